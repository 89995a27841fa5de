"""What the checks mean, from their registry and their own sentences, so that none can be missing."""

from __future__ import annotations

import re

from briefing_app.checks import CHECKS
from briefing_app.model.language import Language
from briefing_app.wording.catalogue import Catalogue
from briefing_app.workspace.guide.blocks import Block, Heading, Items, Run

_NAME = re.compile(r"\{[a-z_]+\}")


def explain_checks(sentences: Catalogue, assurances: Catalogue, language: Language) -> tuple[Block, ...]:
    """For each check what it makes sure of, and the sentences in which it says that this is not so.

    Args:
        sentences: The catalogue of findings.
        assurances: What a check that found nothing has made sure of.
        language: Of the page.
    """
    blocks: list[Block] = []
    for number, check in enumerate(CHECKS, 1):
        assured = assurances.get(f"passed.{check.name}", language).rstrip(".。")
        blocks.append(Heading((Run(assured),), 3, f"check-{number}"))
        said = (_NAME.sub("…", sentences.entry_text(key, language)) for key in check.keys)
        blocks.append(Items(tuple((Run(each),) for each in dict.fromkeys(said))))
    return tuple(blocks)
