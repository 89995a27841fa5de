"""`quick-start` writes the guide's first page as PDF and touches no library."""

from pathlib import Path

import pypdfium2
import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("language", "word"), [("en", "Quick start"), ("zh-Hant", "快速入門"), ("zh-Hans", "快速入门")]
)
def test_it_is_saved_in_a_language(run: Run, tmp_path: Path, library: Path, language: str, word: str) -> None:
    target = tmp_path / "start.pdf"
    done = run("quick-start", "--output", target, "--lang", language, "--json")
    assert done.status == 0
    assert done.json == {"path": str(target), "bytes": target.stat().st_size}
    document = pypdfium2.PdfDocument(target)
    assert word in document[0].get_textpage().get_text_range()
    document.close()
    assert not library.exists()


def test_a_folder_that_is_not_there_is_refused(run: Run, tmp_path: Path) -> None:
    done = run("quick-start", "--output", tmp_path / "nowhere" / "start.pdf")
    assert done.status == 1
    assert "nowhere" in done.err
