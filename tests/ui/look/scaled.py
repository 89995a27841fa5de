"""Run by test_scale.py in a process of its own, for the scale is fixed when Qt starts: pages in a small window, scaled up."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.model.language import Language
from briefing_app.ui.appearance import Wardrobe
from tests.ui.accessibility.walk import describe, find_clipped, find_outside
from tests.ui.scenes import SCENES, SMALL, Theatre, Wear

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SCALE = float(os.environ["QT_SCALE_FACTOR"])
LANGUAGE = Language(os.environ["SCALED_LANGUAGE"])
LOOKED_AT = ("briefings", "facts", "card", "composer", "charts", "export", "settings", "first-start")


@pytest.fixture
def theatre(qtbot: QtBot, wardrobe: Wardrobe, furnished: Path, tmp_path: Path) -> Iterator[Theatre]:
    theatre = Theatre(qtbot, wardrobe, furnished, tmp_path, Wear(LANGUAGE, size=SMALL))
    yield theatre
    theatre.close()


def test_pages_are_whole_and_pictures_sharp(theatre: Theatre, monkeypatch: pytest.MonkeyPatch) -> None:
    assert theatre.window.devicePixelRatioF() == SCALE
    painted: list[str] = []
    draw = QPainter.drawPixmap

    def watch(painter: QPainter, *args: Any) -> None:
        painted.extend(find_blurred_painting(*args))
        draw(painter, *args)

    monkeypatch.setattr(QPainter, "drawPixmap", watch)
    found = []
    for name in LOOKED_AT:
        top = SCENES[name](theatre)
        theatre.settle(top)
        painted.clear()
        assert top.grab().devicePixelRatioF() == SCALE
        looks = (find_clipped(top), find_outside(top), find_blurred(top), painted)
        found += [f"{name}: {said}" for look in looks for said in look]
    assert found == []


def find_blurred(top: QWidget) -> list[str]:
    """Labels and buttons with a picture of fewer pixels than the place it stands in."""
    found = []
    for each in top.findChildren(QWidget):
        if not each.isVisibleTo(top):
            continue
        if isinstance(each, QLabel) and not each.pixmap().isNull() and each.pixmap().devicePixelRatioF() < SCALE:
            found.append(f"{describe(each)} has a picture for {each.pixmap().devicePixelRatioF()}")
        if isinstance(each, QAbstractButton) and not each.icon().isNull():
            drawn = {size.width() for size in each.icon().availableSizes(QIcon.Mode.Normal)}
            wanted = each.iconSize().width() * SCALE
            if wanted not in drawn if each.iconSize().width() in (16, 20, 24) else wanted > max(drawn):
                found.append(f"{describe(each)} has an icon of {drawn} pixels for {wanted}")
    return found


def find_blurred_painting(*args: Any) -> Iterator[str]:
    """A picture that a list, a page or a chart paints larger than it is."""
    (picture,) = (each for each in args if isinstance(each, QPixmap))
    places = [QRectF(each) for each in args[:1] if isinstance(each, QRectF) or hasattr(each, "getRect")]
    if places:
        wide = (args[2].width() if len(args) > 2 else picture.width()) / places[0].width()
        if wide < SCALE * 0.99:
            yield f"a picture is painted with {wide:.2f} pixels for one"
    elif picture.devicePixelRatioF() < SCALE:
        yield f"a picture for {picture.devicePixelRatioF()} is painted"
