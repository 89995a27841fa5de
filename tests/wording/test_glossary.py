"""Official names are found in texts and said in the other languages."""

from __future__ import annotations

from briefing_app.model.glossary import Term
from briefing_app.model.language import Language, LocalText
from briefing_app.wording.glossary import Glossary

FOUNDATION = Term("1", "ohkf", LocalText("Our Hong Kong Foundation", "團結香港基金", "团结香港基金"))
HKU = Term("2", "hku", LocalText("University of Hong Kong", "香港大學", "香港大学"), LocalText("HKU", "港大", ""))
HOSPITAL = Term(
    "3", "hku-szh", LocalText("University of Hong Kong–Shenzhen Hospital", "香港大學深圳醫院", "香港大学深圳医院")
)
GLOSSARY = Glossary((FOUNDATION, HKU, HOSPITAL))


def mentions(text: str, language: Language) -> list[tuple[str, str]]:
    return [(text[each.start : each.end], each.term.slug) for each in GLOSSARY.find_mentions(text, language)]


def test_the_longest_name_wins() -> None:
    text = "the University of Hong Kong-Shenzhen Hospital and the University of Hong Kong (HKU)"
    assert mentions(text, Language.EN) == [
        ("University of Hong Kong-Shenzhen Hospital", "hku-szh"),
        ("University of Hong Kong", "hku"),
        ("HKU", "hku"),
    ]
    assert mentions("香港大學深圳醫院與香港大學", Language.HANT) == [
        ("香港大學深圳醫院", "hku-szh"),
        ("香港大學", "hku"),
    ]


def test_names_are_not_found_inside_other_words_or_languages() -> None:
    assert mentions("HKUST and XHKU", Language.EN) == []
    assert mentions("香港大學", Language.HANS) == []


def test_publishers_hyphens_do_not_hide_a_name() -> None:
    assert mentions("University of Hong Kong\u2011Shenzhen Hospital", Language.EN)[0][1] == "hku-szh"


def test_a_name_is_said_in_another_language() -> None:
    assert GLOSSARY.localise("Our Hong Kong Foundation", Language.HANT) == "團結香港基金"
    assert GLOSSARY.localise("團結香港基金", Language.HANS) == "团结香港基金"
    assert GLOSSARY.localise("HKU", Language.HANT) == "港大"
    assert GLOSSARY.localise("HKU", Language.HANS) == "香港大学"  # no short form there
    assert GLOSSARY.localise("Nobody Ltd", Language.HANT) == "Nobody Ltd"


def test_terms_are_found_by_any_of_their_names() -> None:
    assert GLOSSARY.find_term("港大") is HKU
    assert GLOSSARY.find_term("Hong Kong") is None


def test_an_empty_glossary_finds_nothing() -> None:
    assert list(Glossary(()).find_mentions("HKU", Language.EN)) == []
    assert Glossary(()).localise("HKU", Language.EN) == "HKU"
