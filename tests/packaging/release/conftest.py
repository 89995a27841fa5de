"""A small made-up world of installed libraries and a frozen program, for the tests of evidence."""

from pathlib import Path

import pytest
from evidence.bundle import Bundle
from evidence.works import CarriedWork, LibraryNote, Table


def install(
    site: Path, name: str, version: str, *metadata: str, files: tuple[str, ...] = (), licence: str = ""
) -> None:
    """Lay down a library as an installer does: its files, METADATA and RECORD, and a licence text if it has one."""
    info = site / f"{name}-{version}.dist-info"
    info.mkdir(parents=True)
    lines = ["Metadata-Version: 2.4", f"Name: {name}", f"Version: {version}", *metadata]
    (info / "METADATA").write_text("\n".join(lines) + "\n", encoding="utf-8")
    listed = [*files, f"{info.name}/METADATA", f"{info.name}/RECORD"]
    for file in files:
        (site / file).parent.mkdir(parents=True, exist_ok=True)
        (site / file).write_text("", encoding="utf-8")
    if licence:
        (info / "licenses").mkdir()
        (info / "licenses" / "LICENSE").write_text(licence, encoding="utf-8")
        listed.append(f"{info.name}/licenses/LICENSE")
    (info / "RECORD").write_text("".join(f"{each},,\n" for each in listed), encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Three libraries: one with everything said, one of Qt's kind without texts, and PyInstaller."""
    folder = tmp_path / "site-packages"
    install(
        folder, "Painter_Kit", "1.2", "License-Expression: MIT", "Project-URL: Source, https://a.org/painter",
        files=("painter/__init__.py", "painter/draw.py", "painter/_fast.abi3.so"), licence="Painter's terms",
    )  # fmt: skip
    install(folder, "Window", "6.9.3", "License: LGPL-3.0-only OR GPL-2.0-only", files=("Window/lib/libWindow.so.6",))
    install(folder, "pyinstaller", "6.22", "Classifier: License :: OSI Approved :: GPL", licence="Start's terms")
    install(folder, "tester", "9", "License-Expression: AGPL-3.0-only", files=("tester.py",), licence="Tester's terms")
    return folder


@pytest.fixture
def table() -> Table:
    return Table(
        libraries={
            "window": LibraryNote("LGPL-3.0-only OR GPL-2.0-only", ("LGPL-3.0-only.txt", "GPL-3.0-or-later.txt")),
            "pyinstaller": LibraryNote("GPL-2.0-or-later WITH Bootloader-exception"),
        },
        works=(
            CarriedWork("Snake", "Python-2.0.1", "https://a.org/snake", ("CPython.txt",), always=True, files=("base\\.zip",)),
            CarriedWork("Qt", "LGPL-3.0-only", "https://a.org", ("LGPL-3.0-only.txt",), inside="window", version_of="window"),
            CarriedWork("Glass", "MIT", "https://a.org/glass", ("libffi.txt",), inside="Qt"),
            CarriedWork("Runtime", "MIT", "https://a.org/rt", ("zlib.txt",), files=("rt\\.dll",), systems=("win32",)),
        ),
        host={"libz[0-9]*": "Zlib"},
    )  # fmt: skip


@pytest.fixture
def bundle() -> Bundle:
    return Bundle(
        files=frozenset(
            {"base.zip", "briefing_app/_bundle/db/x", "painter/_fast.abi3.so", "Window/lib/libWindow.so.6"}
        ),
        modules=frozenset({"briefing_app.app", "json.decoder", "painter", "painter.draw", "pyi_rth_inspect"}),
        system="darwin",
    )
