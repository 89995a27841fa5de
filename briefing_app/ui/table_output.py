"""Saving data as Excel or CSV: one dialog, a file written beside the work, and a message with the way to the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from briefing_app.errors import BriefingError
from briefing_app.model.language import Language
from briefing_app.ui.files import choose_target, show_folder
from briefing_app.ui.jobs.job import Job
from briefing_app.ui.look import Words

if TYPE_CHECKING:
    from briefing_app.formats.tables.raw import Watch
    from briefing_app.ui.room import Room
    from briefing_app.workspace import Workspace

    Write = Callable[[Workspace, Path, Watch], int]

Kind = Literal["cards", "figures", "sources"]
Which = Literal["all", "found", "chosen"]


@dataclass(frozen=True, slots=True)
class Listed:
    """Cards, figures or sources that may be exported: in the order shown, and why these."""

    kind: Kind
    which: Which
    ids: tuple[str, ...]

    def say(self, say: Words) -> str:
        """What would be exported, and how many, as a menu says it."""
        return say(f"table_output.{self.which}", what=say(f"count.{self.kind}", n=f"{len(self.ids):,}"))


def ask_for_dataset(room: Room, widget: QWidget, id: str, language: Language) -> None:
    """Ask where to, and write a dataset with headings and words in a language."""
    dataset = room.attempt(lambda: room.core.tables.get_table(id).dataset)
    if dataset is not None:
        title = room.look.say("table_output.dataset").removesuffix("…")
        _ask(room, widget, title, f"{dataset.slug}_{language.attribute}", partial(write_dataset, room, id, language))


def ask_for_list(room: Room, widget: QWidget, listed: Listed, language: Language) -> None:
    """Ask where to, and write cards, figures or sources with headings in a language."""
    title = listed.say(room.look.say).removesuffix("…")
    _ask(room, widget, title, f"{listed.kind}_{language.attribute}", partial(write_list, room, listed, language))


def write_dataset(room: Room, id: str, language: Language, target: Path) -> None:
    """Write a dataset to a file, beside the work."""
    say = room.look.say

    def write(beside: Workspace, path: Path, watch: Watch) -> int:
        return beside.table_output.export_dataset(id, path, language, watch)

    Writing(room, target, write, lambda rows: say("table_output.rows", n=f"{rows:,}")).start()


def write_list(room: Room, listed: Listed, language: Language, target: Path) -> None:
    """Write cards, figures or sources to a file, beside the work."""
    say = room.look.say

    def write(beside: Workspace, path: Path, watch: Watch) -> int:
        from briefing_app.workspace.importing import Target  # takes a moment to load

        rows = beside.table_output.export_records(Target(listed.kind), path, language, listed.ids, watch)
        return len(listed.ids) if listed.kind == "figures" else rows  # of a figure each value is a row

    Writing(room, target, write, lambda count: say(f"count.{listed.kind}", n=f"{count:,}")).start()


def _ask(room: Room, widget: QWidget, title: str, name: str, then: Callable[[Path], None]) -> None:
    say = room.look.say
    kinds = f"{say('table_output.xlsx')} (*.xlsx);;{say('table_output.csv')} (*.csv)"
    dialog = choose_target(widget.window(), title, room.settings.export_folder / f"{name}.xlsx", kinds, then)
    # A name that is typed without an ending gets that of the kind chosen.
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix("csv" if "*.csv" in kind else "xlsx"))


class Writing(QObject):
    """Writes one file beside the work. It outlives the page that asked, and a library is closed only after it."""

    def __init__(self, room: Room, target: Path, write: Write, count: Callable[[int], str]) -> None:
        super().__init__(room.workspace)
        self._workspace, self._notices, self._say = room.workspace, room.notices, room.look.say
        self._target, self._write, self._count = target, write, count
        self._job = Job(self)
        self._job.progressed.connect(self._step)
        self._job.done.connect(self._done)
        self._job.failed.connect(self._fail)
        room.workspace.closing.connect(self._job.wait)

    def start(self) -> None:
        """Begin."""
        self._notices.busy.emit(self._say("table_output.writing", name=self._target.name))
        self._job.start(self._work)

    def _work(self, watch: Watch) -> int:
        """In the thread."""
        with self._workspace.open_beside() as beside:
            return self._write(beside, self._target, watch)

    def _step(self, done: int, total: int) -> None:
        share = f"{done / total:.0%}"
        self._notices.busy.emit(self._say("table_output.writing.share", name=self._target.name, share=share))

    def _done(self, number: int) -> None:
        self._end()
        folder, say = self._target.parent, self._say
        text = say("table_output.done", name=self._target.name, what=self._count(number))
        self._notices.tell(text, say("export.show"), partial(show_folder, folder))

    def _fail(self, problem: Exception) -> None:
        self._end()
        if not isinstance(problem, BriefingError):
            raise problem
        self._notices.refuse(problem)

    def _end(self) -> None:
        self.deleteLater()
        self._notices.busy.emit("")
