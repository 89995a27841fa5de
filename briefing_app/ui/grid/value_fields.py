"""What belongs to a value beside its number: how exact it is, its own date, its own source, the figure it follows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefing_app.model.figure import Qualifier
from briefing_app.ui.describe import name_source
from briefing_app.ui.fonts import Size
from briefing_app.ui.grid.targets import Targets
from briefing_app.ui.room import Room
from briefing_app.ui.text.binding import TextBinding
from briefing_app.ui.text.choice_field import ChoiceField
from briefing_app.ui.text.date_field import DateField
from briefing_app.ui.text.field_box import FieldBox
from briefing_app.ui.text.fields import LineField
from briefing_app.ui.widgets.flow import FlowLayout
from briefing_app.ui.widgets.labels import make_label
from briefing_app.ui.widgets.segmented import Segmented


class ValueFields(QWidget):
    """Everything chosen here is kept at once, for all values that are chosen together."""

    figure_wanted = Signal()
    unlinked = Signal()
    scale_wanted = Signal()

    def __init__(self, room: Room, targets: Targets, dataset_id: str) -> None:
        super().__init__()
        self._room = room
        self._targets = targets
        look, say = room.look, room.look.say
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.exact = Segmented[Qualifier](
            look,
            say("grid.exact"),
            [(each, say(f"grid.exact.{each.value.replace('-', '_')}"), None) for each in Qualifier],
        )
        self.exact.chosen.connect(self._choose_exact)
        column.addWidget(self.exact)
        self.printed = make_label(look, "", Size.SMALL, tone="quiet", wrap=True, select=True)
        column.addWidget(self.printed)
        links = QWidget()
        flow = FlowLayout(links, gap=4)
        self.follow_button = self._button("grid.figure.follow", "hash")
        self.follow_button.clicked.connect(self.figure_wanted)
        self.more_button = self._button("grid.own", "calendar-dots")
        self.more_button.clicked.connect(self._show_more)
        self.scale_button = self._button("grid.scale.propose", "rows")
        self.scale_button.clicked.connect(self.scale_wanted)
        self.open_button = self._button("grid.figure.open", "arrow-square-out")
        self.open_button.clicked.connect(self._open)
        self.unlink_button = self._button("grid.figure.unlink", "x")
        self.unlink_button.clicked.connect(self.unlinked)
        for each in (self.follow_button, self.more_button, self.scale_button, self.open_button, self.unlink_button):
            flow.addWidget(each)
        column.addWidget(links)
        self._more = False  # date and source are asked for; else they are seen where there are some
        fields = QHBoxLayout()
        fields.setSpacing(10)
        self.as_of = DateField(
            room, say("grid.as_of.label"), targets.read_as_of, targets.write_as_of, name=f"dataset {dataset_id} as of"
        )
        self.source = ChoiceField[str | None](
            room, say("grid.source.label"), [], targets.read_source, self._write_source
        )
        self.locator = LineField(look, say("grid.locator"))
        self.locator_box = FieldBox(look, say("grid.locator"), self.locator)
        self._locator = TextBinding(
            self.locator, targets.read_locator, targets.write_locator, room, f"dataset {dataset_id} locator"
        )
        fields.addWidget(self.as_of, 2, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self.source, 3, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self.locator_box, 2, Qt.AlignmentFlag.AlignTop)
        column.addLayout(fields)
        column.addStretch(1)
        self.list_sources()

    def _button(self, key: str, icon: str) -> QPushButton:
        look = self._room.look
        button = QPushButton(look.say(key) if key != "grid.scale.propose" else "")
        button.setProperty("quiet", "true")
        button.setFont(look.fonts.font(Size.SMALL))
        button.setIcon(look.icons.icon(icon, "accent"))
        return button

    def list_sources(self) -> None:
        """Offer the sources of the library."""
        language = self._room.look.language
        named = sorted((name_source(each, language), each.id) for each in self._room.core.library.list_sources())
        choices: list[tuple[str | None, str]] = [("", self._room.look.say("grid.source.table"))]
        self.source.set_choices(choices + [(id, name) for name, id in named])
        self.source.binding.follow()

    def show_printed(self, sentence: str) -> None:
        """Say how the value is printed."""
        self.printed.setText(sentence)
        self.printed.setVisible(bool(sentence))

    def show_scale(self, measure: str) -> None:
        """Offer to give the numbers of the column in another measure; none where it is empty."""
        self.scale_button.setText(self._room.look.say("grid.scale.propose", measure=measure))
        self.scale_button.setVisible(bool(measure))

    def follow(self) -> None:
        """Show how the values stand now."""
        free = bool(self._targets.free)
        numeric = any(each.value is not None for each in self._targets.cells)
        linked = any(each.figure for each in self._targets.cells)
        qualifier = self._targets.read_qualifier()
        if qualifier is not None:
            self.exact.choose(qualifier)
        else:
            self.exact.choose_none()  # they differ
        self.exact.setVisible(numeric)
        own = self._more or any(each.as_of is not None or each.citation is not None for each in self._targets.cells)
        self.more_button.setVisible(free and not own)
        self.as_of.setVisible(free and own)
        self.source.setVisible(free and own)
        self.as_of.binding.follow()
        self.as_of.binding.show_again()
        self.source.binding.follow()
        self._locator.follow()
        self.locator_box.setVisible(free and bool(self._targets.read_source()))
        self.unlink_button.setVisible(linked)
        self.open_button.setVisible(linked and len(self._targets.places) == 1)
        self.follow_button.setVisible(numeric and not linked and len(self._targets.places) == 1)

    def keep(self) -> bool:
        """Write now what was typed; False where it was refused."""
        kept = [self.as_of.binding.keep(), self._locator.keep()]
        return all(kept)

    def _show_more(self) -> None:
        self._more = True
        self.follow()
        self.as_of.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_exact(self) -> None:
        qualifier = self.exact.value
        self._room.attempt(lambda: self._targets.write_qualifier(qualifier))
        self.follow()

    def _write_source(self, id: str | None) -> None:
        self._targets.write_source(id or "")

    def _open(self) -> None:
        figure = self._room.core.library.find_figure_by_key(self._targets.cells[0].figure)
        if figure is not None:
            self._room.open_thing("figure", figure.id)
