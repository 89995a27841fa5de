"""A Python for Windows and the libraries of the build, put together from hash-checked wheels on Linux; for tests only.

The released program is frozen with the official Python on Windows. This one consists of the libraries of the same Python,
signed by the Python Software Foundation, as the wheels of panda3d carry them; the standard library is that of the Python that
runs this.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from kit import ROOT, BuildError, run
from packaging.requirements import Requirement
from windows.shims import COMPILER, list_exports, make_library

MINOR = f"{sys.version_info[0]}.{sys.version_info[1]}"
LIBRARY = f"python{sys.version_info[0]}{sys.version_info[1]}"
CARRIER = ROOT / "packaging" / "windows" / "interpreter.txt"  # the wheels, with their hashes
REQUIREMENTS = ROOT / "requirements" / "build.txt"
_BESIDE = {f"{LIBRARY}.dll", "vcruntime140.dll", "vcruntime140_1.dll"}  # beside python.exe; all others in DLLs
_OF_THE_HOST = (
    "site-packages", "dist-packages", "lib-dynload", "__pycache__", "config-3*", "test", "idlelib", "tkinter",
    "turtledemo", "_sysconfigdata*",
)  # fmt: skip
_STARTER = """#include <windows.h>
int wmain(int count, wchar_t **words) {
  HMODULE python = LoadLibraryW(L"%s.dll");
  if (!python) return 101;
  int (*start)(int, wchar_t **) = (void *)GetProcAddress(python, "Py_Main");
  return start ? start(count, words) : 102;
}
"""


def make_interpreter(folder: Path) -> None:
    """Make python.exe, its libraries and the packages of the build in a folder.

    Raises:
        BuildError: A wheel is not the one that was examined, or cannot be had.
    """
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "DLLs").mkdir(parents=True)
    with tempfile.TemporaryDirectory() as name:
        where = Path(name)
        _fetch(where)
        wheels = list(where.glob("panda3d-*.whl"))
        if len(wheels) != 1:
            raise BuildError(f"No wheel carries Python {MINOR} for Windows; use 3.11, 3.12 or 3.13.")
        unpack_libraries(wheels[0], folder)
    ignored = shutil.ignore_patterns(*_OF_THE_HOST)
    shutil.copytree(sysconfig.get_path("stdlib"), folder / "Lib", dirs_exist_ok=True, ignore=ignored)
    # The library of the stable interface does nothing but hand on.
    exports = list_exports(folder / f"{LIBRARY}.dll")
    make_library(folder / "python3.dll", "int nothing;", {export: f"{LIBRARY}.{export}" for export in exports})
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "python.c"
        source.write_text(_STARTER % LIBRARY, encoding="ascii")
        run(COMPILER, "-municode", "-O2", "-s", "-o", folder / "python.exe", source)
    install_packages(folder / "Lib" / "site-packages")


def unpack_libraries(wheel: Path, folder: Path) -> None:
    """Take the libraries of Python out of a wheel of panda3d."""
    with zipfile.ZipFile(wheel) as archive:
        for entry in archive.namelist():
            name = entry.removeprefix("deploy_libs/")
            if name == entry or name.startswith("api-ms") or ".cp313t-" in name:  # t: of the Python without a lock
                continue
            beside = name.lower() in _BESIDE
            target = folder / (name.lower() if beside else f"DLLs/{name}")
            target.write_bytes(archive.read(entry))


def _fetch(where: Path) -> None:
    run(
        *find_pip(), "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes", "--dest", where,
        *_for_windows(), "--requirement", CARRIER,
    )  # fmt: skip


def install_packages(site: Path) -> None:
    """Install the pins of the build for Windows, each checked against its hash."""
    site.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        wanted = Path(name) / "windows.txt"
        wanted.write_text(choose_pins(REQUIREMENTS.read_text(encoding="utf-8"), describe_windows()), encoding="utf-8")
        run(
            *find_pip(), "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--no-compile", "--require-hashes",
            "--target", site, *_for_windows(), "--requirement", wanted,
        )  # fmt: skip


def _for_windows() -> list[str]:
    return ["--platform", "win_amd64", "--implementation", "cp", "--python-version", MINOR, "--only-binary", ":all:"]


def describe_windows() -> Mapping[str, str]:
    """What markers ask about the system."""
    return {
        "sys_platform": "win32",
        "platform_system": "Windows",
        "platform_machine": "AMD64",
        "os_name": "nt",
        "python_version": MINOR,
        "python_full_version": f"{MINOR}.0",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }


def choose_pins(lock: str, system: Mapping[str, str]) -> str:
    """The pins of a lock that are meant for a system, without the markers: pip would ask them about the machine it runs on."""
    chosen: list[str] = []
    taken = False
    for line in lock.splitlines():
        if line.startswith((" ", "\t")):  # a hash of the pin above
            if taken:
                chosen.append(line)
        elif line and not line.startswith("#"):
            pin = Requirement(line.removesuffix("\\").strip())
            taken = pin.marker is None or pin.marker.evaluate(dict(system))
            if taken:
                chosen.append(f"{pin.name}{pin.specifier} \\")
    return "\n".join(chosen) + "\n"


def find_pip() -> list[str]:
    """A pip of this Python, be it in its environment or outside.

    Raises:
        BuildError: There is none.
    """
    base = getattr(sys, "_base_executable", sys.executable)
    for python in (sys.executable, base):
        if subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0:
            return [python, "-m", "pip"]
    raise BuildError("This Python has no pip; install it and try again.")
