"""Settings of a fact card: the card itself is edited on its own page."""

from __future__ import annotations

from briefing_app.model.block import CardBlock
from briefing_app.model.figure import Release
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.ui.composer.acts import OutlineActs
from briefing_app.ui.composer.inspector.form import BlockForm
from briefing_app.ui.room import Room
from briefing_app.ui.widgets.labels import make_label


class CardForm(BlockForm[CardBlock]):
    """What the card says, and the way to it."""

    def __init__(self, room: Room, acts: OutlineActs, id: str, language: Language) -> None:
        super().__init__(room, acts, id, language)
        self.text = make_label(room.look, "", wrap=True, language=language, select=True)
        self.add(self.text)
        self.state = self.add_note("")
        self.open = self.add_button("pencil-simple", "composer.card.open", self._open)
        self.internal = self.add_note(self.say("composer.card.internal"), "warn")
        self.follow()

    def follow(self) -> None:
        """Say what the card says now."""
        rows = self.room.core.finder.read_rows([self.block.card_id], self.language)
        if not rows:
            self.text.setText(self.say("composer.card.gone"))
            self.state.setText("")
            self.open.setEnabled(False)
            self.internal.hide()
            return
        row = rows[0]
        self.open.setEnabled(True)
        self.text.setFont(self.room.look.fonts.font(language=row.text_language))
        self.text.setText(row.text)
        missing = [
            self.say(f"language.{language.value}")
            for language, state in zip(LANGUAGES, row.states, strict=True)
            if state.value == "missing"
        ]
        marks = [
            row.number.as_of if row.number is not None else "",
            row.source,
            self.say("composer.card.missing", languages=self.room.look.say.row(missing)) if missing else "",
        ]
        self.state.setText(" · ".join(each for each in marks if each))
        self.internal.setVisible(row.internal and self.block.release is Release.OPEN)

    def _open(self) -> None:
        self.room.open_thing("card", self.block.card_id)
