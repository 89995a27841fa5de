"""From the document tree to a tagged, archival PDF."""

from briefing_app.pdf.engine.fontbook import FontBook
from briefing_app.pdf.write import PdfReport, open_fonts, write_pdf

__all__ = ["FontBook", "PdfReport", "open_fonts", "write_pdf"]
