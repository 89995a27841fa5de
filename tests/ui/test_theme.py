"""Colours that can be told apart, a style sheet that can be filled, icons that exist and take the theme's colour."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette

from briefing_app.paths import resources_dir
from briefing_app.ui.icons import Icons
from briefing_app.ui.stylesheet import build_stylesheet
from briefing_app.ui.theme import Theme, build_palette, contrast, load_theme
from tests.repo.scripts import ROOT

THEMES = resources_dir() / "themes"
NAMES = ("light", "dark")
SURFACES = ("canvas", "surface", "surface2", "hover", "accent_soft")
TEXT_PAIRS = [(text, under) for text in ("text", "text2") for under in SURFACES] + [
    ("text3", "surface"),
    ("text3", "surface2"),
    ("text3", "canvas"),
    ("text2", "well"),
    ("accent", "surface"),
    ("accent", "accent_soft"),
    ("accent_text", "accent"),
    ("accent_text", "accent_hover"),
    ("mark_text", "mark"),
    ("ok", "surface"),
    ("ok", "ok_soft"),
    ("warn", "surface"),
    ("warn", "surface2"),
    ("warn", "warn_soft"),
    ("err", "surface"),
    ("err", "err_soft"),
    ("text", "warn_soft"),
    ("text", "err_soft"),
    ("text", "ok_soft"),
    ("teal", "surface"),
    ("note", "surface"),
]
EDGES = [("field_border", "surface"), ("field_border", "surface2"), ("accent", "canvas"), ("accent", "well")]

pytestmark = pytest.mark.usefixtures("wardrobe")


@pytest.fixture(params=NAMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(THEMES, request.param)


def test_known_contrasts() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


@pytest.mark.parametrize(("text", "under"), TEXT_PAIRS)
def test_text_is_readable(theme: Theme, text: str, under: str) -> None:
    assert contrast(theme.colours[text], theme.colours[under]) >= 4.5


@pytest.mark.parametrize(("edge", "under"), EDGES)
def test_edges_of_controls_are_seen(theme: Theme, edge: str, under: str) -> None:
    assert contrast(theme.colours[edge], theme.colours[under]) >= 3


def test_a_theme_that_lacks_a_role_or_has_no_colour_is_refused(tmp_path: Path) -> None:
    whole = (THEMES / "light.toml").read_text("utf-8")
    (tmp_path / "light.toml").write_text(re.sub(r"(?m)^warn = .*$", "", whole), "utf-8")
    with pytest.raises(ValueError, match="warn"):
        load_theme(tmp_path, "light")
    (tmp_path / "light.toml").write_text(whole.replace("#FFFFFF", "paper"), "utf-8")
    with pytest.raises(ValueError, match="surface"):
        load_theme(tmp_path, "light")


def test_the_style_sheet_names_only_roles_and_no_sizes_of_type(theme: Theme) -> None:
    sheet = build_stylesheet(THEMES, theme)
    assert "$" not in sheet
    assert theme.accent in sheet
    assert "font-size" not in sheet


def test_the_palette_leaves_nothing_to_the_desktop(theme: Theme) -> None:
    palette = build_palette(theme)
    for role in QPalette.ColorRole:
        if role not in (QPalette.ColorRole.NoRole, QPalette.ColorRole.NColorRoles):
            assert palette.isBrushSet(QPalette.ColorGroup.Active, role), role


def test_every_icon_that_the_code_names_is_there() -> None:
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "briefing_app" / "ui").rglob("*.py"))
    there = {path.stem for path in (resources_dir() / "icons").glob("*.svg")}
    named = set(re.findall(r'(?:icon|pixmap)\(\s*"([a-z-]+)"', code)) | set(
        re.findall(r'"([a-z-]+-(?:fill|bold))"', code)
    )
    assert len(named) > 10
    assert named <= there
    filled = {f"{icon}-fill" for icon in re.findall(r'"([a-z-]+)"', code) if f"{icon}-fill" in there}  # of the rail
    assert 'f"{icon}-fill"' in code
    unused = [name for name in there - filled if f'"{name}"' not in code]
    assert not unused, "icons that nobody uses"


def test_icons_are_drawn_in_the_colour_of_their_role(theme: Theme) -> None:
    icons = Icons(resources_dir() / "icons", theme)
    image = icons.pixmap("warning-fill", "warn", 24, 2.0).toImage()
    assert (image.width(), image.devicePixelRatio()) == (48, 2.0)
    solid = {
        QColor(image.pixel(x, y)).name().upper()
        for x in range(48)
        for y in range(48)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert solid == {theme.warn.upper()}
