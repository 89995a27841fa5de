"""The pages under mouse and keys: selecting, finding, following, choosing blocks, staying where one reads."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefing_app.ui.look import Look
from briefing_app.ui.preview.block_map import BlockMap, BlockPlace
from briefing_app.ui.preview.find_bar import FindBar
from briefing_app.ui.preview.layout import Fit
from briefing_app.ui.preview.page_view import PageView
from briefing_app.ui.preview.pages import PdfPages
from tests.ui.hands import press
from tests.ui.preview.pdfs import make_text_pdf

# Only the offscreen platform says so, and means that it has no window manager.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
PAGES = [["Alpha beta gamma", "delta epsilon", "zeta eta"], ["Beta again"], [], ["The end"]]
BLOCKS: tuple[BlockPlace, ...] = (
    ("first", 1, 30.0, 540.0, 370.0, 590.0),
    ("second", 1, 30.0, 440.0, 370.0, 539.0),
    ("third", 2, 30.0, 500.0, 370.0, 590.0),
    ("last", 4, 30.0, 500.0, 370.0, 590.0),
)


@pytest.fixture
def view(qtbot: QtBot, look: Look) -> Iterator[PageView]:
    view = PageView(look)
    qtbot.addWidget(view)
    view.resize(470, 500)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    view.setFocus()
    view.show_pages(PdfPages(make_text_pdf(PAGES)), BlockMap(BLOCKS), keep_place=False)
    yield view
    view.show_message("")


def place_of(view: PageView, page: int, x: float, y: float) -> QPoint:
    """A point of a page (from 0, in points) in the viewport."""
    rect = view.sight.to_view(page, (x, y, x, y))
    return rect.topLeft().toPoint()


def drag(view: PageView, start: QPoint, end: QPoint) -> None:
    viewport = view.viewport()
    QTest.mousePress(viewport, _LEFT, _NONE, start)
    QTest.mouseMove(viewport, QPoint((start.x() + end.x()) // 2, (start.y() + end.y()) // 2))
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, _LEFT, _NONE, end)


def test_dragging_selects_and_ctrl_c_copies(view: PageView) -> None:
    drag(view, place_of(view, 0, 41, 566), place_of(view, 0, 390, 526))
    assert view.selected_text == "Alpha beta gamma\ndelta epsilon"
    press(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Alpha beta gamma\ndelta epsilon"
    QTest.mouseClick(view.viewport(), _LEFT, _NONE, place_of(view, 0, 300, 60))
    assert view.selected_text == ""


def test_shift_click_goes_on(view: PageView) -> None:
    drag(view, place_of(view, 0, 41, 566), place_of(view, 0, 80, 566))
    QTest.mouseClick(view.viewport(), _LEFT, Qt.KeyboardModifier.ShiftModifier, place_of(view, 0, 390, 526))
    assert view.selected_text.endswith("delta epsilon")


def test_two_clicks_take_the_word_three_the_block(view: PageView) -> None:
    place = place_of(view, 0, 60, 526)
    for _ in range(2):
        QTest.mouseClick(view.viewport(), _LEFT, _NONE, place)
    assert view.selected_text == "delta"
    QTest.mouseClick(view.viewport(), _LEFT, _NONE, place)
    assert view.selected_text == "delta epsilon\nzeta eta"


def test_ctrl_a_takes_the_page(view: PageView) -> None:
    view.go_to(2)
    press(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert view.selected_text == "Beta again"


def test_what_is_selected_is_seen(view: PageView) -> None:
    before = view.viewport().grab().toImage()
    view.select_all()
    after = view.viewport().grab().toImage()
    spot = place_of(view, 0, 60, 563)
    assert after.pixelColor(spot) != before.pixelColor(spot)


def test_a_click_chooses_the_block(qtbot: QtBot, view: PageView) -> None:
    with qtbot.waitSignal(view.block_clicked) as heard:
        QTest.mouseClick(view.viewport(), _LEFT, _NONE, place_of(view, 0, 350, 450))
    assert heard.args == ["second"]
    assert view.marks.block == "second"


def test_a_click_on_a_link_goes_there_and_chooses_nothing(qtbot: QtBot, view: PageView) -> None:
    view.set_zoom(Fit.PAGE)
    with qtbot.assertNotEmitted(view.block_clicked):
        QTest.mouseClick(view.viewport(), _LEFT, _NONE, place_of(view, 0, 60, 120))
    assert view.page == 4


def test_the_menu_offers_copy_and_the_address_of_a_link(view: PageView) -> None:
    view.set_zoom(Fit.PAGE)
    menu = view.build_menu(place_of(view, 0, 60, 60))
    actions = {each.text(): each for each in menu.actions() if each.text()}
    assert not actions["Copy"].isEnabled()
    actions["Copy the address of the link"].trigger()
    assert QGuiApplication.clipboard().text() == "https://example.org/report"
    view.select_all()
    assert view.build_menu(QPoint(5, 5)).actions()[0].isEnabled()


def test_a_chosen_block_is_framed_and_brought_into_sight(view: PageView) -> None:
    assert view.choose_block("last")
    assert view.page >= 3
    image = view.viewport().grab().toImage()
    rect = view.sight.to_view(3, BLOCKS[3][2:])
    edge = QPoint(round(rect.center().x()), round(rect.top() - 5))
    assert image.pixelColor(edge).blue() > image.pixelColor(edge).red() + 60
    assert not view.choose_block("nowhere")


def test_keys_go_through_the_blocks(view: PageView) -> None:
    heard: list[str] = []
    view.block_clicked.connect(heard.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        press(view, key, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["first", "second", "third", "second"]


def test_what_is_read_stays_where_it_is_when_pages_come_before_it(view: PageView) -> None:
    view.go_to(2)
    above = view.sight.to_view(1, BLOCKS[2][2:]).top()
    moved = tuple((id, page + 1 if page > 1 else page, *box) for id, page, *box in BLOCKS)
    longer = [PAGES[0], ["new"], *PAGES[1:]]
    view.show_pages(PdfPages(make_text_pdf(longer)), BlockMap(moved), keep_place=True)  # type: ignore[arg-type]
    assert view.page == 3
    assert view.sight.to_view(2, BLOCKS[2][2:]).top() == pytest.approx(above, abs=1)


@pytest.mark.parametrize("zoom", [0.75, 1.0, 1.5, 2.0])
def test_pages_are_drawn_dot_by_dot(qtbot: QtBot, view: PageView, zoom: float) -> None:
    view.set_zoom(zoom)
    qtbot.waitUntil(lambda: view.sheets.pictures.is_right(0))
    picture = view.sheets.pictures.find(0)
    assert picture is not None
    assert picture.width() == view.sight.layout.places[0].width()


def test_the_whole_page_fits(view: PageView) -> None:
    view.set_zoom(Fit.PAGE)
    rect = view.sight.layout.places[0]
    assert rect.height() <= view.viewport().height()
    view.resize(300, 500)
    assert view.sight.layout.places[0].width() <= view.viewport().width()


def test_finding(qtbot: QtBot, look: Look, view: PageView) -> None:
    bar = FindBar(look, view)
    qtbot.addWidget(bar)
    assert bar.isHidden()
    press(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert bar.isVisible()
    bar.field.setText("beta")
    press(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == "1 of 2"
    press(bar.field, Qt.Key.Key_F3)
    assert bar.count.text() == "2 of 2"
    assert view.viewport().rect().contains(place_of(view, 1, 50, 563))
    press(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == "1 of 2"
    press(bar.field, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == "2 of 2"
    view.show_pages(PdfPages(make_text_pdf([["beta beta"], ["beta"]])), keep_place=True)
    bar.follow()
    assert bar.count.text() == "2 of 3"
    bar.field.setText("omega")
    press(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == "Not found"
    press(bar.field, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert view.marks.hits == ()


def test_the_pointer_shows_what_it_is_over(view: PageView) -> None:
    view.set_zoom(Fit.PAGE)
    for place, shape in (
        (place_of(view, 0, 50, 566), Qt.CursorShape.IBeamCursor),
        (place_of(view, 0, 60, 120), Qt.CursorShape.PointingHandCursor),
        (place_of(view, 0, 350, 300), Qt.CursorShape.ArrowCursor),
    ):
        view._pointer._show_what_is_under(QPointF(place))
        assert view.viewport().cursor().shape() is shape
