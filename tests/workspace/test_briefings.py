"""Briefings: copies share nothing, parts move and keep their ids."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.errors import InputError, NotFoundError
from briefing_app.model.block import PageBreakBlock, TextBlock
from briefing_app.model.briefing import Briefing
from briefing_app.model.language import LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.workspace import Workspace


def _ids(briefing: Briefing) -> set[str]:
    return {briefing.id, *(s.id for s in briefing.sections), *(b.id for b in briefing.blocks)}


def _content(briefing: Briefing) -> list[object]:
    return [(s.title, s.release, [replace(b, id="") for b in s.blocks]) for s in briefing.sections]


def test_a_briefing_from_a_template_shares_nothing_with_it(workspace: Workspace, sample: Briefing) -> None:
    template = workspace.briefings.save_as_template(sample.id, LocalText("My visit"))
    made = workspace.briefings.make_from_template(template.id, LocalText("Visit to Futian"))
    assert (made.slug, made.template, made.template_id) == ("visit-to-futian", False, template.id)
    assert not _ids(made) & (_ids(template) | _ids(sample))
    assert _content(made) == _content(sample)
    block = made.blocks[0]
    assert isinstance(block, TextBlock)
    workspace.briefings.update_block(replace(block, text=LocalText("Changed")))
    assert _content(workspace.library.get_briefing(template.id)) == _content(sample)


def test_only_a_template_is_a_template(workspace: Workspace, sample: Briefing) -> None:
    with pytest.raises(InputError, match="duplicate it instead"):
        workspace.briefings.make_from_template(sample.id)


def test_a_duplicate_says_that_it_is_one(workspace: Workspace, sample: Briefing) -> None:
    first = workspace.briefings.duplicate_briefing(sample.id)
    second = workspace.briefings.duplicate_briefing(sample.id)
    assert (first.slug, second.slug) == ("visit-sample-copy", "visit-sample-copy-2")
    assert first.title.en == "Visit, sample (copy)"
    assert first.title.zh_hant.endswith("（副本）")
    assert not _ids(first) & _ids(sample)
    assert _content(first) == _content(sample)


def test_sections_are_added_moved_edited_and_removed(workspace: Workspace) -> None:
    briefing = workspace.briefings.add_briefing(LocalText("New"))
    titles = [LocalText(name) for name in "ABC"]
    a, _b, c = [workspace.briefings.add_section(briefing.id, title) for title in titles]
    first = workspace.briefings.add_section(briefing.id, LocalText("0"), at=0)

    def order() -> str:
        return "".join(each.title.en for each in workspace.library.get_briefing(briefing.id).sections)

    assert order() == "0ABC"
    workspace.briefings.move_section(c.id, 1)
    assert order() == "0CAB"
    workspace.briefings.move_section(first.id, 99)
    assert order() == "CAB0"
    workspace.briefings.update_section(replace(a, title=LocalText("a")))
    assert order() == "CaB0"
    workspace.briefings.remove_section(c.id)
    assert order() == "aB0"
    with pytest.raises(NotFoundError):
        workspace.briefings.move_section(c.id, 0)


def test_blocks_are_added_moved_between_sections_and_removed(workspace: Workspace) -> None:
    briefing = workspace.briefings.add_briefing(LocalText("New"))
    one = workspace.briefings.add_section(briefing.id, LocalText("One"))
    two = workspace.briefings.add_section(briefing.id, LocalText("Two"))
    x, y = [workspace.briefings.add_block(one.id, TextBlock(id="", text=LocalText(each))) for each in "xy"]
    z = workspace.briefings.add_block(one.id, PageBreakBlock(id=""), at=0)

    def order() -> list[list[str]]:
        return [[each.id for each in s.blocks] for s in workspace.library.get_briefing(briefing.id).sections]

    assert order() == [[z.id, x.id, y.id], []]
    workspace.briefings.move_block(x.id, two.id, 0)
    assert order() == [[z.id, y.id], [x.id]]
    workspace.briefings.move_block(y.id, one.id, 0)
    assert order() == [[y.id, z.id], [x.id]]
    workspace.briefings.remove_block(z.id)
    assert order() == [[y.id], [x.id]]
    with pytest.raises(InputError, match="already"):
        workspace.briefings.add_block(two.id, x)
    with pytest.raises(NotFoundError):
        workspace.briefings.move_block(x.id, "no-section", 0)
    with pytest.raises(NotFoundError):
        workspace.briefings.remove_block(z.id)


def test_an_occasion_cannot_end_before_it_starts(workspace: Workspace, sample: Briefing) -> None:
    with pytest.raises(InputError, match="before it starts"):
        workspace.briefings.update_briefing(replace(sample, ends=PartialDate(2024, 5)))
    assert workspace.briefings.update_briefing(replace(sample, ends=PartialDate(2024))).ends == PartialDate(2024)


def test_a_briefing_is_put_away_brought_back_and_removed(workspace: Workspace, sample: Briefing) -> None:
    assert workspace.briefings.archive_briefing(sample.id).archived
    assert not workspace.briefings.archive_briefing(sample.id, archived=False).archived
    assert workspace.briefings.delete_briefing(sample.id).briefings == {sample.id}
    assert workspace.library.find_briefing(sample.id) is None
