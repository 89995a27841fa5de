"""The page of a card: three languages, their states, and what is done with the whole card."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.errors import FullError
from briefing_app.model.card import FactCard, TextState
from briefing_app.model.figure import Citation, Observation, Release, Status, Value
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.ui.cards.changes_dialog import print_source
from briefing_app.ui.cards.session import Part
from briefing_app.ui.cards.word_diff import diff_words
from briefing_app.ui.new_card import NEW, open_new_card
from briefing_app.ui.room import Room, Where
from tests.ui.cards.conftest import MakePage, edit
from tests.ui.conftest import Remembering
from tests.ui.hands import click, press, type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def went(room: Room) -> list[Where]:
    assert isinstance(room.navigator, Remembering)
    return room.navigator.went


def get(room: Room, card: FactCard) -> FactCard:
    return room.core.library.get_card(card.id)


def test_three_languages_are_written_and_kept(room: Room, card: FactCard, make_page: MakePage) -> None:
    page = make_page(card.id)
    assert page.columns.seen == LANGUAGES
    for language, words in ((Language.EN, " More."), (Language.HANT, "更多。"), (Language.HANS, "更多。")):
        field = page.columns.columns[language].fields[Part.TEXT]
        field.setFocus()
        field.moveCursor(field.textCursor().MoveOperation.End)
        type_text(field, words)
    page.keep()
    kept = get(room, card)
    assert kept.text.en == card.text.en + " More."
    assert kept.text.zh_hans == card.text.zh_hans + "更多。"
    assert kept.states == (TextState.COMPLETE,) * 3
    for _ in LANGUAGES:
        room.core.history.undo()
    assert get(room, card) == card
    assert page.columns.columns[Language.EN].fields[Part.TEXT].source_text == card.text.en


def test_editing_the_original_marks_the_others_and_shows_what_changed(
    room: Room, card: FactCard, make_page: MakePage
) -> None:
    page = make_page(card.id)
    column = page.columns.columns[Language.HANT]
    assert column.chip.text() == "Complete"
    assert column.foot.text.text() == "Title and text are written."
    edit(room, card.id, Language.EN, card.text.en + " Added words.")
    assert column.chip.text() == "English changed"
    assert column.foot.text.text().startswith("English edited ")
    assert column.foot.changes.isVisible()
    dialog = page.show_changes(Language.HANT)
    assert len(dialog.sides) == 1
    before, now = dialog.sides[0]
    assert now.toPlainText() == before.toPlainText() + " Added words."
    assert "Added words." in now.accessibleName()
    click(dialog.done_button)
    assert get(room, card).state(Language.HANT) is TextState.COMPLETE
    assert get(room, card).state(Language.HANS) is TextState.OUTDATED
    assert column.chip.text() == "Complete"


def test_what_is_missing_is_converted_without_touching_what_is_there(
    room: Room, card: FactCard, make_page: MakePage
) -> None:
    room.core.cards.update_card(replace(card, text=replace(card.text, zh_hans="")))
    page = make_page(card.id)
    column = page.columns.columns[Language.HANS]
    assert column.chip.text() == "Missing"
    assert column.foot.text.text() == "1 of 2 fields is empty."
    click(column.foot.convert)
    kept = get(room, card)
    assert kept.title.zh_hans == card.title.zh_hans
    assert kept.text.zh_hans
    assert kept.state(Language.HANS) is TextState.REVIEW
    assert column.chip.text() == "To review"
    click(column.foot.complete)
    assert get(room, card).state(Language.HANS) is TextState.COMPLETE


def test_the_menu_of_a_language(room: Room, card: FactCard, make_page: MakePage) -> None:
    page = make_page(card.id)
    column = page.columns.columns[Language.HANT]
    menu = column.open_menu()
    assert [each.objectName() for each in menu.actions()] == ["original", "convert", "complete", "clear"]
    assert [each.isEnabled() for each in menu.actions()] == [True, True, False, True]
    menu.close()
    column.act("original")
    assert get(room, card).original is Language.HANT
    assert column.original.isVisible()
    column.act("clear")
    assert get(room, card).state(Language.HANT) is TextState.MISSING
    column.act("convert")
    assert get(room, card).state(Language.HANT) is TextState.REVIEW
    column.act("complete")
    assert get(room, card).state(Language.HANT) is TextState.COMPLETE


def test_figures_are_shown_as_they_print_and_follow(room: Room, card: FactCard, make_page: MakePage) -> None:
    page = make_page(card.id)
    hans = page.columns.columns[Language.HANS].printed
    figure = room.core.library.find_figure_by_key(card.figures[0])
    assert figure is not None
    assert hans.lines[0].endswith(figure.label.zh_hans)
    before = hans.lines
    room.core.figures.update_figure(replace(figure, label=replace(figure.label, zh_hans="新标签")))
    assert hans.lines[0].endswith("新标签")
    assert hans.lines[1:] == before[1:]


def test_less_room_shows_two_languages_and_still_less_the_side_below(
    qtbot: QtBot, card: FactCard, make_page: MakePage
) -> None:
    page = make_page(card.id, width=940)
    assert page.columns.seen == (Language.EN, Language.HANT)
    assert page._side_area.isVisible()
    click(page.columns.languages.button(Language.HANS))
    assert page.columns.seen == (Language.EN, Language.HANS)
    page.columns.show_next()
    assert page.columns.seen == (Language.EN, Language.HANT)
    assert page.columns.columns[Language.HANT].fields[Part.TITLE].hasFocus()
    page.resize(800, 640)
    qtbot.waitUntil(lambda: not page._side_area.isVisible())
    assert page.work.isAncestorOf(page.side)
    assert page.side.isVisible()
    page.resize(1356, 840)
    qtbot.waitUntil(lambda: page.columns.seen == LANGUAGES)
    assert not page.work.isAncestorOf(page.side)


def test_verifying_asks_for_the_name_once(room: Room, card: FactCard, make_page: MakePage) -> None:
    page = make_page(card.id)
    assert not page.side.status.ask.isVisible()
    click(page.header.verify)
    assert page.side.status.name.hasFocus()
    press(page.side.status.name, Qt.Key.Key_Return)
    assert page.side.status.name_box.problem
    QTest.keyClicks(page.side.status.name, "Chan Tai Man")
    press(page.side.status.name, Qt.Key.Key_Return)
    verified = get(room, card)
    assert verified.status is Status.VERIFIED
    assert verified.verification is not None
    assert verified.verification.person == room.settings.person == "Chan Tai Man"
    assert not page.side.status.ask.isVisible()
    assert page.side.status.head.text() == "Verified"
    edit(room, card.id, Language.EN, "Something else.")
    assert page.side.status.head.text() == "Changed since it was verified"
    assert "Last verified by Chan Tai Man" in page.side.status.text.text()
    quoted = room.core.figures.quote(card.figure_keys)
    keys = {name for each in quoted.values() for name in (each.figure.key, *each.inputs)}
    seen = Observation(Value.parse("5"), as_of=PartialDate(2026, 1))
    for figure in room.core.library.list_figures_by_key(sorted(keys)):
        if not figure.derived:
            room.core.figures.update_figure(replace(figure, cadence_months=12, observations=(seen,)))
    assert "Review by 1 February 2027." in page.side.status.text.text()
    for table in ("history_changes", "history_touches", "history_steps"):  # all of it is older than what is kept
        room.core.library._file.execute(f"DELETE FROM {table}")
    edit(room, card.id, Language.EN, "Something else again.")
    dialog = page.show_changes(Language.HANT)
    assert [before.toPlainText() for before, _ in dialog.sides] == [print_source(room, card.text.en, Language.EN)]
    dialog.close()
    assert page.side.status.head.text() == "Changed since it was verified"
    assert "Last verified by Chan Tai Man" in page.side.status.text.text()
    room.core.cards.update_card(replace(get(room, card), status=Status.AS_SUPPLIED))
    assert page.side.status.head.text() == "Changed since it was verified"
    page.commands["verify"]()
    assert get(room, card).status is Status.VERIFIED


def test_a_card_without_a_source_is_not_verified(qtbot: QtBot, room: Room, card: FactCard, make_page: MakePage) -> None:
    room.core.cards.update_card(replace(card, sources=()))
    room.settings.person = "Chan"
    page = make_page(card.id)
    with qtbot.waitSignal(room.notices.warned) as warned:
        click(page.header.verify)
    assert warned.args[0].act is not None
    warned.args[0].act()
    assert page.side.sources.field.hasFocus()
    assert get(room, card).status is not Status.VERIFIED


def test_theme_tags_release_and_note(room: Room, card: FactCard, make_page: MakePage) -> None:
    page = make_page(card.id)
    side = page.side
    click(side.status.release.row.button(Release.INTERNAL))
    assert get(room, card).release is Release.INTERNAL
    side.tags.field.setFocus()
    QTest.keyClicks(side.tags.field, "round table")
    press(side.tags.field, Qt.Key.Key_Return)
    assert "round table" in get(room, card).tags
    click(side.tags.buttons["round table"])
    assert "round table" not in get(room, card).tags
    combo = side.theme.choice.combo
    combo.setCurrentIndex(combo.count() - 1)
    combo.activated.emit(combo.count() - 1)
    assert side.theme.name.hasFocus()
    QTest.keyClicks(side.theme.name, "Visits")
    press(side.theme.name, Qt.Key.Key_Return)
    assert room.core.library.get_theme(get(room, card).theme).name.en == "Visits"
    assert combo.currentText() == "Visits"
    assert page.header.crumb.text().strip() == "›  Visits"
    note = side.note.fields[Language.EN]
    assert not isinstance(note, QLineEdit)
    note.setPlainText("Ask again in June.")
    page.keep()
    assert get(room, card).note.en == "Ask again in June."


def test_sources_are_added_located_opened_and_removed(room: Room, card: FactCard, make_page: MakePage) -> None:
    page = make_page(card.id)
    sources = page.side.sources
    row = sources.rows[0]
    row.locator.setText("Table 3")
    page.keep()
    assert get(room, card).sources[0] == Citation(card.sources[0].source_id, "Table 3")
    click(row.open)
    assert went(room)[-1].id == card.sources[0].source_id
    click(sources.add_button)
    assert sources.field.hasFocus()
    QTest.keyClicks(sources.field, "Annual report 2025")
    press(sources.field, Qt.Key.Key_Return)
    new = get(room, card).sources[-1]
    assert room.core.library.get_source(new.source_id).title == "Annual report 2025"
    assert len(sources.rows) == len(card.sources) + 1
    click(sources.rows[-1].remove)
    assert len(get(room, card).sources) == len(card.sources)


def test_where_it_is_used_and_what_was_done(room: Room, make_page: MakePage) -> None:
    library = room.core.library
    card = next(
        each for each in library.list_cards() if any(u.kind == "briefing" for u in library.where_used("card", each.id))
    )
    page = make_page(card.id)
    assert page.side.used.lines
    button = page.side.used.findChild(QAbstractButton)
    assert button is not None
    click(button)
    where = went(room)[-1]
    assert where.page == "composer"
    briefing = library.get_briefing(where.id)
    assert where.at in {each.id for each in briefing.blocks}
    assert not any("{" in text for text, _ in page.side.history.lines)
    edit(room, card.id, Language.EN, "Words.")
    text, time = page.side.history.lines[0]
    assert text == "Edited"  # its title stands above
    assert ":" in time


def test_duplicate_copy_delete_and_bring_back(room: Room, make_page: MakePage) -> None:
    card = room.core.cards.add_card(LocalText("Mine", "我的", "我的"), LocalText("Words", "文字", "文字"))
    page = make_page(card.id)
    click(page.header.duplicate)
    assert went(room)[-1].page == "card"
    assert went(room)[-1].id != card.id
    page.copy()
    assert "Mine" in QGuiApplication.clipboard().text()
    page.delete()
    assert room.core.library.find_card(card.id) is None
    assert "deleted" in page.gone.text
    assert not page.work.isEnabled()
    assert "verify" not in page.commands
    room.core.history.undo()
    assert page.gone.text == ""
    assert page.work.isEnabled()
    room.core.cards.delete_card(card.id)
    click(page.gone.button)
    assert room.core.library.find_card(card.id) is not None
    assert page.columns.columns[Language.EN].fields[Part.TITLE].source_text == "Mine"


def test_what_was_typed_when_the_card_was_deleted_is_still_there(room: Room, make_page: MakePage) -> None:
    card = room.core.cards.add_card(LocalText("Mine"), LocalText("Words"))
    page = make_page(card.id)
    field = page.columns.columns[Language.EN].fields[Part.TEXT]
    QTest.keyClicks(field, "More ")
    room.core.cards.delete_card(card.id)
    page.keep()
    assert "More " in field.source_text
    room.core.history.undo()
    page.keep()
    assert "More " in room.core.library.get_card(card.id).text.en


def test_a_new_card_waits_for_its_title_and_leaves_no_trace_when_it_stays_empty(
    room: Room, make_page: MakePage
) -> None:
    before, steps = room.core.library.ids("card"), room.core.history.list_steps()
    open_new_card(room)
    where = went(room)[-1]
    assert where.at == NEW
    page = make_page(where.id, NEW)
    assert page.columns.columns[Language.EN].fields[Part.TITLE].hasFocus()
    page.close_page()
    assert room.core.library.ids("card") == before
    assert room.core.history.list_steps() == steps
    page = make_page("", NEW)
    QTest.keyClicks(page.columns.columns[Language.EN].fields[Part.TITLE], "Now it is one")
    page.close_page()
    assert room.core.library.get_card(page.session.id).title.en == "Now it is one"


def test_another_card_in_the_same_page(room: Room, card: FactCard, make_page: MakePage) -> None:
    page = make_page(card.id)
    field = page.columns.columns[Language.EN].fields[Part.TEXT]
    field.setFocus()
    QTest.keyClicks(field, "Kept ")
    other = next(each for each in room.core.library.list_cards() if each.id != card.id)
    page.show_at(Where("card", other.id))
    assert "Kept " in get(room, card).text.en
    assert page.session.id == other.id
    assert page.columns.columns[Language.EN].fields[Part.TEXT].source_text == other.text.en
    assert page.reveal("card", other.id)
    assert not page.reveal("card", card.id)
    page.show_at(Where("card", "00000000-0000-4000-8000-000000000000"))
    assert "no longer" in page.gone.text
    assert page.panes == ()


def test_everything_that_can_be_used_has_a_name(card: FactCard, make_page: MakePage) -> None:
    page = make_page(card.id)
    page.figures.behind.click()
    nameless = [
        each
        for kind in (QAbstractButton, QLineEdit, QTextEdit, QComboBox)
        for each in page.findChildren(kind)
        if each.isVisible()
        and not QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)
        and not each.objectName().startswith("qt_")
    ]
    assert [(type(each).__name__, each.objectName()) for each in nameless] == []


def test_words_that_changed() -> None:
    left, right = diff_words("The fund gave 5 grants.", "The fund gave nearly 6 grants.")
    assert "".join(each.text for each in left) == "The fund gave 5 grants."
    assert "".join(each.text for each in right) == "The fund gave nearly 6 grants."
    assert [each.text for each in left if not each.same] == ["5"]
    left, right = diff_words("批出五項", "批出六項資助")
    assert [each.text for each in right if not each.same] == ["六", "資助"]
    assert diff_words("", "") == ((), ())


def test_enter_goes_on_from_the_title_and_escape_goes_back(card: FactCard, make_page: MakePage) -> None:
    page = make_page(card.id)
    done: list[str] = []
    page.room = replace(page.room, do=done.append)
    column = page.columns.columns[Language.EN]
    column.fields[Part.TITLE].setFocus()
    press(column.fields[Part.TITLE], Qt.Key.Key_Return)
    assert column.fields[Part.TEXT].hasFocus()
    QTest.keyClicks(column.fields[Part.TEXT], " /")
    press(column.fields[Part.TEXT], Qt.Key.Key_Escape)
    press(column.fields[Part.TEXT], Qt.Key.Key_Escape)
    assert done == ["back"]


def test_a_library_that_takes_nothing_keeps_the_text_and_says_why(
    room: Room, card: FactCard, make_page: MakePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = make_page(card.id)
    column = page.columns.columns[Language.EN]

    def refuse(_card: FactCard) -> FactCard:
        raise FullError(path="library.briefing")

    monkeypatch.setattr(room.core.cards, "update_card", refuse)
    field, box = column.fields[Part.SAY], column.boxes[Part.SAY]
    field.setFocus()
    QTest.keyClicks(field, "One may say this.")
    page.keep()
    assert "is full" in box.problem
    assert field.property("wrong") == "true"
    assert get(room, card).say.en == ""
    monkeypatch.undo()
    QTest.keyClicks(field, "!")
    page.keep()
    assert get(room, card).say.en == "One may say this.!"
    assert box.problem == ""


def test_what_asks_for_a_figure_comes_into_sight(qtbot: QtBot, card: FactCard, make_page: MakePage) -> None:
    page = make_page(card.id, width=1195, height=560)
    panel, sight = page.figures.add_panel, page.work.parentWidget()
    assert sight is not None

    def is_seen(widget: QWidget) -> bool:
        return widget.isVisible() and sight.rect().contains(widget.mapTo(sight, widget.rect().center()))

    assert not is_seen(page.figures.table)  # else nothing here has to scroll
    page.figures.ask()
    qtbot.waitUntil(lambda: is_seen(panel.line))
    type_text(panel.line, "HK$3.45 billion")
    qtbot.waitUntil(lambda: is_seen(panel.list) and is_seen(panel.line))
    panel.list.chosen.emit(panel.list.rows.rows[-1])
    qtbot.waitUntil(lambda: is_seen(panel.make) and is_seen(panel.label))
