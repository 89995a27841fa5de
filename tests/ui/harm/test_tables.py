"""Tables and trouble: no room on the disk, another program, power that goes; nothing is lost and nothing is half there."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from briefing_app.model.chart import Cell, Column, ColumnKind
from briefing_app.model.figure import Unit, Value
from briefing_app.model.language import Language, LocalText
from briefing_app.ui.charts.page import ChartPage
from briefing_app.ui.grid import GridEditor
from briefing_app.ui.room import Where
from briefing_app.ui.table_import.page import TableImportPage
from briefing_app.ui.window import MainWindow
from briefing_app.workspace import Workspace
from tests.repo.scripts import ROOT
from tests.ui.conftest import LONG, MakeWindow, open_workspace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
HARMS = {
    "full": ("PRAGMA max_page_count = 1", "PRAGMA max_page_count = 1000000"),
    "read-only": ("PRAGMA query_only = ON", "PRAGMA query_only = OFF"),
}
COLUMNS = (
    Column("name", LocalText("Name", "名稱", "名称")),
    Column("n", LocalText("Staff"), ColumnKind.NUMBER, Unit.COUNT),
)
LONG_WORDS = "Words that need room. " * 400


def number(value: int) -> Cell:
    return Cell(value=Value(Decimal(value)))


def rows(count: int) -> list[tuple[Cell, ...]]:
    return [(Cell(text=LocalText(f"Row {each}")), number(each)) for each in range(count)]


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    return make_window()


def show_table(window: MainWindow, count: int = 3) -> GridEditor:
    """A table of so many rows, on its page."""
    table = window.workspace.core.tables.add_table(LocalText("Places"), COLUMNS, rows(count))
    window.stage.go(Where("table", table.id))
    page = window.page
    assert isinstance(page, ChartPage)
    assert page.fields is not None
    return page.fields.grid


def harm(window: MainWindow, way: str) -> None:
    file = window.workspace.core.library._file
    file.execute("VACUUM")  # no room left within the file
    file.execute(HARMS[way][0])


def heal(window: MainWindow, way: str) -> None:
    window.workspace.core.library._file.execute(HARMS[way][1])


def type_cell(grid: GridEditor, row: int, lane: int, text: str) -> None:
    """Type into a cell by keys, and leave it by Enter."""
    grid.view.setFocus()
    grid.view.choose(row, lane)
    grid.view.edit_cell()
    field = grid.view.indexWidget(grid.view.currentIndex())
    assert field is not None
    field.selectAll()  # type: ignore[attr-defined]
    QApplication.clipboard().setText(text)
    field.paste()  # type: ignore[attr-defined]
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()


@pytest.mark.parametrize("way", list(HARMS))
@pytest.mark.parametrize("language", list(Language))
def test_a_cell_that_cannot_be_kept_stays_and_holds_the_page(
    make_window: MakeWindow, library: Path, way: str, language: Language
) -> None:
    window = make_window(language)
    grid = show_table(window)
    id, page = grid.dataset_id, window.page
    harm(window, way)
    type_cell(grid, 0, 0, LONG_WORDS)
    index = grid.model.index(0, 0)
    assert index.data(Qt.ItemDataRole.EditRole) == LONG_WORDS
    assert grid.model.unkept
    assert window.unsaved
    leaves: tuple[Callable[[], object], ...] = (lambda: window.stage.go(Where("facts")), window.stage.back)
    for leave in leaves:
        window.info.hide()
        leave()
        assert window.page is page
        assert not window.info.isHidden()
    assert not window.close()
    assert window.isVisible()
    with open_workspace(library) as other:
        assert other.tables.read_rows(id, 0, 9) == tuple(rows(3))
    heal(window, way)
    window.stage.go(Where("facts"))
    assert window.page is not page
    assert not window.unsaved
    with open_workspace(library) as other:
        assert other.tables.read_rows(id, 0, 1)[0][0].text.languages
        assert LONG_WORDS.strip() in dict(other.tables.read_rows(id, 0, 1)[0][0].text).values()
        assert other.library.find_damage() == ()


def test_a_page_may_be_left_without_the_cell(window: MainWindow) -> None:
    grid = show_table(window)
    id, page = grid.dataset_id, window.page
    harm(window, "read-only")
    type_cell(grid, 1, 1, "77")
    window.stage.go(Where("facts"))
    button = next(each for each in window.info.findChildren(QPushButton) if each.isVisible() and each.text())
    assert button.text() == "Leave without it"
    button.click()
    QApplication.processEvents()
    assert window.page is not page
    heal(window, "read-only")
    assert window.workspace.core.tables.read_rows(id, 1, 1) == (rows(3)[1],)


@pytest.mark.parametrize("language", list(Language))
def test_a_drive_that_is_pulled_while_a_cell_is_open_and_put_back(
    make_window: MakeWindow, library: Path, language: Language
) -> None:
    drive, pulled = library.parent / "drive", library.parent / "pulled"
    drive.mkdir()
    place = Path(shutil.copy(library, drive / "library.briefing"))
    window = make_window(language, path=place, chosen=True)
    grid = show_table(window)
    id, page, lane = grid.dataset_id, window.page, len(grid.model.lanes) - 1
    grid.view.setFocus()
    grid.view.choose(1, lane)
    grid.view.edit_cell()
    field = grid.view.indexWidget(grid.view.currentIndex())
    assert field is not None
    drive.rename(pulled)
    field.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(field, "77")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert grid.model.index(1, lane).data(Qt.ItemDataRole.EditRole) == "77"
    assert grid.model.unkept
    assert window.unsaved
    window.do("undo")
    window.stage.go(Where("facts"))
    assert window.page is page
    assert window.info.isVisible()
    assert grid.model.index(1, lane).data(Qt.ItemDataRole.EditRole) == "77"
    pulled.rename(drive)
    window.retry_asked.emit()
    assert not grid.model.unkept
    assert not window.unsaved
    with open_workspace(place) as other:
        assert other.tables.read_rows(id, 1, 1)[0][1] == number(77)
        assert other.library.find_damage() == ()


def test_what_a_full_disk_did_not_take_is_no_step_of_an_undo(window: MainWindow) -> None:
    grid = show_table(window)
    core, lane = window.workspace.core, len(grid.model.lanes) - 1
    type_cell(grid, 0, lane, "5")
    harm(window, "read-only")
    type_cell(grid, 1, lane, "77")
    heal(window, "read-only")
    window.do("undo")
    assert core.tables.read_rows(grid.dataset_id, 0, 9) == tuple(rows(3))
    assert core.history.find_redo() is not None
    assert grid.model.index(1, lane).data() == "77"
    grid.keep()
    assert core.tables.read_rows(grid.dataset_id, 1, 1)[0][1] == number(77)


@pytest.mark.parametrize("way", list(HARMS))
def test_a_paste_that_finds_no_room_can_be_tried_again(window: MainWindow, way: str) -> None:
    grid = show_table(window)
    core = window.workspace.core
    before = core.tables.read_rows(grid.dataset_id, 0, 99)
    mime = QMimeData()
    mime.setText("\n".join(f"Name {n}\t{n}" for n in range(5_000)))
    grid.view.choose(3, 0)
    harm(window, way)
    grid.paste_data(mime)
    bar = grid.paste_bar
    assert bar is not None
    bar.paste_button.click()
    QApplication.processEvents()
    assert not window.info.isHidden()
    assert grid.paste_bar is bar  # what was understood and chosen is still there
    assert core.tables.read_rows(grid.dataset_id, 0, 99) == before
    heal(window, way)
    bar.paste_button.click()
    QApplication.processEvents()
    assert grid.paste_bar is not bar
    assert core.tables.get_table(grid.dataset_id).row_count == 5_003
    assert core.library.find_damage() == ()


@pytest.mark.parametrize("way", list(HARMS))
def test_an_import_that_finds_no_room_is_said_and_can_be_tried_again(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, way: str
) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("Name,Staff\n" + "".join(f"Name {n},{n}\n" for n in range(900)), "utf-8")
    core = window.workspace.core
    count, history = core.library.count("dataset"), core.library.list_history()
    window.stage.go(Where("table_import", "", str(path)))
    page = window.page
    assert isinstance(page, TableImportPage)
    qtbot.waitUntil(lambda: page.session.plan is not None and not page.session.doing, timeout=LONG)
    harm(window, way)
    page.foot.button.click()
    qtbot.waitUntil(lambda: page.session.plan is not None and not page.session.doing, timeout=LONG)
    assert window.page is page
    assert not window.info.isHidden()
    assert core.library.count("dataset") == count
    assert core.library.list_history() == history
    heal(window, way)
    page.foot.button.click()
    qtbot.waitUntil(lambda: window.page is not page, timeout=LONG)
    assert core.library.count("dataset") == count + 1
    assert core.library.find_damage() == ()


# -- another program -----------------------------------------------------------------------------------------------------


@pytest.fixture
def other(window: MainWindow) -> Iterator[Workspace]:
    with open_workspace(window.library_path) as workspace:
        yield workspace


def test_two_programs_edit_one_table_and_no_row_is_lost(window: MainWindow, other: Workspace) -> None:
    grid = show_table(window, 200)
    id = grid.dataset_id
    for turn in range(6):
        type_cell(grid, turn, len(grid.model.lanes) - 1, str(1_000 + turn))
        other.look_around()
        other.tables.set_cells(id, {(100 + turn, 1): number(2_000 + turn)})
        other.tables.insert_rows(id, 200 + turn, [(Cell(text=LocalText(f"There {turn}")), number(turn))])
    window.workspace.look_around()
    QApplication.processEvents()
    assert grid.model.source.row_count == 206
    expected = rows(200)
    for turn in range(6):
        expected[turn] = (expected[turn][0], number(1_000 + turn))
        expected[100 + turn] = (expected[100 + turn][0], number(2_000 + turn))
        expected.append((Cell(text=LocalText(f"There {turn}")), number(turn)))
    assert window.workspace.core.tables.read_rows(id, 0, 999) == tuple(expected)
    assert grid.model.index(205, 0).data() == "There 5"
    assert grid.model.index(100, len(grid.model.lanes) - 1).data() == "2,000"
    assert window.workspace.core.library.find_damage() == ()


def test_what_is_typed_goes_into_the_row_it_was_opened_in(window: MainWindow, other: Workspace) -> None:
    """A row that was put above while a cell was open must not send what is typed into its neighbour."""
    grid = show_table(window, 5)
    id, lane = grid.dataset_id, len(grid.model.lanes) - 1
    grid.view.setFocus()
    grid.view.choose(2, lane)
    grid.view.edit_cell()
    field = grid.view.indexWidget(grid.view.currentIndex())
    assert field is not None
    other.tables.insert_rows(id, 0, [(Cell(text=LocalText("Above")), number(9))])
    field.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(field, "777")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()
    found = {row[0].text.en: row[1] for row in window.workspace.core.tables.read_rows(id, 0, 99)}
    assert found["Row 1"] == number(1)  # its neighbour
    assert len(found) == 6


# -- storms --------------------------------------------------------------------------------------------------------------

KEYS = (
    (Qt.Key.Key_Delete, 0), (Qt.Key.Key_D, 1), (Qt.Key.Key_R, 1), (Qt.Key.Key_Minus, 1), (Qt.Key.Key_Plus, 1),
    (Qt.Key.Key_C, 1), (Qt.Key.Key_X, 1), (Qt.Key.Key_V, 1), (Qt.Key.Key_A, 1), (Qt.Key.Key_Down, 2),
    (Qt.Key.Key_Right, 2), (Qt.Key.Key_Down, 0), (Qt.Key.Key_Right, 0), (Qt.Key.Key_Up, 0), (Qt.Key.Key_Home, 1),
    (Qt.Key.Key_End, 1), (Qt.Key.Key_Tab, 0),
)  # fmt: skip
MODIFIERS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def storm(window: MainWindow, grid: GridEditor, dice: random.Random, begun: int) -> str:
    """One act, by the keys of the grid where it has one; gives what it was."""
    acts, view = grid.acts, grid.view
    lanes, height = len(grid.model.lanes), grid.model.rowCount()
    assert lanes, "the last column of a table cannot be taken away"
    if dice.random() < 0.3 or not view.currentIndex().isValid():
        view.choose(dice.randrange(height), dice.randrange(lanes))
    view.setFocus()
    act = dice.randrange(12)
    if act < 5:
        key, how = dice.choice(KEYS)
        QTest.keyClick(view, key, MODIFIERS[how])
        if grid.paste_bar is not None:
            QTest.keyClick(grid.paste_bar, Qt.Key.Key_Return)
        return key.name
    if act < 7:
        text = dice.choice(
            ("12", "約120", "n/a", "Words", "12.5", "{no_figure}", "=1+1", "over 50", "2024-05", "\u202ex")
        )
        type_cell(grid, view.currentIndex().row(), view.currentIndex().column(), text)
        return text
    if act == 7:
        turn = dice.choice(("undo", "redo"))
        if turn == "redo" or len(window.workspace.core.library.list_history()) > begun:
            window.do(turn)
        return turn
    if act == 8:
        mime = QMimeData()
        mime.setText(dice.choice(("a\t1\nb\t2", "Name\t名稱\tN\nx\t甲\t5\ny\t乙\t6", "1\t2\t3\t4\n" * 70)))
        grid.paste_data(mime)
        if grid.paste_bar is not None:
            QTest.keyClick(grid.paste_bar, Qt.Key.Key_Return)
        return "paste"
    lane, block = grid.model.lanes[min(lanes - 1, max(0, view.currentIndex().column()))], view.block
    doings: list[Callable[[], object]] = [
        lambda: acts.sort(lane, descending=dice.random() < 0.5),
        lambda: acts.move_column(lane, dice.choice((-1, 1))),
        lambda: acts.insert_column(lane.at, dice.choice(list(ColumnKind))),
        acts.transpose,
    ]
    if block is not None:
        doings += [lambda: acts.move_rows(block, dice.choice((-1, 1))), lambda: acts.delete_columns(block)]
    at = dice.randrange(len(doings))
    doings[at]()
    return f"doing {at}"


@pytest.mark.parametrize("seed", range(3))
def test_storms_over_a_table_can_be_taken_back_to_the_start(window: MainWindow, seed: int) -> None:
    dice = random.Random(seed)
    grid = show_table(window, 130)
    library, id = window.workspace.core.library, grid.dataset_id
    start = library.get_dataset(id)
    begun = len(library.list_history())
    done = [storm(window, grid, dice, begun) for _ in range(90)]
    grid.keep()
    assert library.find_damage() == (), done
    end = library.get_dataset(id)
    undone = 0
    while len(library.list_history()) > begun:
        window.turner.undo()
        undone += 1
    assert undone > 20
    assert library.get_dataset(id) == start, done
    for _ in range(undone):
        window.turner.redo()
    assert library.get_dataset(id) == end, done
    assert library.find_damage() == ()
    grid.model.drop_notes(grid.model._notes)  # what was refused would hold the window
    assert not window.unsaved


# -- power that goes -----------------------------------------------------------------------------------------------------

KILLED = """
import os, signal, sys, threading, time
from pathlib import Path
sys.path.insert(0, sys.argv[4])
from briefing_app.model.language import LocalText
from briefing_app.paths import resources_dir
from briefing_app.workspace import Resources, Workspace
from briefing_app.workspace.importing import read_draft, understand
from tests.ui.harm.test_tables import COLUMNS, rows

path, way, wait = Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])
with Workspace.open(path, Resources(resources_dir())) as workspace:
    id = workspace.library.list_datasets()[-1].id
    if way == "import":
        draft = read_draft(path.with_name("rows.csv"))
        plan = workspace.imports.plan(understand(draft, workspace.imports.find_mapping(draft)))
    else:
        block = [[row[1]] for row in rows(50_000)]
    sys.stdout.write("ready")
    sys.stdout.flush()
    threading.Timer(wait, lambda: os.kill(os.getpid(), signal.SIGKILL)).start()
    if way == "import":
        workspace.imports.run(plan)
    else:
        workspace.tables.paste(id, 0, 1, block)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("way", ["import", "paste"])
def test_killed_in_the_midst_it_is_all_or_nothing(library: Path, way: str) -> None:
    with open_workspace(library) as workspace:
        table = workspace.tables.add_table(LocalText("Zebra"), COLUMNS, rows(3))
        count, history = workspace.library.count("dataset"), workspace.library.list_history()
        others = [each.id for each in workspace.library.list_datasets()]
    source = library.with_name("rows.csv")
    source.write_text("Name,Staff\n" + "".join(f"Name {n},{n}\n" for n in range(50_000)), "utf-8")
    halves = 0
    for wait in (0.0, 0.05, 0.2):
        done = subprocess.run(
            [sys.executable, "-c", KILLED.replace("list_datasets()[-1].id", f"resolve_ref('dataset', '{table.slug}')"),
             str(library), way, str(wait), str(ROOT)],
            cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, capture_output=True, encoding="utf-8", timeout=120,
        )  # fmt: skip
        assert done.returncode == -signal.SIGKILL, done.stderr
        assert done.stdout == "ready"
        with open_workspace(library) as workspace:
            assert workspace.library.find_damage() == ()
            now = workspace.library.list_history()
            written = len(now) > len(history)
            added = [each for each in workspace.library.list_datasets() if each.id not in others]
            if way == "import":
                assert workspace.library.count("dataset") == count + written
                assert [len(each.rows) for each in added] == [50_000] * written
            else:
                assert workspace.tables.get_table(table.id).row_count == (50_000 if written else 3)
            halves += not written
            if written:
                workspace.history.undo()
                history = workspace.library.list_history()
                assert workspace.tables.read_rows(table.id, 0, 9) == tuple(rows(3))
                assert workspace.library.count("dataset") == count
        assert sorted(each.name for each in library.parent.iterdir() if each.name.startswith(library.name)) == [
            library.name
        ]
    assert halves
