"""Themes: the colours of the window by role, read from resources/themes, as a palette of Qt and with their contrast."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette


class Appearance(StrEnum):
    """What the person chose; `SYSTEM` follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as `#RRGGBB`, one for each role; the theme files say what each is for."""

    name: str
    dark: bool
    canvas: str
    surface: str
    surface2: str
    well: str
    border: str
    border2: str
    field_border: str
    text: str
    text2: str
    text3: str
    text_off: str
    hover: str
    accent: str
    accent_hover: str
    accent_soft: str
    accent_text: str
    mark: str
    mark_text: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    err: str
    err_soft: str
    teal: str
    note: str

    @property
    def colours(self) -> Mapping[str, str]:
        """Role → colour."""
        return {role: getattr(self, role) for role in _ROLES}

    def colour(self, role: str) -> QColor:
        """The colour of a role; KeyError for a role that does not exist."""
        if role not in _ROLES:
            raise KeyError(role)
        return QColor(getattr(self, role))


_ROLES: Final = tuple(each.name for each in fields(Theme) if each.name not in {"name", "dark"})


def load_theme(folder: Path, name: str) -> Theme:
    """Read `light.toml` or `dark.toml`.

    Raises:
        OSError: The file is missing; the installation is incomplete.
        ValueError: A role is missing or unknown, or a colour is none.
    """
    data = tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
    colours = data.get("colours", {})
    roles = set(_ROLES)
    if colours.keys() != roles:
        raise ValueError(f"The theme “{name}” differs in its roles: {sorted(colours.keys() ^ roles)}")
    if wrong := [role for role, text in colours.items() if not QColor.isValidColorName(text)]:
        raise ValueError(f"The theme “{name}” has no colour for {wrong}")
    return Theme(name=str(data["name"]), dark=bool(data["dark"]), **colours)


def wants_dark(appearance: Appearance) -> bool:
    """Whether the window is to be dark now."""
    if appearance is Appearance.SYSTEM:
        return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return appearance is Appearance.DARK


def build_palette(theme: Theme) -> QPalette:
    """Every role of Qt's palette, so that nothing is drawn in a colour of the desktop."""
    role = QPalette.ColorRole
    used = {
        role.Window: theme.canvas,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.surface2,
        role.Text: theme.text,
        role.PlaceholderText: theme.text3,
        role.Button: theme.surface,
        role.ButtonText: theme.text,
        role.BrightText: theme.err,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.accent_text,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.note,
        role.ToolTipBase: theme.surface2,
        role.ToolTipText: theme.text,
        role.Light: theme.surface,
        role.Midlight: theme.hover,
        role.Mid: theme.border2,
        role.Dark: theme.field_border,
        role.Shadow: theme.well,
    }
    palette = QPalette()
    for each, colour in used.items():
        palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(theme.text_off))
    return palette


def contrast(first: str, second: str) -> float:
    """The contrast of two colours as WCAG 2 defines it, 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
