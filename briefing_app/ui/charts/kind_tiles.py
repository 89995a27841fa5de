"""The kinds of charts as tiles: what suits the table first, what does not suit it with the reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from briefing_app.ui.charts.kind_icons import find_icon
from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.widgets.flow import FlowLayout
from briefing_app.ui.widgets.labels import make_label, set_icon_text

_ICON, _PAD, _LINES = 22, 6, 2
_BEST = 6  # of the kinds that suit, while the others are folded away
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class KindChoice:
    """One kind: its name and words; `reason` says why the table does not suit it, `hint` why it does."""

    name: str
    label: str
    hint: str = ""
    reason: str = ""


class KindTile(QAbstractButton):
    """Icon and words; one that does not suit can be reached and says why, but changes nothing."""

    moved = Signal(int)  # an arrow key: to the tile so many places on

    def __init__(self, look: Look, choice: KindChoice) -> None:
        super().__init__()
        self._look = look
        self.choice = choice
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # it is drawn anew where the pointer comes and goes
        self.setFont(look.fonts.font(Size.SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setText(choice.label.replace("&", "&&"))
        self.show_choice(choice)

    def show_choice(self, choice: KindChoice) -> None:
        """Say anew whether it suits."""
        self.choice = choice
        say = self._look.say
        name = say("charts.kind.unsuited", kind=choice.label) if choice.reason else choice.label
        self.setAccessibleName(name)
        self.setAccessibleDescription(choice.reason or choice.hint)
        self.setToolTip(choice.reason or choice.hint)
        self.setCursor(Qt.CursorShape.ArrowCursor if choice.reason else Qt.CursorShape.PointingHandCursor)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All alike, so that they stand in columns."""
        scale = self._look.fonts.scale
        return QSize(round(82 * scale), round(_ICON + 4 * _PAD + _LINES * self.fontMetrics().height()))

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's name
        """Whether it is chosen is shown by the page alone."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrow keys move, Enter and the space bar choose."""
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step and not event.modifiers():
            self.moved.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw ground, icon and words."""
        del event
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, able = self.isChecked(), not self.choice.reason
        ground = "accent_soft" if chosen else "hover" if self.underMouse() and able else ""
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(theme.colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        if ground:
            painter.setBrush(theme.colour(ground))
        if ground or self.hasFocus():
            painter.drawRoundedRect(box, 8, 8)
        role = "accent" if chosen else "text2" if able else "text_off"
        icon = self._look.icons.pixmap(find_icon(self.choice.name), role, _ICON, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - _ICON) // 2, 2 * _PAD, icon)
        painter.setPen(theme.colour(role))
        room = self.rect().adjusted(3, 3 * _PAD + _ICON, -3, -2)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(room, flags, self.choice.label)


class KindTiles(QWidget):
    """`chosen` tells the name of a kind that suits; of another the reason is shown and read aloud.

    A `folded` one shows the kinds that suit best and the one that holds; a button shows the others.
    """

    chosen = Signal(str)

    def __init__(self, look: Look, name: str, *, folded: bool = False) -> None:
        super().__init__()
        self._look = look
        self._folded = folded
        self.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._rows = QWidget()
        self._flow = FlowLayout(self._rows, gap=2)
        column.addWidget(self._rows)
        self.said = make_label(look, "", Size.SMALL, tone="warn", wrap=True)
        self.said.hide()
        column.addWidget(self.said)
        self.unfold = QPushButton()
        self.unfold.setProperty("quiet", "true")
        self.unfold.setFont(look.fonts.font(Size.SMALL))
        self.unfold.clicked.connect(self._turn)
        column.addWidget(self.unfold, 0, Qt.AlignmentFlag.AlignLeft)
        if not folded:
            self.unfold.hide()
        self.tiles: dict[str, KindTile] = {}
        self._group = QButtonGroup(self)  # one stop of Tab for all of them
        self._group.setExclusive(False)
        self._kind = ""

    def show_kinds(self, choices: Sequence[KindChoice], kind: str) -> None:
        """Show the kinds; once they are shown they keep their places, so that nothing moves under the pointer."""
        if set(self.tiles) != {each.name for each in choices}:
            self._fill(choices)
        for choice in choices:
            self.tiles[choice.name].show_choice(choice)
        self.said.hide()
        self.show_kind(kind)

    def show_kind(self, kind: str) -> None:
        """Show which kind holds."""
        self._kind = kind
        for name, tile in self.tiles.items():
            tile.setChecked(name == kind)
        self._lead_tab(self.tiles.get(kind) or next(iter(self.tiles.values()), None))
        self._fold()

    def _turn(self) -> None:
        self._folded = not self._folded
        self._fold()

    def _fold(self) -> None:
        """Of folded kinds show those that suit best, and the one that holds."""
        for at, (name, tile) in enumerate(self.tiles.items()):
            best = at < _BEST and not tile.choice.reason
            tile.setVisible(not self._folded or best or name == self._kind)
        words = self._look.say("charts.kinds.more" if self._folded else "charts.kinds.fewer")
        icon = self._look.icons.icon("caret-down" if self._folded else "caret-up", "accent")
        set_icon_text(self.unfold, icon, words)
        self._rows.updateGeometry()

    def _fill(self, choices: Sequence[KindChoice]) -> None:
        while self._flow.count():
            self._flow.takeAt(0)
        for tile in self.tiles.values():
            tile.hide()
            tile.deleteLater()
        self.tiles = {}
        for at, choice in enumerate(sorted(choices, key=lambda each: bool(each.reason))):
            tile = KindTile(self._look, choice)
            tile.clicked.connect(self._calling(choice.name))
            tile.moved.connect(partial(self._move, at))
            self._group.addButton(tile)
            self._flow.addWidget(tile)
            self.tiles[choice.name] = tile
        self._rows.updateGeometry()

    def _calling(self, name: str) -> Callable[[], None]:
        return lambda: self._choose(name)

    def _choose(self, name: str) -> None:
        tile = self.tiles[name]
        if not tile.choice.reason:
            self.said.hide()
            self.chosen.emit(name)
            return
        words = self._look.say("charts.kind.why_not", kind=tile.choice.label, why=tile.choice.reason)
        self.said.setText(words)
        self.said.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(tile, words))

    def _move(self, at: int, step: int) -> None:
        tiles = list(self.tiles.values())
        step = next((n * step for n in range(1, len(tiles)) if tiles[(at + n * step) % len(tiles)].isVisible()), 0)
        tile = tiles[(at + step) % len(tiles)]
        self._lead_tab(tile)
        tile.setFocus(Qt.FocusReason.TabFocusReason)

    def _lead_tab(self, stop: KindTile | None) -> None:
        """Tab stops at one tile; the arrow keys go on from there."""
        for tile in self.tiles.values():
            policy = Qt.FocusPolicy.StrongFocus if tile is stop else Qt.FocusPolicy.ClickFocus
            tile.setFocusPolicy(policy)
