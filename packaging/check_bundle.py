"""Looks whether a frozen program holds all it needs, and nothing that may not be shipped or is of no use."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from budgets import INSTALLED
from evidence.bundle import Bundle, find_data, read_bundle
from kit import DIST, measure, say
from pyinstaller.contents import LEFT_OUT_MODULES, name_bundle

# Modules of Qt under the GPL alone: none may be in a program that is handed out under other terms.
_GPL_ONLY = re.compile(
    r"(?:^|/)(?:lib)?Qt6?(?:VirtualKeyboard|Charts|DataVisualization|Graphs|HttpServer|NetworkAuth|Quick3D|QuickTimeline|Lottie"
    r"|ShaderTools|WaylandCompositor|Mqtt|Coap|OpcUa)",
    re.IGNORECASE,
)
# Libraries under the GPL alone that a Python may bring along.
_GPL_LIBRARIES = re.compile(r"(?:^|/)(?:lib(?:readline|gdbm|history)[.-]|readline\.)", re.IGNORECASE)
# Desktop libraries of the machine that builds, and stand-ins that only Wine needs.
_HOST = re.compile(r"(?:^|/)lib(?:gtk|gdk|cairo|pango|atk|avahi|gnutls)[-.0-9]", re.IGNORECASE)
_WINE = frozenset({"ucrtbase.dll", "ucrtbasewn.dll", "icuuc.dll", "mscms.dll", "propsys.dll"})
_DEVELOPMENT = re.compile(r"\.(?:a|lib|pdb|h|hpp|pyx|pxd|cmake|pc)$|(?:^|/)tests?/|\.exe\.manifest$")

_PLUGINS = {
    "linux": ("platforms/libqxcb.so", "platforms/libqoffscreen.so", "platforms/libqwayland-generic.so"),
    "win32": ("platforms/qwindows.dll", "platforms/qoffscreen.dll", "styles/qmodernwindowsstyle.dll"),
    "darwin": ("platforms/libqcocoa.dylib", "platforms/libqoffscreen.dylib", "styles/libqmacstyle.dylib"),
}
_PICTURES = {"linux": ("lib", ".so"), "win32": ("", ".dll"), "darwin": ("lib", ".dylib")}
# PyInstaller takes these only where the machine that builds has them, and the window does not open without.
_X11 = (
    "libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxcb-image.so.0", "libxcb-keysyms.so.1", "libxcb-render-util.so.0",
    "libxcb-shape.so.0", "libxcb-util.so.1", "libxcb-xkb.so.1", "libxkbcommon-x11.so.0", "libxkbcommon.so.0",
)  # fmt: skip
_DATA = (
    "resources/fonts/manifest.json", "resources/fonts/licences", "resources/icc/sRGB.icc", "resources/i18n/ui",
    "resources/icons/LICENSE.txt", "resources/schema/pack.schema.json", "resources/licences/THIRD-PARTY-NOTICES.txt",
    "db/starter/manifest.json",
)  # fmt: skip
# What a Linux has: the C library, the drivers' side of OpenGL, the client side of X and Wayland, and the printing system.
_SYSTEM = re.compile(
    r"(?:ld-linux.*|lib(?:c|m|dl|pthread|rt|resolv|util|GL|EGL|GLX|OpenGL|xcb|wayland-(?:client|cursor|egl)|cups|asound))\.so\.\d+"
)


def find_problems(folder: Path) -> list[str]:
    """What is wrong with a frozen program, one sentence each.

    Raises:
        BuildError: It is none.
    """
    bundle = read_bundle(folder)
    problems = [
        *_find_forbidden(bundle.files),
        *_find_missing(bundle),
        *(
            f"{name} is missing from the program's own data"
            for name in _DATA
            if not (find_data(folder) / name).exists()
        ),
        *_find_modules(bundle.modules),
        *_find_links(folder),
    ]
    if bundle.system == "linux":
        problems += find_unmet(read_needs(folder))
    return [*problems, *_weigh(folder, bundle.system)]


def _find_forbidden(files: Iterable[str]) -> Iterator[str]:
    for name in sorted(files):
        if _GPL_ONLY.search(name) or _GPL_LIBRARIES.search(name):
            yield f"{name} is under the GPL alone and may not be shipped"
        elif _HOST.search(name):
            yield f"{name} belongs to the desktop of the machine that builds"
        elif name.rpartition("/")[2].lower() in _WINE:
            yield f"{name} is a stand-in for Wine"
        elif _DEVELOPMENT.search(name):
            yield f"{name} is of use to developers only"


def _find_missing(bundle: Bundle) -> Iterator[str]:
    before, after = _PICTURES[bundle.system]
    wanted = [f"iconengines/{before}qsvgicon{after}", f"imageformats/{before}qjpeg{after}", *_PLUGINS[bundle.system]]
    for name in wanted:
        if not any(each.endswith(f"plugins/{name}") for each in bundle.files):
            yield f"Qt's plugin {name} is missing"
    for name in ("qtbase_zh_TW.qm", "qtbase_zh_CN.qm"):
        if not any(each.endswith(name) for each in bundle.files):
            yield f"Qt's own words {name} are missing"
    if bundle.system == "linux":
        yield from (
            f"{name} is missing: install it on the machine that builds" for name in _X11 if name not in bundle.files
        )


def _find_modules(modules: Collection[str]) -> Iterator[str]:
    for name in LEFT_OUT_MODULES:
        if any(each == name or each.startswith(f"{name}.") for each in modules):
            yield f"the module {name} is of no use to the program"
    for name in ("briefing_app.__main__", "briefing_app.self_test.window", "briefing_app.ui.composer.page"):
        if name not in modules:
            yield f"the module {name} is missing"


def _find_links(folder: Path) -> Iterator[str]:
    for each in sorted(folder.rglob("*")):
        if each.is_symlink() and not each.exists():
            yield f"{each.relative_to(folder)} leads nowhere"
        elif each.is_symlink() and folder.resolve() not in each.resolve().parents:
            yield f"{each.relative_to(folder)} leads out of the program"


def read_needs(folder: Path) -> Mapping[str, frozenset[str]]:
    """The libraries that each file of a Linux program asks the loader for, by file name."""
    code = [each for each in folder.rglob("*") if each.is_file() and not each.is_symlink() and is_elf(each)]
    if not code:
        return {}
    told = subprocess.run(["objdump", "-p", *code], capture_output=True, encoding="utf-8", check=True).stdout
    needs: dict[str, set[str]] = {}
    name = ""
    for line in told.splitlines():
        if ":     file format" in line:
            name = Path(line.partition(":     file format")[0]).name
            needs[name] = set()
        elif line.startswith("  NEEDED"):
            needs[name].add(line.split()[1])
    return {each: frozenset(wanted) for each, wanted in needs.items()}


def is_elf(path: Path) -> bool:
    """Whether a file is a program or library of Linux."""
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def find_unmet(needs: Mapping[str, frozenset[str]]) -> list[str]:
    """The libraries that neither the program nor every Linux has."""
    return sorted(
        f"{name} asks for {wanted}, which the program does not have"
        for name, each in needs.items()
        for wanted in each
        if wanted not in needs and not _SYSTEM.fullmatch(wanted)
    )


def _weigh(folder: Path, system: str) -> Iterator[str]:
    size, limit = measure(folder) / 1e6, INSTALLED[system]
    if size > limit:
        yield f"the program has {size:.0f} MB and may have {limit:.0f} (packaging/budgets.py)"


def main(arguments: Sequence[str]) -> int:
    """Look at a frozen program; status 1 if something is wrong with it."""
    parser = argparse.ArgumentParser(prog="dev.py build check", description=__doc__)
    parser.add_argument(
        "bundle", type=Path, nargs="?", default=DIST / name_bundle(), help="its folder, or the macOS app"
    )
    bundle = parser.parse_args(arguments).bundle
    problems = find_problems(bundle)
    for each in problems:
        print(f"build: {each}", file=sys.stderr)
    if not problems:
        say(f"{bundle}: {measure(bundle) / 1e6:.0f} MB, holds what it needs and nothing it may not")
    return 1 if problems else 0
