"""Whatever is kept in one column comes back as it was."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.model.block import AgendaItem, Likelihood, PointsBlock, Question, QuestionsBlock, TextBlock
from briefing_app.model.chart import Cell, Column, ColumnKind
from briefing_app.model.figure import CountNoun, Qualifier, Release, Unit, Value, is_sensible
from briefing_app.model.language import LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.store.codec import dump, load

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_TEXTS = st.builds(LocalText, _TEXT, _TEXT, _TEXT)
_DATES = st.builds(PartialDate, st.integers(1, 9999)) | st.builds(PartialDate, st.integers(1, 9999), st.integers(1, 12))
_VALUES = st.builds(Value, st.decimals(allow_nan=False, allow_infinity=False).filter(is_sensible))
_CELLS = st.one_of(
    st.builds(Cell, text=_TEXTS),
    st.builds(Cell, date=_DATES),
    st.builds(Cell, value=_VALUES, qualifier=st.sampled_from(Qualifier), as_of=st.none() | _DATES),
)
_NOUNS = st.builds(CountNoun, _TEXT, _TEXT, _TEXT, _TEXT)
_COLUMNS = st.builds(Column, _TEXT, _TEXTS, st.sampled_from(ColumnKind), st.sampled_from(Unit), st.none() | _NOUNS)


@given(st.lists(st.lists(_CELLS).map(tuple)).map(tuple))
def test_cells(rows: tuple[tuple[Cell, ...], ...]) -> None:
    again = load(tuple[tuple[Cell, ...], ...], dump(rows))
    assert again == rows
    assert repr(again) == repr(rows)  # 1.0 and 1.00 are equal, and not the same


@given(st.lists(_COLUMNS).map(tuple))
def test_columns(columns: tuple[Column, ...]) -> None:
    assert load(tuple[Column, ...], dump(columns)) == columns


@given(_TEXT, _TEXTS, st.sampled_from(Release), st.sampled_from(Likelihood))
def test_blocks(id: str, text: LocalText, release: Release, likelihood: Likelihood) -> None:
    for block in (
        TextBlock(id=id, text=text, release=release),
        PointsBlock(id=id, addressee=text, points=(text, LocalText()), release=release),
        QuestionsBlock(id=id, items=(Question(text, text, likelihood),), release=release),
    ):
        assert load(type(block), dump(block)) == block


_PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | _TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(_TEXT, inner),
    max_leaves=8,
)


@given(st.dictionaries(_TEXT, _PLAIN))
def test_options_of_charts(options: dict[str, Any]) -> None:
    assert load(object, dump(options)) == options


def test_the_digits_of_a_value_are_kept() -> None:
    assert json.loads(dump(Value(Decimal("1.760E+9")))) == "1.760E+9"


def test_a_default_that_says_something_is_written() -> None:
    """Were it left out, old content would change its meaning with a later default; release above all."""
    assert json.loads(dump(TextBlock(id="b", text=LocalText("x")))) == {
        "id": "b",
        "release": "open",
        "text": {"en": "x"},
        "role": "body",
    }
    assert json.loads(dump(AgendaItem("", LocalText()))) == {"time": "", "item": {}}


def test_what_has_no_form_in_json_is_a_mistake() -> None:
    with pytest.raises(TypeError, match="bytes"):
        dump(b"x")
