"""What people type into cells: every way of writing a number or date that spreadsheets and papers of the region have."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.model.chart import Cell, Column, ColumnKind
from briefing_app.model.figure import CountNoun, Qualifier, Unit, Value
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.wording.convert_cell import convert_cell
from briefing_app.wording.guess_table import read_column
from briefing_app.wording.read_cell import print_cell, read_cell, read_plainly, read_value

NAME = LocalText("A")
WORDS = Column("a", NAME)
COUNT = Column("a", NAME, ColumnKind.NUMBER, noun=CountNoun("project", "projects", "個項目", "个项目"))
PLAIN = Column("a", NAME, ColumnKind.NUMBER, Unit.NUMBER)
SHARE = Column("a", NAME, ColumnKind.NUMBER, Unit.PERCENT)
DOLLARS = Column("a", NAME, ColumnKind.NUMBER, Unit.HKD)
MILLIONS = Column("a", NAME, ColumnKind.NUMBER, Unit.HKD, scale=6)
US = Column("a", NAME, ColumnKind.NUMBER, Unit.USD)
RANK = Column("a", NAME, ColumnKind.NUMBER, Unit.RANK)
YEAR = Column("a", NAME, ColumnKind.NUMBER, Unit.YEAR)
DATE = Column("a", NAME, ColumnKind.DATE)
NUMBERS = (COUNT, PLAIN, SHARE, DOLLARS, MILLIONS, US, RANK, YEAR, Column("a", NAME, ColumnKind.NUMBER, scale=4))


def _language(text: str) -> Language:
    return Language.HANT if any("\u3000" < each < "\uff00" for each in text) else Language.EN


@pytest.mark.parametrize(
    ("column", "text", "value", "qualifier"),
    [
        (COUNT, "１，２３４", "1234", Qualifier.EXACT),
        (COUNT, "1 234 567", "1234567", Qualifier.EXACT),
        (COUNT, "1\u2009234", "1234", Qualifier.EXACT),
        (COUNT, "1\u00a0234", "1234", Qualifier.EXACT),
        (COUNT, "1\u202f234", "1234", Qualifier.EXACT),
        (COUNT, "1’234", "1234", Qualifier.EXACT),
        (PLAIN, "1.234,5", "1234.5", Qualifier.EXACT),
        (COUNT, "(132)", "-132", Qualifier.EXACT),
        (COUNT, "（１３２）", "-132", Qualifier.EXACT),
        (COUNT, "−132", "-132", Qualifier.EXACT),
        (COUNT, "-132", "-132", Qualifier.EXACT),
        (COUNT, "+3", "3", Qualifier.EXACT),
        (PLAIN, ".5", "0.5", Qualifier.EXACT),
        (PLAIN, "1.20E+09", "1.20E+9", Qualifier.EXACT),
        (SHARE, "61%", "61", Qualifier.EXACT),
        (SHARE, "61 %", "61", Qualifier.EXACT),
        (SHARE, "６１％", "61", Qualifier.EXACT),
        (SHARE, "百分之61", "61", Qualifier.EXACT),
        (SHARE, "61 per cent", "61", Qualifier.EXACT),
        (SHARE, "(13.2%)", "-13.2", Qualifier.EXACT),
        (SHARE, "(13.2)%", "-13.2", Qualifier.EXACT),
        (SHARE, "over 50%", "50", Qualifier.OVER),
        (SHARE, "50%+", "50", Qualifier.AT_LEAST),
        (SHARE, "20–30%", "20..30", Qualifier.EXACT),
        (DOLLARS, "HK$1.76bn", "1.76E+9", Qualifier.EXACT),
        (DOLLARS, "17.6億", "1.76E+9", Qualifier.EXACT),
        (DOLLARS, "17.6億港元", "1.76E+9", Qualifier.EXACT),
        (DOLLARS, "1,200萬", "1.2E+7", Qualifier.EXACT),
        (DOLLARS, "HK$5m", "5E+6", Qualifier.EXACT),
        (DOLLARS, "HK$(132)", "-132", Qualifier.EXACT),
        (DOLLARS, "$5", "5", Qualifier.EXACT),
        (US, "US$2.26億", "2.26E+8", Qualifier.EXACT),
        (US, "2.26億美元", "2.26E+8", Qualifier.EXACT),
        (US, "$5", "5", Qualifier.EXACT),
        (MILLIONS, "132", "1.32E+8", Qualifier.EXACT),
        (MILLIONS, "132.50", "1.3250E+8", Qualifier.EXACT),
        (MILLIONS, "HK$132", "1.32E+8", Qualifier.EXACT),
        (MILLIONS, "HK$1.76bn", "1.76E+9", Qualifier.EXACT),
        (MILLIONS, "1,200萬", "1.2E+7", Qualifier.EXACT),
        (MILLIONS, "12–15", "1.2E+7..1.5E+7", Qualifier.EXACT),
        (MILLIONS, "over 50", "5E+7", Qualifier.OVER),
        (COUNT, "5千", "5E+3", Qualifier.EXACT),
        (COUNT, "5k", "5E+3", Qualifier.EXACT),
        (COUNT, "over 50", "50", Qualifier.OVER),
        (COUNT, "50+", "50", Qualifier.AT_LEAST),
        (COUNT, ">50", "50", Qualifier.OVER),
        (COUNT, "＞50", "50", Qualifier.OVER),
        (COUNT, "≥50", "50", Qualifier.AT_LEAST),
        (COUNT, "<= 50", "50", Qualifier.AT_MOST),
        (COUNT, "<50", "50", Qualifier.UNDER),
        (COUNT, "50 or more", "50", Qualifier.AT_LEAST),
        (COUNT, "逾50", "50", Qualifier.OVER),
        (COUNT, "50多", "50", Qualifier.OVER),
        (COUNT, "約120", "120", Qualifier.ABOUT),
        (COUNT, "~120", "120", Qualifier.ABOUT),
        (COUNT, "c. 120", "120", Qualifier.ABOUT),
        (COUNT, "ca. 120", "120", Qualifier.ABOUT),
        (COUNT, "12–15", "12..15", Qualifier.EXACT),
        (COUNT, "12 to 15", "12..15", Qualifier.EXACT),
        (COUNT, "12至15", "12..15", Qualifier.EXACT),
        (COUNT, "132*", "132", Qualifier.EXACT),
        (COUNT, "132[1]", "132", Qualifier.EXACT),
        (COUNT, "132²", "132", Qualifier.EXACT),
        (COUNT, "#132", "132", Qualifier.EXACT),
        (COUNT, "(1,234)*", "-1234", Qualifier.EXACT),
        (COUNT, "847 projects", "847", Qualifier.EXACT),
        (COUNT, "847個項目", "847", Qualifier.EXACT),
        (RANK, "2nd", "2", Qualifier.EXACT),
        (RANK, "第二位", "2", Qualifier.EXACT),
        (RANK, "top 50", "50", Qualifier.AT_MOST),
        (RANK, "5", "5", Qualifier.EXACT),
    ],
)
def test_a_number_is_read_in_the_unit_and_scale_of_its_column(
    column: Column, text: str, value: str, qualifier: Qualifier
) -> None:
    read = read_cell(text, _language(text), column)
    assert read.problem is None
    assert str(read.cell.value) == value
    assert read.cell == Cell(value=Value.parse(value), qualifier=qualifier)


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("n/a", ("n/a", "不適用", "不适用")),
        ("N/A", ("n/a", "不適用", "不适用")),
        ("不適用", ("n/a", "不適用", "不适用")),
        ("未有資料", ("not available", "未有資料", "暂无数据")),
        ("–", ("–", "–", "–")),
        ("-", ("–", "–", "–")),
        ("..", ("..", "..", "..")),
        ("nil", ("nil", "無", "无")),
    ],
)
def test_words_for_nothing_stay_words_and_are_never_zero(text: str, texts: tuple[str, str, str]) -> None:
    for column in (*NUMBERS, DATE):
        read = read_cell(text, _language(text), column)
        assert read.cell == Cell(text=LocalText(*texts))
        assert read.problem is None
        assert "drawn as missing" in read.understood.en


@pytest.mark.parametrize(
    ("column", "text", "problem"),
    [
        (COUNT, "61%", "another unit than this column (a count)"),
        (COUNT, "HK$5", "another unit"),
        (SHARE, "HK$5", "another unit than this column (per cent)"),
        (DOLLARS, "US$2.26億", "another unit than this column (Hong Kong dollars)"),
        (DOLLARS, "61%", "another unit"),
        (SHARE, "5 projects", "cannot be read as one number"),
        (COUNT, "第二位", "another unit"),
        (COUNT, "hello", "cannot be read as one number"),
        (COUNT, "5 6", "cannot be read"),
        (COUNT, "1,2345", "cannot be read"),
        (COUNT, "1.5.3", "cannot be read"),
        (COUNT, "15–12", "cannot be read"),
        (COUNT, "(12–15)", "cannot be read"),
        (COUNT, "9" * 200, "cannot be read"),
        (DATE, "2023/24", "write the month in which it ends, such as 2024-03"),
        (DATE, "Q1 2024", "such as 2024-03"),
        (DATE, "12/31/2023", "such as 31/12/2023"),
        (DATE, "3/12", "leaves the year open; write it in four digits, such as 3 December 2026. It is kept as words"),
        (DATE, "yesterday", "cannot be read as a date"),
        (DATE, "30/2/2024", "cannot be read as a date"),
    ],
)
def test_what_does_not_belong_is_kept_as_typed_with_the_reason(column: Column, text: str, problem: str) -> None:
    language = _language(text)
    read = read_cell(text, language, column)
    assert read.cell == Cell(text=LocalText().with_text(language, text))
    assert problem in str(read.problem)


@pytest.mark.parametrize(
    ("text", "date", "note"),
    [
        ("2024", "2024", ""),
        ("Jan 2024", "2024-01", ""),
        ("Jan-24", "2024-01", "month and a year"),
        ("2024年1月", "2024-01", ""),
        ("２０２４年１月５日", "2024-01-05", ""),
        ("31/12/2023", "2023-12-31", ""),
        ("03/04/2023", "2023-04-03", "day first"),
        ("3/3/2023", "2023-03-03", ""),
        ("2024-01-31 00:00:00", "2024-01-31", ""),
        ("45292", "2024-01-01", "Excel"),
        ("5-Jan-24", "2024-01-05", ""),
        ("2024*", "2024", "mark “*”"),
    ],
)
def test_a_date_is_read_and_what_was_assumed_is_said(text: str, date: str, note: str) -> None:
    read = read_cell(text, _language(text), DATE)
    assert read.cell == Cell(date=PartialDate.parse(date))
    assert read.problem is None
    assert note in read.understood.en
    assert bool(read.notes) == bool(note)


def test_what_was_understood_is_said_in_three_languages() -> None:
    understood = read_cell("132*", Language.EN, MILLIONS).understood
    assert understood.en == "HK$132 million; the mark “*” of a note is left out"
    assert understood.zh_hant == "1.32億港元；已略去註腳標記「*」"
    assert understood.zh_hans == "1.32亿港元；已略去脚注标记“*”"


def test_a_key_in_braces_follows_a_figure() -> None:
    assert read_cell("{itf_grants}", Language.EN, DOLLARS).cell == Cell(figure="itf_grants")
    assert print_cell(Cell(figure="itf_grants"), DOLLARS, Language.EN) == "{itf_grants}"
    assert read_cell("{itf_grants}", Language.EN, WORDS).cell == Cell(text=LocalText("{itf_grants}"))


def test_an_empty_cell_is_missing() -> None:
    for column in (WORDS, DATE, *NUMBERS):
        assert read_cell(" \u3000 ", Language.EN, column).cell.missing


def test_cells_are_read_anew_where_a_column_changes_its_kind() -> None:
    five = Cell(text=LocalText("5"), as_of=PartialDate(2023))
    number = convert_cell(five, WORDS, COUNT)
    assert number == Cell(value=Value(Decimal(5)), as_of=PartialDate(2023))
    assert convert_cell(number, COUNT, WORDS).text == LocalText.same("5")
    assert convert_cell(Cell(text=LocalText("five")), WORDS, COUNT) == Cell(text=LocalText("five"))
    assert convert_cell(Cell(value=Value(Decimal(2023))), COUNT, DATE) == Cell(date=PartialDate(2023))
    assert convert_cell(Cell(value=Value(Decimal(52))), COUNT, DATE).text == LocalText.same("52")
    assert convert_cell(Cell(date=PartialDate(2023)), DATE, YEAR).value == Value(Decimal(2023))
    assert convert_cell(Cell(figure="projects"), COUNT, WORDS).text == LocalText.same("{projects}")
    assert convert_cell(Cell(value=Value(Decimal(5))), COUNT, COUNT, 6).value == Value(Decimal("5E+6"))


decimals = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=3)
values = decimals.map(Value) | st.tuples(decimals, decimals).filter(lambda each: each[0] < each[1]).map(
    lambda each: Value(*each)
)


@given(values, st.sampled_from(Qualifier), st.sampled_from(NUMBERS), st.sampled_from(LANGUAGES))
def test_what_the_grid_shows_reads_back(value: Value, qualifier: Qualifier, column: Column, language: Language) -> None:
    if column.unit is Unit.RANK and (qualifier is Qualifier.AT_MOST and value.number < 0):
        return  # no list is said to have a top minus five
    cell = Cell(value=value, qualifier=qualifier)
    assert read_cell(print_cell(cell, column, language), language, column).cell == cell


@given(st.dates(), st.sampled_from(("day", "month", "year")), st.sampled_from(LANGUAGES))
def test_dates_read_back(day: object, known: str, language: Language) -> None:
    date = PartialDate.parse(str(day)[: {"day": 10, "month": 7, "year": 4}[known]])
    if date.year >= 1000:
        cell = Cell(date=date)
        assert read_cell(print_cell(cell, DATE, language), language, DATE).cell == cell


@given(st.text(max_size=40), st.sampled_from((WORDS, DATE, *NUMBERS)), st.sampled_from(LANGUAGES))
def test_nothing_that_is_typed_raises_or_is_lost(text: str, column: Column, language: Language) -> None:
    read = read_cell(text, language, column)
    if read.problem is not None or (text.strip() and column.kind is ColumnKind.TEXT):
        assert read.cell.text.get(language) == text.strip()
    assert read.understood.languages or read.cell.missing


@given(
    st.lists(
        st.from_regex(r"-?[0-9,]{1,6}(\.[0-9]{1,2})?%?", fullmatch=True) | decimals | st.none() | st.text(max_size=6)
    ),
    st.sampled_from((WORDS, DATE, *NUMBERS)),
    st.sampled_from(LANGUAGES),
)
def test_a_column_is_read_as_its_cells_are(raw: list[str | Decimal | None], column: Column, language: Language) -> None:
    one_by_one = [read_value(each, language, column) for each in raw]
    read = read_column(raw, language, column, 3)
    assert read.cells == tuple(each.cell for each in one_by_one)
    assert [row for row, _, _ in read.refused] == [at for at, each in enumerate(one_by_one, 3) if each.problem]
    assert read.noted == tuple(
        (at, str(raw[at - 3]), note) for at, each in enumerate(one_by_one, 3) if not each.problem for note in each.notes
    )
    assert read.understood == sum(1 for each in one_by_one if not each.problem and not each.cell.missing)
    for each in raw:
        quick = read_plainly(each, language, column)
        assert quick is None or str(quick.value) == str(read_value(each, language, column).cell.value)


@pytest.mark.parametrize(
    ("text", "same"), [("2023/24", True), ("2024-25*", True), ("(1)", True), ("Q1", False), ("—", False), ("", False)]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_holds_no_words_is_there_in_every_language(text: str, same: bool, language: Language) -> None:
    wanted = LocalText.same(text) if same else LocalText().with_text(language, text)
    assert read_cell(text, language, WORDS).cell.text == wanted
    quick = read_plainly(text, language, WORDS)
    assert quick is None or quick.text == wanted
