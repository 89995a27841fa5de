"""What is opened and left again leaves nothing behind: no widget, window, timer, thread, process, open file or object of ours.

Everything is done once or twice before anything is counted, so that caches are full and modules loaded. All are done together
here; `python3 dev.py soak` does each ten times by itself.
"""

import shutil
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.model.language import LANGUAGES, Language
from briefing_app.ui.appearance import Wardrobe
from briefing_app.ui.cards.page import CardPage
from briefing_app.ui.charts.new_page import NewChartPage
from briefing_app.ui.charts.page import ChartPage
from briefing_app.ui.composer.page import ComposerPage
from briefing_app.ui.dialogs.doctor import DoctorDialog
from briefing_app.ui.facts.place import FactsPage
from briefing_app.ui.print.flow import PrintFlow
from briefing_app.ui.room import Where
from briefing_app.ui.settings import Settings
from briefing_app.ui.shell.door import choose_library
from briefing_app.ui.shell.pages import PAGES
from briefing_app.ui.shell.preloader import list_modules
from briefing_app.ui.table_import.page import TableImportPage
from briefing_app.ui.theme import Appearance
from briefing_app.ui.window import MainWindow
from tests.ui.conftest import LONG, MakeWindow, open_workspace, wait_for_pages
from tests.ui.hands import press, type_text
from tests.ui.harm.census import compare, count_all, find_growth, settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

DIALOGS = ("shortcuts", "recent", "licences", "about", "doctor", "import", "open")
LISTS = ("facts", "charts", "sources", "card", "composer", "table")  # pages on which lists and texts have menus
Act = Callable[[], object]


class Visitor:
    """Opens what can be opened, and leaves it."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot = qtbot
        self.window = window
        library = window.workspace.core.library
        briefing = next(each for each in library.list_briefings() if each.sections and not each.template)
        self.ids = {
            "card": next(each.id for each in library.list_cards() if each.figures),
            "figure": next(each.id for each in library.list_figures() if not each.derived),
            "term": library.list_terms()[0].id,
            "source": library.list_sources()[0].id,
            "chart": library.list_charts()[0].id,
            "table": library.list_charts()[0].dataset_id,
            **dict.fromkeys(("composer", "properties", "versions"), briefing.id),
        }

    @property
    def acts(self) -> Mapping[str, Act]:
        """All that can be opened, by what it is called in a failure."""
        found: dict[str, Act] = {f"page {name}": partial(self.visit, name) for name in PAGES}
        found |= {f"dialog {name}": partial(self.open, name) for name in DIALOGS}
        found |= {f"menus on {name}": partial(self.pop, name) for name in LISTS}
        found |= {
            "table from a file": self.import_table, "import of a table": self.import_it, "copied table": self.paste_table,
            "cells of a table": self.edit_cells, "kinds of a chart": self.choose_kinds, "palette": self.search,
            "meeting": self.meet, "bug report": self.report, "full screen": self.fill_screen,
            "export": self.export, "printing": self.print, "settings of a block": self.set_block, "review": self.review,
            "changes of the original": self.compare_languages, "search for a figure": self.find_figure,
            "light and dark": self.change_look, "languages": self.change_language, "sizes of text": self.change_size,
        }  # fmt: skip
        return found

    def fill_messages(self) -> None:
        """The last messages are kept, with what takes each back, up to a bound: from now on an older one goes for each."""
        page = self.go("new_chart")
        assert isinstance(page, NewChartPage)
        page.empty.click()
        room, before = page.room, -1
        while len(room.notices.recent) > before:
            before = len(room.notices.recent)
            room.tell_done("Done")
        self.rest()

    def rest(self) -> None:
        """Leave all pages and windows; wait for what still works."""
        for each in QApplication.topLevelWidgets():
            if each is not self.window and each.isVisible():
                each.close()
        self.settle()
        self.window.stage.clear_pages()
        self.settle()
        self.window.counts.read()  # the status bar shows what is so now, and not what was so before the last change

    def settle(self) -> None:
        """Have Qt do what was put off by a page that was just made."""
        service = self.window.service
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: service is None or not service.busy, timeout=LONG)

    def go(self, name: str) -> QWidget:
        self.window.stage.go(Where(name, self.ids.get(name, "")))
        QApplication.processEvents()
        if name == "composer":
            wait_for_pages(self.qtbot, self.window)
        assert self.window.page is not None
        return self.window.page

    def visit(self, name: str) -> None:
        self.go(name)

    def open(self, entry: str) -> None:
        self.go("briefings")
        self.window.do(entry)
        dialog = next(each for each in self.window.findChildren(QDialog) if each.isVisible())
        if isinstance(dialog, DoctorDialog):
            self.qtbot.waitUntil(lambda: not dialog.details.toPlainText().isspace(), timeout=LONG)

    def pop(self, name: str) -> None:
        page = self.go(name)
        popped = 0
        for view in page.findChildren(QWidget):
            if not view.isVisible() or not isinstance(view, QAbstractItemView | QTextEdit | QPlainTextEdit):
                continue
            place = view.viewport().rect().center()
            model = view.model() if isinstance(view, QAbstractItemView) else None
            if isinstance(view, QAbstractItemView) and model is not None:
                place = view.visualRect(model.index(0, 0)).center()
            reason = QContextMenuEvent.Reason.Mouse
            QApplication.sendEvent(
                view.viewport(), QContextMenuEvent(reason, place, view.viewport().mapToGlobal(place))
            )
            popup = QApplication.activePopupWidget()
            if popup is not None:
                popped += 1
                popup.close()
        assert popped, name

    def edit_cells(self) -> None:
        page = self.go("chart")
        assert isinstance(page, ChartPage)
        assert page.fields is not None
        grid = page.fields.grid
        grid.show_cell(0, 1)
        grid.view.edit_cell()
        line = grid.view.indexWidget(grid.view.currentIndex())
        assert line is not None
        press(line, Qt.Key.Key_Escape)
        grid.bar.ask_figure()
        assert grid.bar.picker.isVisible()
        press(grid.bar.picker.line, Qt.Key.Key_Escape)
        grid.edit_column(0)
        assert grid.column_bar is not None
        press(grid.column_bar, Qt.Key.Key_Escape)
        copied = QMimeData()
        copied.setText("Firm\tStaff\nAlpha\t5\nBeta\tabc")
        grid.paste_data(copied)
        assert grid.paste_bar is not None
        grid.paste_bar.cancel_button.click()
        for folded in (True, False):
            grid.fold(folded)

    def choose_kinds(self) -> None:
        page = self.go("chart")
        assert isinstance(page, ChartPage)
        assert page.drawing is not None
        for kind in ("heatmap", "bar", "column"):
            page.drawing.kind_chosen.emit(kind)
            self.settle()
        for button in (page.drawing.save, page.head.more):
            button.click()
            menu = QApplication.activePopupWidget()
            assert menu is not None
            menu.close()

    def paste_table(self) -> None:
        QGuiApplication.clipboard().setText("Firm\tStaff\nAlpha\t5\nBeta\tabc")
        page = self.go("new_chart")
        assert isinstance(page, NewChartPage)
        page.paste.click()
        self.expect_table()

    def expect_table(self) -> None:
        page = self.window.page
        assert isinstance(page, ChartPage)
        assert page.is_table
        self.settle()
        self.window.do("undo")

    def import_it(self) -> None:
        self.import_table(leave=False)
        page = self.window.page
        assert isinstance(page, TableImportPage)
        page.run()
        self.expect_table()

    def import_table(self, *, leave: bool = True) -> None:
        path = self.window.settings.export_folder.with_name("table.csv")
        path.write_text("Firm,Staff\nAlpha,5\nBeta,abc\n", "utf-8")
        self.window.stage.go(Where("table_import", "", str(path)))
        page = self.window.page
        assert isinstance(page, TableImportPage)
        self.qtbot.waitUntil(lambda: page.session.plan is not None, timeout=LONG)
        if leave:
            page.session.open(path)  # left while it is read

    def search(self) -> None:
        self.go("briefings")
        palette = self.window.show_palette()
        palette.field.setText("bio")
        QTest.qWait(30)
        palette.dismiss()

    def meet(self) -> None:
        self.go("briefings")
        meeting = self.window.show_meeting()
        meeting.head.field.setText("18A")
        self.qtbot.waitUntil(lambda: meeting.answer is not None)
        meeting.toggle_dark()
        meeting.next_language()

    def report(self) -> None:
        self.window.show_bug("Details")

    def fill_screen(self) -> None:
        self.go("composer")
        self.window.do("full_screen")

    def export(self) -> None:
        self.go("composer")
        self.window.do("export")

    def print(self) -> None:
        self.go("composer")
        self.window.do("print")
        self.window.do("print")
        flow = self.window.findChildren(PrintFlow)[-1]
        self.qtbot.waitUntil(lambda: flow.dialog is not None, timeout=LONG)
        assert flow.dialog is not None
        flow.dialog.reject()

    def set_block(self) -> None:
        page = self.go("composer")
        assert isinstance(page, ComposerPage)
        briefing = page.briefing
        assert briefing is not None
        for block in {type(each): each for each in briefing.blocks}.values():
            page.view.choose([block.id])
            page.open_settings()
            QApplication.processEvents()

    def review(self) -> None:
        page = self.go("facts")
        assert isinstance(page, FactsPage)
        page.start_review()

    def compare_languages(self) -> None:
        page = self.go("card")
        assert isinstance(page, CardPage)
        page.show_changes(Language.HANT)

    def find_figure(self) -> None:
        page = self.go("card")
        assert isinstance(page, CardPage)
        field = next(iter(page.columns.columns[Language.EN].fields.values()))
        field.setFocus()
        before = field.source_text
        type_text(field, " /")
        QApplication.processEvents()
        press(field, Qt.Key.Key_Escape)
        press(field, Qt.Key.Key_Backspace)
        press(field, Qt.Key.Key_Backspace)
        assert field.source_text == before

    def change_look(self) -> None:
        self.go("facts")
        for appearance in (Appearance.DARK, Appearance.LIGHT):
            self.window.set_appearance(appearance)
            self.settle()

    def change_language(self) -> None:
        self.go("card")
        for language in (*LANGUAGES[1:], LANGUAGES[0]):
            self.window.set_language(language)
            self.settle()

    def change_size(self) -> None:
        self.go("composer")
        for size in (125, 100):
            self.window.set_text_size(size)
            self.settle()


@pytest.fixture
def visitor(qtbot: QtBot, make_window: MakeWindow) -> Visitor:
    window = make_window()
    qtbot.waitUntil(lambda: window.service is not None and is_all_loaded(), timeout=LONG)
    visitor = Visitor(qtbot, window)
    visitor.fill_messages()
    return visitor


def is_all_loaded() -> bool:
    """Whether the modules of all pages are there: those that are loaded at leisure bring enumerations of ours with them."""
    return all(name in sys.modules for name in list_modules())


def go_round(visitor: Visitor, act: Act) -> None:
    act()
    visitor.rest()
    settle()


def test_nothing_is_left_of_what_was_opened(visitor: Visitor) -> None:
    def do_all() -> None:
        for act in visitor.acts.values():
            act()
            visitor.rest()

    grown = find_growth(do_all, warm=1, rounds=1)
    assert not grown, "\n".join([*grown, "", "`python3 dev.py soak` says by which of them."])


@pytest.mark.soak
def test_nothing_is_left_of_anything_that_was_opened_ten_times(visitor: Visitor) -> None:
    found = []
    for name, act in visitor.acts.items():
        grown = find_growth(partial(go_round, visitor, act), warm=2, rounds=10)
        found += [f"{name}: {each}" for each in grown]
    assert not found, "\n".join(found)


def test_nothing_of_a_window_is_left_when_it_is_closed(
    qtbot: QtBot, wardrobe: Wardrobe, library: Path, tmp_path: Path
) -> None:
    def open_and_close() -> None:
        path = Path(shutil.copy(library, tmp_path / "closed.briefing"))
        settings = Settings(tmp_path / "window.ini")
        window = MainWindow(wardrobe, settings, choose_library(settings, path, named=True), open_workspace)
        window.show()
        with qtbot.waitSignal(window.settled, timeout=LONG):
            pass
        visitor = Visitor(qtbot, window)
        for page in ("briefings", "facts", "card", "composer"):
            visitor.go(page)
        window.do("shortcuts")
        window.close()
        window.deleteLater()

    open_and_close()
    settle()
    before = count_all()
    for _ in range(2):
        open_and_close()
    grown = compare(before, count_all(), 2)
    assert not grown, "\n".join(grown)
