"""What a schema cannot say about a pack: names that must be unique, and names that must lead somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from briefing_app.errors import InputError, Phrase, name_kind
from briefing_app.formats.pack.index import KINDS, Index, handle_of
from briefing_app.model.language import LANGUAGES, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.model.placeholder import keys_in, rename
from briefing_app.wording.derive import keys_in_formula

Violation = tuple[str, Phrase]
_LANGUAGE_NAMES = frozenset(each.value for each in LANGUAGES)


def find_broken(document: Mapping[str, Any], assets: Iterable[str]) -> Iterator[Violation]:
    """Yield JSON pointer and sentence of every name in a pack JSON that is taken twice or leads nowhere.

    Args:
        document: The pack, already allowed by the schema.
        assets: SHA-256 of the pictures that lie in the pack.
    """
    index = Index.of(document)
    themes = {theme["slug"] for theme in document["manifest"].get("themes", ())}
    yield from _repeated(document)
    for part in KINDS:
        for number, entity in enumerate(document.get(part, ())):
            at = f"/{part}/{number}"
            theme = entity.get("theme")
            if theme and theme not in themes:
                yield f"{at}/theme", Phrase("pack.theme", name=theme)
            if part == "datasets":
                yield from _texts({name: value for name, value in entity.items() if name != "rows"}, at, index)
                yield from _cell_texts(entity.get("rows", ()), f"{at}/rows", index)
            elif part not in ("sources", "glossary"):
                yield from _texts(entity, at, index)
    for number, figure in enumerate(document.get("figures", ())):
        yield from _figure(figure, f"/figures/{number}", index)
    yield from _cycles(document, index)
    for number, dataset in enumerate(document.get("datasets", ())):
        yield from _dataset(dataset, f"/datasets/{number}", index)
    for number, chart in enumerate(document.get("charts", ())):
        yield from _chart(chart, f"/charts/{number}", index)
    for number, card in enumerate(document.get("cards", ())):
        yield from _known_figures(card.get("figures", ()), f"/cards/{number}/figures", index)
        yield from _citations(card.get("sources", ()), f"/cards/{number}/sources", index)
    pictures = set(assets)
    for number, briefing in enumerate(document.get("briefings", ())):
        yield from _briefing(briefing, f"/briefings/{number}", index, pictures)


# -- names taken twice -----------------------------------------------------------------------------------------------


def _repeated(document: Mapping[str, Any]) -> Iterator[Violation]:
    slugs: dict[str, str] = {}
    for number, theme in enumerate(document["manifest"].get("themes", ())):
        yield from _once(theme["slug"], f"/manifest/themes/{number}/slug", slugs)
    ids: dict[str, str] = {}
    for part, kind in KINDS.items():
        names: dict[str, str] = {}
        field = "key" if kind == "figure" else "slug"
        for number, entity in enumerate(document.get(part, ())):
            yield from _once(handle_of(kind, entity), f"/{part}/{number}/{field}", names)
            yield from _once(entity.get("id"), f"/{part}/{number}/id", ids)
    for b, briefing in enumerate(document.get("briefings", ())):
        for s, section in enumerate(briefing.get("sections", ())):
            at = f"/briefings/{b}/sections/{s}"
            yield from _once(section.get("id"), f"{at}/id", ids)
            for k, block in enumerate(section.get("blocks", ())):
                yield from _once(block.get("id"), f"{at}/blocks/{k}/id", ids)


def _once(name: str | None, at: str, seen: dict[str, str]) -> Iterator[Violation]:
    if not name:
        return
    name = name.lower()
    if name in seen:
        yield at, Phrase("pack.taken", name=name, place=seen[name])
    seen.setdefault(name, at)


# -- texts and figures -----------------------------------------------------------------------------------------------


def _texts(value: Any, at: str, index: Index) -> Iterator[Violation]:
    """Every placeholder of every text below `value` names a figure of the pack."""
    if isinstance(value, list):
        for number, each in enumerate(value):
            yield from _texts(each, f"{at}/{number}", index)
    elif isinstance(value, dict) and value and _LANGUAGE_NAMES.issuperset(value):
        for language, text in value.items():
            if isinstance(text, str):
                yield from _text(text, f"{at}/{language}", index)
    elif isinstance(value, dict):
        for name, each in value.items():
            if name != "options":
                yield from _texts(each, f"{at}/{name}", index)


def _cell_texts(rows: Iterable[Iterable[Mapping[str, Any] | None]], at: str, index: Index) -> Iterator[Violation]:
    """As `_texts`, for the hundred thousand cells of a table."""
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if cell is not None and "text" in cell:
                for language, text in cell["text"].items():
                    if "{" in text or "}" in text:
                        yield from _text(text, f"{at}/{r}/{c}/text/{language}", index)


def _text(text: str, at: str, index: Index) -> Iterator[Violation]:
    if "{" not in text and "}" not in text:
        return
    for key in keys_in(LocalText(text)):
        if index.find_id("figure", key) is None:
            yield at, Phrase("pack.text_figure", key=key)
    if rename(text, {}) != text:
        yield at, Phrase("pack.brace")


def _known_figures(keys: Iterable[str], at: str, index: Index) -> Iterator[Violation]:
    for number, key in enumerate(keys):
        if index.find_id("figure", key) is None:
            yield f"{at}/{number}", Phrase("pack.figure", key=key)


def _citations(citations: Iterable[Mapping[str, Any]], at: str, index: Index) -> Iterator[Violation]:
    for number, citation in enumerate(citations):
        yield from _reference("source", citation.get("source"), f"{at}/{number}/source", index)


def _reference(kind: str, name: str | None, at: str, index: Index) -> Iterator[Violation]:
    if name and index.find_id(kind, name) is None:
        yield at, Phrase("pack.reference", kind=name_kind(kind), name=name)


def _figure(figure: Mapping[str, Any], at: str, index: Index) -> Iterator[Violation]:
    yield from _citations(figure.get("observations", ()), f"{at}/observations", index)
    if not (formula := figure.get("formula")):
        return
    if figure.get("observations"):
        yield f"{at}/formula", Phrase("pack.formula_values")
    try:
        names = keys_in_formula(formula)
    except InputError as problem:
        yield f"{at}/formula", problem.phrase
        return
    if not names:
        yield f"{at}/formula", Phrase("pack.formula_empty")
    for name in names:
        if index.find_id("figure", name) is None:
            yield f"{at}/formula", Phrase("pack.formula_figure", key=name)


def _inputs(figure: Mapping[str, Any]) -> tuple[str, ...]:
    """The figures that a formula names; none where it cannot be read, which is reported elsewhere."""
    try:
        return keys_in_formula(figure["formula"]) if figure.get("formula") else ()
    except InputError:
        return ()


def _cycles(document: Mapping[str, Any], index: Index) -> Iterator[Violation]:
    """A formula may not need its own result. Walks each chain once; the place is the figure that closes the circle."""
    done: set[str] = set()
    for number, start in enumerate(document.get("figures", ())):
        path: dict[str, None] = {}
        stack: list[tuple[str, bool]] = [(start["key"], False)]
        while stack:
            key, leaving = stack.pop()
            if leaving:
                path.popitem()
                done.add(key)
            elif key in path:
                steps = list(path)
                circle = " → ".join([*steps[steps.index(key) :], key])
                yield f"/figures/{number}/formula", Phrase("pack.circle", circle=circle)
                done.add(key)
            elif key not in done:
                path[key] = None
                stack.append((key, True))
                entity = index.find_entity("figure", key) or {}
                stack.extend((name, False) for name in _inputs(entity))


# -- datasets and charts ---------------------------------------------------------------------------------------------

_ALLOWED_CELLS = {"text": ("text",), "number": ("value", "figure", "text"), "date": ("date", "text")}


def _dataset(dataset: Mapping[str, Any], at: str, index: Index) -> Iterator[Violation]:
    yield from _citations(dataset.get("sources", ()), f"{at}/sources", index)
    columns = dataset["columns"]
    seen: dict[str, str] = {}
    for number, column in enumerate(columns):
        yield from _once(column["key"], f"{at}/columns/{number}/key", seen)
    harmless = {"qualifier", "as_of", "locator"}  # beside a content; the schema has seen to that
    bare = [set(_ALLOWED_CELLS[each.get("kind", "text")]) - {"figure"} | harmless for each in columns]
    for r, row in enumerate(dataset.get("rows", ())):
        if len(row) != len(columns):
            yield f"{at}/rows/{r}", Phrase("pack.cells", cells=len(row), columns=len(columns))
            continue
        for c, cell in enumerate(row):
            if cell is None or cell.keys() <= bare[c]:
                continue
            place, column = f"{at}/rows/{r}/{c}", columns[c]
            kind = column.get("kind", "text")
            if not any(name in cell for name in _ALLOWED_CELLS[kind]):
                yield place, Phrase("pack.column_kind", column=column["key"], kind=Phrase(f"pack.column.{kind}"))
            if "figure" in cell:
                yield from _known_figures([cell["figure"]], place, index)
            if "source" in cell:
                yield from _reference("source", cell["source"], f"{place}/source", index)


def _chart(chart: Mapping[str, Any], at: str, index: Index) -> Iterator[Violation]:
    dataset = index.find_entity("dataset", chart["dataset"])
    if dataset is None:
        yield f"{at}/dataset", Phrase("pack.reference", kind=name_kind("dataset"), name=chart["dataset"])
        return
    options = chart.get("options", {})
    kinds = {column["key"]: column.get("kind", "text") for column in dataset["columns"]}
    for name in ("category", "date", "label"):
        if name in options and options[name] not in kinds:
            yield f"{at}/options/{name}", Phrase("pack.column", key=options[name])
    for number, key in enumerate(options.get("values", ())):
        if kinds.get(key) != "number":
            yield f"{at}/options/values/{number}", Phrase("pack.number_column", key=key)
    for number, row in enumerate(options.get("highlight", ())):
        if row >= len(dataset.get("rows", ())):
            yield f"{at}/options/highlight/{number}", Phrase("pack.row", row=row)
    if (key := options.get("highlight_series")) and kinds.get(key) != "number":
        yield f"{at}/options/highlight_series", Phrase("pack.number_column", key=key)
    for number, each in enumerate(options.get("annotations", ())):
        if each["row"] >= len(dataset.get("rows", ())):
            yield f"{at}/options/annotations/{number}/row", Phrase("pack.row", row=each["row"])
        if (key := each.get("series")) and kinds.get(key) != "number":
            yield f"{at}/options/annotations/{number}/series", Phrase("pack.number_column", key=key)


# -- briefings -------------------------------------------------------------------------------------------------------


def _briefing(briefing: Mapping[str, Any], at: str, index: Index, pictures: set[str]) -> Iterator[Violation]:
    template = briefing.get("made_from", "")
    if len(template) != 36:  # an id may name a template of another pack
        yield from _reference("briefing", template, f"{at}/made_from", index)
    starts, ends = briefing.get("starts"), briefing.get("ends")
    if starts and ends and PartialDate.parse(ends).last < PartialDate.parse(starts).first:
        yield f"{at}/ends", Phrase("pack.dates", ends=ends, starts=starts)
    if (logo := briefing.get("logo", "")) and logo not in pictures:
        yield f"{at}/logo", Phrase("pack.picture", picture=logo[:12], folder="assets/")
    for s, section in enumerate(briefing.get("sections", ())):
        for b, block in enumerate(section.get("blocks", ())):
            yield from _block(block, f"{at}/sections/{s}/blocks/{b}", index, pictures)


def _block(block: Mapping[str, Any], at: str, index: Index, pictures: set[str]) -> Iterator[Violation]:
    kind = block["kind"]
    if kind in ("card", "chart"):
        yield from _reference(kind, block[kind], f"{at}/{kind}", index)
    elif kind == "key-figures":
        yield from _known_figures(block["figures"], f"{at}/figures", index)
    elif kind == "picture" and block["asset"] not in pictures:
        yield f"{at}/asset", Phrase("pack.picture", picture=block["asset"][:12], folder="assets/")
    elif kind == "table":
        dataset = index.find_entity("dataset", block["dataset"])
        yield from _reference("dataset", block["dataset"], f"{at}/dataset", index)
        known = {column["key"] for column in dataset["columns"]} if dataset else set()
        for number, key in enumerate(block.get("columns", ())):
            if dataset and key not in known:
                yield f"{at}/columns/{number}", Phrase("pack.column", key=key)
