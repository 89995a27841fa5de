"""The two manuals say what the program does."""

from __future__ import annotations

import json
import re
from pathlib import Path

from briefing_app.checks import CHECKS
from briefing_app.cli.arguments import build_parser
from briefing_app.formats.pack import load_pack
from briefing_app.formats.pack.container import PARTS
from briefing_app.formats.pack.schema import load_schema
from briefing_app.workspace.importing import FIELDS

DOCS = Path(__file__).parents[2] / "docs"


def test_the_manual_names_every_command_and_option() -> None:
    text = (DOCS / "command-line.md").read_text("utf-8")
    parser = build_parser()
    (commands,) = (each.choices for each in parser._actions if isinstance(each.choices, dict))
    for name, command in commands.items():
        assert f"briefing-app {name}" in text
        for action in command._actions:
            for option in action.option_strings:
                assert option in ("-h", "--help") or option in text, option


def test_the_manual_names_every_check() -> None:
    text = (DOCS / "command-line.md").read_text("utf-8")
    assert [check.name for check in CHECKS if f"`{check.name}`" not in text] == []


def test_the_example_of_the_format_is_a_pack(tmp_path: Path) -> None:
    (example,) = re.findall(r"```json\n(.*?)```", (DOCS / "pack-format.md").read_text("utf-8"), re.DOTALL)
    path = tmp_path / "example.json"
    path.write_text(example, "utf-8")
    content = load_pack(path).content
    assert content.cards[0].figures == ("fund_grants",)
    assert json.loads(example)["manifest"]["format"] == 1


def test_the_format_names_every_file_field_and_block() -> None:
    text = (DOCS / "pack-format.md").read_text("utf-8")
    definitions = load_schema()["$defs"]
    words = set(re.findall(r"[A-Za-z0-9_-]+", text))
    assert {f"{part}.json" for part in PARTS} <= set(re.findall(r"[a-z]+\.json", text))
    for name, definition in definitions.items():
        for field in definition.get("properties", {}):
            assert field in words, f"{name}: {field}"
        for choice in definition.get("enum", ()):
            assert choice in words, f"{name}: {choice}"


def test_the_manual_of_tables_names_every_field() -> None:
    text = (DOCS / "import.md").read_text("utf-8")
    for target, fields in FIELDS.items():
        for field in fields:
            label = field.label.en.split(" (")[0]
            assert f"`{label}`" in text or label.startswith("Counted thing"), f"{target}: {label}"
