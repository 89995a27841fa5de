"""The worker killed or stopped in the middle of files, pages and printing; the window closed in the middle of each.

What is asked of all of them: one plain sentence where something was lost, no half file and none under a name of its own, the
program goes on, and the next time it works.
"""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from briefing_app.model.edition import Form
from briefing_app.model.language import Language
from briefing_app.ui.composer.page import ComposerPage
from briefing_app.ui.export.flow import Outcome
from briefing_app.ui.export.sheet import ExportSheet
from briefing_app.ui.lists.mime import Item, write_items
from briefing_app.ui.print.flow import PrintFlow
from briefing_app.ui.room import Where
from briefing_app.ui.theme import Appearance
from briefing_app.ui.window import MainWindow
from briefing_app.workspace import Workspace
from tests.ui.conftest import LONG, MakeWindow, open_workspace
from tests.ui.hands import press
from tests.ui.harm.test_worker import KILL, STOP, open_composer, worker_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
STOPPED = "The part of the program that makes pages stopped twice"


def kill(window: MainWindow, how: int = KILL) -> None:
    """Whichever process works now."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(worker_of(window), how)


class Exporter:
    """Exports the briefing that is open, each time from a dialog of its own into an empty folder."""

    def __init__(self, qtbot: QtBot, window: MainWindow, out: Path) -> None:
        self.qtbot, self.window, self.out = qtbot, window, out

    def open(self, *forms: Form) -> ExportSheet:
        for file in self.out.glob("*"):
            file.unlink()
        self.window.do("export")
        sheet = next(each for each in self.window.findChildren(ExportSheet) if each.isVisible())
        for language, box in sheet.choices.languages.items():
            box.setChecked(language is Language.EN)
        for form, card in sheet.choices.forms.items():
            card.setChecked(form in forms)
        return sheet

    def run(self, *forms: Form) -> Outcome:
        sheet = self.open(*forms)
        with self.qtbot.waitSignal(sheet.exported, timeout=LONG) as exported:
            sheet.foot.go.click()
        sheet.close()
        assert exported.args is not None
        outcome: Outcome = exported.args[0]
        assert files_in(self.out) == sorted(each.path.name for each in outcome.files)
        return outcome


def files_in(folder: Path) -> list[str]:
    """All that lies in a folder, of which every file is a whole document."""
    found = sorted(each.name for each in folder.iterdir()) if folder.exists() else []
    for name in found:
        with pypdfium2.PdfDocument(folder / name) as document:
            assert len(document) > 0, name
    return found


def once(signal: Any, act: Callable[[], object], times: int = 1) -> Callable[[], bool]:
    """Do something, once, when a signal was heard so many times; gives whether it was done."""
    heard = 0

    def hear(*_: object) -> None:
        nonlocal heard
        heard += 1
        if heard == times:
            signal.disconnect(hear)
            act()

    signal.connect(hear)
    return lambda: heard >= times


def kill_again_and_again(window: MainWindow, signal: Any) -> None:
    """Kill the worker, and the two that take its place as soon as they work.

    Where the file was done before the window heard of its pages, the first kill hits nothing that is being made.
    """
    assert window.service is not None
    ready, left = window.service.ready, 2

    def strike() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            ready.disconnect(strike)
        QTimer.singleShot(20, lambda: kill(window))

    def begin() -> None:
        ready.connect(strike)
        kill(window)

    once(signal, begin)


def test_files_are_whole_whenever_the_worker_is_killed(qtbot: QtBot, make_window: MakeWindow, tmp_path: Path) -> None:
    window = make_window(processes=True)
    open_composer(qtbot, window)
    assert window.service is not None
    progressed = window.service.progressed
    exporter = Exporter(qtbot, window, tmp_path / "out")
    both = (Form.FULL, Form.SLIDES)
    outcome = Outcome(())
    # Killed once, a task is tried again, and nobody notices: early in a file, and deep in it.
    for pages in (1, 6):
        once(progressed, lambda: kill(window), pages)
        outcome = exporter.run(*both)
        assert (len(outcome.files), outcome.failures) == (2, ())
    # Killed again while that is done, the file is not written, and that is said; the next one is.
    tries = 0
    while not outcome.failures and tries < 6:  # even then both may be done in time
        kill_again_and_again(window, progressed)
        outcome = exporter.run(*both)
        tries += 1
    assert len(outcome.files) == 1
    assert [each.sentence[: len(STOPPED)] for each in outcome.failures] == [STOPPED]
    # Stopped, it answers no more: Esc ends the export.
    sheet = exporter.open(*both)
    is_stopped = once(progressed, lambda: kill(window, STOP))
    sheet.foot.go.click()
    qtbot.waitUntil(is_stopped, timeout=LONG)
    qtbot.wait(100)
    press(sheet, Qt.Key.Key_Escape)
    assert not sheet.running
    assert files_in(exporter.out) == []
    sheet.close()
    outcome = exporter.run(Form.SUMMARY)
    assert (len(outcome.files), outcome.failures) == (1, ())
    # The window closed in the midst of it: what is written is whole, and what is recorded is there.
    recorded = len(exports_of(window.workspace.core))
    sheet = exporter.open(*both)
    once(progressed, window.close, 2)
    sheet.foot.go.click()
    library = window.library_path
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=LONG)
    written = files_in(exporter.out)
    with open_workspace(library) as core:
        assert len(exports_of(core)) == recorded + len(written)
        assert core.library.find_damage() == ()


def exports_of(core: Workspace) -> list[object]:
    return [each for briefing in core.library.list_briefings() for each in core.library.list_editions(briefing.id)]


def test_checks_and_printing_survive_a_killed_worker_and_say_when_they_do_not(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    window = make_window(processes=True)
    page = open_composer(qtbot, window)
    assert window.service is not None

    def print_out() -> PrintFlow:
        window.do("print")
        return window.findChildren(PrintFlow)[-1]

    flow = print_out()
    QTimer.singleShot(10, lambda: kill(window))
    qtbot.waitUntil(lambda: flow.dialog is not None, timeout=LONG)
    assert flow.dialog is not None
    flow.dialog.reject()
    ready = window.service.ready
    flow = print_out()
    with qtbot.waitSignal(flow.over, timeout=LONG):
        once(ready, lambda: QTimer.singleShot(5, lambda: kill(window)))
        QTimer.singleShot(5, lambda: kill(window))
    assert any(each.text.startswith(STOPPED) for each in window.notices.recent[:3])
    flow = print_out()
    qtbot.waitUntil(lambda: flow.dialog is not None, timeout=LONG)
    assert flow.dialog is not None
    # The window closed while the system asks where to print.
    window.close()
    assert not flow.dialog.isVisible()
    assert isinstance(page, ComposerPage)


class Drag:
    """Blocks of the outline under the mouse, which has not let go of them yet."""

    def __init__(self, window: MainWindow) -> None:
        page = window.page
        assert isinstance(page, ComposerPage)
        assert page.briefing is not None
        self.port = page.view.viewport()
        block = page.briefing.blocks[-1]
        self.data = write_items([Item("block", block.id)])
        self.place = page.view.visualRect(page.view.model().index(0, 0)).center()
        self.send(QDragEnterEvent)
        self.send(QDragMoveEvent)

    def send(self, kind: type[QDragEnterEvent] | type[QDragMoveEvent] | type[QDropEvent]) -> None:
        actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
        place: Any = QPointF(self.place) if kind is QDropEvent else self.place
        event = kind(place, actions, self.data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self.port, event)

    def leave(self) -> None:
        if isValid(self.port):  # else nothing is there any more to tell
            QApplication.sendEvent(self.port, QDragLeaveEvent())


def test_a_drag_may_end_in_any_way(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    core = window.workspace.core
    page = open_composer(qtbot, window)
    briefing_id = page.acts.briefing_id
    before = core.library.get_briefing(briefing_id)
    composer = Where("composer", briefing_id)
    Drag(window).leave()  # Esc, as Qt tells it
    drag = Drag(window)
    window.stage.go(Where("facts"))  # another page, as by Ctrl+2; this one stays behind it
    drag.leave()
    window.stage.go(composer)
    drag = Drag(window)
    core.briefings.delete_briefing(briefing_id)  # as another window may
    drag.send(QDropEvent)
    window.turner.undo()
    assert core.library.get_briefing(briefing_id) == before
    window.stage.go(composer)
    qtbot.waitUntil(lambda: isinstance(window.page, ComposerPage) and window.page.view.model().rowCount() > 0)
    drag = Drag(window)
    window.set_appearance(Appearance.DARK)  # the page is made anew
    drag.leave()
    qtbot.wait(10)
    assert core.library.get_briefing(briefing_id) == before
    Drag(window)
    window.close()
    with open_workspace(window.library_path) as again:
        assert again.library.get_briefing(briefing_id) == before
        assert again.library.find_damage() == ()


def test_a_pack_that_comes_while_the_window_closes_changes_nothing(
    qtbot: QtBot, make_window: MakeWindow, tmp_path: Path
) -> None:
    window = make_window()
    core = window.workspace.core
    pack = tmp_path / "visit.json"
    briefing = next(each for each in core.library.list_briefings() if not each.template)
    core.packs.export_pack(pack, [briefing.id])
    core.briefings.delete_briefing(briefing.id)  # the pack would bring it back
    path, before = window.library_path, core.library.list_history()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(pack))])
    actions, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(QPointF(50, 50), actions, data, Qt.MouseButton.LeftButton, none)
    window.dropEvent(drop)
    window.close()
    qtbot.wait(50)  # the pack would be read now
    with open_workspace(path) as again:
        assert again.library.list_history() == before
        assert again.library.find_damage() == ()
