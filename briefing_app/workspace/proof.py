"""The proof of a finished PDF: it says all that its edition says, and a hand-out nothing that is internal."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass

from briefing_app.document.tree import Document, Droppable, Section, Slide, Span
from briefing_app.errors import LeakError, Phrase, ProofError
from briefing_app.formats.pdf_read import read_attachments, read_pages
from briefing_app.model.block import AnyBlock
from briefing_app.model.edition import Edition, Form
from briefing_app.model.figure import Figure, Observation
from briefing_app.model.language import LANGUAGES
from briefing_app.model.placeholder import parse_text
from briefing_app.model.walk import find_texts
from briefing_app.wording.printed import Wording
from briefing_app.workspace.resolve import Frozen

# Shorter texts (a name, “Background”, a bare number) stand in open content too often to prove anything.
_SHORTEST_LATIN = 16
_SHORTEST_HAN = 7
# A text that is torn has lines on both pages, and fills those between; else any text could be put together from scraps.
_LEAST_PART = 6
_LEAST_PAGE = 100
_RIGHT_TO_LEFT = ("R", "AL", "AN")


def prove(
    data: bytes, edition: Edition, document: Document, dropped: Sequence[str], wording: Wording, name: str
) -> None:
    """Find every text of the document and, in the full form, every card, figure and source text in the text layer.

    A text may run on over the end of a page. Letters and digits count, not spaces, hyphens or punctuation, which extractors
    give back in different ways.

    Raises:
        ProofError: A text is missing; the sentence names it.
    """
    pages = [letters(each) for each in read_pages(data)]
    for text in dict.fromkeys((*_said(document, dropped), *_wanted(edition, wording))):
        if not _is_found(text, pages) and not _is_found_turned(text, pages):
            raise ProofError(name=name, missing=_quote(text, 80))


def prove_nothing_internal(data: bytes, whole: Frozen, shown: Frozen, wording: Wording, name: str) -> None:
    """Look for the texts and values that the redaction took out, on every page and in every file inside the PDF.

    Args:
        data: The PDF of a hand-out.
        whole: The briefing as the delegation gets it.
        shown: The briefing as the hand-out has it.
        wording: To print internal values.
        name: Of the file, for the error.

    Raises:
        LeakError: An internal text is there.
    """
    inside = [letters(text) for _, content in read_attachments(data) for text in _texts_of_file(content)]
    hay = letters("".join(read_pages(data))), *inside
    allowed = letters(" ".join(_strings(shown, wording)))
    for text in _strings(whole, wording):
        needle = letters(text)
        if _is_telling(needle) and needle not in allowed and any(needle in each for each in hay):
            raise LeakError(name=name, found=_quote(text, 60))


def _quote(text: str, most: int) -> Phrase:
    """The beginning of a text as it is quoted in a sentence."""
    return Phrase("list.quoted", text=text if len(text) <= most else f"{text[:most]}…")


def letters(text: str) -> str:
    """Only the letters and digits of a text, in one width and without case."""
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())


# -- what must be there ----------------------------------------------------------------------------------------------


def _said(document: Document, dropped: Sequence[str]) -> Iterator[str]:
    """Every text of the tree that is printed; of a summary only what was not dropped."""
    yield document.title
    if document.cover:
        yield from (document.cover.title, document.cover.subtitle, document.cover.organisation)
        yield from _span_texts(document.cover.purpose)
        yield from (value for _, value in document.cover.lines)
    for part in (*document.sections, *document.slides, *document.summary):
        match part:
            case Section():
                yield part.title
                yield from _span_texts(part.nodes)
            case Slide():
                yield part.title
                yield from _span_texts(part.nodes)
            case Droppable():
                if part.name not in dropped:
                    yield from _span_texts(part.node)


def _span_texts(value: object) -> Iterator[str]:
    """The text of every run of spans below a node; what a chart draws is no span."""
    if isinstance(value, tuple) and value and all(isinstance(each, Span) for each in value):
        yield "".join(each.text for each in value)
    elif isinstance(value, tuple):
        for each in value:
            yield from _span_texts(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _span_texts(getattr(value, field.name))


def _wanted(edition: Edition, wording: Wording) -> Iterator[str]:
    """Card texts with their figures filled in, and the sources cards name, straight from the edition."""
    if edition.form is not Form.FULL:
        return

    def look_up(key: str) -> tuple[Figure, Observation | None] | None:
        quoted = edition.figures.get(key)
        return (quoted.figure, quoted.observation) if quoted else None

    for card in edition.cards.values():
        for local in (card.title, card.text, card.say):
            text, language = local.best(edition.language)
            yield from wording.resolve_string(text, language, look_up).splitlines()
        for citation in card.sources:
            source = edition.sources[citation.source_id]
            yield source.title or source.description.best(edition.language)[0]
            yield source.publisher


def _is_found(text: str, pages: Sequence[str]) -> bool:
    needle = letters(text)
    if any(needle in page for page in pages):
        return True
    torn = _Torn(needle, pages)
    return any(torn.runs_on(0, at) for at in range(len(pages) - 1))


def _count_start(part: str, page: str) -> int:
    """How many letters from the start of a part stand on a page in a row."""
    low, high = 0, min(len(part), len(page))
    while low < high:  # a prefix of what is found is found too
        middle = (low + high + 1) // 2
        low, high = (middle, high) if part[:middle] in page else (low, middle - 1)
    return low


class _Torn:
    """The search for a text that runs over the ends of pages; remembers where it did not go on."""

    def __init__(self, needle: str, pages: Sequence[str]) -> None:
        self._needle = needle
        self._pages = pages
        self._dead: set[tuple[int, int]] = set()

    def runs_on(self, start: int, at: int) -> bool:
        """Whether the text goes on from a letter on this page, and on the next ones to its end."""
        if at == len(self._pages) or (start, at) in self._dead:
            return False
        rest, page = self._needle[start:], self._pages[at]
        if start and len(rest) >= _LEAST_PART and rest in page:
            return True
        if any(self.runs_on(start + count, at + 1) for count in self._get_parts(rest, page, start)):
            return True
        self._dead.add((start, at))
        return False

    def _get_parts(self, rest: str, page: str, start: int) -> Iterator[int]:
        """With how many letters the text may stand on this page, longest first."""
        least = _LEAST_PAGE if start else _LEAST_PART
        longest = _count_start(rest, page)
        # The longest prefix may go too far, by what happens to stand on the page as well: give back a little.
        yield from range(longest, max(least, longest - 4) - 1, -1)


def _is_found_turned(text: str, pages: Sequence[str]) -> bool:
    """Whether every word of a text is on a page with right-to-left script.

    Programs that read PDFs give back the words of such lines, and of what stands beside them, in another order. A mark such
    as the colon of 對象：, which no space follows, ends a word as well.
    """
    turned = [page for page in pages if any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in page)]
    spaced = "".join(" " if unicodedata.category(char).startswith("P") else char for char in text) if turned else ""
    words = [letters(word) for word in spaced.split()]
    return bool(words) and all(any(word in page or word[::-1] in page for page in turned) for word in words)


# -- what must not be there ------------------------------------------------------------------------------------------


def _strings(frozen: Frozen, wording: Wording) -> Iterator[str]:
    """Every text of a briefing and all it needs, cut at placeholders, and every value as it is printed."""
    content = frozen.content
    things = (content.cards, content.charts, content.datasets, content.figures, content.sources, content.glossary)
    blocks: tuple[AnyBlock, ...] = frozen.briefing.blocks
    for text in find_texts(frozen.briefing, blocks, content.themes, *things):
        for _, words in text:
            yield from (piece for piece in parse_text(words) if isinstance(piece, str))
    for source in content.sources:
        yield from (source.title, source.publisher)
    for card in content.cards:
        if card.verification:
            yield card.verification.person
    for figure in content.figures:
        for each in figure.observations:
            for language in LANGUAGES:
                yield wording.print_observation(figure, each, language, "noun" if figure.noun else "value")


def _is_telling(needle: str) -> bool:
    han = sum("\u3400" <= char <= "\u9fff" or char >= "\U00020000" for char in needle)
    return han >= _SHORTEST_HAN or len(needle) >= _SHORTEST_LATIN


def _texts_of_file(content: bytes) -> Iterable[str]:
    """The text of an attached file, and of each file inside it where it is a zip."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return [content.decode("utf-8", "replace")]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
