"""Briefings as tiles: their order, what they say, and what the list makes of changes."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.store.rows import BriefingHead
from briefing_app.ui.briefings.tiles import Shelf, TileModel, When, count_shelves, find_when, list_tiles
from briefing_app.ui.look import Look
from briefing_app.workspace import Workspace

TODAY = date(2026, 3, 1)


def make(id: str, starts: str = "", ends: str = "", **more: object) -> BriefingHead:
    briefing = BriefingHead(
        id,
        f"slug-{id}",
        LocalText(f"Title {id}", f"標題{id}", f"标题{id}"),
        starts=PartialDate.parse(starts) if starts else None,
        ends=PartialDate.parse(ends) if ends else None,
    )
    return replace(briefing, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("briefing", "when"),
    [
        (make("a", "2026-03-01"), When.UPCOMING),
        (make("a", "2026-02-28"), When.PAST),
        (make("a", "2026-02-27", "2026-03-02"), When.UPCOMING),
        (make("a", "2026-03"), When.UPCOMING),
        (make("a", "2026-02"), When.PAST),
        (make("a"), When.UNDATED),
        (make("a", "2020", template=True), When.TEMPLATE),
    ],
)
def test_how_a_briefing_stands_to_today(briefing: BriefingHead, when: When) -> None:
    assert find_when(briefing, TODAY) is when


def test_what_comes_next_stands_first(workspace: Workspace, look: Look) -> None:
    briefings = [
        make("past", "2026-01-10"),
        make("older", "2025-01-10"),
        make("none"),
        make("later", "2026-12-01"),
        make("soon", "2026-03-02"),
        make("away", "2026-03-03", archived=True),
        make("form", template=True),
    ]
    tiles = list_tiles(briefings, Shelf.CURRENT, "", workspace.wording, look.say, TODAY)
    assert [each.id for each in tiles] == ["soon", "later", "none", "past", "older"]
    assert [each.badge for each in tiles] == ["tomorrow", "in 275 days", "no date", "past", "past"]
    assert count_shelves(briefings) == {Shelf.CURRENT: 5, Shelf.TEMPLATES: 1, Shelf.ARCHIVED: 1}
    [template] = list_tiles(briefings, Shelf.TEMPLATES, "", workspace.wording, look.say, TODAY)
    assert template.id == "form"
    [archived] = list_tiles(briefings, Shelf.ARCHIVED, "", workspace.wording, look.say, TODAY)
    assert archived.id == "away"


def test_words_are_sought_in_all_languages_and_all_must_be_there(workspace: Workspace, look: Look) -> None:
    briefings = [make("a", place=LocalText("Shenzhen", "深圳", "深圳")), make("b")]

    def found(words: str) -> list[str]:
        return [each.id for each in list_tiles(briefings, Shelf.CURRENT, words, workspace.wording, look.say, TODAY)]

    assert found("深圳 title") == ["a"]
    assert found("標題") == ["a", "b"]
    assert found("shenzhen nowhere") == []


def test_a_tile_speaks_all_it_shows(workspace: Workspace, look: Look) -> None:
    briefing = make("a", "2026-03-04", "2026-03-06", place=LocalText("Shenzhen"), readers=LocalText("The team"))
    [tile] = list_tiles([briefing], Shelf.CURRENT, "", workspace.wording, look.say, TODAY)
    assert tile.spoken == (
        "Title a, in 3 days, 4 March 2026 – 6 March 2026 · Shenzhen, The team, 0 sections · 0 cards · 0 charts"
    )
    chinese = look.say.catalogue
    assert "{n}" not in chinese.get("briefings.in_days", Language.HANS, n=3)


def test_the_model_keeps_what_is_the_same(workspace: Workspace, look: Look) -> None:
    model = TileModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    briefings = [make("a"), make("b")]
    tiles = list_tiles(briefings, Shelf.CURRENT, "", workspace.wording, look.say, TODAY)
    model.set_tiles(tiles)
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    renamed = list_tiles(
        [replace(briefings[0], title=LocalText("Title a2")), briefings[1]],
        Shelf.CURRENT, "", workspace.wording, look.say, TODAY,
    )  # fmt: skip
    model.set_tiles(renamed)
    assert resets == []
    assert model.index(0).data(Qt.ItemDataRole.DisplayRole) == "Title a2"
    model.set_tiles(renamed[1:])
    assert resets == [1]
    assert model.rowCount() == 1
    assert not model.find("a").isValid()
    assert model.find("b").row() == 0
