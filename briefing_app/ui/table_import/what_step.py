"""The second step: what the rows become."""

from __future__ import annotations

from PySide6.QtCore import Qt

from briefing_app.ui.room import Room
from briefing_app.ui.table_import.session import ImportSession
from briefing_app.ui.table_import.step import Step
from briefing_app.ui.widgets.labels import make_label
from briefing_app.ui.widgets.segmented import Segmented
from briefing_app.workspace.importing import Target


class WhatStep(Step):
    """Guessed from the headings; one sentence says what the choice means."""

    def __init__(self, room: Room, session: ImportSession) -> None:
        say = room.look.say
        super().__init__(room, 2, say("table_import.what"))
        self._session = session
        self.targets: Segmented[Target] = Segmented(
            room.look,
            say("table_import.what"),
            [(each, say(f"table_import.target.{each.value}"), None) for each in Target],
        )
        self.column.addWidget(self.targets, 0, Qt.AlignmentFlag.AlignLeft)
        self.meaning = make_label(room.look, "", tone="quiet", wrap=True)
        self.column.addWidget(self.meaning)
        self.targets.chosen.connect(lambda: session.set_target(self.targets.value))

    def follow(self) -> None:
        """Show what was guessed or chosen."""
        mapping = self._session.mapping
        if mapping is not None:
            self.targets.choose(mapping.target)
            self.meaning.setText(self.room.look.say(f"table_import.meaning.{mapping.target.value}"))
