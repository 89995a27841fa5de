"""What every Windows product says of the program: its names, its file types, its keys, its words."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kit import WORK
from macos.info_plist import LIBRARY_MIME, LIBRARY_SUFFIX, PACK_MIME, PACK_SUFFIX
from pyinstaller.contents import PROGRAMS, TITLE

NAME = TITLE
PUBLISHER = "Hetao Briefing contributors"
EXECUTABLE = f"{PROGRAMS['win32']}.exe"
LIBRARIES = "_internal"  # everything beside the executable, as PyInstaller lays it
DATA_FOLDER = "Hetao Briefing"  # of the person, under %LOCALAPPDATA%: briefing_app/paths.py; no product touches it
ICON = WORK / "art" / "app.ico"  # where the build of the frozen program puts it
WORDS = Path(__file__).resolve().parent / "words"
LANGUAGES = {"en": "en", "zh-Hant": "zh_Hant", "zh-Hans": "zh_Hans"}  # of the program → name of the catalogue
NAMES = {"en": NAME, "zh-Hant": "河套簡報", "zh-Hans": "河套简报"}
_JOINT = " · "  # between the languages, where all of them are said
NAME_IN_ALL = _JOINT.join(NAMES.values())
_SPACE = uuid.UUID("e7a7d0c4-94a5-5a0f-8e43-1f3cb5d1c2ab")  # from which all our GUIDs are derived; never change it


@dataclass(frozen=True, slots=True)
class FileType:
    """A type of file that opens in the program; `words` is its key in the catalogues."""

    suffix: str
    prog_id: str
    mime: str
    words: str


FILE_TYPES = (
    FileType(f".{LIBRARY_SUFFIX}", "HetaoBriefing.Library", LIBRARY_MIME, "library_type"),
    FileType(f".{PACK_SUFFIX}", "HetaoBriefing.Pack", PACK_MIME, "pack_type"),
)


def four_numbers(version: str) -> tuple[int, int, int, int]:
    """A version as Windows counts, for instance `0.2.0rc1` as (0, 2, 0, 0).

    Raises:
        ValueError: It does not begin with numbers, or one of them is beyond 65535.
    """
    found = re.match(r"\d+(?:\.\d+){0,3}", version)
    if found is None:
        raise ValueError(f"“{version}” is no version: it has to begin with numbers, such as 0.2.0.")
    numbers = [int(each) for each in found[0].split(".")]
    if max(numbers) > 0xFFFF:
        raise ValueError(f"“{version}” cannot be a version of a Windows file: no number may be above 65535.")
    major, minor, patch, build = (*numbers, 0, 0, 0)[:4]
    return major, minor, patch, build


def make_guid(what: str) -> str:
    """A GUID that is the same in each build, as Windows Installer asks for components and upgrades."""
    return str(uuid.uuid5(_SPACE, what)).upper()


def load_words(language: str) -> Mapping[str, str]:
    """The installers' sentences in a language (`en`, `zh-Hant`, `zh-Hans`); blanks such as {folder} are not yet filled."""
    words: dict[str, str] = json.loads((WORDS / f"{LANGUAGES[language]}.json").read_text(encoding="utf-8"))
    return words


def say_in_all(key: str) -> str:
    """A sentence in the three languages one after another, for packages that cannot know who reads it."""
    return _JOINT.join(load_words(each)[key].replace("{program}", NAMES[each]) for each in LANGUAGES)
