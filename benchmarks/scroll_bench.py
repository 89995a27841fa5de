"""The list of cards while one scrolls it: how long a frame takes, at any length of the library."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

from benchmarks.lists_bench import TODAY, fill
from benchmarks.report import Target, print_table
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.paths import resources_dir
from briefing_app.store.library import Library
from briefing_app.workspace import Resources, Workspace
from briefing_app.workspace.workspace import make_printer

_FRAMES = 300
_STEP = 97  # pixels: about a row, as a wheel turns
_SIZE = (700, 820)


def bench_scroll(*, quick: bool) -> list[Target]:
    """One library; the list of the facts place, scrolled by the wheel and by leaps."""
    size = 2_000 if quick else 100_000
    with tempfile.TemporaryDirectory(prefix="hetao-bench-") as folder:
        path = Path(folder) / "library.briefing"
        resources = Resources(resources_dir())
        with Library.create(path, printer=make_printer(resources.wording)) as library:
            fill(library, size)
        with Workspace.open(path, resources, lambda: TODAY) as workspace:
            return measure(workspace)


def measure(workspace: Workspace) -> list[Target]:
    """Frames of the list in three languages, full and compact."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from briefing_app.ui.appearance import Wardrobe

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    application.setStyle("Fusion")
    wardrobe = Wardrobe(application, resources_dir())
    lines: list[tuple[str, ...]] = []
    worst = 0.0
    slowest_show = 0.0
    count = 0
    for language in LANGUAGES:
        for compact in (False, True):
            shown, wheel, leaps, count = _scroll(application, wardrobe, workspace, language, compact=compact)
            slowest_show = max(slowest_show, shown)
            worst = max(worst, quantiles(wheel, n=20)[-1])
            lines.append(
                (
                    f"{language.value}, {'compact' if compact else 'full'}",
                    f"{shown:.0f}",
                    f"{median(wheel):.1f}",
                    f"{quantiles(wheel, n=20)[-1]:.1f}",
                    f"{median(leaps):.1f}",
                    f"{max(leaps):.1f}",
                )
            )
    heads = ("list", "show", "frame, median", "95 %", "leap, median", "longest")
    print_table(f"Scrolling {count:,} cards, milliseconds", heads, lines)
    return [
        Target("a frame while scrolling, 95 %", 25, worst, "ms"),
        Target("the list is shown", 300, slowest_show, "ms"),
    ]


def _scroll(
    application: object, wardrobe: object, workspace: Workspace, language: Language, *, compact: bool
) -> tuple[float, list[float], list[float], int]:
    """Milliseconds until it is shown, of each frame by the wheel, and of each by a leap; and how many cards there are."""
    from PySide6.QtWidgets import QApplication

    from briefing_app.ui.appearance import Wardrobe
    from briefing_app.ui.lists.card_delegate import CardDelegate
    from briefing_app.ui.lists.card_line import CardReader
    from briefing_app.ui.lists.id_list import IdListModel
    from briefing_app.ui.lists.id_view import IdList
    from briefing_app.ui.theme import Appearance

    assert isinstance(application, QApplication)
    assert isinstance(wardrobe, Wardrobe)
    look = wardrobe.look(language, Appearance.LIGHT)
    reader = CardReader(workspace, look.say, language)
    view = IdList(IdListModel(reader.read, "card"), CardDelegate(look, compact=compact), "Cards", several=True)
    view.resize(330 if compact else _SIZE[0], _SIZE[1])
    start = time.perf_counter()
    view.show_ids(workspace.finder.find_cards(language=language))
    view.show()
    application.processEvents()
    shown = (time.perf_counter() - start) * 1000
    bar = view.verticalScrollBar()

    def frame(place: int) -> float:
        began = time.perf_counter()
        bar.setValue(place)
        view.viewport().repaint()
        return (time.perf_counter() - began) * 1000

    wheel = [frame(bar.value() + _STEP) for _ in range(_FRAMES)]
    leaps = [frame(bar.maximum() * at // 61) for at in range(1, 60)]
    count = len(view.ids_model.ids)
    view.deleteLater()
    application.processEvents()
    return shown, wheel, leaps, count
