"""Takes the pictures of the guide anew: python3 dev.py help."""

import os
import subprocess
import sys
from pathlib import Path

from briefing_app.ui.help.browser import SCALE
from tests.repo.scripts import ROOT

SCRIPT = Path(__file__).parent / "pictures.py"


def run_pictures(task: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Take or compare all pictures, in a process that has their scale."""
    environment = {
        **os.environ,
        "HELP_PICTURES": task,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": str(SCALE),
    }
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", "-p", "no:xdist"]
    return subprocess.run(
        [*command, *arguments, str(SCRIPT)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


if __name__ == "__main__":
    done = run_pictures("make", *sys.argv[1:])
    sys.stdout.write(done.stdout[-4000:])
    sys.stderr.write(done.stderr[-2000:])
    sys.exit(done.returncode)
