"""Menus and keys that pages of the guide name are those of the program."""

import re

import pytest
from PySide6.QtGui import QKeySequence

from briefing_app.model.language import LANGUAGES, Language
from briefing_app.ui.actions import ENTRIES, Entry
from tests.workspace.guide.test_pages import read_files

pytestmark = pytest.mark.usefixtures("qapp")  # without, Qt does not know the keys of the system
OF_QT = {"Tab", "Esc", "Shift"}  # keys that mean what they mean in every program


def find_entry(steps: list[str]) -> Entry | None:
    """The entry of the menus to which these steps lead."""
    for entry in ENTRIES:
        inner = entry.group or entry.submenu
        if steps == [entry.menu, *([inner] if inner else []), entry.id]:
            return entry
    return None


@pytest.mark.parametrize("language", LANGUAGES)
def test_menus_and_keys_that_pages_name_are_those_of_the_program(language: Language) -> None:
    keys = {QKeySequence(key).toString() for entry in ENTRIES for key in entry.keys}
    for name, text in read_files(language).items():
        for menu in re.findall(r"\{menu\.([^}]+)\}", text):
            steps = menu.split(".")
            assert find_entry(steps) is not None or steps == ["help"], (name, menu)
        for key in re.findall(r"\{keys\.([^}]+)\}", text):
            assert key in keys | OF_QT, (name, key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_keys_beside_a_menu_are_those_of_its_entry(language: Language) -> None:
    found = 0
    for name, text in read_files(language).items():
        for menu, key in re.findall(r"\{menu\.([^}]+)\} ?[(（]\{keys\.([^}]+)\}[)）]", text):
            entry = find_entry(menu.split("."))
            assert entry is not None
            assert key in {QKeySequence(each).toString() for each in entry.keys}, (name, menu)
            found += 1
    assert found >= 6
