"""Finishes the .app that the freezer made: notices, words for Finder in three languages, a signature over all of it."""

from __future__ import annotations

from pathlib import Path

from kit import ROOT, BuildError, run
from macos.info_plist import LANGUAGES, make_strings
from macos.layout import check_layout

ENTITLEMENTS = ROOT / "packaging" / "macos" / "entitlements.plist"
SIGN = ROOT / "packaging" / "macos" / "sign_and_notarise.sh"


def write_words(app: Path) -> None:
    """Put what Finder says of the program into its resources, a folder for each language."""
    for language in LANGUAGES:
        folder = app / "Contents" / "Resources" / f"{language}.lproj"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "InfoPlist.strings").write_bytes(make_strings(language))


def finish_app(app: Path, processor: str) -> None:
    """Complete an app, sign it and look at it; on a Mac only.

    The freezer has signed it already, and whatever is added breaks that signature. Without a certificate it is signed
    ad hoc, as Apple silicon demands of anything it runs.

    Raises:
        BuildError: It is not laid out as it should be, or cannot be signed.
    """
    write_words(app)
    run("codesign", "--force", "--deep", "--sign", "-", "--entitlements", ENTITLEMENTS, app)
    run("bash", SIGN, "app", app)
    if problems := check_layout(app, processor):
        raise BuildError("The app is not as it should be:\n" + "\n".join(f"  {each}" for each in problems))
    run("codesign", "--verify", "--deep", "--strict", app)
