"""The figure that a row of a card gives a value for: found by key or label, or made new."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final, cast

from briefing_app.errors import InputError, Phrase
from briefing_app.model.figure import Citation, Figure, Observation, Unit
from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.model.placeholder import keys_in
from briefing_app.store.library import Library
from briefing_app.wording.typed_number import TypedNumber, read_typed_number, read_typed_value
from briefing_app.workspace.importing.names import Namer, local_text
from briefing_app.workspace.importing.plan import Entry
from briefing_app.workspace.importing.value_words import parse_choice

_MONEY_FIRST: Final = re.compile(r"((?:HK|US|CN)?[$¥＄￥]|HKD|USD|RMB|CNY)\s*(.*)", re.IGNORECASE)
_TEXTS: Final = ("title", "text", "say")


@dataclass(frozen=True, slots=True)
class FigureOfRow:
    """What a row says about its figure; `figure` is None where it is new, `number` where only its key is given."""

    key: str
    label: LocalText
    figure: Figure | None
    number: TypedNumber | None
    as_of: PartialDate | None


class FigureFinder:
    """Reads the figures of rows, and keeps what they become."""

    def __init__(
        self, library: Library, entries: Iterable[Entry], language: Language, new_id: Callable[[], str]
    ) -> None:
        rows = tuple(entries)
        self._language = language
        self._new_id = new_id
        self._namer = Namer(library, "figure")
        labels = {text for each in rows for _, text in local_text(each.values, "figure.label")}
        labelled = library.find_titled("figure", labels)
        figures = library.list_figures([id for ids in labelled.values() for id in ids])
        keys = {key for each in rows for key in _keys_of(each)}
        self._known = {each.key: each for each in (*figures, *library.list_figures_by_key(sorted(keys)))}
        by_id = {each.id: each.key for each in figures}
        self._by_label = {label: [by_id[id] for id in ids if id in by_id] for label, ids in labelled.items()}
        self._before = dict(self._known)

    def __contains__(self, key: str) -> bool:
        return key in self._known

    @property
    def made(self) -> tuple[Figure, ...]:
        """The figures that are new."""
        return tuple(each for key, each in self._known.items() if key not in self._before)

    @property
    def changed(self) -> tuple[Figure, ...]:
        """The figures that were there and have another value now."""
        return tuple(each for key, each in self._known.items() if self.has_changed(key))

    def has_changed(self, key: str) -> bool:
        """Whether a figure that was there has another value now."""
        return key in self._before and self._known[key] != self._before[key]

    def read(self, entry: Entry) -> FigureOfRow | None:
        """What a row says about a figure, None where it says nothing; changes nothing yet.

        Raises:
            InputError: The value is missing, cannot be read or is in another unit; or the figure cannot be told.
        """
        values = entry.values
        label = local_text(values, "figure.label")
        text, unit = (cast(str, values.get(f"figure.{each}", "")) for each in ("value", "unit"))
        as_of = cast(PartialDate | None, values.get("figure.as_of"))
        key = cast(str, values.get("figure.key", "")) or self._find_labelled(label)
        if not (label or text or key):
            return None  # a unit or date alone says nothing about any figure
        figure = self._known.get(key)
        if not text:
            if figure is None:
                raise InputError("import.figure_value", field="figure.value")
            return FigureOfRow(key, label, figure, None, None)
        if figure is not None and figure.derived:
            raise InputError("import.derived", field="figure.value", key=figure.key)
        try:
            number = read_amount(text, unit, figure.unit if figure else None, self._language)
        except InputError as problem:
            problem.field = "figure.value"
            raise
        if figure is None and not label:
            raise InputError("import.figure_label", field="figure.label")
        return FigureOfRow(key, label, figure, number, as_of)

    def take(self, said: FigureOfRow, citation: Citation | None, otherwise: str) -> str:
        """Keep what a row says, and give back the key of its figure; `otherwise` names one whose label is not English."""
        figure = self._known.get(said.key) if said.key else None
        if said.number is None:
            return said.key
        number = said.number
        if figure is None:
            key = self._namer.take(said.key) if said.key else self._namer.make_key(said.label, otherwise)
            figure = Figure(self._new_id(), key, said.label, number.unit, number.noun)
            for _, text in said.label:
                self._by_label.setdefault(text, []).append(key)
        new = Observation(number.value, number.qualifier, said.as_of, citation)
        self._known[figure.key] = replace(figure, observations=observe(figure.observations, new))
        return figure.key

    def _find_labelled(self, label: LocalText) -> str:
        keys = {key for _, text in label for key in self._by_label.get(text, ())}
        if len(keys) > 1:
            raise InputError("import.several", field="figure.label", title=label, column=Phrase("field.key"))
        return next(iter(keys), "")


def observe(old: tuple[Observation, ...], new: Observation) -> tuple[Observation, ...]:
    """The observations with a new one: it corrects that of the same date and source; one that is the same changes nothing.

    A value without a date is that of the newest observation where both are the same.
    """
    for at, each in enumerate(old):
        same_value = (each.value, each.qualifier) == (new.value, new.qualifier)
        same_source = new.citation is None or each.citation is None or each.citation.source_id == new.citation.source_id
        if same_value and same_source and new.as_of in (None, each.as_of):
            return old
        if each.as_of == new.as_of and same_source:
            kept = replace(each, value=new.value, qualifier=new.qualifier, citation=new.citation or each.citation)
            return (*old[:at], kept, *old[at + 1 :])
    return (*old, new)


def read_amount(text: str, unit: str, wanted: Unit | None, language: Language) -> TypedNumber:
    """Read a value with the unit that stands in a cell of its own: 847 with projects, 1.76 with HK$ billion.

    Args:
        text: The value, which may name its unit itself.
        unit: What the cell of the unit says; may be empty.
        wanted: The unit of the figure, None for a new one.
        language: What a bare $ or 元 means.

    Raises:
        InputError: It is no number, or one in another unit.
    """
    said = " ".join(unit.split())
    whole = text
    if said:
        try:
            chosen = parse_choice(said, Unit)
        except InputError:
            first = _MONEY_FIRST.fullmatch(said)
            whole = f"{first[1]}{text} {first[2]}".strip() if first else f"{text} {said}"
        else:
            number = read_typed_value(text, chosen, language)
            return number if wanted in (None, chosen) else read_typed_value(f"{number.printed.en}", wanted, language)
    return read_typed_number(whole, language) if wanted is None else read_typed_value(whole, wanted, language)


def _keys_of(entry: Entry) -> Iterable[str]:
    values = entry.values
    key = values.get("figure.key")
    yield from (key,) if isinstance(key, str) else ()
    yield from cast(tuple[str, ...], values.get("figures", ()))
    yield from keys_in(*(local_text(values, each) for each in _TEXTS))
