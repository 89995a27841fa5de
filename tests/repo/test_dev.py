"""dev.py says in words what is missing, and carries on to the last check after one has failed."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.repo.scripts import ROOT, load_script

dev = load_script("dev.py")


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
def test_the_pythons_with_pinned_builds_are_taken(version: tuple[int, int]) -> None:
    dev.check_python(version, "linux", "x86_64")


@pytest.mark.parametrize(
    ("version", "system", "machine"),
    [
        ((3, 10), "linux", "x86_64"),
        ((3, 14), "win32", "AMD64"),
        ((3, 13), "darwin", "arm64"),
        ((2, 7), "darwin", "x86_64"),
    ],
)
def test_another_python_is_refused_with_the_ones_that_work(version: tuple[int, int], system: str, machine: str) -> None:
    newest = "3.12" if machine == "arm64" else "3.13"
    with pytest.raises(dev.DevError, match=rf"Python {version[0]}\.{version[1]}, .* needs 3\.11 to {newest}"):
        dev.check_python(version, system, machine)


@pytest.mark.parametrize(("system", "command"), [("win32", "py -3.12 dev.py"), ("linux", "python3.12 dev.py")])
def test_the_command_that_would_work_is_one_of_that_system(system: str, command: str) -> None:
    with pytest.raises(dev.DevError, match=rf"for example: {command}$"):
        dev.check_python((3, 14), system, "x86_64")


def test_a_library_the_loader_lacks_is_found_missing() -> None:
    assert dev.find_missing({"libthere-is-none.so.7": "x", "libalso-none.so.1": "y"}) == [
        "libthere-is-none.so.7",
        "libalso-none.so.1",
    ]


@pytest.fixture
def linux_without_a_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(dev, "find_missing", list)


@pytest.mark.usefixtures("linux_without_a_library")
def test_who_is_not_root_gets_one_command_to_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(dev.DevError) as told:
        dev.need_libraries(dev.QT_LIBRARIES)
    command = str(told.value).splitlines()[1].strip()
    assert command.startswith("sudo apt-get install --yes ")
    assert command.split()[-6:] == list(dev.QT_LIBRARIES.values())


@pytest.mark.usefixtures("linux_without_a_library")
def test_without_apt_the_libraries_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda _: None)
    with pytest.raises(dev.DevError, match=r"install libGL\.so\.1 and start again"):
        dev.need_libraries({"libGL.so.1": "libgl1"})


@pytest.mark.usefixtures("linux_without_a_library")
def test_root_gets_them_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []

    def record(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        ran.append(command)
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(dev.subprocess, "run", record)
    dev.need_libraries({"libGL.so.1": "libgl1"})
    assert ran == [["apt-get", "update"], ["apt-get", "install", "--yes", "--no-install-recommends", "libgl1"]]


@pytest.mark.parametrize(
    ("variables", "system", "expected"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_a_display_is_recognised(variables: dict[str, str], system: str, *, expected: bool) -> None:
    assert dev.have_display(variables, system) is expected


def record_starts(
    monkeypatch: pytest.MonkeyPatch, statuses: dict[str, int]
) -> list[tuple[Sequence[str], dict[str, str]]]:
    started: list[tuple[Sequence[str], dict[str, str]]] = []

    def start(*command: str, **variables: str) -> int:
        started.append((command, variables))
        return statuses.get(command[0], 0)

    monkeypatch.setattr(dev, "start", start)
    return started


def test_without_a_display_run_exports_everything_from_a_throw_away_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "have_display", lambda: False)
    started = record_starts(monkeypatch, {})
    dev.run([])
    ((command, variables),) = started
    assert command[:5] == ("python", "-m", "briefing_app", "export", dev.SAMPLE_BRIEFING)
    assert command[5:] == ("--output", str(ROOT / "out"), "--form", "all", "--lang", "all")
    assert not Path(variables["HETAO_BRIEFING_LIBRARY"]).parent.exists()


def test_with_a_display_run_opens_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "have_display", lambda: True)
    monkeypatch.setattr(dev, "need_libraries", lambda _: None)
    started = record_starts(monkeypatch, {})
    dev.run([])
    dev.run(["doctor", "--json"])
    assert [command for command, _ in started] == [
        ("python", "-m", "briefing_app"),
        ("python", "-m", "briefing_app", "doctor", "--json"),
    ]


ALL = "not desktop and not soak and not packaging"
BESIDE = ("-n", "2", "--dist", "loadgroup")
USUAL = f"{ALL} and not full"


def test_every_check_runs_even_after_one_has_failed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started = record_starts(monkeypatch, {"ruff": 1, "mypy": 2})
    assert dev.test(["tests/model", "-x"]) == 1
    assert [command for command, _ in started] == [
        ("ruff", "check"),
        ("ruff", "format", "--check"),
        ("mypy",),
        ("lint-imports",),
        ("pytest", "-m", USUAL, "tests/model", "-x"),
    ]  # and no story: some tests were named
    assert capsys.readouterr().out.splitlines()[-1] == "dev.py: failed: ruff check, ruff format --check, mypy"


def test_full_takes_the_slow_tests_in(monkeypatch: pytest.MonkeyPatch) -> None:
    started = record_starts(monkeypatch, {})
    monkeypatch.setattr(dev, "story", lambda _: 0)
    assert dev.test(["--full"]) == 0
    assert [command[-1] for command, _ in started[-2:]] == [f"{ALL} and not timed", f"{ALL} and timed"]
    assert "full" not in ALL
    assert all(variables["QT_QPA_PLATFORM"] for _, variables in started)


def test_the_stories_are_a_step_of_their_own(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(dev.os, "cpu_count", lambda: 2)
    monkeypatch.setattr(dev, "need_libraries", lambda _: None)
    monkeypatch.setattr(dev, "need_programs", lambda _: None)
    started = record_starts(monkeypatch, {})
    assert dev.test([]) == 0
    assert dev.test(["tests/model"]) == 0
    assert dev.story(["--shots", "there"]) == 0
    stories = ("pytest", "-m", "desktop", "tests/e2e")
    assert [command for command, _ in started if command[0] == "pytest"] == [
        ("pytest", "-n", "2", "--dist", "loadfile", "-m", f"{USUAL} and not timed"),
        ("pytest", "-m", f"{USUAL} and timed"),  # alone, as what is measured has to be
        stories,
        ("pytest", "-m", USUAL, "tests/model"),
        (*stories, "--shots", "there"),
    ]
    monkeypatch.setattr(dev, "story", lambda _: 1)
    assert dev.test([]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "dev.py: failed: story"


def test_the_long_runs_are_asked_for_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    started = record_starts(monkeypatch, {"pytest": 1})
    assert dev.soak(["-x"]) == 1
    assert started[-1][0] == ("pytest", "-m", "soak", "tests/ui/harm", "-x")


def lack_programs(monkeypatch: pytest.MonkeyPatch, hosted: str) -> None:
    """Linux without a single program, and nobody who may install one."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(dev, "need_libraries", lambda _: None)
    monkeypatch.setattr(dev.shutil, "which", lambda name: "/usr/bin/apt-get" if name == "apt-get" else None)
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setenv("CI", hosted)


@pytest.mark.parametrize(("hosted", "expected"), [("true", 1), ("", 0)])
def test_missing_programs_fail_the_hosted_check_and_are_said_aloud_elsewhere(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], hosted: str, expected: int
) -> None:
    lack_programs(monkeypatch, hosted)
    started = record_starts(monkeypatch, {})
    assert dev.story([]) == expected
    assert started == []
    said = capsys.readouterr().out
    assert ("FAILED" if hosted else "LEFT OUT") in said
    assert "sudo apt-get install --yes --no-install-recommends xvfb openbox xdotool" in said


@pytest.fixture
def everything_installed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Linux with all libraries; gives what was asked for and installed."""
    asked: list[str] = []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(dev, "need_libraries", asked.extend)
    monkeypatch.setattr(dev, "need_programs", lambda programs, _: asked.extend(programs))
    monkeypatch.setattr(dev, "find_pip", lambda: ["pip"])
    monkeypatch.setattr(dev, "install", lambda _, lock: asked.append(lock.name))
    return asked


def test_the_products_are_made_and_tried_in_a_step_of_their_own(
    monkeypatch: pytest.MonkeyPatch, everything_installed: list[str]
) -> None:
    started = record_starts(monkeypatch, {"pytest": 1})
    assert dev.packaging(["-x"]) == 1
    assert started[-1][0] == ("pytest", *BESIDE, "-m", "packaging and not full", "tests/packaging", "-x")
    needed = {"libxcb-cursor.so.0", "objdump", "desktop-file-validate", "Xvfb", "build.txt"}
    assert needed <= set(everything_installed)
    assert "debootstrap" not in everything_installed


@pytest.mark.parametrize(("user", "expected"), [(0, 1), (1000, 0)])
def test_a_debian_with_nothing_in_it_is_made_when_it_is_asked_for_by_root(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], everything_installed: list[str], user: int,
    expected: int,
) -> None:  # fmt: skip
    started = record_starts(monkeypatch, {"pytest": 1})
    monkeypatch.setattr(os, "geteuid", lambda: user)
    monkeypatch.delenv("CI", raising=False)
    assert dev.packaging(["--full", "-x"]) == expected
    if user:
        assert started == []
        assert "LEFT OUT" in (said := capsys.readouterr().out)
        assert "start this with sudo, or without --full" in said
    else:
        assert started[-1][0] == ("pytest", *BESIDE, "-m", "packaging", "tests/packaging", "-x")
        assert "debootstrap" in everything_installed


def test_a_product_is_made_with_the_pins_of_the_build(
    monkeypatch: pytest.MonkeyPatch, everything_installed: list[str]
) -> None:
    started = record_starts(monkeypatch, {})
    assert dev.build(["bundle", "--dist", "there"]) == 0
    assert started[-1][0] == ("python", str(ROOT / "packaging" / "build.py"), "bundle", "--dist", "there")
    assert everything_installed == ["build.txt"]


@pytest.mark.parametrize(("hosted", "expected"), [("true", 1), ("", 0)])
def test_products_that_cannot_be_made_fail_the_hosted_check_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], hosted: str, expected: int
) -> None:
    lack_programs(monkeypatch, hosted)
    started = record_starts(monkeypatch, {})
    assert dev.packaging([]) == expected
    assert started == []
    said = capsys.readouterr().out
    assert ("FAILED" if hosted else "LEFT OUT") in said
    assert said.count("binutils") == 1


def test_other_systems_leave_the_stories_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started = record_starts(monkeypatch, {})
    for system in ("darwin", "win32"):
        monkeypatch.setattr(sys, "platform", system)
        assert dev.story([]) == 0
        assert "LEFT OUT" in capsys.readouterr().out
    assert started == []


def test_the_stamp_changes_with_the_pins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(dev, "REQUIREMENTS", tmp_path)
    stamps = set()
    for text in ("a==1", "a==2", "a==1"):
        (tmp_path / "dev.txt").write_text(text, encoding="utf-8")
        stamps.add(dev.make_stamp())
    assert len(stamps) == 2


def test_the_hosted_check_runs_just_this() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if line and not line.startswith("#")]
    assert commands[-2:] == ["python3 dev.py test", "exec python3 dev.py packaging"]


def test_the_library_of_a_python_that_came_without_it_is_asked_for(tmp_path: Path) -> None:
    shared = {"INSTSONAME": "libpython3.12.so.1.0", "LIBDIR": str(tmp_path)}
    assert dev.find_python_library(shared) == {"libpython3.12.so.1.0": "libpython3.12"}
    (tmp_path / "libpython3.12.so.1.0").touch()
    assert dev.find_python_library(shared) == {}
    assert dev.find_python_library({"INSTSONAME": "libpython3.12.a", "LIBDIR": str(tmp_path)}) == {}
