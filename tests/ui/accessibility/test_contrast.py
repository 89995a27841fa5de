"""What the row delegates paint can be read in both themes: the pairs are taken from their own tables."""

import pytest

from briefing_app.paths import resources_dir
from briefing_app.ui.briefings.grid import _BADGES, _BANDS
from briefing_app.ui.lists.ink import _CHIPS
from briefing_app.ui.theme import Theme, contrast, load_theme

# Rows stand on these: plain, under the mouse, chosen, and those of a pane at the side.
ROWS = ("surface", "hover", "accent_soft", "surface2")
WORDS = ("text", "text2", "accent", "warn")  # titles, lines, numbers and dates that are due
PAIRS = {
    *((word, row) for word in WORDS for row in ROWS),
    *((words, back) for back, words in _CHIPS.values()),
    *((words, back) for back, words in _BADGES.values()),
    *((words, "surface") for _, words in _BADGES.values()),  # on a chosen tile
}
# Signs of the kinds of blocks and bands of the tiles are no words: three to one is enough.
SIGNS = {
    *((sign, row) for sign in ("teal", "note", "accent", "ok", "warn", "err") for row in ROWS),
    *((band, "canvas") for band in _BANDS.values() if band != "border2"),  # what is past stays in the background
}


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(resources_dir() / "themes", request.param)


@pytest.mark.parametrize(("words", "back"), sorted(PAIRS))
def test_words_in_rows_are_readable(theme: Theme, words: str, back: str) -> None:
    assert contrast(theme.colours[words], theme.colours[back]) >= 4.5


@pytest.mark.parametrize(("sign", "back"), sorted(SIGNS))
def test_signs_in_rows_are_seen(theme: Theme, sign: str, back: str) -> None:
    assert contrast(theme.colours[sign], theme.colours[back]) >= 3
