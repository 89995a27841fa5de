"""What the program said since it was started, the newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from briefing_app.ui.dialogs.sheet import SheetDialog
from briefing_app.ui.lists.delegate import Shape
from briefing_app.ui.lists.rows import Row
from briefing_app.ui.lists.view import RowList
from briefing_app.ui.look import Look
from briefing_app.ui.notices import Notice
from briefing_app.ui.widgets.labels import make_label

_ICONS = {"done": "check-circle", "ok": "check-circle", "err": "warning-circle", "warn": "warning", "note": "info"}
_TONES = {"done": "text2", "ok": "ok", "err": "err", "warn": "warn", "note": "accent"}


class RecentDialog(SheetDialog):
    """A row for each message; Enter or a click does what its button did, where it had one."""

    def __init__(self, look: Look, notices: Sequence[Notice], parent: QWidget) -> None:
        say = look.say
        super().__init__(look, say("dialogs.recent"), parent)
        self._look = look
        self._notices = {str(at): each for at, each in enumerate(notices)}
        shape = Shape(title_lines=4, text_lines=0, fixed=False, bold=False)
        self.list = RowList(look, say("dialogs.recent"), shape, moving=False)
        self.list.rows.set_rows([self._describe(id, each) for id, each in self._notices.items()])
        self.list.chosen.connect(self._act)
        if notices:
            self.body.addWidget(self.list, 1)
        else:
            self.body.addWidget(make_label(look, say("dialogs.recent.none"), tone="quiet"))
            self.body.addStretch(1)

    def _describe(self, id: str, notice: Notice) -> Row:
        detail = " · ".join(each for each in (notice.at.strftime("%H:%M"), notice.action) if each)
        icon, tone, pause = _ICONS[notice.kind], _TONES[notice.kind], self._look.say.pause
        return Row("notice", id, icon, notice.text, detail=detail, tone=tone, pause=pause)

    def _act(self, row: Row) -> None:
        act = self._notices[row.id].act
        if act is not None:
            self.close()
            act()
