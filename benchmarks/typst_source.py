"""An artificial briefing as source of Typst: cover, contents, sections, numbered sources linked from the text."""

from __future__ import annotations

import re

from benchmarks.sample import Part, Sample

_HEAD = """
#set document(title: "TITLE")
#set page(paper: "a4", margin: 20mm, numbering: "1", header: align(center, text(7pt)[RESTRICTED]))
#set text(font: ("Inter", "Noto Sans HK"), size: 10pt, lang: "en")
#set par(justify: true)
#set heading(numbering: "1")
#set table(stroke: 0.4pt + luma(200))
#let fact(title, number, label, body, meta) = block(width: 100%, fill: luma(245), inset: 8pt, radius: 3pt, breakable: false)[
  #grid(columns: (1fr, 110pt), column-gutter: 10pt,
    [#strong(title) #parbreak() #body #parbreak() #text(7.5pt, fill: luma(90), meta)],
    [#text(18pt, fill: blue, strong(number)) #linebreak() #text(8pt, label)])]
#align(horizon)[#text(26pt, strong[TITLE]) #parbreak() Members of the delegation, 22 November 2026]
#pagebreak()
#outline()
#pagebreak()
"""


def write_source(sample: Sample) -> str:
    """The whole source."""
    parts = [_HEAD.replace("TITLE", _escape(sample.title))]
    parts += [_write_part(part, at) for at, part in enumerate(sample.parts)]
    parts.append("= Sources")
    for number, title in enumerate(sample.sources):
        parts.append(f"#block[{number + 1}. Office of Artificial Statistics: {_escape(title)}] <src{number}>")
    return "\n".join(parts)


def _write_part(part: Part, at: int) -> str:
    lines = [
        f"= {_escape(part.heading)}",
        _escape(part.english),
        "",
        f'#text(lang: "zh", region: "hk")[{_escape(part.chinese)}]',
    ]
    for fact in part.facts:
        cite = f"#link(<src{fact.source}>)[\\[{fact.source + 1}\\]]"
        lines.append(
            f"#fact[{_escape(fact.title)}][{fact.number:,} {fact.noun}s][{_escape(fact.title)}][{_escape(fact.text)}]"
            f"[as of {fact.as_of} {cite}]"
        )
    graph, grid = part.graph, part.grid
    lines.append(
        f'#figure(image("chart{at}.svg", width: 100%, alt: "{graph.title}"), caption: [{_escape(graph.title)}])'
    )
    cells = ", ".join(f"[{each}]" for each in grid.heads)
    rows = ", ".join(f"[{each:,}]" if isinstance(each, int) else f"[{each}]" for row in grid.rows for each in row)
    lines.append(
        f"#figure(table(columns: (1fr, 1fr, 1fr, 1fr), align: (left, right, right, right), table.header({cells}), {rows}), "
        f"caption: [{_escape(grid.title)}])"
    )
    return "\n".join(lines)


def _escape(text: str) -> str:
    return re.sub(r"([\\#*_$@<>\[\]`~])", r"\\\1", text)
