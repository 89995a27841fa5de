"""An artificial briefing as one HTML page for WeasyPrint: cover, contents with page numbers, sections, linked sources."""

from __future__ import annotations

import base64
from collections.abc import Callable
from html import escape
from pathlib import Path

from benchmarks.sample import Graph, Part, Sample

_STYLE = """
@font-face { font-family: Inter; src: url(FONTS/Inter-Regular.ttf) }
@font-face { font-family: Inter; font-weight: bold; src: url(FONTS/Inter-Bold.ttf) }
@font-face { font-family: "Noto Sans HK"; src: url(FONTS/NotoSansHK-Regular.ttf) }
@font-face { font-family: "Noto Sans HK"; font-weight: bold; src: url(FONTS/NotoSansHK-Bold.ttf) }
@page { size: A4; margin: 20mm; @top-center { content: "RESTRICTED"; font-size: 7pt } @bottom-right { content: counter(page) } }
body { font: 10pt/1.4 Inter, "Noto Sans HK"; text-align: justify }
h1 { bookmark-level: 1 } .cover, .contents { break-after: page }
.contents a::after { content: leader(".") target-counter(attr(href), page) }
.fact { background: #f4f4f4; padding: 8pt; margin: 6pt 0; break-inside: avoid; display: flex; gap: 10pt }
.fact > div:first-child { flex: 1 } .fact > div:last-child { width: 110pt } .number { font-size: 18pt; color: #25c }
.meta { font-size: 7.5pt; color: #555 } img { width: 100% } figure { margin: 6pt 0; break-inside: avoid }
table { width: 100%; border-collapse: collapse } td, th { border: 0.4pt solid #ccc; text-align: right }
"""


def write_html(sample: Sample, draw: Callable[[Graph], bytes], fonts: Path) -> str:
    """The whole page; charts are inside it."""
    items = "".join(f'<li><a href="#s{at}">{escape(part.heading)}</a></li>' for at, part in enumerate(sample.parts))
    parts = "".join(_write_part(part, at, draw) for at, part in enumerate(sample.parts))
    sources = "".join(
        f'<li id="src{at}">Office of Artificial Statistics: {escape(title)}</li>'
        for at, title in enumerate(sample.sources)
    )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(sample.title)}</title>'
        f"<style>{_STYLE.replace('FONTS', fonts.as_uri())}</style></head><body>"
        f'<div class="cover"><h1>{escape(sample.title)}</h1><p>Members of the delegation, 22 November 2026</p></div>'
        f'<ol class="contents">{items}</ol>{parts}<h1>Sources</h1><ol>{sources}</ol></body></html>'
    )


def _write_part(part: Part, at: int, draw: Callable[[Graph], bytes]) -> str:
    facts = "".join(
        f'<div class="fact"><div><b>{escape(fact.title)}</b><p>{escape(fact.text)}</p><p class="meta">as of {fact.as_of} '
        f'<a href="#src{fact.source}">[{fact.source + 1}]</a></p></div>'
        f'<div><b class="number">{fact.number:,} {fact.noun}s</b><br>{escape(fact.title)}</div></div>'
        for fact in part.facts
    )
    picture = base64.b64encode(draw(part.graph)).decode("ascii")
    heads = "".join(f"<th>{each}</th>" for each in part.grid.heads)
    rows = "".join(
        "<tr>"
        + "".join(f"<td>{each:,}</td>" if isinstance(each, int) else f"<th>{each}</th>" for each in row)
        + "</tr>"
        for row in part.grid.rows
    )
    return (
        f'<h1 id="s{at}">{at + 1} {escape(part.heading)}</h1><p>{escape(part.english)}</p>'
        f'<p lang="zh-Hant">{escape(part.chinese)}</p>{facts}'
        f'<figure><img alt="{escape(part.graph.title)}" src="data:image/svg+xml;base64,{picture}">'
        f"<figcaption>{escape(part.graph.title)}</figcaption></figure>"
        f"<table><caption>{escape(part.grid.title)}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )
