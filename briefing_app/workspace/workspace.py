"""The workspace: all that a person can do with one library, in groups."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from briefing_app.store.changes import Changes
from briefing_app.store.library import Library
from briefing_app.store.printer import WordingPrinter
from briefing_app.wording.printed import Wording
from briefing_app.workspace.briefings import BriefingActions
from briefing_app.workspace.cards import CardActions
from briefing_app.workspace.chart_views import ChartActions
from briefing_app.workspace.copying import CopyActions
from briefing_app.workspace.data import DataActions
from briefing_app.workspace.desk import Desk, Listener, make_id, read_clock
from briefing_app.workspace.drafts import Drafts
from briefing_app.workspace.earlier import EarlierActions
from briefing_app.workspace.export import ExportActions
from briefing_app.workspace.figures import FigureActions
from briefing_app.workspace.finder import FinderActions
from briefing_app.workspace.findings import FindingActions
from briefing_app.workspace.history import HistoryActions
from briefing_app.workspace.labels import LabelActions
from briefing_app.workspace.linking import LinkActions
from briefing_app.workspace.packs import PackActions
from briefing_app.workspace.press import Press
from briefing_app.workspace.quote import find_ages, observe
from briefing_app.workspace.repairs import RepairActions
from briefing_app.workspace.resources import Resources
from briefing_app.workspace.tables import TableActions
from briefing_app.workspace.trash import TrashActions
from briefing_app.workspace.versions import VersionActions

if TYPE_CHECKING:
    from briefing_app.workspace.importing.actions import ImportActions
    from briefing_app.workspace.table_output import TableOutputActions


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
        now: Callable[[], datetime] = read_clock,
    ) -> None:
        self.library = library
        self.resources = resources
        self.wording = resources.wording
        self.today = today
        self.drafts = Drafts(library.list_terms)
        self._desk = desk = Desk(library, resources.wording, self.drafts, today, new_id, now)
        self.cards = CardActions(desk)
        self.earlier = EarlierActions(desk)
        self.figures = FigureActions(desk)
        self.linking = LinkActions(desk, self.figures)
        self.data = DataActions(desk)
        self.tables = TableActions(desk)
        self.charts = ChartActions(desk)
        self.copying = CopyActions(desk, self.figures, self.charts)
        self.briefings = BriefingActions(desk)
        self.packs = PackActions(desk)
        self.labels = LabelActions(desk)
        self.finder = FinderActions(desk)
        self.trash = TrashActions(desk)
        self.versions = VersionActions(desk)
        self.history = HistoryActions(desk, lambda: resources.operations)
        self.findings = FindingActions(
            desk, lambda: resources.checks, lambda: resources.fonts.find_missing, lambda: resources.repairs
        )
        self.repairs = RepairActions(
            desk, self.cards, self.figures, self.data, self.briefings, self.linking, lambda: resources.repairs
        )
        self.exports = ExportActions(desk, self.findings, Press(resources), self.versions)

    @cached_property
    def imports(self) -> ImportActions:
        """Files of rows that become datasets, cards, sources and figures; loaded when it is asked for."""
        from briefing_app.workspace.importing.actions import ImportActions

        return ImportActions(self._desk, self.cards, self.tables)

    @cached_property
    def table_output(self) -> TableOutputActions:
        """Datasets, cards, figures and sources as CSV and XLSX; loaded when it is asked for."""
        from briefing_app.workspace.table_output import TableOutputActions

        return TableOutputActions(self._desk)

    @classmethod
    def open(
        cls,
        path: Path,
        resources: Resources,
        today: Callable[[], date] = date.today,
        now: Callable[[], datetime] = read_clock,
    ) -> Self:
        """Open the library in a file that exists.

        Raises:
            LibraryError: It cannot be used; the file is what it was.
        """
        return cls(Library.open(path, printer=make_printer(resources.wording)), resources, today, now=now)

    def on_change(self, listener: Listener) -> None:
        """Call `listener` with what was touched after each operation, undo and redo."""
        self._desk.on_change(listener)

    def look_around(self) -> Changes:
        """Learn what other programs have written into the library since the last call, and announce it as if done here."""
        return self._desk.announce(self.library.look_around())

    def typing(self, burst: str) -> AbstractContextManager[None]:
        """`with workspace.typing("card-1/text/en"):` makes a burst of typing one step of the history.

        Operations of one kind with the same burst that directly follow each other are one step, also across several `with`.
        Another operation, an undo or a restart ends it.
        """
        return self._desk.typing(burst)

    @contextmanager
    def together(self, name: str, **values: object) -> Iterator[None]:
        """What is done inside is one step of the history, kept whole or not at all, and announced when all is done.

        Args:
            name: Of the step, as in the catalogue of operations: `card.review`.
            values: What its words name: `title`, `count`.
        """
        with self._desk.operation(name, **values):
            yield

    def close(self) -> None:
        """Close the library."""
        self.library.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def make_printer(wording: Wording) -> WordingPrinter:
    """How the search of a library learns the words that readers see."""
    return WordingPrinter(wording, observe, find_ages)
