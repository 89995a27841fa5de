"""What stands around a table is said on the page, kept with the dataset, and can be taken for rows instead."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from briefing_app.model.language import Language, LocalText
from briefing_app.ui.table_import import file_step
from briefing_app.ui.table_import.joining import Join
from briefing_app.ui.window import MainWindow
from briefing_app.workspace.importing import Draft
from tests.ui.conftest import LONG
from tests.ui.hands import click, type_text
from tests.ui.table_import.conftest import OpenFile, wait_for_plan

TABLE = (
    "Invented grants,,,HK$ million\nName,名稱,2022,2023\nAlpha Park,甲園區,12,1.5\nBeta Park,乙園區,15,2\n"
    "Total,合計,27,3.5\n,,,\nNote: plainly invented.,,,\n資料來源：虛構統計處,,,\n"
)


def test_unit_title_and_notes_are_said_and_languages_joined(open_file: OpenFile, qtbot: QtBot) -> None:
    page = open_file(TABLE)
    said = page.file.notes.text()
    assert "“HK$ million” stands above the table and is taken as the unit of: 2022, 2023." in said
    assert "Left out below the table, from row 6: “Note: plainly invented.”" in said
    assert "row 5 (“Total”)" in said
    model = page.columns.model
    assert (model.head(0)[1], model.head(1)[1]) == ("Names or words · Name: English", "Names or words · Name: 繁體")
    mapping, draft = page.session.mapping, page.session.draft
    assert mapping is not None
    assert draft is not None
    assert mapping.note == LocalText("Note: plainly invented.", "資料來源：虛構統計處")
    assert (len(draft.rows), page.file.below.isChecked()) == (3, True)
    click(page.file.below)
    qtbot.waitUntil(lambda: page.session.draft is not None and len(page.session.draft.rows) == 6, timeout=LONG)
    assert page.session.mapping is not None
    assert page.session.mapping.note == LocalText()
    assert "Left out below" not in page.file.notes.text()
    assert not page.file.below.isHidden()


def test_the_note_is_corrected_before_it_is_imported(open_file: OpenFile, main: MainWindow, qtbot: QtBot) -> None:
    page = open_file(TABLE)
    notes = page.about.notes
    assert [each.toPlainText() for each in notes.values()] == ["Note: plainly invented.", "資料來源：虛構統計處", ""]
    assert notes[Language.HANS].accessibleName()
    notes[Language.HANS].setFocus()
    type_text(notes[Language.HANS], "虚构")
    notes[Language.EN].setFocus()
    notes[Language.EN].selectAll()
    type_text(notes[Language.EN], "Made up")
    click(page.file.below)  # who wrote a note keeps it
    qtbot.waitUntil(lambda: page.session.draft is not None and len(page.session.draft.rows) == 6, timeout=LONG)
    wait_for_plan(qtbot, page)
    click(page.foot.button)
    assert main.page is not None
    dataset = main.workspace.core.tables.get_table(main.page.where.id).dataset
    assert dataset.note == LocalText("Made up", "資料來源：虛構統計處", "虚构")


def test_a_key_in_the_title_reads_nothing_of_the_file_again(
    open_file: OpenFile, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page = open_file(TABLE)
    said = page.file.notes.text()
    read: list[Draft] = []

    def say(draft: Draft, _: object) -> tuple[()]:
        read.append(draft)
        return ()

    monkeypatch.setattr(file_step, "say_remarks", say)
    field = page.about.titles[Language.EN]
    field.setFocus()
    type_text(field, "Grants")
    assert page.session.mapping is not None
    assert "Grants" in page.session.mapping.title.en
    assert read == []
    assert page.file.notes.text() == said
    page.columns.bar.use.pick("")
    wait_for_plan(qtbot, page)
    assert read


def test_two_columns_are_joined_and_parted_by_hand(open_file: OpenFile, main: MainWindow, qtbot: QtBot) -> None:
    page = open_file("Firm,Owner,持有人\nA,Wong,\nB,,李氏\nC,,\n")  # hardly filled alike: nothing shows that it is one
    bar = page.columns.bar
    bar.show_column(2)
    assert page.session.mapping is not None
    assert len(page.session.mapping.made) == 3
    owner = page.session.mapping.columns[1].column
    assert owner is not None
    wanted = Join(owner.key, Language.HANT)
    bar.use.pick(wanted)
    assert bar.use.value == wanted
    assert bar.use.combo.currentText() == "As column B, in Traditional Chinese"
    assert bar.said == "Names or words · Owner: 繁體"
    bar.use.pick("")
    bar.use.pick("text")
    assert len(page.session.mapping.made) == 3
    bar.use.pick(wanted)
    wait_for_plan(qtbot, page)
    click(page.foot.button)
    assert main.page is not None
    table = main.workspace.core.library.get_dataset(main.page.where.id)
    assert [each.label for each in table.columns] == [LocalText("Firm"), LocalText("Owner", "持有人")]
    assert [row[1].text for row in table.rows] == [LocalText("Wong"), LocalText("", "李氏"), LocalText()]
