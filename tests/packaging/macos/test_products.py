"""Apple's programs, which make and sign dmg and pkg, are called rightly; stand-ins write down their calls."""

import os
import plistlib
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
from kit import BuildError, read_version
from macos import make
from macos.disk import make_components, make_distribution, make_dmg, make_pkg
from macos.info_plist import IDENTIFIER, OLDEST_MACOS

from tests.repo.scripts import ROOT

SIGN = ROOT / "packaging" / "macos" / "sign_and_notarise.sh"
SECRETS = {
    "MAC_CERT_P12": "UDEy", "MAC_CERT_PASSWORD": "open sesame", "MAC_SIGN_IDENTITY": "Developer ID Application: X",
    "MAC_PKG_IDENTITY": "Installer: X", "MAC_NOTARY_KEY": "UDg=", "MAC_NOTARY_KEY_ID": "K", "MAC_NOTARY_ISSUER": "I",
}  # fmt: skip


@pytest.fixture
def apple(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of stand-ins first on the PATH; each writes its name and arguments into the file returned."""
    calls, programs = tmp_path / "calls", tmp_path / "programs"
    programs.mkdir()
    calls.write_text("", encoding="utf-8")
    extra = {
        "ditto": 'cp -R "$1" "$2"',
        "hdiutil": '[ "$1" = create ] && eval "touch \\"\\${$#}\\"" || true',
        "pkgbuild": 'eval "touch \\"\\${$#}\\""',
        "productbuild": 'eval "touch \\"\\${$#}\\""',
        "productsign": 'eval "cp \\"\\${$(($# - 1))}\\" \\"\\${$#}\\""',
        "file": 'case "$2" in *.so | */Qt*) echo "Mach-O 64-bit bundle" ;; *) echo data ;; esac',
        "xcrun": 'if [ "$2" = submit ]; then printf "  id: 17-a\\n  id: 17-a\\n  status: ${NOTARY:-Accepted}\\n"; fi',
        "codesign": "", "security": "", "spctl": "",
    }  # fmt: skip
    for name, script in extra.items():
        program = programs / name
        program.write_text(f'#!/bin/bash\necho "{name} $*" >> "{calls}"\n{script}\n', encoding="utf-8")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    return calls


@pytest.fixture
def app(tmp_path: Path) -> Path:
    app = tmp_path / "dist" / "Hetao Briefing.app"
    framework = app / "Contents" / "Frameworks" / "QtCore.framework" / "Versions" / "A"
    framework.mkdir(parents=True)
    (framework / "QtCore").write_bytes(b"")
    (app / "Contents" / "Frameworks" / "a.so").write_bytes(b"")
    (app / "Contents" / "Resources").mkdir()
    (app / "Contents" / "Resources" / "words.json").write_text("{}", encoding="utf-8")
    return app


def stand_in(apple: Path, name: str, script: str) -> None:
    """Have a stand-in do something else."""
    program = apple.parent / "programs" / name
    program.write_text(f'#!/bin/bash\necho "{name} $*" >> "{apple}"\n{script}\n', encoding="utf-8")


def run_sign(*arguments: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAC_")} | variables
    command = ["bash", str(SIGN), *map(str, arguments)]
    return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_without_a_mac_it_says_what_is_needed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platform.system", lambda: "Linux")
    with pytest.raises(BuildError, match="can only be made on a Mac"):
        make.main([])
    with pytest.raises(SystemExit):
        make.main(["iso"])
    assert "there is no iso; there are app, dmg, pkg, check" in capsys.readouterr().err


def test_a_disk_image_has_the_app_and_a_way_to_the_applications(apple: Path, app: Path, tmp_path: Path) -> None:
    target = tmp_path / "release" / "x.dmg"
    make_dmg(app, target, tmp_path / "work")
    inside = tmp_path / "work" / "dmg"
    assert {each.name for each in inside.iterdir()} == {"Hetao Briefing.app", "Applications"}
    assert (inside / "Applications").readlink() == Path("/Applications")
    ditto, create, verify = apple.read_text(encoding="utf-8").splitlines()
    assert ditto.startswith("ditto ")
    assert create.startswith("hdiutil create -volname Hetao Briefing -srcfolder ")
    assert "-format UDZO" in create
    assert create.endswith(str(target))
    assert verify == f"hdiutil verify {target}"


def test_an_image_that_is_held_is_tried_again(apple: Path, app: Path, tmp_path: Path) -> None:
    stand_in(apple, "hdiutil", f'[ "$1" = verify ] || [ "$(grep -c "hdiutil create" "{apple}")" -gt 3 ]')
    make_dmg(app, tmp_path / "x.dmg", tmp_path / "work", pause=0)
    calls = [call.split()[:2] for call in apple.read_text(encoding="utf-8").splitlines()]
    assert calls[1:] == [["hdiutil", "create"]] * 4 + [["hdiutil", "verify"]]


def test_an_image_that_stays_held_is_given_up(apple: Path, app: Path, tmp_path: Path) -> None:
    stand_in(apple, "hdiutil", "exit 1")
    with pytest.raises(BuildError, match="hdiutil failed with exit status 1"):
        make_dmg(app, tmp_path / "x.dmg", tmp_path / "work", pause=0)
    assert apple.read_text(encoding="utf-8").count("hdiutil create") == 5


def test_an_app_that_lies_elsewhere_does_not_draw_the_package_there(app: Path) -> None:
    (component,) = make_components(app.name)
    assert component["RootRelativeBundlePath"] == "Hetao Briefing.app"
    assert component["BundleIsRelocatable"] is False
    assert component["BundleIsVersionChecked"] is True


def test_an_installer_package_is_made_of_the_component_and_its_script(apple: Path, app: Path, tmp_path: Path) -> None:
    make_pkg(app, tmp_path / "release" / "x.pkg", tmp_path / "work", "1.2", "arm64")
    copy, component, product = apple.read_text(encoding="utf-8").splitlines()
    work = tmp_path / "work" / "pkg"
    assert copy == f"ditto {app} {work / 'root' / app.name}"
    assert component.startswith(f"pkgbuild --root {work / 'root'} --component-plist {work / 'component.plist'} ")
    assert plistlib.loads((work / "component.plist").read_bytes()) == make_components(app.name)
    assert f"--install-location /Applications --identifier {IDENTIFIER}.pkg --version 1.2" in component
    assert component.endswith("component.pkg")
    assert product.startswith("productbuild --distribution ")
    titles = tmp_path / "work" / "pkg" / "words"
    assert "河套简报 1.2" in (titles / "zh-Hans.lproj" / "Localizable.strings").read_text(encoding="utf-8")


def test_the_installer_refuses_other_macs_and_needs_no_administrator() -> None:
    root = ElementTree.fromstring(make_distribution("1.2", "x86_64"))
    options, domains, oldest = root.find("options"), root.find("domains"), root.find(".//os-version")
    assert options is not None
    assert domains is not None
    assert oldest is not None
    assert options.get("hostArchitectures") == "x86_64"
    assert domains.get("enable_currentUserHome") == "true"
    assert oldest.get("min") == OLDEST_MACOS
    lines = {each.get("choice") for each in root.iter("line")}
    assert lines == {each.get("id") for each in root.iter("choice")}
    references = {each.get("id") for each in root.iter("pkg-ref")}
    assert references == {f"{IDENTIFIER}.pkg"}


def test_names_of_products_say_version_and_processor() -> None:
    assert make.name_product(read_version(), "arm64", "dmg") == f"HetaoBriefing-{read_version()}-macos-arm64.dmg"


def test_without_secrets_nothing_is_signed_and_that_is_said(apple: Path, app: Path) -> None:
    done = run_sign("app", app)
    assert done.returncode == 0, done.stderr
    assert "keeps its ad-hoc signature" in done.stdout
    assert apple.read_text(encoding="utf-8") == ""


def test_an_app_is_signed_from_the_inside_out(apple: Path, app: Path) -> None:
    done = run_sign("app", app, **SECRETS)
    assert done.returncode == 0, done.stderr
    calls = apple.read_text(encoding="utf-8").splitlines()
    signed = [call.rpartition(f"{app}")[2] for call in calls if call.startswith("codesign --force")]
    assert set(signed[:2]) == {"/Contents/Frameworks/a.so", "/Contents/Frameworks/QtCore.framework/Versions/A/QtCore"}
    assert signed[2:] == ["/Contents/Frameworks/QtCore.framework", ""]
    (whole,) = (call for call in calls if call.startswith("codesign --force") and call.endswith(str(app)))
    assert "--options runtime --timestamp" in whole
    assert f"--entitlements {SIGN.parent / 'entitlements.plist'}" in whole
    assert calls[-1].startswith("security delete-keychain")
    assert calls[-2].startswith("codesign --verify --deep --strict")
    assert "words.json" not in "".join(call for call in calls if call.startswith("codesign"))


@pytest.mark.parametrize("suffix", ["dmg", "pkg"])
def test_what_is_handed_out_is_signed_notarised_and_stapled(apple: Path, tmp_path: Path, suffix: str) -> None:
    product = tmp_path / f"x.{suffix}"
    product.write_bytes(b"")
    done = run_sign("disk", product, **SECRETS)
    assert done.returncode == 0, done.stderr
    calls = [
        call.split()[:3] for call in apple.read_text(encoding="utf-8").splitlines() if not call.startswith("security")
    ]
    signer = ["codesign", "--force", "--options"] if suffix == "dmg" else ["productsign", "--keychain"]
    assert calls[0][: len(signer)] == signer
    assert [call[:3] for call in calls[1:4]] == [
        ["xcrun", "notarytool", "submit"], ["xcrun", "stapler", "staple"], ["xcrun", "stapler", "validate"],
    ]  # fmt: skip
    assert calls[4][:2] == ["spctl", "--assess"]
    assert "open sesame" not in done.stdout + done.stderr


def test_what_apple_refuses_is_told_with_its_reasons(apple: Path, tmp_path: Path) -> None:
    product = tmp_path / "x.dmg"
    product.write_bytes(b"")
    done = run_sign("disk", product, **SECRETS, NOTARY="Invalid")
    assert done.returncode == 1
    assert f"Apple has not notarised {product}" in done.stderr
    calls = [call for call in apple.read_text(encoding="utf-8").splitlines() if call.startswith("xcrun")]
    assert [call.split()[1:4] for call in calls] == [
        ["notarytool", "submit", str(product)],
        ["notarytool", "log", "17-a"],
    ]


def test_a_ticket_that_is_on_its_way_is_waited_for(apple: Path, tmp_path: Path) -> None:
    product = tmp_path / "x.pkg"
    product.write_bytes(b"")
    late = f'[ "$2" != staple ] || [ "$(grep -c "stapler staple" "{apple}")" -gt 2 ]'
    stand_in(apple, "xcrun", f'[ "$2" = submit ] && echo "  status: Accepted"\n{late}')
    stand_in(apple, "sleep", "")
    (apple.parent / "programs" / "sleep").chmod(0o755)
    done = run_sign("disk", product, **SECRETS)
    assert done.returncode == 0, done.stderr
    calls = apple.read_text(encoding="utf-8").splitlines()
    assert [call for call in calls if call.startswith("sleep")] == ["sleep 15", "sleep 30"]
    assert sum(call.startswith("xcrun stapler staple") for call in calls) == 3


def test_a_secret_that_is_missing_stops_it(apple: Path, tmp_path: Path) -> None:
    product = tmp_path / "x.dmg"
    product.write_bytes(b"")
    done = run_sign("disk", product, **{name: value for name, value in SECRETS.items() if name != "MAC_NOTARY_ISSUER"})
    assert done.returncode != 0
    assert "MAC_NOTARY_ISSUER" in done.stderr
    assert "notarytool" not in apple.read_text(encoding="utf-8")
