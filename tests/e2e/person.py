"""A person in front of the started program: looks, clicks, types, and waits for what is to be seen next."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing_app.model.language import Language
from briefing_app.paths import resources_dir
from briefing_app.wording.catalogue import Catalogue
from tests.e2e.screen import Screen

_TWICE = 0.15  # seconds between two looks; the program looks at itself every 0.06 s
PATIENCE = 45.0  # seconds; for what has to be seen next on a busy machine
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Thing:
    """Something on the screen: a button, a field, a label, a row of a list."""

    kind: str
    name: str
    text: str
    rect: tuple[int, int, int, int]
    note: str = ""
    enabled: bool = True
    checked: bool = False
    current: bool = False

    @property
    def middle(self) -> tuple[int, int]:
        """Where one would click."""
        x, y, width, height = self.rect
        return x + width // 2, y + height // 2


@dataclass(frozen=True, slots=True)
class State:
    """What could be seen at one moment; see briefing_app/ui/probe.py."""

    page: str
    id: str
    title: str
    focus: str
    busy: bool
    things: tuple[Thing, ...]
    rows: tuple[Thing, ...]

    @classmethod
    def parse(cls, line: str) -> State:
        """Read a line of the probe."""
        seen: dict[str, Any] = json.loads(line)
        things = tuple(
            Thing(
                each["kind"],
                each["name"],
                each["text"],
                tuple(each["rect"]),
                each["note"],
                each["enabled"],
                each["checked"],
            )
            for each in seen["things"]
        )
        rows = tuple(
            Thing(
                "row", each["list"], each["text"], tuple(each["rect"]), checked=each["chosen"], current=each["current"]
            )
            for each in seen["rows"]
        )
        return cls(seen["page"], seen["id"], seen["title"], seen["focus"], seen["busy"], things, rows)

    def find(self, words: str, kind: str = "") -> Thing | None:
        """The first thing whose name or text is, or else begins with, or else holds these words."""
        able = [each for each in self.things if kind in each.kind]
        tests: tuple[Callable[[str], bool], ...] = (
            lambda s: s == words,
            lambda s: s.startswith(words),
            lambda s: words in s,
        )
        for test in tests:
            for each in able:
                if test(each.name) or test(each.text):
                    return each
        return None

    def find_row(self, words: str, inside: str = "") -> Thing | None:
        """The first row that says this."""
        return next((each for each in self.rows if words in each.text and inside in each.name), None)


class Person:
    """Starts the program in a home of its own and uses it by what can be seen."""

    def __init__(self, screen: Screen, home: Path, shots: Path | None) -> None:
        self.screen = screen
        self.home = home
        self._shots = shots
        self._probe = home / "probe.jsonl"
        self._program: subprocess.Popen[bytes] | None = None
        self._words = {room: Catalogue.load(resources_dir() / "i18n" / room) for room in ("ui", "repairs")}
        self.language = Language.EN
        self._shot = 0
        home.mkdir(parents=True, exist_ok=True)

    def say(self, key: str, *, of: str = "ui", **values: object) -> str:
        """A word of the interface in the language that it has now; a value that is not given ends the text."""
        entry = self._words[of].entry(key, self.language)
        text = entry if isinstance(entry, str) else entry["one" if values.get("n") == 1 else "other"]
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", str(value))
        return text.partition("{")[0]

    def speak(self, *parts: str) -> str:
        """Words as a screen reader is given them together."""
        return self.say("text.pause").join(parts)

    # -- the program -------------------------------------------------------------------------------------------------

    @property
    def library(self) -> Path:
        """Where the program keeps its library if nobody says otherwise."""
        return self.home / "data" / "Hetao Briefing" / "library.briefing"

    def start(self) -> None:
        """Start the program as its icon would."""
        self._probe.unlink(missing_ok=True)
        environment = {
            **self.screen.environment,
            "HOME": str(self.home),
            "XDG_DATA_HOME": str(self.home / "data"),
            "XDG_CONFIG_HOME": str(self.home / "config"),
            "XDG_CACHE_HOME": str(self.home / "cache"),
            "XDG_RUNTIME_DIR": str(self.home),
            "PYTHONPATH": str(ROOT),
            "HETAO_BRIEFING_PROBE": str(self._probe),
        }
        errors = (self.home / "errors.txt").open("ab")
        self._program = subprocess.Popen(
            [sys.executable, "-m", "briefing_app"],
            cwd=self.home,
            env=environment,
            stderr=errors,
            start_new_session=True,
        )
        errors.close()

    def kill(self) -> None:
        """End the program with its worker, at once, as a power cut does."""
        if self._program is not None:
            os.killpg(self._program.pid, signal.SIGKILL)
            self._program.wait()
            self._program = None

    @property
    def complaints(self) -> str:
        """What the program has written to standard error."""
        return (self.home / "errors.txt").read_text(encoding="utf-8")[-4000:]

    # -- looking -----------------------------------------------------------------------------------------------------

    def look(self) -> State | None:
        """What can be seen now; None before the first window."""
        if not self._probe.exists():
            return None
        lines = self._probe.read_bytes().rsplit(b"\n", 2)
        return State.parse(lines[-2].decode("utf-8")) if len(lines) > 1 and lines[-2] else None

    def wait(self, what: str, holds: Callable[[State], object]) -> State:
        """Wait until something can be seen, and give all that can be seen then."""
        assert self._program is not None
        end = time.monotonic() + PATIENCE
        while True:
            state = self.look()
            if state is not None and holds(state):
                return state
            assert self._program.poll() is None, f"the program ended while waiting for {what}:\n{self.complaints}"
            if time.monotonic() > end:
                self.shoot("stuck")
                raise AssertionError(f"waited in vain for {what}; {_tell(state)}\n{self.complaints}")
            time.sleep(0.03)

    def wait_for_change(self, before: State | None, seconds: float = 1.0) -> None:
        """Wait until something is not as it was, and stays so; not for long, since a key may change nothing that is seen."""
        end = time.monotonic() + seconds
        while self.look() == before and time.monotonic() < end:
            time.sleep(0.03)
        now = None
        while now != self.look():
            now = self.look()
            time.sleep(_TWICE)

    def see(self, words: str, kind: str = "") -> Thing:
        """Wait until something is there and can be used."""
        return self._see(f"“{words}”", lambda state: state.find(words, kind))

    def see_row(self, words: str, inside: str = "") -> Thing:
        """Wait until a list has a row."""
        return self._see(f"row “{words}”", lambda state: state.find_row(words, inside))

    def _see(self, what: str, find: Callable[[State], Thing | None]) -> Thing:
        """Look twice: what is about to move is not where it was."""
        before: Thing | None = None
        while True:
            now = find(self.wait(what, lambda state: (found := find(state)) and found.enabled))
            if now is not None and now == before:
                return now
            before = now
            time.sleep(_TWICE)

    def shoot(self, name: str) -> None:
        """Keep a picture for people to look at, where a folder was named."""
        self._shot += 1
        if self._shots is not None:
            self._shots.mkdir(parents=True, exist_ok=True)
            self.screen.shoot(self._shots / f"{self._shot:02} {name}.png")

    # -- doing -------------------------------------------------------------------------------------------------------

    def click(self, words: str, kind: str = "", times: int = 1) -> None:
        """Click on something."""
        self.screen.click(self.see(words, kind).middle, times)

    def click_row(self, words: str, inside: str = "", times: int = 1) -> None:
        """Click on a row."""
        self.screen.click(self.see_row(words, inside).middle, times)

    def press(self, *keys: str) -> None:
        """Press keys."""
        self.screen.press(*keys)

    def type(self, text: str) -> None:
        """Type letters."""
        self.screen.type(text)

    def paste(self, text: str) -> None:
        """Have a text come from another program by way of the clipboard."""
        self.screen.hold_clipboard(text)
        self.press("ctrl+v")


def _tell(state: State | None) -> str:
    if state is None:
        return "no window could be seen"
    things = sorted({f"{each.kind} “{each.name}”" for each in state.things})
    rows = [f"{each.name}: {each.text}" for each in state.rows]
    return f"page {state.page}, focus “{state.focus}”, busy {state.busy}\n  " + "\n  ".join([*things, *rows])
