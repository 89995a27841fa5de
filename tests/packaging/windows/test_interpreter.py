"""The pins chosen for Windows, and the libraries of Python out of the wheel that carries them."""

import zipfile
from pathlib import Path

from windows.interpreter import LIBRARY, REQUIREMENTS, choose_pins, describe_windows, unpack_libraries
from windows.shims import list_files, make_complex_shim, make_shims, parse_exports, quote, strip_mark

LOCK = """# written
colour==1.0 ; sys_platform == 'win32' \\
    --hash=sha256:aa \\
    --hash=sha256:bb
other==2.0 ; sys_platform == 'linux' \\
    --hash=sha256:cc
plain==3.0 \\
    --hash=sha256:dd
"""


def test_pins_for_windows_are_chosen_with_their_hashes_and_without_their_markers() -> None:
    assert choose_pins(LOCK, describe_windows()) == (
        "colour==1.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\nplain==3.0 \\\n    --hash=sha256:dd\n"
    )


def test_the_lock_of_the_build_has_what_freezing_on_windows_needs() -> None:
    chosen = choose_pins(REQUIREMENTS.read_text(encoding="utf-8"), describe_windows())
    names = {line.split("==")[0] for line in chosen.splitlines() if "==" in line}
    assert {"pefile", "pyinstaller", "pywin32-ctypes", "pyside6-essentials", "pypdfium2"} <= names
    assert "macholib" not in names
    assert "sys_platform" not in chosen


def test_only_libraries_of_python_are_taken_from_the_wheel(tmp_path: Path) -> None:
    wheel = tmp_path / "panda3d.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name in (
            f"{LIBRARY}.dll",
            "VCRUNTIME140.dll",
            "_ssl.pyd",
            "api-ms-win-crt-x.dll",
            "_x.cp313t-win_amd64.pyd",
        ):
            archive.writestr(f"deploy_libs/{name}", name)
        archive.writestr("panda3d/core.pyd", "not ours")
    (tmp_path / "python" / "DLLs").mkdir(parents=True)
    unpack_libraries(wheel, tmp_path / "python")
    found = {
        each.relative_to(tmp_path / "python").as_posix() for each in (tmp_path / "python").rglob("*") if each.is_file()
    }
    assert found == {f"{LIBRARY}.dll", "vcruntime140.dll", "DLLs/_ssl.pyd"}


def test_exports_are_read_from_the_table_of_names() -> None:
    told = "\tDLL Name: X\n[Ordinal/Name Pointer] Table\n\t[   1] Alpha\n\t[   0] ?b@@YA\n\n"
    assert parse_exports(told) == ["?b@@YA", "Alpha"]
    newer = "[Ordinal/Name Pointer] Table\n\t[   1] +base[   2]  0001 Alpha\n"
    assert parse_exports(newer) == ["Alpha"]


def test_a_function_handed_on_is_quoted_and_one_of_ours_is_not() -> None:
    assert quote("ucrtbasewn.?b@@YA") == 'ucrtbasewn."?b@@YA"'
    assert quote("shim_creal") == "shim_creal"


def test_every_function_a_shim_offers_is_in_its_source() -> None:
    for shim in make_shims():
        missing = [name for name in shim.functions if f"shim_{name}(" not in shim.source]
        assert missing == [], shim.name
    assert {"creal", "cabsf", "cpowl"} <= set(make_complex_shim().functions)


def test_a_copy_of_a_library_of_wine_no_longer_says_that_it_is_one() -> None:
    library = b"MZ" + bytes(62) + b"Wine builtin DLL" + b"rest" * 200
    assert b"Wine builtin DLL" not in strip_mark(library)
    assert len(strip_mark(library)) == len(library)


def test_what_is_made_for_wine_is_known_by_name() -> None:
    assert {"ucrtbase.dll", "ucrtbasewn.dll", "icuuc.dll", "bcryptprimitives.dll"} <= list_files(make_shims())
