"""The life of the installer for one person, under Wine: install, use, refuse, upgrade, move, remove."""

from __future__ import annotations

from pathlib import Path

from windows import product
from windows.opening_trial import try_opening
from windows.survey import Survey, take_survey
from windows.tried import (
    STALE,
    UNINSTALL,
    Listing,
    data_folder,
    describe,
    expect,
    installed_version,
    program_folder,
    read_library,
    read_log,
    test_program,
    use_program,
    wait_for,
)
from windows.wine import Wine

from briefing_app.paths import LIBRARY_FILE

RUNNING, NEWER, UNWRITABLE = 5, 6, 7  # exit statuses of installer.nsi
_OTHER_FOLDER = "程式"  # under C:, without a space: the command line of NSIS takes no quotation marks there


def try_setup(wine: Wine, old: Path, new: Path, scratch: Path) -> Listing:
    """Live through it, with installers of version 0.1.0 and 0.2.0; return what was written and what was left.

    Raises:
        TrialError: Something did not go as promised.
        WineError: An installer or the program failed.
    """
    return _Trial(wine, old, new, scratch).live()


class _Trial:
    def __init__(self, wine: Wine, old: Path, new: Path, scratch: Path) -> None:
        self._wine, self._old, self._new, self._scratch = wine, old, new, scratch
        self._folder = program_folder(wine)
        self._link = wine.home / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs" / f"{product.NAME}.lnk"
        self._listing = Listing()

    def live(self) -> Listing:
        before = take_survey(self._wine)
        installed = self._install()
        self._listing.add("Written by the installer", describe(installed.without(before)))
        use_program(self._wine, self._program, self._scratch / "first")
        self._listing.add("Written by the program", describe(take_survey(self._wine).without(installed)))
        self._listing.add("Double clicks", try_opening(self._wine))
        self._refuse_while_running()
        library = read_library(data_folder(self._wine))
        self._upgrade()
        expect(read_library(data_folder(self._wine)) == library, "the library is not what it was before the upgrade")
        self._refuse_older()
        self._refuse_unwritable()
        self._move()
        library = read_library(data_folder(self._wine))
        self._remove()
        expect(read_library(data_folder(self._wine)) == library, "the library did not survive the removal")
        self._listing.add("Left when it was removed", describe(take_survey(self._wine).without(before)))
        return self._listing

    @property
    def _program(self) -> str:
        return self._wine.name(self._folder / product.EXECUTABLE)

    def _install(self) -> Survey:
        log = self._wine.drive / "setup.log"
        self._wine.run(self._old, "/S", f"/LOG={self._wine.name(log)}")
        told = read_log(log)
        expect("done; exit status 0" in told, f"the log does not end well: {told}")
        log.unlink()
        survey = take_survey(self._wine)
        values = dict(survey.registry)
        expect((self._folder / product.EXECUTABLE).is_file(), "the program is not where it belongs")
        expect(self._link.is_file(), "the entry in the start menu is missing")
        expect(values.get(f"{UNINSTALL} [DisplayVersion]") == "0.1.0", "Windows' list of programs has no version 0.1.0")
        for each in product.FILE_TYPES:
            classes = "HKCU\\Software\\Classes"
            expect(values.get(f"{classes}\\{each.suffix} [(default)]") == each.prog_id, f"{each.suffix} is not ours")
            opens = values.get(f"{classes}\\{each.prog_id}\\shell\\open\\command [(default)]")
            expect(opens == f'"{self._program}" "%1"', f"{each.suffix} opens with {opens}")
        return survey

    def _refuse_while_running(self) -> None:
        held = data_folder(self._wine) / f".{LIBRARY_FILE}.lock"
        running = self._wine.start(self._program)
        try:
            expect(wait_for(held.exists), "the window did not open its library within a minute")
            status = self._wine.run(self._new, "/S", accept=(RUNNING,)).returncode
            expect(status == RUNNING, f"an upgrade of a running program ended with {status}")
            # It goes on as a copy of itself, whose exit status nobody sees; so it is asked for its log.
            log = self._wine.drive / "uninstall.log"
            self._wine.run(self._folder / "uninstall.exe", "/S", f"/LOG={self._wine.name(log)}")
            refused = wait_for(lambda: log.is_file() and f"exit status {RUNNING}" in read_log(log))
            expect(refused, "the removal of a running program was not refused")
            log.unlink()
        finally:
            self._wine.stop()
            running.wait(60)
        expect(installed_version(self._wine) == "0.1.0", "a refused upgrade changed the version")

    def _upgrade(self) -> None:
        stale = self._folder / product.LIBRARIES / STALE
        expect(stale.is_file(), f"the older installer has no {STALE}")
        self._wine.run(self._new, "/S")
        expect(installed_version(self._wine) == "0.2.0", "the upgrade did not change the version")
        expect(not stale.exists(), "the upgrade left a file of the older version")
        expect(not (self._folder / f"{product.LIBRARIES}.old").exists(), "the upgrade left the older version")
        test_program(self._wine, self._program, self._scratch / "自行 測試")

    def _refuse_older(self) -> None:
        self._wine.run(self._old, "/S", accept=(NEWER,))
        expect(installed_version(self._wine) == "0.2.0", "an older installer replaced a newer version")

    def _refuse_unwritable(self) -> None:
        # A folder stands where the installer tries to write a file. (Where no folder can be made at all, NSIS itself goes back
        # to the one that is registered.)
        blocked = self._wine.drive / "blocked"
        (blocked / "writable").mkdir(parents=True)
        self._wine.run(self._new, "/S", f"/D={self._wine.name(blocked)}", accept=(UNWRITABLE,))
        (blocked / "writable").rmdir()
        blocked.rmdir()
        expect((self._folder / product.EXECUTABLE).is_file(), "a refused folder cost the program that was there")

    def _move(self) -> None:
        earlier, self._folder = self._folder, self._wine.drive / _OTHER_FOLDER / "Hetao"
        chinese = f"{product.NAMES['zh-Hant']}.lnk"
        self._wine.run(self._new, "/S", "/DESKTOP", "/LANG=1028", f"/D={self._wine.name(self._folder)}")
        expect(not earlier.exists(), "installing to another folder left the program in the first one")
        expect((self._wine.home / "Desktop" / chinese).is_file(), "there is no link on the desktop")
        links = sorted(each.name for each in self._link.parent.glob("*.lnk"))
        expect(links == [chinese], f"in the start menu are {links}")
        use_program(self._wine, self._program, self._scratch / "moved")

    def _remove(self) -> None:
        mine = self._folder / "mine.txt"
        mine.write_text("put here by somebody", encoding="utf-8")
        self._wine.run(self._folder / "uninstall.exe", "/S")
        self._wine.settle()  # it goes on as a copy of itself in the temporary folder
        expect(mine.is_file(), "the removal took a file that is not ours")
        mine.unlink()
        expect(list(self._folder.iterdir()) == [], f"the removal left {[each.name for each in self._folder.iterdir()]}")
        self._folder.rmdir()
        self._folder.parent.rmdir()
        links = [*self._link.parent.glob("*.lnk"), *(self._wine.home / "Desktop").glob("*.lnk")]
        expect(not links, f"the removal left the links {', '.join(each.name for each in links)}")
        keys = {key.partition(" [")[0] for key in take_survey(self._wine).keys}
        ours = {key for key in keys if product.NAME in key or "HetaoBriefing" in key}
        expect(not ours, f"the removal left in the registry: {', '.join(sorted(ours))}")
