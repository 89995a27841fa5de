"""Draws docs/gallery anew: every kind of chart in three languages, and the page that shows them; `python3 dev.py gallery`.

The pictures are those that the program saves as PNG: the same fonts, colours and layout on every machine; edges may differ by a
shade where libraries do, which the comparison allows.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from PIL import Image

from briefing_app.charts.drawing import Drawing, build_drawing
from briefing_app.charts.figure import build_figure
from briefing_app.charts.kind import ChartKind
from briefing_app.charts.kinds import KINDS
from briefing_app.charts.options import get_option_info
from briefing_app.charts.picture import PictureFonts, draw_png
from briefing_app.charts.scene import Scene
from briefing_app.charts.sheet import build_sheet
from briefing_app.charts.suggest import refusals, resolve_head
from briefing_app.errors import ChartDataError
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.paths import resources_dir
from tests.charts.gallery.tables import SOURCES, TABLES, Example, list_examples

FOLDER = Path(__file__).parents[3] / "docs" / "gallery"
WIDTH = 330.0
DPI = 144.0
COLOURS = 48
"""Points, dots to the inch and colours of a picture: readable on a page, and all of them together stay small."""
PAGE = "index.md"
_LANGUAGES = {Language.EN: "English", Language.HANT: "繁體中文", Language.HANS: "简体中文"}


def get_name(example: Example, language: Language) -> str:
    """File name of a picture."""
    return f"{example.slug}.{language.value}.png"


def draw_example(example: Example, language: Language, fonts: PictureFonts) -> tuple[Drawing, Scene]:
    """The drawing of an example, and the sheet with its words around it."""
    drawing = build_drawing(
        example.chart,
        example.dataset,
        {},
        language,
        width_pt=WIDTH,
        measure=fonts.measure,
        sources=SOURCES,
    )
    return drawing, build_sheet(drawing, fonts.measure)


def list_pictures() -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every picture."""
    folder = resources_dir() / "fonts"
    for language in LANGUAGES:
        fonts = PictureFonts(folder, language)
        for example in list_examples():
            _, sheet = draw_example(example, language, fonts)
            yield get_name(example, language), _shrink(draw_png(build_figure(sheet, ()), fonts, DPI))


def _shrink(png: bytes) -> bytes:
    """The picture with a palette: a third of the size, and no difference to be seen."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    few = picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    target = io.BytesIO()
    few.save(target, "PNG", optimize=True)
    return target.getvalue()


def write_page() -> str:
    """The page that shows the pictures, with what each kind is for, its options, and what it refuses."""
    lines = [
        "# Gallery of charts",
        "",
        "Every kind of chart that the program draws, in its three languages, from plainly invented numbers.",
        "Made by `python3 dev.py gallery`; a test draws every picture again and compares it with the one here.",
        "",
        *(f"- [{kind.label.en}](#{_anchor(kind)})" for kind in KINDS),
        "",
    ]
    for kind in KINDS:
        lines += [f"## {kind.label.en}", "", *_describe(kind), ""]
        for example in (each for each in list_examples() if each.kind == kind.name):
            chosen = ", ".join(f"`{name}`: `{_say(value)}`" for name, value in example.options.items())
            lines += [f"{example.title.en}" + (f" ({chosen})" if chosen else "") + ":", ""]
            lines += [f"![{_get_alt(example, each)}]({get_name(example, each)})" for each in LANGUAGES]
            lines.append("")
    return "\n".join(lines)


def _anchor(kind: ChartKind) -> str:
    return kind.label.en.lower().replace(" ", "-")


def _describe(kind: ChartKind) -> list[str]:
    names = ", ".join(kind.label.get(each) for each in LANGUAGES[1:])
    said = [f"`{kind.name}` · {names}", "", kind.help.en, ""]
    suits, refused = _judge(kind)
    said += [f"Draws the tables: {'; '.join(suits)}.", ""]
    if refused:
        said += ["Refuses:", "", *(f"- {title}: {why}" for title, why in refused.items()), ""]
    said += ["| option | holds | what it does |", "| --- | --- | --- |"]
    for each in fields(kind.options):
        info = get_option_info(each)
        choices = f" ({', '.join(choice.value for choice in info.choices)})" if info.choices else ""
        said.append(f"| `{each.name}` {info.label.en} | {info.holds.value}{choices} | {info.help.en} |")
    return said


def _judge(kind: ChartKind) -> tuple[list[str], dict[str, str]]:
    """The tables of the gallery that a kind draws by itself, and the sentence with which it refuses each of the others."""
    suits, refused = [], {}
    for table in TABLES:
        title = table.title.en.removesuffix(" (invented)")
        if kind.name not in refusals(resolve_head(title, table, {}, Language.EN)):
            suits.append(title)
        else:
            refused[title] = _find_reason(kind, Example(kind.name, kind.name, table, table.title))
    return suits, refused


def _find_reason(kind: ChartKind, example: Example) -> str:
    try:
        draw_example(example, Language.EN, PictureFonts(resources_dir() / "fonts", Language.EN))
    except ChartDataError as problem:
        return problem.why.best(Language.EN)[0]
    raise AssertionError(f"{kind.name} draws what it is said not to suit: {example.slug}")


def _say(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _get_alt(example: Example, language: Language) -> str:
    return f"{example.title.en} ({_LANGUAGES[language]})"


def main(folder: Path = FOLDER) -> int:
    """Write the pictures and the page; what is no longer drawn is removed. Says the size of the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    made = {PAGE}
    for name, data in list_pictures():
        (folder / name).write_bytes(data)
        made.add(name)
    (folder / PAGE).write_text(write_page(), encoding="utf-8", newline="\n")
    for old in folder.iterdir():
        if old.name not in made:
            old.unlink()
    size = sum(each.stat().st_size for each in folder.iterdir())
    sys.stdout.write(f"{len(made) - 1} pictures, {size / 1e6:.2f} MB in {folder}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
