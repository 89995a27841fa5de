"""Pages of the guide: what their marks become, and that anything else is refused."""

import pytest

from briefing_app.workspace.guide.blocks import (
    Grid,
    GuidePage,
    Heading,
    Items,
    Made,
    Paragraph,
    Picture,
    Run,
    RunKind,
    list_runs,
    plain,
)
from briefing_app.workspace.guide.parse import parse_page


def say(kind: str, name: str) -> str:
    return f"<{kind}:{name}>"


def parse(body: str) -> GuidePage:
    return parse_page("page", f"# Title\n\n{body}\n", say)


def test_a_page_becomes_blocks_in_order() -> None:
    page = parse(
        "First line\nand second.\n\n## One\n\n- a\n  and more\n- b\n\n1. x\n2. y\n\n### Two\nText at once.\n\n> Mind this.\n\n"
        "![What it shows](some-picture)\n\n{made.checks}\n\n| h | i |\n| --- | --- |\n| 1 | 2 |"
    )
    assert page.title == "Title"
    assert page.blocks == (
        Paragraph((Run("First line and second."),)),
        Heading((Run("One"),), 2, "s1"),
        Items(((Run("a and more"),), (Run("b"),))),
        Items(((Run("x"),), (Run("y"),)), ordered=True),
        Heading((Run("Two"),), 3, "s2"),
        Paragraph((Run("Text at once."),)),
        Paragraph((Run("Mind this."),), note=True),
        Picture("some-picture", "What it shows"),
        Made("checks"),
        Grid(((Run("h"),), (Run("i"),)), (((Run("1"),), (Run("2"),)),)),
    )


def test_runs_are_what_their_marks_say() -> None:
    (block,) = parse("A **b** `c{x}` [d](checks) {menu.file.export} {keys.Ctrl+K} {say.button.back}.").blocks
    assert isinstance(block, Paragraph)
    assert [run for run in block.runs if run.text.strip() and run.kind is not RunKind.PLAIN] == [
        Run("b", RunKind.STRONG),
        Run("c{x}", RunKind.CODE),
        Run("d", RunKind.LINK, "checks"),
        Run("<menu:file.export>", RunKind.SAID),
        Run("<keys:Ctrl+K>", RunKind.KEYS),
        Run("<say:button.back>", RunKind.SAID),
    ]
    assert plain(block.runs) == "A b c{x} d <menu:file.export> <keys:Ctrl+K> <say:button.back>."


def test_chinese_lines_are_joined_without_a_space() -> None:
    (block,) = parse("中文\n一行\nA").blocks
    assert [plain(runs) for runs in list_runs(block)] == ["中文一行 A"]


@pytest.mark.parametrize(
    "body",
    [
        "half **bold",
        "an `open code",
        "{menu}",
        "{other.thing}",
        "[words](No Page)",
        "- a\nnot of the list",
        "| a | b |\n| 1 | 2 |",
        "| a | b |\n| --- | --- |\n| 1 |",
    ],
)
def test_what_has_no_meaning_is_refused(body: str) -> None:
    with pytest.raises(ValueError, match="page"):
        parse(body)


def test_a_page_begins_with_its_title() -> None:
    with pytest.raises(ValueError, match="title"):
        parse_page("page", "No title\n", say)
