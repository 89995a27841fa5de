"""A folder in which Wine keeps a Windows, and how Windows programs are run there."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kit import BuildError

USER = "陳大文 files"  # whom the tests are: Chinese characters and a space in every path of theirs
_QUIET = {
    "WINEARCH": "win64",
    "WINEDEBUG": "-all",
    "WINEDLLOVERRIDES": "mscoree=;mshtml=;winemenubuilder.exe=d",  # no questions about downloads, no entries in our own menus
    "LC_ALL": "C.UTF-8",  # file names as they are
}


class WineError(BuildError):
    """A Windows program did not do what it was started for; the text says which, and what it printed."""


@dataclass(frozen=True, slots=True)
class Wine:
    """One Windows of our own, apart from that of the person who runs the tests."""

    prefix: Path

    @property
    def drive(self) -> Path:
        """C:."""
        return self.prefix / "drive_c"

    @property
    def home(self) -> Path:
        """The folder of the person, under C:/users."""
        return self.drive / "users" / USER

    @property
    def environment(self) -> dict[str, str]:
        """Variables for everything that works on this prefix. Wine names its user by USER."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "PYTHON", "HETAO_"))}
        # Wine would put Desktop and Documents into the home of whoever tests.
        return {**kept, **_QUIET, "WINEPREFIX": str(self.prefix), "USER": USER, "HOME": str(self.prefix / "none")}

    def run(
        self,
        *command: str | Path,
        accept: tuple[int, ...] = (0,),
        timeout: float = 600,
        variables: Mapping[str, str] | None = None,
        folder: Path | None = None,
        largest_file: int | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """Run a Windows program to its end; paths among the arguments are given as Windows writes them.

        Args:
            command: The program and its arguments.
            accept: Exit statuses that are no failure.
            timeout: Seconds.
            variables: For the program alone; Wine drops those that begin with QT_.
            folder: In which it starts.
            largest_file: Bytes from which on nothing more can be written to a file, as if the disk were full.

        Raises:
            WineError: Another exit status, or it did not come to an end.
        """
        arguments = [self.name(each) if isinstance(each, Path) else each for each in command]
        # For these programs alone: prlimit and signals are handed down, and the server of Wine is there already.
        limit = [] if largest_file is None else ["prlimit", f"--fsize={largest_file}"]
        # Python dies under Wine when its input is a terminal or its output a file.
        try:
            done = subprocess.run(
                [*limit, "wine", *arguments],
                env={**self.environment, **(variables or {})},
                restore_signals=not limit,  # Python ignores the signal that would end who writes too much
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                timeout=timeout,
                encoding="utf-8",
                errors="replace",
                cwd=folder or self.prefix,
                check=False,
            )
        except subprocess.TimeoutExpired as problem:
            raise WineError(f"{' '.join(arguments)} did not come to an end within {timeout:.0f} s.") from problem
        if done.returncode not in accept:
            raise WineError(f"{' '.join(arguments)} ended with {done.returncode}:\n{done.stdout[-3000:]}")
        return done

    def start(self, *command: str | Path) -> subprocess.Popen[bytes]:
        """Start a Windows program and go on; whoever starts it ends it."""
        arguments = [self.name(each) if isinstance(each, Path) else each for each in command]
        return subprocess.Popen(
            ["wine", *arguments],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self.prefix,
        )

    def name(self, path: Path) -> str:
        """How Windows programs call a file: on C: where it lies there, else on Z:, which is our whole disk."""
        path = path.absolute()
        if path.is_relative_to(self.drive):
            return "C:\\" + str(path.relative_to(self.drive)).replace("/", "\\")
        return "Z:" + str(path).replace("/", "\\")

    def settle(self) -> None:
        """Wait until all programs of this prefix have ended and its registry is written."""
        self._server("-w")

    def stop(self) -> None:
        """End all programs of this prefix."""
        self._server("-k", accept=(0, 1))  # 1: there are none
        self._server("-w")

    def _server(self, option: str, accept: tuple[int, ...] = (0,)) -> None:
        done = subprocess.run(
            ["wineserver", option], env=self.environment, capture_output=True, timeout=120, check=False
        )
        if done.returncode not in accept:
            raise WineError(f"wineserver {option} ended with {done.returncode}: {done.stderr.decode(errors='replace')}")
