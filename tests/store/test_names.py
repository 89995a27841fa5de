"""Things are found by what they are called, many at once."""

from __future__ import annotations

from decimal import Decimal

from briefing_app.model.card import FactCard
from briefing_app.model.chart import Cell, Column, ColumnKind, Dataset
from briefing_app.model.figure import Citation, Figure, Value
from briefing_app.model.language import LocalText
from briefing_app.model.source import Source
from briefing_app.store.library import Library


def test_cards_and_figures_are_found_by_title_in_any_language(library: Library) -> None:
    with library.operation("x") as writer:
        writer.save_card(FactCard("c1", "one", LocalText("Loop", "河套", "河套"), LocalText()))
        writer.save_card(FactCard("c2", "two", LocalText("Other", "河套"), LocalText()))
        writer.save_figure(Figure("f1", "loop", LocalText("Loop")))
    assert library.find_titled("card", ["Loop", "河套", "none", ""]) == {"Loop": ("c1",), "河套": ("c1", "c2")}
    assert library.find_titled("figure", ["Loop", "河套"]) == {"Loop": ("f1",)}
    assert library.find_titled("card", []) == {}


def test_many_titles_are_asked_for_at_once(library: Library) -> None:
    with library.operation("x") as writer:
        writer.save_all(
            "card", [FactCard(f"c{n}", f"card-{n}", LocalText(f"Card {n}"), LocalText()) for n in range(700)]
        )
    found = library.find_titled("card", [f"Card {n}" for n in range(2_000)])
    assert found == {f"Card {n}": (f"c{n}",) for n in range(700)}


def test_names_are_slugs_and_keys(library: Library) -> None:
    with library.operation("x") as writer:
        writer.save_card(FactCard("c1", "one", LocalText("A"), LocalText()))
        writer.save_figure(Figure("f1", "loop", LocalText("Loop")))
    assert library.names("card") == {"one"}
    assert library.names("figure") == {"loop"}
    assert library.names("source") == frozenset()


def test_a_table_whose_cells_have_sources_is_saved_again(library: Library) -> None:
    cell = Cell(value=Value(Decimal(1)), citation=Citation("s1", "p. 1"))
    columns = (Column("a", LocalText("A"), ColumnKind.NUMBER),)
    table = Dataset("d1", "table", LocalText("T"), columns, ((cell,),))
    with library.operation("x") as writer:
        writer.save_source(Source("s1", "source", "S"))
        writer.save_dataset(table)
    with library.operation("y") as writer:
        writer.save_dataset(table)
    assert library.get_dataset("d1") == table
