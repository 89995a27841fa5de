"""Tables: thin rules, tabular figures, a heading row that returns on every page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing_app.document.tree import Align, Span, Spans, Table, plain
from briefing_app.pdf.box import Box, Cell, Frame, Padding, Part, Row, Stack
from briefing_app.pdf.boxes.caption import build_caption, build_credits, join_continued
from briefing_app.pdf.engine.text_style import Align as TextAlign
from briefing_app.pdf.pen import Pen, Tag
from briefing_app.pdf.setter import Setter
from briefing_app.pdf.style import HAIR, HAIRLINE, NAVY, Voice

_LONGEST_NATURAL: Final = 0.45
"""The share of the width beyond which a long cell does not claim more for its column."""


def build_table(node: Table, width: float, setter: Setter) -> Box:
    """Title, table, note and source; torn between rows, at least two rows together at either end."""
    parts = build_caption(node.caption_number, node.title, (), width, setter)
    parts = [Part(part.box, part.before, part.indent, keep=True) for part in parts]
    parts.append(Part(_build_grid(node, width, setter), before=setter.scale.small_gap * 1.25))
    if credits_ := build_credits(node.note, node.source, width, setter):
        parts[-1] = Part(parts[-1].box, parts[-1].before, keep=True)
        parts += credits_
    return Stack(parts)


def _build_grid(node: Table, width: float, setter: Setter) -> Box:
    scale = setter.scale
    widths = find_widths(node, width, setter)
    last = len(node.rows) - 1
    rows: list[Part] = []
    for at, row in enumerate(node.rows):
        tags = [Tag("TH", scope="Row") if cell.head else Tag("TD") for cell in row]
        voices = [scale.cell for _ in row]
        bolds = [cell.head for cell in row]
        line = _build_row(
            [c.spans for c in row], voices, tags, node.aligns, widths, setter, rule=(HAIRLINE, HAIR), bolds=bolds
        )
        rows.append(Part(line, keep=(at == 0 and last > 0) or (at == last - 1 and last > 1)))
    body = Stack(rows, Frame(Tag("TBody")))

    def build_head(tagged: bool) -> Box:
        tags = [Tag("TH", scope="Column") if tagged else None for _ in node.head]
        voices = [scale.cell_head for _ in node.head]
        return _build_row(node.head, voices, tags, node.aligns, widths, setter, rule=(NAVY, 0.9), row_tag=tagged)

    if not any(span.text for spans in node.head for span in spans):
        return Stack((Part(body),), Frame(Tag("Table")))
    head = Part(Stack((Part(build_head(True)),), Frame(Tag("THead"), whole=True)), keep=True)
    name = node.caption_number or plain(node.title)
    repeat = [Part(build_head(False), keep=True, repeated=True)]
    if name:
        line = setter.text((Span(join_continued(name, setter)),), scale.small, width, None)
        repeat.insert(0, Part(line, keep=True, repeated=True))
    return Stack((head, Part(body)), Frame(Tag("Table"), repeat=tuple(repeat)))


def _build_row(
    cells: Sequence[Spans],
    voices: Sequence[Voice],
    tags: Sequence[Tag | None],
    aligns: Sequence[Align],
    widths: Sequence[float],
    setter: Setter,
    *,
    rule: tuple[tuple[float, float, float], float],
    row_tag: bool = True,
    bolds: Sequence[bool] = (),
) -> Box:
    gap = _get_gap(setter)
    boxes: list[Cell] = []
    x = 0.0
    for at, (spans, voice, tag, width) in enumerate(zip(cells, voices, tags, widths, strict=True)):
        align: TextAlign = "right" if aligns[at] is Align.RIGHT else "left"
        bold = bool(bolds) and bolds[at]
        inset = 0.0 if at == 0 else gap / 2
        inner = width - inset - (0.0 if at == len(widths) - 1 else gap / 2)
        boxes.append(Cell(x + inset, setter.text(spans, voice, inner, tag, align=align, bold=bold)))
        x += width
    total = x

    def paint(pen: Pen, x: float, top: float, height: float) -> None:
        pen.rule(x, top - height, x + total, top - height, *rule)

    return Stack((Part(Row(boxes)),), Frame(Tag("TR") if row_tag else None, _pad(setter), paint))


def _pad(setter: Setter) -> Padding:
    return Padding(setter.scale.small_gap, setter.scale.small_gap)


def _get_gap(setter: Setter) -> float:
    return setter.scale.inset


def find_widths(node: Table, width: float, setter: Setter) -> list[float]:
    """Widths of the columns: wide enough for their longest word, the rest shared by weight or by need."""
    count = len(node.head)
    gap = _get_gap(setter)
    least = [0.0] * count
    natural = [0.0] * count
    voices = (
        (setter.scale.cell_head, node.head),
        *((setter.scale.cell, tuple(c.spans for c in row)) for row in node.rows),
    )
    for voice, cells in voices:
        for at, spans in enumerate(cells):
            text = "".join(span.text for span in spans)
            line = setter.measure(text, voice, bold=True)
            natural[at] = max(natural[at], line)
            if node.aligns[at] is Align.RIGHT:
                least[at] = max(least[at], min(line, width / count))
            else:
                least[at] = max(least[at], _find_longest_word(text, voice, setter))
    pads = [gap if 0 < at < count - 1 else gap / 2 for at in range(count)]
    least = [min(each, width / count - pad) + pad for each, pad in zip(least, pads, strict=True)]
    natural = [min(each, width * _LONGEST_NATURAL) + pad + 1 for each, pad in zip(natural, pads, strict=True)]
    weights = list(node.widths) if len(node.widths) == count and sum(node.widths) > 0 else natural
    return _even_out(_share(width, least, weights), natural)


def _even_out(widths: Sequence[float], natural: Sequence[float]) -> list[float]:
    """Move width from columns that have more than they need to those that have less."""
    spare = [max(0.0, have - need) for have, need in zip(widths, natural, strict=True)]
    wanted = [max(0.0, need - have) for have, need in zip(widths, natural, strict=True)]
    moved = min(sum(spare), sum(wanted))
    if not moved:
        return list(widths)
    give, take = moved / sum(spare), moved / sum(wanted)
    return [have - less * give + more * take for have, less, more in zip(widths, spare, wanted, strict=True)]


def _share(width: float, least: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Share the width by weight, giving no column less than its least."""
    result = [0.0] * len(least)
    free = set(range(len(least)))
    left = width
    while free:
        total = sum(weights[at] for at in free) or 1.0
        short = [at for at in free if left * weights[at] / total < least[at]]
        if not short:
            for at in free:
                result[at] = left * weights[at] / total
            break
        for at in short:
            result[at] = least[at]
            left -= least[at]
            free.discard(at)
    return result


def _find_longest_word(text: str, voice: Voice, setter: Setter) -> float:
    words = text.split()
    longest = max(words, key=len, default="")
    if setter.language.chinese and len(longest) > 8 and not longest.isascii():
        return voice.get_size(setter.language) * 4
    return setter.measure(longest, voice, bold=True)
