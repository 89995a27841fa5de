"""What is deleted comes back whole for thirty days, with what it needs; undo takes it out of the trash again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from briefing_app.errors import InputError, NotFoundError
from briefing_app.model.block import AnyBlock, CardBlock, ChartBlock, KeyFiguresBlock, PageBreakBlock
from briefing_app.model.card import FactCard
from briefing_app.model.edition import Audience
from briefing_app.model.figure import Citation, Observation, Value
from briefing_app.model.language import Language, LocalText
from briefing_app.store.changes import Changes
from briefing_app.store.library import Library
from briefing_app.store.trash import KEPT
from briefing_app.workspace import Resources, Workspace
from briefing_app.workspace.trash import DAYS
from briefing_app.workspace.workspace import make_printer
from tests.formats.sample import make_document, make_png, save_json
from tests.workspace.conftest import count_ids


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.time = datetime(2024, 6, 1, 8, tzinfo=UTC)

    def read(self) -> datetime:
        return self.time

    def today(self) -> date:
        return self.time.date()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def office(tmp_path: Path, resources: Resources, clock: Clock) -> Iterator[Workspace]:
    """The sample library under a clock."""
    library = Library.create(tmp_path / "office.briefing", printer=make_printer(resources.wording))
    with Workspace(library, resources, clock.today, count_ids(), clock.read) as workspace:
        workspace.packs.import_pack(save_json(make_document(make_png()), tmp_path / "sample.json"))
        yield workspace


def _id(workspace: Workspace, kind: str, ref: str) -> str:
    return workspace.library.resolve_ref(kind, ref)


def _clear(workspace: Workspace) -> None:
    """Delete everything, users first."""
    library = workspace.library
    for briefing in library.list_briefings():
        workspace.briefings.delete_briefing(briefing.id)
    for card in library.list_cards():
        workspace.cards.delete_card(card.id)
    for chart in library.list_charts():
        workspace.data.delete_chart(chart.id)
    for dataset in library.list_datasets():
        workspace.data.delete_dataset(dataset.id)
    for key in ("hospitals_all", "first_batch", "second_batch", "grants", "span"):
        workspace.figures.delete_figure(_id(workspace, "figure", key))
    for source in library.list_sources():
        workspace.data.delete_source(source.id)


def test_everything_deleted_comes_back_as_it_was(office: Workspace) -> None:
    before = office.library.list_content()
    _clear(office)
    gone = office.library.list_content()
    assert (gone.cards, gone.figures, gone.sources, gone.charts, gone.datasets, gone.briefings) == ((),) * 6
    items = office.trash.list_trash()
    assert {item.kind for item in items} == set(KEPT)
    for item in reversed(items):
        if office.library.find_discarded(item.id):
            assert office.trash.restore(item.id).dropped == ()
    after = office.library.list_content()
    for name in ("sources", "figures", "datasets", "charts", "cards", "briefings"):
        old, new = ({each.id: each for each in getattr(content, name)} for content in (before, after))
        assert new == old
    assert office.trash.list_trash() == ()


def test_a_briefing_brings_back_all_it_needs(office: Workspace) -> None:
    id = _id(office, "briefing", "visit-sample")
    before = office.library.get_briefing(id)
    frozen = office.findings.freeze(id, Audience.DELEGATION).content
    _clear(office)
    restored = office.trash.restore(id)
    assert restored.things[-1] == ("briefing", id)
    assert {kind for kind, _ in restored.things} == {"source", "figure", "dataset", "chart", "card", "briefing"}
    assert (restored.renamed, restored.dropped) == ("", ())
    assert office.library.get_briefing(id) == before
    assert office.findings.freeze(id, Audience.DELEGATION).content == frozen
    office.history.undo()
    assert office.library.find_briefing(id) is None
    assert office.library.list_cards() == ()


def test_deleting_and_undo_put_in_and_take_out(office: Workspace, clock: Clock) -> None:
    heard: list[Changes] = []
    office.on_change(heard.append)
    id = _id(office, "card", "secret")
    office.cards.delete_card(id)
    (item,) = office.trash.list_trash()
    assert (item.id, item.kind, item.title.en, item.deleted_at, item.days_left) == (
        id,
        "card",
        "Secret",
        "2024-06-01T08:00:00Z",
        DAYS,
    )
    assert heard == [Changes(cards=frozenset({id}), trash=frozenset({id}))]
    clock.time += timedelta(days=12, hours=3)
    assert office.trash.list_trash()[0].days_left == DAYS - 12
    office.history.undo()
    assert office.trash.list_trash() == ()
    office.history.redo()
    assert [each.id for each in office.trash.list_trash()] == [id]


def test_the_title_in_the_trash_is_printed(office: Workspace) -> None:
    card = office.cards.add_card(LocalText("Grants of {grants}", "共{grants}", ""))
    office.cards.delete_card(card.id)
    assert office.trash.list_trash()[0].title == LocalText("Grants of HK$2.10 billion", "共21.0億港元", "")


def test_a_taken_name_gets_a_number(office: Workspace) -> None:
    office.cards.delete_card(_id(office, "card", "secret"))
    deleted = office.trash.list_trash()[0].id
    other = office.cards.add_card(LocalText("Secret"))
    assert other.slug == "secret"
    assert office.trash.restore(deleted).renamed == "secret-2"
    assert office.library.get_card(deleted).slug == "secret-2"
    office.figures.delete_figure(_id(office, "figure", "span"))
    gone = office.trash.list_trash()[0].id
    office.figures.add_figure("span", LocalText("Another"))
    assert office.trash.restore(gone).renamed == "span_2"


def test_what_is_gone_for_good_is_taken_out_and_said(office: Workspace) -> None:
    source = office.data.add_source(LocalText("Gone"))
    figure = office.figures.add_figure("gone", LocalText("Gone"), observations=(_cited(source.id),))
    theme = office.labels.add_theme(LocalText("Gone"))
    card = office.cards.add_card(LocalText("T"), LocalText("x"), theme=theme.slug)
    office.cards.update_card(replace(card, figures=("gone",), sources=(Citation(source.id, "p. 1"),)))
    briefing = office.briefings.add_briefing(LocalText("B"))
    section = office.briefings.add_section(briefing.id, LocalText("S"))
    strip = KeyFiguresBlock(id="", figures=("gone",))
    blocks: list[AnyBlock] = [CardBlock(id="", card_id=card.id), strip, PageBreakBlock(id="")]
    office.briefings.add_blocks(section.id, blocks)
    office.briefings.delete_briefing(briefing.id)
    office.cards.delete_card(card.id)
    office.figures.delete_figure(figure.id)
    office.data.delete_source(source.id)
    office.labels.remove_theme(theme.slug)
    for id in (figure.id, source.id):
        office.trash.remove(id)
    restored = office.trash.restore(briefing.id)
    assert restored.things == (("card", card.id), ("briefing", briefing.id))
    assert set(restored.dropped) == {("theme", "gone"), ("figure", "gone"), ("source", source.id)}
    kept = office.library.get_card(card.id)
    assert (kept.figures, kept.sources, kept.theme) == ((), (), "")
    assert [type(block) for block in office.library.get_briefing(briefing.id).blocks] == [CardBlock, PageBreakBlock]


def _cited(source_id: str) -> Observation:
    return Observation(Value.parse("1"), citation=Citation(source_id))


def test_a_figure_comes_back_without_a_source_that_is_gone(office: Workspace) -> None:
    source = office.data.add_source(LocalText("Gone"))
    figure = office.figures.add_figure("gone", LocalText("G"), observations=(_cited(source.id),))
    office.figures.delete_figure(figure.id)
    office.data.delete_source(source.id)
    office.trash.remove(source.id)
    assert office.trash.restore(figure.id).dropped == (("source", source.id),)
    assert office.library.get_figure(figure.id).observations[0].citation is None


def test_a_chart_cannot_stand_without_its_data(office: Workspace) -> None:
    dataset = office.tables.add_table(LocalText("D"), office.library.list_datasets()[0].columns)
    chart = office.data.add_chart(LocalText("C"), dataset.id, "bar", {})
    office.data.delete_chart(chart.id)
    office.data.delete_dataset(dataset.id)
    office.trash.remove(dataset.id)
    before = office.library.list_content()
    with pytest.raises(InputError, match="gone for good"):
        office.trash.restore(chart.id)
    assert office.library.list_content() == before
    assert [item.id for item in office.trash.list_trash()] == [chart.id]


def test_removing_and_emptying_can_be_undone(office: Workspace) -> None:
    ids = [office.cards.add_card(LocalText(title)).id for title in "abc"]
    office.cards.delete_cards(ids)
    office.trash.remove(ids[0])
    assert {item.id for item in office.trash.list_trash()} == set(ids[1:])
    assert office.trash.empty().trash == set(ids[1:])
    assert office.trash.list_trash() == ()
    assert not office.trash.empty()
    office.history.undo()
    office.history.undo()
    assert {item.id for item in office.trash.list_trash()} == set(ids)


def test_old_things_go_without_a_step_and_undo_still_works(office: Workspace, clock: Clock) -> None:
    id = _id(office, "card", "secret")
    office.cards.delete_card(id)
    steps = office.history.list_steps()
    clock.time += timedelta(days=DAYS)
    assert not office.trash.purge()
    clock.time += timedelta(seconds=1)
    assert office.trash.purge() == Changes(trash=frozenset({id}))
    assert office.trash.list_trash() == ()
    assert office.history.list_steps() == steps
    office.history.undo()
    assert office.library.find_card(id) is not None
    office.history.redo()
    assert office.library.find_card(id) is None
    with pytest.raises(NotFoundError):
        office.trash.restore(id)


def test_what_came_back_otherwise_is_not_overwritten(office: Workspace, tmp_path: Path) -> None:
    id = _id(office, "card", "secret")
    office.cards.delete_card(id)
    office.packs.import_pack(save_json(make_document(), tmp_path / "again.json"))
    edited = office.cards.update_card(replace(office.library.get_card(id), text=LocalText("newer", "新", "新")))
    assert office.trash.restore(id).things == (("card", id),)
    assert office.library.get_card(id) == edited
    assert office.trash.list_trash() == ()


def test_a_card_in_use_is_kept_unless_deleted_everywhere(office: Workspace) -> None:
    card: FactCard = office.library.get_card(_id(office, "card", "fund-grants"))
    briefing = office.library.get_briefing(_id(office, "briefing", "visit-sample"))
    with pytest.raises(InputError, match="Visit, sample"):
        office.cards.delete_card(card.id)
    changes = office.trash.delete_everywhere("card", card.id)
    assert changes.cards == {card.id}
    assert changes.briefings == {briefing.id}
    after = office.library.get_briefing(briefing.id)
    assert len(after.blocks) == len(briefing.blocks) - 1
    assert not any(isinstance(block, CardBlock) for block in after.blocks)
    assert [item.id for item in office.trash.list_trash()] == [card.id]
    office.history.undo()
    assert office.library.get_briefing(briefing.id) == briefing
    office.trash.delete_everywhere("chart", "hospitals")
    assert not any(isinstance(block, ChartBlock) for block in office.library.get_briefing(briefing.id).blocks)


def test_several_cards_are_deleted_everywhere_in_one_step(office: Workspace) -> None:
    briefing = office.library.get_briefing(_id(office, "briefing", "visit-sample"))
    ids = [_id(office, "card", slug) for slug in ("fund-grants", "secret")]
    changes = office.trash.delete_cards_everywhere(ids)
    assert changes.cards == set(ids)
    assert changes.briefings == {briefing.id}
    assert not any(isinstance(block, CardBlock) for block in office.library.get_briefing(briefing.id).blocks)
    step = office.history.find_undo()
    assert step is not None
    assert office.history.say(step, Language.EN) == "Delete 2 cards and take them out of their briefings"
    office.history.undo()
    assert office.library.get_briefing(briefing.id) == briefing
    assert all(office.library.find_card(id) for id in ids)
    with pytest.raises(NotFoundError):
        office.trash.delete_cards_everywhere([*ids, "nothing"])
    assert all(office.library.find_card(id) for id in ids)
    office.trash.delete_cards_everywhere(ids[:1])
    assert next(step.name for step in office.history.list_steps()) == "card.delete_everywhere"


def test_only_what_blocks_place_is_deleted_everywhere(office: Workspace) -> None:
    with pytest.raises(InputError, match="source"):
        office.trash.delete_everywhere("source", "note")
    with pytest.raises(NotFoundError):
        office.trash.delete_everywhere("card", "nothing")
