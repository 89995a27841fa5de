"""Paints the marks of a chart with QPainter and the bundled fonts, sharp at every scale; the rules are in charts/scene.py."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import singledispatch
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QGlyphRun, QPainter, QPainterPath, QPen, QPolygonF, QRawFont

from briefing_app.charts import style
from briefing_app.charts.scene import Disc, Label, Mark, Point, Polygon, Rect, Scene, Strokes
from briefing_app.model.language import Language

_FAMILIES = {"Inter": "Inter", "NotoSansHK": "Noto Sans HK", "NotoSansSC": "Noto Sans SC"}  # known to Qt (ui/fonts.py)
_LATIN = ("Inter", "NotoSans")
_CHINESE: Mapping[Language, tuple[str, ...]] = {
    Language.EN: ("NotoSansHK", "NotoSansSC"),
    Language.HANT: ("NotoSansHK", "NotoSansSC"),
    Language.HANS: ("NotoSansSC", "NotoSansHK"),
}
_SYMBOLS = "NotoSansSymbols2"
_OF_BOTH = "—…‘’“”·‧"  # in both kinds of fonts; Chinese texts want them wide
_PROBE = 64  # pixels; any size does to look for characters


class SceneFonts:
    """The bundled fonts of charts by character. Fonts and sizes are opened when first needed and kept."""

    def __init__(self, resources_dir: Path) -> None:
        self._folder = resources_dir / "fonts"
        self._faces: dict[tuple[str, bool], QRawFont] = {}
        self._sized: dict[tuple[str, bool, float], QRawFont] = {}
        self._chosen: dict[tuple[str, bool, Language], str] = {}

    def split(self, text: str, language: Language, bold: bool) -> Iterator[tuple[str, str]]:
        """The text in pieces of one font each: name of the font, and the piece."""
        name, start = "", 0
        for at, character in enumerate(text):
            found = self._choose(character, language, bold)
            if found != name:
                if at > start:
                    yield name, text[start:at]
                name, start = found, at
        if text:
            yield name, text[start:]

    def get(self, name: str, bold: bool, size: float) -> QRawFont:
        """A font in a size; one without a bold file comes in regular."""
        key = (name, bold, size)
        font = self._sized.get(key)
        if font is None:
            font = QRawFont(self._face(name, bold))
            font.setPixelSize(size)
            self._sized[key] = font
        return font

    def _choose(self, character: str, language: Language, bold: bool) -> str:
        key = (character, bold, language)
        name = self._chosen.get(key)
        if name is None:
            chinese = _CHINESE[language]
            wide = language.chinese and character in _OF_BOTH
            stack = (*chinese, *_LATIN, _SYMBOLS) if wide else (*_LATIN, *chinese, _SYMBOLS)
            has_it = (each for each in stack if self._face(each, bold).supportsCharacter(ord(character)))
            name = self._chosen[key] = next(has_it, stack[0])
        return name

    def _face(self, name: str, bold: bool) -> QRawFont:
        face = self._faces.get((name, bold))
        if face is None:
            face = self._faces[name, bold] = self._open(name, bold)
        return face

    def _open(self, name: str, bold: bool) -> QRawFont:
        if family := _FAMILIES.get(name):
            font = QFont([family])
            font.setPixelSize(_PROBE)
            font.setBold(bold)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            return QRawFont.fromFont(font)
        path = self._folder / f"{name}-{'Bold' if bold else 'Regular'}.ttf"
        if not path.exists():
            path = self._folder / f"{name}-Regular.ttf"
        return QRawFont(str(path), _PROBE, QFont.HintingPreference.PreferNoHinting)


def fit_scene(scene: Scene, rect: QRectF) -> QRectF:
    """Where a scene lies when it is shown as large as it fits into a rectangle, centred."""
    scale = min(rect.width() / scene.width_pt, rect.height() / scene.height_pt)
    width, height = scene.width_pt * scale, scene.height_pt * scale
    return QRectF(rect.center().x() - width / 2, rect.center().y() - height / 2, width, height)


def paint_scene(painter: QPainter, scene: Scene, rect: QRectF, fonts: SceneFonts, language: Language) -> QRectF:
    """Paint a scene on white paper as large as it fits into `rect`, centred; returns where it lies."""
    place = fit_scene(scene, rect)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(place, QColor(style.PAPER))
    painter.translate(place.topLeft())
    painter.scale(place.width() / scene.width_pt, place.height() / scene.height_pt)
    for mark in scene.marks:
        if isinstance(mark, Label):
            _paint_label(painter, mark, fonts, language)
        else:
            _paint(mark, painter)
    painter.restore()
    return place


@singledispatch
def _paint(mark: Mark, painter: QPainter) -> None:
    raise TypeError(f"no such mark: {type(mark).__name__} for {painter}")


@_paint.register
def _paint_rect(mark: Rect, painter: QPainter) -> None:
    box = mark.box
    painter.fillRect(QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top), QColor(mark.fill))


@_paint.register
def _paint_polygon(mark: Polygon, painter: QPainter) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(mark.fill))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in mark.points]))


@_paint.register
def _paint_strokes(mark: Strokes, painter: QPainter) -> None:
    pen = QPen(QColor(mark.colour), mark.width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if mark.dash:
        pen.setDashPattern([each / mark.width for each in mark.dash])
    path = QPainterPath()
    for line in mark.lines:
        _trace(path, line)
    painter.strokePath(path, pen)


def _trace(path: QPainterPath, line: tuple[Point, ...]) -> None:
    first, *others = line
    path.moveTo(*first)
    for x, y in others:
        path.lineTo(x, y)


@_paint.register
def _paint_disc(mark: Disc, painter: QPainter) -> None:
    painter.setPen(QPen(QColor(mark.edge), mark.edge_width) if mark.edge_width else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(QBrush(QColor(mark.fill)))
    painter.drawEllipse(QPointF(mark.x, mark.y), mark.radius, mark.radius)


def _paint_label(painter: QPainter, mark: Label, fonts: SceneFonts, language: Language) -> None:
    """A line of text; glyphs are set a hair closer or wider where they come out otherwise than it was measured."""
    runs: list[tuple[QRawFont, list[int], list[float]]] = []
    for name, piece in fonts.split(mark.text, language, mark.bold):
        font = fonts.get(name, mark.bold, mark.size)
        glyphs = font.glyphIndexesForString(piece)
        runs.append((font, glyphs, [each.x() for each in font.advancesForGlyphIndexes(glyphs)]))
    total = sum(sum(advances) for _, _, advances in runs)
    stretch = mark.width / total if total and mark.width else 1.0
    painter.setPen(QColor(mark.colour))
    x = mark.x
    for font, glyphs, advances in runs:
        places = []
        for advance in advances:
            places.append(QPointF(x, 0.0))
            x += advance * stretch
        run = QGlyphRun()
        run.setRawFont(font)
        run.setGlyphIndexes(glyphs)
        run.setPositions(places)
        painter.drawGlyphRun(QPointF(0.0, mark.baseline), run)
