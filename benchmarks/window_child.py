"""Starts the window in a process of its own, says when it was painted and when it could be used, and closes it.

Run with the time of the start (seconds since the epoch), a library file that exists, and words to be typed into the palette.
The worker process of the window runs this module too, so that everything is loaded within `main`, as the program does it.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from benchmarks.faults import end_with

HEAVY = ("matplotlib", "reportlab", "sqlite3", "sqlite_utils", "babel", "opencc", "pypdfium2")


def main() -> None:
    """Print what was measured as JSON: seconds, and milliseconds for the palette and for changes of looks."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication

    from briefing_app.app import open_workspace
    from briefing_app.model.language import Language
    from briefing_app.paths import resources_dir
    from briefing_app.ui.appearance import Wardrobe
    from briefing_app.ui.settings import Settings
    from briefing_app.ui.shell.door import choose_library
    from briefing_app.ui.window import MainWindow

    class WatchedWindow(MainWindow):
        """Notes when it is painted for the first time, and what was loaded by then."""

        painted_at = 0.0
        loaded: tuple[str, ...] = ()

        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
            """Paint, and note the time."""
            super().paintEvent(event)
            if not self.painted_at:
                self.painted_at = time.time()
                self.loaded = tuple(each for each in HEAVY if each in sys.modules)

    sys.excepthook = end_with
    began, library, words = float(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    QApplication.setStyle("Fusion")
    application = QApplication(sys.argv[:1])
    settings = Settings(library.with_name("window.ini"))
    settings.language = Language.EN
    wardrobe = Wardrobe(application, resources_dir())
    window = WatchedWindow(wardrobe, settings, choose_library(settings, library, named=True), open_workspace)
    found: dict[str, object] = {}

    def use() -> None:
        found["usable"] = time.time() - began
        found["painted"] = window.painted_at - began
        found["loaded"] = window.loaded
        keys = []
        palette = window.show_palette()
        for end in range(1, len(words) + 1):
            start = time.perf_counter()
            palette.field.setText(words[:end])
            application.processEvents()
            keys.append((time.perf_counter() - start) * 1000)
        palette.dismiss()
        found["keys"] = keys
        looks = []
        for language in (Language.HANT, Language.HANS, Language.EN):
            start = time.perf_counter()
            window.set_language(language)
            application.processEvents()
            looks.append((time.perf_counter() - start) * 1000)
        found["looks"] = looks
        window.close()

    window.settled.connect(lambda: QTimer.singleShot(0, use))
    window.show()
    application.exec()
    sys.stdout.write(json.dumps(found))
    window.deleteLater()
    application.processEvents()


if __name__ == "__main__":
    main()
