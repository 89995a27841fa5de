"""The commands that read: list, show, search."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from briefing_app.cli.arguments import KINDS, SINGULAR
from briefing_app.cli.describe import Describer, Json
from briefing_app.cli.session import Session
from briefing_app.cli.tables import write_list, write_thing
from briefing_app.errors import NotFoundError
from briefing_app.store.library import Library
from briefing_app.workspace import Workspace


def list_things(session: Session, kind: str, output: Path | None = None) -> int:
    """Print everything of a kind, one line each, or write it into a file."""
    if output is not None:
        return write_list(session, kind, output)
    with session.open_workspace() as workspace:
        describer = Describer(workspace)
        library = workspace.library
        if kind in ("briefings", "templates"):
            wanted = kind == "templates"
            described = [describer.briefing_head(each) for each in library.list_briefings() if each.template is wanted]
        else:
            listed, describe = _KINDS[kind]
            names_only = kind == "datasets" and not session.json
            things = tuple(each.dataset for each in library.list_tables()) if names_only else listed(library)
            described = [describe(describer, each) for each in things]
    session.answer(described)
    width = max((len(_name(each)) for each in described), default=0)
    for each in described:
        session.say(f"{_name(each):{width}}  {_title(session, each)}".rstrip())
    return 0


_KINDS: dict[str, tuple[Callable[[Library], tuple[Any, ...]], Callable[[Describer, Any], Json]]] = {
    "cards": (lambda library: library.list_cards(), Describer.card),
    "figures": (lambda library: library.list_figures(), Describer.figure),
    "sources": (lambda library: library.list_sources(), Describer.source),
    "charts": (lambda library: library.list_charts(), Describer.chart),
    "datasets": (lambda library: library.list_datasets(), Describer.dataset),
    "glossary": (lambda library: library.list_terms(), Describer.term),
}


def show_thing(session: Session, kind: str, ref: str, output: Path | None = None) -> int:
    """Print one thing in full, or write it into a file."""
    kind = SINGULAR[KINDS.index(kind)] if kind in KINDS else kind
    if output is not None:
        return write_thing(session, kind, ref, output)
    with session.open_workspace() as workspace:
        described = _find(workspace, kind, ref)
    session.answer(described)
    if not session.json:
        _say_value(session, described, "")
    return 0


def _find(workspace: Workspace, kind: str, ref: str) -> Json:
    library = workspace.library
    describer = Describer(workspace)
    if kind in ("briefing", "template"):
        briefing = library.get_briefing(library.resolve_ref("briefing", ref))
        if briefing.template is not (kind == "template"):
            raise NotFoundError(kind, ref)
        return describer.briefing(briefing)
    id = library.resolve_ref(kind, ref)
    match kind:
        case "card":
            return describer.card(library.get_card(id))
        case "figure":
            return describer.figure(library.get_figure(id))
        case "source":
            return describer.source(library.get_source(id))
        case "chart":
            return describer.chart(library.get_chart(id))
        case "dataset":
            return describer.dataset(library.get_dataset(id))
    return describer.term(library.get_term(id))


def search_library(session: Session, words: list[str], limit: int) -> int:
    """Print what contains all of the words, best first; status 0 also where nothing does."""
    query = " ".join(words)
    with session.open_workspace() as workspace:
        result = workspace.library.search(query, language=session.language, limit=limit)
    session.answer(
        {
            "query": query,
            "more": result.more,
            "hits": [
                {
                    "kind": hit.kind,
                    "id": hit.id,
                    "slug": hit.slug,
                    "language": hit.language.value,
                    "title": hit.title,
                    "title_ranges": [list(each) for each in hit.title_ranges],
                    "snippet": hit.snippet,
                    "snippet_ranges": [list(each) for each in hit.snippet_ranges],
                }
                for hit in result.hits
            ],
        }
    )
    for hit in result.hits:
        session.say(f"{hit.kind}  {hit.slug}\n    {hit.title}\n    {hit.snippet}")
    if not result.hits:
        session.say(f"Nothing in the library contains “{query}”.")
    elif result.more:
        session.say(f"There is more than these {limit}; ask for it with --limit.")
    return 0


# -- for people ------------------------------------------------------------------------------------------------------


def _name(described: Json) -> str:
    return str(described.get("slug") or described.get("key"))


def _title(session: Session, described: Json) -> str:
    """The title or label in the reader's language, else in any; for a figure with its newest value."""
    for name in ("title", "label", "name", "description"):
        words = described.get(name)
        if isinstance(words, dict) and words:
            text = str(words.get(session.language.value) or next(iter(words.values())))
            if described.get("observations"):
                printed = [each["printed"][session.language.value] for each in described["observations"]]
                return f"{text}: {', '.join(printed)}"
            return text
        if words:
            return str(words)
    return ""


def _say_value(session: Session, value: Any, indent: str) -> None:
    """Nested values as indented lines, empty ones left out."""
    items = value.items() if isinstance(value, dict) else enumerate(value, start=1)
    for name, each in items:
        if each in (None, "", [], {}):
            continue
        if isinstance(each, dict | list):
            session.say(f"{indent}{name}:")
            _say_value(session, each, indent + "    ")
        else:
            text = str(each).replace("\n", "\n" + indent + "    ")
            session.say(f"{indent}{name}: {text}")
