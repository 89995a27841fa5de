"""Starts the window: application, look, window, event loop."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from briefing_app import __version__
from briefing_app.ui.appearance import Wardrobe
from briefing_app.ui.settings import FILE_NAME, Settings
from briefing_app.ui.window import MainWindow

if TYPE_CHECKING:
    from briefing_app.workspace import Workspace


def run(
    resources_dir: Path, library: Path, open_workspace: Callable[[Path], Workspace], *, chosen: bool = False
) -> int:
    """Open the window and give the exit status when it is closed.

    Args:
        resources_dir: The program's resources.
        library: The library to open; window.ini, what the window remembers, lies beside it.
        chosen: Whether the person named that file; otherwise the one that was opened last by hand goes before it.
        open_workspace: Opens a library file, making it where there is none; raises BriefingError where it cannot.
    """
    QApplication.setStyle("Fusion")
    application = QApplication([sys.argv[0]])
    application.setApplicationName("Hetao Briefing")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("hetao-briefing")
    wardrobe = Wardrobe(application, resources_dir)
    window = MainWindow(wardrobe, Settings(library.with_name(FILE_NAME)), library, open_workspace, chosen=chosen)
    sys.excepthook = bug_hook(window)
    window.show()
    status = application.exec()
    sys.excepthook = sys.__excepthook__
    return status


def bug_hook(
    window: MainWindow,
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """What happens to an exception that nobody expected: it is written to standard error and shown, once at a time."""

    def show(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, problem, trace)
        if issubclass(kind, KeyboardInterrupt):
            window.close()
            return
        details = "".join(traceback.format_exception(kind, problem, trace))
        window.show_bug(details)

    return show
