"""What the checks found, in the few words that an outline has room for."""

from __future__ import annotations

from collections.abc import Iterable

from briefing_app.model.finding import Finding, Severity
from briefing_app.ui.composer.rows import Problem
from briefing_app.ui.look import Words

_MOST = 2  # things said of one row
_WORST = (Severity.BLOCK, Severity.WARNING)  # notices are no problems of a row


def find_problems(findings: Iterable[Finding], say: Words) -> dict[str, Problem]:
    """What is to be said of blocks and sections, by id; the worst first."""
    found: dict[str, dict[str, Severity]] = {}
    for finding in sorted((each for each in findings if each.severity in _WORST), key=_rank):
        place = finding.place
        id = place.block_id or (place.id if place.kind == "section" else "")
        if id:
            found.setdefault(id, {}).setdefault(_words(finding, say), finding.severity)
    return {id: _join(said) for id, said in found.items()}


def _rank(finding: Finding) -> int:
    return _WORST.index(finding.severity)


def _words(finding: Finding, say: Words) -> str:
    key = f"composer.problem.{finding.check}"
    if key not in say.catalogue:
        return say("composer.problem.other")
    if finding.place.language:
        named = f"{key}.language"
        if named in say.catalogue:
            return say(named, name=say(f"language.{finding.place.language}"))
    return say(key)


def _join(said: dict[str, Severity]) -> Problem:
    severity = "err" if Severity.BLOCK in said.values() else "warn"
    return Problem(severity, " · ".join(list(said)[:_MOST]))
