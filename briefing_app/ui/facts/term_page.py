"""The page on which a name of the glossary is edited; everything is kept at once."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from briefing_app.model.glossary import Term, TermState
from briefing_app.ui.form_page import FormPage
from briefing_app.ui.room import Room, Where
from briefing_app.ui.text.choice_field import SegmentedField
from briefing_app.ui.text.local_field import LocalField
from briefing_app.ui.widgets.labels import make_label

_WIDE = 600  # from which the three languages stand side by side


class TermPage(FormPage):
    """Official name and short form in three languages, an explanation, and whether the rendering is settled."""

    def __init__(self, room: Room, where: Where) -> None:
        super().__init__(room, where)
        self._id = where.id
        say = room.look.say
        self.delete_button = self.add_button(say("facts.term.delete"), "trash", self.delete)
        self.add_field(self._local("name", "facts.term.name", 1))
        self.add_field(self._local("short", "facts.term.short", 1))
        self.add_field(self._local("note", "facts.term.note", 3))
        states = [(each, say(f"facts.term.state.{each.value}"), None) for each in TermState]
        self.state_field: SegmentedField[TermState] = SegmentedField(
            room, say("facts.term.state"), states, lambda: self._term().state, partial(self._keep, "state")
        )
        self.add_field(self.state_field)
        self.add_field(make_label(room.look, say("facts.term.hint"), tone="quiet", wrap=True))
        self.finish()

    def _term(self) -> Term:
        return self.room.core.library.get_term(self._id)

    def _keep(self, name: str, value: Any) -> None:
        self.room.core.data.update_term(replace(self._term(), **{name: value}))

    def _local(self, name: str, key: str, lines: int) -> LocalField:
        return LocalField(
            self.room,
            self.room.look.say(key),
            lambda: getattr(self._term(), name),
            partial(self._keep, name),
            lines=lines,
            wide=_WIDE,
            name=f"term {self._id} {name}",
        )

    def read_title(self) -> str:
        """The name."""
        term = self._term()
        return term.name.best(self.room.look.language)[0] or term.slug

    def reveal(self, kind: str, id: str) -> bool:
        """This name is what the page shows."""
        return kind == "term" and id == self._id

    def delete(self) -> None:
        """Take the name out of the glossary."""
        room, say = self.room, self.room.look.say
        self.keep()
        if room.attempt(lambda: room.core.data.delete_term(self._id)) is not None:
            room.tell_done(say("facts.deleted.term"))
