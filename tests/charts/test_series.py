"""Which rows of a table are drawn: the empty ones of a spreadsheet are no items without data."""

from briefing_app.charts.data import resolve_table
from briefing_app.charts.options import AxisOptions
from briefing_app.charts.series import Selection, select
from briefing_app.model.chart import Cell
from briefing_app.model.language import Language
from tests.charts.samples import NAME, make_dataset, name_cell, number_cell, number_column


def choose(*highlight: int) -> Selection:
    """Two items parted by an empty row, then a named one without data, a nameless number, and an empty row."""
    rows = [
        (name_cell("Alpha"), number_cell("1")),
        (Cell(), Cell()),
        (name_cell("Beta"), number_cell("2")),
        (name_cell("Gamma"), Cell()),
        (Cell(), number_cell("3")),
        (Cell(), Cell()),
    ]
    table = resolve_table("T", make_dataset(rows, (NAME, number_column("a"))), {}, Language.EN)
    return select(table, AxisOptions(highlight=highlight))


def test_empty_rows_are_passed_over_and_the_others_keep_their_numbers() -> None:
    chosen = choose(2)
    assert chosen.rows == (0, 2, 3, 4)
    assert [each.printed for each in chosen.names] == ["Alpha", "Beta", "Gamma", ""]
    assert [each.number for each in chosen.series[0].data] == [1, 2, None, 3]
    assert chosen.highlight == {2}


def test_an_empty_row_that_somebody_marked_stays() -> None:
    assert choose(1).rows == (0, 1, 2, 3, 4)
