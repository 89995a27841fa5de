"""Every command of the contract, with a real library and real files."""

from __future__ import annotations

import hashlib
import json
import platform
import socket
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from briefing_app.formats.pack import load_pack
from briefing_app.formats.pdf_read import read_pages
from tests.cli.conftest import Run
from tests.formats.sample import make_document, make_png, save_json


def test_the_first_command_makes_a_library_and_says_so(run: Run, library: Path) -> None:
    first = run("list", "cards")
    assert (first.status, first.out) == (0, "fund-grants  Grants of the fund\nsecret       Secret\n")
    assert first.err == f"A new library was made at “{library}”; it holds the starter pack.\n"
    assert run("list", "cards").err == ""


def test_list_cards_as_json_is_the_contract(filled: Run) -> None:
    outcome = filled("list", "cards", "--json")
    assert outcome.err == ""
    card, secret = outcome.json
    contract = {"id", "slug", "theme", "tags", "release", "status", "title", "text", "figures", "sources", "note"}
    assert contract <= card.keys()
    assert card["slug"] == "fund-grants"
    assert (card["theme"], card["tags"], card["release"], card["status"]) == ("money", ["fund"], "open", "verified")
    assert card["text"] == {
        "en": "The fund has given HK$2.10 billion to 19; {so it says}.",
        "zh-Hant": "The fund has given 21.0億港元 to 19; {so it says}.（繁）",
        "zh-Hans": "The fund has given 21.0亿港元 to 19; {so it says}.（简）",
    }
    grants, derived = card["figures"]
    assert {"id", "label", "unit", "derived", "formula", "observations"} <= grants.keys()
    first = grants["observations"][0]
    assert {name: first[name] for name in ("value", "qualifier", "as_of", "locator")} == {
        "value": "1.76E+9",
        "qualifier": "about",
        "as_of": "2023-12",
        "locator": "Funds",
    }
    assert first["printed"] == {"en": "about HK$1.76 billion", "zh-Hant": "約17.6億港元", "zh-Hans": "约17.6亿港元"}
    assert (derived["derived"], derived["formula"]) == (True, "first_batch + second_batch")
    assert [each["value"] for each in derived["observations"]] == ["19"]
    assert card["sources"] == [
        {
            "id": first["source"],
            "title": "A note",
            "publisher": "An office",
            "published": "2024-03",
            "locator": "Funds",
        }
    ]
    assert card["note"]["en"] == "Ask again in June"
    assert secret["release"] == "internal"


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("figures", ["grants", "first_batch", "second_batch", "hospitals_all", "span"]),
        ("sources", ["note", "speech"]),
        ("charts", ["hospitals"]),
        ("datasets", ["hospitals"]),
        ("briefings", ["visit-sample"]),
        ("templates", ["visit"]),
        ("glossary", ["the-fund"]),
    ],
)
def test_every_kind_is_listed_and_shown(filled: Run, kind: str, names: list[str]) -> None:
    listed = filled("list", kind, "--json").json
    assert [each.get("slug") or each["key"] for each in listed] == names
    for line, name in zip(filled("list", kind).out.splitlines(), names, strict=True):
        assert line.startswith(name)
    singular = {"glossary": "term"}.get(kind, kind[:-1])
    for ref in (names[0], listed[0]["id"]):
        shown = filled("show", singular, ref, "--json").json
        assert shown["id"] == listed[0]["id"]
    assert filled("show", kind, names[0]).out.startswith("id: ")


def test_show_prints_nested_values_for_people(filled: Run) -> None:
    text = filled("show", "card", "fund-grants").out
    assert "text:\n    en: The fund has given HK$2.10 billion" in text
    assert "        as_of: 2023-12" in text.replace("            ", "        ")


def test_show_briefing_holds_its_blocks(filled: Run) -> None:
    shown = filled("show", "briefing", "visit-sample", "--json").json
    assert shown["made_from"] == "visit"
    assert [each["kind"] for each in shown["sections"][0]["blocks"]][:3] == ["text", "card", "chart"]
    assert filled("show", "template", "visit-sample").status == 1


def test_a_dataset_tells_the_values_its_cells_follow(filled: Run) -> None:
    rows = filled("show", "dataset", "hospitals", "--json").json["rows"]
    assert rows[0][1] == {"figure": "first_batch", "value": "5", "qualifier": "exact"}
    assert rows[1][1:] == [{"value": "14", "qualifier": "over", "as_of": "2023"}, None]


@pytest.mark.parametrize(("words", "slug"), [(["港元"], "fund-grants"), (["Grants", "fund"], "fund-grants")])
def test_search_finds(filled: Run, words: list[str], slug: str) -> None:
    result = filled("search", *words, "--json").json
    assert result["query"] == " ".join(words)
    assert slug in {each["slug"] for each in result["hits"]}
    start, end = result["hits"][0]["snippet_ranges"][0] if result["hits"][0]["snippet_ranges"] else (0, 0)
    assert end >= start
    assert slug in filled("search", *words).out


def test_search_says_when_there_is_nothing_or_more(filled: Run) -> None:
    nothing = filled("search", "xyzzy")
    assert (nothing.status, nothing.out) == (0, "Nothing in the library contains “xyzzy”.\n")
    assert filled("search", "First", "--limit", "1", "--json").json["more"]
    assert "--limit" in filled("search", "First", "--limit", "1").out


def test_export_writes_what_was_asked_for(filled: Run, tmp_path: Path) -> None:
    outcome = filled(
        "export", "visit-sample", "--output", tmp_path / "out", "--form", "summary", "--lang", "all", "--json"
    )
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.json["briefing"] == "visit-sample"
    assert outcome.json["blocked"] == []
    assert [each["language"] for each in outcome.json["files"]] == ["en", "zh-Hant", "zh-Hans"]
    for file in outcome.json["files"]:
        data = Path(file["path"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == file["sha256"]
        assert len(read_pages(data)) == file["pages"] == 1
        assert (file["form"], file["audience"], file["edition"]) == ("summary", "delegation", 1)
    handout = filled("export", "visit-sample", "--output", tmp_path / "out", "--audience", "handout")
    assert handout.out == f"{tmp_path / 'out' / 'visit-sample_full_handout_en.pdf'}\n"


def test_the_day_decides_and_the_same_day_gives_the_same_bytes(run: Run, tmp_path: Path) -> None:
    def export(number: int, *more: str) -> bytes:
        library = tmp_path / f"{number}.briefing"
        folder = tmp_path / str(number)
        environment = {"HETAO_BRIEFING_TODAY": "2024-06-01"}
        done = run("export", "visit-sample", "--output", folder, "--library", library, *more, environment=environment)
        assert done.status == 0
        return (folder / "visit-sample_full_en.pdf").read_bytes()

    first = export(1)
    assert export(2) == first
    assert export(3, "--today", "2024-06-02") != first


def test_check_lists_findings_and_says_whether_one_blocks(filled: Run) -> None:
    outcome = filled("check", "visit-sample", "--json")
    assert outcome.status == 0
    assert not outcome.json["blocks"]
    checks = {each["check"] for each in outcome.json["findings"]}
    assert {"undated_figure", "text_state", "empty_section"} & checks
    finding = outcome.json["findings"][0]
    assert finding.keys() == {"check", "severity", "sentence", "place", "repairs", "audience"}
    assert finding["sentence"].endswith(".")
    chinese = filled("check", "visit-sample", "--ui-language", "zh-Hant")
    assert "注意: " in chinese.out
    both = filled("check", "visit-sample", "--audience", "all", "--json").json["findings"]
    assert {each["audience"] for each in both} == {"delegation", "handout"}


def test_staleness_follows_the_day(filled: Run) -> None:
    def stale(*day: str) -> bool:
        found = filled("check", "visit-sample", "--json", *day).json["findings"]
        return any(each["check"] == "stale_figure" for each in found)

    assert stale()
    assert not stale("--today", "2022-01-01")


def test_something_missing_stops_that_language(filled: Run, tmp_path: Path) -> None:
    document = make_document()
    del document["cards"][0]["text"]["zh-Hans"]
    assert filled("import", save_json(document, tmp_path / "a.json")).status == 0
    assert filled("check", "visit-sample").status == 1
    assert filled("check", "visit-sample", "--lang", "en").status == 0
    outcome = filled("export", "visit-sample", "--output", tmp_path / "out", "--lang", "all", "--json")
    assert outcome.status == 1
    assert [each["language"] for each in outcome.json["files"]] == ["en", "zh-Hant"]
    assert outcome.json["blocked"][0]["place"]["language"] == "zh-Hans"
    assert outcome.err.startswith("The card “Grants of the fund” has no text in Simplified Chinese")
    only = filled("export", "visit-sample", "--output", tmp_path / "none", "--lang", "zh-Hans")
    assert (only.status, only.out) == (1, "")
    assert "cannot be exported yet" in only.err


def test_import_reports_what_it_did(filled: Run, tmp_path: Path) -> None:
    document = make_document(make_png(200, 100))
    document["cards"][0]["note"] = {"en": "Changed"}
    document["cards"].append({"slug": "new", "title": {"en": "New"}, "text": {"en": "T"}})
    path = save_json(document, tmp_path / "a.json")
    dry = filled("import", path, "--dry-run")
    assert "1 added, 1 updated" in dry.out
    assert "nothing was changed" in dry.out
    report = filled("import", path, "--json").json
    assert report["dry_run"] is False
    assert (report["files"][0]["added"], report["files"][0]["updated"]) == (
        {"card": ["new"]},
        {"card": ["fund-grants"]},
    )
    assert "0 added, 0 updated" in filled("import", path).out


def test_a_dry_run_without_a_library_makes_none(run: Run, library: Path, starter: Path) -> None:
    outcome = run("import", starter, "--dry-run")
    assert outcome.status == 0
    assert "2 cards" in outcome.out
    assert run("import", starter, "--dry-run", "--json").json["files"][0]["counts"]["figures"] == 5
    assert not library.parent.exists()


def test_an_exported_pdf_brings_its_briefing_back(filled: Run, tmp_path: Path) -> None:
    filled("export", "visit-sample", "--output", tmp_path)
    other = tmp_path / "other.briefing"
    report = filled("import", tmp_path / "visit-sample_full_en.pdf", "--library", other, "--json")
    assert report.status == 0
    assert report.json["files"][0]["added"] == {}  # the starter pack of the new library is the same content


def test_pack_writes_one_briefing_or_everything(filled: Run, tmp_path: Path) -> None:
    assert filled("pack", "--briefing", "visit-sample", "--output", tmp_path / "one.zip").status == 0
    assert [each.slug for each in load_pack(tmp_path / "one.zip").content.cards] == ["fund-grants"]
    everything = filled("pack", "--all", "--output", tmp_path / "all.zip", "--json").json
    assert everything["counts"]["cards"] == 2
    assert filled("pack", "--all", "--output", tmp_path / "none" / "all.zip").status == 1
    assert filled("pack", "--output", tmp_path / "x.zip").status == 2


def test_history_undo_and_redo(filled: Run, tmp_path: Path) -> None:
    assert filled("history").out == "There is nothing to undo.\n"
    assert filled("undo").out == "There is nothing to be undone.\n"
    document = make_document()
    document["cards"].append({"slug": "new", "title": {"en": "New"}, "text": {"en": "T"}})
    filled("import", save_json(document, tmp_path / "a.json"))
    assert filled("history", "--json").json == [{"operation": "pack.import", "sentence": "Import the pack “Sample”"}]
    assert filled("undo").out == "Undone: Import the pack “Sample”.\n"
    assert filled("show", "card", "new").status == 1
    assert filled("redo", "--json").json["redone"]["operation"] == "pack.import"
    assert filled("show", "card", "new").status == 0


def test_doctor_examines_everything(filled: Run, library: Path) -> None:
    outcome = filled("doctor", "--json")
    assert outcome.status == 0, outcome.err
    report = outcome.json
    assert report["ok"]
    assert report["fonts"]["files"] >= 8
    assert report["library"]["path"] == str(library)
    assert report["library"]["counts"]["card"] == 2
    assert report["network"] == {"ok": True, "used": False, "problems": []}
    assert "1 page" in report["pdf"]["zh-Hant"]
    assert "network: fine" in filled("doctor").out


def test_on_windows_the_name_of_the_computer_is_not_taken_for_the_network(
    filled: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def tell() -> str:
        socket.gethostname()  # as `platform` does there
        return "Windows-11-10.0.26100-SP0"

    monkeypatch.setattr(platform, "platform", tell)
    outcome = filled("doctor", "--json")
    assert outcome.status == 0, outcome.err
    assert outcome.json["network"] == {"ok": True, "used": False, "problems": []}


def test_doctor_tells_of_a_call_to_the_network(filled: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def tell() -> str:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as ours:
            ours.bind(("127.0.0.1", 0))
        return "Linux"

    monkeypatch.setattr(platform, "platform", tell)
    outcome = filled("doctor")
    assert outcome.status == 1
    assert outcome.err == (
        "network: The program used the network while it was examined (socket.__new__, socket.bind).\n"
    )


def test_doctor_reports_in_the_language_that_was_asked_for(filled: Run, library: Path) -> None:
    said = filled("doctor", "--ui-language", "zh-Hant").out
    assert "網絡：正常" in said
    assert "    檢查期間曾使用網絡：否" in said
    assert "    繁體中文：1頁" in said
    assert "資料卡2、" in said
    with closing(sqlite3.connect(library)) as conn:
        conn.execute("DELETE FROM sources")
        conn.commit()
    outcome = filled("doctor", "--ui-language", "zh-Hans")
    assert outcome.status == 1
    assert "资料库：有问题" in outcome.out
    assert "资料库：资料库已损坏：有一项数据（资料卡）引用的条目（来源）已不存在；请恢复备份。" in outcome.err


def test_doctor_makes_no_library(run: Run, library: Path) -> None:
    report = run("doctor", "--json").json
    assert report["library"]["exists"] is False
    assert not library.exists()


def test_options_may_stand_before_the_command(filled: Run, library: Path) -> None:
    assert json.loads(filled("--json", "--library", library, "list", "sources").out)[0]["slug"] == "note"


def test_characters_that_no_font_has_are_named_so_that_they_can_be_found(filled: Run, tmp_path: Path) -> None:
    document = make_document()
    document["briefings"][1]["sections"][0]["title"]["en"] = "Han 한 and tag \U000e0041"
    assert filled("import", save_json(document, tmp_path / "odd.json")).status == 0
    outcome = filled("export", document["briefings"][1]["slug"], "--output", tmp_path, "--form", "full", "--lang", "en")
    assert "no font has 한, U+E0041; a white square" in outcome.err
