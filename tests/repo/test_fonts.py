"""The committed fonts are the ones the manifest records, and have what three languages of print need."""

import json
from pathlib import Path

import pytest
import uharfbuzz as hb

from briefing_app.paths import resources_dir
from tests.repo.scripts import load_script

FONTS = resources_dir() / "fonts"
script = load_script("packaging/fonts.py")
NAMES = (
    "Inter-Regular", "Inter-Bold", "NotoSans-Regular", "NotoSans-Bold", "NotoSansHK-Regular", "NotoSansHK-Bold",
    "NotoSansSC-Regular", "NotoSansSC-Bold", "NotoSansSymbols2-Regular", "NotoEmoji-Regular",
)  # fmt: skip
WEIGHTS = ("Regular", "Bold")
NOWHERE = {
    "\u223c",
    "\u2252",
}  # two mathematical signs of the old codecs that no Noto text face draws; export reports them


def open_face(name: str) -> hb.Face:
    return hb.Face(hb.Blob.from_file_path(str(FONTS / f"{name}.ttf")))


def draw_outline(name: str, character: str) -> list[tuple[object, ...]]:
    font = hb.Font(open_face(name))
    path: list[tuple[object, ...]] = []
    pen = hb.DrawFuncs()
    pen.set_move_to_func(lambda x, y, _: path.append(("m", x, y)))
    pen.set_line_to_func(lambda x, y, _: path.append(("l", x, y)))
    pen.set_quadratic_to_func(lambda x1, y1, x, y, _: path.append(("q", x1, y1, x, y)))
    pen.set_cubic_to_func(lambda *points: path.append(("c", *points[:6])))
    pen.set_close_path_func(lambda _: path.append(("z",)))
    font.draw_glyph(font.get_nominal_glyph(ord(character)), pen, None)
    return path


def list_features(face: hb.Face, table: str) -> set[str]:
    scripts = range(len(face.get_table_script_tags(table)))
    return {tag for script_index in scripts for tag in face.get_language_feature_tags(table, script_index)}


def read_codec(codec: str) -> set[str]:
    """Every character above ASCII that a codec of Python's knows in two bytes."""
    found: set[str] = set()
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            try:
                found.update(bytes((lead, trail)).decode(codec))
            except UnicodeDecodeError:
                continue
    return {character for character in found if ord(character) > 0x7F and not 0xE000 <= ord(character) < 0xF900}


def test_the_folder_holds_just_the_fonts_of_the_manifest() -> None:
    assert {path.stem for path in FONTS.glob("*.ttf")} == set(NAMES)
    assert set(script.load_manifest()["fonts"]) == {f"{name}.ttf" for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_a_font_is_the_one_the_manifest_records(name: str) -> None:
    entry = script.load_manifest()["fonts"][f"{name}.ttf"]
    data = (FONTS / f"{name}.ttf").read_bytes()
    assert (script.sha256(data), len(data)) == (entry["sha256"], entry["bytes"])


def test_each_family_has_its_licence_with_it() -> None:
    manifest = script.load_manifest()
    families = {name.partition("-")[0] for name in NAMES}
    assert set(manifest["licences"]) == {f"licences/{family}-OFL.txt" for family in families}
    for licence in manifest["licences"]:
        text = (FONTS / licence).read_text(encoding="utf-8")
        assert text.startswith("Copyright")
        assert "SIL OPEN FONT LICENSE Version 1.1" in text


@pytest.mark.parametrize("name", NAMES)
def test_a_font_has_true_type_outlines_without_hinting_or_vertical_setting(name: str) -> None:
    tags = set(open_face(name).table_tags)
    assert {"glyf", "loca", "hmtx", "cmap", "name", "OS/2"} <= tags
    assert not tags & {"CFF ", "fpgm", "prep", "cvt ", "vmtx", "vhea", "fvar"}


@pytest.mark.parametrize("name", NAMES)
def test_a_font_names_its_owner_and_licence(name: str) -> None:
    face = open_face(name)
    assert "20" in face.get_name(hb.OTNameIdPredefined.COPYRIGHT)  # the year and the owner
    assert "Open Font License" in face.get_name(hb.OTNameIdPredefined.LICENSE)


@pytest.mark.parametrize("weight", WEIGHTS)
def test_hong_kong_stack_writes_all_of_hkscs(weight: str) -> None:
    big5 = read_codec("big5")
    hkscs = read_codec("big5hkscs") - big5
    assert len(hkscs) > 4600
    have = set(open_face(f"NotoSansHK-{weight}").unicodes) | set(open_face(f"NotoSans-{weight}").unicodes)
    assert {c for c in hkscs | big5 if ord(c) not in have} <= NOWHERE


@pytest.mark.parametrize("weight", WEIGHTS)
def test_simplified_stack_writes_gb2312_and_gbk(weight: str) -> None:
    have = set(open_face(f"NotoSansSC-{weight}").unicodes) | set(open_face(f"NotoSans-{weight}").unicodes)
    gb2312 = read_codec("gb2312")
    assert len(gb2312) > 7400
    assert {c for c in gb2312 if ord(c) not in have} == set()
    assert {c for c in read_codec("gbk") if ord(c) not in have} <= NOWHERE
    assert {c for c in script.EXTENSION_A_IN_USE if ord(c) not in have} == set()


@pytest.mark.parametrize("weight", WEIGHTS)
def test_hong_kong_and_mainland_forms_differ(weight: str) -> None:
    for character in "骨直角，":
        hong_kong, mainland = (draw_outline(f"NotoSans{region}-{weight}", character) for region in ("HK", "SC"))
        assert len(hong_kong) > 4
        assert len(mainland) > 4
        assert hong_kong != mainland, character


def test_signs_and_emoji_are_there() -> None:
    have = {code for name in ("NotoSansSymbols2-Regular", "NotoEmoji-Regular") for code in open_face(name).unicodes}
    assert {character for character in "✓✗☑☐□■▲▼⌛📈✈" if ord(character) not in have} == set()


@pytest.mark.parametrize("weight", WEIGHTS)
def test_the_features_of_tables_and_headings_are_kept(weight: str) -> None:
    inter = open_face(f"Inter-{weight}")
    assert {"tnum", "case", "calt", "ccmp", "ss01"} <= list_features(inter, "GSUB")
    assert {"kern", "mark"} <= list_features(inter, "GPOS")
    assert {"tnum", "lnum", "ccmp"} <= list_features(open_face(f"NotoSans-{weight}"), "GSUB")
    for region in ("HK", "SC"):
        assert {"halt", "palt", "kern"} <= list_features(open_face(f"NotoSans{region}-{weight}"), "GPOS")


@pytest.mark.parametrize("weight", WEIGHTS)
def test_tabular_figures_of_inter_are_all_as_wide(weight: str) -> None:
    font = hb.Font(open_face(f"Inter-{weight}"))

    def measure(digit: str, *, tabular: bool) -> int:
        text = hb.Buffer()
        text.add_str(digit)
        text.guess_segment_properties()
        hb.shape(font, text, {"tnum": tabular})
        return sum(position.x_advance for position in text.glyph_positions)

    assert len({measure(digit, tabular=True) for digit in "0123456789"}) == 1
    assert len({measure(digit, tabular=False) for digit in "0123456789"}) > 1


def test_pruning_gives_the_same_bytes_each_time_and_loses_no_character() -> None:
    data = (FONTS / "Inter-Regular.ttf").read_bytes()
    once = script.prune("Inter-Regular.ttf", data)
    assert once == script.prune("Inter-Regular.ttf", data)
    assert set(hb.Face(once).unicodes) == set(hb.Face(data).unicodes)


def test_only_the_simplified_face_loses_rare_ideographs() -> None:
    characters = {0x41, 0x3401, ord("䶮"), 0x4E00}
    assert script.choose_characters("NotoSansSC-Bold.ttf", characters) == characters - {0x3401}
    assert script.choose_characters("NotoSansHK-Bold.ttf", characters) == characters


def test_a_source_that_is_not_the_recorded_one_is_refused() -> None:
    entry = script.load_manifest()["fonts"]["Inter-Regular.ttf"]
    with pytest.raises(script.FontsError, match="is not the file the manifest records"):
        script.make_font("Inter-Regular.ttf", entry, b"something else")


def test_without_npm_the_script_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(script.FontsError, match="npm is not installed"):
        script.fetch_package("a-package", "1.0", tmp_path)


@pytest.mark.full
def test_the_packages_give_these_very_fonts(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(json.dumps(script.load_manifest()), encoding="utf-8")
    script.make_fonts(tmp_path)
    for name in NAMES:
        assert (tmp_path / f"{name}.ttf").read_bytes() == (FONTS / f"{name}.ttf").read_bytes()
