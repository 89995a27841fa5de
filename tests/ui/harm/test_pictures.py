"""Pictures that are none, lie, are cut off, or would fill the memory: one sentence each, and the library is what it was."""

import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from briefing_app.ui.briefings.properties_page import PropertiesPage
from briefing_app.ui.composer.page import ComposerPage
from briefing_app.ui.room import Where
from briefing_app.ui.window import MainWindow
from tests.ui.conftest import MakeWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bomb(side: int) -> bytes:
    """A PNG of a few kilobytes that wants side × side pixels."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 10_000_000, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def make_harm(folder: Path) -> dict[str, Path]:
    made: dict[str, Path] = {}

    def write(name: str, data: bytes) -> None:
        made[name] = folder / name
        made[name].write_bytes(data)

    Image.new("L", (10_000, 10_000), 200).save(folder / "hundred.png", compress_level=1)
    made["hundred megapixels"] = folder / "hundred.png"
    write("bomb.png", bomb(50_000))
    write("wider than all.png", bomb(2**31 - 1))
    Image.effect_noise((900, 700), 60).convert("RGB").save(folder / "whole.jpg")
    write("cut off.jpg", (folder / "whole.jpg").read_bytes()[:20_000])
    write("words.png", b"This is no picture.")
    write("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><script>1</script></svg>")
    write("drawing.png", (folder / "drawing.svg").read_bytes())
    write("nothing.png", b"")
    write("program.png", b"MZ" + bytes(5_000))
    made["folder"] = folder / "a folder.png"
    made["folder"].mkdir()
    made["gone"] = folder / "gone.png"
    return made


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    return make_window()


def test_a_logo_is_a_picture_or_a_sentence(window: MainWindow, tmp_path: Path) -> None:
    library = window.workspace.core.library
    briefing = library.list_briefings()[0]
    window.stage.go(Where("properties", briefing.id))
    page = window.page
    assert isinstance(page, PropertiesPage)
    before = library.list_assets()
    for name, path in make_harm(tmp_path).items():
        page.logo.take_file(path)
        assert page.logo.problem, name
        assert "Traceback" not in page.logo.problem
        assert library.list_assets() == before, name
    Image.new("RGB", (60, 40), "red").save(tmp_path / "good.png")
    page.logo.take_file(tmp_path / "good.png")
    assert not page.logo.problem
    assert library.get_briefing(briefing.id).logo
    assert library.find_damage() == ()


def test_a_picture_block_takes_none_of_them(window: MainWindow, tmp_path: Path) -> None:
    library = window.workspace.core.library
    briefing = next(each for each in library.list_briefings() if each.sections)
    window.stage.go(Where("composer", briefing.id))
    page = window.page
    assert isinstance(page, ComposerPage)
    for name, path in make_harm(tmp_path).items():
        window.info.hide()
        page.adding.add_picture(path, page.adding.spot)
        assert not window.info.isHidden(), name
        assert library.get_briefing(briefing.id) == briefing, name
    assert library.find_damage() == ()


def test_what_is_dropped_on_the_window_is_no_pack_or_is_refused(window: MainWindow, tmp_path: Path) -> None:
    library = window.workspace.core.library
    before = library.list_history()
    (tmp_path / "lies.json").write_bytes(b'{"manifest": ' + b"[" * 100_000)
    (tmp_path / "lies.zip").write_bytes(b"PK\x03\x04" + bytes(300))
    (tmp_path / "lies.pdf").write_bytes(b"%PDF-1.7\n" + bytes(300))
    harm = [*make_harm(tmp_path).values(), *tmp_path.glob("lies.*"), tmp_path]
    for path in harm:
        data = QMimeData()
        data.setUrls(
            [QUrl.fromLocalFile(str(path)), QUrl("http://127.0.0.1/pack.zip"), QUrl("file://server/share/x.zip")]
        )
        place, copy = QPoint(400, 300), Qt.DropAction.CopyAction
        button, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(place, copy, data, button, modifiers)
        enter.ignore()
        QApplication.sendEvent(window, enter)
        if enter.isAccepted():
            QApplication.sendEvent(window, QDropEvent(QPointF(place), copy, data, button, modifiers))
        for _ in range(3):
            QApplication.processEvents()
    assert library.list_history() == before
    assert library.find_damage() == ()
    assert window.isVisible()
