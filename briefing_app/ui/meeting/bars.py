"""What stands above and below the facts of a meeting: the search, the switches, the marking and the keys."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from briefing_app.model.language import LANGUAGES, Language
from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.stylesheet import restyle
from briefing_app.ui.widgets.check_box import CheckBox
from briefing_app.ui.widgets.labels import make_label, set_icon_text
from briefing_app.ui.widgets.line_edit import LineEdit
from briefing_app.ui.widgets.segmented import Segmented

_LIST = 0.285  # share of the width that the list of facts takes
_TOLD = 4_000  # milliseconds that a message stays
_KEYS = (
    ("1–9", "meeting.key.jump"),
    ("↑ ↓", "meeting.key.next"),
    ("/", "meeting.key.search"),
    ("L", "meeting.key.language"),
    ("D", "meeting.key.dark"),
    ("C", "meeting.key.copy"),
    ("I", "meeting.key.internal"),
    ("Esc", "meeting.key.leave"),
)


def _pixels(look: Look, size: int, *, bold: bool = False) -> QFont:
    font = look.fonts.font(Size.BODY, bold=bold)
    font.setPixelSize(max(11, round(size * look.fonts.scale)))
    return font


class Head(QFrame):
    """Search, how many were found, language, the switch for internal content, and the way out."""

    def __init__(self, look: Look, language: Language, *, internal: bool) -> None:
        super().__init__()
        self._look = look
        say, scale = look.say, look.fonts.scale
        self.setProperty("pane", "bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(*(round(each * scale) for each in (24, 13, 24, 13)))
        row.setSpacing(round(15 * scale))
        self.field = LineEdit()
        self.field.setProperty("search", "true")
        self.field.setFont(_pixels(look, 22))
        self.field.setMinimumHeight(round(52 * scale))
        self.field.setPlaceholderText(say("meeting.placeholder"))
        self.field.setAccessibleName(say("meeting.search"))
        self.field.setClearButtonEnabled(True)
        self.field.addAction(look.icons.icon("magnifying-glass"), QLineEdit.ActionPosition.LeadingPosition)
        for button in self.field.findChildren(QWidget):
            if not button.accessibleName():
                button.setAccessibleName(say("search.clear"))
        self.count = make_label(look, tone="quiet")
        self.count.setFont(_pixels(look, 16))
        self.languages = Segmented[Language](
            look, say("language.content"), [(each, say(f"language.short.{each.value}"), each) for each in LANGUAGES]
        )
        self.languages.choose(language)
        self.internal = CheckBox(look, say("meeting.show_internal"))
        self.internal.setChecked(internal)
        self.leave = QPushButton()
        set_icon_text(self.leave, look.icons.icon("x", "text"), say("meeting.leave"))
        self.leave.setFont(_pixels(look, 15))
        self.leave.setIconSize(QSize(round(16 * scale), round(16 * scale)))
        self.leave.setAutoDefault(False)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        row.addWidget(self.languages)
        row.addWidget(self.internal)
        row.addWidget(self.leave)

    def show_internal(self, internal: bool) -> None:
        """Tick the switch or not."""
        self.internal.setChecked(internal)

    def lay_out(self, frame: QFrame, results: QWidget, area: QWidget) -> None:
        """Put the list on the left and the fact on the right."""
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        side = QFrame()
        side.setProperty("pane", "side")
        inner = QHBoxLayout(side)
        inner.setContentsMargins(*(0, round(8 * self._look.fonts.scale)) * 2)
        inner.addWidget(results)
        row.addWidget(side, round(_LIST * 1000))
        row.addWidget(area, round((1 - _LIST) * 1000))


class Foot(QFrame):
    """The marking of the briefing at the left, the keys at the right."""

    def __init__(self, look: Look, marking: str, *, internal: bool) -> None:
        super().__init__()
        self._look = look
        self._marking = marking
        scale = look.fonts.scale
        self.setProperty("pane", "foot")
        row = QHBoxLayout(self)
        row.setContentsMargins(*(round(each * scale) for each in (24, 8, 24, 8)))
        row.setSpacing(round(7 * scale))
        self.switch = QLabel()
        self.switch.setProperty("meeting", "on")
        self.switch.setFont(_pixels(look, 14, bold=True))
        self.switch.setText(look.say("meeting.internal_on"))
        self.marking = make_label(look, marking, tone="err")
        self.marking.setFont(_pixels(look, 15, bold=True))
        self.told = make_label(look, tone="ok")
        self.told.setFont(_pixels(look, 14, bold=True))
        row.addWidget(self.switch)
        row.addWidget(self.marking)
        row.addWidget(self.told)
        row.addStretch(1)
        for key, words in _KEYS:
            cap = QLabel(key)
            cap.setProperty("meeting", "key")
            cap.setFont(_pixels(look, 13, bold=True))
            cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label = make_label(look, look.say(words), tone="quiet")
            label.setFont(_pixels(look, 14))
            row.addWidget(cap)
            row.addWidget(label)
            row.addSpacing(round(14 * scale))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TOLD)
        self._timer.timeout.connect(self._forget)
        self.show_internal(internal)

    def show_internal(self, internal: bool) -> None:
        """Say in red that what is shown is not for everybody."""
        self.switch.setVisible(internal)
        restyle(self.switch, "meeting", "on")

    def tell(self, text: str) -> None:
        """Say what was done, for a while."""
        self.told.setText(text)
        self.marking.hide()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _forget(self) -> None:
        self.told.clear()
        self.marking.show()
