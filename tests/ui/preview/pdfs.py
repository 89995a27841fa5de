"""Small PDFs whose words and links stand at known places."""

import io

from reportlab.pdfgen.canvas import Canvas

SIZE = (400.0, 600.0)


def make_text_pdf(pages: list[list[str]]) -> bytes:
    """One page a list, its lines 40 points apart from 560 points up, in Helvetica 20."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=SIZE)
    for number, lines in enumerate(pages):
        canvas.bookmarkPage(f"page{number}")
        canvas.setFont("Helvetica", 20)
        for at, line in enumerate(lines):
            canvas.drawString(40, 560 - 40 * at, line)
        if number == 0 and len(pages) > 1:
            canvas.linkRect("", f"page{len(pages) - 1}", (40, 100, 200, 140), relative=1)
            canvas.linkURL("https://example.org/report", (40, 40, 200, 80), relative=1)
        canvas.showPage()
    canvas.save()
    return target.getvalue()
