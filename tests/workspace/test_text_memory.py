"""A memory of texts gives what looking through them gives, also after they changed, and looks through each once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.model.block import TextBlock
from briefing_app.model.briefing import Briefing
from briefing_app.model.edition import Audience, Form
from briefing_app.model.glossary import Term
from briefing_app.model.language import LANGUAGES, LocalText
from briefing_app.model.placeholder import keys_in
from briefing_app.model.walk import find_texts
from briefing_app.workspace import Workspace, text_memory
from briefing_app.workspace.closure import collect
from briefing_app.workspace.desk import LibraryReader
from briefing_app.workspace.text_memory import TextMemory


def test_keys_come_in_the_order_of_the_texts(workspace: Workspace, sample: Briefing) -> None:
    cards = workspace.library.list_cards()
    memory = TextMemory()
    for _ in range(2):
        assert memory.find_keys(sample, cards) == keys_in(*find_texts(sample, cards))


def test_every_edition_is_the_same_with_and_without_a_memory(workspace: Workspace, sample: Briefing) -> None:
    reader = LibraryReader(workspace.library)
    findings = workspace.findings
    section = sample.sections[0]
    for words in ("Nothing", "The Innovation and Technology Fund", "{grants} again", "Nothing"):
        workspace.briefings.add_blocks(section.id, [TextBlock(id="", text=LocalText.same(words))])
        briefing = workspace.library.get_briefing(sample.id)
        for audience in Audience:
            frozen = findings.freeze(briefing.id, audience)
            if audience is Audience.DELEGATION:
                assert frozen.content == collect(reader, [briefing])
            for language in LANGUAGES:
                assert findings.make_edition(frozen, Form.FULL, language) == frozen.edition(Form.FULL, language)


def test_terms_follow_the_glossary_and_the_texts(sample: Briefing) -> None:
    memory = TextMemory()
    block = TextBlock(id="b", text=LocalText("The Harbour Fund grows", "海港基金增長", ""))
    fund = Term("t", "t", LocalText("Harbour Fund", "海港基金", "海港基金"))
    assert memory.find_terms((), block) == ()
    assert memory.find_terms((fund,), block, sample) == (fund,)
    assert memory.find_terms((replace(fund, name=LocalText("Harbor Fund")),), block) == ()
    assert memory.find_terms((fund,), replace(block, text=LocalText("The fund"))) == ()
    assert memory.find_printed_terms((fund,), LANGUAGES[2], block) == (fund,)  # by the text that stands in


def test_a_thing_is_looked_through_once_and_only_so_many_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[object] = []

    def look(*values: object) -> list[LocalText]:
        looked.extend(values)
        return list(find_texts(*values))

    monkeypatch.setattr(text_memory, "find_texts", look)
    monkeypatch.setattr(text_memory, "_MOST", 2)
    blocks = [TextBlock(id=str(at), text=LocalText("{grants}")) for at in range(3)]
    memory = TextMemory()
    assert memory.find_keys(*blocks[:2]) == memory.find_keys(*blocks[:2]) == ("grants",)
    assert len(looked) == 2
    memory.find_keys(*blocks)
    memory.find_keys(blocks[2])
    assert len(looked) == 3
    memory.find_keys(blocks[0])
    assert len(looked) == 4
