"""Fonts, a typesetter and new canvases for tests of the engine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from briefing_app.model.language import Language
from briefing_app.paths import resources_dir
from briefing_app.pdf.engine.archive import DocumentInfo
from briefing_app.pdf.engine.canvas import TaggedCanvas
from briefing_app.pdf.engine.fontbook import FontBook, load_font_book
from briefing_app.pdf.engine.paragraph import Typesetter

MakeCanvas = Callable[..., TaggedCanvas]

CREATED = datetime(2026, 9, 1, 9, 30, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture(scope="session")
def font_folder() -> Path:
    return resources_dir() / "fonts"


@pytest.fixture(scope="session")
def book(font_folder: Path) -> FontBook:
    return load_font_book(font_folder)


@pytest.fixture(scope="session")
def typesetter(book: FontBook) -> Typesetter:
    return Typesetter(book)


@pytest.fixture(scope="session")
def profile() -> bytes:
    return (resources_dir() / "icc" / "sRGB.icc").read_bytes()


@pytest.fixture
def make_canvas(typesetter: Typesetter, profile: bytes) -> MakeCanvas:
    def make(
        title: str = "Proof", language: Language = Language.EN, *, width: float = 595.0, height: float = 842.0
    ) -> TaggedCanvas:
        info = DocumentInfo(title, language, CREATED, author="Office", subject="Test", keywords=("biotech", "河套"))
        return TaggedCanvas(typesetter, info, profile, width=width, height=height)

    return make
