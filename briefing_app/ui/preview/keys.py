"""The keys of the pages."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from briefing_app.ui.preview.page_surface import PageSurface

Command = Callable[[], object]

_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_NONE = Qt.KeyboardModifier.NoModifier


def find_command(event: QKeyEvent, view: PageSurface) -> Command | None:
    """What a key does on the pages; None where it is for others."""
    for standard, command in (
        (QKeySequence.StandardKey.Copy, view.copy),
        (QKeySequence.StandardKey.SelectAll, view.select_all),
        (QKeySequence.StandardKey.Find, view.find_asked.emit),
        (QKeySequence.StandardKey.ZoomIn, view.zoom_in),
        (QKeySequence.StandardKey.ZoomOut, view.zoom_out),
    ):
        if event.matches(standard):
            return command if view.pages is not None else None
    pressed = QKeyCombination(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, Qt.Key(event.key()))
    if view.pages is None:
        return None
    commands: dict[QKeyCombination, Command] = {
        QKeyCombination(_NONE, Qt.Key.Key_PageDown): lambda: view.go_to(view.page + 1),
        QKeyCombination(_NONE, Qt.Key.Key_PageUp): lambda: view.go_to(view.page - 1),
        QKeyCombination(_NONE, Qt.Key.Key_Home): lambda: view.go_to(1),
        QKeyCombination(_NONE, Qt.Key.Key_End): lambda: view.go_to(len(view.pages or ())),
        QKeyCombination(_CTRL, Qt.Key.Key_Home): lambda: view.go_to(1),
        QKeyCombination(_CTRL, Qt.Key.Key_End): lambda: view.go_to(len(view.pages or ())),
        QKeyCombination(_CTRL, Qt.Key.Key_Down): lambda: view.step_block(1),
        QKeyCombination(_CTRL, Qt.Key.Key_Up): lambda: view.step_block(-1),
        QKeyCombination(_CTRL, Qt.Key.Key_Equal): view.zoom_in,
        QKeyCombination(_CTRL | _SHIFT, Qt.Key.Key_Plus): view.zoom_in,
        QKeyCombination(_CTRL, Qt.Key.Key_0): view.fit_width,
    }
    if view.marks.hits:  # else F3 is for the checks
        commands |= {
            QKeyCombination(_NONE, Qt.Key.Key_F3): lambda: view.find_stepped.emit(1),
            QKeyCombination(_SHIFT, Qt.Key.Key_F3): lambda: view.find_stepped.emit(-1),
        }
    return commands.get(pressed)
