"""The words of the command line."""

from __future__ import annotations

import argparse
from argparse import SUPPRESS
from datetime import date
from pathlib import Path

from briefing_app import __version__
from briefing_app.model.edition import Audience, Form
from briefing_app.model.language import LANGUAGES

KINDS = ("cards", "figures", "sources", "charts", "datasets", "briefings", "templates", "glossary")
SINGULAR = ("card", "figure", "source", "chart", "dataset", "briefing", "template", "term")
TARGETS = ("dataset", "cards", "sources", "figures")
_CODES = [each.value for each in LANGUAGES]


def build_parser() -> argparse.ArgumentParser:
    """The parser; what `_shared` adds may stand before or after the command."""
    shared = _shared()
    parser = argparse.ArgumentParser(
        prog="briefing-app",
        description="Briefings on Hong Kong–Shenzhen biotech collaboration. Without a command the window opens.",
        parents=[shared],
        epilog="briefing-app --self-test [FOLDER] has the program try itself out; see docs/command-line.md for all the rest.",
    )
    parser.add_argument("--version", action="version", version=f"Hetao Briefing {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, purpose: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=purpose, description=purpose, parents=[shared])

    command = add("list", "List what the library holds.")
    command.add_argument("kind", choices=KINDS)
    command.add_argument(
        "--output", type=Path, metavar="FILE", help="write cards, figures, sources or datasets there (.xlsx, .csv)"
    )

    command = add("show", "Show one thing in full.")
    command.add_argument("kind", choices=(*SINGULAR, *KINDS), metavar="KIND", help=", ".join(SINGULAR))
    command.add_argument("ref", metavar="ID", help="id, slug or figure key")
    command.add_argument("--output", type=Path, metavar="FILE", help="write a dataset there (.xlsx, .csv)")

    command = add("search", "Find cards, figures, sources and charts that hold all the words.")
    command.add_argument("words", nargs="+", metavar="WORDS")
    command.add_argument("--limit", type=_positive, default=20, metavar="N")

    command = add("export", "Write a briefing as PDF.")
    command.add_argument("briefing", metavar="BRIEFING", help="id or slug")
    command.add_argument("--output", type=Path, required=True, metavar="FOLDER")
    command.add_argument("--form", choices=[*(each.value for each in Form), "all"], default="full")
    _language_and_audience(command, "en")
    command.add_argument("--mark-stale", action="store_true", help="print a mark beside figures past their review")

    command = add("check", "Say what should be repaired before an export; status 1 if something stops it.")
    command.add_argument("briefing", metavar="BRIEFING", help="id or slug")
    _language_and_audience(command, "all")

    command = add(
        "import",
        "Read packs (folder, zip, JSON, or a PDF exported by this program) and tables (CSV, XLSX) into the library.",
    )
    command.add_argument("files", nargs="+", type=Path, metavar="FILE")
    command.add_argument("--dry-run", action="store_true", help="say what would happen, change nothing")
    command.add_argument(
        "--as", dest="target", choices=TARGETS, help="what the rows of a table become; guessed from its headings"
    )
    command.add_argument("--into", metavar="DATASET", help="replace the rows of this dataset")
    command.add_argument("--sheet", default="", metavar="NAME", help="of a workbook; the first if not given")
    command.add_argument(
        "--lang", choices=_CODES, help="of texts whose heading names no language; guessed if not given"
    )
    command.add_argument(
        "--skip-refused", action="store_true", help="import a table without the rows that cannot be used"
    )

    command = add("pack", "Write library content as a pack.")
    what = command.add_mutually_exclusive_group(required=True)
    what.add_argument("--briefing", action="append", metavar="ID", help="with all it needs; may be repeated")
    what.add_argument("--all", action="store_true", help="the whole library")
    command.add_argument("--output", type=Path, required=True, metavar="FILE")

    command = add("quick-start", "Save the quick start of the guide as PDF.")
    command.add_argument("--output", type=Path, required=True, metavar="FILE")
    command.add_argument("--lang", choices=_CODES, default="en")

    add("history", "List what can be undone, the newest first.")
    add("undo", "Take the last change back.")
    add("redo", "Do again what was undone last.")
    add("doctor", "Check fonts, PDF engine and library, and that no network is used.")
    return parser


def _shared() -> argparse.ArgumentParser:
    # SUPPRESS: a default would let the command's parser overwrite what stands before the command.
    shared = argparse.ArgumentParser(add_help=False, argument_default=SUPPRESS)
    shared.add_argument("--library", type=Path, metavar="FILE", help="instead of the usual library")
    shared.add_argument(
        "--data-folder", type=Path, metavar="FOLDER", help="of the library and all else that is written"
    )
    shared.add_argument("--json", action="store_true", help="one JSON document on standard output")
    shared.add_argument("--today", type=parse_day, metavar="YYYY-MM-DD", help="for staleness and edition dates")
    shared.add_argument("--ui-language", choices=_CODES, help="of findings and errors")
    return shared


def _language_and_audience(command: argparse.ArgumentParser, language: str) -> None:
    command.add_argument("--lang", choices=[*_CODES, "all"], default=language)
    command.add_argument("--audience", choices=[*(each.value for each in Audience), "all"], default="delegation")


def parse_day(text: str) -> date:
    """A day written as 2024-06-01; ArgumentTypeError otherwise."""
    try:
        return date.fromisoformat(text)
    except ValueError as problem:
        raise argparse.ArgumentTypeError(f"“{text}” is not a day written as 2024-06-01") from problem


def _positive(text: str) -> int:
    if not text.isdecimal() or not int(text[:9]) > 0 or len(text) > 9:
        raise argparse.ArgumentTypeError(f"“{text}” is not a whole number above 0")
    return int(text)
