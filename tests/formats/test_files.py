"""Files appear whole or not at all; PDFs are read for their words and what they carry."""

from __future__ import annotations

import errno
import io
import os
import zipfile
from pathlib import Path

import pikepdf
import pytest

from briefing_app.errors import InputError, OutputError
from briefing_app.formats.atomic import atomic_file, make_folder
from briefing_app.formats.pdf_read import read_attachments, read_pages


def test_a_file_takes_its_name_only_when_it_is_complete(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_text("old")
    with atomic_file(target) as file:
        file.write(b"new")
        file.flush()
        assert target.read_text() == "old"
    assert target.read_text() == "new"
    assert [each.name for each in tmp_path.iterdir()] == ["a.pdf"]


@pytest.mark.parametrize("problem", [ValueError, KeyboardInterrupt])
def test_what_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path, problem: type[BaseException]) -> None:
    target = tmp_path / "a.pdf"
    target.write_text("old")

    def write_half() -> None:
        with atomic_file(target) as file:
            file.write(b"half")
            raise problem

    with pytest.raises(problem):
        write_half()
    assert target.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["a.pdf"]


def test_a_full_disk_is_said_and_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_text("old")
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))  # as a write says it

    def write_half() -> None:
        with atomic_file(target) as file:
            file.write(b"half")
            raise full

    with pytest.raises(OutputError, match="the disk is full"):
        write_half()
    assert target.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["a.pdf"]


def test_another_file_that_cannot_be_opened_is_not_the_target(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), atomic_file(tmp_path / "a.pdf") as file:
        file.write((tmp_path / "none").read_bytes())


def test_a_folder_in_the_way_and_a_missing_folder_are_said(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(OutputError), atomic_file(tmp_path / "a.pdf") as file:
        file.write(b"x")
    with pytest.raises(OutputError), atomic_file(tmp_path / "none" / "a.pdf"):
        pass
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError):
        make_folder(tmp_path / "file" / "out")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.pdf", "file"]


def _pdf(attachments: dict[str, bytes]) -> bytes:
    document = pikepdf.new()
    document.add_blank_page()
    for name, data in attachments.items():
        document.attachments[name] = data
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def test_what_a_pdf_carries_is_read_back() -> None:
    data = _pdf({"數據.csv": b"a,b", "pack.zip": b"PK\x03\x04"})
    assert dict(read_attachments(data)) == {"數據.csv": b"a,b", "pack.zip": b"PK\x03\x04"}
    assert read_attachments(_pdf({})) == ()
    assert read_pages(_pdf({})) == ("",)


def test_what_is_no_pdf_is_said() -> None:
    for read in (read_pages, read_attachments):
        with pytest.raises(InputError, match="no PDF that can be read"):
            read(b"%PDF-1.7 nothing")


def test_the_temporary_name_is_short_enough_for_any_target(tmp_path: Path) -> None:
    with atomic_file(tmp_path / ("x" * 240 + ".pdf")) as file:
        file.write(zipfile.__name__.encode())
    assert len(list(tmp_path.iterdir())) == 1
