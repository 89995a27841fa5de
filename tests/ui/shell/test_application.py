"""The system is told whose windows these are: their name and the mark they wear in frames and taskbars."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from briefing_app import __version__
from briefing_app.paths import resources_dir
from briefing_app.ui.shell.application import introduce
from tests.ui.conftest import MakeWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def plain(qapp: QApplication) -> Iterator[QApplication]:
    """The application as it is before it has said anything; the next test finds it as this one did."""
    before = qapp.applicationName(), qapp.applicationVersion(), qapp.desktopFileName(), qapp.windowIcon()
    qapp.setWindowIcon(QIcon())
    yield qapp
    name, version, desktop, icon = before
    qapp.setApplicationName(name)
    qapp.setApplicationVersion(version)
    qapp.setDesktopFileName(desktop)
    qapp.setWindowIcon(icon)


@pytest.mark.parametrize("system", ["linux", "win32"])
def test_windows_wear_the_mark_of_the_program(plain: QApplication, system: str) -> None:
    introduce(plain, resources_dir(), system)
    assert (plain.applicationName(), plain.applicationVersion()) == ("Hetao Briefing", __version__)
    assert plain.desktopFileName() == "hetao-briefing"
    window = QWidget()
    for size in (16, 32, 48, 256):
        image = window.windowIcon().pixmap(size).toImage()
        assert image.size().width() == size
        assert image.pixelColor(0, 0).alpha() == 0  # the corners are round
        assert image.pixelColor(size // 2, size // 3).alpha() == 255
        colours = {image.pixel(x, y) for x in range(size) for y in range(size)}
        assert len(colours) > 8
    window.deleteLater()


def test_on_macos_the_icon_is_that_of_the_programs_folder(plain: QApplication) -> None:
    introduce(plain, resources_dir(), "darwin")
    assert plain.applicationName() == "Hetao Briefing"
    assert plain.windowIcon().isNull()


def test_the_main_window_wears_no_other(plain: QApplication, make_window: MakeWindow) -> None:
    introduce(plain, resources_dir(), "linux")
    window = make_window()
    assert window.windowIcon().pixmap(64).toImage() == plain.windowIcon().pixmap(64).toImage()
