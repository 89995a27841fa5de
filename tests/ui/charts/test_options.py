"""Kinds and options: what suits is chosen at once, what does not says why; each option is one step and seen in the drawing."""

from dataclasses import fields, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefing_app.charts.kinds import KINDS
from briefing_app.charts.options import OptionType, get_option_info
from briefing_app.charts.remarks import MOST_ANNOTATIONS
from briefing_app.model.chart import Cell, Chart, Column, ColumnKind
from briefing_app.model.figure import Value
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.paths import resources_dir
from briefing_app.ui.charts.kind_icons import KIND_ICONS
from briefing_app.ui.charts.kind_tiles import KindChoice, KindTiles
from briefing_app.ui.charts.option_form import OptionForm
from briefing_app.ui.charts.page import ChartPage
from briefing_app.ui.charts.pick_field import PickField
from briefing_app.ui.charts.remark_fields import LineBox, NotesBox
from briefing_app.ui.charts.session import ChartSession
from briefing_app.ui.look import Look
from briefing_app.ui.text.choice_field import ChoiceField, SegmentedField, SwitchField
from briefing_app.ui.text.field_box import FieldBox
from briefing_app.ui.text.fields import LineField
from briefing_app.ui.window import MainWindow
from briefing_app.wording.catalogue import Catalogue
from tests.ui.charts.conftest import OpenChart, find_bar, get_drawing, printed
from tests.ui.conftest import LONG, clear_deferred

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(main: MainWindow, open_chart: OpenChart) -> ChartPage:
    return open_chart(find_bar(main).id)


def chart_of(page: ChartPage) -> Chart:
    return page.room.core.library.get_chart(page.where.id)


def control(page: ChartPage, name: str) -> object:
    return get_drawing(page).options.controls[name]


# -- words and icons -------------------------------------------------------------------------------------------------


def test_every_choice_of_every_kind_has_words_and_every_kind_an_icon() -> None:
    words = Catalogue.load(resources_dir() / "i18n" / "ui")
    for kind in KINDS:
        assert kind.name in KIND_ICONS
        for each in fields(kind.options):
            info = get_option_info(each)
            for choice in info.choices or ():
                for language in LANGUAGES:
                    assert words.get(f"charts.choice.{each.name}.{choice.value}", language)
    assert set(KIND_ICONS) == {each.name for each in KINDS}


# -- kinds -----------------------------------------------------------------------------------------------------------


def test_another_kind_is_drawn_at_once_and_its_options_come_back(page: ChartPage, qtbot: QtBot) -> None:
    drawing = get_drawing(page)
    before = chart_of(page)
    switch = control(page, "grid")
    assert isinstance(switch, SwitchField)
    switch.switch.click()
    place = control(page, "labels")
    assert isinstance(place, SegmentedField)
    place.row.button(place.row._values[1]).click()
    assert chart_of(page).options["labels"] == "above"
    drawing.kinds.tiles["column"].click()
    now = chart_of(page)
    assert now.kind == "column"
    assert now.options["grid"] is True
    assert "labels" not in now.options
    assert drawing.kinds.tiles["column"].isChecked()
    assert "labels" not in drawing.options.controls
    view = drawing.view
    qtbot.waitUntil(lambda: view.chart is not None and not view.problem, timeout=LONG)
    assert "Column chart" in page.head.crumb.text()
    drawing.kinds.tiles["bar"].click()
    assert chart_of(page).options["labels"] == "above"
    for _ in range(4):
        page.room.core.history.undo()
    assert chart_of(page) == before


def test_a_kind_that_does_not_suit_says_why_and_changes_nothing(page: ChartPage) -> None:
    kinds = get_drawing(page).kinds
    tile = kinds.tiles["timeline"]
    before = chart_of(page)
    assert not tile.isVisible()
    kinds.unfold.click()
    assert tile.isVisible()
    assert tile.choice.reason
    assert tile.choice.reason in tile.toolTip()
    assert "does not suit" in tile.accessibleName()
    assert tile.accessibleDescription() == tile.choice.reason
    tile.click()
    assert not tile.isChecked()
    assert chart_of(page) == before
    assert not kinds.said.isHidden()
    assert tile.choice.reason in kinds.said.text()
    kinds.tiles["column"].click()
    assert kinds.said.isHidden()
    kinds.unfold.click()
    assert not tile.isVisible()


def test_arrow_keys_go_from_kind_to_kind_and_space_chooses(look: Look, qtbot: QtBot) -> None:
    tiles = KindTiles(look, "Kind")
    qtbot.addWidget(tiles)
    choices = [KindChoice("a", "A"), KindChoice("b", "B", reason="No."), KindChoice("c", "C")]
    tiles.show_kinds(choices, "c")
    tiles.show()
    assert [*tiles.tiles] == ["a", "c", "b"]
    chosen: list[str] = []
    tiles.chosen.connect(chosen.append)
    tiles.tiles["c"].setFocus()
    stops = [name for name, tile in tiles.tiles.items() if tile.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["c"]
    QTest.keyClick(tiles.tiles["c"], Qt.Key.Key_Right)
    assert tiles.focusWidget() is tiles.tiles["b"]
    QTest.keyClick(tiles.tiles["b"], Qt.Key.Key_Right)
    assert tiles.focusWidget() is tiles.tiles["a"]
    assert chosen == []
    QTest.keyClick(tiles.tiles["a"], Qt.Key.Key_Space)
    QTest.keyClick(tiles.tiles["b"], Qt.Key.Key_Return)
    assert chosen == ["a"]
    QTest.keyClick(tiles.tiles["a"], Qt.Key.Key_Left)
    assert tiles.focusWidget() is tiles.tiles["b"]
    tiles.grab()


def test_kinds_are_judged_anew_when_the_table_changes(page: ChartPage, qtbot: QtBot) -> None:
    kinds = get_drawing(page).kinds
    chart = chart_of(page)
    order = [*kinds.tiles]
    assert not kinds.tiles["column"].choice.reason
    page.room.core.tables.delete_rows(chart.dataset_id, 0, 3)
    qtbot.waitUntil(lambda: bool(kinds.tiles["column"].choice.reason), timeout=LONG)
    page.room.core.history.undo()
    qtbot.waitUntil(lambda: not kinds.tiles["column"].choice.reason, timeout=LONG)
    assert [*kinds.tiles] == order


# -- options ---------------------------------------------------------------------------------------------------------


def test_the_form_has_a_control_for_each_option(page: ChartPage) -> None:
    wanted: dict[OptionType, type | tuple[type, ...]] = {
        OptionType.FLAG: SwitchField,
        OptionType.CHOICE: (SegmentedField, ChoiceField),
        OptionType.COLUMN: ChoiceField,
        OptionType.COLUMNS: PickField,
        OptionType.ROWS: PickField,
        OptionType.LINE: LineBox,
        OptionType.NOTES: NotesBox,
    }
    core = page.room.core
    for kind in KINDS:
        core.data.update_chart(replace(chart_of(page), kind=kind.name, options={}))
        clear_deferred()
        form = get_drawing(page).options
        assert [*sorted(form.controls)] == sorted(each.name for each in fields(kind.options))
        for each in fields(kind.options):
            info = get_option_info(each)
            assert isinstance(form.controls[each.name], wanted[info.holds]), (kind.name, each.name)
            assert form.controls[each.name].toolTip() == info.help.en


def test_switches_and_choices_are_kept_and_the_default_is_no_option(page: ChartPage) -> None:
    switch, order = control(page, "grid"), control(page, "sort")
    assert isinstance(switch, SwitchField)
    assert isinstance(order, ChoiceField)
    QTest.keyClick(switch.switch, Qt.Key.Key_Space)
    assert chart_of(page).options["grid"] is True
    switch.switch.click()
    assert "grid" not in chart_of(page).options
    order.combo.setCurrentIndex(2)
    order.combo.activated.emit(2)
    assert chart_of(page).options["sort"] == "descending"
    page.room.core.history.undo()
    assert order.combo.currentIndex() == 0
    switch.grab()


def test_rows_are_picked_by_their_names_and_taken_away(page: ChartPage) -> None:
    pick = control(page, "highlight")
    assert isinstance(pick, PickField)
    assert [each.text() for each in pick.chips] == ["Hong Kong"]
    assert [pick.combo.itemText(at) for at in range(pick.combo.count())] == [
        "Add a row…", "United Kingdom", "United States",
    ]  # fmt: skip
    pick.combo.setCurrentIndex(2)
    pick.combo.activated.emit(2)
    assert chart_of(page).options["highlight"] == [0, 2]
    assert pick.combo.currentIndex() == 0
    assert pick.chips[1].accessibleName() == "Take away United States"
    pick.chips[0].click()
    assert chart_of(page).options["highlight"] == [2]
    pick.chips[0].click()
    assert "highlight" not in chart_of(page).options
    assert pick.chips == []
    page.room.core.history.undo()
    assert [each.text() for each in pick.chips] == ["United States"]


def list_stops(page: ChartPage) -> list[QWidget]:
    """What Tab comes to in the form of the options, from its first switch on."""
    form = get_drawing(page).options
    first = next(each for each in form.controls.values() if isinstance(each, SwitchField)).switch
    stops: list[QWidget] = [first]
    while (following := stops[-1].nextInFocusChain()) not in (first, None):
        stops.append(following)
    return [
        each
        for each in stops
        if form.isAncestorOf(each) and each.isVisibleTo(form) and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def test_tab_goes_through_the_options_from_top_to_bottom_also_after_a_choice(page: ChartPage, qtbot: QtBot) -> None:
    pick, line = control(page, "highlight"), control(page, "reference_line")
    assert isinstance(pick, PickField)
    assert isinstance(line, LineBox)
    form = get_drawing(page).options
    for picked in (1, 0, 1):
        assert len(pick.chips) == picked
        qtbot.waitUntil(lambda: all(each.isVisibleTo(form) for each in pick.chips), timeout=LONG)
        owners = [next(c for c in form.controls.values() if c.isAncestorOf(each)) for each in list_stops(page)]
        tops = [each.mapTo(form, each.rect().topLeft()).y() for each in dict.fromkeys(owners)]
        assert tops == sorted(tops)
        stops = list_stops(page)
        chips = [stops.index(each) for each in pick.chips]
        assert chips == list(range(stops.index(pick.combo) - len(chips), stops.index(pick.combo)))
        assert stops.index(pick.combo) < stops.index(line.add)
        if picked:
            pick.chips[0].click()
        else:
            pick.combo.activated.emit(1)


def test_names_of_rows_follow_the_table_and_the_language(page: ChartPage) -> None:
    core, dataset_id = page.room.core, chart_of(page).dataset_id
    page.languages.button(Language.HANT).click()
    pick = control(page, "highlight")
    assert isinstance(pick, PickField)
    assert pick.chips[0].text() == "香港"
    core.tables.move_rows(dataset_id, 0, 1, 2)
    pick = control(page, "highlight")
    assert isinstance(pick, PickField)
    assert [each.text() for each in pick.chips] == ["香港"]
    assert chart_of(page).options["highlight"] == [2]


def test_a_reference_line_has_a_value_in_the_unit_and_words(page: ChartPage, qtbot: QtBot) -> None:
    box = control(page, "reference_line")
    assert isinstance(box, LineBox)
    label = box.text.fields[Language.EN]
    assert isinstance(label, LineField)
    assert not box.line.isVisible()
    box.add.click()
    assert box.window().focusWidget() is box.line
    assert not box.add.isVisible()
    label.setText("Target")
    page.keep()
    assert "reference_line" not in chart_of(page).options
    box.line.setText("40%")
    page.keep()
    kept = chart_of(page).options["reference_line"]
    assert kept == {"value": "40", "label": {"en": "Target"}}
    qtbot.waitUntil(lambda: "Target" in printed(page), timeout=LONG)
    box.line.setText("forty or so")
    page.keep()
    assert "no number in the unit" in box.value.problem
    assert chart_of(page).options["reference_line"] == kept
    box.line.setText("")
    page.keep()
    assert "reference_line" not in chart_of(page).options
    assert box.value.problem == ""
    assert box.line.isVisible()  # its fields do not go away under who empties them


@pytest.mark.parametrize("language", [Language.EN, Language.HANT])
def test_the_value_of_a_reference_line_stands_on_one_line_with_its_words(
    page: ChartPage, qtbot: QtBot, language: Language
) -> None:
    """The tabs of the languages make one head higher, Chinese type one field."""
    box = control(page, "reference_line")
    assert isinstance(box, LineBox)
    box.text.show_language(language)
    box.add.click()
    box.setParent(None)
    qtbot.addWidget(box)
    box.show()
    field = box.text.fields[language]

    def heights(*widgets: QWidget) -> list[tuple[int, int]]:
        return [(each.mapTo(box, each.rect().topLeft()).y(), each.height()) for each in widgets]

    box.resize(700, 90)
    qtbot.waitUntil(lambda: len({*heights(box.line, field)}) == 1, timeout=LONG)
    assert len({*heights(box.value.label, box.text.label)}) == 1
    box.resize(260, 160)
    qtbot.waitUntil(lambda: heights(field)[0][0] > sum(heights(box.line)[0]), timeout=LONG)
    assert box.line.width() == field.width() == 260
    assert box.value.label.height() <= box.value.label.sizeHint().height()
    assert box.text.label.width() > 80  # it is read, not squeezed by the tabs
    box.resize(700, 90)
    qtbot.waitUntil(lambda: len({*heights(box.value.label, box.text.label)}) == 1, timeout=LONG)


def test_an_order_cannot_be_chosen_where_time_decides_and_the_form_says_so(page: ChartPage) -> None:
    core, say = page.room.core, page.room.look.say
    dates = Column("when", LocalText("When"), ColumnKind.DATE)
    amounts = Column("a", LocalText("A"), ColumnKind.NUMBER)
    rows = [(Cell(date=PartialDate(2020 + at)), Cell(value=Value.parse(str(at + 3)))) for at in range(4)]
    table = core.tables.add_table(LocalText("Course"), (dates, amounts), rows)
    chart = core.data.add_chart(LocalText("Course"), table.id, "line", {})
    session = ChartSession(page.room, chart.id, table.id)
    form = OptionForm(page.room, session)
    form.show_options(Language.EN)

    def order() -> FieldBox:
        box = form.controls["sort"]
        assert isinstance(box, FieldBox)
        return box

    why = say("charts.option.in_time")
    for kind, timed in (("line", True), ("column", False), ("area", True)):
        session.choose_kind(kind)
        form.show_options(Language.EN)
        assert order().field.isEnabled() is not timed
        assert order().said == order().field.accessibleDescription() == (why if timed else "")
        assert (order().toolTip() == why) is timed
    core.tables.insert_rows(table.id, 4, [(Cell(), Cell(value=Value.parse("9")))])
    form.show_options(Language.EN)
    assert order().field.isEnabled()  # one row has no date, so that the table's order holds
    assert order().toolTip() == "Order by the first value column."
    form.deleteLater()


def test_a_reference_line_that_is_there_is_seen_at_once(page: ChartPage) -> None:
    get_drawing(page)._session.write_option("reference_line", {"value": "40", "label": {"en": "Target"}})
    box = control(page, "reference_line")
    assert isinstance(box, LineBox)
    assert box.line.isVisible()
    assert not box.add.isVisible()


def test_switches_stand_in_columns_before_all_else(page: ChartPage) -> None:
    form = get_drawing(page).options
    form.resize(700, form.height())
    switches = [each for each in form.controls.values() if isinstance(each, SwitchField)]
    others = [each for each in form.controls.values() if not isinstance(each, SwitchField)]
    assert len(switches) >= 2
    places = {id(each): each.mapTo(form, each.rect().topLeft()) for each in (*switches, *others)}
    assert max(places[id(each)].y() for each in switches) < min(places[id(each)].y() for each in others)
    lefts = {places[id(each)].x() for each in others if isinstance(each, ChoiceField)}
    assert {places[id(each)].x() for each in switches} <= lefts | {0}


def test_annotations_are_added_changed_and_taken_away(page: ChartPage, qtbot: QtBot) -> None:
    box = control(page, "annotations")
    assert isinstance(box, NotesBox)
    box.add.click()
    assert len(box.notes) == 1
    assert not box.add.isEnabled()
    assert "annotations" not in chart_of(page).options
    note = box.notes[0]
    note.row.combo.setCurrentIndex(1)
    note.row.combo.activated.emit(1)
    text = note.text.fields[Language.EN]
    assert isinstance(text, LineField)
    text.setText("Since 2020")
    page.keep()
    assert chart_of(page).options["annotations"] == [{"row": 1, "text": {"en": "Since 2020"}}]
    qtbot.waitUntil(lambda: "Since 2020" in printed(page), timeout=LONG)
    assert box.add.isEnabled()
    note.row.combo.setCurrentIndex(2)
    note.row.combo.activated.emit(2)
    assert chart_of(page).options["annotations"] == [{"row": 2, "text": {"en": "Since 2020"}}]
    box.add.click()
    box.notes[1].remove.click()
    assert len(box.notes) == 1
    note.remove.click()
    assert "annotations" not in chart_of(page).options
    assert box.notes == []
    page.room.core.history.undo()
    assert len(box.notes) == 1
    many = [{"row": 0, "text": {"en": "x"}}] * MOST_ANNOTATIONS
    get_drawing(page)._session.write_option("annotations", many)
    assert not box.add.isEnabled()


def test_options_of_another_program_do_not_break_the_form(page: ChartPage) -> None:
    strange = {"grid": "yes", "sort": 7, "highlight": "all", "reference_line": [], "annotations": {}, "unknown": 1}
    page.room.core.data.update_chart(replace(chart_of(page), options=strange))
    switch = control(page, "grid")
    assert isinstance(switch, SwitchField)
    assert not switch.switch.isChecked()
    switch.switch.click()
    assert chart_of(page).options == {"grid": True}
