"""The full briefing says everything once, in order, numbered and linked."""

from dataclasses import replace

import pytest

from briefing_app.document import compose, tree
from briefing_app.document.tree import plain
from briefing_app.model.block import CardBlock, Question, QuestionsBlock, TextBlock, TextRole
from briefing_app.model.briefing import Section
from briefing_app.model.edition import Audience, Form
from briefing_app.model.glossary import Term
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.wording.printed import Wording
from tests.document.conftest import BRIEFING, CARD, FIGURES, MakeEdition, three


def nodes_of(document: tree.Document, kind: type[tree.Node]) -> list[tree.Node]:
    return [node for section in document.sections for node in section.nodes if isinstance(node, kind)]


def compose_full(edition: MakeEdition, wording: Wording, **changes: object) -> tree.Document:
    return compose(edition(**changes), wording)


def test_sections_are_numbered_and_empty_ones_left_out(edition: MakeEdition, wording: Wording) -> None:
    document = compose_full(edition, wording)
    assert [(section.number, section.title) for section in document.sections] == [
        ("1", "First EN"),
        ("2", "Second EN"),
        ("", "Sources"),
        ("", "Names in three languages"),
    ]
    assert document.sections[1].badges == ("Internal",)


def test_every_block_prints_in_order(edition: MakeEdition, wording: Wording) -> None:
    document = compose_full(edition, wording)
    printed = dict.fromkeys(node.block_id for node in document.sections[0].nodes)
    assert tuple(printed) == tuple(block.id for block in BRIEFING.sections[0].blocks)


@pytest.mark.parametrize(
    ("language", "before", "number", "after"),
    [
        (Language.EN, "about", "HK$120", "billion"),
        (Language.HANT, "約", "1,200", "億港元"),
        (Language.HANS, "约", "1200", "亿港元"),
    ],
)
def test_figures_in_display_size_follow_the_language(
    edition: MakeEdition, wording: Wording, language: Language, before: str, number: str, after: str
) -> None:
    strip = nodes_of(compose_full(edition, wording, language=language), tree.KeyFigures)[0]
    assert isinstance(strip, tree.KeyFigures)
    big = next(figure for figure in strip.figures if figure.key == "money")
    assert (big.before, big.number, big.after) == (before, number, after)


def test_a_figure_without_anything_to_quote_is_left_out_of_a_strip(edition: MakeEdition, wording: Wording) -> None:
    strip = nodes_of(compose_full(edition, wording), tree.KeyFigures)[0]
    assert isinstance(strip, tree.KeyFigures)
    assert [figure.key for figure in strip.figures] == ["widgets", "money", "total"]


def test_a_card_leads_with_its_first_quotable_figure(edition: MakeEdition, wording: Wording) -> None:
    card = nodes_of(compose_full(edition, wording), tree.Card)[0]
    assert isinstance(card, tree.Card)
    assert card.figure
    assert (card.figure.number, card.figure.after) == ("28", "widgets")
    assert plain(card.title) == "Card 28 EN"
    assert [type(node) for node in card.body] == [tree.Paragraph, tree.Bullets, tree.Paragraph]


def test_numbers_in_text_are_set_apart(edition: MakeEdition, wording: Wording) -> None:
    card = nodes_of(compose_full(edition, wording, language=Language.HANT), tree.Card)[0]
    assert isinstance(card, tree.Card)
    paragraph = card.body[0]
    assert isinstance(paragraph, tree.Paragraph)
    assert [(span.text, span.style) for span in paragraph.spans] == [
        ("共有", tree.SpanStyle.PLAIN),
        ("28件樣品", tree.SpanStyle.NUMBER),
        ("。", tree.SpanStyle.PLAIN),
    ]


def test_a_card_says_its_dates_its_derived_figure_and_its_sources(edition: MakeEdition, wording: Wording) -> None:
    card = nodes_of(compose_full(edition, wording), tree.Card)[0]
    assert isinstance(card, tree.Card)
    said = plain(card.meta)
    assert "January 2024" in said
    assert "no date in the source" in said  # the share has none
    assert "includes a derived figure" in said
    assert said.endswith("Source [1] Heading s1")


def test_staleness_prints_only_when_the_edition_asks(edition: MakeEdition, wording: Wording) -> None:
    for show in (False, True):
        card = nodes_of(compose_full(edition, wording, show_staleness=show), tree.Card)[0]
        assert isinstance(card, tree.Card)
        assert ("due for review" in plain(card.meta)) is show


def test_sources_are_numbered_by_first_citation_and_linked_both_ways(edition: MakeEdition, wording: Wording) -> None:
    document = compose_full(edition, wording)
    listed = nodes_of(document, tree.SourceList)[0]
    assert isinstance(listed, tree.SourceList)
    targets = {node.destination for section in document.sections for node in section.nodes}
    assert [entry.number for entry in listed.entries] == [1, 2]
    for entry in listed.entries:
        assert entry.destination == f"src-{entry.number}"
        assert entry.cited_at
        assert set(entry.cited_at) <= targets
    marks = {
        span.link
        for card in nodes_of(document, tree.Card)
        if isinstance(card, tree.Card)
        for span in card.meta
        if span.style is tree.SpanStyle.CITE
    }
    assert marks <= {f"#{entry.destination}" for entry in listed.entries}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_source_without_title_is_described_and_a_publisher_has_its_name_in_the_language(
    edition: MakeEdition, wording: Wording, language: Language
) -> None:
    listed = nodes_of(compose_full(edition, wording, language=language), tree.SourceList)[0]
    assert isinstance(listed, tree.SourceList)
    said = " | ".join(plain(entry.spans) for entry in listed.entries)
    assert three("Supplied text").get(language) in said
    assert LocalText("Our Office", "我們的辦公室", "我们的办公室").get(language) in said
    assert "Report" in said


def test_a_chart_has_its_words_and_its_data_attached(edition: MakeEdition, wording: Wording) -> None:
    document = compose_full(edition, wording)
    chart = nodes_of(document, tree.ChartFigure)[0]
    assert isinstance(chart, tree.ChartFigure)
    assert chart.half
    assert chart.caption_number == "Figure 1"
    assert chart.alt == "alt text EN"
    names = [each.name for each in document.attachments]
    assert names == [chart.data_name, "artificial.hetaopack"]
    data = document.attachments[0]
    assert data.relationship == "Data"
    assert b"row one" in data.data
    assert b"28" in data.data


def test_a_table_selects_columns_and_shows_what_is_missing_as_missing(edition: MakeEdition, wording: Wording) -> None:
    table = nodes_of(compose_full(edition, wording), tree.Table)[0]
    assert isinstance(table, tree.Table)
    assert [plain(cell) for cell in table.head] == ["Value EN", "What EN"]
    assert table.aligns == (tree.Align.RIGHT, tree.Align.LEFT)
    values = [plain(row[0].spans) for row in table.rows]
    assert values[0].splitlines()[0] == "28"  # its own date below, so that numbers stand under one another
    assert values[1] == "7"
    assert "no figure" in values[2]
    assert "different dates" in plain(table.note)


def test_questions_without_words_are_left_out(edition: MakeEdition, wording: Wording) -> None:
    block = nodes_of(compose_full(edition, wording), tree.Questions)[0]
    assert isinstance(block, tree.Questions)
    assert [(plain(item.question), item.level) for item in block.items] == [("Why? EN", "high")]
    answer = block.items[0].answer[0]
    assert isinstance(answer, tree.Paragraph)
    assert plain(answer.spans) == "Because over 50%. EN"


def test_events_stand_in_order_of_date(edition: MakeEdition, wording: Wording) -> None:
    line = nodes_of(compose_full(edition, wording, language=Language.HANS), tree.Timeline)[0]
    assert isinstance(line, tree.Timeline)
    assert [event.when for event in line.events] == ["2018年4月", "2023年2月20日"]


def test_a_text_missing_in_the_language_is_borrowed_and_marked(edition: MakeEdition, wording: Wording) -> None:
    lonely = replace(CARD, text=LocalText(zh_hant="只有繁體 {share}"))
    card = nodes_of(compose_full(edition, wording, cards={"card-1": lonely}), tree.Card)[0]
    assert isinstance(card, tree.Card)
    mark, text = card.body
    assert isinstance(mark, tree.Paragraph)
    assert mark.role is tree.ParagraphRole.MISSING
    assert isinstance(text, tree.Paragraph)
    assert text.spans[0].language is Language.HANT
    assert plain(text.spans) == "只有繁體逾50%"


def test_a_hand_out_has_no_marking_no_badges_and_no_notes(edition: MakeEdition, wording: Wording) -> None:
    inside = compose_full(edition, wording)
    outside = compose_full(edition, wording, audience=Audience.HANDOUT)
    assert inside.marking == "RESTRICTED EN"
    assert outside.marking == ""
    assert "prefers tea EN" in repr(inside)
    assert "prefers tea EN" not in repr(outside)
    assert "note EN" not in repr(outside)
    assert "'Internal'" not in repr(outside)


def test_the_cover_leaves_out_lines_without_value(edition: MakeEdition, wording: Wording) -> None:
    cover = compose_full(edition, wording).cover
    assert cover
    assert dict(cover.lines) == {
        "Occasion": "Occasion EN",
        "Date": "12–14 December 2026",
        "Readers": "Readers EN",
        "Edition": "No. 1, 22 November 2026",
    }


def test_nothing_of_the_content_leaves_a_form_untouched(edition: MakeEdition, wording: Wording) -> None:
    full, summary, slides = (compose_full(edition, wording, form=form) for form in Form)
    assert full.sections
    assert not full.summary
    assert not full.slides
    assert summary.summary
    assert not summary.sections
    assert slides.slides
    assert not slides.sections
    assert FIGURES["widgets"].figure.label.en in repr(summary)


def test_a_derived_number_is_marked_wherever_it_is_printed_and_explained_once(
    edition: MakeEdition, wording: Wording
) -> None:
    text = TextBlock(id="b-derived", text=three("In all {total}, not {widgets}"))
    title = replace(CARD, title=three("All {total}"))
    section = Section("s", three("Derived"), (text, CardBlock(id="b-card", card_id="card-1")))
    briefing = replace(BRIEFING, sections=(section,))
    for language in LANGUAGES:
        document = compose_full(edition, wording, briefing=briefing, cards={"card-1": title}, language=language)
        paragraph, card = document.sections[0].nodes
        assert isinstance(paragraph, tree.Paragraph)
        assert isinstance(card, tree.Card)
        for spans in (paragraph.spans, card.title):
            marks = [at for at, span in enumerate(spans) if span.style is tree.SpanStyle.DERIVED]
            assert [spans[at - 1].text for at in marks] == ["56"]
            assert [spans[at].link for at in marks] == ["#derived"]
        notes = [node for node in document.sections[1].nodes if node.destination == "derived"]
        assert len(notes) == 1
        assert isinstance(notes[0], tree.Paragraph)
        label = FIGURES["widgets"].figure.label.get(language)
        assert f"{label} + {label}" in tree.plain(notes[0].spans)


def test_short_names_stand_in_the_brackets_of_their_language(edition: MakeEdition, wording: Wording) -> None:
    term = Term("t", "t", LocalText("Our Office", "我們的辦公室", "我们的办公室"), LocalText("OO", "我辦", "我办"))
    document = compose_full(edition, wording, glossary=(term,))
    (table,) = document.sections[-1].nodes
    assert isinstance(table, tree.Table)
    printed = [tree.plain(cell.spans) for cell in table.rows[0]]
    assert printed == ["Our Office (OO)", "我們的辦公室（我辦）", "我们的办公室（我办）"]


def test_a_label_that_repeats_the_title_of_its_section_is_left_out(edition: MakeEdition, wording: Wording) -> None:
    asked = QuestionsBlock(id="b-q", items=(Question(three("Why?"), three("Because.")),))
    named = replace(asked, id="b-q2", title=three("From the press"))
    aims = TextBlock(id="b-o", text=three("Aim"), role=TextRole.OBJECTIVES)
    sections = (
        Section("s1", three("What may come"), (asked, asked)),
        Section("s2", three("What may come"), (named,)),
        Section("s3", LocalText("Objectives"), (aims,)),
        Section("s4", three("Before the visit"), (aims,)),
    )
    document = compose_full(edition, wording, briefing=replace(BRIEFING, sections=sections))
    labels = [getattr(node, "label", None) for section in document.sections[:4] for node in section.nodes]
    assert labels == ["", "Questions and answers", "From the press EN", "", "Objectives"]


def test_without_a_derived_number_nothing_is_explained(edition: MakeEdition, wording: Wording) -> None:
    section = Section("s", three("Plain"), (TextBlock(id="b", text=three("{widgets}")),))
    document = compose_full(edition, wording, briefing=replace(BRIEFING, sections=(section,)))
    assert "†" not in repr(document)
