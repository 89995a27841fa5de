"""What lies on the disk and in the registry of a Wine prefix, and what came and went between two looks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from windows.wine import Wine

HIVES = {"user.reg": "HKCU", "system.reg": "HKLM"}
# What Windows (or Wine for it) notes by itself while programs run; no installer can help it.
OWN_FILES = re.compile(
    r"windows/|ProgramData/Microsoft/|users/[^/]+/(Temp|AppData/Local/Temp)/?$|.*\.update-timestamp$"
)
OWN_KEYS = re.compile(
    r"HKLM\\(Hardware|System|Software\\(Microsoft\\(Windows NT|DirectX|Cryptography|Tracing)|Wine))(\\|$)"
    r"|HKCU\\(Software\\(Wine|Microsoft\\Windows NT)|Volatile Environment|Control Panel|Console)(\\|$)"
    r"|HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\(Explorer|Internet Settings)(\\|$)"
)


@dataclass(frozen=True, slots=True)
class Survey:
    """Files as paths under C: (folders end with a stroke), values of the registry as `KEY [name]` → text."""

    files: frozenset[str]
    registry: frozenset[tuple[str, str]]

    def without(self, earlier: Survey) -> Survey:
        """What is here and was not there; of the registry also what was changed."""
        return Survey(self.files - earlier.files, self.registry - earlier.registry)

    @property
    def keys(self) -> frozenset[str]:
        """Values of the registry without what they say."""
        return frozenset(key for key, _ in self.registry)


def take_survey(wine: Wine) -> Survey:
    """Look, once all programs have ended; what Windows notes by itself is left out."""
    wine.settle()
    registry = {
        (key, value)
        for file, hive in HIVES.items()
        for key, value in read_registry((wine.prefix / file).read_text(encoding="ascii"), hive)
        if not OWN_KEYS.match(key)
    }
    return Survey(frozenset(_list_files(wine.drive)), frozenset(registry))


def _list_files(drive: Path) -> Iterator[str]:
    for path in drive.rglob("*"):
        name = path.relative_to(drive).as_posix() + ("/" if path.is_dir() else "")
        if not OWN_FILES.match(name):
            yield name


def read_registry(text: str, hive: str) -> Iterator[tuple[str, str]]:
    """Read the file in which Wine keeps a hive: key and `key [name]`, each with the value as it stands there."""
    key = ""
    for line in text.replace("\\\n", "").splitlines():
        if found := re.match(r"\[(.*)\] \d+", line):
            key = f"{hive}\\{_unescape(found[1])}"
            yield key, ""
        elif found := re.match(r'(@|"(?:[^"\\]|\\.)*")=(.*)', line):
            name = "(default)" if found[1] == "@" else _unescape(found[1][1:-1])
            yield f"{key} [{name}]", _unescape(found[2].removeprefix('"').removesuffix('"'))


def _unescape(text: str) -> str:
    def resolve(found: re.Match[str]) -> str:
        return chr(int(found[1], 16)) if found[1] else found[2]

    return re.sub(r"\\(?:x([0-9a-f]{1,4})|(.))", resolve, text)
