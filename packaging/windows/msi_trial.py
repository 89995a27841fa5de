"""The life of the MSI packages under Wine, for a person and for all of a computer: quiet installation, upgrade, removal."""

from __future__ import annotations

from pathlib import Path

from windows import product
from windows.survey import take_survey
from windows.tried import STALE, Listing, data_folder, describe, expect, program_folder, read_library, use_program
from windows.wine import Wine
from windows.wix import Scope

REFUSED = 1603  # how Windows Installer says that a package ended itself


def try_msi(wine: Wine, old: Path, new: Path, scope: Scope, scratch: Path) -> Listing:
    """Live through it, with packages of version 0.1.0 and 0.2.0; return what was written and what was left.

    Raises:
        TrialError: Something did not go as promised.
        WineError: Windows Installer or the program failed.
    """
    listing = Listing()
    folder = program_folder(wine) if scope is Scope.USER else wine.drive / "Program Files" / product.NAME
    program = wine.name(folder / product.EXECUTABLE)
    before = take_survey(wine)

    wine.run("msiexec", "/i", old, "/qn", "/l*v", scratch / "install.log")
    installed = take_survey(wine)
    listing.add(f"Written by the package ({scope.value})", describe(installed.without(before)))
    expect((folder / product.EXECUTABLE).is_file(), f"{folder} has no program")
    values = dict(installed.registry)
    hive = "HKCU" if scope is Scope.USER else "HKLM"
    for each in product.FILE_TYPES:
        expect(
            values.get(f"{hive}\\Software\\Classes\\{each.suffix} [(default)]") == each.prog_id,
            f"{each.suffix} is not ours",
        )
    places = [value for key, value in values.items() if key.endswith("} [InstallLocation]")]
    expect(places == [wine.name(folder) + "\\"], f"Windows' list of programs says that it lies in {places}")
    use_program(wine, program, scratch / "first")
    library = read_library(data_folder(wine))

    stale = folder / product.LIBRARIES / STALE
    expect(stale.is_file(), f"the older package has no {STALE}")
    wine.run("msiexec", "/i", new, "/qn", "/l*v", scratch / "upgrade.log")
    versions = find_versions(wine)
    expect(versions == ["0.2.0"], f"after the upgrade Windows' list of programs has {versions}")
    expect(not stale.exists(), "the upgrade left a file of the older version")
    expect(read_library(data_folder(wine)) == library, "the library is not what it was before the upgrade")
    use_program(wine, program, scratch / "second")
    library = read_library(data_folder(wine))  # it knows now of the second export

    wine.run("msiexec", "/i", old, "/qn", accept=(REFUSED & 0xFF, REFUSED))
    expect(find_versions(wine) == ["0.2.0"], "an older package replaced a newer version")

    wine.run("msiexec", "/x", new, "/qn", "/l*v", scratch / "remove.log")
    left = take_survey(wine).without(before)
    expect(not folder.exists(), f"the removal left {folder}")
    expect(find_versions(wine) == [], "the removal left an entry in Windows' list of programs")
    expect(read_library(data_folder(wine)) == library, "the library did not survive the removal")
    listing.add(f"Left when it was removed ({scope.value})", describe(left))
    _try_folder(wine, old, new)
    return listing


def _try_folder(wine: Wine, old: Path, new: Path) -> None:
    """Somebody chooses a folder: the next version goes there too without being told, and the removal leaves nothing there."""
    chosen = wine.drive / "程式 Apps" / "Hetao"
    wine.run("msiexec", "/i", old, "/qn", f"INSTALLDIR={wine.name(chosen)}")
    expect((chosen / product.EXECUTABLE).is_file(), f"{chosen} was chosen and has no program")
    wine.run("msiexec", "/i", new, "/qn")
    expect((chosen / product.EXECUTABLE).is_file(), "the upgrade did not stay in the folder that had been chosen")
    expect(
        not (chosen / product.LIBRARIES / STALE).exists(), "the upgrade left a file in the folder that had been chosen"
    )
    wine.run("msiexec", "/x", new, "/qn")
    left = sorted(each.name for each in chosen.parent.rglob("*")) if chosen.parent.exists() else []
    expect(not left, f"the removal left {len(left)} files in the folder that had been chosen, such as {left[:3]}")


def find_versions(wine: Wine) -> list[str]:
    """The versions of the program in Windows' list of programs."""
    values = dict(take_survey(wine).registry)
    names = [key for key, value in values.items() if key.endswith(" [DisplayName]") and value == product.NAME]
    return sorted({values[key.replace("[DisplayName]", "[DisplayVersion]")] for key in names})  # told in two places
