"""Links in a PDF: what lies under a point and where it leads."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link leads: a page of the document (from 0) and how far up it in points, or an address outside of it."""

    page: int = -1
    top: float | None = None
    address: str = ""


def find_link(document: Any, page: Any, x: float, y: float) -> Link | None:
    """The link at a point of a page of pypdfium2, in points from its lower left corner."""
    found = raw.FPDFLink_GetLinkAtPoint(page, x, y)
    if not found:
        return None
    target = raw.FPDFLink_GetDest(document, found)
    if not target:
        action = raw.FPDFLink_GetAction(found)
        if not action:
            return None
        if raw.FPDFAction_GetType(action) == raw.PDFACTION_URI:
            return Link(address=_read_address(document, action))
        target = raw.FPDFAction_GetDest(document, action)
    at = raw.FPDFDest_GetDestPageIndex(document, target) if target else -1
    return Link(at, _read_top(target)) if at >= 0 else None


def _read_address(document: Any, action: Any) -> str:
    size = raw.FPDFAction_GetURIPath(document, action, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAction_GetURIPath(document, action, buffer, size)
    return buffer.value.decode("utf-8", "replace")


def _read_top(target: Any) -> float | None:
    """How far up the page a target lies; None where it names the page only."""
    has_x, has_y, has_zoom = (ctypes.c_int() for _ in range(3))
    x, y, zoom = (ctypes.c_float() for _ in range(3))
    known = raw.FPDFDest_GetLocationInPage(
        target, *(ctypes.byref(each) for each in (has_x, has_y, has_zoom, x, y, zoom))
    )
    return y.value if known and has_y.value else None
