"""The data of each chart and the briefing itself are inside the file, and come back whole."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefing_app.document.tree import ChartFigure
from briefing_app.model.edition import Audience, Form
from briefing_app.model.glossary import Theme
from briefing_app.model.language import Language
from briefing_app.store.library import Library
from briefing_app.workspace import Resources, Workspace
from briefing_app.workspace.workspace import make_printer
from tests.conformance.exports import SAMPLES, TODAY, Exported, Key, Shelf


def list_charts(exported: Exported) -> list[ChartFigure]:
    document = exported.document
    nodes = [node for each in document.sections for node in each.nodes] + [
        node for each in document.slides for node in each.nodes
    ]
    return [node for node in nodes if isinstance(node, ChartFigure)]


def test_each_chart_has_its_data_and_the_file_its_briefing(exported: Exported) -> None:
    files = exported.tagged.pdf.attachments
    charts = list_charts(exported)
    assert set(files) == {*(each.data_name for each in charts), f"{exported.key.briefing}.hetaopack"}
    assert len(exported.tagged.pdf.Root.AF) == len(files)
    for chart in charts:
        spec = files[chart.data_name]
        assert spec.relationship == "/Data"
        assert spec.get_file().mime_type == "text/csv"
        rows = list(csv.reader(io.StringIO(spec.get_file().read_bytes().decode("utf-8-sig"))))
        assert len(rows) > 1
        assert len({len(row) for row in rows}) == 1
    if exported.key.form is not Form.SUMMARY:
        assert charts


def _by_name(things: Sequence[Any]) -> dict[str, Any]:
    """Things by slug or id: a pack keeps no order of the library it came from; themes are only numbered anew."""
    even = (replace(each, order=0) if isinstance(each, Theme) else each for each in things)
    return {getattr(each, "id", "") or each.slug: each for each in even}


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("slug", SAMPLES)
def test_the_briefing_comes_back_from_the_file_and_makes_it_again(
    shelf: Shelf, resources: Resources, tmp_path: Path, slug: str, audience: Audience
) -> None:
    sent = shelf.get(Key(slug, Form.FULL, Language.HANT, audience))
    path = tmp_path / "empty.briefing"
    Library.create(path, printer=make_printer(resources.wording)).close()
    with Workspace.open(path, resources, lambda: TODAY) as workspace:
        report = workspace.packs.import_pack(sent.file.path)
        assert report.added["briefing"] == (slug,)
        assert report.renamed == ()
        assert workspace.library.get_briefing(sent.shown.briefing.id) == sent.shown.briefing
        again = workspace.findings.freeze(sent.shown.briefing.id, audience, with_pack=True)
        for kind in again.content.__slots__:
            assert _by_name(getattr(again.content, kind)) == _by_name(getattr(sent.shown.content, kind)), kind
        assert again.figures == sent.shown.figures
        result = workspace.exports.export(
            sent.shown.briefing.id,
            tmp_path / "out",
            forms=(Form.FULL,),
            languages=(Language.HANT,),
            audiences=(audience,),
        )
        assert result.files[0].path.read_bytes() == sent.data
