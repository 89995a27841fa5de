"""Checks of charts and tables: each finds its fault, says it in three languages, and is silent on what is in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

import pytest

from briefing_app.charts.kinds import KINDS
from briefing_app.checks import Subject, find_findings
from briefing_app.checks.say import say_finding
from briefing_app.model.block import ChartBlock
from briefing_app.model.briefing import Briefing, Section
from briefing_app.model.chart import Cell, Chart, Column, ColumnKind, Dataset
from briefing_app.model.content import Content
from briefing_app.model.edition import Audience
from briefing_app.model.figure import Citation, Unit
from briefing_app.model.finding import Finding, Severity
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.paths import resources_dir
from briefing_app.wording.catalogue import Catalogue
from briefing_app.wording.printed import Wording
from tests.charts.gallery.tables import SOURCE, find_example
from tests.charts.samples import NAME, date_cell, make_dataset, name_cell, number_cell, number_column

TITLE = LocalText("A chart", "一個圖表", "一个图表")
SUBTITLE = LocalText("Number of trials", "試驗數目", "试验数量")
NEW = ("misleading_chart", "unread_cells", "undated_data", "missing_unit", "mixed_dates", "cut_axis", "names_left_out")


def check(
    kind: str,
    dataset: Dataset,
    options: Mapping[str, object] | None = None,
    *,
    subtitle: LocalText = SUBTITLE,
    naming: Language = Language.EN,
) -> list[Finding]:
    """What is found of a briefing that shows one chart."""
    table = replace(dataset, title=TITLE, sources=(Citation(SOURCE.id, "p. 1"),))
    chart = Chart("c", "c", table.id, kind, TITLE, subtitle, options=options or {})
    briefing = Briefing("b", "b", TITLE, (Section("s", TITLE, (ChartBlock(id="block", chart_id="c"),)),))
    content = Content(charts=(chart,), datasets=(table,), briefings=(briefing,))
    subject = Subject(
        briefing=briefing,
        content=content,
        figures={},
        languages=LANGUAGES,
        audience=Audience.DELEGATION,
        today=date(2024, 6, 1),
        whole_briefing=briefing,
        whole_content=content,
        find_missing_glyphs=lambda _text, _language: "",
        naming=naming,
    )
    return list(find_findings(subject))


def only(found: Iterable[Finding]) -> Finding:
    (one,) = found
    return one


def say(finding: Finding, language: Language) -> str:
    sentences = Catalogue.load(resources_dir() / "i18n" / "checks")
    return say_finding(finding, sentences, Wording(Catalogue.load(resources_dir() / "i18n" / "print")), language)


def years(*values: str, first: int = 2010) -> Dataset:
    columns = (Column("d", LocalText("Year", "年份", "年份"), ColumnKind.DATE), number_column())
    return make_dataset([(date_cell(f"{first + at}"), number_cell(each)) for at, each in enumerate(values)], columns)


def test_a_chart_in_order_has_no_finding() -> None:
    assert check("line", years("3", "5", "4")) == []
    assert check("bar", make_dataset([(name_cell("A"), number_cell("5")), (name_cell("B"), number_cell("7"))])) == []


@pytest.mark.parametrize("kind", [each.name for each in KINDS])
def test_the_example_of_every_kind_can_be_exported(kind: str) -> None:
    example = find_example(kind)
    found = check(kind, example.dataset, example.options)
    assert [each for each in found if each.severity is Severity.BLOCK] == []
    assert {each.check for each in found} <= {"cut_axis"}, kind


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (Language.EN, "The chart “A chart” may mislead: one point makes no line; use a big number; change the chart"),
        (Language.HANT, "圖表「一個圖表」或會令讀者誤解：單一數點不成線；請改用大數字；請修改圖表"),
        (Language.HANS, "图表“一个图表”可能使读者误解：单一数据点不成线；请改用大数字；请修改图表"),
    ],
)
def test_what_a_kind_has_against_a_table_is_a_warning(language: Language, sentence: str) -> None:
    finding = only(check("line", years("3"), naming=language))
    assert (finding.key, finding.severity, finding.place.block_id) == (
        "check.misleading_chart",
        Severity.WARNING,
        "block",
    )
    assert say(finding, language).startswith(sentence)


def test_two_reasons_of_a_chart_are_accepted_one_by_one() -> None:
    """The sentence is in the reader's language and does not count; the reason does."""
    rows = [(name_cell("A"), number_cell("3"))]
    found = check("line", make_dataset(rows))
    assert [each.values["reason"] for each in found] == ["no-order", "one-point"]
    assert len({each.mark for each in found}) == 2
    chinese = check("line", make_dataset(rows), naming=Language.HANT)
    assert [each.mark for each in chinese] == [each.mark for each in found]


@pytest.mark.parametrize(("palette", "most"), [("house", 8), ("colour-blind", 8), ("print", 6)])
def test_more_series_than_colours_are_said(palette: str, most: int) -> None:
    def make(count: int) -> Dataset:
        columns = (NAME, *(number_column(f"c{at}") for at in range(count)))
        return make_dataset([(name_cell("A"), *(number_cell(str(at + 1)) for at in range(count)))], columns)

    options = {"palette": palette}
    assert not [each for each in check("column", make(most), options) if each.key.endswith(".colours")]
    finding = only(each for each in check("column", make(most + 1), options) if each.key.endswith(".colours"))
    assert (finding.values["count"], finding.values["most"]) == (str(most + 1), str(most))


def test_one_colour_for_many_bars_names_nothing_twice() -> None:
    rows = [(name_cell(f"N{at}"), number_cell("3")) for at in range(20)]
    assert check("bar", make_dataset(rows)) == []


def test_words_among_numbers_and_dates_are_said_with_what_they_are() -> None:
    rows = [
        (name_cell("A"), number_cell("5")),
        (name_cell("B"), Cell(text=LocalText.same("n/a"))),
        (name_cell("C"), Cell(text=LocalText.same("forty-two or so, it is said"))),
        (name_cell("D"), Cell(text=LocalText.same("n/a"))),
    ]
    finding = only(each for each in check("bar", make_dataset(rows)) if each.check == "unread_cells")
    assert (finding.key, finding.severity) == ("check.unread_cells.number", Severity.WARNING)
    assert finding.values["count"] == "3"
    assert finding.values["words"] == "n/a · forty-two or so, it "
    assert "Amount a" in say(finding, Language.EN)
    columns = (Column("d", LocalText("When", "何時", "何时"), ColumnKind.DATE), NAME)
    events = [(date_cell("2020"), name_cell("A")), (Cell(text=LocalText("soon", "不久", "不久")), name_cell("B"))]
    found = check("timeline", make_dataset(events, columns), naming=Language.HANT)
    finding = only(each for each in found if each.check == "unread_cells")
    assert say(finding, Language.HANT).startswith("數據集「一個圖表」的「何時」欄有並非日期的內容（不久；共1格）")


def test_numbers_without_a_date_are_counted() -> None:
    rows = [(name_cell("A"), number_cell("5")), (name_cell("B"), number_cell("7", "2023")), (name_cell("C"), Cell())]
    finding = only(each for each in check("bar", make_dataset(rows, as_of="")) if each.check == "undated_data")
    assert (finding.place.kind, finding.values["count"], finding.repairs) == ("dataset", "1", ("add_date",))
    assert not [each for each in check("bar", make_dataset(rows)) if each.check == "undated_data"]


def test_series_of_bare_numbers_need_a_subtitle() -> None:
    columns = (NAME, number_column("a"), number_column("b"))
    rows = [(name_cell("A"), number_cell("5"), number_cell("6")), (name_cell("B"), number_cell("7"), number_cell("8"))]
    bare = check("column", make_dataset(rows, columns), subtitle=LocalText())
    assert [each.key for each in bare] == ["check.missing_unit"]
    assert check("column", make_dataset(rows, columns)) == []
    percent = (NAME, number_column("a", Unit.PERCENT), number_column("b", Unit.PERCENT))
    assert check("column", make_dataset(rows, percent), subtitle=LocalText()) == []
    assert check("bar", make_dataset([each[:2] for each in rows]), subtitle=LocalText()) == []


def test_dates_less_than_a_year_apart_are_left_to_the_note_below_the_chart() -> None:
    rows = [(name_cell("A"), number_cell("5", "2023")), (name_cell("B"), number_cell("7", "2024-12-31"))]
    assert check("bar", make_dataset(rows)) == []


def test_dates_far_apart_are_said_with_the_first_and_the_last() -> None:
    rows = [
        (name_cell("A"), number_cell("5", "2023-02")),
        (name_cell("B"), number_cell("7", "2021")),
        (name_cell("C"), number_cell("8", "2022-05-04")),
    ]
    finding = only(check("bar", make_dataset(rows)))
    assert (finding.key, finding.severity) == ("check.mixed_dates", Severity.NOTICE)
    assert "numbers from 2021 beside numbers from February 2023" in say(finding, Language.EN)
    assert "並列2021年至2023年2月不同日期的數字" in say(finding, Language.HANT)


def test_an_axis_that_does_not_start_at_zero_is_said_and_can_be_put_right() -> None:
    dataset = years("50", "52", "54")
    finding = only(check("line", dataset, {"zero": False}))
    assert (finding.key, finding.severity, finding.repairs) == ("check.cut_axis", Severity.NOTICE, ("start_at_zero",))
    assert check("line", dataset, {"zero": True}) == []
    assert check("line", years("-3", "4"), {"zero": False}) == []


def test_names_that_have_no_room_are_counted() -> None:
    rows = [(name_cell(f"Institution {at} of the very long name"), number_cell("5")) for at in range(60)]
    assert not [each for each in check("bar", make_dataset(rows)) if each.check == "names_left_out"]
    found = [each for each in check("line", make_dataset(rows)) if each.check == "names_left_out"]
    finding = only(found)
    assert finding.severity is Severity.NOTICE
    assert 0 < int(finding.values["count"]) < int(finding.values["all"]) == 60
    # years on an axis go without saying
    assert check("line", years(*(str(at) for at in range(60)), first=1950)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_is_a_whole_sentence(language: Language) -> None:
    columns = (NAME, *(number_column(f"c{at}") for at in range(10)))
    cells = [number_cell(str(at), "2020") for at in range(9)]
    rows = [
        (name_cell("A"), *cells, Cell(text=LocalText.same("?"))),
        (name_cell("B"), *cells[:-1], number_cell("9", "2021"), number_cell("4")),
    ]
    found = check("column", make_dataset(rows, columns, as_of=""), subtitle=LocalText(), naming=language)
    found += check("line", make_dataset(rows, columns, as_of=""), {"zero": False}, naming=language)
    assert {each.check for each in found} >= {"misleading_chart", "unread_cells", "undated_data", "missing_unit"}
    for finding in found:
        sentence = say(finding, language)
        assert "{" not in sentence
        assert sentence.endswith("。" if language.chinese else ".")


def test_codes_and_dashes_need_no_translation_and_names_do() -> None:
    codes = (LocalText("101"), LocalText("", "3–07"), LocalText("–"))
    column = Column("room", LocalText("Room", "房間", "房间"), ColumnKind.TEXT)
    table = make_dataset([(Cell(TITLE), Cell(code)) for code in codes], (NAME, column))
    assert [each for each in check("bar", table) if each.check == "missing_language"] == []
    named = replace(table, rows=(*table.rows, (Cell(TITLE), Cell(LocalText("Room 101")))))
    missing = [each.place.language for each in check("bar", named) if each.check == "missing_language"]
    assert missing == ["zh-Hant", "zh-Hans"]
