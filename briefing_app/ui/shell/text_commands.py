"""Cut, copy, paste and select for the field that has the focus, whatever page it stands on."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from briefing_app.ui.page import Commands


def find_text_commands(focus: QWidget | None) -> Commands:
    """What can be done with the text of a field or a label that can be selected; nothing for other widgets."""
    if isinstance(focus, QLabel):
        return _of_label(focus)
    if not isinstance(focus, (QLineEdit, QTextEdit, QPlainTextEdit)):
        return {}
    commands = {"copy": focus.copy, "select_all": focus.selectAll}
    if focus.isReadOnly():
        return commands
    return {**commands, "cut": focus.cut, "paste": focus.paste, "delete": lambda: _delete(focus)}


def _of_label(label: QLabel) -> Commands:
    if not label.textInteractionFlags() & label.textInteractionFlags().TextSelectableByKeyboard:
        return {}
    return {"select_all": lambda: label.setSelection(0, len(label.text())), "copy": lambda: _copy(label)}


def _copy(label: QLabel) -> None:
    QGuiApplication.clipboard().setText(label.selectedText() or label.text())


def _delete(field: QLineEdit | QTextEdit | QPlainTextEdit) -> None:
    """What the Delete key does: the selection, else the character behind the cursor."""
    if isinstance(field, QLineEdit):
        field.del_()
        return
    cursor = field.textCursor()
    if not cursor.hasSelection():
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    field.setTextCursor(cursor)
