"""Sources, datasets, charts, themes, terms and pictures: what is refused, and what order new things take."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace

import pytest

from briefing_app.errors import InputError, NotFoundError
from briefing_app.model.chart import Column
from briefing_app.model.language import LocalText
from briefing_app.workspace import Workspace
from tests.formats.sample import make_png

NAME = LocalText("Name", "名稱", "名称")


def test_a_source_keeps_empty_what_is_not_known(workspace: Workspace) -> None:
    source = workspace.data.add_source(LocalText("A leaflet"))
    assert (source.slug, source.title, source.publisher) == ("a-leaflet", "", "")
    assert workspace.data.add_source(NAME, title="Annual Report").slug == "annual-report"


def test_a_thing_named_only_in_chinese_takes_its_latin_letters_for_its_slug(workspace: Workspace) -> None:
    columns = (Column("a", NAME),)
    for title, slug in (
        (LocalText("", "staff", ""), "staff"),
        (LocalText("", "", "R&D 研发 2024"), "r-d-2024"),
        (LocalText("", "人手", "staff list"), "staff-list"),
        (LocalText("", "2024年人手", ""), "dataset"),
        (LocalText("2024", "staff", ""), "2024"),
    ):
        assert workspace.tables.add_table(title, columns).slug == slug


def test_a_dataset_needs_columns_with_keys_of_their_own(workspace: Workspace) -> None:
    for columns in ((), (Column("a", NAME), Column("a", NAME))):
        with pytest.raises(InputError, match="a key of its own"):
            workspace.tables.add_table(NAME, columns)


def test_rows_have_as_many_cells_as_there_are_columns(workspace: Workspace) -> None:
    dataset = workspace.library.list_datasets()[0]
    rows = (dataset.rows[0], dataset.rows[1][:2])
    with pytest.raises(InputError, match="Row 2 has 2 cells for 3 columns"):
        workspace.data.update_dataset(replace(dataset, rows=rows))
    assert workspace.library.get_dataset(dataset.id) == dataset


def test_what_is_used_is_not_deleted(workspace: Workspace) -> None:
    library = workspace.library
    with pytest.raises(InputError, match="take it out there first"):
        workspace.data.delete_source(library.resolve_ref("source", "note"))
    with pytest.raises(InputError, match="chart “Hospitals”"):
        workspace.data.delete_dataset(library.list_datasets()[0].id)
    with pytest.raises(InputError, match="briefing “Visit, sample”"):
        workspace.data.delete_chart(library.list_charts()[0].id)


def test_what_is_not_there_is_neither_kept_nor_removed(workspace: Workspace) -> None:
    term = workspace.library.list_terms()[0]
    with pytest.raises(NotFoundError):
        workspace.data.update_term(replace(term, id="gone"))
    with pytest.raises(NotFoundError):
        workspace.data.delete_term("gone")
    with pytest.raises(NotFoundError):
        workspace.data.add_chart(NAME, "gone", "bar", {})


def test_a_new_theme_comes_last(workspace: Workspace) -> None:
    assert workspace.labels.add_theme(LocalText("New theme")).order == 2
    assert [each.slug for each in workspace.library.list_themes()] == ["money", "access", "new-theme"]


def test_a_picture_is_kept_once_and_only_if_it_is_one(workspace: Workspace) -> None:
    count = workspace.library.count("asset")
    asset = workspace.data.add_picture(make_png(), "one.png")
    assert workspace.data.add_picture(make_png(), "one.png") == asset
    assert workspace.library.count("asset") == count + 1
    assert workspace.library.get_asset(asset.id).data == make_png()
    with pytest.raises(InputError, match="no PNG or JPEG"):
        workspace.data.add_picture(b"<svg/>", "a.svg")


def _claim_size(width: int, height: int) -> bytes:
    """A small PNG whose header claims to be large."""
    made = bytearray(make_png())
    made[16:24] = struct.pack(">II", width, height)
    made[29:33] = struct.pack(">I", zlib.crc32(bytes(made[12:29])))
    return bytes(made)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        pytest.param(_claim_size(10_000, 10_000), "10000 × 10000 pixels", id="100 megapixels"),
        pytest.param(make_png(200, 100)[:120], "damaged", id="torn"),
        pytest.param(make_png()[:20], "damaged", id="header only"),
        pytest.param(b"GIF89a" + bytes(100), "no PNG or JPEG", id="another kind"),
        pytest.param(b"", "no PNG or JPEG", id="empty"),
        pytest.param(make_png() + bytes(10_000_001), "10.0 MB", id="too many bytes"),
    ],
)
def test_a_picture_that_would_harm_is_refused_in_one_sentence(workspace: Workspace, data: bytes, why: str) -> None:
    count, steps = workspace.library.count("asset"), len(workspace.history.list_steps())
    with pytest.raises(InputError) as caught:
        workspace.data.add_picture(data, "logo.png")
    assert "“logo.png”" in str(caught.value)
    assert why in str(caught.value)
    assert (workspace.library.count("asset"), len(workspace.history.list_steps())) == (count, steps)
