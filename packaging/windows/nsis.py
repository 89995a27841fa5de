"""The installer for one person, HetaoBriefing-VERSION-setup.exe, made of a frozen program by NSIS (makensis)."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from budgets import check_download
from kit import ROOT, BuildError, find_epoch, measure, run, say
from windows import product
from windows.order import Order, check_bundle, make_parser
from windows.wizard import make_side_picture, provide_icon

SCRIPT = ROOT / "packaging" / "windows" / "installer.nsi"
# Language of the program → the name NSIS gives it.
LANGUAGES = {"en": "LANG_ENGLISH", "zh-Hant": "LANG_TRADCHINESE", "zh-Hans": "LANG_SIMPCHINESE"}
_BLANKS = {
    "{version}": "${VERSION}",
    "{folder}": "$INSTDIR",
    "{data}": "${DATA}",
    "{installed}": "$1",
}
_OF_THE_UNINSTALLER = {"running_remove": "un.running"}  # NSIS looks for these under names of their own


def build_setup(bundle: Path, dist: Path, version: str, icon: Path, *, fast: bool = False, sign: str = "") -> Path:
    """Make the installer and return it.

    Args:
        bundle: The frozen program for Windows.
        dist: Where the installer goes.
        version: That it says, and that it compares with the one that is installed.
        icon: Of installer and uninstaller, as .ico.
        fast: Whether it may be larger in exchange for time.
        sign: A command that signs `%1`; it is run for the installer and the uninstaller.

    Raises:
        BuildError: The folder is no frozen program for Windows, or makensis refused.
    """
    check_bundle(bundle)
    dist.mkdir(parents=True, exist_ok=True)
    setup = dist / f"HetaoBriefing-{version}-setup.exe"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        generated = folder / "generated.nsh"
        generated.write_text("\n".join(generate(bundle, version)) + "\n", encoding="utf-8-sig", newline="\n")
        picture = folder / "side.bmp"
        make_side_picture(picture)
        values = {
            "NAME": product.NAME,
            "PUBLISHER": product.PUBLISHER,
            "VERSION": version,
            "FOUR_NUMBERS": ".".join(map(str, product.four_numbers(version))),
            "EXECUTABLE": product.EXECUTABLE,
            "LIBRARIES": product.LIBRARIES,
            "DATA_FOLDER": product.DATA_FOLDER,
            "KILOBYTES": str(measure(bundle) // 1024),
            "BUNDLE": str(bundle),
            "GENERATED": str(generated),
            "ICON": str(icon),
            "SIDE": str(picture),
            "OUT": str(setup),
            **({"X64": "1"} if os.name != "nt" else {}),
            **({"FAST": "1"} if fast else {}),
            **({"SIGN": sign} if sign else {}),
        }
        defines = [f"-D{name}={value}" for name, value in values.items()]
        run(
            "makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defines, SCRIPT,
            variables={"SOURCE_DATE_EPOCH": str(find_epoch())},
        )  # fmt: skip
    return setup


def generate(bundle: Path, version: str) -> Iterator[str]:
    """The part of the script that is made: words, resources of the version, file types, the program's own files."""
    for language, table in LANGUAGES.items():
        words = product.load_words(language)
        for key, text in words.items():
            yield f'LangString {_OF_THE_UNINSTALLER.get(key, key)} ${{{table}}} "{fill(text, language)}"'
        yield f'LangString "^Name" ${{{table}}} "{product.NAMES[language]}"'
        for field, value in (
            ("ProductName", product.NAMES[language]),
            ("FileDescription", f"{product.NAMES[language]} {version}"),
            ("CompanyName", product.PUBLISHER),
            ("FileVersion", version),
            ("ProductVersion", version),
            ("LegalCopyright", product.PUBLISHER),
            ("OriginalFilename", f"HetaoBriefing-{version}-setup.exe"),
        ):
            yield f'VIAddVersionKey /LANG=${{{table}}} "{field}" "{value}"'
    files = sorted(each.name for each in bundle.iterdir() if each.is_file())
    yield "!macro PutFiles"  # all but the program, which gets its name last
    yield from (f'  File "{(bundle / name).as_posix()}"' for name in files if name != product.EXECUTABLE)
    yield "!macroend"
    yield "!macro RemoveFiles"
    yield from (f'  Delete "$INSTDIR\\{name}"' for name in files)
    yield "!macroend"
    yield "!macro RemoveLinks FOLDER"
    yield from (f'  Delete "${{FOLDER}}\\{name}.lnk"' for name in product.NAMES.values())
    yield "!macroend"
    yield from _file_types()


def _file_types() -> Iterator[str]:
    classes = r"Software\Classes"
    yield "!macro PutFileTypes"
    for each in product.FILE_TYPES:
        program = f"{classes}\\{each.prog_id}"
        yield f'  WriteRegStr HKCU "{classes}\\{each.suffix}" "" "{each.prog_id}"'
        yield f'  WriteRegStr HKCU "{classes}\\{each.suffix}" "Content Type" "{each.mime}"'
        yield f'  WriteRegStr HKCU "{classes}\\{each.suffix}\\OpenWithProgids" "{each.prog_id}" ""'
        yield f'  WriteRegStr HKCU "{program}" "" "$({each.words})"'
        yield f'  WriteRegStr HKCU "{program}\\DefaultIcon" "" "$INSTDIR\\${{EXECUTABLE}},0"'
        yield f"""  WriteRegStr HKCU "{program}\\shell\\open\\command" "" '"$INSTDIR\\${{EXECUTABLE}}" "%1"'"""
    yield "!macroend"
    yield "!macro RemoveFileTypes"
    for each in product.FILE_TYPES:
        yield f'  DeleteRegKey HKCU "{classes}\\{each.prog_id}"'
        yield f'  ReadRegStr $0 HKCU "{classes}\\{each.suffix}" ""'
        yield f'  ${{If}} $0 == "{each.prog_id}"'  # somebody may have given the type to another program since
        yield f'    DeleteRegKey HKCU "{classes}\\{each.suffix}"'
        yield "  ${Else}"
        yield f'    DeleteRegValue HKCU "{classes}\\{each.suffix}\\OpenWithProgids" "{each.prog_id}"'
        yield "  ${EndIf}"
    yield "!macroend"


def fill(text: str, language: str) -> str:
    """A sentence as the script has it: blanks become variables of NSIS."""
    text = text.replace("$", "$$").replace('"', '$\\"')
    for blank, variable in {**_BLANKS, "{program}": product.NAMES[language]}.items():
        text = text.replace(blank, variable)
    return text.replace("\r", "$\\r").replace("\n", "$\\n")


def main(arguments: Sequence[str]) -> int:
    """Make the installer of the frozen program in dist/."""
    parser = make_parser("setup", __doc__)
    parser.add_argument("--fast", action="store_true", help="larger and sooner, and not for handing out")
    parser.add_argument(
        "--sign", action="store_true", help="sign installer and uninstaller: packaging/windows/signing.py"
    )
    chosen = parser.parse_args(arguments)
    order = Order.parse(chosen)
    if not shutil.which("makensis"):
        raise BuildError("makensis is missing; install NSIS 3.08 or newer (on Debian: apt-get install nsis).")
    sign = make_sign_command() if chosen.sign else ""
    icon = provide_icon(order.icon)
    setup = build_setup(order.bundle, order.dist, order.version, icon, fast=chosen.fast, sign=sign)
    say(str(setup) if chosen.fast else check_download(setup))
    return 0


def make_sign_command() -> str:
    """The command by which makensis has something signed."""
    from windows.signing import SCRIPT as SIGNER

    return f'"{sys.executable}" "{SIGNER}" "%1"'
