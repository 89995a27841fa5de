"""A value in large type is never cut: what finds no room on its line stands below."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.model.language import Language
from briefing_app.ui.look import Look
from briefing_app.ui.widgets.number_label import NumberLabel
from briefing_app.wording.values import Parts

PARTS = Parts("about", "HK$2.08", "million for each project", " ")


@pytest.fixture
def label(qtbot: QtBot, look: Look) -> NumberLabel:
    label = NumberLabel(look, PARTS, Language.EN, "nothing")
    qtbot.addWidget(label)
    return label


def grab(label: NumberLabel, width: int) -> QImage:
    label.resize(width, label.heightForWidth(width))
    label.show()
    return label.grab().toImage()


def list_inked_columns(image: QImage) -> list[int]:
    ground = image.pixel(image.width() - 1, image.height() - 1)
    return [x for x in range(image.width()) if any(image.pixel(x, y) != ground for y in range(image.height()))]


def test_all_parts_stand_on_one_line_where_there_is_room(label: NumberLabel) -> None:
    wanted = label.sizeHint()
    assert label.heightForWidth(wanted.width()) == wanted.height()
    assert label.heightForWidth(wanted.width() + 100) == wanted.height()
    assert label.heightForWidth(wanted.width() - 10) > wanted.height()


def test_in_the_narrowest_room_nothing_is_cut(label: NumberLabel) -> None:
    least = label.minimumSizeHint().width()
    assert least < label.sizeHint().width()
    inked = list_inked_columns(grab(label, least))
    wide = list_inked_columns(grab(label, least + 60))
    assert inked[-1] == wide[-1], "the widest part ends where it ends with more room"
    assert inked[-1] < least


def test_a_layout_gives_it_the_height_of_all_its_lines(qtbot: QtBot, look: Look) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    label = NumberLabel(look, PARTS, Language.EN, "nothing")
    column = QVBoxLayout(holder)
    column.addWidget(label, 0, Qt.AlignmentFlag.AlignLeft)
    column.addStretch(1)
    holder.resize(holder.minimumSizeHint().width(), 300)
    holder.grab()  # lays out
    assert label.height() == label.heightForWidth(label.width()) > label.sizeHint().height()
