"""Figures and texts as documents and screens print them; built once by `app` and passed on."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from briefing_app.model.figure import CountNoun, Figure, Observation, Qualifier, Unit, Value
from briefing_app.model.language import Language
from briefing_app.model.partial_date import PartialDate
from briefing_app.model.placeholder import Placeholder, parse_text
from briefing_app.wording.catalogue import Catalogue
from briefing_app.wording.dates import print_date
from briefing_app.wording.values import Parts, print_parts, print_value


@dataclass(frozen=True, slots=True)
class NumberPiece:
    """A placeholder that was filled: the words, and which figure in which form they come from."""

    text: str
    key: str
    form: str


@dataclass(frozen=True, slots=True)
class MissingPiece:
    """A placeholder that nothing may or can be printed for; `text` says so visibly."""

    text: str
    key: str
    form: str


Piece = str | NumberPiece | MissingPiece
Lookup = Callable[[str], tuple[Figure, Observation | None] | None]

_HAN = "\u2e80-\u2fdf\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
_SPACE_AFTER_HAN = re.compile(f"(?<=[{_HAN}]) +$")
_SPACE_BEFORE_HAN = re.compile(f"^ +(?=[{_HAN}])")
_SENTENCE_START = re.compile(r"(?:^|(?<!\be\.g)(?<!\bi\.e)(?<!\bcf)(?<!\bvs)[.!?][”’\")]*\s+|\n)(?:- )?[“‘\"(]*$")


class Wording:
    """Prints observations and texts in a language, with the words of the catalogue of documents."""

    def __init__(self, words: Catalogue) -> None:
        self.words = words

    def label(self, key: str, language: Language, **values: object) -> str:
        """A text of the catalogue (`label.contents`), its names filled."""
        return self.words.get(key, language, **values)

    # -- figures -----------------------------------------------------------------------------------------------------

    def print_observation(
        self, figure: Figure, observation: Observation, language: Language, form: str = "value"
    ) -> str:
        """An observation in one of the forms of a placeholder, as it stands in running text.

        `value`: about HK$120 billion; `noun`: 28 drugs; `plain`: without the qualifier; `date`: the as-of date.
        """
        if form == "date":
            return self.print_date(observation.as_of, language)
        return print_value(
            observation.value,
            figure.unit,
            language,
            qualifier=Qualifier.EXACT if form == "plain" else observation.qualifier,
            noun=figure.noun if form == "noun" else None,
            words=True,
        )

    def display(self, figure: Figure, observation: Observation, language: Language) -> Parts:
        """An observation in the parts that large print sets apart, with what it counts; ranks in digits."""
        return print_parts(observation.value, figure.unit, language, qualifier=observation.qualifier, noun=figure.noun)

    def format_value(
        self, value: Value, qualifier: Qualifier, unit: Unit, noun: CountNoun | None, language: Language
    ) -> str:
        """A value that is no figure's, as tables and charts print it: ranks in digits."""
        return print_value(value, unit, language, qualifier=qualifier, noun=noun)

    # -- dates -------------------------------------------------------------------------------------------------------

    def print_date(self, partial: PartialDate | None, language: Language) -> str:
        """The date, or the phrase that says that the source gives none."""
        return print_date(partial, language) if partial else self.label("date.undated", language)

    def format_date(self, date: PartialDate, language: Language) -> str:
        """A date that is there: `print_date` without the phrase for none."""
        return print_date(date, language)

    def as_of(self, partial: PartialDate | None, language: Language) -> str:
        """`as of January 2024`, 截至2024年1月, or the phrase for no date."""
        if partial is None:
            return self.label("date.undated", language)
        return self.label("date.as_of", language, date=print_date(partial, language))

    # -- texts -------------------------------------------------------------------------------------------------------

    def resolve_text(self, text: str, language: Language, lookup: Lookup) -> tuple[Piece, ...]:
        """Fill the placeholders of a text.

        Literal text and numbers come as separate pieces, in order, none of them empty. In Chinese, spaces between Han and a
        number are dropped; in English, a number that begins a sentence gets a capital (Over 50%).

        Args:
            text: A text with placeholders.
            language: The language of the text.
            lookup: Key → figure and the observation to quote; None for an unknown key or nothing to quote.
        """
        pieces: list[Piece] = []
        before = ""
        for piece in parse_text(text):
            if isinstance(piece, str):
                pieces.append(piece)
                before = piece
                continue
            filled = self._fill(piece, language, lookup)
            if language is Language.EN and _SENTENCE_START.search(before):
                filled = type(filled)(filled.text[:1].upper() + filled.text[1:], filled.key, filled.form)
            pieces.append(filled)
            before = filled.text
        if language.chinese:
            pieces = _drop_spaces(pieces)
        return tuple(pieces)

    def resolve_string(self, text: str, language: Language, lookup: Lookup) -> str:
        """`resolve_text` as one string."""
        return "".join(
            piece if isinstance(piece, str) else piece.text for piece in self.resolve_text(text, language, lookup)
        )

    def _fill(self, placeholder: Placeholder, language: Language, lookup: Lookup) -> NumberPiece | MissingPiece:
        found = lookup(placeholder.key)
        if found is None or found[1] is None:
            return MissingPiece(self.label("text.no_figure", language), placeholder.key, placeholder.form)
        text = self.print_observation(found[0], found[1], language, placeholder.form)
        return NumberPiece(text, placeholder.key, placeholder.form)


def _drop_spaces(pieces: list[Piece]) -> list[Piece]:
    """Without the spaces that an author left between Han and a placeholder, and without pieces that become empty."""
    kept: list[Piece] = []
    for at, piece in enumerate(pieces):
        if isinstance(piece, str):
            if at + 1 < len(pieces):
                piece = _SPACE_AFTER_HAN.sub("", piece)
            if at:
                piece = _SPACE_BEFORE_HAN.sub("", piece)
        if piece:
            kept.append(piece)
    return kept
