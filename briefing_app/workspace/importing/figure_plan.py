"""Rows that become figures: one row for each value, the rows of a figure named by its key or label."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from briefing_app.errors import InputError
from briefing_app.model.content import Content
from briefing_app.model.figure import Citation, CountNoun, Figure, Observation, Qualifier, Release, Status, Unit, Value
from briefing_app.model.language import Language
from briefing_app.model.partial_date import PartialDate
from briefing_app.wording.typed_number import TypedNumber
from briefing_app.workspace.desk import Desk, LibraryReader
from briefing_app.workspace.importing.figures_of_rows import read_amount
from briefing_app.workspace.importing.formulas_of_rows import refuse_formulas
from briefing_app.workspace.importing.names import Matcher, Namer, local_text, no_such, overlay
from briefing_app.workspace.importing.plan import Entry, Outcome, Plan, Understood
from briefing_app.workspace.importing.record_plan import RowPlanner
from briefing_app.workspace.importing.sources_of_rows import SourceFinder
from briefing_app.workspace.importing.themes_of_rows import ThemeFinder
from briefing_app.workspace.importing.value_words import parse_choice

_NOUN = ("one", "other", "zh_hant", "zh_hans")


def plan_figures(desk: Desk, understood: Understood) -> Plan:
    """Compare rows with the figures of a library."""
    planner = RowPlanner(understood, "label")
    deciding = _Deciding(desk, understood)
    planner.go(deciding.decide)
    deciding.refuse_formulas(planner)
    themes = deciding.themes.made
    also = {"theme": tuple(each.name for each in themes)} if themes else {}
    content = Content(themes=tuple(themes), figures=deciding.kept)
    return Plan(understood, tuple(planner.rows), tuple(planner.problems), also=also, content=content)


class _Deciding:
    def __init__(self, desk: Desk, understood: Understood) -> None:
        self._desk = desk
        self._language: Language = understood.mapping.language
        self._matcher = Matcher(desk.library, "figure", understood.entries, "label", "key")
        self._namer = Namer(desk.library, "figure")
        self._sources = SourceFinder(desk.library, desk.new_id)
        self.themes = ThemeFinder(desk.library, self._language)
        self._now: dict[str, Figure] = {}  # by id, as the rows so far make them
        self._new: dict[str, str] = {}  # key or label of a row → id of the new figure
        self._rows: dict[str, list[int]] = {}  # by id, the rows about a figure

    @property
    def kept(self) -> tuple[Figure, ...]:
        """The figures that are new or have changed."""
        things = self._matcher.things
        return tuple(each for id, each in self._now.items() if things.get(id) != each)

    def decide(self, entry: Entry) -> Outcome:
        there: Figure | None = self._matcher.get(entry)
        marks = self._marks(entry)
        id = there.id if there else next((self._new[each] for each in marks if each in self._new), None)
        before = self._now.get(id) or there if id else None
        read = self._read_observation(entry, before)
        after = self._merge(
            before or self._start(entry), entry, read[1] if read else _find_unit(entry.values.get("unit"))
        )
        if read is not None:
            after = replace(after, observations=_observe(after.observations, read[0], entry.values))
        if there is None:
            self._new.update(dict.fromkeys((*marks, f"key {after.key}"), after.id))
        self._now[after.id] = after
        self._rows.setdefault(after.id, []).append(entry.number)
        if there is None:
            return Outcome.NEW
        if after == before:
            return Outcome.SAME
        return Outcome.NEW if before and len(after.observations) > len(before.observations) else Outcome.CHANGED

    def refuse_formulas(self, planner: RowPlanner) -> None:
        """Take out figures whose formulas cannot be calculated, with all their rows."""
        refused = refuse_formulas(tuple(self._now.values()), LibraryReader(self._desk.library))
        planner.refuse_again({number: problem for id, problem in refused.items() for number in self._rows[id]})
        for id in refused:
            del self._now[id]

    def _marks(self, entry: Entry) -> tuple[str, ...]:
        values = entry.values
        if "id" in values or "key" in values:
            return tuple(f"{name} {values[name]}" for name in ("id", "key") if name in values)
        return tuple(f"label {text}" for _, text in local_text(values, "label"))

    def _start(self, entry: Entry) -> Figure:
        """A figure that is not there yet, with nothing but its names."""
        values = entry.values
        label = local_text(values, "label")
        if not label:
            raise InputError("import.no_label", field="label")
        key = cast(str, values.get("key", ""))
        key = self._namer.take(key) if key else self._namer.make_key(label, "figure")
        return Figure(cast(str, values.get("id", "")) or self._desk.new_id(), key, label)

    def _read_observation(self, entry: Entry, before: Figure | None) -> tuple[Observation, Unit | None] | None:
        """The value of a row, and its unit where the row says one; None where it has no value."""
        values = entry.values
        text = cast(str, values.get("value", ""))
        if not text:
            return None
        if values.get("formula") or (before and before.formula):
            key = before.key if before else values.get("key") or local_text(values, "label")
            raise InputError("import.derived", field="value", key=key)
        said = cast(str, values.get("unit", ""))
        unit = _find_unit(said)
        try:
            if said and unit is None:
                raise InputError("value.text", field="value", text=text)
            value, qualifier = Value.parse(text), Qualifier.EXACT
        except InputError:  # not as the program writes it (`1.76E+9`, `20..30`), but as people do
            amount = self._read_amount(text, said, before)
            value, qualifier, unit = amount.value, amount.qualifier, amount.unit
        return (
            Observation(
                value,
                cast(Qualifier, values.get("qualifier", qualifier)),
                cast(PartialDate | None, values.get("as_of")),
                self._cite(entry),
                cast(Status, values.get("status", Status.DRAFT)),
                cast(Release, values.get("release", Release.OPEN)),
                local_text(values, "remark"),
            ),
            unit,
        )

    def _read_amount(self, text: str, said: str, before: Figure | None) -> TypedNumber:
        try:
            return read_amount(text, said, before.unit if before and not said else None, self._language)
        except InputError as problem:
            problem.field = "value"
            raise

    def _cite(self, entry: Entry) -> Citation | None:
        name = cast(str, entry.values.get("source", ""))
        if not name:
            return None
        source = self._sources.find(name)
        if source is None:
            raise no_such("source", name, "source")
        return Citation(source.id, cast(str, entry.values.get("locator", "")))

    def _merge(self, figure: Figure, entry: Entry, unit: Unit | None) -> Figure:
        """A figure with what its row gives; what the row leaves empty stays."""
        values: Mapping[str, Any] = entry.values
        said = [values.get(f"noun.{each}", "") for each in _NOUN]
        old = figure.noun
        noun = old
        if any(said):
            kept = [getattr(old, each) if old else "" for each in _NOUN]
            noun = CountNoun(*(new or there for new, there in zip(said, kept, strict=True)))
        formula = values.get("formula", figure.formula)
        if formula and figure.observations:
            raise InputError("figure.derived", field="formula", key=figure.key)
        return replace(
            figure,
            label=overlay(figure.label, local_text(values, "label")),
            unit=unit or figure.unit,
            noun=noun,
            formula=formula,
            cadence_months=values.get("cadence", figure.cadence_months),
            note=overlay(figure.note, local_text(values, "note")),
            theme=self.themes.take(values["theme"]) if values.get("theme") else figure.theme,
            tags=values.get("tags", figure.tags),
        )


def _find_unit(said: object) -> Unit | None:
    """The unit that a cell names by itself; None where it names none, or one with a scale or a counted thing."""
    if not isinstance(said, str) or not said:
        return None
    try:
        return parse_choice(said, Unit)
    except InputError:
        return None


def _observe(old: tuple[Observation, ...], new: Observation, values: Mapping[str, object]) -> tuple[Observation, ...]:
    """The observations with that of a row: it corrects the one of the same date and source, in what the row gives."""
    fitting = [at for at, each in enumerate(old) if _is_alike(each, new)]
    exact = [at for at in fitting if (old[at].value, old[at].qualifier) == (new.value, new.qualifier)]
    if not fitting:
        return (*old, new)
    at = (exact or fitting)[0]
    each = old[at]
    citation = each.citation
    if new.citation is not None:
        locator = new.citation.locator or (citation.locator if citation else "")
        citation = Citation(new.citation.source_id, locator)
    kept = replace(
        each,
        value=each.value if exact else new.value,  # which may have other digits
        qualifier=new.qualifier,
        citation=citation,
        status=new.status if "status" in values else each.status,
        release=new.release if "release" in values else each.release,
        note=overlay(each.note, new.note),
    )
    return (*old[:at], kept, *old[at + 1 :])


def _is_alike(old: Observation, new: Observation) -> bool:
    """Whether both are about the same date and, as far as both name one, source."""
    if old.as_of != new.as_of:
        return False
    return new.citation is None or old.citation is None or old.citation.source_id == new.citation.source_id
