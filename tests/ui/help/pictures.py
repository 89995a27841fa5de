"""The pictures of the guide. Run by make.py and test_pictures.py in a process of its own: the scale is fixed when Qt starts.

With HELP_PICTURES=make they are written, otherwise compared with those that are kept.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefing_app.model.language import Language
from briefing_app.paths import resources_dir
from briefing_app.ui.appearance import Wardrobe
from briefing_app.ui.checks.passed import Fold
from briefing_app.ui.composer.page import ComposerPage
from briefing_app.ui.help.browser import SCALE
from briefing_app.workspace.guide.pages import name_folder
from tests.ui.conftest import LONG
from tests.ui.look.pictures import Pixels, find_differences, load_picture, read_pixels
from tests.ui.look.test_look import ELSEWHERE, EXACT, share_of_change
from tests.ui.scenes import MORE, SCENES, Theatre, Wear

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SIZE = QSize(1024, 680)
EDGE = QColor(196, 204, 214)  # without it, a white page on paper would have no end
WIDE = QSize(1280, 760)  # where the composer has room for what can be added
Part = Callable[[Theatre, QWidget], QWidget]


def whole(theatre: Theatre, top: QWidget) -> QWidget:
    """Everything."""
    del theatre
    return top


def page(theatre: Theatre, top: QWidget) -> QWidget:
    """What stands beside the rail."""
    del top
    return theatre.window.stage


def side(theatre: Theatre, top: QWidget) -> QWidget:
    """The findings beside the outline."""
    del top
    shown = theatre.window.page
    assert isinstance(shown, ComposerPage)
    return shown.side


def open_findings(theatre: Theatre) -> None:
    """Unfold the first findings of a kind, so that what can be done about one is seen."""
    shown = theatre.window.page
    assert isinstance(shown, ComposerPage)
    theatre.qtbot.waitUntil(lambda: bool(shown.side.findChildren(Fold)), timeout=LONG)
    shown.side.findChildren(Fold)[0].click()


@dataclass(frozen=True, slots=True)
class Shot:
    """A scene, what of it is shown, how large the window is, and where the picture ends below; pixels of the window.

    Chinese lines are higher, so that a picture ends `higher` pixels further down.
    """

    scene: str
    find_part: Part = page
    size: QSize = SIZE
    height: int = SIZE.height()
    higher: int = 0
    prepare: Callable[[Theatre], object] = lambda _: None


PICTURES: Mapping[str, Shot] = {
    "window": Shot("briefings", whole, height=296, higher=26),
    "new-briefing": Shot("new-briefing", height=398, higher=20),
    "composer": Shot("composer", size=WIDE, height=WIDE.height()),
    "checks": Shot("checks", side, height=280, prepare=open_findings),
    "export": Shot("export", whole),
    "facts": Shot("facts"),
    "card": Shot("card"),
    "sources": Shot("sources", height=420),
    "chart": Shot("chart"),
    "import": Shot("table-import"),
    "meeting": Shot("meeting", whole),
    "library": Shot("library-file", height=276, higher=16),
}


@pytest.fixture
def theatre(
    request: pytest.FixtureRequest, qtbot: QtBot, wardrobe: Wardrobe, furnished: Path, tmp_path: Path
) -> Iterator[Theatre]:
    theatre = Theatre(qtbot, wardrobe, furnished, tmp_path, Wear(request.param, size=SIZE))
    yield theatre
    theatre.close()


@pytest.mark.parametrize("theatre", list(Language), indirect=True, ids=[each.value for each in Language])
def test_pictures_of_the_guide(theatre: Theatre) -> None:
    assert theatre.window.devicePixelRatioF() == SCALE
    folder = resources_dir() / "help" / name_folder(theatre.wear.language) / "pictures"
    changed = []
    for name, shot in PICTURES.items():
        theatre.window.resize(shot.size)
        top = {**SCENES, **MORE}[shot.scene](theatre)
        shot.prepare(theatre)
        height = shot.height + (shot.higher if theatre.wear.language.chinese else 0)
        few = paint_with_few(read_pixels(cut(theatre.settle(top), shot.find_part(theatre, top), top, height)))
        drawn = np.asarray(few.convert("RGB"))
        path = folder / f"{name}.png"
        same = path.exists() and np.array_equal(load_picture(path), drawn)
        if os.environ.get("HELP_PICTURES") == "make":
            if not same:
                path.parent.mkdir(parents=True, exist_ok=True)
                few.save(path, "PNG", optimize=True)
            continue
        kept = load_picture(path)
        if find_differences(kept, drawn) and (EXACT or share_of_change(kept, drawn) >= ELSEWHERE):
            changed.append(f"{folder.parent.name}/{name}: {find_differences(kept, drawn)[:3]}")
    assert changed == []


def paint_with_few(pixels: Pixels) -> Image.Image:
    """A picture in 256 colours, a third of the size. Not WebP: the frozen program reads no format that only it needs."""
    return Image.fromarray(pixels).quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def cut(image: QImage, part: QWidget, top: QWidget, height: int) -> QImage:
    """The part of a picture of a window in which a widget lies, down to a height."""
    place = QRect(part.mapTo(top, part.rect().topLeft()), part.size())
    left, upper = round(place.left() * SCALE), round(place.top() * SCALE)
    part_of_it = image.copy(left, upper, round(place.width() * SCALE), round(min(place.height(), height) * SCALE))
    part_of_it.setDevicePixelRatio(1)
    painter = QPainter(part_of_it)
    painter.setPen(QPen(EDGE, 2))
    painter.drawRect(part_of_it.rect().adjusted(1, 1, -1, -1))
    painter.end()
    return part_of_it
