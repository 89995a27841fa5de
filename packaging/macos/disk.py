"""Packs the .app into what is handed out: a .dmg to drag from, and a .pkg for management of many Macs."""

from __future__ import annotations

import plistlib
import shutil
import time
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from kit import BuildError, run, say
from macos.info_plist import IDENTIFIER, LANGUAGES, NAME, OLDEST_MACOS, WORDS

_COMPONENT = "component.pkg"
_TRIES = 5


def make_dmg(app: Path, target: Path, work: Path, pause: float = 10) -> None:
    """Make a compressed disk image with the app and a link to Applications beside it.

    Args:
        app: The finished app.
        target: Where the image goes.
        work: For what comes up on the way.
        pause: Seconds between two tries.

    Raises:
        BuildError: hdiutil refused.
    """
    folder = work / "dmg"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    # ditto keeps links, rights and signatures; a copy file by file would break the signature.
    run("ditto", app, folder / app.name)
    (folder / "Applications").symlink_to("/Applications")
    target.parent.mkdir(parents=True, exist_ok=True)
    _create_image(folder, target, pause)
    run("hdiutil", "verify", target)


def _create_image(folder: Path, target: Path, pause: float) -> None:
    """Fill an image; on hosted Macs a scanner often holds it for a while, and hdiutil says “Resource busy”."""
    for left in reversed(range(_TRIES)):
        try:
            run(
                "hdiutil", "create", "-volname", NAME, "-srcfolder", folder, "-fs", "HFS+", "-format", "UDZO",
                "-imagekey", "zlib-level=9", "-ov", target,
            )  # fmt: skip
        except BuildError:
            if not left:
                raise
            say(f"the image is tried again, {left} times at most")
            time.sleep(pause)
        else:
            return


def make_pkg(app: Path, target: Path, work: Path, version: str, processor: str) -> None:
    """Make an installer package: for the whole Mac, or for one person without an administrator.

    Raises:
        BuildError: pkgbuild or productbuild refused.
    """
    folder = work / "pkg"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "root").mkdir(parents=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    run("ditto", app, folder / "root" / app.name)
    (folder / "component.plist").write_bytes(plistlib.dumps(make_components(app.name)))
    run(
        "pkgbuild", "--root", folder / "root", "--component-plist", folder / "component.plist",
        "--install-location", "/Applications", "--identifier", f"{IDENTIFIER}.pkg", "--version", version,
        folder / _COMPONENT,
    )  # fmt: skip
    (folder / "distribution.xml").write_bytes(make_distribution(version, processor))
    for language in LANGUAGES:
        (folder / "words" / f"{language}.lproj").mkdir(parents=True)
        (folder / "words" / f"{language}.lproj" / "Localizable.strings").write_text(
            f'"TITLE" = "{WORDS[language]["CFBundleDisplayName"]} {version}";\n', encoding="utf-8"
        )
    run(
        "productbuild", "--distribution", folder / "distribution.xml", "--package-path", folder,
        "--resources", folder / "words", target,
    )  # fmt: skip


def make_components(name: str) -> list[dict[str, object]]:
    """Return what pkgbuild is told of the app in a package.

    It stays where the package says: an app would otherwise be looked for all over the Mac, and a copy that a person tried from
    Downloads be replaced there instead of one being put into Applications.
    """
    return [
        {
            "RootRelativeBundlePath": name,
            "BundleIsRelocatable": False,
            "BundleIsVersionChecked": True,  # an older one does not replace a newer one
            "BundleHasStrictIdentifier": True,
            "BundleOverwriteAction": "upgrade",  # files that a newer version has no more go
        }
    ]


def make_distribution(version: str, processor: str) -> bytes:
    """Return the script of the installer: which Macs it refuses, and where it may install to."""
    root = Element("installer-gui-script", minSpecVersion="2")
    SubElement(root, "title").text = "TITLE"
    SubElement(root, "options", {"require-scripts": "false"}, customize="never", hostArchitectures=processor)
    # A person without an administrator may install into the Applications folder of their own home.
    SubElement(root, "domains", enable_anywhere="false", enable_currentUserHome="true", enable_localSystem="true")
    versions = SubElement(SubElement(root, "volume-check"), "allowed-os-versions")
    SubElement(versions, "os-version", min=OLDEST_MACOS)
    SubElement(SubElement(root, "choices-outline"), "line", choice="default")
    choice = SubElement(root, "choice", id="default", title="TITLE")
    SubElement(choice, "pkg-ref", id=f"{IDENTIFIER}.pkg")
    reference = SubElement(root, "pkg-ref", id=f"{IDENTIFIER}.pkg", version=version, onConclusion="none")
    reference.text = _COMPONENT
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))
