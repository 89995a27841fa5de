"""Frozen content → layout-neutral tree, one composer per form."""

from __future__ import annotations

from dataclasses import replace

from briefing_app.document.context import Context
from briefing_app.document.full import compose_full
from briefing_app.document.slides import compose_slides
from briefing_app.document.summary import compose_summary
from briefing_app.document.tree import Document
from briefing_app.model.edition import Audience, Edition, Form
from briefing_app.model.language import LocalText
from briefing_app.wording.printed import Wording

__all__ = ["compose"]

_COMPOSERS = {Form.FULL: compose_full, Form.SUMMARY: compose_summary, Form.SLIDES: compose_slides}


def compose(edition: Edition, wording: Wording) -> Document:
    """Say an edition in its form, language and for its audience. Touches no store, no clock and no files."""
    return _COMPOSERS[edition.form](Context(_without_sayings(edition), wording))


def _without_sayings(edition: Edition) -> Edition:
    """What one may say about a fact stands in the full briefing for our own side only; elsewhere nothing counts it."""
    if edition.form is Form.FULL and edition.audience is Audience.DELEGATION:
        return edition
    cards = {id: replace(card, say=LocalText()) if card.say else card for id, card in edition.cards.items()}
    return replace(edition, cards=cards)
