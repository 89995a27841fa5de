"""Titles of ten thousand characters, of everything that has one, on every page and in every dialog."""

import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefing_app.model.block import AgendaBlock, AgendaItem, PeopleBlock, Person, PointsBlock, Question, QuestionsBlock
from briefing_app.model.language import Language, LocalText
from briefing_app.model.walk import map_local_texts
from briefing_app.ui.appearance import Wardrobe
from briefing_app.ui.text.fields import LONGEST_LINE
from briefing_app.workspace import Workspace
from tests.ui.eyes import cut_off, spilling
from tests.ui.scenes import CARD, MORE, SCENES, SMALL, Theatre, Wear, open_fixed

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support"), pytest.mark.timed]

CHINESE = "大灣區藥物審批安排及其對企業之影響，"
WORDS = {
    "one word": LocalText("biotech" * 2_000, "生物科技" * 3_000, "生物科技" * 3_000),
    "Chinese": LocalText(
        "What biotech firms in the Greater Bay Area ask for, year by year. " * 200, CHINESE * 700, CHINESE * 700
    ),
}
OPEN, PAINT = 2.0, 0.3  # seconds of this thread
LONG = 100  # characters


def lengthen(core: Workspace, long: LocalText) -> None:
    """Give everything of a library that has a name or title a long one, the first of each kind and what it shows."""
    library = core.library
    long = LocalText(*(each[:LONGEST_LINE] for each in (long.en, long.zh_hant, long.zh_hans)))
    tag = long.en.replace(",", "").strip()

    def change(text: LocalText) -> LocalText:
        return long if text else text

    for theme in library.list_themes()[:2]:
        core.labels.rename_theme(theme.slug, long)
    cards = library.list_cards()
    for card in [*cards[:4], *cards[-2:], *(each for each in cards if each.slug == CARD)]:
        core.cards.update_card(replace(card, title=long, tags=(tag,)))
    for figure in library.list_figures()[:6]:
        core.figures.update_figure(replace(figure, label=long))
    for source in library.list_sources()[:3]:
        core.data.update_source(replace(source, title=long.en, publisher=long.zh_hant, description=long))
    for dataset in library.list_datasets()[:1]:
        core.data.update_dataset(replace(dataset, title=long))
    for chart in library.list_charts()[:1]:
        core.data.update_chart(replace(chart, title=long, subtitle=long))
    for term in library.list_terms()[:3]:
        core.data.update_term(replace(term, name=long))
    for briefing in library.list_briefings()[:4]:
        blocks = (
            PointsBlock(id="", addressee=long, points=(long,), title=long),
            QuestionsBlock(id="", items=(Question(long, long),), title=long),
            AgendaBlock(id="", items=(AgendaItem(long.en, long, long),), title=long),
            PeopleBlock(id="", people=(Person(long, long, long, long),), title=long),
        )
        named = replace(briefing, sections=(replace(briefing.sections[0], title=long), *briefing.sections[1:]))
        core.briefings.update_briefing(
            replace(map_local_texts(replace(named, sections=()), change), sections=named.sections, title=long)
        )
        core.briefings.add_blocks(named.sections[0].id, blocks)
        core.versions.save_version(briefing.id, long.en)
    core.finder.add_search(long.en, "biotech")
    core.cards.duplicate_card(library.list_cards()[0].id)
    core.cards.delete_cards([each.id for each in library.list_cards()[-2:]])


@pytest.fixture(scope="module", params=list(WORDS))
def lengthened(
    request: pytest.FixtureRequest, furnished: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Language]:
    path = Path(shutil.copy(furnished, tmp_path_factory.mktemp("long") / "library.briefing"))
    with open_fixed(path) as core:
        lengthen(core, WORDS[request.param])
    return path, Language.HANT if request.param == "Chinese" else Language.EN


def list_long_words(theatre: Theatre) -> list[str]:
    """Words of menus, of the title of the window and of the status bar that no screen has room for."""
    window = theatre.window
    words = [window.windowTitle(), *(each.text() for each in window.findChildren(QAction))]
    return [each for each in words if len(each) > 3 * LONG]


def open_first(name: str, kind: str) -> Callable[[Theatre], QWidget]:
    def open_page(theatre: Theatre) -> QWidget:
        theatre.go(name, getattr(theatre.core.library, f"list_{kind}")()[0].id)
        return theatre.window

    return open_page


LEFT_OUT = ("first-start", "licences", "shortcuts", "about")  # they show nothing of the library
PAGES = {
    **{name: scene for name, scene in {**SCENES, **MORE}.items() if name not in LEFT_OUT},
    "figure": open_first("figure", "figures"),
    "term": open_first("term", "terms"),
    "source": open_first("source", "sources"),
}


def test_every_page_has_room_for_itself(
    qtbot: QtBot, wardrobe: Wardrobe, lengthened: tuple[Path, Language], tmp_path: Path
) -> None:
    path, language = lengthened
    theatre = Theatre(qtbot, wardrobe, path, tmp_path, Wear(language, size=SMALL))
    found: list[str] = []
    try:
        for name, scene in PAGES.items():
            begun = time.thread_time()
            top = scene(theatre)
            went = time.thread_time() - begun
            theatre.rest(top)
            begun = time.thread_time()
            top.grab()
            took = time.thread_time() - begun
            if went > OPEN or took > PAINT:
                found.append(f"{name}: {went:.2f} s to open, {took:.2f} s to paint")
            if top.minimumSizeHint().width() > 1024 or top.width() > 1024 or top.height() > 700:
                found.append(f"{name}: {top.size().toTuple()}, at least {top.minimumSizeHint().toTuple()}")
            found += [f"{name}: {each[:200]}" for each in [*cut_off(top), *spilling(top)] if len(each) > LONG]
            found += [f"{name}: {each[:200]}" for each in list_long_words(theatre)]
    finally:
        theatre.close()
    assert not found, "\n".join(found)
