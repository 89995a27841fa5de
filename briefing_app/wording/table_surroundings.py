"""What stands above and below a table: its title, the unit of all its numbers, its date, its notes and sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.wording.find_frame import Rows, words_of
from briefing_app.wording.read_heading import Found, read_heading, read_unit
from briefing_app.wording.table_words import find_as_at, is_note, is_source, take_unit
from briefing_app.wording.which_language import guess_language


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`above` and `below` are the lines as they stand there. `unit` is that of all numbers, `unit_text` how it was written.

    `note` is what may be kept as the note of the table: its notes and sources, each in its own language.
    """

    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    title: LocalText = LocalText()
    unit: Found | None = None
    unit_text: str = ""
    as_of: PartialDate | None = None
    note: LocalText = LocalText()


NOTHING_AROUND: Final = Surroundings()


def read_surroundings(above: Rows, below: Rows, language: Language) -> Surroundings:
    """Read the rows above the headings and those below the data."""
    upper = list(dict.fromkeys(text for row in above for text in words_of(row)))
    lower = list(dict.fromkeys(filter(None, (" ".join(words_of(row)) for row in below))))
    unit, text, used = _find_unit(upper, language)
    as_of = next((found for each in upper if (found := find_as_at(each)) is not None), None)
    notes = [each for each in upper if is_note(each) or is_source(each)]
    titles = [each for each in upper if each != used and each not in notes and find_as_at(each) is None]
    return Surroundings(
        tuple(upper),
        tuple(lower),
        _say_title(titles, language),
        unit,
        text,
        as_of,
        _gather((*notes, *lower), language),
    )


def _find_unit(lines: list[str], language: Language) -> tuple[Found | None, str, str]:
    """The unit of the whole table, how it is written, and the line that says nothing else."""
    for line in reversed(lines):
        bare = take_unit(line)
        found = read_unit(bare, language) or read_unit(bare, Language.EN)
        if found is not None:
            return found, bare, line
    for line in reversed(lines):
        if is_note(line) or is_source(line):
            continue
        heading = read_heading(line, language)
        if heading.unit is not None and heading.label != line and (heading.scale or heading.unit.currency):
            return (heading.unit, heading.scale, heading.noun), line[len(heading.label) :].strip(" ,:()（）：，[]"), ""
    return None, "", ""


def _say_title(lines: list[str], language: Language) -> LocalText:
    """The first line, and the first in the other language right below it."""
    if not lines:
        return LocalText()
    spoken = guess_language(lines[:1], language)
    title = LocalText().with_text(spoken, lines[0])
    for line in lines[1:2]:
        other = guess_language((line,), language)
        if other.chinese is not spoken.chinese:
            title = title.with_text(other, line)
    return title


def _gather(lines: Iterable[str], language: Language) -> LocalText:
    """Lines one below the other, each in its language."""
    texts: dict[Language, list[str]] = {}
    for line in lines:
        texts.setdefault(guess_language((line,), language), []).append(line)
    note = LocalText()
    for spoken, said in texts.items():
        note = note.with_text(spoken, "\n".join(said))
    return note
