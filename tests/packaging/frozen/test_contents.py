"""What goes into the frozen program: the languages, plugins and data it uses, and nothing that may not be shipped."""

import pytest
from pyinstaller.contents import TOLD_VERSIONS, keep

from briefing_app.cli import doctor
from briefing_app.ui.shell import problem_text


@pytest.mark.parametrize(
    "path",
    [
        "briefing_app/_bundle/db/starter/manifest.json",
        "briefing_app/_bundle/resources/fonts/NotoSansHK-Regular.ttf",
        "babel/locale-data/root.dat",
        "babel/locale-data/zh_Hant_HK.dat",
        "babel/locale-data/en_GB.dat",
        "babel/global.dat",
        "pyphen/dictionaries/hyph_en_GB.dic",
        "opencc/clib/share/opencc/s2hk.json",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/translations/qtbase_zh_TW.qm",
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "PySide6/Qt/lib/libQt6Network.so.6",
        "libxcb-cursor.so.0",
        "libglib-2.0.so.0",
        "matplotlib/mpl-data/matplotlibrc",
    ],
)
def test_what_the_program_uses_is_kept(path: str) -> None:
    assert keep(path, "linux")


@pytest.mark.parametrize(
    "path",
    [
        "briefing_app/_bundle/db/released/1.briefing",
        "babel/locale-data/de.dat",
        "babel/locale-data/zh_Latn.dat",
        "pyphen/dictionaries/hyph_de_DE.dic",
        "opencc/clib/bin/opencc",
        "opencc/clib/lib64/libopencc.a",
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/sqldrivers/libqsqlite.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/lib/libQt6VirtualKeyboard.so.6",
        "libQt6Qml.so.6",
        "libgtk-3.so.0",
        "libcairo.so.2",
        "matplotlib/mpl-data/sample_data/goog.npz",
        "reportlab/fonts/VeraBd.ttf",
    ],
)
def test_what_is_of_no_use_or_not_ours_to_ship_is_left_out(path: str) -> None:
    assert not keep(path, "linux")


def test_paths_of_windows_are_judged_alike() -> None:
    assert keep(r"PySide6\plugins\platforms\qwindows.dll", "win32")
    assert keep(r"PySide6\translations\qtbase_zh_CN.qm", "win32")
    assert not keep(r"PySide6\translations\qtbase_fr.qm", "win32")
    assert not keep(r"PySide6\opengl32sw.dll", "win32")
    assert not keep(r"PySide6\plugins\sqldrivers\qsqlite.dll", "win32")


def test_libraries_of_the_building_machine_are_only_left_out_where_they_are_its() -> None:
    assert not keep("libcups.so.2", "linux")
    assert keep("libcups.2.dylib", "darwin")


def test_every_version_that_the_program_says_goes_along() -> None:
    assert {*doctor._LIBRARIES, *problem_text._LIBRARIES} == set(TOLD_VERSIONS)
