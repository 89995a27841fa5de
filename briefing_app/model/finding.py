"""Findings: results of the checks before export."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


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

    `repairs` name what can be done about it in one click (actions of the workspace).
    """

    check: str
    severity: Severity
    place: Place
    key: str
    values: dict[str, str] = field(default_factory=dict)
    repairs: tuple[str, ...] = ()
