"""Settings of a table: which dataset, which of its columns and in which order, and its title."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing_app.model.block import TableBlock
from briefing_app.model.chart import Dataset
from briefing_app.model.language import Language
from briefing_app.ui.composer.acts import OutlineActs
from briefing_app.ui.composer.inspector.form import BlockForm
from briefing_app.ui.fonts import Size
from briefing_app.ui.room import Room
from briefing_app.ui.text.choice_field import ChoiceField
from briefing_app.ui.widgets.check_box import CheckBox
from briefing_app.ui.widgets.labels import make_label


class TableForm(BlockForm[TableBlock]):
    """Dataset, columns, title."""

    def __init__(self, room: Room, acts: OutlineActs, id: str, language: Language) -> None:
        super().__init__(room, acts, id, language)
        datasets = sorted(
            ((each.dataset.id, each.dataset.title.best(language)[0]) for each in room.core.tables.list_tables()),
            key=lambda pair: pair[1].casefold(),
        )
        self.dataset: ChoiceField[str] = ChoiceField(
            room,
            self.say("composer.field.dataset"),
            datasets,
            lambda: self.block.dataset_id,
            lambda id: self.change(dataset_id=id, columns=()),
        )
        self.add(self.dataset)
        self.add(make_label(room.look, self.say("composer.field.columns"), Size.SMALL, tone="quiet"))
        self._holder = QWidget()
        self._boxes = QVBoxLayout(self._holder)
        self._boxes.setContentsMargins(0, 0, 0, 0)
        self._boxes.setSpacing(2)
        self.columns: dict[str, CheckBox] = {}
        self.add(self._holder)
        self.title = self.add_text("composer.field.title", "title")
        self._shown: tuple[str, ...] = ()
        self.follow()

    def follow(self) -> None:
        """The columns of the dataset as it is now, those printed ticked."""
        dataset = self._find()
        keys = tuple(each.key for each in dataset.columns) if dataset else ()
        if (self.block.dataset_id, *keys) != self._shown:
            self._shown = (self.block.dataset_id, *keys)
            self._build(dataset)
        printed = self.block.columns or keys
        for key, box in self.columns.items():
            box.setChecked(key in printed)

    def _build(self, dataset: Dataset | None) -> None:
        for box in self.columns.values():
            box.setParent(None)
            box.deleteLater()
        self.columns = {}
        for column in dataset.columns if dataset else ():
            text, shown = column.label.best(self.language)
            box = CheckBox(self.room.look, text or column.key, language=shown)
            box.clicked.connect(self._tick)
            self.columns[column.key] = box
            self._boxes.addWidget(box)

    def _tick(self) -> None:
        """Keep the ticked columns in the order of the dataset; all of them is no choice, and none cannot be printed."""
        keys = tuple(key for key, box in self.columns.items() if box.isChecked())
        columns = () if len(keys) == len(self.columns) else keys
        if keys:
            self.room.attempt(lambda: self.change(columns=columns))
        self.follow()

    def _find(self) -> Dataset | None:
        return next((each.dataset for each in self.room.core.tables.list_tables([self.block.dataset_id])), None)
