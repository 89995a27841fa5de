"""The same document gives the same bytes: twice, after other documents, and in another process."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing_app.model.language import Language
from briefing_app.pdf.engine.text_style import TextStyle
from tests.pdf.engine.conftest import MakeCanvas
from tests.pdf.engine.demo import build_demo

ROOT = Path(__file__).parents[3]
PROGRAM = """
import hashlib
from briefing_app.model.language import Language
from briefing_app.paths import resources_dir
from briefing_app.pdf.engine.archive import DocumentInfo
from briefing_app.pdf.engine.canvas import TaggedCanvas
from briefing_app.pdf.engine.fontbook import load_font_book
from briefing_app.pdf.engine.paragraph import Typesetter
from tests.pdf.engine.conftest import CREATED
from tests.pdf.engine.demo import build_demo
typesetter = Typesetter(load_font_book(resources_dir() / "fonts"))
profile = (resources_dir() / "icc" / "sRGB.icc").read_bytes()
info = DocumentInfo("Proof", Language.EN, CREATED, author="Office", subject="Test", keywords=("biotech", "河套"))
canvas = TaggedCanvas(typesetter, info, profile, width=595.0, height=842.0)
build_demo(canvas)
print(hashlib.sha256(canvas.finish().data).hexdigest())
"""


def hash_demo(make_canvas: MakeCanvas, title: str = "Proof") -> str:
    canvas = make_canvas(title)
    build_demo(canvas)
    return hashlib.sha256(canvas.finish().data).hexdigest()


def test_same_bytes_twice_with_another_document_between(make_canvas: MakeCanvas) -> None:
    first = hash_demo(make_canvas)
    other = make_canvas("Other")
    other.draw_text("深圳 other 骨 glyphs first", 50, 50, TextStyle(), Language.HANS)
    other.finish()
    assert hash_demo(make_canvas) == first


@pytest.mark.parametrize("seed", ["1", "4242"])
def test_same_bytes_in_another_process(make_canvas: MakeCanvas, seed: str) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == hash_demo(make_canvas)


def test_other_content_gives_another_identifier(make_canvas: MakeCanvas) -> None:
    def get_id(word: str) -> bytes:
        canvas = make_canvas()
        canvas.draw_text(word, 50, 50, TextStyle(), Language.EN)
        data = canvas.finish().data
        return data[data.index(b"/ID") : data.index(b"startxref")]

    assert get_id("one") == get_id("one")
    assert get_id("one") != get_id("two")
