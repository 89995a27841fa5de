"""Files from outside: a double click, a second start, macOS; libraries open, packs are offered, tables are shown."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.model.language import Language
from briefing_app.paths import db_dir
from briefing_app.ui.first_start.page import FirstStart
from briefing_app.ui.first_start.ways import FirstWays
from briefing_app.ui.shell.instances import Held, Instances
from briefing_app.ui.shell.state_page import StatePage
from briefing_app.ui.window import MainWindow
from tests.formats.sample import make_document, make_png, save_parts
from tests.repo.scripts import ROOT
from tests.store.newer import add_step
from tests.ui.conftest import LONG
from tests.ui.hands import click
from tests.ui.shell.places import Begin, front, put

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

HAND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from briefing_app.ui.shell.instances import Instances
application = QCoreApplication([])
files = [Path(each) for each in sys.argv[2:]]
print(Instances().claim(Path(sys.argv[1]), files=files).held.value, flush=True)
"""
ASKED = """
import sys
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFileOpenEvent
from briefing_app.ui.shell.application import Application
application = Application([])
application.file_asked.connect(lambda path: print(path.as_posix(), flush=True))
QCoreApplication.sendEvent(application, QFileOpenEvent(sys.argv[1]))
QCoreApplication.sendEvent(application, QFileOpenEvent(""))
"""


@pytest.fixture
def own(starter: Path, tmp_path: Path) -> Path:
    """The usual library of the program."""
    return put(starter, tmp_path / "data" / "library.briefing")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = save_parts(make_document(make_png(20, 20)), tmp_path / "parts")
    made = shutil.make_archive(str(tmp_path / "資料包 pack"), "zip", folder)
    return Path(made).rename(tmp_path / "資料包 pack.hbpack")


def count(window: MainWindow) -> int:
    return window.workspace.core.library.count("card")


def test_a_double_clicked_library_is_open_this_once(begin: Begin, own: Path, starter: Path, tmp_path: Path) -> None:
    guest = put(starter, tmp_path / "mail" / "來自同事 theirs.briefing")
    window = begin([guest])
    assert window.library_path == guest
    assert window.page is not None
    assert window.message == f"“來自同事 theirs” is open for now; the next start opens “{own}” again."
    assert not (guest.parent / "window.ini").exists()
    window.close()
    assert begin().library_path == own


def test_a_double_clicked_library_that_is_gone_is_refused(begin: Begin, own: Path, tmp_path: Path) -> None:
    window = begin([tmp_path / "gone.briefing"])
    page = front(window)
    assert isinstance(page, StatePage)
    assert "gone.briefing" in page.sentence
    assert not (tmp_path / "gone.briefing").exists()
    assert own.exists()


def test_a_pack_is_offered_and_imported_when_that_is_wanted(qtbot: QtBot, begin: Begin, own: Path, pack: Path) -> None:
    window = begin([pack])
    assert window.library_path == own
    before = count(window)
    assert window.info.text == "Import “資料包 pack.hbpack” into the library “library”? It can be undone."
    assert window.info.button.text() == "Import"
    click(window.info.button)
    qtbot.waitUntil(lambda: count(window) > before, timeout=LONG)
    window.do("undo")
    assert count(window) == before


def test_a_table_is_shown_on_its_page_and_something_else_is_refused(begin: Begin, own: Path, tmp_path: Path) -> None:
    table, letter = tmp_path / "rows.csv", tmp_path / "letter.docx"
    table.write_text("Year,Value\n2020,1\n", "utf-8")
    letter.write_text("Dear colleague")
    window = begin([table])
    assert window.page is not None
    assert window.page.where.page == "table_import"
    window.handoff.take([letter])
    QApplication.processEvents()
    assert window.info.text == "“letter.docx” is neither a library, a pack nor a table, so it was not opened."
    window.handoff.take([tmp_path / "gone.hbpack"])
    QApplication.processEvents()
    assert window.info.text.startswith("“gone.hbpack” is no longer there")
    assert own.exists()


def test_a_pack_waits_until_the_first_start_is_over(qtbot: QtBot, begin: Begin, pack: Path) -> None:
    window = begin([pack], language=Language.HANT)
    page = front(window)
    assert isinstance(page, FirstStart)
    click(page.start)
    qtbot.waitUntil(lambda: isinstance(front(window), FirstWays), timeout=LONG)
    assert window.info.isHidden()
    ways = front(window)
    assert isinstance(ways, FirstWays)
    click(ways.look_around)
    qtbot.waitUntil(lambda: window.info.text.startswith("要把「資料包 pack.hbpack」匯入資料庫"), timeout=LONG)


def test_a_second_start_hands_its_files_to_this_window(qtbot: QtBot, begin: Begin, own: Path, pack: Path) -> None:
    window = begin(instances=Instances())
    second = subprocess.Popen([sys.executable, "-c", HAND, str(own), str(pack)], cwd=ROOT, stdout=subprocess.PIPE)
    with second:
        qtbot.waitUntil(lambda: "資料包 pack.hbpack" in window.info.text, timeout=LONG)
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=LONG)
        assert second.stdout is not None
        assert second.stdout.read().strip() == Held.SHOWN.value.encode()


def test_macos_hands_files_to_the_application(tmp_path: Path) -> None:
    path = tmp_path / "資料 庫.briefing"
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", ASKED, str(path)],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [path.as_posix()]
    assert QFileOpenEvent(str(path)).file() == str(path)


def test_a_library_that_is_handed_over_takes_the_place_of_the_one_that_is_open(
    qtbot: QtBot, begin: Begin, own: Path, starter: Path, tmp_path: Path
) -> None:
    other = put(starter, tmp_path / "other.briefing")
    window = begin()
    window.handoff.take([own])  # it is open already
    QApplication.processEvents()
    assert window.library_path == own
    window.handoff.take([other])
    qtbot.waitUntil(lambda: window.library_path == other, timeout=LONG)
    assert window.page is not None


def test_an_older_library_is_brought_up_to_date_and_the_copy_is_named(
    begin: Begin, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copyfile(db_dir() / "released" / "v1.briefing", own)
    before = own.read_bytes()
    add_step(monkeypatch)
    window = begin()
    copy = own.with_name("library.briefing.version-1.backup")
    assert copy.exists()
    assert window.info.text == (
        "This library was made by an older version and is up to date now. It was copied before, to "
        f"“{copy.name}” in “{own.parent}”."
    )
    assert window.page is not None
    assert count(window) == 2
    window.close()
    monkeypatch.undo()  # the program of before is installed again
    changed = own.read_bytes()
    assert changed != before
    older = begin()
    page = front(older)
    assert isinstance(page, StatePage)
    assert "newer version" in page.sentence
    assert [each.text().split(" of ")[0] for each in page.buttons] == [
        "Open another library…", "Restore the backup", "Make a new library…",
    ]  # fmt: skip
    assert own.read_bytes() == changed
    click(page.buttons[1])
    assert older.workspace.is_open
    assert count(older) == 2
    assert [each.read_bytes() for each in own.parent.glob("*set aside*.briefing")] == [changed]


def test_settings_of_a_newer_program_do_no_harm(begin: Begin, own: Path) -> None:
    own.with_name("window.ini").write_text(
        "[General]\nversion=99\nlanguage=fr\nappearance=sepia\ntext_size=333\nlast_page=time_machine:x\n"
        "libraries=@Invalid()\nreview_months=\ngeometry=@ByteArray(\\x1\\x2)\nnew_thing=1\n",
        "utf-8",
    )
    window = begin()
    assert window.page is not None
    assert window.page.where.page == "briefings"
    assert window.settings.text_size == 100
    window.close()
    assert "version=99" in own.with_name("window.ini").read_text("utf-8")
