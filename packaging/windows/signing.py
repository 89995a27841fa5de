"""Signs programs, installers and packages for Windows with osslsigncode; without a certificate it leaves them as they are.

The certificate (PKCS #12, Base64) and its password come in the variables WINDOWS_CERTIFICATE and WINDOWS_CERTIFICATE_PASSWORD,
the address of a time stamp service, without which signatures end with the certificate, in WINDOWS_TIMESTAMP.
"""

from __future__ import annotations

import argparse
import base64
import binascii
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

NAME = "Hetao Briefing"
SCRIPT = Path(__file__).resolve()


class SigningError(Exception):
    """A file that could not be signed; the text says why, and never holds the password."""


@dataclass(frozen=True, slots=True, repr=False)
class Certificate:
    """What signs; its bytes and password are never printed."""

    content: bytes
    password: str
    timestamp: str = ""


def find_certificate(variables: Mapping[str, str] = os.environ) -> Certificate | None:
    """The certificate of the variables, if there is one.

    Raises:
        SigningError: It is not Base64.
    """
    told = variables.get("WINDOWS_CERTIFICATE", "")
    if not told.strip():
        return None
    try:
        content = base64.b64decode("".join(told.split()), validate=True)
    except binascii.Error as problem:
        raise SigningError("WINDOWS_CERTIFICATE is not a certificate in Base64.") from problem
    return Certificate(
        content, variables.get("WINDOWS_CERTIFICATE_PASSWORD", ""), variables.get("WINDOWS_TIMESTAMP", "")
    )


def sign(file: Path, certificate: Certificate) -> None:
    """Sign a file in place.

    Raises:
        SigningError: It was not signed; the file is what it was.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)  # of this person alone
        key, password, signed = folder / "certificate.pfx", folder / "password", folder / f"signed{file.suffix}"
        key.write_bytes(certificate.content)
        password.write_text(certificate.password, encoding="utf-8")
        _run(make_command(file, signed, key, password, certificate.timestamp))
        file.write_bytes(signed.read_bytes())


def make_command(file: Path, signed: Path, key: Path, password: Path, timestamp: str) -> list[str]:
    """The command, in which neither key nor password can be read."""
    stamp = ["-ts", timestamp] if timestamp else []
    words = ["-pkcs12", str(key), "-readpass", str(password), "-n", NAME, "-h", "sha256", *stamp]
    return ["osslsigncode", "sign", *words, "-in", str(file), "-out", str(signed)]


def _run(command: list[str]) -> None:
    try:
        done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
    except FileNotFoundError as problem:
        raise SigningError(f"The program {command[0]} is missing; install it and try again.") from problem
    if done.returncode:
        raise SigningError(
            f"{command[0]} failed with exit status {done.returncode}:\n{(done.stdout + done.stderr)[-2000:]}"
        )


def main(arguments: Sequence[str]) -> int:
    """Sign the files named; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    chosen = parser.parse_args(arguments)
    try:
        certificate = find_certificate()
        for file in chosen.files:
            if certificate is None:
                print(f"not signed, no certificate is given: {file.name}")
            else:
                sign(file, certificate)
                print(f"signed: {file.name}")
    except SigningError as problem:
        print(f"signing: {problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
