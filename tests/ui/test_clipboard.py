"""What is copied is on the clipboard in the form that each program takes best."""

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QImage

from briefing_app.ui.clipboard import put, put_picture
from briefing_app.workspace.copying import Clip

pytestmark = pytest.mark.usefixtures("qapp")


def make_png() -> bytes:
    image = QImage(6, 4, QImage.Format.Format_RGB32)
    image.fill(0xFF2556C9)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def test_text_and_html() -> None:
    put(Clip("HK$1.76 billion <1>", "<p>HK$1.76 billion &lt;1&gt;</p>"))
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "HK$1.76 billion <1>"
    assert "&lt;1&gt;" in data.html()
    put(Clip("plain", ""))
    assert not QGuiApplication.clipboard().mimeData().hasHtml()


def test_picture() -> None:
    png = make_png()
    assert put_picture(png)
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    assert QGuiApplication.clipboard().image().size().toTuple() == (6, 4)
    assert not put_picture(b"no picture")
    assert QGuiApplication.clipboard().mimeData().hasImage()  # what was there stays
