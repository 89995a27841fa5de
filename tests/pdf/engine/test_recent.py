"""What is remembered stays within its bounds, and what is used stays remembered."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing_app.pdf.engine.fontbook import FontBook
from briefing_app.pdf.engine.paragraph import Typesetter
from briefing_app.pdf.engine.recent import Recent
from briefing_app.pdf.engine.text_style import ParagraphStyle, TextStyle

STYLE, LINES = TextStyle(10), ParagraphStyle()


def test_what_was_used_longest_ago_is_forgotten_first() -> None:
    recent: Recent[str] = Recent(2)
    recent.put("a", "A")
    recent.put("b", "B")
    assert recent.get("a") == "A"
    recent.put("c", "C")
    assert (recent.get("a"), recent.get("b"), recent.get("c"), len(recent)) == ("A", None, "C", 2)


def test_a_heavy_value_takes_the_room_of_many() -> None:
    recent: Recent[str] = Recent(10)
    for name in "abcd":
        recent.put(name, name, 2)
    recent.put("big", "big", 6)
    assert [recent.get(name) for name in ("a", "b", "c", "d", "big")] == [None, None, "c", "d", "big"]


def test_what_is_heavier_than_all_may_be_is_given_back_and_not_kept() -> None:
    recent: Recent[str] = Recent(10)
    recent.put("a", "A", 4)
    assert recent.put("huge", "HUGE", 11) == "HUGE"
    assert (recent.get("huge"), recent.get("a")) == (None, "A")


def test_a_key_that_is_put_again_counts_once() -> None:
    recent: Recent[int] = Recent(10)
    for turn in range(100):
        recent.put("a", turn, 4)
    recent.put("b", 0, 6)
    assert (recent.get("a"), recent.get("b"), recent.weight) == (99, 0, 10)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 7))))
def test_it_never_weighs_more_than_it_may_and_knows_its_weight(puts: list[tuple[int, int]]) -> None:
    recent: Recent[int] = Recent(12)
    for key, weight in puts:
        recent.put(key, weight, weight)
        assert recent.weight == sum(recent.get(each) or 0 for each in range(10)) <= 12


def test_lines_are_remembered_up_to_so_many_characters(book: FontBook) -> None:
    typesetter = Typesetter(book, remembered=1_000)
    kept = typesetter.layout_text("This line is set again and again", LINES, 200, STYLE)
    forgotten = typesetter.layout_text("This line is set twice", LINES, 200, STYLE)
    for turn in range(100):
        typesetter.layout_text(f"A line that is set once, no. {turn}", LINES, 200, STYLE)
        assert typesetter.layout_text("This line is set again and again", LINES, 200, STYLE) is kept
    again = typesetter.layout_text("This line is set twice", LINES, 200, STYLE)
    assert again is not forgotten
    assert again.lines == forgotten.lines
