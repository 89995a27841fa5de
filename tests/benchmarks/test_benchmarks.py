"""The benchmarks cannot rot: the smallest briefing is made, exported and found whole, and its parts do what they say."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from benchmarks.charts_bench import bench_charts
from benchmarks.child import count_pages, find_peak, run_warm
from benchmarks.content import make_content
from benchmarks.engines import ENGINES, FONTS, Ours, list_engines
from benchmarks.html_source import write_html
from benchmarks.lists_bench import bench_lists
from benchmarks.report import Target, print_table, print_targets
from benchmarks.sample import SIZES, edit, make_sample
from benchmarks.search_bench import bench_searches
from benchmarks.svg import draw_svg
from benchmarks.tables_bench import bench_tables
from benchmarks.typst_source import write_source
from briefing_app.charts.kinds import KINDS
from briefing_app.formats.pdf_read import read_attachments, read_pages

ROOT = Path(__file__).resolve().parents[2]
SMALLEST = SIZES["S"]


def letters(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())


def test_the_smallest_briefing_is_exported_whole() -> None:
    sample = make_sample(SMALLEST)
    data = Ours().export(sample)
    text = letters("".join(read_pages(data)))
    for part in sample.parts:
        for fact in part.facts:
            assert letters(fact.title) in text
            assert f"{fact.number:,}".replace(",", "") in text
        assert letters(part.heading) in text
        assert all(letters(name) in text for name in part.graph.names)
        assert letters(part.grid.title) in text
    for title in sample.sources[:2]:
        assert letters(title) in text
    names = [name for name, _ in read_attachments(data)]
    assert len([each for each in names if each.endswith(".csv")]) == SMALLEST
    assert "artificial.hetaopack" in names
    assert count_pages(data) > SMALLEST


def test_the_same_numbers_give_the_same_briefing_and_no_chart_is_drawn_twice() -> None:
    sample = make_sample(20)
    assert sample == make_sample(20)
    assert sample != make_sample(20, seed=2)
    assert len({part.graph for part in sample.parts}) == 20
    assert {part.graph.kind for part in sample.parts} == {"column", "bar", "line", "donut", "stacked-column"}
    content, briefing = make_content(sample)
    assert len(content.cards) == len(content.figures) == 60
    ids = (
        [each.id for each in content.cards]
        + [each.id for each in content.figures]
        + [each.id for each in content.datasets]
    )
    assert len(set(ids)) == 160
    assert len(briefing.blocks) == 20 * 6


def test_an_edit_changes_one_paragraph() -> None:
    sample = make_sample(SMALLEST)
    for turn in range(4):
        changed = edit(sample, turn)
        assert sum(one != other for one, other in zip(sample.parts, changed.parts, strict=True)) == 1
    assert edit(sample, 0) != edit(sample, 1)


def test_the_peers_get_the_same_content() -> None:
    sample = make_sample(SMALLEST)
    typst, html = write_source(sample), write_html(sample, lambda _: b"<svg/>", FONTS)
    for part in sample.parts:
        for text in (part.heading, part.english, part.chinese, part.graph.title, *(fact.text for fact in part.facts)):
            assert text in typst
            assert text in html
        for row in part.grid.rows:
            assert all(f"{each:,}" in html and f"{each:,}" in typst for each in row[1:])
    for part in sample.parts:
        svg = draw_svg(part.graph).decode()
        assert all(name in svg for name in part.graph.names)


def test_a_measurement_in_a_process_of_its_own() -> None:
    command = [sys.executable, "-m", "benchmarks.child", "cold", "Hetao Briefing", "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    found = json.loads(done.stdout)
    assert found["pages"] >= 4
    assert found["bytes"] > 20_000
    assert found["cpu"] > 0
    if find_peak() is not None:
        assert 30 < found["peak"] < 500


def test_warm_times_are_in_order() -> None:
    found = run_warm("Hetao Briefing, no attachments", make_sample(SMALLEST), turns=2)
    assert 0 < found["again"] < found["first"]
    assert found["edited"] <= found["slowest"]


def test_charts_and_search_give_their_targets(capsys: pytest.CaptureFixture[str]) -> None:
    targets = [*bench_charts(quick=True), *bench_searches(quick=True)]
    assert [each.unit for each in targets] == ["ms"] * 4
    assert all(each.measured > 0 for each in targets)
    printed = capsys.readouterr().out
    assert "2 Chinese characters" in printed
    assert all(kind.name in printed for kind in KINDS)


def test_lists_give_their_targets(capsys: pytest.CaptureFixture[str]) -> None:
    targets = bench_lists(quick=True)
    assert all(each.unit == "ms" and each.measured > 0 for each in targets)
    assert {each.most for each in targets} == {60, 20, 15}
    assert "everything, theme" in capsys.readouterr().out


def test_tables_give_their_targets(capsys: pytest.CaptureFixture[str]) -> None:
    targets = bench_tables(quick=True)
    assert len(targets) == 19
    assert all(each.unit == "ms" and each.measured > 0 for each in targets)
    assert "A table of 1,000 rows" in capsys.readouterr().out


def test_targets_say_whether_they_were_reached(capsys: pytest.CaptureFixture[str]) -> None:
    print_table("Title", ("what", "s"), [("one", 1.234), ("two", None)])
    print_targets([Target("fast", 1.0, 0.5, "×"), Target("slow", 1.0, 1.5, "×")])
    lines = capsys.readouterr().out.splitlines()
    assert "one   1.23" in lines
    assert "two      –" in lines
    assert [line.split()[-1] for line in lines[-2:]] == ["yes", "NO"]


def test_ours_is_always_there() -> None:
    assert list_engines()[:2] == list(ENGINES)[:2] == ["Hetao Briefing", "Hetao Briefing, no attachments"]


def test_an_unknown_topic_is_refused() -> None:
    command = [sys.executable, "-m", "benchmarks", "nothing"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert (
        "no such topic: nothing; there are cold, warm, product, charts, search, lists, tables, scroll, start, window"
        in done.stderr
    )
