"""Starts the window: application, look, window, event loop; and ends it, nothing of Qt left behind."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from briefing_app import __version__
from briefing_app.paths import Places, is_there
from briefing_app.ui.appearance import Wardrobe
from briefing_app.ui.settings import Settings
from briefing_app.ui.shell.application import Application, introduce
from briefing_app.ui.shell.door import Choice, choose_library
from briefing_app.ui.shell.instances import Held, Instances
from briefing_app.ui.shell.journal import Journal, describe_fault, note_fault
from briefing_app.ui.shell.signals import SignalWatch
from briefing_app.ui.spoken_roles import give_roles
from briefing_app.ui.window import MainWindow

if TYPE_CHECKING:
    from briefing_app.workspace import Workspace

PROBE_VARIABLE = "HETAO_BRIEFING_PROBE"  # names a file to which is written what can be seen; see ui/probe.py


def run(
    resources_dir: Path, places: Places, open_workspace: Callable[[Path], Workspace], files: Sequence[Path] = ()
) -> int:
    """Open the window and give the exit status when it is closed.

    Where another window has the library already, that one comes to the front with the files, and this start is over.

    Args:
        resources_dir: The program's resources.
        places: Where the program keeps what it writes. Unless its library was named, the one that was opened last by hand
            goes before it.
        open_workspace: Opens a library file, making it where there is none; raises BriefingError where it cannot.
        files: What was double-clicked: a library is opened instead, packs and tables are offered.
    """
    QApplication.setStyle("Fusion")
    application = Application([sys.argv[0]])
    introduce(application, resources_dir)
    settings = Settings(places.settings, exports=places.exports)
    instances = Instances()
    choice = choose_library(settings, places.library, named=places.named, files=files)
    given = [each for each in files if each != choice.first]
    journal: Journal | None = None
    try:
        if is_there(choice.first) and instances.claim(choice.first, files=given).held is Held.SHOWN:
            return 0
        journal = Journal(places.log)
        return _show(application, settings, choice, instances, resources_dir, places, open_workspace, given)
    finally:
        instances.release()
        instances.deleteLater()
        if journal is not None:
            journal.close()
        _forget_clipboard()
        _delete_all()
        application.shutdown()


def _show(
    application: QApplication,
    settings: Settings,
    choice: Choice,
    instances: Instances,
    resources_dir: Path,
    places: Places,
    open_workspace: Callable[[Path], Workspace],
    files: Sequence[Path],
) -> int:
    """Show the window until it is closed."""
    give_roles()
    wardrobe = Wardrobe(application, resources_dir)
    window = MainWindow(
        wardrobe, settings, choice, open_workspace, instances=instances, places=places, files=files
    )  # fmt: skip
    window.preloader.finished.connect(spare_loaded)
    watch = SignalWatch(window.close)
    sys.excepthook = bug_hook(window)
    if PROBE_VARIABLE in os.environ:
        from briefing_app.ui.probe import Probe

        Probe(window, Path(os.environ[PROBE_VARIABLE]))
    try:
        window.show()
        return application.exec()
    finally:
        sys.excepthook = sys.__excepthook__
        watch.close()
        window.close()
        for each in (window, watch, wardrobe):
            each.deleteLater()
        _delete_all()


def spare_loaded() -> None:
    """Leave what is loaded by now, and stays to the end, out of every later collection of garbage.

    Walking through all of it takes 50 to 90 ms, in the midst of what the person does (benchmarks: pages).
    """
    gc.freeze()


def _forget_clipboard() -> None:
    """Without a clipboard of the system Qt keeps what was copied until after Python has ended, and crashes then."""
    if QGuiApplication.platformName() in ("offscreen", "minimal"):
        QGuiApplication.clipboard().clear()


def _delete_all() -> None:
    """Have Qt delete what asked for it while Python can still follow: objects that outlive the interpreter crash it."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QCoreApplication.processEvents()


def bug_hook(
    window: MainWindow,
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """What happens to an exception that nobody expected: it is written to standard error and shown, once at a time."""

    def show(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, problem, trace)
        if issubclass(kind, KeyboardInterrupt):
            window.close()
            return
        note_fault(kind, problem, trace)
        window.show_bug(f"Hetao Briefing {__version__}\n{describe_fault(problem)}")

    return show
