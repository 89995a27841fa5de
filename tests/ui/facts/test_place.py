"""The place of the facts in the real window on the real library."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.model.figure import Release, Status
from briefing_app.model.language import Language, LocalText
from briefing_app.store.card_query import CardSort
from briefing_app.ui.composer.page import ComposerPage
from briefing_app.ui.facts.ask import AskName
from briefing_app.ui.facts.place import FactsPage
from briefing_app.ui.lists.card_line import CardLine
from briefing_app.ui.lists.mime import read_items
from briefing_app.ui.reader.body import LinkButton
from briefing_app.ui.room import Where
from briefing_app.ui.theme import Appearance
from briefing_app.ui.window import MainWindow
from briefing_app.workspace.query_text import parse_query
from tests.ui.conftest import LONG, MakeWindow, clear_deferred
from tests.ui.hands import click, press, type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def page_of(window: MainWindow) -> FactsPage:
    assert isinstance(window.page, FactsPage)
    return window.page


def go(window: MainWindow, at: str = "", id: str = "") -> FactsPage:
    window.stage.go(Where("facts", id, at))
    return page_of(window)


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    return make_window()


@pytest.fixture
def page(window: MainWindow) -> FactsPage:
    return go(window)


def unused(page: FactsPage) -> list[str]:
    return list(page.room.core.finder.find_cards(parse_query("used:0")))


def test_the_newest_figures_come_first(qtbot: QtBot, page: FactsPage) -> None:
    core, listed = page.room.core, page.list.ids_model.ids
    assert tuple(listed) == core.finder.find_cards(parse_query(""), sort=CardSort.NEWEST)
    assert core.library.get_card(listed[0]).claim_keys
    assert not core.library.get_card(listed[-1]).claim_keys
    next(each for each in page.head.findChildren(QAction) if each.text() == "Last changed").trigger()
    recent = core.finder.find_cards(parse_query(""), sort=CardSort.RECENT)
    assert recent != tuple(listed)
    qtbot.waitUntil(lambda: tuple(page.list.ids_model.ids) == recent)


@pytest.mark.parametrize("language", [Language.EN, Language.HANT, Language.HANS])
def test_a_card_without_a_title_is_headed_as_the_lists_name_it(
    qtbot: QtBot, window: MainWindow, language: Language
) -> None:
    core = window.workspace.core
    card = core.cards.add_card(LocalText(""), LocalText("A text without a title."))
    window.set_language(language)
    window.settings.content_language = Language.EN
    page = go(window, id=card.id)
    (line,) = page.room.core.finder.read_rows([card.id], Language.EN)
    assert not line.title
    qtbot.waitUntil(lambda: page.right.reader.id == card.id)
    named = page.room.look.say("cards.untitled")
    body = page.right.reader.area.widget()
    said = [each.text() for each in body.findChildren(QLabel)]
    assert said.index(named) < said.index("A text without a title.")
    article = page.right.reader.article
    assert article is not None
    assert article.copy_text == "A text without a title."
    assert page.right.reader.area.accessibleName() == named


def test_search_filters_and_ways_out_of_an_empty_list(qtbot: QtBot, page: FactsPage) -> None:
    core, model = page.room.core, page.list.ids_model
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    every = core.library.count("card")
    assert len(model.ids) == every
    page.commands["find"]()
    type_text(page.head.field, "深圳")
    qtbot.waitUntil(lambda: 0 < len(model.ids) < every)
    line = model.row_at(model.index(0))
    assert isinstance(line, CardLine)
    press(page.head.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(model.ids) == every)
    click(page.head.pills.button("status:stale"))
    stale = core.finder.count_cards().stale
    assert page.head.field.text() == "status:stale"
    assert len(model.ids) == stale > 0
    assert page.side.list.lines.entry_at(page.side.list.lines.find("status:stale")).on  # type: ignore[union-attr]
    side = page.side.list
    side.setCurrentIndex(side.lines.find("theme:fundraising"))
    press(side, Qt.Key.Key_Return)
    assert parse_query(page.head.field.text()).theme == "fundraising"
    type_text(page.head.field, " zzzz")
    qtbot.waitUntil(lambda: page.middle_stack.currentWidget() is page.empty)
    assert [each.accessibleName() for each in page.empty.buttons] == ["Clear filters", "New card “zzzz”"]
    click(page.empty.buttons[0])
    assert page.head.field.text().strip() == "zzzz"
    click(page.empty.buttons[0])
    assert len(model.ids) == every
    assert tester.model() is model


def test_the_reader_shows_what_is_chosen_and_copies_it(qtbot: QtBot, page: FactsPage) -> None:
    core = page.room.core
    card = next(each for each in core.library.list_cards() if each.figure_keys[:1] == ("itf_grants",))
    core.cards.update_card(replace(card, say=LocalText("Say this of {itf_grants}.", "說這個", "说这个")))
    assert page.reveal("card", card.id)
    qtbot.waitUntil(lambda: page.reader.id == card.id)
    article = page.reader.article
    assert article is not None
    assert article.say == "Say this of HK$1.76 billion."
    assert article.uses
    click(page.reader.languages.button(Language.HANT))
    assert page.reader.article is not None
    assert page.reader.article.language is Language.HANT
    assert page.room.settings.content_language is Language.HANT
    row = page.list.ids_model.row_at(page.list.currentIndex())
    assert row is not None
    assert row.title == core.finder.read_rows([card.id], Language.HANT)[0].title
    press(page.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    page.commands["copy"]()
    text = QGuiApplication.clipboard().text()
    assert "17.6億港元" in text
    assert "說這個" not in text
    copies = [
        each
        for each in page.reader.findChildren(QAbstractButton)
        if "複製" in each.toolTip() or "Copy" in each.toolTip()
    ]
    assert len(copies) > len(article.figures)
    page.reader.copy_asked.emit("itf_grants")
    assert "17.6億港元" in QGuiApplication.clipboard().text()
    links = [each.accessibleName() for each in page.reader.findChildren(LinkButton)]
    assert page.reader.article.uses[0].title in links


def test_what_is_done_to_several_cards_is_one_step_each(qtbot: QtBot, page: FactsPage) -> None:
    core = page.room.core
    ids = list(page.list.ids_model.ids[:4])
    page.list.select(ids)
    qtbot.waitUntil(lambda: page.right.currentWidget() is page.bulk)
    assert page.bulk.title.text() == "4 cards chosen"
    page.deeds.set_theme(ids, "policy")
    page.deeds.add_tag(ids, "for the visit")
    page.deeds.set_release(ids, Release.INTERNAL)
    cards = core.library.list_cards(ids)
    assert {(each.theme, each.release, "for the visit" in each.tags) for each in cards} == {
        ("policy", Release.INTERNAL, True)
    }
    for _ in range(3):
        core.history.undo()
    assert all(
        each.release is Release.OPEN and "for the visit" not in each.tags for each in core.library.list_cards(ids)
    )
    qtbot.waitUntil(lambda: not page._later.isActive())
    assert set(page.list.selected_ids) == set(ids)
    menu = page.deeds.make_menu(ids, Language.EN)
    names = [each.text() for each in menu.actions() if each.text()]
    assert names == [
        "Copy with sources", "Add to briefing", "Set theme", "Tags", "Mark as verified", "Mark as internal",
        "Mark as open", "Move to the trash",
    ]  # fmt: skip


def test_who_verifies_is_asked_once(page: FactsPage) -> None:
    core = page.room.core
    id = page.list.ids_model.ids[0]
    page.list.select([id])
    page.commands["verify"]()
    ask = page.window().findChild(AskName)
    assert ask is not None
    click(ask.go)
    assert ask.isVisible()
    type_text(ask.fields[0], "陳大文")
    click(ask.go)
    card = core.library.get_card(id)
    assert card.status is Status.VERIFIED
    assert card.verification is not None
    assert card.verification.person == "陳大文"
    clear_deferred()
    page.deeds.verify([page.list.ids_model.ids[1]])
    assert page.window().findChild(AskName) is None
    assert core.library.get_card(page.list.ids_model.ids[1]).status is Status.VERIFIED


def test_cards_go_to_the_trash_and_come_back_and_used_ones_say_where_they_stand(
    qtbot: QtBot, window: MainWindow, page: FactsPage
) -> None:
    core = page.room.core
    free = unused(page)[0]
    page.list.select([free])
    press(page.list, Qt.Key.Key_Delete)
    page.commands["delete"]() if core.library.find_card(free) else None
    assert core.library.find_card(free) is None
    qtbot.waitUntil(lambda: free not in page.list.ids_model.ids)
    assert page.list.selected_count == 1
    core.history.undo()
    assert page.reveal("card", free)
    used = core.finder.find_cards(parse_query("used:1"))[0]
    page.deeds.trash([used])
    assert core.library.find_card(used) is not None
    notice = window.notices.recent[0]
    title = core.library.where_used("card", used)[0].title.en
    assert title in notice.text
    assert notice.act is not None
    notice.act()
    assert core.library.find_card(used) is None
    two = [core.finder.find_cards(parse_query("used:1"))[0], unused(page)[0]]
    page.deeds.trash(two)
    notice = window.notices.recent[0]
    assert notice.text.startswith("One of these cards stands in: ")
    assert all(core.library.find_card(id) for id in two)
    assert notice.act is not None
    notice.act()
    assert not any(core.library.find_card(id) for id in two)
    assert window.notices.recent[0].text.startswith("2 cards were taken out of all briefings")
    core.history.undo()  # one step
    assert all(core.library.find_card(id) for id in two)
    assert core.library.count_users("card", two) == {two[0]: 1}


def test_a_question_about_cards_goes_with_the_choice_and_with_the_page(page: FactsPage, window: MainWindow) -> None:
    used = page.room.core.finder.find_cards(parse_query("used:1"))
    for leave in (lambda: page.list.select([used[1]]), lambda: window.stage.go(Where("briefings"))):
        page.reveal("card", used[0])
        page.deeds.trash([used[0]])
        assert window.info.isVisible()
        assert window.info.text.startswith("This card stands in: ")
        leave()
        assert not window.info.isVisible()
    window.notices.warn("warn", "The disk is nearly full.")
    window.stage.go(Where("facts"))
    assert window.info.isVisible()  # no question: it lasts until it is closed
    window.notices.clear()


def test_cards_go_behind_the_cursor_of_the_briefing_that_is_open(page: FactsPage, window: MainWindow) -> None:
    core = page.room.core
    sample = next(each for each in core.library.list_briefings() if not each.template)
    other = core.briefings.add_briefing(LocalText("Opened later"))
    window.stage.go(Where("composer", sample.id))
    composer = window.page
    assert isinstance(composer, ComposerPage)
    first = composer.briefing.blocks[0] if composer.briefing else None
    assert first is not None
    composer.view.choose([first.id])
    window.stage.go(Where("facts"))
    page.room.settings.add_recent("briefing", other.id)  # what stands open counts more
    facts = window.page
    assert isinstance(facts, FactsPage)
    ids = unused(facts)[:2]
    facts.list.select(ids)
    facts.commands["add_to_briefing"]()
    blocks = core.library.get_briefing(sample.id).blocks
    assert {getattr(each, "card_id", "") for each in blocks[1:3]} == set(ids)
    assert window.notices.recent[0].text == f"2 added to “{sample.title.en}”."
    core.history.undo()
    assert core.library.get_briefing(sample.id).blocks == sample.blocks
    facts.deeds.place(ids[:1], other.id)  # another one, chosen in the menu
    (section,) = core.library.get_briefing(other.id).sections
    assert section.title.zh_hant == "資料"
    core.history.undo()  # with the section that it needed
    assert core.library.get_briefing(other.id).sections == ()


def test_cards_are_added_to_the_briefing_that_was_open_last_or_asked_for(page: FactsPage) -> None:
    core = page.room.core
    briefing = next(each for each in core.library.list_briefings() if not each.template)
    ids = unused(page)[:2]
    menu = page.deeds.make_briefing_menu(ids)
    titles = [each.text() for each in menu.actions()]
    assert titles == [each.title.replace("&", "&&") for each in core.finder.find_briefings()][:15]
    menu.deleteLater()
    page.room.settings.add_recent("briefing", briefing.id)
    page.list.select(ids)
    page.commands["add_to_briefing"]()
    after = core.library.get_briefing(briefing.id)
    added = after.sections[-1].blocks[-2:]
    assert {getattr(each, "card_id", "") for each in added} == set(ids)
    core.history.undo()
    assert len(core.library.get_briefing(briefing.id).blocks) == len(briefing.blocks)
    empty = core.briefings.add_briefing(LocalText("Empty"))
    page.deeds.place(ids[:1], empty.id)
    assert core.library.get_briefing(empty.id).sections[0].title.zh_hant == "資料"


def test_a_copy_is_a_draft_that_is_chosen(page: FactsPage) -> None:
    original = page.list.ids_model.ids[3]
    page.list.select([original])
    page.commands["duplicate"]()
    copy = page.room.core.library.get_card(page.list.current_id)
    assert copy.status is Status.DRAFT
    assert copy.id != original
    assert page.list.ids_model.ids.index(copy.id) <= 3  # as new a figure, changed later


def test_what_is_dragged_are_the_cards(page: FactsPage) -> None:
    model = page.list.ids_model
    data = model.mimeData([model.index(0), model.index(2)])
    assert [each.id for each in read_items(data)] == [model.ids[0], model.ids[2]]


def test_themes_tags_and_saved_searches_are_kept_at_the_side(qtbot: QtBot, page: FactsPage) -> None:
    core, side = page.room.core, page.side.list
    ask = page.labels.add_theme()
    type_text(ask.fields[0], "The Loop")
    type_text(ask.fields[1], "河套")
    click(ask.go)
    theme = next(each for each in core.library.list_themes() if each.name.en == "The Loop")
    qtbot.waitUntil(lambda: side.lines.find(f"theme:{theme.slug}").isValid())
    page.labels.move_theme(theme.slug, -1)
    assert core.library.list_themes()[-2].slug == theme.slug
    page.deeds.set_theme(page.list.ids_model.ids[:2], theme.slug)
    page.labels.remove_theme(theme.slug, "policy")
    assert core.library.find_theme(theme.slug) is None
    click(page.head.pills.button("status:stale"))
    saved = page.labels.save_search("status:stale")
    saved.fields[0].setText("Old ones")
    click(saved.go)
    search = core.finder.list_searches()[0]
    assert (search.name, search.query) == ("Old ones", "status:stale")
    qtbot.waitUntil(lambda: side.lines.find(f"search/{search.id}").isValid())
    page.head.field.clear()
    qtbot.waitUntil(lambda: len(page.list.ids_model.ids) == core.library.count("card"))
    side.pick(side.lines.find(f"search/{search.id}"))
    assert page.head.field.text() == "status:stale"
    for key, names in (
        (f"search/{search.id}", ["Rename…", "Remove"]),
        ("tag:hsitp", ["Rename…", "Remove from everything"]),
        (
            "theme:policy",
            [
                "Rename…",
                "Move up",
                "Move down",
                "Remove and move its cards to",
                "Remove, and leave its cards without a theme",
            ],
        ),
    ):
        menu = page.labels.make_menu(key)
        assert menu is not None
        assert [each.text() for each in menu.actions() if each.text()] == names
    assert page.labels.make_menu("all") is None
    side.pick(side.lines.find("head/tags"))
    assert side.lines.find("tag:hsitp").isValid()


def test_what_changed_since_it_was_verified_is_counted_at_the_side_while_there_is_any(
    qtbot: QtBot, page: FactsPage
) -> None:
    core, side = page.room.core, page.side.list
    assert not side.lines.find("status:changed").isValid()
    card = next(each for each in core.library.list_cards() if each.sources and each.text.en)
    core.cards.verify_card(card.id, "Chan")
    core.cards.update_card(replace(core.library.get_card(card.id), text=card.text.with_text(Language.EN, "New words.")))
    qtbot.waitUntil(lambda: side.lines.find("status:changed").isValid())
    entry = side.lines.entry_at(side.lines.find("status:changed"))
    assert entry is not None
    assert (entry.text, entry.count, entry.on) == ("Changed since verified", 1, False)
    assert entry.spoken == "Changed since verified, 1"
    side.pick(side.lines.find("status:changed"))
    qtbot.waitUntil(lambda: list(page.list.ids_model.ids) == [card.id])
    assert page.head.field.text() == "status:changed"
    assert page.head.pills.button("status:changed").isChecked()
    core.cards.verify_card(card.id, "Chan")
    qtbot.waitUntil(lambda: not page.list.ids_model.ids)
    assert side.lines.find("status:changed").isValid()  # what filters now can be turned off again
    side.pick(side.lines.find("status:changed"))
    qtbot.waitUntil(lambda: not side.lines.find("status:changed").isValid())
    assert len(page.list.ids_model.ids) == core.library.count("card")


def test_figures_and_names_are_listed_read_and_opened(qtbot: QtBot, window: MainWindow, page: FactsPage) -> None:
    core = page.room.core
    page.side.list.pick(page.side.list.lines.find("list/figures"))
    assert len(page.list.ids_model.ids) == core.library.count("figure")
    assert page.head.field.placeholderText() == "Search the figures"
    type_text(page.head.field, "ITF")
    qtbot.waitUntil(lambda: len(page.list.ids_model.ids) < core.library.count("figure"))
    figure = core.library.find_figure_by_key("itf_grants")
    assert figure is not None
    assert page.reveal("figure", figure.id)
    qtbot.waitUntil(lambda: page.reader.id == figure.id)
    page.side.list.pick(page.side.list.lines.find("list/names"))
    assert len(page.list.ids_model.ids) == core.library.count("term")
    assert page.head.field.placeholderText() == "Search the names"
    term = page.list.ids_model.ids[0]
    page.commands["delete"]()
    assert core.library.find_term(page.list.current_id) is None or term not in core.library.ids("term")
    page.list.select([page.list.ids_model.ids[5]])
    press(page.list, Qt.Key.Key_Return)
    assert window.page is not page
    assert window.page is not None
    assert window.page.where.page == "term"


def test_the_page_comes_back_to_where_it_was(qtbot: QtBot, window: MainWindow, page: FactsPage) -> None:
    page.head.field.setText("status:as-supplied")
    qtbot.waitUntil(lambda: page.head.count.text().endswith("found"))
    chosen = [page.list.ids_model.ids[each] for each in (40, 41)]
    page.list.select(chosen)
    before = page.state
    assert before.scroll > 0
    window.set_appearance(Appearance.DARK)
    again = page_of(window)
    assert again is not page
    after = again.state
    assert (after.query, after.chosen, after.current, after.scroll) == (
        before.query,
        before.chosen,
        before.current,
        before.scroll,
    )


def test_an_undo_elsewhere_is_shown_even_where_filters_hide_it(
    qtbot: QtBot, window: MainWindow, page: FactsPage
) -> None:
    core = page.room.core
    id = unused(page)[0]
    core.cards.add_tag([id], "undone")
    page.head.field.setText("status:verified")
    qtbot.waitUntil(lambda: page.middle_stack.currentWidget() is page.empty)
    window.do("undo")
    assert page.list.selected_ids == (id,)
    assert page.head.field.text() == ""


@pytest.mark.parametrize("language", list(Language))
def test_everything_has_a_name_and_nothing_is_cut_in_a_small_window(
    make_window: MakeWindow, language: Language
) -> None:
    window = make_window(language)
    window.resize(1024, 640)
    page = go(window, "status:stale")
    named = [
        each
        for each in page.findChildren(QWidget)
        if isinstance(each, (QAbstractButton, QLineEdit)) and each.isVisible()
    ]
    assert len(named) > 10
    for widget in named:
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name), widget
    for button in page.findChildren(QAbstractButton):
        if button.isVisible() and not isinstance(button, LinkButton) and not isinstance(button.parent(), QLineEdit):
            assert button.width() >= button.minimumSizeHint().width(), button.text()
            assert button.height() >= 24, button.text()
    assert page.splitter.sizes()[1] >= 330
    assert page.width() <= 1024


def test_the_list_follows_a_change_made_while_another_page_is_shown(window: MainWindow, page: FactsPage) -> None:
    core = page.room.core
    window.stage.go(Where("sources"))
    card = core.cards.add_card(LocalText("Made elsewhere"))
    assert card.id not in page.list.ids_model.ids
    window.stage.go(Where("facts"))
    assert page.list.ids_model.ids.count(card.id) == 1


def test_enter_opens_the_card(qtbot: QtBot, window: MainWindow, page: FactsPage) -> None:
    page.list.select([page.list.ids_model.ids[1]])
    opened = page.list.current_id
    page.list.setFocus()
    press(page.list, Qt.Key.Key_Return)
    where = window.stage.find_page_of("card", opened)
    if where is not None:
        qtbot.waitUntil(lambda: window.page is not page, timeout=LONG)
        assert window.page is not None
        assert window.page.where == where


def test_a_pane_comes_back_as_wide_as_it_was(page: FactsPage) -> None:
    splitter = page.splitter
    splitter.setSizes([200, splitter.width() - 700, 500])
    before = splitter.sizes()
    for button in (page.head.fold_reader, page.head.fold_side):
        click(button)
        assert splitter.sizes() != before
        click(button)
        assert splitter.sizes() == before


def test_panes_fold_and_stay_folded(window: MainWindow, page: FactsPage) -> None:
    click(page.head.fold_side)
    click(page.head.fold_reader)
    assert [each > 0 for each in page.splitter.sizes()] == [False, True, False]
    assert page.side.list.focusPolicy() == Qt.FocusPolicy.NoFocus
    window.set_appearance(Appearance.DARK)
    again = page_of(window)
    assert [each > 0 for each in again.splitter.sizes()] == [False, True, False]
    assert not again.head.fold_side.isChecked()
    click(again.head.fold_side)
    assert again.splitter.sizes()[0] >= 176
    assert again.side.add.isEnabled()


def test_escape_in_the_list_leaves_the_search_and_then_the_review(page: FactsPage) -> None:
    click(page.head.pills.button("status:stale"))
    click(page.head.review)
    press(page.review.verify, Qt.Key.Key_Escape)
    assert page.whole.currentWidget() is page.splitter
    assert page.head.field.text() == "status:stale"
    press(page.list, Qt.Key.Key_Escape)
    assert page.head.field.text() == ""
    assert len(page.list.ids_model.ids) == page.room.core.library.count("card")


def test_a_new_card_takes_title_and_theme_from_what_was_searched_for(
    qtbot: QtBot, window: MainWindow, page: FactsPage
) -> None:
    core = page.room.core
    page.head.field.setText("theme:policy zzzz plan")
    qtbot.waitUntil(lambda: page.middle_stack.currentWidget() is page.empty)
    click(page.empty.buttons[1])
    made = core.finder.find_cards(parse_query("zzzz"))
    assert len(made) == 1
    card = core.library.get_card(made[0])
    assert (card.title.en, card.theme, card.status) == ("zzzz plan", "policy", Status.DRAFT)
    assert window.stage.page is not page
    window.do("undo")
    assert core.library.find_card(card.id) is None


def test_the_place_is_opened_at_a_card_a_figure_or_a_name(window: MainWindow, page: FactsPage) -> None:
    library = page.room.core.library
    for kind in ("card", "figure", "term"):
        id = library.ids(kind)[2]
        go(window, id=id)
        assert page.middle.kind == kind
        assert page.list.current_id == id
    go(window, "status:stale")
    assert page.middle.kind == "card"


def test_the_button_of_an_older_message_takes_nothing_newer_back(page: FactsPage) -> None:
    core = page.room.core
    first, second = page.list.ids_model.ids[:2]
    page.deeds.add_tag([first], "artificial one")
    undo_first = page.room.notices.recent[0].act
    page.deeds.add_tag([second], "artificial two")
    undo_second = page.room.notices.recent[0].act
    assert undo_first is not None
    assert undo_second is not None
    undo_first()
    assert "artificial one" in core.library.get_card(first).tags
    assert "artificial two" in core.library.get_card(second).tags
    assert page.room.notices.recent[0].text.startswith("Something else was done since")
    undo_second()
    assert "artificial two" not in core.library.get_card(second).tags
    undo_first()
    assert "artificial one" not in core.library.get_card(first).tags
