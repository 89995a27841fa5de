"""A chart as SVG: well formed whatever the words are, every mark in its place, readable without fonts."""

import xml.etree.ElementTree as ElementTree

import pytest

from briefing_app.charts.scene import Box, Disc, Label, Polygon, Rect, Scene, Strokes
from briefing_app.charts.svg import draw_svg
from briefing_app.model.language import LANGUAGES, Language
from tests.charts.samples import FONTS

_SVG = "{http://www.w3.org/2000/svg}"
_LABEL = Label("R&D <b> “50”", 10, 40, 8, "#112233", bold=True, width=60, role="category")


def draw_scene(scene: Scene, title: str = "T", description: str = "D") -> ElementTree.Element:
    fonts = FONTS[Language.EN]
    data = draw_svg(scene, fonts, title=title, description=description, language=Language.EN)
    return ElementTree.fromstring(data.decode())


def test_every_kind_of_mark_is_drawn_where_it_is() -> None:
    marks = (
        Rect(Box(1, 2, 11.5, 22), "#aa0000", "bar"),
        Polygon(((0, 0), (10, 0), (5, 8)), "#00aa00", "arrow"),
        Strokes((((0, 0), (3, 4)), ((5, 5), (6, 7))), "#0000aa", 1.25, "grid", dash=(2, 1)),
        Disc(30, 31, 4, "#fff000", "#000fff", 0, "dot"),
        Disc(50, 51, 4, "#fff000", "#000fff", 1, "dot"),
        _LABEL,
    )
    root = draw_scene(Scene(100, 80.5, marks))
    assert (root.get("viewBox"), root.get("width"), root.get("height")) == ("0 0 100 80.5", "100pt", "80.5pt")
    paper, box, area, lines, plain, ringed, words = list(root)[2:]
    assert (paper.get("width"), paper.get("height")) == ("100", "80.5")
    assert [box.get(name) for name in ("x", "y", "width", "height", "fill")] == ["1", "2", "10.5", "20", "#aa0000"]
    assert area.get("d") == "M0 0L10 0L5 8Z"
    assert lines.get("d") == "M0 0L3 4M5 5L6 7"
    assert (lines.get("stroke-dasharray"), lines.get("stroke-width"), lines.get("fill")) == ("2 1", "1.25", "none")
    assert (plain.get("stroke"), ringed.get("stroke")) == (None, "#000fff")
    assert words.get("aria-label") == _LABEL.text
    assert words.get("fill") == "#112233"


def test_letters_stand_on_their_baseline_and_no_wider_than_measured() -> None:
    fonts = FONTS[Language.EN]
    label = Label("HHH", 10, 40, 10, "#000000", bold=False, width=fonts.measure("HHH", 10, False), role="category")
    path = list(draw_scene(Scene(100, 80, (label,))))[-1].get("d") or ""
    pairs = [each.split() for each in path.replace("Z", "").replace("M", "L").split("L") if each]
    xs, ys = [float(x) for x, _ in pairs], [float(y) for _, y in pairs]
    assert path.count("Z") == 3
    assert max(ys) == 40
    assert 32 < min(ys) < 34  # a capital of ten points
    assert 10 < min(xs) < max(xs) < 10 + label.width


@pytest.mark.parametrize("language", LANGUAGES)
def test_title_and_description_are_for_those_who_cannot_see_it(language: Language) -> None:
    hostile = 'A & B <script> "x" \x00\x0b\ud800 資助'
    data = draw_svg(Scene(10, 10, ()), FONTS[language], title=hostile, description=hostile, language=language)
    root = ElementTree.fromstring(data.decode())
    clean = 'A & B <script> "x"  資助'
    assert root.findtext(f"{_SVG}title") == clean
    assert root.findtext(f"{_SVG}desc") == clean
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == language.value
    assert root.get("role") == "img"
    assert b"<script>" not in data
    assert b"font" not in data
