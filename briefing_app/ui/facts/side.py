"""The left side of the facts: how cards stand, themes, tags, saved searches, and the other lists."""

from __future__ import annotations

from collections.abc import Sequence

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
        self._given: (
            tuple[CardCounts, Sequence[Theme], Sequence[SavedSearch], CardQuery, str, dict[str, int]] | None
        ) = None
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
        self._given = (counts, themes, searches, query, listed, others)
        self.list.set_entries(self._entries())

    def _entries(self) -> list[SideEntry]:
        assert self._given is not None
        counts, themes, searches, query, listed, others = self._given
        say = self._look.say
        cards = listed == "cards"

        def entry(key: str, text: str, icon: str, tone: str, count: int | None, *, on: bool) -> SideEntry:
            spoken = ", ".join(
                [text, *([f"{count:,}"] if count is not None else []), *([say("facts.on")] if on else [])]
            )
            return SideEntry(key, text, icon, tone, count, on, spoken=spoken)

        def filter_entry(key: str, text: str, icon: str, tone: str, count: int) -> SideEntry:
            return entry(key, text, icon, tone, count, on=cards and is_on(query, key))

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
        entries = [SideEntry("head/status", say("facts.head.status"), head=True)]
        everything = cards and not is_filtered(query)
        entries.append(entry("all", say("facts.all"), "cards", "text2", counts.all, on=everything))
        entries += [
            filter_entry(key, say(text), icon, tone, count)
            for key, text, icon, tone, count in stands
            if count or key != _CHANGED or (cards and is_on(query, key))
        ]
        entries.append(SideEntry("head/themes", say("facts.head.themes"), head=True))
        entries += [
            filter_entry(
                f"theme:{each.slug}", each.name.best(say.language)[0] or each.slug, "folder", "text2",
                counts.themes.get(each.slug, 0),
            )
            for each in themes
        ]  # fmt: skip
        if counts.themes.get("", 0):
            entries.append(filter_entry("theme:none", say("facts.no_theme"), "folder", "text2", counts.themes[""]))
        if counts.tags:
            folded = "tags" in self.folded
            state = say("facts.folded" if folded else "facts.unfolded")
            text = say("facts.head.tags")
            entries.append(SideEntry("head/tags", text, head=True, folded=folded, spoken=f"{text}, {state}"))
            if not folded:
                tags = sorted(counts.tags.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_TAGS]
                entries += [filter_entry(f"tag:{tag}", tag, "tag", "text2", count) for tag, count in tags]
        if searches:
            entries.append(SideEntry("head/searches", say("facts.head.searches"), head=True))
            entries += [
                entry(
                    f"search/{each.id}",
                    each.name,
                    "funnel-simple",
                    "text2",
                    None,
                    on=cards and str(query) == each.query,
                )
                for each in searches
            ]
        entries.append(SideEntry("head/more", say("facts.head.more"), head=True))
        for name, icon in (("figures", "hash"), ("names", "book-open-text")):
            entries.append(
                entry(f"list/{name}", say(f"facts.list.{name}"), icon, "text2", others.get(name), on=listed == name)
            )
        return entries

    def _picked(self, key: str) -> None:
        if key == "head/tags":
            self.folded ^= {"tags"}
            self.list.set_entries(self._entries())
        else:
            self.picked.emit(key)
