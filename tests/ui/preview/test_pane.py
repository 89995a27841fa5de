"""The preview of a briefing: it follows edits and choices, comes back when its worker dies, and says what is wrong."""

import os
import re
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefing_app.errors import NotFoundError
from briefing_app.model.block import CardBlock, PictureBlock
from briefing_app.model.edition import Asset, Audience, Form
from briefing_app.model.language import Language, LocalText
from briefing_app.paths import resources_dir
from briefing_app.ui.jobs.service import RenderService
from briefing_app.ui.preview.choice import Choice
from briefing_app.ui.preview.full_screen import FullScreen
from briefing_app.ui.preview.live import Trouble
from briefing_app.ui.preview.numbers import say_page, say_pages
from briefing_app.ui.preview.pane import PreviewPane
from briefing_app.ui.room import Room
from briefing_app.workspace.resolve import Frozen
from briefing_app.workspace.worker import Failed
from tests.ui.conftest import LONG
from tests.ui.hands import click, press

# Only the offscreen platform says so, and means that it has no window manager.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SAMPLE = "regulator-meeting-sample"


@pytest.fixture
def pane(qtbot: QtBot, room: Room, desk: QWidget) -> Iterator[PreviewPane]:
    """On the sample briefing, its pages made."""
    pane = PreviewPane(room)
    layout = desk.layout()
    assert layout is not None
    layout.addWidget(pane)
    pane.show_briefing(room.core.library.resolve_ref("briefing", SAMPLE))
    qtbot.waitUntil(lambda: pane.view.pages is not None, timeout=LONG)
    yield pane
    pane.close_pane()


def wait_for_new_pages(qtbot: QtBot, pane: PreviewPane) -> None:
    with qtbot.waitSignal(pane.pages_changed, timeout=LONG):
        pass


def test_blocks_know_their_pages(pane: PreviewPane) -> None:
    assert pane.briefing is not None
    ids = [block.id for block in pane.briefing.blocks]
    assert set(pane.block_pages) == set(ids)
    first, last = pane.block_pages[ids[-1]]
    assert 1 < first <= last <= len(pane.view.pages or ())
    front = pane.view.pages.labels.index("1") if pane.view.pages else 0  # pages before the first section: i, ii
    assert front > 0
    printed = f"p. {first - front}" if first == last else f"p. {first - front}–{last - front}"
    assert pane.page_of_block(ids[-1]) == printed
    assert pane.pages_of(ids).startswith("p. ")
    assert "–" in pane.pages_of(ids)
    assert pane.page_of_block("nowhere") == ""


def test_pages_are_called_as_they_are_printed(room: Room, pane: PreviewPane) -> None:
    pages = pane.view.pages
    assert pages is not None
    front = pages.labels.index("1")
    assert pages.labels[:front] == ("i", "ii")[:front]
    for page in (front, front + 1):
        pane.view.go_to(page)
        label = pages.labels[page - 1]
        assert pane.bar.place.text() == f"Page {label} ({page} of {len(pages)})"
        pane.view.setFocus()
        assert pane.view.accessibleName() == f"Preview, page {label} ({page} of {len(pages)})"
    # What a person reads on the paper: the number at the edge of that page.
    assert "1" in re.findall(r"\d+", pages.text(front))
    screen = pane.open_full_screen()
    assert screen is not None
    assert screen.accessibleName() == f"Preview, page 1 ({front + 1} of {len(pages)})"
    screen.close()
    assert say_page(room.look, "foot", ("i", "1"), 2) == "1 (2 / 2)"
    assert say_page(room.look, "foot", ("1", "2"), 2) == "2 / 2"
    assert say_pages(room.look, ("i", "ii", "1", "2"), 3, 4) == "p. 1–2"
    assert say_pages(room.look, ("i", "1"), 1, 1) == "p. i"
    assert say_pages(room.look, (), 3, 3) == "p. 3"


def test_an_edit_is_followed_and_the_place_is_kept(qtbot: QtBot, room: Room, pane: PreviewPane) -> None:
    briefing = pane.briefing
    assert briefing is not None
    pane.view.go_to(5)
    assert pane.view.page == 5
    room.core.briefings.update_briefing(replace(briefing, title=LocalText("Renamed", "改名", "改名")))
    wait_for_new_pages(qtbot, pane)
    assert pane.view.pages is not None
    assert "Renamed" in pane.view.pages.text(0)
    assert pane.view.page == 5
    assert pane.bar.status.text() == "Up to date"


def test_what_is_not_shown_makes_no_pages(qtbot: QtBot, room: Room, pane: PreviewPane) -> None:
    assert pane.briefing is not None
    shown = {block.card_id for block in pane.briefing.blocks if isinstance(block, CardBlock)}
    other = next(id for id in room.core.library.ids("card") if id not in shown)
    card = room.core.library.get_card(other)
    with qtbot.assertNotEmitted(pane.live.asked, wait=100):
        room.core.cards.update_card(replace(card, note=LocalText("Changed", "已改", "已改")))
    seen = room.core.library.get_card(min(shown))
    with qtbot.waitSignal(pane.live.asked, timeout=LONG):
        room.core.cards.update_card(replace(seen, note=LocalText("Changed", "已改", "已改")))


def test_hidden_it_sleeps_and_catches_up(qtbot: QtBot, room: Room, pane: PreviewPane) -> None:
    briefing = pane.briefing
    assert briefing is not None
    pane.hide()
    with qtbot.assertNotEmitted(pane.live.asked, wait=100):
        room.core.briefings.update_briefing(replace(briefing, title=LocalText("Unseen", "未見", "未见")))
    with qtbot.waitSignal(pane.pages_changed, timeout=LONG):
        pane.show()
    assert pane.view.pages is not None
    assert "Unseen" in pane.view.pages.text(0)


def test_form_language_and_readers_are_chosen(qtbot: QtBot, pane: PreviewPane) -> None:
    heard: list[Choice] = []
    pane.choice_changed.connect(heard.append)
    click(pane.forms.button(Form.SUMMARY))
    wait_for_new_pages(qtbot, pane)
    assert len(pane.view.pages or ()) == 1
    pane.set_language(Language.HANT)
    wait_for_new_pages(qtbot, pane)
    assert pane.view.pages is not None
    assert pane.briefing is not None
    assert pane.briefing.title.zh_hant in pane.view.pages.text(0).replace("\r\n", "")
    click(pane.audiences.button(Audience.HANDOUT))
    wait_for_new_pages(qtbot, pane)
    assert heard == [
        Choice(Form.SUMMARY, Language.EN, Audience.DELEGATION),
        Choice(Form.SUMMARY, Language.HANT, Audience.HANDOUT),
    ]


def test_a_block_that_is_not_there_yet_is_gone_to_when_it_is(qtbot: QtBot, room: Room, pane: PreviewPane) -> None:
    briefing = pane.briefing
    assert briefing is not None
    card = next(each for each in briefing.blocks if isinstance(each, CardBlock))
    added = room.core.briefings.add_block(briefing.sections[-1].id, CardBlock(id="", card_id=card.card_id))
    pane.select_block(added.id)
    assert pane.page_of_block(added.id) == ""
    wait_for_new_pages(qtbot, pane)
    assert pane.page_of_block(added.id)
    assert pane.view.marks.block == added.id
    assert pane.view.page >= pane.block_pages[added.id][0] - 1


def test_an_empty_briefing_says_what_to_do(qtbot: QtBot, room: Room, pane: PreviewPane) -> None:
    empty = room.core.briefings.add_briefing(LocalText("Empty", "空", "空"))
    pane.show_briefing(empty.id)
    assert pane.view.pages is None
    assert pane.view.accessibleDescription() == "Add a block to see the first page"
    section = room.core.briefings.add_section(empty.id, LocalText("One", "一", "一"))
    room.core.briefings.add_block(section.id, CardBlock(id="", card_id=room.core.library.ids("card")[0]))
    qtbot.waitUntil(lambda: pane.view.pages is not None, timeout=LONG)
    room.core.briefings.delete_briefing(empty.id)
    qtbot.waitUntil(lambda: pane.briefing is None, timeout=LONG)
    assert pane.view.pages is None


def test_a_picture_that_cannot_be_read_is_named_by_its_block(
    qtbot: QtBot, room: Room, pane: PreviewPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    briefing = pane.briefing
    assert briefing is not None
    broken = Asset("b" * 64, "image/png", b"not a picture")
    block = PictureBlock(id="11111111-1111-4111-8111-111111111111", asset=broken.id)
    section = replace(briefing.sections[0], blocks=(*briefing.sections[0].blocks, block))
    changed = replace(briefing, sections=(section, *briefing.sections[1:]))
    frozen = room.core.findings.freeze(briefing.id, Audience.DELEGATION)
    damaged = replace(frozen, briefing=changed, content=replace(frozen.content, assets=(broken,)))
    monkeypatch.setattr(room.core.findings, "freeze", lambda *_args, **_kind: damaged)
    monkeypatch.setattr(room.core.library, "find_briefing", lambda _: changed)
    troubles: list[Trouble] = []
    pane.live.troubled.connect(troubles.append)
    pane.refresh()
    qtbot.waitUntil(lambda: bool(troubles), timeout=LONG)
    assert troubles[0].block_id == block.id
    assert pane.info.text.startswith("The picture cannot be used")
    assert pane.view.pages is not None  # those from before
    assert pane.bar.status.text() == "Not up to date"
    with qtbot.waitSignal(pane.block_asked) as heard:
        click(pane.info.button)
    assert heard.args == [block.id]


def test_findings_come_after_the_pages(qtbot: QtBot, pane: PreviewPane) -> None:
    qtbot.waitUntil(lambda: pane.findings is not None, timeout=LONG)
    assert pane.findings
    heard: list[object] = []
    pane.findings_changed.connect(heard.append)
    click(pane.audiences.button(Audience.HANDOUT))
    qtbot.waitUntil(lambda: len(heard) == 2, timeout=LONG)
    assert heard[0] is None
    assert heard[1] == pane.findings


def test_checks_that_fail_say_so_and_the_pages_stay_up_to_date(
    qtbot: QtBot, pane: PreviewPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(lambda: pane.findings is not None, timeout=LONG)
    live, service = pane.live, pane._room.service
    before = pane.findings
    said: list[str] = []
    pane.checks_failed.connect(said.append)
    live._check()
    service.failed.emit(live._checks_number, Failed(live._checks_number, "It broke.", "worker"))
    assert len(said) == 1
    assert pane.info.text == said[0]
    assert pane.bar.status.text() == "Up to date"
    with qtbot.waitSignal(pane.findings_changed, timeout=LONG) as heard:  # though they are the same as before
        click(pane.info.button)
    assert heard.args == [before]
    freeze = pane._room.core.findings.freeze

    def refuse(id: str, audience: Audience) -> Frozen:
        if audience is Audience.DELEGATION:
            raise NotFoundError("briefing", id)
        return freeze(id, audience)

    click(pane.audiences.button(Audience.HANDOUT))
    qtbot.waitUntil(lambda: pane.findings is not None, timeout=LONG)
    monkeypatch.setattr(pane._room.core.findings, "freeze", refuse)
    live._check()
    assert len(said) == 2


# -- the worker ------------------------------------------------------------------------------------------------------


def test_pages_come_back_when_the_worker_is_killed(qtbot: QtBot, room: Room, desk: QWidget) -> None:
    service = RenderService(resources_dir(), parent=room.workspace)
    pane = PreviewPane(replace(room, service=service))
    layout = desk.layout()
    assert layout is not None
    layout.addWidget(pane)
    told: list[str] = []
    room.notices.told.connect(lambda notice: told.append(notice.text))
    pane.show_briefing(room.core.library.resolve_ref("briefing", SAMPLE))
    qtbot.waitUntil(lambda: pane.view.pages is not None, timeout=LONG)
    assert service.link is not None
    worker = service.link.process_id
    assert worker is not None
    pane.set_language(Language.HANS)
    os.kill(worker, signal.SIGTERM)
    with qtbot.waitSignal(pane.pages_changed, timeout=LONG):
        pass
    assert pane.view.pages is not None
    assert pane.briefing is not None
    assert pane.briefing.title.zh_hans in pane.view.pages.text(0).replace("\r\n", "")
    qtbot.waitUntil(lambda: bool(told), timeout=LONG)
    assert told[0].startswith("The part of the program that makes pages stopped and was started again.")
    pane.close_pane()
    service.close()


# -- full screen -----------------------------------------------------------------------------------------------------


@pytest.fixture
def full_screen(qtbot: QtBot, pane: PreviewPane) -> Iterator[FullScreen]:
    pane.view.go_to(3)
    shown = pane.open_full_screen()
    assert shown is not None
    qtbot.waitExposed(shown)
    yield shown
    if pane.full_screen is not None:
        pane.full_screen.close()


def test_the_screen_is_left_on_the_page_that_was_reached(pane: PreviewPane, full_screen: FullScreen) -> None:
    assert full_screen.page == 3
    for key, page in (
        (Qt.Key.Key_Right, 4),
        (Qt.Key.Key_Space, 5),
        (Qt.Key.Key_PageDown, 6),
        (Qt.Key.Key_Left, 5),
        (Qt.Key.Key_Home, 1),
        (Qt.Key.Key_Up, 1),
        (Qt.Key.Key_End, len(pane.view.pages or ())),
        (Qt.Key.Key_Down, len(pane.view.pages or ())),
        (Qt.Key.Key_Backspace, len(pane.view.pages or ()) - 1),
    ):
        press(full_screen, key)
        assert full_screen.page == page
    press(full_screen, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    reached = full_screen.page
    press(full_screen, Qt.Key.Key_Escape)
    assert pane.view.page == reached
    assert pane.full_screen is None


def test_around_a_page_it_is_black_and_a_click_goes_on(full_screen: FullScreen) -> None:
    image = full_screen.grab().toImage()
    assert image.pixelColor(2, 2).name() == "#000000"
    assert image.pixelColor(image.width() // 2, 40).lightness() > 200
    assert full_screen.accessibleName().startswith("Preview, page 1 (3 of")
    click(full_screen)
    assert full_screen.page == 4


def test_languages_change_by_key_at_the_same_page(qtbot: QtBot, pane: PreviewPane, full_screen: FullScreen) -> None:
    press(full_screen, Qt.Key.Key_3)
    wait_for_new_pages(qtbot, pane)
    languages = [pane.choice.language]
    assert full_screen.page == 3
    press(full_screen, Qt.Key.Key_F8)
    wait_for_new_pages(qtbot, pane)
    assert [*languages, pane.choice.language] == [Language.HANS, Language.EN]
    press(full_screen, Qt.Key.Key_F5)
    assert pane.view.page == 3


def test_narrow_panes_keep_all_buttons(pane: PreviewPane, desk: QWidget, tmp_path: Path) -> None:
    desk.resize(330, 500)
    assert pane.width() == 330
    for button in (pane.forms.button(Form.SLIDES), pane.audiences.button(Audience.HANDOUT), pane.bar.full_screen):
        corner = button.mapTo(pane, button.rect().bottomRight())
        assert pane.rect().contains(corner)
    assert pane.grab().save(str(tmp_path / "narrow.png"))
