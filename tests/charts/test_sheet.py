"""Pictures that travel without a page: title, drawing, notes and source below one another, nothing lost or overlapping."""

import pytest

from briefing_app.charts.drawing import build_drawing
from briefing_app.charts.scene import Box, Disc, Label, Mark, Polygon, Rect, Strokes, move_mark
from briefing_app.charts.sheet import MARGIN, build_sheet
from briefing_app.model.chart import Chart
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.model.source import Source
from tests.charts.samples import FONTS, draw, make_simple

SOURCE = Source("s", "s", title="Hong Kong biotech overview for delegations and those who receive them, second issue")


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_stands_in_order_and_within_the_margins(language: Language) -> None:
    dataset = make_simple({"A": "10", "B": "about 20"})
    chart = Chart(
        "c", "c", "d", "bar", LocalText("A long title " * 8, "一個很長的標題" * 9, "一个很长的标题" * 9),
        note=LocalText("A note.", "附註。", "附注。"),
    )  # fmt: skip
    measure = FONTS[language].measure
    drawing = build_drawing(chart, dataset, {}, language, width_pt=300, measure=measure, sources={SOURCE.id: SOURCE})
    sheet = build_sheet(drawing, measure)
    assert sheet.width_pt == 300 + 2 * MARGIN
    assert len(sheet.marks) > len(drawing.scene.marks)
    bottom = 0.0
    for role in ("title", "subtitle"):
        labels = [each for each in sheet.get_marks(role) if isinstance(each, Label)]
        assert labels
        assert all(label.box.top >= bottom - 3 for label in labels)
        bottom = max(each.box.bottom for each in labels)
    first = min(each.box.top for each in sheet.labels if each.role in ("category", "value"))
    assert first > bottom
    last = max(each.box.bottom for each in sheet.labels if each.role in ("category", "value"))
    notes = [each for role in ("note", "source") for each in sheet.get_marks(role) if isinstance(each, Label)]
    assert {each.role for each in notes} == {"note", "source"}
    assert min(each.box.top for each in notes) > last
    for label in sheet.labels:
        assert label.box.left >= MARGIN - 0.01
        assert label.box.right <= sheet.width_pt - MARGIN + 0.01
        assert label.box.bottom <= sheet.height_pt - MARGIN + 3
    said = "".join(each.text for each in notes)
    assert drawing.source_note.replace(" ", "") in said.replace(" ", "")


def test_a_chart_without_words_gets_margins_only() -> None:
    drawing = draw("bar", make_simple({"A": "10"}, as_of=""))
    bare = build_drawing(
        Chart("c", "c", "d", "bar", LocalText()), make_simple({"A": "10"}), {}, Language.EN,
        width_pt=200, measure=FONTS[Language.EN].measure,
    )  # fmt: skip
    assert not bare.title
    assert build_sheet(bare, FONTS[Language.EN].measure).height_pt > bare.height_pt + 2 * MARGIN - 0.01
    assert not [each for each in build_sheet(drawing, FONTS[Language.EN].measure).labels if each.role == "source"]


@pytest.mark.parametrize(
    ("mark", "moved"),
    [
        (Rect(Box(0, 1, 2, 3), "#000000", "r", 1, 2), Rect(Box(5, 8, 7, 10), "#000000", "r", 1, 2)),
        (Polygon(((0, 0), (1, 2)), "#000000", "p"), Polygon(((5, 7), (6, 9)), "#000000", "p")),
        (
            Strokes((((0, 0), (1, 1)),), "#000000", 1, "s", dash=(2,)),
            Strokes((((5, 7), (6, 8)),), "#000000", 1, "s", dash=(2,)),
        ),
        (Disc(0, 0, 3, "#000000", "#111111", 1, "d"), Disc(5, 7, 3, "#000000", "#111111", 1, "d")),
        (Label("t", 0, 0, 8, "#000000", True, 4, "l"), Label("t", 5, 7, 8, "#000000", True, 4, "l")),
    ],
)
def test_each_sort_of_mark_moves_whole(mark: Mark, moved: Mark) -> None:
    assert move_mark(mark, 5, 7) == moved
