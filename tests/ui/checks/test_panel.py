"""The list of findings: its order, going there, and repairs that are done in place and can be undone."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.checks import CHECKS
from briefing_app.model.block import (
    AgendaBlock,
    AgendaItem,
    CardBlock,
    PeopleBlock,
    Person,
    PointsBlock,
    Question,
    QuestionsBlock,
    TimelineBlock,
    TimelineEvent,
)
from briefing_app.model.edition import Audience
from briefing_app.model.figure import CountNoun, Unit
from briefing_app.model.finding import Finding, Place, Severity
from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.ui.appearance import Wardrobe
from briefing_app.ui.checks.arrange import MANY, arrange, say_place
from briefing_app.ui.checks.checker import Checker, merge
from briefing_app.ui.checks.panel import ChecksPanel
from briefing_app.ui.checks.passed import Fold
from briefing_app.ui.checks.pointer import REST
from briefing_app.ui.checks.row import FindingRow, Offer
from briefing_app.ui.look import Look
from briefing_app.ui.room import Room
from briefing_app.ui.theme import Appearance
from tests.ui.conftest import LONG
from tests.ui.hands import click, press

# Only the offscreen platform says so, and means that it has no window manager.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SAMPLE = "regulator-meeting-sample"


def make_finding(check: str, severity: Severity, number: int = 0) -> Finding:
    return Finding(check, severity, Place("figure", f"figure_{number}"), f"check.{check}", {"name": f"F{number}"})


# -- the order -------------------------------------------------------------------------------------------------------


def test_what_blocks_comes_first_and_one_kind_stands_together(look: Look) -> None:
    warnings = [make_finding("stale_figure", Severity.WARNING, number) for number in range(MANY)]
    notice = make_finding("not_verified", Severity.NOTICE)
    block = make_finding("chart_data", Severity.BLOCK)
    groups = arrange([warnings[0], notice, *warnings[1:], block])
    assert [(group.check, len(group.findings), group.folds) for group in groups] == [
        ("chart_data", 1, False),
        ("stale_figure", MANY, True),
        ("not_verified", 1, False),
    ]
    assert groups[1].title(look.say) == f"{MANY} figures are due for review"
    assert arrange([make_finding("new_check", Severity.NOTICE)])[0].title(look.say) == "1 finding of one kind"


def test_every_check_has_a_line_of_its_own(look: Look) -> None:
    lines = {arrange([make_finding(check.name, Severity.WARNING)])[0].title(look.say) for check in CHECKS}
    assert len(lines) >= len(CHECKS) - 1  # one that is new may still share the general line


def test_places_name_section_page_and_language(look: Look, room: Room) -> None:
    briefing = room.core.library.get_briefing(room.core.library.resolve_ref("briefing", SAMPLE))
    section = briefing.sections[1]
    finding = make_finding("stale_figure", Severity.WARNING)
    placed = replace(finding, place=Place("figure", "x", section.blocks[0].id, "zh-Hans"))
    assert say_place(placed, briefing, "p. 3", look.say) == f"{section.title.en} · p. 3 · 简体中文"
    assert say_place(finding, briefing, "", look.say) == "Figure"
    assert say_place(finding, None, "", look.say) == "Figure"


def test_the_place_of_a_missing_text_says_which_it_is(wardrobe: Wardrobe, room: Room) -> None:
    core, one = room.core, LocalText("One", "一", "一")
    made = core.briefings.add_briefing(LocalText("Visit", "訪問", "访问"))
    core.briefings.update_briefing(replace(made, occasion=LocalText("Talks")))
    section = core.briefings.add_section(made.id, LocalText("Say", "說", "说"))
    blocks = (
        (PointsBlock(id="", addressee=LocalText("Them"), points=(one, LocalText("Two"))), "Point 2, To whom"),
        (QuestionsBlock(id="", items=(Question(one, LocalText("So")),)), "Question 1: Answer"),
        (AgendaBlock(id="", items=(AgendaItem("9", one, LocalText("Lobby")),)), "Line 1: Who and where"),
        (PeopleBlock(id="", people=(Person(one, role=LocalText("Chair")),)), "Person 1: Position"),
        (
            TimelineBlock(id="", events=(TimelineEvent(PartialDate.parse("2026"), LocalText("Opens")),)),
            "Event 1: What happened, or is due",
        ),
        (PointsBlock(id="", addressee=one, points=(LocalText("Two"),) * 4), "Point 1, Point 2, Point 3…"),
    )
    core.briefings.add_blocks(section.id, [block for block, _ in blocks])
    briefing = core.library.get_briefing(made.id)
    look = wardrobe.look(Language.EN, Appearance.LIGHT)
    found = {
        each.place.block_id or each.place.kind: say_place(each, briefing, "p. 2", look.say)
        for each in core.findings.find_findings(made.id)
        if each.check == "missing_language" and each.place.language == "zh-Hans"
    }
    own = look.say("language.own.zh-Hans")
    said = {block.id: f"Say · {text} · p. 2 · {own}" for block, (_, text) in zip(briefing.blocks, blocks, strict=True)}
    assert found == said | {"briefing": f"p. 2 · Occasion · {own}"}


# -- the panel -------------------------------------------------------------------------------------------------------


class Checked:
    """A panel on a briefing, whose findings follow the library as they do in the window."""

    def __init__(self, room: Room, panel: ChecksPanel, briefing_id: str) -> None:
        self.room = room
        self.panel = panel
        self.briefing_id = briefing_id
        room.workspace.changed.connect(self.check)
        self.check()

    def check(self) -> None:
        core = self.room.core
        findings = core.findings.find_findings(self.briefing_id)
        self.panel.show_findings(core.library.get_briefing(self.briefing_id), findings)
        QApplication.processEvents()

    def row_of(self, check: str, repair: str) -> FindingRow:
        """The first row of a check for which there is this repair."""
        for fold in self.panel.findChildren(Fold):
            if not fold.isChecked() and fold.property("fold") != "passed":
                fold.setChecked(True)
        QApplication.processEvents()
        list_repairs = self.room.core.repairs.list_repairs
        return next(
            row
            for row in self.panel.rows
            if row.finding.check == check and repair in {each.id for each in list_repairs(row.finding)}
        )


@pytest.fixture
def checked(qtbot: QtBot, room: Room, desk: QWidget) -> Iterator[Checked]:
    """With a card that lacks its Simplified text."""
    core = room.core
    id = core.library.resolve_ref("briefing", SAMPLE)
    placed = next(each for each in core.library.get_briefing(id).blocks if isinstance(each, CardBlock))
    card = core.library.get_card(placed.card_id)
    core.cards.update_card(replace(card, text=card.text.with_text(Language.HANS, "")))
    panel = ChecksPanel(room, lambda block: "p. 7" if block == placed.id else "")
    layout = desk.layout()
    assert layout is not None
    layout.addWidget(panel)
    checked = Checked(room, panel, id)
    desk.activateWindow()
    qtbot.waitUntil(desk.isActiveWindow)
    yield checked
    room.workspace.changed.disconnect(checked.check)


def test_a_finding_is_said_with_its_place_and_gone_to(qtbot: QtBot, checked: Checked) -> None:
    panel = checked.panel
    first = panel.rows[0]
    assert first.finding.severity is Severity.BLOCK
    assert first.sentence.text() == checked.room.core.findings.say(first.finding, Language.EN)
    assert "p. 7" in first.place.text()
    assert first.accessibleName().startswith(first.sentence.text())
    with qtbot.waitSignal(panel.go_to) as heard:
        click(first.go)
    assert heard.args == [first.finding]
    with qtbot.waitSignal(panel.go_to):
        press(first, Qt.Key.Key_Return)
    assert panel.count == sum(each.severity is not Severity.NOTICE for each in panel.findings)


def test_many_of_one_kind_unfold(checked: Checked) -> None:
    panel = checked.panel
    folds = [each for each in panel.findChildren(Fold) if each.property("fold") == "warning"]
    before = len(panel.rows)
    fold = folds[0]
    fold.setFocus()
    press(fold, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert len(panel.rows) >= before + MANY
    focused = QApplication.focusWidget()
    assert isinstance(focused, Fold)
    press(focused, Qt.Key.Key_Left)
    QApplication.processEvents()
    assert len(panel.rows) == before


def test_up_and_down_go_through_the_rows(checked: Checked) -> None:
    panel = checked.panel
    panel.focus_first()
    assert QApplication.focusWidget() is panel.rows[0]
    press(panel.rows[0], Qt.Key.Key_Down)
    second = QApplication.focusWidget()
    assert isinstance(second, Fold | FindingRow)
    assert second is not panel.rows[0]
    press(second, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is panel.rows[0]


def test_f3_steps_through_all_of_them_and_round(checked: Checked) -> None:
    panel = checked.panel
    stepped = [panel.step(1) for _ in range(len(panel.findings))]
    assert stepped == list(panel.findings)
    assert panel.step(1) == panel.findings[0]
    assert panel.step(-1) == panel.findings[-1]


def test_a_repair_is_one_step_of_undo_and_the_list_follows(checked: Checked) -> None:
    core, panel = checked.room.core, checked.panel
    blocks = [each for each in panel.findings if each.severity is Severity.BLOCK]
    row = panel.rows[0]
    offered = [button.text() for button in row.repairs]
    assert offered[0] == "Draft from the other Chinese text"
    card_id = row.finding.place.id
    click(row.repairs[0])
    assert core.library.get_card(card_id).text.zh_hans
    assert len([each for each in panel.findings if each.severity is Severity.BLOCK]) < len(blocks)
    notice = checked.room.notices.recent[0]
    assert notice.text == "Done: Draft from the other Chinese text"
    assert notice.act is not None
    notice.act()
    assert not core.library.get_card(card_id).text.zh_hans
    assert panel.rows[0].finding == blocks[0]


def test_a_section_whose_last_block_was_left_out_goes_with_one_click(checked: Checked) -> None:
    core, panel = checked.room.core, checked.panel
    section = next(each for each in core.library.get_briefing(checked.briefing_id).sections if each.blocks)
    for block in section.blocks:
        core.briefings.remove_block(block.id)
    emptied = core.library.get_briefing(checked.briefing_id)
    row = checked.row_of("empty_section", "leave_out")
    assert row.finding.place.id == section.id
    assert row.repairs[0].text() == "Leave the section out"
    click(row.repairs[0])
    assert section.id not in [each.id for each in core.library.get_briefing(checked.briefing_id).sections]
    assert "empty_section" not in [each.check for each in panel.findings]
    core.history.undo()
    assert core.library.get_briefing(checked.briefing_id) == emptied


def test_the_menu_key_lists_the_repairs(checked: Checked) -> None:
    row = checked.panel.rows[0]
    menu = row.open_menu()
    words = [each.text() for each in menu.actions() if each.text()]
    assert words == ["Go to", "Draft from the other Chinese text", "Leave it out"]
    menu.close()


def test_a_date_is_asked_for_in_place(checked: Checked) -> None:
    core, panel = checked.room.core, checked.panel
    row = checked.row_of("undated_figure", "add_date")
    key = row.finding.place.id
    panel.repair(row, "add_date")
    form = row.form
    assert form is not None
    field = form.fields[0]
    assert isinstance(field, QLineEdit)
    field.setText("nonsense")
    press(field, Qt.Key.Key_Return)
    assert row.form is form
    assert form.hints[0].text()
    assert field.text() == "nonsense"
    field.setText("30/6/25")
    assert form.hints[0].text() == "30 June 2025"
    press(field, Qt.Key.Key_Return)
    figure = core.library.find_figure_by_key(key)
    assert figure is not None
    assert figure.latest is not None
    assert figure.latest.as_of == PartialDate.parse("2025-06-30")
    assert all(each.place.id != key or each.check != "undated_figure" for each in panel.findings)


def test_a_newer_number_is_added_with_date_and_source(checked: Checked) -> None:
    core, panel = checked.room.core, checked.panel
    row = checked.row_of("stale_figure", "add_observation")
    figure = core.library.find_figure_by_key(row.finding.place.id)
    assert figure is not None
    assert figure.latest is not None
    before = len(figure.observations)
    panel.repair(row, "add_observation")
    form = row.form
    assert form is not None
    value, date, source, locator = form.fields
    assert isinstance(value, QLineEdit)
    assert isinstance(date, QLineEdit)
    assert isinstance(source, QComboBox)
    assert isinstance(locator, QLineEdit)
    assert source.currentData() == figure.latest.citation.source_id if figure.latest.citation else True
    press(value, Qt.Key.Key_Return)
    assert form.hints[0].text() == "Fill this in first."
    value.setText("99")
    date.setText("2026-02")
    locator.setText("Table 3")
    checked.check()  # a change from elsewhere meanwhile does not take away what is typed
    assert row.form is form
    press(locator, Qt.Key.Key_Return)
    after = core.library.get_figure(figure.id)
    assert len(after.observations) == before + 1
    newest = next(each for each in after.observations if each not in figure.observations)
    assert (str(newest.as_of), newest.citation and newest.citation.locator) == ("2026-02", "Table 3")


def test_a_name_that_a_language_lacks_is_written_in_place(checked: Checked) -> None:
    core, panel = checked.room.core, checked.panel
    key = checked.row_of("undated_figure", "add_date").finding.place.id
    figure = core.library.find_figure_by_key(key)
    assert figure is not None
    core.figures.update_figure(replace(figure, label=figure.label.with_text(Language.EN, "")))
    row = checked.row_of("missing_language", "write_text")
    assert (row.finding.place.id, row.finding.place.language) == (key, "en")
    panel.repair(row, "write_text")
    form = row.form
    assert form is not None
    field = form.fields[0]
    assert isinstance(field, QLineEdit)
    assert "Text in English" in [each.text() for each in form.findChildren(QLabel)]
    field.setText("Institutions of both batches")
    press(field, Qt.Key.Key_Return)
    assert core.library.get_figure(figure.id).label.get(Language.EN) == "Institutions of both batches"
    assert all(each.place.id != key or each.check != "missing_language" for each in panel.findings)


def test_a_source_is_chosen_by_the_person_alone(checked: Checked) -> None:
    core, panel = checked.room.core, checked.panel
    key = checked.row_of("stale_figure", "add_observation").finding.place.id
    figure = core.library.find_figure_by_key(key)
    assert figure is not None
    bare = replace(figure, observations=tuple(replace(each, citation=None) for each in figure.observations))
    core.figures.update_figure(bare)
    row = checked.row_of("missing_source", "add_source")
    panel.repair(row, "add_source")
    form = row.form
    assert form is not None
    field = form.fields[0]
    assert isinstance(field, QComboBox)
    assert (field.currentIndex(), field.placeholderText()) == (-1, "Choose a source")
    click(form.apply)  # a number is never given a source that happens to come first
    assert row.form is form
    assert form.hints[0].text() == "Fill this in first."
    assert core.library.get_figure(figure.id) == bare
    field.setCurrentIndex(1)
    assert form.hints[0].text() == ""
    chosen = field.currentData()
    click(form.apply)
    latest = core.library.get_figure(figure.id).latest
    assert latest is not None
    assert latest.citation is not None
    assert latest.citation.source_id == chosen


def test_escape_gives_a_form_up(checked: Checked) -> None:
    row = checked.row_of("undated_figure", "add_date")
    checked.panel.repair(row, "add_date")
    form = row.form
    assert form is not None
    press(form.fields[0], Qt.Key.Key_Escape)
    assert not form.isVisible()
    assert QApplication.focusWidget() is row


def test_what_is_kept_becomes_a_notice_that_can_be_asked_again(checked: Checked) -> None:
    panel = checked.panel
    row = checked.row_of("undated_figure", "keep_with_note")
    mark = row.finding.mark
    panel.repair(row, "keep_with_note")
    kept = next(each for each in panel.findings if each.mark == mark)
    assert (kept.severity, kept.accepted) == (Severity.NOTICE, True)
    again = next(each for each in panel.rows if each.finding.mark == mark)
    panel.repair(again, "ask_again")
    assert next(each for each in panel.findings if each.mark == mark).severity is Severity.WARNING


def test_passed_checks_are_folded(checked: Checked) -> None:
    fold = next(each for each in checked.panel.findChildren(Fold) if each.property("fold") == "passed")
    assert fold.accessibleName().endswith("checks passed")
    assert not fold.isChecked()


def test_nothing_found_says_so(room: Room, checked: Checked) -> None:
    checked.panel.show_findings(room.core.library.get_briefing(checked.briefing_id), ())
    QApplication.processEvents()
    assert checked.panel.rows == ()
    assert checked.panel.count == 0
    assert checked.panel.step(1) is None


# -- the checker -----------------------------------------------------------------------------------------------------


def test_the_checker_asks_for_all_readers_and_again_after_a_change(qtbot: QtBot, room: Room) -> None:
    id = room.core.library.resolve_ref("briefing", SAMPLE)
    checker = Checker(room, id, room.workspace)
    with qtbot.waitSignal(checker.found, timeout=LONG) as heard:
        checker.check((Language.EN,), tuple(Audience))
    assert heard.args is not None
    results = heard.args[0]
    assert set(results) == set(Audience)
    merged = merge(results)
    assert len(merged) == len({str(each) for each in merged})
    briefing = room.core.library.get_briefing(id)
    with qtbot.waitSignal(checker.found, timeout=LONG) as heard:
        room.core.briefings.update_briefing(replace(briefing, title=briefing.title.with_text(Language.EN, "")))
    assert heard.args is not None
    assert any(each.severity is Severity.BLOCK for each in heard.args[0][Audience.DELEGATION])
    with qtbot.waitSignal(checker.found, timeout=LONG) as heard:
        checker.check((), tuple(Audience))
    assert heard.args == [{}]
    checker.close()


def test_long_words_on_buttons_do_not_widen_the_list(look: Look, qtbot: QtBot) -> None:
    words = "Draft from the other Chinese text, as far as there is one"
    offers = (Offer("a", words), Offer("b", "Leave it out"))
    row = FindingRow(look, make_finding("missing_language", Severity.BLOCK), "A sentence", "p. 3", offers)
    qtbot.addWidget(row)
    row.resize(340, 200)
    row.show()
    qtbot.waitUntil(lambda: row.repairs[1].y() > row.go.y())
    assert row.minimumSizeHint().width() < 340
    assert all(each.geometry().right() <= 340 for each in (row.go, *row.repairs))
    row.resize(1400, 80)
    qtbot.waitUntil(lambda: row.repairs[1].y() == row.go.y())
    assert row.repairs[0].width() >= row.repairs[0].sizeHint().width()


def hover(widget: QWidget) -> None:
    """Move the pointer over a widget, as Qt tells it."""
    place = QPointF(widget.rect().center())
    none = Qt.MouseButton.NoButton
    moved = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        QPointF(widget.mapToGlobal(place.toPoint())),
        none,
        none,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, moved)


def test_the_form_says_what_holds_now_and_shows_back_what_is_counted(qtbot: QtBot, checked: Checked) -> None:
    core, panel = checked.room.core, checked.panel
    row = checked.row_of("stale_figure", "add_observation")
    figure = core.library.find_figure_by_key(row.finding.place.id)
    assert figure is not None
    core.figures.update_figure(replace(figure, noun=CountNoun("drug", "drugs", "種藥物", "种药物"), unit=Unit.COUNT))
    row = next(each for each in panel.rows if each.finding.place.id == figure.key)
    panel.area.verticalScrollBar().setValue(panel.area.verticalScrollBar().maximum())
    panel.repair(row, "add_observation")
    form = row.form
    assert form is not None
    sight = panel.area.viewport()

    def seen() -> bool:
        return all(sight.rect().contains(each.mapTo(sight, each.rect().center())) for each in (value, form.apply))

    value, date = form.fields[0], form.fields[1]
    assert isinstance(value, QLineEdit)
    qtbot.waitUntil(lambda: form.apply.y() > date.y() > value.y() and form.height() >= form.sizeHint().height())
    assert seen()
    assert figure.latest is not None
    texts = [each.text() for each in form.findChildren(QLabel)]
    now = next(each for each in texts if each.startswith("Now: "))
    assert "drugs, " in now
    assert core.wording.as_of(figure.latest.as_of, Language.EN) in now
    assert value.accessibleDescription() == now
    below = date.y()
    value.setText("31")
    QApplication.processEvents()
    assert form.hints[0].text() == "31 drugs"
    assert value.accessibleDescription() == "31 drugs"
    assert date.y() == below  # nothing moved away from under the pointer


def test_after_a_repair_the_focus_is_on_the_next_row(checked: Checked) -> None:
    panel = checked.panel
    row = checked.row_of("undated_figure", "keep_with_note")
    at = panel.rows.index(row)
    following = panel.rows[at + 1]
    row.setFocus()
    checked.room.workspace.changed.disconnect(checked.check)  # the checks take a while
    panel.repair(row, "keep_with_note")
    assert QApplication.focusWidget() is following
    checked.room.workspace.changed.connect(checked.check)
    checked.check()
    assert QApplication.focusWidget() is following
    one, last = (each.finding for each in panel.rows[:2])
    briefing = checked.room.core.library.get_briefing(checked.briefing_id)
    panel.show_findings(briefing, [last, one])
    panel.focus_first()
    panel.step(-1)
    end = panel.rows[-1]
    assert QApplication.focusWidget() is end
    checked.room.workspace.changed.disconnect(checked.check)
    panel.repair(end, "leave_out")
    checked.room.workspace.changed.connect(checked.check)
    assert QApplication.focusWidget() is panel.rows[-2]  # after the last comes the one before


def test_the_list_does_not_move_while_the_pointer_aims(qtbot: QtBot, checked: Checked) -> None:
    core, panel = checked.room.core, checked.panel
    briefing, findings = core.library.get_briefing(checked.briefing_id), panel.findings
    shown = panel.rows
    hover(panel.rows[0].go)
    panel.show_findings(briefing, findings[1:])
    QApplication.processEvents()
    assert panel.rows == shown
    hover(panel.rows[0].go)
    qtbot.waitUntil(lambda: len(panel.rows) < len(shown), timeout=4 * REST)
    hover(panel.rows[0].go)
    panel.show_findings(briefing, findings)
    QApplication.processEvents()
    assert len(panel.rows) < len(shown)
    QApplication.sendEvent(panel.area.widget(), QEvent(QEvent.Type.Leave))  # elsewhere, nobody aims
    qtbot.waitUntil(lambda: len(panel.rows) == len(shown), timeout=REST // 2)
