"""Every main page looks as it was approved: light and dark, in three languages, in a small window and with large type.

A failure writes what was drawn and what differs to out/look and says where. After looking at it:
`python -m pytest tests/ui/look --update-pictures`.
"""

import sys
from pathlib import Path

import numpy as np
import pytest

from tests.repo.scripts import ROOT
from tests.ui.look.pictures import find_differences, frame_differences, load_picture, read_pixels, save_picture
from tests.ui.scenes import SCENES, SMALL, Theatre, Wear, list_wears

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

KEPT = Path(__file__).parent / "kept"
OUT = ROOT / "out" / "look"
FEW = ("facts", "card", "composer", "export")
SHOWS = [
    *((wear, tuple(SCENES)) for wear in list_wears()),
    (Wear(size=SMALL), FEW),
    (Wear(text_size=150), FEW),
]


@pytest.mark.parametrize(("theatre", "scenes"), SHOWS, indirect=["theatre"], ids=[wear.name for wear, _ in SHOWS])
def test_pages_look_as_approved(theatre: Theatre, scenes: tuple[str, ...], updating: bool) -> None:
    changed = [said for name in scenes if (said := compare(theatre, name, updating=updating))]
    assert changed == []


def compare(theatre: Theatre, name: str, *, updating: bool) -> str:
    """Look at a scene; empty if it is as it was, else where it is not."""
    drawn = read_pixels(theatre.settle(SCENES[name](theatre)))
    path = KEPT / theatre.wear.name / f"{name}.webp"
    if updating:
        save_picture(drawn, path)
        return ""
    wanted = load_picture(path)
    areas = find_differences(wanted, drawn)
    if not areas or (not EXACT and share_of_change(wanted, drawn) < ELSEWHERE):
        return ""
    save_picture(drawn, OUT / f"{theatre.wear.name}-{name}-drawn.webp")
    save_picture(frame_differences(drawn, areas), OUT / f"{theatre.wear.name}-{name}-different.webp")
    places = ", ".join(f"{width} × {height} at {x}, {y}" for x, y, width, height in areas[:4])
    return f"{theatre.wear.name} {name}: {len(areas)} places differ, {places}"


# Qt's wheel for Linux brings its own FreeType, so every Linux draws the same letters. Windows and macOS draw letters of their
# own; there the pages are compared as a whole: nothing of a size may be missing or elsewhere.
EXACT = sys.platform == "linux"
ELSEWHERE = 0.2


def share_of_change(wanted: np.ndarray, drawn: np.ndarray) -> float:
    """How much of a picture differs clearly, 0 to 1."""
    if wanted.shape != drawn.shape:
        return 1.0
    return float((np.abs(wanted.astype(int) - drawn.astype(int)).max(axis=2) > 64).mean())


def test_every_picture_is_of_a_scene() -> None:
    there = {path.relative_to(KEPT).as_posix() for path in KEPT.rglob("*.webp")}
    assert there == {f"{wear.name}/{name}.webp" for wear, scenes in SHOWS for name in scenes}
    assert sum(path.stat().st_size for path in KEPT.rglob("*.webp")) < 12_000_000


def test_one_pixel_that_differs_is_found_and_framed(tmp_path: Path) -> None:
    wanted = np.full((64, 96, 3), 250, np.uint8)
    save_picture(wanted, tmp_path / "wanted.webp")
    assert find_differences(load_picture(tmp_path / "wanted.webp"), wanted) == []
    drawn = wanted.copy()
    drawn[40, 80] = (250, 250, 249)
    drawn[3, 2] = 0
    areas = find_differences(wanted, drawn)
    assert areas == [(0, 0, 16, 16), (80, 32, 16, 16)]
    framed = frame_differences(drawn, areas)
    assert tuple(framed[3, 2]) == (0, 0, 0)
    assert tuple(framed[31, 90]) == (220, 0, 90)
    assert tuple(framed[60, 10]) == (254, 254, 254)
    assert find_differences(wanted, drawn[:32]) == [(0, 0, 96, 32)]
    assert share_of_change(wanted, drawn) == pytest.approx(1 / (64 * 96))
