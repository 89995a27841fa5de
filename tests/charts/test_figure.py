"""The matplotlib figure: every mark in place, plain text, nothing transparent, no axes, no images; PNG and speed."""

import io
import statistics
import subprocess
import sys
import time

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.image import AxesImage
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from PIL import Image

from briefing_app.charts.figure import LabelText
from briefing_app.charts.kinds import KINDS
from briefing_app.charts.picture import draw_png
from briefing_app.charts.scene import Rect
from briefing_app.model.figure import Unit
from briefing_app.model.language import LANGUAGES, Language
from tests.charts.samples import FONTS, draw, make_simple
from tests.charts.test_kinds import make_rows

NAMES = [each.name for each in KINDS]


@pytest.mark.parametrize("kind", NAMES)
def test_the_figure_is_plain_and_opaque(kind: str) -> None:
    drawing = draw(kind, make_rows(kind, 6, mixed=True))
    figure = drawing.figure
    assert tuple(each * 72 for each in figure.get_size_inches()) == pytest.approx((drawing.width_pt, drawing.height_pt))
    assert not figure.findobj(Axes)
    assert not figure.findobj(AxesImage)
    for artist in figure.artists + figure.patches + figure.lines + figure.texts:
        assert artist.get_alpha() is None
        assert artist.get_gid()
        if hasattr(artist, "get_hatch"):
            assert artist.get_hatch() is None
    texts = [each for each in figure.findobj(Text) if each.get_text()]
    assert [each.get_text() for each in texts] == [each.text for each in drawing.scene.labels]
    for each in texts:
        assert not each.get_parse_math()
        assert each.get_fontfamily() == ["Inter", "Noto Sans HK"]


def test_marks_keep_their_place_and_their_name() -> None:
    drawing = draw("bar", make_simple({"A": "10", "B": "20"}))
    figure = drawing.figure
    figure.set_dpi(72)
    bars = [each for each in figure.findobj(Rectangle) if str(each.get_gid()).startswith("bar/")]
    boxes = [each.box for each in drawing.scene.get_marks("bar") if isinstance(each, Rect)]
    assert [each.get_gid() for each in bars] == ["bar/0/0", "bar/1/0"]
    for bar, box in zip(bars, boxes, strict=True):
        extent = bar.get_window_extent()
        assert (extent.x0, extent.x1) == pytest.approx((box.left, box.right))
        assert (extent.y1, extent.y0) == pytest.approx((drawing.height_pt - box.top, drawing.height_pt - box.bottom))


def test_a_dollar_sign_is_a_dollar_sign() -> None:
    figure = draw("bar", make_simple({"$a$ and $b$": "5E+9"}, Unit.HKD)).figure
    assert {each.get_text() for each in figure.findobj(LabelText)} == {"$a$ and $b$", "HK$5 billion"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", NAMES)
def test_png_is_the_same_twice_and_has_ink(kind: str, language: Language) -> None:
    one, two = (draw_png(draw(kind, make_rows(kind, 4), language).figure, FONTS[language], 96) for _ in range(2))
    assert one == two
    picture = Image.open(io.BytesIO(one))
    drawing = draw(kind, make_rows(kind, 4), language)
    assert picture.size == (round(drawing.width_pt / 72 * 96), round(drawing.height_pt / 72 * 96))
    colours = picture.convert("RGB").getcolors(1 << 24)
    assert colours is not None
    assert len(colours) > 10
    # Nothing runs into the border on the left: text there would have been cut.
    assert (255, 255, 255) in {colour for _, colour in colours}


def test_text_is_drawn_as_wide_as_it_was_measured() -> None:
    """Ink between the ends of the measured box and nowhere else: screen and layout agree."""
    drawing = draw("column", make_simple({"香港": "5"}), Language.HANT)
    picture = Image.open(io.BytesIO(draw_png(drawing.figure, FONTS[Language.HANT], 288))).convert("L")
    label = next(each for each in drawing.scene.labels if each.role == "category")
    scale = 4
    top, bottom = int(label.box.top * scale) + 6, int(label.box.bottom * scale)
    strip = picture.crop((0, top, picture.width, bottom)).point(lambda value: 255 if value < 160 else 0)
    ink = strip.getbbox()
    assert ink is not None
    assert label.box.left * scale - 2 <= ink[0] <= label.box.left * scale + 8
    assert label.box.right * scale - 8 <= ink[2] <= label.box.right * scale + 2


def test_hong_kong_and_mainland_glyphs_come_from_their_own_fonts() -> None:
    """The same character is drawn differently: Noto Sans HK and Noto Sans SC disagree on 骨."""
    hant, hans = (
        np.asarray(FONTS[each].get_glyph("骨", False).outline.vertices) for each in (Language.HANT, Language.HANS)
    )
    assert hant.shape != hans.shape or abs(hant - hans).max() > 0.01


def test_a_character_of_another_script_falls_back_to_a_font_that_has_it() -> None:
    assert np.asarray(FONTS[Language.EN].get_glyph("龍", False).outline.vertices).size > 40
    assert FONTS[Language.EN].measure("龍", 10, False) == pytest.approx(10, abs=0.5)


def test_nothing_of_matplotlib_is_loaded_before_a_figure_is_wanted() -> None:
    code = (
        "import sys; import briefing_app.charts.drawing, briefing_app.charts.kinds; print('matplotlib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.timed
def test_layout_and_figure_take_few_milliseconds() -> None:
    """Generous against a busy machine: typical medians are 2 to 5 ms for layout and figure together."""
    times = []
    for kind in NAMES:
        dataset = make_rows(kind, 6, mixed=True)
        draw(kind, dataset)
        for _ in range(5):
            start = time.process_time()
            draw(kind, dataset).figure.get_children()
            times.append(time.process_time() - start)
    assert statistics.median(times) < 0.025


@pytest.mark.parametrize("character", ["\x01", "\x1f", "👩", "م", "ก", "\ud800", "\uffff"])
@pytest.mark.parametrize("bold", [False, True])
def test_what_no_bundled_font_has_is_drawn_as_a_missing_glyph(character: str, bold: bool) -> None:
    fonts = FONTS[Language.EN]
    assert fonts.measure(character, 10.0, bold) > 0
    mark = fonts.get_glyph("\U0001f9ec", bold).outline
    assert np.array_equal(fonts.get_glyph(character, bold).outline.vertices, mark.vertices)
    picture = draw_png(draw("bar", make_simple({f"A{character}": "5"})).figure, fonts, 72)
    assert picture.startswith(b"\x89PNG")
