"""Imports meet a library that already holds something; exports hold what they need."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefing_app.errors import ExportError, OutputError, PackError
from briefing_app.formats.pack import load_pack, save_folder, save_pack
from briefing_app.model.block import KeyFiguresBlock, TextBlock
from briefing_app.model.content import Content
from briefing_app.model.figure import Value
from briefing_app.model.language import Language, LocalText
from briefing_app.workspace import Workspace
from tests.formats.sample import make_document, make_png, save_json

OTHER = "00000000-1111-4222-8333-444444444444"


def _import(workspace: Workspace, document: dict[str, Any], folder: Path, **options: bool) -> Any:
    return workspace.packs.import_pack(save_json(document, folder / "in.json"), **options)


def test_the_first_import_adds_and_the_second_changes_nothing(empty: Workspace, tmp_path: Path) -> None:
    report = _import(empty, make_document(make_png()), tmp_path)
    assert report.added["card"] == ("fund-grants", "secret")
    assert report.added["figure"] == ("grants", "first_batch", "second_batch", "hospitals_all", "span")
    assert report.updated == {}
    steps = empty.history.list_steps()
    again = _import(empty, make_document(make_png()), tmp_path)
    assert (again.added, again.updated) == ({}, {})
    assert again.unchanged == report.added
    assert empty.history.list_steps() == steps


def test_what_differs_is_updated_and_nothing_else(workspace: Workspace, tmp_path: Path) -> None:
    document = make_document(make_png(200, 100))
    document["cards"][0]["note"] = {"en": "Changed"}
    document["manifest"]["themes"].reverse()
    report = _import(workspace, document, tmp_path)
    assert report.updated == {"card": ("fund-grants",)}
    assert report.added == {}
    assert [each.slug for each in workspace.library.list_themes()] == ["money", "access"]


def test_one_more_digit_of_precision_is_a_difference(workspace: Workspace, tmp_path: Path) -> None:
    document = make_document(make_png(200, 100))
    document["figures"][0]["observations"][0]["value"] = "1.760E+9"
    document["datasets"][0]["rows"][1][1]["value"] = "14.0"
    report = _import(workspace, document, tmp_path)
    assert report.updated == {"figure": ("grants",), "dataset": ("hospitals",)}
    grants = workspace.library.find_figure_by_key("grants")
    assert grants is not None
    assert str(grants.observations[0].value) == "1.760E+9"


def test_a_dry_run_reports_and_changes_nothing(empty: Workspace, tmp_path: Path) -> None:
    report = _import(empty, make_document(), tmp_path, dry_run=True)
    assert report.added["card"] == ("fund-grants", "secret")
    assert empty.library.list_content() == Content()


def test_names_that_others_have_give_way_everywhere(workspace: Workspace, tmp_path: Path) -> None:
    document = make_document()
    document["manifest"]["id"] = OTHER  # so that all ids differ
    report = _import(workspace, document, tmp_path)
    assert ("figure", "grants", "grants_2") in report.renamed
    assert ("card", "fund-grants", "fund-grants-2") in report.renamed
    library = workspace.library
    card = library.get_card(library.resolve_ref("card", "fund-grants-2"))
    assert card.figures == ("grants_2",)
    assert card.text.en == "The fund has given {grants_2} to {hospitals_all_2|noun}; {{so it says}}."
    assert "{grants_2}" in card.text.zh_hans
    derived = library.find_figure_by_key("hospitals_all_2")
    assert derived is not None
    assert derived.formula == "first_batch_2 + second_batch_2"
    dataset = library.get_dataset(library.resolve_ref("dataset", "hospitals-2"))
    assert dataset.figure_keys == ("first_batch_2",)
    briefing = library.get_briefing(library.resolve_ref("briefing", "visit-sample-2"))
    assert briefing.purpose.en == "To learn about {grants_2|noun}"
    blocks = {type(each): each for each in briefing.blocks}
    assert isinstance(strip := blocks[KeyFiguresBlock], KeyFiguresBlock)
    assert strip.figures == ("grants_2", "hospitals_all_2")
    assert isinstance(text := blocks[TextBlock], TextBlock)
    assert text.text.en == "Grants reached {grants_2}."
    again = _import(workspace, document, tmp_path)
    assert (again.added, again.updated) == ({}, {})


def test_a_figure_that_is_there_keeps_the_key_that_its_texts_use(workspace: Workspace, tmp_path: Path) -> None:
    grants = workspace.library.find_figure_by_key("grants")
    assert grants is not None
    document = make_document()
    document["figures"][0] |= {"key": "renamed", "id": grants.id}
    text = "{renamed}"
    document["cards"] = [{"slug": "new", "title": {"en": "New"}, "text": {"en": text}, "figures": ["renamed"]}]
    del document["briefings"]
    report = _import(workspace, document, tmp_path)
    assert ("figure", "renamed", "grants") in report.renamed
    card = workspace.library.get_card(workspace.library.resolve_ref("card", "new"))
    assert (card.text.en, card.figures) == ("{grants}", ("grants",))


def test_a_partial_pack_adds_and_never_changes(workspace: Workspace, tmp_path: Path) -> None:
    before = workspace.library.list_content()
    document = make_document(make_png(200, 100))
    document["manifest"]["partial"] = True
    document["cards"][0]["note"] = {}
    document["figures"][0]["observations"].pop()
    document["cards"].append({"slug": "extra", "title": {"en": "Extra"}, "text": {"en": "{grants}"}})
    report = _import(workspace, document, tmp_path)
    assert (report.added, report.updated) == ({"card": ("extra",)}, {})
    after = workspace.library.list_content()
    assert replace(after, cards=after.cards[:-1]) == before


def test_a_refused_pack_changes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    before = workspace.library.list_content()
    document = make_document()
    document["cards"][0]["note"] = {"en": "Changed"}
    document["cards"][1]["sources"] = [{"source": "gone"}]
    with pytest.raises(PackError) as caught:
        _import(workspace, document, tmp_path)
    assert [each.place for each in caught.value.problems] == ["in.json#/cards/1/sources/0/source"]
    assert workspace.library.list_content() == before


def test_what_only_the_library_can_refuse_is_refused_whole(workspace: Workspace, tmp_path: Path) -> None:
    before = workspace.library.list_content()
    taken = workspace.library.get_briefing(workspace.library.resolve_ref("briefing", "visit-sample")).sections[0].id
    document = {
        "manifest": {"format": 1, "id": OTHER, "title": {"en": "Clash"}},
        "cards": [{"slug": "new", "title": {"en": "New"}, "text": {"en": "Text"}}],
        "briefings": [{"slug": "b", "title": {"en": "B"}, "sections": [{"id": taken, "title": {"en": "S"}}]}],
    }
    with pytest.raises(PackError, match="already has this"):
        _import(workspace, document, tmp_path)
    assert workspace.library.list_content() == before


def test_a_briefing_travels_to_another_library_with_all_it_needs(
    workspace: Workspace, empty: Workspace, tmp_path: Path
) -> None:
    id = workspace.library.resolve_ref("briefing", "visit-sample")
    content = workspace.packs.export_pack(tmp_path / "visit.zip", [id])
    assert [each.slug for each in content.cards] == ["fund-grants"]
    pack = load_pack(tmp_path / "visit.zip")
    assert [each.slug for each in pack.content.briefings] == ["visit-sample"]
    assert pack.manifest.title.en == "Visit, sample"
    assert len(pack.content.assets) == 1
    report = workspace.packs.import_pack(tmp_path / "visit.zip")
    assert (report.added, report.updated) == ({}, {})
    assert empty is workspace


def test_the_whole_library_travels(workspace: Workspace, tmp_path: Path) -> None:
    workspace.packs.export_pack(tmp_path / "all.zip")
    content = load_pack(tmp_path / "all.zip").content
    held = workspace.library.list_content()
    for kind in ("sources", "figures", "datasets", "charts", "cards", "glossary", "briefings", "assets", "themes"):
        assert {str(each) for each in getattr(content, kind)} == {str(each) for each in getattr(held, kind)}, kind


def test_several_briefings_share_one_pack(workspace: Workspace) -> None:
    ids = [each.id for each in workspace.library.list_briefings()]
    pack = workspace.packs.build_pack(ids)
    assert len(pack.content.briefings) == 2
    assert pack.manifest.id == workspace.packs.build_pack(ids[::-1]).manifest.id or ids[0] != ids[1]


def test_a_place_that_cannot_be_written_is_said(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        workspace.packs.export_pack(tmp_path / "none" / "all.zip")


def test_folders_and_zips_are_imported_alike(empty: Workspace, tmp_path: Path) -> None:
    pack = load_pack(save_json(make_document(), tmp_path / "a.json"))
    save_folder(pack, tmp_path / "folder")
    save_pack(pack, tmp_path / "a.zip")
    assert "card" in empty.packs.import_pack(tmp_path / "folder").added
    assert empty.packs.import_pack(tmp_path / "a.zip").added == {}


@pytest.mark.parametrize("name", ["a.csv", "b.XLSX"])
def test_tables_are_no_packs_and_it_is_said_how_they_come_in(empty: Workspace, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("a,b")
    with pytest.raises(PackError, match="this is a table, not a pack; import it as a table"):
        empty.packs.import_pack(tmp_path / name)


def test_other_pdfs_are_refused(empty: Workspace, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\nnothing")
    with pytest.raises(PackError, match="no PDF that can be read"):
        empty.packs.import_pack(tmp_path / "a.pdf")


def test_values_are_never_rounded_on_the_way(workspace: Workspace, tmp_path: Path) -> None:
    grants = workspace.library.find_figure_by_key("grants")
    assert grants is not None
    odd = replace(grants.observations[0], value=Value.parse("0.10000000000000000000000000000"))
    workspace.figures.update_observation(grants.id, 0, odd)
    workspace.packs.export_pack(tmp_path / "all.zip")
    (figure,) = (each for each in load_pack(tmp_path / "all.zip").content.figures if each.key == "grants")
    assert str(figure.observations[0].value) == "0.10000000000000000000000000000"


def test_the_title_of_a_pack_names_its_step(empty: Workspace, tmp_path: Path) -> None:
    _import(empty, make_document(), tmp_path)
    step = empty.history.find_undo()
    assert step is not None
    assert empty.history.say(step, Language.EN) == "Import the pack “Sample”"
    assert empty.history.say(step, Language.HANT) == "匯入資料包「Sample（繁）」"
    assert LocalText("Sample")


def test_loose_braces_travel_as_doubled_ones(workspace: Workspace, tmp_path: Path) -> None:
    workspace.cards.add_card(LocalText("Braces"), LocalText("a { b } {grants}"))
    workspace.packs.export_pack(tmp_path / "all.zip")
    (card,) = (each for each in load_pack(tmp_path / "all.zip").content.cards if each.slug == "braces")
    assert card.text.en == "a {{ b }} {grants}"


def test_what_no_program_could_read_is_not_written(workspace: Workspace, tmp_path: Path) -> None:
    workspace.cards.add_card(LocalText("Odd"), LocalText("{gone}"))
    with pytest.raises(ExportError, match=r"was not written, because no program could read it.*“gone”"):
        workspace.packs.export_pack(tmp_path / "all.zip")
    assert not (tmp_path / "all.zip").exists()
