"""Reads a page of the guide: the few marks of Markdown that its pages use, and names of the program in braces.

A library for all of Markdown would let in what neither the window nor the PDF can show; here, what is not known is refused.

    # Title                          the first line
    ## Heading, ### Heading
    - item    1. item    > note      | cell | cell |
    ![what it shows](picture)        {made.checks}                          alone in a paragraph
    **strong**  `code`  [words](page)  {menu.file.export}  {keys.Ctrl+K}  {say.button.back}
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from briefing_app.workspace.guide.blocks import (
    Block,
    Grid,
    GuidePage,
    Heading,
    Items,
    Made,
    Paragraph,
    Picture,
    Run,
    RunKind,
    Runs,
)

Say = Callable[[str, str], str]
"""The words for a kind of name (`menu`, `keys`, `say`) and the name."""

_INLINE: Final = re.compile(
    r"\*\*(?P<strong>[^*]+)\*\*|`(?P<code>[^`]+)`|\[(?P<words>[^\]]+)\]\((?P<target>[a-z]+)\)"
    r"|\{(?P<kind>menu|keys|say)\.(?P<name>[^{}\s]+)\}"
)
_PICTURE: Final = re.compile(r"!\[([^\]]+)\]\(([a-z-]+)\)")
_MADE: Final = re.compile(r"\{made\.([a-z]+)\}")
_HEADING: Final = re.compile(r"(#{2,3}) (.+)")
_ITEM: Final = re.compile(r"(-|\d+\.) (.+)")
_RULE: Final = re.compile(r"\|(?: ?-+ ?\|)+")
_LEFT_OVER: Final = re.compile(r"\*\*|`|\]\(|[{}]")
_KINDS: Final = {"menu": RunKind.SAID, "say": RunKind.SAID, "keys": RunKind.KEYS}


def parse_page(name: str, text: str, say: Say) -> GuidePage:
    """Read a page.

    Args:
        name: What links call it.
        text: Of its file.
        say: Fills in names of the program.

    Raises:
        ValueError: It holds what pages of the guide do not have.
        LookupError: It names what the program does not have.
    """
    head, _, body = text.partition("\n")
    if not head.startswith("# "):
        raise ValueError(f"The page “{name}” does not begin with its title")
    groups = [group.splitlines() for group in re.split(r"\n\s*\n", body.strip())]
    parser = _Parser(name, say)
    return GuidePage(name, head[2:].strip(), tuple(block for group in groups for block in parser.parse(group)))


class _Parser:
    """Reads the blocks of one page; counts its headings."""

    def __init__(self, name: str, say: Say) -> None:
        self._name = name
        self._say = say
        self._headings = 0

    def parse(self, lines: list[str]) -> Iterator[Block]:
        first = lines[0]
        if found := _HEADING.fullmatch(first):
            self._headings += 1
            yield Heading(self._runs(found[2]), len(found[1]), f"s{self._headings}")
            if lines[1:]:
                yield from self.parse(lines[1:])
        elif found := _PICTURE.fullmatch(first):
            yield Picture(found[2], found[1])
        elif found := _MADE.fullmatch(first):
            yield Made(found[1])
        elif _ITEM.fullmatch(first):
            yield self._items(lines)
        elif first.startswith("|"):
            yield self._grid(lines)
        elif first.startswith("> "):
            yield Paragraph(self._runs(self._join([line.removeprefix("> ") for line in lines])), note=True)
        else:
            yield Paragraph(self._runs(self._join(lines)))

    def _items(self, lines: list[str]) -> Items:
        texts: list[str] = []
        for line in lines:
            if found := _ITEM.fullmatch(line):
                texts.append(found[2])
            elif line.startswith("  "):
                texts[-1] = self._join([texts[-1], line.strip()])
            else:
                raise ValueError(f"The page “{self._name}” goes on after a list without an empty line: {line}")
        return Items(tuple(self._runs(text) for text in texts), ordered=lines[0][0].isdigit())

    def _grid(self, lines: list[str]) -> Grid:
        rows = [tuple(self._runs(cell.strip()) for cell in line.strip("|").split("|")) for line in lines]
        if len(rows) < 3 or not _RULE.fullmatch(lines[1]) or {len(row) for row in rows} != {len(rows[0])}:
            raise ValueError(f"The page “{self._name}” has a table that is none: {lines[0]}")
        return Grid(rows[0], tuple(rows[2:]))

    def _join(self, lines: list[str]) -> str:
        """Lines as one; a line of Chinese goes on without a space."""
        text = lines[0]
        for line in lines[1:]:
            chinese = ord(text[-1]) >= 0x2E80 and ord(line[0]) >= 0x2E80
            text += line if chinese else f" {line}"
        return text

    def _runs(self, text: str) -> Runs:
        runs: list[Run] = []
        end = 0
        for found in _INLINE.finditer(text):
            runs += self._plain(text[end : found.start()])
            runs.append(self._run(found))
            end = found.end()
        return (*runs, *self._plain(text[end:]))

    def _plain(self, text: str) -> list[Run]:
        if _LEFT_OVER.search(text):
            raise ValueError(f"The page “{self._name}” has a mark that means nothing: {text}")
        return [Run(text)] if text else []

    def _run(self, found: re.Match[str]) -> Run:
        if found["strong"]:
            return Run(found["strong"], RunKind.STRONG)
        if found["code"]:
            return Run(found["code"], RunKind.CODE)
        if found["words"]:
            return Run(found["words"], RunKind.LINK, found["target"])
        return Run(self._say(found["kind"], found["name"]), _KINDS[found["kind"]])
