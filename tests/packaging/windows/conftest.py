"""A folder that looks like the frozen program for Windows."""

from pathlib import Path

import pytest


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    folder = tmp_path / "HetaoBriefing"
    (folder / "_internal" / "briefing_app").mkdir(parents=True)
    (folder / "HetaoBriefing.exe").write_bytes(b"MZ program")
    (folder / "THIRD-PARTY-NOTICES.txt").write_text("notices", encoding="utf-8")
    (folder / "_internal" / "python312.dll").write_bytes(b"MZ library")
    (folder / "_internal" / "briefing_app" / "a.json").write_text("{}", encoding="utf-8")
    return folder


@pytest.fixture
def icon(tmp_path: Path) -> Path:
    """An icon of one black pixel."""
    file = tmp_path / "app.ico"
    header = b"\0\0\1\0\1\0" + b"\1\1\0\0\1\0\x20\0\x30\0\0\0\x16\0\0\0"
    picture = b"\x28\0\0\0\1\0\0\0\2\0\0\0\1\0\x20\0" + bytes(24) + b"\0\0\0\xff" + bytes(4)
    file.write_bytes(header + picture)
    return file
