"""MSI packages for an IT department, one for a person and one for all of a computer, made of a frozen program by wixl."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from budgets import check_download
from kit import BuildError, run, say
from windows.order import Order, check_bundle, make_parser
from windows.wix import (
    FOLDER,
    FOLDER_SEARCH,
    ICON,
    KEEP_FOLDER,
    PROGRAM,
    TELL_PLACE,
    TEXTS,
    Scope,
    make_source,
    make_upgrade_code,
    three_numbers,
)
from windows.wizard import provide_icon

_SAME = "SAMEVERSION"


def build_msi(bundle: Path, dist: Path, version: str, scope: Scope, icon: Path) -> Path:
    """Make a package and return it.

    Raises:
        BuildError: The folder is no frozen program for Windows, or wixl refused.
    """
    check_bundle(bundle)
    dist.mkdir(parents=True, exist_ok=True)
    package = dist / f"HetaoBriefing-{version}-{scope.value}.msi"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # wixl knows no absolute paths.
        (folder / PROGRAM).symlink_to(bundle, target_is_directory=True)
        shutil.copyfile(icon, folder / ICON)
        (folder / "briefing.wxs").write_text(make_source(bundle, version, scope), encoding="utf-8")
        package.unlink(missing_ok=True)
        run("wixl", "--arch", "x64", "--output", package, "briefing.wxs", cwd=folder)
        codepage = folder / "codepage.idt"
        codepage.write_bytes(b"\r\n\r\n65001\t_ForceCodepage\r\n")  # UTF-8
        run("msibuild", package, "-i", codepage)
        run("msibuild", package, *(word for update in list_updates(version, scope) for word in ("-q", update)))
    return package


def list_updates(version: str, scope: Scope) -> Iterator[str]:
    """The queries that give a package of wixl what wixl cannot."""
    # One of the same numbers replaces the other, as 0.2.0 does 0.2.0rc1; both would else stand in Windows' list of programs.
    # 769: with the lowest version and with the highest, and what was chosen is kept.
    code, numbers = f"{{{make_upgrade_code(scope)}}}", three_numbers(version)
    yield (
        "INSERT INTO `Upgrade` (`UpgradeCode`, `VersionMin`, `VersionMax`, `Attributes`, `ActionProperty`) "
        f"VALUES ('{code}', '{numbers}', '{numbers}', 769, '{_SAME}')"
    )
    # Inside the transaction, so that Windows Installer brings the older version back where the newer one fails.
    yield "UPDATE `InstallExecuteSequence` SET `Sequence` = 1501 WHERE `Action` = 'RemoveExistingProducts'"
    # After the search for the folder and before folders are counted; wixl puts it at the end.
    for table in ("InstallUISequence", "InstallExecuteSequence"):
        yield f"UPDATE `{table}` SET `Sequence` = 110 WHERE `Action` = '{KEEP_FOLDER}'"
    yield f"UPDATE `InstallExecuteSequence` SET `Sequence` = 1010 WHERE `Action` = '{TELL_PLACE}'"  # folders are known
    # A raw value (2), where programs of 64 bits write (16).
    yield f"UPDATE `RegLocator` SET `Type` = 18 WHERE `Signature_` = '{FOLDER_SEARCH}'"
    # Otherwise they do not reach the service that installs for all of a computer.
    handed_on = f"WIX_DOWNGRADE_DETECTED;WIX_UPGRADE_DETECTED;{_SAME};{FOLDER};INSTALLDIR"
    yield f"UPDATE `Property` SET `Value` = '{handed_on}' WHERE `Property` = 'SecureCustomProperties'"
    for (table, column), texts in TEXTS.items():
        for key, text in texts.items():
            yield f"UPDATE `{table}` SET `{column}` = '{text}' WHERE `{column}` = '{key}'"


def main(arguments: Sequence[str]) -> int:
    """Make both packages of the frozen program in dist/."""
    order = Order.parse(make_parser("msi", __doc__).parse_args(arguments))
    missing = [name for name in ("wixl", "msibuild") if not shutil.which(name)]
    if missing:
        raise BuildError(f"{' and '.join(missing)} missing; install them (on Debian: apt-get install wixl msitools).")
    for scope in Scope:
        say(check_download(build_msi(order.bundle, order.dist, order.version, scope, provide_icon(order.icon))))
    return 0
