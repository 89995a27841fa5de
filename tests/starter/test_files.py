"""The files of the starter library: readable in a diff, and complete in themselves."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from briefing_app.charts.data import resolve_table
from briefing_app.charts.kinds import KINDS, get_kind
from briefing_app.charts.options import parse_options
from briefing_app.formats.pack import Pack
from briefing_app.model.chart import ColumnKind
from briefing_app.model.edition import Quoted
from briefing_app.model.language import LANGUAGES, Language
from tests.starter.reading import make_lookup

FILES = ("manifest", "sources", "figures", "datasets", "charts", "cards", "glossary", "briefings")


@pytest.mark.parametrize("name", FILES)
def test_each_file_is_written_in_the_one_form(folder: Path, name: str) -> None:
    text = (folder / f"{name}.json").read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"


def test_nothing_is_named_twice(raw: dict[str, Any]) -> None:
    for name, entries in raw.items():
        if name != "manifest":
            keys = [each.get("slug") or each["key"] for each in entries]
            assert len(keys) == len(set(keys)), name


def test_every_theme_is_used_and_none_is_unknown(raw: dict[str, Any]) -> None:
    themes = {each["slug"] for each in raw["manifest"]["themes"]}
    used = {each["theme"] for name in ("figures", "datasets", "charts", "cards") for each in raw[name]}
    assert used <= themes
    assert used >= {"market-access", "rd-hub", "fundraising"}


def test_every_figure_is_quoted_by_a_card(pack: Pack) -> None:
    quoted = {key for each in pack.content.cards for key in each.figure_keys}
    assert {each.key for each in pack.content.figures} - quoted == set()


def test_counts_have_a_noun_in_three_languages(pack: Pack) -> None:
    for figure in pack.content.figures:
        if figure.unit == "count":
            assert figure.noun is not None, figure.key
            assert all((figure.noun.one, figure.noun.other, figure.noun.zh_hant, figure.noun.zh_hans)), figure.key
        else:
            assert figure.noun is None, figure.key


def test_charts_show_complete_columns_of_their_datasets(pack: Pack) -> None:
    datasets = {each.id: each for each in pack.content.datasets}
    kinds = [each.kind for each in pack.content.charts]
    assert set(kinds) <= {each.name for each in KINDS}
    assert len(kinds) >= 8
    assert len(set(kinds)) >= 5
    for chart in pack.content.charts:
        dataset = datasets[chart.dataset_id]
        assert dataset.sources, dataset.slug
        assert len(dataset.rows) >= 2, dataset.slug
        columns = {each.key: at for at, each in enumerate(dataset.columns)}
        if chart.kind == "timeline":
            shown, wanted = ["date", "label"], [ColumnKind.DATE, ColumnKind.TEXT]
            shown = [str(chart.options[each]) for each in shown]
        else:
            values = chart.options["values"]
            assert isinstance(values, list | tuple)
            shown = [str(chart.options["category"]), *map(str, values)]
            wanted = [ColumnKind.TEXT, *[ColumnKind.NUMBER] * len(values)]
        assert [dataset.columns[columns[each]].kind for each in shown] == wanted, chart.slug
        for row in dataset.rows:
            assert not any(row[columns[each]].missing for each in shown), chart.slug


def test_numbers_in_datasets_follow_figures(pack: Pack) -> None:
    for dataset in pack.content.datasets:
        for row in dataset.rows:
            for cell, heading in zip(row, dataset.columns, strict=True):
                assert cell.value is None, f"{dataset.slug}: {heading.key} has a number of its own"


def test_titles_of_charts_state_no_number_that_would_not_follow_its_figure(pack: Pack) -> None:
    for chart in pack.content.charts:
        for _, title in chart.title:
            assert not re.search(r"\d(?!\d*A)", title.replace("2018", "").replace("2024", "")), title


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_suits_its_kind_with_no_reason_against(pack: Pack, language: Language) -> None:
    datasets = {each.id: each for each in pack.content.datasets}
    find = make_lookup(pack)
    quoted = {}
    for figure in pack.content.figures:
        found = find(figure.key)
        assert found is not None
        quoted[figure.key] = Quoted(figure=found[0], observation=found[1])
    for chart in pack.content.charts:
        kind = get_kind(chart.kind, chart.slug)
        options = parse_options(chart.slug, kind.name, kind.options, chart.options)
        table = resolve_table(chart.slug, datasets[chart.dataset_id], quoted, language)
        assert kind.suits(table, options) == (), chart.slug
