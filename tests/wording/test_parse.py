"""Whatever is printed reads back as the same value, in every language; and people's own ways of writing are read too."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.errors import InputError
from briefing_app.model.figure import CountNoun, Qualifier, Unit, Value
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.wording.parse import ParsedNumber, parse_number
from briefing_app.wording.values import print_value

NOUN = CountNoun("drug", "drugs", "種藥物", "种药物")


@st.composite
def decimals(draw: st.DrawFn) -> Decimal:
    """Decimals of up to 40 digits, beyond the precision of the default context, with exponents up and down."""
    digits = draw(st.one_of(st.integers(0, 9999), st.integers(0, 10**40)))
    return Decimal((draw(st.integers(0, 1)), tuple(map(int, str(digits))), draw(st.integers(-8, 18))))


@st.composite
def values(draw: st.DrawFn) -> Value:
    one = draw(decimals())
    if draw(st.booleans()):
        return Value(one)
    two = draw(decimals())
    low, high = min(one, two), max(one, two)
    return Value(low, high) if low < high else Value(one)


UNSAID = (Unit.COUNT, Unit.NUMBER)  # bare digits look alike


@given(values(), st.sampled_from(Unit), st.sampled_from(Qualifier), st.booleans())
def test_a_printed_value_parses_back_and_the_languages_agree(
    value: Value, unit: Unit, qualifier: Qualifier, words: bool
) -> None:
    for language in LANGUAGES:
        text = print_value(value, unit, language, qualifier=qualifier, words=words)
        parsed = parse_number(text, language)
        assert parsed.value == value, text
        assert parsed.qualifier is qualifier, text
        says_nothing = unit in UNSAID or (unit is Unit.YEAR and language is Language.EN)
        assert parsed.unit is (None if says_nothing else unit), text


@given(values(), st.sampled_from(Qualifier))
def test_a_counted_thing_parses_back_as_the_noun(value: Value, qualifier: Qualifier) -> None:
    for language in LANGUAGES:
        parsed = parse_number(print_value(value, Unit.COUNT, language, qualifier=qualifier, noun=NOUN), language)
        assert parsed.value == value
        assert parsed.noun in ("drug", "drugs", "種藥物", "种药物")


@given(decimals())
def test_decimals_keep_their_zeros(number: Decimal) -> None:
    """What stands after the point is the source's precision and survives print and parse."""
    if number.as_tuple().exponent in range(-8, 0):
        parsed = parse_number(print_value(Value(number), Unit.PERCENT, Language.EN), Language.EN)
        assert parsed.value.number.as_tuple().exponent == number.as_tuple().exponent


@pytest.mark.parametrize(
    ("text", "value", "qualifier", "unit"),
    [
        ("HK$1.5bn", "1.5E+9", "exact", Unit.HKD),
        ("HKD 1,500 million", "1.5E+9", "exact", Unit.HKD),
        ("USD 2 mn", "2E+6", "exact", Unit.USD),
        ("¥35億", "35E+8", "exact", Unit.CNY),
        ("人民幣35億元", "35E+8", "exact", Unit.CNY),
        ("港幣３，５００萬元", "35E+6", "exact", Unit.HKD),
        ("17億6,000萬港元", "1.76E+9", "exact", Unit.HKD),
        ("3百萬美元", "3E+6", "exact", Unit.USD),
        ("2千億港元", "2E+11", "exact", Unit.HKD),
        ("50多億港元", "50E+8", "over", Unit.HKD),
        ("30餘", "30", "over", None),
        ("50%以上", "50", "at-least", Unit.PERCENT),
        ("不超過50％", "50", "at-most", Unit.PERCENT),
        ("12.5 per cent", "12.5", "exact", Unit.PERCENT),
        ("More than 60", "60", "over", None),
        ("nearly 60", "60", "about", None),
        ("20 to 30 per cent", "20..30", "exact", Unit.PERCENT),
        ("20~30%", "20..30", "exact", Unit.PERCENT),
        ("HK$2 billion to 3 billion", "2E+9..3E+9", "exact", Unit.HKD),
        ("20至30億港元", "2E+9..3E+9", "exact", Unit.HKD),
        ("-5", "-5", "exact", None),
        ("負5%", "-5", "exact", Unit.PERCENT),
        ("第二位", "2", "exact", Unit.RANK),
        ("第2名", "2", "exact", Unit.RANK),
        ("Second", "2", "exact", Unit.RANK),
        ("23rd", "23", "exact", Unit.RANK),
    ],
)
def test_it_reads_what_people_write(text: str, value: str, qualifier: str, unit: Unit | None) -> None:
    assert parse_number(text, Language.HANT) == ParsedNumber(Value.parse(value), Qualifier(qualifier), unit)


def test_a_bare_yuan_or_dollar_is_that_of_the_place() -> None:
    assert [parse_number("35億元", language).unit for language in LANGUAGES] == [Unit.CNY, Unit.HKD, Unit.CNY]
    assert [parse_number("$35", language).unit for language in LANGUAGES] == [Unit.HKD, Unit.HKD, Unit.USD]


@pytest.mark.parametrize("text", ["", "many", "1.2.3", "5%%", "50% drugs", "HK$", "1,2,3", "HK$5美元", "30–20", "5 6"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        parse_number(text, Language.EN)
