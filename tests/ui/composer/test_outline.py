"""The outline: every rule of dropping by real events, everything by keys, renaming by an input method, and undo."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from briefing_app.model.block import AnyBlock, KeyFiguresBlock, PointsBlock, Question, QuestionsBlock
from briefing_app.model.language import Language, LocalText
from briefing_app.ui.composer.acts import Spot
from briefing_app.ui.composer.delegate import OutlineDelegate
from briefing_app.ui.composer.dropping import draw_dragged
from briefing_app.ui.lists.mime import ITEMS, Item, write_items
from tests.ui.composer.conftest import Desk, section_of
from tests.ui.hands import click, press, type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
ALT, SHIFT, CTRL = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
BOTH = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
START = [("A", list("abcd")), ("B", list("ef")), ("C", [])]


def place_of(desk: Desk, name: str, share: float = 0.5) -> QPoint:
    """A point of a row: 0 is its top, 1 its bottom."""
    rect = desk.page.view.visualRect(desk.page.model.find(desk.id_of(name)))
    return QPoint(120, round(rect.top() + share * (rect.height() - 1)))


def drag(
    desk: Desk, data: QMimeData, place: QPoint, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> QDropEvent:
    """Enter, move and drop, as the system sends it; gives the drop."""
    view, left = desk.page.view, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(place, BOTH, data, left, modifiers)
    QApplication.sendEvent(view.viewport(), enter)
    move = QDragMoveEvent(place, BOTH, data, left, modifiers)
    QApplication.sendEvent(view.viewport(), move)
    drop = QDropEvent(QPointF(place), BOTH, data, left, modifiers)
    if move.isAccepted():
        QApplication.sendEvent(view.viewport(), drop)
    else:
        drop.ignore()
        QApplication.sendEvent(view.viewport(), QDragLeaveEvent())
    view.executeDelayedItemsLayout()
    return drop


def blocks(desk: Desk, names: str) -> QMimeData:
    return write_items([Item("block", id) for id in desk.ids_of(names)])


def sections(desk: Desk, names: str) -> QMimeData:
    return write_items([Item("section", id) for id in desk.ids_of(names)])


# -- dropping ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("what", "onto", "share", "after"),
    [
        ("a", "c", 0.2, [("A", "bacd"), ("B", "ef"), ("C", "")]),  # before a block
        ("a", "c", 0.8, [("A", "bcad"), ("B", "ef"), ("C", "")]),  # behind it
        ("d", "a", 0.2, [("A", "dabc"), ("B", "ef"), ("C", "")]),
        ("ac", "f", 0.2, [("A", "bd"), ("B", "eacf"), ("C", "")]),  # several, into another section
        ("eb", "d", 0.8, [("A", "acdbe"), ("B", "f"), ("C", "")]),  # of two sections: in the order of the outline
        ("a", "B", 0.5, [("A", "bcd"), ("B", "aef"), ("C", "")]),  # on a heading: at the top of that section
        ("ef", "C", 0.5, [("A", "abcd"), ("B", ""), ("C", "ef")]),  # on an empty section
    ],
)
def test_blocks_go_where_they_are_dropped(
    desk: Desk, what: str, onto: str, share: float, after: list[tuple[str, str]]
) -> None:
    QAbstractItemModelTester(desk.page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, desk.page.model)
    drop = drag(desk, blocks(desk, what), place_of(desk, onto, share))
    assert drop.isAccepted()
    assert drop.dropAction() is Qt.DropAction.MoveAction
    assert desk.shape == [(title, list(names)) for title, names in after]
    assert desk.shown() == desk.shape
    assert desk.chosen() == set(what)
    desk.core.history.undo()  # one step, however many
    assert desk.shape == START
    assert desk.shown() == START


def test_a_block_dropped_where_it_is_changes_nothing(desk: Desk) -> None:
    before = desk.core.history.find_undo()
    for onto, share in (("b", 0.2), ("b", 0.8), ("a", 0.8), ("c", 0.2)):
        drag(desk, blocks(desk, "b"), place_of(desk, onto, share))
    assert desk.shape == START
    assert desk.core.history.find_undo() == before


def test_below_everything_is_the_end(desk: Desk) -> None:
    view = desk.page.view
    drag(desk, blocks(desk, "a"), QPoint(120, view.viewport().height() - 5))
    assert desk.shape == [("A", list("bcd")), ("B", list("ef")), ("C", ["a"])]


def test_on_a_folded_section_is_its_end(desk: Desk) -> None:
    desk.page.view.fold([desk.id_of("B")])
    drag(desk, blocks(desk, "a"), place_of(desk, "B"))
    assert desk.shape[1] == ("B", list("efa"))


@pytest.mark.parametrize(
    ("what", "onto", "share", "after"),
    [("C", "A", 0.2, "CAB"), ("A", "f", 0.9, "BAC"), ("A", "C", 0.9, "BCA"), ("BC", "a", 0.1, "BCA"), ("AC", "B", 0.1, "ACB")],
)  # fmt: skip
def test_sections_go_between_sections(desk: Desk, what: str, onto: str, share: float, after: str) -> None:
    assert drag(desk, sections(desk, what), place_of(desk, onto, share)).isAccepted()
    assert "".join(title for title, _ in desk.shape) == after
    assert desk.shown() == desk.shape
    desk.core.history.undo()
    assert desk.shown() == START


def test_cards_and_charts_come_from_the_drawer(desk: Desk) -> None:
    card, other = desk.core.library.ids("card")[:2]
    chart = desk.core.library.ids("chart")[0]
    data = write_items([Item("card", card), Item("card", other), Item("chart", chart)])
    drop = drag(desk, data, place_of(desk, "b", 0.8))
    assert drop.dropAction() is Qt.DropAction.CopyAction
    assert desk.shape[0] == ("A", ["a", "b", card, other, chart, "c", "d"])
    assert desk.chosen() == {card, other, chart}
    assert desk.told[-1].text == "3 added to A"
    desk.core.history.undo()
    assert desk.shape == START


def test_new_blocks_and_sections_come_from_the_drawer(desk: Desk) -> None:
    drag(desk, write_items([Item("new", "points")]), place_of(desk, "e", 0.2))
    assert desk.shape[1] == ("B", ["points", "e", "f"])
    drag(desk, write_items([Item("new", "section")]), place_of(desk, "B", 0.1))
    assert [title for title, _ in desk.shape] == ["A", "New section", "B", "C"]


def test_ctrl_copies(desk: Desk) -> None:
    drop = drag(desk, blocks(desk, "a"), place_of(desk, "e", 0.2), CTRL)
    assert drop.dropAction() is Qt.DropAction.CopyAction
    assert desk.shape == [("A", list("abcd")), ("B", list("aef")), ("C", [])]


def test_blocks_of_another_briefing_are_copied(desk: Desk) -> None:
    data = blocks(desk, "ab")
    desk.make(("X", "x"))
    drop = drag(desk, data, place_of(desk, "x", 0.8))
    assert drop.dropAction() is Qt.DropAction.CopyAction
    assert desk.shape == [("X", ["x", "a", "b"])]


def test_the_first_thing_in_an_empty_briefing_gets_a_section(desk: Desk) -> None:
    desk.make()
    card = desk.core.library.ids("card")[0]
    assert drag(desk, write_items([Item("card", card)]), QPoint(100, 60)).isAccepted()
    assert desk.shape == [("New section", [card])]
    assert desk.briefing.sections[0].title.zh_hant == "新章節"
    desk.core.history.undo()
    assert desk.shape == []
    assert desk.page.model.rowCount() == 0


@pytest.mark.parametrize("raw", [b"nonsense", b"[1]", b'[{"kind":"card"}]', b'[{"kind":"bomb","id":"x"}]', b"[" * 9000])
def test_nonsense_under_our_name_is_refused(desk: Desk, raw: bytes) -> None:
    data = QMimeData()
    data.setData(ITEMS, raw)
    assert not drag(desk, data, place_of(desk, "b")).isAccepted()
    assert desk.shape == START


def test_other_programs_cannot_drop_here(desk: Desk) -> None:
    data = QMimeData()
    data.setText("a text")
    assert not drag(desk, data, place_of(desk, "b")).isAccepted()


def test_a_card_that_is_gone_is_said_and_nothing_is_changed(desk: Desk) -> None:
    drag(desk, write_items([Item("card", "00000000-0000-4000-8000-000000000000")]), place_of(desk, "b"))
    assert desk.shape == START
    assert desk.told[-1].kind == "err"


def test_an_unknown_kind_of_block_is_nothing(desk: Desk) -> None:
    drag(desk, write_items([Item("new", "bomb")]), place_of(desk, "b"))
    assert desk.shape == START


def test_the_mark_of_a_drop_comes_and_goes(desk: Desk) -> None:
    view, left, none = desk.page.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    empty = view.viewport().grab().toImage()
    data = blocks(desk, "a")
    QApplication.sendEvent(view.viewport(), QDragEnterEvent(place_of(desk, "c"), BOTH, data, left, none))
    QApplication.sendEvent(view.viewport(), QDragMoveEvent(place_of(desk, "c"), BOTH, data, left, none))
    assert view.viewport().grab().toImage() != empty
    QApplication.sendEvent(view.viewport(), QDragLeaveEvent())
    assert view.viewport().grab().toImage() == empty


def test_a_folded_section_springs_open_under_a_drag(desk: Desk, qtbot: QtBot) -> None:
    view, left, none = desk.page.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    view.fold([desk.id_of("B")])
    data = blocks(desk, "a")
    QApplication.sendEvent(view.viewport(), QDragEnterEvent(place_of(desk, "B"), BOTH, data, left, none))
    QApplication.sendEvent(view.viewport(), QDragMoveEvent(place_of(desk, "B"), BOTH, data, left, none))
    qtbot.waitUntil(lambda: view.isExpanded(desk.page.model.find(desk.id_of("B"))), timeout=3000)
    QApplication.sendEvent(view.viewport(), QDragLeaveEvent())


# -- keys ----------------------------------------------------------------------------------------------------------------


def choose(desk: Desk, names: str) -> None:
    assert desk.page.view.choose(desk.ids_of(names))


def test_up_and_down_go_through_the_sections(desk: Desk) -> None:
    choose(desk, "d")
    desk.do("move_down")
    assert desk.shape[1] == ("B", ["d", "e", "f"])  # out of its section, to the top of the next
    desk.do("move_down")
    assert desk.shape[1] == ("B", ["e", "d", "f"])
    desk.do("move_up")
    desk.do("move_up")
    assert desk.shape == START
    assert desk.chosen() == {"d"}
    choose(desk, "bc")
    desk.do("move_up")
    assert desk.shape[0] == ("A", list("bcad"))
    desk.do("move_up")  # already first of all
    assert desk.shape[0] == ("A", list("bcad"))


def test_to_the_neighbouring_section(desk: Desk) -> None:
    choose(desk, "b")
    desk.do("move_section_down")
    assert desk.shape == [("A", list("acd")), ("B", list("bef")), ("C", [])]
    desk.do("move_section_down")
    desk.do("move_section_down")
    assert desk.shape == [("A", list("acd")), ("B", list("ef")), ("C", ["b"])]
    desk.do("move_section_up")
    assert desk.shape[1] == ("B", list("efb"))


def test_sections_move_as_a_whole(desk: Desk) -> None:
    choose(desk, "B")
    desk.do("move_up")
    assert [title for title, _ in desk.shape] == ["B", "A", "C"]
    desk.do("move_up")
    desk.do("move_down")
    desk.do("move_down")
    assert [title for title, _ in desk.shape] == ["A", "C", "B"]
    assert desk.chosen() == {"B"}


def test_left_and_right_fold(desk: Desk) -> None:
    view, model = desk.page.view, desk.page.model
    choose(desk, "b")
    press(view, Qt.Key.Key_Left)
    assert view.current is not None
    assert view.current.title == "A"
    press(view, Qt.Key.Key_Left)
    assert not view.isExpanded(model.find(desk.id_of("A")))
    press(view, Qt.Key.Key_Right)
    assert view.isExpanded(model.find(desk.id_of("A")))


def test_shift_and_ctrl_a_choose_several(desk: Desk) -> None:
    choose(desk, "b")
    press(desk.page.view, Qt.Key.Key_Down, SHIFT)
    assert desk.chosen() == {"b", "c"}
    desk.do("select_all")
    assert desk.chosen() == set("ABCabcdef")


def test_delete_asks_nothing_and_is_taken_back(desk: Desk) -> None:
    choose(desk, "bc")
    desk.do("delete")
    assert desk.shape[0] == ("A", ["a", "d"])
    assert desk.chosen() == {"d"}  # what stands there now
    desk.core.history.undo()
    assert desk.shown() == START
    choose(desk, "A")
    desk.do("delete")
    assert desk.shape == START[1:]
    desk.core.history.undo()
    choose(desk, "Ae")  # a section and a block of another: one step
    desk.do("delete")
    assert desk.shape == [("B", ["f"]), ("C", [])]
    desk.core.history.undo()
    assert desk.shown() == START


def test_duplicate_stands_behind(desk: Desk) -> None:
    choose(desk, "bc")
    desk.do("duplicate")
    assert desk.shape[0] == ("A", list("abcbcd"))
    assert len(desk.page.chosen) == 2
    choose(desk, "B")
    desk.do("duplicate")
    assert [blocks for _, blocks in desk.shape] == [list("abcbcd"), list("ef"), list("ef"), []]


def test_cut_and_paste_into_another_briefing(desk: Desk) -> None:
    choose(desk, "bd")
    desk.do("cut")
    assert desk.shape[0] == ("A", ["a", "c"])
    assert QGuiApplication.clipboard().text() == "b\nd"
    desk.make(("X", "xy"))
    choose(desk, "x")
    desk.do("paste")
    assert desk.shape == [("X", ["x", "b", "d", "y"])]
    desk.do("paste")  # again, with ids of their own
    assert desk.shape == [("X", ["x", "b", "d", "b", "d", "y"])]
    assert len({each.id for each in desk.briefing.blocks}) == 6


def test_an_empty_clipboard_pastes_nothing_and_opens_the_menu_all_the_same(desk: Desk) -> None:
    QGuiApplication.clipboard().clear()
    desk.page.open_menu(QPoint(0, 0)).close()
    desk.do("paste")
    assert desk.shape == START
    assert desk.told[-1].text.startswith("The clipboard holds no blocks")


def test_a_copied_section_pastes_its_blocks(desk: Desk) -> None:
    choose(desk, "B")
    desk.do("copy")
    choose(desk, "C")
    desk.do("paste")
    assert desk.shape[2] == ("C", ["e", "f"])


@pytest.mark.parametrize("raw", [b"", b"{", b'[{"kind":"text"}]', b'[{"kind":"bomb","content":"{}"}]', b"7"])
def test_nonsense_on_the_clipboard_pastes_nothing(desk: Desk, raw: bytes) -> None:
    data = QMimeData()
    data.setData("application/x-hetao-blocks", raw)
    QGuiApplication.clipboard().setMimeData(data)
    desk.do("paste")
    assert desk.shape == START
    assert desk.told[-1].text.startswith("The clipboard holds no blocks")


# -- renaming ------------------------------------------------------------------------------------------------------------


def editor(desk: Desk) -> QLineEdit:
    fields = [each for each in desk.page.view.findChildren(QLineEdit) if each.isVisible()]
    assert len(fields) == 1
    return fields[0]


def test_a_section_is_renamed_in_place_through_an_input_method(desk: Desk) -> None:
    choose(desk, "b")
    desk.page.set_content_language(Language.HANT)
    desk.do("rename")
    field = editor(desk)
    assert field.text() == "A章"
    type_text(field, "市場准入")
    assert section_of(desk, "A").title.zh_hant == "A章"  # nothing is kept while one composes or writes
    press(field, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert section_of(desk, "A").title == LocalText("A", "市場准入", "A节")
    assert desk.shown()[0][0] == "市場准入"
    desk.core.history.undo()
    assert desk.shown()[0][0] == "A章"
    desk.page.set_content_language(Language.EN)


def test_esc_and_an_empty_title_change_nothing(desk: Desk) -> None:
    choose(desk, "A")
    for key, text in ((Qt.Key.Key_Escape, "other"), (Qt.Key.Key_Return, "  ")):
        desk.do("rename")
        field = editor(desk)
        type_text(field, text)
        press(field, key)
        QApplication.processEvents()
        assert desk.shape == START


def test_a_title_that_the_library_does_not_take_is_there_when_it_is_written_again(desk: Desk) -> None:
    choose(desk, "A")
    desk.do("rename")
    type_text(editor(desk), "Not kept yet")
    file = desk.core.library._file
    file.execute("PRAGMA query_only = ON")
    press(editor(desk), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert desk.shape == START
    assert desk.room.notices.recent[0].kind == "err"
    file.execute("PRAGMA query_only = OFF")
    desk.do("rename")
    assert editor(desk).text() == "Not kept yet"
    press(editor(desk), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert desk.shape[0][0] == "Not kept yet"


def test_leaving_the_page_keeps_a_title(desk: Desk) -> None:
    choose(desk, "A")
    desk.do("rename")
    type_text(editor(desk), "Kept")
    desk.page.keep()
    assert desk.shape[0][0] == "Kept"


# -- the mouse -----------------------------------------------------------------------------------------------------------


def test_a_click_on_the_caret_folds_and_elsewhere_chooses(desk: Desk) -> None:
    view = desk.page.view
    index = desk.page.model.find(desk.id_of("A"))
    click(view.viewport(), QPoint(16, place_of(desk, "A").y()))
    assert not view.isExpanded(index)
    click(view.viewport(), place_of(desk, "A"))
    assert desk.chosen() == {"A"}
    assert not view.isExpanded(index)


def test_the_menu_has_everything(desk: Desk) -> None:
    choose(desk, "b")
    menu = desk.page.open_menu(QPoint(10, 10))
    words = [each.text().replace("&", "") for each in menu.actions() if each.text()]
    menu.close()
    for wanted in (
        "Settings",
        "Cut",
        "Copy",
        "Paste",
        "Duplicate",
        "Delete",
        "Up",
        "Down",
        "Mark as internal",
        "Add a block",
    ):
        assert wanted in words
    mark = next(each for each in menu.actions() if each.text() == "Mark as internal")
    mark.trigger()
    row = desk.page.view.current
    assert row is not None
    assert row.internal == "Internal"


# -- what survives -------------------------------------------------------------------------------------------------------


def test_selection_and_folds_survive_undo_and_redo(desk: Desk) -> None:
    view, history = desk.page.view, desk.core.history
    view.fold([desk.id_of("B")])
    choose(desk, "c")
    desk.do("move_section_down")
    history.undo()
    history.redo()
    assert desk.chosen() == {"c"}
    desk.core.briefings.move_section(desk.id_of("B"), 0)
    assert desk.id_of("B") in view.folded
    assert not view.isExpanded(desk.page.model.find(desk.id_of("B")))
    assert view.isExpanded(desk.page.model.find(desk.id_of("A")))
    assert desk.chosen() == {"c"}


def spots(desk: Desk, items: Sequence[Item]) -> list[Spot | None]:
    return [desk.page.view.find_spot(QPoint(50, y), items) for y in range(0, desk.page.view.viewport().height(), 3)]


def test_every_height_has_a_spot(desk: Desk) -> None:
    """Whatever lies under the mouse, a drop goes somewhere, and further down never further up."""
    order = {id: at for at, id in enumerate(desk.ids_of("ABC"))}
    found = [each for each in spots(desk, [Item("card", "x")]) if each is not None]
    assert len(found) == len(spots(desk, [Item("card", "x")]))
    places = [(order[each.section_id], each.at) for each in found]
    assert places == sorted(places)
    assert {each.at for each in spots(desk, [Item("section", "x")]) if each is not None} == {0, 1, 2, 3}


def test_what_is_dragged_is_seen_with_how_many_there_are(desk: Desk) -> None:
    view = desk.page.view
    row = desk.page.model.row_at(desk.page.model.find(desk.id_of("a")))
    assert row is not None
    delegate = view.itemDelegate()
    assert isinstance(delegate, OutlineDelegate)
    one, three = (draw_dragged(desk.room.look, delegate, row, count, 2.0) for count in (1, 3))
    assert one.size().height() == 2 * delegate.block_height
    assert one.toImage() != three.toImage()


def test_what_is_still_empty_is_not_counted(desk: Desk) -> None:
    def detail(block: AnyBlock) -> str:
        new = desk.core.briefings.add_block(desk.id_of("C"), block, 0)
        row = desk.page.model.row_at(desk.page.model.find(new.id))
        assert row is not None
        return row.detail

    empty = LocalText()
    assert detail(PointsBlock(id="", addressee=empty, points=(empty,))) == "0 points"  # its name is the title above
    assert detail(KeyFiguresBlock(id="", figures=(), title=LocalText("Key figures"))) == "0 figures"
    assert detail(PointsBlock(id="", addressee=empty, points=(empty, LocalText("One")))).endswith(" · 1 point")
    asked = Question(LocalText("Why?"), empty)
    assert detail(QuestionsBlock(id="", items=(Question(empty, empty), asked, asked))).endswith(" · 2 questions")
    new = desk.core.briefings.add_block(desk.id_of("C"), QuestionsBlock(id="", items=(Question(empty, empty), asked)))
    row = desk.page.model.row_at(desk.page.model.find(new.id))
    assert row is not None
    assert row.title == "Why?"
