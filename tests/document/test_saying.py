"""What one may say about a fact stands below it in the full briefing for our own side only; logos open documents."""

from dataclasses import replace

import pytest

from briefing_app.document import compose, tree
from briefing_app.document.tree import plain
from briefing_app.model.edition import Audience, Form
from briefing_app.model.figure import Release
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.wording.printed import Wording
from tests.document.conftest import BRIEFING, CARD, PICTURE, MakeEdition, three

SAY = LocalText(
    "We hope for {money}.\n\n- Ask which products", "我們期望{money}。\n\n- 查詢是哪些產品", "我们期望{money}。"
)
CARDS = {"card-1": replace(CARD, say=SAY)}


def said(document: tree.Document) -> list[tree.Panel]:
    """Every box with what to say, wherever it stands."""
    nodes = [node for section in document.sections for node in section.nodes]
    nodes += [node for slide in document.slides for node in slide.nodes]
    nodes += [item.node for item in document.summary]
    return [each for each in nodes if isinstance(each, tree.Panel) and each.kind is tree.PanelKind.SAY]


@pytest.mark.parametrize(
    ("language", "label", "words"),
    [
        (Language.EN, "What to say", "We hope for about HK$120 billion."),
        (Language.HANT, "應對口徑", "我們期望約1,200億港元。"),
        (Language.HANS, "应对口径", "我们期望约1200亿港元。"),
    ],
)
def test_what_to_say_stands_right_below_its_card(
    edition: MakeEdition, wording: Wording, language: Language, label: str, words: str
) -> None:
    document = compose(edition(cards=CARDS, language=language), wording)
    nodes = document.sections[0].nodes
    at = next(at for at, node in enumerate(nodes) if isinstance(node, tree.Card))
    panel = nodes[at + 1]
    assert isinstance(panel, tree.Panel)
    assert (panel.kind, panel.label, panel.block_id) == (tree.PanelKind.SAY, label, "b-card")
    first = panel.body[0]
    assert isinstance(first, tree.Paragraph)
    assert plain(first.spans) == words
    assert len(panel.badges) == 1
    assert len(said(document)) == 2  # the second section places the same card
    assert said(document)[1].badges == ()  # for its section is marked as a whole


def test_a_fact_without_anything_to_say_has_no_box(edition: MakeEdition, wording: Wording) -> None:
    assert said(compose(edition(), wording)) == []


@pytest.mark.parametrize(
    ("form", "audience"),
    [(Form.SUMMARY, Audience.DELEGATION), (Form.SLIDES, Audience.DELEGATION), (Form.FULL, Audience.HANDOUT)],
)
def test_what_to_say_is_never_shown_to_others_nor_where_there_is_no_room(
    edition: MakeEdition, wording: Wording, form: Form, audience: Audience
) -> None:
    card = replace(CARD, figures=(), text=three("Nothing quoted"), title=three("A fact"), say=SAY)
    changes = {"form": form, "audience": audience}
    with_say = compose(edition(cards={"card-1": card}, **changes), wording)
    without = compose(edition(cards={"card-1": replace(card, say=LocalText())}, **changes), wording)
    assert said(with_say) == []
    assert with_say == without  # nor do the dates and sources of figures that only it quotes appear


def test_the_dates_of_what_is_said_stand_below_the_fact(edition: MakeEdition, wording: Wording) -> None:
    card = replace(CARD, figures=(), text=three("Nothing quoted"), title=three("A fact"), say=SAY)
    document = compose(edition(cards={"card-1": card}), wording)
    node = next(node for node in document.sections[0].nodes if isinstance(node, tree.Card))
    assert "As of February 2024" in plain(node.meta)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_logo_stands_on_the_first_page_and_is_named_after_its_owner(
    edition: MakeEdition, wording: Wording, language: Language
) -> None:
    briefing = replace(BRIEFING, logo=PICTURE.id)
    full = compose(edition(briefing=briefing, language=language), wording)
    slides = compose(edition(briefing=briefing, language=language, form=Form.SLIDES), wording)
    assert full.cover is not None
    assert full.cover.logo is not None
    assert full.cover.logo.asset is PICTURE
    assert BRIEFING.organisation.get(language) in full.cover.logo.alt
    assert slides.slides[0].logo == full.cover.logo
    assert all(each.logo is None for each in slides.slides[1:])
    nameless = compose(edition(briefing=replace(briefing, organisation=LocalText()), language=language), wording)
    assert nameless.cover is not None
    assert nameless.cover.logo is not None
    assert nameless.cover.logo.alt in ("Logo", "標誌", "标志")


def test_without_a_logo_or_its_picture_there_is_none(edition: MakeEdition, wording: Wording) -> None:
    for logo in ("", "b" * 64):
        cover = compose(edition(briefing=replace(BRIEFING, logo=logo)), wording).cover
        assert cover is not None
        assert cover.logo is None


def test_an_internal_card_keeps_its_own_mark_beside_that_of_the_box(edition: MakeEdition, wording: Wording) -> None:
    cards = {"card-1": replace(CARD, say=SAY, release=Release.INTERNAL)}
    nodes = compose(edition(cards=cards), wording).sections[0].nodes
    card = next(node for node in nodes if isinstance(node, tree.Card))
    assert card.badges == said(compose(edition(cards=cards), wording))[0].badges == ("Internal",)
