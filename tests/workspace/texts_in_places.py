"""Any text put into chosen places of a frozen briefing, without a library that would have to keep it first."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import Field, fields, is_dataclass, replace
from typing import Any, Final

from briefing_app.model.language import LocalText
from briefing_app.workspace.quote import quote_figures
from briefing_app.workspace.resolve import Frozen

_PLAIN: Final = {
    "Source.title",
    "Source.publisher",
    "Source.url",
    "Citation.locator",
    "AgendaItem.time",
    "PictureBlock.credit",
    "Verification.person",
}
"""Texts that are the same in every language."""


def find_places(value: object) -> Iterator[str]:
    """Every kind of place that holds text, such as `Source.title`; one that is found often comes often."""
    if isinstance(value, tuple):
        for each in value:
            yield from find_places(each)
    elif is_dataclass(value) and not isinstance(value, LocalText):
        for field in fields(value):
            inside = getattr(value, field.name)
            if _is_text(value, field, inside):
                yield _name(value, field)
            else:
                yield from find_places(inside)


def put_text(frozen: Frozen, places: Container[str], text: str) -> Frozen:
    """The same briefing with this text in each of these kinds of places, in all three languages."""
    content = _put(frozen.content, places, text)
    return replace(
        frozen,
        briefing=_put(frozen.briefing, places, text),
        content=content,
        figures=quote_figures(content.figures, frozen.today),
    )


def _put(value: Any, places: Container[str], text: str) -> Any:
    if type(value) is tuple:
        return tuple(_put(each, places, text) for each in value)
    if not is_dataclass(value) or isinstance(value, LocalText | type):
        return value
    changes: dict[str, Any] = {}
    for field in fields(value):
        inside = getattr(value, field.name)
        if not _is_text(value, field, inside):
            changes[field.name] = _put(inside, places, text)
        elif _name(value, field) in places:
            changes[field.name] = _fill(inside, text)
    return replace(value, **changes)


def _fill(inside: object, text: str) -> object:
    if isinstance(inside, tuple):
        return tuple(LocalText.same(text) for _ in inside)
    return LocalText.same(text) if isinstance(inside, LocalText) else text


def _is_text(owner: object, field: Field[Any], inside: object) -> bool:
    if isinstance(inside, tuple):
        return bool(inside) and all(isinstance(each, LocalText) for each in inside)
    return isinstance(inside, LocalText) or _name(owner, field) in _PLAIN


def _name(owner: object, field: Field[Any]) -> str:
    return f"{type(owner).__name__}.{field.name}"
