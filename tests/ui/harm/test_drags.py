"""What other programs drag or copy under our name, or drop on us: nothing happens, or one sentence is said; nothing freezes."""

import json
import time
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from briefing_app.model.language import Language
from briefing_app.ui.briefings.properties_page import PropertiesPage
from briefing_app.ui.cards.page import CardPage
from briefing_app.ui.cards.session import Part
from briefing_app.ui.composer.clipboard import FORMAT
from briefing_app.ui.composer.page import ComposerPage
from briefing_app.ui.lists.mime import ITEMS, Item, read_items, write_items
from briefing_app.ui.room import Where
from briefing_app.ui.table_import.page import TableImportPage
from briefing_app.ui.window import MainWindow
from tests.ui.conftest import MakeWindow
from tests.ui.hands import type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
ANY = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
SECOND = 1.0  # of this thread

LIES: dict[str, bytes] = {
    "not JSON": b"\xff\xfe\x00cards",
    "nothing": b"",
    "no list": b'{"kind": "card", "id": "x"}',
    "numbers": b'[{"kind": 1, "id": 2}, NaN, Infinity, null]',
    "NaN": b'[{"kind": "card", "id": NaN}]',
    "deep": b"[" * 200_000 + b"]" * 200_000,
    "deep objects": b'{"a":' * 100_000,
    "unknown kind": b'[{"kind": "library", "id": "x"}]',
    "lists for words": b'[{"kind": ["card"], "id": {"a": 1}}]',
    "half a pair": b'[{"kind": "card", "id": "\\ud800"}]',
    "NUL": b'[{"kind": "card", "id": "a\\u0000b"}]',
    "an id of pages": json.dumps([{"kind": "card", "id": "x" * 100_000}]).encode(),
    "a hundred thousand": json.dumps([{"kind": "card", "id": f"{n}"} for n in range(100_000)]).encode(),
    "a hundred megabytes": b"[" + b'{"kind":"card","id":"x"},' * 4_000_000 + b"0]",
}
# What is well written and still does not fit: ids that nothing has, the same again and again, what is in itself.
STRANGERS: dict[str, list[Item]] = {
    "unknown card": [Item("card", "none")],
    "unknown block": [Item("block", "none")],
    "unknown section": [Item("section", "none")],
    "unknown chart": [Item("chart", "0b6f7b0e-5c2a-4f6e-9a55-3a1d5b1f0001")],
    "unknown kind of block": [Item("new", "dragon")],
    "thousands": [Item("card", f"0b6f7b0e-5c2a-4f6e-9a55-3a1d5b{n:06}") for n in range(4_000)],
    "path": [Item("card", "../../etc/passwd")],
    "SQL": [Item("card", "' OR 1=1 --")],
}


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    return make_window()


def compose(window: MainWindow) -> ComposerPage:
    briefing = next(each for each in window.workspace.core.library.list_briefings() if not each.template)
    window.stage.go(Where("composer", briefing.id))
    page = window.page
    assert isinstance(page, ComposerPage)
    QApplication.processEvents()
    return page


def drag(target: QWidget, data: QMimeData, place: QPoint) -> bool:
    """Enter, move and, where that is welcome, drop; whether the drop was taken."""
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, ANY, data, button, keys)
    enter.ignore()
    QApplication.sendEvent(target, enter)
    move = QDragMoveEvent(place, ANY, data, button, keys)
    move.setAccepted(enter.isAccepted())  # as Qt does
    if enter.isAccepted():
        QApplication.sendEvent(target, move)
    if not move.isAccepted():
        QApplication.sendEvent(target, QDragLeaveEvent())
        return False
    drop = QDropEvent(QPointF(place), ANY, data, button, keys)
    QApplication.sendEvent(target, drop)
    QApplication.processEvents()
    return drop.isAccepted()


@pytest.mark.timed
def test_lies_under_our_name_are_not_welcome(window: MainWindow) -> None:
    page = compose(window)
    core = window.workspace.core
    before = core.library.list_history()
    view = page.view
    for name, raw in LIES.items():
        data = QMimeData()
        data.setData(ITEMS, QByteArray(raw))
        data.setData(FORMAT, QByteArray(raw))
        begun = time.thread_time()
        assert not drag(view.viewport(), data, QPoint(120, 60)), name
        assert not page.acts.can_paste(data), name
        took = time.thread_time() - begun
        assert took < SECOND, f"{name}: {took:.2f} s"
    assert core.library.list_history() == before
    assert window.info.isHidden()


@pytest.mark.timed
def test_what_is_not_in_the_library_changes_nothing(window: MainWindow) -> None:
    page = compose(window)
    core = window.workspace.core
    before = core.library.list_history()
    for name, items in STRANGERS.items():
        begun = time.thread_time()
        drag(page.view.viewport(), write_items(items), QPoint(120, 60))
        took = time.thread_time() - begun
        assert took < SECOND, f"{name}: {took:.2f} s"
        assert core.library.list_history() == before, name
    assert window.isVisible()
    assert core.library.find_damage() == ()


def test_a_thing_that_is_named_many_times_comes_once(window: MainWindow) -> None:
    page = compose(window)
    assert page.briefing is not None
    card, count = window.workspace.core.library.list_cards()[0].id, len(page.briefing.blocks)
    content = json.dumps([{"kind": "card", "id": card}] * 4_000).encode()
    data = QMimeData()
    data.setData(ITEMS, QByteArray(content))
    assert read_items(data) == (Item("card", card),)
    assert drag(page.view.viewport(), data, QPoint(120, 60))
    assert page.briefing is not None
    assert len(page.briefing.blocks) == count + 1


def test_things_dropped_into_themselves_stay_where_they_are(window: MainWindow) -> None:
    page = compose(window)
    briefing = page.briefing
    assert briefing is not None
    section = briefing.sections[0]
    for items in (
        [Item("section", section.id)],
        [Item("block", section.blocks[0].id)],
        [Item("section", section.id), Item("block", section.blocks[0].id)],
        [Item("block", section.blocks[0].id), Item("section", section.id), Item("card", "none")],
    ):
        drag(page.view.viewport(), write_items(items), page.view.visualRect(page.model.find(section.id)).center())
        kept = window.workspace.core.library.get_briefing(briefing.id)
        assert {each.id for each in kept.blocks} == {each.id for each in briefing.blocks}
        assert len(kept.sections) == len(briefing.sections)


TABLES = ("table", "many tables")  # of what `foreign` makes


def foreign(tmp_path: Path) -> dict[str, QMimeData]:
    """What browsers, file managers and picture programs send."""
    Image.new("RGB", (60, 40), "red").save(tmp_path / "picture.png")
    (tmp_path / "table.csv").write_text("a,b\n1,2\n")
    names = ("page", "picture", "picture file", *TABLES, "link", "gone", "many files")
    made = {name: QMimeData() for name in names}
    made["page"].setHtml("<table>" + "<tr><td onclick='x()'>biotech</td></tr>" * 130_000 + "</table>")
    picture = QImage(1_000, 800, QImage.Format.Format_RGB32)
    picture.fill(0)
    made["picture"].setImageData(picture)
    made["picture file"].setUrls([QUrl.fromLocalFile(str(tmp_path / "picture.png"))])
    made["table"].setUrls([QUrl.fromLocalFile(str(tmp_path / "table.csv"))])
    for name in ("table", "picture file"):  # file managers give the names too, for programs that take text only
        made[name].setText(made[name].urls()[0].toLocalFile())
    made["link"].setUrls([QUrl("https://example.org/pack.zip"), QUrl("javascript:alert(1)"), QUrl("")])
    made["gone"].setUrls([QUrl.fromLocalFile(str(tmp_path / "gone.png")), QUrl.fromLocalFile("/dev/zero")])
    made["many files"].setUrls([QUrl.fromLocalFile(str(tmp_path / f"{n}.docx")) for n in range(10_000)])
    made["many tables"].setUrls([QUrl.fromLocalFile(str(tmp_path / f"{n}.csv")) for n in range(10_000)])
    return made


def find_targets(page: QWidget) -> dict[type[QWidget], QWidget]:
    """One of each kind of widget on a page that takes what is dropped."""
    return {type(each): each for each in page.findChildren(QWidget) if is_usable(each) and each.acceptDrops()}


def is_usable(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled()


@pytest.mark.parametrize("where", ["composer", "card", "properties", "facts"])
def test_things_of_other_programs_dropped_and_pasted_anywhere(window: MainWindow, tmp_path: Path, where: str) -> None:
    core = window.workspace.core
    ids = {"composer": core.library.list_briefings()[0].id, "card": core.library.list_cards()[0].id}
    window.stage.go(Where(where, ids.get(where, ids["composer"] if where == "properties" else "")))
    QApplication.processEvents()
    page = window.page
    assert page is not None
    slow: list[str] = []
    kinds: list[type[QWidget]] = [MainWindow, *find_targets(page)]
    assert len(kinds) > 1
    for name, data in foreign(tmp_path).items():
        for kind in kinds:
            page = window.page
            assert page is not None
            target = window if kind is MainWindow else find_targets(page)[kind]
            begun = time.thread_time()
            drag(target, data, QPoint(5, 5))
            took = time.thread_time() - begun
            if took > 2 * SECOND:
                slow.append(f"{name} on {kind.__name__}: {took:.2f} s")
            # A table is imported wherever it is dropped; nothing else leads away from the page.
            assert isinstance(window.page, TableImportPage) == (name in TABLES), (name, kind)
            if name in TABLES:
                window.stage.back()
                QApplication.processEvents()
            assert window.page is not None
            assert window.page.where.page == where
        page = window.page
        assert page is not None
        copied = QMimeData()
        for form in data.formats():
            copied.setData(form, data.data(form))
        QGuiApplication.clipboard().setMimeData(copied)
        visible = [each for each in page.findChildren(QWidget) if is_usable(each)]
        fields = {
            type(each): each for each in visible if isinstance(each, QLineEdit | QPlainTextEdit | QTextEdit)
        }.values()
        for field in fields:
            begun = time.thread_time()
            field.paste()
            took = time.thread_time() - begun
            text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
            assert "<td" not in text
            assert len(text) <= 60_000
            if took > 2 * SECOND:
                slow.append(f"{name} pasted into {field.accessibleName()!r}: {took:.2f} s")
    assert window.page is not None
    window.page.keep()
    assert not slow, "\n".join(slow)
    assert core.library.find_damage() == ()


def test_a_table_dropped_on_a_text_is_imported_and_what_was_typed_is_kept(window: MainWindow, tmp_path: Path) -> None:
    core = window.workspace.core
    card = core.library.list_cards()[0].id
    window.stage.go(Where("card", card))
    table = foreign(tmp_path)["table"]
    path = table.urls()[0].toLocalFile()
    for part in (Part.TITLE, Part.TEXT):
        page = window.page
        assert isinstance(page, CardPage)
        field = page.columns.columns[Language.EN].fields[part]
        field.setFocus()
        type_text(field, f"Typed {part.value}. ")
        assert drag(field.viewport(), table, QPoint(5, 5))
        assert isinstance(window.page, TableImportPage)
        assert window.page.session.path == Path(path)
        window.stage.back()
    kept = core.library.get_card(card)
    assert "Typed title. " in kept.title.en
    assert "Typed text. " in kept.text.en
    assert "table.csv" not in kept.title.en + kept.text.en


@pytest.mark.parametrize("where", ["charts", "new_briefing", "facts", "briefings", "sources", "new_chart"])
def test_a_table_dropped_on_a_line_leaves_no_path_in_it(window: MainWindow, tmp_path: Path, where: str) -> None:
    table = foreign(tmp_path)["table"]
    window.stage.go(Where(where))
    assert window.page is not None
    (field, *_) = (each for each in window.page.findChildren(QLineEdit) if is_usable(each))
    before = field.text()
    assert drag(field, table, QPoint(5, 5))
    assert field.text() == before
    assert isinstance(window.page, TableImportPage)


def test_a_picture_dropped_on_the_logo_is_the_logo(window: MainWindow, tmp_path: Path) -> None:
    library = window.workspace.core.library
    briefing = library.list_briefings()[0]
    window.stage.go(Where("properties", briefing.id))
    page = window.page
    assert isinstance(page, PropertiesPage)
    things = foreign(tmp_path)
    for name in ("link", "many files", "page", "picture", "gone"):
        assert not drag(page.logo, things[name], QPoint(5, 5)), name
        assert window.page is page
    assert not library.get_briefing(briefing.id).logo
    assert drag(page.logo, things["picture file"], QPoint(5, 5))
    assert window.page is page
    logo = library.get_briefing(briefing.id).logo
    assert logo
    assert drag(page.logo, things["table"], QPoint(5, 5))  # no picture, and so the window's as anywhere else
    assert window.page.where.page == "table_import"
    assert library.get_briefing(briefing.id).logo == logo


def test_nothing_is_dropped_behind_a_dialog(window: MainWindow, tmp_path: Path) -> None:
    table = foreign(tmp_path)["table"]
    window.stage.go(Where("facts"))
    window.do("shortcuts")
    assert not drag(window, table, QPoint(5, 5))
    (dialog,) = (each for each in window.findChildren(QDialog) if each.isVisible())
    dialog.close()
    assert drag(window, table, QPoint(5, 5))
    assert isinstance(window.page, TableImportPage)
