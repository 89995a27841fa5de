"""The meeting by its keys: type, and the number is there; everything else is one key away."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from briefing_app.model.figure import Release, Value
from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.ui.fonts import Fonts, Size
from briefing_app.ui.meeting.number import FittedNumber
from briefing_app.ui.meeting.window import MeetingWindow, open_meeting
from briefing_app.ui.room import Room
from briefing_app.ui.theme import Appearance
from briefing_app.ui.window import MainWindow
from briefing_app.wording.values import Parts
from tests.ui.conftest import MakeWindow, clear_deferred

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Key = Qt.Key


@pytest.fixture
def main(make_window: MakeWindow) -> MainWindow:
    return make_window()


@pytest.fixture
def room(main: MainWindow) -> Room:
    assert main.page is not None
    return main.page.room


@pytest.fixture
def meeting(main: MainWindow, room: Room, qtbot: QtBot) -> Iterator[MeetingWindow]:
    window = open(main, room)
    qtbot.waitUntil(window.isVisible)
    yield window
    if isValid(window):  # the test may have left it
        window.close()
    clear_deferred()


def open(main: MainWindow, room: Room) -> MeetingWindow:  # noqa: A001 - the meeting is what is opened here
    briefing = next(each for each in room.core.library.list_briefings() if not each.template)
    window = open_meeting(room, main, briefing.id, full_screen=False)
    window.resize(1280, 800)
    return window


def press(meeting: MeetingWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key where the focus is; the window is not active offscreen, so the focus is asked of it."""
    QTest.keyClick(meeting.focusWidget(), key, modifier)


def test_typing_answers_at_once(meeting: MeetingWindow) -> None:
    assert meeting.focusWidget() is meeting.head.field
    QTest.keyClicks(meeting.head.field, "ITF grants total")
    answer = meeting.answer
    assert answer is not None
    assert answer.hero is not None
    assert answer.hero.parts.text == "HK$1.76 billion"
    assert "HK$1.76 billion, as of January 2024" in meeting.spoken
    assert "source: Overview of Hong Kong" in meeting.spoken
    assert meeting.area.accessibleName() == meeting.spoken
    shown = {each.text() for each in meeting.area.widget().findChildren(QLabel)}
    assert {"17.6億港元", "17.6亿港元", "January 2024"} <= shown
    assert "Due for review: this number is as of January 2024" in shown
    meeting.head.field.setText("nothing of the kind anywhere")
    assert meeting.answer is None
    assert any("anywhere" in each.text() for each in meeting.area.widget().findChildren(QLabel))


def test_the_caret_is_in_the_search_when_the_window_has_filled_the_screen(
    main: MainWindow, room: Room, qtbot: QtBot
) -> None:
    meeting = open_meeting(room, main)  # its type follows the size: everything in it is built anew as it appears
    qtbot.waitUntil(meeting.isActiveWindow)
    assert QApplication.focusWidget() is meeting.head.field
    before = meeting.head.field
    meeting.toggle_dark()
    assert meeting.head.field is not before
    assert QApplication.focusWidget() is meeting.head.field
    meeting.close()


def test_chinese_is_searched_when_it_is_committed(meeting: MeetingWindow) -> None:
    before = meeting.answer
    QApplication.sendEvent(meeting.head.field, QInputMethodEvent("gu", []))
    assert meeting.answer is before
    commit = QInputMethodEvent("", [])
    commit.setCommitString("生物科技")
    QApplication.sendEvent(meeting.head.field, commit)
    assert meeting.answer is not None
    assert "生物科技" in repr(meeting.answer) or "biotech" in repr(meeting.answer)


def test_keys_jump_step_and_turn_pages(meeting: MeetingWindow) -> None:
    QAbstractItemModelTester(meeting.results.rows, QAbstractItemModelTester.FailureReportingMode.Fatal, meeting)
    QTest.keyClicks(meeting.head.field, "biotech")
    page = meeting.results.rows.rows
    assert len(page) == 9
    assert [each.icon for each in page] == [str(each) for each in range(1, 10)]
    assert page[0].spoken.startswith("1, ")

    def shown() -> str:
        assert meeting.answer is not None
        return meeting.answer.id

    press(meeting, Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert shown() == page[2].id
    press(meeting, Key.Key_Down)
    assert shown() == page[3].id
    press(meeting, Key.Key_Up)
    assert shown() == page[2].id
    press(meeting, Key.Key_Return)  # from the field to the facts: now keys need no Alt
    assert meeting.focusWidget() is meeting.results
    press(meeting, Key.Key_9)
    assert shown() == page[8].id
    press(meeting, Key.Key_Down)
    second = meeting.results.rows.rows
    assert second[0].id == shown()
    assert second[0].id != page[0].id
    assert meeting.head.count.text().startswith("10–18 of ")
    press(meeting, Key.Key_Up)
    assert shown() == page[8].id
    press(meeting, Key.Key_Slash)
    assert meeting.focusWidget() is meeting.head.field
    assert meeting.head.field.text() == "biotech"
    # a click on a row shows it too
    index = meeting.results.rows.index(4)
    QTest.mouseClick(
        meeting.results.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        meeting.results.visualRect(index).center(),
    )
    assert shown() == page[4].id


def test_a_digit_in_the_empty_field_jumps_and_18a_is_still_a_word(meeting: MeetingWindow) -> None:
    ids = [each.id for each in meeting.results.rows.rows]
    press(meeting, Key.Key_2)
    assert meeting.answer is not None
    assert meeting.answer.id == ids[1]
    assert meeting.head.field.text() == ""
    meeting._keys._digit = ""  # as after a while
    QTest.keyClicks(meeting.head.field, "18A")
    assert meeting.head.field.text() == "18A"
    assert any("18A" in each.text for each in meeting.results.rows.rows)


def test_language_dark_and_leaving(meeting: MeetingWindow, main: MainWindow, room: Room, qtbot: QtBot) -> None:
    QTest.keyClicks(meeting.head.field, "ITF grants total")
    page, sheet = main.page, main.stage.currentWidget()
    press(meeting, Key.Key_Return)
    press(meeting, Key.Key_L)
    assert meeting.language is Language.HANT
    assert meeting.answer is not None
    assert meeting.answer.hero is not None
    assert meeting.answer.hero.parts.text == "17.6億港元"
    assert "截至2024年1月" in meeting.spoken
    assert meeting.spoken.endswith("。")
    light = meeting.grab().toImage().pixelColor(meeting.width() - 10, meeting.height() // 2).lightness()
    press(meeting, Key.Key_D, Qt.KeyboardModifier.AltModifier)
    assert meeting.is_dark
    dark = meeting.grab().toImage().pixelColor(meeting.width() - 10, meeting.height() // 2).lightness()
    assert light > 200 > 60 > dark
    assert meeting.head.field.text() == "ITF grants total"
    assert meeting.answer.hero.parts.text == "17.6億港元"
    assert (main.page, main.stage.currentWidget()) == (page, sheet)  # the main window was not built anew
    assert not room.look.theme.dark
    press(meeting, Key.Key_Escape)
    assert meeting.isVisible()
    assert meeting.head.field.text() == ""
    with qtbot.waitSignal(meeting.left):
        press(meeting, Key.Key_Escape)


def test_internal_content_is_hidden_until_it_is_asked_for(meeting: MeetingWindow, room: Room) -> None:
    core = room.core
    card = core.cards.add_card(LocalText("About zebras"), LocalText("A secret about zebras"))
    core.cards.update_card(replace(card, release=Release.INTERNAL))
    meeting.head.field.setText("zebras")
    assert meeting.area.accessibleName().startswith("Nothing in the library")
    assert meeting.foot.switch.isHidden()
    press(meeting, Key.Key_I, Qt.KeyboardModifier.AltModifier)
    assert meeting.shows_internal
    assert meeting.head.internal.isChecked()
    assert meeting.answer is not None
    assert meeting.answer.internal
    assert not meeting.foot.switch.isHidden()
    assert meeting.spoken.startswith("Internal")
    shown = {each.text() for each in meeting.area.widget().findChildren(QLabel)}
    assert "Internal: background for our own side, not for disclosure" in shown
    assert "Internal" in meeting.results.rows.rows[0].spoken
    meeting.head.internal.click()
    assert not meeting.head.internal.isChecked()
    assert meeting.area.accessibleName().startswith("Nothing in the library")
    # a change made elsewhere is followed
    core.cards.update_card(replace(core.library.get_card(card.id), release=Release.OPEN))
    assert meeting.answer is not None


def test_marking_of_the_open_briefing_is_shown(meeting: MeetingWindow, room: Room) -> None:
    briefing = next(each for each in room.core.library.list_briefings() if not each.template)
    assert briefing.marking.en
    assert meeting.foot.marking.text() == briefing.marking.en
    first = next(each.card_id for each in briefing.blocks if hasattr(each, "card_id"))
    assert meeting.results.rows.rows[0].id == first


def test_space_reads_on_in_a_long_fact(meeting: MeetingWindow, room: Room) -> None:
    room.core.cards.add_card(
        LocalText("About zebras"), LocalText("\n\n".join(["A long paragraph on zebras. " * 30] * 9))
    )
    meeting.head.field.setText("zebras")
    clear_deferred()
    bar = meeting.area.verticalScrollBar()
    assert bar.maximum() > 0
    press(meeting, Key.Key_Return)
    press(meeting, Key.Key_Space)
    assert bar.value() > 0
    for _ in range(9):
        if bar.value() == bar.maximum():
            break
        press(meeting, Key.Key_Space)
    press(meeting, Key.Key_Space)
    assert bar.value() == 0


def test_copying_brings_the_citation(meeting: MeetingWindow) -> None:
    QGuiApplication.clipboard().setMimeData(QMimeData())
    QTest.keyClicks(meeting.head.field, "ITF grants total")
    press(meeting, Key.Key_Return)
    press(meeting, Key.Key_C)
    copied = QGuiApplication.clipboard().mimeData()
    assert "HK$1.76 billion" in copied.text()
    assert "Overview of Hong Kong" in copied.text()
    assert "<" in copied.html()
    assert meeting.foot.told.text()


def test_copying_never_brings_what_is_hidden(meeting: MeetingWindow, room: Room) -> None:
    """The newest value of the fact is internal: the one on the screen is an older one, and the two must not be mixed up."""
    core = room.core
    figure = next(each for each in core.library.list_figures() if each.key == "itf_grants")
    seen = figure.observations[0]
    secret = replace(seen, value=Value.parse("7.77E+9"), as_of=PartialDate(2025), release=Release.INTERNAL)
    core.figures.update_figure(replace(figure, observations=(seen, secret)))
    meeting.head.field.setText("ITF grants total")
    assert meeting.answer is not None
    assert meeting.answer.hero is not None
    assert meeting.answer.hero.parts.text == "HK$1.76 billion"
    QGuiApplication.clipboard().setText("before")
    meeting.copy()
    assert QGuiApplication.clipboard().text() == "before"
    assert meeting.foot.told.text().startswith("Part of this fact is internal")
    meeting.show_internal(True)
    meeting.copy()
    assert "7.77" in QGuiApplication.clipboard().text()


def test_everything_has_a_name_and_fits(meeting: MeetingWindow, qtbot: QtBot) -> None:
    for widget in meeting.findChildren(QWidget):
        if isinstance(widget, QAbstractButton | QLineEdit) and widget.isVisible():
            assert widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()), widget
    assert meeting.results.accessibleName()
    small = 0
    for width, height in ((1024, 640), (1440, 900), (3840, 2160)):
        meeting.resize(width, height)
        qtbot.waitUntil(lambda width=width: meeting.head.width() == width)  # type: ignore[misc]
        number = meeting.area.widget().findChild(FittedNumber)
        assert number is not None
        clear_deferred()
        assert number.size_of_number > small
        small = number.size_of_number
        assert meeting.head.minimumSizeHint().width() <= width
        assert meeting.foot.minimumSizeHint().width() <= width


def test_it_closes_with_its_main_window(main: MainWindow, room: Room, qtbot: QtBot) -> None:
    window = open(main, room)
    qtbot.waitUntil(window.isVisible)
    with qtbot.waitSignal(window.left):
        press(window, Key.Key_F11)
    clear_deferred()
    again = open(main, room)
    qtbot.waitUntil(again.isVisible)
    with qtbot.waitSignal(again.left):
        main.close()


def test_number_is_fitted_to_the_width(look: object, qtbot: QtBot) -> None:
    fonts = Fonts(Language.EN)
    font = fonts.font(Size.HERO, bold=True)
    parts = Parts("about", "HK$1,234.56", "billion", " ")
    number = FittedNumber(parts, font, look.theme.colour("accent"), largest=160, least=40)  # type: ignore[attr-defined]
    qtbot.addWidget(number)
    number.resize(2000, 200)
    number.show()
    assert number.size_of_number == 160
    one_line = number.height()
    number.resize(600, 200)
    assert 40 < number.size_of_number < 160
    assert number.height() < one_line
    number.resize(180, 200)  # not even the least fits: the parts go below each other
    assert number.size_of_number <= 40
    ink = number.grab().toImage()
    edge = {ink.pixelColor(179, y).name() for y in range(ink.height())}
    assert len(edge) == 1  # nothing runs into the edge
    assert number.accessibleName() == "about HK$1,234.56 billion"


@pytest.mark.parametrize("language", list(Language))
def test_it_opens_in_each_language_and_the_dark(language: Language, make_window: MakeWindow, qtbot: QtBot) -> None:
    main = make_window(language, Appearance.DARK)
    assert main.page is not None
    window = open(main, main.page.room)
    qtbot.waitUntil(window.isVisible)
    assert window.is_dark
    assert window.answer is not None
    assert window.grab().toImage().pixelColor(5, 5).lightness() < 60
    window.close()
    clear_deferred()


def test_f11_opens_it_over_the_window_with_the_open_briefing(main: MainWindow, room: Room, qtbot: QtBot) -> None:
    briefing = next(each for each in room.core.library.list_briefings() if not each.template)
    room.settings.add_recent("briefing", briefing.id)
    assert main.actions_by_id["meeting"].isEnabled()
    main.do("meeting")
    window = main.findChild(MeetingWindow)
    assert window is not None
    main.do("meeting")
    assert main.findChildren(MeetingWindow) == [window]  # one is enough
    qtbot.waitUntil(window.isVisible)
    assert window.isFullScreen()
    assert window.foot.marking.text() == briefing.marking.en
    with qtbot.waitSignal(window.left):
        press(window, Key.Key_Escape)
    clear_deferred()
