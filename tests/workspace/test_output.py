"""Exports and files that are there already: what is ours is replaced, what is not is left unless a person says so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.errors import ClashError, OutputError
from briefing_app.formats import atomic
from briefing_app.formats.atomic import atomic_file
from briefing_app.model.briefing import Briefing
from briefing_app.model.edition import Audience, Form
from briefing_app.model.language import Language
from briefing_app.workspace import Workspace
from briefing_app.workspace.output import Clash, PlannedFile, is_ours, write_file

EN = Language.EN
NAME = "visit-sample_full_en.pdf"


def export(workspace: Workspace, briefing: Briefing, folder: Path, **options: object) -> list[str]:
    chosen: dict[str, object] = {"forms": (Form.FULL,), "languages": (EN,)} | options
    return [each.path.name for each in workspace.exports.export(briefing.id, folder, **chosen).files]  # type: ignore[arg-type]


def plan(workspace: Workspace, briefing: Briefing, folder: Path) -> PlannedFile:
    (planned,) = workspace.exports.plan_names(briefing, [Form.FULL], [EN], [Audience.DELEGATION], folder)
    return planned


def test_names_are_planned_in_the_order_of_writing(workspace: Workspace, sample: Briefing, tmp_path: Path) -> None:
    planned = workspace.exports.plan_names(
        sample, [Form.FULL, Form.SLIDES], [EN, Language.HANS], tuple(Audience), tmp_path / "missing"
    )
    assert [each.name for each in planned] == [
        "visit-sample_full_en.pdf",
        "visit-sample_slides_en.pdf",
        "visit-sample_full_zh-Hans.pdf",
        "visit-sample_slides_zh-Hans.pdf",
        "visit-sample_full_handout_en.pdf",
        "visit-sample_slides_handout_en.pdf",
        "visit-sample_full_handout_zh-Hans.pdf",
        "visit-sample_slides_handout_zh-Hans.pdf",
    ]
    assert not any(each.exists or each.changed_by_other for each in planned)


def test_what_we_wrote_is_replaced_and_what_others_wrote_is_not(
    workspace: Workspace, sample: Briefing, tmp_path: Path
) -> None:
    path = tmp_path / NAME
    assert export(workspace, sample, tmp_path) == [NAME]
    assert plan(workspace, sample, tmp_path) == PlannedFile(NAME, Form.FULL, EN, Audience.DELEGATION, exists=True)
    first = path.read_bytes()
    workspace.briefings.update_briefing(replace(sample, place=sample.title))
    assert export(workspace, sample, tmp_path) == [NAME]
    assert path.read_bytes() != first
    path.write_bytes(first)  # an older edition is still ours
    assert not plan(workspace, sample, tmp_path).changed_by_other
    path.write_bytes(first + b"%signed by somebody")
    assert plan(workspace, sample, tmp_path).changed_by_other
    with pytest.raises(ClashError, match=NAME):
        export(workspace, sample, tmp_path)
    assert path.read_bytes() == first + b"%signed by somebody"
    assert [each.name for each in tmp_path.iterdir() if each.suffix in (".pdf", ".part")] == [NAME]
    assert export(workspace, sample, tmp_path, confirmed=True) == [NAME]
    assert not plan(workspace, sample, tmp_path).changed_by_other


def test_a_clash_is_told_before_anything_is_made(workspace: Workspace, sample: Briefing, tmp_path: Path) -> None:
    (tmp_path / "visit-sample_full_zh-Hant.pdf").write_bytes(b"theirs")
    with pytest.raises(ClashError):
        export(workspace, sample, tmp_path, languages=(EN, Language.HANT))
    assert [each.name for each in tmp_path.glob("*.pdf")] == ["visit-sample_full_zh-Hant.pdf"]
    assert workspace.library.list_editions(sample.id) == ()


def test_with_numbers_nothing_is_ever_replaced(workspace: Workspace, sample: Briefing, tmp_path: Path) -> None:
    names = [export(workspace, sample, tmp_path, clash=Clash.NUMBER)[0] for _ in range(3)]
    assert names == [NAME, "visit-sample_full_en (2).pdf", "visit-sample_full_en (3).pdf"]
    assert {each.file_name for each in workspace.library.list_editions(sample.id)} == set(names)
    assert plan(workspace, sample, tmp_path).exists


def test_a_folder_in_the_way_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    assert not is_ours(tmp_path / "a.pdf", {"x"})
    assert not is_ours(tmp_path / "gone.pdf", {"x"})
    with pytest.raises(ClashError):
        write_file(tmp_path, "a.pdf", b"1", Clash.REPLACE, ())
    with pytest.raises(OutputError):
        write_file(tmp_path, "a.pdf", b"1", Clash.REPLACE, (), confirmed=True)
    assert write_file(tmp_path, "a.pdf", b"1", Clash.NUMBER, ()).name == "a (2).pdf"


def test_a_name_taken_this_very_moment_is_not_taken_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = atomic._name_new

    def race(temporary: Path, target: Path) -> None:
        if not target.exists():
            target.write_bytes(b"theirs")
            monkeypatch.setattr(atomic, "_name_new", real)
        real(temporary, target)

    monkeypatch.setattr(atomic, "_name_new", race)
    assert write_file(tmp_path, "a.pdf", b"ours", Clash.NUMBER, ()) == tmp_path / "a (2).pdf"
    assert (tmp_path / "a.pdf").read_bytes() == b"theirs"
    assert (tmp_path / "a (2).pdf").read_bytes() == b"ours"
    assert len(list(tmp_path.iterdir())) == 2


def test_a_drive_without_hard_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise OSError(1, "Operation not permitted", str(self), None, str(target))

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    for name in ("a.pdf", "a (2).pdf"):
        assert write_file(tmp_path, "a.pdf", b"ours", Clash.NUMBER, ()).name == name
    with pytest.raises(FileExistsError), atomic_file(tmp_path / "a.pdf", fresh=True) as file:
        file.write(b"new")
    assert (tmp_path / "a.pdf").read_bytes() == b"ours"
    assert len(list(tmp_path.iterdir())) == 2
