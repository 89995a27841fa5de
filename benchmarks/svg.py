"""Charts for the peers: matplotlib figures in the fonts of the documents, as SVG with text that stays text."""

from __future__ import annotations

import io

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.figure import Figure

from benchmarks.sample import Graph
from briefing_app.paths import resources_dir

for _name in ("Inter-Regular", "NotoSansHK-Regular"):
    font_manager.fontManager.addfont(resources_dir() / "fonts" / f"{_name}.ttf")
mpl.rcParams["font.family"] = ["Inter", "Noto Sans HK"]
mpl.rcParams["svg.fonttype"] = "none"


def draw_svg(graph: Graph) -> bytes:
    """A chart, 480 by 220 points."""
    figure = Figure(figsize=(480 / 72, 220 / 72), dpi=72)
    axes = figure.add_axes((0.12, 0.14, 0.84, 0.80))
    places = range(len(graph.names))
    first = [row[0] for row in graph.values]
    if graph.kind == "donut":
        axes.pie(first, labels=list(graph.names), wedgeprops={"width": 0.4})
    elif graph.kind == "bar":
        axes.bar_label(axes.barh(places, first))
        axes.set_yticks(places, labels=list(graph.names))
    elif graph.kind == "line":
        axes.plot(places, first, marker="o")
        axes.set_xticks(places, labels=list(graph.names))
    else:
        below = [0.0] * len(first)
        for number, name in enumerate(graph.series):
            heights = [row[number] for row in graph.values]
            axes.bar_label(axes.bar(places, heights, bottom=below, label=name), label_type="center")
            below = [low + high for low, high in zip(below, heights, strict=True)]
        axes.set_xticks(places, labels=list(graph.names))
        if len(graph.series) > 1:
            axes.legend()
    target = io.BytesIO()
    figure.savefig(target, format="svg")
    return target.getvalue()
