"""A library that goes away while it is open: what is written is refused, not lost in a file that nobody finds again."""

from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.errors import LostLibraryError
from briefing_app.store.library import Library
from tests.store.samples import PRINTER, THEME


def test_writing_is_refused_while_the_file_is_away_and_goes_on_when_it_is_back(tmp_path: Path) -> None:
    path, away = tmp_path / "library.briefing", tmp_path / "away.briefing"
    with Library.create(path, printer=PRINTER) as library:
        theme = THEME
        with library.operation("theme.add") as writer:
            writer.save_theme(theme)
        path.rename(away)
        with pytest.raises(LostLibraryError), library.operation("theme.update") as writer:
            writer.save_theme(replace(theme, name=replace(theme.name, en="Away")))
        assert library.list_themes() == (theme,)
        away.rename(path)
        with library.operation("theme.update") as writer:
            writer.save_theme(replace(theme, name=replace(theme.name, en="Back")))
        assert library.list_themes()[0].name.en == "Back"


def test_another_file_in_its_place_is_not_taken_for_it(tmp_path: Path) -> None:
    path = tmp_path / "library.briefing"
    with Library.create(path, printer=PRINTER) as library:
        copy = path.read_bytes()
        path.unlink()
        path.write_bytes(copy)
        with pytest.raises(LostLibraryError), library.operation("theme.add") as writer:
            writer.save_theme(THEME)
    assert path.read_bytes() == copy
