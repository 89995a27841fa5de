"""What an edition holds, and what a hand-out no longer holds."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from briefing_app.formats.pack import parse_pack
from briefing_app.formats.pack.pictures import parse_picture
from briefing_app.model.block import (
    CardBlock,
    KeyFiguresBlock,
    Likelihood,
    PeopleBlock,
    PictureBlock,
    PointsBlock,
    Question,
    QuestionsBlock,
    TextBlock,
)
from briefing_app.model.briefing import Briefing, Section
from briefing_app.model.content import Content
from briefing_app.model.edition import Audience, Form
from briefing_app.model.figure import Observation, Release, Value
from briefing_app.model.glossary import Term
from briefing_app.model.language import Language, LocalText
from briefing_app.workspace import Workspace
from briefing_app.workspace.closure import ContentReader, collect
from briefing_app.workspace.desk import LibraryReader
from briefing_app.workspace.redact import redact
from briefing_app.workspace.resolve import Frozen, freeze


def _freeze(workspace: Workspace, briefing: Briefing, audience: Audience = Audience.HANDOUT) -> Frozen:
    return freeze(LibraryReader(workspace.library), briefing, audience, date(2024, 6, 1))


def test_an_edition_holds_all_that_the_briefing_needs(workspace: Workspace, sample: Briefing) -> None:
    edition = _freeze(workspace, sample, Audience.DELEGATION).edition(Form.FULL, Language.EN, number=3)
    assert [each.slug for each in edition.cards.values()] == ["fund-grants"]
    assert set(edition.figures) == {"grants", "hospitals_all", "first_batch", "second_batch"}
    assert edition.figures["hospitals_all"].inputs == ("first_batch", "second_batch")
    assert [each.slug for each in edition.sources.values()] == ["note", "speech"]
    assert [each.slug for each in edition.datasets.values()] == ["hospitals"]
    assert set(edition.themes) == {"money", "access"}
    assert len(edition.assets) == 1
    assert (edition.number, edition.today, edition.audience) == (3, date(2024, 6, 1), Audience.DELEGATION)
    assert edition.figures["grants"].observation is not None
    assert str(edition.figures["grants"].observation.value) == "2.10E+9"


def test_glossary_terms_are_those_that_the_printed_language_names(workspace: Workspace, sample: Briefing) -> None:
    workspace.data.add_term(LocalText("Other Fund", "另一基金", "另一基金"))
    named = workspace.data.add_term(LocalText("Green Hall", "綠館", "绿馆"))
    section = Section("00000000-0000-4000-8000-00000000000a", LocalText("In the Green Hall", "會場"), ())
    briefing = replace(sample, sections=(*sample.sections, section))
    frozen = _freeze(workspace, briefing, Audience.DELEGATION)
    assert named in frozen.edition(Form.FULL, Language.EN).glossary
    assert named not in frozen.edition(Form.FULL, Language.HANT).glossary


def test_the_same_briefing_freezes_to_the_same_bytes(workspace: Workspace, sample: Briefing) -> None:
    first = _freeze(workspace, sample)
    assert _freeze(workspace, sample) == first
    assert first.pack == _freeze(workspace, sample).pack != b""


def test_a_hand_out_has_nothing_internal(workspace: Workspace, sample: Briefing) -> None:
    frozen = _freeze(workspace, sample)
    assert [each.title.en for each in frozen.briefing.sections] == ["Background"]
    kinds = [type(each).__name__ for each in frozen.briefing.blocks]
    assert "PointsBlock" not in kinds  # internal unless said otherwise
    assert "PageBreakBlock" not in kinds  # marked so in the sample
    (card,) = frozen.content.cards
    assert (card.note, card.tags, card.verification) == (LocalText(), (), None)
    (people,) = (each for each in frozen.briefing.blocks if isinstance(each, PeopleBlock))
    assert not people.people[0].note
    assert not any(each.guidance for each in frozen.briefing.sections)
    assert not any(each.note for each in frozen.content.sources)
    grants = frozen.figures["grants"]
    assert [str(each.value) for each in grants.figure.observations] == ["1.76E+9"]
    assert grants.observation == grants.figure.observations[0]
    assert [each.slug for each in frozen.content.sources] == ["note"]  # “speech” is cited by the internal value alone


def test_a_hand_out_has_neither_notes_on_names_nor_words_hidden_in_pictures(sample: Briefing) -> None:
    texts = PngInfo()
    texts.add_text("Author", "Ours alone, not theirs")
    target = io.BytesIO()
    Image.new("RGB", (20, 10)).save(target, "PNG", pnginfo=texts)
    asset = parse_picture(target.getvalue())
    term = Term("t", "t", LocalText("Green Hall"), note=LocalText("Ours alone, not theirs"))
    picture = PictureBlock(id="p", asset=asset.id)
    section = Section("s", LocalText("In the Green Hall"), (picture,))
    content, briefing = redact(Content(glossary=(term,), assets=(asset,)), replace(sample, sections=(section,)))
    assert content.glossary == (replace(term, note=LocalText()),)
    (kept,), (block,) = content.assets, briefing.blocks
    assert b"Ours alone" not in kept.data
    assert isinstance(block, PictureBlock)
    assert block.asset == kept.id == parse_picture(kept.data).id


def test_what_speaks_to_our_own_side_is_not_handed_out(workspace: Workspace, sample: Briefing) -> None:
    ours = LocalText("Ours alone, not theirs", "僅供我方參閱之用", "仅供我方参阅之用")
    briefing = replace(sample, purpose=ours, readers=ours, marking=ours, description=ours)
    frozen = _freeze(workspace, briefing)
    kept = frozen.briefing
    assert not any((kept.purpose, kept.readers, kept.marking, kept.description))
    assert kept.title == briefing.title
    with zipfile.ZipFile(io.BytesIO(frozen.pack)) as pack:
        assert not any(ours.zh_hant.encode() in pack.read(name) for name in pack.namelist())


def test_how_likely_a_question_is_concerns_us_alone(workspace: Workspace, sample: Briefing) -> None:
    asked = Question(LocalText("Why?"), LocalText("Because."), Likelihood.HIGH)
    block = QuestionsBlock(id="00000000-0000-4000-8000-00000000000b", items=(asked,))
    section = Section("00000000-0000-4000-8000-00000000000a", LocalText("Asked"), (block,))
    frozen = _freeze(workspace, replace(sample, sections=(*sample.sections, section)))
    (kept,) = (each for each in frozen.briefing.blocks if isinstance(each, QuestionsBlock) and each.id == block.id)
    assert [item.likelihood for item in kept.items] == [Likelihood.MEDIUM]
    assert kept.items[0].answer == asked.answer


def test_internal_cards_and_charts_take_their_blocks_with_them(workspace: Workspace, sample: Briefing) -> None:
    chart = workspace.library.list_charts()[0]
    workspace.data.update_chart(replace(chart, release=Release.INTERNAL))
    secret = workspace.library.resolve_ref("card", "secret")
    section = Section("s", LocalText("Only secrets"), (CardBlock(id="b", card_id=secret),))
    frozen = _freeze(workspace, replace(sample, sections=(section, *sample.sections)))
    assert [each.title.en for each in frozen.briefing.sections] == ["Background"]
    assert frozen.content.charts == ()
    assert [each.slug for each in frozen.content.datasets] == ["hospitals"]  # the table still shows it


def test_a_figure_with_internal_values_only_keeps_nothing_but_its_key(workspace: Workspace, sample: Briefing) -> None:
    figures = {each.key: each for each in workspace.library.list_figures()}
    hidden = tuple(replace(each, release=Release.INTERNAL) for each in figures["first_batch"].observations)
    workspace.figures.update_figure(replace(figures["first_batch"], observations=hidden))
    section = Section("s", LocalText("T"), (KeyFiguresBlock(id="k", figures=("first_batch", "hospitals_all")),))
    frozen = _freeze(workspace, replace(sample, sections=(section, *sample.sections)))
    assert [each.title.en for each in frozen.briefing.sections] == ["Background"]
    assert "first_batch" not in frozen.figures
    stub = frozen.figures["hospitals_all"]  # the card's open text quotes it
    assert (stub.observation, stub.figure.label, stub.figure.formula) == (None, LocalText(), "")
    strips = [each for each in frozen.briefing.blocks if isinstance(each, KeyFiguresBlock)]
    assert [each.figures for each in strips] == [("grants",)]
    assert frozen.content.datasets[0].rows[0][1].missing


@pytest.mark.parametrize("audience", list(Audience))
def test_the_attached_pack_can_be_read_and_holds_what_the_edition_holds(
    workspace: Workspace, sample: Briefing, audience: Audience
) -> None:
    frozen = _freeze(workspace, sample, audience)
    pack = parse_pack(frozen.pack, "attached.zip")
    assert {each.id for each in pack.content.cards} == {each.id for each in frozen.content.cards}
    assert pack.content.briefings == (frozen.briefing,)
    assert pack.manifest.partial is (audience is Audience.HANDOUT)
    with zipfile.ZipFile(io.BytesIO(frozen.pack)) as archive:
        text = " ".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    for secret in ("Shy", "Ask again in June", "C. Lee", "2.10E+9", "Say why", "Own eyes only", "Thank them"):
        assert (secret in text) is (audience is Audience.DELEGATION), secret


def test_a_briefing_needs_the_figures_that_its_own_words_quote(workspace: Workspace) -> None:
    content = workspace.library.list_content()
    text = TextBlock(id="t", text=LocalText(zh_hans="{span}"))
    points = PointsBlock(id="p", addressee=LocalText(), points=(LocalText("{hospitals_all}"),))
    briefing = Briefing("b", "b", LocalText("B"), (Section("s", LocalText(), (text, points)),))
    found = collect(ContentReader(content), [briefing])
    assert [each.key for each in found.figures] == ["span", "hospitals_all", "first_batch", "second_batch"]
    assert [each.slug for each in found.sources] == ["note"]
    assert (*found.cards, *found.charts, *found.datasets, *found.assets) == ()


def test_references_that_lead_nowhere_are_left_out(sample: Briefing) -> None:
    found = collect(ContentReader(replace(_EMPTY)), [sample])
    assert found == replace(_EMPTY, briefings=(sample,))


def test_an_unread_formula_leaves_its_figure_without_value(workspace: Workspace) -> None:
    figure = workspace.figures.add_figure("odd", LocalText("Odd"), observations=(Observation(Value.parse("1")),))
    content = workspace.library.list_content()
    broken = tuple(
        replace(each, observations=(), formula="1 +") if each.id == figure.id else each for each in content.figures
    )
    text = TextBlock(id="t", text=LocalText("{odd}"))
    briefing = Briefing("b", "b", LocalText("B"), (Section("s", LocalText(), (text,)),))
    reader = ContentReader(replace(content, figures=broken))
    frozen = freeze(reader, briefing, Audience.DELEGATION, date(2024, 6, 1), with_pack=False)
    assert frozen.figures["odd"].observation is None
    assert frozen.pack == b""


def test_the_pack_of_a_briefing_says_who_it_is(workspace: Workspace, sample: Briefing) -> None:
    data = _freeze(workspace, sample, Audience.DELEGATION).pack
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    assert manifest["title"]["en"] == "Visit, sample"
    assert "partial" not in manifest


_EMPTY = Content()
