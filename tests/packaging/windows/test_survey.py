"""Wine's registry, read; what came and went; how it is said."""

from windows.survey import OWN_FILES, OWN_KEYS, Survey, read_registry
from windows.tried import Listing, describe

HIVE = r"""WINE REGISTRY Version 2
;; All keys relative to \\User\\S-1-5-21-0-0-0-1000

#arch=win64

[Software\\Classes\\.briefing] 1700000000 1
#time=1da1
@="HetaoBriefing.Library"
"Content Type"="application/x"

[Software\\Classes\\X\\shell\\open\\command] 1700000000
@="\"C:\\users\\\x9673\x5927\x6587 files\\a.exe\" \"%1\""
"Size"=dword:000000ff
"""


def test_keys_names_and_values_are_read() -> None:
    values = dict(read_registry(HIVE, "HKCU"))
    assert values["HKCU\\Software\\Classes\\.briefing [(default)]"] == "HetaoBriefing.Library"
    assert values["HKCU\\Software\\Classes\\.briefing [Content Type]"] == "application/x"
    command = values["HKCU\\Software\\Classes\\X\\shell\\open\\command [(default)]"]
    assert command == '"C:\\users\\陳大文 files\\a.exe" "%1"'
    assert values["HKCU\\Software\\Classes\\X\\shell\\open\\command [Size]"] == "dword:000000ff"


def test_a_survey_without_an_earlier_one_is_what_came_and_what_changed() -> None:
    before = Survey(frozenset({"a"}), frozenset({("K [x]", "1"), ("K [y]", "1")}))
    after = Survey(frozenset({"a", "b"}), frozenset({("K [x]", "2"), ("K [y]", "1")}))
    assert after.without(before) == Survey(frozenset({"b"}), frozenset({("K [x]", "2")}))


def test_what_is_ours_is_never_taken_for_what_windows_notes_by_itself() -> None:
    for file in (
        "users/陳大文 files/AppData/Local/Programs/Hetao Briefing/HetaoBriefing.exe",
        "users/陳大文 files/AppData/Local/Temp/left.tmp",
        "Program Files/Hetao Briefing/HetaoBriefing.exe",
    ):
        assert not OWN_FILES.match(file), file
    for key in (
        "HKCU\\Software\\Classes\\.briefing",
        "HKLM\\Software\\Classes\\.briefing",
        "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\Hetao Briefing",
        "HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Run",
    ):
        assert not OWN_KEYS.match(key), key
    assert OWN_KEYS.match("HKCU\\Software\\Wine\\Fonts")
    assert OWN_FILES.match("windows/system.ini")


def test_a_listing_counts_the_files_of_the_program_and_names_all_others() -> None:
    folder = "users/陳大文 files/AppData/Local/Programs/Hetao Briefing"
    files = {
        f"{folder}/",
        f"{folder}/a.exe",
        f"{folder}/_internal/",
        f"{folder}/_internal/b.dll",
        f"{folder}/_internal/c/d",
    }
    lines = describe(
        Survey(frozenset(files), frozenset({("HKCU\\Software\\X [Version]", "0.1.0"), ("HKCU\\Software\\X", "")}))
    )
    assert lines == [
        "%USERPROFILE%\\AppData\\Local\\Programs\\Hetao Briefing\\",
        "%USERPROFILE%\\AppData\\Local\\Programs\\Hetao Briefing\\a.exe",
        "%USERPROFILE%\\AppData\\Local\\Programs\\Hetao Briefing\\_internal\\ (2 files)",
        "HKCU\\Software\\X [Version] = 0.1.0",
    ]


def test_the_records_of_windows_installer_are_counted() -> None:
    user = "HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Installer"
    keys = {f"{user}\\UserData\\S-1\\Components\\{n} [x]" for n in range(3)} | {
        "HKCU\\Software\\Microsoft\\Installer\\P [a]"
    }
    lines = describe(Survey(frozenset(), frozenset((key, "") for key in keys)))
    assert lines == [
        "HKCU\\Software\\Microsoft\\Installer (1 records of Windows Installer)",
        f"{user} (3 records of Windows Installer)",
    ]


def test_an_empty_chapter_says_so() -> None:
    listing = Listing()
    listing.add("Left", [])
    assert listing.write() == "Left\n----\nnothing"
