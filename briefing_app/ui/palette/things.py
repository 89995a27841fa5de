"""What the palette finds in the library: facts, sources, charts, datasets and so on, tags, and what was opened last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from briefing_app.model.language import Language
from briefing_app.ui.describe import KIND_ICONS
from briefing_app.ui.lists.marking import Marker
from briefing_app.ui.look import Look
from briefing_app.ui.palette.rows import PaletteRow

if TYPE_CHECKING:
    from briefing_app.workspace import Workspace

SECTIONS: tuple[tuple[str, int], ...] = (
    ("card", 6), ("source", 3), ("chart", 4), ("dataset", 3), ("briefing", 4), ("figure", 4),
)  # fmt: skip
_RECENT = 7
_TAGS = 12


class Things:
    """Reads rows from one open library; kept for as long as the palette is open."""

    def __init__(self, look: Look, core: Workspace) -> None:
        self._look = look
        self._core = core

    def find(self, words: str) -> Iterator[tuple[str, list[PaletteRow]]]:
        """The sections with what contains every word, best first."""
        core, language = self._core, self._look.language
        marker = Marker(words)
        for kind, most in SECTIONS:
            if kind == "figure":
                yield kind, self._find_figures(words, marker, most)
                continue
            hits = core.library.search(words, language=language, kinds=(kind,), limit=most).hits
            if kind == "briefing":
                hits = tuple(each for each in hits if not self._is_template(each.id))
            details = self._detail(kind, [each.id for each in hits])
            yield (
                kind,
                [
                    self._row(
                        kind,
                        each.id,
                        each.title or each.slug,
                        each.title_ranges,
                        details.get(each.id, ""),
                        each.language,
                    )
                    for each in hits
                ],
            )

    def find_recent(self, recent: Sequence[tuple[str, str]]) -> list[PaletteRow]:
        """What was opened last and is still there, in that order."""
        language, finder = self._look.language, self._core.finder
        wanted = recent[: _RECENT * 2]
        titles: dict[tuple[str, str], str] = {}
        cards = finder.read_rows([id for kind, id in wanted if kind == "card"], language)
        titles |= {("card", each.id): each.title for each in cards}
        kinds = {kind for kind, _ in wanted}
        if "briefing" in kinds:
            titles |= {("briefing", each.id): each.title for each in finder.find_briefings(language=language)}
        if "chart" in kinds:
            titles |= {("chart", each.id): each.title for each in finder.find_charts(language=language)}
        if "dataset" in kinds:
            tables = self._core.tables.list_tables([id for kind, id in wanted if kind == "dataset"])
            titles |= {
                ("dataset", each.dataset.id): each.dataset.title.best(language)[0] or each.dataset.slug
                for each in tables
            }
        if "source" in kinds:
            titles |= {("source", each.id): each.name for each in finder.find_sources(language=language)}
        there = [each for each in wanted if each in titles][:_RECENT]
        return [self._row(kind, id, titles[kind, id], (), self._look.say(f"kind.{kind}")) for kind, id in there]

    def find_tags(self, words: str) -> list[PaletteRow]:
        """Tags that contain what was typed, the most used first."""
        tags = self._core.finder.count_cards().tags
        wanted = words.strip().casefold()
        found = sorted((tag for tag in tags if wanted in tag.casefold()), key=lambda tag: (-tags[tag], tag.casefold()))
        say, marker = self._look.say, Marker(words)
        return [
            PaletteRow(
                "tag", tag, f"#{tag}", "tag", _moved(marker, tag), say("count.cards", n=tags[tag]), pause=say.pause
            )
            for tag in found[:_TAGS]
        ]

    def _find_figures(self, words: str, marker: Marker, most: int) -> list[PaletteRow]:
        found = self._core.linking.search_figures(words, self._look.language, limit=most)
        return [self._row("figure", each.key, each.label, marker.mark(each.label), each.printed) for each in found]

    def _row(
        self,
        kind: str,
        id: str,
        title: str,
        ranges: tuple[tuple[int, int], ...],
        detail: str,
        language: Language | None = None,
    ) -> PaletteRow:
        return PaletteRow(
            kind, id, title.replace("\n", " "), KIND_ICONS[kind], ranges, detail,
            language=language, spoken_kind=self._look.say(f"kind.{kind}"), pause=self._look.say.pause,
        )  # fmt: skip

    def _is_template(self, id: str) -> bool:
        briefing = self._core.library.find_briefing(id)
        return briefing is not None and briefing.template

    def _detail(self, kind: str, ids: Sequence[str]) -> Mapping[str, str]:
        """What stands at the right: the number of a card, the date of a briefing, else the kind."""
        look = self._look
        if kind == "card":
            rows = self._core.finder.read_rows(ids, look.language)
            return {each.id: each.number.parts.text if each.number is not None else "" for each in rows}
        if kind == "briefing":
            found = (self._core.library.find_briefing(each) for each in ids)
            wording = self._core.wording
            return {
                each.id: wording.format_date(each.starts, look.language) if each.starts else look.say("kind.briefing")
                for each in found
                if each is not None
            }
        return dict.fromkeys(ids, look.say(f"kind.{kind}"))


def _moved(marker: Marker, tag: str) -> tuple[tuple[int, int], ...]:
    """The marks of a tag behind its sign."""
    return tuple((start + 1, end + 1) for start, end in marker.mark(tag))
