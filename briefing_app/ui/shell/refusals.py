"""A library that cannot be opened, as a page with ways on: no dead end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.ui.look import Look
from briefing_app.ui.moments import say_moment
from briefing_app.ui.shell.door import Refusal
from briefing_app.ui.shell.state_page import StatePage, Verb

if TYPE_CHECKING:
    from briefing_app.workspace.backups import Backup

_HEADINGS = ("too_new", "damaged", "locked", "read_only", "missing", "not_ours", "full", "elsewhere", "portable")
_ICONS = {
    "damaged": "first-aid-kit", "locked": "lock-simple", "elsewhere": "lock-simple", "read_only": "lock-simple",
    "portable": "lock-simple",
}  # fmt: skip
_RESTORED = ("damaged", "not_ours", "too_new")
_ELSEWHERE = (
    "missing",
    "damaged",
    "not_ours",
    "too_new",
    "read_only",
    "full",
)  # a new one may be made in another place
_AGAIN = ("locked", "read_only", "missing", "full", "elsewhere", "portable")  # what may be over by now


@dataclass(frozen=True, slots=True)
class Ways:
    """What can be done; given by the window."""

    again: Callable[[], object]
    force: Callable[[], object]
    restore: Callable[[Path], object]
    other: Callable[[], object]
    new: Callable[[], object]


def make_refusal_page(look: Look, refusal: Refusal, ways: Ways) -> StatePage:
    """The page for a refusal, with two or three verbs."""
    say = look.say
    verbs: list[Verb] = []
    kind = refusal.kind if refusal.kind in _HEADINGS else "other"
    sentence = refusal.sentence
    backup = find_newest_backup(refusal.path) if kind in _RESTORED else None
    if backup is not None:
        when, copy = say_moment(look, backup.at), backup.path
        verbs.append(Verb(say("shell.verb.restore", when=when), lambda: ways.restore(copy)))
        sentence = f"{sentence}\n{say('shell.refusal.backup', when=when)}"
    if kind in _AGAIN:
        verbs.append(Verb(say("button.again"), ways.again))
    if kind == "elsewhere":
        verbs.append(Verb(say("shell.verb.force"), ways.force))
    # What a newer program wrote is sound: a copy of before is no better than another library.
    verbs.insert(0 if kind == "too_new" else len(verbs), Verb(say("menu.open.plain"), ways.other))
    if kind in _ELSEWHERE and len(verbs) < 3:
        verbs.append(Verb(say("shell.verb.new"), ways.new))
    return StatePage(look, _ICONS.get(kind, "warning-circle"), say(f"shell.refusal.{kind}"), sentence, verbs)


def find_newest_backup(library: Path) -> Backup | None:
    """The newest copy of a library that can be opened."""
    from briefing_app.workspace.backups import is_usable, list_backups

    return next((each for each in list_backups(library) if is_usable(each)), None)
