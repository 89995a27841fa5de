#!/usr/bin/env python3
"""Everything a developer does, with nothing but Python: dev.py run | test | story | soak | bench | gallery | format | ….

The first use makes .venv from the hash-checked pins of requirements/dev.txt; later uses start at once until a pin or the
Python changes. On Windows: py dev.py run.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
REQUIREMENTS = ROOT / "requirements"
OUT = ROOT / "out"
SAMPLE_BRIEFING = "delegation-visit-sample"  # what `run` exports where there is no display to open a window on
OLDEST_PYTHON, NEWEST_PYTHON = (3, 11), (3, 13)

# What Qt loads at its import, even without a window, and the Debian package of each.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
}
# What a window on an X server needs besides.
X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

# What gives the stories of tests/e2e a screen with a window manager, a mouse and a keyboard, and the Debian package of each.
SCREEN_PROGRAMS = {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool"}

# What makes and tries the products of Linux, and the Debian package of each.
PACKAGING_PROGRAMS = {
    "objdump": "binutils",
    "strip": "binutils",
    "xz": "xz-utils",
    "dpkg-deb": "dpkg",
    "fakeroot": "fakeroot",
    "desktop-file-validate": "desktop-file-utils",
    "update-mime-database": "shared-mime-info",
    "unshare": "util-linux",
    "setpriv": "util-linux",
}
# What makes a Debian with nothing in it, in which the products are tried for `--full`.
BARE_PROGRAMS = {"debootstrap": "debootstrap"}
# What makes the installers for Windows and a Windows to try them in; for PCs only.
WINDOWS_PROGRAMS = {
    "wine": "wine",
    "makensis": "nsis",
    "wixl": "wixl",
    "msiinfo": "msitools",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64-win32",
    "osslsigncode": "osslsigncode",
    "openssl": "openssl",
}


class DevError(Exception):
    """Something the developer has to put right; the text says what and how."""


# -- the environment --------------------------------------------------------------------------------------------------


def check_python(version: tuple[int, int], system: str, machine: str) -> None:
    """Refuse a Python (major and minor) for which the pinned libraries have no build."""
    newest = NEWEST_PYTHON
    if system == "darwin" and machine == "arm64":
        newest = (3, 12)  # pikepdf's last build for macOS 12 on Apple silicon
    if not OLDEST_PYTHON <= version <= newest:
        wanted = f"{OLDEST_PYTHON[0]}.{OLDEST_PYTHON[1]} to {newest[0]}.{newest[1]}"
        starter = "py -3.12" if system == "win32" else "python3.12"
        raise DevError(
            f"This is Python {version[0]}.{version[1]}, and Hetao Briefing needs {wanted}: start dev.py with one of these, "
            f"for example: {starter} dev.py"
        )


def find_missing(libraries: Mapping[str, str]) -> list[str]:
    """Return the libraries (by file name) that the system's loader does not find."""
    missing = []
    for name in libraries:
        try:
            ctypes.CDLL(name)
        except OSError:
            missing.append(name)
    return missing


def find_python_library(variables: Mapping[str, object] | None = None) -> dict[str, str]:
    """The library of this Python, which a frozen program carries, where it does not lie with Python; and its package.

    Debian keeps it in a package of its own, which its `python3` can do without.
    """
    known = sysconfig.get_config_vars() if variables is None else variables
    name = str(known.get("INSTSONAME") or "")
    if ".so" not in name or (Path(str(known.get("LIBDIR"))) / name).exists():
        return {}
    return {name: name.partition(".so")[0]}


def need_libraries(libraries: Mapping[str, str]) -> None:
    """Install missing system libraries where we may, else name one command that does; a matter of Linux only.

    Raises:
        DevError: Libraries are missing and have to be installed by a person.
    """
    if sys.platform.startswith("linux"):
        need(find_missing(libraries), libraries, "Qt needs system libraries")


def need_programs(programs: Mapping[str, str], who: str = "The stories need programs") -> None:
    """The same for programs of the system.

    Raises:
        DevError: Programs are missing and have to be installed by a person.
    """
    need([name for name in programs if not shutil.which(name)], programs, who)


def need(missing: Sequence[str], packages: Mapping[str, str], who: str) -> None:
    """Install the packages of what is missing, or say how.

    Raises:
        DevError: They have to be installed by a person.
    """
    if not missing:
        return
    if not shutil.which("apt-get"):
        raise DevError(f"{who} that are missing: install {', '.join(missing)} and start again.")
    install = [
        "apt-get",
        "install",
        "--yes",
        "--no-install-recommends",
        *dict.fromkeys(packages[name] for name in missing),
    ]
    if os.geteuid() != 0:
        raise DevError(f"{who} that are missing; run this and start again:\n  sudo {' '.join(install)}")
    say("installing " + " ".join(install[4:]))
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], install):
        done = subprocess.run(command, env=quiet, capture_output=True, encoding="utf-8", errors="replace", check=False)
        if done.returncode:
            raise DevError(f"{' '.join(command)} failed:\n{(done.stdout + done.stderr)[-2000:]}")


def have_module(python: Path, name: str) -> bool:
    """Tell whether a Python can import a module."""
    return subprocess.run([str(python), "-c", f"import {name}"], capture_output=True, check=False).returncode == 0


def make_stamp() -> str:
    """Return a line that changes when the environment has to be made again."""
    told = (REQUIREMENTS / "dev.txt").read_bytes() + f"{sys.version} {platform.machine()} {ROOT}".encode()
    return hashlib.sha256(told).hexdigest()


def install(pip: Sequence[str], lock: Path) -> None:
    """Install the pins of a lock into the environment, each checked against its hash, without building anything."""
    options = ["--quiet", "--disable-pip-version-check", "--no-input", "--require-hashes", "--only-binary", ":all:"]
    if subprocess.run([*pip, "install", *options, "--requirement", str(lock)], check=False).returncode:
        raise DevError(
            f"The libraries of {lock.relative_to(ROOT)} could not be installed (pip says why above); "
            "check the network and run this again."
        )


def find_pip() -> list[str]:
    """Return the command of a pip that installs into the environment.

    Debian keeps `ensurepip` in a package of its own; the system's pip then works on the environment from outside.
    """
    if have_module(VENV_PYTHON, "pip"):
        return [str(VENV_PYTHON), "-m", "pip"]
    return [sys.executable, "-m", "pip", "--python", str(VENV_PYTHON)]


def make_environment() -> None:
    """Make .venv from the pins, unless it is there already and made from the same.

    Raises:
        DevError: Python, pip, a system library or the network is missing.
    """
    stamp = VENV / "made-from"
    wanted = make_stamp()
    if stamp.exists() and stamp.read_text(encoding="ascii") == wanted and VENV_PYTHON.exists():
        return
    python = Path(sys.executable)
    own_pip = have_module(python, "ensurepip")
    if not own_pip and not have_module(python, "pip"):
        raise DevError(
            "This Python has no pip; on Debian and Ubuntu run: sudo apt-get install --yes python3-venv python3-pip"
        )
    say(f"making {VENV.name} from requirements/dev.txt (once, about half a minute)")
    made = subprocess.run(
        [str(python), "-m", "venv", "--clear", *([] if own_pip else ["--without-pip"]), str(VENV)], check=False
    )
    if made.returncode:
        raise DevError(
            "The environment .venv could not be made (the reason is above); remove the folder .venv and try again."
        )
    install(find_pip(), REQUIREMENTS / "dev.txt")
    ask = [str(VENV_PYTHON), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    site = Path(subprocess.run(ask, capture_output=True, encoding="utf-8", check=True).stdout.strip())
    (site / "hetao_briefing.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    stamp.write_text(wanted, encoding="ascii")


# -- commands ---------------------------------------------------------------------------------------------------------


def say(text: str) -> None:
    """Tell the developer what is going on, ahead of what the started programs print."""
    print(f"dev.py: {text}", flush=True)


def start(program: str, *arguments: str, **variables: str) -> int:
    """Run `python` or a tool of the environment at the top of the repository; return its exit status."""
    found = shutil.which(program, path=str(VENV_PYTHON.parent))
    if found is None:
        raise DevError(f".venv has no {program}; remove the folder .venv and try again.")
    return subprocess.run([found, *arguments], cwd=ROOT, env={**os.environ, **variables}, check=False).returncode


def timed(name: str, *command: str, **variables: str) -> int:
    """Run a step as `start` does, and say how it went and how long it took; return its exit status."""
    began = time.monotonic()
    status = start(*command, **variables)
    say(f"{name}: {'ok' if status == 0 else f'FAILED, exit status {status}'} ({time.monotonic() - began:.1f} s)")
    return status


def leave_out(name: str, loss: str, problem: DevError) -> int:
    """Say that a step needs what is not here; the exit status, by which it fails where everything has to be checked."""
    hosted = bool(os.environ.get("CI"))
    say(f"{name}: FAILED. {problem}" if hosted else f"{name}: LEFT OUT, {loss}. {problem}")
    return int(hosted)


def have_display(variables: Mapping[str, str] = os.environ, system: str = sys.platform) -> bool:
    """Tell whether a window can be opened."""
    return not system.startswith("linux") or bool(variables.get("DISPLAY") or variables.get("WAYLAND_DISPLAY"))


def run(arguments: Sequence[str]) -> int:
    """Start the program with these arguments; with none, open the window or, without a display, export the sample."""
    if arguments:
        return start("python", "-m", "briefing_app", *arguments)
    if have_display():
        if os.environ.get("DISPLAY"):
            need_libraries(X11_LIBRARIES)
        return start("python", "-m", "briefing_app")
    say(f"no display: exporting “{SAMPLE_BRIEFING}” to {OUT.name}{os.sep} in every form and language")
    with tempfile.TemporaryDirectory(prefix="hetao-briefing-") as folder:
        library = str(Path(folder) / "library.briefing")
        export = ("export", SAMPLE_BRIEFING, "--output", str(OUT), "--form", "all", "--lang", "all")
        return start("python", "-m", "briefing_app", *export, HETAO_BRIEFING_LIBRARY=library)


def test(arguments: Sequence[str]) -> int:
    """Run every check, also after one has failed; `--full` adds the slow tests, the rest goes to pytest.

    Where the rest names tests, they are all that is asked for, and the stories are left out.
    """
    usual = "not desktop and not soak and not packaging"
    chosen = usual if "--full" in arguments else f"{usual} and not full"
    rest = [argument for argument in arguments if argument != "--full"]
    # Tests of one file stay together, since they share what is slow to make; what measures time has the machine to itself.
    beside = ["-n", str(min(4, os.cpu_count() or 1)), "--dist", "loadfile"]
    tests = (
        [["-m", chosen, *rest]] if rest else [[*beside, "-m", f"{chosen} and not timed"], ["-m", f"{chosen} and timed"]]
    )
    checks = (
        ["ruff", "check"],
        ["ruff", "format", "--check"],
        ["mypy"],
        ["lint-imports"],
        *(["pytest", *each] for each in tests),
    )
    failed = []
    for check in checks:
        name = " ".join(check)
        say(name)
        if timed(name, *check, QT_QPA_PLATFORM=os.environ.get("QT_QPA_PLATFORM", "offscreen")):
            failed.append(name)
    if not rest and story([]):
        failed.append("story")
    say(f"failed: {', '.join(failed)}" if failed else "every check passed")
    return 1 if failed else 0


def story(arguments: Sequence[str]) -> int:
    """Use the started program as a person does, on a screen of its own; `--shots FOLDER` keeps pictures. Linux only."""
    name = "story"
    say(name)
    if not sys.platform.startswith("linux"):
        say(f"{name}: LEFT OUT, it needs an X server of its own, which only Linux has")
        return 0
    try:
        need_libraries(X11_LIBRARIES)
        need_programs(SCREEN_PROGRAMS)
    except DevError as problem:
        return leave_out(name, "the program was not tried on a screen", problem)
    return timed(name, "pytest", "-m", "desktop", "tests/e2e", *arguments, QT_QPA_PLATFORM="offscreen")


def soak(arguments: Sequence[str]) -> int:
    """Run what takes an hour: leaks one by one, memory over 300 previews, 60 starts, ten minutes of a monkey."""
    return timed("soak", "pytest", "-m", "soak", "tests/ui/harm", *arguments, QT_QPA_PLATFORM="offscreen")


def bench(arguments: Sequence[str]) -> int:
    """Run benchmarks/ next to its peers; a peer that does not install here is left out, and said."""
    try:
        install(find_pip(), REQUIREMENTS / "bench.txt")
    except DevError as problem:
        say(f"without the peers: {problem}")
    return start("python", "-m", "benchmarks", *arguments, QT_QPA_PLATFORM="offscreen")


def gallery(arguments: Sequence[str]) -> int:
    """Draw docs/gallery/ again: every kind of chart in three languages; a test compares."""
    return start("python", "-m", "tests.charts.gallery.make", *arguments)


def help_pictures(arguments: Sequence[str]) -> int:
    """Take the pictures of resources/help/ again: the window in three languages; a test compares."""
    return start("python", "-m", "tests.ui.help.make", *arguments, QT_QPA_PLATFORM="offscreen")


def build(arguments: Sequence[str]) -> int:
    """Make what is handed out; `build --help` lists the products (they end up in dist/)."""
    install(find_pip(), REQUIREMENTS / "build.txt")
    return start("python", str(ROOT / "packaging" / "build.py"), *arguments)


def packaging(arguments: Sequence[str]) -> int:
    """Freeze the program, try it where there is nothing else, pack, install and remove it; the rest goes to pytest.

    `--full` also has apt install the package in a Debian with nothing in it, which takes root and one more minute or two.
    """
    name = "packaging"
    full = "--full" in arguments
    rest = [argument for argument in arguments if argument != "--full"]
    say(name)
    if not sys.platform.startswith("linux"):
        say(f"{name}: LEFT OUT, here it is for Linux; the other systems' products are tried where they are made")
        return 0
    on_pc = platform.machine() == "x86_64"
    if not on_pc:
        say(f"{name}: WITHOUT the installers for Windows, which only a PC can try")
    try:
        # What is missing here would be missing in the program.
        need_libraries(QT_LIBRARIES | X11_LIBRARIES | find_python_library())
        wanted = PACKAGING_PROGRAMS | SCREEN_PROGRAMS | (WINDOWS_PROGRAMS if on_pc else {})
        if full and os.geteuid() != 0:
            raise DevError("Only root can make a Debian to try them in: start this with sudo, or without --full.")
        need_programs(wanted | (BARE_PROGRAMS if full else {}), "The products need programs")
    except DevError as problem:
        return leave_out(name, "the program was not frozen", problem)
    install(find_pip(), REQUIREMENTS / "build.txt")
    tests = ["tests/packaging", *([] if on_pc else ["--ignore", "tests/packaging/windows"])]
    chosen = "packaging" if full else "packaging and not full"
    # Wine mostly waits: its products are tried beside those of this system (tests/packaging/conftest.py).
    beside = ["-n", "2", "--dist", "loadgroup"]
    return timed(name, "pytest", *beside, "-m", chosen, *tests, *rest, QT_QPA_PLATFORM="offscreen")


def tidy(arguments: Sequence[str]) -> int:
    """Put the source into the house's format and repair what ruff can repair."""
    return start("ruff", "check", "--fix", "--quiet", *arguments) | start("ruff", "format", *arguments)


def lock(arguments: Sequence[str]) -> int:
    """Write the pins of requirements/ anew from pyproject.toml; `--upgrade` takes newer releases."""
    return start("python", str(ROOT / "packaging" / "lock.py"), *arguments)


def fonts(arguments: Sequence[str]) -> int:
    """Make resources/fonts/ again from the font packages and compare."""
    return start("python", str(ROOT / "packaging" / "fonts.py"), *arguments)


def icc(arguments: Sequence[str]) -> int:
    """Make the colour profile again."""
    return start("python", str(ROOT / "packaging" / "icc.py"), *arguments)


COMMANDS = {
    "run": run,
    "test": test,
    "story": story,
    "soak": soak,
    "bench": bench,
    "build": build,
    "packaging": packaging,
    "gallery": gallery,
    "help": help_pictures,
    "format": tidy,
    "lock": lock,
    "fonts": fonts,
    "icc": icc,
}


def main(arguments: Sequence[str]) -> int:
    """Make ready what the command needs and carry it out; return the exit status."""
    summaries = "\n".join(f"  {name:9} {(command.__doc__ or '').splitlines()[0]}" for name, command in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="dev.py",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog=f"commands:\n{summaries}",
        add_help=True,
    )
    parser.add_argument("command", choices=COMMANDS, nargs="?", default="run", metavar="command")
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="handed on to the command")
    chosen = parser.parse_args(arguments)
    try:
        check_python((sys.version_info[0], sys.version_info[1]), sys.platform, platform.machine())
        need_libraries(QT_LIBRARIES)
        make_environment()
        return COMMANDS[chosen.command](chosen.arguments)
    except DevError as problem:
        print(f"dev.py: {problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
