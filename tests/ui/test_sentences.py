"""What the window says about problems is all in its own language."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from briefing_app.errors import InputError, Phrase, Problem
from briefing_app.model.language import Language
from briefing_app.paths import resources_dir
from briefing_app.ui.errors import Sentences
from briefing_app.ui.look import Words
from briefing_app.wording.catalogue import Catalogue
from briefing_app.workspace.worker import Failed
from tests.ui.conftest import MakeWindow

I18N = resources_dir() / "i18n"


@pytest.fixture
def sentences() -> Sentences:
    words = Words(Catalogue.load(I18N / "ui"), Language.HANT)
    return Sentences(words, lambda: Catalogue.load(I18N / "errors"))


def test_a_failed_task_is_said_with_its_values_in_the_language_of_the_window(sentences: Sentences) -> None:
    inner = InputError("picture.damaged", field="picture")
    problem = InputError("picture.refused", field="picture", name="a.png", why=inner.phrase)
    failed = Failed(1, str(problem), problem.key, problem.values)
    assert sentences.say_failed(failed) == sentences.say(problem)
    assert sentences.say(problem).startswith("沒有加入「a.png」。圖片已損壞")


def test_a_problem_of_a_file_is_said_after_its_place(sentences: Sentences) -> None:
    assert sentences.say_problem(Problem("a.json", Phrase("pack.deep"))) == "a.json：JSON的層數過多。"


def test_a_refused_pack_says_each_problem_once_and_no_english(make_window: MakeWindow, tmp_path: Path) -> None:
    window = make_window(Language.HANS)
    bad = tmp_path / "坏.json"
    bad.write_text(json.dumps({"manifest": {"format": 1}, "cards": [{"nonsense": True}]}), "utf-8")
    window.import_pack(bad)
    lines = window.info.text.split("\n")
    assert len(lines) == 3
    assert len(set(lines)) == 3
    for line in lines:
        plain = line.replace(str(bad), "").replace("JSON", "")
        plain = re.sub(r"坏\.json#[^：]*|“\w+”", "", plain)
        assert not re.search(r"[A-Za-z]", plain), line
