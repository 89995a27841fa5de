"""One composer for a file of tests, each with a briefing of its own in it."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QStackedWidget

from briefing_app.model.block import AnyBlock, CardBlock, ChartBlock, PointsBlock, TextBlock
from briefing_app.model.briefing import Briefing, Section
from briefing_app.model.language import Language, LocalText
from briefing_app.paths import resources_dir
from briefing_app.ui.appearance import Wardrobe
from briefing_app.ui.composer.page import ComposerPage
from briefing_app.ui.errors import Sentences
from briefing_app.ui.jobs.service import RenderService
from briefing_app.ui.notices import Notice, Notices
from briefing_app.ui.qt_workspace import QtWorkspace
from briefing_app.ui.room import Room, Where
from briefing_app.ui.settings import Settings
from briefing_app.ui.theme import Appearance
from briefing_app.workspace import Workspace
from tests.ui.conftest import clear_deferred, open_workspace


@dataclass
class Remembering:
    """A navigator that notes where one wanted to go."""

    went: list[Where] = field(default_factory=list)

    def go(self, where: Where) -> None:
        self.went.append(where)

    def back(self) -> None:
        self.went.append(Where("back"))

    def find_page_of(self, kind: str, id: str) -> Where | None:
        return Where(kind, id)


@dataclass
class Desk:
    """The composer in a window, and hands for what is in it."""

    room: Room
    page: ComposerPage
    went: list[Where]
    told: list[Notice] = field(default_factory=list)

    @property
    def core(self) -> Workspace:
        return self.room.core

    @property
    def briefing(self) -> Briefing:
        return self.core.library.get_briefing(self.page.acts.briefing_id)

    @property
    def shape(self) -> list[tuple[str, list[str]]]:
        """Sections and blocks by their names: a section by its title, a block by what it was given by `make`."""
        return [(each.title.en, [name_of(block) for block in each.blocks]) for each in self.briefing.sections]

    def id_of(self, name: str) -> str:
        """The id of a section or block by its name."""
        for section in self.briefing.sections:
            if section.title.en == name:
                return section.id
            for block in section.blocks:
                if name_of(block) == name:
                    return block.id
        raise LookupError(name)

    def ids_of(self, names: str) -> list[str]:
        return [self.id_of(name) for name in names]

    def make(self, *sections: tuple[str, str]) -> None:
        """Open a new briefing: titles of sections, each with the names of its text blocks, a letter each."""
        made = self.core.briefings.add_briefing(LocalText("Visit", "訪問", "访问"))
        for title, blocks in sections:
            section = self.core.briefings.add_section(made.id, LocalText(title, f"{title}章", f"{title}节"))
            self.core.briefings.add_blocks(section.id, [text_block(name) for name in blocks])
        self.went.clear()
        self.told.clear()
        self.page.show_at(Where("composer", made.id))
        self.page.view.executeDelayedItemsLayout()
        QApplication.processEvents()

    def shown(self) -> list[tuple[str, list[str]]]:
        """What the outline shows, as `shape`."""
        model = self.page.model
        sections = [model.index(at, 0) for at in range(model.rowCount())]
        return [
            (str(each.data()), [str(model.index(at, 0, each).data()) for at in range(model.rowCount(each))])
            for each in sections
        ]

    def chosen(self) -> set[str]:
        """The names of what is chosen."""
        names = {each.id: each.title.en for each in self.briefing.sections}
        names |= {each.id: name_of(each) for each in self.briefing.blocks}
        return {names[id] for id in self.page.chosen}

    def do(self, id: str) -> None:
        """What the window does for an entry of its menus."""
        command = self.page.commands[id]
        command()


def text_block(name: str) -> TextBlock:
    return TextBlock(id="", text=LocalText(name, name, name))


def name_of(block: AnyBlock) -> str:
    match block:
        case TextBlock():
            return block.text.en or "text"
        case PointsBlock():
            return "points"
        case CardBlock():
            return block.card_id
        case ChartBlock():
            return block.chart_id
    return type(block).__name__


def section_of(desk: Desk, name: str) -> Section:
    return next(each for each in desk.briefing.sections if each.title.en == name)


@pytest.fixture(scope="module")
def composer(wardrobe: Wardrobe, starter: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """In English, light."""
    folder = tmp_path_factory.mktemp("composer")
    look = wardrobe.look(Language.EN, Appearance.LIGHT)
    workspace = QtWorkspace(open_workspace)
    workspace.open(Path(shutil.copy(starter, folder / "library.briefing")))
    sentences = Sentences(look.say, lambda: wardrobe.catalogue("errors"))
    service = RenderService(resources_dir(), processes=False, parent=workspace)
    settings = Settings(folder / "window.ini")
    settings.content_language = Language.EN
    notices, navigator = Notices(sentences, workspace), Remembering()
    room = Room(look, workspace, service, sentences, settings, notices, navigator, wardrobe)
    first = next(each for each in room.core.library.list_briefings() if not each.template)
    window = QStackedWidget()
    window.setFont(look.fonts.font())
    page = ComposerPage(room, Where("composer", first.id))
    desk = Desk(room, page, navigator.went)
    notices.told.connect(desk.told.append)
    notices.warned.connect(desk.told.append)
    window.addWidget(page)
    window.resize(1356, 820)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    yield desk
    page.close_page()
    service.close()  # its thread must not answer an object that is gone
    window.close()
    window.deleteLater()
    clear_deferred()
    workspace.close()
    workspace.deleteLater()
    clear_deferred()


@pytest.fixture
def desk(composer: Desk) -> Desk:
    """With two sections of text blocks: A with a, b, c, d; B with e, f; C is empty."""
    composer.make(("A", "abcd"), ("B", "ef"), ("C", ""))
    composer.page.view.setFocus()
    return composer
