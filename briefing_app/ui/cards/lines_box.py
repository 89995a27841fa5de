"""Short lists beside a card: the briefings that use it, and what was done to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from briefing_app.model.block import CardBlock
from briefing_app.model.partial_date import PartialDate
from briefing_app.store.history import Step
from briefing_app.ui.cards.session import CardSession
from briefing_app.ui.fonts import Size
from briefing_app.ui.room import Room, Where
from briefing_app.ui.widgets.elided_button import ElidedButton
from briefing_app.ui.widgets.labels import ElidedLabel, make_label

_MOST = 8
_SHORT = (
    "card.add",
    "card.update",
    "card.delete",
    "card.delete_everywhere",
    "card.complete",
    "card.draft",
    "card.verify",
    "card.duplicate",
    "card.review",
)

Line = tuple[str, str, Callable[[], object] | None]


class LinesBox(QWidget):
    """Rows of a text and, at the right, a date; a row that leads somewhere is a button."""

    def __init__(self, room: Room, empty: str) -> None:
        super().__init__()
        self._room = room
        self._empty = empty
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._lines: list[tuple[str, str]] | None = None
        self._rows: list[QWidget] = []

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """Texts and dates."""
        return tuple(self._lines or ())

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these rows."""
        shown = [(text, detail) for text, detail, _ in lines]
        if shown == self._lines:
            return
        self._lines = shown
        for old in self._rows:
            old.hide()
            old.deleteLater()
        self._rows.clear()
        look = self._room.look
        for text, detail, act in lines:
            row = QWidget()
            across = QHBoxLayout(row)
            across.setContentsMargins(0, 0, 0, 0)
            across.setSpacing(8)
            across.addWidget(self._make(text, detail, act), 1)
            across.addWidget(make_label(look, detail, Size.SMALL, tone="faint"), 0, Qt.AlignmentFlag.AlignRight)
            self._rows.append(row)
        if not lines:
            self._rows.append(make_label(look, self._empty, Size.SMALL, tone="faint", wrap=True))
        for each in self._rows:
            self._column.addWidget(each)

    def _make(self, text: str, detail: str, act: Callable[[], object] | None) -> QWidget:
        font = self._room.look.fonts.font(Size.SMALL)
        if act is None:
            label = ElidedLabel()
            label.setFont(font)
            label.setText(text)
            return label
        button = ElidedButton(text)
        button.setProperty("row", "true")
        button.setFont(font)
        button.setAccessibleName(self._room.look.say.speak(text, detail))
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.clicked.connect(act)
        return button


def list_uses(room: Room, session: CardSession) -> list[Line]:
    """The briefings that place a card, each leading to the block."""
    lines: list[Line] = []
    for use in room.core.library.where_used("card", session.id):
        briefing = room.core.library.find_briefing(use.id) if use.kind == "briefing" else None
        if briefing is None:
            continue
        block = next(
            (each for each in briefing.blocks if isinstance(each, CardBlock) and each.card_id == session.id), None
        )
        title = briefing.title.best(room.look.language)[0] or briefing.slug
        date = room.core.wording.format_date(briefing.starts, room.look.language) if briefing.starts else ""
        where = Where("composer", briefing.id, block.id if block is not None else "")
        lines.append((title, date, partial(room.navigator.go, where)))
    return lines


def list_steps(room: Room, session: CardSession) -> list[Line]:
    """What was done to a card and can still be taken back, the newest first."""
    lines: list[Line] = []
    language = room.look.language
    for step in room.core.history.list_of("card", session.id)[:_MOST]:
        day = ""
        if step.at:
            at = datetime.fromisoformat(step.at).astimezone()
            now = datetime.now().astimezone()
            same = at.date() == now.date()
            day = at.strftime("%H:%M") if same else room.core.wording.format_date(PartialDate.of(at.date()), language)
        lines.append((_say_step(room, step), day, None))
    return lines


def _say_step(room: Room, step: Step) -> str:
    """What was done; beside a card its title would say nothing."""
    if step.name in _SHORT:
        return room.look.say(f"cards.step.{step.name}")
    return room.core.history.say(step, room.look.language)
