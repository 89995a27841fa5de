"""A number typed into a text does not follow when its figure changes, and may differ from it already (DESIGN §3.1)."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.checks.check import Check, Sentences
from briefing_app.checks.subject import Subject
from briefing_app.model.figure import Unit, Value
from briefing_app.model.finding import Finding, Place
from briefing_app.model.walk import find_texts
from briefing_app.wording.find import FoundNumber, find_numbers

_SAID = Sentences("plain_number", warning=("",), notice=("quote",))
_OWN_CLASS = (Unit.PERCENT, Unit.RANK, Unit.HKD, Unit.USD, Unit.CNY)  # a bare number is never one of these


def _run(subject: Subject) -> Iterator[Finding]:
    """Looks at titles and texts of cards and at what blocks say; programmes and lists of people hold no figures."""
    known: dict[Value, list[tuple[str, Unit]]] = {}
    for key, quoted in subject.figures.items():
        for each in (*quoted.figure.observations, *((quoted.observation,) if quoted.observation else ())):
            known.setdefault(each.value, []).append((key, quoted.figure.unit))
    for card in subject.content.cards:
        yield from _find(subject, known, subject.place("card", card.id), card.title, card.text, card.say)
    for block in subject.briefing.blocks:
        if type(block).__name__ in ("TextBlock", "PointsBlock", "QuestionsBlock", "TimelineBlock"):
            yield from _find(subject, known, Place("block", block.id, block.id), block)


def _find(
    subject: Subject, known: dict[Value, list[tuple[str, Unit]]], place: Place, *values: object
) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    for text in find_texts(*values):
        for language in subject.languages:
            for number in find_numbers(text.get(language), language):
                if number.parsed.unit is Unit.YEAR or (language.value, number.text) in seen:
                    continue
                seen.add((language.value, number.text))
                key = _match(number, known)
                where = Place(place.kind, place.id, place.block_id, language.value)
                if key:
                    name = subject.name(subject.figures[key].figure.label, key)
                    said = {"number": number.text, "key": key, "name": name}
                    yield _SAID.find("quote", where, said, ("quote_figure",))
                else:
                    said = {"number": number.text}
                    yield _SAID.find("", where, said, ("add_figure", "edit_text"))


def _match(number: FoundNumber, known: dict[Value, list[tuple[str, Unit]]]) -> str:
    """The key of a figure that has this value in this unit; Decimal compares 1.76E+9 and 1760000000 as equal."""
    unit = number.parsed.unit
    for key, its_unit in known.get(number.parsed.value, ()):
        if its_unit is unit or (unit is None and its_unit not in _OWN_CLASS):
            return key
    return ""


CHECK = Check(_SAID, _run)
