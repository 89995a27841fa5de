"""A screen of its own with a window manager on it, and the hand on mouse and keyboard: Xvfb, openbox, xdotool."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import TracebackType

SIZE = (1440, 900)
# Owns the clipboard as another program would, until it is ended; what to own comes on its standard input.
_HOLD_CLIPBOARD = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
application.clipboard().setText(sys.stdin.buffer.read().decode("utf-8"))
print("held", flush=True)
application.exec()
"""


class Screen:
    """Everything that was started here is ended with it."""

    def __init__(self) -> None:
        self._started: list[subprocess.Popen[bytes]] = []
        read, write = os.pipe()
        size = f"{SIZE[0]}x{SIZE[1]}x24"
        server = ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp"]
        self._start(server, pass_fds=(write,))
        os.close(write)
        with os.fdopen(read, encoding="ascii") as told:
            self.name = f":{told.readline().strip()}"  # the server says it as soon as it can be used
        self._clipboard: subprocess.Popen[bytes] | None = None
        self._start(["openbox", "--config-file", os.devnull], env=self.environment)

    def __enter__(self) -> Screen:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        for each in reversed(self._started):
            each.kill()
            each.wait()

    @property
    def environment(self) -> dict[str, str]:
        """Variables for a program that is to show its windows here."""
        rest = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "HETAO_", "WAYLAND_"))}
        return {**rest, "DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb"}

    def _start(self, command: list[str], *, pass_fds: tuple[int, ...] = (), env: dict[str, str] | None = None) -> None:
        quiet = subprocess.DEVNULL
        self._started.append(subprocess.Popen(command, stdout=quiet, stderr=quiet, env=env, pass_fds=pass_fds))

    # -- mouse and keyboard ------------------------------------------------------------------------------------------

    def do(self, *words: object) -> str:
        """One command of xdotool."""
        command = ["xdotool", *map(str, words)]
        return subprocess.run(command, env=self.environment, check=True, capture_output=True, text=True).stdout

    def click(self, place: tuple[int, int], times: int = 1) -> None:
        """Click with the left button."""
        self.do("mousemove", *place, "click", "--repeat", times, "--delay", 40, 1)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press, move in steps as a hand does, let go."""
        steps = 12
        self.do("mousemove", *start, "mousedown", 1)
        for at in range(1, steps + 1):
            x, y = (a + (b - a) * at // steps for a, b in zip(start, end, strict=True))
            self.do("mousemove", "--sync", x, y)
        self.do("mousemove", end[0] + 1, end[1] + 1, "mouseup", 1)

    def press(self, *keys: str) -> None:
        """Press keys one after the other, such as `ctrl+e` or `Return`."""
        self.do("key", "--clearmodifiers", "--delay", 30, *keys)

    def type(self, text: str) -> None:
        """Type a text of plain letters."""
        self.do("type", "--clearmodifiers", "--delay", 12, text)

    def hold_clipboard(self, text: str) -> None:
        """Have a text in the clipboard, as if it had been copied in another program."""
        if self._clipboard is not None:
            self._clipboard.kill()
            self._clipboard.wait()
            self._started.remove(self._clipboard)
        pipe = subprocess.PIPE
        holder = subprocess.Popen(
            [sys.executable, "-c", _HOLD_CLIPBOARD], env=self.environment, stdin=pipe, stdout=pipe
        )
        self._started.append(holder)
        self._clipboard = holder
        assert holder.stdin is not None
        assert holder.stdout is not None
        holder.stdin.write(text.encode("utf-8"))
        holder.stdin.close()
        with holder.stdout as told:
            assert told.readline().strip() == b"held"

    # -- looking -----------------------------------------------------------------------------------------------------

    def shoot(self, path: Path) -> None:
        """Take a picture of the screen, with Qt since it is there."""
        code = (
            "import sys; from PySide6.QtGui import QGuiApplication; a = QGuiApplication([]); "
            "sys.exit(not a.primaryScreen().grabWindow(0).save(sys.argv[1]))"
        )
        subprocess.run([sys.executable, "-c", code, str(path)], env=self.environment, check=True)
