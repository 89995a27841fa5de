"""Data saved from the window: real files that an import reads back as the same, and what is said of them."""

import csv
import errno
import os
import tempfile
import threading
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from briefing_app.model.chart import Cell, Column, ColumnKind
from briefing_app.model.figure import Value
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.ui import table_output
from briefing_app.ui.charts.page import ChartPage
from briefing_app.ui.charts.place import TABLES, ChartsPlace
from briefing_app.ui.facts.place import FactsPage
from briefing_app.ui.room import Where
from briefing_app.ui.sources.place import SourcesPage
from briefing_app.ui.table_output import Listed, write_dataset, write_list
from briefing_app.ui.window import MainWindow
from briefing_app.workspace.importing import Outcome, read_draft
from tests.ui.conftest import LONG, MakeWindow
from tests.ui.hands import type_text
from tests.workspace.importing.conftest import plan_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def main(make_window: MakeWindow) -> MainWindow:
    return make_window()


Answer = Callable[[str], Path]


@pytest.fixture
def answer(main: MainWindow, qtbot: QtBot, tmp_path: Path) -> Answer:
    """Answer the dialog that asks where to, and wait until it is said that the file is there."""

    def answer_it(name: str) -> Path:
        dialog = next(each for each in main.findChildren(QFileDialog) if each.isVisible())
        target = tmp_path / name
        dialog.fileSelected.emit(str(target))
        dialog.close()
        qtbot.waitUntil(lambda: f"Saved as {name}" in main.message, timeout=LONG)
        return target

    return answer_it


def find_dialog(main: MainWindow) -> QFileDialog:
    return next(each for each in main.findChildren(QFileDialog) if each.isVisible())


def choose(menu: QMenu, text: str) -> None:
    next(each for each in menu.actions() if each.text() == text).trigger()


def assert_same(main: MainWindow, path: Path, count: int, into: str | None = None) -> None:
    """The file holds what the library holds."""
    core = main.workspace.core
    plan = plan_of(core, read_draft(path), into=into) if into else plan_of(core, read_draft(path))
    assert (plan.counts[Outcome.SAME], plan.empty, plan.problems) == (count, True, ())


@pytest.mark.parametrize("name", ["data.xlsx", "data.csv"])
def test_the_data_of_a_chart_is_saved_from_its_page(main: MainWindow, answer: Answer, name: str) -> None:
    core = main.workspace.core
    chart = core.library.list_charts()[0]
    table = core.library.get_dataset(chart.dataset_id)
    main.stage.go(Where("chart", chart.id))
    page = main.page
    assert isinstance(page, ChartPage)
    page.head.menu_asked.emit()
    menu = next(each for each in page.findChildren(QMenu) if each.isVisible())
    choose(menu, "Save the data as Excel or CSV…")
    menu.close()
    dialog = find_dialog(main)
    assert dialog.nameFilters() == ["Excel workbook (*.xlsx)", "CSV, text with commas (*.csv)"]
    assert dialog.selectedFiles()[0].endswith(f"{table.slug}_en.xlsx")
    assert not dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.filterSelected.emit(dialog.nameFilters()[1])
    assert dialog.defaultSuffix() == "csv"
    path = answer(name)
    notice = main.notices.recent[0]
    assert notice.text == f"Saved as {name}: {len(table.rows)} rows"
    assert notice.action == "Show in folder"
    assert_same(main, path, len(table.rows), table.id)
    if name.endswith("csv"):
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_dataset_is_saved_from_its_page_and_from_the_list(main: MainWindow, answer: Answer) -> None:
    core = main.workspace.core
    table = core.library.list_datasets()[0]
    main.settings.content_language = Language.HANT
    main.stage.go(Where("table", table.id))
    page = main.page
    assert isinstance(page, ChartPage)
    assert main.actions_by_id["export"].isEnabled()
    main.do("export")
    assert find_dialog(main).selectedFiles()[0].endswith(f"{table.slug}_zh_hant.xlsx")
    path = answer("page.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        headings = next(csv.reader(file))
    assert headings[0] == table.columns[0].label.zh_hant != table.columns[0].label.en
    assert_same(main, path, len(table.rows), table.id)
    main.stage.go(Where("charts", "", TABLES))
    place = main.page
    assert isinstance(place, ChartsPlace)
    place.tables.choose("dataset", table.id)
    place.tables.commands["export"]()
    assert_same(main, answer("list.xlsx"), len(table.rows), table.id)
    menu = place.tables.deeds.make_menu(table.id)
    choose(menu, "Save the data as Excel or CSV…")
    assert_same(main, answer("menu.xlsx"), len(table.rows), table.id)


def test_cards_and_figures_are_exported_as_they_are_listed(main: MainWindow, answer: Answer, qtbot: QtBot) -> None:
    core = main.workspace.core
    main.stage.go(Where("facts"))
    page = main.page
    assert isinstance(page, FactsPage)
    total = len(core.library.ids("card"))
    main.do("export_list")
    assert find_dialog(main).windowTitle() == f"Export all ({total} cards) as Excel or CSV"
    assert_same(main, answer("all.xlsx"), total)
    assert main.message == f"Saved as all.xlsx: {total} cards"
    type_text(page.head.field, "深圳")
    qtbot.waitUntil(lambda: 2 < len(page.list.ids_model.ids) < total, timeout=LONG)
    found = list(page.list.ids_model.ids)
    main.do("export_list")
    assert find_dialog(main).windowTitle() == f"Export what was found ({len(found)} cards) as Excel or CSV"
    path = answer("found.csv")
    assert_same(main, path, len(found))
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert [each[0] for each in csv.reader(file)][1:] == found  # in the order that is seen
    page.list.select(found[:2], found[0])
    menu = page.right.make_menu()
    assert menu is not None
    choose(menu, "Export what is chosen (2 cards) as Excel or CSV…")
    assert_same(main, answer("menu.csv"), 2)
    qtbot.waitUntil(lambda: page.right.currentWidget() is page.bulk, timeout=LONG)
    page.bulk.buttons["table_output.bulk"].click()
    assert_same(main, answer("chosen.csv"), 2)
    page.side.picked.emit("list/figures")
    figures = core.library.list_figures()
    menu = page.right.make_menu()
    assert menu is not None
    choose(menu, f"Export all ({len(figures)} figures) as Excel or CSV…")
    assert_same(main, answer("figures.xlsx"), sum(max(1, len(each.observations)) for each in figures))
    assert main.message == f"Saved as figures.xlsx: {len(figures)} figures"
    page.side.picked.emit("list/names")
    assert page.right.make_menu() is None
    assert not main.actions_by_id["export_list"].isEnabled()


def test_sources_are_exported_as_they_are_listed(main: MainWindow, answer: Answer, qtbot: QtBot) -> None:
    total = len(main.workspace.core.library.ids("source"))
    main.stage.go(Where("sources"))
    page = main.page
    assert isinstance(page, SourcesPage)
    page.view.customContextMenuRequested.emit(page.view.rect().center())
    menu = next(each for each in page.findChildren(QMenu) if each.isVisible())
    choose(menu, f"Export all ({total} sources) as Excel or CSV…")
    menu.close()
    assert_same(main, answer("all.csv"), total)
    type_text(page.field, "Policy Research")
    qtbot.waitUntil(lambda: page.listed.which == "found" and len(page.table.rows) < total, timeout=LONG)
    main.do("export_list")
    assert_same(main, answer("found.xlsx"), len(page.table.rows))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_exported_is_said_in_each_language(make_window: MakeWindow, language: Language) -> None:
    say = make_window(language).look.say
    for which in ("all", "found", "chosen"):
        for kind in ("cards", "figures", "sources"):
            text = Listed(kind, which, ("a", "b")).say(say)
            assert "2" in text
            assert "Excel" in text
            assert text.endswith("…")


WAYS = {
    "full": (os, "fsync", errno.ENOSPC, "the disk is full"),
    "read-only": (tempfile, "mkstemp", errno.EACCES, "out"),
}


@pytest.mark.parametrize("way", list(WAYS))
@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_a_full_disk_or_a_closed_folder_is_said_and_leaves_the_old_file(
    main: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, way: str
) -> None:
    main.stage.go(Where("facts"))
    page = main.page
    assert page is not None
    folder = tmp_path / "out"
    folder.mkdir()
    target = folder / f"data{suffix}"
    module, name, number, words = WAYS[way]
    whole = getattr(module, name)

    def refuse(*values: object, **named: object) -> object:
        if threading.current_thread().name == "beside":
            raise OSError(number, os.strerror(number))
        return whole(*values, **named)

    table = main.workspace.core.library.ids("dataset")[0]
    card = main.workspace.core.library.ids("card")[0]
    for write in (
        partial(write_dataset, page.room, table, Language.EN),
        partial(write_list, page.room, Listed("cards", "chosen", (card,)), Language.EN),
    ):
        target.write_bytes(b"before")
        with monkeypatch.context() as patch:
            patch.setattr(module, name, refuse)
            with qtbot.waitSignal(main.notices.warned, timeout=LONG):
                write(target)
        notice = main.notices.recent[0]
        assert notice.kind == "err"
        assert words in notice.text
        assert notice.text.count(". ") == 0
        assert target.read_bytes() == b"before"
        assert [each.name for each in folder.iterdir()] == [target.name]
        assert "Writing" not in main.status.shown
        write(target)  # with room again
        qtbot.waitUntil(lambda: main.notices.recent[0].text.startswith(f"Saved as data{suffix}"), timeout=LONG)


def test_a_name_of_no_kind_and_a_dataset_that_is_gone_are_said(main: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    main.stage.go(Where("facts"))
    page = main.page
    assert page is not None
    core = main.workspace.core
    table = core.tables.add_table(LocalText("Gone"), [Column("a", LocalText("A"))])
    write_dataset(page.room, table.id, Language.EN, tmp_path / "data.ods")
    qtbot.waitUntil(lambda: bool(main.notices.recent), timeout=LONG)
    assert "data.ods" in main.notices.recent[0].text
    core.data.delete_dataset(table.id)
    table_output.ask_for_dataset(page.room, page, table.id, Language.EN)
    assert len(main.notices.recent) == 2
    assert main.findChildren(QFileDialog) == []
    assert list(tmp_path.glob("*data*")) == []


def add_many(main: MainWindow, count: int) -> str:
    columns = [
        Column("name", LocalText("Name")),
        Column("a", LocalText("A"), ColumnKind.NUMBER),
        Column("b", LocalText("B"), ColumnKind.NUMBER),
    ]
    rows = [
        (
            Cell(text=LocalText(f"Firm {n}")),
            Cell(value=Value(Decimal(n))),
            Cell(value=Value(Decimal(n) / 4)),
        )
        for n in range(count)
    ]
    return main.workspace.core.tables.add_table(LocalText("Many"), columns, rows).id


@pytest.mark.timed
@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_fifty_thousand_rows_are_written_beside_the_work(
    main: MainWindow, qtbot: QtBot, tmp_path: Path, suffix: str
) -> None:
    for place in ("sources", "facts"):
        main.stage.go(Where(place))
    page = main.page
    assert page is not None
    table = add_many(main, 50_000)
    target = tmp_path / f"many{suffix}"
    said: list[str] = []
    main.notices.busy.connect(lambda text: said.append(f"{text}|{main.status.shown}"))
    gaps, last = [0.0], [perf_counter()]

    def beat() -> None:
        now = perf_counter()
        gaps.append(now - last[0])
        last[0] = now

    timer = QTimer(main)
    timer.timeout.connect(beat)
    write_dataset(page.room, table, Language.EN, target)
    main.stage.go(Where("sources"))  # whoever asked may leave
    last[0] = perf_counter()
    timer.start(0)
    qtbot.waitUntil(lambda: f"Saved as many{suffix}" in main.message, timeout=2 * LONG)
    timer.stop()
    assert max(gaps) < 1.0  # a busy machine of tests
    assert main.message == f"Saved as many{suffix}: 50,000 rows"
    shares = [each for each in said if "%" in each]
    assert len(shares) > 50
    assert all(each.split("|")[0] == each.split("|")[1] for each in shares)  # it stands in the status bar
    assert_same(main, target, 50_000, table)


def test_closing_the_window_waits_for_the_file(main: MainWindow, tmp_path: Path) -> None:
    main.stage.go(Where("facts"))
    page = main.page
    assert page is not None
    table = add_many(main, 5_000)
    target = tmp_path / "closing.csv"
    write_dataset(page.room, table, Language.EN, target)
    main.close()
    assert not [each for each in threading.enumerate() if each.name == "beside"]
    assert len(target.read_text("utf-8-sig").splitlines()) == 5_001
    QApplication.processEvents()
