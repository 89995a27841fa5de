"""Logos on the first page: in their own proportions, within their place, described, and valid in both standards."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace

import pikepdf
import pytest
from PIL import Image

from briefing_app.document.tree import Document, Logo, SlideKind
from briefing_app.model.edition import Asset, Form
from briefing_app.model.language import LANGUAGES, Language
from tests.pdf.engine.reading import ARCHIVE, UA, find_failures, list_structure, open_pdf
from tests.pdf.layout.conftest import Write
from tests.pdf.layout.samples import make_document


def make_logo(width: int, height: int, mode: str = "RGBA") -> Logo:
    target = io.BytesIO()
    Image.new(mode, (width, height), "#AA3311").save(target, "PNG")
    data = target.getvalue()
    return Logo(Asset(hashlib.sha256(data).hexdigest(), "image/png", data), "Logo of the Office")


def with_logo(form: Form, logo: Logo, language: Language = Language.EN, paper: str = "A4") -> Document:
    document = replace(make_document(form, language), paper=paper)
    if document.cover:
        return replace(document, cover=replace(document.cover, logo=logo))
    slides = tuple(replace(each, logo=logo) if each.kind is SlideKind.TITLE else each for each in document.slides)
    return replace(document, slides=slides)


def placed(data: bytes) -> list[tuple[float, float, float, float]]:
    """Left, bottom, width and height of each picture of the first page, from the matrix before it."""
    with open_pdf(data) as pdf:
        found = []
        matrix: list[float] = []
        for each in pikepdf.parse_content_stream(pdf.pages[0]):
            if str(each.operator) == "cm":
                matrix = [float(number) for number in each.operands]
            elif str(each.operator) == "Do":
                found.append((matrix[4], matrix[5], matrix[0], matrix[3]))
        return found


@pytest.mark.parametrize("form", [Form.FULL, Form.SLIDES])
@pytest.mark.parametrize("size", [(400, 100), (100, 400), (3000, 200), (20, 20), (1, 900), (512, 512)])
def test_a_logo_is_never_distorted_nor_larger_than_its_place(write: Write, form: Form, size: tuple[int, int]) -> None:
    data = write(with_logo(form, make_logo(*size))).data
    ((left, bottom, width, height),) = placed(data)
    assert width / height == pytest.approx(size[0] / size[1], rel=0.01)
    assert height <= 56.01
    assert width <= 480.0
    assert width <= size[0] + 0.01  # never coarse
    with open_pdf(data) as pdf:
        box = [float(each) for each in pdf.pages[0].mediabox]
    assert 0 < left < left + width < box[2]
    assert 0 < bottom < bottom + height < box[3]


@pytest.mark.parametrize(("form", "paper"), [(Form.FULL, "A4"), (Form.FULL, "Letter"), (Form.SLIDES, "A4")])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_with_a_logo_is_valid_and_says_what_it_shows(
    write: Write, form: Form, paper: str, language: Language
) -> None:
    data = write(with_logo(form, make_logo(300, 80), language, paper)).data
    assert find_failures(data, UA) == []
    assert find_failures(data, ARCHIVE) == []
    with open_pdf(data) as pdf:
        alternatives = [str(each.get("/Alt", "")) for each in walk(pdf.Root.StructTreeRoot)]
    assert alternatives.count("Logo of the Office") == 1
    assert list_structure(data)


def walk(element: pikepdf.Object) -> list[pikepdf.Object]:
    """Every structure element below one."""
    if isinstance(element, pikepdf.Array):
        return [found for each in element for found in walk(each)]
    if not isinstance(element, pikepdf.Dictionary):
        return []
    below = walk(element["/K"]) if "/K" in element else []
    return [element, *below]


def test_a_grey_logo_on_a_crowded_cover_leaves_nothing_out(write: Write) -> None:
    document = with_logo(Form.FULL, make_logo(200, 200, "L"))
    assert document.cover is not None
    long = replace(
        document.cover, title="A title that goes on " * 12, organisation="An organisation of many words " * 6
    )
    written = write(replace(document, cover=long))
    assert not written.report.missing
    assert len(placed(written.data)) == 1
