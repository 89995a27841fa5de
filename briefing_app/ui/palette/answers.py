"""What the palette shows for what was typed: sections in their order."""

from __future__ import annotations

from collections.abc import Iterable

from briefing_app.ui.palette.commands import find_commands, find_settings
from briefing_app.ui.palette.rows import HEADING, PaletteRow
from briefing_app.ui.palette.things import Things
from briefing_app.ui.shell.frame import Frame
from briefing_app.workspace.guide.words import plain_words

_COMMANDS = 5
_ALL_COMMANDS = 60


class Answers:
    """`>` asks for commands only, `#` for tags."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._able = frame.commander.list_acts().keys()
        self._things = Things(frame.look, frame.workspace.core)

    def find(self, text: str) -> list[PaletteRow]:
        """Headings and rows."""
        text = text.strip()
        if text.startswith((">", "＞")):
            words = text[1:]
            return [*self._section("commands", self._commands(words, _ALL_COMMANDS, every=True)),
                    *self._section("settings", find_settings(self._frame.look, words))]  # fmt: skip
        if text.startswith(("#", "＃")):
            return self._section("tags", self._things.find_tags(text[1:]))
        if not text:
            recent = self._things.find_recent(self._frame.settings.recent)
            return [*self._section("recent", recent), *self._section("commands", self._commands("", _COMMANDS + 1))]
        rows: list[PaletteRow] = []
        for kind, found in self._things.find(text):
            rows += self._section(f"{kind}s", found)
        rows += self._section("commands", self._commands(text, _COMMANDS))
        rows += self._section("settings", find_settings(self._frame.look, text))
        return rows

    def _commands(self, words: str, most: int, *, every: bool = False) -> list[PaletteRow]:
        can = self._able.__contains__
        return find_commands(self._frame.look, words, can, name=self._name, most=most, every=every)

    def _name(self, id: str) -> str:
        """An entry as the menu shows it now."""
        return plain_words(self._frame.actions_by_id[id].text())

    def _section(self, name: str, rows: Iterable[PaletteRow]) -> list[PaletteRow]:
        found, say = list(rows), self._frame.look.say
        head = PaletteRow(HEADING, name, say(f"palette.section.{name}"), pause=say.pause)
        return [head, *found] if found else []
