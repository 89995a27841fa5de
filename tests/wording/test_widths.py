"""Texts are measured and cut by the room they take."""

import pytest

from briefing_app.wording.widths import measure_text, shorten


@pytest.mark.parametrize("text", ["", "a", "biotech firms", "生物科技", "a" * 20, "生" * 10, "生物 ab" * 2])
def test_what_fits_stays(text: str) -> None:
    assert shorten(text, 20) == text


@pytest.mark.parametrize("text", ["a" * 21, "生" * 11, "biotech " * 2_000, "生物科技" * 5_000, "a生" * 7])
def test_what_does_not_fit_ends_in_an_ellipsis(text: str) -> None:
    cut = shorten(text, 20)
    assert cut.endswith("…")
    assert text.startswith(cut[:-1])
    assert 15 <= measure_text(cut) <= 20
