"""What an import would do to the library as it is now, and the import itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from briefing_app.errors import BriefingError
from briefing_app.formats.tables.raw import Watch
from briefing_app.ui.room import Room
from briefing_app.ui.widgets.waiting import waiting
from briefing_app.workspace.importing import Imported, Mapping, Plan, Understood

_LATER = 400  # milliseconds after a change of the library
_MANY = 1_000  # rows that are compared in a thread
_ABOUT = ("title", "sources", "as_of", "note", "theme")  # what a mapping says of a table as a whole


class Comparison(QObject):
    """Follows the library: `plan` is None as long as it is not known.

    `large` asks for work in a thread, whose plan comes back by `take_plan`; `refused` says why there can be none.
    """

    changed = Signal()
    refused = Signal(str)
    large = Signal(object)  # a Callable[[Watch], Plan]

    def __init__(self, room: Room, parent: QObject) -> None:
        super().__init__(parent)
        self._room = room
        self.understood: Understood | None = None
        self.plan: Plan | None = None
        self.imported = False
        self._importing = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LATER)
        self._later.timeout.connect(self.compare)
        room.workspace.changed.connect(self._library_changed)

    def close(self) -> None:
        """Hear nothing more of the library."""
        self._room.workspace.changed.disconnect(self._library_changed)
        self._later.stop()

    def clear(self) -> None:
        """Nothing is understood any more."""
        self._later.stop()
        self.understood = self.plan = None

    def take(self, understood: Understood) -> None:
        """Compare these rows."""
        self.understood = understood
        self.compare()

    def take_plan(self, plan: Plan) -> None:
        """What the thread found; where the library has changed meanwhile, it is compared again soon."""
        self.plan = plan
        self.changed.emit()

    def set_about(self, mapping: Mapping) -> None:
        """Something else is said of the table as a whole."""
        if self.understood is None:
            return
        self.understood = replace(self.understood, mapping=mapping)
        plan = self.plan
        if plan is None or plan.dataset is None or mapping.into:
            self._later.start()
        else:  # a new table is nowhere in the library: only what is said of it has changed
            about = {name: getattr(mapping, name) for name in _ABOUT}
            self.plan = replace(plan, understood=self.understood, dataset=replace(plan.dataset, **about))

    def compare(self, *, beside: bool = True) -> None:
        """Compare now; many rows beside the window, where that is wanted."""
        self._later.stop()
        understood = self.understood
        if understood is None:
            return
        if beside and len(understood.draft.rows) > _MANY and self._room.core.library.path.is_file():
            self.plan = None
            self.large.emit(self._compare_beside(understood))
            return
        with waiting():
            try:
                self.plan = self._room.core.imports.plan(understood)
            except BriefingError as problem:
                self.plan = None
                self.refused.emit(self._room.sentences.say(problem))
        self.changed.emit()

    def _compare_beside(self, understood: Understood) -> Callable[[Watch], Plan]:
        """Comparing thousands of rows takes a second: a thread does it, on the library opened once more."""
        workspace, moment = self._room.workspace, self._room.core.imports.moment

        def compare(watch: Watch) -> Plan:
            with workspace.open_beside() as beside:
                watch.step(0, 1)
                return beside.imports.plan(understood).at(moment)

        return compare

    def _library_changed(self) -> None:
        if not self._importing and self.understood is not None:
            self._later.start()

    def run(self, tell: Callable[[int, int], None]) -> Imported | None:
        """Import; None where the library refused, which is said above the page."""
        if self.plan is not None and self._later.isActive():  # what was typed last is not in it yet
            self.compare(beside=False)
        plan = self.plan
        if plan is None:
            return None
        self._importing = True
        try:
            with waiting():
                done = self._room.attempt(lambda: self._room.core.imports.run(plan, tell))
        finally:
            self._importing = False
        self.imported = done is not None
        if done is None:
            self.compare()
        return done
