"""What a person can do with a file of rows: see what an import would do, and do it as one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, assert_never

from briefing_app.errors import CancelledError, InputError, Listing
from briefing_app.formats.tables.raw import Tell
from briefing_app.model.chart import Dataset
from briefing_app.store.changes import Changes
from briefing_app.store.writer import Writer
from briefing_app.workspace.cards import CardActions
from briefing_app.workspace.desk import Desk
from briefing_app.workspace.importing.card_plan import plan_cards
from briefing_app.workspace.importing.draft import Draft
from briefing_app.workspace.importing.figure_plan import plan_figures
from briefing_app.workspace.importing.guess import guess_mapping
from briefing_app.workspace.importing.mapping import Mapping, find_gaps
from briefing_app.workspace.importing.memory import MappingMemory
from briefing_app.workspace.importing.plan import Imported, Plan, Understood
from briefing_app.workspace.importing.source_plan import plan_sources
from briefing_app.workspace.importing.table_plan import plan_table
from briefing_app.workspace.importing.target import Target
from briefing_app.workspace.tables import TableActions

_TOGETHER = 500  # things between two questions whether to stop
_KINDS = {Target.CARDS: "card", Target.SOURCES: "source", Target.FIGURES: "figure"}


class ImportActions:
    """`core.imports`: the part of an import that needs the library, to be used from its thread.

    An import goes: `read_draft` (any thread) → `find_mapping` → `understand` (any thread) → `plan` → `run`. Up to `run` nothing
    is written; `run` is one step of the history.
    """

    def __init__(self, desk: Desk, cards: CardActions, tables: TableActions) -> None:
        self._desk = desk
        self._cards = cards
        self._tables = tables
        self._memory = MappingMemory(desk.library.settings)
        self._moment = 0
        desk.on_change(self._count)

    def _count(self, _: Changes) -> None:
        self._moment += 1

    @property
    def moment(self) -> int:
        """How often the library has changed. A plan that was made beside, in another thread, is given it by `Plan.at`."""
        return self._moment

    # -- mappings ----------------------------------------------------------------------------------------------------

    def recall(self, draft: Draft, target: Target | None = None) -> Mapping | None:
        """The mapping that was used last for a file with the same headings (and target), as far as it still holds."""
        kept = self._memory.find(draft, target)
        return self._still_there(kept) if kept else None

    def find_mapping(self, draft: Draft, target: Target | None = None, into: str = "") -> Mapping:
        """The mapping that was used last for a file with the same headings (see `Mapping.remembered`), else a guess.

        Args:
            draft: The file as it was read.
            target: What the rows become; what was remembered or guessed where none is given.
            into: The id of a dataset that the file replaces the rows of.
        """
        if not into:
            return self.recall(draft, target) or guess_mapping(draft, target)
        return guess_mapping(draft, Target.DATASET, self._tables.get_table(into).dataset)

    def forget(self, draft: Draft) -> None:
        """Forget the mappings of files with these headings."""
        self._memory.forget(draft)

    def _still_there(self, mapping: Mapping) -> Mapping:
        """A remembered mapping without what has been deleted since."""
        library = self._desk.library
        sources = tuple(each for each in mapping.sources if library.find_source(each.source_id))
        into = mapping.into if mapping.into and self._tables.list_tables((mapping.into,)) else ""
        theme = mapping.theme if mapping.theme and library.find_theme(mapping.theme) else ""
        return mapping.changed(sources=sources, into=into, theme=theme)

    # -- importing ---------------------------------------------------------------------------------------------------

    def plan(self, understood: Understood) -> Plan:
        """Compare what was read with the library; nothing is written.

        Raises:
            InputError: The mapping cannot be used (`find_gaps`), or the dataset to replace is not there.
        """
        if gaps := find_gaps(understood.mapping):
            raise InputError("import.gaps", field="columns", name=understood.draft.name, why=Listing(gaps))
        match understood.mapping.target:
            case Target.DATASET:
                plan = plan_table(self._desk, understood)
            case Target.CARDS:
                plan = plan_cards(self._desk, self._cards, understood)
            case Target.SOURCES:
                plan = plan_sources(self._desk, understood)
            case Target.FIGURES:
                plan = plan_figures(self._desk, understood)
            case never:
                assert_never(never)
        return plan.at(self._moment)

    def run(self, plan: Plan, tell: Tell | None = None, cancelled: Callable[[], bool] | None = None) -> Imported:
        """Do what a plan says, as one step of the history, and remember its mapping. Refused rows stay out.

        Args:
            plan: Made by `plan`; where the library has changed since, it is made anew and has to come to the same counts.
            tell: Is told how many things are written, of all.
            cancelled: Asked between them; nothing is kept where it says so.

        Raises:
            CancelledError: The person stopped it; the library is what it was.
            InputError: The library has changed since, so that something else would happen.
        """
        done = self.run_within(plan, tell, cancelled)
        self.remember(plan, done)
        return done

    def run_within(self, plan: Plan, tell: Tell | None = None, cancelled: Callable[[], bool] | None = None) -> Imported:
        """`run` as a part of an operation that is open, in which nothing can be remembered."""
        plan = self._renew(plan)
        if plan.empty:
            return Imported(plan.target, plan.counts, dataset_id=plan.understood.mapping.into)
        with self._desk.operation("table.import", title=plan.understood.draft.name) as writer:
            return self._write(writer, plan, tell or _tell_nobody, cancelled or _go_on)

    def remember(self, plan: Plan, done: Imported) -> None:
        """Understand files with these headings in the same way from now on."""
        self._memory.keep(plan.understood.draft, plan.understood.mapping, done.dataset_id, self._desk.today())

    def _renew(self, plan: Plan) -> Plan:
        """The plan as the library is now, for things may have got other names or texts meanwhile."""
        if plan.moment == self._moment:
            return plan
        new = self.plan(plan.understood)
        if (new.counts, new.removed) != (plan.counts, plan.removed):
            raise InputError("import.moved", field="plan")
        return new

    def _write(self, writer: Writer, plan: Plan, tell: Tell, cancelled: Callable[[], bool]) -> Imported:
        if plan.dataset is not None:
            return Imported(plan.target, plan.counts, dataset_id=self._write_dataset(writer, plan.dataset))
        content = plan.content
        main = _KINDS[plan.target]
        kinds: dict[str, Sequence[Any]] = {
            "theme": content.themes,
            "source": content.sources,
            "figure": content.figures,
            "card": content.cards,
        }
        total = sum(map(len, kinds.values()))
        done = 0
        for theme in content.themes:
            writer.save_theme(theme)
        for kind in ("source", "figure", "card"):
            things = kinds[kind]
            for at in range(0, len(things), _TOGETHER):
                if cancelled():
                    raise CancelledError
                tell(done + at, total)
                writer.save_all(kind, things[at : at + _TOGETHER])
            done += len(things)
        if cancelled():
            raise CancelledError
        tell(total, total)
        return Imported(plan.target, plan.counts, ids=tuple(each.id for each in kinds[main]))

    def _write_dataset(self, writer: Writer, dataset: Dataset) -> str:
        if not dataset.id:
            new = self._tables.add_table(
                dataset.title,
                dataset.columns,
                dataset.rows,
                sources=dataset.sources,
                as_of=dataset.as_of,
                note=dataset.note,
                theme=dataset.theme,
            )
            return new.id
        writer.save_dataset(dataset)
        return dataset.id


def _tell_nobody(done: int, total: int) -> None:
    del done, total


def _go_on() -> bool:
    return False
