"""However the program ends, what was typed is kept, nothing is left behind, and nothing crashes on the way out."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefing_app.ui.shell.instances import Instances
from tests.repo.scripts import ROOT
from tests.ui.conftest import open_workspace

pytestmark = pytest.mark.usefixtures("qapp")
TYPED = "Typed at the last moment. "
KEPT = {"close": 0, "quit": 0, "term": 0, "int": 0, "logoff": 9, "killed": 9}


def drive(library: Path, act: str, **surroundings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-X", "faulthandler", str(ROOT / "tests" / "ui" / "harm" / "driver.py"), str(library), act],
        cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONMALLOC": "debug", **surroundings},
        capture_output=True, encoding="utf-8", timeout=400,
    )  # fmt: skip


@pytest.fixture
def place(starter: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(starter, tmp_path / "library.briefing"))


@pytest.mark.parametrize("act", list(KEPT))
def test_what_was_typed_is_kept(place: Path, act: str) -> None:
    done = drive(place, act)
    assert done.returncode == KEPT[act], done.stderr
    assert "Traceback" not in done.stderr
    assert "Fatal" not in done.stderr
    with open_workspace(place) as workspace:
        assert TYPED in workspace.library.list_cards()[0].text.en
        assert workspace.library.find_damage() == ()
    instances = Instances()
    assert instances.claim(place).held.value == "here"
    instances.release()


@pytest.mark.parametrize("act", ["dialogs", "pages", "first", "looks", "monkey"])
def test_the_window_closes_in_every_state(place: Path, act: str) -> None:
    if act == "first":
        place.unlink()
    done = drive(place, act)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "Fatal" not in done.stderr
    left = {each.name for each in place.parent.iterdir()} - {"window.ini", "Backups", "Logs", "library.briefing"}
    assert not left
