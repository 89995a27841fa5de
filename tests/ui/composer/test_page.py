"""The page: what it shows follows the library, the pages and the checks; panes, language, undo, going and coming back."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from time import perf_counter

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.checks import CHECKS
from briefing_app.model.block import CardBlock, ChartBlock, KeyFiguresBlock, PointsBlock, TableBlock, TextBlock
from briefing_app.model.chart import Column, ColumnKind
from briefing_app.model.edition import Form
from briefing_app.model.finding import Finding, Place, Severity
from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.ui.composer import adding
from briefing_app.ui.composer.dataset_picker import DatasetPicker
from briefing_app.ui.composer.drawer.drawer import TABS
from briefing_app.ui.composer.inspector.points import PointsForm
from briefing_app.ui.composer.kinds import BUILDING
from briefing_app.ui.composer.page import ComposerPage
from briefing_app.ui.composer.touched import find_touched
from briefing_app.ui.export.sheet import ExportSheet
from briefing_app.ui.lists.mime import Item
from briefing_app.ui.preview.block_map import BlockMap
from briefing_app.ui.preview.live import Trouble
from briefing_app.ui.room import Where
from briefing_app.ui.shell.addable import Addable
from briefing_app.ui.text.figure_field import FigureField
from tests.ui.composer.conftest import Desk, section_of, text_block
from tests.ui.hands import click, press, type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def row(desk: Desk, name: str) -> str:
    found = desk.page.model.row_at(desk.page.model.find(desk.id_of(name)))
    assert found is not None
    return found.spoken


# -- following -----------------------------------------------------------------------------------------------------------


def test_the_title_is_written_over_in_the_content_language(desk: Desk) -> None:
    field = desk.page.header.title
    assert field.text() == "Visit"
    desk.page.set_content_language(Language.HANS)
    assert field.text() == "访问"
    field.selectAll()
    type_text(field, "深圳代表团")
    desk.page.keep()
    assert desk.briefing.title == LocalText("Visit", "訪問", "深圳代表团")
    desk.core.history.undo()
    assert field.text() == "访问"
    desk.page.set_content_language(Language.EN)


def test_an_emptied_title_is_not_kept_where_there_is_no_other(desk: Desk) -> None:
    desk.core.briefings.update_briefing(replace(desk.briefing, title=LocalText("Only")))
    desk.page.header.title.clear()
    desk.page.keep()
    assert desk.briefing.title.en == "Only"


def test_the_line_of_facts(desk: Desk) -> None:
    dated = replace(
        desk.briefing,
        occasion=LocalText("Autumn visit"),
        starts=PartialDate.parse("2026-12"),
        readers=LocalText("the lead"),
    )
    desk.core.briefings.update_briefing(dated)
    line = desk.page.header.line.text()
    assert line.startswith("Autumn visit · December 2026 · for the lead")
    saved = re.fullmatch(r"saved (\d\d):(\d\d)", line.split(" · ")[-1])
    assert saved is not None
    now = datetime.now().astimezone()
    assert 0 <= (now.hour * 60 + now.minute - int(saved[1]) * 60 - int(saved[2])) % (24 * 60) <= 2


def test_what_was_saved_on_another_day_names_the_day(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    head = desk.core.library.list_heads([desk.briefing.id])[0]
    old = replace(head, changed_at="2026-01-05T09:30:00Z")
    monkeypatch.setattr(type(desk.core.library), "list_heads", lambda _self, _ids: (old,))
    desk.page.header.follow()
    local = datetime(2026, 1, 5, 9, 30, tzinfo=UTC).astimezone()
    assert desk.page.header.line.text() == f"saved {local.day} January 2026, {local:%H:%M}"


def test_what_is_changed_elsewhere_is_shown(desk: Desk) -> None:
    card = desk.core.library.list_cards()[0]
    desk.core.briefings.add_cards(desk.briefing.id, desk.id_of("C"), [card.id], 0)
    desk.core.cards.update_card(replace(card, title=LocalText("Another claim", "另一說法", "另一说法")))
    assert row(desk, card.id).startswith("Another claim, Fact card")
    desk.page.set_content_language(Language.HANT)
    assert row(desk, card.id).startswith("另一說法, Fact card")
    desk.page.set_content_language(Language.EN)
    desk.core.history.undo()
    assert not row(desk, card.id).startswith("Another claim")


def test_a_figure_that_is_changed_elsewhere_changes_titles(desk: Desk) -> None:
    core = desk.core
    figure = next(each for each in core.library.list_figures() if not each.derived and each.latest)
    desk.core.briefings.add_block(desk.id_of("C"), text_block(f"We count {{{figure.key}}} of them"))
    before = desk.shown()[2][1][0]
    assert "{" not in before
    latest = figure.latest
    assert latest is not None
    value = type(latest.value).parse("7777")
    changed = tuple(replace(each, value=value) if each == latest else each for each in figure.observations)
    core.figures.update_figure(replace(figure, observations=changed))
    assert desk.shown()[2][1][0] != before
    core.history.undo()
    assert desk.shown()[2][1][0] == before


def test_checks_that_cannot_run_are_not_said_to_run_for_ever(desk: Desk) -> None:
    page = desk.page
    page.header.show_findings(None)
    page.checks.show_findings(None, None)
    page.checks.show_findings(desk.briefing, None)
    page.side.show_tab("checks")
    page.checks.step(1)

    def said() -> list[str]:
        QApplication.processEvents()
        return [each.text() for each in page.checks.findChildren(QLabel) if each.isVisibleTo(page.checks)]

    assert "Checking…" in said()
    assert "Checking…" in page.header.checks.text()
    page.preview.live.troubled.emit(Trouble("It broke.", pages=False))
    page.checks.step(1)
    assert "The content could not be checked. It broke." in said()
    assert "Checking…" not in said()
    assert page.header.checks.text().strip() == "Not checked"
    finding = Finding(
        "empty_section", Severity.WARNING, Place("section", desk.id_of("C")), "check.empty_section", {"name": "C"}
    )
    page._found((finding,))
    page.checks.step(1)
    assert "It broke." not in " ".join(said())
    page.preview.live.troubled.emit(Trouble("It broke.", pages=False))
    page.checks.step(1)
    assert "The content could not be checked. It broke." in said()
    assert page.checks.count == 1  # what was found before is still there
    assert page.header.checks.text().strip() != "Not checked"


def test_a_deleted_briefing_is_said_and_left(desk: Desk, qtbot: QtBot) -> None:
    desk.core.briefings.delete_briefing(desk.briefing.id)
    qtbot.waitUntil(lambda: desk.went == [Where("back")])
    assert desk.told[-1].text.startswith("This briefing was deleted")
    assert desk.page.commands == {}


def test_a_briefing_that_comes_back_at_once_stays(desk: Desk) -> None:
    desk.core.briefings.delete_briefing(desk.briefing.id)
    desk.core.history.undo()
    QApplication.processEvents()
    assert desk.went == []
    assert desk.shown() == desk.shape


def test_coming_back_shows_what_happened_meanwhile(desk: Desk) -> None:
    desk.page.show_at(Where("composer", desk.briefing.id, desk.id_of("e")))
    assert desk.chosen() == {"e"}


# -- undo shows where ----------------------------------------------------------------------------------------------------


def test_undo_chooses_what_it_touched_and_opens_its_section(desk: Desk) -> None:
    page, history = desk.page, desk.core.history
    moved = desk.id_of("a")
    desk.core.briefings.move_blocks([moved], desk.id_of("B"), 1)
    page.view.fold(desk.ids_of("AB"))
    page.view.choose([desk.id_of("d")])
    changes = history.undo()
    assert page.reveal("briefing", next(iter(changes.briefings)))
    assert desk.chosen() == {"a"}
    assert page.view.isExpanded(page.model.find(desk.id_of("A")))
    assert not page.reveal("briefing", "another")


def test_what_a_change_touched(desk: Desk) -> None:
    before = desk.briefing
    briefings = desk.core.briefings
    ids = {name: desk.id_of(name) for name in "ABCabcdef"}
    briefings.update_block(replace(text_block("new"), id=ids["b"]))
    changed = desk.briefing
    assert find_touched(before, changed) == (ids["b"],)
    assert find_touched(before, before) == ()
    briefings.remove_blocks([ids["c"]])
    assert find_touched(changed, desk.briefing) == (ids["d"],)
    assert find_touched(desk.briefing, changed) == (ids["c"],)
    gone = replace(before, sections=before.sections[:1])
    assert find_touched(before, gone) == (ids["A"],)
    assert find_touched(gone, before) == (ids["B"], ids["C"])
    turned = replace(before, sections=(before.sections[2], *before.sections[:2]))
    assert find_touched(before, turned) == (ids["C"],)
    one = replace(before.sections[0], blocks=(*before.sections[0].blocks[1:], before.sections[0].blocks[0]))
    assert find_touched(before, replace(before, sections=(one, *before.sections[1:]))) == (ids["a"],)
    empty = replace(before, sections=(replace(before.sections[0], blocks=()), *before.sections[1:]))
    assert find_touched(before, empty) == (ids["A"],)


def test_a_card_that_an_undo_changed_is_shown_where_it_stands(desk: Desk) -> None:
    card = desk.core.library.ids("card")[0]
    desk.core.briefings.add_cards(desk.briefing.id, desk.id_of("C"), [card], 0)
    assert desk.page.reveal("card", card)
    assert desk.chosen() == {card}
    assert not desk.page.reveal("card", "another")
    assert not desk.page.reveal("source", card)


def test_undoing_a_number_stays_where_it_is_printed(desk: Desk) -> None:
    core = desk.core
    one, other = core.library.list_figures()[:2]
    said = LocalText(f"{{{one.key}}}")
    text = core.briefings.add_block(desk.id_of("C"), TextBlock(id="", text=said), 0)
    table = core.briefings.add_block(desk.id_of("C"), KeyFiguresBlock(id="", figures=(one.key,)), 1)
    desk.page.view.choose([desk.id_of("a")])
    assert desk.page.reveal("figure", one.id)
    assert desk.page.chosen == (text.id,)
    desk.page.view.choose([table.id])
    assert desk.page.reveal("figure", one.id)
    assert desk.page.chosen == (table.id,)
    assert not desk.page.reveal("figure", other.id)
    card = next(each for each in core.library.list_cards() if each.figure_keys)
    chart = next(each for each in core.library.list_charts() if core.library.get_dataset(each.dataset_id).figure_keys)
    for put, key in (
        (core.briefings.add_cards(desk.briefing.id, desk.id_of("C"), [card.id], 0)[0], card.figure_keys[0]),
        (core.briefings.add_block(desk.id_of("C"), ChartBlock(id="", chart_id=chart.id), 0), ""),
    ):
        key = key or core.library.get_dataset(chart.dataset_id).figure_keys[0]
        desk.page.view.choose([put.id])
        assert desk.page.reveal("figure", core.library.resolve_ref("figure", key))
        assert desk.page.chosen == (put.id,)


# -- pages and checks ----------------------------------------------------------------------------------------------------


def finding(severity: Severity, check: str, block: str, language: str = "") -> Finding:
    return Finding(check, severity, Place("block", block, block, language), f"check.{check}", {"name": "x"})


def test_rows_say_pages_and_problems(desk: Desk) -> None:
    page = desk.page
    places = [(desk.id_of("a"), 2), (desk.id_of("b"), 2), (desk.id_of("b"), 3)]
    page.preview.view.marks.blocks = BlockMap(tuple((id, at, 0.0, 0.0, 10.0, 10.0) for id, at in places))
    page.preview.pages_changed.emit()
    found = (
        finding(Severity.NOTICE, "plain_number", desk.id_of("c")),
        finding(Severity.WARNING, "stale_figure", desk.id_of("a")),
        finding(Severity.BLOCK, "missing_language", desk.id_of("a"), "zh-Hans"),
        finding(Severity.WARNING, "something_new", desk.id_of("d")),
    )
    page.preview.findings_changed.emit(found)
    two, three = page.preview.say_pages(2, 2), page.preview.say_pages(2, 3)
    assert two.startswith("p. ")
    assert row(desk, "a") == f"a, Text, no Simplified Chinese · due for review, {two}"
    assert row(desk, "b") == f"b, Text, {three}"
    assert row(desk, "c") == "c, Text"
    assert row(desk, "d") == "d, Text, see the checks"
    assert row(desk, "A") == f"1, A, {three}"
    assert page.header.checks.text().strip() == "3 to look at"
    assert page.side.bar.tabText(2) == "Checks (3)"
    page.preview.findings_changed.emit(None)  # they run again: what they said last stays until they are done
    assert "due for review" in row(desk, "a")
    page.preview.findings_changed.emit(())
    assert page.header.checks.text().strip() == "Nothing to fix"
    assert row(desk, "a") == f"a, Text, {two}"


def test_every_check_has_its_words(desk: Desk) -> None:
    say = desk.room.look.say
    for each in CHECKS:
        quiet = each.name in ("not_verified", "source_details")  # these only ever tell
        assert (f"composer.problem.{each.name}" in say.catalogue) is not quiet, each.name


def test_a_finding_leads_to_its_block_or_to_its_thing(desk: Desk) -> None:
    desk.page.going.go_to(finding(Severity.WARNING, "stale_figure", desk.id_of("e")))
    assert desk.chosen() == {"e"}
    desk.page.going.go_to(
        Finding("stale_figure", Severity.WARNING, Place("figure", "itf_grants"), "check.stale_figure", {})
    )
    assert desk.went == [Where("figure", "itf_grants")]
    desk.page.going.go_to(
        Finding("empty_section", Severity.WARNING, Place("section", desk.id_of("C")), "check.empty_section", {})
    )
    assert desk.chosen() == {"C"}


def test_a_clicked_finding_opens_the_text_that_is_to_be_written(desk: Desk) -> None:
    texts = (LocalText("One", "一", "一"), LocalText("Two", "二"))
    block = PointsBlock(id="", addressee=LocalText("Us", "我們", "我们"), points=texts)
    id = desk.core.briefings.add_block(desk.id_of("C"), block, 0).id
    place = Place("block", id, id, "zh-Hans")
    missing = Finding("missing_language", Severity.BLOCK, place, "check.missing_language.block", {}, ("edit_text",))
    desk.page.checks.go_to.emit(missing)
    assert desk.page.side.tab != "settings"  # passing by leaves the list of findings in sight
    desk.page.checks.opened.emit(missing)
    assert desk.page.side.tab == "settings"
    field = desk.page.window().focusWidget()
    assert isinstance(field, FigureField)
    assert (field.language, field.toPlainText()) == (Language.HANS, "")
    field.insertPlainText("二")
    desk.page.keep()
    kept = section_of(desk, "C").blocks[0]
    assert isinstance(kept, PointsBlock)
    assert kept.points[1].zh_hans == "二"


def test_a_clicked_finding_about_the_purpose_opens_it_in_the_properties(desk: Desk) -> None:
    place = Place("briefing", desk.briefing.id)
    finding = Finding("template_text", Severity.WARNING, place, "check.template_text.briefing", {}, ("edit_text",))
    desk.went.clear()
    desk.page.checks.opened.emit(finding)
    assert desk.went == [Where("properties", desk.briefing.id, "purpose")]


def test_a_clicked_finding_about_the_title_page_opens_the_text_that_a_language_lacks(desk: Desk) -> None:
    desk.core.briefings.update_briefing(replace(desk.briefing, place=LocalText("", "深圳", "深圳")))
    place = Place("briefing", desk.briefing.id, language="en")
    finding = Finding("missing_language", Severity.BLOCK, place, "check.missing_language.briefing", {}, ("edit_text",))
    desk.went.clear()
    desk.page.checks.opened.emit(finding)
    assert desk.went == [Where("properties", desk.briefing.id, "place:en")]


def test_a_clicked_finding_about_a_card_opens_the_card(desk: Desk) -> None:
    (block,) = desk.core.briefings.add_cards(
        desk.briefing.id, desk.id_of("C"), [desk.core.library.list_cards()[0].id], 0
    )
    assert isinstance(block, CardBlock)
    place = Place("card", block.card_id, block.id, "zh-Hans")
    finding = Finding("missing_language", Severity.BLOCK, place, "check.missing_language.card", {}, ("edit_text",))
    desk.went.clear()
    desk.page.going.open_finding(replace(finding, repairs=()))
    assert not desk.went
    desk.page.going.open_finding(finding)
    assert desk.went == [Where("card", block.card_id)]


def test_the_checks_of_an_export_lead_to_the_block(desk: Desk) -> None:
    page = desk.page
    page.view.choose([desk.id_of("a")])
    desk.do("export")
    sheet = page.window().findChild(ExportSheet)
    assert sheet is not None
    sheet.choices.forms[Form.SLIDES].setChecked(True)
    desk.went.clear()
    sheet.checks.go_to.emit(finding(Severity.WARNING, "stale_figure", desk.id_of("f")))
    assert desk.went == [Where("composer", desk.briefing.id)]  # from wherever one is by now
    assert desk.chosen() == {"f"}
    assert not sheet.isVisible()
    assert "form:slides" in desk.room.settings.export_choice(desk.briefing.id)
    desk.do("export")
    sheet = next(each for each in page.window().findChildren(ExportSheet) if each.isVisible())
    missing = replace(finding(Severity.BLOCK, "missing_language", desk.id_of("e"), "zh-Hans"), repairs=("edit_text",))
    sheet.checks.go_to.emit(missing)
    assert desk.chosen() == {"e"}
    assert page.side.tab == "settings"  # where the text is written
    page.side.show_tab("preview")
    page.window().activateWindow()
    QApplication.processEvents()


def test_choosing_goes_both_ways(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    page = desk.page
    page.preview.block_clicked.emit(desk.id_of("f"))
    assert desk.chosen() == {"f"}
    asked: list[str] = []
    monkeypatch.setattr(page.preview, "select_block", asked.append)
    page.view.choose([desk.id_of("b")])
    page.view.choose([desk.id_of("A")])
    assert asked == [desk.id_of("b"), ""]


def test_f7_shows_the_checks_and_enter_the_settings(desk: Desk) -> None:
    desk.do("checks")
    assert desk.page.side.tab == "checks"
    desk.page.view.choose([desk.id_of("b")])
    press(desk.page.view, Qt.Key.Key_Return)
    assert desk.page.side.tab == "settings"
    assert desk.page.inspector.form is not None


def test_of_many_datasets_one_is_searched_for(desk: Desk) -> None:
    core = desk.core
    columns = (Column("a", LocalText("Year")), Column("b", LocalText("Grants"), ColumnKind.NUMBER))
    assert adding.MOST_IN_MENU <= 16
    made = [core.tables.add_table(LocalText(f"Grants {at}", f"資助 {at}"), columns) for at in range(16)]
    desk.page.view.choose([desk.id_of("C")])
    desk.do("insert_table")
    picker = desk.page.window().findChild(DatasetPicker)
    assert picker is not None
    assert len(picker.list.rows.rows) == len(core.library.list_datasets())
    for words, found in (("資助 12", ["Grants 12"]), ("nothing such", []), ("grants 7", ["Grants 7"])):
        picker.field.setText(words)
        picker.field.flush()
        assert [each.title for each in picker.list.rows.rows] == found
        assert picker.nothing.isHidden() is bool(found)
    press(picker.field, Qt.Key.Key_Return)
    assert desk.shape[2] == ("C", [])  # on to the list first
    press(picker.list, Qt.Key.Key_Return)
    (block,) = section_of(desk, "C").blocks
    assert isinstance(block, TableBlock)
    assert block.dataset_id == made[7].id
    assert desk.page.side.tab == "settings"
    desk.page.side.show_tab("preview")
    for _ in (block, *made):
        core.history.undo()
    desk.page.window().activateWindow()
    QApplication.processEvents()


# -- adding --------------------------------------------------------------------------------------------------------------


def test_every_kind_of_block_is_added_behind_the_cursor(desk: Desk) -> None:
    for name in BUILDING:
        if name in ("table", "picture"):
            continue
        count = len(desk.briefing.blocks)
        desk.page.view.choose([desk.id_of("b")])
        desk.do(f"insert_{name}")
        assert len(desk.briefing.blocks) == count + 1
        new = section_of(desk, "A").blocks[2]
        assert desk.page.chosen == (new.id,)
        found = desk.page.model.row_at(desk.page.model.find(new.id))
        assert found is not None
        assert found.kind == name
        desk.core.history.undo()
    assert desk.shown() == desk.shape


def test_a_new_section_stands_behind_this_one_and_is_named_at_once(desk: Desk) -> None:
    desk.page.view.choose([desk.id_of("b")])
    desk.do("new")
    assert [title for title, _ in desk.shape] == ["A", "New section", "B", "C"]
    field = next(each for each in desk.page.view.findChildren(QLineEdit) if each.isVisible())
    type_text(field, "Second")
    press(field, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert [title for title, _ in desk.shape] == ["A", "Second", "B", "C"]


def test_things_are_added_from_elsewhere(desk: Desk) -> None:
    page = desk.page
    assert isinstance(page, Addable)
    card = desk.core.library.ids("card")[0]
    page.view.choose([desk.id_of("e")])
    assert page.add_items([Item("card", card)])
    assert desk.shape[1] == ("B", ["e", card, "f"])
    assert desk.told[-1].text == "Added to B"
    assert not page.add_items([Item("card", "00000000-0000-4000-8000-000000000000")])


def test_a_table_asks_for_its_dataset_first(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "MOST_IN_MENU", desk.core.library.count("dataset"))
    desk.page.view.choose([desk.id_of("e")])
    desk.do("insert_table")
    menus = [each for each in desk.page.findChildren(QMenu) if each.isVisible()]
    assert len(menus) == 1
    assert len(menus[0].actions()) == desk.core.library.count("dataset")
    first = menus[0].actions()[0]
    menus[0].close()  # a menu goes before it does what was chosen
    first.trigger()
    assert desk.shape[1] == ("B", ["e", "TableBlock", "f"])
    desk.page.window().activateWindow()
    QApplication.processEvents()


# -- language, panes, state ----------------------------------------------------------------------------------------------


def test_f8_goes_round_the_languages(desk: Desk) -> None:
    seen = []
    for _ in range(3):
        desk.do("content_language")
        seen.append((desk.page.language, desk.shown()[0][0], desk.page.preview.choice.language))
    assert seen == [
        (Language.HANT, "A章", Language.HANT),
        (Language.HANS, "A节", Language.HANS),
        (Language.EN, "A", Language.EN),
    ]
    assert desk.room.settings.content_language is Language.EN


def test_where_it_is_narrow_drawer_and_pages_take_turns(desk: Desk) -> None:
    page = desk.page
    window = page.window()
    wide = window.size()
    window.resize(QSize(940, 560))
    QApplication.processEvents()
    assert not page.drawer.isVisible()
    assert page.side.isVisible()
    desk.do("find")
    assert page.drawer.isVisible()
    assert not page.side.isVisible()
    click(page.outline.drawer)
    assert not page.drawer.isVisible()
    assert page.side.isVisible()
    window.resize(wide)
    QApplication.processEvents()
    assert page.drawer.isVisible()
    assert page.side.isVisible()


def test_panes_fold(desk: Desk) -> None:
    page = desk.page
    click(page.outline.side)
    assert not page.side.isVisible()
    assert desk.room.settings.folded("composer") == ("side",)
    press(page.view, Qt.Key.Key_Return)  # the settings open it again
    page.view.choose([desk.id_of("a")])
    press(page.view, Qt.Key.Key_Return)
    assert page.side.isVisible()
    assert page.outline.side.isChecked()


def test_a_pane_that_is_folded_leaves_the_keys_to_the_outline(desk: Desk) -> None:
    page = desk.page
    page.preview.view.setFocus()
    click(page.outline.side)
    assert page.view.hasFocus()
    page.drawer.tab.field.setFocus()
    click(page.outline.drawer)
    assert page.view.hasFocus()
    click(page.outline.side)
    click(page.outline.drawer)


def test_what_was_folded_is_folded_when_one_comes_back(desk: Desk) -> None:
    click(desk.page.outline.drawer)
    window = desk.page.window()
    size = window.size()
    window.resize(QSize(940, 560))  # where panes take turns, what is folded where they have room stays as it is
    QApplication.processEvents()
    desk.do("find")
    window.resize(size)
    QApplication.processEvents()
    assert not desk.page.drawer.isVisible()
    again = ComposerPage(desk.room, desk.page.where)
    assert not again.panes_row.drawer_open
    assert again.panes_row.side_open
    again.close_page()
    again.deleteLater()
    click(desk.page.outline.drawer)
    assert desk.page.drawer.isVisible()
    assert desk.room.settings.folded("composer") == ()


def test_f6_goes_through_the_panes(desk: Desk) -> None:
    page = desk.page
    page.side.show_tab("preview")
    assert list(page.panes) == [page.drawer.tab.field, page.view, page.preview.view]
    page.view.setFocus()
    page.next_pane()
    assert page.preview.view.hasFocus()
    page.next_pane()
    assert page.drawer.tab.field.hasFocus()
    page.drawer.tab.enter_list()  # the list is in the same pane as its field
    page.next_pane()
    assert page.view.hasFocus()
    page.drawer.bar.setFocus()
    page.next_pane(-1)
    assert page.preview.view.hasFocus()
    page.header.export.setFocus()  # in none of them
    page.next_pane()
    assert page.drawer.tab.field.hasFocus()


def test_tab_goes_through_each_tab_of_the_drawer_down_to_its_list_and_on_to_the_outline(desk: Desk) -> None:
    for name in TABS:
        tab = desk.page.drawer.show_tab(name)
        desk.page.drawer.bar.setFocus()
        stops: list[QWidget] = []
        while not stops or tab.isAncestorOf(stops[-1]):
            press(stops[-1] if stops else desk.page.drawer.bar, Qt.Key.Key_Tab)
            focus = desk.page.window().focusWidget()
            assert focus is not None
            stops.append(focus)
        assert len(stops) > 1, name
        assert stops[-2] is tab.list, name
        assert stops[-1] is desk.page.outline.drawer, name
    desk.page.drawer.show_tab("facts")


def test_tab_comes_round_the_whole_page_whatever_was_built_since(desk: Desk) -> None:
    """Qt can tear its order of widgets: what is lost then cannot be reached by keys any more."""

    def go_round() -> set[str]:
        desk.page.view.setFocus()
        seen: list[str] = []
        for _ in range(200):
            focus = desk.page.window().focusWidget()
            assert focus is not None
            if focus is desk.page.view and seen:
                return set(seen)
            seen.append(focus.accessibleName())
            press(focus, Qt.Key.Key_Tab)
        raise AssertionError(seen)

    points = PointsBlock(id="", addressee=LocalText("Us"), points=(LocalText("One"), LocalText("Two")))
    put = desk.core.briefings.add_block(desk.id_of("C"), points, 0)
    desk.page.side.show_tab("settings")
    desk.page.view.choose([put.id])
    QApplication.processEvents()
    desk.page.drawer.show_tab("charts")
    form = desk.page.inspector.form
    assert isinstance(form, PointsForm)
    form.points.add_item()
    QApplication.processEvents()
    for _ in range(3):
        assert {
            desk.page.header.export.accessibleName(),
            "Move Point 3 up",
            "Search the charts",
            "Outline",
        } <= go_round()
        desk.page.next_language()
        QApplication.processEvents()
    desk.page.drawer.show_tab("facts")
    desk.page.side.show_tab("preview")


def test_another_look_brings_back_the_place(desk: Desk) -> None:
    page = desk.page
    page.view.fold([desk.id_of("B")])
    page.view.choose([desk.id_of("c")])
    page.side.show_tab("settings")
    page.drawer.show_tab("building")
    state = page.state
    page.view.expand(page.model.find(desk.id_of("B")))
    page.view.choose([desk.id_of("a")])
    page.side.show_tab("preview")
    page.drawer.show_tab("facts")
    page.restore(state)
    assert desk.chosen() == {"c"}
    assert not page.view.isExpanded(page.model.find(desk.id_of("B")))
    assert (page.side.tab, page.drawer.tab_name) == ("settings", "building")
    page.drawer.show_tab("facts")
    page.side.show_tab("preview")


def test_the_briefing_as_a_whole(desk: Desk) -> None:
    desk.do("save_version")
    assert len(desk.core.versions.list_versions(desk.briefing.id)) == 1
    desk.do("save_template")
    made = next(each for each in desk.core.library.list_briefings() if each.title.en == "Visit (template)")
    assert made.template
    assert made.title.zh_hant == "訪問（範本）"
    desk.do("archive")
    assert desk.briefing.archived
    assert desk.went[-1] == Where("back")


# -- names and speed -----------------------------------------------------------------------------------------------------


def test_everything_has_a_name(desk: Desk) -> None:
    desk.page.view.choose([desk.id_of("a")])
    desk.page.side.show_tab("settings")
    for tab in ("charts", "building", "facts"):
        desk.page.drawer.show_tab(tab)
    for button in desk.page.findChildren(QAbstractButton):
        if button.isVisibleTo(desk.page) and not isinstance(button.parent(), QLineEdit):
            assert button.accessibleName() or button.text(), button.parent()
    for field in desk.page.findChildren(QLineEdit):
        assert field.accessibleName(), field
    said = QAccessible.queryAccessibleInterface(desk.page.view)
    assert said is not None
    assert said.text(QAccessible.Text.Name) == "Outline"
    assert said.child(1).text(QAccessible.Text.Name) in {row(desk, "A"), row(desk, "a")}
    desk.page.side.show_tab("preview")


@pytest.mark.timed
def test_two_hundred_blocks_are_rearranged_at_once(desk: Desk) -> None:
    """Model, selection and settings follow; measured without the library's own write. The bound is a busy machine's."""
    QAbstractItemModelTester(
        desk.page.model, QAbstractItemModelTester.FailureReportingMode.Warning, desk.page.model
    ).deleteLater()
    QApplication.processEvents()
    cards = desk.core.library.ids("card")
    blocks = [CardBlock(id="", card_id=cards[at % len(cards)]) for at in range(200)]
    for section in desk.briefing.sections:
        desk.core.briefings.add_blocks(section.id, blocks[:67])
    page = desk.page
    ids = [each.id for each in desk.briefing.blocks]
    page.view.choose([ids[5]])
    page.view.viewport().repaint()
    took = []
    for at in range(8):
        page.acts.step([ids[5]], 1 if at % 2 else -1)
        start = perf_counter()
        page.acts.reload()
        page._refresh()
        page.view.viewport().repaint()
        took.append(perf_counter() - start)
    assert sorted(took)[4] < 0.12


@pytest.mark.timed
def test_the_page_is_built_in_time(composer: Desk) -> None:
    """The study asks for 200 ms; twice that is left for a machine that does other things as well."""
    took = []
    for _ in range(3):
        start = perf_counter()
        page = ComposerPage(composer.room, Where("composer", composer.page.acts.briefing_id))
        took.append(perf_counter() - start)
        page.close_page()
        page.deleteLater()
    assert min(took) < 0.4
