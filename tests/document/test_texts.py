"""What people type becomes paragraphs and lists, never markup."""

import pytest

from briefing_app.document import tree
from briefing_app.document.context import Context
from briefing_app.document.texts import paragraphs
from briefing_app.document.tree import plain
from briefing_app.model.language import LocalText
from briefing_app.wording.printed import Wording
from tests.document.conftest import MakeEdition


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("one", ["one"]),
        ("one\n\ntwo", ["one", "two"]),
        ("one\n \n\ntwo", ["one", "two"]),
        ("one\nstill one", ["one\nstill one"]),
        ("- a\n- b", [["a", "b"]]),
        ("• a\n* b", [["a", "b"]]),
        ("before\n- a\n- b\nafter", ["before", ["a", "b"], "after"]),
        ("-a is no bullet", ["-a is no bullet"]),
        ("<b>not bold</b> & <img src='x'>", ["<b>not bold</b> & <img src='x'>"]),
        ("{{literal}} {unknown_key}", ["{literal} [no figure]"]),
    ],
)
def test_split(text: str, expected: list[object], edition: MakeEdition, wording: Wording) -> None:
    nodes = paragraphs(Context(edition(), wording), LocalText(en=text))
    found = [
        plain(node.spans) if isinstance(node, tree.Paragraph) else [plain(item) for item in node.items]
        for node in nodes
    ]
    assert found == expected
