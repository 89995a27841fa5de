"""How large what is handed out may be, in one place, in megabytes of a million bytes; a build above its budget fails.

Installed sizes count files, not the blocks of a disk. What was measured is in docs/packaging.md; a budget lies a few per cent
above, so that a library that crept in is noticed with the commit that brought it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from kit import BuildError

INSTALLED: Final[Mapping[str, float]] = {"linux": 285, "win32": 190, "darwin": 300}
# By the end of a product's name.
DOWNLOADS: Final[Mapping[str, float]] = {
    ".deb": 95,
    ".tar.xz": 95,
    "-setup.exe": 66,
    ".msi": 95,
    ".zip": 95,
    ".dmg": 130,
    ".pkg": 130,
}


def find_budget(product: Path) -> float | None:
    """The budget of a product by its name; None where it has none."""
    return next((limit for ending, limit in DOWNLOADS.items() if product.name.endswith(ending)), None)


def check_download(product: Path) -> str:
    """Say how large a product is.

    Raises:
        BuildError: It is larger than it may be.
    """
    size, limit = product.stat().st_size / 1e6, find_budget(product)
    if limit is not None and size > limit:
        raise BuildError(f"{product.name} has {size:.1f} MB and may have {limit:.0f} (packaging/budgets.py).")
    return f"{product}: {size:.1f} MB" + (f" of {limit:.0f}" if limit is not None else "")
