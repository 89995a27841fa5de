"""What can be done in the composer by name: the commands of its menus, and the menu of the outline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from briefing_app.model.block import CardBlock, ChartBlock, TableBlock
from briefing_app.model.figure import Release
from briefing_app.model.language import LANGUAGES, LocalText
from briefing_app.ui.actions import ENTRIES
from briefing_app.ui.composer.adding import Adding
from briefing_app.ui.composer.clipboard import write_blocks
from briefing_app.ui.composer.going import Going
from briefing_app.ui.composer.kinds import BUILDING, SECTION
from briefing_app.ui.composer.outline_pane import fill_kinds
from briefing_app.ui.composer.workbench import Workbench
from briefing_app.ui.lists.mime import write_items
from briefing_app.ui.pack_output import ask_for_pack
from briefing_app.ui.page import Commands
from briefing_app.ui.room import Where

_PAGES = ("properties", "versions")  # of the same briefing


class Doings:
    """Acts on what has the focus: the outline, or the drawer for copying."""

    def __init__(self, page: Workbench, adding: Adding, going: Going) -> None:
        self._page = page
        self._adding = adding
        self._going = going
        self._say = page.room.look.say

    # -- by name -----------------------------------------------------------------------------------------------------

    @property
    def commands(self) -> Commands:
        """What can be done now."""
        page = self._page
        if page.briefing is None:
            return {}
        view = page.preview.view
        commands: dict[str, Callable[[], object]] = {
            "new": partial(self._adding.insert, SECTION),
            "insert_section": partial(self._adding.insert, SECTION),
            "paste": self.paste,
            "select_all": self._select_all,
            "rename": self.rename,
            "find": page.find,
            "add_to_briefing": page.drawer.tab.add_chosen,
            "checks": page.show_checks,
            "next_finding": partial(page.checks.step, 1),
            "previous_finding": partial(page.checks.step, -1),
            "export": self.export,
            "print": self.print,
            "make_pack": self.make_pack,
            "content_language": page.next_language,
            "zoom_in": view.zoom_in,
            "zoom_out": view.zoom_out,
            "fit": view.fit_width,
            "save_version": self.save_version,
            "save_template": self.save_template,
            "archive": self.archive,
        }
        commands |= {f"insert_{name}": partial(self._adding.insert, name) for name in BUILDING}
        if view.pages is not None:
            commands["full_screen"] = page.preview.open_full_screen
        commands |= {name: partial(self.go, name) for name in _PAGES}
        chosen = page.chosen
        if chosen or self._in_drawer():
            commands["copy"] = self.copy
        if chosen:
            commands |= {
                "cut": self.cut,
                "duplicate": self.duplicate,
                "delete": self.delete,
                "move_up": lambda: page.acts.step(page.chosen, -1),
                "move_down": lambda: page.acts.step(page.chosen, 1),
                "move_section_up": lambda: page.acts.step_section(page.chosen, -1),
                "move_section_down": lambda: page.acts.step_section(page.chosen, 1),
            }
        return commands

    # -- the clipboard -----------------------------------------------------------------------------------------------

    def copy(self) -> bool:
        """Copy blocks whole, or from the drawer what is chosen there; False where there was nothing."""
        page = self._page
        if self._in_drawer():
            items = page.drawer.tab.chosen
            if not items or items[0].kind == "new":
                return False
            QGuiApplication.clipboard().setMimeData(write_items(items))
            page.room.notices.tell(self._say("composer.copied", n=len(items)))
            return True
        blocks = page.acts.find_blocks(page.chosen)
        if not blocks:
            return False
        titles = [row.title for each in blocks if (row := page.model.row_at(page.model.find(each.id))) is not None]
        QGuiApplication.clipboard().setMimeData(write_blocks(blocks, "\n".join(titles)))
        page.room.notices.tell(self._say("composer.copied", n=len(blocks)))
        return True

    def cut(self) -> None:
        """Copy and take out."""
        if not self._in_drawer() and self.copy():
            self.remove(tuple(each.id for each in self._page.acts.find_blocks(self._page.chosen)))

    def paste(self) -> None:
        """Place what the clipboard holds behind the cursor."""
        page = self._page
        data = _read_clipboard()
        if not page.acts.can_paste(data):
            page.room.notices.tell(self._say("composer.paste.nothing"))
            return
        page.show_new(page.acts.paste(data, self._adding.spot))

    # -- the outline -------------------------------------------------------------------------------------------------

    def rename(self) -> None:
        """Write over the title of the section, or of the briefing where no section is chosen."""
        if self._page.view.current is not None:
            self._page.view.rename()
        else:
            self._page.header.edit_title()

    def duplicate(self) -> None:
        """Copy what is chosen behind itself."""
        if not self._in_drawer():
            self._page.show_new(self._page.acts.duplicate(self._page.chosen))

    def delete(self) -> None:
        """Take out what is chosen; what stood behind it is chosen then."""
        if not self._in_drawer():
            self.remove(self._page.chosen)

    def set_release(self, release: Release) -> None:
        """Mark what has the cursor as internal or open."""
        page = self._page
        row = page.view.current
        if row is None:
            return
        if row.is_section:
            section = page.acts.section_of(row.id)
            if section is not None:
                page.acts.update_section(replace(section, release=release))
            return
        for block in page.acts.find_blocks([row.id]):
            page.acts.update_block(replace(block, release=release))

    def open_thing(self) -> None:
        """Work on the card, chart or table of the block with the cursor."""
        where = self._find_thing()
        if where is not None:
            self._page.room.navigator.go(where)

    def open_menu(self, place: QPoint) -> QMenu:
        """Everything that can be done with what is chosen."""
        page, say = self._page, self._say
        look = page.room.look
        menu = QMenu(page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(look.fonts.font())
        row = page.view.current if page.chosen else None
        if row is not None:
            if self._find_thing() is not None:
                menu.addAction(say("composer.menu.open"), self.open_thing)
            menu.addAction(say("composer.menu.settings"), lambda: page.open_settings())
            if row.is_section:
                self._add(menu, "rename", self.rename)
            menu.addSeparator()
            for id in ("cut", "copy"):
                self._add(menu, id, getattr(self, id))
        self._add(menu, "paste", self.paste).setEnabled(page.acts.can_paste(_read_clipboard()))
        if row is not None:
            self._add(menu, "duplicate", self.duplicate)
            self._add(menu, "delete", self.delete)
            menu.addSeparator()
            commands = self.commands
            for id in ("move_up", "move_down", "move_section_up", "move_section_down"):
                self._add(menu, id, commands[id])
            menu.addSeparator()
            internal = self._release_of_current() is Release.INTERNAL
            text = say("composer.menu.open_release" if internal else "composer.menu.internal")
            release = Release.OPEN if internal else Release.INTERNAL
            menu.addAction(look.icons.icon("lock-simple"), text, lambda: self.set_release(release))
        menu.addSeparator()
        menu.addAction(say("composer.menu.section"), lambda: self._adding.insert(SECTION))
        fill_kinds(menu.addMenu(say("composer.menu.block")), look, self._adding.insert)
        menu.popup(place)
        return menu

    # -- the briefing ------------------------------------------------------------------------------------------------

    def export(self) -> None:
        """Open the export dialog."""
        from briefing_app.ui.export.sheet import open_export  # only now: the composer opens sooner without it

        self._page.keep()
        page = self._page
        sheet = open_export(page.room, page.preview, page)
        if sheet is not None:
            sheet.go_to.connect(self._going.show_finding)

    def print(self) -> None:
        """Print what is previewed."""
        from briefing_app.ui.print.flow import open_print

        page = self._page
        page.keep()
        open_print(page.room, page.briefing, page.preview.choice, page.window())

    def make_pack(self) -> None:
        """Save the briefing as a pack for a colleague."""
        self._page.keep()
        ask_for_pack(self._page.room, self._page, self._page.acts.briefing_id)

    def go(self, page: str) -> None:
        """Go to another page of the same briefing: properties, versions."""
        self._page.keep()
        self._page.room.navigator.go(Where(page, self._page.acts.briefing_id))

    def save_version(self) -> None:
        """Keep the briefing as it is now, beside those kept before."""
        page = self._page
        page.keep()
        if page.room.attempt(lambda: page.room.core.versions.save_version(page.acts.briefing_id)) is not None:
            where = Where("versions", page.acts.briefing_id)
            see = partial(page.room.navigator.go, where)
            page.room.notices.tell(self._say("composer.version.saved"), self._say("composer.version.see"), see)

    def save_template(self) -> None:
        """Make a template of the briefing, under its own title, and offer to open it."""
        page = self._page
        page.keep()
        briefing = page.briefing
        if briefing is None:
            return
        catalogue = page.room.look.say.catalogue
        key = "composer.template.title"
        title = LocalText(
            *(catalogue.get(key, each, title=text) if (text := briefing.title.get(each)) else "" for each in LANGUAGES)
        )
        made = page.room.attempt(lambda: page.room.core.briefings.save_as_template(briefing.id, title))
        if made is not None:
            id = made.id
            page.room.notices.tell(
                self._say("composer.template.saved"),
                self._say("composer.open"),
                lambda: page.room.navigator.go(Where("composer", id)),
            )

    def archive(self) -> None:
        """Put the briefing away, or bring it back."""
        page = self._page
        page.keep()
        briefing = page.briefing
        if briefing is None:
            return
        away = not briefing.archived
        done = page.room.attempt(lambda: page.room.core.briefings.archive_briefing(briefing.id, archived=away))
        if done is not None:
            page.room.notices.tell(self._say("composer.archived" if away else "composer.unarchived"))
            if away:
                self._going.leave()

    # -- inside ------------------------------------------------------------------------------------------------------

    def _add(self, menu: QMenu, id: str, act: Callable[[], object]) -> QAction:
        """An entry of the table of actions, with its words and keys."""
        entry = next(each for each in ENTRIES if each.id == id)
        action = menu.addAction(self._say(f"menu.{id}"), lambda: act())
        if entry.keys:
            action.setShortcut(QKeySequence(entry.keys[0]))
            action.setShortcutVisibleInContextMenu(True)
        return action

    def _select_all(self) -> None:
        (self._page.drawer.tab.list if self._in_drawer() else self._page.view).selectAll()

    def remove(self, ids: tuple[str, ...]) -> None:
        """Take things out; what stood behind them is chosen then."""
        page = self._page
        if page.acts.remove(ids):
            page.view.choose(page.touched)
            page.room.notices.tell(self._say("composer.removed", n=len(ids)))

    def _in_drawer(self) -> bool:
        focus: QWidget | None = self._page.window().focusWidget()  # the one that had it before a menu opened
        return False if focus is None else self._page.drawer.isAncestorOf(focus)

    def _find_thing(self) -> Where | None:
        row = self._page.view.current
        block = next(iter(self._page.acts.find_blocks([row.id])), None) if row and not row.is_section else None
        find = self._page.room.navigator.find_page_of
        if isinstance(block, CardBlock):
            return find("card", block.card_id)
        if isinstance(block, ChartBlock):
            return find("chart", block.chart_id)
        return find("dataset", block.dataset_id) if isinstance(block, TableBlock) else None

    def _release_of_current(self) -> Release:
        row = self._page.view.current
        if row is None:
            return Release.OPEN
        section = self._page.acts.section_of(row.id) if row.is_section else None
        block = next(iter(self._page.acts.find_blocks([row.id])), None)
        return section.release if section else block.release if block else Release.OPEN


def _read_clipboard() -> QMimeData:
    """What the clipboard holds; where it is empty, Qt may give nothing at all."""
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return QMimeData() if data is None else data
