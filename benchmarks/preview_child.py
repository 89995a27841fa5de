"""One process that measures the preview: argument one is the number of sections, two the number of edits."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from benchmarks.content import make_content
from benchmarks.sample import make_sample
from briefing_app.formats.pack import Pack
from briefing_app.model.content import PackManifest
from briefing_app.model.edition import Audience, Form
from briefing_app.model.language import Language, LocalText
from briefing_app.paths import resources_dir
from briefing_app.store.library import Library
from briefing_app.ui.appearance import Wardrobe
from briefing_app.ui.errors import Sentences
from briefing_app.ui.export.flow import ExportFlow, ExportRequest
from briefing_app.ui.jobs.service import RenderService
from briefing_app.ui.notices import Notices
from briefing_app.ui.preview.pane import PreviewPane
from briefing_app.ui.qt_workspace import QtWorkspace
from briefing_app.ui.room import Room, Where
from briefing_app.ui.settings import Settings
from briefing_app.ui.theme import Appearance
from briefing_app.workspace import Resources, Workspace
from briefing_app.workspace.workspace import make_printer

_PATIENCE = 60_000  # milliseconds


class Nowhere:
    """A navigator that stays."""

    def go(self, where: Where) -> None:
        """Stay."""

    def back(self) -> None:
        """Stay."""

    def find_page_of(self, kind: str, id: str) -> Where | None:
        """Nowhere."""
        del kind, id
        return None


class Pulse:
    """The gaps, in milliseconds, between turns of the event loop."""

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin anew."""
        self.gaps = []
        self._last = time.perf_counter()
        self._timer.start()

    def stop(self) -> list[float]:
        """End; the gaps."""
        self._timer.stop()
        return self.gaps

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now


def wait(connect: Callable[[Callable[..., object]], object]) -> None:
    """Let events go on until a signal comes."""
    loop = QEventLoop()
    connect(lambda *_: loop.quit())
    QTimer.singleShot(_PATIENCE, loop.quit)
    loop.exec()


def pause(milliseconds: int) -> None:
    """Let events go on for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def measure(folder: Path, sections: int, edits: int) -> dict[str, object]:
    """All that is measured."""
    QApplication.setStyle("Fusion")
    application = QApplication(sys.argv[:1])
    resources = Resources(resources_dir())
    content, briefing = make_content(make_sample(sections))
    path = folder / "library.briefing"
    Library.create(path, printer=make_printer(resources.wording)).close()
    workspace = QtWorkspace(lambda where: Workspace.open(where, resources))
    workspace.open(path)
    core = workspace.core
    core.packs.import_content(Pack(PackManifest(briefing.id, briefing.title), content), "benchmark")
    wardrobe = Wardrobe(application, resources_dir())
    look = wardrobe.look(Language.EN, Appearance.LIGHT)
    sentences = Sentences(look.say, lambda: wardrobe.catalogue("errors"))
    service = RenderService(resources_dir())
    room = Room(
        look, workspace, service, sentences, Settings(folder / "window.ini"), Notices(sentences), Nowhere(), wardrobe
    )
    window = QWidget()
    QVBoxLayout(window)
    pane = PreviewPane(room)
    layout = window.layout()
    assert layout is not None
    layout.addWidget(pane)
    window.resize(700, 900)
    window.show()
    pane.show_briefing(briefing.id)
    wait(pane.pages_changed.connect)
    pause(1500)  # the checks have run
    times = []
    card = core.library.get_card(core.library.ids("card")[sections])
    for number in range(edits):
        text = LocalText.same(f"{card.text.en} Edit {number}.")
        start = time.perf_counter()
        core.cards.update_card(replace(card, text=text))
        wait(pane.pages_changed.connect)
        pane.view.viewport().repaint()
        times.append((time.perf_counter() - start) * 1000)
        pause(600)  # as one types on, and the checks have run
    pulse = Pulse()
    pulse.start()
    pause(1000)
    rest = pulse.stop()
    request = ExportRequest(briefing.id, folder / "out", tuple(Form), (Language.EN, Language.HANT), tuple(Audience))
    flow = ExportFlow(request, core, service, sentences, Language.EN)
    pulse.start()
    QTimer.singleShot(0, flow.start)
    wait(flow.finished.connect)
    gaps = pulse.stop()
    stopped = ExportFlow(request, core, service, sentences, Language.EN)
    QTimer.singleShot(0, stopped.start)
    wait(stopped.stepped.connect)
    pause(150)
    start = time.perf_counter()
    stopped.cancel()
    stop = (time.perf_counter() - start) * 1000
    pages = len(pane.view.pages or ())
    pane.close_pane()
    service.close()
    files = len(list((folder / "out").glob("*.pdf")))
    workspace.close()
    return {"pages": pages, "edits": times, "gaps": gaps, "rest": rest, "stop": stop, "files": files}


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="hetao-bench-") as place:
        print(json.dumps(measure(Path(place), int(sys.argv[1]), int(sys.argv[2]))))
