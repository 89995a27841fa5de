"""One chart in milliseconds: drawn as page operators when it is new, found again when it is not; matplotlib's SVG beside it."""

from __future__ import annotations

import importlib.util
import statistics
import time
from collections.abc import Callable

from benchmarks.content import make_content
from benchmarks.report import Target, print_table
from benchmarks.sample import make_sample
from briefing_app.charts.drawing import build_drawing, get_spec_key
from briefing_app.charts.wrap import Measure
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.paths import resources_dir
from briefing_app.pdf import FontBook, open_fonts
from briefing_app.pdf.charts import make_measure, write_scene
from briefing_app.pdf.engine.text_style import TextStyle, clean_text
from tests.charts.gallery.tables import Example, list_examples

WIDTH = 480.0


def bench_charts(*, quick: bool) -> list[Target]:
    """All kinds in turn, each chart with data of its own."""
    book = open_fonts(resources_dir())
    content, _ = make_content(make_sample(10 if quick else 60))
    data = {each.id: each for each in content.datasets}

    def measure(text: str, size: float, bold: bool) -> float:
        return book.measure(clean_text(text), TextStyle(size, bold), Language.EN)

    def draw(at: int) -> object:
        chart = content.charts[at]
        made = build_drawing(chart, data[chart.dataset_id], {}, Language.EN, width_pt=WIDTH, measure=measure)
        return write_scene(made.scene, book, Language.EN)

    drawn: dict[str, object] = {}

    def find(at: int) -> object:
        chart = content.charts[at]
        key = get_spec_key(chart, data[chart.dataset_id], {}, Language.EN, WIDTH, None)
        if key not in drawn:
            drawn[key] = draw(at)
        return drawn[key]

    every = range(len(content.charts))
    first = take(draw, range(1))
    warm = take(draw, every)
    take(find, every)
    cached = take(find, every)
    rows = [
        ("the first of a process", first[0]),
        ("drawn, warm", statistics.mean(warm)),
        ("found again", statistics.mean(cached)),
    ]
    if importlib.util.find_spec("matplotlib"):
        from benchmarks.svg import draw_svg

        sample = make_sample(10 if quick else 60)
        peer = take(lambda at: draw_svg(sample.parts[at].graph), every)
        rows.append(("matplotlib SVG, warm", statistics.mean(peer[1:])))
    print_table("One chart (means over column, bar, line, donut, stacked)", ("how", "ms"), rows)
    slowest = _bench_kinds(book)
    return [
        Target("the slowest kind of chart, median", 25, slowest, "ms"),
        Target("a chart, warm", 25, statistics.mean(warm), "ms"),
        Target("a chart found again", 0.5, statistics.mean(cached), "ms"),
    ]


def _bench_kinds(book: FontBook) -> float:
    """Every kind of the gallery in three languages, laid out and written as operators; the slowest median in milliseconds."""
    medians: dict[str, float] = {}
    for example in list_examples():
        for language in LANGUAGES:
            measure = make_measure(book, language)

            def draw(
                _at: int, example: Example = example, language: Language = language, m: Measure = measure
            ) -> object:
                made = build_drawing(example.chart, example.dataset, {}, language, width_pt=WIDTH, measure=m)
                return write_scene(made.scene, book, language)

            spent = statistics.median(take(draw, range(-1, 9))[1:])
            medians[example.kind] = max(spent, medians.get(example.kind, 0.0))
    rows = sorted(medians.items(), key=lambda each: -each[1])
    print_table("One chart of each kind (medians of nine, the slowest of three languages)", ("kind", "ms"), rows)
    return rows[0][1]


def take(action: Callable[[int], object], every: range) -> list[float]:
    """Milliseconds of each."""
    times = []
    for at in every:
        start = time.perf_counter()
        action(at)
        times.append((time.perf_counter() - start) * 1000)
    return times
