"""Line break opportunities against the standard, as implemented by others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QTextBoundaryFinder

from briefing_app.pdf.engine.linebreak import ALLOWED, MUST, NO, find_uax14_breaks

GOLDEN = Path(__file__).with_name("uax14.txt")


def read_golden() -> list[str]:
    lines = GOLDEN.read_text("utf-8").split("\n")
    unescape = re.compile(r"\\x([0-9a-f]{2})|\\u([0-9a-f]{4})")
    return [unescape.sub(lambda match: chr(int(match[1] or match[2], 16)), line) for line in lines[2:] if line]


def test_agrees_with_an_independent_implementation() -> None:
    rows = read_golden()
    assert len(rows) == 900
    wrong = []
    for row in rows:
        text = row.replace("÷", "")
        breaks = find_uax14_breaks(text)
        mine = "".join(
            ("÷" if kind and at else "") + char for at, (kind, char) in enumerate(zip(breaks, text, strict=False))
        )
        if mine != row:
            wrong.append((mine, row))
    assert wrong == []


@pytest.mark.parametrize("text", ["", "a", "中", "\n", " "])
def test_length_and_end(text: str) -> None:
    breaks = find_uax14_breaks(text)
    assert len(breaks) == len(text) + 1
    assert breaks[-1] == MUST
    assert breaks[0] == (MUST if not text else NO)


def test_forced_ends() -> None:
    assert find_uax14_breaks("a\nb\r\nc\u2028d") == [0, 0, 2, 0, 0, 2, 0, 2, 2]


def test_em_dash_starts_no_line() -> None:
    assert find_uax14_breaks("河套——深圳")[2:5] == [NO, NO, ALLOWED]
    assert find_uax14_breaks("word—word")[4:6] == [NO, ALLOWED]


def test_flags_come_in_pairs() -> None:
    assert find_uax14_breaks("🇭🇰🇨🇳")[1:4] == [NO, ALLOWED, NO]


def test_combining_marks_and_joiners_hold_on() -> None:
    assert find_uax14_breaks("中\u0301文") == [0, 0, 1, 2]
    assert find_uax14_breaks("👩\u200d🔬")[1:3] == [NO, NO]


@given(st.text(alphabet="abz019 ，。「」《》中文字（）、；：！？%$.,-()", min_size=1, max_size=30))
def test_agrees_with_qt_on_what_briefings_contain(text: str) -> None:
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
    theirs = set()
    while (at := finder.toNextBoundary()) >= 0:
        theirs.add(at)
    mine = {at for at, kind in enumerate(find_uax14_breaks(text)) if kind}
    # Qt follows an older LB25 where a bracket, mark or sign meets a number; both leave those to keep_together.
    signs = re.compile(r"[$%.,\-()/]")
    unlike = {at for at in mine ^ theirs if not signs.search(text[max(0, at - 2) : at + 2])}
    assert unlike == set()
