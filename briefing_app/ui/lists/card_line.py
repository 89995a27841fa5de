"""What a row of a list shows of a fact card, as plain values, and how a screen reader says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing_app.model.card import TextState
from briefing_app.model.figure import Status
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.ui.lists.marking import Marker, Ranges
from briefing_app.ui.look import Words
from briefing_app.workspace import Workspace
from briefing_app.workspace.finder import CardRow

SHORT = {Language.EN: "EN", Language.HANT: "繁", Language.HANS: "简"}


@dataclass(frozen=True, slots=True)
class Standing:
    """How a card stands, in a word with an icon; `kind` is that of a chip: `ok`, `warn`, `err` or `plain`."""

    key: str
    icon: str
    kind: str


_STALE = Standing("lists.status.stale", "clock-countdown-fill", "warn")
_STANDINGS = {
    Status.VERIFIED: Standing("lists.status.verified", "seal-check-fill", "ok"),
    Status.AS_SUPPLIED: Standing("lists.status.as-supplied", "seal", "plain"),
    Status.DRAFT: Standing("lists.status.draft", "pencil-simple-fill", "plain"),
}


@dataclass(frozen=True, slots=True)
class CardLine:
    """A row with what is marked in it; `text` is on one line and may begin near the first hit."""

    row: CardRow
    text: str
    title_ranges: Ranges
    text_ranges: Ranges
    spoken: str
    tags: tuple[tuple[str, Ranges], ...] = ()  # those with a hit come first: they say why the card was found

    @property
    def id(self) -> str:
        """Of the card."""
        return self.row.id

    @property
    def title(self) -> str:
        """Of the card."""
        return self.row.title

    @property
    def standing(self) -> Standing:
        """That a figure is past its review date matters more than what the card once was."""
        return _STALE if self.row.stale else _STANDINGS[self.row.status]


def speak(row: CardRow, say: Words) -> str:
    """A card as one line for a screen reader: title, key figure with its unit and date, how it stands."""
    parts = [row.title]
    if row.number is not None:
        parts += [row.number.parts.text, row.number.label, row.number.as_of]
    parts.append(say((_STALE if row.stale else _STANDINGS[row.status]).key))
    if row.internal:
        parts.append(say("lists.internal"))
    parts += [
        say(f"lists.state.{state.value}", name=say(f"language.own.{language.value}"))
        for language, state in zip(LANGUAGES, row.states, strict=True)
        if state is not TextState.COMPLETE
    ]
    return say.speak(*parts)


class CardReader:
    """Reads cards in one language with the hits of one search.

    Give `read` to an `IdListModel`, and have that model `refresh` after `show`.
    """

    def __init__(self, core: Workspace, say: Words, language: Language) -> None:
        self._core = core
        self._say = say
        self._language = language
        self._marker = Marker("")

    def show(self, language: Language, words: str) -> None:
        """From now on read in this language and mark these words."""
        self._language = language
        self._marker = Marker(words)

    def read(self, ids: Sequence[str]) -> list[CardLine]:
        """The rows of these cards."""
        return [self._line(each) for each in self._core.finder.read_rows(ids, self._language)]

    def _line(self, row: CardRow) -> CardLine:
        if not row.title:
            row = replace(row, title=self._say("cards.untitled"), title_language=self._say.language)
        text, marks = self._marker.mark_start(row.text)
        names = [(each, self._marker.mark(each)) for each in (row.theme_name, *row.tags) if each]
        tags = tuple(sorted(names, key=lambda each: not each[1]))
        return CardLine(row, text, self._marker.mark(row.title), marks, speak(row, self._say), tags)
