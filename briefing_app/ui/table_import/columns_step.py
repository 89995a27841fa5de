"""The third step: the rows of the file, and what each of its columns becomes."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from briefing_app.model.partial_date import PartialDate
from briefing_app.ui.lists.delegate import Shape
from briefing_app.ui.lists.rows import Row
from briefing_app.ui.lists.view import RowList
from briefing_app.ui.room import Room
from briefing_app.ui.table_import.column_bar import ColumnUseBar
from briefing_app.ui.table_import.preview_model import PreviewModel
from briefing_app.ui.table_import.preview_view import PreviewView
from briefing_app.ui.table_import.session import ImportSession
from briefing_app.ui.table_import.step import Step, show_text
from briefing_app.ui.table_import.words import name_column, say_number, say_problem
from briefing_app.ui.widgets.labels import make_label
from briefing_app.workspace.importing import RowProblem

LISTED = 200  # problems in a list; all of them go into the file that can be saved
_NAMED = 5  # rows that are named in a sentence
_LIST = 150
_EDGE = 6


class ColumnsStep(Step):
    """Cells that are not understood are marked in the grid and listed below it; choosing one leads to it."""

    def __init__(self, room: Room, session: ImportSession) -> None:
        look, say = room.look, room.look.say
        super().__init__(room, 3, say("table_import.columns.heading"))
        self._session = session
        self._shown: tuple[RowProblem, ...] = ()
        self.remembered = QWidget()
        line = QHBoxLayout(self.remembered)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self.remembered_words = make_label(look, "", tone="quiet")
        self.forget = QPushButton(say("table_import.forget"))
        self.forget.setProperty("quiet", "true")
        self.forget.setFont(look.fonts.font())
        self.forget.clicked.connect(session.forget)
        line.addWidget(self.remembered_words)
        line.addWidget(self.forget)
        line.addStretch(1)
        self.column.addWidget(self.remembered)
        self.bar = ColumnUseBar(room, session)
        self.column.addWidget(self.bar)
        self.model = PreviewModel(room, self)
        self.view = PreviewView(room, self.model, say("table_import.preview"))
        self.column.addWidget(self.view)
        self.view.column_chosen.connect(self.bar.show_column)
        self.view.opened.connect(self.bar.begin)
        self.bar.column_picked.connect(self.view.choose_column)
        self.gaps = make_label(look, "", tone="err", wrap=True)
        self.column.addWidget(self.gaps)
        self.summary = make_label(look, "", tone="warn", wrap=True)
        self.column.addWidget(self.summary)
        self.list = RowList(look, say("table_import.problems"), Shape(title_lines=1, text_lines=1, detail=False))
        self.list.chosen.connect(self._jump)
        self.column.addWidget(self.list)
        self.list.hide()

    def follow(self) -> None:
        """Show columns, and what is wrong."""
        session, say = self._session, self.room.look.say
        draft, mapping = session.draft, session.mapping
        if draft is None or mapping is None:
            self.model.show_table(None, None, ())
            return
        understood = session.understood
        problems = understood.problems if understood is not None else ()
        self.model.show_table(draft, mapping, problems)
        self.bar.follow()
        self.remembered.setVisible(bool(mapping.remembered))
        if mapping.remembered:
            day = PartialDate.of(date.fromisoformat(mapping.remembered))
            when = self.room.core.wording.format_date(day, self.room.look.language)
            self.remembered_words.setText(say("table_import.remembered", day=when))
        gaps = "\n".join(each[:1].upper() + each[1:] for each in session.gaps)
        show_text(self.gaps, gaps)
        if problems != self._shown:
            self._shown = problems
            self._show_problems(problems)

    def _show_problems(self, problems: tuple[RowProblem, ...]) -> None:
        say, draft = self.room.look.say, self._session.draft
        if draft is None:
            return
        columns: dict[int, list[int]] = defaultdict(list)
        for each in problems:
            if each.column is not None:
                columns[each.column].append(each.number)
        sentences = []
        for at, rows in sorted(columns.items()):
            named = say.row(say_number(each) for each in rows[:_NAMED])
            if len(rows) > _NAMED:
                named = say("table_import.rows.more", rows=named, n=say_number(len(rows) - _NAMED))
            column, n = name_column(self.room, draft, at), say_number(len(rows))
            sentences.append(say("table_import.not_understood", column=column, n=n, rows=named))
        show_text(self.summary, "\n".join(sentences))
        self.list.rows.set_rows(make_rows(self.room, self._session, problems[:LISTED]))
        fit_height(self.list, round(_LIST * self.room.look.fonts.scale))
        self.list.setVisible(bool(sentences))

    def _jump(self, row: Row) -> None:
        self.view.show_cell(*find_cell(row))


def fit_height(view: RowList, most: int) -> None:
    """As high as the rows of a list, up to so many pixels."""
    rows = range(min(view.rows.rowCount(), _NAMED))
    view.setFixedHeight(min(most, sum(view.sizeHintForRow(at) for at in rows) + 2 * _EDGE))


def find_cell(row: Row) -> tuple[int, int]:
    """Row and column of the grid, from 0, that a row of `make_rows` is about."""
    number, _, column = row.id.partition("/")
    return int(number) - 1, int(column or 0)


def make_rows(room: Room, session: ImportSession, problems: tuple[RowProblem, ...]) -> list[Row]:
    """Problems as rows of a list; the id of each is the number of the row, a stroke and the place of the column."""
    draft = session.draft
    assert draft is not None
    rows, seen = [], set()
    for each in problems:
        where, what = say_problem(room, draft, each)
        id = f"{each.number}/{'' if each.column is None else each.column}"
        if id in seen:
            continue
        seen.add(id)
        tone = "err" if each.refused else "warn"
        rows.append(Row("problem", id, "warning", where, what, tone=tone, pause=room.look.say.pause))
    return rows
