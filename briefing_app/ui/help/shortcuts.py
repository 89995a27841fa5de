"""The shortcuts as blocks of the guide, made from the table of actions."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from briefing_app.ui.actions import ENTRIES, MENUS, list_keys
from briefing_app.ui.look import Words
from briefing_app.workspace.guide.blocks import Block, Grid, Heading, Run, RunKind, Runs
from briefing_app.workspace.guide.words import plain_words


def write_keys(keys: str) -> str:
    """Keys such as `Ctrl+K`, as this system writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def list_shortcuts(say: Words) -> tuple[Block, ...]:
    """A table for each menu: what is done, and by which keys."""
    blocks: list[Block] = []
    head = (_run(say("help.shortcuts.what")), _run(say("help.shortcuts.keys")))
    for number, menu in enumerate(MENUS, 1):
        rows = [
            (_run(plain_words(say(f"menu.{each.id}"))), _keys(list_keys(each))) for each in ENTRIES if each.menu == menu
        ]
        rows = [row for row in rows if row[1]]
        if rows:
            blocks.append(Heading(_run(plain_words(say(f"menu.{menu}"))), 2, f"menu-{number}"))
            blocks.append(Grid(head, tuple(rows)))
    return tuple(blocks)


def _run(text: str) -> Runs:
    return (Run(text),)


def _keys(keys: list[str]) -> Runs:
    runs: list[Run] = []
    for each in keys:
        runs += [Run("  "), Run(each, RunKind.KEYS)] if runs else [Run(each, RunKind.KEYS)]
    return tuple(runs)
