"""An import is done as one step or not at all, remembered for the next file, and kept from what would surprise."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing_app.errors import CancelledError, InputError
from briefing_app.formats.tables.raw import Watch
from briefing_app.model.figure import Citation
from briefing_app.model.language import Language, LocalText
from briefing_app.workspace import Workspace
from briefing_app.workspace.importing import ColumnUse, Draft, Target, read_draft, understand
from tests.workspace.importing.conftest import Write, plan_of

Make = Callable[..., Draft]
MANY = ("Title,Text", *(f"Card {n},Text {n}" for n in range(1_200)))


def test_progress_is_told_and_a_stop_leaves_the_library_as_it_was(workspace: Workspace, draft: Make) -> None:
    before = workspace.library.list_content()
    steps = workspace.history.list_steps()
    plan = plan_of(workspace, draft(*MANY))
    told: list[tuple[int, int]] = []
    with pytest.raises(CancelledError):
        workspace.imports.run(plan, cancelled=lambda: len(told) == 2, tell=lambda *each: told.append(each))
    assert workspace.library.list_content() == before
    assert workspace.history.list_steps() == steps
    told.clear()
    done = workspace.imports.run(plan, tell=lambda *each: told.append(each))
    assert told == [(0, 1_200), (500, 1_200), (1_000, 1_200), (1_200, 1_200)]
    assert len(done.ids) == 1_200


@pytest.mark.parametrize("lines", [MANY, ("Firm,Staff", *(f"F{n},{n}" for n in range(6_000)))])
def test_understanding_can_be_stopped_and_tells(empty: Workspace, draft: Make, lines: tuple[str, ...]) -> None:
    made = draft(*lines)
    mapping = empty.imports.find_mapping(made)
    told: list[tuple[int, int]] = []
    understand(made, mapping, Watch(lambda *each: told.append(each)))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]
    assert len(told) > 2
    with pytest.raises(CancelledError):
        understand(made, mapping, Watch(cancelled=lambda: True))


def test_a_plan_is_renewed_where_the_library_changed_and_refused_where_it_would_do_something_else(
    workspace: Workspace, draft: Make
) -> None:
    plan = plan_of(workspace, draft("Title,Text", "A,T", "B,T"))
    workspace.cards.add_card(LocalText("Else"), LocalText("x"))
    assert workspace.imports.run(plan).counts == plan.counts
    workspace.history.undo()
    plan = plan_of(workspace, draft("Title,Text", "A,T", "B,T"))
    workspace.cards.add_card(LocalText("A"), LocalText("x"))
    before = workspace.library.list_content()
    with pytest.raises(InputError, match="changed since the preview"):
        workspace.imports.run(plan)
    assert workspace.library.list_content() == before


def test_a_mapping_is_remembered_by_the_headings_beside_the_history(workspace: Workspace, draft: Make) -> None:
    lines = ("Title,Text,Remark on it", "A,T,R")
    made = draft(*lines)
    mapping = workspace.imports.find_mapping(made)
    assert (mapping.remembered, mapping.columns[2].left_out) == ("", True)
    mapping = mapping.with_column(2, ColumnUse("note.en"))
    workspace.imports.run(workspace.imports.plan(understand(made, mapping)))
    workspace.history.undo()
    again = workspace.imports.find_mapping(draft(*lines, "B,U,V", name="later.csv"))
    assert (again.remembered, again.columns) == ("2024-06-01", mapping.columns)
    assert workspace.imports.find_mapping(draft("Title,Text,Other", "A,T,R")).remembered == ""
    assert workspace.imports.find_mapping(made, Target.SOURCES).remembered == ""
    workspace.imports.forget(made)
    assert workspace.imports.find_mapping(made).remembered == ""


def test_a_remembered_table_keeps_its_columns_and_forgets_what_was_deleted(workspace: Workspace, draft: Make) -> None:
    source = workspace.data.add_source(LocalText("S"))
    made = draft("Fund,Since,HK$ million", "A,2023,5", "B,2024,6.5")
    mapping = workspace.imports.find_mapping(made).changed(sources=(Citation(source.id, "p. 1"),), theme="money")
    done = workspace.imports.run(workspace.imports.plan(understand(made, mapping)))
    again = workspace.imports.find_mapping(made)
    assert (again.columns, again.sources, again.theme, again.into) == (
        mapping.columns,
        mapping.sources,
        "money",
        done.dataset_id,
    )
    assert again.title == mapping.title
    workspace.data.delete_dataset(done.dataset_id)
    workspace.data.delete_source(source.id)
    workspace.labels.remove_theme("money")
    gone = workspace.imports.find_mapping(made)
    assert (gone.sources, gone.theme, gone.into) == ((), "", "")


def test_what_was_remembered_by_another_version_is_passed_over(workspace: Workspace, draft: Make) -> None:
    made = draft("Title,Text", "A,T")
    workspace.imports.run(plan_of(workspace, made))
    (kept,) = workspace.library.settings.find("imports")
    for wrong in (
        {"target": "poems"},
        {"columns": 5},
        {"language": "fr"},
        {"sources": [["x"]]},
        {"columns": ["title.en"]},
    ):
        workspace.library.settings.set("imports", [kept | wrong])
        assert workspace.imports.find_mapping(made).remembered == "", wrong
    workspace.library.settings.set("imports", {"not": "a list"})
    assert workspace.imports.find_mapping(made).remembered == ""


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("xl/workbook.xml", " " * 120_000_000)


HOSTILE: dict[str, Callable[[Path], object]] = {
    "empty.csv": lambda path: path.write_bytes(b""),
    "picture.csv": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 500),
    "nul.csv": lambda path: path.write_bytes(b"a,b\n" + b"\0" * 999 + b"1,2\n"),
    "wrong.csv": lambda path: path.write_bytes("標題,內容\n甲,乙\n".encode() * 50 + b"\xff\xfe,x\n"),
    "wide.csv": lambda path: path.write_text(",".join("x" * 1_000_000), "utf-8"),
    "long.csv": lambda path: path.write_text("a,b\n1," + "x" * 200_000, "utf-8"),
    "old.xlsx": lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    "cut.xlsx": lambda path: path.write_bytes(b"PK\x03\x04" + b"\0" * 300),
    "bomb.xlsx": _bomb,
    "folder.csv": lambda path: path.mkdir(),
    "missing.csv": lambda _: None,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence_and_leaves_nothing(
    workspace: Workspace, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "in" / name
    path.parent.mkdir()
    HOSTILE[name](path)
    before = hashlib.sha256(workspace.library.path.read_bytes()).digest()
    files = set(tmp_path.rglob("*"))
    with pytest.raises(InputError) as caught:
        read_draft(path)
    errors = workspace.resources.errors
    for language in Language:
        sentence = errors.get_error(caught.value, language)
        assert sentence.endswith((".", "。"))
        assert name in sentence
    assert set(tmp_path.rglob("*")) == files
    assert hashlib.sha256(workspace.library.path.read_bytes()).digest() == before


def test_formulas_and_markup_in_cells_are_words(empty: Workspace, write: Write) -> None:
    path = write("Title,Text", "=1+1,<b>bold</b>", "@SUM(A1),'=HYPERLINK(1)")
    empty.imports.run(plan_of(empty, read_draft(path)))
    assert [(each.title.en, each.text.en) for each in empty.library.list_cards()] == [
        ("=1+1", "<b>bold</b>"),
        ("@SUM(A1)", "=HYPERLINK(1)"),
    ]
