"""Pagination over many sequences of nodes: nothing lost, nothing twice, nothing outside, nothing torn badly."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing_app.document.tree import AnyNode, Heading, ParagraphRole, Section
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.pdf import FontBook
from briefing_app.pdf.box import Box, Frame, Part, Row, Stack
from briefing_app.pdf.boxes.chart import DrawingBox
from briefing_app.pdf.builder import Builder
from briefing_app.pdf.charts import Charts
from briefing_app.pdf.flow import WHOLE, Item, PageLayout, paginate
from briefing_app.pdf.forms.full import build_section
from briefing_app.pdf.memory import get_memory
from briefing_app.pdf.setter import TextBox
from briefing_app.pdf.style import A4, Kind
from tests.pdf.layout import words
from tests.pdf.layout.samples import Sampler
from tests.pdf.layout.walking import list_lines, walk

KINDS = (
    "heading", "subheading", "paragraph", "lead", "bullets", "figures", "card", "plain card", "long card", "chart",
    "halves", "table", "long table", "points", "questions", "timeline", "long timeline", "picture",
)  # fmt: skip


def make_nodes(sampler: Sampler, kind: str, size: int) -> tuple[AnyNode, ...]:
    """The nodes of a kind; `size` from 1 to 6 makes some of them longer."""
    match kind:
        case "heading" | "subheading":
            return (sampler.heading(2 if kind == "heading" else 3),)
        case "paragraph" | "lead":
            return (sampler.paragraph(ParagraphRole.LEAD if kind == "lead" else ParagraphRole.BODY),) * size
        case "bullets":
            return (sampler.bullets(),)
        case "figures":
            return (sampler.key_figures(size),)
        case "card" | "plain card":
            return (sampler.card(size, figure=kind == "card", badge=size > 3),)
        case "long card":
            return (sampler.card(size, long=size * 6, figure=size > 3),)
        case "chart":
            return (sampler.chart(size),)
        case "halves":
            return (sampler.chart(size, half=True), sampler.chart(size + 1, half=True))
        case "table" | "long table":
            return (sampler.table(size if kind == "table" else size * 15),)
        case "points":
            return (sampler.points(),)
        case "questions":
            return (sampler.questions(),)
        case "timeline" | "long timeline":
            return (sampler.timeline(1 if kind == "timeline" else size * 4),)
        case _:
            return (sampler.picture(),)


def make_builder(fonts: FontBook, language: Language) -> Builder:
    memory = get_memory(fonts)
    return Builder(memory, language, Kind.PAGE, words.WORDS[language], Charts(memory), A4.frame_height)


def lay_out(builder: Builder, nodes: tuple[AnyNode, ...]) -> tuple[list[Item], list[PageLayout]]:
    items = build_section(Section("Section", "section-1", nodes, "1"), 0, builder, A4.frame_width)
    return items, paginate(items, A4.frame_height)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    st.lists(st.tuples(st.sampled_from(KINDS), st.integers(1, 6)), min_size=1, max_size=12), st.sampled_from(LANGUAGES)
)
def test_any_sequence_of_nodes_is_paged_well(
    fonts: FontBook, choice: list[tuple[str, int]], language: Language
) -> None:
    sampler = Sampler(language)
    nodes = tuple(node for kind, size in choice for node in make_nodes(sampler, kind, size))
    items, pages = lay_out(make_builder(fonts, language), nodes)
    check_complete(items, pages)
    check_inside(pages)
    check_ends(items, pages)


def check_complete(items: list[Item], pages: list[PageLayout]) -> None:
    """Every line once, items in order."""
    placed = [placement for page in pages for placement in page.placements]
    assert [each.item for each in placed] == sorted(each.item for each in placed)
    assert {each.item for each in placed} == set(range(len(items)))
    for number, item in enumerate(items):
        pieces = [line for each in placed if each.item == number for line in list_lines(each.box)]
        assert Counter(pieces) == Counter(list_lines(item.box))


def check_inside(pages: list[PageLayout]) -> None:
    """Nothing below the frame, nothing upon something else."""
    for page in pages:
        assert page.placements
        foot = 0.0
        for placement in page.placements:
            assert placement.offset >= foot - 0.05
            foot = placement.offset + placement.box.height
            for box, top in walk(placement.box, placement.offset):
                assert top + box.height <= A4.frame_height + 0.05
        assert foot <= A4.frame_height + 0.05


def check_ends(items: list[Item], pages: list[PageLayout]) -> None:
    """No heading at the foot of a page, no single lines, no repeated title with nothing below."""
    last_item = len(items) - 1
    for page in pages:
        last = page.placements[-1]
        assert not items[last.item].keep or last.item == last_item
        for placement in page.placements:
            for box, _ in walk(placement.box):
                if isinstance(box, TextBox) and box.last - box.first < len(box.lines):
                    assert box.last - box.first >= 2
                if isinstance(box, Stack) and box.parts:
                    assert not box.parts[-1].repeated
                    assert not (box.parts[-1].keep and len(box.parts) == 1 and box.frame.repeat)


def test_a_small_card_is_moved_whole_and_a_long_one_is_torn_with_its_title_repeated(fonts: FontBook) -> None:
    sampler = Sampler(Language.EN)
    builder = make_builder(fonts, Language.EN)
    filler = (sampler.paragraph(),) * 8
    _, pages = lay_out(builder, (*filler, sampler.card(0)))
    assert [len(page.placements) for page in pages] == [9, 1]
    _, pages = lay_out(builder, (*filler[:3], sampler.card(0, figure=False, long=14)))
    assert len(pages) == 2
    texts = [box.lines.get_plain()[0] for box, _ in walk(pages[1].placements[0].box) if isinstance(box, TextBox)]
    assert texts[0] == words.CARD_TITLES[0].en + " (continued)"


def test_a_heading_goes_with_what_follows(fonts: FontBook) -> None:
    sampler = Sampler(Language.EN)
    builder = make_builder(fonts, Language.EN)
    for count in range(5, 10):
        nodes = ((sampler.paragraph(),) * count, (sampler.heading(), sampler.heading(3), sampler.chart(2)))
        items, pages = lay_out(builder, nodes[0] + nodes[1])
        at = len(items) - 1
        where = {placement.item: number for number, page in enumerate(pages) for placement in page.placements}
        assert where[at - 2] == where[at - 1] == where[at]


def test_a_table_repeats_its_heading_row_and_keeps_two_rows_together(fonts: FontBook) -> None:
    sampler = Sampler(Language.EN)
    for rows in range(30, 75):
        _, pages = lay_out(make_builder(fonts, Language.EN), (sampler.table(rows),))
        for page in pages[1:]:
            texts = [
                box.lines.get_plain()[0]
                for box, _ in walk(page.placements[0].box)
                if isinstance(box, TextBox) and len(box.lines)
            ]
            assert texts[:3] == ["Table 1 (continued)", "Institution", "City"]
            assert len(texts) >= 1 + 4 + 2 * 4, f"a single row stands alone ({rows} rows)"


def test_what_cannot_be_torn_well_is_torn_by_force() -> None:
    tall = Stack([Part(Box(300.0), keep=True), Part(Box(300.0), keep=True), Part(Box(300.0))], Frame(whole=True))
    pages = paginate([Item(tall)], 700.0)
    assert [page.placements[0].box.height for page in pages] == [600.0, 300.0]


def test_a_row_is_torn_only_where_every_cell_can_be() -> None:
    from briefing_app.pdf.box import Cell

    parts = Stack([Part(Box(50.0)), Part(Box(50.0))])
    row = Row((Cell(0, parts), Cell(100, Box(40.0))))
    torn = row.split(60.0)
    assert torn is not None
    assert (torn[0].height, torn[1].height) == (50.0, 50.0)
    assert Row((Cell(0, parts), Cell(100, Box(80.0)))).split(60.0) is None


@pytest.mark.parametrize("share", [0.2, 0.5])
def test_a_section_starts_on_a_new_page_where_little_is_left(share: float) -> None:
    first = Item(Box(1000 * (1 - share)))
    pages = paginate([first, Item(Box(50.0), least=0.3, keep=True), Item(Box(50.0))], 1000.0)
    assert len(pages) == (2 if share < 0.3 else 1)


def test_headings_above_a_page_break_stay_with_nothing() -> None:
    pages = paginate([Item(Box(50.0), keep=True), Item(Box(50.0), fresh=True, whole=WHOLE)], 100.0)
    assert [len(page.placements) for page in pages] == [1, 1]


def test_levels_of_headings_are_never_skipped(fonts: FontBook) -> None:
    sampler = Sampler(Language.EN)
    heading = Heading(spans=sampler.spans(words.TITLE), level=3)
    items, _ = lay_out(make_builder(fonts, Language.EN), (heading, sampler.card(0)))
    kinds = [
        box.tag.type
        for item in items
        for box, _ in walk(item.box)
        if isinstance(box, TextBox) and box.tag and box.tag.type[0] == "H"
    ]
    assert kinds == ["H1", "H2", "H3"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_cards_are_filled_to_the_foot(fonts: FontBook, language: Language) -> None:
    sampler = Sampler(language)
    nodes = tuple(sampler.card(index % 6, figure=index % 3 == 0) for index in range(40))
    _, pages = lay_out(make_builder(fonts, language), nodes)
    ends = [page.placements[-1].offset + page.placements[-1].box.height for page in pages[:-1]]
    assert len(ends) > 3
    assert min(ends) >= 0.85 * A4.frame_height


def test_gaps_close_up_for_one_more_box_and_open_where_it_does_not_fit() -> None:
    boxes = [Item(Box(90.0), before=20.0) for _ in range(5)]
    (page,) = paginate(boxes, 510.0)  # 530 at ease
    assert [round(each.offset, 3) for each in page.placements] == [0.0, 105.0, 210.0, 315.0, 420.0]
    first, second = paginate(boxes, 505.0)  # would take more than the gaps can give
    assert len(first.placements) == 4
    assert first.placements[-1].offset == pytest.approx(3 * (90 + 20 * 1.45))
    assert second.placements[0].offset == 0.0


def test_gaps_stay_as_they_are_before_a_page_break_and_at_the_end() -> None:
    boxes = [Item(Box(90.0), before=20.0), Item(Box(90.0), before=20.0)]
    pages = paginate([*boxes, Item(Box(90.0), fresh=True), *boxes[:1]], 700.0)
    assert [[each.offset for each in page.placements] for page in pages] == [[0.0, 110.0], [0.0, 110.0]]


def test_a_box_is_made_lower_where_that_saves_the_foot_of_a_page() -> None:
    def make_item(least: float) -> Item:
        return Item(Box(200.0), before=10.0, lower=lambda most: Box(most - 1) if most >= least else None)

    heading = Item(Box(20.0), before=10.0, keep=True)
    (page,) = paginate([Item(Box(300.0)), heading, make_item(120.0)], 500.0)
    assert 120.0 <= page.placements[-1].box.height < 200.0
    for item in (make_item(190.0), Item(Box(200.0), before=10.0)):
        assert len(paginate([Item(Box(300.0)), heading, item], 500.0)) == 2
    assert len(paginate([Item(Box(400.0)), heading, make_item(10.0)], 500.0)) == 2  # too little is left of it


@pytest.mark.parametrize("index", range(6))
def test_a_lower_chart_keeps_the_size_of_its_words(fonts: FontBook, index: int) -> None:
    builder = make_builder(fonts, Language.EN)
    node = Sampler(Language.EN).chart(index)
    box = builder.build(node, A4.frame_width)
    lowered = [builder.build_lower(node, A4.frame_width, box.height * share) for share in (0.9, 0.7)]
    for share, lower in zip((0.9, 0.7), lowered, strict=True):
        if lower is not None:
            assert lower.height <= box.height * share + 0.05
            assert all(each.scale > 0.999 for each, _ in walk(lower) if isinstance(each, DrawingBox))
    assert builder.build_lower(node, A4.frame_width, 30.0) is None
