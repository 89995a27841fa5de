"""Small pictures of charts: made by the worker, kept, drawn anew when something they show changes."""

import os
import signal
from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap
from pytestqt.qtbot import QtBot

from briefing_app.model.language import Language, LocalText
from briefing_app.ui.charts.view import ChartView
from briefing_app.ui.drawings.thumbnail import ChartThumbnails
from briefing_app.ui.room import Room
from tests.ui.conftest import LONG, MakeWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SIZE = QSize(220, 140)


def open_room(make_window: MakeWindow, **options: bool) -> Room:
    page = make_window(**options).page
    assert page is not None
    return page.room


def wait_for(qtbot: QtBot, made: ChartThumbnails, chart_id: str, language: Language = Language.EN) -> QPixmap:
    qtbot.waitUntil(lambda: made.pixmap(chart_id, language, SIZE) is not None, timeout=LONG)
    pixmap = made.pixmap(chart_id, language, SIZE)
    assert pixmap is not None
    return pixmap


def test_thumbnails_are_made_kept_and_follow_changes(make_window: MakeWindow, qtbot: QtBot) -> None:
    room = open_room(make_window)
    core = room.core
    made = ChartThumbnails(room)
    charts = core.library.list_charts()
    bar = next(each for each in charts if each.kind == "bar")
    ready: list[str] = []
    made.ready.connect(ready.append)
    # all at once: none is lost although a channel of the worker keeps only its newest task
    for chart in charts:
        assert made.pixmap(chart.id, Language.EN, SIZE) is None
    qtbot.waitUntil(lambda: set(ready) == {each.id for each in charts}, timeout=LONG)
    pixmaps = {each.id: made.pixmap(each.id, Language.EN, SIZE) for each in charts}
    assert all(each is not None and each.size() == SIZE for each in pixmaps.values())
    first = pixmaps[bar.id]
    assert first is not None
    colours = {first.toImage().pixelColor(x, y).name() for x in range(0, 220, 2) for y in range(0, 140, 2)}
    assert "#ffffff" in colours
    assert len(colours) > 2
    # asked for again it is the same picture; twice as sharp it is another of the same size
    assert made.pixmap(bar.id, Language.EN, SIZE) is first
    sharp = made.pixmap(bar.id, Language.EN, SIZE, 2.0)
    assert sharp is not None
    assert sharp.deviceIndependentSize().toSize() == SIZE
    assert sharp.width() == 440
    # another language is another picture
    assert wait_for(qtbot, made, bar.id, Language.HANT).toImage() != first.toImage()

    ready.clear()
    core.data.update_chart(replace(bar, note=LocalText("Another note")))
    assert bar.id in ready  # whoever shows it looks again
    assert made.pixmap(bar.id, Language.EN, SIZE) is first  # until the new one is there
    ready.clear()
    dataset = core.library.get_dataset(bar.dataset_id)
    core.data.update_dataset(replace(dataset, rows=dataset.rows[:2]))
    made.pixmap(bar.id, Language.EN, SIZE)

    def redrawn() -> bool:
        now = made.pixmap(bar.id, Language.EN, SIZE)
        return now is not None and now.toImage() != first.toImage()

    qtbot.waitUntil(redrawn, timeout=LONG)


def test_what_cannot_be_drawn_is_said_once(make_window: MakeWindow, qtbot: QtBot) -> None:
    room = open_room(make_window)
    core = room.core
    made = ChartThumbnails(room)
    bar = next(each for each in core.library.list_charts() if each.kind == "bar")
    broken = core.data.add_chart(LocalText("Broken"), bar.dataset_id, "no-such-kind", {})
    assert made.pixmap(broken.id, Language.EN, SIZE) is None
    qtbot.waitUntil(lambda: made.failed(broken.id, Language.EN), timeout=LONG)
    assert made.pixmap(broken.id, Language.EN, SIZE) is None
    assert made.pixmap("no such chart", Language.EN, SIZE) is None
    assert made.failed("no such chart", Language.EN)
    core.data.update_chart(replace(broken, kind="bar", options=bar.options))
    wait_for(qtbot, made, broken.id)

    view = ChartView(room)
    view.resize(500, 300)
    view.show_chart("no such chart", Language.EN)
    assert view.problem
    assert view.accessibleName() == view.problem
    assert view.grab().width() == 500
    view.deleteLater()


def test_a_worker_that_is_killed_is_asked_again(make_window: MakeWindow, qtbot: QtBot) -> None:
    room = open_room(make_window, processes=True)
    made = ChartThumbnails(room)
    qtbot.waitUntil(lambda: room.service.link is not None and room.service.link.process_id is not None, timeout=LONG)
    first, second, *_ = room.core.library.list_charts()
    wait_for(qtbot, made, first.id)
    link = room.service.link
    assert link is not None
    assert link.process_id is not None
    os.kill(link.process_id, signal.SIGKILL)
    wait_for(qtbot, made, second.id)


def test_live_chart_is_laid_out_for_its_width(make_window: MakeWindow, qtbot: QtBot) -> None:
    room = open_room(make_window)
    bar = next(each for each in room.core.library.list_charts() if each.kind == "bar")
    view = ChartView(room)
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.show()
    view.show_chart(bar.id, Language.EN)
    qtbot.waitUntil(lambda: view.chart is not None, timeout=LONG)
    wide = view.chart
    assert wide is not None
    assert view.accessibleName() == bar.title.en
    assert wide.alt in view.accessibleDescription()
    assert view.minimumHeight() > wide.height_pt
    view.resize(360, 300)
    qtbot.waitUntil(lambda: view.chart is not None and view.chart.width_pt < wide.width_pt, timeout=LONG)
    view.show_chart(bar.id, Language.HANS)
    qtbot.waitUntil(lambda: view.chart is not None and view.chart.title == bar.title.zh_hans, timeout=LONG)
    room.core.data.update_chart(replace(bar, title=LocalText("Other", "", "另一个")))
    qtbot.waitUntil(lambda: view.chart is not None and view.chart.title == "另一个", timeout=LONG)
    view.show_chart("", Language.EN)
    assert view.chart is None
