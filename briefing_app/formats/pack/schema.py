"""A pack against its JSON Schema: every violation as a place and one plain sentence."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from briefing_app.errors import InputError, Listing, Phrase
from briefing_app.formats.pack.plain_rows import leave_out_plain_rows
from briefing_app.formats.pack.strict_json import escape_pointer
from briefing_app.model.figure import Value
from briefing_app.model.partial_date import PartialDate
from briefing_app.paths import resources_dir


def load_schema() -> dict[str, Any]:
    """Read the JSON Schema of a pack as one document (resources/schema/pack.schema.json)."""
    schema: dict[str, Any] = json.loads((resources_dir() / "schema" / "pack.schema.json").read_text("utf-8"))
    return schema


def find_violations(document: Mapping[str, Any]) -> Iterator[tuple[str, Phrase]]:
    """Yield JSON pointer and sentence of everything in a pack JSON that the schema does not allow, in reading order."""
    formats = FormatChecker(formats=())
    formats.checks("partial-date", raises=InputError)(_reads(PartialDate.parse))
    formats.checks("decimal-value", raises=InputError)(_reads(Value.parse))
    strict: Any = extend(  # type: ignore[no-untyped-call]  # the stubs leave it so
        Draft202012Validator, {"pattern": _whole_pattern, "uniqueItems": _unique_texts}
    )
    validator = strict(load_schema(), format_checker=formats)
    for error in validator.iter_errors(leave_out_plain_rows(document)):
        pointer = "".join(f"/{escape_pointer(str(step))}" for step in error.absolute_path)
        yield from ((pointer + below, what) for below, what in _sentences(error))


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


def _sentences(error: ValidationError) -> Iterator[tuple[str, Phrase]]:
    """Plain words for one violation; a long value is never repeated in full."""
    keyword = str(error.validator)
    value: Any = error.instance
    wanted: Any = error.validator_value  # a setting of the schema, of any type
    if keyword == "required":
        missing = [name for name in wanted if name not in value]
        # jsonschema reports each missing field on its own; the message begins with the one it means
        named = next((name for name in missing if error.message.startswith(f"{name!r} ")), missing[0])
        yield "", Phrase("pack.missing", name=named)
    elif keyword == "additionalProperties":
        known = error.schema.get("properties", {}) if isinstance(error.schema, Mapping) else {}
        for name in value:
            if name not in known:
                yield f"/{escape_pointer(name)[:80]}", Phrase("pack.field", name=name[:80])
    elif keyword == "oneOf":
        yield "", Phrase("pack.cell")
    else:
        yield "", _sentence(keyword, wanted, value)


def _sentence(keyword: str, wanted: Any, value: Any) -> Phrase:
    shown = _short(value)
    match keyword:
        case "maxLength":
            return Phrase("pack.long_text", count=f"{len(value):,}", most=wanted)
        case "minLength":
            return Phrase("pack.empty")
        case "maxItems":
            return Phrase("pack.long_list", count=f"{len(value):,}", most=wanted)
        case "minItems":
            return Phrase("pack.short_list", least=wanted)
        case "maxProperties":
            return Phrase("pack.many_fields", most=wanted)
        case "uniqueItems":
            return Phrase("pack.repeated")
        case "minimum":
            return Phrase("pack.small", value=shown, least=wanted)
        case "maximum":
            return Phrase("pack.great", value=shown, most=wanted)
        case "pattern":
            return Phrase("pack.pattern", value=shown)
        case "format":
            return Phrase("pack.format", value=shown)
        case "enum":
            return Phrase("pack.choice", value=shown, choices=Listing(tuple(map(_short, wanted))))
        case "const":
            return Phrase("pack.constant_value", value=shown, wanted=wanted)
        case "type":
            names = [wanted] if isinstance(wanted, str) else wanted
            types = Listing(tuple(Phrase(f"pack.type.{name}") for name in names), "list.or")
            return Phrase("pack.type", value=shown, wanted=types)
        case _:
            return Phrase("pack.other", value=shown, rule=keyword)


def _short(value: Any) -> Phrase:
    if value is None:
        return Phrase("pack.type.null")
    if isinstance(value, dict | list):
        return Phrase("pack.type.object" if isinstance(value, dict) else "pack.type.array")
    text = value if isinstance(value, str) else json.dumps(value)
    return Phrase("list.quoted", text=f"{text[:60]}…" if len(text) > 60 else text)
