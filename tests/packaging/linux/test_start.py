"""What measures the start waits for what it sees, says what it waited for in vain, and reads no line that is half written."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from kit import BuildError
from linux import start
from linux.start import Screen, read_processor, read_states, wait_until


def test_half_a_line_of_the_probe_is_left_for_later(tmp_path: Path) -> None:
    probe = tmp_path / "probe"
    assert read_states(probe) == []
    line = json.dumps({"page": "facts"})
    probe.write_text(f"{line}\n{line[:-4]}", encoding="utf-8")
    assert read_states(probe) == [{"page": "facts"}]


def test_processor_time_grows_with_work_and_not_with_waiting() -> None:
    own = os.getpid()
    before = read_processor(own)
    end = time.process_time() + 0.1
    while time.process_time() < end:
        pass
    assert before + 0.05 < read_processor(own) < before + 5


def test_a_program_that_ends_by_itself_is_told_from_one_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    said = "ended by itself with exit status 3: no page appeared"
    with (
        subprocess.Popen([sys.executable, "-c", "raise SystemExit(3)"]) as ended,
        pytest.raises(BuildError, match=said),
    ):
        wait_until(lambda: False, "no page appeared", ended)
    monkeypatch.setattr(start, "_PATIENCE", 0.01)
    with pytest.raises(BuildError, match="in vain: no page appeared"):
        wait_until(lambda: False, "no page appeared")
    wait_until(lambda: True, "never said")


def test_a_screen_is_black_until_something_is_on_its_middle(tmp_path: Path) -> None:
    picture = tmp_path / "picture"
    width, height = start._SIZE
    pixels = bytearray(4 * width * height)
    picture.write_bytes(b"a head of some length" + pixels)
    screen = Screen(":0", picture)
    assert screen.is_black()
    pixels[:400] = b"\xff" * 400  # in a corner: the frame of a window that is not painted yet
    picture.write_bytes(b"a head of some length" + pixels)
    assert screen.is_black()
    middle = 4 * width * (height // 2)
    pixels[middle : middle + 4 * width] = b"\xff" * (4 * width)
    picture.write_bytes(b"a head of some length" + pixels)
    assert not screen.is_black()
