"""The model of the outline follows any change by inserts, moves and removals that Qt finds right."""

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from briefing_app.model.language import Language
from briefing_app.ui.composer.acts import Spot
from briefing_app.ui.composer.model import OutlineModel
from briefing_app.ui.composer.rows import Outline, OutlineRow, OutlineSection
from briefing_app.ui.composer.sequence import find_staying, group
from briefing_app.ui.lists.mime import Item, read_items, write_items

Shape = Sequence[tuple[str, Sequence[str]]]


def row(id: str, number: int = 0, title: str = "") -> OutlineRow:
    return OutlineRow("section" if number else "card", id, "rows", "text2", title or id, Language.EN, number=number)


def outline(shape: Shape) -> Outline:
    return tuple(
        OutlineSection(row(id, number), tuple(row(each) for each in blocks))
        for number, (id, blocks) in enumerate(shape, 1)
    )


def read(model: OutlineModel) -> Shape:
    """What the model says that it holds."""

    def id_of(index: QModelIndex) -> str:
        found = model.row_at(index)
        assert found is not None
        return found.id

    sections = [model.index(at, 0) for at in range(model.rowCount())]
    return [(id_of(each), [id_of(model.index(at, 0, each)) for at in range(model.rowCount(each))]) for each in sections]


class Dropped:
    """Notes what was dropped where."""

    def __init__(self) -> None:
        self.drops: list[tuple[tuple[Item, ...], Spot, bool]] = []

    def __call__(self, items: Sequence[Item], spot: Spot, *, copy: bool = False) -> tuple[str, ...]:
        self.drops.append((tuple(items), spot, copy))
        return tuple(each.id for each in items)


def make_model() -> tuple[OutlineModel, Dropped, list[tuple[str, str]]]:
    dropped, renamed = Dropped(), list[tuple[str, str]]()

    def rename(id: str, title: str) -> bool:
        renamed.append((id, title))
        return True

    model = OutlineModel(dropped, rename)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model, dropped, renamed


class Moves:
    """Counts what a model tells its views."""

    def __init__(self, model: OutlineModel) -> None:
        self.told: list[str] = []
        model.rowsInserted.connect(lambda _parent, first, last: self.told.append(f"insert {last - first + 1}"))
        model.rowsRemoved.connect(lambda _parent, first, last: self.told.append(f"remove {last - first + 1}"))
        model.rowsMoved.connect(lambda _parent, first, last: self.told.append(f"move {last - first + 1}"))
        model.dataChanged.connect(lambda first, last: self.told.append(f"change {last.row() - first.row() + 1}"))
        model.modelReset.connect(lambda: self.told.append("reset"))


START: Shape = [("A", "abcd"), ("B", "efg"), ("C", "")]


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ([("A", "bcda"), ("B", "efg"), ("C", "")], ["move 1"]),
        ([("A", "dabc"), ("B", "efg"), ("C", "")], ["move 1"]),
        ([("A", "abd"), ("B", "efgc"), ("C", "")], ["move 1"]),
        ([("A", "abcd"), ("B", "efg"), ("C", "xyz")], ["insert 3"]),
        ([("A", "ad"), ("B", "efg"), ("C", "")], ["remove 2"]),
        ([("A", "bd"), ("B", "efg"), ("C", "")], ["remove 1", "remove 1"]),
        ([("A", "abcd"), ("C", "")], ["remove 3", "remove 1"]),
        ([("A", "abcd"), ("B", "efg")], ["remove 1"]),
    ],
)  # fmt: skip
def test_the_fewest_steps_are_told(qapp: QApplication, after: Shape, told: list[str]) -> None:
    del qapp
    model, _, _ = make_model()
    model.set_outline(outline(START))
    moves = Moves(model)
    model.set_outline(outline(after))
    assert [(id, list(blocks)) for id, blocks in after] == read(model)
    steps = [each for each in moves.told if not each.startswith("change")]
    assert sorted(steps) == sorted(told)


def test_a_section_moves_with_one_step_and_numbers_follow(qapp: QApplication) -> None:
    del qapp
    model, _, _ = make_model()
    model.set_outline(outline(START))
    moves = Moves(model)
    model.set_outline(outline([("C", ""), ("A", "abcd"), ("B", "efg")]))
    assert moves.told == ["move 1", "change 1", "change 1", "change 1"]
    found = model.row_at(model.find("B"))
    assert found is not None
    assert found.number == 3


def test_only_what_differs_is_told(qapp: QApplication) -> None:
    del qapp
    model, _, _ = make_model()
    model.set_outline(outline(START))
    moves = Moves(model)
    model.set_outline(outline(START))
    assert moves.told == []
    changed = outline(START)
    changed = (OutlineSection(changed[0].row, (row("a", title="other"), *changed[0].blocks[1:])), *changed[1:])
    model.set_outline(changed)
    assert moves.told == ["change 1"]
    assert model.find("a").data() == "other"


ids = st.permutations([str(each) for each in range(9)])


@st.composite
def shapes(draw: st.DrawFn) -> Shape:
    """Some of three sections in any order, with some of nine blocks spread over them."""
    sections = draw(st.permutations("ABC"))[: draw(st.integers(0, 3))]
    blocks = draw(ids)[: draw(st.integers(0, 9))] if sections else []
    ends = sorted(draw(st.lists(st.integers(0, len(blocks)), min_size=len(sections), max_size=len(sections))))
    return [
        (id, blocks[(ends[at - 1] if at else 0) : ends[at] if at < len(sections) - 1 else None])
        for at, id in enumerate(sections)
    ]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(shapes(), min_size=2, max_size=4))
def test_any_outline_becomes_any_other(qapp: QApplication, steps: list[Shape]) -> None:
    """And indexes that were kept stay on their things, also where these go into another section."""
    del qapp
    model, _, _ = make_model()
    for shape in steps:
        old = {id for section, blocks in read(model) for id in (section, *blocks)}
        kept = {id: QPersistentModelIndex(model.find(id)) for id in old}
        model.set_outline(outline(shape))
        assert read(model) == [(id, list(blocks)) for id, blocks in shape]
        now = {id for section, blocks in read(model) for id in (section, *blocks)}
        for id, index in kept.items():
            assert index.isValid() == (id in now)
            if index.isValid():
                assert model.row_at(index) == model.row_at(model.find(id))
                assert index == QPersistentModelIndex(model.find(id))


def test_staying_is_the_longest_rising_run() -> None:
    assert find_staying([1, 2, 3, 4], [2, 3, 4, 1]) == {2, 3, 4}
    assert len(find_staying([1, 2, 3, 4, 5], [5, 1, 4, 2, 3])) == 3
    assert find_staying([], [1, 2]) == frozenset()
    assert group([0, 1, 2, 5, 7, 8]) == [(0, 2), (5, 5), (7, 8)]


def test_a_drag_carries_sections_or_blocks_in_order(qapp: QApplication) -> None:
    del qapp
    model, _, _ = make_model()
    model.set_outline(outline(START))
    data = model.mimeData([model.find(id) for id in "fda"])
    assert read_items(data) == (Item("block", "a"), Item("block", "d"), Item("block", "f"))
    assert read_items(model.mimeData([model.find("a"), model.find("B")])) == (Item("section", "B"),)


def test_a_drop_is_done_by_the_workspace_and_a_move_is_never_reported_as_one(qapp: QApplication) -> None:
    """Qt removes the rows that were dragged when a model says that a move succeeded: they are moved already."""
    del qapp
    model, dropped, _ = make_model()
    model.set_outline(outline(START))
    block, card = write_items([Item("block", "a")]), write_items([Item("card", "new")])
    move, copy = Qt.DropAction.MoveAction, Qt.DropAction.CopyAction
    assert not model.dropMimeData(block, move, 2, 0, model.find("B"))
    assert model.dropMimeData(card, copy, -1, -1, model.find("B"))
    assert not model.dropMimeData(write_items([]), copy, 0, 0, model.find("B"))
    assert dropped.drops == [
        ((Item("block", "a"),), Spot("B", 2), False),
        ((Item("card", "new"),), Spot("B", 3), True),
    ]


def test_sections_alone_are_renamed(qapp: QApplication) -> None:
    del qapp
    model, _, renamed = make_model()
    model.set_outline(outline(START))
    assert model.setData(model.find("B"), "Other")
    assert not model.setData(model.find("a"), "Other")
    assert renamed == [("B", "Other")]
    assert model.flags(model.find("B")) & Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.find("a")) & Qt.ItemFlag.ItemIsEditable
