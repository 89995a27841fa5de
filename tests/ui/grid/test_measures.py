"""What goes with the unit of a column, for the grid and for the import alike."""

from __future__ import annotations

import pytest

from briefing_app.model.chart import Column, ColumnKind
from briefing_app.model.figure import CountNoun, Unit
from briefing_app.model.language import LocalText
from briefing_app.ui.grid.measures import change_unit, is_counted, is_scaled, name_counted, say_counted

DRUGS = Column(
    "drugs", LocalText("Drugs"), ColumnKind.NUMBER, Unit.COUNT, CountNoun("drug", "drugs", "種藥", "种药"), 3
)


@pytest.mark.parametrize(
    ("unit", "counted", "scaled"),
    [(Unit.NUMBER, True, True), (Unit.HKD, False, True), (Unit.PERCENT, False, False)],
)
def test_another_unit_leaves_what_it_has_no_place_for(unit: Unit, counted: bool, scaled: bool) -> None:
    column = change_unit(DRUGS, unit)
    assert (column.unit, column.noun == DRUGS.noun, column.scale) == (unit, counted, 3 if scaled else 0)
    assert (is_counted(column), is_scaled(column)) == (counted, scaled)


def test_words_are_neither_counted_nor_scaled() -> None:
    words = Column("name", LocalText("Name"))
    assert (is_counted(words), is_scaled(words), is_counted(None), is_scaled(None)) == (False,) * 4
    assert say_counted(words) == say_counted(None) == LocalText()


@pytest.mark.parametrize(
    ("plural", "singular"),
    [("companies", "company"), ("grants", "grant"), ("staff", "staff"), ("bus", "bus"), ("press", "press")],
)
def test_a_new_word_gets_the_regular_singular(plural: str, singular: str) -> None:
    column = name_counted(DRUGS, LocalText(f" {plural} ", "項"))
    assert column.noun == CountNoun(singular, plural, "項", "")
    assert say_counted(column) == LocalText(plural, "項")


def test_the_singular_that_is_known_stays_and_no_words_name_nothing() -> None:
    people = Column("staff", LocalText(), ColumnKind.NUMBER, Unit.COUNT, CountNoun("person", "people", "", ""))
    assert name_counted(people, LocalText("people", "人")).noun == CountNoun("person", "people", "人", "")
    assert name_counted(people, LocalText(" ")).noun is None
