"""Data of a chart as a CSV file for spreadsheets: what the PDF attaches beside the drawing."""

from __future__ import annotations

import csv
import io

from briefing_app.charts import words
from briefing_app.charts.shown import Shown
from briefing_app.model.language import Language, LocalText

_HEADINGS = (
    LocalText("Name", "名稱", "名称"),
    LocalText("Series", "系列", "系列"),
    LocalText("Value", "數值", "数值"),
    LocalText("Upper value", "數值上限", "数值上限"),
    LocalText("Qualifier", "準確程度", "准确程度"),
    LocalText("Unit", "單位", "单位"),
    LocalText("As of", "截至", "截至"),
    LocalText("As printed", "印出文字", "印出文字"),
)
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def build_csv(shown: Shown, language: Language) -> bytes:
    """The shown entries as UTF-8 with byte order mark and CRLF, as Excel reads it.

    Numbers are exact decimals without grouping. Words that a spreadsheet would take for a formula get a leading apostrophe.
    A missing value is an empty cell, and its printed text says so. For a timeline the value is the date.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([each.get(language) for each in _HEADINGS])
    for entry in shown.entries:
        datum = entry.datum
        number = datum.number is not None
        value = f"{datum.number:f}" if datum.number is not None else str(datum.date or "")
        writer.writerow(
            [
                _defuse(entry.name),
                _defuse(entry.series),
                value,
                f"{datum.upper:f}" if datum.upper is not None else "",
                datum.qualifier.value if number else "",
                datum.unit.value if number else "",
                str(datum.as_of or ""),
                _defuse(datum.printed) if not datum.missing else words.MISSING.get(language),
            ]
        )
    return b"\xef\xbb\xbf" + buffer.getvalue().encode("utf-8")


def _defuse(text: str) -> str:
    """Neutralise formula injection (OWASP: cells that begin with = + - @, tab or carriage return)."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
