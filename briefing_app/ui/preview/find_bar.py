"""Finding words in the pages that are shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.preview.hits import Hit, find_hits
from briefing_app.ui.preview.page_view import PageView
from briefing_app.ui.stylesheet import restyle
from briefing_app.ui.widgets.labels import make_label, make_tool
from briefing_app.ui.widgets.line_edit import LineEdit

_DEBOUNCE = 120  # milliseconds after a key


class FindBar(QFrame):
    """Hidden until asked for. Enter and F3 go to the next place, with Shift to the one before; Esc closes."""

    def __init__(self, look: Look, view: PageView) -> None:
        super().__init__()
        self._look = look
        self._view = view
        self._hits: tuple[Hit, ...] = ()
        self._at = -1
        self.setProperty("pane", "bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 10, 5)
        row.setSpacing(6)
        self.field = LineEdit()
        self.field.setFont(look.fonts.font())
        self.field.setPlaceholderText(look.say("preview.find.placeholder"))
        self.field.setAccessibleName(look.say("preview.find"))
        self.field.setProperty("search", "true")
        self.field.addAction(look.icons.icon("magnifying-glass", "text3"), QLineEdit.ActionPosition.LeadingPosition)
        self.field.installEventFilter(self)
        self.count = make_label(look, "", Size.SMALL, tone="quiet")
        self.previous = make_tool(look, "caret-up", look.say("preview.find.previous"))
        self.next = make_tool(look, "caret-down", look.say("preview.find.next"))
        close = make_tool(look, "x", look.say("preview.find.close"))
        row.addWidget(self.field, 1)
        for widget in (self.count, self.previous, self.next, close):
            row.addWidget(widget)
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        close.clicked.connect(self.leave)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_DEBOUNCE)
        self._soon.timeout.connect(self._search)
        self.field.textChanged.connect(lambda _: self._soon.start())
        view.find_asked.connect(self.enter)
        view.find_stepped.connect(self.step)
        self.hide()

    def enter(self) -> None:
        """Open, with what is selected in the pages as first words."""
        selected = self._view.selected_text.strip()
        if selected and "\n" not in selected:
            self.field.setText(selected)
        self.show()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search()

    def leave(self) -> None:
        """Close; the pages have the focus again."""
        self._soon.stop()
        self.hide()
        self._hits, self._at = (), -1
        self._view.show_hits((), -1)
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self) -> None:
        """New pages: find the words in them, without moving them."""
        if not self.isHidden() and self._view.pages is not None:
            self._hits = find_hits(self._view.pages, self.field.text())
            self._at = min(self._at, len(self._hits) - 1)
            self._view.marks.hits, self._view.marks.hit = self._hits, self._at
            self._view.viewport().update()
            self._say()

    def step(self, step: int) -> None:
        """Go to the next place, or with -1 to the one before; round at the ends."""
        if self._soon.isActive():
            self._soon.stop()
            self._search()
        elif self._hits:
            self._show((self._at + step) % len(self._hits))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The keys of the field."""
        if isinstance(event, QKeyEvent) and event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            pressed = event.type() == QEvent.Type.KeyPress
            if event.key() in (Qt.Key.Key_F3, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if pressed:
                    self.step(-1 if back else 1)
            elif event.key() == Qt.Key.Key_Escape:
                if pressed:
                    self.leave()
            elif event.matches(QKeySequence.StandardKey.Find):
                self.field.selectAll()
            else:
                return super().eventFilter(watched, event)
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _search(self) -> None:
        """Find the words; the first place from the page that is read on is the current one."""
        pages = self._view.pages
        self._hits = find_hits(pages, self.field.text()) if pages is not None else ()
        here = max(0, self._view.page - 1)
        first = next((at for at, hit in enumerate(self._hits) if hit.page >= here), 0)
        self._show(first if self._hits else -1)

    def _show(self, at: int) -> None:
        self._at = at
        self._view.show_hits(self._hits, at)
        self._say()
        if self.count.text():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.count.text()))

    def _say(self) -> None:
        say, words = self._look.say, self.field.text().strip()
        if self._hits:
            text = say("preview.find.place", at=self._at + 1, n=len(self._hits))
        else:
            text = say("preview.find.nothing") if words else ""
        restyle(self.count, "tone", "quiet" if self._hits else "warn")
        self.count.setText(text)
        self.previous.setEnabled(bool(self._hits))
        self.next.setEnabled(bool(self._hits))
