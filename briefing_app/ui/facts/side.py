"""The left side of the facts: how cards stand, themes, tags, saved searches, and the other lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from briefing_app.model.glossary import Theme
from briefing_app.store.card_query import CardCounts, CardQuery
from briefing_app.store.searches import SavedSearch
from briefing_app.ui.facts.filters import MISSING, is_filtered, is_on
from briefing_app.ui.lists.side import SideEntry, SideList
from briefing_app.ui.look import Look
from briefing_app.ui.widgets.labels import set_icon_text

_MOST_TAGS = 200
_CHANGED = "status:changed"  # shown only where there are any


class FactsSide(QFrame):
    """`picked` tells the key of a filter (`status:stale`), a search (`search/<id>`) or a list (`list/figures`)."""

    picked = Signal(str)
    asked = Signal(str, QPoint)
    new_theme = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.folded = {"tags"}
        self._counts = CardCounts()
        self._themes: Sequence[Theme] = ()
        self._searches: Sequence[SavedSearch] = ()
        self._query = CardQuery()
        self._listed = ""
        self._others: dict[str, int] = {}
        self.setProperty("pane", "tint")
        self.setMinimumWidth(176)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(4)
        self.list = SideList(look, look.say("facts.side"))
        self.list.picked.connect(self._picked)
        self.list.asked.connect(self.asked)
        column.addWidget(self.list, 1)
        self.add = QPushButton()
        set_icon_text(self.add, look.icons.icon("plus", "accent"), look.say("facts.new_theme"))
        self.add.setProperty("quiet", "true")
        self.add.setFont(look.fonts.font())
        self.add.clicked.connect(self.new_theme)
        column.addWidget(self.add)

    def show_state(
        self,
        counts: CardCounts,
        themes: Sequence[Theme],
        searches: Sequence[SavedSearch],
        query: CardQuery,
        listed: str,
        others: dict[str, int],
    ) -> None:
        """Show counts and what filters now; `listed` is `cards`, `figures` or `names`, `others` counts the last two."""
        self._counts, self._themes, self._searches = counts, themes, searches
        self._query, self._listed, self._others = query, listed, others
        self.list.set_entries(self._entries())

    def _entries(self) -> list[SideEntry]:
        return [
            *self._list_stands(),
            *self._list_themes(),
            *self._list_tags(),
            *self._list_searches(),
            *self._list_more(),
        ]

    def _list_stands(self) -> Iterator[SideEntry]:
        """All cards, and those that stand in one way."""
        say, counts = self._look.say, self._counts
        stands = (
            ("status:verified", "lists.status.verified", "seal-check-fill", "ok", counts.verified),
            ("status:as-supplied", "lists.status.as-supplied", "seal", "text2", counts.as_supplied),
            ("status:draft", "lists.status.draft", "pencil-simple-fill", "text2", counts.draft),
            (_CHANGED, "facts.changed", "seal-warning-fill", "warn", counts.changed),
            ("status:stale", "lists.status.stale", "clock-countdown-fill", "warn", counts.stale),
            (MISSING, "facts.untranslated", "translate", "warn", counts.untranslated),
            ("release:internal", "lists.internal", "lock-simple", "err", counts.internal),
            ("used:0", "facts.not_used", "cards", "text2", counts.unused),
        )
        yield self._head("status")
        everything = self._listed == "cards" and not is_filtered(self._query)
        yield self._entry("all", say("facts.all"), "cards", "text2", counts.all, on=everything)
        for key, text, icon, tone, count in stands:
            if count or key != _CHANGED or self._filters(key):
                yield self._filter(key, say(text), icon, tone, count)

    def _list_themes(self) -> Iterator[SideEntry]:
        say, counts = self._look.say, self._counts.themes
        yield self._head("themes")
        for each in self._themes:
            name = each.name.best(say.language)[0] or each.slug
            yield self._filter(f"theme:{each.slug}", name, "folder", "text2", counts.get(each.slug, 0))
        if counts.get("", 0):
            yield self._filter("theme:none", say("facts.no_theme"), "folder", "text2", counts[""])

    def _list_tags(self) -> Iterator[SideEntry]:
        """The tags that most cards have, unless they are folded away."""
        say, counts = self._look.say, self._counts.tags
        if not counts:
            return
        folded = "tags" in self.folded
        state = say("facts.folded" if folded else "facts.unfolded")
        text = say("facts.head.tags")
        yield SideEntry("head/tags", text, head=True, folded=folded, spoken=say.speak(text, state))
        if not folded:
            for tag, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_TAGS]:
                yield self._filter(f"tag:{tag}", tag, "tag", "text2", count)

    def _list_searches(self) -> Iterator[SideEntry]:
        if not self._searches:
            return
        yield self._head("searches")
        for each in self._searches:
            on = self._listed == "cards" and str(self._query) == each.query
            yield self._entry(f"search/{each.id}", each.name, "funnel-simple", "text2", None, on=on)

    def _list_more(self) -> Iterator[SideEntry]:
        """Figures and official names."""
        yield self._head("more")
        for name, icon in (("figures", "hash"), ("names", "book-open-text")):
            text, count = self._look.say(f"facts.list.{name}"), self._others.get(name)
            yield self._entry(f"list/{name}", text, icon, "text2", count, on=self._listed == name)

    def _head(self, name: str) -> SideEntry:
        return SideEntry(f"head/{name}", self._look.say(f"facts.head.{name}"), head=True)

    def _entry(self, key: str, text: str, icon: str, tone: str, count: int | None, *, on: bool) -> SideEntry:
        number = f"{count:,}" if count is not None else ""
        spoken = self._look.say.speak(text, number, self._look.say("facts.on") if on else "")
        return SideEntry(key, text, icon, tone, count, on, spoken=spoken)

    def _filter(self, key: str, text: str, icon: str, tone: str, count: int) -> SideEntry:
        return self._entry(key, text, icon, tone, count, on=self._filters(key))

    def _filters(self, key: str) -> bool:
        """Whether the cards are filtered by this now."""
        return self._listed == "cards" and is_on(self._query, key)

    def _picked(self, key: str) -> None:
        if key == "head/tags":
            self.folded ^= {"tags"}
            self.list.set_entries(self._entries())
        else:
            self.picked.emit(key)
