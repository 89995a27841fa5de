"""The pages and dialogs of the window as a person sees them, each by its name, always in the same state.

What the clock, the machine and the worker's pace would change is fixed: the day, the library and its ids, the paths that are
shown, the caret. A scene is looked at once nothing moves any more.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEvent, QMimeData, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QCursor, QFontDatabase, QImage
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.model.block import CardBlock
from briefing_app.model.language import Language, LocalText
from briefing_app.paths import resources_dir
from briefing_app.store.library import Library
from briefing_app.ui.appearance import Wardrobe
from briefing_app.ui.cards.page import CardPage
from briefing_app.ui.charts.page import ChartPage
from briefing_app.ui.composer.page import ComposerPage
from briefing_app.ui.export.sheet import ExportSheet
from briefing_app.ui.facts.place import FactsPage
from briefing_app.ui.meeting.window import open_meeting
from briefing_app.ui.page import Page
from briefing_app.ui.room import Where
from briefing_app.ui.settings import Settings
from briefing_app.ui.shell.door import choose_library
from briefing_app.ui.table_import.page import TableImportPage
from briefing_app.ui.theme import Appearance
from briefing_app.ui.window import MainWindow
from briefing_app.workspace import Resources, Workspace
from briefing_app.workspace.query_text import parse_query
from briefing_app.workspace.workspace import make_printer

TODAY = date(2026, 3, 1)
NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
LONG = 60_000  # milliseconds; for what makes pages on a busy machine
STILL = 120  # milliseconds without a change until a scene is taken as settled
SOON = 1500  # milliseconds; timers that wait longer change nothing that is looked at
FULL = QSize(1440, 900)
SMALL = QSize(1024, 640)
CARD = "itf-grants"
_TABLE = (
    "Grants by year\nFirm,Year,Staff,Revenue (HK$ million),Share (%)\nAlpha Bio,2021,120,12.5,61%\n"
    "Beta,2022,n/a,over 50,12%\n河套生物,2023,約120,(132),30%\nDelta,2024,abc,17.6,9%\n"
)
_CARDS = (
    "Title,標題,Text,Theme,Source,Figure,Value,Status\nResearch money,研究撥款,The fund gave money,Funding,A report,Given,"
    "HK$1.76bn,draft\nNew medicines,新藥,There were 28,Access,A report,Medicines,28,wrong\n,,no title,,,,,\n"
)
_COPIED = (
    "<table><tr><th>Place</th><th>R&amp;D spending (HK$ million)</th><th>Share (%)</th></tr>"
    "<tr><td>Hong Kong</td><td>32,990</td><td>over 50%</td></tr><tr><td>Singapore</td><td>68,400</td><td>n/a</td></tr>"
    "<tr><td>Shenzhen</td><td>soon</td><td>12.9%</td></tr></table>"
)
PLACE = "/Documents/Hetao Briefing"  # shown in place of the folder of a test


@dataclass(frozen=True, slots=True)
class Wear:
    """How the window is dressed."""

    language: Language = Language.EN
    appearance: Appearance = Appearance.LIGHT
    size: QSize = FULL
    text_size: int = 100

    @property
    def name(self) -> str:
        """Part of the names of pictures."""
        parts = [self.language.value, self.appearance.value]
        if self.size != FULL:
            parts.append(f"{self.size.width()}x{self.size.height()}")
        if self.text_size != 100:
            parts.append(f"{self.text_size}")
        return "-".join(parts)


class Theatre:
    """One window in one dress, and the scenes in it."""

    def __init__(self, qtbot: QtBot, wardrobe: Wardrobe, library: Path, folder: Path, wear: Wear) -> None:
        self.qtbot = qtbot
        self.wear = wear
        self._library = library
        self._folder = folder
        self._wardrobe = wardrobe
        self._settings = settings = Settings(folder / f"{wear.name}.ini")
        settings.language = wear.language
        settings.appearance = wear.appearance
        settings.text_size = wear.text_size
        settings.export_folder = Path(PLACE)
        settings.person = "Chan Tai Man"
        settings.content_language = wear.language
        keep_time()
        self._flash = QApplication.cursorFlashTime()
        QApplication.setCursorFlashTime(0)
        QCursor.setPos(QPoint(4000, 4000))
        self.window = self._open(library, chosen=True)
        self._beside: list[QWidget] = []

    def _open(self, path: Path, *, chosen: bool) -> MainWindow:
        choice = choose_library(self._settings, path, named=chosen)
        window = MainWindow(self._wardrobe, self._settings, choice, open_fixed, processes=False)
        window.resize(self.wear.size)
        window.show()
        with self.qtbot.waitSignal(window.settled, timeout=LONG):
            pass
        window.activateWindow()
        return window

    def close(self) -> None:
        """Close all windows; nothing may be left."""
        self.leave()
        self.window.close()
        self.window.deleteLater()
        QApplication.setCursorFlashTime(self._flash)
        flush()

    # -- pages -------------------------------------------------------------------------------------------------------

    @property
    def core(self) -> Workspace:
        """The library that is open."""
        return self.window.workspace.core

    @property
    def briefing(self) -> str:
        """The sample briefing."""
        return next(each.id for each in self.core.library.list_briefings() if not each.template)

    @property
    def card(self) -> str:
        """A card with a figure, in three languages."""
        return self.core.library.resolve_ref(
            "card", self.core.finder.find_cards(parse_query("biotechnology grants"))[0]
        )

    @property
    def chart(self) -> str:
        """The first chart."""
        return self.core.library.list_charts()[0].id

    def go(self, page: str, id: str = "", at: str = "") -> Page:
        """A page, built anew, so that no scene depends on the one before."""
        self.leave()
        self.window.stage.clear_pages()
        flush()
        forget_glyphs()
        self.window.stage.go(Where(page, id, at))
        shown = self.window.page
        assert shown is not None
        return shown

    def write(self, name: str, text: str) -> Path:
        """A file beside the library."""
        path = self._folder / name
        path.write_text(text, "utf-8")
        return path

    def compose(self) -> ComposerPage:
        """The sample briefing with its pages and findings, its first card chosen."""
        page = self.go("composer", self.briefing)
        assert isinstance(page, ComposerPage)
        self.qtbot.waitUntil(
            lambda: page.preview.view.pages is not None and page.preview.findings is not None, timeout=LONG
        )
        briefing = page.briefing
        assert briefing is not None
        page.view.choose([next(each.id for each in briefing.blocks if isinstance(each, CardBlock))])
        page.view.setFocus(Qt.FocusReason.OtherFocusReason)
        return page

    def add(self, widget: QWidget) -> QWidget:
        """A window beside the main one, closed when the scene is over."""
        self._beside.append(widget)
        widget.activateWindow()
        return widget

    def leave(self) -> None:
        """End what a scene has opened."""
        for each in self._beside:
            with contextlib.suppress(RuntimeError):  # some delete themselves when they close
                each.close()
        self._beside.clear()
        if self.window.page is not None:
            for dialog in self.window.findChildren(QDialog):
                dialog.close()
        self.window.activateWindow()
        flush()

    def first_start(self) -> QWidget:
        """A window for which there never was a library."""
        return self.add(self._open(Path(PLACE) / "library.briefing", chosen=False))

    # -- looking -----------------------------------------------------------------------------------------------------

    def settle(self, top: QWidget) -> QImage:
        """The picture of a window once nothing moves in it."""
        before = QImage()
        still = QElapsedTimer()

        def is_still() -> bool:
            nonlocal before
            if self._is_busy(top):
                before = QImage()
                return False
            hide_paths(top, self._folder, self._library.parent)
            now = top.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
            if now != before:
                before = now
                still.start()
                return False
            return still.hasExpired(STILL)

        self.qtbot.waitUntil(is_still, timeout=LONG)
        return before

    def rest(self, top: QWidget) -> None:
        """Wait until nothing is under way that would move things in a window; quicker than `settle`, and without a picture."""
        for _ in range(2):  # what ends may have begun something else
            QApplication.processEvents()
            self.qtbot.waitUntil(lambda: not self._is_busy(top), timeout=LONG)

    def _is_busy(self, top: QWidget) -> bool:
        service = self.window.service
        timers = [*top.findChildren(QTimer), *self.window.findChildren(QTimer)]
        soon = any(each.isActive() and each.isSingleShot() and each.interval() <= SOON for each in timers)
        return soon or (service is not None and service.busy)


def open_fixed(path: Path) -> Workspace:
    """Open a library on the day of the tests, where the clock stands still."""
    resources = Resources(resources_dir())
    library = Library.open(path, printer=make_printer(resources.wording))
    return Workspace(library, resources, lambda: TODAY, now=lambda: NOW)


def furnish(path: Path) -> None:
    """Do some work in a new library: a version, a change after it, something in the trash."""
    with open_fixed(path) as core:
        briefing = next(each for each in core.library.list_briefings() if not each.template)
        core.versions.save_version(briefing.id, "Before the visit")
        core.briefings.update_briefing(replace(briefing, place=LocalText("Shenzhen", "深圳", "深圳")))
        unused = core.finder.find_cards(parse_query("used:0"))
        core.cards.delete_card(unused[-1])


def forget_glyphs() -> None:
    """Large letters are drawn a little differently when Qt has them from an earlier page: a new font makes it forget all."""
    QFontDatabase.removeApplicationFont(
        QFontDatabase.addApplicationFont(str(resources_dir() / "fonts" / "Inter-Regular.ttf"))
    )


def keep_time() -> None:
    """Moments are said in the same zone on every machine."""
    os.environ["TZ"] = "UTC"
    if hasattr(time, "tzset"):
        time.tzset()


def flush() -> None:
    """Let Qt do what was put off."""
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()


def hide_paths(top: QWidget, *folders: Path) -> None:
    """Show the same path on every machine."""
    for each in top.findChildren(QWidget):
        if isinstance(each, (QLabel, QLineEdit)) and any(str(place) in each.text() for place in folders):
            each.setText(f"{PLACE}/library.briefing")


# -- the scenes ------------------------------------------------------------------------------------------------------


def _facts(theatre: Theatre, at: str = "") -> FactsPage:
    page = theatre.go("facts", at=at)
    assert isinstance(page, FactsPage)
    return page


def _read_facts(theatre: Theatre) -> QWidget:
    page = _facts(theatre)
    page.list.select([theatre.card])
    return theatre.window


def _choose_several(theatre: Theatre) -> QWidget:
    page = _facts(theatre)
    page.list.select(list(page.list.ids_model.ids[1:4]))
    return theatre.window


def _find_no_fact(theatre: Theatre) -> QWidget:
    _facts(theatre, "semiconductors")
    return theatre.window


def _review(theatre: Theatre) -> QWidget:
    _facts(theatre, "status:stale").start_review()
    return theatre.window


def _edit_card(theatre: Theatre) -> QWidget:
    assert isinstance(theatre.go("card", theatre.card), CardPage)
    return theatre.window


def _compose(theatre: Theatre) -> QWidget:
    theatre.compose()
    return theatre.window


def _check(theatre: Theatre) -> QWidget:
    theatre.compose().side.show_tab("checks")
    return theatre.window


def _set_block(theatre: Theatre) -> QWidget:
    theatre.compose().open_settings()
    return theatre.window


def _charts(theatre: Theatre) -> QWidget:
    theatre.go("charts")
    return theatre.window


def _edit_chart(theatre: Theatre) -> QWidget:
    assert isinstance(theatre.go("chart", theatre.chart), ChartPage)
    return theatre.window


def _edit_table(theatre: Theatre) -> QWidget:
    """A dataset, and what is known of a cell that follows a figure."""
    page = theatre.go("table", theatre.core.library.get_chart(theatre.chart).dataset_id)
    assert isinstance(page, ChartPage)
    assert page.fields is not None
    page.fields.grid.show_cell(0, 1)
    return theatre.window


def _make_chart(theatre: Theatre) -> QWidget:
    """The ways to a new chart, with nothing on the clipboard."""
    QApplication.clipboard().clear()
    return _page("new_chart")(theatre)


def _paste(theatre: Theatre) -> QWidget:
    """A table copied from a mail, and what was understood of it before it is pasted."""
    page = theatre.go("chart", theatre.chart)
    assert isinstance(page, ChartPage)
    assert page.fields is not None
    data = QMimeData()
    data.setHtml(_COPIED)
    page.fields.grid.paste_data(data)
    assert page.fields.grid.paste_bar is not None
    return theatre.window


def _export(theatre: Theatre) -> QWidget:
    theatre.compose()
    theatre.window.do("export")
    theatre.qtbot.waitUntil(lambda: bool(theatre.window.findChildren(ExportSheet)), timeout=LONG)
    return theatre.add(theatre.window.findChildren(ExportSheet)[-1])


def _palette(theatre: Theatre) -> QWidget:
    theatre.go("briefings")
    theatre.window.show_palette().field.setText("biotech")
    return theatre.window


def _meet(theatre: Theatre) -> QWidget:
    page = theatre.go("briefings")
    meeting = open_meeting(page.room, theatre.window, theatre.briefing, full_screen=False)
    meeting.head.field.setText("18A")
    return theatre.add(meeting)


def _import_table(theatre: Theatre) -> QWidget:
    """A table of which one cell is not understood; its third column is looked at."""
    path = theatre.write("grants.csv", _TABLE)
    page = theatre.go("table_import", at=str(path))
    assert isinstance(page, TableImportPage)
    theatre.qtbot.waitUntil(lambda: page.session.plan is not None, timeout=LONG)
    page.columns.view.choose_column(3)
    return theatre.window


def _import_cards(theatre: Theatre) -> QWidget:
    """Cards of which some are refused, and what will happen."""
    path = theatre.write("cards.csv", _CARDS)
    page = theatre.go("table_import", at=str(path))
    assert isinstance(page, TableImportPage)
    theatre.qtbot.waitUntil(lambda: page.session.plan is not None, timeout=LONG)
    page.outcome.list_button.setChecked(True)
    QApplication.processEvents()
    page.area.verticalScrollBar().setValue(page.area.verticalScrollBar().maximum())
    return theatre.window


def _trash(theatre: Theatre) -> QWidget:
    theatre.go("trash")
    return theatre.window


def _page(name: str) -> Callable[[Theatre], QWidget]:
    def open_page(theatre: Theatre) -> QWidget:
        theatre.go(name)
        return theatre.window

    return open_page


def _of_briefing(name: str) -> Callable[[Theatre], QWidget]:
    def open_page(theatre: Theatre) -> QWidget:
        theatre.go(name, theatre.briefing)
        return theatre.window

    return open_page


def _dialog(entry: str) -> Callable[[Theatre], QWidget]:
    def open_dialog(theatre: Theatre) -> QWidget:
        theatre.go("briefings")
        theatre.window.do(entry)
        return theatre.add(next(each for each in theatre.window.findChildren(QDialog) if each.isVisible()))

    return open_dialog


SCENES: dict[str, Callable[[Theatre], QWidget]] = {
    "briefings": _page("briefings"),
    "new-briefing": _page("new_briefing"),
    "facts": _read_facts,
    "facts-several": _choose_several,
    "facts-nothing": _find_no_fact,
    "facts-review": _review,
    "card": _edit_card,
    "composer": _compose,
    "checks": _check,
    "block-settings": _set_block,
    "charts": _charts,
    "chart": _edit_chart,
    "chart-paste": _paste,
    "dataset": _edit_table,
    "new-chart": _make_chart,
    "sources": _page("sources"),
    "table-import": _import_table,
    "table-import-cards": _import_cards,
    "export": _export,
    "palette": _palette,
    "meeting": _meet,
    "settings": _page("settings"),
    "first-start": Theatre.first_start,
    "trash": _trash,
    "versions": _of_briefing("versions"),
    "properties": _of_briefing("properties"),
}
# Pages and dialogs that are walked through but not kept as pictures.
MORE: dict[str, Callable[[Theatre], QWidget]] = {
    "table-import-empty": _page("table_import"),
    "library-file": _page("library_file"),
    "help": _page("help"),
    "shortcuts": _dialog("shortcuts"),
    "recent": _dialog("recent"),
    "licences": _dialog("licences"),
    "about": _dialog("about"),
}


def list_wears() -> Iterator[Wear]:
    """Every language, light and dark."""
    for language in Language:
        for appearance in (Appearance.LIGHT, Appearance.DARK):
            yield Wear(language, appearance)
