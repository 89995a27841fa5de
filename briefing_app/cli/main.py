"""Reads the command line, runs one command and turns every outcome into words and an exit status."""

from __future__ import annotations

import argparse
import io
import os
import platform
import sys
import traceback
from collections.abc import Mapping, Sequence
from datetime import date

from briefing_app import __version__
from briefing_app.cli.arguments import KINDS, build_parser, parse_day
from briefing_app.cli.exporting import check_briefing, export_briefing
from briefing_app.cli.reading import list_things, search_library, show_thing
from briefing_app.cli.session import AnswerError, Session, Surroundings
from briefing_app.cli.sharing import import_files, list_history, turn_history, write_pack
from briefing_app.cli.tables import TableChoice
from briefing_app.errors import BriefingError, CancelledError, NotFoundError, PackError
from briefing_app.model.language import Language

TODAY_VARIABLE = "HETAO_BRIEFING_TODAY"
USAGE, BUG = 2, 70


def run_command(arguments: Sequence[str], around: Surroundings, environment: Mapping[str, str] = os.environ) -> int:
    """Run one command.

    Returns:
        0 done; 1 the content or input has a problem; 2 usage; 3 the library cannot be opened; 70 a bug of ours.
    """
    _use_utf8(around)
    parser = build_parser()
    try:
        chosen = parser.parse_args(arguments)
        session = _session(chosen, around, environment)
    except argparse.ArgumentTypeError as problem:
        around.err.write(f"briefing-app: {problem}\n")
        return USAGE
    except SystemExit as problem:  # how argparse ends after --help, --version and wrong usage
        return problem.code if isinstance(problem.code, int) else USAGE
    try:
        status = _run(chosen, session)
        session.flush()
    except AnswerError as error:
        _close_pipe(around)
        session.remark(str(error))
        return 1
    except BriefingError as error:
        return _tell(session, error)
    except KeyboardInterrupt:
        return _tell(session, CancelledError())
    except BrokenPipeError:  # the reader of a pipe has seen enough
        _close_pipe(around)
        return 0
    except Exception:  # noqa: BLE001  the last resort, which tells everything it knows
        around.err.write(_bug_report(chosen))
        return BUG
    return status


def _session(chosen: argparse.Namespace, around: Surroundings, environment: Mapping[str, str]) -> Session:
    today = getattr(chosen, "today", None)
    if today is None and (named := environment.get(TODAY_VARIABLE)):
        try:
            today = parse_day(named)
        except argparse.ArgumentTypeError as problem:
            raise argparse.ArgumentTypeError(f"{TODAY_VARIABLE}: {problem}") from problem
    return Session(
        around=around,
        library=getattr(chosen, "library", None),
        folder=getattr(chosen, "data_folder", None),
        today=date.today if today is None else lambda: today,
        language=Language(getattr(chosen, "ui_language", "en")),
        json=getattr(chosen, "json", False),
    )


def _run(chosen: argparse.Namespace, session: Session) -> int:
    match chosen.command:
        case "list":
            return list_things(session, chosen.kind, chosen.output)
        case "show":
            return show_thing(session, chosen.kind, chosen.ref, chosen.output)
        case "search":
            return search_library(session, chosen.words, chosen.limit)
        case "export":
            return export_briefing(
                session,
                chosen.briefing,
                chosen.output,
                chosen.form,
                chosen.lang,
                chosen.audience,
                show_staleness=chosen.mark_stale,
            )
        case "check":
            return check_briefing(session, chosen.briefing, chosen.lang, chosen.audience)
        case "import":
            wanted = TableChoice(chosen.target, chosen.into, chosen.sheet, chosen.lang, chosen.skip_refused)
            return import_files(session, chosen.files, wanted, dry_run=chosen.dry_run)
        case "pack":
            return write_pack(session, chosen.briefing, chosen.output)
        case "quick-start":
            from briefing_app.cli.guiding import save_quick_start  # loads the drawing libraries

            return save_quick_start(session, chosen.output, chosen.lang)
        case "history":
            return list_history(session)
        case "undo" | "redo":
            return turn_history(session, back=chosen.command == "undo")
    from briefing_app.cli.doctor import examine  # loads the drawing libraries, which no other command needs

    return examine(session)


def _tell(session: Session, error: BriefingError) -> int:
    """One sentence for each problem on standard error, and the same as JSON where that was asked for."""
    sentences = [session.sentence(error)]
    if isinstance(error, PackError):
        sentences = [f"{error.values['path']}: {session.value(problem.phrase)}" for problem in error.problems]
    elif isinstance(error, NotFoundError) and error.kinds in KINDS:
        sentences = [f"{sentences[0]} “list {error.kinds}” shows what there is."]
    for sentence in sentences:
        session.remark(sentence)
    session.answer({"error": {"key": error.key, "sentences": sentences}})
    return error.exit_status


def _bug_report(chosen: argparse.Namespace) -> str:
    """What whoever repairs the bug needs, to be copied."""
    return (
        "This is a bug in Hetao Briefing, not in your content; nothing half done was kept. "
        "Please report it with these lines:\n\n"
        f"{traceback.format_exc()}\n"
        f"Hetao Briefing {__version__}, Python {platform.python_version()}, {platform.platform()}, "
        f"command “{chosen.command}”\n"
    )


def _use_utf8(around: Surroundings) -> None:
    """Chinese must come out whole, whatever code page the terminal was started with."""
    for stream in (around.out, around.err):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _close_pipe(around: Surroundings) -> None:
    """Keep Python from complaining at its end about what could not be written."""
    if around.out is sys.stdout:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
