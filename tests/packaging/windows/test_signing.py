"""Signing: left out without a certificate, done with one, and the password is never shown."""

import base64
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from windows.nsis import build_setup
from windows.signing import (
    SCRIPT,
    Certificate,
    SigningError,
    find_certificate,
    main,
    make_osslsigncode,
    make_signtool,
    sign,
)

SECRET = "correct horse"


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
    stamp = Certificate(b"", SECRET, "http://stamp.example")
    assert "/tr" in make_signtool(Path("a.exe"), Path("k"), stamp)
    assert "/tr" not in make_signtool(Path("a.exe"), Path("k"), Certificate(b"", SECRET))
    linux = make_osslsigncode(Path("a.exe"), Path("b.exe"), Path("k"), Path("p"), "http://stamp.example")
    assert linux[linux.index("-ts") + 1] == "http://stamp.example"
    assert SECRET not in linux


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


@pytest.mark.packaging
def test_installer_and_uninstaller_are_signed_and_a_changed_one_is_found_out(
    bundle: Path, icon: Path, tmp_path: Path, certificate: Certificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shutil.which("osslsigncode"), "osslsigncode is missing"
    monkeypatch.setenv("WINDOWS_CERTIFICATE", base64.b64encode(certificate.content).decode())
    monkeypatch.setenv("WINDOWS_CERTIFICATE_PASSWORD", SECRET)
    command = f'"{sys.executable}" "{SCRIPT}" "%1"'
    setup = build_setup(bundle, tmp_path / "dist", "0.2.0", icon, fast=True, sign=command)
    assert "Signature verification: ok" in verify(setup, tmp_path / "own.pem")
    content = bytearray(setup.read_bytes())
    content[0x600] ^= 1
    setup.write_bytes(content)
    assert "Signature verification: ok" not in verify(setup, tmp_path / "own.pem")


@pytest.mark.packaging
def test_what_cannot_be_signed_is_said_and_left_as_it_was(tmp_path: Path, certificate: Certificate) -> None:
    file = tmp_path / "note.exe"
    file.write_bytes(b"no program")
    with pytest.raises(SigningError, match="osslsigncode") as refused:
        sign(file, certificate, "linux")
    assert SECRET not in str(refused.value)
    assert file.read_bytes() == b"no program"
