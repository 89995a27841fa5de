"""The page for IT says what the installer does: its own list of switches and the manuals are compared with it."""

import re
from pathlib import Path

import pytest

from briefing_app import paths
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.paths import resources_dir
from briefing_app.workspace.guide.pages import name_folder

ROOT = Path(__file__).parents[3]


@pytest.fixture(params=LANGUAGES, ids=[each.value for each in LANGUAGES])
def page(request: pytest.FixtureRequest) -> str:
    language: Language = request.param
    return (resources_dir() / "help" / name_folder(language) / "12-it.md").read_text("utf-8")


def test_every_switch_and_exit_status_of_the_installer_is_there(page: str) -> None:
    lines = (ROOT / "packaging" / "windows" / "installer.nsi").read_text("utf-8").split("\n\n", 1)[0]
    switches = re.findall(r"^;   (/[A-Z]+=?)", lines, re.MULTILINE)
    assert switches == ["/S", "/D=", "/DESKTOP", "/LOG=", "/LANG="]
    assert [each for each in switches if f"`{each}" not in page] == []
    languages = re.findall(r"\b(1033|1028|2052)\b", lines)
    assert [each for each in languages if each not in page] == []
    told = lines[lines.index("Exit status:") : lines.index("For the uninstaller")]
    statuses = set(re.findall(r"\b(\d) ", told))
    assert len(statuses) == 8
    said = next(line for line in page.replace("\n", " ").split("| `/LANG=N` |")[1].split("|") if "MSI" in line)
    assert statuses <= set(re.findall(r"(?<![\d`])(\d)(?!\d)", said))


def test_how_windows_shows_what_the_command_says_is_there(page: str) -> None:
    check = page[page.rindex("\n## ") :]
    assert "`HetaoBriefing.exe doctor | more`" in check
    assert '`start /wait "" HetaoBriefing.exe doctor`' in check
    assert "`%errorlevel%`" in check


def test_every_folder_and_key_of_the_manual_is_there(page: str) -> None:
    manual = (ROOT / "packaging" / "windows" / "README.md").read_text("utf-8")
    for each in (
        r"%LOCALAPPDATA%\Programs\Hetao Briefing", r"HKCU\Software\Hetao Briefing", r"HKCU\Software\Classes",
        r"%LOCALAPPDATA%\Hetao Briefing", "uninstall.exe", "INSTALLDIR=", "msiexec /i", "msiexec /x",
    ):  # fmt: skip
        assert each in manual, each
        assert each in page, each


def test_every_name_by_which_the_program_finds_its_places_is_there(page: str) -> None:
    names = (
        paths.LIBRARY_VARIABLE, paths.DATA_VARIABLE, paths.PORTABLE_MARK, paths.PORTABLE_FOLDER, paths.LIBRARY_FILE,
        paths.SETTINGS_FILE, "--library ", "--data-folder ", "/opt/hetao-briefing", "XDG_DATA_HOME",
        "~/Library/Application Support/Hetao Briefing", "CurrentUserHomeDirectory", "install.sh --remove",
    )  # fmt: skip
    assert [each for each in names if each not in page] == []
    manual = (ROOT / "docs" / "where-things-lie.md").read_text("utf-8")
    table = re.findall(r"^\| `(\w+)/", manual, re.MULTILINE)
    assert table == ["Backups", "Drawing", "Logs"]
    assert [each for each in table if each not in page] == []
