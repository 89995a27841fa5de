"""The press: frozen values in, proven PDF bytes and findings out; needs neither library nor clock, so it runs anywhere."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.checks import Subject, find_findings
from briefing_app.checks.subject import FindMissing
from briefing_app.model.edition import Audience, Edition, Form
from briefing_app.model.finding import Finding
from briefing_app.model.language import Language
from briefing_app.workspace.resolve import Frozen

if TYPE_CHECKING:
    from briefing_app.charts.drawing import Drawing
    from briefing_app.charts.wrap import Measure
    from briefing_app.document.tree import Document
    from briefing_app.pdf import PdfReport
    from briefing_app.workspace.chart_views import FrozenChart
    from briefing_app.workspace.resources import Resources

Cancelled = Callable[[], bool]
Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class FileJob:
    """One file to make: the briefing as the delegation gets it, as this audience gets it, and in which shape."""

    whole: Frozen
    shown: Frozen
    form: Form
    language: Language
    name: str
    number: int
    show_staleness: bool = False


class Press:
    """Makes pages with the fonts and words of the program, which stay warm between two jobs."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources

    def warm_up(self) -> None:
        """Load the drawing libraries, fonts and words now, not with the first page."""
        from briefing_app import charts, document, pdf  # noqa: F401 - loaded for their own sake

        _ = self._resources.fonts, self._resources.icc, self._resources.wording

    def draw(
        self, edition: Edition, tell: Tell | None = None, cancelled: Cancelled | None = None
    ) -> tuple[bytes, PdfReport]:
        """A PDF as it is shown before an export, not proven."""
        made, report, _ = self._write(edition, tell, cancelled)
        return made, report

    def make(
        self, job: FileJob, tell: Tell | None = None, cancelled: Cancelled | None = None
    ) -> tuple[bytes, PdfReport]:
        """A PDF that was proven to say all its edition says and, for a hand-out, nothing internal.

        Raises:
            ProofError, LeakError: It does not; nothing must be kept.
            CancelledError: `cancelled` said so.
        """
        from briefing_app.workspace.proof import prove, prove_nothing_internal  # brings in the composers

        edition = job.shown.edition(job.form, job.language, number=job.number, show_staleness=job.show_staleness)
        made, report, document = self._write(edition, tell, cancelled)
        wording = self._resources.wording
        prove(made, edition, document, report.dropped, wording, job.name)
        if job.shown.audience is Audience.HANDOUT:
            prove_nothing_internal(made, job.whole, job.shown, wording, job.name)
        return made, report

    def find(
        self, whole: Frozen, shown: Frozen, languages: Sequence[Language], naming: Language = Language.EN
    ) -> tuple[Finding, ...]:
        """All findings, what blocks first; see `find_in`."""
        return find_in(whole, shown, languages, naming, self._resources.fonts.find_missing)

    def draw_chart(self, frozen: FrozenChart, width_pt: float, height_pt: float | None = None) -> Drawing:
        """A chart laid out with the fonts of documents, for a screen; loads no matplotlib.

        Raises:
            InputError: It is narrower than any chart can be.
            ChartDataError: It cannot show its data.
        """
        from briefing_app.pdf.charts import make_measure

        return _lay_out(frozen, width_pt, height_pt, make_measure(self._resources.fonts, frozen.language))

    def make_picture(self, frozen: FrozenChart, width_pt: float, dpi: float) -> bytes:
        """A chart with title, notes and source as PNG, to be pasted into other programs; `width_pt` is that of the drawing.

        Raises:
            InputError, ChartDataError: As for `draw_chart`.
        """
        # Here, because matplotlib takes a third of a second to load and only pictures need it.
        from briefing_app.charts.figure import build_figure
        from briefing_app.charts.picture import PictureFonts, draw_png
        from briefing_app.charts.sheet import build_sheet

        fonts = PictureFonts(self._resources.folder / "fonts", frozen.language)
        drawing = _lay_out(frozen, width_pt, None, fonts.measure)
        return draw_png(build_figure(build_sheet(drawing, fonts.measure), ()), fonts, dpi)

    def _write(
        self, edition: Edition, tell: Tell | None, cancelled: Cancelled | None
    ) -> tuple[bytes, PdfReport, Document]:
        from briefing_app.document import compose
        from briefing_app.pdf import write_pdf  # here, because the window's process never needs it

        document = compose(edition, self._resources.wording)
        target = io.BytesIO()
        fonts, icc = self._resources.fonts, self._resources.icc
        report = write_pdf(document, target, fonts=fonts, icc=icc, progress=tell, cancelled=cancelled)
        return target.getvalue(), report, document


def _lay_out(frozen: FrozenChart, width_pt: float, height_pt: float | None, measure: Measure) -> Drawing:
    from briefing_app.charts.drawing import build_drawing

    return build_drawing(
        frozen.chart,
        frozen.dataset,
        frozen.figures,
        frozen.language,
        width_pt=width_pt,
        height_pt=height_pt,
        measure=measure,
        sources=frozen.sources,
    )


def find_in(
    whole: Frozen, shown: Frozen, languages: Sequence[Language], naming: Language, find_missing: FindMissing
) -> tuple[Finding, ...]:
    """The findings of a frozen briefing; things are named in `naming`.

    Args:
        whole: The briefing as the delegation gets it.
        shown: The briefing as the audience in question gets it.
        languages: The languages to be exported.
        naming: The reader's language.
        find_missing: Tells which characters no font has.
    """
    subject = Subject(
        briefing=shown.briefing,
        content=shown.content,
        figures=shown.figures,
        languages=tuple(languages),
        audience=shown.audience,
        today=shown.today,
        whole_briefing=whole.briefing,
        whole_content=whole.content,
        find_missing_glyphs=find_missing,
        naming=naming,
        template=whole.template,
    )
    return find_findings(subject)
