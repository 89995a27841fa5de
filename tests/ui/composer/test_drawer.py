"""The drawer: found, filtered, marked and added, by keys and as a drag."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from briefing_app.model.language import Language
from briefing_app.store.card_query import CardQuery, CardStatus
from briefing_app.ui.composer.drawer.building import BuildingTab
from briefing_app.ui.composer.drawer.charts import ChartsTab
from briefing_app.ui.composer.drawer.facts import FactsTab
from briefing_app.ui.composer.kinds import BUILDING
from briefing_app.ui.lists.mime import Item, read_items
from tests.ui.composer.conftest import Desk
from tests.ui.hands import click, press, type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def facts(desk: Desk) -> FactsTab:
    tab = desk.page.drawer.show_tab("facts")
    assert isinstance(tab, FactsTab)
    tab.search.clear()
    for pill in (tab.verified, tab.unused):
        pill.setChecked(False)
    tab.theme.choose("")
    tab.list.clearSelection()
    tab.list.setCurrentIndex(QModelIndex())
    return tab


def test_type_down_enter_adds_behind_the_cursor(desk: Desk, facts: FactsTab) -> None:
    """The main job by keys alone; what was added is said."""
    desk.page.view.choose([desk.id_of("e")])
    desk.do("find")
    type_text(facts.search, "18A")
    press(facts.search, Qt.Key.Key_Down)  # without waiting for the field
    found = facts.model.ids
    assert 0 < len(found) < desk.core.library.count("card")
    assert facts.list.current_id == found[0]
    press(facts.list, Qt.Key.Key_Return)
    assert desk.shape[1] == ("B", ["e", found[0], "f"])
    assert desk.told[-1].text == "Added to B"
    press(facts.list, Qt.Key.Key_Down)
    desk.do("add_to_briefing")
    assert desk.shape[1] == ("B", ["e", found[0], found[1], "f"])  # behind what was added just now


def test_several_are_added_as_one_step(desk: Desk, facts: FactsTab) -> None:
    facts.enter_list()
    press(facts.list, Qt.Key.Key_Down, SHIFT)
    press(facts.list, Qt.Key.Key_Down, SHIFT)
    chosen = facts.list.selected_ids
    assert len(chosen) == 3
    desk.page.view.choose([desk.id_of("C")])
    press(facts.list, Qt.Key.Key_Return)
    assert desk.shape[2] == ("C", list(chosen))
    assert desk.told[-1].text == "3 added to C"
    desk.core.history.undo()
    assert desk.shape[2] == ("C", [])


def test_hits_are_marked_and_nothing_is_said(facts: FactsTab) -> None:
    type_text(facts.search, "drugs")
    facts.search.flush()
    lines = [facts.model.row_at(facts.model.index(at)) for at in range(facts.model.rowCount())]
    assert any(line is not None and line.title_ranges for line in lines)
    type_text(facts.search, " zzzzz")
    facts.search.flush()
    assert facts.nothing.isVisibleTo(facts)
    press(facts.search, Qt.Key.Key_Escape)
    assert facts.search.text() == ""
    facts.search.flush()
    assert not facts.nothing.isVisibleTo(facts)


def test_pills_ask_what_operators_ask(desk: Desk, facts: FactsTab) -> None:
    finder = desk.core.finder
    card = desk.core.library.get_card(desk.core.library.ids("card")[0])
    desk.core.cards.verify_card(card.id, "A. Person")
    click(facts.verified)
    assert facts.query == CardQuery(statuses=(CardStatus.VERIFIED,))
    assert facts.model.ids == finder.find_cards(CardQuery(statuses=(CardStatus.VERIFIED,))) == (card.id,)
    click(facts.verified)
    slug = desk.core.library.list_themes()[0].slug
    facts.theme.choose(slug)
    assert set(facts.model.ids) == set(finder.find_cards(CardQuery(theme=slug)))
    assert facts.theme.isChecked()
    facts.theme.choose("")
    type_text(facts.search, f"theme:{slug}")
    facts.search.flush()
    assert set(facts.model.ids) == set(finder.find_cards(CardQuery(theme=slug)))
    desk.core.history.undo()


def test_what_is_in_the_briefing_is_marked_and_can_be_left_out(desk: Desk, facts: FactsTab) -> None:
    card = facts.model.ids[0]

    def spoken() -> str:
        return str(facts.model.data(facts.model.find(card), Qt.ItemDataRole.AccessibleTextRole))

    plain = facts.list.viewport().grab().toImage()
    assert "in this briefing" not in spoken()
    desk.core.briefings.add_cards(desk.briefing.id, desk.id_of("C"), [card], 0)
    assert spoken().endswith("in this briefing")
    assert facts.list.viewport().grab().toImage() != plain
    click(facts.unused)
    assert card not in facts.model.ids
    desk.core.history.undo()
    assert card in facts.model.ids


def test_the_list_follows_the_library(desk: Desk, facts: FactsTab) -> None:
    cards = (desk.core.library.get_card(id) for id in facts.model.ids)
    card = next(each for each in cards if "{" not in each.title.zh_hans)  # a title without numbers
    desk.core.cards.update_card(replace(card, title=replace(card.title, en="A claim of its own")))
    line = facts.model.row_at(facts.model.find(card.id))
    assert line is not None
    assert line.title == "A claim of its own"
    desk.page.set_content_language(Language.HANS)
    line = facts.model.row_at(facts.model.find(card.id))
    assert line is not None
    assert line.title == card.title.zh_hans
    desk.page.set_content_language(Language.EN)
    desk.core.history.undo()


def test_copying_from_the_drawer_pastes_into_the_outline(desk: Desk, facts: FactsTab) -> None:
    desk.page.view.choose([desk.id_of("a")])
    facts.enter_list()
    desk.do("copy")
    card = facts.list.current_id
    assert read_items(QGuiApplication.clipboard().mimeData()) == (Item("card", card),)
    desk.do("delete")  # nothing of the outline is deleted from here
    assert desk.shape[0] == ("A", list("abcd"))
    desk.page.view.choose([desk.id_of("e")])
    desk.do("paste")
    assert desk.shape[1] == ("B", ["e", card, "f"])


def test_charts_show_themselves_and_are_added(desk: Desk) -> None:
    tab = desk.page.drawer.show_tab("charts")
    assert isinstance(tab, ChartsTab)
    QAbstractItemModelTester(tab.model, QAbstractItemModelTester.FailureReportingMode.Fatal, tab.model)
    assert tab.model.rowCount() == desk.core.library.count("chart")
    tab.enter_list()
    chart = tab.list.current_id
    desk.page.view.choose([desk.id_of("C")])
    tab.add_chosen()
    assert desk.shape[2] == ("C", [chart])
    assert str(tab.model.data(tab.model.find(chart), Qt.ItemDataRole.AccessibleTextRole)).endswith("in this briefing")
    type_text(tab.search, "zzzz")
    tab.search.flush()
    assert tab.model.rowCount() == 0
    assert tab.nothing.isVisibleTo(tab)
    tab.search.clear()
    desk.page.drawer.show_tab("facts")


def test_building_blocks_are_all_there(desk: Desk) -> None:
    tab = desk.page.drawer.show_tab("building")
    assert isinstance(tab, BuildingTab)
    QAbstractItemModelTester(tab.model, QAbstractItemModelTester.FailureReportingMode.Fatal, tab.model)
    assert tab.model.ids == ("section", *BUILDING)
    for at in range(tab.model.rowCount()):
        row = tab.model.row_at(tab.model.index(at))
        assert row is not None
        assert row.text
    tab.list.setCurrentIndex(tab.model.find("agenda"))
    desk.page.view.choose([desk.id_of("e")])
    press(tab.list, Qt.Key.Key_Return)
    assert desk.shape[1] == ("B", ["e", "AgendaBlock", "f"])
    desk.page.drawer.focus_search()  # these have no search: that of the facts
    assert desk.page.drawer.tab_name == "facts"


def test_a_drag_carries_what_is_chosen(facts: FactsTab) -> None:
    facts.list.select(facts.model.ids[1:3])
    data = facts.model.mimeData(facts.list.selectionModel().selectedIndexes())
    assert read_items(data) == tuple(Item("card", id) for id in facts.model.ids[1:3])
