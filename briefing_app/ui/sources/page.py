"""The page on which a source is edited; everything is kept at once."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from briefing_app.model.language import LANGUAGES, Language
from briefing_app.model.source import Source, SourceKind
from briefing_app.ui.form_page import FormPage
from briefing_app.ui.room import Room, Where
from briefing_app.ui.text.binding import TextBinding
from briefing_app.ui.text.choice_field import ChoiceField
from briefing_app.ui.text.date_field import DateField
from briefing_app.ui.text.field_box import FieldBox
from briefing_app.ui.text.fields import LineField
from briefing_app.ui.text.local_field import LocalField
from briefing_app.ui.widgets.labels import make_label

_WIDE = 600  # from which the three languages stand side by side


class SourcePage(FormPage):
    """What the document does not say stays empty; a source that seems to be there twice is pointed out."""

    def __init__(self, room: Room, where: Where) -> None:
        super().__init__(room, where)
        self._id = where.id
        say = room.look.say
        self.delete_button = self.add_button(say("sources.delete"), "trash", self.delete)
        self.twin_row = QWidget()
        twin = QHBoxLayout(self.twin_row)
        twin.setContentsMargins(0, 0, 0, 0)
        self.twin_text = make_label(room.look, "", tone="warn", wrap=True)
        self._twin_button = QPushButton(say("sources.twin.open"))
        self._twin_button.setFont(room.look.fonts.font())
        self._twin_button.clicked.connect(self._open_twin)
        twin.addWidget(self.twin_text, 1)
        twin.addWidget(self._twin_button)
        self._twin = ""
        self.title_field = self._line("title", "sources.title")
        self.publisher = self._line("publisher", "sources.publisher")
        self.url = self._line("url", "sources.url")
        self.add_field(self.title_field)
        self.add_field(self.twin_row)
        self.add_pair(self.publisher, self._make_kind())
        self.add_pair(self._date("published", "sources.published"), self._make_language())
        self.add_pair(self.url, self._date("accessed", "sources.read"))
        self.add_field(self._local("description", "sources.description", 2))
        self.add_field(self._local("note", "sources.note", 3))
        self.finish()
        self.follow()

    # -- fields ------------------------------------------------------------------------------------------------------

    def _source(self) -> Source:
        return self.room.core.library.get_source(self._id)

    def _keep(self, name: str, value: Any) -> None:
        self.room.core.data.update_source(replace(self._source(), **{name: value}))

    def _line(self, name: str, key: str) -> FieldBox:
        label = self.room.look.say(key)
        field = LineField(self.room.look, label)
        box = FieldBox(self.room.look, label, field)
        TextBinding(
            field,
            lambda: str(getattr(self._source(), name)),
            lambda text: self._keep(name, text.strip()),
            self.room,
            f"source {self._id} {name}",
        )
        return box

    def _local(self, name: str, key: str, lines: int) -> LocalField:
        label = self.room.look.say(key)
        return LocalField(
            self.room,
            label,
            lambda: getattr(self._source(), name),
            partial(self._keep, name),
            lines=lines,
            wide=_WIDE,
            name=f"source {self._id} {name}",
        )

    def _date(self, name: str, key: str) -> DateField:
        return DateField(
            self.room,
            self.room.look.say(key),
            lambda: getattr(self._source(), name),
            partial(self._keep, name),
            name=f"source {self._id} {name}",
        )

    def _make_kind(self) -> ChoiceField[SourceKind]:
        say = self.room.look.say
        choices = [(each, say(f"sources.kind.{each.value}")) for each in SourceKind]
        return ChoiceField(
            self.room, say("sources.kind"), choices, lambda: self._source().kind, partial(self._keep, "kind")
        )

    def _make_language(self) -> ChoiceField[Language | None]:
        say = self.room.look.say
        choices: list[tuple[Language | None, str]] = [(None, say("sources.language.none"))]
        choices += [(each, say(f"language.{each.value}")) for each in LANGUAGES]
        return ChoiceField(
            self.room,
            say("sources.language"),
            choices,
            lambda: self._source().language,
            partial(self._keep, "language"),
        )

    # -- page --------------------------------------------------------------------------------------------------------

    def read_title(self) -> str:
        """What the source is called."""
        source = self._source()
        return (
            source.title
            or source.description.best(self.room.look.language)[0]
            or self.room.look.say("sources.untitled")
        )

    def follow(self) -> None:
        """Look again whether another source is the same."""
        twin = find_twin(self._source(), self.room.core.library.list_sources())
        self._twin = twin.id if twin is not None else ""
        self.twin_row.setVisible(twin is not None)
        if twin is not None:
            name = twin.title or twin.description.best(self.room.look.language)[0] or twin.url
            self.twin_text.setText(self.room.look.say("sources.twin", title=name))

    def reveal(self, kind: str, id: str) -> bool:
        """This source is what the page shows."""
        return kind == "source" and id == self._id

    def show_at(self, where: Where) -> None:
        """Another source: the page is made for one, so it is opened anew from the place."""
        if where.id and where.id != self._id:
            self.room.navigator.back()
            self.room.navigator.go(where)

    def delete(self) -> None:
        """Move the source to the trash; who uses it is said where it cannot go."""
        say, room = self.room.look.say, self.room
        self.keep()
        if room.attempt(lambda: room.core.data.delete_source(self._id)) is not None:
            room.notices.clear()
            room.tell_done(say("sources.deleted"))

    def _open_twin(self) -> None:
        if self._twin:
            self.room.navigator.go(Where("sources", self._twin))


def find_twin(source: Source, others: tuple[Source, ...]) -> Source | None:
    """Another source with the same link, or with the same title by the same publisher; upper and lower case are one."""
    url = _plain_url(source.url)
    name = (source.title.casefold().strip(), source.publisher.casefold().strip())
    for each in others:
        if each.id == source.id:
            continue
        if url and _plain_url(each.url) == url:
            return each
        if name[0] and (each.title.casefold().strip(), each.publisher.casefold().strip()) == name:
            return each
    return None


def _plain_url(url: str) -> str:
    plain = url.strip().partition("#")[0].rstrip("/")
    return plain.partition("://")[2].removeprefix("www.") if "://" in plain else plain
