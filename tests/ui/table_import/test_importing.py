"""What an import does: said before, done by one button, taken back by one step, and found again."""

import csv
import errno
import os
import sys
import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from briefing_app.model.language import Language, LocalText
from briefing_app.ui.charts.new_page import NewChartPage
from briefing_app.ui.charts.page import ChartPage
from briefing_app.ui.facts.place import FactsPage
from briefing_app.ui.room import Where
from briefing_app.ui.sources.place import SourcesPage
from briefing_app.ui.table_import import session
from briefing_app.ui.table_import.page import TableImportPage
from briefing_app.ui.window import MainWindow
from briefing_app.workspace.importing import Outcome, Target
from tests.ui.conftest import LONG, MakeWindow
from tests.ui.eyes import cut_off, spilling, unnamed
from tests.ui.hands import click, press, type_text
from tests.ui.table_import.conftest import CARDS, SOURCES, TABLE, OpenFile, wait_for_plan

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def drop(window: MainWindow, *paths: Path) -> bool:
    """Drop files on the window; whether they were taken."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    how = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(200, 200), *how)
    enter.setAccepted(False)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(200, 200), *how))
    return enter.isAccepted()


def page_title(main: MainWindow) -> str:
    """What the page that is shown is about."""
    assert main.page is not None
    return main.page.title


# -- tables ------------------------------------------------------------------------------------------------------------


def test_a_table_is_imported_and_leads_to_its_charts(open_file: OpenFile, main: MainWindow) -> None:
    page = open_file(TABLE)
    core = main.workspace.core
    before = core.library.count("dataset")
    source = core.library.list_sources()[0]
    page.about.titles[Language.HANT].setFocus()
    page.about.titles[Language.HANT].setText("歷年資助")
    page.about.titles[Language.HANT].textEdited.emit("歷年資助")
    page.about.source.pick(source.id)
    assert page.about.locator_box.isVisible()
    page.about.locator.setText("p. 7")
    page.about.locator.textEdited.emit("p. 7")
    page.about.as_of.setText("30/6/2025")
    page.about.as_of.textEdited.emit("30/6/2025")
    assert page.about.as_of_box.said == "30 June 2025"
    page.about.as_of.editingFinished.emit()
    page.about.theme.pick(core.library.list_themes()[0].slug)
    assert core.library.count("dataset") == before
    assert page.foot.button.text() == "Import 4 rows"
    click(page.foot.button)
    shown = main.page
    assert isinstance(shown, ChartPage)
    assert shown.where.page == "table"
    table = core.tables.get_table(shown.where.id)
    assert table.row_count == 4
    dataset = table.dataset
    assert (dataset.title.en, dataset.title.zh_hant) == ("Grants by year", "歷年資助")
    assert [(each.source_id, each.locator) for each in dataset.sources] == [(source.id, "p. 7")]
    assert str(dataset.as_of) == "2025-06-30"
    assert dataset.theme == core.library.list_themes()[0].slug
    assert main.message == "“grants.csv” imported: 4 rows"
    main.do("undo")
    assert core.library.count("dataset") == before


def test_a_table_needs_a_title(open_file: OpenFile) -> None:
    page = open_file(TABLE)
    field = page.about.titles[Language.EN]
    field.setFocus()
    field.selectAll()
    press(field, Qt.Key.Key_Delete)
    assert page.foot.words.text() == "Give the dataset a title."
    assert not page.foot.button.isEnabled()
    press(field, Qt.Key.Key_X)
    assert page.foot.button.isEnabled()


@pytest.mark.timed
def test_a_wide_table_does_not_stop_the_window(open_file: OpenFile) -> None:
    heads = ",".join(f"Column {n}" for n in range(500))
    rows = "".join(",".join("abc" if n % 3 else str(n * row) for n in range(500)) + "\n" for row in range(60))
    text = f"{heads}\n{rows}"
    pulse = Pulse()
    page = open_file(text, "wide.csv")
    pulse.stop()
    assert pulse.longest < 1_000  # milliseconds, on two busy processors
    assert page.columns.model.columnCount() == 500


def test_a_date_that_is_not_understood_is_said_and_not_taken(open_file: OpenFile) -> None:
    page = open_file(TABLE)
    page.about.as_of.setText("soon")
    page.about.as_of.editingFinished.emit()
    assert page.about.as_of_box.problem
    assert page.session.mapping is not None
    assert page.session.mapping.as_of is None
    page.follow()
    assert page.about.as_of.text() == "soon"


def test_the_second_time_is_as_the_last_time(open_file: OpenFile, qtbot: QtBot) -> None:
    page = open_file(TABLE)
    page.columns.view.choose_column(4)
    page.columns.bar.use.pick("")
    wait_for_plan(qtbot, page)
    click(page.foot.button)
    page = open_file(TABLE.replace("17.6", "18.8"))
    assert page.columns.remembered_words.text() == "As last time: 1 March 2026"
    assert page.columns.model.head(4)[1] == "Leave out"
    assert page.about.into.combo.currentText() == "Replaces the rows of “Grants by year”"
    plan = page.session.plan
    assert plan is not None
    assert (plan.counts[Outcome.CHANGED], plan.counts[Outcome.SAME]) == (1, 3)
    assert page.foot.button.text() == "Import 1 row"
    page.about.into.pick("")
    wait_for_plan(qtbot, page)
    qtbot.waitUntil(lambda: page.foot.button.text() == "Import 4 rows", timeout=LONG)
    click(page.columns.forget)
    wait_for_plan(qtbot, page)
    assert not page.columns.remembered.isVisible()
    assert page.columns.model.head(4)[1] == "Names or words"


def test_what_is_the_same_is_not_imported(open_file: OpenFile) -> None:
    click(open_file(TABLE).foot.button)
    page = open_file(TABLE)
    assert page.foot.words.text() == "The file holds nothing new."
    assert not page.foot.button.isEnabled()


# -- cards, sources, figures -------------------------------------------------------------------------------------------


def test_cards_are_imported_and_chosen_in_the_facts(open_file: OpenFile, main: MainWindow) -> None:
    main.stage.go(Where("facts", "", "nothing like it"))
    page = open_file(CARDS.replace("wrong", "draft"), "cards.csv")
    before = main.workspace.core.library.count("card")
    assert [page.outcome.chips[each].text() for each in (Outcome.NEW, Outcome.REFUSED)] == ["2 new", "1 refused"]
    assert page.outcome.also.text().startswith("Also made: 2 themes, 1 source, 2 figures")
    click(page.foot.button)
    facts = main.page
    assert isinstance(facts, FactsPage)
    library = main.workspace.core.library
    assert library.count("card") == before + 2
    titles = {library.get_card(each).title.en for each in facts.list.selected_ids}
    assert titles == {"Money for research", "New medicines"}
    main.do("undo")
    assert library.count("card") == before


def test_refused_rows_are_listed_with_reasons_copied_and_saved(
    open_file: OpenFile, main: MainWindow, tmp_path: Path
) -> None:
    page = open_file(CARDS, "cards.csv")
    outcome = page.outcome
    assert not outcome.list.isVisible()
    click(outcome.list_button)
    assert outcome.list.isVisible()
    assert [row.title for row in outcome.list.rows.rows] == ["Row 3 · Status", "Row 4 · Title"]
    assert "“wrong” is not one of" in outcome.list.rows.rows[0].text
    outcome.list.setCurrentIndex(outcome.list.rows.index(0))
    assert page.columns.view.currentIndex().row() == 2
    assert page.columns.view.currentIndex().column() == 7
    click(outcome.copy_button)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Row\tOutcome\tName\tColumn\tReason"
    assert lines[1].startswith("2\tnew\tMoney for research")
    assert lines[2].startswith("3\trefused\tNew medicines\tStatus\t“wrong”")
    click(outcome.save_button)
    (dialog,) = page.findChildren(QFileDialog)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    dialog.close()
    outcome.save_to(tmp_path / "report.csv")
    with (tmp_path / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row[:2] for row in csv.reader(file)] == [
            ["Row", "Outcome"], ["2", "new"], ["3", "refused"], ["4", "refused"],
        ]  # fmt: skip
    assert main.message == "Report saved as report.csv"
    outcome.save_to(tmp_path)  # a folder
    assert main.info.text


@pytest.mark.parametrize(("name", "number"), [("fsync", errno.ENOSPC), ("mkstemp", errno.EACCES)])
def test_a_report_that_finds_no_room_leaves_the_old_file(
    open_file: OpenFile, main: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, number: int
) -> None:
    page = open_file("Title,Text,Status\nA,words,nonsense\n", "cards.csv")
    folder = tmp_path / "out"
    folder.mkdir(exist_ok=True)
    target = folder / "report.csv"
    target.write_bytes(b"before")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os if name == "fsync" else tempfile, name, refuse)
    page.outcome.save_to(target)
    monkeypatch.undo()
    assert "cannot be written" in main.info.text
    assert target.read_bytes() == b"before"
    assert [each.name for each in folder.iterdir()] == ["report.csv"]


def test_the_report_holds_no_formula(open_file: OpenFile) -> None:
    page = open_file("Title,Text,Status\n=1+1,words,nonsense\n", "cards.csv")
    click(page.outcome.copy_button)
    assert "\t'=1+1\t" in QGuiApplication.clipboard().text()


def test_sources_are_imported(open_file: OpenFile, main: MainWindow) -> None:
    page = open_file(SOURCES, "sources.csv")
    assert page.what.targets.value is Target.SOURCES
    assert page.foot.button.text() == "Import 1 row"
    click(page.foot.button)
    place = main.page
    assert isinstance(place, SourcesPage)
    assert main.workspace.core.library.get_source(place.chosen).title == "A Yearbook"


def test_figures_are_imported(open_file: OpenFile, main: MainWindow, qtbot: QtBot) -> None:
    page = open_file("Label,Value,Unit,As of\nNew laboratories,61,count,2024\n", "figures.csv")
    click(page.what.targets.button(Target.FIGURES))
    wait_for_plan(qtbot, page)
    assert [page.columns.model.head(at)[1] for at in range(2)] == ["Label (English)", "Value"]
    before = main.workspace.core.library.count("figure")
    click(page.foot.button)
    facts = main.page
    assert isinstance(facts, FactsPage)
    assert facts.middle.listed == "figures"
    (chosen,) = facts.list.selected_ids
    library = main.workspace.core.library
    assert library.get_figure(chosen).label.en == "New laboratories"
    assert library.count("figure") == before + 1


# -- files that are refused, and ways to the page ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "empty.csv", "empty"),
        (b"\0\1\2" * 40, "bad.csv", "bad.csv"),
        (b"Dear colleague", "letter.txt", "holds text and no table"),
        (b"PK\3\4 not really", "broken.xlsx", "broken.xlsx"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old.xls", "old.xls"),
    ],
)
def test_a_file_that_is_refused_says_why_and_offers_another(
    open_file: OpenFile, tmp_path: Path, qtbot: QtBot, content: bytes, name: str, said: str
) -> None:
    page = open_file(content, name, wait=False)
    qtbot.waitUntil(lambda: bool(page.session.problem), timeout=LONG)
    assert said in page.empty.sentence.text()
    assert page.stack.currentWidget() is page.empty
    assert not page.foot.isVisible()
    (button,) = page.empty.buttons
    assert button.text() == "Choose another file"
    assert button.hasFocus()
    press(button, Qt.Key.Key_Space)
    (dialog,) = page.findChildren(QFileDialog)
    assert "*.csv" in dialog.nameFilters()[0]
    good = tmp_path / "good.csv"
    good.write_text(TABLE, "utf-8")
    dialog.fileSelected.emit(str(good))
    dialog.close()
    wait_for_plan(qtbot, page)
    assert page.stack.currentWidget() is page.area
    assert page.where.at == str(good)
    assert page.room.core.history.find_undo() is None


def test_tables_come_by_dropping_by_menu_and_from_a_new_chart(main: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    first, second, third = tmp_path / "one.csv", tmp_path / "two.CSV", tmp_path / "three.txt"
    first.write_text(TABLE, "utf-8")
    second.write_text(TABLE, "utf-8")
    third.write_text(TABLE.replace(",", "\t"), "utf-8")
    assert drop(main, first, second)
    qtbot.waitUntil(lambda: isinstance(main.page, TableImportPage), timeout=LONG)
    page = main.page
    assert isinstance(page, TableImportPage)
    wait_for_plan(qtbot, page)
    assert page.title == "Import “one.csv”"
    assert main.message == "One table is imported at a time: “one.csv” is open here, the others were left."
    assert main.windowTitle().startswith("Import “one.csv”")
    assert drop(main, second)
    qtbot.waitUntil(lambda: page_title(main) == "Import “two.CSV”", timeout=LONG)
    wait_for_plan(qtbot, page)
    assert main.windowTitle().startswith("Import “two.CSV”")
    assert drop(main, third)
    qtbot.waitUntil(lambda: page_title(main) == "Import “three.txt”", timeout=LONG)
    wait_for_plan(qtbot, page)
    press(page, Qt.Key.Key_Escape)
    assert not isinstance(main.page, TableImportPage)
    main.do("import_table")
    page = main.page
    assert isinstance(page, TableImportPage)
    assert page.empty.buttons[0].hasFocus()
    assert page.commands == {}
    main.stage.go(Where("new_chart"))
    new = main.page
    assert isinstance(new, NewChartPage)
    assert new.file is not None
    click(new.file)
    assert isinstance(main.page, TableImportPage)
    main.do("import")
    dialog = next(each for each in main.findChildren(QFileDialog) if each.isVisible())
    assert "*.xlsx" in dialog.nameFilters()[0]
    dialog.fileSelected.emit(str(first))
    dialog.close()
    qtbot.waitUntil(lambda: page_title(main) == "Import “one.csv”", timeout=LONG)


def test_leaving_asks_nothing_and_coming_back_reads_the_file_again(
    open_file: OpenFile, main: MainWindow, qtbot: QtBot
) -> None:
    open_file(TABLE)
    main.stage.go(Where("charts"))
    assert main.workspace.core.history.find_undo() is None
    main.stage.back()
    page = main.page
    assert isinstance(page, TableImportPage)
    wait_for_plan(qtbot, page)
    assert page.title == "Import “grants.csv”"


# -- corrections wait --------------------------------------------------------------------------------------------------


def correct(page: TableImportPage, qtbot: QtBot) -> None:
    """Leave out the last column, give a Chinese title, and begin to type a date."""
    page.columns.view.choose_column(4)
    page.columns.bar.use.pick("")
    field = page.about.titles[Language.HANT]
    field.setFocus()
    type_text(field, "歷年資助")
    page.about.as_of.setFocus()
    type_text(page.about.as_of, "30/6/2025")
    wait_for_plan(qtbot, page)


def find_corrections(main: MainWindow, qtbot: QtBot) -> tuple[str, str, str, str]:
    """Of the page that is shown: file, use of the last column, Chinese title, date."""
    page = main.page
    assert isinstance(page, TableImportPage)
    wait_for_plan(qtbot, page)
    fields = (page.about.titles[Language.HANT].text(), page.about.as_of.text())
    return (page.title, page.columns.model.head(4)[1], *fields)


CORRECTED = ("Import “grants.csv”", "Leave out", "歷年資助", "30 June 2025")
AS_GUESSED = ("Import “grants.csv”", "Names or words", "", "")


@pytest.mark.parametrize("way", ["back", "menu", "button", "look"])
def test_corrections_wait_for_whoever_comes_back(open_file: OpenFile, main: MainWindow, qtbot: QtBot, way: str) -> None:
    correct(open_file(TABLE), qtbot)
    main.stage.go(Where("charts"))
    assert main.message == "“grants.csv” is not imported yet; corrections are kept until the library closes."
    if way == "button":
        click(main.status.link)
    elif way == "menu":
        main.do("import_table")
    else:
        if way == "look":
            main.set_language(Language.HANT)
            main.set_language(Language.EN)
        main.stage.back()
    assert find_corrections(main, qtbot) == CORRECTED
    page = main.page
    assert isinstance(page, TableImportPage)
    assert page.where.at.endswith("grants.csv")
    assert page.columns.bar.at == 4
    click(page.foot.button)
    assert main.message == "“grants.csv” imported: 4 rows"  # and nothing waits any more
    main.do("import_table")
    assert isinstance(main.page, TableImportPage)
    assert main.page.session.path is None


def test_what_nobody_has_corrected_does_not_wait(open_file: OpenFile, main: MainWindow) -> None:
    page = open_file(TABLE)
    assert not page.session.corrected
    main.stage.go(Where("charts"))
    assert "grants.csv" not in main.message


@pytest.mark.parametrize("by", ["sheet", "headings", "target"])
def test_a_choice_about_the_file_is_a_correction(open_file: OpenFile, main: MainWindow, qtbot: QtBot, by: str) -> None:
    page = open_file(TABLE)
    if by == "target":
        click(page.what.targets.button(Target.CARDS))
    elif by == "headings":
        page.file.headings.pick(1)
    else:
        page.file.delimiter.pick(";")
    assert page.session.corrected
    main.stage.go(Where("charts"))  # even while it is still read
    main.stage.back()
    page = main.page  # type: ignore[assignment]
    qtbot.waitUntil(lambda: page.session.draft is not None and not page.session.doing, timeout=LONG)
    assert page.session.corrected
    if by == "target":
        assert page.what.targets.value is Target.CARDS
    elif by == "headings":
        assert page.file.headings.value == 1
    else:
        assert page.file.delimiter.value == ";"


def test_another_file_lets_the_first_one_wait(open_file: OpenFile, main: MainWindow, qtbot: QtBot) -> None:
    page = open_file(TABLE)
    correct(page, qtbot)
    open_file(TABLE, "other.csv")
    assert find_corrections(main, qtbot) == ("Import “other.csv”", *AS_GUESSED[1:])
    assert main.message.startswith("“grants.csv” is not imported yet")
    click(main.status.link)
    assert find_corrections(main, qtbot) == CORRECTED
    assert main.windowTitle().startswith("Import “grants.csv”")
    open_file(TABLE)  # once more: as it is guessed, and what was corrected waits
    assert find_corrections(main, qtbot) == AS_GUESSED
    click(main.status.link)
    assert find_corrections(main, qtbot) == CORRECTED


def test_a_file_that_was_written_meanwhile_is_read_again_with_the_corrections(
    open_file: OpenFile, main: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    correct(open_file(TABLE), qtbot)
    main.stage.go(Where("charts"))
    (tmp_path / "grants.csv").write_text(TABLE + "Epsilon,2025,5,1.5,new\n", "utf-8")
    main.stage.back()
    page = main.page
    assert isinstance(page, TableImportPage)
    qtbot.waitUntil(lambda: page.session.draft is not None and len(page.session.draft.rows) == 5, timeout=LONG)
    assert find_corrections(main, qtbot) == CORRECTED
    main.stage.go(Where("charts"))
    (tmp_path / "grants.csv").unlink()
    main.stage.back()
    assert find_corrections(main, qtbot) == CORRECTED  # as it was read
    assert isinstance(main.page, TableImportPage)
    assert main.page.foot.button.text() == "Import 5 rows"


def test_corrections_wait_for_no_other_library(
    open_file: OpenFile, main: MainWindow, library: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    correct(open_file(TABLE), qtbot)
    main.stage.go(Where("charts"))
    other = tmp_path / "other.briefing"
    other.write_bytes(library.read_bytes())
    assert main.open_library(other)
    main.stage.go(Where("table_import"))
    assert isinstance(main.page, TableImportPage)
    assert main.page.session.path is None


# -- large files -------------------------------------------------------------------------------------------------------


class Pulse(QTimer):
    """Ticks as often as the window hears events; `longest` is the longest time in which it heard none, in milliseconds."""

    def __init__(self) -> None:
        super().__init__()
        from PySide6.QtCore import QElapsedTimer

        self._clock = QElapsedTimer()
        self._clock.start()
        self.longest = 0
        self.setInterval(5)
        self.timeout.connect(self._tick)
        self.start()

    def _tick(self) -> None:
        self.longest = max(self.longest, self._clock.restart())


def make_large() -> str:
    rows = "".join(f"Firm {n},{2000 + n % 25},{n * 7 % 9999},{n * 1.25:.2f},{n % 100}.5\n" for n in range(50_000))
    return "Firm,Year,Staff,Revenue (HK$ million),Share (%)\n" + rows


@pytest.mark.timed
def test_fifty_thousand_rows_are_read_while_the_window_lives(open_file: OpenFile, main: MainWindow) -> None:
    page = open_file("A,B\nx,1\n", "small.csv")
    steps: list[int] = []
    page.session.progressed.connect(lambda done, total: steps.append(round(100 * done / total)))
    text = make_large()
    pulse = Pulse()
    page = open_file(text, "large.csv")
    pulse.stop()
    assert len(steps) > 10
    assert max(steps) == 100
    assert pulse.longest < 1_000  # milliseconds; a tenth of it where nothing else runs
    assert page.columns.model.rowCount() == 50_001
    assert page.foot.button.text() == "Import 50,000 rows"
    click(page.foot.button)
    shown = main.page
    assert shown is not None
    assert shown.where.page == "table"
    assert main.workspace.core.tables.get_table(shown.where.id).row_count == 50_000
    page = open_file(text.replace("Firm 7,", "Firm 7 Ltd,"), "large.csv")  # compared with as many rows
    plan = page.session.plan
    assert plan is not None
    assert plan.counts[Outcome.SAME] == 49_999
    assert (plan.counts[Outcome.CHANGED] + plan.counts[Outcome.NEW], plan.removed) in ((1, 0), (1, 1))


def test_what_changes_in_the_library_meanwhile_is_compared_again(
    open_file: OpenFile, main: MainWindow, qtbot: QtBot
) -> None:
    rows = "".join(f"Card {n},Text {n}\n" for n in range(1_200))
    page = open_file("Title,Text\n" + rows, "cards.csv")
    plan = page.session.plan
    assert plan is not None
    assert plan.counts[Outcome.NEW] == 1_200
    core = main.workspace.core
    card = core.cards.add_card(LocalText("Card 7"), text=LocalText("Text 7"))
    qtbot.waitUntil(lambda: page.session.plan is not plan and page.session.plan is not None, timeout=LONG)
    assert page.session.plan is not None
    assert page.session.plan.counts[Outcome.NEW] == 1_199
    click(page.foot.button)
    assert core.library.get_card(card.id).title.en == "Card 7"
    assert isinstance(main.page, FactsPage)
    assert len(main.page.list.selected_ids) == 1_199


def test_a_mistake_of_ours_in_the_thread_is_reported(
    open_file: OpenFile, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    page = open_file(TABLE)
    monkeypatch.setattr(session, "understand", fail)
    seen: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: seen.append(kind))
    with qtbot.captureExceptions() as caught:
        page.session.refresh()
        qtbot.waitUntil(lambda: bool(caught or seen), timeout=LONG)
    assert [each[0] for each in caught] or seen == [ZeroDivisionError]
    assert page.session.doing == ""


def test_reading_can_be_stopped_and_taken_up_again(open_file: OpenFile, qtbot: QtBot) -> None:
    page = open_file(make_large(), "large.csv", wait=False)
    assert page.foot.isVisible()
    click(page.foot.stop)
    assert page.session.path is None
    assert page.empty.buttons[0].text() == "Choose a file"
    page = open_file(make_large(), "large.csv", wait=False)
    qtbot.waitUntil(lambda: page.session.doing == "understand", timeout=LONG)
    click(page.foot.stop)
    assert page.session.stopped
    assert not page.foot.button.isEnabled()
    assert page.foot.words.text() == "Stopped; nothing was imported."
    click(page.foot.go_on)
    wait_for_plan(qtbot, page)
    assert page.foot.button.isEnabled()


def test_leaving_stops_the_reading(open_file: OpenFile, main: MainWindow) -> None:
    open_file(make_large(), "large.csv", wait=False)
    main.stage.go(Where("charts"))
    assert main.page is not None
    assert main.page.where.page == "charts"  # and no thread is left when the window is closed


@pytest.mark.parametrize("size", [100, 150])
@pytest.mark.parametrize("language", list(Language))
def test_everything_is_named_and_whole_in_a_small_window(
    open_file: OpenFile, main: MainWindow, qtbot: QtBot, language: Language, size: int
) -> None:
    main.resize(1024, 640)
    open_file(CARDS, "cards.csv")
    main.set_language(language)
    main.set_text_size(size)
    again = main.page
    assert isinstance(again, TableImportPage)
    wait_for_plan(qtbot, again)
    again.outcome.list_button.setChecked(True)
    QApplication.processEvents()
    assert unnamed(again) == []
    assert cut_off(again) == []
    assert spilling(again) == []


@pytest.mark.parametrize(
    ("language", "new", "refused"),
    [
        (Language.EN, "2 new", "1 refused"),
        (Language.HANT, "新增2行", "不接納1行"),
        (Language.HANS, "新增2行", "不接受1行"),
    ],
)
def test_what_becomes_of_the_rows_is_said_in_the_order_of_the_language(
    make_window: MakeWindow, tmp_path: Path, qtbot: QtBot, language: Language, new: str, refused: str
) -> None:
    path = tmp_path / "cards.csv"
    path.write_text(CARDS.replace("wrong", "draft"), "utf-8")
    window = make_window(language=language)
    window.stage.go(Where("table_import", "", str(path)))
    page = window.page
    assert isinstance(page, TableImportPage)
    wait_for_plan(qtbot, page)
    assert page.foot.words.text().startswith(window.look.say.row((new, refused)))
