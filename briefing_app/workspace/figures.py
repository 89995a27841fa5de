"""What a person can do with figures and their observations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing_app.errors import InputError, NotFoundError
from briefing_app.model.edition import Quoted
from briefing_app.model.figure import CountNoun, Figure, Observation, Unit
from briefing_app.model.language import LocalText
from briefing_app.store.changes import Changes
from briefing_app.wording.derive import keys_in_formula, order_formulas
from briefing_app.workspace.closure import with_inputs
from briefing_app.workspace.desk import Desk, LibraryReader


class FigureActions:
    """Changing an observation changes every card, chart and briefing that quotes it, for they hold no numbers themselves."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def quote(self, keys: Sequence[str]) -> dict[str, Quoted]:
        """These figures as they are quoted today, for the delegation; unknown keys are left out."""
        quoted = self._desk.quote(keys)
        return {key: quoted[key] for key in keys if key in quoted}

    def add_figure(
        self,
        key: str,
        label: LocalText,
        unit: Unit = Unit.COUNT,
        *,
        noun: CountNoun | None = None,
        formula: str = "",
        observations: tuple[Observation, ...] = (),
        cadence_months: int | None = 12,
    ) -> Figure:
        """Make a figure; with a formula it is a derived one. After `cadence_months` it is due for review; None is never.

        Raises:
            InputError: The key is taken or badly formed, or the formula cannot be used.
        """
        figure = Figure(
            self._desk.new_id(), key, label, unit, noun, observations, formula, cadence_months=cadence_months
        )
        return self._keep("figure.add", figure)

    def update_figure(self, figure: Figure) -> Figure:
        """Keep an edited figure. Its key stays: texts refer to it.

        Raises:
            InputError: The key differs, or the formula cannot be used.
        """
        before = self._desk.library.get_figure(figure.id)
        if figure.key != before.key:
            raise InputError("figure.renamed", field="key", key=before.key)
        return self._keep("figure.update", figure)

    def add_observation(self, id: str, observation: Observation) -> Figure:
        """Add a value as a source gives it; the newest as-of date is quoted from now on.

        Raises:
            InputError: The figure is derived.
        """
        figure = self._desk.library.get_figure(id)
        return self._keep("figure.observe", replace(figure, observations=(*figure.observations, observation)))

    def update_observation(self, id: str, place: int, observation: Observation) -> Figure:
        """Correct the observation at a place (from 0)."""
        figure = self._at(id, place)
        kept = (*figure.observations[:place], observation, *figure.observations[place + 1 :])
        return self._keep("figure.observe", replace(figure, observations=kept))

    def remove_observation(self, id: str, place: int) -> Figure:
        """Take the observation at a place (from 0) away."""
        figure = self._at(id, place)
        kept = (*figure.observations[:place], *figure.observations[place + 1 :])
        return self._keep("figure.observe", replace(figure, observations=kept))

    def delete_figure(self, id: str) -> Changes:
        """Remove a figure that nothing quotes."""
        figure = self._desk.library.get_figure(id)
        return self._desk.delete("figure", id, figure.label or figure.key)

    def _at(self, id: str, place: int) -> Figure:
        figure = self._desk.library.get_figure(id)
        if not 0 <= place < len(figure.observations):
            raise NotFoundError("observation", f"{figure.key}/{place}")
        return figure

    def _keep(self, name: str, figure: Figure) -> Figure:
        if figure.formula:
            self._check_formula(figure)
        with self._desk.operation(name, title=figure.label or figure.key) as writer:
            writer.save_figure(figure)
        return figure

    def _check_formula(self, figure: Figure) -> None:
        """InputError for a formula that cannot be read, names an unknown figure, or closes a circle."""
        keys = keys_in_formula(figure.formula)
        needed = with_inputs(LibraryReader(self._desk.library), [key for key in keys if key != figure.key])
        known = {each.key for each in needed} | {figure.key}
        for key in keys:
            if key not in known:
                raise InputError("formula.unknown", field="formula", key=key)
        order_formulas({each.key: each.formula for each in (*needed, figure) if each.formula})
