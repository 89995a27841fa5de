"""A small pack that uses every kind of entity and block, as the JSON that anyone could write."""

from __future__ import annotations

import base64
import hashlib
import io
import json
from pathlib import Path
from typing import Any

from PIL import Image

MANIFEST_ID = "6d6f3c1e-52b7-4f52-9c0f-3e7a8f1f9a01"


def make_png(width: int = 8, height: int = 4, colour: str = "#336699") -> bytes:
    """A real PNG of one colour."""
    target = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(target, "PNG")
    return target.getvalue()


def make_jpeg() -> bytes:
    """A real JPEG."""
    target = io.BytesIO()
    Image.new("RGB", (16, 16), "#884422").save(target, "JPEG")
    return target.getvalue()


def words(english: str) -> dict[str, str]:
    """A text in three languages."""
    return {"en": english, "zh-Hant": f"{english}（繁）", "zh-Hans": f"{english}（简）"}


def make_document(picture: bytes | None = None) -> dict[str, Any]:
    """The whole pack as one JSON object; with `picture` it is packed too and placed in the briefing."""
    blocks: list[dict[str, Any]] = [
        {"kind": "text", "text": words("Grants reached {grants}."), "title": words("Objectives"), "role": "objectives"},
        {"kind": "card", "card": "fund-grants"},
        {"kind": "chart", "chart": "hospitals", "width": "half", "data": "always"},
        {"kind": "key-figures", "figures": ["grants", "hospitals_all"], "title": words("At a glance")},
        {"kind": "table", "dataset": "hospitals", "columns": ["batch", "count"], "title": words("Hospitals")},
        {
            "kind": "points",
            "addressee": words("District government"),
            "points": [words("Thank them for {grants|plain}")],
        },
        {
            "kind": "questions",
            "items": [{"question": words("Why?"), "answer": words("Because."), "likelihood": "high"}],
        },
        {"kind": "agenda", "items": [{"time": "09:30", "item": words("Arrival"), "detail": words("Lobby")}]},
        {"kind": "people", "people": [{"name": words("A. Chan"), "role": words("Director"), "note": words("Shy")}]},
        {"kind": "timeline", "events": [{"date": "2021-07", "text": words("First batch")}]},
        {"kind": "page-break", "release": "internal"},
    ]
    document: dict[str, Any] = {
        "manifest": {
            "format": 1,
            "id": MANIFEST_ID,
            "title": words("Sample"),
            "themes": [{"slug": "money", "name": words("Money")}, {"slug": "access", "name": words("Access")}],
        },
        "sources": [
            {
                "slug": "note",
                "title": "A note",
                "publisher": "An office",
                "description": words("A note on funds"),
                "kind": "report",
                "published": "2024-03",
                "url": "https://example.org/note",
                "language": "en",
                "accessed": "2024-04-01",
                "note": words("Read in full"),
            },
            {"slug": "speech", "kind": "speech"},
        ],
        "figures": [
            {
                "key": "grants",
                "label": words("Grants"),
                "unit": "HKD",
                "cadence_months": None,
                "theme": "money",
                "tags": ["fund"],
                "note": words("Rounded"),
                "observations": [
                    {
                        "value": "1.76E+9",
                        "qualifier": "about",
                        "as_of": "2023-12",
                        "source": "note",
                        "locator": "Funds",
                        "status": "as-supplied",
                    },
                    {"value": "2.10E+9", "as_of": "2024", "source": "speech", "release": "internal"},
                ],
            },
            {
                "key": "first_batch",
                "label": words("First batch"),
                "noun": {"one": "hospital", "other": "hospitals", "zh-Hant": "間醫院", "zh-Hans": "家医院"},
                "observations": [{"value": "5", "as_of": "2021-07-01", "source": "note"}],
            },
            {"key": "second_batch", "label": words("Second batch"), "observations": [{"value": "14", "as_of": "2023"}]},
            {"key": "hospitals_all", "label": words("All"), "formula": "first_batch + second_batch"},
            {"key": "span", "label": words("Span"), "unit": "percent", "observations": [{"value": "20..30"}]},
        ],
        "datasets": [
            {
                "slug": "hospitals",
                "title": words("Hospitals by batch"),
                "columns": [
                    {"key": "batch", "label": words("Batch")},
                    {"key": "count", "label": words("Hospitals"), "kind": "number"},
                    {"key": "since", "label": words("Since"), "kind": "date"},
                ],
                "rows": [
                    [{"text": words("First")}, {"figure": "first_batch"}, {"date": "2021-07"}],
                    [{"text": words("Second")}, {"value": "14", "qualifier": "over", "as_of": "2023"}, None],
                ],
                "sources": [{"source": "note", "locator": "Table 1"}],
                "as_of": "2023",
                "theme": "access",
                "tags": ["hospital"],
            }
        ],
        "charts": [
            {
                "slug": "hospitals",
                "dataset": "hospitals",
                "kind": "column",
                "title": words("Hospitals"),
                "subtitle": words("By batch"),
                "alt": words("Two columns"),
                "options": {"category": "batch", "values": ["count"], "highlight": [1], "sort": "none"},
                "theme": "access",
            }
        ],
        "cards": [
            {
                "slug": "fund-grants",
                "title": words("Grants of the fund"),
                "text": words("The fund has given {grants} to {hospitals_all|noun}; {{so it says}}."),
                "states": {"zh-Hans": "review"},
                "figures": ["grants"],
                "sources": [{"source": "note", "locator": "Funds"}],
                "theme": "money",
                "tags": ["fund"],
                "status": "verified",
                "verification": {"person": "C. Lee", "day": "2024-05-02"},
                "note": words("Ask again in June"),
                "say": words("We may speak of {hospitals_all|noun} with pride"),
            },
            {"slug": "secret", "title": words("Secret"), "text": words("Not for others"), "release": "internal"},
        ],
        "glossary": [
            {
                "slug": "the-fund",
                "name": words("The Fund"),
                "short": words("Fund"),
                "state": "review",
                "note": words("Money"),
            }
        ],
        "briefings": [
            {"slug": "visit", "title": words("Visit"), "template": True, "sections": []},
            {
                "slug": "visit-sample",
                "title": words("Visit, sample"),
                "made_from": "visit",
                "occasion": words("A visit"),
                "place": words("Futian"),
                "starts": "2024-06-03",
                "ends": "2024-06-04",
                "readers": words("The delegation"),
                "organisation": words("An office"),
                "marking": words("RESTRICTED"),
                "purpose": words("To learn about {grants|noun}"),
                "sections": [
                    {"title": words("Background"), "blocks": blocks, "guidance": words("Say why")},
                    {"title": words("Own eyes only"), "release": "internal"},
                ],
            },
        ],
    }
    if picture is not None:
        digest = hashlib.sha256(picture).hexdigest()
        extension = "png" if picture.startswith(b"\x89") else "jpg"
        document["assets"] = {f"{digest}.{extension}": base64.b64encode(picture).decode()}
        blocks.append({"kind": "picture", "asset": digest, "caption": words("A picture"), "credit": "Office"})
        document["briefings"][1]["logo"] = digest
    return document


def save_json(document: dict[str, Any], path: Path) -> Path:
    """Write the pack as one JSON file."""
    path.write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    return path


def save_parts(document: dict[str, Any], folder: Path) -> Path:
    """Write the pack as a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for part, value in document.items():
        if part == "assets":
            (folder / "assets").mkdir(exist_ok=True)
            for name, data in value.items():
                (folder / "assets" / name).write_bytes(base64.b64decode(data))
        else:
            (folder / f"{part}.json").write_text(json.dumps(value, ensure_ascii=False), "utf-8")
    return folder
