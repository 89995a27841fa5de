"""Fonts, profile and written sample files, made once."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

import pytest

from briefing_app.document.tree import Document
from briefing_app.model.edition import Form
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.paths import resources_dir
from briefing_app.pdf import FontBook, PdfReport, open_fonts, write_pdf
from tests.pdf.layout.samples import make_document


class Written(NamedTuple):
    """A document, its bytes and what was reported."""

    document: Document
    data: bytes
    report: PdfReport


Write = Callable[[Document], Written]
WriteSample = Callable[[Form, Language], Written]

EVERY = [pytest.param(form, language, id=f"{form}-{language}") for form in Form for language in LANGUAGES]


@pytest.fixture(scope="session")
def fonts() -> FontBook:
    return open_fonts(resources_dir())


@pytest.fixture(scope="session")
def write(fonts: FontBook) -> Write:
    icc = (resources_dir() / "icc" / "sRGB.icc").read_bytes()

    def run(document: Document) -> Written:
        target = io.BytesIO()
        report = write_pdf(document, target, fonts=fonts, icc=icc)
        return Written(document, target.getvalue(), report)

    return run


@pytest.fixture(scope="session")
def sample(write: Write) -> WriteSample:
    return lru_cache(lambda form, language: write(make_document(form, language)))
