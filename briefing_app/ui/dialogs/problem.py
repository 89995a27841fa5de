"""The report of a problem: what it contains is shown whole, may be changed, and is saved or copied; nothing is sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from briefing_app.errors import say_system
from briefing_app.errors.phrase import Phrase
from briefing_app.ui.dialogs.sheet import SheetDialog
from briefing_app.ui.files import choose_target
from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.widgets.labels import make_label, set_icon_text


class ProblemDialog(SheetDialog):
    """The text of the report, with the caret where the person says what happened."""

    def __init__(
        self, look: Look, report: str, folder: Path, say_phrase: Callable[[Phrase], str], parent: QWidget
    ) -> None:
        """Make it.

        Args:
            look: Fonts, words and colours.
            report: What the program tells of itself.
            folder: Offered for the file.
            say_phrase: Says why a file cannot be written.
            parent: The window.
        """
        say = look.say
        super().__init__(look, say("dialogs.problem"), parent)
        self._look = look
        self._folder = folder
        self._say_phrase = say_phrase
        self.body.addWidget(make_label(look, say("dialogs.problem.note"), tone="quiet", wrap=True))
        asked = say("dialogs.problem.asked")
        self.text = QPlainTextEdit(f"{asked}\n\n\n{report}")
        self.text.setFont(look.fonts.font(Size.SMALL))
        self.text.setAccessibleName(say("dialogs.problem.contents"))
        self.text.setTabChangesFocus(True)
        cursor = self.text.textCursor()
        cursor.setPosition(len(asked) + 1)
        self.text.setTextCursor(cursor)
        self.body.addWidget(self.text, 1)
        self.said = make_label(look, "", wrap=True, select=True)
        self.said.hide()
        self.body.addWidget(self.said)
        self.save_button, self.copy_button = QPushButton(), QPushButton()
        for at, (button, icon, words, act) in enumerate(
            (
                (self.save_button, "download-simple", say("dialogs.problem.save"), self._ask_place),
                (self.copy_button, "copy", say("button.copy_all"), self._copy),
            )
        ):
            set_icon_text(button, look.icons.icon(icon, "text"), words)
            button.setFont(look.fonts.font())
            button.setAutoDefault(False)
            button.clicked.connect(act)
            self.foot.insertWidget(at, button)
        self.text.setFocus()

    def save(self, path: Path) -> None:
        """Write what is shown, and say where."""
        try:
            path.write_text(self.text.toPlainText() + "\n", encoding="utf-8")
        except OSError as problem:
            detail = self._say_phrase(say_system(problem))
            self._say(self._look.say("dialogs.problem.unsaved", name=path.name, detail=detail))
        else:
            self._say(self._look.say("dialogs.problem.saved", name=path.name, folder=path.parent))

    def _ask_place(self) -> None:
        say = self._look.say
        name = say("dialogs.problem.file", day=f"{datetime.now():%Y-%m-%d}")  # noqa: DTZ005 - a name in local time
        choose_target(
            self,
            say("dialogs.problem.save"),
            self._folder / f"{name}.txt",
            f"{say('dialogs.problem')} (*.txt)",
            self.save,
        )

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._say(self._look.say("dialogs.problem.copied"))

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setAccessibleName(text)
        self.said.show()
