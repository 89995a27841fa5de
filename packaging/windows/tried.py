"""What the trials of the installers share: what has to hold, runs of the program, listings of what was written."""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from kit import BuildError
from windows import product
from windows.survey import Survey, take_survey
from windows.wine import USER, Wine

from briefing_app.paths import LIBRARY_FILE

STALE = "stale.pyd"  # a library that only the older version has
_RECORDS = re.compile(r"HK\w+\\Software\\(?:Microsoft\\Windows\\CurrentVersion|Microsoft|Classes)\\Installer\b")
UNINSTALL = f"HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\{product.NAME}"
SAMPLE = "delegation-visit-sample"  # a briefing of the starter pack


class TrialError(BuildError):
    """An installer or the installed program did not do what it promises."""


def expect(holds: object, what: str) -> None:
    """Go on only where something holds.

    Raises:
        TrialError: It does not.
    """
    if not holds:
        raise TrialError(f"Tried under Wine: {what}")


@dataclass
class Listing:
    """What was found, chapter by chapter, as lines."""

    chapters: dict[str, list[str]] = field(default_factory=dict)

    def add(self, title: str, lines: Iterable[str]) -> None:
        """Add a chapter; one without lines says so."""
        self.chapters[title] = list(lines) or ["nothing"]

    def write(self) -> str:
        """All of it, to read."""
        return "\n".join(
            line for title, lines in self.chapters.items() for line in ("", title, "-" * len(title), *lines)
        ).lstrip()


def wait_for(holds: Callable[[], bool], seconds: float = 60, pause: float = 0.1) -> bool:
    """Wait until something holds, asking after each pause; whether it came to that."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(pause)
    return True


def data_folder(wine: Wine) -> Path:
    """Where the installed program keeps what it writes."""
    return wine.home / "AppData" / "Local" / product.DATA_FOLDER


def program_folder(wine: Wine) -> Path:
    """Where installer and MSI put the program for one person."""
    return wine.home / "AppData" / "Local" / "Programs" / product.NAME


def installed_version(wine: Wine) -> str | None:
    """The version that Windows' list of programs has of the installer for one person; None without one."""
    return dict(take_survey(wine).registry).get(f"{UNINSTALL} [DisplayVersion]")


def read_log(log: Path) -> str:
    """The log of an installer; it may still be written."""
    return log.read_bytes().decode("utf-16", errors="replace")


def use_program(wine: Wine, program: str, out: Path) -> None:
    """Export a briefing with the installed program, on the person's usual library.

    Raises:
        TrialError: There is no PDF.
    """
    wine.run(program, "export", SAMPLE, "--output", out, timeout=180)
    pdfs = list(out.glob("*.pdf"))
    expect(pdfs, f"{program} exported nothing")
    expect(all(each.read_bytes().startswith(b"%PDF-") for each in pdfs), f"{program} exported something that is no PDF")
    wine.run(program, "doctor", timeout=180)  # as IT is told to look whether an installation is well


def test_program(wine: Wine, program: str, folder: Path) -> None:
    """Have the installed program try itself out; the folder gets its report.

    Raises:
        TrialError: It found something wrong.
    """
    done = wine.run(program, "--self-test", folder, accept=(0, 1), timeout=300)
    report = json.loads((folder / "self-test.json").read_text(encoding="utf-8"))
    wrong = [f"{step['name']}: {step['said']}" for step in report["steps"] if not step["ok"]]
    expect(done.returncode == 0, f"the self-test of {program} found: {'; '.join(wrong)}")


def read_library(folder: Path) -> bytes:
    """The library in a folder of data.

    Raises:
        TrialError: There is none.
    """
    library = folder / LIBRARY_FILE
    expect(library.is_file(), f"{library} is missing")
    return library.read_bytes()


def describe(survey: Survey) -> list[str]:
    """A survey as lines: files of the program itself are counted, all else is named; the person is %USERPROFILE%."""
    counted: Counter[str] = Counter()
    records: Counter[str] = Counter()
    named = []
    for file in sorted(survey.files):
        inner = f"/{product.LIBRARIES}/"
        if inner in file:
            counted[_generalise(file.partition(inner)[0] + inner)] += not file.endswith("/")
        else:
            named.append(_generalise(file))
    lines = [*named, *(f"{folder} ({count} files)" for folder, count in sorted(counted.items()))]
    for key, value in sorted(survey.registry):
        if found := _RECORDS.match(key):
            records[found[0]] += 1
        elif " [" in key:
            lines.append(_generalise_text(f"{key} = {value}"))
    return lines + [f"{key} ({count} records of Windows Installer)" for key, count in sorted(records.items())]


def _generalise(file: str) -> str:
    return _generalise_text("C:\\" + file.replace("/", "\\"))


def _generalise_text(text: str) -> str:
    return text.replace(f"C:\\users\\{USER}", "%USERPROFILE%")
