"""Hands that do things with a window and take the time: pages, lists, fields and dialogs.

Everything is done as a person does it, by keys and by the menus; a time ends when what is to be seen has been painted.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.content import make_content
from benchmarks.faults import end_with
from benchmarks.sample import make_sample
from briefing_app.app import open_workspace
from briefing_app.formats.pack import Pack
from briefing_app.model.briefing import Briefing
from briefing_app.model.content import PackManifest
from briefing_app.model.language import Language, LocalText
from briefing_app.paths import resources_dir
from briefing_app.store.card_query import CardSort
from briefing_app.ui.appearance import Wardrobe
from briefing_app.ui.composer.page import ComposerPage
from briefing_app.ui.facts.place import FactsPage
from briefing_app.ui.room import Where
from briefing_app.ui.settings import Settings
from briefing_app.ui.shell.door import choose_library
from briefing_app.ui.shell.pages import PAGES
from briefing_app.ui.start import spare_loaded
from briefing_app.ui.text.figure_field import FigureField
from briefing_app.ui.theme import Appearance
from briefing_app.ui.window import MainWindow

BANNED = ("matplotlib", "reportlab", "numpy", "uharfbuzz", "pikepdf")
_BLOCKS = {"large": 34, "twenty": 10, "forty": 7}  # sections of six blocks: 204, 60 (twenty pages) and 42
_PATIENCE = 30.0  # seconds
_LONG = 5_000  # characters
Times = dict[str, list[tuple[float, float]]]  # by the clock and of the processor, milliseconds


def add_briefings(window: MainWindow) -> dict[str, Briefing]:
    """Put briefings of several sizes into the library; by name."""
    content, whole = make_content(make_sample(_BLOCKS["large"]))
    core = window.workspace.core
    core.packs.import_content(Pack(PackManifest(whole.id, whole.title), replace(content, briefings=())), "benchmark")
    core.data.add_term(LocalText("Harbour Fund", "海港基金", "海港基金"))
    made = {}
    for name, count in _BLOCKS.items():
        briefing = core.briefings.add_briefing(LocalText.same(f"Briefing, {name}"))
        core.briefings.update_briefing(
            replace(whole, id=briefing.id, slug=briefing.slug, title=briefing.title, sections=())
        )
        for section in whole.sections[:count]:
            new = core.briefings.add_section(briefing.id, section.title)
            core.briefings.add_blocks(new.id, [replace(each, id="") for each in section.blocks])
        made[name] = core.library.get_briefing(briefing.id)
    return made


class Hands:
    """Does things with a window and takes the time, in milliseconds."""

    def __init__(self, window: MainWindow, application: QApplication, words: str) -> None:
        self.window = window
        self.application = application
        self.words = words
        self.times: Times = {}

    def time(self, what: str, do: Callable[[], object], *, events: bool = True) -> None:
        """Do it and note how long it took, with `events` until all that follows from it is done and painted."""
        start, spent = time.perf_counter(), time.thread_time()
        do()
        if events:
            self.application.processEvents()
        took = (time.perf_counter() - start) * 1000, (time.thread_time() - spent) * 1000
        self.times.setdefault(what, []).append(took)

    def rest(self, milliseconds: int = 150) -> None:
        """Let events go on, as while a person looks, and delete what a loop of its own would leave."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def wait(self, ready: Callable[[], object]) -> None:
        """Let events go on until something is so."""
        end = time.perf_counter() + _PATIENCE
        while not ready():
            if time.perf_counter() > end:
                raise TimeoutError
            self.rest(10)

    def type(self, what: str, field: QWidget, then: Callable[[], object] = lambda: None) -> None:
        """Type the words, a key at a time; `then` ends the pause after it."""
        for letter in self.words:
            self.time(what, partial(self._press, field, letter, then))
            self.rest(20)

    @staticmethod
    def _press(field: QWidget, letter: str, then: Callable[[], object]) -> None:
        QTest.keyClicks(field, letter)
        then()

    # -- what is measured --------------------------------------------------------------------------------------------

    def open_pages(self, things: dict[str, str]) -> None:
        """Every page for the first time, a second time, and the places to and fro."""

        def go(where: Where) -> None:
            self.window.stage.go(where)

        self.rest(1500)  # modules that are loaded while nothing else is to be done
        for round_ in ("first", "again"):
            for page in PAGES:
                go(Where("settings" if page != "settings" else "trash"))
                self.rest()
                self.time(f"{round_}: {page}", partial(go, Where(page, things.get(page, ""))))
                self.rest(300)
            if round_ == "first":
                self.window.rebuild()  # pages that stay are built anew
                self.rest(400)
        for _ in range(4):
            for place in ("briefings", "facts", "charts", "sources"):
                self.time(f"to {place}", partial(self.window.do, place))
                self.rest()

    def change_looks(self, things: dict[str, str]) -> None:
        """Language, theme and size of type, on two pages."""
        window = self.window
        for where in (Where("facts"), Where("composer", things["composer"])):
            window.stage.go(where)
            self.rest(800)
            for language in (Language.HANT, Language.HANS, Language.EN):
                self.time(f"language, {where.page}", partial(window.set_language, language))
                self.rest(400)
            for appearance in (Appearance.DARK, Appearance.LIGHT):
                self.time(f"theme, {where.page}", partial(window.set_appearance, appearance))
                self.rest(400)

    def use_facts(self) -> None:
        """Search, filters, orders, and the reader that follows."""
        self.window.stage.go(Where("facts"))
        page = self.window.page
        assert isinstance(page, FactsPage)
        self.rest(300)
        self.type("search key", page.head.field, page.head.field.flush)
        self.rest()
        page.head.field.set_quietly("")
        page.head.field.searched.emit()
        for key in ("status:stale", "status:verified", "release:internal", "all"):
            self.time("filter", partial(page.side.picked.emit, key))
            self.rest()
        for sort in CardSort:
            self.time("order", partial(page.head.sorted.emit, sort))
            self.rest()
        bar = page.list.verticalScrollBar()

        def scroll() -> None:
            bar.setValue(bar.value() + 97)
            page.list.viewport().repaint()

        for _ in range(200):
            self.time("frame", scroll)
        page.list.setFocus()
        for _ in range(15):
            self.time("next row", lambda: QTest.keyClick(page.list, Qt.Key.Key_Down))
            self.rest(60)

    def search_everywhere(self) -> None:
        """The palette and the meeting."""
        for _ in range(2):
            self.time("palette opens", self.window.show_palette)
            palette = self.window.show_palette()
            self.type("palette key", palette.field)
            palette.dismiss()
        self.time("meeting opens", self.window.show_meeting)
        meeting = self.window.show_meeting()
        self.rest()
        self.type("meeting key", meeting.head.field)
        meeting.close()
        self.rest()

    def compose(self, briefings: dict[str, Briefing]) -> None:
        """The outline of two hundred blocks, typing, and the export dialog."""
        self.window.stage.go(Where("composer", briefings["large"].id))
        page = self.window.page
        assert isinstance(page, ComposerPage)
        self.wait(lambda: page.preview.findings is not None)
        block = briefings["large"].sections[12].blocks[2].id
        page.view.choose([block])
        self.rest(300)
        for at in range(12):
            by = 1 if at % 2 else -1
            self.time("outline step", partial(self._step, page, block, by), events=False)
            self.time("reading it for the preview", lambda: None)
            self.rest(400)
        for _ in range(3):
            self.time("outline undo", lambda: self.window.do("undo"))
            self.rest(400)
        self.window.stage.go(Where("composer", briefings["forty"].id))
        self.wait(lambda: page.preview.findings is not None)
        self.rest(500)
        for _ in range(3):
            self.time("export dialog", lambda: page.commands["export"]())
            self.rest(1500)
            sheet = next(each for each in self.window.findChildren(QWidget) if type(each).__name__ == "ExportSheet")
            sheet.close()
            self.rest(100)

    @staticmethod
    def _step(page: ComposerPage, block: str, by: int) -> None:
        page.acts.step([block], by)
        page.view.viewport().repaint()

    def write(self) -> None:
        """A long text."""
        page = self.window.page
        assert page is not None
        for language in (Language.EN, Language.HANT):
            field = FigureField(page.room, language, 6, name="Text")
            unit = (
                "The programme funded projects of hospitals. "
                if language is Language.EN
                else "該計劃資助醫院的項目，進展良好。"
            )
            field.source_text = (unit * _LONG)[:_LONG]
            field.resize(420, 300)
            field.show()
            field.moveCursor(field.textCursor().MoveOperation.End)
            self.rest()
            for letter in "new words 18 here":
                self.time(f"key, {language.value}", partial(QTest.keyClicks, field, letter))
                self.rest(15)
            field.close()
            field.deleteLater()


def find_things(window: MainWindow, briefings: dict[str, Briefing]) -> dict[str, str]:
    """What each page that shows one thing is opened with."""
    library = window.workspace.core.library

    def first(kind: str) -> str:
        return next(iter(library.ids(kind)), "")

    briefing = briefings["twenty"].id
    things = {kind: first(kind) for kind in ("card", "figure", "chart", "source", "term")}
    return things | {"composer": briefing, "properties": briefing, "versions": briefing}


def memory() -> float:
    """Megabytes that the process holds; 0 where the system does not say."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(each for each in status.read_text(encoding="utf-8").splitlines() if each.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def measure(library: Path, words: str, only: Sequence[str] = ()) -> None:
    """Open a library, do everything (or `only` some parts) with words to search for, and print times and memory as JSON."""
    sys.excepthook = end_with
    QApplication.setStyle("Fusion")
    application = QApplication(sys.argv[:1])
    settings = Settings(library.with_name("window.ini"))
    settings.language = Language.EN
    choice = choose_library(settings, library, named=True)
    window = MainWindow(Wardrobe(application, resources_dir()), settings, choice, open_workspace)
    window.resize(1280, 800)  # as on a usual screen; the offscreen one is smaller
    window.preloader.finished.connect(spare_loaded)
    found: dict[str, object] = {}

    def use() -> None:
        hands = Hands(window, application, words)
        hands.rest(1000)
        found["memory at first"] = memory()
        briefings = add_briefings(window)
        things = find_things(window, briefings)
        for name, part in {
            "pages": lambda: hands.open_pages(things),
            "looks": lambda: hands.change_looks(things),
            "facts": hands.use_facts,
            "search": hands.search_everywhere,
            "compose": lambda: hands.compose(briefings),
            "write": hands.write,
        }.items():
            if not only or name in only:
                part()
        found["memory at last"] = memory()
        found["banned"] = [each for each in BANNED if each in sys.modules]
        found["times"] = hands.times
        window.close()

    window.settled.connect(lambda: QTimer.singleShot(0, use))
    window.show()
    application.exec()
    sys.stdout.write(json.dumps(found))
    window.deleteLater()
    application.processEvents()
