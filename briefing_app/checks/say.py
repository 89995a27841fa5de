"""Findings in words."""

from __future__ import annotations

from briefing_app.model.finding import Finding
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.model.partial_date import PartialDate
from briefing_app.wording.catalogue import Catalogue, fill
from briefing_app.wording.printed import Wording


def say_finding(finding: Finding, sentences: Catalogue, wording: Wording, language: Language) -> str:
    """The sentence of a finding: what it is, what it means and what to do; languages and dates in words.

    Args:
        finding: What was found.
        sentences: The catalogue of resources/i18n/checks.
        wording: For names of languages and dates.
        language: Of the reader.
    """
    values = dict(finding.values)
    comma = ", " if language is Language.EN else "、"
    for name in ("language", "languages"):
        if name in values:
            codes = values[name].split(", ")
            known = {each.value for each in LANGUAGES}
            *firsts, last = (wording.label(f"language.{code}", language) if code in known else code for code in codes)
            values[name] = (
                f"{comma.join(firsts)}{' and ' if language is Language.EN else comma}{last}" if firsts else last
            )
    for name in ("date", "until"):
        if values.get(name):
            values[name] = wording.format_date(PartialDate.parse(values[name]), language)
    return fill(sentences.entry_text(finding.key, language), values)
