"""Rows that become sources."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from briefing_app.errors import InputError
from briefing_app.model.content import Content
from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.model.source import Source, SourceKind
from briefing_app.workspace.desk import Desk
from briefing_app.workspace.importing.names import Namer, Once, find_id, local_text, overlay
from briefing_app.workspace.importing.plan import Entry, Outcome, Plan, Understood
from briefing_app.workspace.importing.record_plan import RowPlanner
from briefing_app.workspace.importing.sources_of_rows import SourceFinder


def plan_sources(desk: Desk, understood: Understood) -> Plan:
    """Compare rows with the sources of a library."""
    planner = RowPlanner(understood, "title")
    deciding = _Deciding(desk)
    planner.go(deciding.decide)
    content = Content(sources=tuple(deciding.kept))
    return Plan(understood, tuple(planner.rows), tuple(planner.problems), content=content)


class _Deciding:
    def __init__(self, desk: Desk) -> None:
        self._library = desk.library
        self._new_id = desk.new_id
        self._finder = SourceFinder(desk.library, desk.new_id)
        self._namer = Namer(desk.library, "source")
        self._once = Once()
        self.kept: list[Source] = []

    def decide(self, entry: Entry) -> Outcome:
        given = source_of(entry)
        before = self._find(given)
        after = merge_source(before, given, entry) if before else given
        if before is None:
            if not (given.title or given.description):
                raise InputError("import.no_source_name", field="title")
            id = given.id or self._new_id()
            self._once.take((f"id {id}", f"new {_identity(given)}"), entry.number)
            title = LocalText(given.title) if given.title else given.description
            slug = self._namer.take(given.slug) if given.slug else self._namer.make_slug(title)
            after = replace(given, id=id, slug=slug)
        else:
            self._once.take((f"id {before.id}",), entry.number)
        if after == before:
            return Outcome.SAME
        self.kept.append(after)
        return Outcome.CHANGED if before else Outcome.NEW

    def _find(self, given: Source) -> Source | None:
        """The source that a row is about: by id, else by slug, else by its link or title with what else is given."""
        if given.id and (found := self._library.find_source(given.id)):
            return found
        if given.slug:
            id = find_id(self._library, "source", given.slug)
            return self._library.find_source(id) if id else None
        if given.id:
            return None
        exact = self._finder.match(given)
        return exact or self._finder.find_alike(given)


def _identity(source: Source) -> str:
    return f"{source.title}\n{source.publisher}\n{source.published}\n{source.url}\n{source.description}"


def source_of(entry: Entry, prefix: str = "") -> Source:
    """The source that a row describes, with what it gives; fields begin with the prefix."""

    def get(name: str, otherwise: Any) -> Any:
        return entry.values.get(prefix + name, otherwise)

    return Source(
        id=cast(str, get("id", "")) if not prefix else "",
        slug=cast(str, get("slug", "")) if not prefix else "",
        title=cast(str, get("title", "")),
        publisher=cast(str, get("publisher", "")),
        description=local_text(entry.values, f"{prefix}description"),
        kind=cast(SourceKind, get("kind", SourceKind.DOCUMENT)),
        published=cast(PartialDate | None, get("published", None)),
        url=cast(str, get("url", "")),
        language=cast(Language | None, get("language", None)),
        accessed=cast(PartialDate | None, get("accessed", None)),
        note=local_text(entry.values, f"{prefix}note"),
    )


def merge_source(old: Source, given: Source, entry: Entry) -> Source:
    """A source with what a row gives; what the row leaves empty stays."""
    return replace(
        old,
        title=given.title or old.title,
        publisher=given.publisher or old.publisher,
        description=overlay(old.description, given.description),
        kind=given.kind if "kind" in entry.values else old.kind,
        published=given.published or old.published,
        url=given.url or old.url,
        language=given.language or old.language,
        accessed=given.accessed or old.accessed,
        note=overlay(old.note, given.note),
    )
