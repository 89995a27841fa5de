"""The last step: how many rows are new, changed, the same or refused, and why."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from briefing_app.formats.tables.csv_write import write_csv
from briefing_app.ui.files import choose_target
from briefing_app.ui.lists.delegate import Shape
from briefing_app.ui.lists.rows import Row
from briefing_app.ui.lists.view import RowList
from briefing_app.ui.room import Room
from briefing_app.ui.table_import.columns_step import LISTED, find_cell, fit_height, make_rows
from briefing_app.ui.table_import.report import list_report, make_text
from briefing_app.ui.table_import.session import ImportSession
from briefing_app.ui.table_import.step import Step, show_text
from briefing_app.ui.table_import.words import say_number
from briefing_app.ui.widgets.flow import FlowLayout
from briefing_app.ui.widgets.labels import make_chip, make_label, set_icon_text
from briefing_app.workspace.importing import Outcome, Plan

_CHIPS = {Outcome.NEW: "ok", Outcome.CHANGED: "warn", Outcome.SAME: "plain", Outcome.REFUSED: "err"}
_LIST = 190
_ALSO = ("theme", "source", "figure")


class OutcomeStep(Step):
    """Refused rows are listed with their reasons; the whole report can be copied, or saved as CSV."""

    jumped = Signal(int, int)  # row and column of the grid

    def __init__(self, room: Room, session: ImportSession) -> None:
        look, say = room.look, room.look.say
        super().__init__(room, 5, say("table_import.outcome"))
        self._session = session
        self._shown: Plan | None = None
        chips = QWidget()
        flow = FlowLayout(chips, gap=8)
        self.chips: dict[Outcome, QLabel] = {}
        for outcome, kind in _CHIPS.items():
            self.chips[outcome] = make_chip(look, "", kind)
            flow.addWidget(self.chips[outcome])
        self._chips = chips
        self.column.addWidget(chips)
        self.also = make_label(look, "", tone="quiet", wrap=True)
        self.column.addWidget(self.also)
        self.waits = make_label(look, "", tone="quiet", wrap=True)
        self.column.addWidget(self.waits)
        self.buttons = QWidget()
        row = QHBoxLayout(self.buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.list_button = self._make("list-magnifying-glass", "table_import.list")
        self.list_button.setCheckable(True)
        self.list_button.toggled.connect(self._show_list)
        self.copy_button = self._make("copy", "table_import.copy")
        self.copy_button.clicked.connect(self.copy)
        self.save_button = self._make("download-simple", "table_import.save")
        self.save_button.clicked.connect(self.save)
        for each in (self.list_button, self.copy_button, self.save_button):
            row.addWidget(each)
        row.addStretch(1)
        self.column.addWidget(self.buttons)
        self.list = RowList(
            look, say("table_import.list"), Shape(title_lines=1, text_lines=2, detail=False, fixed=False)
        )
        self.list.chosen.connect(self._jump)
        self.column.addWidget(self.list)
        self.more = make_label(look, "", tone="quiet", wrap=True)
        self.column.addWidget(self.more)
        for widget in (self.list, self.more, self.also):
            widget.hide()

    def _make(self, icon: str, key: str) -> QPushButton:
        look = self.room.look
        button = QPushButton()
        button.setProperty("quiet", "true")
        button.setFont(look.fonts.font())
        set_icon_text(button, look.icons.icon(icon, "accent"), look.say(key))
        return button

    def follow(self) -> None:
        """Show the plan of now, or why there is none."""
        say, session = self.room.look.say, self._session
        plan = session.plan
        self._chips.setVisible(plan is not None)
        self.buttons.setVisible(plan is not None)
        waits = ""
        if plan is None:
            waits = "gaps" if session.gaps else "stopped" if session.stopped else "reading"
        show_text(self.waits, say(f"table_import.waits.{waits}") if waits else "")
        if plan is self._shown:
            return
        self._shown = plan
        self.also.hide()
        if plan is None:
            self.list_button.setChecked(False)
            return
        for outcome, chip in self.chips.items():
            number = plan.counts[outcome]
            chip.setText(say(f"table_import.count.{outcome.value}", n=say_number(number)))
            chip.setVisible(bool(number))
        self._show_also(plan)
        refused = plan.refused
        self.list_button.setVisible(bool(refused))
        self.list.rows.set_rows(make_rows(self.room, session, refused[:LISTED]))
        left = len(refused) - LISTED
        self.more.setText(say("table_import.list.more", n=say_number(left)) if left > 0 else "")
        if not refused:
            self.list_button.setChecked(False)
        self._show_list(self.list_button.isChecked())

    def _show_also(self, plan: Plan) -> None:
        say = self.room.look.say
        parts = [say(f"count.{kind}s", n=len(plan.also[kind])) for kind in _ALSO if plan.also.get(kind)]
        sentences = [say("table_import.also", what=say.row(parts))] if parts else []
        if plan.also.get("observation"):
            sentences.append(say("table_import.also.values", n=say_number(len(plan.also["observation"]))))
        if plan.removed:
            sentences.append(say("table_import.removed", n=say_number(plan.removed)))
        show_text(self.also, "\n".join(sentences))

    def _show_list(self, shown: bool) -> None:
        fit_height(self.list, round(_LIST * self.room.look.fonts.scale))
        self.list.setVisible(shown)
        self.more.setVisible(shown and bool(self.more.text()))

    def _jump(self, row: Row) -> None:
        self.jumped.emit(*find_cell(row))

    # -- the report --------------------------------------------------------------------------------------------------

    def copy(self) -> None:
        """Put the report on the clipboard."""
        plan = self._session.plan
        if plan is not None:
            QGuiApplication.clipboard().setText(make_text(list_report(self.room, plan)))
            self.room.notices.tell(self.room.look.say("table_import.copied"))

    def save(self) -> None:
        """Ask where the report goes."""
        plan, say = self._session.plan, self.room.look.say
        if plan is not None:
            name = say("table_import.report.file", name=Path(plan.understood.draft.name).stem)
            target = self.room.settings.export_folder / f"{name}.csv"
            choose_target(self, say("table_import.save"), target, "CSV (*.csv)", self.save_to)

    def save_to(self, path: Path) -> None:
        """Write it there."""
        plan = self._session.plan
        if plan is None:
            return

        def write() -> bool:
            write_csv(list_report(self.room, plan), path)
            return True

        if self.room.attempt(write):
            self.room.notices.tell(self.room.look.say("table_import.saved", name=path.name))
