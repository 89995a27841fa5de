"""Figures: values change in one place; formulas that cannot work are refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from briefing_app.errors import InputError, NotFoundError
from briefing_app.model.edition import Quoted
from briefing_app.model.figure import Figure, Observation, Qualifier, Release, Value
from briefing_app.model.language import LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.model.staleness import add_months
from briefing_app.workspace import Workspace
from briefing_app.workspace.quote import observe, quote_figures


def _figure(key: str, *values: tuple[str, str | None], formula: str = "", cadence: int | None = 12) -> Figure:
    seen = tuple(Observation(Value.parse(v), as_of=PartialDate.parse(d) if d else None) for v, d in values)
    return Figure(f"id-{key}", key, LocalText(key), observations=seen, formula=formula, cadence_months=cadence)


def _value(quoted: Quoted) -> str:
    assert quoted.observation is not None
    return str(quoted.observation.value)


def test_a_new_observation_is_quoted_by_everything_at_once(workspace: Workspace) -> None:
    assert _value(workspace.figures.quote(["hospitals_all"])["hospitals_all"]) == "19"
    first = workspace.library.resolve_ref("figure", "first_batch")
    workspace.figures.add_observation(first, Observation(Value(Decimal(6)), as_of=PartialDate(2024, 5)))
    quoted = workspace.figures.quote(["hospitals_all", "gone", "first_batch"])
    assert list(quoted) == ["hospitals_all", "first_batch"]
    assert _value(quoted["hospitals_all"]) == "20"
    assert quoted["hospitals_all"].inputs == ("first_batch", "second_batch")


def test_observations_are_corrected_and_removed_by_place(workspace: Workspace, grants: Figure) -> None:
    corrected = replace(grants.observations[0], qualifier=Qualifier.OVER)
    assert workspace.figures.update_observation(grants.id, 0, corrected).observations[0] == corrected
    assert workspace.figures.remove_observation(grants.id, 1).observations == (corrected,)
    with pytest.raises(NotFoundError):
        workspace.figures.remove_observation(grants.id, 1)


def test_a_key_stays_and_a_derived_figure_takes_no_observation(workspace: Workspace, grants: Figure) -> None:
    with pytest.raises(InputError, match="its key stays"):
        workspace.figures.update_figure(replace(grants, key="other"))
    derived = workspace.library.resolve_ref("figure", "hospitals_all")
    with pytest.raises(InputError, match="cannot have observations"):
        workspace.figures.add_observation(derived, Observation(Value(Decimal(1))))


@pytest.mark.parametrize(
    ("formula", "words"),
    [("first_batch +", "at the end"), ("gone + 1", "no figure “gone”"), ("total * 2", "calculated from each other")],
)
def test_a_formula_that_cannot_work_is_refused(workspace: Workspace, formula: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        workspace.figures.add_figure("total", LocalText("Total"), formula=formula)
    assert workspace.library.find_figure_by_key("total") is None


def test_a_circle_through_another_figure_is_refused(workspace: Workspace) -> None:
    workspace.figures.add_figure("double", LocalText("Double"), formula="hospitals_all * 2")
    all_hospitals = workspace.library.get_figure(workspace.library.resolve_ref("figure", "hospitals_all"))
    with pytest.raises(InputError, match="hospitals_all"):
        workspace.figures.update_figure(replace(all_hospitals, formula="double / 2"))


def test_a_quoted_figure_is_not_deleted(workspace: Workspace, grants: Figure) -> None:
    with pytest.raises(InputError, match="is used by"):
        workspace.figures.delete_figure(grants.id)


@pytest.mark.parametrize(
    ("as_of", "cadence", "today", "stale"),
    [
        ("2023", 12, date(2024, 12, 31), False),
        ("2023", 12, date(2025, 1, 1), True),
        ("2023-02", 12, date(2024, 2, 29), False),
        ("2023-02", 12, date(2024, 3, 1), True),
        ("2023-05-31", 1, date(2023, 6, 30), False),
        ("2023-05-31", 1, date(2023, 7, 1), True),
        ("2023", None, date(2099, 1, 1), False),
        (None, 12, date(2099, 1, 1), False),
    ],
)
def test_a_figure_is_stale_after_its_cadence(as_of: str | None, cadence: int | None, today: date, stale: bool) -> None:
    figure = _figure("a", ("1", as_of), cadence=cadence)
    assert quote_figures([figure], today)["a"].stale is stale


def test_a_derived_figure_is_stale_with_its_inputs_and_takes_the_oldest_date() -> None:
    figures = [
        _figure("c", formula="a + b", cadence=None),
        _figure("a", ("1", "2020"), ("2", "2019")),
        _figure("b", ("5", "2024")),
    ]
    quoted = quote_figures(figures, date(2024, 6, 1))
    assert list(quoted) == ["c", "a", "b"]
    assert quoted["c"].stale
    assert quoted["c"].observation is not None
    assert (str(quoted["c"].observation.value), quoted["c"].observation.as_of) == ("6", PartialDate(2020))
    assert not quote_figures([figures[2]], date(2024, 6, 1))["b"].stale


def test_what_cannot_be_calculated_has_no_observation() -> None:
    figures = [
        _figure("a", formula="b + 1"),
        _figure("b", formula="a + 1"),
        _figure("on_circle", formula="a * 2"),
        _figure("range", ("2..3", "2024")),
        _figure("of_range", formula="range * 2"),
        _figure("empty"),
        _figure("of_empty", formula="empty + 1"),
        _figure("of_gone", formula="gone + 1"),
        _figure("broken", formula="1 +"),
    ]
    quoted = quote_figures(figures, date(2024, 6, 1))
    without = {key for key, each in quoted.items() if each.observation is None}
    assert without == {each.key for each in figures} - {"range"}


def test_a_chain_of_thousands_is_calculated() -> None:
    chain = [_figure(f"f{n}", formula=f"f{n + 1} + 1") for n in range(2000)] + [_figure("f2000", ("1", "2024"))]
    assert _value(quote_figures(chain[::-1], date(2024, 6, 1))["f0"]) == "2001"


def test_one_figure_is_observed_through_a_lookup() -> None:
    known = {each.key: each for each in (_figure("a", ("2", "2024")), _figure("b", formula="a * 3"))}
    observation = observe(_figure("c", formula="b + a"), known.get)
    assert observation is not None
    assert str(observation.value) == "8"
    assert observe(_figure("d", formula="gone"), known.get) is None


def test_internal_inputs_make_an_internal_result(workspace: Workspace) -> None:
    figure = workspace.figures.add_figure("half", LocalText("Half"), formula="grants / 2")
    quoted = workspace.figures.quote([figure.key])["half"].observation
    assert quoted is not None
    assert quoted.release is Release.INTERNAL  # the newest observation of grants is


@pytest.mark.parametrize(
    ("day", "months", "wanted"),
    [
        (date(2023, 12, 31), 2, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2023, 2, 28), 12, date(2024, 2, 29)),
        (date(2023, 1, 15), 13, date(2024, 2, 15)),
        (date(2023, 11, 30), 1, date(2023, 12, 31)),
    ],
)
def test_month_ends_stay_month_ends(day: date, months: int, wanted: date) -> None:
    assert add_months(day, months) == wanted
