"""One window for each library: the second start finds the first, and what is left of a killed one is taken over."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefing_app.ui.shell.instances import Claim, Held, Instances
from tests.repo.scripts import ROOT

pytestmark = pytest.mark.usefixtures("wardrobe")

HOLD = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from briefing_app.ui.shell.instances import Instances
application = QCoreApplication([])
instances = Instances()
instances.asked.connect(lambda: print("asked", flush=True))
print(instances.claim(Path(sys.argv[1])).held.value, flush=True)
application.exec()
"""
ASK = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from briefing_app.ui.shell.instances import Instances
application = QCoreApplication([])
print(Instances().claim(Path(sys.argv[1])).held.value, flush=True)
"""


def start(program: str, path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, str(path)], cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8"
    )


def read_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "資料 library.briefing"


def test_another_start_brings_this_window_to_the_front(qtbot: QtBot, path: Path) -> None:
    instances = Instances()
    assert instances.claim(path) == Claim(Held.HERE)
    assert instances.claim(path) == Claim(Held.HERE)
    with qtbot.waitSignal(instances.asked, timeout=20_000):
        other = start(ASK, path)
    qtbot.waitUntil(lambda: other.poll() is not None, timeout=20_000)
    with other:
        assert read_line(other) == "shown"
    instances.release()
    assert not list(path.parent.glob(".*.lock"))


def test_a_window_elsewhere_is_asked_and_libraries_do_not_disturb_each_other(path: Path) -> None:
    holder = start(HOLD, path)
    assert read_line(holder) == "here"
    instances = Instances()
    assert instances.claim(path).held is Held.SHOWN
    assert read_line(holder) == "asked"
    assert instances.claim(path.with_name("other.briefing")).held is Held.HERE
    instances.release()
    holder.kill()
    with holder:
        pass


def test_the_lock_of_a_killed_window_is_taken_over(path: Path) -> None:
    holder = start(HOLD, path)
    assert read_line(holder) == "here"
    holder.kill()
    holder.wait()
    with holder:
        pass
    assert list(path.parent.glob(".*.lock"))
    instances = Instances()
    assert instances.claim(path).held is Held.HERE
    instances.release()


def test_a_lock_of_another_computer_is_respected_until_it_is_forced(path: Path) -> None:
    path.with_name(f".{path.name}.lock").write_text("4242\nbriefing-app\noffice-pc\n", "utf-8")
    instances = Instances()
    claim = instances.claim(path)
    assert claim.held is Held.ELSEWHERE
    assert claim.computer == "office-pc"
    assert instances.claim(path, force=True).held is Held.HERE
    instances.release()


def test_claiming_another_library_lets_go_of_the_first(path: Path) -> None:
    instances, second = Instances(), Instances()
    other = path.with_name("other.briefing")
    instances.claim(path)
    instances.claim(other)
    assert second.claim(path).held is Held.HERE
    instances.release()
    assert second.claim(other).held is Held.HERE
    second.release()
