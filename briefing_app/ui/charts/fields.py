"""The words of a chart in three languages, and how it is filed: kept as they are typed or chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefing_app.model.chart import Chart
from briefing_app.model.figure import Release
from briefing_app.model.language import Language, LocalText
from briefing_app.ui.charts.description import describe_chart
from briefing_app.ui.fonts import Size
from briefing_app.ui.room import Room
from briefing_app.ui.text.binding import TextBinding, keep_all
from briefing_app.ui.text.choice_field import ChoiceField, SegmentedField
from briefing_app.ui.text.field_box import FieldBox
from briefing_app.ui.text.fields import LineField
from briefing_app.ui.text.local_field import LocalField
from briefing_app.ui.widgets.labels import make_label


class ChartFields(QWidget):
    """The fields of one chart, for as long as it is shown."""

    def __init__(self, room: Room, chart_id: str) -> None:
        super().__init__()
        self._room = room
        self._id = chart_id
        say = room.look.say
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 24)
        column.setSpacing(16)
        key = f"chart {self._id}"
        self.title = LocalField(
            room, say("charts.title"), self._reader("title"), self._writer("title"), name=f"{key} title"
        )
        self.subtitle = LocalField(
            room, say("charts.subtitle"), self._reader("subtitle"), self._writer("subtitle"), name=f"{key} subtitle"
        )
        self.note = LocalField(
            room, say("charts.note"), self._reader("note"), self._writer("note"), lines=3, name=f"{key} note"
        )
        self.alt = LocalField(
            room, say("charts.alt"), self._reader("alt"), self._writer("alt"), lines=5, name=f"{key} alt"
        )
        for field in (self.title, self.subtitle, self.note, self.alt):
            column.addWidget(field)
        foot = QHBoxLayout()
        foot.addWidget(make_label(room.look, say("charts.alt.hint"), Size.SMALL, tone="faint", wrap=True), 1)
        self.write = QPushButton(say("charts.alt.write"))
        self.write.setFont(room.look.fonts.font())
        self.write.setProperty("quiet", "true")
        self.write.clicked.connect(self.write_description)
        foot.addWidget(self.write)
        column.addLayout(foot)
        row = QHBoxLayout()
        row.setSpacing(16)
        self.release = SegmentedField[Release](
            room,
            say("charts.release"),
            [(each, say(f"charts.release.{each.value}"), None) for each in Release],
            lambda: self._read().release,
            lambda value: self._write(release=value),
        )
        self.theme = ChoiceField[str](
            room,
            say("charts.theme"),
            self._themes(),
            lambda: self._read().theme,
            lambda value: self._write(theme=value),
        )
        row.addWidget(self.release)
        row.addWidget(self.theme, 1)
        column.addLayout(row)
        line = LineField(room.look, say("charts.tags"))
        self.tags = FieldBox(room.look, say("charts.tags"), line)
        self.tags_binding = TextBinding(
            line, lambda: ", ".join(self._read().tags), self._write_tags, room, f"{key} tags", patient=True
        )
        column.addWidget(self.tags)
        column.addStretch(1)

    @property
    def texts(self) -> dict[str, LocalField]:
        """The texts by the names under which one can go to them."""
        return {"title": self.title, "subtitle": self.subtitle, "note": self.note, "alt": self.alt}

    def show_language(self, language: Language) -> None:
        """See this language where only one is seen."""
        for field in self.texts.values():
            field.show_language(language)

    def follow_themes(self) -> None:
        """Offer the themes as they are now."""
        self.theme.set_choices(self._themes())
        self.theme.binding.follow()

    def go_to(self, name: str) -> LocalField | None:
        """Put the focus into a text; None where there is none of this name."""
        field = self.texts.get(name)
        if field is not None:
            field.fields[field.language].setFocus(Qt.FocusReason.OtherFocusReason)
        return field

    def _themes(self) -> list[tuple[str, str]]:
        say = self._room.look.say
        themes = [
            (each.slug, each.name.best(say.language)[0] or each.slug) for each in self._room.core.library.list_themes()
        ]
        return [("", say("charts.no_theme")), *themes]

    def _read(self) -> Chart:
        """The chart as it is in the library now."""
        return self._room.core.library.get_chart(self._id)

    def _write(self, **changed: object) -> None:
        self._room.core.data.update_chart(replace(self._read(), **changed))  # type: ignore[arg-type]

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

    def write_description(self) -> None:
        """Fill the description in three languages from the data as they are now."""
        keep_all(self)
        core = self._room.core
        text = self._room.attempt(lambda: describe_chart(core, self._id))
        if text is None:
            return
        if self._room.attempt(lambda: core.data.update_chart(replace(self._read(), alt=text))) is not None:
            self._room.notices.tell(self._room.look.say("charts.alt.written"))
