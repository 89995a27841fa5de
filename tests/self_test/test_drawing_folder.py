"""Whatever the program writes lies in its one folder, the list of fonts that matplotlib keeps too."""

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from briefing_app import app


def test_the_worker_of_a_window_keeps_its_list_of_fonts_in_the_programs_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def run(*_: object) -> int:
        seen.append(os.environ["MPLCONFIGDIR"])  # a worker process is given what the window's has
        return 0

    monkeypatch.setenv("MPLCONFIGDIR", "")
    monkeypatch.delenv("MPLCONFIGDIR")
    monkeypatch.setattr(app, "import_module", lambda _: SimpleNamespace(run=run))
    assert app.open_window(app.Wanted(folder=tmp_path)) == 0
    assert seen == [str(tmp_path / "Drawing")]
