"""What a pack says is what the model holds, and writing it gives the same bytes every time."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.errors import OutputError
from briefing_app.formats.pack import Pack, build_zip, load_pack, pack_files, parse_pack, save_folder, save_pack
from briefing_app.model.block import PointsBlock, TextBlock
from briefing_app.model.card import FactCard, TextState
from briefing_app.model.content import Content, PackManifest
from briefing_app.model.figure import Figure, Observation, Qualifier, Release, Unit, Value
from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from tests.formats.sample import MANIFEST_ID, make_document, make_jpeg, make_png, save_json, save_parts


def test_a_pack_says_what_its_json_says(tmp_path: Path) -> None:
    pack = load_pack(save_parts(make_document(), tmp_path / "pack"))
    content = pack.content
    assert pack.manifest.id == MANIFEST_ID
    assert [(theme.slug, theme.order) for theme in content.themes] == [("money", 0), ("access", 1)]
    grants = content.figures[0]
    assert (grants.unit, grants.cadence_months, grants.theme) == (Unit.HKD, None, "money")
    assert str(grants.observations[0].value) == "1.76E+9"
    assert grants.observations[0].qualifier is Qualifier.ABOUT
    assert grants.observations[0].as_of == PartialDate(2023, 12)
    assert grants.observations[1].release is Release.INTERNAL
    note = content.sources[0]
    assert grants.observations[0].citation is not None
    assert grants.observations[0].citation.source_id == note.id
    assert content.figures[1].cadence_months == 12
    assert content.figures[4].observations[0].value == Value(Decimal(20), Decimal(30))
    assert content.datasets[0].rows[1][2].missing
    assert content.charts[0].dataset_id == content.datasets[0].id
    card = content.cards[0]
    assert [card.state(each) for each in Language] == [TextState.COMPLETE, TextState.COMPLETE, TextState.REVIEW]
    assert card.verification is not None
    assert card.verification.day == "2024-05-02"
    template, briefing = content.briefings
    assert template.template
    assert briefing.template_id == template.id
    assert briefing.starts == PartialDate(2024, 6, 3)
    assert [type(block).__name__ for block in briefing.blocks][:3] == ["TextBlock", "CardBlock", "ChartBlock"]
    assert len({block.id for block in briefing.blocks}) == len(briefing.blocks) == 11


def test_points_are_internal_unless_the_pack_says_otherwise(tmp_path: Path) -> None:
    document = make_document()
    blocks = document["briefings"][1]["sections"][0]["blocks"]
    (points,) = (
        b
        for b in load_pack(save_json(document, tmp_path / "a.json")).content.briefings[1].blocks
        if isinstance(b, PointsBlock)
    )
    assert points.release is Release.INTERNAL
    blocks[5]["release"] = "open"
    (points,) = (
        b
        for b in load_pack(save_json(document, tmp_path / "a.json")).content.briefings[1].blocks
        if isinstance(b, PointsBlock)
    )
    assert points.release is Release.OPEN


@pytest.mark.parametrize("picture", [make_png(), make_jpeg()], ids=["png", "jpeg"])
def test_folder_zip_and_json_give_the_same_content(tmp_path: Path, picture: bytes) -> None:
    document = make_document(picture)
    folder = load_pack(save_parts(document, tmp_path / "folder"))
    assert load_pack(save_json(document, tmp_path / "pack.json")) == folder
    save_pack(folder, tmp_path / "pack.zip")
    again = load_pack(tmp_path / "pack.zip")
    assert {each.id for each in again.content.cards} == {each.id for each in folder.content.cards}
    assert again.content.assets[0].data == picture
    assert again.content.assets == folder.content.assets


def test_writing_and_reading_gives_the_same_pack_and_the_same_bytes(tmp_path: Path) -> None:
    first = load_pack(save_parts(make_document(make_png()), tmp_path / "folder"))
    data = build_zip(first)
    second = parse_pack(data, "pack.zip")
    for kind in ("themes", "sources", "figures", "datasets", "charts", "cards", "glossary", "briefings", "assets"):
        assert set(map(repr, getattr(second.content, kind))) == set(map(repr, getattr(first.content, kind))), kind
    assert second.manifest == first.manifest
    assert build_zip(second) == data
    shuffled = replace(first.content, cards=first.content.cards[::-1], figures=first.content.figures[::-1])
    assert build_zip(Pack(first.manifest, shuffled)) == data
    save_folder(first, tmp_path / "again")
    assert build_zip(load_pack(tmp_path / "again")) == data


def test_a_written_zip_carries_no_clock(tmp_path: Path) -> None:
    data = build_zip(load_pack(save_json(make_document(make_png()), tmp_path / "a.json")))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        assert names == sorted(names)
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_defaults_and_empty_kinds_are_left_out() -> None:
    card = FactCard(MANIFEST_ID, "one", LocalText(en="One"), LocalText(en="A text"))
    files = pack_files(Pack(PackManifest(MANIFEST_ID), Content(cards=(card,))))
    assert sorted(files) == ["cards.json", "manifest.json"]
    assert json.loads(files["cards.json"]) == [
        {"id": MANIFEST_ID, "slug": "one", "title": {"en": "One"}, "text": {"en": "A text"}}
    ]


def test_ids_come_from_the_manifest_so_that_a_second_import_finds_the_first(tmp_path: Path) -> None:
    document = make_document()
    first = load_pack(save_json(document, tmp_path / "a.json")).content
    document["cards"].reverse()
    second = load_pack(save_json(document, tmp_path / "a.json")).content
    assert {each.slug: each.id for each in first.cards} == {each.slug: each.id for each in second.cards}
    assert first.briefings == second.briefings
    document["manifest"]["id"] = "00000000-52b7-4f52-9c0f-3e7a8f1f9a01"
    other = load_pack(save_json(document, tmp_path / "a.json")).content
    assert not {each.id for each in first.cards} & {each.id for each in other.cards}


def test_given_ids_are_kept_and_references_may_use_them(tmp_path: Path) -> None:
    document = make_document()
    id = "0A0B0C0D-0000-4000-8000-000000000001"
    document["sources"][0]["id"] = id
    document["cards"][0]["sources"] = [{"source": id}]
    content = load_pack(save_json(document, tmp_path / "a.json")).content
    assert content.sources[0].id == id.lower() == content.cards[0].sources[0].source_id


_texts = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="{}\ufffe\uffff"), max_size=40)
_locals = st.builds(LocalText, _texts, _texts, _texts)
_decimals = st.decimals(allow_nan=False, allow_infinity=False, places=None).filter(
    lambda each: len(each.as_tuple().digits) <= 28 and abs(int(each.as_tuple().exponent)) <= 20
)
_observations = st.builds(
    Observation,
    value=st.builds(Value, _decimals),
    qualifier=st.sampled_from(list(Qualifier)),
    release=st.sampled_from(list(Release)),
    as_of=st.none() | st.builds(PartialDate, st.integers(1900, 2100), st.integers(1, 12)),
    note=_locals,
)


@given(_locals, _locals, st.lists(_observations, max_size=3), st.none() | st.integers(1, 60))
def test_every_text_and_value_survives(
    title: LocalText, text: LocalText, observations: list[Observation], cadence: int | None
) -> None:
    figure = Figure(
        "00000000-0000-4000-8000-000000000001", "a", title, observations=tuple(observations), cadence_months=cadence
    )
    card = FactCard("00000000-0000-4000-8000-000000000002", "b", title, text)
    pack = Pack(PackManifest(MANIFEST_ID, title), Content(figures=(figure,), cards=(card,)))
    again = parse_pack(build_zip(pack), "x.zip")
    assert again == pack
    assert [str(each.value) for each in again.content.figures[0].observations] == [str(o.value) for o in observations]


def test_a_pack_that_cannot_be_written_says_so_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    pack = Pack(PackManifest(MANIFEST_ID), Content())
    with pytest.raises(OutputError, match="cannot be written"):
        save_pack(pack, tmp_path / "file" / "pack.zip")
    with pytest.raises(OutputError):
        save_folder(pack, tmp_path / "file")
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_text_blocks_keep_their_role(tmp_path: Path) -> None:
    content = load_pack(save_json(make_document(), tmp_path / "a.json")).content
    block = content.briefings[1].blocks[0]
    assert isinstance(block, TextBlock)
    assert block.role == "objectives"
