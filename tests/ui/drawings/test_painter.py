"""The window paints the marks of a chart as its pictures show them: the same words in the same boxes, the same colours."""

import io

import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from briefing_app.charts import style
from briefing_app.charts.figure import build_figure
from briefing_app.charts.picture import PictureFonts, draw_png
from briefing_app.charts.scene import Box, Disc, Label, Polygon, Rect, Scene, Strokes
from briefing_app.model.language import Language
from briefing_app.paths import resources_dir
from briefing_app.ui.appearance import Wardrobe
from briefing_app.ui.drawings.painter import SceneFonts, fit_scene, paint_scene
from tests.charts.samples import draw, make_simple

SCALE = 2
Pixels = Image.Image


@pytest.fixture
def fonts(wardrobe: Wardrobe) -> SceneFonts:
    """The wardrobe has made the bundled fonts known to Qt."""
    return SceneFonts(wardrobe.resources_dir)


def paint(scene: Scene, fonts: SceneFonts, language: Language, scale: float = SCALE) -> Pixels:
    image = QImage(round(scene.width_pt * scale), round(scene.height_pt * scale), QImage.Format.Format_RGB888)
    image.fill(0)
    painter = QPainter(image)
    paint_scene(painter, scene, QRectF(0, 0, scene.width_pt * scale, scene.height_pt * scale), fonts, language)
    painter.end()
    data = bytes(image.constBits())
    return Image.frombytes("RGB", (image.width(), image.height()), data, "raw", "RGB", image.bytesPerLine())


def draw_picture(scene: Scene, language: Language) -> Pixels:
    fonts = PictureFonts(resources_dir() / "fonts", language)
    return Image.open(io.BytesIO(draw_png(build_figure(scene, ()), fonts, 72 * SCALE))).convert("RGB")


def find_ink(picture: Pixels, label: Label) -> tuple[float, float, float, float]:
    """The box of what differs from the ground within a label's room, in pixels."""
    box = label.box
    area = tuple(round(each * SCALE) for each in (box.left - 1, box.top, box.right + 1, box.bottom))
    part = picture.crop(area)  # type: ignore[arg-type]
    ground = Image.new("RGB", part.size, part.getpixel((0, 0)))
    ink = ImageChops.difference(part, ground).convert("L").point(lambda value: 255 if value > 60 else 0).getbbox()
    assert ink is not None, label.text
    return ink


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", ["bar", "column", "donut", "tiles"])
def test_screen_and_picture_show_the_same(kind: str, language: Language, fonts: SceneFonts) -> None:
    dataset = make_simple({"First 第一批": "5", "Second — 第二批": "over 14", "Third": "about 9"})
    if kind == "donut":
        dataset = make_simple({"First 第一批": "5", "Second": "14"})
    scene = draw(kind, dataset, language, width=300).scene
    screen, picture = paint(scene, fonts, language), draw_picture(scene, language)
    assert screen.size == picture.size
    for label in scene.labels:
        ink, other = find_ink(screen, label), find_ink(picture, label)
        assert all(abs(a - b) <= 3 for a, b in zip(ink, other, strict=True)), (label.text, ink, other)
    for mark in scene.marks:
        if isinstance(mark, Rect) and mark.box.right - mark.box.left > 3:
            inside = (round((mark.box.left + 1.5) * SCALE), round((mark.box.bottom - 1.5) * SCALE))
            assert screen.getpixel(inside) == picture.getpixel(inside), mark


def test_ground_is_white_paper(fonts: SceneFonts) -> None:
    assert paint(Scene(20, 10, ()), fonts, Language.EN).getcolors() == [(800, (255, 255, 255))]


def test_polygons_discs_and_dashes(fonts: SceneFonts) -> None:
    scene = Scene(
        100,
        40,
        (
            Polygon(((0, 0), (20, 0), (20, 20), (0, 20)), "#FF0000", "area"),
            Disc(40, 20, 8, "#FFFFFF", "#0000FF", 2, "point"),
            Strokes((((60, 20), (100, 20)),), "#00FF00", 4, "grid", dash=(8, 8)),
        ),
    )
    pixels = paint(scene, fonts, Language.EN, 1)
    assert pixels.getpixel((10, 10)) == (255, 0, 0)
    assert pixels.getpixel((40, 20)) == (255, 255, 255)
    assert pixels.getpixel((48, 20))[2] == 255  # type: ignore[index]
    assert pixels.getpixel((48, 20))[0] < 120  # type: ignore[index]
    # dashes are in points whatever the width of the line: 8 drawn, 8 left out, with butt ends
    drawn = [pixels.getpixel((x, 20)) == (0, 255, 0) for x in (61, 66, 70, 74, 78, 82, 86, 94)]
    assert drawn == [True, True, False, False, True, True, False, True]


def test_each_language_has_its_own_fonts(fonts: SceneFonts) -> None:
    assert list(fonts.split("5 直骨—A", Language.HANT, bold=False)) == [
        ("Inter", "5 "),
        ("NotoSansHK", "直骨—"),
        ("Inter", "A"),
    ]
    assert list(fonts.split("直—A", Language.HANS, bold=True)) == [("NotoSansSC", "直—"), ("Inter", "A")]
    assert list(fonts.split("a—直", Language.EN, bold=False)) == [("Inter", "a—"), ("NotoSansHK", "直")]
    assert list(fonts.split("", Language.EN, bold=False)) == []
    assert fonts.get("NotoSansSC", True, 9).familyName() == "Noto Sans SC"
    assert fonts.get("NotoSansSymbols2", True, 9).isValid()


def test_text_is_as_wide_as_it_was_measured(fonts: SceneFonts) -> None:
    """A painter whose advances differ stretches a line to its measured width."""
    wide = Label("14 institutions", 5, 20, 9, style.INK, bold=False, width=120, role="value")
    ink = find_ink(paint(Scene(140, 30, (wide,)), fonts, Language.EN), wide)
    assert 228 <= ink[2] - ink[0] <= 244


def test_scene_is_fitted_and_centred(fonts: SceneFonts) -> None:
    scene = Scene(100, 50, (Rect(Box(0, 0, 100, 50), "#123456", "bar"),))
    assert fit_scene(scene, QRectF(0, 0, 200, 200)) == QRectF(0, 50, 200, 100)
    assert fit_scene(scene, QRectF(10, 0, 400, 50)) == QRectF(160, 0, 100, 50)
    assert paint(scene, fonts, Language.EN, 1).getpixel((99, 49)) == (0x12, 0x34, 0x56)


def test_text_stays_text_in_drawings_that_scale(fonts: SceneFonts, tmp_path: object) -> None:
    """Nothing is painted as pixels: an SVG made by the same code has outlines and no image."""
    target = f"{tmp_path}/chart.svg"
    scene = draw("bar", make_simple({"A": "5", "B": "14"}), width=200).scene
    generator = QSvgGenerator()
    generator.setFileName(target)
    generator.setSize(QSize(200, 100))
    painter = QPainter(generator)
    paint_scene(painter, scene, QRectF(0, 0, 200, 100), fonts, Language.EN)
    painter.end()
    with open(target, encoding="utf-8") as file:  # noqa: PTH123 - a name that Qt was given
        written = file.read()
    assert "<image" not in written
    assert style.ACCENT.lower() in written.lower()
