"""Derived figures: exact sums, honestly rounded quotients, and what their inputs pass on."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.errors import InputError
from briefing_app.model.figure import Citation, Figure, Observation, Qualifier, Release, Status, Unit, Value
from briefing_app.model.language import LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.wording.derive import derive, keys_in_formula, order_formulas

Inputs = dict[str, tuple[Figure, Observation]]


def figure(
    key: str,
    value: str,
    unit: Unit = Unit.COUNT,
    qualifier: Qualifier = Qualifier.EXACT,
    as_of: str = "2024",
    status: Status = Status.VERIFIED,
    release: Release = Release.OPEN,
) -> Inputs:
    date = PartialDate.parse(as_of) if as_of else None
    observation = Observation(Value.parse(value), qualifier, date, Citation("s"), status, release)
    return {key: (Figure(id=key, key=key, label=LocalText.same(key), unit=unit), observation)}


def result(formula: str, inputs: Inputs) -> str:
    return str(derive(formula, inputs).value)


def test_the_designated_institutions_add_up() -> None:
    made = derive("first_batch + second_batch", figure("first_batch", "5") | figure("second_batch", "14"))
    assert made == Observation(Value(Decimal(19)), as_of=PartialDate(2024), status=Status.VERIFIED)


def test_a_quotient_keeps_the_digits_of_its_measured_input() -> None:
    inputs = figure("grants", "1.76E+9", Unit.HKD) | figure("projects", "847")
    assert result("grants / projects", inputs) == "2.08E+6"
    assert (
        result("grants / projects", figure("grants", "1.7600E+9", Unit.HKD) | figure("projects", "847")) == "2.0779E+6"
    )
    assert result("grants / 7", figure("grants", "50000000000", Unit.HKD)) == "7.1E+9"


def test_counts_are_exact_and_do_not_limit_the_digits() -> None:
    assert result("a / b * 100", figure("a", "5") | figure("b", "19")) == "26.3"
    assert result("a / b", figure("a", "28") | figure("b", "4")) == "7"
    assert result("a / b", figure("a", "120", qualifier=Qualifier.ABOUT) | figure("b", "7")) == "17"


def test_a_product_of_two_measures_is_rounded_and_of_one_is_not() -> None:
    inputs = figure("share", "23.6", Unit.PERCENT) | figure("total", "1.234E+9", Unit.HKD) | figure("n", "3")
    assert result("share * total / 100", inputs) == "2.91E+8"
    assert result("share * total", inputs) == "2.91E+10"
    assert Decimal(result("total * n", inputs)) == 3702000000


def test_operators_bind_as_in_arithmetic() -> None:
    inputs = figure("a", "2") | figure("b", "3") | figure("c", "4")
    assert result("a + b * c", inputs) == "14"
    assert result("(a + b) * c", inputs) == "20"
    assert result("a - b - c", inputs) == "-5"
    assert result("c / a / a", inputs) == "1"
    assert result("-a + -(-b)", inputs) == "1"
    assert result("a * 0.25", inputs) == "0.50"


@given(
    st.lists(
        st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=3), min_size=1
    )
)
def test_sums_are_exact_to_the_last_place(numbers: list[Decimal]) -> None:
    inputs: Inputs = {}
    for at, number in enumerate(numbers[:20]):
        inputs |= figure(f"n{at}", str(number), Unit.HKD)
    made = derive(" + ".join(inputs), inputs).value.number
    assert made == sum(numbers[:20])
    assert made.as_tuple().exponent == -3


@pytest.mark.parametrize(
    ("formula", "one", "two", "expected"),
    [
        ("a + b", "exact", "exact", "exact"),
        ("a + b", "about", "over", "about"),
        ("a + b", "over", "exact", "over"),
        ("a + b", "at-least", "at-least", "at-least"),
        ("a + b", "at-least", "over", "over"),
        ("a + b", "at-most", "under", "under"),
        ("a + b", "over", "under", "about"),
        ("a - b", "exact", "over", "under"),
        ("a - b", "over", "over", "about"),
        ("a * b", "exact", "over", "over"),
        ("a * b", "over", "over", "about"),
        ("a / b", "over", "exact", "over"),
        ("a / b", "exact", "over", "under"),
        ("a / b", "about", "exact", "about"),
        ("-a * b", "exact", "at-least", "at-most"),
    ],
)
def test_qualifiers_are_passed_on(formula: str, one: str, two: str, expected: str) -> None:
    inputs = figure("a", "8", qualifier=Qualifier(one)) | figure("b", "2", qualifier=Qualifier(two))
    assert derive(formula, inputs).qualifier == expected


def test_a_bound_is_rounded_to_the_side_on_which_it_stays_true() -> None:
    assert result("a / 3", figure("a", "50", qualifier=Qualifier.OVER)) == "16"
    assert result("a / 3", figure("a", "49", qualifier=Qualifier.UNDER)) == "17"


def test_the_oldest_date_counts_and_an_undated_input_leaves_none() -> None:
    inputs = figure("a", "1", as_of="2024-02") | figure("b", "2", as_of="2023") | figure("c", "3", as_of="")
    assert derive("a + b", inputs).as_of == PartialDate(2023)
    assert derive("a + b + c", inputs).as_of is None
    assert derive("a", inputs).as_of == PartialDate(2024, 2)


def test_internal_and_unchecked_inputs_mark_the_result() -> None:
    inputs = figure("a", "1", release=Release.INTERNAL) | figure("b", "2", status=Status.AS_SUPPLIED)
    made = derive("a + b", inputs)
    assert (made.release, made.status) == (Release.INTERNAL, Status.AS_SUPPLIED)
    assert derive("b", inputs).release is Release.OPEN


@pytest.mark.parametrize(
    ("formula", "why"),
    [
        ("", "at the end"),
        ("a +", "at the end"),
        ("(a", "parenthesis"),
        ("a)", "too much"),
        ("a b", "too much"),
        ("a ** 2", "before"),
        ("__import__('os')", "not understood"),
        ("a.real", "not understood"),
        ("1e5", "too much"),
        ("nothing + a", "nothing"),
        ("a / (b - b)", "zero"),
        ("a + range", "range"),
        ("(" * 100 + "a" + ")" * 100, "deeply"),
        ("-" * 100 + "a", "deeply"),
        ("a+" * 600 + "a", "longer"),
        ("*".join(["big"] * 200), "too large"),
    ],
)
def test_bad_formulas_are_refused_with_a_reason(formula: str, why: str) -> None:
    inputs = figure("a", "1") | figure("b", "2") | figure("range", "2..3")
    inputs |= figure("big", "1E+50", Unit.HKD)
    with pytest.raises(InputError, match=why):
        derive(formula, inputs)


def test_the_keys_of_a_formula_come_once_in_order() -> None:
    assert keys_in_formula("(b_1 + a) / b_1 * 100") == ("b_1", "a")
    with pytest.raises(InputError):
        keys_in_formula("a +")


def test_derived_figures_are_ordered_and_circles_named() -> None:
    order = order_formulas({"c": "b * 2", "b": "a + x", "a": "x + y"})
    assert order == ("a", "b", "c")
    with pytest.raises(InputError, match=r"p → q → p|q → p → q"):
        order_formulas({"p": "q + 1", "q": "p + 1", "r": "1"})
