"""The numbers of a chart as a table at the end: where they are wanted, what stands in it, and how one gets there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.document import compose
from briefing_app.document.tree import ChartFigure, Document, Panel, Paragraph, Section, Table, plain
from briefing_app.model.chart import Cell, Chart, Dataset
from briefing_app.model.edition import Form
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.wording.printed import Wording
from tests.charts.gallery.paper import make_edition
from tests.charts.gallery.tables import EVENTS, TRIALS, WAITING, Example
from tests.charts.samples import make_dataset, name_cell, number_cell, number_column

TITLE = LocalText("Title", "標題", "标题")


def make(
    dataset: Dataset, wording: Wording, *, kind: str = "bar", data: str = "auto", language: Language = Language.EN
) -> Document:
    example = Example("one", kind, dataset, TITLE)
    return compose(make_edition([example], Form.FULL, language, data=data), wording)


def find_section(document: Document) -> Section | None:
    return next((each for each in document.sections if each.destination == "chart-data"), None)


def get_table(document: Document) -> Table:
    section = find_section(document)
    assert section is not None
    (table,) = section.nodes
    assert isinstance(table, Table)
    return table


def get_figure(document: Document) -> ChartFigure:
    figure = document.sections[0].nodes[0]
    assert isinstance(figure, ChartFigure)
    return figure


def say(table: Table) -> list[list[str]]:
    return [[plain(each) for each in table.head], *([plain(cell.spans) for cell in row] for row in table.rows)]


def make_long(count: int) -> Dataset:
    return make_dataset([(name_cell(f"N{at}"), number_cell(str(at))) for at in range(count)])


@pytest.mark.parametrize(
    ("count", "data", "wanted"),
    [(3, "auto", False), (9, "auto", True), (3, "always", True), (9, "never", False), (8, "auto", False)],
)
def test_a_table_is_printed_where_the_description_does_not_give_all_values(
    count: int, data: str, wanted: bool, wording: Wording
) -> None:
    document = make(make_long(count), wording, data=data)
    assert (find_section(document) is not None) is wanted
    figure = get_figure(document)
    assert ("table at the end" in figure.alt) is wanted
    assert any(each.link == "#chart-data-1" for each in figure.source) is wanted


def test_a_description_of_ones_own_may_leave_values_out(wording: Wording) -> None:
    edition = make_edition([Example("one", "bar", TRIALS, TITLE)], Form.FULL, Language.EN)
    (chart,) = edition.charts.values()
    own: Chart = replace(chart, alt=LocalText("Harbour leads."))
    document = compose(replace(edition, charts={own.id: own}), wording)
    assert find_section(document) is not None
    assert get_figure(document).alt == "Harbour leads. The data are in a table at the end of the document."
    hant = compose(replace(edition, charts={own.id: own}, language=Language.HANT), wording)
    assert find_section(hant) is None
    whole = replace(chart, alt=LocalText(get_figure(make(TRIALS, wording)).alt + " Harbour leads."))
    assert find_section(compose(replace(edition, charts={own.id: whole}), wording)) is None


def test_slides_and_summaries_have_no_tables_of_charts(wording: Wording) -> None:
    for form in (Form.SLIDES, Form.SUMMARY):
        document = compose(
            make_edition([Example("one", "bar", TRIALS, TITLE)], form, Language.EN, data="always"), wording
        )
        assert "chart-data" not in repr(document)


@pytest.mark.parametrize(
    ("language", "rows"),
    [
        (
            Language.EN,
            [
                ["Site", "2019", "2024"],
                ["Harbour Campus", "92", "61"],
                ["River Campus", "88", "74"],
                ["Hill Campus", "70", "about 73"],
                ["Lake Campus", "55", "40"],
            ],
        ),
        (
            Language.HANT,
            [
                ["園區", "2019年", "2024年"],
                ["海濱園區", "92", "61"],
                ["河畔園區", "88", "74"],
                ["山麓園區", "70", "約73"],
                ["湖畔園區", "55", "40"],
            ],
        ),
    ],
)
def test_names_and_values_stand_as_the_chart_has_them(
    language: Language, rows: list[list[str]], wording: Wording
) -> None:
    document = make(WAITING, wording, kind="slope", data="always", language=language)
    table = get_table(document)
    assert say(table) == rows
    assert all(row[0].head and not row[1].head for row in table.rows)
    assert table.caption_number == get_figure(document).caption_number
    assert plain(table.title) == TITLE.get(language)
    assert table.destination == "chart-data-1"


@pytest.mark.parametrize(("language", "note"), [(Language.EN, "As of 2024"), (Language.HANT, "截至2024年")])
def test_the_date_stands_below_and_what_the_marks_mean_does_not(
    language: Language, note: str, wording: Wording
) -> None:
    document = make(TRIALS, wording, data="always", language=language)
    assert plain(get_table(document).note) == note
    assert len(plain(get_figure(document).note)) > len(note)


def test_numbers_without_a_date_are_said_to_have_none(wording: Wording) -> None:
    dataset = make_dataset([(name_cell("A"), number_cell("5"))], as_of="")
    assert "date" in plain(get_table(make(dataset, wording, data="always")).note).lower()


def test_events_stand_with_their_dates(wording: Wording) -> None:
    rows = say(get_table(make(EVENTS, wording, kind="timeline", data="always")))
    assert rows[0] == ["Event", "Date"]
    assert rows[3] == ["First joint trial begins", "15 March 2022"]


def test_what_is_missing_is_said_and_dates_that_differ_stand_with_each_number(wording: Wording) -> None:
    cells = [number_cell("5", "2023"), Cell(), number_cell("7", "2024-02")]
    dataset = make_dataset([(name_cell(name), cell) for name, cell in zip("ABC", cells, strict=True)])
    rows = say(get_table(make(dataset, wording, data="always")))
    assert rows[1:] == [["A", "5\nas of 2023"], ["B", "no data"], ["C", "7\nas of February 2024"]]


def test_rows_without_names_are_numbered(wording: Wording) -> None:
    dataset = make_dataset([(number_cell("5"),), (number_cell("6"),)], (number_column(),))
    assert say(get_table(make(dataset, wording, data="always")))[1:] == [["1", "5"], ["2", "6"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_section_stands_before_the_sources(language: Language, wording: Wording) -> None:
    document = make(replace(make_long(12), sources=TRIALS.sources), wording, language=language)
    assert [each.destination for each in document.sections] == ["section-1", "chart-data", "sources"]
    assert all(each.title for each in document.sections)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.EN, "Every value in its table"),
        (Language.HANT, "數據集沒有任何數值"),
        (Language.HANS, "数据集没有任何数值"),
    ],
)
def test_why_a_chart_is_not_there_is_a_whole_sentence(language: Language, said: str, wording: Wording) -> None:
    notice = make(make_dataset([(name_cell("A"), Cell())]), wording, language=language).sections[0].nodes[0]
    assert isinstance(notice, Panel)
    (sentence,) = notice.body
    assert isinstance(sentence, Paragraph)
    assert plain(sentence.spans).startswith(said)
