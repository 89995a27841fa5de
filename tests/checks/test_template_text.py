"""What a template tells the writer is found as long as it stands there, in whichever language, and only then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.checks.say import say_finding
from briefing_app.formats.pack import load_pack
from briefing_app.model.block import AgendaBlock, AgendaItem, AnyBlock, PointsBlock, Question, QuestionsBlock, TextBlock
from briefing_app.model.briefing import Briefing, Section
from briefing_app.model.content import Content
from briefing_app.model.edition import Audience
from briefing_app.model.figure import Release
from briefing_app.model.finding import Finding, Severity
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.paths import db_dir, resources_dir
from briefing_app.wording.catalogue import Catalogue
from briefing_app.wording.printed import Wording
from briefing_app.workspace.closure import ContentReader
from briefing_app.workspace.press import find_in
from briefing_app.workspace.resolve import freeze, freeze_handout

WARNING, BLOCK, NOTICE = Severity.WARNING, Severity.BLOCK, Severity.NOTICE
OWN = LocalText("Our own words", "我們自己的話", "我们自己的话")


def say(english: str) -> LocalText:
    return LocalText(english, f"{english}（繁）", f"{english}（简）")


def make_template(*blocks: AnyBlock, purpose: LocalText = LocalText()) -> Briefing:
    section = Section("s", say("Section"), blocks)
    return Briefing("template", "template", say("Template"), (section,), purpose=purpose, template=True)


def make_from(template: Briefing) -> Briefing:
    return replace(template, id="visit", slug="visit", template=False, template_id=template.id)


def with_blocks(briefing: Briefing, *blocks: AnyBlock) -> Briefing:
    return replace(briefing, sections=(replace(briefing.sections[0], blocks=blocks),))


def find(
    briefing: Briefing,
    template: Briefing | None,
    audience: Audience = Audience.DELEGATION,
    languages: tuple[Language, ...] = LANGUAGES,
    naming: Language = Language.EN,
) -> list[Finding]:
    content = Content(briefings=(template, briefing) if template else (briefing,))
    whole = freeze(ContentReader(content), briefing, Audience.DELEGATION, date(2024, 1, 1), with_pack=False)
    shown = whole if audience is Audience.DELEGATION else freeze_handout(whole)
    found = find_in(whole, shown, languages, naming, lambda _text, _language: "")
    return [each for each in found if each.check == "template_text"]


def text(id: str, words: LocalText, release: Release = Release.OPEN) -> TextBlock:
    return TextBlock(id=id, text=words, release=release)


@pytest.fixture(scope="module")
def starter() -> Content:
    return load_pack(db_dir() / "starter").content


# -- the starter library ---------------------------------------------------------------------------------------------


def test_samples_are_their_own_words(starter: Content) -> None:
    samples = [each for each in starter.briefings if not each.template]
    templates = {each.id: each for each in starter.briefings if each.template}
    assert len(samples) == 4
    for sample in samples:
        for audience in Audience:
            assert find(sample, templates[sample.template_id], audience) == [], (sample.slug, audience)


def test_a_fresh_briefing_says_what_is_the_templates(starter: Content) -> None:
    template = next(each for each in starter.briefings if each.slug == "delegation-visit")
    found = find(make_from(template), template)
    assert {each.severity for each in found} == {WARNING}
    assert {each.place.language for each in found} == {""}
    kinds = {each.id: type(each).__name__ for each in template.blocks}
    said = [kinds.get(each.place.block_id, each.place.kind) for each in found]
    assert said == [
        "briefing", "TextBlock", "PointsBlock", "PointsBlock", "AgendaBlock", "QuestionsBlock", "TextBlock", "TextBlock"
    ]  # fmt: skip
    handed = find(make_from(template), template, Audience.HANDOUT)
    assert [kinds[each.place.block_id] for each in handed] == ["AgendaBlock", "TextBlock"]
    assert {each.severity for each in handed} == {BLOCK}


@pytest.mark.parametrize("naming", LANGUAGES)
def test_the_sentence_quotes_the_beginning_of_the_text(starter: Content, naming: Language) -> None:
    sentences = Catalogue.load(resources_dir() / "i18n" / "checks")
    wording = Wording(Catalogue.load(resources_dir() / "i18n" / "print"))
    for template in (each for each in starter.briefings if each.template):
        found = find(make_from(template), template, naming=naming)
        for finding in found:
            sentence = say_finding(finding, sentences, wording, naming)
            assert "{" not in sentence
            assert finding.values["name"] in sentence
            assert 0 < len(finding.values["name"]) <= 61
        assert template.purpose.get(naming).startswith(found[0].values["name"].rstrip("…"))


# -- what counts -----------------------------------------------------------------------------------------------------


def test_nothing_is_said_without_its_template() -> None:
    template = make_template(text("a", say("Write here")), purpose=say("What for"))
    made = make_from(template)
    assert len(find(made, template)) == 2
    assert find(made, None) == []
    assert find(replace(made, template_id=""), template) == []
    assert find(replace(made, template_id=made.id), template) == []  # a briefing is no template


def test_titles_readers_and_marking_may_stay_the_same() -> None:
    title = say("Key points")
    template = replace(make_template(TextBlock(id="a", text=say("Write"), title=title)), readers=say("Members"))
    template = replace(template, marking=say("RESTRICTED"), occasion=say("Visit"), organisation=say("Office"))
    own = with_blocks(make_from(template), TextBlock(id="b", text=OWN, title=title))
    assert find(own, template) == []


def test_a_text_is_found_wherever_it_was_moved_to() -> None:
    template = make_template(text("a", say("Write here")), purpose=say("What for"))
    moved = with_blocks(make_from(template), text("x", OWN), text("y", say("What for")))
    assert [each.place.block_id for each in find(replace(moved, purpose=OWN), template)] == ["y"]


def test_only_the_languages_that_were_not_written_are_found() -> None:
    template = make_template(text("a", say("Write here")))
    half = say("Write here").with_text(Language.EN, "Written")
    made = with_blocks(make_from(template), text("b", half))
    found = find(made, template)
    assert [(each.place.language, each.values["name"]) for each in found] == [
        ("zh-Hant", "Write here（繁）"),
        ("zh-Hans", "Write here（简）"),
    ]
    assert find(made, template, languages=(Language.EN,)) == []
    assert all("leave_out" not in each.repairs for each in found)  # it would take the written text along


def test_the_mark_is_the_same_whichever_languages_are_exported() -> None:
    template = make_template(text("a", say("Write here")))
    made = make_from(template)
    marks = {find(made, template, languages=(each,), naming=each)[0].mark for each in LANGUAGES}
    assert marks == {find(made, template)[0].mark}


def test_points_count_until_somebody_has_worked_on_their_block() -> None:
    block = PointsBlock(id="a", addressee=say("the host"), points=(say("A fact"),))
    template = make_template(block)
    assert [each.severity for each in find(make_from(template), template)] == [WARNING]
    for changed in (replace(block, points=(*block.points, OWN)), replace(block, addressee=OWN)):
        assert find(with_blocks(make_from(template), changed), template) == []
    empty = make_template(replace(block, points=()))
    assert find(make_from(empty), empty) == []


def test_a_line_of_a_programme_is_ones_own_with_its_time() -> None:
    items = (AgendaItem("", say("Welcome")), AgendaItem("", say("Next steps")))
    template = make_template(AgendaBlock(id="a", items=items))
    timed = (replace(items[0], time="09:30"), replace(items[1], detail=OWN))
    assert find(with_blocks(make_from(template), AgendaBlock(id="a", items=timed)), template) == []
    mixed = (timed[0], items[1])
    (finding,) = find(with_blocks(make_from(template), AgendaBlock(id="a", items=mixed)), template)
    assert finding.values["name"] == "Next steps"
    assert "leave_out" not in finding.repairs


def test_a_question_and_its_answer_count_each() -> None:
    question = Question(say("What do they ask?"), say("Answer from the library."))
    template = make_template(QuestionsBlock(id="a", items=(question,)))
    for changed in (replace(question, question=OWN), replace(question, answer=OWN)):
        made = with_blocks(make_from(template), QuestionsBlock(id="a", items=(changed,)))
        assert len(find(made, template)) == 1
    made = with_blocks(make_from(template), QuestionsBlock(id="a", items=(Question(OWN, OWN),)))
    assert find(made, template) == []


def test_what_is_kept_stops_no_hand_out_until_it_changes() -> None:
    template = make_template(text("a", say("Both sides met")), text("b", say("Write here")))
    made = make_from(template)
    kept = replace(made, accepted=(find(made, template)[0].mark,))
    for audience, other in ((Audience.DELEGATION, WARNING), (Audience.HANDOUT, BLOCK)):
        severities = {each.place.id: (each.severity, each.accepted) for each in find(kept, template, audience)}
        assert severities == {"a": (NOTICE, True), "b": (other, False)}


# -- property --------------------------------------------------------------------------------------------------------

_texts = st.builds(LocalText, *[st.sampled_from(["", "Write this", "Say that", "{key} of them"])] * 3)
_blocks = st.one_of(
    st.builds(TextBlock, id=st.uuids().map(str), text=_texts),
    st.builds(PointsBlock, id=st.uuids().map(str), addressee=_texts, points=st.lists(_texts, max_size=3).map(tuple)),
    st.builds(
        QuestionsBlock,
        id=st.uuids().map(str),
        items=st.lists(st.builds(Question, _texts, _texts), max_size=2).map(tuple),
    ),
    st.builds(
        AgendaBlock,
        id=st.uuids().map(str),
        items=st.lists(st.builds(AgendaItem, st.sampled_from(["", "9:00"]), _texts), max_size=2).map(tuple),
    ),
)


def write_over(value: Any, language: str) -> Any:
    """The block with every text written anew, in one language or in all."""

    def written(local: LocalText) -> LocalText:
        for each in LANGUAGES:
            if language in ("", each.value):
                local = local.with_text(each, OWN.get(each))
        return local

    match value:
        case TextBlock():
            return replace(value, text=written(value.text))
        case PointsBlock():
            return replace(value, points=tuple(written(each) for each in value.points))
        case QuestionsBlock():
            items = [
                replace(each, question=written(each.question), answer=written(each.answer)) for each in value.items
            ]
            return replace(value, items=tuple(items))
        case AgendaBlock():
            return replace(value, items=tuple(replace(each, item=written(each.item)) for each in value.items))
    return written(value)


@settings(max_examples=60, deadline=None)
@given(st.lists(_blocks, min_size=1, max_size=4), _texts, st.permutations(LANGUAGES))
def test_after_every_found_text_is_written_over_none_is_left(
    blocks: list[AnyBlock], purpose: LocalText, languages: list[Language]
) -> None:
    template = make_template(*blocks, purpose=purpose)
    made = make_from(template)
    found = find(made, template, languages=tuple(languages))
    assert bool(found) == bool(purpose or any(has_text(each) for each in blocks))
    assert len({each.mark for each in found}) == len(found)
    for finding in found:
        if finding.place.kind == "briefing":
            made = replace(made, purpose=write_over(made.purpose, finding.place.language))
        else:
            now = (
                write_over(each, finding.place.language) if each.id == finding.place.id else each
                for each in made.blocks
            )
            made = with_blocks(made, *now)
    assert find(made, template) == []


def has_text(block: AnyBlock) -> bool:
    match block:
        case TextBlock(text=words):
            return bool(words)
        case PointsBlock(points=points):
            return any(points)
        case QuestionsBlock(items=questions):
            return any(each.question or each.answer for each in questions)
        case AgendaBlock(items=items):
            return any(each.item for each in items)
    return False
