"""Blocks and sections on the clipboard: whole, so that they can be pasted into another briefing after they were cut here."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QByteArray, QMimeData

from briefing_app.errors import BriefingError
from briefing_app.model.block import AnyBlock
from briefing_app.store.briefings import BLOCKS, kind_of
from briefing_app.store.codec import dump, load

FORMAT = "application/x-hetao-blocks"
_MOST = 20_000_000  # bytes; a briefing is far smaller


def write_blocks(blocks: Sequence[AnyBlock], text: str) -> QMimeData:
    """Blocks, and what they are called for programs that know no blocks."""
    data = QMimeData()
    content = [{"kind": kind_of(each), "content": dump(each)} for each in blocks]
    data.setData(FORMAT, QByteArray(json.dumps(content).encode()))
    data.setText(text)
    return data


def read_blocks(data: QMimeData) -> tuple[AnyBlock, ...]:
    """The blocks, without ids; none where there are none of ours, or where another program wrote nonsense under our name."""
    if not data.hasFormat(FORMAT):
        return ()
    raw = data.data(FORMAT)
    if raw.size() > _MOST:
        return ()
    try:
        return tuple(
            replace(load(BLOCKS[each["kind"]], each["content"]), id="") for each in json.loads(bytes(raw.data()))
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, BriefingError):
        return ()  # nothing that a window of ours has written
