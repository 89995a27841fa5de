"""Signing: left out without a certificate, done with one, and the password is never shown."""

import base64
import shutil
import subprocess
from pathlib import Path

import pytest
from windows.msi import build_msi
from windows.nsis import build_setup, make_sign_command
from windows.prefix import make_prefix
from windows.shims import COMPILER
from windows.signing import Certificate, SigningError, find_certificate, main, make_command, sign
from windows.tried import program_folder
from windows.wine import Wine
from windows.wix import Scope

SECRET = "correct horse"
OK = "Signature verification: ok"


def test_without_a_certificate_files_stay_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WINDOWS_CERTIFICATE", " ")
    file = tmp_path / "setup.exe"
    file.write_bytes(b"MZ")
    assert main([str(file)]) == 0
    assert file.read_bytes() == b"MZ"
    assert "not signed" in capsys.readouterr().out


def test_a_certificate_comes_in_variables() -> None:
    told = base64.b64encode(b"pfx").decode()
    found = find_certificate({"WINDOWS_CERTIFICATE": f"{told[:2]}\n{told[2:]}", "WINDOWS_CERTIFICATE_PASSWORD": SECRET})
    assert found == Certificate(b"pfx", SECRET)
    assert SECRET not in repr(found)
    with pytest.raises(SigningError, match="Base64"):
        find_certificate({"WINDOWS_CERTIFICATE": "no!"})


def test_a_time_stamp_is_asked_for_where_a_service_is_named() -> None:
    stamped = make_command(Path("a.exe"), Path("b.exe"), Path("k"), Path("p"), "http://stamp.example")
    assert stamped[stamped.index("-ts") + 1] == "http://stamp.example"
    assert "-ts" not in make_command(Path("a.exe"), Path("b.exe"), Path("k"), Path("p"), "")


@pytest.fixture
def certificate(tmp_path: Path) -> Certificate:
    """A certificate signed by itself."""
    key, own, pfx = tmp_path / "key.pem", tmp_path / "own.pem", tmp_path / "own.pfx"
    made = ["-newkey", "rsa:2048", "-nodes", "-keyout", str(key), "-out", str(own), "-days", "2", "-subj", "/CN=Test"]
    subprocess.run(
        ["openssl", "req", "-x509", *made, "-addext", "extendedKeyUsage=codeSigning"], check=True, capture_output=True
    )
    packed = ["-export", "-inkey", str(key), "-in", str(own), "-out", str(pfx), "-passout", f"pass:{SECRET}"]
    subprocess.run(["openssl", "pkcs12", *packed], check=True, capture_output=True)
    return Certificate(pfx.read_bytes(), SECRET)


def verify(file: Path, own: Path) -> str:
    done = subprocess.run(
        ["osslsigncode", "verify", "-CAfile", str(own), "-in", str(file)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout


@pytest.fixture
def signing(certificate: Certificate, monkeypatch: pytest.MonkeyPatch) -> None:
    """The certificate comes as in a release."""
    assert shutil.which("osslsigncode"), "osslsigncode is missing"
    monkeypatch.setenv("WINDOWS_CERTIFICATE", base64.b64encode(certificate.content).decode())
    monkeypatch.setenv("WINDOWS_CERTIFICATE_PASSWORD", SECRET)


def change_a_byte(file: Path, at: int) -> None:
    content = bytearray(file.read_bytes())
    content[at] ^= 1
    file.write_bytes(content)


@pytest.mark.packaging
@pytest.mark.usefixtures("signing")
def test_a_program_is_signed_and_a_changed_one_is_found_out(tmp_path: Path) -> None:
    program = tmp_path / "資料 夾" / "HetaoBriefing.exe"
    program.parent.mkdir()
    source = Path(__file__).with_name("stand_in.c")
    subprocess.run([COMPILER, "-municode", "-mwindows", "-o", str(program), str(source)], check=True)
    assert OK not in verify(program, tmp_path / "own.pem")
    assert main([str(program)]) == 0
    assert OK in verify(program, tmp_path / "own.pem")
    change_a_byte(program, 0x600)
    assert OK not in verify(program, tmp_path / "own.pem")


@pytest.mark.packaging
@pytest.mark.usefixtures("signing")
def test_installer_and_uninstaller_are_signed_and_changed_ones_are_found_out(
    bundle: Path, icon: Path, tmp_path: Path
) -> None:
    setup = build_setup(bundle, tmp_path / "dist", "0.2.0", icon, fast=True, sign=make_sign_command())
    assert OK in verify(setup, tmp_path / "own.pem")
    wine = Wine(tmp_path / "wine")
    make_prefix(wine, shims=False)
    wine.run(setup, "/S")
    remover = program_folder(wine) / "uninstall.exe"
    wine.stop()
    assert OK in verify(remover, tmp_path / "own.pem")
    for file in (setup, remover):
        change_a_byte(file, 0x600)
        assert OK not in verify(file, tmp_path / "own.pem")


@pytest.mark.packaging
@pytest.mark.usefixtures("signing")
@pytest.mark.parametrize("scope", list(Scope))
def test_a_package_is_signed_stays_what_it_was_and_a_changed_one_is_found_out(
    bundle: Path, icon: Path, tmp_path: Path, scope: Scope
) -> None:
    package = build_msi(bundle, tmp_path / "dist", "0.2.0", scope, icon)
    before = list_files(package)
    assert OK not in verify(package, tmp_path / "own.pem")
    assert main([str(package)]) == 0
    assert OK in verify(package, tmp_path / "own.pem")
    assert list_files(package) == before
    change_a_byte(package, package.read_bytes().index("河套簡報".encode()))
    assert OK not in verify(package, tmp_path / "own.pem")


def list_files(package: Path) -> str:
    """The files that Windows Installer would install of a package."""
    told = ["msiinfo", "export", str(package), "File"]
    return subprocess.run(told, capture_output=True, encoding="utf-8", check=True).stdout


@pytest.mark.packaging
def test_what_cannot_be_signed_is_said_and_left_as_it_was(tmp_path: Path, certificate: Certificate) -> None:
    file = tmp_path / "note.exe"
    file.write_bytes(b"no program")
    with pytest.raises(SigningError, match="osslsigncode") as refused:
        sign(file, certificate)
    assert SECRET not in str(refused.value)
    assert file.read_bytes() == b"no program"
