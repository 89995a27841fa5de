"""What goes into the frozen program and what stays out; the spec asks, the tests ask too.

Paths are those inside the bundle, with forward slashes on every system.
"""

from __future__ import annotations

import re
import sys

# Names of the program and of what it opens; the packages of every system use these.
TITLE = "Hetao Briefing"
IDENTIFIER = "org.hetao-briefing.HetaoBriefing"
PROGRAMS = {"linux": "hetao-briefing", "win32": "HetaoBriefing", "darwin": "HetaoBriefing"}

# Modules that nothing of the program needs but that a hook or a fallback import would bring along. Not `unittest` (pyparsing
# imports it, and matplotlib imports that).
LEFT_OUT_MODULES = (
    "tkinter", "_tkinter", "turtledemo", "test", "lib2to3", "ensurepip", "idlelib", "pydoc_data", "venv",
    "setuptools", "pkg_resources", "pip", "wheel", "_distutils_hack", "distutils",
    "readline",  # brings GNU readline, whose GPL forbids it here
    "IPython", "pytest", "_pytest", "hypothesis", "mypy", "ruff", "hatchling",
    "PyQt5", "PyQt6", "PySide2", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtOpenGL", "PySide6.QtTest",
    "PIL.ImageTk", "PIL._avif", "PIL._imagingtk", "PIL._imagingcms", "PIL._webp",
    "numpy.f2py", "numpy.distutils", "lxml.isoschematron", "lxml.objectify", "lxml.html",
    "brotli", "zopfli", "pandas",
    "sqlite_utils.cli",
)  # fmt: skip

# Libraries whose version the program says (command `doctor`, report of a problem), so that their metadata goes along.
TOLD_VERSIONS = (
    "reportlab", "uharfbuzz", "pypdfium2", "openpyxl", "matplotlib", "sqlite-utils", "Babel", "OpenCC",
)  # fmt: skip
# Packages whose Windows wheels have a folder NAME.libs.
WITH_LIBRARIES_BESIDE = ("numpy", "opencc")
# Hooks of PyInstaller that run at each start. This one makes a folder for matplotlib in the system's temporary folder and
# leaves it there whenever the worker process is ended.
LEFT_OUT_HOOKS = frozenset({"pyi_rth_mplconfig"})

# Folders of Qt's plugins that a window with widgets uses; all others stay out.
QT_PLUGINS = frozenset({
    "platforms", "styles", "imageformats", "iconengines", "platforminputcontexts", "platformthemes", "printsupport",
    "wayland-shell-integration", "wayland-graphics-integration-client", "wayland-decoration-client", "xcbglintegrations",
})  # fmt: skip
# Libraries of Qt that only those need, plugins for formats the program does not read, and the software OpenGL of Windows.
_QT_OUT = re.compile(
    r"(?:lib)?(?:Qt6?(?:Qml|Quick|VirtualKeyboard|Egl|Sql|Test|WebEngine|Designer|Multimedia|3D|Charts|Pdf)"
    r"|qtvirtualkeyboard|qeglfs|qvnc|qlinuxfb|qminimalegl|qtuiotouch|qgtk3|qtiff|qwebp|qpdf|opengl32sw|d3dcompiler)",
    re.IGNORECASE,
)
_QT_WORDS = re.compile(r"/qtbase_(?:en|zh_CN|zh_TW)\.qm$")  # the words of Qt's own dialogs in our languages
# Libraries of the machine that builds which only the plugins left out need, or the printing system, which a Linux that
# prints has.
# Not libgssapi_krb5 and its kin (Qt's network library needs them) and not libsystemd (libdbus does).
_HOST_OUT = re.compile(
    r"lib(?:gtk-3|gdk|gio|gmodule|mount|blkid|atk|atspi|cairo|pango|epoxy|fribidi|thai|datrie|graphite2|pixman|harfbuzz"
    r"|cups|avahi|gnutls|p11-kit|tasn1|nettle|hogweed|gmp|idn2|unistring|jpeg\.so|bsd\.so|md\.so|selinux"
    r"|X(?:composite|cursor|damage|i|inerama|randr|render|fixes|ext|au|dmcp)\.so)"
)
_LIBRARY_PARTS = {
    "babel/locale-data/": re.compile(
        r"/(?:root|en(?:_(?:001|150|GB|HK|US))?|zh(?:_Han[st](?:_(?:CN|HK|TW|MO|SG))?)?)\.dat$"
    ),
    "pyphen/dictionaries/": re.compile(r"/(?:hyph_en_(?:GB|US)\.dic|README_hyph_en_(?:GB|US)\.txt)$"),
    "opencc/clib/": re.compile(r"\.(?:json|ocd2|so|pyd|dll|dylib)$"),
    "matplotlib/mpl-data/": re.compile(r"/(?:matplotlibrc|fonts/ttf/(?:DejaVuSans\.ttf|LICENSE_DEJAVU))$"),
    "reportlab/fonts/": re.compile(r"$^"),  # the type-1 fonts of reportlab; the program embeds its own fonts only
    "briefing_app/_bundle/db/": re.compile(r"/db/(?:starter/|schema\.sql$)"),  # released/ is for tests
}  # fmt: skip


def keep(path: str, system: str) -> bool:
    """Tell whether a file that PyInstaller collected goes into the bundle.

    Args:
        path: Its place in the bundle.
        system: As `sys.platform` names it.
    """
    path = path.replace("\\", "/")
    name = path.rpartition("/")[2]
    for folder, wanted in _LIBRARY_PARTS.items():
        if path.startswith(folder):
            return bool(wanted.search(path))
    if path.startswith("PySide6/"):
        if "/translations/" in path:
            return bool(_QT_WORDS.search(path))
        plugin = re.match(r"PySide6/(?:Qt/)?plugins/([^/]+)/", path)
        return not (plugin and plugin[1] not in QT_PLUGINS) and not _QT_OUT.match(name)
    if _QT_OUT.match(name) and "/" not in path:  # links beside the program to libraries left out
        return False
    return system != "linux" or not _HOST_OUT.match(name)


def name_bundle(system: str = sys.platform) -> str:
    """The folder under dist/ that holds the frozen program."""
    return f"{TITLE}.app" if system == "darwin" else PROGRAMS[system]
