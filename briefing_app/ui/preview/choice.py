"""Which edition of a briefing is looked at, exported or printed."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.model.edition import Audience, Form
from briefing_app.model.language import Language


@dataclass(frozen=True, slots=True)
class Choice:
    """One form, in one language, for one kind of reader."""

    form: Form = Form.FULL
    language: Language = Language.EN
    audience: Audience = Audience.DELEGATION
