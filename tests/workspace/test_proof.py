"""The proof finds every text wherever pages tear it, takes nothing for it that is not, and any text at all passes it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing_app.model.briefing import Briefing
from briefing_app.model.edition import Audience, Form
from briefing_app.model.language import LANGUAGES
from briefing_app.workspace import Resources, Workspace
from briefing_app.workspace.desk import LibraryReader
from briefing_app.workspace.press import FileJob, Press
from briefing_app.workspace.proof import _is_found, letters
from briefing_app.workspace.resolve import Frozen, freeze, freeze_handout
from tests.workspace.texts_in_places import find_places, put_text

LONG = "Approvals of medicines in the Greater Bay Area and what they mean for firms. " * 20
LISTED = ("Cell.text", "Source.title", "TextBlock.text", "TableBlock.title", "FactCard.text")

# Each of these is held to a length by a check that stops the export; see `long_text`.
HEADS = {
    *("Briefing.title", "Briefing.organisation", "Briefing.occasion", "Briefing.place", "Briefing.readers"),
    *("Briefing.marking", "Section.title", "FactCard.title", "Chart.title", "Dataset.title", "Figure.label"),
    *("PictureBlock.caption", "PointsBlock.addressee"),
}


def is_found(text: str, *pages: str) -> bool:
    return _is_found(text, [letters(each) for each in pages])


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("as of 1 July 2021\nand so on", ("To the mayor as of 1 July 2021", "Title and so on")),
        (LONG, ("So: " + LONG[:500], LONG[500:1_200] + " 3", "4 " + LONG[1_200:])),
    ],
)
def test_a_text_that_pages_tear_is_found(text: str, pages: Sequence[str]) -> None:
    assert is_found(text, *pages)


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("5\nas of 1 July 2021", ("To the mayor 5 Shenzhen", "as of 1 July 2021")),  # a scrap may stand anywhere
        ("Funds raised by 2023", ("Funds raised by", "2023 and more")),
        ("5\nas of 1 July 2021", ("To the mayor 5 Shenzhen", "as of 1 July 2022")),
        ("5\nas of 1 July 2021", ("as of 1 July 2021", "5")),
        ("three things\n- 1\n- 2", ("three things 1", "27 things")),
        ("1\n2\n3\n4", ("Head 1 2", "Head", "Head 3 4")),
        ("Start and the end", ("Start", "nothing", "and the end")),
        (LONG, (LONG[:500], LONG[510:])),
        (LONG, (LONG[:500], "x", LONG[500:])),
    ],
)
def test_what_is_lost_or_out_of_order_is_missed(text: str, pages: Sequence[str]) -> None:
    assert not is_found(text, *pages)


@pytest.mark.timed
@pytest.mark.parametrize("lost", [0, 1])
def test_one_letter_over_and_over_is_looked_for_quickly(lost: int) -> None:
    pages = [letters("x" * 100 + " ") for _ in range(50 - lost)]
    start = time.process_time()
    assert _is_found("x" * 5_000, pages) is not bool(lost)
    assert time.process_time() - start < 2


@pytest.fixture
def frozen(workspace: Workspace, sample: Briefing) -> Frozen:
    return freeze(LibraryReader(workspace.library), sample, Audience.DELEGATION, date(2024, 6, 1), with_pack=False)


def export_all(press: Press, whole: Frozen, forms: Sequence[Form] = tuple(Form)) -> None:
    """Make and prove every file of a briefing; what a proof misses comes out as its error."""
    for shown in (whole, freeze_handout(whole)):
        for form in forms:
            for language in LANGUAGES:
                press.make(FileJob(whole, shown, form, language, "x.pdf", 1))


def list_places(frozen: Frozen) -> list[str]:
    return sorted({*find_places(frozen.briefing), *find_places(frozen.content)})


@pytest.mark.parametrize(
    "text",
    [
        "To\nthe mayor\nand others",
        "- first item\n- second one\n- third thing",
        "Before all\n- first item\n- second one\n\n\nAfter that\n",
        "第一行\n- 第二項\n- 第三項\n第四行",
        "1. one\n2. two\n- 1\n- 2\n3",
        "text\n- \n-\n- x\n• y\n* z",
    ],
)
def test_lines_and_lists_in_every_place_are_printed(resources: Resources, frozen: Frozen, text: str) -> None:
    """One place after the other: with lists everywhere no page has room for what belongs together."""
    places = list_places(frozen)
    assert {"Cell.text", "Column.label", "Source.title", "Source.url", "TextBlock.text", "TableBlock.title"} <= {
        *places
    }
    press = Press(resources)
    for place in LISTED:
        export_all(press, put_text(frozen, [place], text), [Form.FULL, Form.SLIDES])


LETTERS = st.characters(codec="ascii", categories=["L", "N", "P", "S", "Zs"]) | st.sampled_from("éüß–—“”…·½²€×")
CHINESE = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5) | st.sampled_from("，。、：；？！（）「」《》")
PIECES = st.one_of(
    st.text(LETTERS, max_size=12),
    st.text(CHINESE, max_size=8),
    st.text("0123456789,.%", max_size=6),
    st.sampled_from(
        ["\n", "\n\n", "\n- ", "- ", "\n• ", "\n* ", "\n1. ", " ", "\t", "{grants}", "{hospitals_all|noun}"]
    ),
)
TEXTS = st.lists(PIECES, max_size=10).map(lambda pieces: "".join(pieces)[:70])


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), text=TEXTS)
def test_any_text_in_any_place_passes(resources: Resources, frozen: Frozen, data: st.DataObject, text: str) -> None:
    places = [each for each in list_places(frozen) if each != "Briefing.marking"]  # seventy Latin letters at most
    place = data.draw(st.sampled_from(places))
    export_all(Press(resources), put_text(frozen, [place], text))
