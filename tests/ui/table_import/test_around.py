"""What stands around a table is said on the page, kept with the dataset, and can be taken for rows instead."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from briefing_app.model.language import LocalText
from tests.ui.conftest import LONG
from tests.ui.hands import click
from tests.ui.table_import.conftest import OpenFile

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
