"""Numbers as typed: read with their unit and qualifier, shown back as they print, and refused in words."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.errors import InputError, Phrase, TypedNumberError, TypedUnitError
from briefing_app.model.figure import CountNoun, Qualifier, Unit, Value
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.wording.typed_number import TypedNumber, read_typed_number, read_typed_value
from briefing_app.wording.values import print_value


@pytest.mark.parametrize(
    ("typed", "language", "value", "qualifier", "unit"),
    [
        ("HK$1.76 billion", Language.EN, "1.76E+9", Qualifier.EXACT, Unit.HKD),
        ("over 50%", Language.EN, "50", Qualifier.OVER, Unit.PERCENT),
        ("約1,200億港元", Language.HANT, "1.2E+11", Qualifier.ABOUT, Unit.HKD),
        ("约1200亿港元", Language.EN, "1.2E+11", Qualifier.ABOUT, Unit.HKD),
        ("847 projects", Language.EN, "847", Qualifier.EXACT, Unit.COUNT),
        ("847", Language.EN, "847", Qualifier.EXACT, Unit.COUNT),
        ("23.6", Language.EN, "23.6", Qualifier.EXACT, Unit.NUMBER),
        ("2nd", Language.EN, "2", Qualifier.EXACT, Unit.RANK),
        ("第二位", Language.HANT, "2", Qualifier.EXACT, Unit.RANK),
        ("20–30%", Language.EN, "20..30", Qualifier.EXACT, Unit.PERCENT),
        ("2023年", Language.HANS, "2023", Qualifier.EXACT, Unit.YEAR),
        ("$5 million", Language.EN, "5E+6", Qualifier.EXACT, Unit.HKD),
        ("500萬元", Language.HANT, "5E+6", Qualifier.EXACT, Unit.HKD),
        ("500万元", Language.HANS, "5E+6", Qualifier.EXACT, Unit.CNY),
    ],
)
def test_a_number_says_what_kind_it_is(
    typed: str, language: Language, value: str, qualifier: Qualifier, unit: Unit
) -> None:
    read = read_typed_number(typed, language)
    assert (read.value, read.qualifier, read.unit) == (Value.parse(value), qualifier, unit)


@pytest.mark.parametrize(
    ("typed", "language", "noun"),
    [
        ("847 projects", Language.EN, CountNoun("project", "projects", "", "")),
        ("3 studies.", Language.EN, CountNoun("study", "studies", "", "")),
        ("5 batches", Language.EN, CountNoun("batch", "batches", "", "")),
        ("9 campus", Language.EN, CountNoun("campus", "campus", "", "")),
        ("28種藥物", Language.HANT, CountNoun("", "", "種藥物", "")),
        ("28种药物", Language.HANS, CountNoun("", "", "", "种药物")),
        ("28", Language.EN, None),
    ],
)
def test_what_is_counted_is_kept_in_its_language(typed: str, language: Language, noun: CountNoun | None) -> None:
    assert read_typed_number(typed, language).noun == noun


def test_it_is_shown_back_as_it_prints() -> None:
    printed = read_typed_number("about HK$120 billion", Language.EN).printed
    assert (printed.en, printed.zh_hant, printed.zh_hans) == ("about HK$120 billion", "約1,200億港元", "约1200亿港元")
    assert read_typed_number("1 project", Language.EN).printed.en == "1 project"
    assert read_typed_number("28種藥物", Language.HANT).printed.zh_hant == "28種藥物"


@pytest.mark.parametrize("typed", ["", "many", "HK$5 and US$6", "28 drugs and 28 devices", "5% of 10", "x" * 5000])
def test_what_is_no_single_number_is_refused(typed: str) -> None:
    with pytest.raises(TypedNumberError) as caught:
        read_typed_number(typed, Language.EN)
    assert len(str(caught.value)) < 250


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("1.76 billion", Unit.HKD, "1.76E+9"),
        ("HK$1.76 billion", Unit.HKD, "1.76E+9"),
        ("$5", Unit.USD, "5"),
        ("5億元", Unit.CNY, "5E+8"),
        ("23.6", Unit.PERCENT, "23.6"),
        ("23.6%", Unit.PERCENT, "23.6"),
        ("2", Unit.RANK, "2"),
        ("2023", Unit.YEAR, "2023"),
        ("28 drugs", Unit.COUNT, "28"),
        ("3年", Unit.COUNT, "3"),
    ],
)
def test_a_cell_takes_its_unit_from_the_figure(typed: str, unit: Unit, value: str) -> None:
    read = read_typed_value(typed, unit, Language.HANT)
    assert (read.value, read.unit) == (Value.parse(value), unit)


@pytest.mark.parametrize(
    ("typed", "unit"),
    [("US$5", Unit.HKD), ("5%", Unit.COUNT), ("2nd", Unit.PERCENT), ("HK$5", Unit.PERCENT), ("5億港元", Unit.CNY)],
)
def test_another_unit_is_refused_by_name(typed: str, unit: Unit) -> None:
    with pytest.raises(TypedUnitError) as caught:
        read_typed_value(typed, unit, Language.EN)
    assert caught.value.values["unit"] == Phrase(f"unit.{unit}")


def test_a_noun_where_none_can_be_is_refused() -> None:
    with pytest.raises(TypedNumberError):
        read_typed_value("5 apples", Unit.PERCENT, Language.EN)


_NUMBERS = st.decimals(min_value=1, max_value=Decimal("1E12"), allow_nan=False, allow_infinity=False, places=1)


@given(_NUMBERS, st.sampled_from([Unit.COUNT, Unit.PERCENT, Unit.HKD, Unit.USD, Unit.CNY]), st.sampled_from(Qualifier))
def test_every_printed_value_is_read_again(number: Decimal, unit: Unit, qualifier: Qualifier) -> None:
    for language in LANGUAGES:
        typed = print_value(Value(number), unit, language, qualifier=qualifier)
        read = read_typed_value(typed, unit, language)
        assert (read.value, read.qualifier) == (Value(number), qualifier)


@given(st.text(max_size=60), st.sampled_from(LANGUAGES), st.sampled_from(Unit))
def test_whatever_is_typed_is_read_or_refused(typed: str, language: Language, unit: Unit) -> None:
    with suppress(InputError):
        assert isinstance(read_typed_number(typed, language), TypedNumber)
    with suppress(InputError):
        assert read_typed_value(typed, unit, language).unit is unit
