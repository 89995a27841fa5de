"""Versions in a real window: kept, compared with now, brought back as a copy."""

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from briefing_app.model.language import Language
from briefing_app.ui.briefings.versions_page import VersionsPage
from briefing_app.ui.room import Where
from briefing_app.ui.window import MainWindow
from tests.ui.conftest import MakeWindow
from tests.ui.hands import click, press, type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def open_versions(window: MainWindow) -> VersionsPage:
    id = window.workspace.core.library.resolve_ref("briefing", "delegation-visit-sample")
    window.stage.go(Where("versions", id))
    assert isinstance(window.page, VersionsPage)
    return window.page


def words_of(page: VersionsPage) -> str:
    return "\n".join(each.text() for each in page.differences.widget().findChildren(QLabel))


def test_a_version_is_kept_compared_and_brought_back(make_window: MakeWindow) -> None:
    window = make_window()
    core = window.workspace.core
    page = open_versions(window)
    assert "No versions yet" in words_of(page)
    assert not page.restore_button.isEnabled()
    type_text(page.note, "Before the artificial change")
    press(page.note, Qt.Key.Key_Return)
    assert [each.note for each in core.versions.list_versions(page.where.id)] == ["Before the artificial change"]
    assert page.note.text() == ""
    assert "just as it was" in words_of(page)

    briefing = core.library.get_briefing(page.where.id)
    first = briefing.sections[0]
    core.briefings.update_briefing(replace(briefing, title=replace(briefing.title, en="Another title")))
    core.briefings.remove_section(first.id)
    said = words_of(page)
    assert "Changed · " in said
    assert "Now:  Another title" in said
    assert f"Then:  {briefing.title.en}" in said
    assert "Removed since" in said
    assert "Another title" in page.head.heading

    click(page.restore_button)
    assert window.page is not None
    assert window.page.where.page == "composer"
    copy = core.library.get_briefing(window.page.where.id)
    assert copy.title.en == f"{briefing.title.en} (copy)"
    assert len(copy.sections) == len(briefing.sections)


def test_a_briefing_deleted_elsewhere_ends_the_page(make_window: MakeWindow) -> None:
    window = make_window()
    page = open_versions(window)
    window.workspace.core.briefings.delete_briefing(page.where.id)
    assert window.page is not page


def test_the_time_is_that_of_this_computer(make_window: MakeWindow) -> None:
    window = make_window()
    page = open_versions(window)
    version = window.workspace.core.versions.save_version(page.where.id, "Now")
    at = datetime.fromisoformat(version.at).astimezone()
    for language, said in ((Language.EN, f" {at.year}, {at:%H:%M}"), (Language.HANS, f"月{at.day}日 {at:%H:%M}")):
        window.set_language(language)
        assert open_versions(window).versions.rows.rows[0].title.endswith(said)
