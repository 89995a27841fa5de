"""Writes pages of the guide as the rich text that Qt shows; all words are escaped, all colours are those of the theme."""

from __future__ import annotations

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
    RunKind,
    Runs,
)

PAGE = "page:"  # what the addresses of links begin with
PICTURE = "picture:"
_GAP = '<p style="font-size: 5px; margin: 0;">&nbsp;</p>'  # below a table, which has no margin of its own


def write_style(look: Look) -> str:
    """The sheet for `write_page`."""
    theme = look.theme
    hero, title, row, small = (_size(look, each) for each in (Size.HERO, Size.TITLE, Size.ROW, Size.SMALL))
    return f"""
        p, li {{ line-height: 145%; }}
        p {{ margin-top: 0; margin-bottom: {_part(look, 0.75)}px; }}
        li {{ margin-bottom: {_part(look, 0.25)}px; }}
        h1 {{ font-size: {hero}px; margin-top: 0; margin-bottom: {_part(look, 0.9)}px; }}
        h2 {{ font-size: {title}px; margin-top: {_part(look, 1.6)}px; margin-bottom: {_part(look, 0.5)}px; }}
        h3 {{ font-size: {row}px; margin-top: {_part(look, 1.1)}px; margin-bottom: {_part(look, 0.3)}px; }}
        .caption {{ color: {theme.text2}; font-size: {small}px; }}
        a {{ color: {theme.accent}; text-decoration: underline; }}
        th {{ background-color: {theme.surface2}; color: {theme.text2}; text-align: left; }}
    """


def write_page(page: GuidePage, look: Look) -> str:
    """The body of a page."""
    return f"<h1>{escape(page.title)}</h1>" + "".join(_write(block, look) for block in page.blocks)


def _part(look: Look, share: float) -> int:
    return round(_size(look, Size.ROW) * share)


def _size(look: Look, size: Size) -> int:
    return look.fonts.font(size).pixelSize()


def _write(block: Block, look: Look) -> str:
    theme = look.theme
    match block:
        case Heading():
            return f'<h{block.level}><a name="{block.anchor}"></a>{_write_runs(block.runs, look)}</h{block.level}>'
        case Paragraph(note=True):
            cell = f'<td bgcolor="{theme.accent_soft}">{_write_runs(block.runs, look)}</td>'
            return f'<table width="100%" cellpadding="10" cellspacing="0"><tr>{cell}</tr></table>{_GAP}'
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
            return f'{picture}<p class="caption">{escape(block.caption)}</p>'
    raise ValueError(f"“{block.name}” was not made")


def _write_grid(grid: Grid, look: Look) -> str:
    head = "".join(f"<th>{_write_runs(cell, look)}</th>" for cell in grid.head)
    line = f'<td style="border-bottom: 1px solid {look.theme.border2};">'
    rows = "".join(
        "<tr>" + "".join(f"{line}{_write_runs(cell, look)}</td>" for cell in row) + "</tr>" for row in grid.rows
    )
    return f'<table width="100%" cellspacing="0" cellpadding="7"><tr>{head}</tr>{rows}</table>{_GAP}'


def _write_runs(runs: Runs, look: Look) -> str:
    return "".join(_write_run(run.kind, escape(run.text), run.target, look) for run in runs)


def _write_run(kind: RunKind, text: str, target: str, look: Look) -> str:
    match kind:
        case RunKind.STRONG | RunKind.SAID:
            return f"<b>{text}</b>"
        case RunKind.KEYS | RunKind.CODE:
            words = text if kind is RunKind.CODE else text.replace(" ", "&nbsp;")
            return f'<span style="background-color: {look.theme.hover};">&#8201;{words}&#8201;</span>'
        case RunKind.LINK:
            return f'<a href="{PAGE}{target}">{text}</a>'
    return text
