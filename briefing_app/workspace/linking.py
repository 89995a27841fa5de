"""Typed numbers and the figures they mean: finding, offering, and making figures from what a person types."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from briefing_app.errors import InputError
from briefing_app.model.edition import Quoted
from briefing_app.model.figure import Citation, CountNoun, Figure, Observation, Qualifier, Release, Unit, Value
from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.wording.find import FoundNumber, find_numbers
from briefing_app.wording.nouns import print_noun
from briefing_app.wording.parse import parse_number
from briefing_app.wording.typed_date import parse_typed_date
from briefing_app.wording.typed_number import TypedNumber, read_typed_number, read_typed_value
from briefing_app.wording.values import print_value
from briefing_app.workspace.desk import Desk, next_free, slug_of
from briefing_app.workspace.figures import FigureActions

_OWN_CLASS: Final = (Unit.PERCENT, Unit.RANK, Unit.YEAR, Unit.HKD, Unit.USD, Unit.CNY)  # a bare number is none of these
_ASKED: Final = 40  # figures that the search gives for one number
_NEAR: Final = 80  # characters on either side in which words of a label are looked for
_KEY_LENGTH: Final = 50
_WORDS: Final = re.compile(r"[a-z]{4,}|[\u3400-\u9fff]+")
_STEM: Final = 6  # letters by which English words are compared, so that a plural meets its singular


@dataclass(frozen=True, slots=True)
class NumberLink:
    """A plain number at `text[start:end]` that equals a figure, and what would stand there instead.

    `form` is that of the placeholder, `printed` what it prints; `others` are further figures that the number may mean, the
    likelier ones first, each with its own place (with what it counts, a link may reach further).
    """

    start: int
    end: int
    key: str
    form: str
    printed: str
    others: tuple[NumberLink, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureHit:
    """A figure to be offered: `printed` with what it counts, `as_of` and `source` in words, both may be empty."""

    key: str
    label: str
    printed: str
    as_of: str
    source: str
    stale: bool
    internal: bool = False


class LinkActions:
    """What fields for texts and numbers ask while a person types; only `make_figure_from_text` changes the library."""

    def __init__(self, desk: Desk, figures: FigureActions) -> None:
        self._desk = desk
        self._figures = figures

    # -- numbers in texts --------------------------------------------------------------------------------------------

    def find_links(self, text: str, language: Language) -> tuple[NumberLink, ...]:
        """The plain numbers of a text, outside placeholders, that equal the value a figure is quoted with today.

        Currency and unit must agree. A number without a qualifier equals every figure of its value, for the link then prints
        the qualifier that the text lacks; “about” also equals an exact figure; a bound only the same bound. Years are left
        alone, and one-digit numbers unless the words around them are those of the figure.
        """
        links: list[NumberLink] = []
        asked: dict[Value, dict[str, Quoted]] = {}
        for number in find_numbers(text, language):
            if number.parsed.unit is Unit.YEAR:
                continue
            value = number.parsed.value
            if value not in asked:
                asked[value] = self._find_equal(value)
            ranked = self._rank(number, text, language, asked[value])
            if ranked:
                links.append(replace(ranked[0], others=tuple(ranked[1:])))
        return tuple(links)

    def _find_equal(self, value: Value) -> dict[str, Quoted]:
        """Figures whose quoted value is this one."""
        found: dict[str, None] = {}
        plain = f"{value.number:f}"
        # Observations are indexed by their digits, derived figures only as they are printed.
        for words in dict.fromkeys((plain, _bare(value, Unit.COUNT), _bare(value, Unit.PERCENT))):
            for hit in self._desk.library.search(f"{words} ", kinds=("figure",), limit=_ASKED).hits:
                found.setdefault(hit.slug)
        quoted = self._figures.quote(tuple(found))
        return {key: each for key, each in quoted.items() if each.observation and each.observation.value == value}

    def _rank(self, number: FoundNumber, text: str, language: Language, equal: dict[str, Quoted]) -> list[NumberLink]:
        weighed: list[tuple[tuple[int, ...], NumberLink]] = []
        for key, quoted in equal.items():
            observation = quoted.observation
            if observation is None or not _agrees(number, quoted.figure.unit, observation.qualifier):
                continue
            start, end, form = number.start, number.end, "value"
            after = _find_noun(text, number.end, quoted.figure.noun, observation.value, language)
            if after is not None:
                end, form = after, "noun"
            near = text[max(0, start - _NEAR) : start] + " " + text[number.end : number.end + _NEAR]
            shared = len(_words(near) & _words(quoted.figure.label.get(language)))
            bare = number.parsed.unit is None and len(observation.value.number.as_tuple().digits) < 2
            if bare and form == "value" and not shared:
                continue  # every “5” of a text would be offered otherwise
            printed = self._desk.wording.print_observation(quoted.figure, observation, language, form)
            weight = (
                form == "noun",
                shared,
                observation.qualifier is number.parsed.qualifier,
                observation.release is Release.OPEN,
                not quoted.stale,
            )
            weighed.append((tuple(int(each) for each in weight), NumberLink(start, end, key, form, printed)))
        weighed.sort(key=lambda each: each[0], reverse=True)
        return [link for _, link in weighed]

    # -- figures to choose from --------------------------------------------------------------------------------------

    def search_figures(self, words: str, language: Language, limit: int = 12) -> tuple[FigureHit, ...]:
        """Figures for words or a number (1.76, 17.6億, HK$120 billion), best first; without words the latest changed."""
        library = self._desk.library
        keys: dict[str, None] = {}
        if words.strip():
            try:
                parsed = parse_number(words, language)
            except InputError:
                pass  # words, not a number
            else:
                equal = self._find_equal(parsed.value)
                keys.update(dict.fromkeys(each for each in equal if parsed.unit in (None, equal[each].figure.unit)))
            found = library.search(words, language=language, kinds=("figure",), limit=limit)
            keys.update(dict.fromkeys(hit.slug for hit in found.hits))
        else:
            keys.update(dict.fromkeys(library.list_recent_figure_keys(limit)))
        return self._describe(list(keys)[:limit], language)

    def _describe(self, keys: Sequence[str], language: Language) -> tuple[FigureHit, ...]:
        quoted = self._figures.quote(keys)
        cited = [
            each.observation.citation for each in quoted.values() if each.observation and each.observation.citation
        ]
        sources = {each.id: each for each in self._desk.library.list_sources(dict.fromkeys(c.source_id for c in cited))}
        wording = self._desk.wording
        hits: list[FigureHit] = []
        for key, each in quoted.items():
            figure, seen = each.figure, each.observation
            source = sources.get(seen.citation.source_id) if seen and seen.citation else None
            hits.append(
                FigureHit(
                    key=key,
                    label=figure.label.best(language)[0],
                    printed=wording.print_observation(figure, seen, language, "noun" if figure.noun else "value")
                    if seen
                    else "",
                    as_of=wording.print_date(seen.as_of, language) if seen and seen.as_of else "",
                    source=(source.title or source.description.best(language)[0]) if source else "",
                    stale=each.stale,
                    internal=seen is not None and seen.release is Release.INTERNAL,
                )
            )
        return tuple(hits)

    # -- making and filling in ---------------------------------------------------------------------------------------

    def new_key(self, label: LocalText) -> str:
        """A free key for a new figure, from its English label; people never see or type keys."""
        words = slug_of(label.en).replace("-", "_")[:_KEY_LENGTH].strip("_")
        if not words or not words[0].isalpha():
            words = f"figure_{words}".rstrip("_")
        return next_free(words, lambda key: self._desk.find_id("figure", key) is not None, "_")

    def read_figure(self, typed: str, language: Language) -> TypedNumber:
        """What a number typed for a new figure says; `printed` shows it back in three languages.

        Raises:
            TypedNumberError: It is no number, or more than one.
        """
        return self._with_nouns(read_typed_number(typed, language))

    def make_figure_from_text(
        self,
        label: LocalText,
        typed: str,
        language: Language,
        *,
        as_of: PartialDate | None = None,
        citation: Citation | None = None,
        cadence_months: int | None = 12,
    ) -> Figure:
        """Make a figure with one observation from what was typed (HK$1.76 billion, over 50%, 847 projects).

        What is counted is kept for the languages that are known: of a Chinese noun the other Chinese is converted.

        Raises:
            InputError: The label is empty.
            TypedNumberError: No number could be read.
        """
        if not label:
            raise InputError("figure.label", field="label")
        read = self.read_figure(typed, language)
        return self._figures.add_figure(
            self.new_key(label),
            label,
            read.unit,
            noun=read.noun,
            observations=(Observation(read.value, read.qualifier, as_of, citation),),
            cadence_months=cadence_months,
        )

    def parse_typed_value(self, text: str, unit: Unit, language: Language) -> TypedNumber:
        """A value typed into the table of a figure; see `read_typed_value`.

        Raises:
            TypedNumberError, TypedUnitError: It is no number, or in another unit.
        """
        return read_typed_value(text, unit, language)

    def parse_typed_date(self, text: str) -> PartialDate:
        """A date typed into a field, day first; see `parse_typed_date`.

        Raises:
            TypedDateError, TypedDateOrderError, TypedDateYearError, TypedSpanError: It is none, or not one only.
        """
        return parse_typed_date(text)

    def _with_nouns(self, read: TypedNumber) -> TypedNumber:
        noun = read.noun
        if noun is None or bool(noun.zh_hant) == bool(noun.zh_hans):
            return read
        drafts = self._desk.drafts
        hant = noun.zh_hant or drafts.convert(noun.zh_hans, Language.HANS, Language.HANT)
        hans = noun.zh_hans or drafts.convert(noun.zh_hant, Language.HANT, Language.HANS)
        return TypedNumber(read.value, read.qualifier, read.unit, CountNoun(noun.one, noun.other, hant, hans))


def _bare(value: Value, unit: Unit) -> str:
    return print_value(value, unit, Language.EN)


def _agrees(number: FoundNumber, unit: Unit, qualifier: Qualifier) -> bool:
    """Whether the number may mean a figure of this unit and qualifier."""
    said = number.parsed.unit
    if said is not unit and not (said is None and unit not in _OWN_CLASS):
        return False
    ours = number.parsed.qualifier
    return ours in (qualifier, Qualifier.EXACT) or (ours is Qualifier.ABOUT and qualifier is Qualifier.EXACT)


def _find_noun(text: str, end: int, noun: CountNoun | None, value: Value, language: Language) -> int | None:
    """Where the counted thing ends that stands right behind the number; None where another or none stands there."""
    if noun is None:
        return None
    words = print_noun(noun, value, language)
    behind = text[end:]
    gap = len(behind) - len(behind.lstrip(" \u00a0"))
    if not words or behind[gap : gap + len(words)].casefold() != words.casefold():
        return None
    following = behind[gap + len(words) : gap + len(words) + 1]
    if language is Language.EN and (not gap or following.isalnum()):
        return None
    return end + gap + len(words)


def _words(text: str) -> set[str]:
    """Longer English words and pairs of Chinese characters, to tell what a number is about."""
    found: set[str] = set()
    for word in _WORDS.findall(text.casefold()):
        if word.isascii():
            found.add(word[:_STEM])
        else:
            found.update(word[at : at + 2] for at in range(len(word) - 1))
    return found
