"""What the desktop is told holds in its own words, in three languages, wherever the program lies."""

import configparser
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from linux.desktop import NAME, make_desktop_file, make_mime_file, write_share
from pyinstaller.art import LINUX_SIZES

from briefing_app.paths import db_dir, resources_dir
from briefing_app.ui.shell.application import DESKTOP_NAME
from briefing_app.workspace import Resources, create_library

NAMESPACE = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}


def read_entry(text: str) -> configparser.SectionProxy:
    parser = configparser.RawConfigParser()
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(text)
    return parser["Desktop Entry"]


def test_the_menu_entry_names_the_program_in_each_language() -> None:
    entry = read_entry(make_desktop_file())
    assert (entry["Name"], entry["Name[zh_HK]"], entry["Name[zh_CN]"]) == ("Hetao Briefing", "河套簡報", "河套简报")
    assert entry["Exec"] == "hetao-briefing %F"
    # A desktop finds the entry of a window by either of the two, and shows its name and icon.
    assert entry["StartupWMClass"] == NAME == DESKTOP_NAME
    assert entry["MimeType"] == "application/vnd.hetao-briefing.library;application/vnd.hetao-briefing.pack;"


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ("/opt/a/b", "/opt/a/b %F"),
        ("/home/陳 大文/b", '"/home/陳 大文/b" %F'),
        ('/x"$y/100%', '"/x\\\\"\\\\$y/100%%" %F'),
    ],
)
def test_a_program_in_a_folder_with_any_name_can_be_started(program: str, expected: str) -> None:
    assert read_entry(make_desktop_file(program))["Exec"] == expected


def test_a_library_is_known_by_its_bytes(tmp_path: Path) -> None:
    library = tmp_path / "l.briefing"
    create_library(library, db_dir() / "starter", Resources(resources_dir()))
    root = ET.fromstring(make_mime_file())
    magic = root.find("m:mime-type/m:magic/m:match", NAMESPACE)
    assert magic is not None
    (inner,) = magic
    with library.open("rb") as file:
        head = file.read(100)
    for match in (magic, inner):
        value = match.attrib["value"].encode("ascii").decode("unicode_escape").encode("latin-1")
        at = int(match.attrib["offset"])
        assert head[at : at + len(value)] == value
    globs = [each.attrib["pattern"] for each in root.iter(f"{{{NAMESPACE['m']}}}glob")]
    assert globs == ["*.briefing", "*.hbpack"]


def test_the_share_folder_has_every_icon_where_desktops_look(tmp_path: Path) -> None:
    art = tmp_path / "art"
    art.mkdir()
    for size in LINUX_SIZES:
        (art / f"app-{size}.png").write_bytes(str(size).encode())
    write_share(tmp_path / "share", art)
    icons = tmp_path / "share" / "icons" / "hicolor"
    assert (icons / "48x48" / "apps" / "hetao-briefing.png").read_bytes() == b"48"
    assert (icons / "scalable" / "apps" / "hetao-briefing.svg").is_file()
    assert (tmp_path / "share" / "mime" / "packages" / "hetao-briefing.xml").is_file()
