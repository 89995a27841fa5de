"""What is printed around a chart: titles, dates, small print, sources, alternative text, data, and the cache key."""

import csv
import io
from dataclasses import replace

import pytest

from briefing_app.charts.drawing import PAGE, build_drawing, get_spec_key
from briefing_app.charts.frames import Frame
from briefing_app.charts.suggest import refusals, resolve_head
from briefing_app.errors import ChartDataError, InputError
from briefing_app.model.chart import Cell, Chart, Dataset
from briefing_app.model.edition import Quoted
from briefing_app.model.figure import Citation, Figure, Qualifier, Unit
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.model.source import Source
from briefing_app.pdf.boxes.chart import TALLEST
from briefing_app.pdf.style import A4
from briefing_app.workspace.press import get_frame_size
from tests.charts.samples import (
    DATES,
    FONTS,
    NAME,
    date_cell,
    draw,
    list_warnings,
    make_dataset,
    make_grid,
    make_quoted,
    make_simple,
    name_cell,
    number_cell,
    number_column,
)

RD = {"Hong Kong": "over 50", "United Kingdom": "23.6", "United States": "12.9"}


def make_mixed() -> Dataset:
    """Two columns of different dates."""
    columns = (NAME, number_column("a"), number_column("b"))
    rows = [
        (name_cell("All"), number_cell("126", "2023"), number_cell("5", "2024-02")),
        (name_cell("18A"), number_cell("63", "2023"), number_cell("7", "2024-02")),
    ]
    return make_dataset(rows, columns, as_of="")


# -- dates -------------------------------------------------------------------------------------------------------------


def test_one_date_stands_in_the_subtitle() -> None:
    drawing = draw("bar", make_simple(RD, Unit.PERCENT, "2023-02-20"))
    assert drawing.subtitle == "Amount a · as of 20 February 2023"
    assert "Dates differ" not in drawing.note
    assert (
        draw("bar", make_simple(RD, Unit.PERCENT, "2023-02-20"), Language.HANT).subtitle
        == "數量a\u3000截至2023年2月20日"
    )


@pytest.mark.parametrize(
    ("language", "note"),
    [
        (Language.EN, "Dates differ: Amount a as of 2023; Amount b as of February 2024."),
        (Language.HANT, "數據日期不一：數量a截至2023年；數量b截至2024年2月。"),
        (Language.HANS, "数据日期不一：数量a截至2023年；数量b截至2024年2月。"),
    ],
)
def test_columns_of_different_dates_are_said(language: Language, note: str) -> None:
    drawing = draw("column", make_mixed(), language)
    assert note in drawing.note
    assert drawing.as_of is None
    assert "as of" not in drawing.subtitle


def test_rows_of_different_dates_are_said_and_long_lists_cut_short() -> None:
    rows = [(name_cell(f"N{row}"), number_cell("5", "2023")) for row in range(6)] + [(name_cell("M"), number_cell("5"))]
    note = draw("bar", make_dataset(rows, as_of="")).note
    assert note == "Dates differ: N0, N1 and 4 more as of 2023; M: no date in the source."


def test_rows_that_each_have_one_date_are_named_without_their_columns() -> None:
    columns = (NAME, number_column("a"), number_column("b"))
    rows = [
        (name_cell(name), number_cell("7", when), number_cell("8", when))
        for name, when in (("X", "2021"), ("Y", "2024"))
    ]
    assert draw("column", make_dataset(rows, columns, "")).note == "Dates differ: X as of 2021; Y as of 2024."
    rows[1] = (name_cell("Y"), number_cell("7", "2024"), number_cell("8", "2021"))
    note = draw("column", make_dataset(rows, columns, "")).note
    assert note == "Dates differ: X (Amount a), X (Amount b), Y (Amount b) as of 2021; Y (Amount a) as of 2024."


def test_a_missing_value_has_no_say_in_the_dates() -> None:
    rows = [(name_cell("A"), number_cell("5", "2023")), (name_cell("B"), Cell())]
    assert draw("bar", make_dataset(rows, as_of="")).subtitle.endswith("as of 2023")


def test_a_source_without_date_is_said() -> None:
    assert draw("bar", make_simple(RD, Unit.PERCENT, "")).note.startswith("The source gives no date.")


# -- figures -----------------------------------------------------------------------------------------------------------


def test_cells_follow_figures_with_date_unit_and_source() -> None:
    columns = (NAME, number_column("a", Unit.HKD))
    rows = [(name_cell("Chapter 18A"), Cell(figure="raised")), (name_cell("ITF"), number_cell("1.76E+9"))]
    figures = {"raised": make_quoted("raised", "120E+9", Unit.HKD, Qualifier.ABOUT, "2024-02")}
    drawing = draw("bar", make_dataset(rows, columns), Language.HANT, figures=figures)
    assert [each.text for each in drawing.scene.labels if each.role == "value"] == ["約1,200億港元", "17.6億港元"]
    assert drawing.citations == (Citation("s", "Table 1"), Citation("f", "Heading"))
    assert "2024年2月" in drawing.note


def test_a_figure_that_is_held_back_is_missing_not_zero() -> None:
    quoted = replace(make_quoted("x", "5", Unit.COUNT), observation=None)
    rows = [(name_cell("A"), Cell(figure="x")), (name_cell("B"), number_cell("3"))]
    drawing = draw("bar", make_dataset(rows), figures={"x": quoted})
    assert [each.text for each in drawing.scene.labels if each.role == "missing"] == ["no data"]
    assert "5" not in [each.text for each in drawing.scene.labels]


def test_a_figure_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ChartDataError, match="follows the figure “x”"):
        draw("bar", make_dataset([(name_cell("A"), Cell(figure="x"))]))


def test_derived_figures_are_marked() -> None:
    seen = make_quoted("x", "19", Unit.COUNT)
    derived = Figure("i", "x", LocalText.same("x"), formula="a + b")
    quoted = Quoted(derived, seen.observation, ("a", "b"))
    drawing = draw("bar", make_dataset([(name_cell("Institutions"), Cell(figure="x"))]), figures={"x": quoted})
    assert "Calculated from other figures: Institutions." in drawing.note


# -- source note -------------------------------------------------------------------------------------------------------


def test_sources_are_named_by_title_or_description() -> None:
    dataset = make_simple(RD, Unit.PERCENT)
    chart = Chart("c", "c", "d", "bar", LocalText.same("T"))
    for source, text in (
        (Source("s", "s", title="Overview"), "Source: Overview, Table 1"),
        (Source("s", "s", description=LocalText("An overview")), "Source: An overview, Table 1"),
    ):
        drawing = build_drawing(
            chart, dataset, {}, Language.EN, width_pt=300, measure=FONTS[Language.EN].measure, sources={"s": source}
        )
        assert drawing.source_note == text


def test_places_in_one_source_are_gathered() -> None:
    dataset = replace(make_simple(RD), sources=(Citation("s", "A"), Citation("s", "B"), Citation("gone", "C")))
    chart = Chart("c", "c", "d", "bar", LocalText.same("T"))
    sources = {"s": Source("s", "s", title="概覽")}
    drawing = build_drawing(
        chart, dataset, {}, Language.HANT, width_pt=300, measure=FONTS[Language.HANT].measure, sources=sources
    )
    assert drawing.source_note == "資料來源：概覽，A；B"


# -- alternative text (what it says: test_alt.py) -----------------------------------------------------------------------


def test_a_written_alternative_text_is_kept_in_its_language_only() -> None:
    chart = Chart("c", "c", "d", "bar", LocalText.same("T"), alt=LocalText("Written by hand."))
    dataset = make_simple(RD, Unit.PERCENT)
    texts = [
        build_drawing(chart, dataset, {}, each, width_pt=300, measure=FONTS[each].measure).alt for each in LANGUAGES
    ]
    assert texts[0] == "Written by hand."
    assert texts[1].startswith("橫條圖：T。")


# -- data as CSV -------------------------------------------------------------------------------------------------------


def read_csv(data: bytes) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_csv_has_exact_values_qualifiers_units_dates_and_words() -> None:
    pairs = {"Hong Kong": "over 50", "Range": "20..30", "Gap": "", "Raised": "1.76E+9"}
    data = draw("bar", make_simple(pairs, Unit.HKD)).csv
    assert data.count(b"\r\n") == 5
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert read_csv(data) == [
        ["Name", "Series", "Value", "Upper value", "Qualifier", "Unit", "As of", "As printed"],
        ["Hong Kong", "", "50", "", "over", "HKD", "2024-01", "over HK$50"],
        ["Range", "", "20", "30", "exact", "HKD", "2024-01", "HK$20–30"],
        ["Gap", "", "", "", "", "", "", "no data"],
        ["Raised", "", "1760000000", "", "exact", "HKD", "2024-01", "HK$1.76 billion"],
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "＝x"])
def test_csv_never_starts_a_formula(text: str) -> None:
    cell = read_csv(draw("bar", make_simple({text: "5"})).csv)[1][0]
    assert cell in (text, f"'{text}")
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_csv_keeps_negative_numbers_as_numbers() -> None:
    assert read_csv(draw("bar", make_simple({"A": "-5.50"})).csv)[1][2] == "-5.50"


# -- options and errors ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"colour": "red"}, "has no option “colour”"),
        ({"category": "nope"}, "name the column “nope”, which its table does not have"),
        ({"values": ["nope"]}, "name the column “nope”"),
        ({"values": ["name"]}, "“Name” does not hold numbers"),
        ({"values": "a"}, '“values” cannot be "a"; it is a list of column names'),
        ({"highlight": [7]}, "highlight row 7, but its table has rows 0 to 2"),
        ({"highlight": [True]}, "it is a list of row numbers"),
        ({"sort": "sideways"}, '“sort” cannot be "sideways"'),
    ],
)
def test_wrong_options_are_one_clear_sentence(options: dict[str, object], message: str) -> None:
    with pytest.raises(ChartDataError, match=message) as caught:
        draw("bar", make_simple(RD), options=options)
    assert str(caught.value).startswith("The chart “Title” cannot be drawn: ")


def test_no_column_of_numbers_and_no_values_are_said() -> None:
    with pytest.raises(ChartDataError, match="no column of numbers"):
        draw("bar", make_dataset([(name_cell("A"),)], (NAME,)))
    with pytest.raises(ChartDataError, match="every value in its table is missing"):
        draw("bar", make_simple({"A": "", "B": ""}))
    with pytest.raises(ChartDataError, match="row 1 of its table has 1 cells"):
        draw("bar", make_dataset([(name_cell("A"),)]))
    with pytest.raises(InputError, match="at least 140 points"):
        draw("bar", make_simple(RD), width=80)


def test_suggestions_leave_out_what_would_mislead() -> None:
    dataset = make_simple(RD, Unit.PERCENT)
    assert {"donut", "timeline"} <= set(refusals(resolve_head("T", dataset, {}, Language.EN)))
    assert list_warnings("bar", dataset) == []
    assert list_warnings("line", dataset) == ["no-order"]


# -- cache key ---------------------------------------------------------------------------------------------------------


def test_the_key_changes_with_whatever_changes_the_picture() -> None:
    dataset = make_dataset([(name_cell("A"), Cell(figure="x"))])
    chart = Chart("c", "c", "d", "bar", LocalText.same("T"), options={"sort": "none"})
    figures = {"x": make_quoted("x", "5", Unit.COUNT)}
    base = get_spec_key(chart, dataset, figures, Language.EN, 300, None)
    others = [
        get_spec_key(replace(chart, kind="dot"), dataset, figures, Language.EN, 300, None),
        get_spec_key(replace(chart, options={"sort": "ascending"}), dataset, figures, Language.EN, 300, None),
        get_spec_key(chart, replace(dataset, rows=()), figures, Language.EN, 300, None),
        get_spec_key(chart, dataset, {"x": make_quoted("x", "6", Unit.COUNT)}, Language.EN, 300, None),
        get_spec_key(chart, dataset, figures, Language.HANS, 300, None),
        get_spec_key(chart, dataset, figures, Language.EN, 301, None),
        get_spec_key(chart, dataset, figures, Language.EN, 300, 200),
        get_spec_key(chart, dataset, figures, Language.EN, 300, None, ("Inter",)),
    ]
    assert len({base, *others}) == len(others) + 1
    same = replace(chart, title=LocalText.same("Other title"))
    assert get_spec_key(same, dataset, figures | {"y": figures["x"]}, Language.EN, 300, None) == base


def test_a_drawing_higher_than_a_page_is_said_to_come_out_too_small() -> None:
    """Beside another chart thirty events would be set in type of four points; across the page they have two rails."""
    rows = [(date_cell(f"{1990 + at}-03"), name_cell(f"Event {at}")) for at in range(30)]
    dataset = make_dataset(rows, (DATES, NAME))
    half, full = get_frame_size(Frame.HALF)[0], get_frame_size(Frame.FULL)[0]
    assert [each.key for each in draw("timeline", dataset, width=half).reasons] == ["small-type"]
    assert draw("timeline", dataset, width=full).reasons == ()
    assert draw("timeline", replace(dataset, rows=dataset.rows[:15]), width=half).reasons == ()
    assert draw("timeline", dataset, width=half, height=200.0).reasons == ()  # a slide has its own room


def test_what_is_said_of_many_bars_is_not_said_twice() -> None:
    assert [each.key for each in draw("bar", make_grid(*[["3"]] * 100)).reasons] == ["many-bars"]


def test_the_height_of_a_page_is_that_which_it_gives_a_chart() -> None:
    assert pytest.approx(A4.frame_height * TALLEST, abs=5) == PAGE


def test_of_columns_without_a_source_none_is_blamed_for_a_date_that_lacks() -> None:
    rows = [(name_cell("N"), number_cell("3", "2023")), (name_cell("M"), number_cell("4"))]
    dataset = make_dataset(rows, as_of="")
    assert "M: no date in the source" in draw("bar", dataset).note
    assert "M: no date given" in draw("bar", replace(dataset, sources=())).note
