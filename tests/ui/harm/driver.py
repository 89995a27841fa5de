"""Starts the program, does something in its window, and ends it in one of many ways: `driver.py LIBRARY ACT`."""

from __future__ import annotations

import faulthandler
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
faulthandler.enable()

from PySide6.QtCore import QObject, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication, QFileDialog  # noqa: E402

import briefing_app.ui.start as start  # noqa: E402
from briefing_app.app import open_workspace  # noqa: E402
from briefing_app.model.language import LANGUAGES, Language  # noqa: E402
from briefing_app.paths import Places, resources_dir  # noqa: E402
from briefing_app.ui.cards.page import CardPage  # noqa: E402
from briefing_app.ui.cards.session import Part  # noqa: E402
from briefing_app.ui.room import Where  # noqa: E402
from briefing_app.ui.theme import Appearance  # noqa: E402
from briefing_app.ui.window import MainWindow  # noqa: E402
from tests.ui.hands import type_text  # noqa: E402
from tests.ui.harm.monkey import Monkey  # noqa: E402

TYPED = "Typed at the last moment. "


class Driver(QObject):
    """Waits for the window, acts once."""

    def __init__(self, act: str) -> None:
        super().__init__()
        self._act = act
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(20)

    def _look(self) -> None:
        window = next((each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)), None)
        if window is None or not window.isVisible():
            return
        if self._act == "first":
            if not window.workspace.is_open and window.stage.front is not None:
                self._timer.stop()
                window.close()
            return
        if not window.workspace.is_open or window.page is None:
            return
        self._timer.stop()
        getattr(self, f"_do_{self._act}")(window)

    def _type(self, window: MainWindow) -> None:
        card = window.workspace.core.library.list_cards()[0]
        window.stage.go(Where("card", card.id))
        page = window.page
        assert isinstance(page, CardPage)
        field = page.columns.columns[Language.EN].fields[Part.TEXT]
        field.setFocus()
        type_text(field, TYPED)

    def _do_close(self, window: MainWindow) -> None:
        self._type(window)
        window.close()

    def _do_quit(self, window: MainWindow) -> None:
        self._type(window)
        QApplication.quit()

    def _do_term(self, window: MainWindow) -> None:
        self._type(window)
        os.kill(os.getpid(), signal.SIGTERM)

    def _do_int(self, window: MainWindow) -> None:
        self._type(window)
        os.kill(os.getpid(), signal.SIGINT)

    def _do_logoff(self, window: MainWindow) -> None:
        """The system asks, and ends the process without another word."""
        self._type(window)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.commitDataRequest.emit(None)
        os._exit(9)

    def _do_killed(self, window: MainWindow) -> None:
        """The power goes two seconds after the last key."""
        self._type(window)
        QTimer.singleShot(2_000, lambda: os._exit(9))

    def _do_dialogs(self, window: MainWindow) -> None:
        """Closed with everything open that opens."""
        briefing = window.workspace.core.library.list_briefings()[0]
        window.stage.go(Where("composer", briefing.id))
        acts: list[Callable[[], object]] = [
            lambda: window.do("shortcuts"),
            lambda: window.do("recent"),
            lambda: window.do("licences"),
            lambda: window.do("import"),
            lambda: window.do("palette"),
            lambda: window.do("export"),
            lambda: window.do("meeting"),
        ]
        for act in acts:
            act()
            QApplication.processEvents()
        assert window.findChildren(QFileDialog)
        QTimer.singleShot(300, window.close)

    def _do_pages(self, window: MainWindow) -> None:
        """Closed while pages are made."""
        briefing = window.workspace.core.library.list_briefings()[0]
        window.stage.go(Where("composer", briefing.id))
        QTimer.singleShot(700, window.close)

    def _do_looks(self, window: MainWindow) -> None:
        """Every page built anew in another language, and in dark or light, and then closed."""
        library = window.workspace.core.library
        briefing = library.list_briefings()[0].id
        places = ("briefings", "facts", "charts", "sources", "settings", "trash", "library_file", "table_import")
        wheres = [
            *map(Where, places),
            Where("new_briefing"), Where("card", library.list_cards()[0].id), Where("chart", library.list_charts()[0].id),
            Where("composer", briefing), Where("properties", briefing), Where("versions", briefing),
            Where("source", library.list_sources()[0].id), Where("figure", library.list_figures()[0].id),
            Where("term", library.list_terms()[0].id),
        ]  # fmt: skip
        rebuilt = 0
        for turn, where in enumerate(wheres):
            window.stage.go(where)
            QApplication.processEvents()
            window.settings.appearance = Appearance.DARK if turn % 2 else Appearance.LIGHT
            window.set_language(LANGUAGES[(turn + 1) % 3])
            QApplication.processEvents()
            assert window.look.theme.dark is bool(turn % 2)
            rebuilt += 1
        assert rebuilt == len(wheres)
        window.close()

    def _do_monkey(self, window: MainWindow) -> None:
        """Closed in the midst of nonsense."""
        monkey = Monkey(window, int(os.environ.get("HETAO_MONKEY_SEED", "1")))
        for _ in range(int(os.environ.get("HETAO_MONKEY_ACTS", "60"))):
            monkey.act()
        monkey.settle_popups()
        window.close()


def run(library: Path, act: str) -> int:
    """Run the window, driven."""
    made: list[Driver] = []
    show = MainWindow.show

    def show_driven(window: MainWindow) -> None:
        show(window)
        made.append(Driver(act))

    setattr(MainWindow, "show", show_driven)  # noqa: B010 - a type checker would not have it otherwise
    status = start.run(resources_dir(), Places(library.parent, library, named=act != "first"), open_workspace)
    return int(status)


if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1]), sys.argv[2]))
