"""Self-test: the window opens where nobody sees it, shows a briefing and the guide in three languages, and leaves no trace."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, qVersion
from PySide6.QtGui import QFont, QImage, QTextLayout
from PySide6.QtWidgets import QApplication

from briefing_app.model.language import LANGUAGES, Language
from briefing_app.self_test.bench import Bench, SelfTestError, need
from briefing_app.self_test.guide import read_guide, try_report
from briefing_app.ui.appearance import Wardrobe
from briefing_app.ui.composer.page import ComposerPage
from briefing_app.ui.room import Where
from briefing_app.ui.settings import Settings
from briefing_app.ui.shell.door import choose_library
from briefing_app.ui.spoken_roles import give_roles
from briefing_app.ui.window import MainWindow
from briefing_app.workspace import Workspace

_PATIENCE = 60.0  # seconds
_SIZE = (1280, 800)
_WORDS = {Language.EN: "Hetao Briefing", Language.HANT: "河套簡報與檢查", Language.HANS: "河套简报与检查"}


def show_window(bench: Bench) -> str:
    """A picture of the window is kept for each language; its pages come from the worker that the window itself started."""
    application = QApplication.instance()
    if isinstance(application, QApplication):
        return _try(bench, application)
    QApplication.setStyle("Fusion")
    application = QApplication(["self-test"])
    try:
        return _try(bench, application)
    finally:
        application.shutdown()


def _try(bench: Bench, application: QApplication) -> str:
    give_roles()
    wardrobe = Wardrobe(application, bench.resources.folder)
    settings = Settings(bench.folder / "window.ini")

    def open_workspace(path: Path) -> Workspace:
        return Workspace.open(path, bench.resources)

    window = MainWindow(wardrobe, settings, choose_library(settings, bench.library, named=True), open_workspace)
    try:
        window.resize(*_SIZE)
        window.show()
        _wait(lambda: window.workspace.is_open and window.page is not None, "the window did not open the library")
        seen = [_show(window, language) for language in LANGUAGES]
        for language, picture in zip(LANGUAGES, seen, strict=True):
            picture.save(str(bench.make_folder("window") / f"{language.value}.png"))
        read = [_read(window, language) for language in LANGUAGES]
        try_report(window)
        need(
            all(one != other for at, one in enumerate(seen) for other in seen[:at]),
            "the window looks the same in two languages",
        )
    finally:
        window.close()
        for each in (window, wardrobe):
            each.deleteLater()
        for _ in range(3):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            QCoreApplication.processEvents()
    return f"Qt {qVersion()}, {application.platformName()}, {len(seen)} languages, {read[0]}"


def _read(window: MainWindow, language: Language) -> str:
    window.set_language(language)
    return read_guide(window)


def _show(window: MainWindow, language: Language) -> QImage:
    """Show a sample with its pages in a language; return what can be seen."""
    window.set_language(language)
    _need_glyphs(window.look.fonts.font(), _WORDS[language])
    sample = next(each for each in window.workspace.core.library.list_briefings() if not each.template)
    window.stage.go(Where("composer", sample.id))

    def has_pages() -> bool:
        page = window.page
        return isinstance(page, ComposerPage) and page.preview.view.pages is not None

    _wait(has_pages, f"no pages appeared in {language.value}")
    service = window.service
    need(
        service and service.link and service.link.is_process,
        "the window made its pages without a process of their own",
    )
    _wait(lambda: service is not None and not service.busy, "the worker of the window did not come to rest")
    return window.grab().toImage()


def _need_glyphs(font: QFont, text: str) -> None:
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    glyphs = [glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()]
    need(glyphs and 0 not in glyphs, f"the window's fonts lack characters of “{text}”")


def _wait(holds: Callable[[], object], otherwise: str) -> None:
    end = time.monotonic() + _PATIENCE
    while not holds():
        if time.monotonic() > end:
            raise SelfTestError(otherwise)
        QCoreApplication.processEvents()
        time.sleep(0.005)
