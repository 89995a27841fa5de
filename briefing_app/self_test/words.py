"""Self-test: the libraries that write words, dates and scripts have brought their data along."""

from __future__ import annotations

from briefing_app.model.language import LANGUAGES, Language
from briefing_app.model.partial_date import PartialDate
from briefing_app.pdf.engine.hyphenation import Hyphenator
from briefing_app.self_test.bench import Bench, need
from briefing_app.wording.conversion import Converter
from briefing_app.wording.dates import print_date
from briefing_app.wording.glossary import Glossary
from briefing_app.wording.nouns import is_singular

_DATES = {Language.EN: "20 February 2023", Language.HANT: "2023年2月20日", Language.HANS: "2023年2月20日"}
_TEXTS = {Language.EN: "Briefing – 1.76", Language.HANT: "河套簡報，𨋢", Language.HANS: "河套简报"}
_SOFT_HYPHEN = "\u00ad"


def try_words(bench: Bench) -> str:
    """Dates (Babel), plurals, both directions of conversion (OpenCC), hyphens (pyphen), and the program's own catalogues."""
    for language, expected in _DATES.items():
        printed = print_date(PartialDate(2023, 2, 20), language)
        need(printed == expected, f"a date in {language} came out as “{printed}”")
    need(is_singular(1) and not is_singular(2), "English plurals are wrong")
    converter = Converter(Glossary(()))
    for text, source, target, expected in (
        ("软件里的发展", Language.HANS, Language.HANT, "軟件裏的發展"),
        ("軟件裏的發展", Language.HANT, Language.HANS, "软件里的发展"),
    ):
        converted = converter.convert(text, source, target)
        need(converted == expected, f"“{text}” was converted to “{converted}”")
    hyphenated = Hyphenator().insert_soft_hyphens("collaboration")
    need(_SOFT_HYPHEN in hyphenated, "no hyphens were found in “collaboration”")
    for language, text in _TEXTS.items():
        lacking = bench.resources.fonts.find_missing(text, language)
        need(not lacking, f"no font has {lacking}")
    return f"{len(LANGUAGES)} languages"
