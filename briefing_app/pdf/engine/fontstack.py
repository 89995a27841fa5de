"""An ordered stack of faces: picks a face for every character, shapes words, and never leaves a hole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import uharfbuzz as hb

from briefing_app.model.language import Language
from briefing_app.pdf.engine.face import Face
from briefing_app.pdf.engine.text_style import REPLACEMENT

# No contextual alternates or ligatures: they would print something else than what was typed (-> as an arrow).
_FEATURES: Final = {"kern": True, "liga": False, "clig": False, "dlig": False, "calt": False, "locl": True}
_DIGITS = re.compile(r"[0-9]+")

# Characters that Chinese text takes from the Chinese face although a Latin face has them too.
_CHINESE_FIRST = re.compile(
    "[“”‘’…—·‥※℃℉№ℓ°§¶←-⇿①-⓿■-◿★☆\u2e80-\u2fff\u3000-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe10-\ufe1f"
    "\ufe30-\ufe6f\uff00-\uffef\U0001f200-\U0001f2ff\U00020000-\U0003ffff]"
)
_APOSTROPHE = re.compile("(?<=[A-Za-z\u00c0-\u024f])\u2019(?=[A-Za-z\u00c0-\u024f])")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\u180e\ufeff]")
# Drawn with the glyph of the plain space, or hyphen, if the face has none of its own.
_STAND_IN: Final = {
    "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2007": " ", "\u2008": " ", "\u2009": " ", "\u200a": " ",
    "\u202f": " ", "\u2011": "-", "\u2010": "-", "\u2028": " ",
}  # fmt: skip
_ATTACHED = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\U000e0100-\U000e01ef]"
)


class GlyphRun:
    """Neighbouring glyphs of one face.

    `glyphs`, `texts` and `kerns` run in parallel: glyph number, the characters it stands for in the text layer, and
    the correction after it in thousandths of the type size (to be subtracted as in a TJ array). `width` is in
    thousandths. `missing` holds the characters that no face has and a white square stands for.
    """

    __slots__ = ("face", "glyphs", "kerns", "missing", "texts", "width")

    def __init__(
        self,
        face: Face,
        glyphs: Sequence[int],
        texts: Sequence[str],
        kerns: Sequence[float],
        width: float,
        missing: str = "",
    ) -> None:
        self.face = face
        self.glyphs = tuple(glyphs)
        self.texts = tuple(texts)
        self.kerns = tuple(kerns)
        self.width = width
        self.missing = missing


class Shaped(NamedTuple):
    """A shaped word: its runs, its width and the width of each of its characters, in thousandths of the type size."""

    runs: tuple[GlyphRun, ...]
    width: float
    advances: tuple[float, ...]


class Wide(NamedTuple):
    """One full-width character: face, width, and the blank at either side that may be closed (thousandths)."""

    face: Face
    advance: float
    left: float
    right: float
    mark: bool
    missing: bool


class FontStack:
    """Faces in order of preference for one language and weight.

    Chinese stacks take Chinese and ambiguous punctuation from the first Chinese face, everything else from the
    first face that has it.
    """

    __slots__ = ("_choice", "_harfbuzz_language", "faces", "language", "shape", "space", "wide", "wide_face")

    def __init__(self, faces: Sequence[Face], language: Language, chinese: Face) -> None:
        self.faces = tuple(faces)
        self.language = language
        self.wide_face = chinese
        self._harfbuzz_language = {Language.EN: "en", Language.HANT: "zh-Hant-HK", Language.HANS: "zh-Hans"}[language]
        self._choice: dict[str, tuple[Face, int] | None] = {}
        self.wide: dict[str, Wide] = _WideTable(self)
        self.shape = lru_cache(maxsize=10_000)(self._shape)
        primary = self.faces[0]
        self.space: float = primary.get_advance(primary.glyphs[" "])

    def find_glyph(self, char: str) -> tuple[Face, int] | None:
        """The face and glyph for a character, or None if no face has it."""
        try:
            return self._choice[char]
        except KeyError:
            found = self._choice[char] = self._find(char)
            return found

    def _find(self, char: str) -> tuple[Face, int] | None:
        faces: Iterable[Face] = self.faces
        if self.language.chinese and _CHINESE_FIRST.match(char):
            faces = (self.wide_face, *(face for face in self.faces if face is not self.wide_face))
        for face in faces:
            if glyph := face.glyphs[char]:
                return face, glyph
        stand_in = _STAND_IN.get(char)
        return self.find_glyph(stand_in) if stand_in else None

    def get_square(self) -> tuple[Face, int]:
        """The face and glyph of the white square that stands for a missing character."""
        found = self.find_glyph(REPLACEMENT)
        if found is None:  # every product stack has it; a stack of foreign fonts may fall back further
            found = self.find_glyph("?")
        if found is None:
            raise LookupError("no face of the stack has a white square or a question mark")
        return found

    def find_missing(self, text: str) -> str:
        """The characters of a text, each once and in order, for which a white square would be printed."""
        chars = dict.fromkeys(_INVISIBLE.sub("", text).replace("\n", "").replace("\t", ""))
        return "".join(char for char in chars if not _ATTACHED.match(char) and self.find_glyph(char) is None)

    def _shape(self, text: str, tabular: bool = False) -> Shaped:
        runs: list[GlyphRun] = []
        advances: list[float] = []
        for face, part, missing in self._split_by_face(text):
            if missing:
                self._square(face, part, runs, advances)
            else:
                self._shape_part(face, part, tabular, runs, advances)
        return Shaped(tuple(runs), sum(run.width for run in runs), tuple(advances))

    def _split_by_face(self, text: str) -> list[tuple[Face, str, bool]]:
        """Stretches that one face can draw; a mark stays with the letter before it, and a ’ inside a word is Latin."""
        latin = {match.start() for match in _APOSTROPHE.finditer(text)} if "’" in text else ()
        parts: list[tuple[Face, str, bool]] = []
        for at, char in enumerate(text):
            if parts and (_INVISIBLE.match(char) or (_ATTACHED.match(char) and not parts[-1][2])):
                face, part, missing = parts[-1]
                parts[-1] = (face, part + char, missing)
                continue
            found = (self.faces[0], 1) if at in latin or _INVISIBLE.match(char) else self.find_glyph(char)
            face, missing = (found[0], False) if found else (self.get_square()[0], True)
            if parts and parts[-1][0] is face and parts[-1][2] == missing:
                parts[-1] = (face, parts[-1][1] + char, missing)
            else:
                parts.append((face, char, missing))
        return parts

    def _square(self, face: Face, chars: str, runs: list[GlyphRun], advances: list[float]) -> None:
        glyph = face.glyphs[REPLACEMENT] or face.glyphs["?"]
        width = face.get_advance(glyph)
        visible = _INVISIBLE.sub("", chars)
        runs.append(
            GlyphRun(face, [glyph] * len(visible), visible, [0.0] * len(visible), width * len(visible), visible)
        )
        advances.extend(0.0 if _INVISIBLE.match(char) else width for char in chars)

    def _shape_part(self, face: Face, text: str, tabular: bool, runs: list[GlyphRun], advances: list[float]) -> None:
        plain = _INVISIBLE.sub("", text)
        start = len(advances)
        advances.extend([0.0] * len(text))
        if not plain:
            return
        where = [start + at for at, char in enumerate(text) if not _INVISIBLE.match(char)]
        drawn = (
            plain
            if all(face.glyphs[char] for char in plain)
            else "".join(char if face.glyphs[char] else _STAND_IN.get(char, char) for char in plain)
        )
        buffer = hb.Buffer()
        buffer.add_str(drawn)
        buffer.direction = "ltr"
        buffer.guess_segment_properties()
        buffer.direction = "ltr"
        buffer.language = self._harfbuzz_language
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        # Only digits: tabular hyphens and brackets stand as far apart as figures and tear words.
        digits = [(match.start(), match.end(), True) for match in _DIGITS.finditer(drawn)] if tabular else []
        hb.shape(face.font, buffer, {**_FEATURES, "tnum": digits} if digits else _FEATURES)
        glyphs: list[int] = []
        texts: list[str] = []
        kerns: list[float] = []
        width = 0.0
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        clusters = [info.cluster for info in infos]
        ends = _cluster_ends(clusters, len(plain))
        for index, (info, position) in enumerate(zip(infos, positions, strict=True)):
            cluster = clusters[index]
            first = index == 0 or clusters[index - 1] != cluster
            text_of_glyph = plain[cluster : ends[index]] if first else "\u200b"
            glyph = info.codepoint
            if not glyph:  # a cluster that the face cannot compose: never paint .notdef
                if glyphs:
                    runs.append(GlyphRun(face, glyphs, texts, kerns, width))
                    glyphs, texts, kerns, width = [], [], [], 0.0
                square_face, square = self.get_square()
                wide = square_face.get_advance(square)
                runs.append(GlyphRun(square_face, (square,), (text_of_glyph,), (0.0,), wide, text_of_glyph))
                advances[where[cluster]] += wide
                continue
            advance = position.x_advance * face.scale
            natural = face.get_advance(glyph)
            kern = natural - advance
            glyphs.append(glyph)
            texts.append(text_of_glyph)
            kerns.append(round(kern, 2) if abs(kern) > 0.4 else 0.0)
            width += natural - kerns[-1]
            advances[where[cluster]] += natural - kerns[-1]
        if glyphs:
            runs.append(GlyphRun(face, glyphs, texts, kerns, width))


def _cluster_ends(clusters: Sequence[int], length: int) -> list[int]:
    """For each glyph the index of the first character after its cluster; clusters rise from left to right."""
    ends = [length] * len(clusters)
    for index in range(len(clusters) - 2, -1, -1):
        ends[index] = ends[index + 1] if clusters[index] == clusters[index + 1] else clusters[index + 1]
    return ends


class _WideTable(dict[str, Wide]):
    """Full-width characters with their face, glyph and closable blanks; filled as characters are asked for."""

    def __init__(self, stack: FontStack) -> None:
        super().__init__()
        self._stack = stack

    def __missing__(self, char: str) -> Wide:
        found = self._stack.find_glyph(char)
        face, glyph = found or self._stack.get_square()
        advance = face.get_advance(glyph)
        mark = _CLOSABLE.match(char) is not None
        left, right = face.get_bearings(glyph) if mark and advance > 900 else (0.0, 0.0)
        # A mark in one half of its square leaves the other half to close; one in the middle (Hong Kong) leaves nothing.
        entry = self[char] = Wide(
            face,
            advance,
            500.0 if left > 450 and left > right + 200 else 0.0,
            500.0 if right > 450 and right > left + 200 else 0.0,
            mark,
            found is None,
        )
        return entry


_CLOSABLE = re.compile(
    "[\u3001\u3002\u3008-\u3011\u3014-\u301f\uff01\uff08\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3b\uff3d\uff5b-\uff60“”‘’]"
)
