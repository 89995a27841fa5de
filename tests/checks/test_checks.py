"""Each check finds what it is for, says where, and is silent on a briefing that is in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from briefing_app.checks import CHECKS, Subject, find_findings
from briefing_app.checks.check import Sentences
from briefing_app.checks.say import say_finding
from briefing_app.formats.pack import load_pack
from briefing_app.model.block import (
    CardBlock,
    ChartBlock,
    KeyFiguresBlock,
    PictureBlock,
    PointsBlock,
    TableBlock,
    TextBlock,
)
from briefing_app.model.briefing import Briefing, Section
from briefing_app.model.card import TextState
from briefing_app.model.chart import Cell
from briefing_app.model.content import Content
from briefing_app.model.edition import Audience
from briefing_app.model.figure import Observation, Release, Status, Unit, Value
from briefing_app.model.finding import Finding, Place, Severity
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.paths import resources_dir
from briefing_app.wording.catalogue import Catalogue
from briefing_app.wording.printed import Wording
from briefing_app.workspace.closure import ContentReader
from briefing_app.workspace.resolve import freeze
from tests.formats.sample import make_document, make_png, save_json

Change = Callable[[Content], Content]
WARNING, BLOCK, NOTICE = Severity.WARNING, Severity.BLOCK, Severity.NOTICE


def _words(english: str) -> LocalText:
    return LocalText(english, english, english)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    path: Path = tmp_path_factory.mktemp("checks")
    return load_pack(save_json(make_document(make_png()), path / "a.json")).content


def _with(content: Content, kind: str, name: str, **changes: object) -> Content:
    def changed(each: object) -> object:
        named = getattr(each, "key" if kind == "figures" else "slug")
        return replace(each, **changes) if named == name else each  # type: ignore[type-var]

    return replace(content, **{kind: tuple(map(changed, getattr(content, kind)))})  # type: ignore[arg-type]


def _with_blocks(content: Content, *blocks: object, title: LocalText = _words("Added")) -> Content:
    """The sample briefing with one more section."""
    (briefing,) = (each for each in content.briefings if each.slug == "visit-sample")
    sections = (*briefing.sections[:1], Section("added", title, blocks))  # type: ignore[arg-type]
    return _with(content, "briefings", "visit-sample", sections=sections)


def _find(
    content: Content,
    audience: Audience = Audience.DELEGATION,
    languages: tuple[Language, ...] = LANGUAGES,
    today: date = date(2024, 1, 15),
    missing: str = "",
    naming: Language = Language.EN,
) -> list[Finding]:
    (briefing,) = (each for each in content.briefings if each.slug == "visit-sample")
    reader = ContentReader(content)
    whole = freeze(reader, briefing, Audience.DELEGATION, today, with_pack=False)
    shown = freeze(reader, briefing, audience, today, with_pack=False)
    subject = Subject(
        briefing=shown.briefing,
        content=shown.content,
        figures=shown.figures,
        languages=languages,
        audience=audience,
        today=today,
        whole_briefing=whole.briefing,
        whole_content=whole.content,
        find_missing_glyphs=lambda text, _language: "".join(char for char in text if char in missing),
        naming=naming,
    )
    found = list(find_findings(subject))
    registered = {check.name: check for check in CHECKS}
    for each in found:
        check = registered[each.check]
        severity = check.sentences.severities[each.key]
        stops = check.stops_handout and audience is Audience.HANDOUT
        assert each.severity is (Severity.NOTICE if each.accepted else Severity.BLOCK if stops else severity)
    return found


def _of(found: list[Finding], check: str) -> list[Finding]:
    return [each for each in found if each.check == check]


def _clean(content: Content) -> Content:
    """The sample with its own small faults mended: everything there, dated, sourced and complete."""
    content = _with(content, "cards", "fund-grants", states=(TextState.COMPLETE,) * 3)
    for source in ("note", "speech"):
        content = _with(content, "sources", source, title="T", publisher="P", description=_words("D"), note=LocalText())
    figures = {each.key: each for each in content.figures}
    first = figures["first_batch"].observations[0]
    cited = replace(figures["second_batch"].observations[0], citation=first.citation)
    content = _with(content, "figures", "second_batch", observations=(cited,), cadence_months=None)
    (table,) = content.datasets
    rows = tuple(tuple(replace(cell, as_of=None) for cell in row) for row in table.rows)
    content = _with(content, "datasets", table.slug, as_of=first.as_of, rows=rows)
    content = _with(content, "figures", "first_batch", cadence_months=None)
    content = _with(content, "figures", "hospitals_all", cadence_months=None)
    (briefing,) = (each for each in content.briefings if each.slug == "visit-sample")
    return _with(content, "briefings", "visit-sample", sections=briefing.sections[:1])


def test_a_briefing_in_order_has_no_finding(content: Content) -> None:
    assert _find(_clean(content)) == []


def _only(found: Iterator[Finding] | list[Finding]) -> Finding:
    (one,) = found
    return one


# -- one check after another -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "name", "field", "what"),
    [
        ("cards", "fund-grants", "text", "card"),
        ("cards", "fund-grants", "title", "card"),
        ("charts", "hospitals", "title", "chart"),
        ("datasets", "hospitals", "title", "dataset"),
        ("figures", "grants", "label", "figure"),
        ("briefings", "visit-sample", "purpose", "briefing"),
    ],
)
def test_a_missing_language_stops_that_language_only(
    content: Content, kind: str, name: str, field: str, what: str
) -> None:
    thing = next(each for each in getattr(content, kind) if getattr(each, "slug", getattr(each, "key", "")) == name)
    lacking = getattr(thing, field).with_text(Language.HANS, "")
    changed = _with(_clean(content), kind, name, **{field: lacking})
    finding = _only(_of(_find(changed), "missing_language"))
    assert finding.severity is BLOCK
    assert finding.key == f"check.missing_language.{what}"
    assert finding.place.language == "zh-Hans"
    assert _of(_find(changed, languages=(Language.EN, Language.HANT)), "missing_language") == []


@pytest.mark.parametrize(
    "block",
    [
        PointsBlock(id="p", addressee=LocalText(), points=(_words("A"), LocalText("Only English", "有", ""))),
        TextBlock(id="p", text=LocalText("Only", "有", "")),
        KeyFiguresBlock(id="p", figures=("grants",), title=LocalText("Only", "有", "")),
    ],
)
def test_a_point_or_text_that_misses_a_language_is_named_by_its_block(content: Content, block: object) -> None:
    finding = _only(_of(_find(_with_blocks(_clean(content), block)), "missing_language"))
    assert (finding.place.block_id, finding.place.language, finding.severity) == ("p", "zh-Hans", BLOCK)
    assert finding.values["name"] == "Added"


def test_a_note_in_one_language_is_only_a_warning(content: Content) -> None:
    changed = _with(_clean(content), "cards", "fund-grants", note=LocalText("English"))
    found = _of(_find(changed), "missing_language")
    assert {(each.severity, each.place.language) for each in found} == {(WARNING, "zh-Hant"), (WARNING, "zh-Hans")}


def test_a_text_that_no_language_has_is_not_missing(content: Content) -> None:
    assert _find(_with_blocks(_clean(content), TextBlock(id="p", text=_words("A"), title=LocalText()))) == []


@pytest.mark.parametrize("state", [TextState.REVIEW, TextState.OUTDATED])
def test_a_text_to_review_or_outdated_is_a_warning(content: Content, state: TextState) -> None:
    states = (TextState.COMPLETE, state, TextState.COMPLETE)
    changed = _with(_clean(content), "cards", "fund-grants", states=states)
    finding = _only(_find(changed))
    assert (finding.key, finding.severity) == (f"check.text_state.{state.value}", WARNING)
    assert finding.place.language == "zh-Hant"
    assert finding.place.block_id
    assert _find(changed, languages=(Language.EN,)) == []


def test_what_names_no_source_is_a_warning(content: Content) -> None:
    clean = _clean(content)
    figures = {each.key: each for each in clean.figures}
    bare = tuple(replace(each, citation=None) for each in figures["grants"].observations)
    changed = _with(_with(clean, "figures", "grants", observations=bare), "datasets", "hospitals", sources=())
    found = _of(_find(changed), "missing_source")
    assert {each.key for each in found} == {"check.missing_source.figure", "check.missing_source.dataset"}
    assert all(each.severity is WARNING for each in found)
    plain = _with(changed, "cards", "fund-grants", sources=(), text=_words("A"), figures=("grants",))
    assert "check.missing_source.card" in {each.key for each in _find(plain)}
    sourced = _with(clean, "cards", "fund-grants", sources=())
    assert _of(_find(sourced), "missing_source") == []  # its figures say where it is from


def test_a_source_that_names_no_publisher_or_title_is_a_notice(content: Content) -> None:
    changed = _with(_clean(content), "sources", "note", title="", publisher="")
    found = _find(changed)
    assert {(each.key, each.severity) for each in found} == {
        ("check.source_details.title", NOTICE),
        ("check.source_details.publisher", NOTICE),
    }


def test_an_undated_figure_is_a_warning(content: Content) -> None:
    figures = {each.key: each for each in content.figures}
    undated = (replace(figures["grants"].observations[0], as_of=None),)
    finding = _only(_find(_with(_clean(content), "figures", "grants", observations=undated)))
    assert (finding.check, finding.severity, finding.place.id) == ("undated_figure", WARNING, "grants")


def test_staleness_is_judged_on_the_day_given(content: Content) -> None:
    changed = _with(_clean(content), "figures", "first_batch", cadence_months=36)
    assert _find(changed, today=date(2024, 7, 1)) == []
    found = _find(changed, today=date(2024, 7, 2))
    assert {(each.key, each.place.id) for each in found} == {
        ("check.stale_figure", "first_batch"),
        ("check.stale_figure.derived", "hospitals_all"),
    }
    assert all(each.severity is WARNING and each.place.block_id for each in found)


def test_a_hand_out_says_what_it_leaves_out(content: Content) -> None:
    changed = _with(_clean(content), "charts", "hospitals", release=Release.INTERNAL)
    assert _of(_find(changed), "internal_content") == []
    found = _of(_find(changed, Audience.HANDOUT), "internal_content")
    assert {(each.key, each.severity) for each in found} == {
        ("check.internal_content.left_out", NOTICE),
        ("check.internal_content.marked", NOTICE),
    }
    marked = next(each for each in found if each.key.endswith("marked"))
    assert marked.values == {"count": "2"}  # the points, and the page break that the sample marks


def test_an_open_text_that_quotes_an_internal_figure_stops_the_hand_out(content: Content) -> None:
    figures = {each.key: each for each in content.figures}
    hidden = tuple(replace(each, release=Release.INTERNAL) for each in figures["grants"].observations)
    changed = _with(_clean(content), "figures", "grants", observations=hidden)
    assert _find(changed) == []
    holes = [each for each in _find(changed, Audience.HANDOUT) if each.severity is BLOCK]
    assert {each.key for each in holes} == {"check.internal_content.hole"}
    assert {each.place.kind for each in holes} == {"block", "card"}  # the purpose quotes it too, but is not handed out


def test_characters_that_no_font_has_are_named(content: Content) -> None:
    changed = _with(
        _clean(content), "cards", "fund-grants", text=LocalText("A\U0001f9ec{grants}", "𠮶{grants}", "{grants}")
    )
    finding = _only(_find(changed, missing="\U0001f9ec𠮶"))
    assert (finding.check, finding.severity, finding.place.kind) == ("missing_glyph", WARNING, "card")
    assert finding.values == {"characters": "\U0001f9ec𠮶", "codes": "U+1F9EC, U+20BB6"}
    assert _find(changed, languages=(Language.HANS,), missing="\U0001f9ec𠮶") == []


def test_an_empty_section_is_a_warning_and_an_empty_briefing_is_not_exported(content: Content) -> None:
    finding = _only(_find(_with_blocks(_clean(content))))
    assert (finding.key, finding.severity, finding.place.id) == ("check.empty_section", WARNING, "added")
    empty = _with(_clean(content), "briefings", "visit-sample", sections=())
    assert _only(_find(empty)).severity is BLOCK


def test_a_number_typed_into_a_text_is_found(content: Content) -> None:
    text = LocalText("It gave HK$1.76 billion to 39 firms in 2023.", "17.6億港元、39家", "17.6亿港元、39家")
    found = _of(_find(_with_blocks(_clean(content), TextBlock(id="t", text=text))), "plain_number")
    quotes = {each.place.language: each.values for each in found if each.severity is NOTICE}
    assert {each["key"] for each in quotes.values()} == {"grants"}
    label = next(each for each in content.figures if each.key == "grants").label
    assert {each["name"] for each in quotes.values()} == {label.en}  # what people call it; the key is ours
    assert set(quotes) == {"en", "zh-Hant", "zh-Hans"}
    unknown = [each for each in found if each.severity is WARNING]
    assert len(unknown) == 3
    assert all("39" in each.values["number"] for each in unknown)


def test_a_bare_number_is_no_money_and_no_percentage(content: Content) -> None:
    clean = _with(_clean(content), "figures", "first_batch", unit=Unit.PERCENT)
    found = _of(_find(_with_blocks(clean, TextBlock(id="t", text=_words("There are 5 of them.")))), "plain_number")
    assert {each.severity for each in found} == {WARNING}


def test_figures_without_a_value_would_be_gaps(content: Content) -> None:
    clean = _clean(content)
    none = _with(clean, "figures", "second_batch", observations=())
    found = {each.key: each for each in _of(_find(none), "derived_inputs")}
    assert set(found) == {"check.derived_inputs.none", "check.derived_inputs.inputs"}
    assert found["check.derived_inputs.inputs"].values["inputs"] == "second_batch"
    assert all(each.severity is BLOCK for each in found.values())
    zero = (
        Observation(Value.parse("0"), as_of=next(f for f in clean.figures if f.key == "grants").observations[0].as_of),
    )
    divided = _with(
        _with(clean, "figures", "second_batch", observations=zero),
        "figures",
        "hospitals_all",
        formula="first_batch / second_batch",
    )
    assert "check.derived_inputs.formula" in {each.key for each in _find(divided)}


def test_a_chart_or_table_without_data_is_not_exported(content: Content) -> None:
    clean = _clean(content)
    empty = _find(_with(clean, "datasets", "hospitals", rows=()))
    assert {(each.key, each.severity) for each in empty if each.check == "chart_data"} == {
        ("check.chart_data.chart", BLOCK),
        ("check.chart_data.table", BLOCK),
    }
    dataset = clean.datasets[0]
    holes = tuple((row[0], Cell(), row[2]) for row in dataset.rows)
    assert [each.key for each in _find(_with(clean, "datasets", "hospitals", rows=holes))] == ["check.chart_data.chart"]


@pytest.mark.parametrize("language", list(Language))
def test_a_chart_that_would_mislead_is_not_exported_and_the_reason_is_given(
    content: Content, language: Language
) -> None:
    clean = _clean(content)
    chart = clean.charts[0]
    for kind in ("hologram", "donut"):
        minus = tuple((row[0], Cell(value=Value.parse("-5")), row[2]) for row in clean.datasets[0].rows)
        charts = tuple(replace(each, kind=kind) if each is chart else each for each in clean.charts)
        changed = replace(clean, charts=charts)
        if kind == "donut":
            changed = _with(changed, "datasets", clean.datasets[0].slug, rows=minus)
        (finding,) = _of(_find(changed, naming=language), "chart_data")
        assert (finding.key, finding.severity, finding.place.kind) == ("check.chart_data.refused", BLOCK, "chart")
        assert finding.values["why"]


@pytest.mark.parametrize(
    ("block", "what"),
    [
        (CardBlock(id="b", card_id="gone"), "card"),
        (ChartBlock(id="b", chart_id="gone"), "chart"),
        (TableBlock(id="b", dataset_id="gone"), "dataset"),
        (PictureBlock(id="b", asset="gone"), "picture"),
        (KeyFiguresBlock(id="b", figures=("gone",)), "figure"),
        (TextBlock(id="b", text=_words("{gone}")), "figure"),
    ],
)
def test_a_reference_that_leads_nowhere_stops_the_export(content: Content, block: object, what: str) -> None:
    finding = _only(_of(_find(_with_blocks(_clean(content), block)), "broken_reference"))
    assert (finding.key, finding.severity) == (f"check.broken_reference.{what}", BLOCK)
    assert (finding.values, finding.place.block_id) == ({"name": "gone"}, "b")


def test_broken_references_inside_things_are_found(content: Content) -> None:
    clean = _clean(content)
    assert _of(_find(_with(clean, "charts", "hospitals", note=_words("{gone}"))), "broken_reference")
    assert _of(_find(_with(clean, "charts", "hospitals", dataset_id="gone")), "broken_reference")
    row = (Cell(text=_words("x")), Cell(figure="gone"), Cell())
    assert _of(_find(_with(clean, "datasets", "hospitals", rows=(row,))), "broken_reference")
    assert _of(_find(_with(clean, "cards", "fund-grants", figures=("gone",))), "broken_reference")


def test_languages_that_quote_different_figures_are_found(content: Content) -> None:
    text = LocalText("{grants} and {first_batch}", "{grants}", "{grants}和{first_batch}")
    finding = _only(_find(_with_blocks(_clean(content), TextBlock(id="t", text=text))))
    assert (finding.check, finding.severity) == ("same_figures", WARNING)
    named = {"key": "first_batch", "name": "First batch", "languages": "zh-Hant"}
    assert finding.values == named  # a reader knows figures by their names, not by their keys
    assert _find(_with_blocks(_clean(content), TextBlock(id="t", text=text)), languages=(Language.HANT,)) == []


@pytest.mark.parametrize("status", [Status.AS_SUPPLIED, Status.DRAFT])
def test_unverified_cards_are_counted_once(content: Content, status: Status) -> None:
    finding = _only(_find(_with(_clean(content), "cards", "fund-grants", status=status)))
    assert (finding.key, finding.severity) == (f"check.not_verified.{status.value}", NOTICE)
    assert finding.values == {"count": "1", "all": "1"}


def test_what_blocks_comes_first(content: Content) -> None:
    changed = _with(_clean(content), "cards", "fund-grants", status=Status.DRAFT, text=LocalText("{grants}"))
    order = [each.severity for each in _find(changed)]
    assert order == sorted(order, key=list(Severity).index)
    assert order[0] is BLOCK
    assert order[-1] is NOTICE


# -- words -----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sentences() -> Catalogue:
    return Catalogue.load(resources_dir() / "i18n" / "checks")


def test_every_key_of_every_check_has_its_sentence_in_three_languages(sentences: Catalogue) -> None:
    wanted = {key for check in CHECKS for key in check.keys} | {f"severity.{each.value}" for each in Severity}
    for language in LANGUAGES:
        assert sentences.keys(language) == wanted
        for key in wanted:
            assert sentences.names(key, language) == sentences.names(key, Language.EN), (key, language)


def test_every_finding_can_be_said(content: Content, sentences: Catalogue) -> None:
    wording = Wording(Catalogue.load(resources_dir() / "i18n" / "print"))
    faults = _with(content, "cards", "fund-grants", text=LocalText("{grants} 39"), states=(TextState.OUTDATED,) * 3)
    faults = _with(faults, "datasets", "hospitals", rows=())
    seen = set()
    for audience in Audience:
        for finding in _find(faults, audience, today=date(2030, 1, 1), missing="A"):
            seen.add(finding.check)
            for language in LANGUAGES:
                sentence = say_finding(finding, sentences, wording, language)
                assert "{" not in sentence
                assert sentence.endswith("." if language is Language.EN else "。")
    assert len(seen) >= 9


def test_languages_and_dates_are_said_in_words(content: Content, sentences: Catalogue) -> None:
    wording = Wording(Catalogue.load(resources_dir() / "i18n" / "print"))
    finding = _only(
        _of(
            _find(
                _with(_clean(content), "cards", "fund-grants", text=LocalText("{grants}")), languages=(Language.HANT,)
            ),
            "missing_language",
        )
    )
    assert say_finding(finding, sentences, wording, Language.HANT).startswith(
        "資料卡「Grants of the fund」沒有繁體中文文本"
    )
    stale = _with(_clean(content), "figures", "first_batch", cadence_months=1)
    dated = next(each for each in _find(stale, today=date(2030, 1, 1)) if each.key == "check.stale_figure")
    assert "2021年7月1日" in say_finding(dated, sentences, wording, Language.HANS)


def test_each_check_is_a_module_of_the_same_name() -> None:
    folder = Path(__file__).parents[2] / "briefing_app" / "checks"
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__", "check", "subject", "say"}
    assert {check.name for check in CHECKS} == modules


def test_what_stops_an_export_is_what_would_be_wrong_in_the_file() -> None:
    stopping = {each.name for each in CHECKS if BLOCK in each.sentences.severities.values()}
    assert stopping == {
        "broken_reference", "missing_language", "internal_content", "empty_section", "long_text", "chart_data",
        "derived_inputs", "missing_glyph",
    }  # fmt: skip
    assert [each.name for each in CHECKS if each.stops_handout] == ["template_text"]
    for check in CHECKS:
        order = [list(Severity).index(each) for each in check.sentences.severities.values()]
        assert order == sorted(order)


def test_a_check_says_nothing_but_its_sentences() -> None:
    sentences = Sentences("plain_number", warning=("",), notice=("quote",))
    place = Place("card", "c1")
    assert sentences.find("", place, {}).key == "check.plain_number"
    found = sentences.find("quote", place, {"name": "x"}, ("edit_text",))
    assert found == Finding("plain_number", NOTICE, place, "check.plain_number.quote", {"name": "x"}, ("edit_text",))
    with pytest.raises(KeyError):
        sentences.find("other", place, {})


def test_a_template_can_be_checked_too(content: Content) -> None:
    briefing: Briefing = next(each for each in content.briefings if each.template)
    changed = replace(content, briefings=(replace(briefing, slug="visit-sample"),))
    assert [each.key for each in _find(changed)] == ["check.empty_section.all"]
