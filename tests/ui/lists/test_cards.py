"""Rows of cards: what they say, how they are marked and drawn; and the list at the side."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from briefing_app.model.card import TextState
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.ui.appearance import Wardrobe
from briefing_app.ui.fonts import Size
from briefing_app.ui.lists.card_delegate import CardDelegate
from briefing_app.ui.lists.card_line import CardReader, speak
from briefing_app.ui.lists.id_list import IdListModel
from briefing_app.ui.lists.id_view import IdList
from briefing_app.ui.lists.ink import Ink
from briefing_app.ui.lists.marking import Marker
from briefing_app.ui.lists.side import SideEntry, SideList
from briefing_app.ui.look import Look
from briefing_app.ui.theme import Appearance
from briefing_app.workspace import Workspace
from tests.ui.hands import click, press

EN, HANT, HANS = LANGUAGES


def card_of(workspace: Workspace, key: str) -> str:
    return next(each.id for each in workspace.library.list_cards() if each.figure_keys[:1] == (key,))


def test_a_row_speaks_title_figure_and_how_it_stands(workspace: Workspace, look: Look) -> None:
    line = CardReader(workspace, look.say, EN).read([card_of(workspace, "itf_grants")])[0]
    assert line.spoken.startswith(line.title + ", HK$1.76 billion, ")
    assert "as of January 2024" in line.spoken
    assert look.say("lists.status.stale") in line.spoken
    states = (TextState.COMPLETE, TextState.REVIEW, TextState.MISSING)
    spoken = speak(replace(line.row, states=states, internal=True, stale=False), look.say)
    assert "As supplied, Internal, 繁體中文 text to review, 简体中文 missing" in spoken


def test_a_card_without_a_title_says_so(workspace: Workspace, wardrobe: Wardrobe) -> None:
    card = workspace.cards.add_card(LocalText(""))
    look = wardrobe.look(HANT, Appearance.LIGHT)
    (line,) = CardReader(workspace, look.say, EN).read([card.id])
    assert line.title == "未命名的資料卡"
    assert line.row.title_language is HANT
    assert line.spoken.startswith("未命名的資料卡，")


def test_words_searched_for_are_marked_in_title_and_text(workspace: Workspace, look: Look) -> None:
    reader = CardReader(workspace, look.say, HANT)
    reader.show(HANT, "創新")
    lines = reader.read(workspace.library.ids("card"))
    marked = [line for line in lines if line.title_ranges]
    assert marked
    for line in marked:
        assert {line.title[start:end] for start, end in line.title_ranges} == {"創新"}


def test_a_text_begins_near_a_hit_that_would_not_be_seen() -> None:
    text = "word " * 60 + "needle at the end"
    shown, marks = Marker("needle").mark_start(text)
    assert shown.startswith("…")
    assert [shown[a:b] for a, b in marks] == ["needle"]
    assert marks[0][0] < 40
    assert Marker("needle").mark_start("a\nneedle") == ("a needle", ((2, 8),))
    assert Marker("").mark_start(text)[1] == ()


def draw(
    wardrobe: Wardrobe, workspace: Workspace, language: Language, scale: int, *, compact: bool
) -> tuple[QImage, CardDelegate]:
    look = wardrobe.look(language, Appearance.LIGHT, scale)
    view = IdList(
        IdListModel(CardReader(workspace, look.say, language).read),
        delegate := CardDelegate(look, compact=compact),
        "x",
    )
    view.resize(330 if compact else 700, 600)
    view.show_ids([card_of(workspace, "itf_grants"), *workspace.library.ids("card")[:5]])
    image = view.grab().toImage()
    delegate.setParent(None)
    return image, delegate


@pytest.mark.parametrize("compact", [False, True])
def test_rows_are_as_high_as_their_type_and_all_alike(wardrobe: Wardrobe, workspace: Workspace, compact: bool) -> None:
    _, small = draw(wardrobe, workspace, EN, 100, compact=compact)
    _, large = draw(wardrobe, workspace, HANS, 150, compact=compact)
    assert 95 <= small.height <= 130
    assert large.height > small.height * 1.3


def test_a_stale_row_has_the_colour_of_a_warning_and_a_number_that_of_the_accent(
    wardrobe: Wardrobe, workspace: Workspace
) -> None:
    image, _ = draw(wardrobe, workspace, EN, 100, compact=False)
    theme = wardrobe.look(EN, Appearance.LIGHT).theme
    colours = {image.pixel(x, y) for x in range(image.width()) for y in range(110)}
    for role in ("accent", "warn", "warn_soft"):
        assert theme.colour(role).rgb() in colours, role


def test_a_long_text_ends_in_dots_and_a_short_one_does_not(look: Look) -> None:
    ink = Ink(look)
    image = QImage(QSize(300, 100), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    face = ink.face(Size.BODY)
    assert ink.text(painter, QRectF(0, 0, 300, 50), "short", face, "text", (), 2) == 1
    assert ink.text(painter, QRectF(0, 50, 300, 50), "long " * 60, face, "text", ((0, 4), (200, 204)), 2) == 2
    assert ink.text(painter, QRectF(0, 0, 4, 50), "no room", face, "text") == 0
    painter.end()
    mark = look.theme.colour("mark").rgb()
    assert any(image.pixel(x, 55) == mark for x in range(40))


def entries(*, folded: bool) -> list[SideEntry]:
    rows = [
        SideEntry("head/a", "A", head=True),
        SideEntry("one", "One", "cards", count=3, on=True, spoken="One, 3, on"),
        SideEntry("head/b", "B", head=True, folded=folded),
    ]
    return rows if folded else [*rows, SideEntry("two", "Two", "tag", count=1)]


def test_the_side_list_picks_by_click_and_key_and_passes_headings(qtbot: QtBot, look: Look) -> None:
    view = SideList(look, "Filters")
    qtbot.addWidget(view)
    tester = QAbstractItemModelTester(view.lines, QAbstractItemModelTester.FailureReportingMode.Fatal)
    view.set_entries(entries(folded=False))
    view.resize(220, 300)
    view.show()
    picked: list[str] = []
    view.picked.connect(picked.append)
    click(view.viewport(), view.visualRect(view.lines.index(0)).center())
    assert picked == []
    click(view.viewport(), view.visualRect(view.lines.index(1)).center())
    press(view, Qt.Key.Key_Down)
    press(view, Qt.Key.Key_Space)
    press(view, Qt.Key.Key_Down)
    press(view, Qt.Key.Key_Return)
    assert picked == ["one", "head/b", "two"]
    assert view.lines.data(view.lines.index(1), Qt.ItemDataRole.AccessibleTextRole) == "One, 3, on"
    asked: list[str] = []
    view.asked.connect(lambda key, _: asked.append(key))
    view.set_entries(entries(folded=True))
    view.set_entries(entries(folded=False))
    assert view.lines.rowCount() == 4
    assert tester.model() is view.lines
    assert view.indexAt(QPoint(10, 290)).isValid() is False


@pytest.mark.parametrize("compact", [False, True])
def test_a_tag_that_was_searched_for_is_marked_and_comes_first(
    wardrobe: Wardrobe, workspace: Workspace, compact: bool
) -> None:
    look = wardrobe.look(EN, Appearance.LIGHT)
    card = next(each for each in workspace.library.list_cards() if "chapter-18a" in each.tags)
    workspace.cards.update_card(replace(card, tags=("aardvark", "chapter-18a")))
    reader = CardReader(workspace, look.say, EN)
    assert not any(ranges for _, ranges in reader.read([card.id])[0].tags)

    def shows_mark() -> bool:
        line = reader.read([card.id])[0]
        model = IdListModel(lambda _: [replace(line, title_ranges=(), text_ranges=())])
        view = IdList(model, delegate := CardDelegate(look, compact=compact), "x")
        view.resize(420 if compact else 700, 200)
        view.show_ids([card.id])
        image = view.grab().toImage()
        delegate.setParent(None)
        mark = look.theme.colour("mark").rgb()
        return any(image.pixel(x, y) == mark for x in range(image.width()) for y in range(image.height()))

    assert not shows_mark()
    reader.show(EN, "18A")
    tag, ranges = reader.read([card.id])[0].tags[0]
    assert (tag, [tag[start:end] for start, end in ranges]) == ("chapter-18a", ["18a"])
    assert shows_mark()
