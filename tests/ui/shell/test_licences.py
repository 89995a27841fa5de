"""Help ▸ Licences shows what the program carries: in a frozen one all of it, otherwise fonts and icons."""

import re
import tomllib
from pathlib import Path

import pytest
from evidence.notices import LICENCES, NOTICES
from evidence.works import read_table
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefing_app.model.language import Language
from briefing_app.paths import resources_dir
from briefing_app.ui.appearance import Wardrobe
from briefing_app.ui.dialogs.show import show_licences
from briefing_app.ui.look import Look
from briefing_app.ui.theme import Appearance
from tests.repo.scripts import ROOT


def read_dialog(look: Look, resources: Path, qtbot: QtBot) -> str:
    parent = QWidget()
    qtbot.addWidget(parent)
    return show_licences(look, resources, parent).details.toPlainText()


def test_a_checkout_shows_the_texts_of_what_it_carries_itself(look: Look, qtbot: QtBot) -> None:
    shown = read_dialog(look, resources_dir(), qtbot)
    assert shown.startswith(look.say("dialogs.licences.list"))
    assert shown.count("SIL OPEN FONT LICENSE") >= 6
    assert "Phosphor" in shown
    assert look.say("dialogs.licences.carried") not in shown


def test_a_frozen_program_shows_its_notices(look: Look, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / LICENCES).mkdir()
    (tmp_path / LICENCES / NOTICES).write_text("You may replace Qt thus.\n", encoding="utf-8")
    shown = read_dialog(look, tmp_path, qtbot)
    assert [shown.index(part) for part in (look.say("dialogs.licences.carried"), "You may replace Qt thus.")] == sorted(
        [shown.index(look.say("dialogs.licences.carried")), shown.index("You may replace Qt thus.")]
    )
    assert shown.startswith(look.say("dialogs.licences.list"))


@pytest.mark.parametrize("language", Language)
def test_the_short_list_names_every_library_the_program_asks_for(wardrobe: Wardrobe, language: Language) -> None:
    listed = wardrobe.look(language, Appearance.LIGHT).say("dialogs.licences.list").lower()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {re.split(r"[<>=;~! ]", each)[0].lower() for each in project["dependencies"]}
    names = {"pyside6-essentials": "pyside6"}
    assert [each for each in sorted(asked) if names.get(each, each) not in listed] == []
    carried = [
        each.name
        for each in read_table().works
        if each.name in ("Qt", "PDFium", "QPDF", "HarfBuzz", "libxml2", "SQLite")
    ]
    assert [name for name in carried if name.lower() not in listed] == []
