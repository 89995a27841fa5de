"""What changed in the original since a language was last right: before and now, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QGridLayout, QPushButton, QTextEdit, QWidget

from briefing_app.model.language import Language
from briefing_app.model.placeholder import Placeholder, parse_text
from briefing_app.ui.cards.session import CardSession, Part
from briefing_app.ui.cards.word_diff import Run, diff_words
from briefing_app.ui.dialogs.sheet import SheetDialog
from briefing_app.ui.fonts import Size
from briefing_app.ui.room import Room
from briefing_app.ui.text.chip_words import ChipWords
from briefing_app.ui.widgets.labels import make_label


class ChangesDialog(SheetDialog):
    """Reads only, but for “Mark as up to date”."""

    def __init__(self, room: Room, session: CardSession, language: Language, parent: QWidget) -> None:
        say = room.look.say
        card = session.card
        original = card.original
        name = say(f"language.short.{language.value}")
        super().__init__(room.look, say("cards.changes", name=name), parent)
        self._room = room
        confirmed = room.core.earlier.find_confirmed(session.id, language)
        self.sides: list[tuple[QTextEdit, QTextEdit]] = []
        if confirmed is None:
            self.body.addWidget(make_label(room.look, say("cards.changes.unknown"), tone="quiet", wrap=True))
            earlier = {}
        else:
            earlier = {Part.TITLE: confirmed.title, Part.TEXT: confirmed.text, Part.SAY: confirmed.say}
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        row = 0
        for part in Part:
            before = print_source(room, earlier.get(part, ""), original)
            after = print_source(room, session.read_text(part, original), original)
            if not (before or after) or (confirmed is not None and before == after):
                continue
            head = say(f"cards.{part.value}")
            if confirmed is not None:
                left, right = diff_words(before, after)
                grid.addWidget(
                    make_label(room.look, say("cards.changes.before", part=head), Size.SMALL, tone="quiet"), row, 0
                )
                grid.addWidget(
                    make_label(room.look, say("cards.changes.now", part=head), Size.SMALL, tone="quiet"), row, 1
                )
                sides = (self._show(left, "err", original), self._show(right, "ok", original))
                self.sides.append(sides)
                grid.addWidget(sides[0], row + 1, 0)
                grid.addWidget(sides[1], row + 1, 1)
            else:
                grid.addWidget(make_label(room.look, head, Size.SMALL, tone="quiet"), row, 0)
                grid.addWidget(self._show((Run(after, same=True),), "ok", original), row + 1, 0, 1, 2)
            row += 2
        self.body.addLayout(grid, 1)
        self.done_button = QPushButton(say("cards.up_to_date"))
        self.done_button.setFont(room.look.fonts.font())
        self.done_button.clicked.connect(lambda: self._mark(session.id, language))
        self.foot.insertWidget(self.foot.count() - 1, self.done_button)

    def _mark(self, id: str, language: Language) -> None:
        self._room.attempt(lambda: self._room.core.cards.mark_complete(id, language))
        self.close()

    def _show(self, runs: Sequence[Run], role: str, language: Language) -> QTextEdit:
        theme = self._room.look.theme
        view = QTextEdit()
        view.setProperty("figures", "true")
        view.setReadOnly(True)
        view.setTabChangesFocus(True)
        view.setFont(self._room.look.fonts.font(language=language))
        cursor = QTextCursor(view.document())
        for run in runs:
            look = QTextCharFormat()
            if not run.same:
                look.setBackground(theme.colour(f"{role}_soft"))
                look.setForeground(theme.colour(role))
                look.setFontStrikeOut(role == "err")
                look.setFontUnderline(role == "ok")
            cursor.insertText(run.text, look)
        words = self._room.look.say.speak(*(run.text.strip() for run in runs if not run.same))
        key = "cards.changes.removed" if role == "err" else "cards.changes.added"
        view.setAccessibleName(self._room.look.say(key, words=words))
        return view


def print_source(room: Room, source: str, language: Language) -> str:
    """A text with its figures filled in as they print today."""
    filled = iter(ChipWords(room, language).fill(source))
    return "".join(next(filled)[0] if isinstance(piece, Placeholder) else piece for piece in parse_text(source))
