"""The left side of the page: the table, and the words, dates and sources that stand around the drawing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from briefing_app.model.figure import Release
from briefing_app.model.language import Language, LocalText
from briefing_app.ui.charts.reader import clear_layout
from briefing_app.ui.charts.session import ChartSession
from briefing_app.ui.grid.editor import GridEditor
from briefing_app.ui.room import Room
from briefing_app.ui.text.binding import TextBinding
from briefing_app.ui.text.choice_field import ChoiceField, SegmentedField
from briefing_app.ui.text.date_field import DateField
from briefing_app.ui.text.field_box import FieldBox
from briefing_app.ui.text.fields import LineField
from briefing_app.ui.text.local_field import NEVER_WIDE, LocalField
from briefing_app.ui.text.source_list import Citing, SourceList
from briefing_app.ui.widgets.elided_button import ElidedButton
from briefing_app.ui.widgets.labels import make_caption

if TYPE_CHECKING:
    from briefing_app.store.changes import Changes
    from briefing_app.store.uses import Use

_LARGE = 1.25  # of the usual text size


class DataSide(QWidget):
    """For as long as the chart, or the table without one, is shown."""

    opened = Signal(str, str)  # kind and id of what is to be opened

    def __init__(self, room: Room, session: ChartSession) -> None:
        super().__init__()
        self._room = room
        self._session = session
        look, say = room.look, room.look.say
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 24)
        column.setSpacing(14)
        self.grid = GridEditor(room, session.dataset_id)
        column.addWidget(self.grid)
        self.texts: dict[str, LocalField] = {}
        for widget in self._make_words():
            column.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(16)
        self.as_of = DateField(
            room, say("charts.as_of"), lambda: session.table.as_of,
            lambda date: session.write_table(as_of=date), name=f"table {session.dataset_id} as of",
        )  # fmt: skip
        self.as_of.line.setPlaceholderText(say("charts.as_of.none"))
        row.addWidget(self.as_of, 1, Qt.AlignmentFlag.AlignTop)
        self.theme: ChoiceField[str] = ChoiceField(
            room, say("charts.theme"), self._list_themes(), lambda: self._read().theme,
            lambda value: self._write(theme=value),
        )  # fmt: skip
        row.addWidget(self.theme, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        citing = Citing(
            lambda: session.table.sources,
            lambda sources: session.write_table(sources=sources),
            f"table {session.dataset_id}",
        )
        self.sources = SourceList(room, citing, say("charts.sources"))  # of all cells that do not say another
        column.addWidget(self.sources)
        # Beside each other, large letters would make this side wider than half a small window.
        large = look.fonts.scale >= _LARGE
        both = QBoxLayout(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)
        both.setSpacing(column.spacing() if large else 16)
        if session.chart_id:
            self.release: SegmentedField[Release] = SegmentedField(
                room, say("charts.release"), [(each, say(f"charts.release.{each.value}"), None) for each in Release],
                lambda: session.chart.release, lambda value: session.write_chart(release=value),
            )  # fmt: skip
            both.addWidget(self.release)
        line = LineField(look, say("charts.tags"))
        self.tags = FieldBox(look, say("charts.tags"), line)
        key = f"{'chart' if session.chart_id else 'table'} {session.chart_id or session.dataset_id} tags"
        self.tags_binding = TextBinding(
            line, lambda: ", ".join(self._read().tags), self._write_tags, room, key, patient=True
        )
        both.addWidget(self.tags, 1)
        column.addLayout(both)
        self.uses_head = make_caption(look, "", 12)
        self._uses: list[Use] | None = None
        self.uses = QVBoxLayout()
        self.uses.setSpacing(2)
        column.addWidget(self.uses_head)
        column.addLayout(self.uses)
        column.addStretch(1)
        self._show_all_uses()

    def show_language(self, language: Language) -> None:
        """See this language where only one is seen, and numbers as it writes them."""
        self.grid.show_language(language)
        for field in self.texts.values():
            field.show_language(language)

    def follow(self, changes: Changes) -> None:
        """Show themes, sources and uses of now; the fields follow by themselves."""
        if changes.themes:
            self.theme.set_choices(self._list_themes())
            self.theme.binding.follow()
        if changes.datasets or changes.sources:
            self.sources.follow()
        if changes.briefings or changes.charts:
            self._show_all_uses()

    def keep(self) -> bool:
        """Write now what was typed into the table."""
        return self.grid.keep()

    # -- fields ------------------------------------------------------------------------------------------------------

    def _make_words(self) -> list[QWidget]:
        say = self._room.look.say
        if not self._session.chart_id:
            return [
                self._make_text("title", say("charts.table.title")),
                self._make_text("note", say("charts.table.note"), lines=2),
            ]
        return [
            self._make_text("title", say("charts.title")),
            self._make_text("subtitle", say("charts.subtitle")),
            self._make_text("note", say("charts.note"), lines=2),
        ]

    def _make_text(self, name: str, label: str, *, lines: int = 1) -> LocalField:
        session = self._session
        key = f"chart {session.chart_id} {name}" if session.chart_id else f"table {session.dataset_id} {name}"
        field = LocalField(
            self._room, label, self._reader(name), self._writer(name), lines=lines, wide=NEVER_WIDE, name=key
        )
        self.texts[name] = field
        return field

    def _read(self) -> Any:
        """The chart, or the table that is shown without one: both have title, note, theme and tags."""
        return self._session.chart if self._session.chart_id else self._session.table

    def _write(self, **changed: object) -> None:
        if self._session.chart_id:
            self._session.write_chart(**changed)
        else:
            self._session.write_table(**changed)

    def _reader(self, name: str) -> Callable[[], LocalText]:
        def read() -> LocalText:
            text: LocalText = getattr(self._read(), name)
            return text

        return read

    def _writer(self, name: str) -> Callable[[LocalText], None]:
        return lambda text: self._write(**{name: text})

    def _write_tags(self, text: str) -> None:
        """Commas of both scripts part tags; each is kept once."""
        parts = text.replace("，", ",").replace("、", ",").split(",")
        self._write(tags=tuple(dict.fromkeys(each.strip() for each in parts if each.strip())))

    def _list_themes(self) -> list[tuple[str, str]]:
        say = self._room.look.say
        themes = self._room.core.library.list_themes()
        named = ((each.slug, each.name.best(say.language)[0] or each.slug) for each in themes)
        return [("", say("charts.no_theme")), *named]

    def _show_all_uses(self) -> None:
        library, session = self._room.core.library, self._session
        kind, id = ("chart", session.chart_id) if session.chart_id else ("dataset", session.dataset_id)
        self._show_uses(library.where_used(kind, id))

    # -- uses --------------------------------------------------------------------------------------------------------

    def _show_uses(self, uses: Sequence[Use]) -> None:
        look, say = self._room.look, self._room.look.say
        shown = [each for each in uses if each.kind in ("briefing", "chart")]
        if shown == self._uses:
            return
        self._uses = shown
        clear_layout(self.uses)
        self.uses_head.setText(say("charts.uses") if shown else say("charts.unused"))
        for use in shown:
            name = use.title.best(say.language)[0] or use.slug
            button = ElidedButton(name)
            button.setProperty("quiet", "true")
            button.setFont(look.fonts.font())
            button.setAccessibleName(
                say("charts.use", name=name) if use.kind == "briefing" else say("charts.use_chart", name=name)
            )
            button.clicked.connect(partial(self._open, use.kind, use.id))
            self.uses.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _open(self, kind: str, id: str, checked: bool = False) -> None:
        del checked
        self.opened.emit(kind, id)
