"""The checks before an export: one module for each, one registry."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from briefing_app.checks import (
    broken_reference,
    chart_data,
    cut_axis,
    derived_inputs,
    empty_section,
    internal_content,
    long_text,
    misleading_chart,
    missing_glyph,
    missing_language,
    missing_source,
    missing_unit,
    mixed_dates,
    names_left_out,
    not_verified,
    plain_number,
    same_figures,
    source_details,
    stale_figure,
    template_text,
    text_state,
    undated_data,
    undated_figure,
    unread_cells,
)
from briefing_app.checks.check import Check
from briefing_app.checks.subject import Subject
from briefing_app.model.edition import Audience
from briefing_app.model.finding import Finding, Severity

__all__ = ["CHECKS", "Check", "Subject", "find_findings"]

CHECKS: Final[tuple[Check, ...]] = (
    broken_reference.CHECK,
    missing_language.CHECK,
    internal_content.CHECK,
    template_text.CHECK,
    empty_section.CHECK,
    long_text.CHECK,
    chart_data.CHECK,
    misleading_chart.CHECK,
    unread_cells.CHECK,
    derived_inputs.CHECK,
    text_state.CHECK,
    same_figures.CHECK,
    stale_figure.CHECK,
    undated_figure.CHECK,
    undated_data.CHECK,
    missing_source.CHECK,
    missing_unit.CHECK,
    plain_number.CHECK,
    missing_glyph.CHECK,
    mixed_dates.CHECK,
    cut_axis.CHECK,
    names_left_out.CHECK,
    source_details.CHECK,
    not_verified.CHECK,
)

_ORDER = tuple(Severity)


def find_findings(subject: Subject) -> tuple[Finding, ...]:
    """Run every check; what blocks comes first, then by check in the order above.

    A warning that a person has accepted in this briefing comes as a notice.
    """
    accepted = frozenset(subject.whole_briefing.accepted)
    found = []
    for check in CHECKS:
        stops = check.stops_handout and subject.audience is Audience.HANDOUT
        found += [_judge(finding, accepted, stops=stops) for finding in check.run(subject)]
    return tuple(sorted(found, key=lambda each: _ORDER.index(each.severity)))


def _judge(finding: Finding, accepted: frozenset[str], *, stops: bool) -> Finding:
    if finding.severity is not Severity.WARNING:
        return finding
    if accepted and finding.mark in accepted:
        return replace(finding, severity=Severity.NOTICE, accepted=True)
    return replace(finding, severity=Severity.BLOCK) if stops else finding
