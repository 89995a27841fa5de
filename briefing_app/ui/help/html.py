"""Writes pages of the guide as the rich text that Qt shows; all words are escaped, all colours are those of the theme."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.workspace.guide.blocks import (
    Block,
    Grid,
    GuidePage,
    Heading,
    Items,
    Paragraph,
    Picture,
    Run,
    RunKind,
    Runs,
)

PAGE = "page:"  # what the addresses of links begin with
PICTURE = "picture:"
# Around a table, which has no margin of its own, and lets the one of the words above count only through a paragraph.
_ABOVE = '<p style="font-size: 1px; line-height: 1%; margin: 0;">&nbsp;</p>'
_GAP = '<p style="font-size: 5px; margin: 0;">&nbsp;</p>'
# Room at both ends of keys and code, on their ground: of all spaces Qt keeps only this one beside another.
EDGE = "\u2060\u00a0\u2060"
_HOLD = "\u2060"  # between two characters between which no line ends


def write_style(look: Look) -> str:
    """The sheet for `write_page`."""
    theme = look.theme
    hero, title, row, small = (_size(look, each) for each in (Size.HERO, Size.TITLE, Size.ROW, Size.SMALL))
    return f"""
        p, li {{ line-height: {125 if look.language.chinese else 145}%; }}
        p {{ margin-top: 0; margin-bottom: {_part(look, 0.75)}px; }}
        ul, ol {{ margin-top: 0; margin-bottom: {_part(look, 0.6)}px; }}
        li {{ margin-bottom: {_part(look, 0.25)}px; }}
        h1 {{ font-size: {hero}px; margin-top: 0; margin-bottom: {_part(look, 0.9)}px; }}
        h2 {{ font-size: {title}px; margin-top: {_part(look, 1.6)}px; margin-bottom: {_part(look, 0.5)}px; }}
        h3 {{ font-size: {row}px; margin-top: {_part(look, 1.1)}px; margin-bottom: {_part(look, 0.3)}px; }}
        .caption, .label {{ color: {theme.text2}; font-size: {small}px; }}
        a {{ color: {theme.accent}; text-decoration: underline; }}
        th {{ background-color: {theme.surface2}; color: {theme.text2}; text-align: left; }}
    """


def write_page(page: GuidePage, look: Look, can_grow: Callable[[str], bool]) -> str:
    """The body of a page; `can_grow` tells of a picture by its name whether there is more of it to see than has room."""
    return f"<h1>{escape(page.title)}</h1>" + "".join(_write(block, look, can_grow) for block in page.blocks)


def hold(text: str) -> str:
    """Code in which no line ends within its marks of options."""
    return text.replace("--", f"-{_HOLD}-{_HOLD}")


def clean(text: str) -> str:
    """What was shown as it was written: without what only keeps it together or apart."""
    return text.replace(EDGE, "").replace(_HOLD, "").replace("\u00a0", " ")


def _part(look: Look, share: float) -> int:
    return round(_size(look, Size.ROW) * share)


def _size(look: Look, size: Size) -> int:
    return look.fonts.font(size).pixelSize()


def _write(block: Block, look: Look, can_grow: Callable[[str], bool]) -> str:
    theme = look.theme
    match block:
        case Heading():
            return f'<h{block.level}><a name="{block.anchor}"></a>{_write_runs(block.runs, look)}</h{block.level}>'
        case Paragraph(note=True):
            cell = f'<td bgcolor="{theme.accent_soft}">{_write_runs(block.runs, look, on_note=True)}</td>'
            return f'{_GAP}<table width="100%" cellpadding="10" cellspacing="0"><tr>{cell}</tr></table>{_GAP}'
        case Paragraph():
            return f"<p>{_write_runs(block.runs, look)}</p>"
        case Items():
            tag = "ol" if block.ordered else "ul"
            items = "".join(f"<li>{_write_runs(each, look)}</li>" for each in block.items)
            return f"<{tag}>{items}</{tag}>"
        case Grid():
            return _write_grid(block, look)
        case Picture():
            source = f'<img src="{PICTURE}{block.name}">'
            picture = f'<p style="margin-bottom: 4px; line-height: 100%;">{source}</p>'
            link = f'<a href="{PICTURE}{block.name}">{escape(look.say("help.enlarge"))}</a>'
            more = f" &nbsp;{link}" if can_grow(block.name) else ""
            return f'{picture}<p class="caption">{escape(block.caption)}{more}</p>'
    raise ValueError(f"“{block.name}” was not made")


def _write_grid(grid: Grid, look: Look) -> str:
    head = "".join(f"<th>{_write_runs(cell, look)}</th>" for cell in grid.head)
    line = f'<td style="border-bottom: 1px solid {look.theme.border2};">'
    rows = "".join(
        "<tr>" + "".join(f"{line}{_write_runs(cell, look)}</td>" for cell in row) + "</tr>" for row in grid.rows
    )
    table = f'<table width="100%" cellspacing="0" cellpadding="7"><tr>{head}</tr>{rows}</table>'
    return f"{_ABOVE}{table}{_GAP}"


def _write_runs(runs: Runs, look: Look, *, on_note: bool = False) -> str:
    ground = look.theme.surface if on_note else look.theme.hover
    return "".join(_write_run(run, ground) for run in runs)


def _write_run(run: Run, ground: str) -> str:
    text = escape(run.text)
    match run.kind:
        case RunKind.STRONG | RunKind.SAID:
            return f"<b>{text}</b>"
        case RunKind.LABEL:
            return f'<b class="label">{text}</b>'
        case RunKind.KEYS | RunKind.CODE:
            words = hold(text) if run.kind is RunKind.CODE else text.replace(" ", "&nbsp;")
            edge = f'<span style="font-size: 6px;">{EDGE}</span>'
            return f'<span style="background-color: {ground};">{edge}{words}{edge}</span>'
        case RunKind.LINK:
            return f'<a href="{PAGE}{run.target}">{text}</a>'
    return text
