"""The two manuals say what the program does."""

from __future__ import annotations

import json
import re
from pathlib import Path

from briefing_app.checks import CHECKS
from briefing_app.cli.arguments import _shared, build_parser
from briefing_app.cli.main import TODAY_VARIABLE
from briefing_app.formats.pack import load_pack
from briefing_app.formats.pack.container import PARTS
from briefing_app.formats.pack.schema import load_schema
from briefing_app.paths import DATA_VARIABLE, LIBRARY_VARIABLE
from briefing_app.self_test.command import OPTION
from briefing_app.self_test.run import Outcome, _describe
from briefing_app.workspace.importing import FIELDS

DOCS = Path(__file__).parents[2] / "docs"
PARSER = build_parser()
(COMMANDS,) = (each.choices for each in PARSER._actions if isinstance(each.choices, dict))


def test_the_manual_names_every_command_and_option_where_it_belongs() -> None:
    text = (DOCS / "command-line.md").read_text("utf-8")
    usage = text.split("An installed program")[0]
    lines = {name: "".join(re.findall(rf"^    briefing-app {name}\b.*", usage, re.MULTILINE)) for name in COMMANDS}
    shared = {option for action in _shared()._actions for option in action.option_strings}
    for option in shared:
        assert f"\n| `{option}" in text
    for name, command in COMMANDS.items():
        own = {option for action in command._actions for option in action.option_strings} - shared - {"-h", "--help"}
        assert set(re.findall(r"--[a-z-]+", lines[name])) == own, name
        for action in command._actions:
            if action.metavar and not action.option_strings:
                assert str(action.metavar) in lines[name], name
            for choice in action.choices or ():
                assert re.search(rf"(?<![a-z-]){choice}(?![a-z])", text), f"{name} {choice}"
    of_all = {option for action in PARSER._actions for option in action.option_strings} - shared - {"-h"}
    assert of_all | {OPTION} == set(re.findall(r"^    briefing-app (--[a-z-]+)", usage, re.MULTILINE))


def test_the_manual_names_no_option_that_there_is_not() -> None:
    text = (DOCS / "command-line.md").read_text("utf-8")
    there_are = {option for each in (PARSER, *COMMANDS.values()) for a in each._actions for option in a.option_strings}
    assert set(re.findall(r"--[a-z][a-z-]*", text)) - {OPTION} == there_are - {"-h"}


def test_the_manual_names_the_variables_and_what_a_self_test_reports() -> None:
    text = (DOCS / "command-line.md").read_text("utf-8")
    for name in (LIBRARY_VARIABLE, DATA_VARIABLE, TODAY_VARIABLE):
        assert f"`{name}`" in text
    fields = {*_describe([], ok=True), *Outcome.__dataclass_fields__}
    said = text.partition("## --self-test")[2]
    assert [name for name in fields if f'"{name}"' not in said] == []


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
