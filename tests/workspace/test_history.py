"""Every action can be taken back and done again, is announced, and has a name in three languages."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from briefing_app.errors import NotFoundError
from briefing_app.model.block import PageBreakBlock
from briefing_app.model.briefing import Briefing
from briefing_app.model.chart import Cell, Column, ColumnKind, Dataset
from briefing_app.model.figure import Observation, Release, Value
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.store.changes import Changes
from briefing_app.workspace import Resources, Workspace
from briefing_app.workspace.briefings import BriefingActions
from briefing_app.workspace.cards import CardActions
from briefing_app.workspace.data import DataActions
from briefing_app.workspace.figures import FigureActions
from briefing_app.workspace.tables import TableActions
from tests.formats.sample import make_document, make_jpeg, save_json

NAME = LocalText("Name", "名稱", "名称")


def _id(workspace: Workspace, kind: str, ref: str) -> str:
    return workspace.library.resolve_ref(kind, ref)


def _sample(workspace: Workspace) -> Briefing:
    return workspace.library.get_briefing(_id(workspace, "briefing", "visit-sample"))


def _free_source(workspace: Workspace) -> str:
    return workspace.data.add_source(NAME).id


def _columns() -> tuple[Column, ...]:
    return (Column("a", NAME), Column("b", NAME, ColumnKind.NUMBER))


def _row(number: int) -> tuple[Cell, Cell]:
    return (Cell(text=LocalText(f"row {number}")), Cell(value=Value(Decimal(number))))


def _spare(workspace: Workspace) -> Dataset:
    return workspace.library.get_dataset(_id(workspace, "dataset", "spare"))


ACTIONS: dict[str, Callable[[Workspace], object]] = {
    "add_card": lambda w: w.cards.add_card(NAME, NAME),
    "update_card": lambda w: w.cards.update_card(replace(w.library.list_cards()[0], text=NAME)),
    "mark_complete": lambda w: w.cards.mark_complete(_id(w, "card", "fund-grants"), Language.HANS),
    "draft_by_conversion": lambda w: w.cards.draft_by_conversion(_id(w, "card", "secret"), Language.HANS),
    "verify_card": lambda w: w.cards.verify_card(_id(w, "card", "fund-grants"), "D. Wong"),
    "delete_card": lambda w: w.cards.delete_card(_id(w, "card", "secret")),
    "duplicate_card": lambda w: w.cards.duplicate_card(_id(w, "card", "fund-grants")),
    "set_theme": lambda w: w.cards.set_theme(w.library.ids("card"), "spare"),
    "add_tag": lambda w: w.cards.add_tag(w.library.ids("card"), "new"),
    "remove_tag": lambda w: w.cards.remove_tag(w.library.ids("card"), w.library.list_cards()[0].tags[0]),
    "set_release": lambda w: w.cards.set_release(w.library.ids("card"), Release.INTERNAL),
    "verify_cards": lambda w: w.cards.verify_cards([_id(w, "card", "fund-grants")], "D. Wong"),
    "delete_cards": lambda w: w.cards.delete_cards([_id(w, "card", "secret")]),
    "add_figure": lambda w: w.figures.add_figure("new", NAME, formula="grants * 2"),
    "update_figure": lambda w: w.figures.update_figure(replace(w.library.list_figures()[0], note=NAME)),
    "add_observation": lambda w: w.figures.add_observation(_id(w, "figure", "grants"), Observation(Value(Decimal(1)))),
    "update_observation": lambda w: w.figures.update_observation(
        _id(w, "figure", "grants"), 0, Observation(Value(Decimal(1)))
    ),
    "remove_observation": lambda w: w.figures.remove_observation(_id(w, "figure", "grants"), 0),
    "delete_figure": lambda w: w.figures.delete_figure(_id(w, "figure", "span")),
    "add_source": lambda w: w.data.add_source(NAME, title="T"),
    "update_source": lambda w: w.data.update_source(replace(w.library.list_sources()[0], publisher="P")),
    "delete_source": lambda w: w.data.delete_source(w.library.list_sources()[-1].id),
    "update_dataset": lambda w: w.data.update_dataset(replace(w.library.list_datasets()[0], note=NAME)),
    "delete_dataset": lambda w: w.data.delete_dataset(_id(w, "dataset", "spare")),
    "add_table": lambda w: w.tables.add_table(NAME, _columns(), (_row(1),)),
    "update_table": lambda w: w.tables.update_table(replace(_spare(w), note=NAME)),
    "duplicate_table": lambda w: w.tables.duplicate_table(_spare(w).id),
    "transpose": lambda w: w.tables.transpose(_spare(w).id),
    "set_cells": lambda w: w.tables.set_cells(_spare(w).id, {(4, 1): _row(9)[1]}),
    "paste": lambda w: w.tables.paste(_spare(w).id, 1, 1, [_row(7), _row(8)]),
    "insert_rows": lambda w: w.tables.insert_rows(_spare(w).id, 0, 2),
    "delete_rows": lambda w: w.tables.delete_rows(_spare(w).id, 0, 1),
    "move_rows": lambda w: w.tables.move_rows(_spare(w).id, 0, 1, 1),
    "sort_rows": lambda w: w.tables.sort_rows(_spare(w).id, 1),
    "insert_column": lambda w: w.tables.insert_column(_spare(w).id, 0, Column("", NAME)),
    "update_column": lambda w: w.tables.update_column(_spare(w).id, 1, Column("", LocalText("other"))),
    "delete_columns": lambda w: w.tables.delete_columns(_spare(w).id, 1, 1),
    "move_column": lambda w: w.tables.move_column(_spare(w).id, 0, 1),
    "add_chart": lambda w: w.data.add_chart(NAME, w.library.list_datasets()[0].id, "bar", {"category": "batch"}),
    "update_chart": lambda w: w.data.update_chart(replace(w.library.list_charts()[0], alt=NAME)),
    "duplicate_chart": lambda w: w.data.duplicate_chart(w.library.list_charts()[0].id),
    "delete_chart": lambda w: w.data.delete_chart(_id(w, "chart", "spare")),
    "add_term": lambda w: w.data.add_term(NAME),
    "update_term": lambda w: w.data.update_term(replace(w.library.list_terms()[0], note=NAME)),
    "delete_term": lambda w: w.data.delete_term(w.library.list_terms()[0].id),
    "add_theme": lambda w: w.labels.add_theme(NAME),
    "add_picture": lambda w: w.data.add_picture(make_jpeg(), "a.jpg"),
    "add_briefing": lambda w: w.briefings.add_briefing(NAME),
    "make_from_template": lambda w: w.briefings.make_from_template(_id(w, "briefing", "visit")),
    "duplicate_briefing": lambda w: w.briefings.duplicate_briefing(_sample(w).id),
    "save_as_template": lambda w: w.briefings.save_as_template(_sample(w).id, NAME),
    "update_briefing": lambda w: w.briefings.update_briefing(replace(_sample(w), purpose=NAME)),
    "archive_briefing": lambda w: w.briefings.archive_briefing(_sample(w).id),
    "delete_briefing": lambda w: w.briefings.delete_briefing(_sample(w).id),
    "add_section": lambda w: w.briefings.add_section(_sample(w).id, NAME, 0),
    "update_section": lambda w: w.briefings.update_section(replace(_sample(w).sections[0], title=NAME)),
    "move_section": lambda w: w.briefings.move_section(_sample(w).sections[0].id, 1),
    "remove_section": lambda w: w.briefings.remove_section(_sample(w).sections[0].id),
    "add_block": lambda w: w.briefings.add_block(_sample(w).sections[1].id, PageBreakBlock(id="")),
    "update_block": lambda w: w.briefings.update_block(PageBreakBlock(id=_sample(w).blocks[0].id)),
    "move_block": lambda w: w.briefings.move_block(_sample(w).blocks[0].id, _sample(w).sections[1].id, 0),
    "duplicate_section": lambda w: w.briefings.duplicate_section(_sample(w).sections[0].id),
    "duplicate_block": lambda w: w.briefings.duplicate_block(_sample(w).blocks[0].id),
    "add_blocks": lambda w: w.briefings.add_blocks(_sample(w).sections[1].id, [PageBreakBlock(id="")] * 2, 0),
    "add_cards": lambda w: w.briefings.add_cards(_sample(w).id, _sample(w).sections[1].id, w.library.ids("card"), 0),
    "move_blocks": lambda w: w.briefings.move_blocks(
        [each.id for each in _sample(w).blocks[:2]], _sample(w).sections[1].id, 1
    ),
    "remove_blocks": lambda w: w.briefings.remove_blocks([each.id for each in _sample(w).blocks]),
    "rename_theme": lambda w: w.labels.rename_theme("spare", NAME),
    "reorder_themes": lambda w: w.labels.reorder_themes(["spare"]),
    "remove_theme": lambda w: w.labels.remove_theme(w.library.list_cards()[0].theme, "spare"),
    "rename_tag": lambda w: w.labels.rename_tag(next(iter(w.labels.list_tags())), "other"),
    "remove_tag_everywhere": lambda w: w.labels.remove_tag(next(iter(w.labels.list_tags()))),
    "remove_block": lambda w: w.briefings.remove_block(_sample(w).blocks[0].id),
}


@pytest.fixture
def roomy(workspace: Workspace) -> Workspace:
    """The sample library with spare things that nothing uses."""
    dataset = workspace.tables.add_table(LocalText("spare"), _columns(), (_row(3), _row(2), _row(1)))
    chart = workspace.data.add_chart(LocalText("spare"), workspace.library.list_datasets()[0].id, "bar", {})
    assert (dataset.slug, chart.slug) == ("spare", "spare")
    workspace.labels.add_theme(LocalText("spare"))
    _free_source(workspace)
    return workspace


@pytest.mark.parametrize("name", ACTIONS)
def test_an_action_is_announced_undone_and_redone(roomy: Workspace, name: str) -> None:
    heard: list[Changes] = []
    before = roomy.library.list_content()
    roomy.on_change(heard.append)
    ACTIONS[name](roomy)
    after = roomy.library.list_content()
    assert after != before
    assert len(heard) == 1
    step = roomy.history.find_undo()
    assert step is not None
    sentences = {roomy.history.say(step, language) for language in LANGUAGES}
    assert len(sentences) >= 2
    assert roomy.history.undo() == heard[0]
    assert roomy.library.list_content() == before
    assert roomy.history.find_redo() == step
    roomy.history.redo()
    assert roomy.library.list_content() == after
    assert len(heard) == 3


def test_no_action_is_forgotten_above() -> None:
    groups = (CardActions, FigureActions, DataActions, TableActions, BriefingActions)
    verbs = {name for group in groups for name, _ in inspect.getmembers(group, inspect.isfunction) if name[0] != "_"}
    verbs |= {"add_theme", "rename_theme", "reorder_themes", "remove_theme", "rename_tag", "remove_tag_everywhere"}
    assert verbs - {"quote", "settle", "get_table", "list_tables", "read_rows"} == set(ACTIONS)  # these only read


def test_what_is_done_together_is_one_step_and_heard_once(workspace: Workspace) -> None:
    heard: list[Changes] = []
    workspace.on_change(heard.append)
    before = workspace.library.list_content()
    figure, card = _id(workspace, "figure", "grants"), _id(workspace, "card", "fund-grants")
    with workspace.together("card.review", title=NAME):
        workspace.figures.add_observation(figure, Observation(Value(Decimal(2)), as_of=PartialDate(2026)))
        workspace.cards.verify_cards([card], "D. Wong")
        assert heard == []
    assert len(heard) == 1
    assert heard[0].figures == {figure}
    assert heard[0].cards == {card}
    assert [each.name for each in workspace.history.list_steps()][:-1] == ["card.review"]
    workspace.history.undo()
    assert workspace.library.list_content() == before


def test_together_all_is_kept_or_nothing(workspace: Workspace) -> None:
    before = workspace.library.list_content()

    def review_nothing() -> None:
        with workspace.together("card.review", title=NAME):
            workspace.labels.add_theme(NAME)
            workspace.cards.verify_cards(["nothing"], "D. Wong")

    with pytest.raises(NotFoundError):
        review_nothing()
    assert workspace.library.list_content() == before
    workspace.labels.add_theme(NAME)  # a step of its own again
    assert [each.name for each in workspace.history.list_steps()][:-1] == ["theme.add"]


def test_an_import_is_one_step(empty: Workspace, tmp_path: Path) -> None:
    before = empty.library.list_content()
    empty.packs.import_pack(save_json(make_document(), tmp_path / "a.json"))
    assert [step.name for step in empty.history.list_steps()] == ["pack.import"]
    empty.history.undo()
    assert empty.library.list_content() == before


def test_nothing_to_undo_is_said_by_nothing(empty: Workspace) -> None:
    heard: list[Changes] = []
    empty.on_change(heard.append)
    assert not empty.history.undo()
    assert not empty.history.redo()
    assert heard == []


def test_the_catalogue_of_operations_is_whole(resources: Resources) -> None:
    catalogue = resources.operations
    for language in LANGUAGES:
        assert catalogue.keys(language) == catalogue.keys(Language.EN)
        for key in catalogue.keys(language):
            assert catalogue.names(key, language) == catalogue.names(key, Language.EN), (key, language)
            assert catalogue.names(key, language) <= {"title", "count", "tag"}, (key, language)


def test_a_name_shows_the_numbers_of_a_title(workspace: Workspace) -> None:
    card = workspace.cards.add_card(LocalText("It gave {grants} and {nothing}"), LocalText("x"))
    step = workspace.history.find_undo()
    assert step is not None
    figure = workspace.library.find_figure_by_key("grants")
    assert figure is not None
    assert figure.latest is not None
    said = workspace.history.say(step, Language.EN)
    assert workspace.wording.print_observation(figure, figure.latest, Language.EN) in said
    assert "{" not in said
    assert card.title.en.startswith("It gave {")
