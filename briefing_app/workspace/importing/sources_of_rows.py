"""The sources that rows name: found in the library by id, slug, link or title, or made new."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefing_app.model.language import LocalText
from briefing_app.model.source import Source
from briefing_app.store.library import Library
from briefing_app.workspace.importing.names import Namer, plain_name


class SourceFinder:
    """All sources of a library by what rows may call them; sources made from rows are found by the rows that follow.

    `known` are those of the library, `made` those of rows.
    """

    def __init__(self, library: Library, new_id: Callable[[], str]) -> None:
        self._new_id = new_id
        self._namer = Namer(library, "source")
        self._by_name: dict[str, Source] = {}
        self._by_title: dict[str, list[Source]] = {}
        self._by_url: dict[str, list[Source]] = {}
        self.made: list[Source] = []
        self.known = library.list_sources()
        for source in self.known:
            self._learn(source)

    def find(self, name: str) -> Source | None:
        """The source with this id, slug, title or description; None where there is none, or more than one."""
        if found := self._by_name.get(name):
            return found
        titled = self._by_title.get(plain_name(name), [])
        return titled[0] if len(titled) == 1 else None

    def say(self, source: Source) -> str:
        """A name by which `find` finds a source again: its title or description where no other has it, else its slug."""
        name = source.title or str(source.description)
        fits = name and "\n" not in name and " | " not in name and self.find(name.strip()) is source
        return name.strip() if fits else source.slug

    def match(self, given: Source) -> Source | None:
        """The source that has all details that are given (title, publisher, date, link), None where none or several have.

        A link tells a source by itself; different links are different sources.
        """
        candidates = self._by_url.get(_plain_url(given.url), []) if given.url else []
        if not candidates and given.title:
            candidates = self._by_title.get(plain_name(given.title), [])
        fitting = [each for each in candidates if _fits(given, each)]
        return fitting[0] if len(fitting) == 1 else None

    def find_alike(self, given: Source) -> Source | None:
        """The only source with this link, else the only one with this title whose other details are not known."""
        if given.url and len(found := self._by_url.get(_plain_url(given.url), [])) == 1:
            return found[0]
        found = self._by_title.get(plain_name(given.title), []) if given.title else []
        open_ones = [each for each in found if _fits(each, given)]
        return open_ones[0] if len(open_ones) == 1 else None

    def take(self, given: Source) -> Source:
        """The source with these details, made new where there is none yet; `given` has neither id nor slug."""
        found = self.match(given)
        if found is None:
            title = LocalText(given.title) if given.title else given.description
            found = replace(given, id=self._new_id(), slug=self._namer.make_slug(title))
            self.made.append(found)
            self._learn(found)
        return found

    def _learn(self, source: Source) -> None:
        self._by_name.update({source.id: source, source.slug: source})
        for name in dict.fromkeys(
            plain_name(each) for each in (source.title, *(text for _, text in source.description)) if each
        ):
            self._by_title.setdefault(name, []).append(source)
        if source.url:
            self._by_url.setdefault(_plain_url(source.url), []).append(source)


def _fits(given: Source, source: Source) -> bool:
    pairs = (
        (plain_name(given.title), plain_name(source.title)),
        (plain_name(given.publisher), plain_name(source.publisher)),
        (given.published, source.published),
        (_plain_url(given.url), _plain_url(source.url)),
    )
    return all(not wanted or wanted == there for wanted, there in pairs)


def _plain_url(url: str) -> str:
    return url.strip().partition("#")[0].rstrip("/")
