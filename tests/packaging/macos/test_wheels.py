"""The pins of a Mac are chosen by its processor, and what their code says about macOS is read."""

import zipfile
from pathlib import Path

import pytest
from kit import BuildError
from macos import wheels
from macos.wheels import choose_pins, find_too_new

from tests.packaging.macos.macho_files import ARM64, X86_64, make_fat, make_thin
from tests.repo.scripts import ROOT

RUNTIME = (ROOT / "requirements" / "runtime.txt").read_text(encoding="utf-8")


LOCK = (
    "one==1 ; platform_machine == 'arm64' \\\n --hash=sha256:a\ntwo==2 ; sys_platform == 'win32' \\\n --hash=sha256:b\n"
)


def test_a_processor_gets_its_own_pins() -> None:
    assert choose_pins(LOCK, "arm64", "3.12") == "one==1 --hash=sha256:a\n"
    assert choose_pins(LOCK, "x86_64", "3.12") == ""


@pytest.mark.parametrize("processor", wheels.PROCESSORS)
def test_each_processor_gets_its_pins_with_their_hashes(processor: str) -> None:
    pins = choose_pins(RUNTIME, processor, "3.12").splitlines()
    assert "pyside6-essentials==6.9.3" in {pin.split()[0] for pin in pins}
    assert len({pin.partition("==")[0] for pin in pins}) == len(pins) > 30
    assert all("--hash=sha256:" in pin and ";" not in pin for pin in pins)


def make_wheel(folder: Path, name: str, files: dict[str, bytes]) -> Path:
    wheel = folder / name
    with zipfile.ZipFile(wheel, "w") as packed:
        for file, data in files.items():
            packed.writestr(file, data)
    return wheel


def test_files_that_need_a_newer_macos_or_another_processor_are_named(tmp_path: Path) -> None:
    wheel = make_wheel(
        tmp_path, "kit-1-cp312-cp312-macosx_11_0_arm64.whl",
        {
            "kit/good.so": make_thin(ARM64, (12, 0)),
            "kit/both.so": make_fat(make_thin(X86_64, (15, 0)), make_thin(ARM64, (11, 0))),
            "kit/new.so": make_thin(ARM64, (12, 1)),
            "kit/other.so": make_thin(X86_64, (11, 0)),
            "kit/text.py": b"pass",
        },
    )  # fmt: skip
    assert find_too_new(wheel, "arm64", "12.0") == [
        f"{wheel.name}: kit/new.so needs macOS 12.1",
        f"{wheel.name}: kit/other.so is not for arm64",
    ]


def test_one_file_that_needs_more_stops(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    good = make_wheel(tmp_path, "kit-1-cp312-cp312-macosx_11_0_arm64.whl", {"kit/a.dylib": make_thin(ARM64, (12, 0))})
    monkeypatch.setattr(wheels, "fetch_wheels", lambda *_: [good])
    assert wheels.main(["arm64"]) == 0
    assert "1 wheels for macOS 12.0; 0 files are not for it" in capsys.readouterr().out
    new = make_wheel(tmp_path, "kit-2-cp312-cp312-macosx_11_0_arm64.whl", {"kit/a.dylib": make_thin(ARM64, (14, 0))})
    monkeypatch.setattr(wheels, "fetch_wheels", lambda *_: [good, new])
    with pytest.raises(BuildError, match=r"kit-2.* needs macOS 14\.0"):
        wheels.main(["arm64"])


@pytest.mark.full  # fetches 300 MB; the layout check of a finished app looks at the same libraries
@pytest.mark.parametrize("processor", wheels.PROCESSORS)
def test_every_pin_has_a_wheel_for_the_oldest_macos(processor: str) -> None:
    assert wheels.main([processor]) == 0
