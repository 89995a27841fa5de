"""The settings of every kind of block: what is written is kept at once, one step a burst, and follows undo."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QTextEdit, QWidget

from briefing_app.model.block import (
    AgendaBlock,
    AgendaItem,
    AnyBlock,
    CardBlock,
    ChartBlock,
    KeyFiguresBlock,
    Likelihood,
    PageBreakBlock,
    PeopleBlock,
    Person,
    PictureBlock,
    PointsBlock,
    Question,
    QuestionsBlock,
    TableBlock,
    TextBlock,
    TextRole,
    TimelineBlock,
    TimelineEvent,
)
from briefing_app.model.figure import Release
from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.ui.composer.inspector.agenda import AgendaForm
from briefing_app.ui.composer.inspector.card import CardForm
from briefing_app.ui.composer.inspector.chart import ChartForm, DataTable, Width
from briefing_app.ui.composer.inspector.form import Form
from briefing_app.ui.composer.inspector.forms import FORMS
from briefing_app.ui.composer.inspector.key_figures import KeyFiguresForm
from briefing_app.ui.composer.inspector.people import PeopleForm
from briefing_app.ui.composer.inspector.picture import PictureForm
from briefing_app.ui.composer.inspector.points import PointsForm
from briefing_app.ui.composer.inspector.questions import QuestionsForm
from briefing_app.ui.composer.inspector.section import SectionForm
from briefing_app.ui.composer.inspector.table import TableForm
from briefing_app.ui.composer.inspector.text import TextForm
from briefing_app.ui.composer.inspector.timeline import TimelineForm
from briefing_app.ui.composer.kinds import KINDS
from briefing_app.ui.room import Where
from briefing_app.ui.text.date_field import DateField
from briefing_app.ui.text.figure_field import FigureField
from briefing_app.ui.text.local_field import LocalField
from tests.ui.composer.conftest import Desk, section_of
from tests.ui.hands import click, press, type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Kind = TypeVar("Kind", bound=Form)


def put(desk: Desk, block: AnyBlock) -> Callable[[], AnyBlock]:
    """Place a block, choose it, show its settings; gives a way to read it again."""
    new = desk.core.briefings.add_block(desk.id_of("C"), block, 0)
    desk.page.side.show_tab("settings")
    desk.page.view.choose([new.id])
    return lambda: next(each for each in desk.briefing.blocks if each.id == new.id)


def form_of(desk: Desk, kind: type[Kind]) -> Kind:
    form = desk.page.inspector.form
    assert isinstance(form, kind)
    return form


def write(desk: Desk, field: LocalField | QWidget, text: str, language: Language = Language.EN) -> None:
    """Write over what is in a field, by an input method, and leave it."""
    inner = field.fields[language] if isinstance(field, LocalField) else field
    assert isinstance(inner, (QLineEdit, QTextEdit, QPlainTextEdit))
    inner.selectAll()
    type_text(inner, text)
    desk.page.keep()


def test_there_is_a_form_for_everything() -> None:
    assert set(FORMS) == {"section", *(each.name for each in KINDS)}


def test_text(desk: Desk) -> None:
    read = put(desk, TextBlock(id="", text=LocalText("Old")))
    form = form_of(desk, TextForm)
    write(desk, form.text, "What we want")
    write(desk, form.text, "我們想要的", Language.HANT)
    write(desk, form.title, "Aims")
    form.role.combo.setCurrentIndex(1)
    form.role.combo.activated.emit(1)
    block = read()
    assert isinstance(block, TextBlock)
    assert block.text == LocalText("What we want", "我們想要的")
    assert block.title == LocalText("Aims")
    assert block.role is TextRole.OBJECTIVES
    desk.core.history.undo()
    desk.core.history.undo()
    assert desk.page.inspector.form is form  # the fields follow; nothing is built anew under the hands
    title = form.title.fields[Language.EN]
    assert isinstance(title, FigureField)
    assert title.source_text == ""


def test_card(desk: Desk) -> None:
    card = desk.core.library.list_cards()[0]
    read = put(desk, CardBlock(id="", card_id=card.id))
    form = form_of(desk, CardForm)
    assert form.text.text() == desk.core.finder.read_rows([card.id], Language.EN)[0].text
    click(form.open)
    assert desk.went == [Where("card", card.id)]
    assert not form.internal.isVisibleTo(form)
    desk.core.cards.update_card(replace(card, release=Release.INTERNAL))
    assert form.internal.isVisibleTo(form)
    row = desk.page.model.row_at(desk.page.model.find(read().id))
    assert row is not None
    assert row.internal == "Internal"
    desk.core.history.undo()


def test_chart(desk: Desk) -> None:
    chart = desk.core.library.ids("chart")[0]
    read = put(desk, ChartBlock(id="", chart_id=chart))
    form = form_of(desk, ChartForm)
    click(form.width_field.row.button(Width.HALF))
    block = read()
    assert isinstance(block, ChartBlock)
    assert block.width == "half"
    click(form.data_field.row.button(DataTable.ALWAYS))
    block = read()
    assert isinstance(block, ChartBlock)
    assert (block.width, block.data) == ("half", "always")
    click(form.open)
    assert desk.went == [Where("chart", chart)]


def test_key_figures(desk: Desk) -> None:
    keys = [each.key for each in desk.core.library.list_figures()[:3]]
    read = put(desk, KeyFiguresBlock(id="", figures=tuple(keys[:2])))
    form = form_of(desk, KeyFiguresForm)

    def figures() -> list[str]:
        block = read()
        assert isinstance(block, KeyFiguresBlock)
        return list(block.figures)

    click(form.figures.cards[1].up)
    assert figures() == [keys[1], keys[0]]
    assert [each.item_shown for each in form.figure_cards] == [keys[1], keys[0]]
    type_text(form.search, desk.core.library.list_figures()[2].label.en)
    form.search.flush()
    ids = [row.id for row in form.found.rows.rows]
    assert keys[2] in ids
    assert keys[0] not in ids
    form.add_figure(keys[2])
    assert figures() == [keys[1], keys[0], keys[2]]
    assert form.search.text() == ""
    click(form.figures.cards[0].remove)
    assert figures() == [keys[0], keys[2]]
    desk.core.history.undo()
    assert [each.item_shown for each in form.figure_cards] == [keys[1], keys[0], keys[2]]


def test_points(desk: Desk) -> None:
    read = put(desk, PointsBlock(id="", addressee=LocalText("the host"), points=(LocalText("One"), LocalText("Two"))))
    form = form_of(desk, PointsForm)
    click(form.points.more)
    write(desk, form.points.cards[2].findChildren(LocalField)[0], "Three")
    click(form.points.cards[2].up)
    write(desk, form.addressee, "all")
    block = read()
    assert isinstance(block, PointsBlock)
    assert [each.en for each in block.points] == ["One", "Three", "Two"]
    assert block.addressee.en == "all"
    assert block.release is Release.INTERNAL  # unless one says otherwise
    click(form.points.cards[0].remove)
    assert len(form.points.cards) == 2
    desk.core.history.undo()
    assert len(form.points.cards) == 3
    assert not form.points.cards[0].up.isEnabled()
    assert not form.points.cards[2].down.isEnabled()


def test_questions(desk: Desk) -> None:
    read = put(desk, QuestionsBlock(id="", items=(Question(LocalText("Why?"), LocalText("So.")),)))
    form = form_of(desk, QuestionsForm)
    question, answer = form.items.cards[0].findChildren(LocalField)
    write(desk, answer, "Because.")
    write(desk, question, "Why now?")
    row = next(each for each in form.items.cards[0].findChildren(QWidget) if hasattr(each, "row"))
    click(row.row.button(Likelihood.HIGH))
    block = read()
    assert isinstance(block, QuestionsBlock)
    assert block.items == (Question(LocalText("Why now?"), LocalText("Because."), Likelihood.HIGH),)


def test_agenda(desk: Desk) -> None:
    read = put(desk, AgendaBlock(id="", items=()))
    form = form_of(desk, AgendaForm)
    click(form.items.more)
    card = form.items.cards[0]
    time = next(each for each in card.findChildren(QLineEdit) if each.accessibleName() == "Line 1, Time")
    write(desk, time, "09:30–10:15")
    item, detail = card.findChildren(LocalField)
    write(desk, item, "Welcome")
    write(desk, detail, "Hall 2")
    block = read()
    assert isinstance(block, AgendaBlock)
    assert block.items == (AgendaItem("09:30–10:15", LocalText("Welcome"), LocalText("Hall 2")),)


def test_people(desk: Desk) -> None:
    read = put(desk, PeopleBlock(id="", people=()))
    form = form_of(desk, PeopleForm)
    click(form.people.more)
    for field, text in zip(form.people.cards[0].findChildren(LocalField), ("A", "B", "C", "D"), strict=True):
        write(desk, field, text)
    block = read()
    assert isinstance(block, PeopleBlock)
    person = block.people[0]
    assert [each.en for each in (person.name, person.role, person.organisation, person.note)] == ["A", "B", "C", "D"]


def test_timeline(desk: Desk) -> None:
    read = put(desk, TimelineBlock(id="", events=()))
    form = form_of(desk, TimelineForm)
    click(form.events.more)
    card = form.events.cards[0]
    date = card.findChildren(DateField)[0]
    write(desk, date.line, "Feb 2023")
    write(desk, card.findChildren(LocalField)[0], "Opened")
    block = read()
    assert isinstance(block, TimelineBlock)
    assert str(block.events[0].date) == "2023-02"
    assert block.events[0].text.en == "Opened"
    date.line.clear()
    desk.page.keep()
    assert "needs a date" in date.problem
    assert read() == block


def test_table(desk: Desk) -> None:
    datasets = desk.core.library.list_datasets()
    first = next(each for each in datasets if len(each.columns) > 1)
    read = put(desk, TableBlock(id="", dataset_id=first.id))
    form = form_of(desk, TableForm)

    def block() -> TableBlock:
        found = read()
        assert isinstance(found, TableBlock)
        return found

    keys = [each.key for each in first.columns]
    assert [key for key, box in form.columns.items() if box.isChecked()] == keys
    click(form.columns[keys[-1]])
    assert block().columns == tuple(keys[:-1])
    click(form.columns[keys[-1]])
    assert block().columns == ()  # all is no choice
    for key in keys:
        click(form.columns[key])
    assert len(block().columns) == 1  # the last one stays: nothing cannot be printed
    other = next(each for each in datasets if each.id != first.id)
    form.dataset.combo.setCurrentIndex(form.dataset._values.index(other.id))
    form.dataset.combo.activated.emit(form.dataset.combo.currentIndex())
    assert (block().dataset_id, block().columns) == (other.id, ())
    assert list(form.columns) == [each.key for each in other.columns]


def make_picture(folder: Path, colour: str) -> Path:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    path = folder / f"{colour}.png"
    assert image.save(str(path))
    return path


def test_picture(desk: Desk, tmp_path: Path) -> None:
    desk.page.view.choose([desk.id_of("C")])
    spot = desk.page.acts.spot_after(desk.id_of("C"))
    before = len(desk.core.library.list_assets())
    desk.page.adding.add_picture(make_picture(tmp_path, "red"), spot)
    assert desk.shape[2] == ("C", ["PictureBlock"])
    assert len(desk.core.library.list_assets()) == before + 1
    desk.core.history.undo()  # picture and block in one step
    assert desk.shape[2] == ("C", [])
    assert len(desk.core.library.list_assets()) == before
    desk.core.history.redo()
    desk.page.view.choose([section_of(desk, "C").blocks[0].id])
    form = form_of(desk, PictureForm)
    assert form.picture.pixmap().toImage().pixelColor(3, 3) == QColor("red")
    write(desk, form.alt, "A red square")
    write(desk, form.credit, "A. Painter")
    form.take(make_picture(tmp_path, "blue"))
    assert form.picture.pixmap().toImage().pixelColor(3, 3) == QColor("blue")
    block = section_of(desk, "C").blocks[0]
    assert isinstance(block, PictureBlock)
    assert (block.alt.en, block.credit) == ("A red square", "A. Painter")
    desk.core.history.undo()
    assert form.picture.pixmap().toImage().pixelColor(3, 3) == QColor("red")
    assert len(desk.core.library.list_assets()) == before + 1


def test_a_picture_that_is_none_is_said(desk: Desk, tmp_path: Path) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"no picture")
    spot = desk.page.acts.spot_after(desk.id_of("C"))
    for path in (broken, tmp_path / "missing.png"):
        desk.page.adding.add_picture(path, spot)
        assert desk.told[-1].kind == "err"
        assert path.name in desk.told[-1].text
    assert desk.shape[2] == ("C", [])


def test_section(desk: Desk) -> None:
    desk.page.side.show_tab("settings")
    desk.page.view.choose([desk.id_of("C")])
    form = form_of(desk, SectionForm)
    write(desk, form.guidance, "Write what the host wants.")
    row = desk.page.model.row_at(desk.page.model.find(desk.id_of("C")))
    assert row is not None
    assert row.hint == "Write what the host wants."
    write(desk, form.title, "Aims")
    assert desk.shape[2] == ("Aims", [])
    release = desk.page.inspector.release
    assert release is not None
    click(release.row.button(Release.INTERNAL))
    assert section_of(desk, "Aims").release is Release.INTERNAL


def test_what_all_have_in_common(desk: Desk) -> None:
    page = desk.page
    put(desk, PageBreakBlock(id=""))
    assert page.inspector.release is not None
    click(page.inspector.release.row.button(Release.INTERNAL))
    assert section_of(desk, "C").blocks[0].release is Release.INTERNAL
    desk.page.view.choose([desk.id_of("b")])
    page.inspector.moved.emit(-1)
    assert desk.shape[0] == ("A", list("bacd"))
    page.inspector.duplicated.emit()
    assert desk.shape[0] == ("A", list("bbacd"))
    page.inspector.removed.emit()
    assert desk.shape[0] == ("A", list("bacd"))


def test_none_and_several(desk: Desk) -> None:
    def shown() -> bool:
        return desk.page.inspector.form is not None

    desk.page.side.show_tab("settings")
    desk.page.view.choose(desk.ids_of("ab"))
    assert not shown()
    desk.page.view.clearSelection()
    assert not shown()
    desk.page.view.choose([desk.id_of("b")])
    assert shown()
    desk.core.briefings.remove_block(desk.id_of("b"))
    assert not shown()


def test_nothing_is_built_that_nobody_sees(desk: Desk) -> None:
    desk.page.view.choose([desk.id_of("a")])
    desk.page.side.show_tab("settings")
    form = desk.page.inspector.form
    desk.page.side.show_tab("preview")
    desk.page.view.choose([desk.id_of("b")])
    desk.page.view.choose([desk.id_of("c")])
    assert desk.page.inspector.form is form
    desk.core.briefings.remove_block(desk.id_of("b"))
    desk.page.side.show_tab("settings")
    shown = desk.page.inspector.form
    assert shown is not None
    assert shown.id == desk.id_of("c")
    desk.page.side.show_tab("preview")
    desk.page.view.choose([desk.id_of("d")])
    desk.core.briefings.remove_block(desk.id_of("d"))  # while it waits to be shown
    desk.page.side.show_tab("settings")
    assert desk.page.inspector.isVisible()


def test_another_language_shows_its_fields(desk: Desk) -> None:
    put(desk, TextBlock(id="", text=LocalText("One", "一", "一")))
    assert form_of(desk, TextForm).text.language is Language.EN
    desk.page.set_content_language(Language.HANS)
    assert form_of(desk, TextForm).text.language is Language.HANS
    desk.page.set_content_language(Language.EN)


def test_enter_goes_to_the_first_field(desk: Desk) -> None:
    put(desk, TextBlock(id="", text=LocalText("One")))
    desk.page.inspector.enter()
    QApplication.processEvents()
    focus = desk.page.window().focusWidget()
    assert focus is not None
    assert desk.page.inspector.isAncestorOf(focus)
    assert focus.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_tab_goes_through_the_points_in_order_and_then_adds_one(desk: Desk) -> None:
    put(desk, PointsBlock(id="", addressee=LocalText("Us"), points=(LocalText("One"), LocalText("Two"))))
    form = form_of(desk, PointsForm)
    form.points.add_item()  # built later than what stands below it
    QApplication.processEvents()
    window, way = desk.page.window(), list[str]()
    form.addressee.fields[Language.EN].setFocus()
    while len(way) < 60 and not form.title.fields[Language.EN].hasFocus():
        focus = window.focusWidget()
        assert focus is not None
        way.append(focus.accessibleName() if focus is not form.points.more else "more")
        press(focus, Qt.Key.Key_Tab)
    texts = [each for each in way if each == "more" or (each.startswith("Point") and each.endswith(", English"))]
    assert texts == [*(f"Point {n}, English" for n in (1, 2, 3)), "more"]


def test_no_two_fields_of_a_form_are_called_the_same(desk: Desk) -> None:
    event = TimelineEvent(PartialDate.parse("2026"), LocalText("x"))
    blocks = (
        PointsBlock(id="", addressee=LocalText(), points=(LocalText("One"), LocalText("Two"))),
        QuestionsBlock(id="", items=tuple(Question(LocalText(each), LocalText(each)) for each in "ab")),
        AgendaBlock(id="", items=tuple(AgendaItem("09:00", LocalText(each)) for each in "ab")),
        PeopleBlock(id="", people=tuple(Person(LocalText(each)) for each in "ab")),
        TimelineBlock(id="", events=(event, event)),
    )
    for block in blocks:
        put(desk, block)
        form = desk.page.inspector.form
        assert form is not None
        fields = [*form.findChildren(QLineEdit), *form.findChildren(QTextEdit), *form.findChildren(QPushButton)]
        names = [each.accessibleName() or each.text() for each in fields if isinstance(each, (QLineEdit, QPushButton))]
        names += [each.accessibleName() for each in fields if isinstance(each, QTextEdit)]
        assert len(set(names)) == len(names) > 6, sorted(names)
        if isinstance(block, PointsBlock):
            assert "Point 1, English" in names
            assert "Point 2, Traditional Chinese" in names
        if isinstance(block, QuestionsBlock):
            assert "Question 2, Answer, English" in names
