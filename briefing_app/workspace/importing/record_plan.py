"""What planning cards, sources and figures has in common: rows one by one, refused or decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from briefing_app.errors import InputError, Phrase
from briefing_app.model.language import LocalText
from briefing_app.workspace.importing.names import local_text
from briefing_app.workspace.importing.plan import Entry, Outcome, PlannedRow, RowProblem, Understood

Decide = Callable[[Entry], Outcome]


@dataclass(slots=True)
class RowPlanner:
    """Goes through the rows and gathers what becomes of each; rows with a value that cannot be read are refused."""

    understood: Understood
    titled: str
    rows: list[PlannedRow] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)

    def go(self, decide: Decide) -> None:
        """Decide on each row; an InputError refuses it."""
        self.problems = list(self.understood.problems)
        unread = {each.number for each in self.problems if each.refused}
        for entry in self.understood.entries:
            outcome = Outcome.REFUSED
            if entry.number not in unread:
                try:
                    outcome = decide(entry)
                except InputError as problem:
                    self.refuse(entry.number, problem)
            self.rows.append(PlannedRow(entry.number, outcome, self._title(entry)))
        self._sort()

    def refuse(self, number: int, problem: InputError) -> None:
        """Note why a row stays out, at the column that the refusal is about where one has its field."""
        self.problems.append(RowProblem(number, self._find_column(problem.field), problem.phrase))

    def remark(self, entry: Entry, base: str, said: Phrase) -> None:
        """Note something that refuses nothing."""
        self.problems.append(RowProblem(entry.number, self._find_column(base), said, refused=False))

    def refuse_again(self, refused: Mapping[int, InputError]) -> None:
        """Turn rows that were decided on, by their numbers, into refused ones."""
        for number, problem in refused.items():
            self.refuse(number, problem)
        self._sort()
        self.rows = [
            PlannedRow(each.number, Outcome.REFUSED, each.title) if each.number in refused else each
            for each in self.rows
        ]

    def _sort(self) -> None:
        self.problems.sort(key=lambda each: (each.number, -1 if each.column is None else each.column))

    def _find_column(self, base: str) -> int | None:
        for at, use in self.understood.mapping.used:
            if use.field == base or (base and use.field.startswith(f"{base}.")):
                return at
        return None

    def _title(self, entry: Entry) -> LocalText | str:
        title = local_text(entry.values, self.titled)
        if title:
            return title
        values = entry.values
        names = (values.get(each) for each in (self.titled, "slug", "key", "id"))
        return next((each for each in names if isinstance(each, str) and each), "")
