"""docs/gallery is what the program draws now: every picture is drawn again and compared, and so is the page.

Where one differs, the test says which kind and language, and where in the chart, and saves the old picture, the new one and
their difference in out/gallery. Meant changes are kept with `python3 dev.py gallery`.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from briefing_app.charts.kinds import KINDS
from briefing_app.charts.picture import PictureFonts
from briefing_app.charts.scene import Box, Label, Rect, Scene
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.paths import resources_dir
from tests.charts.gallery.make import (
    COLOURS,
    DPI,
    FOLDER,
    PAGE,
    draw_example,
    get_name,
    list_pictures,
    main,
    write_page,
)
from tests.charts.gallery.tables import Example, list_examples

OUT = Path(__file__).parents[2] / "out" / "gallery"
AGAIN = "where this is meant, run `python3 dev.py gallery` and look at what it changes"
LARGEST = 48  # of 255, blurred by a pixel: libraries of other versions and machines soften edges a little differently
MOST_BYTES = 3_000_000


@dataclass(frozen=True, slots=True)
class Difference:
    """How two pictures of one size differ: the largest and mean difference of 255, and where, in pixels."""

    largest: float
    mean: float
    box: tuple[int, int, int, int] | None
    picture: Image.Image


def compare(old: Image.Image, new: Image.Image) -> Difference:
    """Both blurred by a pixel, so that edges that are softened otherwise do not count."""
    soft = [each.filter(ImageFilter.GaussianBlur(1)) for each in (old, new)]
    difference = ImageChops.difference(*soft)
    statistics = ImageStat.Stat(difference)
    seen = difference.convert("L").point(lambda value: 255 if value > LARGEST / 2 else 0)
    loud = difference.point(lambda value: min(255, value * 3))
    return Difference(max(high for _, high in statistics.extrema), max(statistics.mean), seen.getbbox(), loud)


def name_marks(scene: Scene, box: tuple[int, int, int, int]) -> str:
    """The words and bars that lie where pictures differ: at most six."""
    left, top, right, bottom = (each * 72 / DPI for each in box)
    place = Box(left, top, right, bottom)
    names = [
        f"“{mark.text}”" if isinstance(mark, Label) else mark.role
        for mark in scene.marks
        if isinstance(mark, Label | Rect) and mark.box.overlaps(place)
    ]
    listed = ", ".join(dict.fromkeys(names[:6])) or "no mark that is there now"
    return f"{left:.0f}–{right:.0f} pt from the left, {top:.0f}–{bottom:.0f} pt from the top ({listed})"


@cache
def list_made() -> dict[str, bytes]:
    return dict(list_pictures())


def open_picture(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def save_pictures(name: str, old: Image.Image, new: Image.Image, difference: Image.Image | None) -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    stem = name.removesuffix(".png")
    old.save(OUT / f"{stem}.old.png")
    new.save(OUT / f"{stem}.new.png")
    if difference is not None:
        difference.save(OUT / f"{stem}.difference.png")


def judge(name: str, old: Image.Image, new: Image.Image, scene: Scene) -> str:
    """What is wrong with a picture, in words; empty where it is as it was."""
    if old.size != new.size:
        save_pictures(name, old, new, None)
        return f"{name} was {old.width} × {old.height} pixels and is {new.width} × {new.height}; see {OUT}; {AGAIN}"
    found = compare(old, new)
    if found.largest <= LARGEST:
        return ""
    save_pictures(name, old, new, found.picture)
    where = name_marks(scene, found.box) if found.box else "everywhere a little"
    return f"{name} differs by up to {found.largest:.0f} of 255 at {where}; see {OUT}; {AGAIN}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("example", list_examples(), ids=lambda each: each.slug)
def test_the_picture_is_what_is_drawn_now(example: Example, language: Language) -> None:
    name = get_name(example, language)
    assert (FOLDER / name).exists(), f"the gallery has no {name}: run `python3 dev.py gallery`"
    _, sheet = draw_example(example, language, PictureFonts(resources_dir() / "fonts", language))
    problem = judge(name, open_picture((FOLDER / name).read_bytes()), open_picture(list_made()[name]), sheet)
    assert not problem, problem


def test_the_page_is_what_is_written_now() -> None:
    assert (FOLDER / PAGE).read_text(encoding="utf-8") == write_page(), AGAIN


def test_the_page_shows_every_picture_and_every_kind_with_its_options() -> None:
    page = (FOLDER / PAGE).read_text(encoding="utf-8")
    shown = re.findall(r"!\[[^]]+\]\(([^)]+)\)", page)
    assert sorted(shown) == sorted(list_made())
    assert sorted(shown) == sorted(each.name for each in FOLDER.glob("*.png"))
    for kind in KINDS:
        assert f"## {kind.label.en}\n\n`{kind.name}`" in page
        assert {each.kind for each in list_examples()} == {each.name for each in KINDS}
        for language in LANGUAGES:
            assert kind.label.get(language) in page


def test_the_gallery_is_small_and_the_same_each_time(tmp_path: Path) -> None:
    assert sum(each.stat().st_size for each in FOLDER.iterdir()) < MOST_BYTES
    (tmp_path / "left over.png").write_bytes(b"")
    assert main(tmp_path) == 0
    made = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    assert made == {**list_made(), PAGE: write_page().encode("utf-8")}
    assert all(count_colours(each) <= COLOURS for name, each in made.items() if name != PAGE)


def count_colours(data: bytes) -> int:
    colours = Image.open(io.BytesIO(data)).getcolors()
    assert colours is not None
    return len(colours)


def test_a_difference_is_told_with_its_place_and_pictures(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A value that reads otherwise, in one picture: which, where, and three pictures to look at."""
    monkeypatch.setattr("tests.charts.test_gallery.OUT", tmp_path)
    (example,) = (each for each in list_examples() if each.slug == "column")
    name = get_name(example, Language.EN)
    picture = open_picture(list_made()[name])
    _, sheet = draw_example(example, Language.EN, PictureFonts(resources_dir() / "fonts", Language.EN))
    assert judge(name, picture, picture, sheet) == ""
    label = next(each for each in sheet.labels if each.text == "18")
    box = tuple(round(each * DPI / 72) for each in (label.box.left, label.box.top, label.box.right, label.box.bottom))
    other = picture.copy()
    other.paste((255, 255, 255), box)  # type: ignore[arg-type]
    told = judge(name, picture, other, sheet)
    assert told.startswith("column.en.png differs by up to ")
    assert "“18”" in told
    assert {each.name for each in tmp_path.iterdir()} == {
        "column.en.old.png",
        "column.en.new.png",
        "column.en.difference.png",
    }
    assert "was" in judge(name, picture, other.crop((0, 0, 50, 50)), sheet)
