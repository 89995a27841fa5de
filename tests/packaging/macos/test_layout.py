"""An app is looked over file by file before it is handed out."""

import plistlib
import shutil
from pathlib import Path

import pytest
from macos.app import write_words
from macos.icns import KINDS, make_icns
from macos.info_plist import EXECUTABLE, ICON, make_info
from macos.layout import check_layout

from tests.packaging.macos.macho_files import ARM64, X86_64, make_fat, make_thin
from tests.packaging.macos.test_icns import PICTURES


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """An app as it should be."""
    app = tmp_path / "Hetao Briefing.app"
    contents = app / "Contents"
    for folder in ("MacOS", "Frameworks/PySide6", "Resources"):
        (contents / folder).mkdir(parents=True)
    (contents / "Info.plist").write_bytes(plistlib.dumps({**make_info(), "CFBundleSignature": "????"}))
    (contents / "MacOS" / EXECUTABLE).write_bytes(make_thin())
    (contents / "Frameworks" / "PySide6" / "QtCore").write_bytes(make_fat(make_thin(X86_64), make_thin(ARM64)))
    (contents / "Resources" / ICON).write_bytes(make_icns(PICTURES))
    (contents / "Resources" / "PySide6").symlink_to("../Frameworks/PySide6")
    write_words(app)
    return app


@pytest.mark.parametrize("processor", ["arm64", None])
def test_one_as_it_should_be_has_no_fault(app: Path, processor: str | None) -> None:
    assert check_layout(app, processor) == []


def test_where_there_is_no_app_that_is_said(tmp_path: Path) -> None:
    (said,) = check_layout(tmp_path / "None.app")
    assert said.endswith("None.app is no app; make one first, on a Mac: python3 dev.py build macos")


def test_a_key_that_differs_is_named(app: Path) -> None:
    plist = app / "Contents" / "Info.plist"
    plist.write_bytes(plistlib.dumps({**make_info(), "LSMinimumSystemVersion": "10.13.0"}))
    assert check_layout(app) == ["Info.plist says LSMinimumSystemVersion = '10.13.0' instead of '12.0'"]
    plist.write_bytes(b"no plist")
    assert check_layout(app)[0].startswith("Info.plist cannot be read")


def test_a_missing_program_icon_or_word_is_named(app: Path) -> None:
    (app / "Contents" / "MacOS" / EXECUTABLE).unlink()
    (app / "Contents" / "Resources" / ICON).unlink()
    shutil.rmtree(app / "Contents" / "Resources" / "zh-Hant.lproj")
    said = check_layout(app)
    assert f"the program MacOS/{EXECUTABLE} is missing" in said
    assert "the words for Finder in zh-Hant are missing or old" in said
    assert any(each.startswith(f"{ICON} cannot be read") for each in said)


def test_an_icon_without_all_its_sizes_is_named(app: Path) -> None:
    whole = make_icns(PICTURES)
    first = 8 + 8 + len(PICTURES[min(KINDS)])
    cut = whole[first:]
    (app / "Contents" / "Resources" / ICON).write_bytes(b"icns" + (8 + len(cut)).to_bytes(4) + cut)
    assert check_layout(app) == [f"{ICON} lacks icp4"]


def test_links_stay_inside_and_lead_somewhere(app: Path) -> None:
    (app / "Contents" / "Resources" / "gone").symlink_to("nowhere")
    (app / "Contents" / "Resources" / "out").symlink_to("/etc")
    assert check_layout(app) == ["Contents/Resources/gone leads nowhere", "Contents/Resources/out leads out of the app"]


def test_code_lies_where_a_signature_covers_it(app: Path) -> None:
    (app / "Contents" / "Resources" / "stray.so").write_bytes(make_thin())
    (app / "Contents" / "Extra").mkdir()
    assert check_layout(app) == [
        "Extra has no place in Contents",
        "Contents/Resources/stray.so is code outside MacOS and Frameworks",
    ]


def test_libraries_are_for_the_processor_and_the_macos(app: Path) -> None:
    (app / "Contents" / "Frameworks" / "a.so").write_bytes(make_thin(X86_64))
    (app / "Contents" / "Frameworks" / "b.so").write_bytes(make_thin(ARM64, (15, 0)))
    assert check_layout(app, "arm64") == [
        "Contents/Frameworks/a.so is for x86_64, not for arm64",
        "Contents/Frameworks/b.so needs macOS 15.0",
    ]
