"""An upgrade that is broken off, under Wine: the version before stays usable, and the next run puts right what was left."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from windows import product
from windows.shims import COMPILER
from windows.survey import take_survey
from windows.tried import (
    STALE,
    Listing,
    data_folder,
    describe,
    expect,
    installed_version,
    program_folder,
    read_library,
    read_log,
    use_program,
    wait_for,
)
from windows.wine import Wine

FAILED, IN_USE = 2, 5  # exit statuses of installer.nsi
_FULL = 16_000_000  # bytes of a file from which on the disk is full; the program has libraries above it
_HOLDER = """#include <windows.h>
int wmain(int count, wchar_t **words) {
  HANDLE held = CreateFileW(words[1], GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
  if (held == INVALID_HANDLE_VALUE) return 1;
  CloseHandle(CreateFileW(words[2], GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL));
  Sleep(INFINITE);
}
"""


def try_breakage(wine: Wine, old: Path, new: Path, scratch: Path) -> Listing:
    """Break upgrades off in each way there is; return what happened.

    Args:
        wine: The Windows, without the program.
        old: The installer of version 0.1.0.
        new: That of version 0.2.0.
        scratch: A folder for what the program makes.

    Raises:
        TrialError: The program, its version or its library was not what it had to be.
        WineError: An installer or the program failed otherwise than expected.
    """
    return _Trial(wine, old, new, scratch).live()


class _Trial:
    def __init__(self, wine: Wine, old: Path, new: Path, scratch: Path) -> None:
        self._wine, self._old, self._new, self._scratch = wine, old, new, scratch
        self._folder = program_folder(wine)
        self._program = self._folder / product.EXECUTABLE
        self._libraries = self._folder / product.LIBRARIES
        self._log = wine.drive / "setup.log"
        self._library = b""
        self._lines: list[str] = []

    def live(self) -> Listing:
        before = take_survey(self._wine)
        self._fill_disk(self._old)
        found = describe(take_survey(self._wine).without(before))
        expect(not self._folder.exists(), "a first installation that failed left its folder")
        self._tell("first installation, disk full", f"status {FAILED}; left: {', '.join(found) or 'nothing'}")
        self._wine.run(self._old, "/S")
        self._use("old")
        left = self._kill()
        self._stays("upgrade, killed while it wrote", f"{left} files left until the next run", swept=False)
        self._fill_disk(self._new)
        self._stays("upgrade, disk full", f"status {FAILED}")
        for turn in range(1, 5):
            self._stand_still(turn)
            self._fill_disk(self._new)
            self._stays(f"upgrade ended after renaming {turn} of 4, and the next one, disk full", f"status {FAILED}")
        self._stand_still(3)
        self._wine.run(self._new, "/S")
        self._is_new("upgrade ended after renaming 3 of 4, and the next one with room", "status 0")
        self._hold()
        self._kill()
        self._wine.run(self._folder / "uninstall.exe", "/S")
        self._wine.settle()
        expect(not self._folder.exists(), f"the removal left {self._folder}")
        expect(read_library(data_folder(self._wine)) == self._library, "the removal touched the library")
        self._tell("upgrade, killed while it wrote, and removal", "nothing left, library untouched")
        listing = Listing()
        listing.add("Upgrades that were broken off", self._lines)
        return listing

    def _use(self, name: str) -> None:
        use_program(self._wine, self._wine.name(self._program), self._scratch / name)
        self._library = read_library(data_folder(self._wine))

    def _tell(self, what: str, then: str) -> None:
        self._lines.append(f"{what}: {then}")

    def _fill_disk(self, setup: Path) -> None:
        # Not through the end of a disk: a test may neither fill nor mount one.
        self._wine.run(
            setup,
            "/S",
            f"/LOG={self._wine.name(self._log)}",
            accept=(FAILED,),
            largest_file=_FULL,
            folder=self._wine.drive,
        )
        told = read_log(self._log)
        expect(f"exit status {FAILED}" in told, f"the log does not say that it failed: {told}")
        self._log.unlink()

    def _kill(self) -> int:
        """End an upgrade while it writes; how many files it has left."""
        started = self._wine.start(self._new, "/S")
        beside = self._folder / f"{product.LIBRARIES}.new"
        expect(wait_for(lambda: beside.is_dir() and any(beside.iterdir()), pause=0.005), "the upgrade wrote nothing")
        self._wine.stop()
        started.wait(60)
        left = sum(each.is_file() for each in self._folder.rglob("*.new/**/*"))
        expect(beside.is_dir() and left, "the upgrade was over before it could be ended")
        return left

    def _stays(self, what: str, then: str, *, swept: bool = True) -> None:
        """The version before is whole, and so is the library."""
        expect(installed_version(self._wine) == "0.1.0", f"{what}: Windows' list of programs has another version")
        expect((self._libraries / STALE).is_file(), f"{what}: the libraries of the version before are not in place")
        expect(read_library(data_folder(self._wine)) == self._library, f"{what}: the library was touched")
        expect(not swept or self._rest() == [], f"{what}: left {self._rest()}")
        self._use(str(len(self._lines)))
        self._tell(what, f"{then}; 0.1.0 works, library untouched")

    def _is_new(self, what: str, then: str) -> None:
        """The newer version is whole, nothing of the older is there, and the library is what it was."""
        expect(installed_version(self._wine) == "0.2.0", f"{what}: the version did not change")
        expect(not (self._libraries / STALE).exists(), f"{what}: a library of the version before is there")
        expect(read_library(data_folder(self._wine)) == self._library, f"{what}: the library was touched")
        expect(self._rest() == [], f"{what}: left {self._rest()}")
        self._use("new")
        self._tell(what, f"{then}; 0.2.0 works, nothing left of 0.1.0, library untouched")

    def _rest(self) -> list[str]:
        return sorted(each.name for each in self._folder.iterdir() if each.suffix in (".old", ".new"))

    def _stand_still(self, turn: int) -> None:
        """As an upgrade leaves the folder that is ended after a number of its four renamings."""
        libraries, program = self._libraries, self._program
        new_libraries, new_program = (
            libraries.with_name(f"{libraries.name}.new"),
            program.with_name(f"{program.name}.new"),
        )
        shutil.copytree(libraries, new_libraries, copy_function=os.link)
        (new_libraries / STALE).unlink()
        new_program.write_bytes(b"the new program")
        pairs = (
            (program, program.with_name(f"{program.name}.old")),
            (libraries, libraries.with_name(f"{libraries.name}.old")),
            (new_libraries, libraries),
            (new_program, program),
        )
        for source, target in pairs[:turn]:
            source.rename(target)

    def _hold(self) -> None:
        """Another program has a library open and lets nobody else.

        Windows renames no folder in which a file is open, and so the first run would end as the second does. Wine renames it,
        and what stays open is left in the folder of the version before, where it is in the way of the second.
        """
        library = next(iter(sorted(self._libraries.glob("python3*.dll"))))
        left = self._libraries.with_name(f"{product.LIBRARIES}.old")
        with self._held(library):
            self._wine.run(self._new, "/S")
            files = [each.name for each in left.iterdir()]
            expect(files == [library.name], f"of a library in use the installer left {files}")
            self._wine.run(self._new, "/S", f"/LOG={self._wine.name(self._log)}", accept=(IN_USE,))
            told = read_log(self._log)
            expect(f"in use: {self._wine.name(left)}" in told, f"the log does not say what is in use: {told}")
        self._log.unlink()
        expect(self._rest() == [left.name], f"what was in use left {self._rest()}")
        self._wine.run(self._new, "/S")
        self._is_new("a library open in another program", f"status {IN_USE}, and 0 once it is closed")

    @contextmanager
    def _held(self, file: Path) -> Iterator[None]:
        sign = self._wine.drive / "held"
        with tempfile.TemporaryDirectory() as name:
            source, holder = Path(name) / "holder.c", self._wine.drive / "holder.exe"
            source.write_text(_HOLDER, encoding="ascii")
            subprocess.run([COMPILER, "-municode", "-o", str(holder), str(source)], check=True)
        running = self._wine.start(holder, file, sign)
        try:
            expect(wait_for(sign.exists), f"{file} could not be held")
            yield
        finally:
            self._wine.stop()
            running.wait(60)
            holder.unlink()
            sign.unlink(missing_ok=True)
