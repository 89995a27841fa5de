"""Figures and texts as documents print them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefing_app.model.figure import CountNoun, Figure, Observation, Qualifier, Unit, Value
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.paths import resources_dir
from briefing_app.wording.catalogue import Catalogue
from briefing_app.wording.printed import MissingPiece, NumberPiece, Wording
from briefing_app.wording.values import Parts

DRUGS = Figure("1", "drugs", LocalText.same("Drugs"), Unit.COUNT, CountNoun("drug", "drugs", "種藥物", "种药物"))
MONEY = Figure("2", "money", LocalText.same("Raised"), Unit.HKD)
SHARE = Figure("3", "share", LocalText.same("Share"), Unit.PERCENT)
RANK = Figure("4", "rank", LocalText.same("Rank"), Unit.RANK)
SECRET = Figure("5", "secret", LocalText.same("Secret"))
OBSERVATIONS = {
    "drugs": (DRUGS, Observation(Value(Decimal(28)), as_of=PartialDate(2024, 1))),
    "money": (MONEY, Observation(Value.parse("120E+9"), Qualifier.ABOUT)),
    "share": (SHARE, Observation(Value(Decimal(50)), Qualifier.OVER)),
    "rank": (RANK, Observation(Value(Decimal(2)))),
    "secret": (SECRET, None),
}


@pytest.fixture(scope="module")
def wording() -> Wording:
    return Wording(Catalogue.load(resources_dir() / "i18n" / "print"))


def resolve(wording: Wording, text: str, language: Language) -> str:
    return wording.resolve_string(text, language, OBSERVATIONS.get)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("value", ("28", "28", "28")),
        ("noun", ("28 drugs", "28種藥物", "28种药物")),
        ("date", ("January 2024", "2024年1月", "2024年1月")),
    ],
)
def test_placeholder_forms(wording: Wording, form: str, expected: tuple[str, ...]) -> None:
    observation = OBSERVATIONS["drugs"][1]
    assert observation
    assert tuple(wording.print_observation(DRUGS, observation, each, form) for each in LANGUAGES) == expected


def test_the_plain_form_leaves_the_qualifier_out(wording: Wording) -> None:
    assert resolve(wording, "x {money|plain}", Language.EN) == "x HK$120 billion"
    assert resolve(wording, "{money|plain}", Language.HANT) == "1,200億港元"


def test_an_undated_observation_says_so(wording: Wording) -> None:
    texts = [resolve(wording, "x {money|date}", language) for language in LANGUAGES]
    assert texts == ["x no date in the source", "x 來源未註明日期", "x 来源未注明日期"]
    assert wording.as_of(None, Language.EN) == "no date in the source"


def test_as_of(wording: Wording) -> None:
    date = PartialDate(2024, 1)
    assert [wording.as_of(date, each) for each in LANGUAGES] == ["as of January 2024", "截至2024年1月", "截至2024年1月"]


def test_a_text_comes_in_pieces_that_keep_literal_words_and_numbers_apart(wording: Wording) -> None:
    pieces = wording.resolve_text("{{a}} raised {money}, {secret} and {unknown|noun}.", Language.EN, OBSERVATIONS.get)
    assert pieces == (
        "{a} raised ",
        NumberPiece("about HK$120 billion", "money", "value"),
        ", ",
        MissingPiece("[no figure]", "secret", "value"),
        " and ",
        MissingPiece("[no figure]", "unknown", "noun"),
        ".",
    )


def test_a_missing_figure_is_said_in_each_language(wording: Wording) -> None:
    assert [resolve(wording, "{secret}", each) for each in LANGUAGES] == ["[no figure]", "［未有數字］", "［暂无数字］"]


def test_a_number_that_begins_an_english_sentence_gets_a_capital(wording: Wording) -> None:
    text = "{share} is spent. {money} was raised. Ranked {rank}.\n- {share} of it"
    assert resolve(wording, text, Language.EN) == (
        "Over 50% is spent. About HK$120 billion was raised. Ranked second.\n- Over 50% of it"
    )
    assert resolve(wording, "x, e.g. {share}", Language.EN) == "x, e.g. over 50%"
    assert resolve(wording, "x: “{share}”", Language.EN) == "x: “over 50%”"
    assert resolve(wording, "{rank}{share}", Language.EN) == "Secondover 50%"


def test_chinese_sets_no_space_beside_numbers(wording: Wording) -> None:
    assert resolve(wording, "共有 {drugs|noun} ，集資 {money} 。", Language.HANT) == "共有28種藥物，集資約1,200億港元。"
    assert resolve(wording, " 前 {drugs} 後 ", Language.HANT) == " 前28後 "
    assert resolve(wording, "InnoHK {drugs} Labs", Language.HANT) == "InnoHK 28 Labs"
    assert resolve(wording, "{share} {drugs}", Language.HANS) == "超过50% 28"
    assert resolve(wording, "前文 後文{share}", Language.HANT) == "前文 後文逾50%"


def test_large_print_uses_digits_for_ranks_and_names_what_is_counted(wording: Wording) -> None:
    assert wording.display(RANK, Observation(Value(Decimal(2))), Language.EN) == Parts("", "2nd", "", " ")
    assert wording.display(DRUGS, Observation(Value(Decimal(1))), Language.EN) == Parts("", "1", "drug", " ")


def test_values_and_dates_of_tables(wording: Wording) -> None:
    value = Value(Decimal(2))
    assert wording.format_value(value, Qualifier.EXACT, Unit.RANK, None, Language.HANT) == "第2位"
    assert wording.format_value(value, Qualifier.ABOUT, Unit.COUNT, DRUGS.noun, Language.EN) == "about 2 drugs"
    assert wording.format_date(PartialDate(2024), Language.HANS) == "2024年"


def test_labels_are_filled(wording: Wording) -> None:
    assert wording.label("caption.figure", Language.HANT, n=3) == "圖3"
