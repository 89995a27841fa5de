"""Screen and paper agree: of every kind in every language the window paints what the page of the PDF shows.

Both pictures are taken at three pixels to the point and blurred over two thirds of a point. Tolerance: no pixel differs by
more than two fifths of the range from black to white, and all together by less than one percent. The one moves the edges of
bars to whole pixels, the other lines of text, which is a sixth of a point and makes half of that; what is a point away makes
more (the last test). Every word on the page begins, ends and stands within a point of where the scene has it.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from ctypes import byref, c_double
from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from briefing_app.charts.drawing import build_drawing
from briefing_app.charts.kinds import KINDS
from briefing_app.charts.scene import Label, Mark, Rect, Scene, move_mark
from briefing_app.model.edition import Form
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.paths import resources_dir
from briefing_app.pdf import FontBook, open_fonts
from briefing_app.pdf.charts import make_measure
from briefing_app.pdf.style import PAPERS
from briefing_app.ui.appearance import Wardrobe
from briefing_app.ui.drawings.painter import SceneFonts, paint_scene
from tests.charts.gallery.paper import Place, find_figures, write_charts
from tests.charts.gallery.tables import SOURCES, Example, list_examples

SCALE = 3
BLUR = 2
LARGEST = 102  # of 255: how far one pixel may differ once both are blurred
MEAN = 2.5  # of 255: one percent
NEAR = 1.0  # points
FAMILIES = {"Inter", "NotoSans", "NotoSansHK", "NotoSansSC", "NotoSansSymbols2"}
EVERY = [
    pytest.param(kind.name, language, id=f"{kind.name}-{language.value}") for kind in KINDS for language in LANGUAGES
]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A chart on its page: the file, where the drawing lies, and the scene that was laid out for that room."""

    data: bytes
    place: Place
    scene: Scene


@pytest.fixture(scope="module")
def book() -> FontBook:
    return open_fonts(resources_dir())


@lru_cache(maxsize=2)
def write_sheets(kind: str, language: Language, book: FontBook) -> tuple[Sheet, ...]:
    """Every example of a kind, each in a file of its own."""
    sheets = []
    for example in (each for each in list_examples() if each.kind == kind):
        data = write_charts([example], Form.FULL, language, book)
        ((place, _),) = find_figures(data)
        sheets.append(Sheet(data, place, lay_out(example, language, place, book)))
    return tuple(sheets)


def lay_out(example: Example, language: Language, place: Place, book: FontBook) -> Scene:
    """The scene in the room that the page gave it."""
    width, height = place.right - place.left, place.top - place.bottom
    laid: list[float] = []
    for wish in (None, height):
        scene = build_drawing(
            example.chart,
            example.dataset,
            {},
            language,
            width_pt=width,
            height_pt=wish,
            measure=make_measure(book, language),
            sources=SOURCES,
        ).scene
        if abs(scene.height_pt - height) < 0.1:
            return scene
        laid.append(scene.height_pt)
    raise AssertionError(f"{example.slug}: the page gives it a height of {height}, and it is laid out in {laid}")


def take_page(sheet: Sheet) -> Image.Image:
    """The drawing as a PDF reader shows it, from the pixel in which its upper left corner lies."""
    document = pypdfium2.PdfDocument(sheet.data)
    page = document[sheet.place.page]
    picture: Image.Image = page.render(scale=SCALE, rev_byteorder=True).to_pil().convert("RGB")
    page.close()
    document.close()
    left, top, width, height = find_pixels(sheet)
    return picture.crop((int(left), int(top), int(left) + width, int(top) + height))


def take_screen(sheet: Sheet, language: Language, fonts: SceneFonts) -> Image.Image:
    """The drawing as the window paints it, its corner at the same share of a pixel."""
    left, top, width, height = find_pixels(sheet)
    scene = sheet.scene
    image = QImage(width, height, QImage.Format.Format_RGB888)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    room = QRectF(left % 1, top % 1, scene.width_pt * SCALE, scene.height_pt * SCALE)
    paint_scene(painter, scene, room, fonts, language)
    painter.end()
    data = bytes(image.constBits())
    return Image.frombytes("RGB", (image.width(), image.height()), data, "raw", "RGB", image.bytesPerLine())


def find_pixels(sheet: Sheet) -> tuple[float, float, int, int]:
    """Left and top of the drawing on the page's picture, and the whole pixels that it covers."""
    left, top = sheet.place.left * SCALE, (PAPERS["A4"].height - sheet.place.top) * SCALE
    return left, top, ceil(sheet.scene.width_pt * SCALE) + 1, ceil(sheet.scene.height_pt * SCALE) + 1


def compare(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """Largest and mean difference of two pictures, both blurred, of 255."""
    soft = [each.filter(ImageFilter.GaussianBlur(BLUR)) for each in (one, other)]
    statistics = ImageStat.Stat(ImageChops.difference(*soft))
    return max(high for _, high in statistics.extrema), max(statistics.mean)


@dataclass(frozen=True, slots=True)
class Letter:
    """A printed character: where it begins and ends on its baseline, in points from the upper left corner of the drawing."""

    text: str
    left: float
    right: float
    baseline: float


def read_letters(sheet: Sheet) -> list[Letter]:
    """The characters of the text layer within a drawing, without spaces."""
    raw = pypdfium2.raw
    document = pypdfium2.PdfDocument(sheet.data)
    page = document[sheet.place.page]
    text = page.get_textpage()
    place = sheet.place
    letters = []
    for at in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text.raw, at))
        x, y = c_double(), c_double()
        raw.FPDFText_GetCharOrigin(text.raw, at, byref(x), byref(y))
        inside = place.left - 1 <= x.value <= place.right + 1 and place.bottom - 1 <= y.value <= place.top + 1
        if inside and not character.isspace():
            right = text.get_charbox(at, loose=True)[2]
            letters.append(Letter(character, x.value - place.left, right - place.left, place.top - y.value))
    text.close()
    page.close()
    document.close()
    return letters


def find_letters(letters: Sequence[Letter], label: Label) -> list[Letter]:
    """The characters that stand where a label is."""
    right = label.x + label.width + NEAR
    return sorted(
        (
            each
            for each in letters
            if abs(each.baseline - label.baseline) <= NEAR and label.x - NEAR <= each.left and each.right <= right
        ),
        key=lambda each: each.left,
    )


@pytest.fixture(scope="module")
def fonts(wardrobe: Wardrobe) -> SceneFonts:
    """The wardrobe has made the bundled fonts known to Qt."""
    return SceneFonts(wardrobe.resources_dir)


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_the_window_paints_what_the_page_shows(
    kind: str, language: Language, book: FontBook, fonts: SceneFonts, tmp_path: Path
) -> None:
    for number, sheet in enumerate(write_sheets(kind, language, book)):
        page, screen = take_page(sheet), take_screen(sheet, language, fonts)
        largest, mean = compare(page, screen)
        if largest > LARGEST or mean > MEAN:
            page.save(tmp_path / f"{number}-page.png")
            screen.save(tmp_path / f"{number}-screen.png")
        told = f"one pixel differs by {largest:.0f}, on the whole {mean:.2f} of 255; the pictures are in {tmp_path}"
        assert (largest <= LARGEST, mean <= MEAN) == (True, True), told


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_every_word_on_the_page_stands_where_the_scene_has_it(kind: str, language: Language, book: FontBook) -> None:
    for sheet in write_sheets(kind, language, book):
        letters = read_letters(sheet)
        for label in sheet.scene.labels:
            found = find_letters(letters, label)
            assert "".join(each.text for each in found) == "".join(label.text.split()), label
            assert abs(found[0].left - label.x) <= NEAR, label
            assert abs(found[-1].right - label.x - label.width) <= NEAR, label
        said = sorted("".join("".join(each.text.split()) for each in sheet.scene.labels))
        assert sorted(each.text for each in letters) == said, "the page prints words that the scene does not have"


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_a_page_of_charts_has_no_pictures_and_only_embedded_fonts(
    kind: str, language: Language, book: FontBook
) -> None:
    for sheet in write_sheets(kind, language, book):
        with pikepdf.open(io.BytesIO(sheet.data)) as pdf:
            page = pdf.pages[sheet.place.page]
            assert not page.Resources.get("/XObject", {})
            operators = {str(each.operator) for each in pikepdf.parse_content_stream(page)}
            assert not operators & {"Do", "BI", "INLINE IMAGE", "sh"}
            assert {"re", "Tj", "TJ"} & operators
            for font in page.Resources.Font.values():
                (inner,) = font.DescendantFonts
                assert "/FontFile2" in inner.FontDescriptor
                subset, name = str(inner.BaseFont)[1:].split("+")
                assert len(subset) == 6
                assert name.split("-")[0] in FAMILIES


def test_a_difference_that_a_person_sees_is_seen(book: FontBook, fonts: SceneFonts) -> None:
    """Marks of the screen moved by a point, another colour, a text of the wrong size: the comparison notices each."""
    (sheet, *_) = write_sheets("bar", Language.EN, book)
    page = take_page(sheet)
    rect = next(each for each in sheet.scene.marks if isinstance(each, Rect))
    label = next(each for each in sheet.scene.labels if each.role == "value")
    wrong: list[tuple[Mark, Mark]] = [
        (rect, move_mark(rect, 0, 1)),
        (rect, replace(rect, fill="#C0392B")),
        (label, replace(label, size=label.size - 1.5, width=label.width * 0.8)),
        (label, replace(label, text="43")),
    ]
    for old, new in wrong:
        marks = tuple(new if each is old else each for each in sheet.scene.marks)
        screen = take_screen(replace(sheet, scene=replace(sheet.scene, marks=marks)), Language.EN, fonts)
        assert compare(page, screen)[0] > LARGEST, new
