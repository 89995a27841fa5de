"""The review of what is due: one card at a time."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefing_app.model.figure import Observation, Qualifier, Status, Value
from briefing_app.model.partial_date import PartialDate
from briefing_app.ui.facts.place import FactsPage
from briefing_app.ui.facts.review import FigureReview, months_since
from briefing_app.ui.room import Where
from tests.ui.conftest import TODAY, MakeWindow
from tests.ui.hands import click, press, type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(make_window: MakeWindow) -> FactsPage:
    window = make_window()
    window.stage.go(Where("facts", "", "status:stale"))
    assert isinstance(window.page, FactsPage)
    window.page.room.settings.person = "Chan Tai Man"
    return window.page


def start_at(page: FactsPage, key: str) -> FigureReview:
    """Begin with the card whose key figure this is."""
    library = page.room.core.library
    id = next(each for each in page.list.ids_model.ids if library.get_card(each).figure_keys[0] == key)
    page.list.select([id])
    click(page.head.review)
    assert page.whole.currentWidget() is page.review
    assert page.review.current == id
    return next(each for each in page.review.figures if each.figure.key == key)


def test_a_new_value_is_kept_and_the_card_verified(qtbot: QtBot, page: FactsPage) -> None:
    core = page.room.core
    box = start_at(page, "itf_grants")
    key, card = box.figure.key, page.review.current
    old = box.figure.latest
    assert old is not None
    first = page.review.counter.text()
    type_text(box.value, "over HK$2.5 billion")
    click(page.review.verify)
    assert page.review.current == card, "a value without a date is not kept"
    type_text(box.date, "Feb 2026")
    click(page.review.verify)
    figure = core.library.find_figure_by_key(key)
    assert figure is not None
    new = figure.latest
    assert new is not None
    assert (new.value, new.qualifier, new.as_of) == (Value.parse("2.5E+9"), Qualifier.OVER, PartialDate(2026, 2))
    assert new.citation == old.citation
    assert core.library.get_card(card).status is Status.VERIFIED
    assert core.history.list_steps()[0].name == "card.review"
    assert page.review.current != card
    assert page.review.counter.text() != first
    qtbot.waitUntil(lambda: not page._later.isActive())
    click(page.review.back)
    assert page.whole.currentWidget() is page.splitter
    assert not core.figures.quote([key])[key].stale
    core.history.undo()  # value and verification are one step
    assert core.library.find_figure_by_key(key) == box.figure
    assert core.library.get_card(card).status is Status.AS_SUPPLIED


def test_several_new_values_of_a_card_are_one_step(page: FactsPage) -> None:
    core = page.room.core
    library = core.library
    several = next(
        id
        for id in page.list.ids_model.ids
        if sum(
            quoted.stale and not quoted.figure.derived
            for quoted in core.figures.quote(library.get_card(id).figure_keys).values()
        )
        > 1
    )
    page.list.select([several])
    click(page.head.review)
    before, steps = library.list_content(), len(core.history.list_steps())
    boxes = [each for each in page.review.figures if not each.figure.derived]
    assert len(boxes) > 1
    for box in boxes:
        type_text(box.date, "2026-02")
    click(page.review.verify)
    assert all(library.get_figure(box.figure.id) != box.figure for box in boxes)
    assert len(core.history.list_steps()) == steps + 1
    core.history.undo()
    assert library.list_content() == before


def test_what_cannot_be_read_is_said_and_nothing_is_kept(page: FactsPage) -> None:
    box = start_at(page, "itf_grants")
    before = box.figure
    type_text(box.value, "a great deal")
    type_text(box.date, "2026-01")
    click(page.review.verify)
    assert box.value_box.problem
    box.value.clear()
    type_text(box.value, "HK$3 billion")
    box.date.clear()
    type_text(box.date, "2026-13")
    assert box.value_box.problem == ""
    click(page.review.verify)
    assert box.date_box.problem
    assert page.room.core.library.get_figure(before.id) == before
    assert page.room.core.library.get_card(page.review.current).status is Status.AS_SUPPLIED


def test_a_figure_that_still_holds_is_due_again_in_a_year_and_keeps_its_date(page: FactsPage) -> None:
    core = page.room.core
    box = start_at(page, "itf_grants")
    card, old = page.review.current, box.figure.latest
    click(page.review.extend)
    assert page.review.current != card
    assert all(not each.stale for each in core.figures.quote(core.library.get_card(card).figure_keys).values())
    figure = core.library.get_figure(box.figure.id)
    assert figure.latest == old
    assert figure.cadence_months == (2026 - 2024) * 12 + 2 + 12
    core.history.undo()
    assert core.library.get_card(card).figure_keys
    assert any(each.stale for each in core.figures.quote(core.library.get_card(card).figure_keys).values())


def test_what_was_typed_is_not_dropped_by_still_true_skip_or_back(page: FactsPage) -> None:
    history = page.room.core.history
    box = start_at(page, "itf_grants")
    card, steps = page.review.current, history.list_steps()
    type_text(box.value, "HK$3 billion")
    for button in (page.review.extend, page.review.skip, page.review.back):
        box.value_box.set_problem("")
        click(button)
        assert box.value_box.problem
        assert (page.review.current, box.value.text()) == (card, "HK$3 billion")
        assert history.list_steps() == steps
    press(box.value, Qt.Key.Key_Escape)
    assert page.whole.currentWidget() is page.review
    box.value.clear()
    type_text(box.date, "2026-01")
    click(page.review.extend)
    assert box.date_box.problem
    assert page.review.current == card
    box.date.clear()
    click(page.review.extend)
    assert page.review.current != card


def test_skipping_to_the_end_leads_back_to_the_list(page: FactsPage) -> None:
    click(page.head.review)
    seen = set()
    while page.whole.currentWidget() is page.review:
        assert page.review.current not in seen
        seen.add(page.review.current)
        click(page.review.skip)
    assert seen == set(page.list.ids_model.ids)


def test_a_derived_figure_has_no_fields(page: FactsPage) -> None:
    for _ in page.list.ids_model.ids:
        if not page.review.current:
            click(page.head.review)
        derived = [each for each in page.review.figures if each.figure.derived]
        if derived:
            assert derived[0].value.isHidden() or not derived[0].value.isVisible()
            assert derived[0].read() is None
            return
        click(page.review.skip)
    pytest.fail("the starter library has a derived figure that is due")


def test_months_are_counted_from_the_last_day_a_date_can_mean() -> None:
    def at(as_of: PartialDate | None) -> Observation:
        return Observation(Value.parse("1"), as_of=as_of)

    assert months_since(at(PartialDate(2025)), TODAY) == 3
    assert months_since(at(PartialDate(2026, 3)), date(2026, 3, 1)) == 0
    assert months_since(at(PartialDate(2030)), TODAY) == 0
    assert months_since(at(None), TODAY) == 0
    assert months_since(None, TODAY) == 0
