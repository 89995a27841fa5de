"""What the checks mean, from their registry and their own sentences, so that none can be missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_app.checks import CHECKS, Check
from briefing_app.model.finding import Severity
from briefing_app.model.language import Language
from briefing_app.wording.catalogue import Catalogue
from briefing_app.workspace.guide.blocks import Block, Heading, Items, Paragraph, Run, RunKind

_NAME = re.compile(r"\{[a-z_]+\}")


def explain_checks(
    sentences: Catalogue, assurances: Catalogue, stops_handout: str, language: Language
) -> tuple[Block, ...]:
    """For each check what it makes sure of, and the sentences in which it says that this is not so, by severity.

    Args:
        sentences: The catalogue of findings.
        assurances: What a check that found nothing has made sure of.
        stops_handout: Said instead of the severity of a check whose warnings stop a hand-out.
        language: Of the page.
    """
    blocks: list[Block] = []
    for number, check in enumerate(CHECKS, 1):
        assured = assurances.get(f"passed.{check.name}", language).rstrip(".。")
        blocks.append(Heading((Run(assured),), 3, f"check-{number}"))
        for severity in Severity:
            said = list(dict.fromkeys(_list_sentences(check, severity, sentences, language)))
            if said:
                word = sentences.entry_text(f"severity.{severity.value}", language)
                if check.stops_handout and severity is Severity.WARNING:
                    word = stops_handout
                blocks.append(Paragraph((Run(word, RunKind.LABEL),)))
                blocks.append(Items(tuple((Run(each),) for each in said)))
    return tuple(blocks)


def _list_sentences(check: Check, severity: Severity, sentences: Catalogue, language: Language) -> Iterator[str]:
    """With dots for what each finding fills in."""
    for key, its_severity in check.sentences.severities.items():
        if its_severity is severity:
            yield _NAME.sub("…", sentences.entry_text(key, language)).replace("….", "…")
