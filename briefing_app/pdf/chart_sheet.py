"""One chart as a PDF of its own, as large as it is: tagged, with the fonts of documents and its data attached."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from briefing_app.charts.drawing import Drawing
from briefing_app.charts.scene import Label, Mark, Scene
from briefing_app.charts.sheet import build_sheet
from briefing_app.pdf.charts import make_measure, write_scene
from briefing_app.pdf.engine.archive import Attachment, DocumentInfo
from briefing_app.pdf.engine.canvas import TaggedCanvas
from briefing_app.pdf.engine.fontbook import FontBook
from briefing_app.pdf.memory import get_memory
from briefing_app.pdf.pen import Pen, Tag

_TAGS = {"title": "H1", "subtitle": "P", "note": "P", "source": "P"}


def write_chart_pdf(drawing: Drawing, name: str, *, fonts: FontBook, icc: bytes, day: date) -> bytes:
    """A chart with title, notes and source on a page of its size.

    Args:
        drawing: Laid out with the measure of `fonts` (`make_measure`).
        name: Of the attached data, without `.csv`, and of the file where the chart has no title.
        fonts: From `open_fonts`.
        icc: An sRGB colour profile.
        day: On which it is made; the same drawing and day give the same bytes.
    """
    language = drawing.table.language
    sheet = build_sheet(drawing, make_measure(fonts, language))
    words, marks = _part(sheet, drawing)
    created = datetime(day.year, day.month, day.day, tzinfo=UTC)
    title = drawing.title or name
    info = DocumentInfo(title=title, language=language, created=created)
    canvas = TaggedCanvas(get_memory(fonts).typesetter, info, icc, width=sheet.width_pt, height=sheet.height_pt)
    pen = Pen(canvas)

    def draw(part: Sequence[Mark], tag: Tag) -> None:
        if part:
            scene = Scene(sheet.width_pt, sheet.height_pt, tuple(part))
            pen.draw_drawing(write_scene(scene, fonts, language), 0.0, 0.0, tag)

    for role in ("title", "subtitle"):
        draw(words[role], Tag(_TAGS[role]))
    draw(marks, Tag("Figure", alt=drawing.alt))
    for role in ("note", "source"):
        draw(words[role], Tag(_TAGS[role]))
    canvas.set_attachments([Attachment(f"{name}.csv", drawing.csv, "text/csv", "Data", title)])
    return canvas.finish().data


def _part(sheet: Scene, drawing: Drawing) -> tuple[dict[str, list[Mark]], tuple[Mark, ...]]:
    """The words around a drawing by what they are, and its marks, which the sheet has last."""
    around = len(sheet.marks) - len(drawing.scene.marks)
    words: dict[str, list[Mark]] = {role: [] for role in _TAGS}
    for mark in sheet.marks[:around]:
        assert isinstance(mark, Label)
        words[mark.role].append(mark)
    return words, sheet.marks[around:]
