"""Every way in which a pack can be wrong is refused with a place and a sentence."""

from __future__ import annotations

import hashlib
import io
import json
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing_app.errors import PackError
from briefing_app.formats.pack import load_pack, parse_pack
from tests.formats.sample import make_document, make_png, save_json, save_parts


def _problems(path: Path) -> dict[str, str]:
    with pytest.raises(PackError) as caught:
        load_pack(path)
    return {each.place: each.sentence for each in caught.value.problems}


def _set(*steps: str | int, value: Any) -> Callable[[dict[str, Any]], None]:
    def change(document: dict[str, Any]) -> None:
        at: Any = document
        for step in steps[:-1]:
            at = at[step]
        at[steps[-1]] = value

    return change


_BLOCKS = ("briefings", 1, "sections", 0, "blocks")

_WRONG: dict[str, tuple[Callable[[dict[str, Any]], None], str, str]] = {
    "unknown field": (_set("cards", 0, "colour", value="red"), "cards.json#/0/colour", "not a field that a pack knows"),
    "wrong type": (_set("cards", 0, "tags", value="fund"), "cards.json#/0/tags", "“fund” stands where a list has to"),
    "number for text": (_set("cards", 0, "text", "en", value=7), "cards.json#/0/text/en", "a text in quotation marks"),
    "missing field": (
        _set("cards", 1, value={"slug": "x", "text": {}}),
        "cards.json#/1",
        "the field “title” is missing",
    ),
    "long text": (_set("cards", 0, "text", "en", value="x" * 100_001), "cards.json#/0/text/en", "100,001 characters"),
    "unknown language": (_set("cards", 0, "text", "fr", value="x"), "cards.json#/0/text/fr", "not a field"),
    "bad slug": (_set("cards", 0, "slug", value="Über"), "cards.json#/0/slug", "“Über” is not written as it should"),
    "slug with line break": (
        _set("cards", 0, "slug", value="a\n"),
        "cards.json#/0/slug",
        "is not written as it should",
    ),
    "bad choice": (
        _set("cards", 0, "status", value="true"),
        "cards.json#/0/status",
        "is not one of “as-supplied”, “draft”",
    ),
    "newer format": (_set("manifest", "format", value=2), "manifest.json#/format", "“2” stands where “1” has to stand"),
    "no such day": (_set("sources", 0, "published", value="2023-02-30"), "sources.json#/0/published", "no such day"),
    "huge exponent": (
        _set("figures", 1, "observations", 0, "value", value="1E+999999"),
        "figures.json#/1/observations/0/value",
        "a number out of measure",
    ),
    "falling range": (
        _set("figures", 1, "observations", 0, "value", value="30..20"),
        "figures.json#/1/observations/0/value",
        "a range that does not go up",
    ),
    "script as link": (_set("sources", 0, "url", value="javascript:alert(1)"), "sources.json#/0/url", "not written"),
    "two things in a cell": (
        _set("datasets", 0, "rows", 0, 1, value={"value": "1", "figure": "grants"}),
        "datasets.json#/0/rows/0/1",
        "exactly one of",
    ),
    "unknown block": (
        _set(*_BLOCKS, 0, value={"kind": "movie"}),
        "briefings.json#/1/sections/0/blocks/0/kind",
        "“movie”",
    ),
    "field of another block": (
        _set(*_BLOCKS, 1, "text", value={}),
        "briefings.json#/1/sections/0/blocks/1/text",
        "not a field that a pack knows",
    ),
    "repeated tag": (_set("cards", 0, "tags", value=["a", "a"]), "cards.json#/0/tags", "names something twice"),
    "missing source": (
        _set("cards", 0, "sources", 0, "source", value="gone"),
        "cards.json#/0/sources/0/source",
        "“gone”",
    ),
    "missing card": (
        _set(*_BLOCKS, 1, "card", value="gone"),
        "briefings.json#/1/sections/0/blocks/1/card",
        "card “gone”",
    ),
    "missing chart": (
        _set(*_BLOCKS, 2, "chart", value="gone"),
        "briefings.json#/1/sections/0/blocks/2/chart",
        "“gone”",
    ),
    "missing template": (_set("briefings", 1, "made_from", value="gone"), "briefings.json#/1/made_from", "“gone”"),
    "missing theme": (_set("cards", 0, "theme", value="gone"), "cards.json#/0/theme", "no theme “gone”"),
    "missing picture": (
        _set(*_BLOCKS, 1, value={"kind": "picture", "asset": "0" * 64}),
        "briefings.json#/1/sections/0/blocks/1/asset",
        "not in assets/",
    ),
    "unknown figure in one language": (
        _set("cards", 0, "text", "zh-Hans", value="{gone}"),
        "cards.json#/0/text/zh-Hans",
        "quotes the figure “gone”",
    ),
    "unknown figure in a point": (
        _set(*_BLOCKS, 5, "points", 0, "en", value="{gone}"),
        "briefings.json#/1/sections/0/blocks/5/points/0/en",
        "quotes the figure “gone”",
    ),
    "unknown figure of a card": (_set("cards", 0, "figures", value=["gone"]), "cards.json#/0/figures/0", "“gone”"),
    "unknown figure in a cell": (
        _set("datasets", 0, "rows", 0, 1, value={"figure": "gone"}),
        "datasets.json#/0/rows/0/1/0",
        "“gone”",
    ),
    "loose brace": (_set("cards", 0, "text", "en", value="a { b"), "cards.json#/0/text/en", "starts no placeholder"),
    "duplicate slug": (
        _set("cards", 1, "slug", value="fund-grants"),
        "cards.json#/1/slug",
        "already taken by /cards/0/slug",
    ),
    "duplicate key": (_set("figures", 1, "key", value="grants"), "figures.json#/1/key", "already taken"),
    "formula names nothing": (
        _set("figures", 3, "formula", value="gone + 1"),
        "figures.json#/3/formula",
        "figure “gone”",
    ),
    "formula that calls": (
        _set("figures", 3, "formula", value="open('x')"),
        "figures.json#/3/formula",
        "is not understood",
    ),
    "formula of nothing": (_set("figures", 3, "formula", value="1 + 1"), "figures.json#/3/formula", "names no figure"),
    "formula of itself": (
        _set("figures", 3, "formula", value="hospitals_all + first_batch"),
        "figures.json#/3/formula",
        "needs its own result: hospitals_all → hospitals_all",
    ),
    "formula and observations": (
        _set("figures", 1, "formula", value="second_batch"),
        "figures.json#/1/formula",
        "no observations of its own",
    ),
    "short row": (_set("datasets", 0, "rows", 0, value=[None]), "datasets.json#/0/rows/0", "has 1 cells"),
    "a date in a number column": (
        _set("datasets", 0, "rows", 0, 1, value={"date": "2024"}),
        "datasets.json#/0/rows/0/1",
        "holds a number",
    ),
    "unknown source of a cell": (
        _set("datasets", 0, "rows", 0, 1, value={"value": "5", "source": "nowhere"}),
        "datasets.json#/0/rows/0/1/source",
        "nowhere",
    ),
    "duplicate column": (
        _set("datasets", 0, "columns", 1, "key", value="batch"),
        "datasets.json#/0/columns/1/key",
        "taken",
    ),
    "chart without dataset": (_set("charts", 0, "dataset", value="gone"), "charts.json#/0/dataset", "“gone”"),
    "chart of no column": (
        _set("charts", 0, "options", "category", value="gone"),
        "charts.json#/0/options/category",
        "“gone”",
    ),
    "chart of words": (
        _set("charts", 0, "options", "values", value=["batch"]),
        "charts.json#/0/options/values/0",
        "numbers",
    ),
    "highlight beyond": (
        _set("charts", 0, "options", "highlight", value=[2]),
        "charts.json#/0/options/highlight/0",
        "row 2",
    ),
    "highlighted words": (
        _set("charts", 0, "options", "highlight_series", value="batch"),
        "charts.json#/0/options/highlight_series",
        "numbers",
    ),
    "annotation beyond": (
        _set("charts", 0, "options", "annotations", value=[{"row": 2, "text": {"en": "Opened"}}]),
        "charts.json#/0/options/annotations/0/row",
        "row 2",
    ),
    "annotation of words": (
        _set("charts", 0, "options", "annotations", value=[{"row": 0, "series": "batch", "text": {"en": "Opened"}}]),
        "charts.json#/0/options/annotations/0/series",
        "numbers",
    ),
    "reference line of no number": (
        _set("charts", 0, "options", "reference_line", value={"value": "many"}),
        "charts.json#/0/options/reference_line/value",
        "many",
    ),
    "table of no column": (
        _set(*_BLOCKS, 4, "columns", value=["gone"]),
        "briefings.json#/1/sections/0/blocks/4/columns/0",
        "“gone”",
    ),
    "ends before it starts": (
        _set("briefings", 1, "ends", value="2024-06-02"),
        "briefings.json#/1/ends",
        "before it starts",
    ),
}


@pytest.mark.parametrize("name", _WRONG)
def test_one_wrong_thing_is_named_with_its_place(tmp_path: Path, name: str) -> None:
    change, place, words = _WRONG[name]
    document = make_document()
    change(document)
    problems = _problems(save_parts(document, tmp_path / "pack"))
    assert words in problems.get(place, f"not listed; there is {problems}")
    assert all(sentence.endswith(".") and len(sentence) < 400 for sentence in problems.values())


def test_the_sample_itself_has_no_problem(tmp_path: Path) -> None:
    assert load_pack(save_parts(make_document(make_png()), tmp_path / "pack")).content.cards


def test_all_problems_are_listed_at_once(tmp_path: Path) -> None:
    document = make_document()
    for change in (_WRONG["unknown field"][0], _WRONG["bad choice"][0], _WRONG["no such day"][0]):
        change(document)
    assert len(_problems(save_parts(document, tmp_path / "a"))) == 3
    document = make_document()
    for change in (_WRONG["missing source"][0], _WRONG["loose brace"][0], _WRONG["duplicate key"][0]):
        change(document)
    assert len(_problems(save_parts(document, tmp_path / "b"))) >= 3


def test_a_duplicate_id_is_found_across_kinds(tmp_path: Path) -> None:
    document = make_document()
    id = "00000000-0000-4000-8000-00000000000a"
    document["cards"][0]["id"] = id
    document["briefings"][1]["sections"][0]["id"] = id.upper()
    problems = _problems(save_parts(document, tmp_path / "pack"))
    assert "already taken by /cards/0/id" in problems["briefings.json#/1/sections/0/id"]


def test_a_long_circle_of_formulas_is_written_out(tmp_path: Path) -> None:
    document = make_document()
    document["figures"] += [
        {"key": "x", "label": {}, "formula": "y * 2"},
        {"key": "y", "label": {}, "formula": "z - 1"},
        {"key": "z", "label": {}, "formula": "x / first_batch"},
    ]
    problems = _problems(save_parts(document, tmp_path / "pack"))
    assert list(problems.values()) == ["the formula needs its own result: x → y → z → x."]


def test_places_of_a_pack_json_name_the_file(tmp_path: Path) -> None:
    document = make_document()
    document["cards"][0]["colour"] = "red"
    assert list(_problems(save_json(document, tmp_path / "mine.json"))) == ["mine.json#/cards/0/colour"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"manifest": ', "not JSON"),
        ('{"manifest": 1, "manifest": 2}', "“manifest” is written twice"),
        ('{"manifest": NaN}', "“NaN” is not a number"),
        ('{"manifest": ' + "9" * 5000 + "}", "too many digits"),
        ('{"manifest": ' + "[" * 100_000 + "]" * 100_000 + "}", "nested too deeply"),
        ('{"manifest": ' + "[" * 100 + "]" * 100 + "}", "nested too deeply"),
        ('{"manifest": "\\ud800"}', "U+D800"),
        ('{"manifest": "a\\u0000b"}', "U+0000"),
        ('{"a\\u0007": 1}', "cannot be printed"),
    ],
)
def test_odd_json_is_refused(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text)
    assert any(words in sentence for sentence in _problems(path).values())


def test_other_encodings_and_other_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes('{"manifest": "é"}'.encode("latin-1"))
    assert "not UTF-8" in _problems(tmp_path / "a.json")["a.json"]
    (tmp_path / "b.txt").write_text("hello")
    assert "neither a pack folder" in _problems(tmp_path / "b.txt")[""]
    assert "cannot be read" in _problems(tmp_path / "none.zip")[""]
    (tmp_path / "empty").mkdir()
    assert "is missing" in _problems(tmp_path / "empty")["manifest.json"]


def test_a_text_of_ten_megabytes_is_refused_without_repeating_it(tmp_path: Path) -> None:
    document = make_document()
    document["cards"][0]["text"]["en"] = "x" * 10_000_001
    problems = _problems(save_parts(document, tmp_path / "pack"))
    assert problems == {"cards.json": "the file is larger than 10 MB."}
    assert "larger than 10 MB" in _problems(save_json(document, tmp_path / "pack.json"))[""]


# -- containers ------------------------------------------------------------------------------------------------------


def _zip(path: Path, *entries: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        manifest = {"format": 1, "id": "6d6f3c1e-52b7-4f52-9c0f-3e7a8f1f9a01", "title": {}}
        archive.writestr("manifest.json", json.dumps(manifest))
        for name, data in entries:
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize(
    "name", ["../evil.json", "/etc/evil.json", "assets/../../evil.png", "C:/evil.json", "a\\..\\b.json"]
)
def test_a_path_that_climbs_out_is_refused(tmp_path: Path, name: str) -> None:
    problems = _problems(_zip(tmp_path / "a.zip", (name, b"[]")))
    assert list(problems.values()) == ["this path leads out of the pack."]


def test_other_files_in_a_zip_are_refused_but_not_what_systems_leave_there(tmp_path: Path) -> None:
    assert "no such file" in _problems(_zip(tmp_path / "a.zip", ("evil.exe", b"MZ")))["evil.exe"]
    harmless = _zip(tmp_path / "b.zip", ("__MACOSX/._cards.json", b"\0"), (".DS_Store", b"\0"), ("README.md", b"# hi"))
    assert load_pack(harmless).content.cards == ()


def test_a_zipped_folder_is_read_like_its_files(tmp_path: Path) -> None:
    folder = save_parts(make_document(make_png()), tmp_path / "mine")
    with zipfile.ZipFile(tmp_path / "mine.zip", "w") as archive:
        for each in sorted(folder.rglob("*")):
            archive.write(each, each.relative_to(tmp_path))
    assert load_pack(tmp_path / "mine.zip") == load_pack(folder)


def test_links_twins_bombs_and_passwords_are_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("cards.json")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert "symbolic link" in _problems(_zip(tmp_path / "a.zip", (link, b"/etc/passwd")))["cards.json"]
    with pytest.warns(UserWarning, match="Duplicate name"):
        twins = _zip(tmp_path / "b.zip", ("cards.json", b"[]"), ("cards.json", b"[]"))
    assert "twice" in _problems(twins)["cards.json"]
    bomb = _zip(tmp_path / "c.zip", ("cards.json", b" " * 9_000_000))
    assert "zip bomb" in _problems(bomb)["cards.json"]
    plain = _zip(tmp_path / "d.zip", ("cards.json", b"[]")).read_bytes()
    at = plain.rindex(b"PK\x01\x02")
    flagged = bytearray(plain)
    flagged[at + 8] |= 1  # the general purpose bit “encrypted” of the last entry
    (tmp_path / "d.zip").write_bytes(flagged)
    assert "without a password" in _problems(tmp_path / "d.zip")["cards.json"]


def test_too_many_members_and_a_lying_size_are_refused(tmp_path: Path) -> None:
    many = _zip(tmp_path / "a.zip", *((f"assets/{number}.png", b"") for number in range(5_001)))
    assert "5,000 files" in _problems(many)[""]
    data = bytearray(_zip(tmp_path / "b.zip", ("cards.json", b" " * 11_000_000)).read_bytes())
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 100)  # the size said is small, what unpacks is not
    (tmp_path / "b.zip").write_bytes(data)
    assert _problems(tmp_path / "b.zip")


def test_a_damaged_zip_is_refused(tmp_path: Path) -> None:
    data = bytearray(_zip(tmp_path / "a.zip", ("cards.json", b"[" + b" " * 500 + b"]")).read_bytes())
    (tmp_path / "b.zip").write_bytes(data[: len(data) // 2])
    assert "damaged" in _problems(tmp_path / "b.zip")[""]
    data[data.index(b"cards.json") + 14] ^= 0xFF
    (tmp_path / "c.zip").write_bytes(data)
    assert "damaged" in _problems(tmp_path / "c.zip")[""]


def test_links_and_pipes_in_a_folder_are_refused(tmp_path: Path) -> None:
    folder = save_parts(make_document(), tmp_path / "pack")
    (tmp_path / "outside.json").write_text("[]")
    (folder / "cards.json").unlink()
    (folder / "cards.json").symlink_to(tmp_path / "outside.json")
    (folder / "assets").symlink_to(tmp_path)
    os.mkfifo(folder / "charts.json.fifo")
    problems = _problems(folder)
    assert "symbolic link" in problems["cards.json"]
    assert "symbolic link" in problems["assets"]
    assert "plain file" in problems["charts.json.fifo"]
    os.mkfifo(tmp_path / "pipe")
    assert "plain file" in _problems(tmp_path / "pipe")[""]


# -- pictures --------------------------------------------------------------------------------------------------------


def _with_picture(tmp_path: Path, data: bytes, name: str | None = None) -> dict[str, str]:
    folder = save_parts(make_document(), tmp_path / "pack")
    (folder / "assets").mkdir()
    (folder / "assets" / (name or f"{hashlib.sha256(data).hexdigest()}.png")).write_bytes(data)
    return _problems(folder)


def _huge_png() -> bytes:
    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"GIF89a....", "no PNG or JPEG"),
        (b"<svg/>", "no PNG or JPEG"),
        (b"\x89PNG\r\n\x1a\n", "damaged"),
        (make_png()[:40], "cannot be shown"),
        (make_png()[:-30], "damaged"),
        (b"\xff\xd8\xff\xe0", "damaged"),
        (_huge_png(), "30000 × 30000 pixels"),
    ],
)
def test_a_picture_that_is_no_picture_is_refused(tmp_path: Path, data: bytes, words: str) -> None:
    (sentence,) = _with_picture(tmp_path, data).values()
    assert words in sentence


def test_a_picture_is_named_after_its_content(tmp_path: Path) -> None:
    (sentence,) = _with_picture(tmp_path, make_png(), "0" * 64 + ".png").values()
    assert f"{hashlib.sha256(make_png()).hexdigest()}.png" in sentence


def test_a_picture_in_json_is_base64(tmp_path: Path) -> None:
    document = make_document()
    document["assets"] = {"0" * 64 + ".png": "***"}
    assert "Base64" in next(iter(_problems(save_json(document, tmp_path / "a.json")).values()))


def test_bytes_say_their_name_in_the_error() -> None:
    with pytest.raises(PackError, match=r"letter\.zip"):
        parse_pack(io.BytesIO(b"nothing").getvalue(), "letter.zip")
