"""The pages of the guide in one language: read when they are first asked for, and searched."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from briefing_app.model.language import Language
from briefing_app.workspace.guide.blocks import Block, GuidePage, Heading, Made, list_runs, plain
from briefing_app.workspace.guide.parse import parse_page
from briefing_app.workspace.guide.words import GuideWords

Maker = Callable[[], tuple[Block, ...]]
_AROUND = 60  # characters of a text before and after what was searched for


@dataclass(frozen=True, slots=True)
class Hit:
    """A section in which all the words stand; `anchor` is empty for what stands before the first heading."""

    page: str
    anchor: str
    title: str
    heading: str
    text: str


def name_folder(language: Language) -> str:
    """The folder of what is in a language."""
    return language.value.replace("-", "_")


class Guide:
    """All pages in the order of their files."""

    def __init__(self, folder: Path, language: Language, words: GuideWords, makers: Mapping[str, Maker]) -> None:
        """Read pages of a language.

        Args:
            folder: Holds a folder for each language, and in it `NN-name.md` and `pictures/name.png`.
            language: Of the pages.
            words: Fills in names of the program.
            makers: Write what stands as `{made.name}`.
        """
        self._folder = folder / name_folder(language)
        self._words = words
        self._makers = makers
        self._files = {path.stem.partition("-")[2]: path for path in sorted(self._folder.glob("*.md"))}
        self._read_pages: dict[str, GuidePage] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """What the pages are called, in their order."""
        return tuple(self._files)

    @cached_property
    def pages(self) -> tuple[GuidePage, ...]:
        """All pages, complete."""
        return tuple(self.get_page(name) for name in self._files)

    def get_page(self, name: str) -> GuidePage:
        """A page by its name; LookupError where there is none of that name."""
        if name not in self._read_pages:
            self._read_pages[name] = self._read(name, self._files[name])
        return self._read_pages[name]

    def get_picture(self, name: str) -> Path:
        """The file of a picture."""
        return self._folder / "pictures" / f"{name}.png"

    def search(self, text: str) -> tuple[Hit, ...]:
        """The sections that hold all the words; those whose heading holds one come first. Upper and lower case are alike."""
        wanted = text.casefold().split()
        if not wanted:
            return ()
        found = [hit for page in self.pages for hit in _search_page(page, wanted)]
        return tuple(sorted(found, key=lambda hit: not any(word in hit.heading.casefold() for word in wanted)))

    def _read(self, name: str, path: Path) -> GuidePage:
        page = parse_page(name, path.read_text("utf-8"), self._words.say)
        blocks: list[Block] = []
        for block in page.blocks:
            blocks.extend(self._makers[block.name]() if isinstance(block, Made) else (block,))
        return GuidePage(page.name, page.title, tuple(blocks))


def _search_page(page: GuidePage, wanted: list[str]) -> list[Hit]:
    """The sections of a page that hold all the words; the title of the page counts for its beginning."""
    sections: list[tuple[str, str, list[str]]] = [("", page.title, [])]
    for block in page.blocks:
        if isinstance(block, Heading):
            sections.append((block.anchor, plain(block.runs), []))
        else:
            sections[-1][2].extend(plain(runs) for runs in list_runs(block))
    hits = []
    for anchor, heading, texts in sections:
        whole = "\n".join((heading, *texts)).casefold()
        if all(word in whole for word in wanted):
            hits.append(Hit(page.name, anchor, page.title, heading, _cut_out(" ".join(texts), wanted)))
    return hits


def _cut_out(text: str, wanted: list[str]) -> str:
    """The words around the first that was searched for."""
    at = min((place for word in wanted if (place := text.casefold().find(word)) >= 0), default=0)
    start = max(0, at - _AROUND)
    start = text.find(" ", start, at) + 1 if start and " " in text[start:at] else start
    cut = text[start : at + 2 * _AROUND].strip()
    return ("…" if start else "") + cut + ("…" if start + len(cut) < len(text) else "")
