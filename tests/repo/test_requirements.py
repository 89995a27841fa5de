"""The pins of requirements/ are whole, hashed, and what pyproject.toml asks for."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.repo.scripts import ROOT, load_script

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = {"runtime.txt": (), "build.txt": ("build",), "dev.txt": ("dev",), "bench.txt": ("dev", "bench")}
SYSTEMS = {
    "Linux": {"sys_platform": "linux", "platform_machine": "x86_64"},
    "Linux on ARM": {"sys_platform": "linux", "platform_machine": "aarch64"},
    "Windows": {"sys_platform": "win32", "platform_machine": "AMD64"},
    "macOS on ARM": {"sys_platform": "darwin", "platform_machine": "arm64"},
    "macOS on Intel": {"sys_platform": "darwin", "platform_machine": "x86_64"},
}


def read_lock(name: str) -> dict[str, list[str]]:
    """Pins of a lock, each with its hashes."""
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return {
        re.split(r"\s--hash=", line)[0].strip(): re.findall(r"--hash=sha256:([0-9a-f]{64})\b", line) for line in lines
    }


def choose_pins(name: str, system: str, python: str) -> dict[str, str]:
    """The version of each library that pip would take on a system."""
    environment = {**SYSTEMS[system], "python_version": python, "python_full_version": f"{python}.7"}
    pins: dict[str, str] = {}
    for pin in map(Requirement, read_lock(name)):
        if pin.marker is None or pin.marker.evaluate(environment):
            (specifier,) = pin.specifier
            assert canonicalize_name(pin.name) not in pins, f"{pin.name} is pinned twice on {system}"
            pins[canonicalize_name(pin.name)] = specifier.version
    return pins


@pytest.mark.parametrize("name", LOCKS)
def test_every_line_pins_one_version_and_carries_hashes(name: str) -> None:
    lock = read_lock(name)
    assert len(lock) > 20
    for pin, hashes in lock.items():
        assert [specifier.operator for specifier in Requirement(pin).specifier] == ["=="], pin
        assert hashes, pin


@pytest.mark.parametrize("name", LOCKS)
@pytest.mark.parametrize("system", SYSTEMS)
def test_the_pins_fulfil_the_project_file(name: str, system: str) -> None:
    wanted = [
        *PROJECT["project"]["dependencies"],
        *(line for group in LOCKS[name] for line in PROJECT["dependency-groups"][group]),
    ]
    pins = choose_pins(name, system, "3.11")
    for requirement in map(Requirement, wanted):
        if requirement.marker is None or requirement.marker.evaluate({**SYSTEMS[system], "python_version": "3.11"}):
            assert requirement.specifier.contains(pins[canonicalize_name(requirement.name)]), requirement


@pytest.mark.parametrize(
    ("system", "version"), [("macOS on ARM", "8.15.1"), ("macOS on Intel", "9.3.0"), ("Windows", "10.17.0")]
)
def test_pikepdf_is_the_newest_each_system_has(system: str, version: str) -> None:
    assert choose_pins("dev.txt", system, "3.12")["pikepdf"] == version


def test_what_is_pinned_for_the_program_is_pinned_alike_for_its_tests() -> None:
    runtime = choose_pins("runtime.txt", "Linux", "3.11")
    dev = choose_pins("dev.txt", "Linux", "3.11")
    assert {name: dev.get(name) for name in runtime} == runtime


def test_the_marker_common_to_all_is_stripped_and_others_stay() -> None:
    lock = load_script("packaging/lock.py")
    text = "reportlab==1 ; a == 'b' \\\n    --hash=x\nother==2 ; a == 'b' \\\n    --hash=y\nthird==3 ; c == 'd' \\\n"
    assert lock.strip_common_marker(text) == (
        "reportlab==1 \\\n    --hash=x\nother==2 \\\n    --hash=y\nthird==3 ; c == 'd' \\\n"
    )
    assert lock.strip_common_marker("reportlab==1 \\\n") == "reportlab==1 \\\n"
