"""The model of the lists and how rows are drawn and chosen."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from briefing_app.model.language import Language
from briefing_app.ui.lists.delegate import Shape
from briefing_app.ui.lists.rows import Row, RowModel
from briefing_app.ui.lists.text import Ink, count_lines, draw_text, line_height
from briefing_app.ui.lists.view import RowList
from briefing_app.ui.look import Look
from tests.ui.hands import click, press

pytestmark = pytest.mark.usefixtures("wardrobe")


def rows(*ids: str, text: str = "text") -> list[Row]:
    return [
        Row("card", id, "cards", f"Title {id}", text, "Fact card", spoken_kind="Fact card", pause=", ") for id in ids
    ]


def test_the_model_keeps_qts_rules() -> None:
    model = RowModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows(rows("a", "b", "c"))
    model.set_rows(rows("a", "b", "c", text="other"))
    model.set_rows(rows("c", "a"))
    model.set_rows([])
    model.set_rows(rows("z"))
    assert model.rowCount() == 1
    assert tester.model() is model


def test_equal_rows_are_changed_in_place_and_others_anew() -> None:
    model = RowModel()
    model.set_rows(rows("a", "b"))
    changed: list[int] = []
    resets: list[bool] = []
    model.dataChanged.connect(lambda index, _: changed.append(index.row()))
    model.modelReset.connect(lambda: resets.append(True))
    model.set_rows([rows("a")[0], *rows("b", text="new")])
    assert (changed, resets) == ([1], [])
    model.set_rows(rows("b", "a"))
    assert resets == [True]


def test_a_row_is_spoken_as_one_line() -> None:
    model = RowModel()
    model.set_rows(rows("a"))
    spoken = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Fact card, Title a, text, Fact card"


def test_moving_and_clicking_choose_but_the_program_does_not(qtbot: QtBot, look: Look) -> None:
    view = RowList(look, "List", Shape())
    qtbot.addWidget(view)
    view.rows.set_rows(rows("a", "b", "c"))
    view.resize(300, 400)
    view.show()
    chosen: list[str] = []
    view.chosen.connect(lambda row: chosen.append(row.id))
    assert view.choose("card", "b")
    assert not view.choose("card", "missing")
    assert chosen == []
    press(view, Qt.Key.Key_Down)
    assert chosen == ["c"]
    click(view.viewport(), view.visualRect(view.rows.index(0)).center())
    assert chosen[-1] == "a"
    assert view.current is not None
    assert view.current.id == "a"


def test_a_list_that_is_not_chosen_by_moving_waits_for_enter(qtbot: QtBot, look: Look) -> None:
    view = RowList(look, "List", Shape(), moving=False)
    qtbot.addWidget(view)
    view.rows.set_rows(rows("a", "b"))
    view.show()
    chosen: list[str] = []
    view.chosen.connect(lambda row: chosen.append(row.id))
    view.choose("card", "a")
    press(view, Qt.Key.Key_Down)
    assert chosen == []
    press(view, Qt.Key.Key_Return)
    assert chosen == ["b"]


def test_rows_that_are_not_fixed_are_as_high_as_their_text(qtbot: QtBot, look: Look) -> None:
    view = RowList(look, "List", Shape(title_lines=8, text_lines=0, fixed=False))
    qtbot.addWidget(view)
    view.resize(300, 600)
    view.show()
    long = "A sentence that goes on and on so that it takes several lines of this narrow list. " * 2
    view.rows.set_rows(
        [Row("finding", "1", "info-fill", "Short", pause=", "), Row("finding", "2", "info-fill", long, pause=", ")]
    )
    short, tall = (view.visualRect(view.rows.index(at)).height() for at in (0, 1))
    assert tall > short + 2 * line_height(look.fonts.font())


def ink() -> Ink:
    return Ink(QColor("black"), QColor("#ff0000"), QColor("black"))


def painted(look: Look, text: str, ranges: tuple[tuple[int, int], ...], lines: int, width: int) -> QImage:
    image = QImage(width, 120, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    draw_text(painter, QRectF(0, 0, width, 120), text, look.fonts.font(language=Language.HANT), ink(), ranges, lines)
    painter.end()
    return image


def red_columns(image: QImage) -> list[int]:
    red = QColor("#ff0000").rgb()
    return [x for x in range(image.width()) if any(image.pixel(x, y) == red for y in range(image.height()))]


def test_words_searched_for_are_marked_where_they_stand(look: Look) -> None:
    at_start = red_columns(painted(look, "深圳河套深港科技", ((0, 2),), 1, 300))
    later = red_columns(painted(look, "深圳河套深港科技", ((2, 4),), 1, 300))
    assert at_start[0] <= 1
    assert abs(later[0] - at_start[-1]) <= 2
    assert red_columns(painted(look, "深圳河套", (), 1, 300)) == []


def test_a_mark_in_the_part_that_does_not_fit_is_not_drawn(look: Look) -> None:
    text = "香港" * 60
    assert red_columns(painted(look, text, ((110, 112),), 1, 120)) == []
    assert red_columns(painted(look, text, ((0, 2),), 1, 120))


def test_lines_are_counted_up_to_the_most(look: Look) -> None:
    font = look.fonts.font()
    assert count_lines("short", font, 300, 3) == 1
    assert count_lines("word " * 100, font, 300, 3) == 3
    assert count_lines("", font, 300, 3) == 1
