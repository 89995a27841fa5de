"""Self-test: charts as pictures of every kind, read back; pages drawn as the preview draws them."""

from __future__ import annotations

import io
from xml.etree import ElementTree

import defusedxml.ElementTree
import pypdfium2
from PIL import Image

from briefing_app.charts.frames import PictureKind
from briefing_app.formats.pack.pictures import parse_picture
from briefing_app.formats.pdf_read import read_attachments, read_pages
from briefing_app.model.language import LANGUAGES
from briefing_app.self_test.bench import Bench, need
from briefing_app.workspace.worker import PictureMade, PictureTask

_SCALE = 0.5  # pixels a point; enough to see that something is there


def try_pictures(bench: Bench) -> str:
    """Every chart of the library as PNG, SVG and PDF, in one language each after the other."""
    folder = bench.make_folder("charts")
    charts = bench.workspace.library.list_charts()
    need(charts, "the library holds no chart")
    count = 0
    for at, chart in enumerate(charts):
        language = LANGUAGES[at % len(LANGUAGES)]
        frozen = bench.workspace.charts.freeze_chart(chart.id, language)
        for kind in PictureKind:
            made = bench.worker.do(PictureTask(count, frozen, kind=kind))
            assert isinstance(made, PictureMade)
            name = f"{chart.slug}_{language.value}.{kind.value}"
            (folder / name).write_bytes(made.data)
            _read(made.data, kind, name)
            count += 1
    _try_jpeg()
    return f"{count} pictures of {len(charts)} charts"


def _read(data: bytes, kind: PictureKind, name: str) -> None:
    match kind:
        case PictureKind.PNG:
            parse_picture(data, name)
            with Image.open(io.BytesIO(data)) as image:
                need_drawing(image, name)
        case PictureKind.SVG:
            root = defusedxml.ElementTree.fromstring(data)
            assert isinstance(root, ElementTree.Element)
            need(root.tag.endswith("svg") and len(root), f"{name} draws nothing")
        case PictureKind.PDF:
            draw_page(data, name)
            need("".join(read_pages(data)).strip(), f"{name} holds no text")


def _try_jpeg() -> None:
    """Photographs come as JPEG."""
    target = io.BytesIO()
    Image.new("RGB", (64, 48), (200, 40, 40)).save(target, "JPEG")
    need(parse_picture(target.getvalue()).media_type == "image/jpeg", "a JPEG was not recognised")


def draw_page(data: bytes, name: str) -> None:
    """Draw the first page of a PDF and read the files inside it.

    Raises:
        SelfTestError: The page is empty.
    """
    document = pypdfium2.PdfDocument(data)
    try:
        need_drawing(document[0].render(scale=_SCALE).to_pil(), name)
    finally:
        document.close()
    read_attachments(data)


def need_drawing(image: Image.Image, name: str) -> None:
    """Go on only if a picture shows something.

    Raises:
        SelfTestError: It has one colour.
    """
    low, high = image.convert("L").getextrema()
    need(low != high, f"{name} shows nothing")
