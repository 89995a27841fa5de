"""Sources: what the user really had in hand when a value or claim was taken down."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate


class SourceKind(StrEnum):
    """What sort of publication it is."""

    DOCUMENT = "document"
    REPORT = "report"
    WEB_PAGE = "web-page"
    STATISTICS = "statistics"
    LAW = "law"
    SPEECH = "speech"
    MEETING = "meeting"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Source:
    """Where something was published. `title` and `publisher` are as published; empty where the source names none.

    `description` says in three languages what the thing is, and stands in print where there is no title (DESIGN §3.7).
    """

    id: str
    slug: str
    title: str = ""
    publisher: str = ""
    description: LocalText = LocalText()
    kind: SourceKind = SourceKind.DOCUMENT
    published: PartialDate | None = None
    url: str = ""
    language: Language | None = None
    accessed: PartialDate | None = None
    note: LocalText = LocalText()
