"""The inner workings of reportlab that the engine leans on, and what importing the engine costs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import reportlab
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from briefing_app.pdf.engine.pdf_objects import RawStream, format_name, format_number, format_text
from tests.pdf.engine.conftest import MakeCanvas

ROOT = Path(__file__).parents[3]


def test_the_version_is_the_one_that_was_looked_at() -> None:
    assert reportlab.Version == "5.1.0"


def test_the_hooks_are_still_there() -> None:
    assert callable(Canvas._make_preamble)  # type: ignore[attr-defined]
    assert callable(Canvas._setAnnotations)  # type: ignore[attr-defined]
    document: Any = pdfdoc.PDFDocument()
    assert "ViewerPreferences" in document.Catalog.__NoDefault__
    assert document.objectcounter == 1


def test_streams_end_as_the_archive_demands(make_canvas: MakeCanvas) -> None:
    data = make_canvas().finish().data
    assert data.count(b"\r\nendstream") == len(re.findall(rb"[^d]stream\n", data))
    formatted = RawStream(b"data", b"/N 3", compress=False).format(None)
    assert formatted == b"<</N 3/Length 4>>\nstream\ndata\r\nendstream\n"


def test_small_objects() -> None:
    assert format_text("a(b)\\") == b"(a\\(b\\)\\\\)"
    assert format_text("港") == b"<FEFF6E2F>"
    assert format_text("a\nb") == b"<FEFF0061000A0062>"
    assert format_name("application/json") == b"/application#2Fjson"
    assert format_name("港") == b"/#E6#B8#AF"
    assert [format_number(value) for value in (1, 1.0, 0.5, 1.23456, -0.1, 100.0, 1e-7)] == [
        "1", "1", "0.5", "1.235", "-0.1", "100", "0",
    ]  # fmt: skip


def test_engine_loads_neither_matplotlib_nor_hyphenation_nor_network_code() -> None:
    program = (
        "import sys, types\n"
        "package = types.ModuleType('briefing_app.pdf')\n"  # the engine alone, without the layout above it
        "package.__path__ = ['briefing_app/pdf']\n"
        "sys.modules['briefing_app.pdf'] = package\n"
        "import briefing_app.pdf.engine.canvas\n"
        "print([name for name in ('matplotlib', 'numpy', 'pyphen', 'urllib.request') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
