"""The files are self-contained and passive: fonts inside, nothing that runs, nothing from elsewhere, nothing transparent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from tests.conformance.exports import Exported

ACTIVE = {
    "/JavaScript",
    "/JS",
    "/Launch",
    "/SubmitForm",
    "/ImportData",
    "/GoToR",
    "/GoToE",
    "/RichMedia",
    "/Movie",
    "/Sound",
}
ACTIVE_KEYS = {"/JS", "/JavaScript", "/OpenAction", "/AA", "/AcroForm", "/XFA", "/Ref", "/OPI"}


def find_dictionaries(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every dictionary of the file, also those inside others, and those of streams."""

    def inside(thing: Any) -> Iterator[Any]:
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            yield thing
            for each in thing.values():
                if not getattr(each, "is_indirect", False):
                    yield from inside(each)
        elif isinstance(thing, pikepdf.Array):
            for each in thing:
                if not getattr(each, "is_indirect", False):
                    yield from inside(each)

    for thing in pdf.objects:
        yield from inside(thing)


def test_nothing_runs_and_nothing_comes_from_elsewhere(exported: Exported) -> None:
    seen = 0
    for each in find_dictionaries(exported.tagged.pdf):
        seen += 1
        keys = set(each.keys())
        assert not keys & ACTIVE_KEYS, keys
        assert str(each.get("/S", "")) not in ACTIVE
        assert str(each.get("/Subtype", "")) not in ACTIVE
        if each.get("/Type") == "/Filespec" or "/EF" in keys:
            assert "/EF" in keys
            assert str(each.get("/FS", "")) != "/URL"
        if isinstance(each, pikepdf.Stream):
            assert "/F" not in keys, "the data of a stream lie in another file"
    assert seen > 100


def test_nothing_is_transparent(exported: Exported) -> None:
    for each in find_dictionaries(exported.tagged.pdf):
        assert each.get("/Type") != "/Group"
        assert each.get("/S") != "/Transparency"
        assert each.get("/SMask", "/None") == "/None"
        assert each.get("/BM", "/Normal") in ("/Normal", "/Compatible")
        for key in ("/ca", "/CA"):
            assert float(each.get(key, 1)) == 1.0


def test_every_font_is_inside_and_cut_down_to_what_is_used(exported: Exported) -> None:
    pdf = exported.tagged.pdf
    fonts = [
        each for each in find_dictionaries(pdf) if each.get("/Type") == "/Font" and each.get("/Subtype") == "/Type0"
    ]
    simple = [each for each in find_dictionaries(pdf) if each.get("/Subtype") in ("/Type1", "/TrueType", "/Type3")]
    assert simple == []
    assert len(fonts) >= 2
    for font in fonts:
        descendant = font.DescendantFonts[0]
        name = str(descendant.FontDescriptor.FontName)
        assert re.fullmatch(r"/[A-Z]{6}\+[A-Za-z0-9]+-(Regular|Bold)", name)
        assert "/ToUnicode" in font
        assert len(descendant.FontDescriptor.FontFile2.read_bytes()) < 900_000, name


def test_the_file_is_of_a_size_that_can_be_mailed(exported: Exported) -> None:
    assert len(exported.data) < 2_000_000
