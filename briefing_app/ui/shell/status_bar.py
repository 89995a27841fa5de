"""The bar below: whether all is saved and what was just done on the left, what the library holds on the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QStatusBar, QWidget

from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.stylesheet import restyle
from briefing_app.ui.widgets.labels import ElidedLabel, make_label

MESSAGE = 10_000  # milliseconds that a message stays
_DOT = "·"


class StatusBar(QStatusBar):
    """A message goes by itself; then the state of saving is seen again."""

    count_chosen = Signal(str)  # the query of a count, `status:stale`
    find_asked = Signal()
    retry_asked = Signal()  # the link beside “Not saved”

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._act: Callable[[], object] | None = None
        self._problem = ""
        self._said = ""
        self.setSizeGripEnabled(False)
        self.setContentsMargins(10, 0, 10, 0)
        whole = QFrame()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._picture = QLabel()
        self._text = ElidedLabel()
        self._text.setFont(look.fonts.font(Size.SMALL))
        self._text.setProperty("tone", "quiet")
        self._button = self._make_link("")
        self._button.clicked.connect(self._press)
        self._next: QWidget | None = None
        self._counts = QHBoxLayout()
        self._counts.setSpacing(0)
        self.find_link = self._make_link("")
        self.find_link.setIcon(look.icons.icon("magnifying-glass", "accent"))
        keys = QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText)
        self.find_link.setText(f"\N{EN SPACE}{look.say('shell.find')}\N{EN SPACE}{keys}")
        self.find_link.setAccessibleName(f"{look.say('shell.find')} ({keys})")
        self.find_link.clicked.connect(self.find_asked)
        row.addWidget(self._picture)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        row.addLayout(self._counts)
        row.addWidget(self.find_link)
        self.addWidget(whole, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(MESSAGE)
        self._timer.timeout.connect(self._end_message)
        self._show()

    @property
    def text(self) -> str:
        """The message of now; empty when there is none."""
        return self._said

    @property
    def shown(self) -> str:
        """What is read on the left: the message, else the state of saving."""
        return self._text.text()

    @property
    def link(self) -> QPushButton:
        """The button beside the text; hidden where there is nothing to press."""
        return self._button

    @property
    def counts(self) -> list[QPushButton]:
        """The links on the right."""
        items = [self._counts.itemAt(at).widget() for at in range(self._counts.count())]
        return [each for each in items if isinstance(each, QPushButton)]

    def show_text(self, text: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Say something that was done, with a button for what may come next; it goes by itself."""
        self._said = text
        self._act = act
        self._button.setText(action)
        self._show()
        if text:
            self._timer.start()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def show_working(self, text: str) -> None:
        """Say at once, while nothing else is painted, how far something is; without a text, go back to what was said."""
        self._show()
        if text:
            self._picture.hide()
            self._button.hide()
            self._text.setText(text)
        self.repaint()

    def show_saved(self, problem: str = "") -> None:
        """Say that everything is kept or, with the sentence of a problem, that something is not."""
        if problem == self._problem:
            return
        self._problem = problem
        if problem:
            self._end_message()
        self._show()

    def show_counts(self, counts: Sequence[tuple[str, str]]) -> None:
        """Say what the library holds: (words, query of the place Facts) each."""
        links = self.counts
        if [each.text() for each in links] == [text for text, _ in counts]:
            return
        focused = next((at for at, each in enumerate(links) if each.hasFocus()), None)
        while self._counts.count():
            widget = self._counts.takeAt(0).widget()
            widget.hide()
            widget.deleteLater()
        for at, (text, query) in enumerate(counts):
            if at:
                self._counts.addWidget(make_label(self._look, _DOT, Size.SMALL, tone="faint"))
            link = self._make_link("count")
            link.setText(text)
            link.setToolTip(self._look.say("shell.count.tip"))
            link.clicked.connect(lambda _checked=False, query=query: self.count_chosen.emit(query))
            self._counts.addWidget(link)
            if at == focused:
                link.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._next is not None:
            self.stand_before(self._next)

    def stand_before(self, first: QWidget) -> None:
        """Tab comes here from the end of the page, which may be younger than this bar, and goes on to `first`."""
        self._next = first
        own = {self, *self.findChildren(QWidget)}
        last = first.previousInFocusChain()
        while last is not None and last in own:
            last = last.previousInFocusChain()
        for link in (self._button, *self.counts, self.find_link):
            if last is not None:
                self.setTabOrder(last, link)
            last = link

    def _show(self) -> None:
        look = self._look
        if self._said:
            icon, tone, text = "", "quiet", self._said
        elif self._problem:
            icon, tone, text = "warning-circle-fill", "err", look.say("shell.not_saved", problem=self._problem)
        else:
            icon, tone, text = "check-circle-fill", "ok", look.say("shell.saved")
        ratio = self.devicePixelRatioF()
        if icon:
            self._picture.setPixmap(look.icons.pixmap(icon, tone, 16, ratio))
        self._picture.setVisible(bool(icon))
        restyle(self._text, "tone", "err" if tone == "err" else "quiet")
        self._text.setText(text)
        self._text.setAccessibleName(text)
        if not self._said:
            self._button.setText(look.say("button.again") if self._problem else "")
        self._button.setVisible(bool(self._button.text()))

    def _make_link(self, kind: str) -> QPushButton:
        link = QPushButton()
        link.setProperty("status_link", kind or "plain")
        link.setFont(self._look.fonts.font(Size.SMALL))
        link.setMinimumHeight(28)
        link.setAutoDefault(False)
        link.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        return link

    def _end_message(self) -> None:
        self._timer.stop()
        self._said = ""
        self._act = None
        self._show()

    def _press(self) -> None:
        if not self._said:
            self.retry_asked.emit()
        elif self._act is not None:
            self._act()
