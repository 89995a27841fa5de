"""Puts findings in the order in which they are read: what must be fixed first, many of one kind together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing_app.model.briefing import Briefing
from briefing_app.model.finding import Finding, Severity
from briefing_app.ui.checks.missing import say_missing
from briefing_app.ui.look import Words

MANY = 4  # findings of one kind that are folded into one line

_GROUPS = (
    "broken_reference",
    "missing_language",
    "internal_content",
    "template_text",
    "empty_section",
    "long_text",
    "chart_data",
    "misleading_chart",
    "unread_cells",
    "derived_inputs",
    "text_state",
    "same_figures",
    "stale_figure",
    "undated_figure",
    "undated_data",
    "missing_source",
    "missing_unit",
    "plain_number",
    "missing_glyph",
    "mixed_dates",
    "cut_axis",
    "names_left_out",
    "source_details",
    "not_verified",
)


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one check and one severity that stand together; folded where there are many."""

    severity: Severity
    check: str
    findings: tuple[Finding, ...]

    @property
    def folds(self) -> bool:
        """Whether one line stands for all of them until it is unfolded."""
        return len(self.findings) >= MANY

    def title(self, say: Words) -> str:
        """The line that stands for them: “12 figures are stale”."""
        name = self.check if self.check in _GROUPS else "other"
        return say(f"checks.group.{name}", n=len(self.findings))


def arrange(findings: Sequence[Finding]) -> tuple[Group, ...]:
    """Groups by severity, then in the order in which the checks come; findings in a group keep their order."""
    groups: dict[tuple[Severity, str], list[Finding]] = {}
    for severity in Severity:
        for finding in findings:
            if finding.severity is severity:
                groups.setdefault((severity, finding.check), []).append(finding)
    return tuple(Group(severity, check, tuple(found)) for (severity, check), found in groups.items())


def say_place(finding: Finding, briefing: Briefing | None, pages: str, say: Words) -> str:
    """Where a finding was met: section, text that is missing, page and language, as far as they are known."""
    place = finding.place
    sections = briefing.sections if briefing is not None else ()
    parts = [
        section.title.best(say.language)[0]
        for section in sections
        if section.id == place.id or any(block.id == place.block_id for block in section.blocks)
    ]
    if pages:
        parts.append(pages)
    if not parts:
        parts.append(say(f"checks.place.{place.kind}" if place.kind in _PLACES else "checks.place.other"))
    if briefing is not None:
        parts.insert(1, say_missing(finding, briefing, say))
    if place.language:
        parts.append(say(f"language.own.{place.language}"))
    return " · ".join(part for part in parts if part)


_PLACES = ("briefing", "section", "block", "card", "figure", "chart", "dataset", "source")
