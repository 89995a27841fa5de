"""The palette: everything found and done by typing, with the keyboard alone."""

import time
from collections.abc import Sequence

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.model.chart import Column
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.ui.composer.page import ComposerPage
from briefing_app.ui.lists.mime import Item
from briefing_app.ui.page import Page
from briefing_app.ui.palette.commands import find_ranges
from briefing_app.ui.palette.overlay import Palette
from briefing_app.ui.palette.rows import HEADING, PaletteRow
from briefing_app.ui.room import Where
from briefing_app.ui.shell.pages import PAGES
from briefing_app.ui.window import MINIMUM, MainWindow
from tests.ui.conftest import MakeWindow
from tests.ui.hands import click, press, type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def open_palette(qtbot: QtBot, window: MainWindow) -> Palette:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.do("palette")
    palette = window.findChild(Palette)
    assert palette is not None
    qtbot.waitUntil(palette.field.hasFocus)
    return palette


def sections(palette: Palette) -> list[str]:
    return [each.id for each in palette.model.rows if each.kind == HEADING]


def rows(palette: Palette, kind: str) -> list[PaletteRow]:
    return [each for each in palette.model.rows if each.kind == kind]


def test_words_find_all_kinds_with_their_hits_marked(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    palette = open_palette(qtbot, window)
    QAbstractItemModelTester(palette.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    type_text(palette.field, "biotech")
    assert sections(palette)[:3] == ["cards", "sources", "charts"]
    assert {"briefings", "figures"} <= set(sections(palette))
    marked = [row.title[start:end].lower() for row in rows(palette, "card") for start, end in row.ranges]
    assert marked
    assert set(marked) == {"biotech"}
    assert [row for row in rows(palette, "card") if row.detail]  # numbers as they are printed
    assert palette.current is not None
    assert palette.current.kind == "card"
    assert palette.panel.width() == 640


@pytest.mark.parametrize(("language", "words"), [(Language.HANT, "深"), (Language.HANS, "深圳"), (Language.EN, "18a")])
def test_one_character_and_any_language_find_something(
    qtbot: QtBot, make_window: MakeWindow, language: Language, words: str
) -> None:
    window = make_window(language)
    palette = open_palette(qtbot, window)
    type_text(palette.field, words)
    assert rows(palette, "card")


@pytest.mark.parametrize("language", LANGUAGES)
def test_commands_say_their_keys_or_why_not(qtbot: QtBot, make_window: MakeWindow, language: Language) -> None:
    window = make_window(language)
    window.do("settings")
    palette = open_palette(qtbot, window)
    type_text(palette.field, ">")
    every = rows(palette, "command")
    assert len(every) > 40
    off = [each for each in every if each.reason]
    assert off
    assert every == [*[each for each in every if not each.reason], *off]
    undo = next(each for each in every if each.id == "undo")
    assert undo.reason
    at = palette.model.rows.index(undo)
    palette.list.setCurrentIndex(palette.model.index(at))
    press(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_a_command_is_done_and_a_setting_is_gone_to(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    palette = open_palette(qtbot, window)
    type_text(palette.field, ">dark")
    assert palette.current is not None
    assert palette.current.title == "Appearance: Dark"
    assert palette.current.ranges == ((12, 16),)
    press(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.look.theme.dark)
    palette = open_palette(qtbot, window)
    type_text(palette.field, "your name")
    assert palette.current is not None
    assert palette.current.kind == "setting"
    press(palette.field, Qt.Key.Key_Enter)
    assert window.page is not None
    assert (window.page.where.page, window.page.where.at) == ("settings", "person")


def test_tags(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    palette = open_palette(qtbot, window)
    type_text(palette.field, "#")
    tags = rows(palette, "tag")
    counts = window.workspace.core.finder.count_cards().tags
    assert tags
    assert counts[tags[0].id] == max(counts.values())
    type_text(palette.field, "zzz no such tag")
    assert rows(palette, "tag") == []
    assert palette.foot.text().startswith("Nothing was found")


def test_a_thing_is_opened_and_is_recent_the_next_time(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    briefing = next(each for each in window.workspace.core.library.list_briefings() if not each.template)
    palette = open_palette(qtbot, window)
    type_text(palette.field, briefing.title.en)
    found = next(each for each in rows(palette, "briefing") if each.id == briefing.id)
    palette.list.setCurrentIndex(palette.model.index(palette.model.rows.index(found)))
    press(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert window.page is not None
    assert window.page.where == Where("composer", briefing.id)
    palette = open_palette(qtbot, window)
    assert palette.field.text() == ""
    assert sections(palette) == ["recent", "commands"]
    assert palette.model.rows[1].title == briefing.title.en
    press(palette.field, Qt.Key.Key_Escape)


def test_a_dataset_without_a_chart_is_found_opened_and_recent(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    core = window.workspace.core
    made = core.tables.add_table(LocalText("", "鋯石統計", ""), (Column("a", LocalText("Zirconium tally")),))
    charted = core.library.list_charts()[0].dataset_id
    palette = open_palette(qtbot, window)
    for words in ("鋯石", "zirconium"):  # its title, or what stands in it
        palette.field.clear()
        type_text(palette.field, words)
        assert [each.id for each in rows(palette, "dataset")] == [made.id]
    assert rows(palette, "dataset")[0].spoken_kind == "Dataset"
    palette.field.clear()
    type_text(palette.field, core.library.get_table(charted).dataset.title.en)
    assert charted in {each.id for each in rows(palette, "dataset")}
    palette.field.clear()
    type_text(palette.field, "zirconium")
    press(palette.field, Qt.Key.Key_Return)
    assert window.page is not None
    assert window.page.where == Where("table", made.id)
    palette = open_palette(qtbot, window)
    assert (palette.model.rows[1].kind, palette.model.rows[1].title) == ("dataset", "鋯石統計")
    press(palette.field, Qt.Key.Key_Escape)
    window.stage.go(Where("facts"))
    core.data.delete_dataset(made.id)
    palette = open_palette(qtbot, window)
    assert rows(palette, "dataset") == []


def test_keys_move_round_and_headings_are_passed_over(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    palette = open_palette(qtbot, window)
    type_text(palette.field, "biotech")
    chosen = palette.current
    seen = []
    for _ in palette.model.rows:
        assert palette.current is not None
        assert palette.current.kind != HEADING
        seen.append(palette.current)
        press(palette.field, Qt.Key.Key_Down)
        if palette.current == chosen:
            break
    assert len(seen) == len([each for each in palette.model.rows if each.kind != HEADING])
    press(palette.field, Qt.Key.Key_Up)
    assert palette.current == seen[-1]
    press(palette.field, Qt.Key.Key_PageUp)
    assert palette.current != seen[-1]
    press(palette.field, Qt.Key.Key_Tab)
    assert palette.field.hasFocus()
    interface = QAccessible.queryAccessibleInterface(palette.list)
    assert interface.role() == QAccessible.Role.List


def test_escape_and_a_click_beside_give_the_focus_back(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    window.do("settings")
    window.activateWindow()
    assert window.page is not None
    before = window.page.panes[0]
    before.setFocus()
    palette = open_palette(qtbot, window)
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    override.setAccepted(False)
    QApplication.sendEvent(palette.field, override)
    assert override.isAccepted()  # Ctrl+Enter is not a shortcut of the page behind
    press(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert before.hasFocus()
    palette = open_palette(qtbot, window)
    click(palette, QPoint(4, palette.height() - 4))
    assert not palette.isVisible()
    assert before.hasFocus()
    palette = open_palette(qtbot, window)
    window.set_language(Language.HANT)  # everything is built anew below it
    assert not [each for each in window.findChildren(Palette) if each.isVisible()]


class Taking(Page):
    """A page with an open briefing."""

    taken: list[Item]
    briefing_id = "open"

    def add_items(self, items: Sequence[Item]) -> bool:
        self.taken = [*getattr(self, "taken", []), *items]
        return True


def test_a_row_that_is_renamed_gives_the_focus_back_to_its_list(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    library = window.workspace.core.library
    window.stage.go(Where("composer", next(each.id for each in library.list_briefings() if each.sections)))
    page = window.page
    assert isinstance(page, ComposerPage)
    page.view.setFocus()
    page.view.setCurrentIndex(page.view.model().index(0, 0))
    window.do("rename")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert page.view.isAncestorOf(editor)
    palette = open_palette(qtbot, window)
    press(palette.field, Qt.Key.Key_Escape)
    assert page.view.hasFocus()


def test_cards_are_added_to_the_open_briefing(
    qtbot: QtBot, make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window()
    monkeypatch.setattr(type(PAGES["settings"]), "load", lambda _: Taking)
    window.stage.go(Where("settings"))
    palette = open_palette(qtbot, window)
    type_text(palette.field, "biotech")
    card = palette.current
    assert card is not None
    press(palette.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not palette.isVisible()
    assert isinstance(window.page, Taking)
    assert window.page.taken == [Item("card", card.id)]
    palette = open_palette(qtbot, window)
    type_text(palette.field, ">settings")
    press(palette.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert palette.isVisible()
    assert palette.foot.text().startswith("Only fact cards")


@pytest.mark.parametrize("size", [100, 150])
def test_it_fits_the_smallest_window(qtbot: QtBot, make_window: MakeWindow, size: int) -> None:
    window = make_window()
    window.resize(MINIMUM)
    window.set_text_size(size)
    palette = open_palette(qtbot, window)
    type_text(palette.field, ">")
    assert palette.rect().contains(palette.panel.geometry())
    assert palette.geometry() == window.rect()
    window.resize(1300, 800)
    assert palette.geometry() == window.rect()
    widget: QWidget = palette.foot
    assert widget.width() >= widget.minimumSizeHint().width()
    palette.dismiss()


@pytest.mark.timed
def test_a_key_is_answered_at_once(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    palette = open_palette(qtbot, window)
    type_text(palette.field, "b")
    start = time.perf_counter()
    type_text(palette.field, "i")
    assert time.perf_counter() - start < 0.5  # a busy machine of tests; benchmarks measure it


def test_ranges_are_found_and_joined() -> None:
    assert find_ranges("Export everything", ["ex"]) == ((0, 2),)
    assert find_ranges("Export everything", ["every", "erything"]) == ((7, 17),)
    assert find_ranges("Export", ["x", "y"]) is None
    assert find_ranges("匯出", ["出"]) == ((1, 2),)
