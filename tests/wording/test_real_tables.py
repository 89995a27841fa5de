"""Tables as officers get them are read as a careful reader would read them."""

from __future__ import annotations

import pytest

from briefing_app.wording.guess_table import guess_table
from briefing_app.wording.which_language import guess_language
from tests.wording.corpus import Case, chinese, describe_all, english, say

CASES = [*english.CASES, *chinese.CASES]


@pytest.mark.parametrize("case", CASES, ids=[each.name for each in CASES])
def test_a_table_is_read_as_a_careful_reader_reads_it(case: Case) -> None:
    rows = case.raw.rows
    language = guess_language(cell for row in rows for cell in row if isinstance(cell, str))
    guessed = guess_table(rows, language)
    wanted = {name: getattr(case, name) for name in describe_all(guessed)}
    assert describe_all(guessed) == wanted
    found = guessed.rows
    assert {place: say(found[place[0]][place[1]]) for place in case.cells} == case.cells
    totals = [each for each in guessed.remarks if each.key == "tables.note.totals"]
    assert [f"row {row} " in str(totals[0]) for row in case.totals] == [True] * len(case.totals)
    assert bool(totals) is bool(case.totals)
