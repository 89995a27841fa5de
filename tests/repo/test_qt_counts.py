"""The pinned PySide6 keeps the reference counts of None, True and False.

PySide6 6.12.0 on Python 3.11 takes one away with each call that returns nothing, and the process aborts after some five
thousand: this test makes an upgrade safe.
"""

import sys

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

CALLS = 300
SLACK = 30  # other objects of the interpreter come and go during the loop


class Emitter(QObject):
    happened = Signal(bool)


def count_singletons() -> tuple[int, int, int]:
    return sys.getrefcount(None), sys.getrefcount(True), sys.getrefcount(False)


@pytest.mark.parametrize("call", ["setEnabled", "emit", "parent"])
def test_calls_leave_the_counts_of_singletons_alone(qtbot: QtBot, call: str) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    emitter = Emitter()
    emitter.happened.connect(widget.setEnabled)
    before = count_singletons()
    for turn in range(CALLS):
        if call == "setEnabled":
            widget.setEnabled(turn % 2 == 0)
        elif call == "emit":
            emitter.happened.emit(turn % 2 == 0)
        else:
            assert widget.parent() is None
    after = count_singletons()
    assert all(abs(was - now) <= SLACK for was, now in zip(before, after, strict=True)), (before, after)
