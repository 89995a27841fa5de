"""Themes and tags: the shelves and the labels that cards, figures, datasets and charts are sorted by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from briefing_app.errors import InputError, NotFoundError
from briefing_app.model.glossary import Theme
from briefing_app.model.language import LocalText
from briefing_app.store.changes import Changes
from briefing_app.workspace.desk import Desk


class LabelActions:
    """Each action is one step, however many things it changes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # -- themes ------------------------------------------------------------------------------------------------------

    def add_theme(self, name: LocalText) -> Theme:
        """Add a theme behind the others.

        Raises:
            InputError: The name is empty.
        """
        _need(name)
        order = max((each.order for each in self._desk.library.list_themes()), default=-1) + 1
        theme = Theme(self._desk.free_slug("theme", name), name, order)
        with self._desk.operation("theme.add", title=_said(theme)) as writer:
            writer.save_theme(theme)
        return theme

    def rename_theme(self, slug: str, name: LocalText) -> Theme:
        """Give a theme another name; its slug stays.

        Raises:
            InputError: The name is empty.
        """
        _need(name)
        theme = replace(self._desk.library.get_theme(slug), name=name)
        with self._desk.operation("theme.update", title=_said(theme)) as writer:
            writer.save_theme(theme)
        return theme

    def reorder_themes(self, slugs: Sequence[str]) -> tuple[Theme, ...]:
        """Put the themes into this order; those not named follow in theirs."""
        themes = {each.slug: each for each in self._desk.library.list_themes()}
        for slug in slugs:
            if slug not in themes:
                raise NotFoundError("theme", slug)
        order = [*dict.fromkeys(slugs), *(slug for slug in themes if slug not in set(slugs))]
        placed = tuple(replace(themes[slug], order=at) for at, slug in enumerate(order))
        with self._desk.operation("theme.order") as writer:
            for theme in placed:
                writer.save_theme(theme)
        return placed

    def remove_theme(self, slug: str, move_to: str = "") -> Changes:
        """Remove a theme; what was filed under it goes to another one, or to none.

        Raises:
            NotFoundError: There is no such theme.
            InputError: It should move to itself.
        """
        library = self._desk.library
        theme = library.get_theme(slug)
        if move_to:
            library.get_theme(move_to)
        if move_to == slug:
            raise InputError("theme.itself", field="theme")
        with self._desk.operation("theme.delete", title=_said(theme)) as writer:
            for kind, things in library.list_by_kind(library.find_users("theme", slug)).items():
                writer.save_all(kind, [replace(each, theme=move_to) for each in things])
            writer.delete("theme", slug)
        return writer.changes

    # -- tags --------------------------------------------------------------------------------------------------------

    def list_tags(self) -> dict[str, int]:
        """All tags with how many things have each, sorted."""
        return self._desk.library.count_tags()

    def rename_tag(self, old: str, new: str) -> Changes:
        """Call a tag differently everywhere; where the other exists already, both become one.

        Raises:
            NotFoundError: Nothing has the tag.
            InputError: The new name is empty.
        """
        new = clean_tag(new)
        return self._retag("tag.rename", old, lambda tags: tuple(new if each == old else each for each in tags))

    def remove_tag(self, tag: str) -> Changes:
        """Take a tag off everything.

        Raises:
            NotFoundError: Nothing has the tag.
        """
        return self._retag("tag.remove", tag, lambda tags: tuple(each for each in tags if each != tag))

    def _retag(self, name: str, tag: str, change: Callable[[tuple[str, ...]], tuple[str, ...]]) -> Changes:
        library = self._desk.library
        tagged = library.list_by_kind(library.list_tagged(tag))
        if not tagged:
            raise NotFoundError("tag", tag)
        with self._desk.operation(name, title=tag) as writer:
            for kind, things in tagged.items():
                writer.save_all(kind, [replace(each, tags=tuple(dict.fromkeys(change(each.tags)))) for each in things])
        return writer.changes


def clean_tag(tag: str) -> str:
    """A tag as it is kept: one line without spaces around it.

    Raises:
        InputError: Nothing is left.
    """
    plain = " ".join(tag.split())
    if not plain:
        raise InputError("tag.empty", field="tag")
    return plain


def _need(name: LocalText) -> None:
    if not any(text.strip() for _, text in name):
        raise InputError("theme.name", field="name")


def _said(theme: Theme) -> LocalText | str:
    return theme.name or theme.slug
