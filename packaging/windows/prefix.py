"""A fresh Windows under Wine, with a person whose name has Chinese characters and a space."""

from __future__ import annotations

import shutil
import subprocess
import time

from windows.shims import put_shims
from windows.wine import Wine, WineError

_TRIES = 6
NO_SCREEN = (
    "QT_QPA_PLATFORM",
    "offscreen",
)  # as a variable of the person: Wine drops those of ours that begin with QT_


def make_prefix(wine: Wine, *, shims: bool = True) -> None:
    """Make the prefix anew; without `shims` it is for programs other than Python.

    Raises:
        WineError: Wine did not make it, or not for this person.
    """
    shutil.rmtree(wine.prefix, ignore_errors=True)
    wine.prefix.mkdir(parents=True)
    done = subprocess.run(
        ["wineboot", "--init"],
        env=wine.environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=300,
        check=False,
    )
    if done.returncode:
        raise WineError(f"wineboot ended with {done.returncode}: {done.stderr.decode(errors='replace')[-2000:]}")
    wine.settle()
    if not wine.home.is_dir():
        people = ", ".join(sorted(each.name for each in wine.home.parent.iterdir()))
        raise WineError(f"Wine made the persons {people} instead of {wine.home.name}.")
    _be_windows_10(wine)
    if shims:
        put_shims(wine)
    name, value = NO_SCREEN
    wine.run("reg", "add", r"HKCU\Environment", "/v", name, "/d", value, "/f")
    wine.settle()


def _be_windows_10(wine: Wine) -> None:
    """It begins as Windows 7; and where the machine is busy, it does not at once find its own programs."""
    for patience in range(_TRIES):
        if wine.run("winecfg", "/v", "win10", accept=(0, 1)).returncode == 0:
            return
        time.sleep(patience)
    raise WineError("The fresh Windows does not start its own programs.")
