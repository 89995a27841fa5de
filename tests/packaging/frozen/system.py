"""A system of dpkg's own, into which packages are installed without being root, and the desktop's part."""

import os
import shlex
import subprocess
from pathlib import Path


class System:
    """A folder with nothing but dpkg's own records, into which packages are installed without what they depend on."""

    def __init__(self, root: Path) -> None:
        self.root = root
        records = root / "var" / "lib" / "dpkg"
        for name in ("info", "updates", "triggers"):
            (records / name).mkdir(parents=True)
        for name in ("status", "available"):
            (records / name).touch()

    def dpkg(self, *arguments: str | Path) -> None:
        """Install or remove; no file of a package belongs to anybody but root."""
        alone = ["--force-depends", "--force-not-root", "--force-script-chrootless", "--force-bad-path"]
        first = [] if os.geteuid() == 0 else ["fakeroot"]
        command = [*first, "dpkg", f"--root={self.root}", f"--log={self.root / 'dpkg.log'}", *alone, *arguments]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    def list_own(self) -> set[str]:
        """Files outside dpkg's records."""
        every = (each for each in self.root.rglob("*") if each.is_symlink() or each.is_file())
        names = (each.relative_to(self.root).as_posix() for each in every)
        return {name for name in names if not name.startswith(("var/lib/dpkg/", "dpkg.log"))}

    @property
    def program(self) -> Path:
        """Where the program lies."""
        return self.root / "opt/hetao-briefing/hetao-briefing"

    @property
    def entry(self) -> Path:
        """The entry of the menu."""
        return self.root / "usr/share/applications/hetao-briefing.desktop"


def read_command(entry: Path, files: list[Path]) -> list[str]:
    """What a desktop runs for files that were double-clicked."""
    (line,) = (each for each in entry.read_text(encoding="utf-8").splitlines() if each.startswith("Exec="))
    words = shlex.split(line.removeprefix("Exec="))
    assert words[-1] == "%F"
    return [*words[:-1], *map(str, files)]
