"""Buttons of messages are pressed when the page that said them is gone: after a change of language, or on another page."""

import pytest
from PySide6.QtWidgets import QPushButton

from briefing_app.model.language import Language, LocalText
from briefing_app.ui.cards.page import CardPage
from briefing_app.ui.facts.deeds import CardDeeds
from briefing_app.ui.room import Where
from briefing_app.ui.window import MainWindow
from tests.ui.conftest import MakeWindow, clear_deferred

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    return make_window()


def press_button(window: MainWindow) -> None:
    button = next(each for each in window.info.findChildren(QPushButton) if each.isVisible())
    button.click()


def test_what_a_warning_offers_is_done_after_the_language_was_changed(window: MainWindow) -> None:
    core = window.workspace.core
    placed = next(each.id for each in core.library.list_cards() if core.library.where_used("card", each.id))
    window.stage.go(Where("facts"))
    assert window.page is not None
    CardDeeds(window.page.room, window.page).trash([placed])
    assert not window.info.isHidden()
    window.set_language(Language.HANS)
    clear_deferred()
    assert not window.info.isHidden()
    press_button(window)
    assert core.library.find_card(placed) is None
    assert window.info.isHidden()


def test_a_source_is_asked_for_on_the_card_that_lacked_it(window: MainWindow) -> None:
    card = window.workspace.core.cards.add_card(LocalText("No source"), LocalText("Text"))
    window.stage.go(Where("card", card.id))
    assert isinstance(window.page, CardPage)
    window.page.side.status.verify()
    window.stage.go(Where("sources"))
    clear_deferred()
    press_button(window)
    assert isinstance(window.page, CardPage)
    assert window.page.session.id == card.id


def test_a_version_that_was_kept_is_shown_from_another_page(window: MainWindow) -> None:
    briefing = window.workspace.core.library.list_briefings()[0]
    window.stage.go(Where("composer", briefing.id))
    window.do("save_version")
    act = window.notices.recent[0].act
    window.stage.go(Where("facts"))
    clear_deferred()
    assert act is not None
    act()
    assert window.page is not None
    assert window.page.where == Where("versions", briefing.id)
