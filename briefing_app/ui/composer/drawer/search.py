"""The search field of the drawer and the pills below it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton

from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look

_DEBOUNCE = 60  # milliseconds after the last key


class SearchField(QLineEdit):
    """Emits `searched` a moment after typing; Down and Enter ask to go to the list, Esc empties the field."""

    searched = Signal()
    list_asked = Signal()

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.setFont(look.fonts.font())
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setProperty("search", "true")
        self.setMinimumHeight(34)
        self.addAction(look.icons.icon("magnifying-glass"), QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(look.icons.icon("x"), look.say("composer.search.clear"), self)
        self._clear.triggered.connect(self.clear)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_DEBOUNCE)
        self._later.timeout.connect(self.searched)
        self.textChanged.connect(self._typed)
        self.installEventFilter(self)

    def search_now(self) -> None:
        """Do not wait for more keys."""
        if self._later.isActive():
            self._later.stop()
            self.searched.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Down and Enter go to the list, Esc empties."""
        if watched is self and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self.search_now()
                self.list_asked.emit()
                return True
            if event.key() == Qt.Key.Key_Escape and self.text():
                self.clear()
                return True
        return super().eventFilter(watched, event)

    def _typed(self, text: str) -> None:
        if text:
            self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
            self._later.start()
        else:
            self.removeAction(self._clear)
            self._later.stop()
            self.searched.emit()


class Pill(QPushButton):
    """A filter that is on or off."""

    def __init__(self, look: Look, text: str, icon: str = "") -> None:
        super().__init__(text.replace("&", "&&"))
        self._look = look
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("pill", "true")
        self.setFont(look.fonts.font(Size.SMALL))
        if icon:
            self.setIcon(look.icons.icon(icon, "text2", on="accent"))


class ThemePill(Pill):
    """A filter with a value: a menu of themes. `chosen` tells when another holds."""

    chosen = Signal()

    def __init__(self, look: Look, read: Callable[[], list[tuple[str, str]]]) -> None:
        """Make the pill.

        Args:
            look: Fonts, colours, words.
            read: Slugs and names of the themes.
        """
        super().__init__(look, look.say("composer.pill.theme"), "caret-down")
        self._read = read
        self.slug = ""
        self.clicked.connect(self._open)

    def choose(self, slug: str) -> None:
        """Filter by a theme; empty for none."""
        changed = slug != self.slug
        names = dict(self._read())
        self.slug = slug if slug in names else ""
        self.setText(names.get(self.slug, self._look.say("composer.pill.theme")).replace("&", "&&"))
        self.setChecked(bool(self.slug))
        if changed:
            self.chosen.emit()

    def _open(self) -> None:
        self.setChecked(bool(self.slug))
        menu = QMenu(self)
        menu.setFont(self._look.fonts.font())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for slug, name in [("", self._look.say("composer.pill.theme.all")), *self._read()]:
            action = menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(slug == self.slug)
            action.triggered.connect(lambda _checked=False, slug=slug: self.choose(slug))
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
