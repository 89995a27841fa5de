"""What can be done with themes, tags and saved searches, and with figures and names that have no card."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from briefing_app.model.language import Language, LocalText
from briefing_app.ui.facts.ask import AskName, ask_line, ask_names
from briefing_app.ui.room import Room
from briefing_app.ui.widgets.menus import calling
from briefing_app.ui.widgets.waiting import waiting


class LabelDeeds(QObject):
    """Lives with the page; `widget` is where menus and dialogs belong."""

    def __init__(self, room: Room, widget: QWidget) -> None:
        super().__init__(widget)
        self._room = room
        self._widget = widget

    # -- menus of the side -------------------------------------------------------------------------------------------

    def pop_menu(self, key: str, place: QPoint) -> None:
        """The menu of an entry of the side, where it has one."""
        menu = self.make_menu(key)
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(place)

    def make_menu(self, key: str) -> QMenu | None:
        """Rename, move and remove for a theme (`theme:<slug>`), a tag (`tag:<tag>`) or a saved search (`search/<id>`)."""
        menu = QMenu(self._widget)
        menu.setFont(self._room.look.fonts.font())
        if key.startswith("theme:") and key != "theme:none":
            self._fill_theme(menu, key.removeprefix("theme:"))
        elif key.startswith("tag:"):
            tag = key.removeprefix("tag:")
            self._add(menu, "facts.rename", self.rename_tag, tag)
            self._add(menu, "facts.tag.remove", self.remove_tag, tag)
        elif key.startswith("search/"):
            id = key.removeprefix("search/")
            self._add(menu, "facts.rename", self.rename_search, id)
            self._add(menu, "facts.search.remove", self.remove_search, id)
        else:
            menu.deleteLater()
            return None
        return menu

    def _fill_theme(self, menu: QMenu, slug: str) -> None:
        themes = [each.slug for each in self._room.core.library.list_themes()]
        at = themes.index(slug)
        self._add(menu, "facts.rename", self.rename_theme, slug)
        self._add(menu, "facts.move_up", self.move_theme, slug, -1).setEnabled(at > 0)
        self._add(menu, "facts.move_down", self.move_theme, slug, 1).setEnabled(at < len(themes) - 1)
        menu.addSeparator()
        say, language = self._room.look.say, self._room.look.language
        inner = menu.addMenu(say("facts.theme.remove_to"))
        inner.setFont(menu.font())
        for theme in self._room.core.library.list_themes():
            if theme.slug != slug:
                name = theme.name.best(language)[0] or theme.slug
                inner.addAction(name.replace("&", "&&")).triggered.connect(calling(self.remove_theme, slug, theme.slug))
        self._add(menu, "facts.theme.remove", self.remove_theme, slug, "")

    def _add(self, menu: QMenu, key: str, act: Callable[..., object], *values: object) -> QAction:
        action = menu.addAction(self._room.look.say(key))
        action.triggered.connect(calling(act, *values))
        return action

    # -- themes ------------------------------------------------------------------------------------------------------

    def add_theme(self) -> AskName:
        """Ask for the name of a new theme."""
        say = self._room.look.say
        return ask_names(
            self._room, self._widget.window(), say("facts.new_theme"), LocalText(), self._room.core.labels.add_theme
        )

    def rename_theme(self, slug: str) -> AskName:
        """Ask for another name of a theme."""
        core, say = self._room.core, self._room.look.say
        name = core.library.get_theme(slug).name
        return ask_names(
            self._room, self._widget.window(), say("facts.theme.rename"), name, partial(core.labels.rename_theme, slug)
        )

    def move_theme(self, slug: str, step: int) -> None:
        """Move a theme up or down among the others."""
        core = self._room.core
        slugs = [each.slug for each in core.library.list_themes()]
        at = slugs.index(slug)
        slugs.insert(at + step, slugs.pop(at))
        self._room.attempt(lambda: core.labels.reorder_themes(slugs))

    def remove_theme(self, slug: str, move_to: str) -> None:
        """Remove a theme; its things go to another one or to none."""
        with waiting():
            done = self._room.attempt(lambda: self._room.core.labels.remove_theme(slug, move_to))
        if done is not None:
            self._tell("facts.theme.removed")

    # -- tags and searches -------------------------------------------------------------------------------------------

    def rename_tag(self, tag: str) -> AskName:
        """Ask for another name of a tag."""
        core, say = self._room.core, self._room.look.say

        def take(name: str) -> object:
            with waiting():
                return core.labels.rename_tag(tag, name)

        return ask_line(
            self._room, self._widget.window(), say("facts.tag.rename"), tag, take, hint=say("facts.tag.rename.hint")
        )

    def remove_tag(self, tag: str) -> None:
        """Take a tag off everything."""
        with waiting():
            done = self._room.attempt(lambda: self._room.core.labels.remove_tag(tag))
        if done is not None:
            self._tell("facts.tag.removed")

    def save_search(self, query: str) -> AskName:
        """Ask for the name under which a query is saved."""
        core, say = self._room.core, self._room.look.say
        return ask_line(
            self._room, self._widget.window(), say("facts.save_search"), query,
            lambda name: core.finder.add_search(name, query), hint=say("facts.save_search.hint"),
        )  # fmt: skip

    def rename_search(self, id: str) -> AskName:
        """Ask for another name of a saved search."""
        core, say = self._room.core, self._room.look.say
        name = core.library.get_search(id).name
        take = partial(core.finder.rename_search, id)
        return ask_line(self._room, self._widget.window(), say("facts.rename_search"), name, take)

    def remove_search(self, id: str) -> None:
        """Forget a saved search."""
        if self._room.attempt(lambda: self._room.core.finder.remove_search(id)) is not None:
            self._tell("facts.search.removed")

    # -- figures and names -------------------------------------------------------------------------------------------

    def add_term(self) -> AskName:
        """Ask for a new name and go to its page."""
        room, say = self._room, self._room.look.say

        def take(name: LocalText) -> None:
            term = room.core.data.add_term(name)
            self._open("term", term.id)

        return ask_names(room, self._widget.window(), say("facts.new.names"), LocalText(), take)

    def add_figure(self, language: Language) -> AskName:
        """Ask what is measured and for its value as one would write it."""
        room, say = self._room, self._room.look.say

        def take(texts: list[str]) -> None:
            label = LocalText().with_text(language, texts[0])
            months = room.settings.review_months or None
            figure = room.core.linking.make_figure_from_text(label, texts[1], language, cadence_months=months)
            self._open("figure", figure.id)

        fields: list[tuple[str, str, Language | None]] = [
            (say("facts.figure.label"), "", language), (say("facts.figure.value"), "", language)
        ]  # fmt: skip
        dialog = AskName(
            room, self._widget.window(), say("facts.new.figures"), fields, take, hint=say("facts.figure.hint")
        )
        dialog.open()
        return dialog

    def delete(self, kind: str, id: str) -> None:
        """Move a figure to the trash, or take a name out of the glossary; what is used stays, and who uses it is said."""
        core = self._room.core
        acts = {"figure": core.figures.delete_figure, "term": core.data.delete_term}
        if kind in acts and self._room.attempt(lambda: acts[kind](id)) is not None:
            self._tell(f"facts.deleted.{kind}")

    def _open(self, kind: str, id: str) -> None:
        self._room.open_thing(kind, id)

    def _tell(self, key: str) -> None:
        say = self._room.look.say
        self._room.tell_done(say(key))
