"""The portable folder under Wine: used from a stick with a Chinese name, it leaves nothing on the computer."""

from __future__ import annotations

import zipfile
from pathlib import Path

from windows import product
from windows.survey import take_survey
from windows.tried import Listing, describe, expect, read_library, use_program
from windows.wine import Wine

from briefing_app.paths import PORTABLE_FOLDER

_STICK = "隨身碟 USB"


def try_portable(wine: Wine, archive: Path, scratch: Path) -> Listing:
    """Unpack it on a drive E:, use it, and look at the computer.

    Raises:
        TrialError: Something was kept elsewhere than in the folder.
        WineError: The program failed.
    """
    stick = scratch / "stick"
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(stick / _STICK)
    drive = wine.prefix / "dosdevices" / "e:"
    drive.unlink(missing_ok=True)
    drive.symlink_to(stick)
    before = take_survey(wine)
    use_program(wine, f"E:\\{_STICK}\\{product.NAME}\\{product.EXECUTABLE}", scratch / "portable")
    read_library(stick / _STICK / product.NAME / PORTABLE_FOLDER)
    left = take_survey(wine).without(before)
    listing = Listing()
    listing.add("Left on the computer by the portable program", describe(left))
    ours = [file for file in left.files if product.NAME in file]
    expect(not ours, f"the portable program wrote {', '.join(ours)}")
    drive.unlink()
    return listing
