"""Puts what was copied on the clipboard, as text and as HTML, so that mail and Word take the better of the two."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication, QImage


class Clip(Protocol):
    """What `workspace.copying` makes."""

    @property
    def text(self) -> str:
        """Plain text."""

    @property
    def html(self) -> str:
        """The same as HTML; empty where there is none."""


def put(clip: Clip) -> None:
    """Put text and HTML on the clipboard."""
    data = QMimeData()
    data.setText(clip.text)
    if clip.html:
        data.setHtml(clip.html)
    QGuiApplication.clipboard().setMimeData(data)


def put_picture(png: bytes) -> bool:
    """Put a PNG on the clipboard, as pixels and as the file itself; False where it is none."""
    image = QImage()
    if not image.loadFromData(png):
        return False
    data = QMimeData()
    data.setImageData(image)
    data.setData("image/png", QByteArray(png))
    QGuiApplication.clipboard().setMimeData(data)
    return True
