"""Where exported files go: their names, and what happens where a name is taken. Nothing of others is ever replaced unasked."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from briefing_app.errors import ClashError
from briefing_app.formats.atomic import atomic_file
from briefing_app.model.briefing import Briefing
from briefing_app.model.edition import Audience, Form
from briefing_app.model.language import Language


class Clash(StrEnum):
    """What to do where a file of the name is there."""

    REPLACE = "replace"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file that an export would write.

    `changed_by_other`: what is there was not written from this library, or was changed since; only a confirmed export
    replaces it.
    """

    name: str
    form: Form
    language: Language
    audience: Audience
    exists: bool = False
    changed_by_other: bool = False


def file_name(briefing: Briefing, form: Form, language: Language, audience: Audience) -> str:
    """`SLUG_FORM_LANG.pdf` for the delegation, `SLUG_FORM_handout_LANG.pdf` for the other side."""
    marked = "" if audience is Audience.DELEGATION else f"_{audience.value}"
    return f"{briefing.slug}_{form.value}{marked}_{language.value}.pdf"


def is_ours(path: Path, own: Collection[str]) -> bool:
    """Whether a file is exactly one of those with these SHA-256; False for what cannot be read or is no file."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() in own
    except OSError:
        return False


def write_file(
    folder: Path, name: str, data: bytes, clash: Clash, own: Collection[str], *, confirmed: bool = False
) -> Path:
    """Write a file whole and give back where; touches no library, so any thread may do it.

    Args:
        folder: Where to.
        name: The name wished for; with `Clash.NUMBER` a taken one becomes “visit_full_en (2).pdf”.
        data: The bytes.
        clash: What to do where the name is taken.
        own: SHA-256 of the files that were exported before and may be replaced.
        confirmed: The person has agreed to replace whatever is there.

    Raises:
        ClashError: What is there is not ours and its replacement is not confirmed; nothing was written.
        OutputError: The folder or file cannot be written.
    """
    if clash is Clash.REPLACE:
        check_replaceable(folder / name, own, confirmed=confirmed)
        with atomic_file(folder / name) as target:
            target.write(data)
        return folder / name
    for path in _list_free(folder, name):
        try:
            with atomic_file(path, fresh=True) as target:
                target.write(data)
        except FileExistsError:
            continue  # somebody took the name this very moment
        return path
    raise AssertionError("numbers do not end")


def check_replaceable(path: Path, own: Collection[str], *, confirmed: bool) -> None:
    """ClashError where something is there that may not be replaced."""
    if not confirmed and path.exists() and not is_ours(path, own):
        raise ClashError(name=path.name)


def _list_free(folder: Path, name: str) -> Iterator[Path]:
    """The name itself, then with a number behind it from 2, those that are taken left out."""
    wanted = Path(name)
    number = 1
    while True:
        path = folder / (name if number == 1 else f"{wanted.stem} ({number}){wanted.suffix}")
        if not path.exists():
            yield path
        number += 1
