"""What a Linux desktop is told of the program: its place in the menu, the files it opens, its icons."""

from __future__ import annotations

import shutil
from pathlib import Path
from xml.sax.saxutils import escape

from macos.info_plist import LIBRARY_MIME, LIBRARY_SUFFIX, PACK_MIME, PACK_SUFFIX
from pyinstaller.art import LINUX_SIZES, MARK
from pyinstaller.contents import PROGRAMS, TITLE

from briefing_app.store.migrations import APPLICATION_ID

NAME = PROGRAMS["linux"]
_NAMES = {"zh_HK": "河套簡報", "zh_TW": "河套簡報", "zh_CN": "河套简报"}
_COMMENTS = {
    "": "Sourced fact cards in, printed briefings in three languages out",
    "zh_HK": "由有出處的資料卡，編成三種語文的簡報",
    "zh_TW": "由有出處的資料卡，編成三種語文的簡報",
    "zh_CN": "由有出处的资料卡，编成三种语文的简报",
}
_LIBRARY_WORDS = {
    "": "Hetao Briefing library",
    "zh_HK": "河套簡報資料庫",
    "zh_TW": "河套簡報資料庫",
    "zh_CN": "河套简报资料库",
}
_PACK_WORDS = {
    "": "Hetao Briefing pack",
    "zh_HK": "河套簡報資料包",
    "zh_TW": "河套簡報資料包",
    "zh_CN": "河套简报资料包",
}


def make_desktop_file(program: str = NAME) -> str:
    """The entry of the menu (Desktop Entry Specification).

    Args:
        program: The command, or its whole path where it is not on the PATH.
    """
    quoted = program if program.replace("-", "").replace("/", "").isalnum() else f'"{_escape(program)}"'
    lines = ["[Desktop Entry]", "Type=Application", f"Name={TITLE}"]
    lines += [f"Name[{language}]={name}" for language, name in _NAMES.items()]
    lines += [f"Comment{f'[{language}]' if language else ''}={text}" for language, text in _COMMENTS.items()]
    lines += [
        f"Exec={quoted} %F",
        f"Icon={NAME}",
        "Terminal=false",
        "Categories=Office;",
        f"MimeType={LIBRARY_MIME};{PACK_MIME};",
        f"StartupWMClass={NAME}",
    ]
    return "\n".join(lines) + "\n"


def _escape(path: str) -> str:
    """A path between the quotation marks of an Exec line: the specification's escapes, and its own percent sign."""
    for character in '\\"`$':
        path = path.replace(character, "\\" + character)
    return path.replace("\\", "\\\\").replace("%", "%%")


def make_mime_file() -> str:
    """The two types of file (shared-mime-info): a library is known by its name and by SQLite's application id in it."""
    id_bytes = "".join(f"\\x{byte:02x}" for byte in APPLICATION_ID.to_bytes(4, "big"))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{LIBRARY_MIME}">
{_list_comments(_LIBRARY_WORDS)}
    <sub-class-of type="application/vnd.sqlite3"/>
    <icon name="{NAME}"/>
    <magic priority="80">
      <match type="string" offset="0" value="SQLite format 3\\0">
        <match type="string" offset="68" value="{id_bytes}"/>
      </match>
    </magic>
    <glob pattern="*.{LIBRARY_SUFFIX}"/>
  </mime-type>
  <mime-type type="{PACK_MIME}">
{_list_comments(_PACK_WORDS)}
    <sub-class-of type="application/zip"/>
    <icon name="{NAME}"/>
    <glob pattern="*.{PACK_SUFFIX}"/>
  </mime-type>
</mime-info>
"""


def _list_comments(words: dict[str, str]) -> str:
    named = [(f' xml:lang="{language}"' if language else "", text) for language, text in words.items()]
    return "\n".join(f"    <comment{language}>{escape(text)}</comment>" for language, text in named)


def write_share(share: Path, art: Path, program: str = NAME) -> None:
    """Fill a share/ folder as the desktop reads it (under /usr, or a person's own ~/.local).

    Args:
        share: The folder.
        art: Where the icons have been drawn.
        program: The command of the menu's entry.
    """
    for path, text in (
        (share / "applications" / f"{NAME}.desktop", make_desktop_file(program)),
        (share / "mime" / "packages" / f"{NAME}.xml", make_mime_file()),
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    icons = share / "icons" / "hicolor"
    for size in LINUX_SIZES:
        _copy(art / f"app-{size}.png", icons / f"{size}x{size}" / "apps" / f"{NAME}.png")
    _copy(MARK, icons / "scalable" / "apps" / f"{NAME}.svg")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
