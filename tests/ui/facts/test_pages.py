"""The pages of a figure and of a name by themselves."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefing_app.model.figure import Release, Value
from briefing_app.model.glossary import TermState
from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.ui.facts.figure_page import FigurePage
from briefing_app.ui.facts.place import FactsPage
from briefing_app.ui.facts.term_page import TermPage
from briefing_app.ui.room import Where
from briefing_app.ui.text.fields import LineField
from briefing_app.ui.window import MainWindow
from tests.ui.conftest import MakeWindow
from tests.ui.hands import click, press, type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    window = make_window()
    window.stage.go(Where("facts"))
    return window


def shown(page: FigurePage) -> tuple[int, int]:
    """How many values are shown, and how many there are."""
    return len(page.boxes), len(page.figure.observations)


def test_a_figure_without_a_card_is_made_and_edited(qtbot: QtBot, window: MainWindow) -> None:
    place = window.page
    assert isinstance(place, FactsPage)
    ask = place.labels.add_figure(Language.EN)
    type_text(ask.fields[0], "Patents granted")
    type_text(ask.fields[1], "many")
    click(ask.go)
    assert ask.isVisible()
    ask.fields[1].clear()
    type_text(ask.fields[1], "about 1,200 patents")
    click(ask.go)
    page = window.page
    assert isinstance(page, FigurePage)
    assert page.title == "Patents granted"
    assert "about 1,200" in page.printed.text()
    box = page.boxes[0]
    box.value.setText("1,300")
    press(box.date.line, Qt.Key.Key_Tab)
    page.keep()
    assert page.figure.observations[0].value == Value.parse("1300")
    box.value.setText("no idea")
    page.keep()
    assert page.figure.observations[0].value == Value.parse("1300")
    box.value.setText("1,300")
    type_text(box.date.line, "June 2025")
    page.keep()
    assert page.figure.observations[0].as_of == PartialDate(2025, 6)
    source = page.room.core.library.list_sources()[0]
    box.source.binding.choose(source.id)
    type_text(box.locator, "Table 3")
    page.keep()
    citation = page.figure.observations[0].citation
    assert citation is not None
    assert (citation.source_id, citation.locator) == (source.id, "Table 3")
    click(box.internal.check)
    assert page.figure.observations[0].release is Release.INTERNAL
    click(page.add)
    assert shown(page) == (2, 2)
    page.remove_value(0)
    assert shown(page) == (1, 1)
    window.do("undo")
    assert window.page is page
    assert shown(page) == (2, 2)
    click(page.delete_button)
    assert window.stage.page is place
    qtbot.waitUntil(lambda: page.room.core.library.find_figure_by_key("patents_granted") is None)


def test_a_derived_figure_has_no_values_to_edit_and_one_that_is_quoted_stays(window: MainWindow) -> None:
    core = window.workspace.core
    derived = next(each for each in core.library.list_figures() if each.derived)
    window.stage.go(Where("figure", derived.id))
    page = window.page
    assert isinstance(page, FigurePage)
    assert page.boxes == []
    assert page.add.isHidden()
    quoted = core.library.find_figure_by_key("itf_grants")
    assert quoted is not None
    window.stage.go(Where("facts"))
    window.stage.go(Where("figure", quoted.id))
    page = window.page
    assert isinstance(page, FigurePage)
    click(page.delete_button)
    assert window.page is page
    assert core.library.find_figure_by_key("itf_grants") is not None
    assert window.notices.recent[0].kind == "err"


def test_when_a_figure_is_due_for_review_is_chosen_on_its_page(window: MainWindow) -> None:
    place = window.page
    assert isinstance(place, FactsPage)
    core = place.room.core
    figure = core.library.find_figure_by_key("itf_grants")
    assert figure is not None
    place.side.list.pick(place.side.list.lines.find("list/figures"))
    place.list.select([figure.id])
    press(place.list, Qt.Key.Key_Return)
    page = window.page
    assert isinstance(page, FigurePage)
    assert page.cadence.combo.accessibleName() == "Due for review after"
    texts = [page.cadence.combo.itemText(at) for at in range(page.cadence.combo.count())]
    assert texts[:5] == ["1 month", "3 months", "6 months", "12 months", "24 months"]
    assert texts[-1] == "Never"
    page.cadence.combo.setFocus()
    for key, months in ((Qt.Key.Key_Home, 1), (Qt.Key.Key_Down, 3), (Qt.Key.Key_End, None)):
        press(page.cadence.combo, key)
        assert page.figure.cadence_months == months
    window.do("undo")
    assert page.figure.cadence_months == 3
    assert page.cadence.combo.currentText() == "3 months"
    core.figures.update_figure(replace(page.figure, cadence_months=31))  # as a review does
    assert page.cadence.combo.currentText() == "31 months"


def test_a_name_is_added_edited_and_removed(window: MainWindow) -> None:
    place = window.page
    assert isinstance(place, FactsPage)
    ask = place.labels.add_term()
    type_text(ask.fields[0], "Loop Park")
    click(ask.go)
    page = window.page
    assert isinstance(page, TermPage)
    core = window.workspace.core
    id = page.where.id
    english, hant, hans = page.findChildren(LineField)[:3]
    assert english.text() == "Loop Park"
    type_text(hant, "河套園")
    type_text(hans, "河套园")
    page.keep()
    assert core.library.get_term(id).name == LocalText("Loop Park", "河套園", "河套园")
    click(page.state_field.row.button(TermState.REVIEW))
    assert core.library.get_term(id).state is TermState.REVIEW
    click(page.delete_button)
    assert core.library.find_term(id) is None
    assert window.stage.page is place
