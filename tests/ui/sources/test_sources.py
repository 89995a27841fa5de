"""The place of the sources and the page of one."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.model.source import Source, SourceKind
from briefing_app.ui.reader.body import LinkButton
from briefing_app.ui.room import Where
from briefing_app.ui.sources.page import SourcePage, find_twin
from briefing_app.ui.sources.place import SourcesPage
from briefing_app.ui.sources.table import COLUMNS, SourceTable
from briefing_app.ui.text.fields import LineField
from briefing_app.ui.theme import Appearance
from briefing_app.ui.window import MINIMUM, MainWindow
from briefing_app.workspace import Workspace
from tests.ui.conftest import MakeWindow
from tests.ui.hands import click, press, type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    window = make_window()
    window.stage.go(Where("sources"))
    return window


def place_of(window: MainWindow) -> SourcesPage:
    assert isinstance(window.page, SourcesPage)
    return window.page


def line_of(page: SourcePage, label: str) -> LineField:
    return next(each for each in page.findChildren(LineField) if each.accessibleName() == label)


def test_the_table_keeps_qts_rules_and_sorts(workspace: Workspace, window: MainWindow) -> None:
    table = SourceTable(window.page.room.look, workspace.wording)  # type: ignore[union-attr]
    tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    workspace.data.add_source(LocalText("Zebra"), title="")
    workspace.data.add_source(LocalText("Ant"), title="")
    table.set_rows(workspace.finder.find_sources())
    table.sort(COLUMNS.index("cards"), Qt.SortOrder.DescendingOrder)
    cards = [each.cards for each in table.rows]
    assert cards == sorted(cards, reverse=True)
    table.sort(0)
    assert table.rows[0].name == "Ant"
    table.set_rows(workspace.finder.find_sources("Zebra"))
    assert table.rowCount() == 1
    spoken = table.data(table.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Zebra, Document, Published –, Last read –, Cards 0, Figures 0, Tables 0"
    names = {each.name: at for at, each in enumerate(table.rows)}
    assert table.data(table.index(names["Zebra"], 0), Qt.ItemDataRole.FontRole).families()[0] == "Inter"  # type: ignore[attr-defined]
    assert tester.model() is table


@pytest.mark.parametrize("language", [Language.EN, Language.HANT])
def test_names_can_be_read_in_a_small_window_with_large_type(window: MainWindow, language: Language) -> None:
    window.set_language(language)
    window.set_text_size(150)
    window.resize(MINIMUM)
    QApplication.processEvents()
    view = place_of(window).view
    assert view.columnWidth(0) >= 9 * view.fontMetrics().height()
    assert view.horizontalHeader().length() <= view.viewport().width()
    assert view.isColumnHidden(COLUMNS.index("read"))
    window.set_text_size(100)
    window.resize(1700, 900)
    QApplication.processEvents()
    view = place_of(window).view
    assert not any(view.isColumnHidden(at) for at in range(len(COLUMNS)))


def test_sources_are_searched_read_and_followed(qtbot: QtBot, window: MainWindow) -> None:
    place = place_of(window)
    assert place.table.rowCount() == 2
    press(place.view, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: place.reader.id == place.table.rows[1].id)
    assert not place.reader.buttons["browse"].isEnabled() or place.reader.article.url  # type: ignore[union-attr]
    links = place.reader.findChildren(LinkButton)
    assert len(links) > 5
    type_text(place.field, "Policy Research")
    qtbot.waitUntil(lambda: place.table.rowCount() == 1)
    type_text(place.field, "zzzz")
    qtbot.waitUntil(lambda: place.stack.currentWidget() is place.empty)
    click(place.empty.buttons[0])
    qtbot.waitUntil(lambda: place.table.rowCount() == 2)


def test_a_link_is_copied_and_opened_only_when_it_leads_to_the_web(
    monkeypatch: pytest.MonkeyPatch, window: MainWindow
) -> None:
    place, core = place_of(window), window.workspace.core
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    source = core.library.list_sources()[0]
    for url, follows in (
        ("https://example.org/a", True),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
    ):
        core.data.update_source(replace(source, url=url))
        place.refresh()
        place.choose(source.id)
        place._show()
        assert place.reader.buttons["browse"].isEnabled() is follows
        click(place.reader.buttons["link"])
        assert QGuiApplication.clipboard().text() == url
        place._do("browse")
    assert opened == ["https://example.org/a"]


def test_a_source_is_made_edited_pointed_out_as_a_twin_and_deleted(window: MainWindow) -> None:
    place, core = place_of(window), window.workspace.core
    click(place.add_button)
    page = window.page
    assert isinstance(page, SourcePage)
    id = page.where.id
    assert not page.twin_row.isVisible()
    type_text(line_of(page, "Title, as published"), "Annual report")
    type_text(line_of(page, "Publisher, as published"), "A publisher")
    type_text(line_of(page, "Published"), "June 2025")
    page.keep()
    page.findChildren(LineField)
    source = core.library.get_source(id)
    assert (source.title, source.publisher, source.published) == ("Annual report", "A publisher", PartialDate(2025, 6))
    assert page.title == "Annual report"
    twin = core.data.add_source(LocalText(), title="annual REPORT")
    core.data.update_source(replace(twin, publisher="a publisher"))
    assert page.twin_row.isVisible()
    assert "annual REPORT" in page.twin_text.text()
    core.data.update_source(replace(core.library.get_source(id), kind=SourceKind.REPORT, language=Language.HANT))
    assert core.library.get_source(id).kind is SourceKind.REPORT
    click(page.delete_button)
    assert core.library.find_source(id) is None
    assert window.page is place
    window.do("undo")
    assert core.library.find_source(id) is not None
    assert place.chosen == id


def test_a_source_in_use_stays_and_says_who_uses_it(window: MainWindow) -> None:
    place, core = place_of(window), window.workspace.core
    id = place.chosen
    place.commands["delete"]()
    assert core.library.find_source(id) is not None
    assert window.notices.recent[0].kind == "err"


def test_the_place_comes_back_to_where_it_was(window: MainWindow) -> None:
    place = place_of(window)
    place.choose(place.table.rows[1].id)
    place.view.sortByColumn(5, Qt.SortOrder.DescendingOrder)
    before = place.state
    window.set_appearance(Appearance.DARK)
    again = place_of(window)
    assert again is not place
    assert (again.state.chosen, again.state.column, again.state.descending) == (before.chosen, 5, True)


def test_twins_have_the_same_link_or_title() -> None:
    one = Source("1", "one", title="Report", publisher="P", url="https://www.example.org/a/")
    assert find_twin(one, (one,)) is None
    assert find_twin(one, (one, Source("2", "two", url="http://example.org/a#part"))) is not None
    assert find_twin(one, (Source("2", "two", title=" report", publisher="p"),)) is not None
    assert find_twin(one, (Source("2", "two", title="Report", publisher="Q"),)) is None
    assert find_twin(Source("3", "three"), (one, Source("4", "four"))) is None
