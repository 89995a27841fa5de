"""What is dragged between lists, outline and pages: things of the library by kind and id, never their content."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QMimeData

ITEMS = "application/x-hetao-items"
KINDS = frozenset({"card", "chart", "block", "section", "new"})
_MOST = 300_000  # bytes, five thousand things; more is nothing that anybody puts into a briefing
_LONGEST = 200  # characters of an id


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is dragged: a `card`, `chart`, `block` or `section` by its id, or a `new` block by its kind."""

    kind: str
    id: str


def write_items(items: Sequence[Item]) -> QMimeData:
    """The mime data of a drag."""
    data = QMimeData()
    content = [{"kind": each.kind, "id": each.id} for each in items]
    data.setData(ITEMS, QByteArray(json.dumps(content).encode()))
    return data


def read_items(data: QMimeData) -> tuple[Item, ...]:
    """What is dragged; empty where it is nothing of ours. Another program may send anything under our name."""
    if not data.hasFormat(ITEMS):
        return ()
    raw = data.data(ITEMS)
    if raw.size() > _MOST:
        return ()
    try:
        content = json.loads(bytes(raw.data()))
    except (ValueError, RecursionError):
        return ()
    if not isinstance(content, list):
        return ()
    items = []
    for each in content:
        kind, id = (each.get("kind"), each.get("id")) if isinstance(each, dict) else (None, None)
        if not (isinstance(kind, str) and kind in KINDS and isinstance(id, str) and _is_id(id)):
            return ()
        items.append(Item(kind, id))
    return tuple(dict.fromkeys(items))


def _is_id(text: str) -> bool:
    return 0 < len(text) <= _LONGEST and text.isprintable()  # halves of pairs cannot even be looked for
