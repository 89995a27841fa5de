"""The source of the MSI packages, and one made of it."""

import re
import subprocess
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from windows import product
from windows.msi import build_msi
from windows.wix import TEXTS, Scope, make_source

WIX = "{http://schemas.microsoft.com/wix/2006/wi}"


def read(bundle: Path, scope: Scope, version: str = "0.1.0") -> Element:
    root: Element = fromstring(make_source(bundle, version, scope))
    return root


def codes(root: Element) -> dict[str, str]:
    return {each.attrib["Id"]: each.attrib["Guid"] for each in root.iter(f"{WIX}Component")}


def test_a_newer_package_has_the_codes_of_the_older_one_and_those_it_adds(bundle: Path) -> None:
    old = read(bundle, Scope.USER, "0.1.0")
    (bundle / "_internal" / "added.dll").write_bytes(b"MZ")
    new = read(bundle, Scope.USER, "0.2.0")
    assert set(codes(old).items()) < set(codes(new).items())
    assert len(codes(new)) == len(codes(old)) + 1
    upgrades = {root.find(f"{WIX}Product").attrib["UpgradeCode"] for root in (old, new)}  # type: ignore[union-attr]
    assert len(upgrades) == 1


def test_the_two_packages_share_no_code(bundle: Path) -> None:
    user, machine = read(bundle, Scope.USER), read(bundle, Scope.MACHINE)
    assert not set(codes(user).values()) & set(codes(machine).values())


def test_every_file_and_every_component_is_in_the_package(bundle: Path) -> None:
    root = read(bundle, Scope.MACHINE)
    files = {each.attrib["Source"] for each in root.iter(f"{WIX}File")}
    assert files == {f"program/{each.relative_to(bundle).as_posix()}" for each in bundle.rglob("*") if each.is_file()}
    assert set(codes(root)) == {each.attrib["Id"] for each in root.iter(f"{WIX}ComponentRef")}


@pytest.mark.parametrize(("scope", "hive"), [(Scope.USER, "HKCU"), (Scope.MACHINE, "HKLM")])
def test_a_package_writes_to_its_own_hive_only(bundle: Path, scope: Scope, hive: str) -> None:
    root = read(bundle, scope)
    assert {each.attrib["Root"] for each in root.iter(f"{WIX}RegistryValue")} == {hive}
    opened = [
        each.attrib["Value"] for each in root.iter(f"{WIX}RegistryValue") if each.attrib["Key"].endswith("command")
    ]
    assert opened == [f'"[INSTALLDIR]{product.EXECUTABLE}" "%1"'] * len(product.FILE_TYPES)


def test_the_package_for_a_person_does_not_meet_the_installer_for_a_person(bundle: Path) -> None:
    conditions = {scope: [each.text for each in read(bundle, scope).iter(f"{WIX}Condition")] for scope in Scope}
    assert "Installed OR NOT SETUPVERSION" in conditions[Scope.USER]
    assert "Installed OR NOT SETUPVERSION" not in conditions[Scope.MACHINE]


def test_every_text_of_the_source_that_is_to_be_said_is_known(bundle: Path) -> None:
    for scope in Scope:
        keys = set(re.findall(r"\bwords\.\w+", make_source(bundle, "0.1.0", scope)))
        known = {key for texts in TEXTS.values() for key in texts}
        assert keys == known - ({"words.msi_setup"} if scope is Scope.MACHINE else set())
    # The queries that put them in know no way to write an apostrophe; the table of conditions has room for no more.
    for (table, _), texts in TEXTS.items():
        for text in texts.values():
            assert "'" not in text
            assert len(text) <= (128 if table == "Shortcut" and "|" in text else 255), text


@pytest.mark.packaging
@pytest.mark.parametrize("scope", list(Scope))
def test_wixl_makes_the_package(bundle: Path, icon: Path, tmp_path: Path, scope: Scope) -> None:
    package = build_msi(bundle, tmp_path / "dist", "0.2.0", scope, icon)
    values = dict(line.split("\t") for line in export(package, "Property").splitlines() if line.count("\t") == 1)
    assert values["ProductName"] == "Hetao Briefing"
    assert values["ProductVersion"] == "0.2.0"
    assert values["REBOOT"] == "ReallySuppress"  # status 3010 instead of a restart under somebody's work
    assert (values.get("ALLUSERS") == "1") == (scope is Scope.MACHINE)


@pytest.mark.packaging
def test_a_package_says_what_it_says_in_three_languages(bundle: Path, icon: Path, tmp_path: Path) -> None:
    package = build_msi(bundle, tmp_path / "dist", "0.2.0", Scope.USER, icon)
    assert "65001" in export(package, "_ForceCodepage")
    for table, text in (
        ("Shortcut", "Hetao Briefing · 河套簡報 · 河套简报"),
        ("Shortcut", "以有出處的資料卡編成中英文簡報"),
        ("Registry", "Hetao Briefing library · 河套簡報資料庫 · 河套简报资料库"),
        ("Registry", "Hetao Briefing pack · 河套簡報資料包 · 河套简报资料包"),
        ("LaunchCondition", "已安装较新版本的河套简报"),
    ):
        told = export(package, table)
        assert text in told
        assert "words." not in told


@pytest.mark.packaging
def test_the_older_version_is_removed_within_the_transaction(bundle: Path, icon: Path, tmp_path: Path) -> None:
    package = build_msi(bundle, tmp_path / "dist", "0.2.0", Scope.USER, icon)
    steps = [line.split("\t") for line in export(package, "InstallExecuteSequence").splitlines()[3:]]
    order = [name for name, _, _ in sorted(steps, key=lambda step: int(step[2]))]
    begins = order.index("InstallInitialize")
    assert order[begins + 1] == "RemoveExistingProducts"
    assert order.index("InstallFiles") > begins


@pytest.mark.packaging
@pytest.mark.parametrize(("scope", "hive"), [(Scope.USER, "1"), (Scope.MACHINE, "2")])
def test_a_newer_package_looks_for_the_folder_of_the_older_one_in_time(
    bundle: Path, icon: Path, tmp_path: Path, scope: Scope, hive: str
) -> None:
    package = build_msi(bundle, tmp_path / "dist", "0.2.0", scope, icon)
    for table in ("InstallExecuteSequence", "InstallUISequence"):
        steps = {step[0]: step[1:] for step in rows(package, table)}
        assert int(steps["AppSearch"][1]) < int(steps["KeepFolder"][1]) < int(steps["CostInitialize"][1])
        assert steps["KeepFolder"][0] == "FOLDERBEFORE AND NOT INSTALLDIR"  # who names one is obeyed
    order = {step[0]: int(step[2]) for step in rows(package, "InstallExecuteSequence")}
    assert order["CostFinalize"] < order["TellPlace"] < order["RegisterProduct"]
    searches = {row[0]: row[1:] for row in rows(package, "RegLocator")}
    assert searches["folder"] == [hive, "Software\\Hetao Briefing", "Folder", "18"]  # where 64 bits write
    assert [hive, "Software\\Hetao Briefing", "Folder", "[INSTALLDIR]"] in [
        row[1:5] for row in rows(package, "Registry")
    ]
    secure = dict(row for row in rows(package, "Property"))["SecureCustomProperties"].split(";")
    assert {"SAMEVERSION", "FOLDERBEFORE", "INSTALLDIR", "WIX_DOWNGRADE_DETECTED", "WIX_UPGRADE_DETECTED"} == set(
        secure
    )


@pytest.mark.packaging
def test_a_release_replaces_what_went_out_for_trial_under_its_numbers(bundle: Path, icon: Path, tmp_path: Path) -> None:
    package = build_msi(bundle, tmp_path / "dist", "0.2.0rc1", Scope.USER, icon)
    values = dict(rows(package, "Property"))
    assert values["ProductVersion"] == "0.2.0"
    found = {row[6]: row for row in rows(package, "Upgrade")}
    assert found["SAMEVERSION"][:5] == [values["UpgradeCode"], "0.2.0", "0.2.0", "", "769"]
    assert found["WIX_DOWNGRADE_DETECTED"][1] == "0.2.0"


def rows(package: Path, table: str) -> list[list[str]]:
    return [line.split("\t") for line in export(package, table).splitlines()[3:]]


def export(package: Path, table: str) -> str:
    return subprocess.run(
        ["msiinfo", "export", str(package), table], capture_output=True, encoding="utf-8", check=True
    ).stdout
