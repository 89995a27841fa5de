"""A pack is made from the window: of a briefing where one is chosen or open, of the library on its page."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from briefing_app.formats.pack import Pack
from briefing_app.model.figure import Value
from briefing_app.ui.briefings.place import BriefingsPlace
from briefing_app.ui.room import Where
from briefing_app.ui.window import MainWindow
from briefing_app.workspace.packs import load_any
from tests.ui.conftest import LONG, MakeWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Make = Callable[[str], tuple[str, str, Pack]]


@pytest.fixture
def main(make_window: MakeWindow) -> MainWindow:
    return make_window()


@pytest.fixture
def make(main: MainWindow, qtbot: QtBot, tmp_path: Path) -> Make:
    """Ask for a pack where one is; gives the title of the dialog, the name that it offers, and what was written."""

    def make_it(name: str) -> tuple[str, str, Pack]:
        main.do("make_pack")
        dialog = next(each for each in main.findChildren(QFileDialog) if each.isVisible())
        offered = Path(dialog.selectedFiles()[0]).name if dialog.selectedFiles() else ""
        title, target = dialog.windowTitle(), tmp_path / name
        dialog.fileSelected.emit(str(target))
        dialog.close()
        qtbot.waitUntil(lambda: f"Saved as {name}" in main.message, timeout=LONG)
        assert "internal" in main.message
        return title, offered, load_any(target)

    return make_it


def test_the_chosen_and_the_open_briefing_are_made_a_pack(main: MainWindow, make: Make) -> None:
    main.stage.go(Where("briefings"))
    place = main.page
    assert isinstance(place, BriefingsPlace)
    briefing = main.workspace.core.library.get_briefing(place.grid.current)
    title, offered, pack = make("chosen.hbpack")
    assert briefing.title.en in title
    assert "internal" in title
    assert offered in ("", f"{briefing.slug}.hbpack")
    assert [each.id for each in pack.content.briefings] == [briefing.id]
    assert pack.content.cards
    main.stage.go(Where("composer", briefing.id))
    assert make("open.hbpack")[2] == pack


def test_the_page_of_the_library_file_makes_a_pack_of_everything(main: MainWindow, make: Make) -> None:
    main.do("library_file")
    library = main.workspace.core.library
    _, _, pack = make("all.hbpack")
    assert len(pack.content.cards) == library.count("card")
    assert len(pack.content.briefings) == library.count("briefing")


def test_a_number_that_comes_back_changed_is_named_and_can_be_taken_back(
    main: MainWindow, make: Make, tmp_path: Path
) -> None:
    core = main.workspace.core
    main.do("briefings")
    main.stage.go(Where("composer", core.library.list_briefings()[0].id))
    _, _, pack = make("sent.hbpack")
    figure = next(each for each in pack.content.figures if len(each.observations) == 1)
    other = replace(figure, observations=(replace(figure.observations[0], value=Value(Decimal(3))),))
    core.figures.update_figure(other)
    main.import_pack(tmp_path / "sent.hbpack")
    assert f"updated 1 figure. Changed: {figure.label.en}." in main.message
    assert core.library.get_figure(figure.id) == figure
    (newest, *_) = main.notices.recent
    assert newest.act is not None
    newest.act()
    assert core.library.get_figure(figure.id) == other


def test_where_no_briefing_is_meant_none_is_offered(main: MainWindow) -> None:
    main.do("sources")
    assert not main.commander.actions["make_pack"].isEnabled()
    main.do("briefings")
    assert main.commander.actions["make_pack"].isEnabled()
