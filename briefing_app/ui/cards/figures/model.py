"""The figures of a card as rows: what is shown, and what is written when a cell is edited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from briefing_app.errors import BriefingError
from briefing_app.model.edition import Quoted
from briefing_app.model.figure import Citation, Figure, Observation, Qualifier, Unit
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.ui.cards.figures.words import say_formula, say_qualifier, say_unit, say_value
from briefing_app.ui.cards.session import CardSession
from briefing_app.ui.describe import name_source
from briefing_app.ui.room import Room
from briefing_app.wording.which_language import has_han

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ERROR = int(Qt.ItemDataRole.UserRole) + 1  # what is wrong with what was typed, or None
_MIME = "application/x-hetao-figure-row"
CHOICES = ERROR + 1  # values and words to choose from, for columns that are not typed


class Column(IntEnum):
    """The columns from left to right."""

    PLACE = 0
    LABEL = 1
    HANT = 2
    HANS = 3
    PRECISION = 4
    VALUE = 5
    UNIT = 6
    AS_OF = 7
    SOURCE = 8


_LANGUAGE_OF = {Column.LABEL: Language.EN, Column.HANT: Language.HANT, Column.HANS: Language.HANS}
_OBSERVED = (Column.PRECISION, Column.VALUE, Column.AS_OF, Column.SOURCE)


class FigureModel(QAbstractTableModel):
    """First the figures that the card lists, in its order; then those that only its texts quote.

    A cell that cannot be kept keeps what was typed, with the sentence in `ERROR`, until it is edited again.
    """

    refused = Signal(str)

    def __init__(self, room: Room, session: CardSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self._session = session
        self._rows: list[Quoted] = []
        self._listed = 0  # kept, since a card that was just deleted is still painted before its page goes
        self._wrong: dict[tuple[str, Column], tuple[str, str]] = {}  # → typed, sentence
        self.follow()

    # -- rows --------------------------------------------------------------------------------------------------------

    def follow(self) -> None:
        """Show how things stand now; rows that stay keep their selection."""
        rows = list(self._session.quote().values())
        self._listed = len(self._session.card.figures)
        old, new = [each.figure.key for each in self._rows], [each.figure.key for each in rows]
        if old == new:
            changed = [at for at, (a, b) in enumerate(zip(self._rows, rows, strict=True)) if a != b]
            self._rows = rows
            for at in changed:
                self.dataChanged.emit(self.index(at, 0), self.index(at, len(Column) - 1))
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))
            return
        self.layoutAboutToBeChanged.emit() if sorted(old) == sorted(new) else self.beginResetModel()
        if sorted(old) == sorted(new):
            before = self.persistentIndexList()
            keys = [old[each.row()] for each in before]
            self._rows = rows
            after = [self.index(new.index(key), each.column()) for key, each in zip(keys, before, strict=True)]
            self.changePersistentIndexList(before, after)
            self.layoutChanged.emit()
        else:
            self._rows = rows
            self.endResetModel()

    def quoted_at(self, row: int) -> Quoted | None:
        """The figure of a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, key: str) -> int:
        """The row of a figure, -1 if it has none."""
        return next((at for at, each in enumerate(self._rows) if each.figure.key == key), -1)

    def is_listed(self, row: int) -> bool:
        """Whether the card lists the figure; else only its texts quote it."""
        return 0 <= row < self._listed

    def move(self, row: int, step: int) -> bool:
        """Move a listed figure up (-1) or down (1), or further; the first is the key figure."""
        listed = list(self._session.card.figures)
        to = row + step
        if not (step and self.is_listed(row) and self.is_listed(to)):
            return False
        listed.insert(to, listed.pop(row))
        self._session.keep(replace(self._session.card, figures=tuple(listed)))
        return True

    def add(self, key: str) -> None:
        """List a figure, behind the others."""
        listed = self._session.card.figures
        if key not in listed:
            self._session.keep(replace(self._session.card, figures=(*listed, key)))

    def remove(self, row: int) -> bool:
        """Take a figure off the card; it stays in the library."""
        quoted = self.quoted_at(row)
        if quoted is None or not self.is_listed(row):
            return False
        listed = tuple(each for each in self._session.card.figures if each != quoted.figure.key)
        self._session.keep(replace(self._session.card, figures=listed))
        return True

    # -- Qt's model --------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """How many figures."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """How many columns."""
        return 0 if parent.isValid() else len(Column)

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's name
        """Rows are only moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's name
        """The key of a row."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt's name
        """What is dragged."""
        data = QMimeData()
        quoted = self.quoted_at(indexes[0].row()) if indexes else None
        data.setData(_MIME, quoted.figure.key.encode() if quoted is not None else b"")
        return data

    def dropMimeData(  # noqa: N802 - Qt's name
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Move the dragged row before a row; always False, or the view would remove it once more."""
        del action, column
        start = self.row_of(bytes(data.data(_MIME).data()).decode())
        to = row if row >= 0 else parent.row() if parent.isValid() else self.rowCount()
        to = min(to, len(self._session.card.figures))
        if start >= 0:
            self._room.attempt(lambda: self.move(start, to - start - (1 if to > start else 0)))
        return False

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The heads of the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        column = Column(section)
        if column in (Column.HANT, Column.HANS):
            return self._room.look.say(f"language.short.{_LANGUAGE_OF[column].value}")
        return self._room.look.say(f"cards.column.{column.name.lower()}") if column else ""

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything but the place can be edited; of a derived figure only its labels."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        quoted = self.quoted_at(index.row())
        if quoted is None:
            return Qt.ItemFlag.ItemIsDropEnabled  # between rows
        if self.is_listed(index.row()):
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        column = Column(index.column())
        fixed = column is Column.PLACE or (quoted.figure.derived and (column in _OBSERVED or column is Column.UNIT))
        return flags if fixed else flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words to show, to edit, to speak; what is wrong; what to choose from."""
        quoted = self.quoted_at(index.row())
        if quoted is None or not index.isValid():
            return None
        column = Column(index.column())
        wrong = self._wrong.get((quoted.figure.key, column))
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return wrong[0] if wrong else self._show(quoted, column, index.row())
            case Qt.ItemDataRole.EditRole:
                return wrong[0] if wrong else self._edit(quoted, column)
            case Qt.ItemDataRole.ToolTipRole:
                return wrong[1] if wrong else self._tip(quoted, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                head = self.headerData(column, Qt.Orientation.Horizontal)
                said = wrong[0] if wrong else self._show(quoted, column, index.row())
                return self._room.look.say.speak(str(head), str(said or ""), wrong[1] if wrong else "")
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column is Column.VALUE else Qt.AlignmentFlag.AlignLeft
                return int(side | Qt.AlignmentFlag.AlignVCenter)
            case Qt.ItemDataRole.FontRole:
                language = _LANGUAGE_OF.get(column)
                bold = column is Column.VALUE
                return self._room.look.fonts.font(bold=bold, language=language)
            case Qt.ItemDataRole.ForegroundRole:
                return self._colour(quoted, column, wrong is not None)
            case _ if role == ERROR:
                return wrong[1] if wrong else None
            case _ if role == CHOICES:
                return self._choices(column)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Keep an edited cell; False where it was refused, and `refused` says why."""
        quoted = self.quoted_at(index.row())
        if quoted is None or role != Qt.ItemDataRole.EditRole:
            return False
        column = Column(index.column())
        spot = (quoted.figure.key, column)
        if spot not in self._wrong and value == self._edit(quoted, column):
            return True
        self._wrong.pop(spot, None)
        try:
            self._write(quoted.figure, column, value)
        except BriefingError as problem:
            sentence = self._room.sentences.say(problem)
            self._wrong[spot] = (str(value), sentence)
            self.dataChanged.emit(index, index)
            self.refused.emit(sentence)
            return False
        self.dataChanged.emit(index, index)
        return True

    # -- inside ------------------------------------------------------------------------------------------------------

    def _show(self, quoted: Quoted, column: Column, row: int) -> str:
        figure, observation = quoted.figure, quoted.observation
        room, language = self._room, self._room.look.language
        if column is Column.PLACE:
            return str(row + 1) if self.is_listed(row) else "·"
        if column in _LANGUAGE_OF:
            return figure.label.get(_LANGUAGE_OF[column])
        if column is Column.UNIT:
            if figure.noun is not None and figure.unit in (Unit.COUNT, Unit.NUMBER):
                noun = {
                    Language.EN: figure.noun.other,
                    Language.HANT: figure.noun.zh_hant,
                    Language.HANS: figure.noun.zh_hans,
                }
                return noun[language] or say_unit(room, figure.unit)
            return say_unit(room, figure.unit)
        if observation is None:
            return ""
        if column is Column.PRECISION:
            return say_qualifier(room, observation.qualifier)
        if column is Column.VALUE:
            return say_value(room, figure, observation)
        if column is Column.AS_OF:
            return room.core.wording.format_date(observation.as_of, language) if observation.as_of else "–"
        if figure.derived:
            return room.look.say("cards.derived")
        source = room.core.library.find_source(observation.citation.source_id) if observation.citation else None
        return name_source(source, room.look.language) if source is not None else "–"

    def _edit(self, quoted: Quoted, column: Column) -> object:
        figure, observation = quoted.figure, quoted.observation
        if column is Column.UNIT:
            return figure.unit
        if column is Column.PRECISION:
            return observation.qualifier if observation else Qualifier.EXACT
        if column is Column.SOURCE:
            return observation.citation.source_id if observation and observation.citation else ""
        if column is Column.AS_OF and (observation is None or observation.as_of is None):
            return ""
        return self._show(quoted, column, 0)

    def _tip(self, quoted: Quoted, column: Column) -> str | None:
        if quoted.figure.derived and column in (*_OBSERVED, Column.UNIT):
            return self._room.look.say.pair(
                self._room.look.say("cards.derived"), say_formula(self._room, quoted.figure)
            )
        if quoted.stale and column is Column.AS_OF:
            return self._room.look.say("writing.chip.stale")
        if column is Column.PLACE and not self._session_lists(quoted):
            return self._room.look.say("cards.figures.quoted")
        return self._show(quoted, column, 0) if column is not Column.PLACE else None

    def _session_lists(self, quoted: Quoted) -> bool:
        return self.is_listed(self.row_of(quoted.figure.key))

    def _colour(self, quoted: Quoted, column: Column, wrong: bool) -> object:
        theme = self._room.look.theme
        if wrong:
            return theme.colour("err")
        if quoted.stale and column is Column.AS_OF:
            return theme.colour("warn")
        return theme.colour("text2" if column is Column.PLACE or quoted.figure.derived else "text")

    def _choices(self, column: Column) -> Sequence[tuple[object, str]] | None:
        room = self._room
        if column is Column.PRECISION:
            return [(each, say_qualifier(room, each)) for each in Qualifier]
        if column is Column.UNIT:
            return [(each, say_unit(room, each)) for each in Unit]
        if column is Column.SOURCE:
            named = [(each.id, name_source(each, room.look.language)) for each in room.core.library.list_sources()]
            return [("", "–"), *named]
        return None

    def _write(self, figure: Figure, column: Column, value: object) -> None:
        figures, linking = self._room.core.figures, self._room.core.linking
        if column in _LANGUAGE_OF:
            label = figure.label.with_text(_LANGUAGE_OF[column], str(value).strip())
            figures.update_figure(replace(figure, label=label))
            return
        if column is Column.UNIT:
            figures.update_figure(replace(figure, unit=Unit(str(value))))
            return
        before = figure.latest
        if column is Column.VALUE:
            typed = linking.parse_typed_value(str(value), figure.unit, self._language_of(str(value)))
            qualifier = typed.qualifier
            if qualifier is Qualifier.EXACT and before is not None:
                qualifier = before.qualifier  # stands in a column of its own
            after = replace(before or Observation(typed.value), value=typed.value, qualifier=qualifier)
        elif before is None:
            return  # there is no value yet that could be exact, dated or sourced
        elif column is Column.PRECISION:
            after = replace(before, qualifier=Qualifier(str(value)))
        elif column is Column.AS_OF:
            after = replace(before, as_of=linking.parse_typed_date(str(value)) if str(value).strip() else None)
        else:
            locator = before.citation.locator if before.citation and before.citation.source_id == value else ""
            after = replace(before, citation=Citation(str(value), locator) if value else None)
        if before is None:
            figures.add_observation(figure.id, after)
        else:
            figures.update_observation(figure.id, _place_of(figure, before), after)

    def _language_of(self, text: str) -> Language:
        """Chinese where Chinese was typed, else that of the interface."""
        language = self._room.look.language
        return language if language.chinese or not has_han(text) else LANGUAGES[1]


def _place_of(figure: Figure, observation: Observation) -> int:
    """Where the quoted observation stands: of equal ones the last."""
    places = [at for at, each in enumerate(figure.observations) if each is observation]
    return places[-1]
