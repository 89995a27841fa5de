"""Asking for files leaves nothing behind: Qt would note the folders for all its programs, outside of ours."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefing_app.ui.files import choose_file, choose_folder, choose_target, remove_empty_keys
from tests.ui.conftest import clear_deferred

NATIVE, USER = QSettings.Format.NativeFormat, QSettings.Scope.UserScope


class Registry(ModuleType):
    """What is asked of `winreg`, over keys of a person: each with the number of its values."""

    HKEY_CURRENT_USER = object()

    def __init__(self, **values: int) -> None:
        super().__init__("winreg")
        self.values = {name.replace("__", "\\"): number for name, number in values.items()}

    @contextmanager
    def OpenKey(self, hive: object, name: str) -> Iterator[str]:  # noqa: N802 - winreg's name
        assert hive is self.HKEY_CURRENT_USER
        if name not in self.values:
            raise FileNotFoundError(2, "The system cannot find the file specified")
        yield name

    def QueryInfoKey(self, name: str) -> tuple[int, int, int]:  # noqa: N802 - winreg's name
        inner = [each for each in self.values if each.rpartition("\\")[0] == name]
        return len(inner), self.values[name], 0

    def DeleteKey(self, hive: object, name: str) -> None:  # noqa: N802 - winreg's name
        assert hive is self.HKEY_CURRENT_USER
        del self.values[name]


@pytest.mark.parametrize(
    ("there", "left"),
    [
        ({"Software__QtProject": 0, "Software__QtProject__OrganizationDefaults": 0}, {}),
        ({"Software__QtProject": 0}, {}),  # nothing was noted; the key above it is as empty
        ({}, {}),
        (
            {"Software__QtProject": 1, "Software__QtProject__OrganizationDefaults": 0},
            {"Software\\QtProject": 1},  # a value of another program
        ),
        (
            {"Software__QtProject": 0, "Software__QtProject__OrganizationDefaults": 2},
            {"Software\\QtProject": 0, "Software\\QtProject\\OrganizationDefaults": 2},
        ),
        (
            {"Software__QtProject": 0, "Software__QtProject__OrganizationDefaults": 0, "Software__QtProject__Else": 1},
            {"Software\\QtProject": 0, "Software\\QtProject\\Else": 1},
        ),
    ],
)
def test_on_windows_keys_that_qt_left_empty_go(there: dict[str, int], left: dict[str, int]) -> None:
    registry = Registry(Software=0, **there)
    remove_empty_keys("Software\\QtProject\\OrganizationDefaults", registry)
    assert registry.values == {"Software": 0} | left


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    """The file in which Qt notes what dialogs showed, in a place of the test's own."""
    before = Path(QSettings(USER, "QtProject").fileName()).parent
    QSettings.setPath(NATIVE, USER, str(tmp_path / "config"))
    file = Path(QSettings(USER, "QtProject").fileName())
    assert file.is_relative_to(tmp_path)
    yield file
    QSettings.setPath(NATIVE, USER, str(before))


def ask_and_choose(qtbot: QtBot, folder: Path) -> list[Path]:
    """Choose in each of the three dialogs."""
    parent = QWidget()
    qtbot.addWidget(parent)
    chosen: list[Path] = []
    (folder / "a.txt").touch()
    dialogs = (
        choose_file(parent, "File", folder, "All (*)", chosen.append),
        choose_folder(parent, "Folder", folder, chosen.append),
        choose_target(parent, "Target", folder / "b.txt", "Text (*.txt)", chosen.append),
    )
    for dialog, name in zip(dialogs, ("a.txt", "", "b.txt"), strict=True):
        dialog.selectFile(str(folder / name))
        dialog.accept()
        clear_deferred()
    return chosen


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_dialog_tells_nobody_what_was_chosen(qtbot: QtBot, memory: Path, tmp_path: Path) -> None:
    folder = tmp_path / "陳大文"
    folder.mkdir()
    assert ask_and_choose(qtbot, folder) == [folder / "a.txt", folder, folder / "b.txt"]
    assert not memory.exists()
    assert list(memory.parent.iterdir()) == []


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_what_other_programs_noted_stays(qtbot: QtBot, memory: Path, tmp_path: Path) -> None:
    others = QSettings(USER, "QtProject")
    others.setValue("FileDialog/lastVisited", "file:///theirs")
    others.setValue("FileDialog/history", ["file:///theirs", "file:///more"])
    others.setValue("Other/key", "5")
    others.sync()
    before = memory.read_text("utf-8")
    folder = tmp_path / "ours"
    folder.mkdir()
    assert len(ask_and_choose(qtbot, folder)) == 3
    assert sorted(memory.read_text("utf-8").splitlines()) == sorted(before.splitlines())
