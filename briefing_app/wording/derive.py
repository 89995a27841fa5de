"""Derived figures: a formula over other figures, calculated exactly (DESIGN §3.6).

Rules:
- Formulas know `+ - * /`, parentheses, decimal constants and figure keys; nothing else.
- Sums, differences and products are exact. A quotient, or a product of two measured values, is rounded half up to the fewest
  significant digits among its measured inputs, but never to fewer than two; counts, ranks, years and constants are exact and do
  not limit it. Where nothing measured goes in, it is rounded to three. Rounding is done once, at the end, and a bound is
  rounded to the side on which it stays true (over 16.67 becomes over 16).
- Any `about` makes the result `about`. Bounds follow through sums and differences and through multiplication or division by an
  exact number (100 less over 50 is under 50); any other mixture is `about`.
- The as-of date is the oldest of the inputs; one undated input makes the result undated, because nobody can say how old it is.
- The result is internal if an input is, and only as far checked as the least checked input.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from graphlib import CycleError, TopologicalSorter

from briefing_app.errors import InputError
from briefing_app.model.figure import Figure, Observation, Qualifier, Release, Status, Unit, Value
from briefing_app.model.partial_date import PartialDate
from briefing_app.wording.digits import count_decimals, count_significant

MAX_LENGTH = 1000  # characters of a formula
MAX_DEPTH = 32  # parentheses and signs inside each other
_LARGEST = 10**300
_QUOTIENT_DIGITS = 3
_LEAST_DIGITS = 2
_TOKEN = re.compile(r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<key>[a-z][a-z0-9_]{0,63})|(?P<sign>[-+*/()]))")
_EXACT_UNITS = (Unit.COUNT, Unit.RANK, Unit.YEAR)
_FLIPPED: Mapping[Qualifier, Qualifier] = {
    Qualifier.OVER: Qualifier.UNDER,
    Qualifier.UNDER: Qualifier.OVER,
    Qualifier.AT_LEAST: Qualifier.AT_MOST,
    Qualifier.AT_MOST: Qualifier.AT_LEAST,
}
_LOWER = (Qualifier.OVER, Qualifier.AT_LEAST)
_UPPER = (Qualifier.UNDER, Qualifier.AT_MOST)
_CHECKED = (Status.DRAFT, Status.AS_SUPPLIED, Status.VERIFIED)  # from least to most


@dataclass(frozen=True, slots=True)
class _Term:
    """A partial result; `places` are its decimals, `digits` the fewest significant ones of its measured inputs."""

    value: Fraction
    places: int = 0
    qualifier: Qualifier = Qualifier.EXACT
    digits: int | None = None
    rounded: bool = False


def keys_in_formula(formula: str) -> tuple[str, ...]:
    """The figure keys of a formula in order of first appearance; InputError if it cannot be read."""
    tokens = _split(formula)
    _Parser(formula, tokens, None).parse()
    return tuple(dict.fromkeys(token for token in tokens if token[0].isalpha()))


def order_formulas(formulas: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of derived figures in an order in which they can be calculated.

    Args:
        formulas: Key of each derived figure → its formula.

    Raises:
        InputError: A formula cannot be read, or figures depend on each other in a circle, which is named.
    """
    graph = {
        key: [name for name in keys_in_formula(formula) if name in formulas]
        for key, formula in sorted(formulas.items())
    }
    try:
        return tuple(TopologicalSorter(graph).static_order())
    except CycleError as problem:
        circle = " → ".join(reversed(problem.args[1]))
        raise InputError("formula.circle", field="formula", circle=circle) from problem


def derive(formula: str, inputs: Mapping[str, tuple[Figure, Observation]]) -> Observation:
    """Calculate a formula.

    Args:
        formula: Such as `first_batch + second_batch` or `itf_grants / itf_projects`.
        inputs: Figure and quoted observation by key; for an input that is itself derived, its calculated observation.

    Returns:
        The calculated observation; it has no citation, its inputs have theirs.

    Raises:
        InputError: The formula cannot be read, an input is missing or a range, or the formula divides by zero.
    """
    tokens = _split(formula)
    term = _Parser(formula, tokens, inputs).parse()
    used = [inputs[key][1] for key in dict.fromkeys(token for token in tokens if token[0].isalpha())]
    return Observation(
        value=Value(_to_decimal(term, formula)),
        qualifier=term.qualifier,
        as_of=_find_oldest(used),
        status=min((each.status for each in used), key=_CHECKED.index, default=Status.DRAFT),
        release=Release.INTERNAL if any(each.release is Release.INTERNAL for each in used) else Release.OPEN,
    )


def _split(formula: str) -> list[str]:
    if len(formula) > MAX_LENGTH:
        raise InputError("formula.long", field="formula", most=MAX_LENGTH)
    tokens, at, text = [], 0, formula.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise InputError("formula.sign", field="formula", part=text[at:].strip()[:20], formula=formula)
        tokens.append(match[0].strip())
        at = match.end()
    return tokens


class _Parser:
    """Recursive descent over the tokens; without inputs it only checks the grammar."""

    def __init__(
        self, formula: str, tokens: list[str], inputs: Mapping[str, tuple[Figure, Observation]] | None
    ) -> None:
        self._formula = formula
        self._tokens = tokens
        self._inputs = inputs
        self._at = 0
        self._depth = 0

    def parse(self) -> _Term:
        term = self._sum()
        if self._at < len(self._tokens):
            raise InputError("formula.surplus", field="formula", part=self._tokens[self._at], formula=self._formula)
        return term

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _take(self) -> str:
        token = self._peek()
        self._at += 1
        return token

    def _sum(self) -> _Term:
        term = self._product()
        while self._peek() in ("+", "-"):
            negative = self._take() == "-"
            other = self._product()
            term = _add(term, _negate(other) if negative else other)
        return term

    def _product(self) -> _Term:
        term = self._factor()
        while self._peek() in ("*", "/"):
            times = self._take() == "*"
            other = self._factor()
            term = _multiply(term, other) if times else self._divide(term, other)
        return term

    def _divide(self, term: _Term, by: _Term) -> _Term:
        if self._inputs is None:
            return term
        if not by.value:
            raise InputError("formula.zero", field="formula", formula=self._formula)
        inverse = _Term(1 / by.value, 0, _flip(by.qualifier), by.digits, rounded=True)
        return _multiply(term, inverse)

    def _factor(self) -> _Term:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise InputError("formula.deep", field="formula", formula=self._formula[:40])
        token = self._take()
        if token == "-":
            term = _negate(self._factor())
        elif token == "(":
            term = self._sum()
            if self._take() != ")":
                raise InputError("formula.parenthesis", field="formula", formula=self._formula)
        elif token[:1].isdigit():
            number = Decimal(token)
            term = _Term(Fraction(number), count_decimals(number))
        elif token[:1].isalpha():
            term = self._input(token)
        else:
            if token:
                raise InputError("formula.before", field="formula", part=token, formula=self._formula)
            raise InputError("formula.end", field="formula", formula=self._formula)
        self._depth -= 1
        return term

    def _input(self, key: str) -> _Term:
        if self._inputs is None:
            return _Term(Fraction(1))
        if key not in self._inputs:
            raise InputError("formula.no_value", field="formula", formula=self._formula, key=key)
        figure, observation = self._inputs[key]
        value = observation.value
        if value.upper is not None:
            raise InputError("formula.range", field="formula", key=key, value=value)
        exact = figure.unit in _EXACT_UNITS and observation.qualifier is Qualifier.EXACT and not figure.derived
        digits = None if exact else count_significant(value.number)
        return _Term(Fraction(value.number), count_decimals(value.number), observation.qualifier, digits)


def _add(one: _Term, two: _Term) -> _Term:
    kinds = {one.qualifier, two.qualifier} - {Qualifier.EXACT}
    if len(kinds) <= 1:
        qualifier = kinds.pop() if kinds else Qualifier.EXACT
    elif kinds <= set(_LOWER):
        qualifier = Qualifier.OVER  # more than a bound plus at least another is more than their sum
    elif kinds <= set(_UPPER):
        qualifier = Qualifier.UNDER
    else:
        qualifier = Qualifier.ABOUT
    places = max(one.places, two.places)
    return _Term(one.value + two.value, places, qualifier, _fewest(one, two), one.rounded or two.rounded)


def _negate(term: _Term) -> _Term:
    return _Term(-term.value, term.places, _flip(term.qualifier), term.digits, term.rounded)


def _multiply(one: _Term, two: _Term) -> _Term:
    kinds = {one.qualifier, two.qualifier} - {Qualifier.EXACT}
    if not kinds:
        qualifier = Qualifier.EXACT
    elif len(kinds) == 1 and Qualifier.EXACT in (one.qualifier, two.qualifier):
        factor = one if one.qualifier is Qualifier.EXACT else two
        qualifier = kinds.pop()
        qualifier = _flip(qualifier) if factor.value < 0 else qualifier
    else:
        qualifier = Qualifier.ABOUT
    rounded = one.rounded or two.rounded or (one.digits is not None and two.digits is not None)
    return _Term(one.value * two.value, one.places + two.places, qualifier, _fewest(one, two), rounded)


def _flip(qualifier: Qualifier) -> Qualifier:
    return _FLIPPED.get(qualifier, qualifier)


def _fewest(one: _Term, two: _Term) -> int | None:
    return min((term.digits for term in (one, two) if term.digits is not None), default=None)


def _find_oldest(observations: list[Observation]) -> PartialDate | None:
    dates = [each.as_of for each in observations if each.as_of is not None]
    return min(dates) if dates and len(dates) == len(observations) else None


def _to_decimal(term: _Term, formula: str) -> Decimal:
    """The value as a decimal: exact where that is promised, else rounded to the digits that the inputs allow."""
    if max(abs(term.value.numerator), term.value.denominator, 10**term.places) > _LARGEST:
        raise InputError("formula.size", field="formula", formula=formula[:40])
    if not term.rounded:
        # The denominator divides 10 ** places, as in all sums and products of decimals.
        digits = abs(term.value.numerator) * 10**term.places // term.value.denominator
        return Decimal((int(term.value < 0), tuple(map(int, str(digits))), -term.places))
    kept = _QUOTIENT_DIGITS if term.digits is None else max(term.digits, _LEAST_DIGITS)
    rounding = ROUND_FLOOR if term.qualifier in _LOWER else ROUND_CEILING if term.qualifier in _UPPER else ROUND_HALF_UP
    # A context divides whole numbers as if exactly and rounds once.
    context = Context(prec=kept, rounding=rounding)
    return context.divide(Decimal(term.value.numerator), Decimal(term.value.denominator))
