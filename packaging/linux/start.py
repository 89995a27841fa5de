"""How soon the frozen program paints its window and can be used: some starts on a screen of its own, best and median."""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path

from kit import DIST, BuildError, get_program
from linux.desktop import NAME

_SIZE = (1440, 900)
_PATIENCE = 60.0  # seconds
_PACE = 0.002  # seconds between two looks


@dataclass(frozen=True, slots=True)
class Start:
    """One start, in seconds: until something is painted, until a page has come to rest, and processor time up to then.

    The probe writes a page that has not changed between two looks, so that up to 0.12 s of `usable` are its own.
    """

    painted: float
    usable: float
    processor: float


class Screen:
    """An X server whose picture lies in a file."""

    def __init__(self, name: str, picture: Path) -> None:
        self.name = name
        self._picture = picture
        self._line = 4 * _SIZE[0]

    def is_black(self) -> bool:
        """Whether nothing is shown on the line across the middle."""
        with self._picture.open("rb") as file:
            file.seek(-self._line * _SIZE[1] // 2, os.SEEK_END)
            return not any(file.read(self._line)[each] for each in range(0, self._line, 64))


@contextmanager
def open_screen() -> Iterator[Screen]:
    """Xvfb without a window manager."""
    with tempfile.TemporaryDirectory(prefix="screen-") as folder:
        size = f"{_SIZE[0]}x{_SIZE[1]}x24"
        command = ["Xvfb", "-displayfd", "1", "-fbdir", folder, "-screen", "0", size, "-nolisten", "tcp"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="ascii") as server:
            try:
                assert server.stdout is not None
                yield Screen(f":{server.stdout.readline().strip()}", Path(folder) / "Xvfb_screen0")
            finally:
                server.terminate()


def measure_start(program: Path, library: Path, screen: Screen) -> Start:
    """Start the program with a library, and end it as soon as it can be used.

    Raises:
        BuildError: It ended by itself, or nothing came for a minute.
    """
    wait_until(screen.is_black, "the window before was not gone")
    with tempfile.TemporaryDirectory(prefix="start-") as folder:
        probe = Path(folder) / "probe"
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "HETAO_", "WAYLAND_"))}
        variables = {**kept, "DISPLAY": screen.name, "QT_QPA_PLATFORM": "xcb", "HETAO_BRIEFING_PROBE": str(probe)}
        began = time.perf_counter()
        started = subprocess.Popen([program, "--library", library], env=variables, stderr=subprocess.DEVNULL)
        try:
            wait_until(lambda: not screen.is_black(), "nothing was painted", started)
            painted = time.perf_counter() - began
            wait_until(lambda: any(each["page"] for each in read_states(probe)), "no page appeared", started)
            usable = time.perf_counter() - began
            processor = read_processor(started.pid)
        finally:
            started.terminate()
            started.wait()
    return Start(painted, usable, processor)


def read_states(probe: Path) -> list[dict[str, object]]:
    """What could be seen up to now; see briefing_app/ui/probe.py."""
    lines = probe.read_text(encoding="utf-8").splitlines() if probe.exists() else []
    return [json.loads(each) for each in lines if each.endswith("}")]


def read_processor(process: int) -> float:
    """Seconds that a process has kept processors busy."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def wait_until(holds: Callable[[], bool], otherwise: str, process: subprocess.Popen[bytes] | None = None) -> None:
    """Wait for something that a program does.

    Raises:
        BuildError: The program ended by itself, or it took too long.
    """
    end = time.monotonic() + _PATIENCE
    while not holds():
        if process is not None and process.poll() is not None:
            raise BuildError(f"The program ended by itself with exit status {process.returncode}: {otherwise}.")
        if time.monotonic() > end:
            raise BuildError(f"The program was waited for in vain: {otherwise}.")
        time.sleep(_PACE)


def measure_starts(program: Path, times: int) -> list[Start]:
    """Warm starts with the starter library, after one that is not counted."""
    with tempfile.TemporaryDirectory(prefix="library-") as folder, open_screen() as screen:
        library = Path(folder) / "library.briefing"
        subprocess.run([program, "list", "cards", "--library", library], capture_output=True, check=True)
        return [measure_start(program, library, screen) for _ in range(times + 1)][1:]


def main(arguments: Sequence[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="dev.py build start", description=__doc__)
    parser.add_argument("bundle", type=Path, nargs="?", default=DIST / NAME, help="the frozen program")
    parser.add_argument("--times", type=int, default=5, help="how many starts (5)")
    chosen = parser.parse_args(arguments)
    starts = measure_starts(get_program(chosen.bundle), chosen.times)
    print("           best  median   (seconds)")
    for name, values in zip(("painted", "usable", "processor"), zip(*map(astuple, starts), strict=True), strict=True):
        print(f"{name:9} {min(values):5.2f}   {statistics.median(values):5.2f}")
    return 0
