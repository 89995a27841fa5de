"""Ways to make a PDF of an artificial briefing: this program's, and those of the peers that are installed.

Each loads what it needs when it is made, so that a new process pays for its own engine only. `export` takes the data and
gives the bytes, charts drawn on the way; an engine that is used again may keep what it likes.
"""

from __future__ import annotations

import importlib.util
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Protocol

from benchmarks.sample import Graph, Sample
from briefing_app.paths import resources_dir

TODAY = date(2026, 11, 22)
FONTS = resources_dir() / "fonts"


class Engine(Protocol):
    """Something that makes PDFs."""

    def export(self, sample: Sample) -> bytes:
        """The finished file."""


class Ours:
    """This program: content, frozen edition, tagged and archival PDF with data and briefing attached."""

    def __init__(self, *, attached: bool = True) -> None:
        from briefing_app.paths import resources_dir
        from briefing_app.workspace import Resources
        from briefing_app.workspace.press import Press
        from briefing_app.workspace.process import prepare_process

        prepare_process()
        self._attached = attached
        self._press = Press(Resources(resources_dir()))
        self._press.warm_up()

    def export(self, sample: Sample) -> bytes:
        """The full briefing in English, for the delegation; not read back for proof."""
        from benchmarks.content import make_content
        from briefing_app.model.edition import Audience, Form
        from briefing_app.model.language import Language
        from briefing_app.workspace.closure import ContentReader
        from briefing_app.workspace.resolve import freeze

        content, briefing = make_content(sample)
        frozen = freeze(ContentReader(content), briefing, Audience.DELEGATION, TODAY, with_pack=self._attached)
        return self._press.draw(frozen.edition(Form.FULL, Language.EN))[0]


class _Charts:
    """Charts as SVG by matplotlib, each drawn once."""

    def __init__(self) -> None:
        from benchmarks.svg import draw_svg

        self._draw = draw_svg
        self._drawn: dict[Graph, bytes] = {}

    def get(self, graph: Graph) -> bytes:
        """The SVG of a chart."""
        if graph not in self._drawn:
            self._drawn[graph] = self._draw(graph)
        return self._drawn[graph]


class Typst:
    """Typst with its tags, and matplotlib's SVG."""

    def __init__(self) -> None:
        import typst

        self._charts = _Charts()
        self._folder = tempfile.TemporaryDirectory(prefix="hetao-bench-")
        self._compiler = typst.Compiler(root=self._folder.name, font_paths=[str(FONTS)], ignore_system_fonts=True)
        self._written: set[Graph] = set()

    def export(self, sample: Sample) -> bytes:
        """Write the source and the charts that are new, and compile."""
        from benchmarks.typst_source import write_source

        for at, part in enumerate(sample.parts):
            if part.graph not in self._written:
                (Path(self._folder.name) / f"chart{at}.svg").write_bytes(self._charts.get(part.graph))
                self._written.add(part.graph)
        source = Path(self._folder.name) / "main.typ"
        source.write_text(write_source(sample), encoding="utf-8")
        made = self._compiler.compile(input=str(source), format="pdf")
        assert isinstance(made, bytes)
        return made


class WeasyPrint:
    """WeasyPrint with tags (PDF/UA-1), and matplotlib's SVG."""

    def __init__(self) -> None:
        import weasyprint

        self._weasyprint = weasyprint
        self._charts = _Charts()

    def export(self, sample: Sample) -> bytes:
        """Write the page as HTML and print it."""
        from benchmarks.html_source import write_html

        page = self._weasyprint.HTML(string=write_html(sample, self._charts.get, FONTS))
        made: bytes = page.write_pdf(pdf_variant="pdf/ua-1")
        return made


ENGINES: dict[str, Callable[[], Engine]] = {
    "Hetao Briefing": Ours,
    "Hetao Briefing, no attachments": lambda: Ours(attached=False),
    "Typst + matplotlib SVG": Typst,
    "WeasyPrint + matplotlib SVG": WeasyPrint,
}
_NEEDS = {"Typst + matplotlib SVG": "typst", "WeasyPrint + matplotlib SVG": "weasyprint"}


def list_engines() -> list[str]:
    """The engines that are installed, ours first."""
    return [name for name in ENGINES if name not in _NEEDS or importlib.util.find_spec(_NEEDS[name])]
