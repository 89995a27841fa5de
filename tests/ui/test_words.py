"""The words of the interface: the same keys in three languages, all used, none missing, and Chinese that is Chinese."""

import re

import pytest
from opencc import OpenCC

from briefing_app.model.language import LANGUAGES, Language
from briefing_app.paths import resources_dir
from briefing_app.ui.actions import ENTRIES, MENUS
from briefing_app.ui.shell.pages import PAGES
from briefing_app.wording.catalogue import Catalogue
from tests.repo.scripts import ROOT


@pytest.fixture(scope="module")
def words() -> Catalogue:
    return Catalogue.load(resources_dir() / "i18n" / "ui")


def code() -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "briefing_app" / "ui").rglob("*.py")))


def test_three_languages_have_the_same_keys(words: Catalogue) -> None:
    keys = words.keys(Language.EN)
    assert len(keys) > 100
    assert words.keys(Language.HANT) == keys
    assert words.keys(Language.HANS) == keys


def test_three_languages_want_the_same_names_filled(words: Catalogue) -> None:
    for key in words.keys(Language.EN):
        names = {words.names(key, language) for language in LANGUAGES}
        assert len(names) == 1, key


def test_every_key_the_code_says_is_there_and_every_key_is_said(words: Catalogue) -> None:
    keys = words.keys(Language.EN)
    text = code()
    literal = set(re.findall(r"""["']([a-z_]+(?:\.[a-zA-Z_-]+)+)["']""", text))
    prefixes = set(re.findall(r'f"([a-z_.]+\.)\{', text))
    groups = {key.split(".")[0] for key in keys}
    files = {each for each in literal if each.endswith((".qss", ".ini", ".svg"))} | {
        each.module for each in PAGES.values()
    }
    printed = Catalogue.load(resources_dir() / "i18n" / "print").keys(Language.EN)
    assert {each for each in literal - files - printed if each.split(".")[0] in groups} <= keys
    unsaid = [key for key in keys if key not in literal and not any(key.startswith(prefix) for prefix in prefixes)]
    assert unsaid == []


def test_menus_have_words(words: Catalogue) -> None:
    for id in (*MENUS, *(each.id for each in ENTRIES), *(each.group for each in ENTRIES if each.group)):
        assert f"menu.{id}" in words


def test_no_two_entries_share_a_shortcut() -> None:
    keys = [str(key) for each in ENTRIES for key in each.keys]
    assert len(keys) == len(set(keys))


def list_menus() -> dict[str, list[str]]:
    """What stands side by side: entries of each menu and of each submenu."""
    found: dict[str, list[str]] = {}
    for each in ENTRIES:
        inner = each.group or each.submenu
        if inner:
            found.setdefault(inner, []).append(each.id)
        if (shown := inner or each.id) not in found.setdefault(each.menu, []):
            found[each.menu].append(shown)
    return found


def test_no_two_entries_of_a_menu_share_a_mnemonic(words: Catalogue) -> None:
    menus = {"": list(MENUS), **list_menus()}
    assert len(menus) > len(MENUS) + 3
    for language in LANGUAGES:
        for menu, ids in menus.items():
            texts = [words.entry_text(f"menu.{id}", language) for id in ids]
            letters = [found[1].lower() for text in texts if (found := re.search(r"&(\w)", text))]
            assert len(letters) == len(set(letters)), (language, menu, letters)


def test_menus_are_written_alike(words: Catalogue) -> None:
    """Sentence case in English, one character for … everywhere."""
    for key in words.keys(Language.EN):
        for language in LANGUAGES:
            assert "……" not in words.entry_text(key, language), (language, key)
            assert "..." not in words.entry_text(key, language), (language, key)
    for each in ENTRIES:
        if each.group != "language" and each.id != "about":
            later = words.entry_text(f"menu.{each.id}", Language.EN).replace("&", "").split(" ")[1:]
            assert [word for word in later if word[:1].isupper()] == [], each.id


@pytest.mark.parametrize("id", ["save_version", "save_template"])
def test_what_is_done_at_once_promises_no_question(words: Catalogue, id: str) -> None:
    assert [each for each in LANGUAGES if "…" in words.entry_text(f"menu.{id}", each)] == []


def test_simplified_words_have_no_traditional_characters(words: Catalogue) -> None:
    """Converting Simplified to Simplified changes nothing; only texts that name the other script are left out."""
    to_simplified = OpenCC("t2s")
    for key in words.keys(Language.EN):
        if not key.startswith(("language.", "menu.zh-")):
            text = words.entry_text(key, Language.HANS)
            assert to_simplified.convert(text) == text, key


def test_traditional_words_have_no_simplified_characters(words: Catalogue) -> None:
    to_traditional = OpenCC("s2t")
    for key in words.keys(Language.EN):
        if not key.startswith(("language.", "menu.zh-")):
            text = words.entry_text(key, Language.HANT)
            assert to_traditional.convert(text) == text, key
