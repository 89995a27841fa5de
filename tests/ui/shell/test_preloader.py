"""Modules of the pages are loaded one at a time while nothing else is to be done, and the window's process stays light."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.ui.shell.pages import PAGES
from briefing_app.ui.shell.preloader import Preloader, list_modules
from tests.repo.scripts import ROOT
from tests.ui.conftest import LONG, MakeWindow


def test_every_page_is_among_the_modules() -> None:
    listed = list(list_modules())
    assert {f"briefing_app.ui.{each.module}" for each in PAGES.values()} <= set(listed)
    assert len(listed) == len(set(listed))


def test_it_loads_one_after_another_and_can_be_stopped(qtbot: QtBot, qapp: QApplication) -> None:
    loaded: list[str] = []
    each = Preloader(qapp, iter(("a", "os", "b", "c")), loaded.append)
    finished: list[None] = []
    each.finished.connect(lambda: finished.append(None))
    assert not each.is_active
    each.start()
    qtbot.waitUntil(lambda: len(loaded) == 1, timeout=LONG)
    each.stop()
    assert not each.is_active
    each.start()
    qtbot.waitUntil(lambda: not each.is_active, timeout=LONG)
    assert loaded == ["a", "b", "c"]  # not what is there already
    assert finished == [None]
    each.deleteLater()


def test_a_window_that_closes_loads_no_more(make_window: MakeWindow) -> None:
    window = make_window()
    window.preloader.start()
    window.close()
    assert not window.preloader.is_active


def test_a_visit_to_every_page_loads_nothing_heavy(library: Path) -> None:
    """A process of its own: here other tests have loaded everything."""
    program = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from briefing_app.app import open_workspace
from briefing_app.paths import resources_dir
from briefing_app.ui.appearance import Wardrobe
from briefing_app.ui.room import Where
from briefing_app.ui.settings import Settings
from briefing_app.ui.shell.pages import PAGES
from briefing_app.ui.shell.door import choose_library
from briefing_app.ui.window import MainWindow

if __name__ == "__main__":
    QApplication.setStyle("Fusion")
    application = QApplication([])
    library = Path(sys.argv[1])
    settings = Settings(library.with_name("w.ini"))
    choice = choose_library(settings, library, named=True)
    window = MainWindow(Wardrobe(application, resources_dir()), settings, choice, open_workspace)

    def visit():
        core = window.workspace.core.library
        briefing = next(each.id for each in core.list_briefings() if not each.template)
        things = {kind: core.ids(kind)[0] for kind in ("card", "figure", "chart", "source", "term")}
        things |= {"composer": briefing, "properties": briefing, "versions": briefing}
        for page in PAGES:
            window.stage.go(Where(page, things.get(page, "")))
            assert window.page.where.page == page
            application.processEvents()
        window.stage.go(Where("composer", briefing))
        window.page.commands["export"]()
        window.show_palette()
        window.show_meeting().close()
        QTimer.singleShot(100, wait)

    def wait():
        if window.preloader.is_active or not window.page.preview.view.pages:
            QTimer.singleShot(100, wait)
            return
        print(*sorted({name.partition(".")[0] for name in sys.modules} & set(sys.argv[2:])), flush=True)
        window.close()

    window.settled.connect(lambda: QTimer.singleShot(0, visit))
    window.show()
    application.exec()
"""
    path = library.with_name("visit.py")
    path.write_text(program, encoding="utf-8")
    banned = ("matplotlib", "reportlab", "numpy", "uharfbuzz", "pikepdf", "openpyxl")
    around = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, str(path), str(library), *banned],
        cwd=ROOT, env=around, capture_output=True, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [], done.stderr
    assert done.stdout == "\n"  # it came to the end
