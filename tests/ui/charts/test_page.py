"""The page of one chart: all that is typed and chosen is kept, and the drawing beside it follows."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.charts.frames import Frame
from briefing_app.model.chart import Cell
from briefing_app.model.figure import Release, Value
from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.ui.charts.page import ChartPage
from briefing_app.ui.charts.place import ChartsPlace
from briefing_app.ui.room import Where
from briefing_app.ui.text.fields import LineField, TextField
from briefing_app.ui.theme import Appearance
from briefing_app.ui.window import MainWindow
from tests.ui.charts.conftest import OpenChart, find_bar, get_drawing, get_fields, printed
from tests.ui.conftest import LONG, MakeWindow, clear_deferred

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_the_title_is_kept_while_it_is_typed_and_the_drawing_follows(
    main: MainWindow, open_chart: OpenChart, qtbot: QtBot
) -> None:
    chart = find_bar(main)
    page = open_chart(chart.id)
    library = main.workspace.core.library
    assert page.title == chart.title.en
    field = get_fields(page).texts["title"].fields[Language.EN]
    assert isinstance(field, LineField)
    assert field.text() == chart.title.en
    field.setFocus()
    field.end(False)
    QTest.keyClicks(field, " by far")
    page.keep()
    typed = f"{chart.title.en} by far"
    assert library.get_chart(chart.id).title.en == typed
    assert page.head.name.text() == typed
    view = get_drawing(page).view
    qtbot.waitUntil(lambda: view.chart is not None and view.chart.title == typed, timeout=LONG)
    assert "by far" in printed(page)
    assert page.head.saved.text().startswith("Saved ")
    page.head.undo.click()
    assert library.get_chart(chart.id).title == chart.title
    assert field.text() == chart.title.en
    assert main.page is page


def test_a_value_that_is_typed_into_the_table_is_drawn(main: MainWindow, open_chart: OpenChart, qtbot: QtBot) -> None:
    """No reload, no button: the grid keeps the cell, the drawing follows, one step takes it back."""
    chart = find_bar(main)
    page = open_chart(chart.id)
    core = main.workspace.core
    grid = get_fields(page).grid
    table = core.tables.get_table(chart.dataset_id).dataset
    values = next(at for at, each in enumerate(table.columns) if each.kind.value == "number")
    main.activateWindow()
    qtbot.waitUntil(main.isActiveWindow)
    grid.show_cell(2, values)
    grid.take_focus()
    assert "paste" in page.commands
    QTest.keyClicks(grid.view, "1")
    QTest.keyClicks(main.focusWidget(), "7.5")
    QTest.keyClick(main.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: core.tables.read_rows(chart.dataset_id, 2, 1)[0][values].value is not None, timeout=LONG)
    qtbot.waitUntil(lambda: "17.5%" in printed(page), timeout=LONG)
    main.do("undo")
    qtbot.waitUntil(lambda: "12.9%" in printed(page), timeout=LONG)
    assert main.page is page


def test_note_and_description_in_each_language(main: MainWindow, open_chart: OpenChart, qtbot: QtBot) -> None:
    chart = find_bar(main)
    page = open_chart(chart.id)
    library = main.workspace.core.library
    page.languages.button(Language.HANT).click()
    field = get_fields(page).texts["note"]
    assert field.language is Language.HANT
    note = field.fields[Language.HANT]
    assert isinstance(note, TextField)
    note.setPlainText("新的註解")
    page.keep()
    kept = library.get_chart(chart.id)
    assert kept.note.zh_hant == "新的註解"
    assert kept.note.en == chart.note.en
    qtbot.waitUntil(lambda: "新的註解" in printed(page), timeout=LONG)

    drawing = get_drawing(page)
    drawing.write.click()
    written = library.get_chart(chart.id).alt
    assert "over 50%" in written.en
    assert "逾50%" in written.zh_hant
    assert "超过50%" in written.zh_hans
    alt = drawing.alt.fields[Language.EN]
    assert isinstance(alt, TextField)
    assert alt.toPlainText() == written.en
    assert main.notices.recent[0].text.startswith("Description written")
    main.do("undo")
    assert library.get_chart(chart.id).alt == chart.alt


def test_date_sources_release_theme_and_tags(main: MainWindow, open_chart: OpenChart, qtbot: QtBot) -> None:
    chart = find_bar(main)
    page = open_chart(chart.id)
    core = main.workspace.core
    fields = get_fields(page)
    fields.as_of.line.setText("June 2023")
    page.keep()
    assert core.tables.get_table(chart.dataset_id).dataset.as_of == PartialDate(2023, 6)
    sources = fields.sources
    assert len(sources.rows) == 1
    sources.add_button.click()
    sources.field.setText("A study of 2024")
    QTest.keyClick(sources.field, Qt.Key.Key_Return)
    cited = core.tables.get_table(chart.dataset_id).dataset.sources
    assert core.library.get_source(cited[-1].source_id).title == "A study of 2024"
    assert len(sources.rows) == len(cited) == 2
    sources.rows[1].locator.setText("page 7")
    page.keep()
    assert core.tables.get_table(chart.dataset_id).dataset.sources[1].locator == "page 7"
    qtbot.waitUntil(lambda: "A study of 2024" in printed(page), timeout=LONG)
    sources.rows[0].remove.click()
    assert [each.locator for each in core.tables.get_table(chart.dataset_id).dataset.sources] == ["page 7"]
    main.do("undo")
    assert len(core.tables.get_table(chart.dataset_id).dataset.sources) == len(sources.rows) == 2

    fields.release.row.button(Release.INTERNAL).click()
    assert core.library.get_chart(chart.id).release is Release.INTERNAL
    assert fields.theme.combo.count() == 1 + len(core.library.list_themes())
    fields.theme.combo.setCurrentIndex(0)
    fields.theme.combo.activated.emit(0)
    assert core.library.get_chart(chart.id).theme == ""
    assert "R&D hub" not in page.head.crumb.text()
    line = fields.tags.field
    assert isinstance(line, LineField)
    line.setText("one, two， three、one,")
    page.keep()
    assert core.library.get_chart(chart.id).tags == ("one", "two", "three")
    core.labels.add_theme(LocalText("Brand new theme"))
    assert "Brand new theme" in [fields.theme.combo.itemText(at) for at in range(fields.theme.combo.count())]


def test_each_frame_is_laid_out_for_itself(main: MainWindow, open_chart: OpenChart, qtbot: QtBot) -> None:
    page = open_chart(find_bar(main).id)
    drawing = get_drawing(page)

    def width() -> float:
        return drawing.view.chart.width_pt if drawing.view.chart is not None else 0.0

    full, high = width(), drawing.view.minimumHeight()
    drawing.frames.button(Frame.HALF).click()
    qtbot.waitUntil(lambda: width() < 0.6 * full, timeout=LONG)
    inside = QRectF(drawing.view.rect())
    assert (
        drawing.view._place(inside).width() > 0.65 * inside.width()
    )  # large enough to be read, of a pane of this window
    drawing.frames.button(Frame.SLIDE).click()
    qtbot.waitUntil(lambda: 0.6 * full < width() < full, timeout=LONG)
    assert drawing.view.minimumHeight() != high
    state = page.state
    page.restore((0, 0, "full"))
    qtbot.waitUntil(lambda: width() == full, timeout=LONG)
    page.restore(state)
    assert drawing.frame is Frame.SLIDE


def test_the_language_is_switched_for_drawing_numbers_and_names(
    main: MainWindow, open_chart: OpenChart, qtbot: QtBot
) -> None:
    chart = find_bar(main)
    page = open_chart(chart.id)
    page.commands["content_language"]()
    assert page.languages.value is Language.HANT
    qtbot.waitUntil(lambda: "逾50%" in printed(page), timeout=LONG)
    assert get_fields(page).grid.model.language is Language.HANT
    assert get_drawing(page).view.accessibleDescription()
    briefings = [each for each in main.workspace.core.library.where_used("chart", chart.id) if each.kind == "briefing"]
    assert get_fields(page).uses.count() == len(briefings) > 0


def test_a_field_is_gone_to_and_another_chart_shown(main: MainWindow, open_chart: OpenChart) -> None:
    chart = find_bar(main)
    page = open_chart(chart.id)
    other = next(each for each in main.workspace.core.library.list_charts() if each.id != chart.id)
    main.stage.go(Where("chart", chart.id, "alt"))
    alt = get_drawing(page).alt
    assert alt.fields[alt.language] is main.focusWidget()
    main.stage.go(Where("chart", chart.id, "subtitle"))
    subtitle = get_fields(page).texts["subtitle"]
    assert subtitle.fields[subtitle.language] is main.focusWidget()
    main.stage.go(Where("chart", other.id))
    assert main.page is page
    assert page.title == other.title.en
    assert page.reveal("chart", other.id)
    assert page.reveal("dataset", other.dataset_id)
    assert not page.reveal("chart", chart.id)


def test_a_chart_that_is_thrown_away_says_so_and_comes_back(main: MainWindow, open_chart: OpenChart) -> None:
    core = main.workspace.core
    chart = next(each for each in core.library.list_charts() if not core.library.where_used("chart", each.id))
    page = open_chart(chart.id)
    core.data.delete_chart(chart.id)
    assert page.commands == {}
    assert page.panes == (page.back,)
    core.history.undo()
    assert page.title == chart.title.en
    assert page.commands
    page.back.setFocus()
    main.do("delete")
    assert isinstance(main.page, ChartsPlace)
    assert chart.id not in main.page.model.ids


def test_duplicate_opens_the_copy_and_back_leads_to_the_place(main: MainWindow, open_chart: OpenChart) -> None:
    chart = find_bar(main)
    page = open_chart(chart.id)
    main.do("duplicate")
    assert page.where.id != chart.id
    copy = main.workspace.core.library.get_chart(page.where.id)
    assert copy.dataset_id == chart.dataset_id
    page.back.click()
    place = main.page
    assert isinstance(place, ChartsPlace)
    assert place.grid.current_id == copy.id


def test_the_last_good_drawing_stays_below_the_reason(main: MainWindow, open_chart: OpenChart, qtbot: QtBot) -> None:
    core = main.workspace.core
    chart = find_bar(main)
    page = open_chart(chart.id)
    view = get_drawing(page).view
    good = view.chart
    core.data.update_chart(replace(chart, options={"values": ["no-such-column"]}))
    qtbot.waitUntil(lambda: bool(view.problem), timeout=LONG)
    assert view.chart is good
    assert "no-such-column" in view.accessibleName()
    view.grab()  # the sentence is painted over it
    core.history.undo()
    qtbot.waitUntil(lambda: not view.problem, timeout=LONG)
    assert view.accessibleName() == chart.title.en


def test_a_chart_of_a_newer_kind_says_why_it_is_not_drawn(main: MainWindow, qtbot: QtBot) -> None:
    core = main.workspace.core
    chart = find_bar(main)
    core.data.update_chart(replace(chart, kind="no-such-kind"))
    main.stage.go(Where("chart", chart.id))
    page = main.page
    assert isinstance(page, ChartPage)
    drawing = get_drawing(page)
    qtbot.waitUntil(lambda: bool(drawing.view.problem), timeout=LONG)
    assert drawing.view.chart is None
    drawing.write.click()
    assert main.notices.recent[0].kind == "err"
    assert core.library.get_chart(chart.id).alt == chart.alt
    drawing.kinds.tiles["column"].click()
    qtbot.waitUntil(lambda: drawing.view.chart is not None and not drawing.view.problem, timeout=LONG)
    assert core.library.get_chart(chart.id).kind == "column"


def test_a_table_of_thousands_of_rows_is_not_drawn_and_stays_quick(main: MainWindow, open_chart: OpenChart) -> None:
    core = main.workspace.core
    chart = find_bar(main)
    page = open_chart(chart.id)
    dataset = core.library.get_dataset(chart.dataset_id)
    cells = tuple(Cell(value=Value.parse("1")) if each.kind.value == "number" else Cell() for each in dataset.columns)
    core.tables.insert_rows(dataset.id, 3, [cells] * 2_500)
    view = get_drawing(page).view
    assert "2503" in view.problem.replace(",", "")
    page._follow_table()  # what the timer does a moment later
    assert all(each.choice.reason for each in get_drawing(page).kinds.tiles.values())


def test_everything_has_a_name_and_fits_in_each_language(make_window: MakeWindow) -> None:
    for language in Language:
        window = make_window(language, Appearance.DARK if language is Language.HANT else Appearance.LIGHT)
        window.resize(1024, 640)
        chart = find_bar(window)
        for where in (Where("chart", chart.id), Where("table", chart.dataset_id), Where("new_chart")):
            window.stage.go(where)
            clear_deferred()
            page = window.page
            assert page is not None
            assert page.minimumSizeHint().width() <= 1024 - 84
            for widget in page.findChildren(QWidget):
                if type(widget) is QAbstractButton:
                    continue  # the corner of a table
                if isinstance(widget, QAbstractButton | QLineEdit | QPlainTextEdit | QComboBox) and widget.isVisible():
                    named = widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())
                    assert named, widget
        window.close()
