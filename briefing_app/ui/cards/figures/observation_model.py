"""All observations of one figure as rows, the newest last, as they were taken down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal

from briefing_app.errors import BriefingError
from briefing_app.model.figure import Citation, Figure, Observation, Qualifier, Release
from briefing_app.model.language import Language
from briefing_app.ui.cards.figures.model import CHOICES, ERROR, NOWHERE, Index
from briefing_app.ui.cards.figures.words import say_qualifier, say_value
from briefing_app.ui.describe import name_source
from briefing_app.ui.room import Room


class Part(IntEnum):
    """The columns from left to right."""

    VALUE = 0
    PRECISION = 1
    AS_OF = 2
    SOURCE = 3
    LOCATOR = 4
    RELEASE = 5
    NOTE = 6


class ObservationModel(QAbstractTableModel):
    """Each edit is one step; what is refused stays in its cell with the sentence in `ERROR`."""

    refused = Signal(str)

    def __init__(self, room: Room, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self._figure: Figure | None = None
        self._wrong: dict[tuple[int, Part], tuple[str, str]] = {}

    @property
    def figure(self) -> Figure | None:
        """Whose observations these are."""
        return self._figure

    def show_figure(self, figure: Figure | None) -> None:
        """Show the observations of a figure."""
        before, count = self._figure, self.rowCount()
        if before is not None and figure is not None and (before.id, count) == (figure.id, len(figure.observations)):
            self._figure = figure
            if count:
                self.dataChanged.emit(self.index(0, 0), self.index(count - 1, len(Part) - 1))
            return
        self.beginResetModel()
        self._figure = figure
        self._wrong.clear()
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """How many observations."""
        return 0 if parent.isValid() or self._figure is None else len(self._figure.observations)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """How many columns."""
        return 0 if parent.isValid() else len(Part)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The heads of the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._room.look.say(f"cards.column.{Part(section).name.lower()}")

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything can be edited."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words to show, to edit, to speak; what is wrong; what to choose from."""
        figure = self._figure
        if figure is None or not index.isValid() or index.row() >= len(figure.observations):
            return None
        part, observation = Part(index.column()), figure.observations[index.row()]
        wrong = self._wrong.get((index.row(), part))
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return wrong[0] if wrong else self._show(figure, observation, part)
            case Qt.ItemDataRole.EditRole:
                return wrong[0] if wrong else self._edit(figure, observation, part)
            case Qt.ItemDataRole.ToolTipRole:
                return wrong[1] if wrong else self._show(figure, observation, part)
            case Qt.ItemDataRole.AccessibleTextRole:
                quoted = self._room.look.say("cards.observation.quoted") if observation is figure.latest else ""
                head = str(self.headerData(part, Qt.Orientation.Horizontal))
                said = wrong[0] if wrong else self._show(figure, observation, part)
                return self._room.look.say.speak(head, said, wrong[1] if wrong else quoted)
            case Qt.ItemDataRole.FontRole:
                return self._room.look.fonts.font(bold=part is Part.VALUE and observation is figure.latest)
            case Qt.ItemDataRole.ForegroundRole:
                theme = self._room.look.theme
                internal = part is Part.RELEASE and observation.release is Release.INTERNAL
                return theme.colour("err" if wrong else "warn" if internal else "text")
            case _ if role == ERROR:
                return wrong[1] if wrong else None
            case _ if role == CHOICES:
                return self._choices(part)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Keep an edited cell; False where it was refused, and `refused` says why."""
        figure = self._figure
        if figure is None or role != Qt.ItemDataRole.EditRole or index.row() >= len(figure.observations):
            return False
        part, observation = Part(index.column()), figure.observations[index.row()]
        spot = (index.row(), part)
        if spot not in self._wrong and value == self._edit(figure, observation, part):
            return True
        self._wrong.pop(spot, None)
        try:
            after = self._changed(figure, observation, part, value)
            self._room.core.figures.update_observation(figure.id, index.row(), after)
        except BriefingError as problem:
            sentence = self._room.sentences.say(problem)
            self._wrong[spot] = (str(value), sentence)
            self.dataChanged.emit(index, index)
            self.refused.emit(sentence)
            return False
        return True

    def _show(self, figure: Figure, observation: Observation, part: Part) -> str:
        room, language = self._room, self._room.look.language
        match part:
            case Part.VALUE:
                return say_value(room, figure, observation)
            case Part.PRECISION:
                return say_qualifier(room, observation.qualifier)
            case Part.AS_OF:
                return room.core.wording.format_date(observation.as_of, language) if observation.as_of else "–"
            case Part.SOURCE:
                citation = observation.citation
                source = room.core.library.find_source(citation.source_id) if citation else None
                return name_source(source, room.look.language) if source is not None else "–"
            case Part.LOCATOR:
                return observation.citation.locator if observation.citation else ""
            case Part.RELEASE:
                return room.look.say(f"cards.release.{observation.release.value}")
            case Part.NOTE:
                return observation.note.best(language)[0]

    def _edit(self, figure: Figure, observation: Observation, part: Part) -> object:
        if part is Part.PRECISION:
            return observation.qualifier
        if part is Part.RELEASE:
            return observation.release
        if part is Part.SOURCE:
            return observation.citation.source_id if observation.citation else ""
        if part is Part.AS_OF and observation.as_of is None:
            return ""
        return self._show(figure, observation, part)

    def _choices(self, part: Part) -> Sequence[tuple[object, str]] | None:
        room = self._room
        if part is Part.PRECISION:
            return [(each, say_qualifier(room, each)) for each in Qualifier]
        if part is Part.RELEASE:
            return [(each, room.look.say(f"cards.release.{each.value}")) for each in Release]
        if part is Part.SOURCE:
            return [
                ("", "–"),
                *((each.id, name_source(each, room.look.language)) for each in room.core.library.list_sources()),
            ]
        return None

    def _changed(self, figure: Figure, before: Observation, part: Part, value: object) -> Observation:
        linking, language = self._room.core.linking, self._room.look.language
        text = str(value).strip()
        match part:
            case Part.VALUE:
                typed = linking.parse_typed_value(text, figure.unit, language)
                qualifier = before.qualifier if typed.qualifier is Qualifier.EXACT else typed.qualifier
                return replace(before, value=typed.value, qualifier=qualifier)
            case Part.PRECISION:
                return replace(before, qualifier=Qualifier(text))
            case Part.AS_OF:
                return replace(before, as_of=linking.parse_typed_date(text) if text else None)
            case Part.SOURCE:
                return replace(before, citation=Citation(text) if text else None)
            case Part.LOCATOR:
                cited = before.citation
                return replace(before, citation=replace(cited, locator=text)) if cited is not None else before
            case Part.RELEASE:
                return replace(before, release=Release(text))
            case Part.NOTE:
                note = before.note.with_text(before.note.best(Language(language))[1], text)
                return replace(before, note=note)
