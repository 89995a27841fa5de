"""A real X server for windows, as long as one needs it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager


@contextmanager
def open_screen() -> Iterator[Mapping[str, str]]:
    """The surroundings of a process whose windows are shown by Xvfb; where there is none, by Qt's own picture in memory."""
    server = shutil.which("Xvfb")
    if server is None:
        yield {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        return
    command = [server, "-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="ascii")
    try:
        assert process.stdout is not None
        number = process.stdout.readline().strip()
        yield {**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{number}"}
    finally:
        process.terminate()
        process.wait()
