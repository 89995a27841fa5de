"""The doctor: fonts, PDF engine, library, versions, and that no network is used."""

from __future__ import annotations

import hashlib
import importlib.metadata
import io
import json
import platform
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from briefing_app import __version__
from briefing_app.cli.session import Session
from briefing_app.document import compose
from briefing_app.errors import ENGLISH, BriefingError, Listing, Phrase, Value, name_kind, to_value
from briefing_app.model.block import TextBlock
from briefing_app.model.briefing import Briefing, Section
from briefing_app.model.content import Content
from briefing_app.model.edition import Audience, Form
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.pdf import write_pdf
from briefing_app.workspace import Workspace
from briefing_app.workspace.closure import ContentReader
from briefing_app.workspace.proof import prove
from briefing_app.workspace.resolve import freeze

_LIBRARIES: Final = ("reportlab", "uharfbuzz", "pypdfium2", "matplotlib", "sqlite-utils", "Babel", "OpenCC")
_ID: Final = "00000000-0000-4000-8000-00000000d0c1"
_OWN_NAME: Final = "socket.gethostname"  # which Windows is asked for whenever Python tells its version; nothing is sent


@dataclass(frozen=True, slots=True)
class _Result:
    """Outcome of one examination: facts to print, and what is wrong."""

    name: str
    facts: dict[str, Any]
    problems: tuple[str | Phrase, ...] = ()


def examine(session: Session) -> int:
    """Run all examinations and print them; status 1 if something is wrong, 3 if the library cannot be opened."""
    touched: list[str] = []

    def note(event: str, _: object) -> None:
        if event.startswith("socket.") and event != _OWN_NAME:
            touched.append(event)

    sys.addaudithook(note)
    status = 0
    results: list[_Result] = []
    for name, run in (("versions", _versions), ("fonts", _fonts), ("pdf", _pdf), ("library", _library)):
        result, outcome = _examine(session, name, run)
        results.append(result)
        status = max(status, outcome)
    events = sorted(set(touched))
    problems = (Phrase("doctor.connected", events=", ".join(events)),) if events else ()
    results.append(_Result("network", {"used": bool(events)}, problems))
    status = max(status, 1 if events else 0)
    session.answer(
        {"ok": status == 0}
        | {
            each.name: {
                "ok": not each.problems,
                **{name: str(fact) if isinstance(fact, Phrase) else fact for name, fact in each.facts.items()},
                "problems": [session.value(problem) for problem in each.problems],
            }
            for each in results
        }
    )
    for each in results:
        part = Phrase(f"doctor.part.{each.name}")
        session.say(session.value(Phrase("doctor.not_fine" if each.problems else "doctor.fine", part=part)))
        for fact, value in each.facts.items():
            session.say(session.value(Phrase("doctor.fact", name=_name_fact(fact), value=_print_fact(value))))
        for problem in each.problems:
            session.remark(session.value(Phrase("doctor.problem", part=part, what=problem)))
    return status


def _name_fact(name: str) -> Value:
    """The word for a fact; a language by its name, and names of programs stay as they are."""
    if name in list(Language):
        return Phrase(f"language.{name}")
    return Phrase(f"doctor.fact.{name}") if f"doctor.fact.{name}" in ENGLISH else name


def _print_fact(value: object) -> Value:
    """A fact in words: yes and no, and counts side by side."""
    if isinstance(value, bool):
        return Phrase("doctor.yes" if value else "doctor.no")
    if isinstance(value, dict):
        counts = [Phrase("doctor.count", kind=name_kind(name), count=each) for name, each in value.items()]
        return Listing(tuple(counts))
    return to_value(value)


def _examine(session: Session, name: str, run: Callable[[Session], _Result]) -> tuple[_Result, int]:
    try:
        result = run(session)
    except BriefingError as error:
        return _Result(name, {}, (session.sentence(error),)), error.exit_status
    return result, 1 if result.problems else 0


def _versions(_session: Session) -> _Result:
    found = {name: importlib.metadata.version(name) for name in _LIBRARIES}
    system = {"Python": platform.python_version(), "system": platform.platform()}
    return _Result("versions", {"Hetao Briefing": __version__, **system, **found})


def _fonts(session: Session) -> _Result:
    """Every font is there and byte for byte the one that was tested."""
    folder = session.around.resources.folder / "fonts"
    wanted: dict[str, Any] = json.loads((folder / "manifest.json").read_text("utf-8"))["fonts"]
    problems = []
    for name, entry in wanted.items():
        path = folder / name
        if not path.is_file():
            problems.append(Phrase("doctor.font_missing", name=name))
        elif hashlib.sha256(path.read_bytes()).hexdigest() != entry["sha256"]:
            problems.append(Phrase("doctor.font_damaged", name=name))
    return _Result("fonts", {"files": len(wanted)}, tuple(problems))


def _pdf(session: Session) -> _Result:
    """One page in each language is written and read back."""
    resources = session.around.resources
    words = LocalText(
        "The doctor writes this page: 17.6 billion.", "醫生寫下這一頁：176億港元，𨋢。", "医生写下这一页：176亿港元。"
    )
    block = TextBlock(id=_ID, text=words)
    briefing = Briefing(
        _ID, "doctor", LocalText("Doctor", "檢查", "检查"), (Section(_ID, words, (block,)),), purpose=words
    )
    frozen = freeze(ContentReader(Content()), briefing, Audience.DELEGATION, date(2024, 1, 1))
    facts = {}
    for language in LANGUAGES:
        edition = frozen.edition(Form.SUMMARY, language)
        document = compose(edition, resources.wording)
        target = io.BytesIO()
        report = write_pdf(document, target, fonts=resources.fonts, icc=resources.icc)
        prove(target.getvalue(), edition, document, report.dropped, resources.wording, f"doctor_{language.value}.pdf")
        size = f"{len(target.getvalue()):,}"
        facts[language.value] = Phrase("doctor.page", pages=report.pages, bytes=size)
    return _Result("pdf", facts)


def _library(session: Session) -> _Result:
    """The library opens and is sound. One that does not exist yet is no problem and is not made."""
    path = session.path.expanduser().absolute()
    if not path.exists():
        return _Result("library", {"path": str(path), "exists": False})
    with Workspace.open(path, session.around.resources, session.today) as workspace:
        facts = {"exists": True, **workspace.library.describe()}
        damage = workspace.library.find_damage()
    return _Result("library", facts, tuple(Phrase("doctor.damaged", what=each) for each in damage))
