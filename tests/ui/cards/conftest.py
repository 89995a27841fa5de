"""Cards of the starter library, and the page that shows one, without the rest of the window."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.model.card import FactCard, TextState
from briefing_app.model.language import Language
from briefing_app.ui.cards.page import CardPage
from briefing_app.ui.room import Room, Where
from tests.ui.conftest import clear_deferred


@pytest.fixture
def card(room: Room) -> FactCard:
    """A card complete in three languages, with figures and a source."""
    return next(
        each
        for each in room.core.library.list_cards()
        if len(each.figures) > 1 and each.sources and set(each.states) == {TextState.COMPLETE} and not each.say
    )


MakePage = Callable[..., CardPage]


@pytest.fixture
def make_page(qtbot: QtBot, room: Room) -> Iterator[MakePage]:
    """Pages of a size; all are kept and closed at the end."""
    pages: list[CardPage] = []

    def make(id: str, at: str = "", width: int = 1356, height: int = 840) -> CardPage:
        page = CardPage(room, Where("card", id, at))
        page.resize(width, height)
        page.show()
        qtbot.waitExposed(page)
        page.activateWindow()
        page.raise_()
        qtbot.waitUntil(page.isActiveWindow)
        page.enter()
        QApplication.processEvents()
        pages.append(page)
        return page

    yield make
    for page in pages:
        page.close_page()
        page.hide()
        page.deleteLater()
    clear_deferred()


def edit(room: Room, id: str, language: Language, text: str) -> FactCard:
    """Change the text of a card from elsewhere."""
    card = room.core.library.get_card(id)
    return room.core.cards.update_card(replace(card, text=card.text.with_text(language, text)))
