"""What Windows 10 has and Wine 8 lacks, made with mingw and put into a Wine prefix, never into a product."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kit import run
from windows.wine import Wine

COMPILER = "x86_64-w64-mingw32-gcc"
LISTER = "x86_64-w64-mingw32-objdump"
_COMPLEX = (
    "cacos", "cacosh", "casin", "casinh", "catan", "catanh", "ccos", "ccosh", "cexp", "clog", "conj", "cproj", "csin", "csinh",
    "csqrt", "ctan", "ctanh",
)  # fmt: skip
_PARTS = ("cabs", "carg", "cimag", "creal")
_CONVERTER = (
    "UCNV_FROM_U_CALLBACK_SUBSTITUTE", "UCNV_TO_U_CALLBACK_SUBSTITUTE", "ucnv_cbFromUWriteUChars", "ucnv_cbToUWriteUChars",
    "ucnv_close", "ucnv_countAvailable", "ucnv_fromUCountPending", "ucnv_fromUnicode", "ucnv_getAvailableName",
    "ucnv_getFromUCallBack", "ucnv_getMaxCharSize", "ucnv_getName", "ucnv_getStandardName", "ucnv_getToUCallBack", "ucnv_reset",
    "ucnv_setFromUCallBack", "ucnv_setToUCallBack", "ucnv_toUCountPending", "ucnv_toUnicode",
)  # fmt: skip
_MARK = (
    b"Wine builtin DLL"  # with which Wine knows its own libraries; one that bears it is never loaded as a foreign one
)


@dataclass(frozen=True, slots=True)
class Shim:
    """A library of Windows with functions that Wine's own lacks; `source` is C, in which they are called shim_NAME."""

    name: str
    functions: tuple[str, ...]
    source: str
    alone: bool = False  # whether Wine has no such library at all
    linked: str = ""  # library of Windows that the source calls

    @property
    def copy(self) -> str:
        """Wine's own library under the name that ours hands the rest on to."""
        return f"{self.name}wn"


def make_complex_shim() -> Shim:
    """The complex functions of C99, without which numpy does not load."""
    source, functions = ["#include <complex.h>"], []
    for real, ending in (("double", ""), ("float", "f"), ("double", "l")):  # long double is double for Microsoft
        ours = "f" if ending == "f" else ""
        z = f"{real} _Complex"
        source += [f"{z} shim_{name}{ending}({z} z){{return {name}{ours}(z);}}" for name in _COMPLEX]
        source += [f"{real} shim_{name}{ending}({z} z){{return {name}{ours}(z);}}" for name in _PARTS]
        source.append(f"{z} shim_cpow{ending}({z} a,{z} b){{return cpow{ours}(a,b);}}")
        functions += [f"{name}{ending}" for name in (*_COMPLEX, *_PARTS, "cpow")]
    return Shim("ucrtbase", tuple(functions), "\n".join(source))


def make_converter_shim() -> Shim:
    """ICU as Windows 10 carries it, which Qt loads and asks for a converter: it is told that there is none."""
    source = [f"long long shim_{name}(void){{return 0;}}" for name in _CONVERTER]
    source.append("void*shim_ucnv_open(const char*n,int*e){if(e)*e=4;return 0;}")  # U_FILE_ACCESS_ERROR
    return Shim("icuuc", (*_CONVERTER, "ucnv_open"), "\n".join(source), alone=True)


def make_shims() -> tuple[Shim, ...]:
    """All of them."""
    return (
        make_complex_shim(),
        make_converter_shim(),
        # Qt's window asks for a colour profile; without one it draws as it is.
        Shim("mscms", ("WcsCreateIccProfile",), "void*shim_WcsCreateIccProfile(void*p,unsigned o){return 0;}"),
        # `platform` of Python 3.12 and newer asks WMI and, told E_NOTIMPL, does without.
        Shim(
            "propsys", ("VariantToString",),
            "long shim_VariantToString(void*v,unsigned short*b,unsigned n){return 0x80004001;}",
        ),
        # Where libraries written in Rust take their random numbers from.
        Shim(
            "bcryptprimitives", ("ProcessPrng",),
            "unsigned char SystemFunction036(void*, unsigned long);\n"
            "int shim_ProcessPrng(void*b,unsigned long long n){return SystemFunction036(b,(unsigned long)n);}",
            alone=True, linked="advapi32",
        ),
    )  # fmt: skip


def list_files(shims: Iterable[Shim]) -> frozenset[str]:
    """Names of the files that may be in no product, in small letters."""
    return frozenset(f"{name}.dll" for shim in shims for name in (shim.name, shim.copy))


def put_shims(wine: Wine) -> None:
    """Make them and have the programs of a prefix use them."""
    system = wine.drive / "windows" / "system32"
    shims = make_shims()
    for shim in shims:
        exports: dict[str, str] = {}
        if not shim.alone:
            original = find_libraries() / f"{shim.name}.dll"
            (system / f"{shim.copy}.dll").write_bytes(strip_mark(original.read_bytes()))
            exports = {name: f"{shim.copy}.{name}" for name in list_exports(original)}
        exports |= {name: f"shim_{name}" for name in shim.functions}
        make_library(system / f"{shim.name}.dll", shim.source, exports, shim.linked)
    for shim in shims:
        if not shim.alone:
            overrides = r"HKCU\Software\Wine\DllOverrides"
            wine.run("reg", "add", overrides, "/v", shim.name, "/d", "native,builtin", "/f")


def find_libraries() -> Path:
    """The folder of Wine's own 64-bit libraries."""
    return next(Path("/usr/lib").glob("*/wine/x86_64-windows"))


def strip_mark(library: bytes) -> bytes:
    """A library of Wine without the mark that makes it one."""
    return library[:512].replace(_MARK, bytes(len(_MARK))) + library[512:]


def list_exports(library: Path) -> list[str]:
    """The functions that a library offers by name."""
    told = subprocess.run([LISTER, "-p", str(library)], capture_output=True, encoding="utf-8", check=True).stdout
    return parse_exports(told)


def parse_exports(told: str) -> list[str]:
    """The names in objdump's table of exports."""
    table = told.partition("[Ordinal/Name Pointer] Table")[2]
    return sorted(
        set(re.findall(r"^\s*\[\s*\d+\](?: \+base\[\s*\d+\])?\s+(?:[0-9a-f]{4,}\s+)?(\S+)\s*$", table, re.MULTILINE))
    )


def make_library(target: Path, source: str, exports: Mapping[str, str], linked: str = "") -> None:
    """Compile a library of Windows; each export is a function of the source or `OTHER_LIBRARY.function`."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "shim.c").write_text(source + "\n", encoding="ascii")
        table = "".join(f'  "{export}" = {quote(inner)}\n' for export, inner in exports.items())
        (folder / "shim.def").write_text(f"LIBRARY {target.name}\nEXPORTS\n{table}", encoding="ascii")
        files: list[str | Path] = [folder / "shim.c", folder / "shim.def", *([f"-l{linked}"] if linked else [])]
        run(COMPILER, "-O2", "-s", "-shared", "-static-libgcc", "-o", target, *files)


def quote(inner: str) -> str:
    """What an export stands for, as a .def file has it: C++ names need quotation marks."""
    library, point, name = inner.partition(".")
    return f'{library}."{name}"' if point else inner
