"""The list of what the checks found: what must be fixed, warnings, notices, and what is in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from briefing_app.errors import BriefingError
from briefing_app.model.briefing import Briefing
from briefing_app.model.edition import Audience
from briefing_app.model.finding import Finding, Severity
from briefing_app.ui.checks.arrange import Group, arrange, say_place
from briefing_app.ui.checks.asks import build_asks, make_value
from briefing_app.ui.checks.form import RepairForm
from briefing_app.ui.checks.head import ChecksHead
from briefing_app.ui.checks.offers import Key, list_offers, make_key
from briefing_app.ui.checks.passed import Fold, Passed
from briefing_app.ui.checks.pointer import Pointer
from briefing_app.ui.checks.row import FindingRow
from briefing_app.ui.room import Room
from briefing_app.ui.widgets.labels import make_caption, make_label
from briefing_app.ui.widgets.scroll_area import ScrollArea
from briefing_app.workspace.repairs import Repair

_HEADS = {
    Severity.BLOCK: "checks.head.fix",
    Severity.WARNING: "checks.head.warnings",
    Severity.NOTICE: "checks.head.notices",
}


class ChecksPanel(QFrame):
    """Give it findings by `show_findings`; it asks to be shown a place by `go_to` and repairs by itself.

    F3 and Shift+F3 are `step(1)` and `step(-1)`.
    """

    go_to = Signal(object)  # Finding
    opened = Signal(object)  # Finding; after go_to, where it was clicked rather than passed by
    count_changed = Signal(int)

    def __init__(self, room: Room, page_of: Callable[[str], str] | None = None) -> None:
        """Make the panel.

        Args:
            room: Of the window.
            page_of: Says in short words on which page a block is; `PreviewPane.page_of_block`.
        """
        super().__init__()
        self._room = room
        self._page_of = page_of or (lambda _: "")
        self._briefing: Briefing | None = None
        self._findings: tuple[Finding, ...] | None = None
        self._audience = Audience.DELEGATION
        self._failure = ""
        self._rows: dict[Key, FindingRow] = {}
        self._order: list[FindingRow] = []
        self._now: FindingRow | None = None  # the row that `step` went to last
        self._unfolded: set[tuple[Severity, str]] = set()
        self._passed_open = False
        self._stale = False
        self.setProperty("pane", "main")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = ChecksHead(room.look)
        self.title = self._head.title
        column.addWidget(self._head)
        self.area = ScrollArea()
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QFrame()
        body.setProperty("pane", "main")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(14, 4, 14, 14)
        self._column.setSpacing(8)
        self.area.setWidget(body)
        column.addWidget(self.area, 1)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._build)
        self._pointer = Pointer(body)
        self._pointer.moved.connect(self._wait)
        self._pointer.gone.connect(self._go_now)
        self._build()

    def lower_head(self, height: int) -> None:
        """Have the head begin `height` pixels lower, in line with a larger heading beside it."""
        margins = self._head.contentsMargins()
        self._head.setContentsMargins(margins.left(), height, margins.right(), margins.bottom())

    # -- what is shown -----------------------------------------------------------------------------------------------

    @property
    def count(self) -> int:
        """How many findings must be fixed or are warnings."""
        return sum(each.severity is not Severity.NOTICE for each in self._findings or ())

    @property
    def briefing(self) -> Briefing | None:
        """What was or is being checked."""
        return self._briefing

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is listed, in the order in which it is listed."""
        return tuple(finding for group in arrange(self._findings or ()) for finding in group.findings)

    @property
    def rows(self) -> tuple[FindingRow, ...]:
        """The rows that can be seen, in order."""
        return tuple(self._order)

    def show_findings(
        self,
        briefing: Briefing | None,
        findings: Sequence[Finding] | None,
        audience: Audience = Audience.DELEGATION,
    ) -> None:
        """List what was found in a briefing.

        Args:
            briefing: What was checked; None for none.
            findings: What was found; None while the checks run, which leaves the list as it was.
            audience: Who the checks were made for.
        """
        if (
            findings is None
            and briefing is not None
            and self._briefing is not None
            and briefing.id == self._briefing.id
        ):
            return
        before = self.count
        self._failure = ""
        self._briefing = briefing
        self._findings = tuple(findings) if findings is not None else None
        self._audience = audience
        self._later(calm=True)
        if self.count != before:
            self.count_changed.emit(self.count)

    def show_failure(self, sentence: str) -> None:
        """Say that the checks could not run; what they found the last time stays below that."""
        self._failure = self._room.look.say.run_on((self._room.look.say("checks.failed"), sentence))
        self._later(calm=True)

    def forget_pages(self) -> None:
        """There are no pages any more that one could name."""
        self._page_of = lambda _: ""

    def refresh_places(self) -> None:
        """The pages have changed, so the places may be others."""
        self._later(calm=True)

    def step(self, step: int) -> Finding | None:
        """Go to the next finding, or with -1 to the one before; round at the ends. None where there is none."""
        self._build_if_needed()
        for group in arrange(self._findings or ()):
            if group.folds and (group.severity, group.check) not in self._unfolded:
                self._unfolded.add((group.severity, group.check))
                self._build()
        if not self._order:
            return None
        focused = self._find_focused()
        if isinstance(focused, FindingRow):
            self._now = focused
        elif focused is not None:
            self._now = None  # a line that stood for many: from the top
        here = self._order.index(self._now) if self._now in self._order else None
        at = (0 if step > 0 else len(self._order) - 1) if here is None else (here + step) % len(self._order)
        self._now = self._order[at]
        self._reveal(self._now)
        self.go_to.emit(self._now.finding)
        return self._now.finding

    # -- events ------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Build what came while nobody looked."""
        super().showEvent(event)
        self._build_if_needed()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The list has the focus by its first row."""
        super().focusInEvent(event)
        self.focus_first()

    def focus_first(self) -> None:
        """The first line has the focus."""
        self._build_if_needed()
        if stops := self._stops():
            self._reveal(stops[0])

    # -- building ----------------------------------------------------------------------------------------------------

    def _later(self, *, calm: bool = False) -> None:
        """Build anew, where it was not asked for by hand only when the pointer rests: one does not aim at what moves."""
        self._stale = True
        if self.isVisible():
            self._soon.start(self._pointer.left if calm else 0)

    def _wait(self) -> None:
        if self._soon.isActive() and self._soon.interval() > 0:
            self._soon.start(self._pointer.left)

    def _go_now(self) -> None:
        if self._soon.isActive():
            self._soon.start(0)

    def _build_if_needed(self) -> None:
        if self._stale:
            self._soon.stop()
            self._build()

    def _build(self) -> None:
        """Make the list anew; rows of findings that are still there stay, with the forms that are open in them."""
        self._stale = False
        bar, focused = self.area.verticalScrollBar(), self._find_focused()
        place = bar.value()
        held = next((each for each in self._order if each.underMouse()), None)
        above = held.y() - place if held is not None else 0
        stop = self._stops().index(focused) if focused is not None else None
        rows, self._rows, self._order = self._rows, {}, []
        kept = set(rows.values())
        while self._column.count():
            widget = self._column.takeAt(0).widget()
            if widget not in (None, *kept):
                widget.hide()
                widget.deleteLater()
        self._fill(rows)
        for row in kept - set(self._rows.values()):
            row.hide()
            row.deleteLater()
        self._column.addStretch(1)
        self._head.show_counts(self._findings)
        QTimer.singleShot(
            0, self, lambda: bar.setValue(held.y() - above if held is not None and held in self._order else place)
        )
        stops = self._stops()
        if stop is not None and stops and focused not in self._order:
            stops[min(stop, len(stops) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _stops(self) -> list[Fold | FindingRow]:
        """Where up and down go, in order."""
        widgets = [self._column.itemAt(at).widget() for at in range(self._column.count())]
        return [each for each in widgets if isinstance(each, (FindingRow, Fold))]

    def _find_focused(self) -> Fold | FindingRow | None:
        """The row or fold that has the focus, itself or by one of its buttons."""
        focus = QApplication.focusWidget()
        if focus is None:
            return None
        return next((each for each in self._stops() if each is focus or each.isAncestorOf(focus)), None)

    def _fill(self, old: dict[Key, FindingRow]) -> None:
        look, say = self._room.look, self._room.look.say
        if self._failure and self._briefing is not None:
            self._column.addWidget(make_label(look, self._failure, tone="warn", wrap=True))
            if self._findings is None:
                return
        if self._findings is None:
            text = say("checks.running") if self._briefing is not None else say("checks.none.briefing")
            self._column.addWidget(make_label(look, text, tone="quiet", wrap=True))
            return
        groups = arrange(self._findings)
        for severity in Severity:
            of_this = [each for each in groups if each.severity is severity]
            if of_this:
                self._column.addSpacing(4)
                self._column.addWidget(make_caption(look, say(_HEADS[severity])))
            for group in of_this:
                self._add_group(group, old)
        if not groups:
            self._column.addWidget(make_label(look, say("checks.none.long"), tone="quiet", wrap=True))
        passed = self._room.core.findings.list_passed(self._findings, look.language, audience=self._audience)
        if passed:
            self._column.addSpacing(4)
            fold = Passed(look, passed, unfolded=self._passed_open)
            fold.toggled.connect(self._remember_passed)
            self._column.addWidget(fold)

    def _add_group(self, group: Group, old: dict[Key, FindingRow]) -> None:
        name = (group.severity, group.check)
        if group.folds:
            unfolded = name in self._unfolded
            fold = Fold(self._room.look, group.title(self._room.look.say), group.severity, unfolded=unfolded)
            fold.toggled.connect(lambda on, name=name: self._unfold(name, on=on))
            fold.step_asked.connect(lambda step, fold=fold: self._step_from(fold, step))
            self._column.addWidget(fold)
            fold.show()  # now, so that it can have the focus
            if not unfolded:
                return
        for finding in group.findings:
            row = self._make_row(finding, old)
            self._column.addWidget(row)
            row.show()
            self._order.append(row)

    def _make_row(self, finding: Finding, old: dict[Key, FindingRow]) -> FindingRow:
        room, key = self._room, make_key(finding)
        page = self._page_of(finding.place.block_id) if finding.place.block_id else ""
        place = say_place(finding, self._briefing, page, room.look.say)
        row = old.pop(key, None)
        if row is None or key in self._rows:
            sentence = room.core.findings.say(finding, room.look.language)
            row = FindingRow(room.look, finding, sentence, place, list_offers(room, finding))
            row.clicked.connect(lambda _=False, finding=finding: self._open(finding))
            row.repair_asked.connect(lambda id, row=row: self.repair(row, id))
            row.step_asked.connect(lambda step, row=row: self._step_from(row, step))
        else:
            row.set_place(place)
            row.setEnabled(True)
        self._rows[key] = row
        return row

    def _open(self, finding: Finding) -> None:
        self.go_to.emit(finding)
        self.opened.emit(finding)

    # -- doing -------------------------------------------------------------------------------------------------------

    def repair(self, row: FindingRow, id: str) -> None:
        """Do a repair, or ask first for what it needs."""
        core, look = self._room.core, self._room.look
        found = next((each for each in core.repairs.list_repairs(row.finding) if each.id == id), None)
        if found is None:
            self._room.notices.warn("note", look.say("checks.repair.gone"))
            return
        asks = build_asks(core, look, row.finding, found)
        if not asks:
            self._apply(row, found, ())
            return
        form = RepairForm(look, look.say("checks.form.do"), asks, self._room.sentences.say)
        form.given.connect(lambda answers: self._apply(row, found, answers))
        row.show_form(form)
        QTimer.singleShot(0, form, lambda: self._show_form(form))

    def _show_form(self, form: RepairForm) -> None:
        """Have the whole form in sight, or at least its beginning."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # else it has no place yet
        self.area.ensureWidgetVisible(form.apply, 0, 12)
        self.area.ensureWidgetVisible(form.fields[0], 0, 40)

    def _apply(self, row: FindingRow, repair: Repair, answers: Sequence[str]) -> None:
        core, look, briefing = self._room.core, self._room.look, self._briefing
        if briefing is None:
            return
        stop = self._stops().index(row) if self._find_focused() is row else None
        try:
            value = make_value(core, look, row.finding, repair, answers)
            core.repairs.apply(briefing.id, row.finding, repair.id, value)
        except BriefingError as problem:
            if row.form is not None:
                row.form.refuse(self._room.sentences.say(problem))
            else:
                self._room.notices.refuse(problem)
            return
        row.hide_form()
        row.setEnabled(False)  # until the checks have run again
        if stop is not None:
            self._go_on(row, stop)
        words = core.repairs.say(repair, look.language).rstrip("…")
        self._room.tell_done(look.say("checks.repaired", what=words))

    def _go_on(self, row: FindingRow, stop: int) -> None:
        """Give the focus to what follows a row that was repaired, or has its place already; at the end to the one before."""
        stops: list[Fold | FindingRow] = self._stops()
        stop = stops.index(row) + 1 if row in stops else stop
        ahead = [*stops[stop:], *reversed(stops[:stop])]
        goal = next((each for each in ahead if each.isEnabled()), None)
        if goal is None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.area.underMouse():  # nothing moves under the pointer
            goal.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._reveal(goal)

    def _unfold(self, name: tuple[Severity, str], *, on: bool) -> None:
        (self._unfolded.add if on else self._unfolded.discard)(name)
        self._later()

    def _remember_passed(self, on: bool) -> None:
        self._passed_open = on

    def _step_from(self, widget: Fold | FindingRow, step: int) -> None:
        """The row or fold before or after one."""
        stops = self._stops()
        at = stops.index(widget) + step
        if 0 <= at < len(stops):
            self._reveal(stops[at])

    def _reveal(self, widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.ensureWidgetVisible(widget, 0, 12)
