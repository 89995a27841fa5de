"""The press: frozen values in, proven PDF bytes and findings out; needs neither library nor clock, so it runs anywhere."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from briefing_app.charts.captioned import CaptionedScene
from briefing_app.charts.frames import Frame, PictureKind
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

_SCREEN_PX = 1920.0
"""Across a screen, and so the least width of a picture that may fill it; of one in half of the frame, half as many."""
_ENLARGED = 2.2  # of a drawing on a slide, as pdf/boxes/chart.py sets most of them
_SHARE = 0.75  # of the frame of a slide that a drawing has beside its words


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

    def draw_sheet(self, frozen: FrozenChart, frame: Frame) -> CaptionedScene:
        """A chart with title, notes and source around it, laid out for a frame with the fonts of documents.

        Raises:
            ChartDataError: It cannot show its data.
        """
        from briefing_app.charts.sheet import build_sheet
        from briefing_app.pdf.charts import make_measure

        measure = make_measure(self._resources.fonts, frozen.language)
        width, height = get_frame_size(frame)
        drawing = _lay_out(frozen, width, height, measure)
        words = (drawing.title, drawing.subtitle, drawing.note, drawing.source_note, drawing.alt)
        return CaptionedScene(build_sheet(drawing, measure), *words, drawing.key, drawing.reasons)

    def make_quick_start(self, language: Language, day: date) -> bytes:
        """The first page of the guide as a PDF."""
        from briefing_app.workspace.guide.quick_start import make_quick_start

        return make_quick_start(self._resources, language, day)

    def make_picture(
        self,
        frozen: FrozenChart,
        width_pt: float,
        *,
        kind: PictureKind,
        dpi: float,
        frame: Frame | None,
        day: date,
    ) -> bytes:
        """A chart with title, notes and source as a file, to be pasted into other programs.

        `width_pt` is the width of the drawing in it, unless it is laid out for a `frame`; `day` is for PDF, `dpi` for PNG,
        and raised where the picture would otherwise blur on a slide that fills a screen.

        Raises:
            InputError, ChartDataError: As for `draw_chart`.
        """
        from briefing_app.charts.sheet import build_sheet

        width, height = get_frame_size(frame) if frame is not None else (width_pt, None)
        if kind is PictureKind.PDF:
            from briefing_app.pdf.chart_sheet import write_chart_pdf

            drawn = self.draw_chart(frozen, width, height)
            resources = self._resources
            return write_chart_pdf(drawn, frozen.chart.slug, fonts=resources.fonts, icc=resources.icc, day=day)
        # Here, because matplotlib takes a third of a second to load and only pictures need it.
        from briefing_app.charts.figure import build_figure
        from briefing_app.charts.picture import PictureFonts, draw_png
        from briefing_app.charts.svg import draw_svg

        fonts = PictureFonts(self._resources.folder / "fonts", frozen.language)
        drawing = _lay_out(frozen, width, height, fonts.measure)
        sheet = build_sheet(drawing, fonts.measure)
        if kind is PictureKind.SVG:
            title = drawing.title or frozen.chart.slug
            return draw_svg(sheet, fonts, title=title, description=drawing.alt, language=frozen.language)
        across = _SCREEN_PX / 2 if frame is Frame.HALF else _SCREEN_PX
        return draw_png(build_figure(sheet, ()), fonts, max(dpi, across * 72 / sheet.width_pt))

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


def get_frame_size(frame: Frame) -> tuple[float, float | None]:
    """The width of a drawing in a frame and, where the frame has one, the height it may take; in points.

    Slides are read from afar: a drawing on one is laid out for a smaller sheet and enlarged.
    """
    from briefing_app.pdf.style import A4, SLIDE, Kind, get_scale  # here, because the window's process never needs it

    match frame:
        case Frame.FULL:
            return A4.frame_width, None
        case Frame.HALF:
            return (A4.frame_width - get_scale(Kind.PAGE).gutter) / 2, None
        case Frame.SLIDE:
            return SLIDE.frame_width / _ENLARGED, SLIDE.frame_height * _SHARE / _ENLARGED


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
