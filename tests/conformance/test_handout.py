"""The other side gets nothing internal, in no part of the file; the delegation sees on each page that it is marked."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pikepdf
import pytest

from briefing_app.model.edition import Audience
from briefing_app.workspace.resolve import Frozen
from tests.conformance.exports import Exported, Key, Shelf, select

HANDOUTS = select(audience=Audience.HANDOUT)
SHORTEST_LATIN, SHORTEST_HAN = 12, 5  # shorter words stand in open texts, labels and names as well
HAN = re.compile(r"[\u3400-\u9fff]")


def letters(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())


def find_strings(value: object) -> Iterator[str]:
    """Every text in a value, cut where a figure is filled in."""
    if isinstance(value, str):
        yield from re.split(r"\{[^{}]*\}|\n", value)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from find_strings(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from find_strings(getattr(value, each.name))


def find_internal(whole: Frozen, shown: Frozen) -> set[str]:
    """The texts, ids and names that only the delegation's briefing has."""
    allowed = "\n".join(letters(each) for each in find_strings((shown.briefing, shown.content)))
    found = {letters(each) for each in find_strings((whole.briefing, whole.content))}
    telling = {each for each in found if len(each) >= SHORTEST_LATIN or len(HAN.findall(each)) >= SHORTEST_HAN}
    return {each for each in telling if each not in allowed}


def read_everything(exported: Exported) -> str:
    """Page text, alternative texts, titles, metadata, file names, attached files and what is inside those."""
    pdf = exported.tagged.pdf
    parts = [exported.tagged.text, *(run.text for page in exported.tagged.pages for run in page.artifacts)]
    for thing in pdf.objects:
        parts.extend(_strings_of(thing))
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != "/OpenType":
            parts.extend(_texts(thing.read_bytes()))
    return "\n".join(letters(each) for each in parts)


def _strings_of(thing: object) -> Iterator[str]:
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif isinstance(thing, pikepdf.Array):
        for each in thing:
            if not getattr(each, "is_indirect", False):
                yield from _strings_of(each)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for key, each in thing.items():
            yield str(key)
            if not getattr(each, "is_indirect", False):
                yield from _strings_of(each)


def _texts(data: bytes) -> Iterator[str]:
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name
                yield archive.read(name).decode("utf-8", "replace")
            yield archive.comment.decode("utf-8", "replace")
    else:
        yield data.decode("utf-8", "replace")


@pytest.mark.parametrize("exported", HANDOUTS, indirect=True, ids="-".join)
def test_nothing_internal_is_anywhere_in_a_handout(exported: Exported) -> None:
    internal = find_internal(exported.whole, exported.shown)
    everything = read_everything(exported)
    assert {each for each in internal if each in everything} == set()
    assert len(internal) > 20


@pytest.mark.parametrize("key", HANDOUTS, ids="-".join)
def test_the_same_search_finds_it_in_the_delegations_file(shelf: Shelf, key: Key) -> None:
    other = shelf.get(key._replace(audience=Audience.DELEGATION))
    internal = find_internal(other.whole, shelf.get(key).shown)
    everything = read_everything(other)
    found = {each for each in internal if each in everything}
    assert len(found) > len(internal) * 0.9  # the pack inside holds all of it


def test_the_marking_stands_at_the_top_and_bottom_of_each_page(exported: Exported) -> None:
    marking = exported.whole.briefing.marking.best(exported.key.language)[0]
    shown = marking if exported.key.audience is Audience.DELEGATION else ""
    tagged = exported.tagged
    for at, page in enumerate(tagged.pages):
        height = float(tagged.pdf.pages[at].MediaBox[3])
        lines: dict[float, str] = {}
        for run in page.artifacts:
            lines[round(run.y)] = lines.get(round(run.y), "") + run.text
        marked = [y / height for y, text in lines.items() if marking and marking.casefold() in text.casefold()]
        if shown:
            assert min(marked) < 0.05, f"page {at + 1}"
            assert max(marked) > 0.945, f"page {at + 1}"
        else:
            assert marked == []
            assert max([y / height for y in lines], default=0.0) < 0.945, "the place of the marking is empty"
    if marking and not shown:
        assert letters(marking) not in letters(tagged.text)


def test_some_samples_carry_a_marking(shelf: Shelf) -> None:
    assert sum(bool(each.whole.briefing.marking) for each in shelf) >= 18
