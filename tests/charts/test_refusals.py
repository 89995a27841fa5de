"""Why a chart cannot be drawn is said in every language, with lists as each language writes them."""

from __future__ import annotations

import re

import pytest

from briefing_app.charts import refusals
from briefing_app.charts.kinds import get_kind
from briefing_app.charts.refusals import refuse
from briefing_app.errors import ChartDataError
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.paths import resources_dir
from briefing_app.wording.catalogue import Catalogue

SENTENCES = {name: each for name, each in vars(refusals).items() if isinstance(each, LocalText)}


@pytest.mark.parametrize("name", SENTENCES)
def test_each_reason_is_whole_in_three_languages(name: str) -> None:
    sentence = SENTENCES[name]
    assert sentence.languages == LANGUAGES
    assert len({frozenset(re.findall(r"\{\w+\}", text)) for _, text in sentence}) == 1
    for language in (Language.HANT, Language.HANS):
        assert not re.search(r"[A-Za-z]", re.sub(r"\{\w+\}", "", sentence.get(language)))
        assert sentence.get(language).endswith("。")


def test_a_list_is_written_as_each_language_does() -> None:
    problem = refuse("Title", refusals.NO_KIND, kind="pie", known=("bar", "line"))
    assert str(problem) == "The chart “Title” cannot be drawn: there is no kind “pie”; use one of bar, line."
    assert problem.why.best(Language.HANT)[0] == "沒有「pie」這種圖表；請使用以下其中一種：bar、line。"
    errors = Catalogue.load(resources_dir() / "i18n" / "errors")
    assert errors.get_error(problem, Language.HANS).endswith("请使用以下其中一种：bar、line。")


def test_braces_of_a_person_are_not_read_again() -> None:
    problem = refuse("T", refusals.NOT_NUMBERS, column="{key}")
    assert "“{key}” does not hold numbers" in str(problem)


def test_a_reason_is_raised_where_a_kind_is_looked_up() -> None:
    with pytest.raises(ChartDataError) as caught:
        get_kind("pie3d", "標題")
    assert "「pie3d」" in caught.value.why.best(Language.HANT)[0]
