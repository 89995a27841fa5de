"""The icons of resources/icons, tinted in the colours of the theme."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from briefing_app.ui.theme import Theme

_SIZES = (16, 20, 24)
_SHARPNESS = (1.0, 1.5, 2.0, 3.0)


class Icons:
    """Draws icons for one theme; made anew when the theme changes. Drawn icons are kept."""

    def __init__(self, folder: Path, theme: Theme) -> None:
        self._folder = folder
        self._theme = theme
        self._icons: dict[tuple[str, str, str, str], QIcon] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        self._drawings: dict[tuple[str, str], QSvgRenderer] = {}

    def icon(self, name: str, role: str = "text2", *, on: str = "", on_name: str = "") -> QIcon:
        """An icon for buttons and menus.

        Args:
            name: File name without its ending.
            role: The colour of the theme.
            on: The colour when the button is checked; empty means the same.
            on_name: Another drawing when the button is checked.
        """
        key = (name, role, on, on_name)
        if key not in self._icons:
            icon = QIcon()
            sharpest = _find_sharpness(QGuiApplication.primaryScreen().devicePixelRatio())
            states = (
                (QIcon.Mode.Normal, QIcon.State.Off, name, role),
                (QIcon.Mode.Normal, QIcon.State.On, on_name or name, on or role),
                (QIcon.Mode.Disabled, QIcon.State.Off, name, "text_off"),
                (QIcon.Mode.Disabled, QIcon.State.On, on_name or name, "text_off"),
            )
            for mode, state, drawn, colour in states:
                for size in _SIZES:
                    for ratio in sorted({1.0, 2.0, sharpest}):
                        icon.addPixmap(self.pixmap(drawn, colour, size, ratio), mode, state)
            self._icons[key] = icon
        return self._icons[key]

    def pixmap(self, name: str, role: str, size: int, ratio: float = 1.0) -> QPixmap:
        """A picture of `size` device-independent pixels for a screen of this pixel ratio."""
        ratio = _find_sharpness(ratio)
        key = (name, role, size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._draw(name, role, size, ratio)
        return self._pixmaps[key]

    def _draw(self, name: str, role: str, size: int, ratio: float) -> QPixmap:
        renderer = self._drawings.get((name, role))
        if renderer is None:
            svg = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
            renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", self._theme.colours[role]).encode()))
            self._drawings[name, role] = renderer
        side = round(size * ratio)
        image = QImage(QSize(side, side), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter, QRectF(0, 0, side, side))
        painter.end()
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(ratio)
        return pixmap


def _find_sharpness(ratio: float) -> float:
    """In how many pixels for one a picture is drawn for a screen of this pixel ratio."""
    return next((each for each in _SHARPNESS if each >= ratio), _SHARPNESS[-1])
