"""The model over ids: what it reads, what stays when it changes, what a drag carries."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QStyledItemDelegate
from pytestqt.qtbot import QtBot

from briefing_app.errors import FullError
from briefing_app.ui.lists.id_list import PAGE, IdListModel
from briefing_app.ui.lists.id_view import IdList
from briefing_app.ui.lists.mime import ITEMS, Item, read_items, write_items
from tests.ui.hands import press

pytestmark = pytest.mark.usefixtures("qapp")


@dataclass(frozen=True)
class Thing:
    id: str

    @property
    def title(self) -> str:
        return f"Title {self.id}"

    @property
    def spoken(self) -> str:
        return f"Spoken {self.id}"


class Shelf:
    """Reads things and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[int] = []
        self.gone: set[str] = set()

    def read(self, ids: Sequence[str]) -> list[Thing]:
        self.asked.append(len(ids))
        return [Thing(id) for id in ids if id not in self.gone]


def names(count: int) -> list[str]:
    return [f"n{at}" for at in range(count)]


def test_the_model_keeps_qts_rules() -> None:
    model = IdListModel(Shelf().read, "card")
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for ids in (names(5), ["x", *names(5)], names(3), ["n2", "n0"], [], names(3_000), names(10), names(10)):
        model.set_ids(ids)
        assert [model.id_at(model.index(at)) for at in range(model.rowCount())] == ids
    model.refresh(["n1", "unknown"])
    model.refresh()
    assert tester.model() is model


def test_only_what_is_looked_at_is_read_and_only_once() -> None:
    shelf = Shelf()
    model = IdListModel(shelf.read)
    model.set_ids(names(100_000))
    assert shelf.asked == []
    for at in range(50_000, 50_010):
        assert model.data(model.index(at)) == f"Title n{at}"
    assert shelf.asked == [PAGE]
    model.data(model.index(99_999))
    assert shelf.asked == [PAGE, 100_000 % PAGE]


def test_a_refreshed_row_is_read_again_and_told() -> None:
    shelf = Shelf()
    model = IdListModel(shelf.read)
    model.set_ids(names(300))
    told: list[int] = []
    model.dataChanged.connect(lambda index, _: told.append(index.row()))
    assert model.data(model.index(3)) == "Title n3"
    shelf.gone.add("n3")
    assert model.data(model.index(3)) == "Title n3"
    model.refresh(["n3"])
    assert told == [3]
    assert model.data(model.index(3)) is None
    assert model.data(model.index(4), Qt.ItemDataRole.AccessibleTextRole) == "Spoken n4"


def test_a_small_change_leaves_the_other_rows_in_place() -> None:
    model = IdListModel(Shelf().read)
    model.set_ids(names(50))
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    gone, put = [], []
    model.rowsRemoved.connect(lambda _, first, last: gone.append((first, last)))
    model.rowsInserted.connect(lambda _, first, last: put.append((first, last)))
    model.set_ids([each for each in names(50) if each not in ("n10", "n11")])
    model.set_ids(["new", *model.ids])
    assert (gone, put, resets) == ([(10, 11)], [(0, 0)], [])


def test_a_library_that_cannot_be_read_is_said_once_and_not_raised(qtbot: QtBot) -> None:
    def fail(ids: Sequence[str]) -> list[Thing]:
        raise FullError(path=f"library of {len(ids)}")

    model = IdListModel(fail)
    model.set_ids(names(10))
    with qtbot.waitSignal(model.failed) as told:
        assert model.data(model.index(0)) is None
        assert model.data(model.index(1)) is None
    assert isinstance(told.args[0], FullError)


def test_rows_with_a_kind_are_dragged_in_the_order_of_the_list() -> None:
    model = IdListModel(Shelf().read, "card")
    model.set_ids(names(5))
    data = model.mimeData([model.index(3), model.index(1), model.index(3)])
    assert read_items(data) == (Item("card", "n1"), Item("card", "n3"))
    plain = IdListModel(Shelf().read)
    plain.set_ids(names(1))
    assert not plain.flags(plain.index(0)) & Qt.ItemFlag.ItemIsDragEnabled


@pytest.mark.parametrize(
    "raw",
    [b"", b"{", b"7", b"[7]", b'[{"kind":"card"}]', b'[{"kind":"file","id":"x"}]', b'[{"kind":["card"],"id":"x"}]',
     b"[" * 100_000, b'[{"kind":"card","id":""}]', b"\xff\xfe", b" " * 1_000_001],
)  # fmt: skip
def test_what_another_program_sends_under_our_name_is_nothing(raw: bytes) -> None:
    data = QMimeData()
    data.setData(ITEMS, raw)
    assert read_items(data) == ()


def test_what_is_written_is_read_again() -> None:
    items = (Item("card", "a"), Item("chart", "b"), Item("new", "text"))
    assert read_items(write_items(items)) == items
    assert read_items(QMimeData()) == ()


def make_view(qtbot: QtBot, count: int = 30) -> IdList:
    view = IdList(IdListModel(Shelf().read), QStyledItemDelegate(), "List", several=True)
    qtbot.addWidget(view)
    view.resize(200, 200)
    view.show_ids(names(count))
    view.show()
    return view


def chosen(view: IdList) -> list[str]:
    return list(view.selected_ids)


def test_what_is_chosen_stays_chosen_when_the_list_changes(qtbot: QtBot) -> None:
    view = make_view(qtbot)
    assert chosen(view) == ["n0"]
    assert view.select(["n9", "n3", "n4"], "n4")
    assert chosen(view) == ["n3", "n4", "n9"]
    assert view.current_id == "n4"
    told: list[bool] = []
    view.chosen.connect(lambda: told.append(True))
    view.show_ids(list(reversed(names(30))))
    assert chosen(view) == ["n9", "n4", "n3"]
    assert view.current_id == "n4"
    assert told == [True]


def test_where_the_chosen_row_goes_its_neighbour_takes_over(qtbot: QtBot) -> None:
    view = make_view(qtbot)
    view.select(["n5"])
    view.show_ids([each for each in names(30) if each != "n5"], first=False)
    assert chosen(view) == ["n6"]
    view.show_ids([], first=False)
    assert chosen(view) == []
    assert view.current_id == ""


def test_enter_opens_and_the_place_is_kept(qtbot: QtBot) -> None:
    view = make_view(qtbot, 300)
    opened: list[str] = []
    view.opened.connect(opened.append)
    view.select(["n100"])
    press(view, Qt.Key.Key_Down)
    press(view, Qt.Key.Key_Return)
    assert opened == ["n101"]
    place = view.verticalScrollBar().value()
    assert place > 0
    view.show_ids([each for each in names(300) if each != "n299"])
    assert view.verticalScrollBar().value() == place
