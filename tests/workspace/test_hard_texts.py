"""Whatever people paste is exported whole, or they are told in a sentence what is too long: never “please report this”."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import pytest

from briefing_app.checks.long_text import MARKING, MOST
from briefing_app.formats.pdf_read import read_pages
from briefing_app.model.block import AnyBlock, PeopleBlock, Person, PointsBlock, TextBlock, TextRole
from briefing_app.model.briefing import Briefing, Section
from briefing_app.model.edition import Audience, Form
from briefing_app.model.finding import Severity
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.workspace import Workspace
from briefing_app.workspace.desk import LibraryReader
from briefing_app.workspace.press import FileJob, Press
from briefing_app.workspace.proof import _is_found_turned, letters
from briefing_app.workspace.resolve import freeze

ENGLISH = "Approvals of medicines in the Greater Bay Area, and what they mean for firms. "
CHINESE = "大灣區藥物審批安排及其對企業之影響，"
ARABIC = "مرحبا بالوفد من شنجن"
HEBREW = "ברוכים הבאים למשלחת"


def long(width: int) -> LocalText:
    return LocalText((ENGLISH * width)[:width], (CHINESE * width)[: width // 2], (CHINESE * width)[: width // 2])


def make(workspace: Workspace, briefing: Briefing, form: Form, language: Language) -> str:
    """The text of the proven PDF."""
    reader = LibraryReader(workspace.library)
    frozen = freeze(reader, briefing, Audience.DELEGATION, date(2024, 6, 1), with_pack=False)
    data, _ = Press(workspace.resources).make(FileJob(frozen, frozen, form, language, "x.pdf", 1))
    return letters("".join(read_pages(data)))


def blocks(text: LocalText) -> tuple[AnyBlock, ...]:
    return (
        TextBlock(id="t", text=text, title=text),
        TextBlock(id="o", text=text, title=text, role=TextRole.OBJECTIVES),
        PointsBlock(id="p", addressee=text, points=(text,)),
        PeopleBlock(id="q", people=(Person(text, text),)),
    )


def with_text(sample: Briefing, text: LocalText) -> Briefing:
    return replace(sample, title=text, place=text, purpose=text, sections=(Section("s", text, blocks(text)),))


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("To\nthe mayor\r\n\nand\tothers", id="line feeds"),
        pytest.param("Go 🎉 🇭🇰 👩‍🔬 ✅ on", id="emoji"),
        pytest.param(f"Visit {ARABIC} and {HEBREW} 2024 next", id="right to left"),
        pytest.param(ARABIC, id="Arabic"),
        pytest.param("x\u200bzero\u00adsoft e\u0301 ﬁ ½ Ⅷ ㎡ \u202ereversed\u202c \ue000", id="odd characters"),
    ],
)
def test_whatever_is_pasted_is_exported(workspace: Workspace, sample: Briefing, form: Form, text: str) -> None:
    for language in (Language.EN, Language.HANT):
        make(workspace, with_text(sample, LocalText.same(text)), form, language)


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_has_room_for_the_longest_titles_and_names(
    workspace: Workspace, sample: Briefing, form: Form, language: Language
) -> None:
    text = long(MOST)
    briefing = replace(sample, title=text, organisation=text, occasion=text, place=text, readers=text)
    assert letters(text.get(language)) in make(workspace, briefing, form, language)
    frozen = workspace.findings.freeze(sample.id, Audience.DELEGATION)
    fits = replace(frozen, briefing=briefing)
    assert not [each for each in workspace.findings.find_in(fits, fits, [language]) if each.check == "long_text"]


def with_heads(sample: Briefing, text: LocalText) -> Briefing:
    """Every title, caption, addressee and label that a briefing itself holds."""
    sections = tuple(
        replace(
            section,
            title=text,
            blocks=tuple(
                replace(block, **{each: text for each in ("title", "addressee", "caption") if hasattr(block, each)})  # type: ignore[arg-type]
                for block in section.blocks
            ),
        )
        for section in sample.sections
    )
    return replace(sample, sections=sections)


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_has_room_for_the_longest_titles_of_sections_blocks_cards_and_charts(
    workspace: Workspace, sample: Briefing, form: Form, language: Language
) -> None:
    text = long(MOST)
    for card in workspace.library.list_cards():
        workspace.cards.update_card(replace(card, title=text))
    for chart in workspace.library.list_charts():
        workspace.data.update_chart(replace(chart, title=text))
    for dataset in workspace.library.list_datasets():
        workspace.data.update_dataset(replace(dataset, title=text))
    for figure in workspace.library.list_figures():
        workspace.figures.update_figure(replace(figure, label=text))
    briefing = with_heads(sample, text)
    assert letters(text.get(language)) in make(workspace, briefing, form, language)
    workspace.briefings.update_briefing(briefing)
    assert not [each for each in workspace.findings.find_findings(sample.id) if each.check == "long_text"]


def test_a_title_that_no_slide_has_room_for_is_said_where_it_stands(workspace: Workspace, sample: Briefing) -> None:
    text = long(10_000)
    card, chart = workspace.library.list_cards()[0], workspace.library.list_charts()[0]
    workspace.cards.update_card(replace(card, title=text))
    workspace.data.update_chart(replace(chart, title=text))
    workspace.briefings.update_briefing(with_heads(sample, text))
    found = [each for each in workspace.findings.find_findings(sample.id) if each.check == "long_text"]
    assert {each.place.kind for each in found} == {"section", "block", "card", "chart"}
    assert {each.severity for each in found} == {Severity.BLOCK}
    said = workspace.findings.say(found[0], Language.EN)
    assert "10000 characters" in said
    assert len(said) < 400
    assert all(
        len(workspace.findings.say(each, Language.HANT)) < 400 for each in workspace.findings.find_findings(sample.id)
    )


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_marking_is_printed_whole_or_said_to_be_too_long(
    workspace: Workspace, sample: Briefing, form: Form, language: Language
) -> None:
    english = ("RESTRICTED TO MEMBERS OF THE DELEGATION " * 9)[:MARKING]
    text = LocalText(english, ("內部參考不得外傳" * 9)[: MARKING // 2], ("内部参考不得外传" * 9)[: MARKING // 2])
    assert letters(text.get(language)) in make(workspace, replace(sample, marking=text), form, language)
    workspace.briefings.update_briefing(replace(sample, marking=text))
    assert not [each for each in workspace.findings.find_findings(sample.id) if each.check == "long_text"]
    workspace.briefings.update_briefing(replace(sample, marking=LocalText.same("內部" * MARKING)))
    found = [each for each in workspace.findings.find_findings(sample.id) if each.check == "long_text"]
    assert {each.key for each in found} == {"check.long_text.marking"}


def test_a_title_that_fills_pages_is_not_repeated_on_each_of_them(workspace: Workspace, sample: Briefing) -> None:
    """It would stand before its own rest, which then grows from page to page."""
    for card in workspace.library.list_cards():
        workspace.cards.update_card(replace(card, title=long(10_000)))
    reader = LibraryReader(workspace.library)
    frozen = freeze(reader, with_heads(sample, long(10_000)), Audience.DELEGATION, date(2024, 6, 1), with_pack=False)
    _, report = Press(workspace.resources).draw(frozen.edition(Form.FULL, Language.EN, number=1))
    assert report.pages < 250


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("text", ["   ", "\u202e\u202c", "\x00\x07", "\u200b"])
def test_titles_of_nothing_that_is_seen_are_exported(
    workspace: Workspace, sample: Briefing, form: Form, text: str
) -> None:
    make(workspace, with_heads(sample, LocalText.same(text)), form, Language.HANT)


@pytest.mark.parametrize("text", ["One\vtwo\fthree\x1cfour\x85five\u2028six\u2029seven", "\n- a\n\n- \n- b\n"])
def test_a_title_of_several_lines_is_one_line_on_a_slide(workspace: Workspace, sample: Briefing, text: str) -> None:
    for chart in workspace.library.list_charts():
        workspace.data.update_chart(replace(chart, title=LocalText.same(text)))
    said = make(workspace, with_heads(sample, LocalText.same(text)), Form.SLIDES, Language.HANT)
    assert "".join(each for each in text.lower() if each.isalpha()) in said


@pytest.mark.parametrize("form", Form)
def test_a_purpose_of_ten_thousand_characters_is_printed_or_named_as_left_out(
    workspace: Workspace, sample: Briefing, form: Form
) -> None:
    purpose = long(10_000)
    said = make(workspace, replace(sample, purpose=purpose), form, Language.EN)
    if form is Form.FULL:
        assert letters(purpose.en[:1_000]) in said
        assert letters(purpose.en[-300:]) in said
    elif form is Form.SUMMARY:
        assert "didnotfitonthispage" in said


@pytest.mark.parametrize("field", ["title", "organisation", "occasion", "place", "readers"])
def test_what_is_too_long_is_said_by_name_and_length(workspace: Workspace, sample: Briefing, field: str) -> None:
    workspace.briefings.update_briefing(replace(sample, **{field: long(MOST + 2)}))  # type: ignore[arg-type]
    found = [each for each in workspace.findings.find_findings(sample.id) if each.check == "long_text"]
    assert [each.place.language for each in found] == ["en", "zh-Hant", "zh-Hans"]
    assert {each.severity for each in found} == {Severity.BLOCK}
    assert "242 characters" in workspace.findings.say(found[0], Language.EN)
    assert "120字" in workspace.findings.say(found[1], Language.HANT)


def test_right_to_left_words_are_proven_in_either_direction_but_proven() -> None:
    page = letters(f"Visit {ARABIC[::-1]} next")
    assert _is_found_turned(f"Visit {ARABIC}", [page])
    assert _is_found_turned(ARABIC, [letters(ARABIC)])
    assert not _is_found_turned(f"Other {ARABIC}", [page])
    assert not _is_found_turned(HEBREW, [page])
    assert _is_found_turned("next Visit", [page])  # what stands beside such words is turned with them
    assert not _is_found_turned("next Visit", [letters("Visit us next")])  # elsewhere order counts


def test_a_script_that_runs_from_right_to_left_stops_the_export_where_it_stands(
    workspace: Workspace, sample: Briefing
) -> None:
    workspace.briefings.update_briefing(replace(sample, place=LocalText(ARABIC, "福田", "福田")))
    found = [each for each in workspace.findings.find_findings(sample.id) if each.key.endswith(".direction")]
    assert [each.severity for each in found] == [Severity.BLOCK]
    assert found[0].place.kind == "briefing"
    assert found[0].repairs == ("edit_text",)
    assert "right to left" in workspace.findings.say(found[0], Language.EN)


@pytest.mark.timed
def test_slides_set_no_more_of_a_title_than_they_show(workspace: Workspace, sample: Briefing) -> None:
    frozen = freeze(LibraryReader(workspace.library), sample, Audience.DELEGATION, date(2024, 6, 1), with_pack=False)
    titled = replace(frozen, briefing=with_heads(sample, long(60_000)))
    start = time.process_time()
    Press(workspace.resources).draw(titled.edition(Form.SLIDES, Language.EN))
    assert time.process_time() - start < 8
