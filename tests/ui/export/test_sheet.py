"""The export dialog: what is ticked, what the checks say, what is there already, and how it ends."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.model.block import CardBlock
from briefing_app.model.edition import Audience, Form
from briefing_app.model.finding import Severity
from briefing_app.model.language import Language
from briefing_app.ui.export.sheet import ExportSheet, open_export
from briefing_app.ui.preview.choice import Choice
from briefing_app.ui.preview.pane import PreviewPane
from briefing_app.ui.room import Room
from briefing_app.workspace.output import Clash
from tests.ui.conftest import LONG, clear_deferred
from tests.ui.hands import click, press

# Only the offscreen platform says so, and means that it has no window manager.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SAMPLE = "regulator-meeting-sample"


@pytest.fixture
def pane(qtbot: QtBot, room: Room, desk: QWidget) -> Iterator[PreviewPane]:
    """The summary in Traditional Chinese for the other side is previewed."""
    pane = PreviewPane(room, Choice(Form.SUMMARY, Language.HANT, Audience.HANDOUT))
    layout = desk.layout()
    assert layout is not None
    layout.addWidget(pane)
    desk.resize(1100, 760)
    pane.show_briefing(room.core.library.resolve_ref("briefing", SAMPLE))
    qtbot.waitUntil(lambda: pane.view.pages is not None, timeout=LONG)
    yield pane
    pane.close_pane()


@pytest.fixture
def sheet(qtbot: QtBot, room: Room, desk: QWidget, pane: PreviewPane) -> Iterator[ExportSheet]:
    """Open."""
    sheet = open_export(room, pane, desk)
    assert sheet is not None
    qtbot.waitExposed(sheet)
    yield sheet
    desk.close()


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def break_simplified(room: Room) -> str:
    """Take the Simplified text of a card away; gives the card."""
    briefing = room.core.library.get_briefing(room.core.library.resolve_ref("briefing", SAMPLE))
    for block in briefing.blocks:
        if isinstance(block, CardBlock):
            card = room.core.library.get_card(block.card_id)
            room.core.cards.update_card(replace(card, text=card.text.with_text(Language.HANS, "")))
            return card.id
    raise AssertionError


def test_what_is_looked_at_is_ticked(sheet: ExportSheet) -> None:
    request = sheet.request
    assert (request.forms, request.languages) == ((Form.SUMMARY,), (Language.HANT,))
    assert request.audiences == (Audience.HANDOUT,)
    assert sheet.foot.go.accessibleName() == "Export 1 file"
    assert sheet.foot.names.text() == f"{SAMPLE}_summary_handout_zh-Hant.pdf"
    assert not sheet.isModal()


def test_the_button_counts_and_nothing_cannot_be_exported(sheet: ExportSheet) -> None:
    for box in (*sheet.choices.languages.values(), *sheet.choices.audiences.values()):
        if not box.isChecked():
            press(box, Qt.Key.Key_Space)
    assert sheet.foot.go.accessibleName() == "Export 6 files"
    press(sheet.choices.forms[Form.SUMMARY], Qt.Key.Key_Space)
    assert not sheet.foot.go.isEnabled()
    assert "Tick at least one" in sheet.foot.where.text()


def test_enter_exports_and_the_ticks_are_remembered(
    qtbot: QtBot, room: Room, desk: QWidget, pane: PreviewPane, sheet: ExportSheet, tmp_path: Path
) -> None:
    click(sheet.choices.languages[Language.EN])
    click(sheet.choices.stale)
    with qtbot.waitSignal(sheet.exported, timeout=LONG) as heard:
        press(sheet, Qt.Key.Key_Return)
        assert sheet.running
        assert not sheet.choices.isEnabled()
    assert heard.args is not None
    outcome, folder = heard.args
    assert folder == tmp_path / "out"
    names = [f"{SAMPLE}_summary_handout_en.pdf", f"{SAMPLE}_summary_handout_zh-Hant.pdf"]
    assert files_in(folder) == names
    assert sorted(each.path.name for each in outcome.files) == names
    assert sheet.files.title.text() == "2 files exported."
    assert [row.open.isVisible() for row in sheet.files.rows] == [True, True]
    assert sheet.foot.show_folder.isVisible()
    assert room.notices.recent[0].text == "2 files exported."
    press(sheet, Qt.Key.Key_Escape)
    clear_deferred()
    again = open_export(room, pane, desk)
    assert again is not None
    assert again.choices.chosen_languages == (Language.EN, Language.HANT)
    assert again.choices.stale.isChecked()
    again.close()


def test_what_is_there_already_is_never_replaced_unseen(qtbot: QtBot, sheet: ExportSheet, tmp_path: Path) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    taken = folder / f"{SAMPLE}_summary_handout_zh-Hant.pdf"
    taken.write_bytes(b"of somebody else")
    sheet._set_folder(folder)
    assert sheet.foot.clash_choice.isVisible()
    assert sheet.foot.clash_text.text().startswith("1 file of this name is there already.")
    assert "not written from this library" in sheet.foot.clash_text.text()
    assert sheet.foot.clash is Clash.NUMBER
    with qtbot.waitSignal(sheet.exported, timeout=LONG):
        click(sheet.foot.go)
    assert taken.read_bytes() == b"of somebody else"
    assert files_in(folder) == [f"{SAMPLE}_summary_handout_zh-Hant (2).pdf", taken.name]
    assert sheet.files.rows[0].name.text().endswith("(2).pdf")
    click(sheet.choices.stale)  # to be exported once more
    click(sheet.foot.clash_choice.button(Clash.REPLACE))
    with qtbot.waitSignal(sheet.exported, timeout=LONG):
        click(sheet.foot.go)
    assert taken.read_bytes().startswith(b"%PDF-")
    assert len(files_in(folder)) == 2


def test_what_blocks_is_shown_and_the_rest_is_exported_anyway(
    qtbot: QtBot, room: Room, sheet: ExportSheet, tmp_path: Path
) -> None:
    break_simplified(room)
    click(sheet.choices.languages[Language.HANS])
    qtbot.waitUntil(lambda: sheet.foot.go.accessibleName() == "Export anyway…", timeout=LONG)
    click(sheet.foot.go)
    assert not sheet.running
    assert sheet.info.text.startswith("1 hand-out in 简体中文 cannot be exported")
    with qtbot.waitSignal(sheet.exported, timeout=LONG) as heard:
        click(sheet.info.button)
    assert heard.args is not None
    assert [each.language for each in heard.args[0].files] == [Language.HANT]
    assert "Some languages were left out." in sheet.files.note.text()
    assert files_in(tmp_path / "out") == [f"{SAMPLE}_summary_handout_zh-Hant.pdf"]


def test_where_all_is_blocked_one_is_led_to_what_to_fix(qtbot: QtBot, room: Room, sheet: ExportSheet) -> None:
    card = break_simplified(room)
    click(sheet.choices.languages[Language.HANS])
    click(sheet.choices.languages[Language.HANT])
    qtbot.waitUntil(lambda: sheet.foot.go.accessibleName() == "Export anyway…", timeout=LONG)
    click(sheet.foot.go)
    assert sheet.info.text.endswith("Nothing else is ticked.")
    click(sheet.info.button)
    click(sheet.foot.go)
    assert sheet.info.isVisible()
    row = next(each for each in sheet.checks.rows if each.finding.severity is Severity.BLOCK)
    assert row.finding.place.id == card
    row.repairs[0].click()
    qtbot.waitUntil(lambda: sheet.foot.go.accessibleName() == "Export 1 file", timeout=LONG)
    assert not sheet.info.isVisible()  # what it said is true no more


def test_escape_stops_first_and_closes_then(qtbot: QtBot, sheet: ExportSheet, tmp_path: Path) -> None:
    for box in (*sheet.choices.forms.values(), *sheet.choices.languages.values()):
        box.setChecked(True)
    click(sheet.foot.go)
    qtbot.waitUntil(lambda: bool(sheet.files.rows), timeout=LONG)
    press(sheet, Qt.Key.Key_Escape)
    assert not sheet.running
    assert sheet.isVisible()
    assert sheet.files.title.text().startswith("Stopped")
    assert not [name for name in files_in(tmp_path / "out") if not name.endswith(".pdf")]
    assert sheet.files.rows[-1].state.text() == "Not written"
    press(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_closing_the_window_stops_it(qtbot: QtBot, desk: QWidget, sheet: ExportSheet, tmp_path: Path) -> None:
    sheet.choices.forms[Form.SLIDES].setChecked(True)
    click(sheet.foot.go)
    qtbot.waitUntil(lambda: bool(sheet.files.rows), timeout=LONG)
    desk.close()
    assert not sheet.running
    assert not sheet.isVisible()
    qtbot.wait(200)
    assert not [name for name in files_in(tmp_path / "out") if not name.endswith(".pdf")]


def test_a_file_that_cannot_be_written_is_said_beside_it(qtbot: QtBot, sheet: ExportSheet, tmp_path: Path) -> None:
    target = tmp_path / "out" / f"{SAMPLE}_summary_handout_zh-Hant.pdf"
    (target / "a folder of that name").mkdir(parents=True)
    sheet._update()
    click(sheet.foot.clash_choice.button(Clash.REPLACE))
    with qtbot.waitSignal(sheet.exported, timeout=LONG):
        click(sheet.foot.go)
    assert sheet.files.title.text() == "No file was written."
    assert "cannot be written" in sheet.files.rows[0].state.text()
    assert sheet.files.rows[0].state.property("tone") == "err"


def test_checks_that_cannot_run_are_not_said_to_run_for_ever(sheet: ExportSheet) -> None:
    sheet._checker.failed.emit("It broke.")
    sheet.checks.step(1)
    said = [each.text() for each in sheet.checks.findChildren(QLabel)]
    assert "The content could not be checked. It broke." in said
    assert "Checking…" not in said
    assert sheet.foot.go.isEnabled()  # the files are checked when they are made
