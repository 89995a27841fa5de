"""The fonts of one document: numbers glyphs as they are first used and writes the embedded subsets at the end."""

from __future__ import annotations

import hashlib
from typing import Any, Final

from briefing_app.pdf.engine.face import Face
from briefing_app.pdf.engine.fontstack import GlyphRun
from briefing_app.pdf.engine.pdf_objects import RawObject, RawStream, add_object, format_name, format_number

_MAP_HEAD: Final = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_MAP_TAIL: Final = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"


class FaceInUse(dict[str, str]):
    """A face as one document uses it: maps a character to the hexadecimal code that paints it.

    Codes count up from 1 in order of first use and stand for a glyph together with the characters it means, so the text
    layer is exact even where two characters share a glyph, and the same content always gives the same bytes.
    """

    __slots__ = ("_codes", "_fragments", "face", "resource")

    def __init__(self, face: Face, resource: str) -> None:
        super().__init__()
        self.face = face
        self.resource = resource
        self._codes: dict[tuple[int, str], int] = {}
        self._fragments: dict[GlyphRun, str] = {}

    def __missing__(self, char: str) -> str:
        code = self[char] = self.encode(self.face.glyphs[char], char)
        return code

    def encode(self, glyph: int, text: str) -> str:
        """The code for a glyph that stands for this text, four hexadecimal digits."""
        codes = self._codes
        return f"{codes.setdefault((glyph, text), len(codes) + 1):04X}"

    def encode_run(self, run: GlyphRun) -> str:
        """What stands between `<` and `>` in a TJ array to paint a run, kerning included."""
        fragment = self._fragments.get(run)
        if fragment is None:
            parts: list[str] = []
            for glyph, text, kern in zip(run.glyphs, run.texts, run.kerns, strict=True):
                parts.append(self.encode(glyph, text))
                if kern:
                    parts.append(f">{format_number(kern)}<")
            fragment = self._fragments[run] = "".join(parts)
        return fragment

    def write(self, document: Any) -> bytes:
        """Add the font objects to the document and give a reference to the composite font."""
        face = self.face
        glyphs = [glyph for glyph, _ in self._codes]
        subset = face.subset(frozenset((0, *glyphs)))
        digest = hashlib.md5(subset.data, usedforsecurity=False).digest()
        name = format_name("".join(chr(65 + byte % 26) for byte in digest[:6]) + "+" + face.name)
        metrics = face.metrics
        program = add_object(document, RawStream(subset.data, b"/Length1 %d" % len(subset.data)))
        descriptor = add_object(
            document,
            RawObject(
                b"<</Type/FontDescriptor/FontName%s/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle %s/Ascent %d/Descent %d"
                b"/CapHeight %d/StemV %d/FontFile2 %s>>"
                % (
                    name,
                    4 | (64 if metrics.italic_angle else 0),
                    *metrics.box,
                    format_number(metrics.italic_angle).encode("ascii"),
                    metrics.ascent,
                    metrics.descent,
                    metrics.cap_height,
                    metrics.stem,
                    program,
                )
            ),
        )
        numbers = b"\0\0" + b"".join(subset.glyphs[glyph].to_bytes(2, "big") for glyph in glyphs)
        widths = " ".join(format_number(face.get_advance(glyph)) for glyph in glyphs)
        descendant = add_object(
            document,
            RawObject(
                b"<</Type/Font/Subtype/CIDFontType2/BaseFont%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
                b"/Supplement 0>>/DW 1000/W[1[%s]]/FontDescriptor %s/CIDToGIDMap %s>>"
                % (name, widths.encode("ascii"), descriptor, add_object(document, RawStream(numbers)))
            ),
        )
        texts = [text for _, text in self._codes]
        return add_object(
            document,
            RawObject(
                b"<</Type/Font/Subtype/Type0/BaseFont%s/Encoding/Identity-H/DescendantFonts[%s]/ToUnicode %s>>"
                % (name, descendant, add_object(document, RawStream(_format_unicode_map(texts))))
            ),
        )


class DocumentFonts:
    """Every face that one document uses, under the names F1, F2 … in order of first use."""

    __slots__ = ("_faces", "missing")

    def __init__(self) -> None:
        self._faces: dict[Face, FaceInUse] = {}
        self.missing: dict[str, None] = {}

    def use(self, face: Face) -> FaceInUse:
        """The face as this document uses it."""
        used = self._faces.get(face)
        if used is None:
            used = self._faces[face] = FaceInUse(face, f"/F{len(self._faces) + 1}")
        return used

    def note_missing(self, chars: str) -> None:
        """Remember characters for which a white square was printed."""
        self.missing.update(dict.fromkeys(chars))

    def write(self, document: Any) -> bytes:
        """Add all font objects and give the font dictionary that every page shares."""
        return b"<<%s>>" % b"".join(
            b"%s %s" % (used.resource.encode("ascii"), used.write(document)) for used in self._faces.values()
        )


def _format_unicode_map(texts: list[str]) -> bytes:
    """A ToUnicode map for codes 1, 2 …; at most 100 rows in a block, as the specification of such maps demands."""
    parts = [_MAP_HEAD]
    rows = [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>\n" for code, text in enumerate(texts, 1)]
    for start in range(0, len(rows), 100):
        block = rows[start : start + 100]
        parts.append(f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n")
    parts.append(_MAP_TAIL)
    return "".join(parts).encode("ascii")
