"""The commands that come before and at the end of a briefing's making: check and export."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

from briefing_app.cli.session import Session
from briefing_app.model.edition import Audience, Form
from briefing_app.model.finding import Finding, Severity
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.workspace import Workspace
from briefing_app.workspace.export import ExportedFile, Step


def check_briefing(session: Session, ref: str, lang: str, audience: str) -> int:
    """Print all findings; status 1 if one stops an export."""
    languages = choose_languages(lang)
    with session.open_workspace() as workspace:
        id = workspace.library.resolve_ref("briefing", ref)
        slug = workspace.library.get_briefing(id).slug
        found: list[tuple[Audience, Finding]] = []
        for each in choose_audiences(audience):
            findings = workspace.findings.find_findings(id, languages=languages, audience=each, naming=session.language)
            found.extend((each, finding) for finding in findings)
        blocks = any(finding.severity is Severity.BLOCK for _, finding in found)
        session.answer(
            {
                "briefing": slug,
                "languages": [each.value for each in languages],
                "blocks": blocks,
                "findings": [
                    describe_finding(session, workspace, finding) | {"audience": each.value} for each, finding in found
                ],
            }
        )
        for number, (_, finding) in enumerate(found):
            if finding not in [other for _, other in found[:number]]:  # most are the same for both audiences
                severity = workspace.findings.say_severity(finding.severity, session.language)
                session.say(f"{severity}: {workspace.findings.say(finding, session.language)}")
    if not found:
        session.say(f"Nothing was found in “{slug}”.")
    return 1 if blocks else 0


def export_briefing(
    session: Session, ref: str, folder: Path, form: str, lang: str, audience: str, *, show_staleness: bool
) -> int:
    """Write the files and print their paths; status 1 if a language had to be left out."""
    forms = tuple(Form) if form == "all" else (Form(form),)
    with session.open_workspace() as workspace:
        id = workspace.library.resolve_ref("briefing", ref)
        result = workspace.exports.export(
            id,
            folder,
            forms=forms,
            languages=choose_languages(lang),
            audiences=choose_audiences(audience),
            show_staleness=show_staleness,
            naming=session.language,
            confirmed=True,  # whoever names a folder on the command line has said where to write
            progress=_tell(session) if session.around.err.isatty() else None,
        )
        session.answer(
            {
                "briefing": workspace.library.get_briefing(id).slug,
                "files": [_describe_file(each) for each in result.files],
                "blocked": [describe_finding(session, workspace, each) for each in result.blocked],
            }
        )
        for finding in result.blocked:
            session.remark(workspace.findings.say(finding, session.language))
    for file in result.files:
        session.say(str(file.path))
        if file.missing:
            session.remark(
                f"“{file.path.name}”: no font has {_name_characters(file.missing)}; a white square stands in their place."
            )
    return 1 if result.blocked else 0


def choose_languages(lang: str) -> tuple[Language, ...]:
    """The languages that `--lang` means."""
    return LANGUAGES if lang == "all" else (Language(lang),)


def choose_audiences(audience: str) -> tuple[Audience, ...]:
    """The audiences that `--audience` means."""
    return tuple(Audience) if audience == "all" else (Audience(audience),)


def describe_finding(session: Session, workspace: Workspace, finding: Finding) -> dict[str, Any]:
    """A finding as JSON."""
    place = finding.place
    return {
        "check": finding.check,
        "severity": finding.severity.value,
        "sentence": workspace.findings.say(finding, session.language),
        "place": {"kind": place.kind, "id": place.id, "block": place.block_id, "language": place.language or None},
        "repairs": list(finding.repairs),
    }


def _name_characters(characters: str) -> str:
    """The characters themselves, and by number those that cannot be seen."""
    seen = "".join(each for each in characters if unicodedata.category(each)[0] in "LNPS")
    unseen = [f"U+{ord(each):04X}" for each in characters if each not in seen]
    return ", ".join([*([seen] if seen else []), *unseen])


def _describe_file(file: ExportedFile) -> dict[str, Any]:
    return {
        "path": str(file.path),
        "form": file.form.value,
        "language": file.language.value,
        "audience": file.audience.value,
        "edition": file.number,
        "pages": file.pages,
        "sha256": file.sha256,
        "dropped": list(file.dropped),
        "missing_glyphs": file.missing,
    }


def _tell(session: Session) -> Any:
    def tell(step: Step) -> None:
        page = f", page {step.page} of {step.pages}" if step.page else ""
        session.around.err.write(f"\r\x1b[K{step.file} of {step.files}: {step.file_name}{page}")
        if step.page and step.page == step.pages:
            session.around.err.write("\r\x1b[K")
        session.around.err.flush()

    return tell
