"""Every page and dialog is walked through as by a screen reader, by Tab alone, with large type in a small window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from briefing_app.model.language import Language
from briefing_app.ui.charts.view import ChartView
from briefing_app.ui.meeting.window import MeetingWindow
from briefing_app.ui.preview.page_view import PageView
from briefing_app.ui.widgets.scroll_area import ScrollArea
from tests.ui.accessibility.walk import (
    find_clipped,
    find_foreign_pauses,
    find_leaps,
    find_mute_rows,
    find_outside,
    find_small_targets,
    find_speechless,
    find_unreached,
    find_wide_contents,
    list_usable,
    read,
    walk_with_tab,
)
from tests.ui.scenes import MORE, SCENES, SMALL, Theatre, Wear

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

EVERY = {**SCENES, **MORE}
WEARS = [Wear(language, size=SMALL, text_size=size) for language in Language for size in (100, 150)]
LOOKS: tuple[Callable[[QWidget], list[str]], ...] = (
    find_speechless,
    find_mute_rows,
    find_small_targets,
    find_clipped,
    find_outside,
)


@pytest.mark.parametrize("theatre", WEARS, indirect=True, ids=[wear.name for wear in WEARS])
def test_all_is_spoken_reached_and_readable_in_a_small_window(theatre: Theatre) -> None:
    found = []
    for name, scene in EVERY.items():
        top = scene(theatre)
        theatre.settle(top)
        looks = LOOKS if theatre.wear.language is Language.EN else (*LOOKS, find_foreign_pauses)
        found += [f"{name}: {said}" for look in looks for said in look(top)]
    assert found == []


@pytest.mark.parametrize("theatre", WEARS, indirect=True, ids=[wear.name for wear in WEARS])
def test_no_pane_is_wider_than_its_room(theatre: Theatre) -> None:
    found = []
    for name, scene in EVERY.items():
        top = scene(theatre)
        theatre.settle(top)
        found += [f"{name}: {said}" for said in find_wide_contents(top)]
    assert found == []


@pytest.mark.parametrize("theatre", [Wear()], indirect=True)
def test_panes_say_what_they_are(theatre: Theatre) -> None:
    roles = {
        "composer": (PageView, QAccessible.Role.Document),
        "chart": (ChartView, QAccessible.Role.Chart),
        "facts": (ScrollArea, QAccessible.Role.Document),
        "block-settings": (ScrollArea, QAccessible.Role.Pane),
    }
    for name, (kind, role) in roles.items():
        top = EVERY[name](theatre)
        theatre.settle(top)
        (pane,) = (each for each in list_usable(top) if type(each) is kind)
        spoken = read(pane)
        assert spoken.role() is role, name
        assert spoken.text(QAccessible.Text.Name) == pane.accessibleName() != ""
        assert spoken.text(QAccessible.Text.Description) == pane.accessibleDescription()


class Doorman(QObject):
    """Notes every window that is shown; a widget shown before it has its place is one for a moment, and takes the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        usual = isinstance(watched, (QMainWindow, QDialog, MeetingWindow))
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow() and not usual:
            self.seen.append(f"{type(watched).__name__} {watched.objectName()} {watched.accessibleName()}")
        return False


@pytest.mark.parametrize("theatre", [Wear()], indirect=True)
def test_no_window_flashes_up(qapp: QApplication, theatre: Theatre) -> None:
    found = []
    for name, scene in EVERY.items():
        doorman = Doorman()
        qapp.installEventFilter(doorman)
        theatre.settle(scene(theatre))
        qapp.removeEventFilter(doorman)
        found += [f"{name}: {window} was a window for a moment" for window in doorman.seen]
        assert QApplication.activeWindow() is not None, name
    assert found == []


@pytest.mark.parametrize("theatre", [Wear()], indirect=True)
def test_tab_reaches_everything_in_the_order_of_reading_and_is_seen(theatre: Theatre) -> None:
    found = []
    for name, scene in EVERY.items():
        top = scene(theatre)
        theatre.settle(top)
        usable = [each for each in list_usable(top) if each.isEnabled()]
        stops, unseen = walk_with_tab(top)
        if name == "palette":  # its arrow keys choose; Tab stays where one types, and what lies below is out of reach
            assert (stops, unseen) == ([theatre.window.show_palette().field], [])
            continue
        assert stops, name
        found += [f"{name}: {said}" for said in (*unseen, *find_unreached(usable, stops), *find_leaps(top, stops))]
    assert found == []
