"""What all forms share: keywords, one-line names, a purpose wherever it has room; and dates in tables."""

from dataclasses import replace

import pytest

from briefing_app.document import compose, tree
from briefing_app.document.frame import LONGEST_ON_COVER
from briefing_app.document.tree import plain
from briefing_app.model.chart import Cell
from briefing_app.model.edition import Audience, Form
from briefing_app.model.figure import Value
from briefing_app.model.glossary import Theme
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.wording.printed import Wording
from briefing_app.wording.widths import measure_text
from tests.document.conftest import BRIEFING, CARD, CHART, DATASET, MakeEdition, three


@pytest.mark.parametrize("form", Form)
def test_themes_and_tags_are_the_keywords_of_every_form(edition: MakeEdition, wording: Wording, form: Form) -> None:
    themes = {"b": Theme("b", three("Second"), 2), "a": Theme("a", three("First"), 1)}
    changes = {"themes": themes, "cards": {"card-1": replace(CARD, tags=("z", "a"))}}
    charts = {"chart-1": replace(CHART, tags=("a", "m"))}
    document = compose(edition(form=form, charts=charts, **changes), wording)
    assert document.keywords == ("First EN", "Second EN", "a", "m", "z")
    assert compose(edition(form=form), wording).keywords == ()


def test_names_are_one_line_whatever_was_pasted(edition: MakeEdition, wording: Wording) -> None:
    place, office = LocalText.same(" a\t\r\n b "), LocalText.same("An\n\noffice")
    briefing = replace(BRIEFING, title=LocalText.same("Two\nlines"), place=place, organisation=office)
    document = compose(edition(briefing=briefing), wording)
    assert document.title == "Two lines"
    assert document.cover is not None
    assert dict(document.cover.lines)["Place"] == "a b"
    assert document.cover.organisation == "An office"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_purpose_too_long_for_the_cover_is_a_section_before_all_others(
    edition: MakeEdition, wording: Wording, language: Language
) -> None:
    words = "去了解審批安排。" if language.chinese else "To learn how approvals work. "
    fits = LocalText.same((words * 500)[: LONGEST_ON_COVER // (2 if language.chinese else 1)].strip())
    long = LocalText.same(words * 400)
    short = compose(edition(briefing=replace(BRIEFING, purpose=fits), language=language), wording)
    assert short.cover is not None
    assert short.cover.purpose
    assert short.sections[0].number == "1"
    full = compose(edition(briefing=replace(BRIEFING, purpose=long), language=language), wording)
    assert full.cover is not None
    assert full.cover.purpose == ()
    opening = full.sections[0]
    assert (opening.number, opening.destination) == ("", "purpose")
    assert [each.number for each in full.sections[1:3]] == ["1", "2"]
    (paragraph,) = opening.nodes
    assert isinstance(paragraph, tree.Paragraph)
    assert plain(paragraph.spans).strip() == long.en.strip()


def test_a_long_purpose_is_not_handed_out_either(edition: MakeEdition, wording: Wording) -> None:
    briefing = replace(BRIEFING, purpose=LocalText.same("Ours alone. " * 400))
    document = compose(edition(briefing=briefing, audience=Audience.HANDOUT), wording)
    assert "Ours alone" not in repr(document)


def test_a_value_without_a_date_of_its_own_shows_that_of_its_table(edition: MakeEdition, wording: Wording) -> None:
    rows = (
        (Cell(text=three("one")), Cell(figure="widgets"), Cell()),
        (Cell(text=three("two")), Cell(value=Value.parse("7")), Cell()),
        (Cell(text=three("three")), Cell(value=Value.parse("8"), as_of=PartialDate(2019)), Cell()),
    )
    dataset = replace(DATASET, rows=rows, as_of=PartialDate(2020, 5))
    document = compose(edition(datasets={"data-1": dataset}), wording)
    table = next(node for node in document.sections[0].nodes if isinstance(node, tree.Table) and node.caption_number)
    dates = [plain(row[0].spans).splitlines()[1] for row in table.rows]
    assert dates == ["as of January 2024", "as of May 2020", "as of 2019"]


@pytest.mark.parametrize(("text", "width"), [("", 0), ("abc", 3), ("大灣區", 6), ("A區", 3), ("（）", 4), ("é", 1)])
def test_chinese_takes_twice_the_room(text: str, width: int) -> None:
    assert measure_text(text) == width
