"""The command that saves the quick start of the guide."""

from __future__ import annotations

from pathlib import Path

from briefing_app.cli.session import Session
from briefing_app.formats.atomic import atomic_file
from briefing_app.model.language import Language
from briefing_app.workspace.guide.quick_start import make_quick_start


def save_quick_start(session: Session, file: Path, lang: str) -> int:
    """Write the quick start as PDF and print its path; needs no library and makes none."""
    data = make_quick_start(session.around.resources, Language(lang), session.today())
    with atomic_file(file.expanduser().absolute()) as target:
        target.write(data)
    session.answer({"path": str(file), "bytes": len(data)})
    session.say(str(file))
    return 0
