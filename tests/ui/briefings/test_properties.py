"""Properties of a briefing in a real window: everything is kept as it is typed, and what cannot be is said at its field."""

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPoint, Qt
from PySide6.QtGui import QImage

from briefing_app.model.briefing import Briefing
from briefing_app.model.language import Language
from briefing_app.ui.briefings.properties_page import MARKINGS, PropertiesPage
from briefing_app.ui.room import Where
from briefing_app.ui.window import MainWindow
from tests.ui.conftest import MakeWindow
from tests.ui.hands import click, press, type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def open_properties(window: MainWindow, slug: str = "delegation-visit-sample") -> PropertiesPage:
    window.stage.go(Where("properties", window.workspace.core.library.resolve_ref("briefing", slug)))
    assert isinstance(window.page, PropertiesPage)
    return window.page


def briefing_of(window: MainWindow) -> Briefing:
    assert window.page is not None
    return window.workspace.core.library.get_briefing(window.page.where.id)


def make_png() -> bytes:
    image = QImage(80, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def test_texts_and_dates_are_kept_as_they_are_typed_and_taken_back(make_window: MakeWindow) -> None:
    window = make_window()
    page = open_properties(window)
    before = briefing_of(window)
    field = page.locals["place"].fields[Language.HANT]
    field.setFocus()
    type_text(field, "深圳")
    page.keep()
    assert briefing_of(window).place.zh_hant == "深圳"
    type_text(page.starts.line, "3 Dec 2026")
    press(page.starts.line, Qt.Key.Key_Return)
    assert str(briefing_of(window).starts) == "2026-12-03"
    window.do("undo")
    assert briefing_of(window).starts is None
    assert page.starts.line.text() == ""
    window.do("undo")
    assert briefing_of(window) == before
    assert window.page is page


def test_the_purpose_is_gone_to_from_what_the_checks_found(make_window: MakeWindow) -> None:
    window = make_window()
    page = open_properties(window)
    assert page.window().focusWidget() is page.locals["title"].fields[window.look.language]
    window.stage.go(Where("properties", page.where.id, "purpose"))
    assert window.page is page
    assert page.window().focusWidget() is page.locals["purpose"].fields[window.look.language]


def test_a_text_is_gone_to_in_the_language_that_lacks_it(make_window: MakeWindow) -> None:
    window = make_window()
    page = open_properties(window)
    window.stage.go(Where("properties", page.where.id, "occasion:zh-Hans"))
    assert page.window().focusWidget() is page.locals["occasion"].fields[Language.HANS]


def test_an_end_before_the_start_stays_in_its_field_with_a_sentence(make_window: MakeWindow) -> None:
    window = make_window()
    page = open_properties(window)
    for field, text in ((page.starts, "2026-12-03"), (page.ends, "2026-12-01")):
        type_text(field.line, text)
        press(field.line, Qt.Key.Key_Return)
    assert briefing_of(window).ends is None
    assert page.ends.problem != ""
    page.grab()
    assert page.starts.line.mapTo(page, QPoint()).y() == page.ends.line.mapTo(page, QPoint()).y()
    assert page.ends.line.text() == "2026-12-01"


def test_a_marking_is_written_in_three_languages_by_one_click(make_window: MakeWindow) -> None:
    window = make_window()
    page = open_properties(window)
    click(page.markings[1 + MARKINGS.index("restricted")])
    assert briefing_of(window).marking.en == "RESTRICTED"
    assert briefing_of(window).marking.zh_hant == "限閱文件"
    click(page.markings[0])
    assert not briefing_of(window).marking.en


def test_paper_and_title_follow_the_library(make_window: MakeWindow) -> None:
    window = make_window()
    page = open_properties(window)
    page.paper.combo.setCurrentIndex(1)
    page.paper.combo.activated.emit(1)
    assert briefing_of(window).paper == "Letter"
    window.do("undo")
    assert page.paper.combo.currentIndex() == 0
    type_text(page.locals["title"].fields[Language.EN], "!")
    page.keep()
    assert "!" in page.head.heading


def test_a_logo_is_taken_from_a_file_and_a_broken_one_is_refused(make_window: MakeWindow, tmp_path: Path) -> None:
    window = make_window()
    page = open_properties(window)
    good, broken = tmp_path / "logo.png", tmp_path / "broken.png"
    good.write_bytes(make_png())
    broken.write_bytes(b"\x89PNG\r\n\x1a\n" + b"nothing")
    page.logo.take_file(broken)
    assert "broken.png" in page.logo.problem
    assert briefing_of(window).logo == ""
    page.logo.take_file(tmp_path / "missing.png")
    assert "missing.png" in page.logo.problem
    page.logo.take_file(good)
    assert page.logo.problem == ""
    assert window.workspace.core.library.get_asset(briefing_of(window).logo).name == "logo.png"
    assert not page.logo.picture.pixmap().isNull()
    click(page.logo.remove)
    assert briefing_of(window).logo == ""
    assert page.logo.picture.pixmap().isNull()


def test_a_template_says_what_it_is_for_and_a_deleted_briefing_ends_the_page(make_window: MakeWindow) -> None:
    window = make_window()
    assert "description" not in open_properties(window).locals
    page = open_properties(window, "delegation-visit")
    assert page.where.id == window.workspace.core.library.resolve_ref("briefing", "delegation-visit")
    assert "description" in page.locals
    assert "Delegation visit" in page.head.heading
    gone = page.where.id
    window.workspace.core.briefings.delete_briefing(gone)
    assert window.page is not None
    assert window.page.where.id != gone  # back to the briefing seen before


def test_of_a_file_beyond_all_measure_only_the_beginning_is_read(make_window: MakeWindow, tmp_path: Path) -> None:
    window = make_window()
    page = open_properties(window)
    huge = tmp_path / "huge.png"
    with huge.open("wb") as file:
        file.truncate(20_000_000_000)  # a hole, which takes no room on the disk
    page.logo.take_file(huge)
    assert "huge.png" in page.logo.problem
    assert briefing_of(window).logo == ""
