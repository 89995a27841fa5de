"""The choice of a dataset for a table, where there are more than a menu can hold: a list with a search."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from briefing_app.model.chart import Dataset
from briefing_app.model.language import Language
from briefing_app.ui.dialogs.sheet import SheetDialog
from briefing_app.ui.lists.delegate import Shape
from briefing_app.ui.lists.rows import Row
from briefing_app.ui.lists.view import RowList
from briefing_app.ui.look import Look
from briefing_app.ui.widgets.labels import make_label
from briefing_app.ui.widgets.search_field import SearchField


class DatasetPicker(SheetDialog):
    """Finds by words of the title in any language; a click or Enter chooses and closes."""

    picked = Signal(str)  # id

    def __init__(self, look: Look, datasets: Sequence[Dataset], language: Language, parent: QWidget) -> None:
        super().__init__(look, look.say("composer.table.choose"), parent)
        self._rows = [
            (" ".join(text for _, text in each.title).casefold(), _make_row(each, language, look.say.pause))
            for each in sorted(datasets, key=lambda each: each.title.best(language)[0].casefold())
        ]
        say = look.say
        self.field = SearchField(look, say("composer.table.search"), say("composer.table.search"))
        self.list = RowList(look, say("composer.table.choose"), Shape(title_lines=1, detail=False), moving=False)
        self.nothing = make_label(look, say("composer.table.nothing"), tone="quiet", wrap=True)
        for widget in (self.field, self.list, self.nothing):
            self.body.addWidget(widget, 1 if widget is self.list else 0)
        self.field.searched.connect(self._search)
        self.field.left.connect(self._enter_list)
        self.list.chosen.connect(self._pick)
        self._search()
        self.field.setFocus()
        self.close_button.setAutoDefault(False)  # Enter goes from the field to the list

    def _search(self) -> None:
        words = self.field.text().casefold().split()
        self.list.rows.set_rows([row for text, row in self._rows if all(word in text for word in words)])
        found = bool(self.list.rows.rows)
        self.list.setVisible(found)
        self.nothing.setVisible(not found)
        if found:
            self.list.setCurrentIndex(self.list.rows.index(0))

    def _enter_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _pick(self, row: Row) -> None:
        self.picked.emit(row.id)
        self.accept()


def _make_row(dataset: Dataset, language: Language, pause: str) -> Row:
    title, shown = dataset.title.best(language)
    columns = (column.label.best(language)[0] for column in dataset.columns)
    text = " · ".join(each for each in columns if each)
    return Row("dataset", dataset.id, "table", title, text=text, language=shown, pause=pause)
