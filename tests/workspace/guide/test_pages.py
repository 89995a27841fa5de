"""The guide as it is shipped: complete in three languages, in step with the program, and found by a search."""

import re
from pathlib import Path

import pytest
from opencc import OpenCC

from briefing_app.checks import CHECKS
from briefing_app.model.finding import Severity
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.paths import resources_dir
from briefing_app.wording.catalogue import Catalogue
from briefing_app.workspace.guide.blocks import (
    Block,
    Heading,
    Items,
    Paragraph,
    Picture,
    Run,
    RunKind,
    list_runs,
    plain,
)
from briefing_app.workspace.guide.checks import explain_checks
from briefing_app.workspace.guide.pages import Guide, name_folder
from briefing_app.workspace.guide.words import GuideWords, plain_words

HELP = resources_dir() / "help"
HANDOUT = "help.checks.stops_handout"


@pytest.fixture(scope="module")
def catalogues() -> dict[str, Catalogue]:
    return {name: Catalogue.load(resources_dir() / "i18n" / name) for name in ("ui", "checks", "repairs")}


def open_guide(catalogues: dict[str, Catalogue], language: Language) -> Guide:
    words = GuideWords((catalogues["ui"], catalogues["checks"]), language)

    def explain() -> tuple[Block, ...]:
        return explain_checks(
            catalogues["checks"], catalogues["repairs"], catalogues["ui"].get(HANDOUT, language), language
        )

    return Guide(HELP, language, words, {"checks": explain, "shortcuts": tuple})


def read_files(language: Language) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted((HELP / name_folder(language)).glob("*.md"))}


def test_three_languages_have_the_same_pages_with_the_same_parts(catalogues: dict[str, Catalogue]) -> None:
    shapes = []
    for language in LANGUAGES:
        guide = open_guide(catalogues, language)
        assert len(guide.pages) == 13
        shapes.append([(page.name, [_describe(block) for block in page.blocks]) for page in guide.pages])
    assert shapes[0] == shapes[1] == shapes[2]


def _describe(block: Block) -> tuple[object, ...]:
    return (type(block), len(list(list_runs(block))), block.name if isinstance(block, Picture) else "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_lead_to_pages_and_pictures_are_there(catalogues: dict[str, Catalogue], language: Language) -> None:
    guide = open_guide(catalogues, language)
    runs = [run for page in guide.pages for block in page.blocks for runs in list_runs(block) for run in runs]
    links = {run.target for run in runs if run.kind is RunKind.LINK}
    assert links
    assert links <= set(guide.names)
    shown = {block.name for page in guide.pages for block in page.blocks if isinstance(block, Picture)}
    kept = {path.stem for path in (HELP / name_folder(language) / "pictures").iterdir()}
    assert shown == kept
    assert all(guide.get_picture(name).is_file() for name in shown)


def test_the_pictures_take_little_room() -> None:
    assert sum(path.stat().st_size for path in HELP.rglob("*.png")) < 3_000_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_pages_quote_stand_by_themselves(catalogues: dict[str, Catalogue], language: Language) -> None:
    words = GuideWords((catalogues["ui"], catalogues["checks"]), language)
    for name, text in read_files(language).items():
        for key in re.findall(r"\{say\.([^}]+)\}", text):
            assert "{" not in words.say("say", key), (name, key)


@pytest.mark.parametrize(("language", "conversion"), [(Language.HANT, "s2t"), (Language.HANS, "t2s")])
def test_chinese_is_in_one_script(language: Language, conversion: str) -> None:
    convert = OpenCC(conversion).convert
    for name, text in read_files(language).items():
        assert convert(text) == text, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_check_is_explained_with_all_its_sentences(catalogues: dict[str, Catalogue], language: Language) -> None:
    blocks = explain_checks(
        catalogues["checks"], catalogues["repairs"], catalogues["ui"].get(HANDOUT, language), language
    )
    assert sum(isinstance(block, Heading) for block in blocks) == len(CHECKS)
    said = [plain(runs) for block in blocks for runs in list_runs(block)]
    assert not [text for text in said if "{" in text or "…." in text]
    assert len([text for text in said if "…" in text]) > 40
    assert sum(len(block.items) for block in blocks if isinstance(block, Items)) == sum(
        len(each.keys) for each in CHECKS
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_a_check_stands_below_its_severity(
    catalogues: dict[str, Catalogue], language: Language
) -> None:
    sentences = catalogues["checks"]
    words = {each: sentences.entry_text(f"severity.{each.value}", language) for each in Severity}
    blocks = iter(explain_checks(sentences, catalogues["repairs"], catalogues["ui"].get(HANDOUT, language), language))
    for check in CHECKS:
        assert isinstance(next(blocks), Heading)
        for severity in dict.fromkeys(check.sentences.severities.values()):
            told, items = next(blocks), next(blocks)
            assert isinstance(told, Paragraph)
            assert isinstance(items, Items)
            assert len(items.items) == list(check.sentences.severities.values()).count(severity)
            assert plain(told.runs).startswith(words[severity])
            assert (plain(told.runs) == words[severity]) is not (check.stops_handout)
    assert next(blocks, None) is None


def test_an_unknown_word_is_an_error(catalogues: dict[str, Catalogue]) -> None:
    words = GuideWords((catalogues["ui"],), Language.EN, lambda keys: keys.replace("Ctrl+", "⌘"))
    assert words.say("menu", "file.export") == "File › Export"
    assert words.say("keys", "Ctrl+K") == "⌘K"
    with pytest.raises(LookupError, match="nonsense"):
        words.say("menu", "file.nonsense")
    with pytest.raises(LookupError, match=r"severity\.block"):
        words.say("say", "severity.block")


@pytest.mark.parametrize(
    ("language", "words", "page"),
    [
        (Language.EN, "silent", "it"),
        (Language.EN, "Hand-out INTERNAL", "export"),
        (Language.HANT, "備份", "library"),
        (Language.HANS, "静默", "it"),
    ],
)
def test_the_search_finds_sections(catalogues: dict[str, Catalogue], language: Language, words: str, page: str) -> None:
    hits = open_guide(catalogues, language).search(words)
    assert page in [hit.page for hit in hits]
    for hit in hits:
        assert hit.title
        assert len(hit.text) < 200


def test_a_heading_goes_before_texts_and_nothing_finds_nothing(catalogues: dict[str, Catalogue]) -> None:
    guide = open_guide(catalogues, Language.EN)
    hits = guide.search("backups")
    assert "Backups" in hits[0].heading or "backups" in hits[0].heading
    assert len(hits) > 2
    assert guide.search("") == ()
    assert guide.search("xyzzy") == ()


def test_a_hit_shows_the_words_around_what_was_found(tmp_path: Path) -> None:
    folder = tmp_path / "en"
    folder.mkdir()
    text = "lead " * 60 + "needle " + "tail " * 60
    (folder / "01-only.md").write_text(f"# Only\n\n## Part\n\n{text}\n", "utf-8")
    (hit,) = Guide(tmp_path, Language.EN, GuideWords((), Language.EN), {}).search("NEEDLE")
    assert (hit.page, hit.anchor, hit.heading) == ("only", "s1", "Part")
    assert hit.text.startswith("…lead")
    assert "needle tail" in hit.text
    assert hit.text.endswith("…")


def test_a_page_that_is_not_there_is_an_error(catalogues: dict[str, Catalogue]) -> None:
    with pytest.raises(LookupError):
        open_guide(catalogues, Language.EN).get_page("nothing")


def test_entries_lose_their_marks() -> None:
    assert plain_words("匯出(&E)…") == "匯出"
    assert plain_words("Research && De&velopment…") == "Research & Development"
    assert Run("x").kind is RunKind.PLAIN
