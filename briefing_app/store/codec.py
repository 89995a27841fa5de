"""Model values that are kept whole in one column, as JSON and back, guided by the types of their fields."""

from __future__ import annotations

import dataclasses
import functools
import json
import types
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

from briefing_app.model.figure import Value
from briefing_app.model.language import LocalText
from briefing_app.model.partial_date import PartialDate


def dump(value: object) -> str:
    """A model value as compact JSON text; equal values give equal text."""
    return json.dumps(_encode(value), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def load(wanted: Any, text: str) -> Any:
    """The reverse of `dump`; `wanted` is the type, such as `tuple[Column, ...]`."""
    return _decode(wanted, json.loads(text))


def _encode(value: object) -> object:
    if isinstance(value, LocalText):
        return value.to_json()
    if isinstance(value, (PartialDate, Value)):
        return str(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        pairs = ((each.name, getattr(value, each.name), each) for each in dataclasses.fields(value))
        # Only emptiness is left out: a default that says something may be another one in a later version.
        return {name: _encode(item) for name, item, each in pairs if item or item != each.default}
    if isinstance(value, (tuple, list)):
        return [_encode(each) for each in value]
    if isinstance(value, Mapping):
        return {str(key): _encode(each) for key, each in value.items()}
    if value is None or isinstance(value, (str, int, bool)):
        return str(value) if isinstance(value, StrEnum) else value
    if isinstance(value, float):
        return value  # options of charts are plain JSON; values of figures are never floats
    raise TypeError(f"{type(value).__name__} cannot be kept in a column")


def _decode(wanted: Any, value: Any) -> Any:
    if value is None or wanted in (str, int, bool, object, float):
        return value
    if wanted is LocalText:
        return LocalText.from_json(value)
    if wanted in (PartialDate, Value):
        return wanted.parse(value)
    origin = get_origin(wanted)
    if origin in (Union, types.UnionType):
        return _decode(next(each for each in get_args(wanted) if each is not types.NoneType), value)
    if origin is Mapping:  # plain JSON
        return value
    if origin is tuple:
        return tuple(_decode(get_args(wanted)[0], each) for each in value)
    if isinstance(wanted, type) and issubclass(wanted, StrEnum):
        return wanted(value)
    hints = _hints(wanted)
    return wanted(**{name: _decode(hints[name], item) for name, item in value.items()})


@functools.cache
def _hints(wanted: type) -> Mapping[str, Any]:
    return get_type_hints(wanted)
