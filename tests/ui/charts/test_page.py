"""The page of one chart: its words are kept as they are typed, and the chart beside them follows."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.model.chart import Chart
from briefing_app.model.figure import Release
from briefing_app.model.language import Language, LocalText
from briefing_app.ui.charts.page import ChartPage
from briefing_app.ui.charts.place import ChartsPlace
from briefing_app.ui.room import Where
from briefing_app.ui.text.fields import LineField, TextField
from briefing_app.ui.theme import Appearance
from briefing_app.ui.window import MainWindow
from tests.ui.charts.conftest import OpenChart
from tests.ui.conftest import LONG, MakeWindow, clear_deferred

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def find_bar(main: MainWindow) -> Chart:
    charts = main.workspace.core.library.list_charts()
    return next(each for each in charts if each.slug.startswith("higher-education"))


def test_the_title_is_kept_while_it_is_typed_and_the_chart_follows(
    main: MainWindow, open_chart: OpenChart, qtbot: QtBot
) -> None:
    chart = find_bar(main)
    page = open_chart(chart.id)
    library = main.workspace.core.library
    assert page.title == chart.title.en
    field = page.fields.title.fields[Language.EN]
    assert isinstance(field, LineField)
    assert field.text() == chart.title.en
    field.setFocus()
    field.end(False)
    QTest.keyClicks(field, " by far")
    page.keep()
    typed = f"{chart.title.en} by far"
    assert library.get_chart(chart.id).title.en == typed
    assert page.name.text() == typed
    qtbot.waitUntil(lambda: page.shown_title.text() == typed, timeout=LONG)
    main.do("undo")
    assert library.get_chart(chart.id).title == chart.title
    assert field.text() == chart.title.en
    assert main.page is page


def test_note_and_description_in_each_language(main: MainWindow, open_chart: OpenChart, qtbot: QtBot) -> None:
    chart = find_bar(main)
    page = open_chart(chart.id)
    library = main.workspace.core.library
    page.languages.button(Language.HANT).click()
    assert page.fields.note.language is Language.HANT
    note = page.fields.note.fields[Language.HANT]
    assert isinstance(note, TextField)
    note.setPlainText("新的註解")
    page.keep()
    kept = library.get_chart(chart.id)
    assert kept.note.zh_hant == "新的註解"
    assert kept.note.en == chart.note.en
    qtbot.waitUntil(lambda: "新的註解" in page.shown_note.text(), timeout=LONG)

    page.fields.write.click()
    written = library.get_chart(chart.id).alt
    assert "over 50%" in written.en
    assert "逾50%" in written.zh_hant
    assert "超过50%" in written.zh_hans
    alt = page.fields.alt.fields[Language.EN]
    assert isinstance(alt, TextField)
    assert alt.toPlainText() == written.en
    assert main.notices.recent[0].text.startswith("Description written")
    main.do("undo")
    assert library.get_chart(chart.id).alt == chart.alt


def test_release_theme_and_tags(main: MainWindow, open_chart: OpenChart) -> None:
    chart = find_bar(main)
    page = open_chart(chart.id)
    library = main.workspace.core.library
    page.fields.release.row.button(Release.INTERNAL).click()
    assert library.get_chart(chart.id).release is Release.INTERNAL
    names = [page.fields.theme.combo.itemText(at) for at in range(page.fields.theme.combo.count())]
    assert names[0] == "No theme"
    assert len(names) == 1 + len(library.list_themes())
    page.fields.theme.combo.setCurrentIndex(0)
    page.fields.theme.combo.activated.emit(0)
    assert library.get_chart(chart.id).theme == ""
    assert "R&D hub" not in page.crumb.text()
    line = page.fields.tags.field
    assert isinstance(line, LineField)
    line.setText("one, two， three、one,")
    page.keep()
    assert library.get_chart(chart.id).tags == ("one", "two", "three")
    main.workspace.core.labels.add_theme(LocalText("Brand new theme"))
    assert "Brand new theme" in [page.fields.theme.combo.itemText(at) for at in range(page.fields.theme.combo.count())]


def test_data_and_uses_are_shown_and_the_language_is_switched(
    main: MainWindow, open_chart: OpenChart, qtbot: QtBot
) -> None:
    chart = find_bar(main)
    page = open_chart(chart.id)
    dataset = main.workspace.core.library.get_dataset(chart.dataset_id)
    assert page.table.table.rowCount() == len(dataset.rows)
    english = page.table.table.shown
    page.commands["content_language"]()
    assert page.languages.value is Language.HANT
    assert page.table.table.shown != english
    qtbot.waitUntil(lambda: page.shown_title.text() == chart.title.zh_hant, timeout=LONG)
    assert page.uses.count() == len(main.workspace.core.library.where_used("chart", chart.id))
    assert page.view.accessibleDescription()


def test_a_field_is_gone_to_and_another_chart_shown(main: MainWindow, open_chart: OpenChart) -> None:
    chart = find_bar(main)
    page = open_chart(chart.id)
    other = next(each for each in main.workspace.core.library.list_charts() if each.id != chart.id)
    main.stage.go(Where("chart", chart.id, "alt"))
    assert page.fields.alt.fields[page.fields.alt.language] is main.focusWidget()
    main.stage.go(Where("chart", other.id))
    assert main.page is page
    assert page.title == other.title.en
    assert page.reveal("chart", other.id)
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


def test_a_chart_that_cannot_be_drawn_says_why(main: MainWindow, qtbot: QtBot) -> None:
    core = main.workspace.core
    chart = find_bar(main)
    core.data.update_chart(replace(chart, kind="no-such-kind"))
    main.stage.go(Where("chart", chart.id))
    page = main.page
    assert isinstance(page, ChartPage)
    qtbot.waitUntil(lambda: bool(page.view.problem), timeout=LONG)
    assert page.view.chart is None
    page.fields.write.click()
    assert main.notices.recent[0].kind == "err"
    assert core.library.get_chart(chart.id).alt == chart.alt


def test_everything_has_a_name_and_fits_in_each_language(make_window: MakeWindow) -> None:
    for language in Language:
        window = make_window(language, Appearance.DARK if language is Language.HANT else Appearance.LIGHT)
        window.resize(1024, 640)
        chart = find_bar(window)
        window.stage.go(Where("chart", chart.id))
        clear_deferred()
        page = window.page
        assert isinstance(page, ChartPage)
        assert page.minimumSizeHint().width() <= 1024 - 84
        for widget in page.findChildren(QWidget):
            if isinstance(widget, QAbstractButton | QLineEdit | QPlainTextEdit | QComboBox) and widget.isVisible():
                assert widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()), widget
        assert page.fields.title.fields[Language.EN].focusPolicy() & Qt.FocusPolicy.TabFocus
        window.close()
