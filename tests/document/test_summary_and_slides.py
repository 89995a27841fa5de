"""The one-page summary drops by a stated rule; slides show one thing at a time."""

from dataclasses import replace

import pytest

from briefing_app.document import compose, tree
from briefing_app.document.slides import FACTS_TOGETHER, MOST_ROWS
from briefing_app.document.summary import FACTS, KEPT_POINTS
from briefing_app.document.tree import plain
from briefing_app.model.block import CardBlock, PointsBlock, Question, QuestionsBlock, TextBlock
from briefing_app.model.briefing import Section
from briefing_app.model.edition import Audience, Form
from briefing_app.model.figure import Release
from briefing_app.model.language import Language, LocalText
from briefing_app.wording.printed import Wording
from tests.document.conftest import BRIEFING, CARD, DATASET, MakeEdition, three


def test_the_summary_opens_with_the_purpose_or_else_the_objectives(edition: MakeEdition, wording: Wording) -> None:
    without = compose(edition(form=Form.SUMMARY), wording).summary
    first = without[0].node
    assert isinstance(first, tree.Panel)
    assert first.kind is tree.PanelKind.OBJECTIVES
    briefing = replace(BRIEFING, purpose=three("Our purpose"))
    within = compose(edition(form=Form.SUMMARY, briefing=briefing), wording).summary
    lead = within[0].node
    assert isinstance(lead, tree.Paragraph)
    assert plain(lead.spans) == "Our purpose EN"


def test_facts_go_before_points_and_points_before_what_stays(edition: MakeEdition, wording: Wording) -> None:
    items = compose(edition(form=Form.SUMMARY), wording).summary
    order = {item.name: item.priority for item in items}
    assert order["Purpose"] == order["Key figures"] == order["Sources"] == 0
    points = [item.priority for item in items if item.name == "Points to make" and isinstance(item.node, tree.Bullets)]
    first, *_, last = points
    assert points == [first] * KEPT_POINTS + [last] * (5 - KEPT_POINTS)
    assert 0 < first < order["Press line"] < last < FACTS
    assert [item.priority for item in items if item.name == "Key facts"][1:] == [FACTS]


def test_key_figures_come_from_strips_then_cards_each_once(edition: MakeEdition, wording: Wording) -> None:
    items = compose(edition(form=Form.SUMMARY), wording).summary
    strip = next(item.node for item in items if isinstance(item.node, tree.KeyFigures))
    assert [figure.key for figure in strip.figures] == ["widgets", "money", "total"]


def test_slides_open_with_title_and_section_and_close_with_sources(edition: MakeEdition, wording: Wording) -> None:
    slides = compose(edition(form=Form.SLIDES), wording).slides
    kinds = [slide.kind for slide in slides]
    assert kinds[:2] == [tree.SlideKind.TITLE, tree.SlideKind.SECTION]
    assert kinds[-1] is tree.SlideKind.SOURCES
    assert kinds.count(tree.SlideKind.SECTION) == 1  # the others have too little to be announced


def test_facts_without_a_number_share_slides_in_order(edition: MakeEdition, wording: Wording) -> None:
    plain_card = replace(CARD, figures=(), title=three("Fact"), text=three("words"))
    blocks = tuple(CardBlock(id=f"b-{n}", card_id="card-1") for n in range(4))
    text = TextBlock(id="b-text", text=three("Between"))
    section = Section("s", three("Facts"), (*blocks, text, blocks[0]))
    briefing = replace(BRIEFING, sections=(section,))
    made = compose(edition(form=Form.SLIDES, briefing=briefing, cards={"card-1": plain_card}), wording).slides
    content = [slide for slide in made if slide.kind is tree.SlideKind.CONTENT]
    assert [[type(node) for node in slide.nodes] for slide in content] == [
        [tree.Card] * FACTS_TOGETHER,
        [tree.Card] * FACTS_TOGETHER,
        [tree.Paragraph],
        [tree.Card],
    ]
    assert content[0].title == "Facts EN"
    assert content[-1].title == "Fact EN"


def test_a_slide_takes_its_title_from_what_it_shows(edition: MakeEdition, wording: Wording) -> None:
    slides = compose(edition(form=Form.SLIDES), wording).slides
    card = next(slide for slide in slides if slide.nodes and isinstance(slide.nodes[0], tree.Card))
    assert card.title == "Card 28 EN"
    assert card.kicker == "First EN"
    assert isinstance(card.nodes[0], tree.Card)
    assert card.nodes[0].title == ()


def test_desk_reading_stays_out_of_slides(edition: MakeEdition, wording: Wording) -> None:
    long = replace(DATASET, rows=DATASET.rows * MOST_ROWS)
    slides = compose(edition(form=Form.SLIDES, datasets={"data-1": long}), wording).slides
    shown = [node for slide in slides for node in slide.nodes]
    assert not [node for node in shown if isinstance(node, tree.Table | tree.Questions)]
    short = compose(edition(form=Form.SLIDES), wording).slides
    assert [node for slide in short for node in slide.nodes if isinstance(node, tree.Table)]


def test_destinations_are_unique(edition: MakeEdition, wording: Wording) -> None:
    for form in Form:
        document = compose(edition(form=form), wording)
        nodes: list[tree.Node] = [node for section in document.sections for node in section.nodes]
        nodes += [item.node for item in document.summary]
        nodes += [node for slide in document.slides for node in slide.nodes]
        named = [node.destination for node in nodes if node.destination]
        named += [section.destination for section in document.sections]
        named += [slide.destination for slide in document.slides if slide.destination]
        assert len(named) == len(set(named)), form


def test_slides_number_sections_as_the_full_briefing_does(edition: MakeEdition, wording: Wording) -> None:
    asked = QuestionsBlock(id="b-q", items=(Question(three("Why?"), three("Because.")),))
    points = tuple(PointsBlock(id=f"b-{n}", addressee=LocalText(), points=(three("Point"),)) for n in range(3))
    sections = (
        Section("s1", three("Questions"), (asked,)),
        Section("s2", three("Nothing"), ()),
        Section("s3", three("Points"), points),
    )
    briefing = replace(BRIEFING, sections=sections)
    full = compose(edition(form=Form.FULL, briefing=briefing), wording).sections
    slides = compose(edition(form=Form.SLIDES, briefing=briefing), wording).slides
    announced = {slide.title: slide.kicker for slide in slides if slide.kind is tree.SlideKind.SECTION}
    assert (
        announced
        == {section.title: section.number for section in full if section.title == "Points EN"}
        == {"Points EN": "2"}
    )


def test_what_is_internal_is_marked_once(edition: MakeEdition, wording: Wording) -> None:
    points = PointsBlock(id="b-1", addressee=LocalText(), points=(three("Point"),), release=Release.INTERNAL)
    for release, expected in ((Release.INTERNAL, (("Internal",), ())), (Release.OPEN, ((), ("Internal",)))):
        briefing = replace(BRIEFING, sections=(Section("s", three("Points"), (points,), release=release),))
        section = compose(edition(form=Form.FULL, briefing=briefing), wording).sections[0]
        panel = section.nodes[0]
        assert isinstance(panel, tree.Panel)
        assert (section.badges, panel.badges) == expected
        slide = compose(edition(form=Form.SLIDES, briefing=briefing), wording).slides[1]
        shown = slide.nodes[0]
        assert isinstance(shown, tree.Panel)
        assert (slide.badges, shown.badges) == (("Internal",), ())


def test_a_last_fact_alone_gives_its_slide_the_title(edition: MakeEdition, wording: Wording) -> None:
    fact = replace(CARD, figures=(), title=three("Fact"), text=three("words"))
    blocks = tuple(CardBlock(id=f"b-{n}", card_id="card-1") for n in range(FACTS_TOGETHER + 1))
    briefing = replace(BRIEFING, sections=(Section("s", three("Facts"), blocks),))
    slides = compose(edition(form=Form.SLIDES, briefing=briefing, cards={"card-1": fact}), wording).slides
    assert [(slide.kicker, slide.title) for slide in slides[1:3]] == [("", "Facts EN"), ("Facts EN", "Fact EN")]


def test_the_purpose_is_on_the_cover_of_the_delegation_only(edition: MakeEdition, wording: Wording) -> None:
    briefing = replace(BRIEFING, purpose=three("Our purpose"))
    for audience in Audience:
        cover = compose(edition(form=Form.FULL, briefing=briefing, audience=audience), wording).cover
        assert cover is not None
        assert ("Our purpose" in repr(cover.purpose)) is (audience is Audience.DELEGATION)


@pytest.mark.parametrize(
    ("language", "said"),
    [(Language.EN, "To the mayor EN"), (Language.HANT, "對象：the mayor繁"), (Language.HANS, "对象：the mayor简")],
)
def test_no_space_follows_a_full_width_colon(
    edition: MakeEdition, wording: Wording, language: Language, said: str
) -> None:
    points = PointsBlock(id="b-1", addressee=three("the mayor"), points=(three("Point"),))
    briefing = replace(BRIEFING, sections=(Section("s", three("Points"), (points,)),))
    panel = compose(edition(form=Form.FULL, language=language, briefing=briefing), wording).sections[0].nodes[0]
    assert isinstance(panel, tree.Panel)
    assert plain(panel.addressee) == said
    summary = compose(edition(form=Form.SUMMARY, language=language, briefing=briefing), wording).summary
    headings = [plain(each.node.spans) for each in summary if isinstance(each.node, tree.Heading)]
    assert any(each.endswith(f" {said}" if language is Language.EN else said) for each in headings), headings
