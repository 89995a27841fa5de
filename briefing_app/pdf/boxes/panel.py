"""Tinted boxes: objectives, points to make, press lines, call-outs, notices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from briefing_app.document.tree import Panel, PanelKind, Span
from briefing_app.pdf.box import Box, Frame, Padding, Part, Stack
from briefing_app.pdf.boxes.badge import add_badges, measure_badges
from briefing_app.pdf.boxes.caption import join_continued
from briefing_app.pdf.boxes.paragraph import build_running
from briefing_app.pdf.engine.text_style import Rgb
from briefing_app.pdf.pen import Pen, Tag
from briefing_app.pdf.setter import Setter
from briefing_app.pdf.style import (
    ACCENT,
    AMBER,
    AMBER_LINE,
    AMBER_TINT,
    GREY_TINT,
    HAIR,
    HAIRLINE,
    MUTED,
    NAVY,
    RADIUS,
    TINT,
    WHITE,
)

_BAR: Final = 2.5


@dataclass(frozen=True, slots=True)
class Look:
    """Colours of one kind of panel; `bar` None leaves out the bar at the left, `outline` draws a thin frame."""

    ground: Rgb
    label: Rgb
    bar: Rgb | None = None
    outline: Rgb | None = None


LOOKS: Final = {
    PanelKind.OBJECTIVES: Look(TINT, ACCENT),
    PanelKind.POINTS: Look(TINT, ACCENT, bar=ACCENT),
    PanelKind.SAY: Look(TINT, ACCENT),
    PanelKind.PRESS_LINE: Look(WHITE, NAVY, bar=NAVY, outline=HAIRLINE),
    PanelKind.CALLOUT: Look(AMBER_TINT, AMBER, bar=AMBER_LINE),
    PanelKind.NOTICE: Look(GREY_TINT, MUTED),
}


def build_panel(node: Panel, width: float, setter: Setter) -> Box:
    """A panel with its label; torn between its paragraphs and points, with the label repeated."""
    scale = setter.scale
    look = LOOKS[node.kind]
    left = scale.inset * 1.15 + (_BAR if look.bar else 0.0)
    inner = width - left - scale.inset * 1.15
    parts: list[Part] = []
    badges = node.badges
    if node.label:
        label = _build_label(node.label, look, inner - measure_badges(badges, setter), setter)
        parts.append(Part(add_badges(label, badges, inner, setter), indent=left, keep=True))
        badges = ()
    if node.addressee or badges:
        text = setter.text(node.addressee, scale.body, inner - measure_badges(badges, setter), Tag("P"), bold=True)
        parts.append(
            Part(add_badges(text, badges, inner, setter), before=scale.small_gap * 0.5, indent=left, keep=True)
        )
    running = build_running(node.body, inner, setter)
    if running:
        parts.append(Part(Stack(running), before=scale.small_gap * 1.25, indent=left))
    repeat = setter.label(join_continued(node.label, setter), scale.label.with_colour(look.label), None)

    def paint(pen: Pen, x: float, top: float, height: float) -> None:
        pen.fill(x, top, width, height, look.ground, radius=RADIUS)
        if look.outline:
            pen.outline(x, top, width, height, look.outline, HAIR, radius=RADIUS)
        if look.bar:
            pen.fill(x, top, _BAR, height, look.bar)

    padding = Padding(scale.inset, scale.inset * 1.1)
    return Stack(
        parts,
        Frame(
            tag=Tag("Sect"),
            padding=padding,
            paint=paint,
            repeat=(Part(repeat, indent=left, keep=True, repeated=True),) if node.label else (),
        ),
    )


def _build_label(label: str, look: Look, width: float, setter: Setter) -> Box:
    """The label in spaced capitals, or on several lines as it is where it is long."""
    voice = setter.scale.label.with_colour(look.label)
    if setter.measure_label(label, voice) <= width:
        return setter.label(label, voice, Tag("P"))
    return setter.text((Span(label),), voice, width, Tag("P"))
