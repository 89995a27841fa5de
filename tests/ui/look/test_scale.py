"""On screens of 150 and 200 % nothing is cut, and no picture or icon is blurred."""

import os
import subprocess
import sys

import pytest

from tests.repo.scripts import ROOT


@pytest.mark.parametrize(("scale", "language"), [("1.5", "zh-Hant"), ("2", "zh-Hans")])
def test_scaled_pages_are_whole_and_sharp(scale: str, language: str) -> None:
    environment = {**os.environ, "QT_SCALE_FACTOR": scale, "SCALED_LANGUAGE": language, "QT_QPA_PLATFORM": "offscreen"}
    script = ROOT / "tests" / "ui" / "look" / "scaled.py"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", str(script)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert "1 passed" in done.stdout
