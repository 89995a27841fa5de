"""The place for charts: found by words and filters, read beside the pictures, copied, placed, thrown away."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.model.block import ChartBlock
from briefing_app.model.chart import Cell, Chart
from briefing_app.model.figure import Release
from briefing_app.model.language import Language, LocalText
from briefing_app.ui.charts.data_table import read_data
from briefing_app.ui.charts.place import ChartsPlace
from briefing_app.ui.charts.tiles import Tile
from briefing_app.ui.lists.mime import Item, read_items
from briefing_app.ui.room import Where
from briefing_app.ui.theme import Appearance
from briefing_app.ui.window import MainWindow
from tests.ui.conftest import LONG, MakeWindow, clear_deferred

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def charts_of(place: ChartsPlace) -> tuple[Chart, ...]:
    return place.room.core.library.list_charts()


def choose(place: ChartsPlace, chart: Chart) -> None:
    assert place.grid.select([chart.id])


def find_unused(place: ChartsPlace) -> Chart:
    library = place.room.core.library
    return next(each for each in charts_of(place) if not library.where_used("chart", each.id))


def find_used(place: ChartsPlace) -> Chart:
    library = place.room.core.library
    return next(each for each in charts_of(place) if library.where_used("chart", each.id))


def test_all_charts_are_shown_with_pictures_and_words(place: ChartsPlace, qtbot: QtBot) -> None:
    QAbstractItemModelTester(place.model, QAbstractItemModelTester.FailureReportingMode.Fatal, place)
    charts = charts_of(place)
    assert set(place.model.ids) == {each.id for each in charts}
    assert place.count.text() == f"{len(charts)} charts"
    first = place.model.row_at(place.model.index(0))
    assert isinstance(first, Tile)
    assert first.title in first.spoken
    assert first.source in first.spoken
    tiles = [place.model.row_at(place.model.index(row)) for row in range(len(charts))]
    dates = {each.as_of for each in tiles if each is not None}
    assert "as of January 2024" in dates
    assert "dates differ" in dates
    # the delegate has asked for the pictures of the tiles that are seen
    place.grab()
    cell = place.grid.visualRect(place.model.index(0))
    size = place.grid._tiles._picture(cell).size().toSize()
    qtbot.waitUntil(lambda: place.thumbnails.pixmap(place.model.ids[0], Language.EN, size) is not None, timeout=LONG)
    image = place.grid.grab(cell).toImage()
    colours = {image.pixelColor(x, y).name() for x in range(20, image.width() - 20, 3) for y in range(20, 150, 3)}
    assert "#ffffff" in colours
    assert len(colours) > 3


def test_tiles_fill_the_width_in_columns(place: ChartsPlace) -> None:
    def columns() -> int:
        tops = [place.grid.visualRect(place.model.index(row)).top() for row in range(len(place.model.ids))]
        return tops.count(tops[0])

    place.splitter.setSizes([200, 400, 600])
    clear_deferred()
    few = columns()
    place.splitter.setSizes([200, 800, 200])
    clear_deferred()
    assert columns() > few >= 1
    place.grid.setFocus()
    place.grid.setCurrentIndex(place.model.index(0))
    QTest.keyClick(place.grid, Qt.Key.Key_Right)
    assert place.grid.currentIndex().row() == 1
    QTest.keyClick(place.grid, Qt.Key.Key_Down)
    assert place.grid.currentIndex().row() == 1 + columns()


def test_filters_with_counts_and_search(place: ChartsPlace, qtbot: QtBot) -> None:
    charts = charts_of(place)
    entries = {each.key: each for each in place.side.lines.entries}
    bars = [each for each in charts if each.kind == "bar"]
    assert entries["all"].count == len(charts)
    assert entries["kind:bar"].count == len(bars)
    assert "Bar chart, " in entries["kind:bar"].spoken
    place.side.pick(place.side.lines.find("kind:bar"))
    assert set(place.model.ids) == {each.id for each in bars}
    assert {each.key: each.on for each in place.side.lines.entries}["kind:bar"]
    place.pick("kind:bar")  # again takes it off
    assert len(place.model.ids) == len(charts)
    theme = charts[0].theme
    place.pick(f"theme:{theme}")
    assert set(place.model.ids) == {each.id for each in charts if each.theme == theme}
    place.pick("unused")
    assert find_unused(place).id in place.model.ids
    assert find_used(place).id not in place.model.ids
    place.pick("all")
    QTest.keyClicks(place.field, "listings")
    qtbot.waitUntil(lambda: 0 < len(place.model.ids) < len(charts))
    place.field.setText("no such chart anywhere")
    qtbot.waitUntil(lambda: place.stack.currentWidget() is place.nothing)
    assert "Take off the filter" in place.nothing.text()
    assert place.reader.chart_id == ""
    QTest.keyClick(place.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(place.model.ids) == len(charts))


def test_reader_shows_chart_notes_data_and_uses(place: ChartsPlace, qtbot: QtBot) -> None:
    chart = find_used(place)
    choose(place, chart)
    reader = place.reader
    assert reader.title.text() == chart.title.en
    qtbot.waitUntil(lambda: reader.view.chart is not None and reader.view.chart.title == chart.title.en, timeout=LONG)
    assert reader.source.text().startswith("Source: ")
    dataset = place.room.core.library.get_dataset(chart.dataset_id)
    assert reader.table.table.rowCount() == len(dataset.rows)
    assert reader.table.table.columnCount() == len(dataset.columns)
    QAbstractItemModelTester(reader.table.table, QAbstractItemModelTester.FailureReportingMode.Fatal, place)
    index = reader.table.table.index(0, 1)
    head = reader.table.table.headerData(1, Qt.Orientation.Horizontal)
    assert str(index.data(Qt.ItemDataRole.AccessibleTextRole)).startswith(f"{head}: ")
    names = " ".join(each.accessibleName() for each in reader.findChildren(QPushButton))
    uses = place.room.core.library.where_used("chart", chart.id)
    assert all(use.title.en in names for use in uses)
    reader.languages.button(Language.HANT).click()
    assert reader.title.text() == chart.title.zh_hant
    qtbot.waitUntil(
        lambda: reader.view.chart is not None and reader.view.chart.title == chart.title.zh_hant, timeout=LONG
    )
    assert place.room.settings.content_language is Language.HANT
    assert place.commands["content_language"] is not None
    place.next_language()
    assert place.language is Language.HANS
    tile = place.model.row_at(place.grid.currentIndex())
    assert tile is not None
    assert tile.title == chart.title.zh_hans


def test_data_are_printed_as_everywhere(place: ChartsPlace) -> None:
    core, say = place.room.core, place.room.look.say
    dataset = next(each for each in core.library.list_datasets() if each.slug.startswith("higher-education"))
    english, hant = (read_data(core, dataset.id, each, say) for each in (Language.EN, Language.HANT))
    assert "over 50%" in {cell for row in english.rows for cell in row}
    assert "逾50%" in {cell for row in hant.rows for cell in row}
    assert english.numeric[-1]
    assert not english.numeric[0]
    assert read_data(core, "gone", Language.EN, say).rows == ()
    follows = next(each for each in core.library.list_datasets() if each.figure_keys)
    figure = core.library.find_figure_by_key(follows.figure_keys[0])
    assert figure is not None
    assert figure.latest is not None
    printed = {cell for row in read_data(core, follows.id, Language.EN, say).rows for cell in row}
    assert any(str(figure.latest.value.number)[:2] in each for each in printed)


def test_enter_opens_and_back_returns(place: ChartsPlace, main: MainWindow) -> None:
    chart = find_used(place)
    choose(place, chart)
    place.grid.setFocus()
    QTest.keyClick(place.grid, Qt.Key.Key_Return)
    assert main.page is not None
    assert main.page.where == Where("chart", chart.id)
    main.stage.back()
    assert main.page is place
    assert place.grid.current_id == chart.id


def test_duplicate_trash_and_undo(place: ChartsPlace, main: MainWindow) -> None:
    core = place.room.core
    chart = find_unused(place)
    choose(place, chart)
    before = len(place.model.ids)
    main.do("duplicate")
    assert len(place.model.ids) == before + 1
    copy = core.library.get_chart(place.grid.current_id)
    assert copy.id != chart.id
    assert copy.title.en.startswith(chart.title.en)
    assert copy.title.en != chart.title.en
    assert (copy.dataset_id, copy.kind, copy.options) == (chart.dataset_id, chart.kind, chart.options)
    main.do("delete")
    assert copy.id not in place.model.ids
    assert copy.id in {each.id for each in core.trash.list_trash()}
    main.do("undo")
    assert place.grid.current_id == copy.id  # back, and chosen
    main.do("undo")
    assert copy.id not in place.model.ids
    assert main.page is place


def test_a_chart_in_use_goes_only_with_its_blocks(place: ChartsPlace, main: MainWindow) -> None:
    core = place.room.core
    chart = find_used(place)
    choose(place, chart)
    main.do("delete")
    assert chart.id in place.model.ids
    notice = place.room.notices.recent[0]
    assert core.library.where_used("chart", chart.id)[0].title.en in notice.text
    assert notice.act is not None
    notice.act()
    assert chart.id not in place.model.ids
    assert not any(
        isinstance(block, ChartBlock) and block.chart_id == chart.id
        for briefing in core.library.list_briefings()
        for block in briefing.blocks
    )
    main.do("undo")
    assert core.library.where_used("chart", chart.id)


def test_add_to_the_briefing_that_was_open_last(place: ChartsPlace, main: MainWindow) -> None:
    core = place.room.core
    chart = find_unused(place)
    choose(place, chart)
    briefing = next(each for each in core.library.list_briefings() if not each.template)
    place.room.settings.add_recent("briefing", briefing.id)
    main.do("add_to_briefing")
    last = core.library.get_briefing(briefing.id).sections[-1].blocks[-1]
    assert isinstance(last, ChartBlock)
    assert last.chart_id == chart.id
    notice = place.room.notices.recent[0]
    assert briefing.title.en in notice.text
    assert notice.act is not None
    assert core.library.where_used("chart", chart.id)
    menu = place.deeds.make_briefing_menu(chart.id)
    assert briefing.title.en.replace("&", "&&") in [each.text() for each in menu.actions()]


def test_copy_as_picture_and_as_table(place: ChartsPlace, main: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    chart = next(each for each in charts_of(place) if each.slug.startswith("higher-education"))
    choose(place, chart)
    place.deeds.copy_table(chart.id, Language.EN)
    copied = QGuiApplication.clipboard().mimeData()
    assert "United Kingdom\t23.6%" in copied.text()
    assert "<table" in copied.html()
    place.grid.setFocus()
    main.do("copy")
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().mimeData().hasImage(), timeout=LONG)
    image = QGuiApplication.clipboard().image()
    assert image.width() > 1200  # twice the pixels of a screen
    target = tmp_path / "chart.png"
    place.deeds.make_picture(chart.id, Language.HANS, target)
    qtbot.waitUntil(target.exists, timeout=LONG)
    assert QImage(str(target)).width() == image.width()
    assert place.room.notices.recent[0].text == "Picture saved as chart.png"
    place.deeds.make_picture(chart.id, Language.HANS, tmp_path / "missing" / "chart.png")
    qtbot.waitUntil(lambda: place.room.notices.recent[0].kind == "err", timeout=LONG)


def test_menu_names_what_can_be_done(place: ChartsPlace) -> None:
    menu = place.deeds.make_menu(place.grid.current_id, Language.EN)
    texts = [each.text() for each in menu.actions() if each.text()]
    assert texts == [
        "Open",
        "Duplicate",
        "Add to briefing",
        "Copy as picture",
        "Copy as table",
        "Save picture",
        "Save the data as Excel or CSV…",
        "Move to the trash",
    ]
    place._ask_menu(place.mapToGlobal(place.rect().center()))
    shown = [each for each in place.findChildren(QMenu) if each.isVisible()]
    assert len(shown) == 1
    shown[0].close()


def test_charts_are_dragged_by_id(place: ChartsPlace) -> None:
    data = place.model.mimeData([place.model.index(1)])
    assert read_items(data) == (Item("chart", place.model.ids[1]),)


def test_changes_made_elsewhere_are_seen(place: ChartsPlace) -> None:
    core = place.room.core
    chart = find_used(place)
    choose(place, chart)
    core.data.update_chart(replace(chart, title=LocalText("Quite another title"), release=Release.INTERNAL))
    assert place.reader.title.text() == "Quite another title"
    tile = place.model.row_at(place.grid.currentIndex())
    assert tile is not None
    assert tile.internal
    assert tile.spoken.endswith("Internal")
    assert "Internal" in {each.text() for each in place.reader.findChildren(QLabel)}
    place.pick("internal")
    assert place.model.ids == (chart.id,)


def test_reveal_and_state(place: ChartsPlace, main: MainWindow) -> None:
    chart = find_used(place)
    place.field.setText("no such chart")
    place.refresh()
    assert place.reveal("chart", chart.id)  # what hides it is taken away
    assert place.grid.current_id == chart.id
    assert place.field.text() == ""
    assert place.reveal("dataset", chart.dataset_id)
    assert not place.reveal("card", "x")
    place.pick(f"kind:{chart.kind}")
    main.set_appearance(Appearance.DARK)
    again = main.page
    assert isinstance(again, ChartsPlace)
    assert again is not place
    assert again.filter == f"kind:{chart.kind}"
    assert again.grid.current_id == chart.id


def test_everything_has_a_name(place: ChartsPlace) -> None:
    for widget in place.findChildren(QWidget):
        if isinstance(widget, QAbstractButton | QLineEdit) and widget.isVisible():
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface.text(QAccessible.Text.Name), widget
    assert place.grid.accessibleName()
    assert place.side.accessibleName()
    index: QModelIndex = place.model.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole)


@pytest.mark.parametrize("language", [Language.HANT, Language.HANS])
def test_it_fits_the_smallest_window_in_chinese(language: Language, make_window: MakeWindow) -> None:
    window = make_window(language, Appearance.DARK)
    window.resize(1024, 640)
    window.stage.go(Where("charts"))
    clear_deferred()
    page = window.page
    assert isinstance(page, ChartsPlace)
    assert window.width() == 1024
    assert page.minimumSizeHint().width() <= 1024 - 84
    assert page.reader.width() >= 300
    assert page.grid.width() >= 300


def test_a_chart_of_thousands_of_rows_is_listed_and_read_quickly(place: ChartsPlace) -> None:
    core = place.room.core
    chart = next(each for each in charts_of(place) if each.slug.startswith("higher-education"))
    width = len(core.tables.get_table(chart.dataset_id).dataset.columns)
    core.tables.insert_rows(chart.dataset_id, 3, [(Cell(),) * width] * 4_000)
    choose(place, chart)
    assert place.reader.table.table.rowCount() == 300
    assert place.reader.data_head.text() == "DATA: THE FIRST 300 OF 4,003 ROWS"
    assert "rows" in place.reader.view.problem
    core.history.undo()
    assert place.reader.data_head.text() == "DATA"
