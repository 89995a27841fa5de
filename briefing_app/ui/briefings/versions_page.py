"""Versions of a briefing: those kept on the left, on the right what is different now."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefing_app.store.changes import Changes
from briefing_app.store.versions import Version
from briefing_app.ui.fonts import Size
from briefing_app.ui.lists.delegate import Shape
from briefing_app.ui.lists.rows import Row
from briefing_app.ui.lists.view import RowList
from briefing_app.ui.moments import say_moment
from briefing_app.ui.page import Commands, Page
from briefing_app.ui.room import Room, Where
from briefing_app.ui.widgets.head_bar import HeadBar
from briefing_app.ui.widgets.labels import make_label, set_icon_text
from briefing_app.ui.widgets.line_edit import LineEdit
from briefing_app.ui.widgets.scroll_area import ScrollArea
from briefing_app.wording.widths import shorten
from briefing_app.workspace.compare import ChangeKind, VersionChange

_MOST = 200  # differences shown
_LONGEST = 1_000  # Latin letters of one line of a difference
HEAD = (
    "title", "occasion", "place", "starts", "ends", "readers", "organisation", "marking", "purpose", "description",
    "paper", "logo", "release",
)  # fmt: skip
_SIGNS = {
    ChangeKind.ADDED: ("plus", "ok"),
    ChangeKind.REMOVED: ("minus", "err"),
    ChangeKind.CHANGED: ("pencil-simple", "accent"),
    ChangeKind.MOVED: ("arrows-down-up", "text2"),
}


class VersionsPage(Page):
    """Keeps a version with a name, compares one with now, brings one back as a copy."""

    def __init__(self, room: Room, where: Where) -> None:
        super().__init__(room, where)
        look, say = room.look, room.look.say
        self.setProperty("pane", "tint")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.head = self._make_bar()
        column.addWidget(self.head)
        row = QHBoxLayout()
        row.setSpacing(0)
        self.versions = RowList(look, say("versions.list"), Shape(title_lines=2, text_lines=1, fixed=False))
        self.versions.setMinimumWidth(280)
        self.versions.setMaximumWidth(380)
        self.versions.chosen.connect(self._compare)
        row.addWidget(self.versions, 2)
        self.differences = ScrollArea(sideways=True)
        self.differences.setProperty("spoken", "document")
        self.differences.setProperty("reads", "true")
        self.differences.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.differences.setAccessibleName(say("versions.differences"))
        row.addWidget(self.differences, 5)
        column.addLayout(row, 1)
        room.workspace.changed.connect(self._changed)
        self.refresh()

    def _make_bar(self) -> HeadBar:
        look, say = self.room.look, self.room.look.say
        bar = HeadBar(look, say("versions.back"), self._leave)
        self.note = LineEdit()
        self.note.setFont(look.fonts.font())
        self.note.setMaxLength(200)
        self.note.setMinimumWidth(220)
        self.note.setPlaceholderText(say("versions.note"))
        self.note.setAccessibleName(say("versions.note"))
        self.note.returnPressed.connect(self.save_version)
        bar.add(self.note)
        self.save = QPushButton(say("versions.save"))
        self.save.setFont(look.fonts.font())
        self.save.clicked.connect(self.save_version)
        bar.add(self.save)
        self.restore_button = QPushButton()
        set_icon_text(self.restore_button, look.icons.icon("copy", "accent_text"), say("versions.restore"))
        self.restore_button.setFont(look.fonts.font())
        self.restore_button.setProperty("primary", "true")
        self.restore_button.clicked.connect(self.restore_copy)
        bar.add(self.restore_button)
        return bar

    # -- as a page ---------------------------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """Versions of which briefing."""
        return self.head.heading

    @property
    def commands(self) -> Commands:
        """Keeping a version."""
        return {"save_version": self._ask_note}

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """Versions and differences."""
        return self.versions, self.differences

    @property
    def state(self) -> object:
        """Which version."""
        row = self.versions.current
        return row.id if row is not None else ""

    def restore(self, state: object) -> None:
        """Come back to a version."""
        if self.versions.choose("version", str(state)):
            self._compare()

    def show_at(self, where: Where) -> None:
        """Show the versions of another briefing."""
        super().show_at(where)
        self.refresh()

    # -- doing -------------------------------------------------------------------------------------------------------

    def save_version(self) -> None:
        """Keep the briefing as it is now, with what was typed as its name."""
        note = self.note.text().strip()
        made = self.room.attempt(lambda: self.room.core.versions.save_version(self.where.id, note))
        if made is not None:
            self.note.clear()
            self.refresh(made.id)
            self.room.notices.tell(self.room.look.say("versions.saved"))

    def restore_copy(self) -> None:
        """Make a briefing of the chosen version and open it."""
        row = self.versions.current
        if row is None:
            return
        made = self.room.attempt(lambda: self.room.core.versions.restore_as_copy(row.id))
        if made is not None:
            self.room.navigator.go(Where("composer", made.id))
            self.room.notices.tell(self.room.look.say("versions.restored", when=row.title))

    def refresh(self, chosen: str = "") -> None:
        """Read the list again, and choose a version; without one the choice stays, at first it is the newest."""
        room, say = self.room, self.room.look.say
        briefing = room.core.library.find_briefing(self.where.id)
        if briefing is None:
            return
        self.head.set_heading(say("versions.heading", title=briefing.title.best(say.language)[0] or briefing.slug))
        versions = room.core.versions.list_versions(briefing.id)
        self.versions.rows.set_rows([self._row(each) for each in versions])
        if not self.versions.choose("version", chosen) and self.versions.current is None and versions:
            self.versions.choose("version", versions[0].id)
        self._compare()

    def _row(self, version: Version) -> Row:
        say = self.room.look.say
        at = datetime.fromisoformat(version.at).astimezone()  # on the clock of this computer
        when = say_moment(self.room.look, at)
        why = version.note or say(f"versions.why.{version.why}")
        icon = "export" if version.why == "export" else "bookmark-simple"
        return Row("version", version.id, icon, when, why, say("versions.blocks", n=version.blocks), pause=say.pause)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _compare(self) -> None:
        row, say = self.versions.current, self.room.look.say
        self.restore_button.setEnabled(row is not None)
        if row is None:
            self._show_sentences(say("versions.none"))
            return
        changes = self.room.attempt(lambda: self.room.core.versions.compare(row.id, say.language))
        if changes is None:
            return
        if not changes:
            self._show_sentences(say("versions.same"))
            return
        body, column = self._make_body()
        column.addWidget(make_label(self.room.look, say("versions.changes", n=len(changes)), Size.ROW, bold=True))
        for change in changes[:_MOST]:
            column.addWidget(self._make_change(change))
        if len(changes) > _MOST:
            column.addWidget(make_label(self.room.look, say("versions.more", n=len(changes) - _MOST), tone="quiet"))
        column.addStretch(1)
        self.differences.setWidget(body)
        self.differences.setAccessibleDescription(
            "\n".join(say.pair(say(f"versions.kind.{each.kind.value}"), each.what) for each in changes[:_MOST])
        )

    def _show_sentences(self, *sentences: str) -> None:
        body, column = self._make_body()
        for sentence in sentences:
            column.addWidget(make_label(self.room.look, sentence, Size.ROW, tone="quiet", wrap=True))
        column.addStretch(1)
        self.differences.setWidget(body)
        self.differences.setAccessibleDescription("\n".join(sentences))

    def _make_body(self) -> tuple[QFrame, QVBoxLayout]:
        body = QFrame()
        body.setProperty("pane", "main")
        column = QVBoxLayout(body)
        column.setContentsMargins(28, 22, 28, 22)
        column.setSpacing(8)
        return body, column

    def _make_change(self, change: VersionChange) -> QFrame:
        look, say = self.room.look, self.room.look.say
        card = QFrame()
        card.setProperty("pane", "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(12)
        icon, tone = _SIGNS[change.kind]
        sign = make_label(look)
        sign.setPixmap(look.icons.pixmap(icon, tone, 20, self.devicePixelRatioF()))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(3)
        said = [say(f"versions.kind.{change.kind.value}"), change.what]
        if change.field in HEAD:
            said.append(say(f"versions.field.{change.field}"))
        words.addWidget(
            make_label(look, shorten(" · ".join(filter(None, said)), _LONGEST), bold=True, wrap=True, select=True)
        )
        for key, text, tone in (("versions.before", change.before, "quiet"), ("versions.after", change.after, "")):
            if text and text != change.what:
                line = f"{say(key)}  {text}"
                words.addWidget(
                    make_label(look, shorten(line, _LONGEST), Size.SMALL, tone=tone, wrap=True, select=True)
                )
        row.addLayout(words, 1)
        return card

    def _ask_note(self) -> None:
        self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _leave(self) -> None:
        self.room.navigator.back()

    def _changed(self, changes: Changes) -> None:
        if changes.briefings and self.isVisible():
            if self.room.core.library.find_briefing(self.where.id) is None:
                self.room.navigator.back()
            else:
                self.refresh()
