"""What a chart calculates from its values: sums with how exact they are, and shares in whole per cent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from briefing_app.charts.data import Datum
from briefing_app.model.figure import Qualifier, Unit, Value
from briefing_app.model.language import Language
from briefing_app.wording.values import print_value


def add_qualifiers(qualifiers: Sequence[Qualifier]) -> Qualifier | None:
    """How exact a sum is: 28 + over 19 is over 47; None where estimates and limits mix or limits point apart."""
    loose = {each for each in qualifiers if each is not Qualifier.EXACT}
    if len(loose) < 2:
        return next(iter(loose), Qualifier.EXACT)
    for strict, lax in ((Qualifier.OVER, Qualifier.AT_LEAST), (Qualifier.UNDER, Qualifier.AT_MOST)):
        if loose == {strict, lax}:
            return strict
    return None


def add_up(data: Sequence[Datum]) -> tuple[Decimal, Qualifier] | None:
    """The sum of values and how exact it is; None where one is missing or a range, or limits point apart."""
    qualifier = add_qualifiers([each.qualifier for each in data])
    numbers = [each.number for each in data if each.number is not None and each.upper is None]
    if qualifier is None or len(numbers) < len(data):
        return None
    return sum(numbers, Decimal()), qualifier


def is_estimate(data: Iterable[Datum]) -> bool:
    """Whether one of the values is an estimate, which makes their sum and every share of it one."""
    return any(each.qualifier is Qualifier.ABOUT for each in data)


def round_share(part: Decimal, whole: Decimal) -> Decimal:
    """A share in whole per cent."""
    return (Decimal(100) * part / (whole or Decimal(1))).quantize(Decimal(1), ROUND_HALF_UP)


def print_share(part: Decimal, whole: Decimal, language: Language, *, loose: bool) -> str:
    """“48%”, “under 1%”; `loose` where the whole is an estimate, which makes every share of it one."""
    share = round_share(part, whole)
    if part > 0 and not share:
        return print_value(Value(Decimal(1)), Unit.PERCENT, language, qualifier=Qualifier.UNDER)
    qualifier = Qualifier.ABOUT if loose else Qualifier.EXACT
    return print_value(Value(share), Unit.PERCENT, language, qualifier=qualifier)


def adds_up_to_whole(parts: Iterable[Decimal]) -> bool:
    """Whether the shares of the parts, each in whole per cent, come to 100%."""
    numbers = list(parts)
    whole = sum(numbers, Decimal())
    return not whole or sum(round_share(each, whole) for each in numbers) == 100
