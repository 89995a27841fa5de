"""Whatever is pasted into whatever field: five megabytes, broken characters, all scripts; a second or two at most."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPlainTextEdit, QSpinBox, QTextEdit, QWidget
from shiboken6 import isValid

from briefing_app.model.block import AgendaBlock
from briefing_app.ui.composer.page import ComposerPage
from briefing_app.ui.room import Where
from briefing_app.ui.window import MainWindow
from tests.ui.conftest import MakeWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

MEGABYTES = 5_000_000
SECOND = 2.0  # of this thread's time; one on a machine that is not busy
HUGE = {
    "words": "Biotech 生物科技 " * (MEGABYTES // 20),
    "one word": "x" * MEGABYTES,
    "lines": "line\n" * (MEGABYTES // 5),
    "numbers": "1,760 " * (MEGABYTES // 6),
    "braces": "{itf_grants}" * (MEGABYTES // 12),
    "cells": "1\t2\t3\n" * (MEGABYTES // 6),
}
ODD = (
    "👩‍🔬👨‍👩‍👧‍👦🇭🇰",  # joined by zero width joiners, and a flag
    "שלום עולם مرحبا \u202eabc\u202c",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘",
    "a\ufffcb\x00c\x07d\ufeffe\u2028f\u2029g\x7f",
    "lone \ud83d and \udc00 halves",
    "{itf_grants} {{ }} { } {unknown} {itf_grants:value} {{{itf_grants}}} {",
    "<b>bold</b> &amp; <img src=x onerror=1>",
    "%s %d {0} \\n $HOME `id`",
)


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    return make_window()


def list_pages(window: MainWindow) -> Iterator[Where]:
    library = window.workspace.core.library
    briefing = library.list_briefings()[0]
    yield Where("card", next(each.id for each in library.list_cards() if each.figures))
    yield Where("properties", briefing.id)
    yield Where("chart", library.list_charts()[0].id)
    yield Where("source", library.list_sources()[0].id)
    yield Where("figure", next(each.id for each in library.list_figures() if not each.derived))
    yield Where("term", library.list_terms()[0].id)
    yield Where("versions", briefing.id)
    for place in ("briefings", "facts", "charts", "sources", "settings", "new_briefing"):
        yield Where(place)
    yield Where("composer", briefing.id)


def fields_of(top: QWidget) -> list[QLineEdit | QPlainTextEdit | QTextEdit]:
    found = []
    for each in top.findChildren(QWidget):
        usable = isinstance(each, QLineEdit | QPlainTextEdit | QTextEdit) and each.isVisible() and each.isEnabled()
        if usable and not each.isReadOnly() and not isinstance(each.parent(), QSpinBox):  # type: ignore[attr-defined]
            found.append(each)
    return found  # type: ignore[return-value]


def text_of(field: QLineEdit | QPlainTextEdit | QTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def paste(field: QLineEdit | QPlainTextEdit | QTextEdit, text: str) -> float:
    """Paste in place of all that is there, keep it, show it: how much time of this thread that took, in seconds."""
    QGuiApplication.clipboard().setText(text)
    field.setFocus()
    begun = time.thread_time()
    field.selectAll()
    field.paste()
    QApplication.processEvents()
    field.clearFocus()
    QApplication.processEvents()
    return time.thread_time() - begun


@pytest.mark.timed
@pytest.mark.parametrize("filled", [False, pytest.param(True, marks=pytest.mark.soak)])
def test_five_megabytes_fit_no_field_and_stop_none(window: MainWindow, *, filled: bool) -> None:
    """Each field for itself, or with all others on the page filled to the brim, which takes a minute."""
    slow: list[str] = []
    pasted = 0
    for where in list_pages(window):
        window.stage.go(where)
        QApplication.processEvents()
        assert window.page is not None
        for at, field in enumerate(fields_of(window.page)):
            for name, text in list(HUGE.items())[at % 6 :: 6]:
                took = paste(field, text)
                pasted += 1
                label = f"{where.page}, {field.accessibleName()!r} ({type(field).__name__}), {name}: {took:.2f} s"
                if took > SECOND:
                    slow.append(label)
                assert len(text_of(field)) <= 50_000, label
            if not filled:
                paste(field, "Short")
        window.stage.keep()
    assert pasted > 40
    assert not slow, "\n".join(slow)
    assert window.workspace.core.library.find_damage() == ()


@pytest.mark.parametrize("each_alone", [False, pytest.param(True, marks=pytest.mark.soak)])
def test_odd_characters_harm_no_field(window: MainWindow, *, each_alone: bool) -> None:
    """All of them in each field, and one of them alone, another in each."""
    together = " ".join(ODD)
    for where in list_pages(window):
        window.stage.go(where)
        QApplication.processEvents()
        assert window.page is not None
        for at, field in enumerate(fields_of(window.page)):
            for text in ODD if each_alone else (together, ODD[at % len(ODD)]):
                paste(field, text)
        window.stage.keep()
    library = window.workspace.core.library
    assert library.find_damage() == ()
    for kind in ("cards", "briefings", "charts", "sources", "figures", "terms"):
        for thing in getattr(library, f"list_{kind}")():
            str(thing).encode()  # what SQLite has given back can be written to any file


def test_braces_stay_what_was_typed(window: MainWindow) -> None:
    core = window.workspace.core
    card = next(each for each in core.library.list_cards() if each.figures)
    window.stage.go(Where("card", card.id))
    assert window.page is not None
    typed = "{itf_grants} {{ }} {unknown} {"
    for field in fields_of(window.page):
        if isinstance(field, QTextEdit):
            field.setFocus()
            field.selectAll()
            QTest.keyClicks(field, typed)
            QTest.keyClick(field, Qt.Key.Key_Escape)
            assert field.toPlainText() == typed
    window.stage.keep()
    kept = core.library.get_card(card.id)
    shown = core.wording.resolve_string(kept.title.en, window.look.language, lambda _: None)
    assert shown == typed
    assert [hit for hit in core.library.search("unknown").hits if hit.id == card.id]


@pytest.mark.timed
def test_a_page_of_text_in_a_cell_of_a_list_survives(window: MainWindow) -> None:
    """Editors that lists open on F2."""
    core = window.workspace.core
    card = next(each for each in core.library.list_cards() if each.figures)
    window.stage.go(Where("card", card.id))
    assert window.page is not None
    edited = 0
    for view in window.page.findChildren(QAbstractItemView):
        model = view.model()
        if not view.isVisible() or model is None:
            continue
        for column in range(model.columnCount()):
            index = model.index(0, column)
            if not index.isValid() or not index.flags() & Qt.ItemFlag.ItemIsEditable:
                continue
            view.setCurrentIndex(index)
            view.edit(index)
            QApplication.processEvents()
            for editor in fields_of(view):
                took = paste(editor, HUGE["words"])
                edited += 1
                assert took < SECOND
                if isValid(editor) and editor.isVisible():
                    QTest.keyClick(editor, Qt.Key.Key_Return)
            QApplication.processEvents()
    assert edited
    assert core.library.find_damage() == ()


def test_text_of_a_foreign_program_that_lies_about_its_form_is_taken_as_text(window: MainWindow) -> None:
    card = next(each for each in window.workspace.core.library.list_cards() if each.figures)
    window.stage.go(Where("card", card.id))
    assert window.page is not None
    field = next(each for each in fields_of(window.page) if isinstance(each, QTextEdit))
    data = QMimeData()
    data.setData("application/x-hetao-text", b"\xff\xfe{itf_grants}\x00{" * 1000)
    data.setHtml("<img src='file:///etc/passwd'>")
    field.setFocus()
    field.selectAll()
    field.insertFromMimeData(data)
    window.stage.keep()
    assert "file:" not in field.toPlainText()
    assert window.workspace.core.library.find_damage() == ()


@pytest.mark.timed
def test_the_settings_of_blocks_take_pastes_too(window: MainWindow) -> None:
    briefings = window.workspace.core.library.list_briefings()
    slow: list[str] = []
    pasted = 0
    briefing = next(each for each in briefings if each.sections and each.sections[0].blocks)
    window.stage.go(Where("composer", briefing.id))
    page = window.page
    assert isinstance(page, ComposerPage)
    for kind in (
        "insert_agenda",
        "insert_table",
        "insert_questions",
        "insert_people",
        "insert_timeline",
        "insert_points",
    ):
        page.commands[kind]()
        QApplication.processEvents()
        for field in fields_of(page):
            took = paste(field, HUGE["cells"])
            pasted += 1
            if took > SECOND:
                slow.append(f"{kind}: {field.accessibleName()} {took:.2f} s")
    window.stage.keep()
    kept = window.workspace.core.library.get_briefing(briefing.id)
    assert any(isinstance(each, AgendaBlock) for section in kept.sections for each in section.blocks)
    assert pasted > 12
    assert not slow, "\n".join(slow)
