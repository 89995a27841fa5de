"""The source of the MSI packages (WiX 3, for wixl), made of a frozen program."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from windows import product

PROGRAM, ICON = "program", "app.ico"  # names of what a source refers to, in the folder where wixl starts
_NAMESPACE = "http://schemas.microsoft.com/wix/2006/wi"
_MENU_KEY = f"Software\\{product.NAME}"
FOLDER, KEEP_FOLDER = (
    "FOLDERBEFORE",
    "KeepFolder",
)  # where the version before lies, and what has the next one go there too
FOLDER_SEARCH = "folder"
TELL_PLACE = "TellPlace"  # has Windows' list of programs say where it lies
# wixl loses what is not ASCII: it is given the keys, and the finished package their texts (msi.py).
# Table and column → key → text.
TEXTS: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("Shortcut", "Name"): {"words.name": f"HETAO|{product.NAME_IN_ALL}"},
    ("Shortcut", "Description"): {"words.shortcut": product.say_in_all("shortcut")},
    ("Registry", "Value"): {f"words.{each.words}": product.say_in_all(each.words) for each in product.FILE_TYPES},
    ("LaunchCondition", "Description"): {
        f"words.{key}": product.say_in_all(key) for key in ("msi_newer", "msi_setup", "old_windows")
    },
}


class Scope(Enum):
    """For whom a package installs."""

    USER = "user"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class _Place:
    """What is named differently in the two packages."""

    scope: str  # as WiX calls it
    root: str  # folder of Windows
    hive: str


_PLACES = {
    Scope.USER: _Place("perUser", "LocalAppDataFolder", "HKCU"),
    Scope.MACHINE: _Place("perMachine", "ProgramFiles64Folder", "HKLM"),
}


def make_source(bundle: Path, version: str, scope: Scope) -> str:
    """The XML from which wixl makes a package, in a folder where the bundle is called `PROGRAM` and the icon `ICON`.

    The codes of components depend on scope and path alone, so that a newer package knows the files of an older one.

    Args:
        bundle: The frozen program for Windows.
        version: Three numbers count: Windows Installer compares no more.
        scope: For whom.
    """
    return _Source(bundle, version, scope).write()


class _Source:
    def __init__(self, bundle: Path, version: str, scope: Scope) -> None:
        self._bundle, self._version, self._scope = bundle, version, scope
        self._place = _PLACES[scope]
        self._components: list[str] = []

    def write(self) -> str:
        root = Element("Wix", xmlns=_NAMESPACE)
        numbers = three_numbers(self._version)
        package = SubElement(
            root, "Product", Id="*", Name=product.NAME, Language="1033", Version=numbers,
            Manufacturer=product.PUBLISHER, UpgradeCode=make_upgrade_code(self._scope),
        )  # fmt: skip
        SubElement(
            package, "Package", InstallerVersion="500", Compressed="yes", InstallScope=self._place.scope,
            Description=f"{product.NAME} {self._version}", Manufacturer=product.PUBLISHER,
        )  # fmt: skip
        SubElement(package, "MajorUpgrade", DowngradeErrorMessage="words.msi_newer")
        SubElement(package, "MediaTemplate", EmbedCab="yes")
        self._add_conditions(package)
        self._keep_folder(package)
        SubElement(package, "Icon", Id=ICON, SourceFile=ICON)
        SubElement(package, "Property", Id="ARPPRODUCTICON", Value=ICON)
        SubElement(package, "Property", Id="ARPNOMODIFY", Value="1")
        # Where files stay in use, a quiet msiexec would otherwise restart the computer, under whoever works on it.
        SubElement(package, "Property", Id="REBOOT", Value="ReallySuppress")
        self._add_folders(SubElement(package, "Directory", Id="TARGETDIR", Name="SourceDir"))
        feature = SubElement(package, "Feature", Id="Program", Title=product.NAME, Level="1")
        for component in self._components:
            SubElement(feature, "ComponentRef", Id=component)
        indent(root)
        return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode") + "\n"

    def _add_conditions(self, package: Element) -> None:
        SubElement(package, "Condition", Message="words.old_windows").text = "Installed OR VersionNT64 >= 603"
        if self._scope is Scope.USER:
            found = SubElement(package, "Property", Id="SETUPVERSION")
            SubElement(found, "RegistrySearch", Id="setup", Root="HKCU", Key=_MENU_KEY, Name="Version", Type="raw")
            SubElement(package, "Condition", Message="words.msi_setup").text = "Installed OR NOT SETUPVERSION"

    def _keep_folder(self, package: Element) -> None:
        """Windows Installer forgets INSTALLDIR: a newer package would go to the usual folder. The rest: `msi.list_updates`."""
        before = SubElement(package, "Property", Id=FOLDER)
        SubElement(
            before, "RegistrySearch", Id=FOLDER_SEARCH, Root=self._place.hive, Key=_MENU_KEY, Name="Folder", Type="raw"
        )
        SubElement(package, "CustomAction", Id=KEEP_FOLDER, Property="INSTALLDIR", Value=f"[{FOLDER}]")
        for sequence in ("InstallUISequence", "InstallExecuteSequence"):
            step = SubElement(SubElement(package, sequence), "Custom", Action=KEEP_FOLDER, After="AppSearch")
            step.text = f"{FOLDER} AND NOT INSTALLDIR"
        SubElement(package, "CustomAction", Id=TELL_PLACE, Property="ARPINSTALLLOCATION", Value="[INSTALLDIR]")
        SubElement(
            SubElement(package, "InstallExecuteSequence"), "Custom", Action=TELL_PLACE, After="CostFinalize"
        ).text = "NOT Installed"

    def _add_folders(self, top: Element) -> None:
        root = SubElement(top, "Directory", Id=self._place.root)
        if self._scope is Scope.USER:
            root = SubElement(root, "Directory", Id="Programs", Name="Programs")
        program = SubElement(root, "Directory", Id="INSTALLDIR", Name=product.NAME)
        self._add_files(program, self._bundle)
        self._add_file_types(program)
        menu = SubElement(top, "Directory", Id="ProgramMenuFolder")
        component = self._add_component(menu, "menu")
        SubElement(
            component, "Shortcut", Id="link", Name="words.name", Target=f"[INSTALLDIR]{product.EXECUTABLE}",
            WorkingDirectory="INSTALLDIR", Description="words.shortcut",
        )  # fmt: skip
        self._add_value(component, _MENU_KEY, "Package", self._version, key_path=True)
        self._add_value(component, _MENU_KEY, "Folder", "[INSTALLDIR]")

    def _add_files(self, parent: Element, folder: Path) -> None:
        for path in sorted(folder.iterdir()):
            where = path.relative_to(self._bundle).as_posix()
            if path.is_dir():
                inner = SubElement(parent, "Directory", Id=_name(where, "d"), Name=path.name)
                self._add_files(inner, path)
            else:
                component = self._add_component(parent, where)
                SubElement(component, "File", Id=_name(where, "f"), Source=f"{PROGRAM}/{where}", KeyPath="yes")

    def _add_file_types(self, parent: Element) -> None:
        for each in product.FILE_TYPES:
            component = self._add_component(parent, f"type of file {each.suffix}")
            suffix, program = f"Software\\Classes\\{each.suffix}", f"Software\\Classes\\{each.prog_id}"
            self._add_value(component, suffix, "", each.prog_id, key_path=True)
            self._add_value(component, suffix, "Content Type", each.mime)
            self._add_value(component, f"{suffix}\\OpenWithProgids", each.prog_id, "")
            self._add_value(component, program, "", f"words.{each.words}")
            self._add_value(component, f"{program}\\DefaultIcon", "", f"[INSTALLDIR]{product.EXECUTABLE},0")
            self._add_value(
                component, f"{program}\\shell\\open\\command", "", f'"[INSTALLDIR]{product.EXECUTABLE}" "%1"'
            )

    def _add_component(self, parent: Element, what: str) -> Element:
        name = _name(what, "c")
        self._components.append(name)
        return SubElement(parent, "Component", Id=name, Guid=self._guid(what), Win64="yes")

    def _add_value(self, component: Element, key: str, name: str, value: str, *, key_path: bool = False) -> None:
        named = {"Name": name} if name else {}
        marked = {"KeyPath": "yes"} if key_path else {}
        SubElement(
            component, "RegistryValue", {**named, **marked}, Root=self._place.hive, Key=key, Value=value, Type="string"
        )

    def _guid(self, what: str) -> str:
        return product.make_guid(f"{self._scope.value}/{what}")


def make_upgrade_code(scope: Scope) -> str:
    """By which packages for the same know each other as versions of one program."""
    return product.make_guid(f"{scope.value}/upgrade")


def three_numbers(version: str) -> str:
    """A version as Windows Installer compares it: 0.2.0rc1 is 0.2.0 to it."""
    return ".".join(map(str, product.four_numbers(version)[:3]))


def _name(what: str, kind: str) -> str:
    """An identifier of Windows Installer for something in the bundle: letters and digits, the same in each build."""
    return kind + uuid.uuid5(uuid.NAMESPACE_OID, what).hex[:24]
