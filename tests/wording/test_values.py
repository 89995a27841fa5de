"""Values are printed as each place writes them, always from the same stored number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefing_app.errors import InputError
from briefing_app.model.figure import CountNoun, Qualifier, Unit, Value
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.wording.scale import choose_common_scale
from briefing_app.wording.values import Parts, print_parts, print_plain, print_value

DRUGS = CountNoun("drug", "drugs", "種藥物", "种药物")
PEOPLE = CountNoun("person", "people", "人", "人")


def printed(value: str, unit: Unit, qualifier: str = "exact", *, words: bool = False) -> tuple[str, ...]:
    return tuple(
        print_value(Value.parse(value), unit, language, qualifier=Qualifier(qualifier), words=words)
        for language in LANGUAGES
    )


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "expected"),
    [
        ("1.76E+9", Unit.HKD, "exact", ("HK$1.76 billion", "17.6億港元", "17.6亿港元")),
        ("120E+9", Unit.HKD, "about", ("about HK$120 billion", "約1,200億港元", "约1200亿港元")),
        ("226E+6", Unit.USD, "exact", ("US$226 million", "2.26億美元", "2.26亿美元")),
        ("50E+9", Unit.HKD, "exact", ("HK$50 billion", "500億港元", "500亿港元")),
        ("277E+9", Unit.HKD, "exact", ("HK$277 billion", "2,770億港元", "2770亿港元")),
        ("3.5E+9", Unit.CNY, "exact", ("RMB 3.5 billion", "35億元人民幣", "35亿元人民币")),
        ("500", Unit.CNY, "exact", ("RMB 500", "500元人民幣", "500元人民币")),
        ("1.20E+9", Unit.HKD, "exact", ("HK$1.20 billion", "12.0億港元", "12.0亿港元")),
        ("1.5E+12", Unit.USD, "over", ("over US$1.5 trillion", "逾1.5萬億美元", "超过1.5万亿美元")),
        ("12345.50", Unit.HKD, "exact", ("HK$12,345.50", "12,345.50港元", "12345.50港元")),
        ("1234567890", Unit.HKD, "exact", ("HK$1,234,567,890", "1,234,567,890港元", "1234567890港元")),
        ("-1.2E+9", Unit.HKD, "exact", ("−HK$1.2 billion", "−12億港元", "−12亿港元")),
        ("50", Unit.PERCENT, "over", ("over 50%", "逾50%", "超过50%")),
        ("23.6", Unit.PERCENT, "under", ("under 23.6%", "低於23.6%", "低于23.6%")),
        ("1200", Unit.COUNT, "about", ("about 1,200", "約1,200", "约1200")),
        ("5", Unit.COUNT, "under", ("fewer than 5", "少於5", "少于5")),
        ("5", Unit.COUNT, "at-least", ("at least 5", "至少5", "至少5")),
        ("5", Unit.COUNT, "at-most", ("at most 5", "至多5", "最多5")),
        ("12000", Unit.COUNT, "exact", ("12,000", "1.2萬", "1.2万")),
        ("12345", Unit.COUNT, "exact", ("12,345", "12,345", "12345")),
        ("123450000", Unit.COUNT, "exact", ("123.45 million", "1.2345億", "1.2345亿")),
        ("123456700", Unit.COUNT, "exact", ("123,456,700", "123,456,700", "123456700")),
        ("123456000", Unit.COUNT, "exact", ("123.456 million", "123,456,000", "123456000")),
        ("0.005", Unit.NUMBER, "exact", ("0.005", "0.005", "0.005")),
        ("0", Unit.COUNT, "exact", ("0", "0", "0")),
        ("2023", Unit.YEAR, "exact", ("2023", "2023年", "2023年")),
        ("50", Unit.RANK, "at-most", ("top 50", "前50位", "前50位")),
        ("1200", Unit.RANK, "exact", ("1,200th", "第1,200位", "第1200位")),
        ("20..30", Unit.COUNT, "exact", ("20–30", "20至30", "20至30")),
        ("20..30", Unit.PERCENT, "about", ("about 20–30%", "約20%至30%", "约20%至30%")),
        ("2E+9..3E+9", Unit.HKD, "exact", ("HK$2–3 billion", "20億至30億港元", "20亿至30亿港元")),
        ("9E+8..1.2E+9", Unit.HKD, "exact", ("HK$900 million to HK$1.2 billion", "9億至12億港元", "9亿至12亿港元")),
        ("0..3E+9", Unit.HKD, "exact", ("HK$0–3 billion", "0至30億港元", "0至30亿港元")),
        ("8000..1200000", Unit.COUNT, "exact", ("8,000–1,200,000", "8,000至1,200,000", "8000至1200000")),
        ("-5..3", Unit.PERCENT, "exact", ("−5% to 3%", "−5%至3%", "−5%至3%")),
        ("2018..2024", Unit.YEAR, "exact", ("2018–2024", "2018至2024年", "2018至2024年")),
        ("2..3", Unit.RANK, "exact", ("2nd–3rd", "第2至3位", "第2至3位")),
    ],
)
def test_each_language_writes_the_value_its_own_way(
    value: str, unit: Unit, qualifier: str, expected: tuple[str, ...]
) -> None:
    assert printed(value, unit, qualifier) == expected


def test_ranks_are_spelled_in_sentences_up_to_the_tenth() -> None:
    assert printed("2", Unit.RANK, words=True) == ("second", "第二位", "第二位")
    assert printed("10", Unit.RANK, words=True) == ("tenth", "第十位", "第十位")
    assert printed("11", Unit.RANK, words=True) == ("11th", "第11位", "第11位")
    assert printed("2", Unit.RANK) == ("2nd", "第2位", "第2位")


@pytest.mark.parametrize(
    ("number", "ending"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (112, "112th"),
    ],
)
def test_english_ordinals_end_as_they_are_spoken(number: int, ending: str) -> None:
    assert print_value(Value(Decimal(number)), Unit.RANK, Language.EN) == ending


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1", "1 drug"),
        ("28", "28 drugs"),
        ("0", "0 drugs"),
        ("1.0", "1.0 drugs"),
        ("1..2", "1–2 drugs"),
        ("1.2E+6", "1.2 million drugs"),
    ],
)
def test_english_nouns_agree_with_the_number(value: str, expected: str) -> None:
    assert print_value(Value.parse(value), Unit.COUNT, Language.EN, noun=DRUGS) == expected


def test_chinese_nouns_follow_with_their_measure_word_and_without_space() -> None:
    value = Value(Decimal(28))
    assert print_value(value, Unit.COUNT, Language.HANT, noun=DRUGS) == "28種藥物"
    assert print_value(value, Unit.COUNT, Language.HANS, noun=DRUGS) == "28种药物"
    assert print_value(Value(Decimal(12000)), Unit.COUNT, Language.HANT, noun=PEOPLE) == "1.2萬人"


def test_money_never_takes_a_noun() -> None:
    assert print_value(Value(Decimal(5)), Unit.HKD, Language.EN, noun=DRUGS) == "HK$5"


def test_large_print_gets_its_parts() -> None:
    value, about = Value.parse("120E+9"), Qualifier.ABOUT
    assert print_parts(value, Unit.HKD, Language.EN, qualifier=about) == Parts("about", "HK$120", "billion", " ")
    assert print_parts(value, Unit.HKD, Language.HANT, qualifier=about) == Parts("約", "1,200", "億港元", "")
    assert print_parts(Value.parse("50"), Unit.PERCENT, Language.EN) == Parts("", "50%", "", " ")
    assert print_parts(Value.parse("2"), Unit.RANK, Language.HANT) == Parts("", "第2", "位", "")
    assert print_parts(Value.parse("28"), Unit.COUNT, Language.EN, noun=DRUGS) == Parts("", "28", "drugs", " ")


def test_numbers_of_one_axis_share_a_scale() -> None:
    numbers = (Decimal("277E+9"), Decimal("1.76E+9"))
    scale = choose_common_scale(numbers, Language.EN)
    assert [print_plain(number, Language.EN, scale) for number in numbers] == ["277", "1.76"]
    hant = choose_common_scale(numbers, Language.HANT)
    assert [print_plain(number, Language.HANT, hant) for number in numbers] == ["2,770", "17.6"]
    assert choose_common_scale((Decimal(0),), Language.EN) is None
    assert choose_common_scale((), Language.EN) is None


@pytest.mark.parametrize("text", ["1E+61", "1E-61", "1E+999999", "0E+9999999", "9" * 61, "1." + "0" * 61, "1..1E+99"])
def test_what_no_source_says_is_no_value(text: str) -> None:
    with pytest.raises(InputError, match="beyond 60"):
        Value.parse(text)


@pytest.mark.parametrize("text", ["1E+60", "9" * 60, "-1.76E-9", "0", "20..30"])
def test_what_a_source_may_say_is_a_value(text: str) -> None:
    assert str(Value.parse(text)) == text
