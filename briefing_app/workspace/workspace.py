"""The workspace: all that a person can do with one library, in groups."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from briefing_app.store.library import Library
from briefing_app.store.printer import WordingPrinter
from briefing_app.wording.catalogue import Catalogue
from briefing_app.wording.printed import Wording
from briefing_app.workspace.briefings import BriefingActions
from briefing_app.workspace.cards import CardActions
from briefing_app.workspace.data import DataActions
from briefing_app.workspace.desk import Desk, Listener, make_id
from briefing_app.workspace.export import ExportActions
from briefing_app.workspace.figures import FigureActions
from briefing_app.workspace.findings import FindingActions
from briefing_app.workspace.history import HistoryActions
from briefing_app.workspace.packs import PackActions
from briefing_app.workspace.press import Press
from briefing_app.workspace.quote import observe

if TYPE_CHECKING:
    from briefing_app.pdf import FontBook


@dataclass(frozen=True)
class Resources:
    """What the workspace reads from the program's own folder, each when it is first needed and once."""

    folder: Path

    @cached_property
    def wording(self) -> Wording:
        """The words of documents."""
        return Wording(self.catalogue("print"))

    @cached_property
    def checks(self) -> Catalogue:
        """The sentences of findings."""
        return self.catalogue("checks")

    @cached_property
    def operations(self) -> Catalogue:
        """The names of operations."""
        return self.catalogue("operations")

    @cached_property
    def errors(self) -> Catalogue:
        """The sentences of errors."""
        return self.catalogue("errors")

    @cached_property
    def fonts(self) -> FontBook:
        """The fonts of documents; loads the drawing libraries."""
        from briefing_app.pdf import open_fonts

        return open_fonts(self.folder)

    @cached_property
    def icc(self) -> bytes:
        """The colour profile of documents."""
        return (self.folder / "icc" / "sRGB.icc").read_bytes()

    def catalogue(self, name: str) -> Catalogue:
        """A folder of texts in three languages."""
        return Catalogue.load(self.folder / "i18n" / name)


class Workspace:
    """One library, open. Use it from the thread that opened it; `with` closes it.

    The groups hold one function per action; each action is one operation that can be undone, and is announced to those who
    asked by `on_change`.
    """

    def __init__(
        self,
        library: Library,
        resources: Resources,
        today: Callable[[], date] = date.today,
        new_id: Callable[[], str] = make_id,
    ) -> None:
        self.library = library
        self.resources = resources
        self.wording = resources.wording
        self.today = today
        self._desk = desk = Desk(library, resources.wording, today, new_id)
        self.cards = CardActions(desk)
        self.figures = FigureActions(desk)
        self.data = DataActions(desk)
        self.briefings = BriefingActions(desk)
        self.packs = PackActions(desk)
        self.history = HistoryActions(desk, lambda: resources.operations)
        self.findings = FindingActions(desk, lambda: resources.checks, lambda: resources.fonts.find_missing)
        self.exports = ExportActions(desk, self.findings, Press(resources))

    @classmethod
    def open(cls, path: Path, resources: Resources, today: Callable[[], date] = date.today) -> Self:
        """Open the library in a file that exists.

        Raises:
            LibraryError: It cannot be used; the file is what it was.
        """
        return cls(Library.open(path, printer=make_printer(resources.wording)), resources, today)

    def on_change(self, listener: Listener) -> None:
        """Call `listener` with what was touched after each operation, undo and redo."""
        self._desk.on_change(listener)

    def close(self) -> None:
        """Close the library."""
        self.library.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def make_printer(wording: Wording) -> WordingPrinter:
    """How the search of a library learns the words that readers see."""
    return WordingPrinter(wording, observe)
