"""The place for briefings in a real window: opening, making, copying, putting away, deleting, finding."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from briefing_app.model.language import LANGUAGES, Language
from briefing_app.ui.briefings.grid import TileGrid
from briefing_app.ui.briefings.new_page import NewBriefingPage
from briefing_app.ui.briefings.place import BriefingsPlace
from briefing_app.ui.briefings.tiles import Shelf, Tile, When
from briefing_app.ui.fonts import find_language
from briefing_app.ui.look import Look
from briefing_app.ui.room import Where
from briefing_app.ui.theme import Appearance
from briefing_app.ui.window import MainWindow
from tests.ui.conftest import MakeWindow
from tests.ui.hands import click, press, type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    window = make_window()
    window.stage.go(Where("briefings"))
    return window


def place_of(window: MainWindow) -> BriefingsPlace:
    assert isinstance(window.page, BriefingsPlace)
    return window.page


def new_page_of(window: MainWindow) -> NewBriefingPage:
    assert isinstance(window.page, NewBriefingPage)
    return window.page


def shelf_of(place: BriefingsPlace) -> Shelf:
    return place.shelves.value


def titles(place: BriefingsPlace) -> list[str]:
    return [each.title for each in place.grid.tiles.tiles]


def test_the_first_tile_is_chosen_and_enter_opens_it(window: MainWindow) -> None:
    place = place_of(window)
    first = place.grid.tiles.tiles[0].id
    assert place.grid.current == first
    press(place.grid, Qt.Key.Key_Return)
    assert window.page is not None
    assert window.page.where == Where("composer", first)
    window.do("back")
    assert place_of(window).grid.current == first


def test_the_tiles_share_the_width_whatever_it_is(look: Look, qtbot: QtBot) -> None:
    grid = TileGrid(look, "tiles")
    qtbot.addWidget(grid)
    tile = Tile("", "A title", Language.EN, When.UNDATED, ("A line",), "counts", "no date")
    grid.tiles.set_tiles(tuple(replace(tile, id=str(at)) for at in range(6)))
    grid.show()
    for width in range(560, 1900, 20):
        grid.resize(width, 500)
        qtbot.waitUntil(lambda: grid.viewport().width() > 0)
        boxes = [grid.visualRect(grid.tiles.index(at, 0)) for at in range(6)]
        first = [each for each in boxes if each.top() == boxes[0].top()]
        left = grid.viewport().width() - first[-1].right()
        assert len(first) == 6 or left < 40, f"{left} pixels are left over at {width}"


def test_one_comes_back_to_the_briefing_one_worked_on(window: MainWindow) -> None:
    place = place_of(window)
    first, second, third = (each.id for each in place.grid.tiles.tiles[:3])
    window.stage.go(Where("composer", third))
    window.do("briefings")
    assert place_of(window).grid.current == third
    place.grid.choose(second)
    window.do("facts")
    window.do("briefings")
    assert place_of(window).grid.current == second  # what was chosen by hand since stays chosen
    assert first != third


def test_a_briefing_that_is_open_behind_is_deleted_with_an_undo(qtbot: QtBot, window: MainWindow) -> None:
    place = place_of(window)
    window.stage.go(Where("composer", place.grid.current))
    window.do("briefings")
    window.do("delete")
    qtbot.wait(50)  # the page behind hears of it
    assert "was moved to the trash" in window.message
    assert window.page is place


def test_duplicate_archive_and_delete_are_undone(window: MainWindow) -> None:
    place = place_of(window)
    before = titles(place)
    window.do("duplicate")
    assert len(titles(place)) == len(before) + 1
    assert titles(place)[place.grid.currentIndex().row()] == f"{before[0]} (copy)"
    window.do("archive")
    assert titles(place) == before
    place.shelves.button(Shelf.ARCHIVED).click()
    assert titles(place) == [f"{before[0]} (copy)"]
    place.grid.choose(place.grid.tiles.tiles[0].id)
    window.do("delete")
    assert titles(place) == []
    assert not place.nothing.isHidden()
    assert "was moved to the trash" in window.message
    window.do("undo")
    assert titles(place) == [f"{before[0]} (copy)"]
    assert shelf_of(place) is Shelf.ARCHIVED
    window.do("undo")
    assert shelf_of(place) is Shelf.CURRENT
    assert len(titles(place)) == len(before) + 1
    window.do("undo")
    assert titles(place) == before


def test_search_narrows_and_escape_ends_it(window: MainWindow) -> None:
    place = place_of(window)
    window.do("find")
    type_text(place.field, "投資者")
    assert len(titles(place)) == 1
    type_text(place.field, "zzz")
    assert titles(place) == []
    assert "投資者zzz" in place.nothing_text.text()
    press(place.field, Qt.Key.Key_Escape)
    assert place.field.text() == ""
    assert place.panes[0].hasFocus()
    type_text(place.field, "訪")
    cross = place.field.actions()[-1]
    assert cross.toolTip() == "Clear the search"
    cross.trigger()
    assert place.field.text() == ""
    press(place.field, Qt.Key.Key_Down)
    assert place.panes[0].hasFocus()
    assert len(titles(place)) == 4


def test_the_menu_of_a_tile_offers_what_fits(window: MainWindow) -> None:
    place = place_of(window)
    place.grid.menu_asked.emit(QPoint(10, 10))
    [menu] = place.findChildren(QMenu)
    assert menu.actions()[0].text() == "Open"
    menu.close()
    place.shelves.button(Shelf.TEMPLATES).click()
    place.grid.choose(place.grid.tiles.tiles[0].id)
    place.grid.menu_asked.emit(QPoint(10, 10))
    [menu] = [each for each in place.findChildren(QMenu) if each.isVisible()]
    assert [each.text() for each in menu.actions()][:2] == ["New briefing from this template", "Edit the template"]
    menu.close()


def test_a_briefing_is_made_from_a_template_with_its_occasion_as_one_step(window: MainWindow) -> None:
    core = window.workspace.core
    click(place_of(window).make)
    page = new_page_of(window)
    assert page.templates.current is not None
    template = core.library.get_briefing(page.templates.current.id)
    type_text(page.fields["title"], "Visit to an artificial district")
    type_text(page.fields["place"], "深圳")
    type_text(page.fields["starts"], "3 Dec 2026")
    press(page.fields["starts"], Qt.Key.Key_Return)
    assert window.page is not None
    assert window.page.where.page == "composer"
    made = core.library.get_briefing(window.page.where.id)
    assert made.title.en == "Visit to an artificial district"
    assert made.title.zh_hant == template.title.zh_hant
    assert made.place.zh_hans == "深圳"
    assert str(made.starts) == "2026-12-03"
    assert [each.title for each in made.sections] == [each.title for each in template.sections]
    core.history.undo()
    assert core.library.find_briefing(made.id) is None


def test_chinese_is_kept_as_chinese_and_the_other_script_is_drafted(window: MainWindow) -> None:
    window.stage.go(Where("new_briefing", "blank"))
    page = new_page_of(window)
    type_text(page.fields["title"], "訪問人工區")
    page.create_briefing()
    assert window.page is not None
    made = window.workspace.core.library.get_briefing(window.page.where.id)
    assert (made.title.zh_hant, made.title.zh_hans) == ("訪問人工區", "访问人工区")
    assert made.title.en == "Untitled briefing"
    assert made.sections == ()


def test_the_title_is_typed_in_each_language_and_the_empty_fields_say_what_it_will_be(window: MainWindow) -> None:
    window.stage.go(Where("new_briefing"))
    page = new_page_of(window)
    template = window.workspace.core.library.get_briefing(page.templates.current.id)  # type: ignore[union-attr]
    assert page.titles[Language.HANT].placeholderText() == template.title.zh_hant
    type_text(page.fields["title"], "Artificial visit")
    type_text(page.titles[Language.HANT], "人工訪問團")
    assert page.titles[Language.HANS].placeholderText() == "人工访问团"
    press(page.titles[Language.HANT], Qt.Key.Key_Return)
    assert window.page is not None
    made = window.workspace.core.library.get_briefing(window.page.where.id)
    assert tuple(text for _, text in made.title) == ("Artificial visit", "人工訪問團", "人工访问团")


def test_titles_stay_in_their_languages_when_the_interface_changes(window: MainWindow) -> None:
    window.stage.go(Where("new_briefing"))
    type_text(new_page_of(window).fields["title"], "Artificial visit")
    type_text(new_page_of(window).titles[Language.HANS], "人工访问")
    window.set_language(Language.HANS)
    page = new_page_of(window)
    assert page.fields["title"].text() == "人工访问"
    assert page.titles[Language.EN].text() == "Artificial visit"


def test_a_date_that_cannot_be_read_is_said_under_its_field_and_nothing_is_made(window: MainWindow) -> None:
    count = window.workspace.core.library.count("briefing")
    window.stage.go(Where("new_briefing"))
    page = new_page_of(window)
    type_text(page.fields["starts"], "sometime soon")
    page.create_briefing()
    assert window.page is page
    assert "sometime soon" in page.errors["starts"].text()
    page.grab()
    assert page.errors["starts"].isVisible()
    assert page.fields["ends"].y() == page.fields["starts"].y()
    assert window.workspace.core.library.count("briefing") == count
    type_text(page.fields["starts"], " ")
    assert page.errors["starts"].text() == ""


def test_an_end_before_the_start_is_refused_with_a_sentence(window: MainWindow) -> None:
    window.stage.go(Where("new_briefing"))
    page = new_page_of(window)
    type_text(page.fields["starts"], "2026-12-03")
    type_text(page.fields["ends"], "2026-12-01")
    page.create_briefing()
    assert window.page is page
    assert window.info.text != ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_typed_survives_a_change_of_language(window: MainWindow, language: Language) -> None:
    window.stage.go(Where("new_briefing"))
    type_text(new_page_of(window).fields["title"], "Half typed")
    window.set_language(language)
    window.set_appearance(Appearance.DARK)
    assert new_page_of(window).fields["title"].text() == "Half typed"


def test_the_language_of_a_typed_text() -> None:
    assert find_language("Visit", Language.HANS) is Language.EN
    assert find_language("访问", Language.HANS) is Language.HANS
    assert find_language("訪問", Language.EN) is Language.HANT
