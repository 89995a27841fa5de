"""Findings: results of the checks before export."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum

_NAMES = ("name", "dataset", "why")


class Severity(StrEnum):
    """Whether the export has to wait."""

    BLOCK = "block"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Place:
    """What a finding is about: kind and id of the entity, and where in the briefing it was met (block id, may be empty)."""

    kind: str
    id: str
    block_id: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One result: `check` names the check, `key` the sentence in the catalogues, `values` fill its braces.

    `repairs` name what can be done about it in one click (actions of the workspace). `accepted` says that a person has looked
    at it and keeps it so; it is then no more than a notice.
    """

    check: str
    severity: Severity
    place: Place
    key: str
    values: dict[str, str] = field(default_factory=dict)
    repairs: tuple[str, ...] = ()
    accepted: bool = False

    @property
    def mark(self) -> str:
        """What a briefing keeps of a finding that is accepted: another one as soon as what it is about changes.

        Names are in the reader's language and do not count.
        """
        told = sorted((name, value) for name, value in self.values.items() if name not in _NAMES)
        about = (self.key, self.place.kind, self.place.id, self.place.language, *told)
        return f"{self.check}/{hashlib.sha256(repr(about).encode()).hexdigest()[:32]}"
