"""Charts on pages: a briefing of a few charts, written as a PDF, and where each drawing came to lie."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pikepdf

from briefing_app.document import compose
from briefing_app.document.tree import Document
from briefing_app.model.block import ChartBlock
from briefing_app.model.briefing import Briefing, Section
from briefing_app.model.edition import Audience, Edition, Form
from briefing_app.model.language import Language, LocalText
from briefing_app.paths import resources_dir
from briefing_app.pdf import FontBook, write_pdf
from briefing_app.wording.catalogue import Catalogue
from briefing_app.wording.printed import Wording
from tests.charts.gallery.tables import SOURCES, Example

_TITLE = LocalText("Gallery of charts", "圖表圖例", "图表图例")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a drawing lies: page from 0, and left, bottom, right, top in points from the page's lower left corner."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


def make_edition(
    examples: Sequence[Example], form: Form, language: Language, *, width: str = "full", data: str = "auto"
) -> Edition:
    """A briefing of one section that shows these charts one after another."""
    blocks = tuple(
        ChartBlock(id=f"block-{at}", chart_id=each.chart.id, width=width, data=data) for at, each in enumerate(examples)
    )
    return Edition(
        briefing=Briefing(id="briefing", slug="gallery", title=_TITLE, sections=(Section("section", _TITLE, blocks),)),
        form=form,
        language=language,
        audience=Audience.DELEGATION,
        today=date(2024, 12, 1),
        charts={each.chart.id: each.chart for each in examples},
        datasets={each.dataset.id: each.dataset for each in examples},
        sources=SOURCES,
    )


def make_document(edition: Edition) -> Document:
    """The edition in words."""
    return compose(edition, Wording(Catalogue.load(resources_dir() / "i18n" / "print")))


def write_document(document: Document, fonts: FontBook) -> bytes:
    """The file of a document."""
    target = io.BytesIO()
    write_pdf(document, target, fonts=fonts, icc=(resources_dir() / "icc" / "sRGB.icc").read_bytes())
    return target.getvalue()


def write_charts(
    examples: Sequence[Example], form: Form, language: Language, fonts: FontBook, *, data: str = "auto"
) -> bytes:
    """The file of a briefing that shows these charts."""
    return write_document(make_document(make_edition(examples, form, language, data=data)), fonts)


def find_figures(data: bytes) -> tuple[tuple[Place, str], ...]:
    """Place and alternative text of every figure of a file, in reading order."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        found: list[tuple[Place, str]] = []

        def walk(element: pikepdf.Object) -> None:
            if str(element.S) == "/Figure":
                (box,) = (each.BBox for each in element.A if "/BBox" in each)
                left, bottom, right, top = (float(each) for each in box)
                found.append((Place(pages[element.Pg.objgen], left, bottom, right, top), str(element.Alt)))
            for kid in element.get("/K", pikepdf.Array()):
                if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                    walk(kid)

        for kid in pdf.Root.StructTreeRoot.K:
            walk(kid)
    return tuple(found)
