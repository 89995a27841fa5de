"""The pills below the search field of the drawer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton

from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look


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
