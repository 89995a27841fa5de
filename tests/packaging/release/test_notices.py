"""The notices name everything that is carried, with every text once, and keep what the LGPL asks for."""

from pathlib import Path

import pytest
from evidence.inventory import Work
from evidence.notices import NOTICES, make_notices, write_notices

from tests.repo.scripts import ROOT

WORKS = (
    Work(
        "Glass",
        "2",
        "MIT",
        "https://a.org/glass",
        "pkg:generic/glass@2",
        (("Glass: LICENSE", "Glass terms  \r\n\fpage two"),),
    ),
    Work(
        "Qt",
        "6.9.3",
        "LGPL-3.0-only",
        "https://a.org/qt",
        "pkg:generic/qt@6.9.3",
        (("Qt: LGPL", "The LGPL."),),
        "window",
    ),
    Work(
        "window",
        "6.9.3",
        "LGPL-3.0-only",
        "https://a.org/w",
        "pkg:pypi/window@6.9.3",
        (("window: LGPL", "The\nLGPL."),),
    ),
)


def test_everything_is_listed_with_terms_and_source() -> None:
    text = make_notices(WORKS, "0.9", "Our terms")
    assert text.startswith("Hetao Briefing 0.9\n")
    assert "Glass 2\n    MIT\n    https://a.org/glass\n" in text
    assert "Qt 6.9.3 (inside window)\n    LGPL-3.0-only\n" in text
    assert text.index("Our terms") < text.index("Glass terms\n\npage two\n")


def test_a_text_that_several_share_stands_once() -> None:
    text = make_notices(WORKS, "0.9", "Our terms")
    assert text.count("The LGPL.") == 1
    assert "The same as “Qt: LGPL” above." in text


def test_the_duties_of_the_lgpl_are_kept() -> None:
    text = make_notices(WORKS, "0.9", "Our terms")
    assert "Qt for Python (PySide6, Shiboken6) 6.9.3 under the GNU Lesser General Public License, version 3" in text
    assert "official_releases/qt/6.9/6.9.3/single/" in text
    for duty in ("You may replace them", "reverse engineer", "Written offer: for three years"):
        assert duty in text


@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
def test_they_go_where_the_window_shows_them_and_beside_the_program(
    system: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = {"linux": "hetao-briefing", "win32": "HetaoBriefing.exe", "darwin": "Contents/MacOS/HetaoBriefing"}[
        system
    ]
    (tmp_path / program).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / program).write_bytes(b"")
    monkeypatch.setattr("evidence.notices.read_bundle", lambda bundle: bundle)
    monkeypatch.setattr("evidence.notices.take_stock", lambda *_: WORKS)
    shown = write_notices(tmp_path, tmp_path)
    inside = "Contents/Resources" if system == "darwin" else "_internal"
    assert shown == tmp_path / inside / "briefing_app" / "_bundle" / "resources" / "licences" / NOTICES
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").strip() in shown.read_text(encoding="utf-8")
    assert (tmp_path / NOTICES).exists() == (system != "darwin")
