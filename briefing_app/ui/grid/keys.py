"""The keys of a spreadsheet, and what each asks for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_Key = Qt.Key
_Standard = QKeySequence.StandardKey
_STANDARD = (
    (_Standard.Copy, "copy"),
    (_Standard.Cut, "cut"),
    (_Standard.Paste, "paste"),
    (_Standard.SelectAll, "select_all"),
)
_CONTROL = {
    _Key.Key_D: "fill_down", _Key.Key_R: "fill_right", _Key.Key_Minus: "delete_rows",
    _Key.Key_Plus: "insert_rows", _Key.Key_Equal: "insert_rows",
}  # fmt: skip
_PLAIN = {_Key.Key_Delete: "delete", _Key.Key_Backspace: "delete", _Key.Key_F2: "rename"}


def find_act(event: QKeyEvent) -> str:
    """What a key asks of the grid; empty where it is none of its keys."""
    for standard, act in _STANDARD:
        if event.matches(standard):
            return act
    key, modifiers = _Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if not modifiers:
        return _PLAIN.get(key, "")
    if key is _Key.Key_F2 and modifiers == Qt.KeyboardModifier.ShiftModifier:
        return "bar"
    control = modifiers & Qt.KeyboardModifier.ControlModifier
    alone = not modifiers & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier)
    if control and alone and (key in (_Key.Key_Plus, _Key.Key_Equal) or modifiers == control):
        return _CONTROL.get(key, "")
    return ""
