"""The menu of a chip: what the figure is, the forms it can be printed in, and what can be done with it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget, QWidgetAction

from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.text.chips import Chip
from briefing_app.ui.widgets.labels import make_label


class ChipMenu(QMenu):
    """A menu, so that arrows, Enter and Esc do in it what they do in every menu; it deletes itself."""

    form_chosen = Signal(str)
    plain_chosen = Signal()
    open_chosen = Signal()

    def __init__(
        self, look: Look, label: str, detail: str, forms: Mapping[str, str], chip: Chip, parent: QWidget
    ) -> None:
        """Make the menu.

        Args:
            look: Fonts and words.
            label: Of the figure.
            detail: Its date and source in one line.
            forms: The forms of a placeholder, each as it is printed; empty for an unknown figure.
            chip: What it is opened on.
            parent: The field.
        """
        super().__init__(parent)
        say = look.say
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFont(look.fonts.font())
        self.setAccessibleName(say.speak(label, detail))
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(12, 6, 12, 8)
        column.setSpacing(2)
        column.addWidget(make_label(look, label, bold=True))
        column.addWidget(make_label(look, detail, Size.SMALL, tone="quiet"))
        top = QWidgetAction(self)
        top.setDefaultWidget(head)
        top.setEnabled(False)
        self.addAction(top)
        self.addSeparator()
        group = QActionGroup(self)
        for form, printed in forms.items():
            action = self.addAction(printed.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(form == chip.placeholder.form)
            action.setToolTip(say(f"writing.chip.form.{form}"))
            action.setStatusTip(say(f"writing.chip.form.{form}"))
            action.triggered.connect(lambda _=False, form=form: self.form_chosen.emit(form))
            group.addAction(action)
        if forms:
            self.addSeparator()
            self.addAction(say("writing.chip.open")).triggered.connect(self.open_chosen)
        self.addAction(say("writing.chip.plain")).triggered.connect(self.plain_chosen)
