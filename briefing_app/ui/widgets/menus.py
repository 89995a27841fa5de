"""What the entries of menus do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from briefing_app.ui.look import Look


def calling(act: Callable[..., object], *values: object) -> Callable[..., object]:
    """What a signal calls: the act with these values, and not with what the signal tells."""
    return lambda *_: act(*values)


def add_act(menu: QMenu, look: Look, key: str, icon: str, act: Callable[..., object], *values: object) -> None:
    """Put an entry with icon and words into a menu; who chooses it has the act called with the values."""
    menu.addAction(look.icons.icon(icon), look.say(key)).triggered.connect(calling(act, *values))
