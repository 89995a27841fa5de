"""A pack against its JSON Schema: every violation as a place and one plain sentence."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from briefing_app.errors import InputError
from briefing_app.formats.pack.strict_json import escape_pointer
from briefing_app.model.figure import Value
from briefing_app.model.partial_date import PartialDate
from briefing_app.paths import resources_dir


def load_schema() -> dict[str, Any]:
    """Read the JSON Schema of a pack as one document (resources/schema/pack.schema.json)."""
    schema: dict[str, Any] = json.loads((resources_dir() / "schema" / "pack.schema.json").read_text("utf-8"))
    return schema


def find_violations(document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield JSON pointer and sentence of everything in a pack JSON that the schema does not allow, in reading order."""
    formats = FormatChecker(formats=())
    formats.checks("partial-date", raises=InputError)(_reads(PartialDate.parse))
    formats.checks("decimal-value", raises=InputError)(_reads(Value.parse))
    strict: Any = extend(  # type: ignore[no-untyped-call]  # the stubs leave it so
        Draft202012Validator, {"pattern": _whole_pattern, "uniqueItems": _unique_texts}
    )
    validator = strict(load_schema(), format_checker=formats)
    for error in validator.iter_errors(document):
        pointer = "".join(f"/{escape_pointer(str(step))}" for step in error.absolute_path)
        yield from ((pointer + below, sentence) for below, sentence in _sentences(error))


def _reads(parse: Callable[[str], object]) -> Callable[[object], bool]:
    def check(value: object) -> bool:
        if isinstance(value, str):
            parse(value)
        return True

    return check


def _whole_pattern(validator: Any, pattern: str, value: Any, schema: Mapping[str, Any]) -> Iterator[ValidationError]:
    """Like the keyword, but without Python's `$` that also matches before a last line break."""
    if isinstance(value, str) and value.endswith("\n"):
        yield ValidationError(f"{value!r} ends with a line break")
    else:
        yield from Draft202012Validator.VALIDATORS["pattern"](validator, pattern, value, schema)


def _unique_texts(_validator: Any, wanted: bool, value: Any, _schema: object) -> Iterator[ValidationError]:
    """Like the keyword for lists of texts; jsonschema's own takes quadratic time on a hostile mixture."""
    texts = [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
    if wanted and len(set(texts)) < len(texts):
        yield ValidationError("an entry is repeated")


_TYPES = {
    "object": "an object",
    "array": "a list",
    "string": "a text in quotation marks",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "null",
}


def _sentences(error: ValidationError) -> Iterator[tuple[str, str]]:
    """Plain words for one violation; a long value is never repeated in full."""
    keyword = str(error.validator)
    value: Any = error.instance
    wanted: Any = error.validator_value  # a setting of the schema, of any type
    if keyword == "required":
        missing = [name for name in wanted if name not in value]
        # jsonschema reports each missing field on its own; the message begins with the one it means
        named = next((name for name in missing if error.message.startswith(f"{name!r} ")), missing[0])
        yield "", f"the field “{named}” is missing."
    elif keyword == "additionalProperties":
        known = error.schema.get("properties", {}) if isinstance(error.schema, Mapping) else {}
        for name in value:
            if name not in known:
                yield f"/{escape_pointer(name)[:80]}", f"“{name[:80]}” is not a field that a pack knows here."
    elif keyword == "oneOf":
        yield "", "exactly one of text, date, value and figure has to stand here."
    else:
        yield "", _sentence(keyword, wanted, value)


def _sentence(keyword: str, wanted: Any, value: Any) -> str:
    shown = _short(value)
    limits = {
        "maxLength": f"the text is too long ({_length(value):,} characters, at most {wanted} are allowed).",
        "minLength": "the text is empty.",
        "maxItems": f"the list is too long ({_length(value):,} entries, at most {wanted} are allowed).",
        "minItems": f"the list needs at least {wanted} entries.",
        "maxProperties": f"there are too many fields (at most {wanted}).",
        "uniqueItems": "the list names something twice.",
        "minimum": f"{shown} is too small, the least is {wanted}.",
        "maximum": f"{shown} is too large, the most is {wanted}.",
        "pattern": f"{shown} is not written as it should be here (see docs/pack-format.md).",
        "format": f"{shown} is not possible here: no such day, a range that does not go up, or a number out of measure.",
    }
    if keyword == "enum":
        choices = ", ".join("null" if each is None else f"“{each}”" for each in wanted)
        return f"{shown} is not one of {choices}."
    if keyword == "const":
        return f"{shown} stands where “{wanted}” has to stand."
    if keyword == "type":
        names = [wanted] if isinstance(wanted, str) else wanted
        return f"{shown} stands where {' or '.join(_TYPES[name] for name in names)} has to stand."
    return limits.get(keyword, f"{shown} is not allowed here ({keyword}).")


def _length(value: Any) -> int:
    return len(value) if isinstance(value, str | list | dict) else 0


def _short(value: Any) -> str:
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    text = value if isinstance(value, str) else json.dumps(value)
    return f"“{text[:60]}…”" if len(text) > 60 else f"“{text}”"
