"""Whatever is in a frozen program is known, may be shipped, and comes with its texts."""

from dataclasses import replace
from pathlib import Path

import pytest
from evidence.bundle import Bundle
from evidence.debian import HostPackage
from evidence.inventory import take_stock
from evidence.libraries import read_libraries
from evidence.works import Table
from kit import BuildError

from tests.packaging.release.conftest import install


def test_libraries_say_what_they_are(site: Path) -> None:
    painter = read_libraries(site)["painter-kit"]
    assert (painter.version, painter.licence, painter.home) == ("1.2", "MIT", "https://a.org/painter")
    assert painter.modules == {"painter", "painter.draw", "painter._fast"}
    assert [text for _, text in painter.texts] == ["Painter's terms"]


def test_the_licence_is_said_by_expression_then_line_then_classifiers(tmp_path: Path) -> None:
    long = "License: Redistribution and use in source and binary forms are permitted if a very long text is kept, and so on"
    install(tmp_path, "old", "1", "License: BSD License", "Classifier: License :: OSI Approved :: MIT License")
    install(tmp_path, "older", "1", long, "Classifier: License :: OSI Approved :: MIT License")
    install(tmp_path, "silent", "1")
    libraries = read_libraries(tmp_path)
    assert [libraries[name].licence for name in ("old", "older", "silent")] == ["BSD License", "MIT License", ""]


def test_a_module_without_a_file_of_its_own_belongs_to_what_lies_in_it(tmp_path: Path) -> None:
    install(tmp_path, "toolkit", "1", files=("kits/drawing/__init__.py",))
    assert read_libraries(tmp_path)["toolkit"].modules == {"kits", "kits.drawing"}


def test_all_that_is_carried_is_found_and_nothing_else(bundle: Bundle, site: Path, table: Table) -> None:
    works = take_stock(bundle, site, table)
    assert [(each.name, each.version, each.licence, each.inside) for each in works] == [
        ("Glass", "", "MIT", "Qt"),
        ("painter-kit", "1.2", "MIT", ""),
        ("pyinstaller", "6.22", "GPL-2.0-or-later WITH Bootloader-exception", ""),
        ("Qt", "6.9.3", "LGPL-3.0-only", "window"),
        ("Snake", "", "Python-2.0.1", ""),
        ("window", "6.9.3", "LGPL-3.0-only", ""),
    ]
    texts = dict(text for each in works for text in each.texts)
    assert texts["painter-kit: LICENSE"] == "Painter's terms"
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in texts["window: LGPL-3.0-only.txt"]
    assert {each.purl for each in works} >= {"pkg:pypi/painter-kit@1.2", "pkg:generic/qt@6.9.3", "pkg:generic/glass"}


def test_every_fault_is_named_at_once(bundle: Bundle, site: Path, table: Table) -> None:
    install(site, "bare", "1", "License-Expression: MIT", files=("bare.py",))
    odd = replace(
        bundle, files=bundle.files | {"libodd.dylib"}, modules=bundle.modules | {"tester", "mystery.inside", "bare"}
    )
    with pytest.raises(BuildError) as problem:
        take_stock(odd, site, table)
    said = str(problem.value)
    assert "module mystery.inside: nobody knows whose it is" in said
    assert "libodd.dylib: nobody knows whose it is" in said
    assert "tester: AGPL-3.0-only may not be shipped" in said
    assert "bare: no licence text" in said
    assert "painter" not in said


def test_a_program_without_its_start_is_noticed(bundle: Bundle, tmp_path: Path, table: Table) -> None:
    with pytest.raises(BuildError, match="PyInstaller is not among the libraries"):
        take_stock(bundle, tmp_path, table)


def test_what_one_system_only_has_is_looked_for_there(bundle: Bundle, site: Path, table: Table) -> None:
    runtime = replace(bundle, files=bundle.files | {"rt.dll"})
    assert "Runtime" in {each.name for each in take_stock(replace(runtime, system="win32"), site, table)}
    with pytest.raises(BuildError, match=r"rt\.dll: nobody knows"):
        take_stock(runtime, site, table)


def test_libraries_of_the_building_linux_bring_the_texts_of_their_packages(
    bundle: Bundle, site: Path, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = {
        file: HostPackage(name, "8", (file,), f"{name}'s terms", "https://a.org", f"pkg:deb/debian/{name}@8")
        for file, name in (("libz.so.1", "libz1"), ("libgnu.so.1", "libgnu1"))
    }
    monkeypatch.setattr(
        "evidence.inventory.find_packages",
        lambda files: (
            tuple(packages[each] for each in files if each in packages), tuple(each for each in files if each not in packages)
        ),
    )  # fmt: skip
    linux = replace(bundle, system="linux", files=bundle.files | {"libz.so.1"})
    (zlib,) = (each for each in take_stock(linux, site, table) if each.name == "libz1")
    assert (zlib.licence, zlib.texts) == ("Zlib", (("libz1: copyright", "libz1's terms"),))
    with pytest.raises(BuildError) as problem:
        take_stock(replace(linux, files=linux.files | {"libgnu.so.1", "libodd.so"}), site, table)
    assert "libgnu.so.1: of the system's package libgnu1, about which nobody has decided" in str(problem.value)
    assert "libodd.so: nobody knows whose it is" in str(problem.value)
