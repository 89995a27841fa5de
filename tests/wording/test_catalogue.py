"""The catalogues say the same things in all three languages, and every error has its sentence."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_app import errors
from briefing_app.errors import BriefingError
from briefing_app.model.block import Likelihood, TextRole
from briefing_app.model.edition import Audience, Form
from briefing_app.model.figure import Status
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.paths import resources_dir
from briefing_app.wording.catalogue import Catalogue, fill

FOLDERS = sorted(path.name for path in (resources_dir() / "i18n").iterdir() if path.is_dir())
_SPACES = ("punctuation.separator", "text.gap")  # Chinese parts words by a space alone, sentences by nothing


def load(name: str) -> Catalogue:
    return Catalogue.load(resources_dir() / "i18n" / name)


def all_errors(kind: type[BriefingError] = BriefingError) -> Iterator[type[BriefingError]]:
    yield kind
    for each in kind.__subclasses__():
        yield from all_errors(each)


def test_the_catalogues_are_there() -> None:
    assert {"print", "errors"} <= set(FOLDERS)


_SPACES = ("punctuation.separator", "text.gap")  # Chinese sets parts apart by a space, sentences by nothing


@pytest.mark.parametrize("name", FOLDERS)
def test_all_languages_have_the_same_keys_and_names(name: str) -> None:
    catalogue = load(name)
    for language in LANGUAGES:
        assert catalogue.keys(language) == catalogue.keys(Language.EN)
    for key in catalogue.keys(Language.EN):
        assert len({catalogue.names(key, language) for language in LANGUAGES}) == 1, key


@pytest.mark.parametrize("name", FOLDERS)
def test_keys_are_dotted_words_and_texts_are_not_empty(name: str) -> None:
    catalogue = load(name)
    for language in LANGUAGES:
        for key in catalogue.keys(language):
            assert re.fullmatch(r"[a-z_]+(\.[A-Za-z0-9_-]+)+", key), key
            text = catalogue.entry_text(key, language)
            assert text.strip() or key in _SPACES, key


@pytest.mark.parametrize("name", FOLDERS)
def test_no_simplified_characters_stray_into_traditional_texts(name: str) -> None:
    """Characters that only one script uses, from words that occur in the catalogues."""
    simplified, traditional = "页图数据资库来这为时对导开关闭选择错误发现", "頁圖數據資庫來這為時對導開關閉選擇錯誤發現"
    only_simplified, only_traditional = set(simplified) - set(traditional), set(traditional) - set(simplified)
    catalogue = load(name)
    for key in catalogue.keys(Language.EN):
        assert not only_simplified & set(catalogue.entry_text(key, Language.HANT)), key
        assert not only_traditional & set(catalogue.entry_text(key, Language.HANS)), key


@pytest.mark.parametrize("kind", sorted(set(all_errors()), key=str))
def test_every_error_has_its_sentence(kind: type[BriefingError]) -> None:
    catalogue = load("errors")
    names = frozenset(re.findall(r"\{([a-z_]+)\}", kind.english))
    for language in LANGUAGES:
        assert catalogue.names(kind.key, language) == names
    assert catalogue.entry_text(kind.key, Language.EN) == kind.english


def test_error_keys_are_unique() -> None:
    keys = [kind.key for kind in set(all_errors())]
    assert len(keys) == len(set(keys))


def test_an_error_is_said_in_the_reader_s_language() -> None:
    error = errors.OutputError(path="D:\\{x}", detail="read-only")
    assert (
        load("errors").get_error(error, Language.HANT)
        == "無法寫入「D:\\{x}」（read-only），因此沒有匯出任何檔案；請選擇另一資料夾。"
    )
    assert load("errors").get_error(error, Language.EN) == str(error)


def test_every_word_of_the_model_that_is_printed_has_a_text() -> None:
    catalogue = load("print")
    keys = [f"likelihood.{each}" for each in Likelihood]
    keys += [f"panel.{each}" for each in (TextRole.OBJECTIVES, TextRole.PRESS_LINE)]
    keys += [f"{name}.{each}" for name, kind in (("audience", Audience), ("form", Form)) for each in kind]
    keys += [f"status.{each}" for each in Status] + [f"language.{each}" for each in Language]
    assert [key for key in keys if key not in catalogue] == []


def test_names_are_filled_once_and_never_read_again() -> None:
    assert fill("{a} and {b}", {"a": "{b}", "b": 2}) == "{b} and 2"
    with pytest.raises(LookupError, match="needs a value"):
        fill("{a}", {})


def write(folder: Path, english: object) -> Path:
    for name, content in (("en", english), ("zh_Hant", {"k": "{n}個"}), ("zh_Hans", {"k": "{n}个"})):
        (folder / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    return folder


def test_english_may_have_a_singular(tmp_path: Path) -> None:
    catalogue = Catalogue.load(write(tmp_path, {"k": {"one": "{n} item", "other": "{n} items"}}))
    assert [catalogue.get("k", Language.EN, n=n) for n in (0, 1, 2)] == ["0 items", "1 item", "2 items"]
    assert catalogue.get("k", Language.HANT, n=1) == "1個"
    with pytest.raises(LookupError, match="no “other”"):
        catalogue.get("other", Language.EN)


@pytest.mark.parametrize("english", [[], {"k": 1}, {"k": {"one": "x"}}, {"k": {"one": "x", "other": 2}}])
def test_a_file_of_another_shape_is_refused(tmp_path: Path, english: object) -> None:
    with pytest.raises(ValueError, match=r"en\.json"):
        Catalogue.load(write(tmp_path, english))


def test_a_text_may_fill_in_a_key_or_a_language(tmp_path: Path) -> None:
    for name in ("en", "zh_Hant", "zh_Hans"):
        (tmp_path / f"{name}.json").write_text(json.dumps({"a.b": "{key} in {language}"}), encoding="utf-8")
    catalogue = Catalogue.load(tmp_path)
    assert catalogue.get("a.b", Language.EN, key="Title", language="English") == "Title in English"
