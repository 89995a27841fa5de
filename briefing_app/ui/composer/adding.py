"""What comes new into the outline: things of the library, sections, empty blocks, pictures and tables."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from briefing_app.model.block import TableBlock
from briefing_app.ui.composer.acts import Spot
from briefing_app.ui.composer.dataset_picker import DatasetPicker
from briefing_app.ui.composer.kinds import SECTION
from briefing_app.ui.composer.picture_file import read_picture
from briefing_app.ui.composer.workbench import Workbench
from briefing_app.ui.files import choose_file
from briefing_app.ui.lists.mime import Item

_PICTURES = "*.png *.jpg *.jpeg"
MOST_IN_MENU = 15  # datasets in a menu; of more one searches


class Adding:
    """Puts things behind the cursor of the outline, and chooses what it has put there."""

    def __init__(self, page: Workbench) -> None:
        self._page = page
        self._say = page.room.look.say

    @property
    def spot(self) -> Spot:
        """Behind the cursor."""
        row = self._page.view.current
        return self._page.acts.spot_after(row.id if row else "")

    def add_items(self, items: Sequence[Item]) -> bool:
        """Put things behind the cursor, as one step, and say so; False if none was taken."""
        return self._page.show_new(self._page.acts.add_items(items, self.spot))

    def insert(self, name: str) -> None:
        """Add something new of a kind; a section or an empty block is written at once."""
        page = self._page
        row = page.view.current
        if name == SECTION:
            section = page.acts.section_of(row.id) if row else None
            briefing = page.acts.briefing
            if briefing is None:
                return
            at = briefing.sections.index(section) + 1 if section in briefing.sections else len(briefing.sections)
            if page.show_new(page.acts.add_section(at)):
                page.view.rename()
        elif self.add_items([Item("new", name)]) and name != "page_break":
            page.open_settings()

    # -- what has to be chosen first ---------------------------------------------------------------------------------

    def choose_first(self, kind: str, spot: Spot) -> None:
        """Ask for the picture or dataset of a new block, and place the block then."""
        if kind == "picture":
            title = self._say("composer.picture.choose")
            kinds = f"{self._say('composer.picture.kinds')} ({_PICTURES})"
            folder = self._page.room.settings.export_folder
            choose_file(self._page, title, folder, kinds, lambda path: self.add_picture(path, spot))
        else:
            self._ask_dataset(spot)

    def add_picture(self, path: Path, spot: Spot) -> None:
        """Take a picture into the library and place it."""
        page = self._page
        data = read_picture(page.room, path)
        if data is not None and page.show_new(page.acts.add_picture(data, path.name, spot)):
            page.open_settings()

    def _ask_dataset(self, spot: Spot) -> None:
        page = self._page
        datasets = [each.dataset for each in page.room.core.tables.list_tables()]
        if len(datasets) > MOST_IN_MENU:
            picker = DatasetPicker(page.room.look, datasets, page.language, page.window())
            picker.picked.connect(lambda id: self._place(id, spot))
            picker.open()
            return
        menu = QMenu(page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(page.room.look.fonts.font())
        if not datasets:
            menu.addAction(self._say("composer.table.none")).setEnabled(False)
        for each in sorted(datasets, key=lambda each: each.title.best(page.language)[0].casefold()):
            action = menu.addAction(each.title.best(page.language)[0].replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, id=each.id: self._place(id, spot))
        place = page.outline.block.mapToGlobal(QPoint(0, page.outline.block.height()))
        menu.popup(place if page.outline.block.isVisible() else QCursor.pos())

    def _place(self, dataset_id: str, spot: Spot) -> None:
        page = self._page
        if page.show_new(page.acts.add_blocks([TableBlock(id="", dataset_id=dataset_id)], spot)):
            page.open_settings()
