"""Makes what is handed out: python3 dev.py build WHAT …; each WHAT is a module with `main(arguments) -> int`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

from kit import ROOT, BuildError

sys.path.append(str(ROOT))  # for the program itself, behind every library

# WHAT → its module under packaging/, in the order in which a release needs them. Its first sentence is the help.
PRODUCTS = {
    "bundle": "pyinstaller.bundle",
    "check": "check_bundle",
    "self-test": "pyinstaller.trial",
    "deb": "linux.deb",
    "tar": "linux.tar",
    "start": "linux.start",
    "setup": "windows.nsis",
    "msi": "windows.msi",
    "portable": "windows.portable",
    "windows": "windows.bed",
    "macos": "macos.make",
    "macos-wheels": "macos.wheels",
    "notices": "evidence.notices",
    "sbom": "evidence.sbom",
    "compare": "evidence.compare",
    "checksums": "evidence.checksums",
}


def describe(name: str) -> str:
    """The first sentence of a product's module."""
    return (import_module(PRODUCTS[name]).__doc__ or "").strip().splitlines()[0]


def main(arguments: Sequence[str]) -> int:
    """Make one product; return the exit status."""
    if not arguments or arguments[0] in ("-h", "--help"):
        print("usage: dev.py build WHAT [options]; dev.py build WHAT --help names them\n")
        for name in PRODUCTS:
            print(f"  {name:{max(map(len, PRODUCTS))}} {describe(name)}")
        return 0 if arguments else 2
    if arguments[0] not in PRODUCTS:
        print(f"build: there is no “{arguments[0]}”; there are: {', '.join(PRODUCTS)}", file=sys.stderr)
        return 2
    try:
        status: int = import_module(PRODUCTS[arguments[0]]).main(arguments[1:])
    except BuildError as problem:
        print(f"build: {problem}", file=sys.stderr)
        return 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
