"""What the window remembers, and what it does with nonsense."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QLocale

from briefing_app.model.language import Language
from briefing_app.ui.settings import Settings, system_language
from briefing_app.ui.theme import Appearance

pytestmark = pytest.mark.usefixtures("wardrobe")


def test_everything_is_remembered_across_starts(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.ini")
    settings.language = Language.HANS
    settings.appearance = Appearance.DARK
    settings.export_folder = tmp_path / "資料夾"
    settings.library = tmp_path / "library.briefing"
    settings.geometry = QByteArray(b"\x00\x01geometry")
    settings.set_splitter("facts", QByteArray(b"\x00\x02splitter"))
    settings.sync()
    again = Settings(tmp_path / "window.ini")
    assert again.language is Language.HANS
    assert again.appearance is Appearance.DARK
    assert again.export_folder == tmp_path / "資料夾"
    assert again.library == tmp_path / "library.briefing"
    assert again.geometry == QByteArray(b"\x00\x01geometry")
    assert again.splitter("facts") == QByteArray(b"\x00\x02splitter")


@pytest.mark.parametrize("text", ["", "[General]\nlanguage=klingon\nappearance=7\ngeometry=x\n", "\x00\x01 not an ini"])
def test_nonsense_counts_as_never_set(tmp_path: Path, text: str) -> None:
    (tmp_path / "window.ini").write_text(text, "utf-8")
    settings = Settings(tmp_path / "window.ini")
    assert settings.language is system_language(QLocale.system())
    assert settings.appearance is Appearance.SYSTEM
    assert settings.geometry.isEmpty()
    assert settings.library is None


def test_exports_of_a_portable_program_go_beside_it_whatever_letter_its_drive_has(tmp_path: Path) -> None:
    drive = tmp_path / "E"
    settings = Settings(drive / "Data" / "window.ini", exports=drive / "Exports")
    assert settings.export_folder == drive / "Exports"
    assert Settings(tmp_path / "window.ini").export_folder.name == "Hetao Briefing"  # in the documents
    (drive / "Exports" / "深圳").mkdir(parents=True)
    settings.export_folder = drive / "Exports" / "深圳"
    settings.sync()
    drive.rename(tmp_path / "F")
    again = Settings(tmp_path / "F" / "Data" / "window.ini", exports=tmp_path / "F" / "Exports")
    assert again.export_folder == tmp_path / "F" / "Exports" / "深圳"
    of_a_computer = tmp_path / "home"
    of_a_computer.mkdir()
    again.export_folder = of_a_computer
    assert again.export_folder == of_a_computer
    of_a_computer.rmdir()  # the next computer
    assert again.export_folder == tmp_path / "F" / "Exports"


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("en_GB", Language.EN),
        ("de_DE", Language.EN),
        ("zh_HK", Language.HANT),
        ("zh_TW", Language.HANT),
        ("zh_CN", Language.HANS),
        ("zh_SG", Language.HANS),
    ],
)
def test_the_first_start_speaks_the_language_of_the_system(name: str, language: Language) -> None:
    assert system_language(QLocale(name)) is language
