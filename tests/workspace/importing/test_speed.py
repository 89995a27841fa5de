"""Large files come in without a long wait; processor time is held, for other programs run beside these tests."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from briefing_app.workspace import Workspace
from briefing_app.workspace.importing import Outcome, Target, guess_mapping, read_draft, say_remarks
from tests.workspace.importing.conftest import plan_of

pytestmark = pytest.mark.timed


def test_a_table_of_50000_rows_comes_in_within_three_seconds(empty: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("Firm,Year,Staff,Revenue (HK$ million),Share (%),Listed\n")
        for n in range(50_000):
            file.write(
                f"Firm {n},{2000 + n % 25},{n * 7 % 9999},{n * 1.25:.2f},{n % 100}.5,2023-{n % 12 + 1:02d}-{n % 28 + 1:02d}\n"
            )
    before = process_time()
    plan = plan_of(empty, read_draft(path))
    ready = process_time()
    done = empty.imports.run(plan)
    end = process_time()
    assert plan.counts[Outcome.NEW] == 50_000
    assert plan.problems == ()
    assert empty.tables.get_table(done.dataset_id).row_count == 50_000
    assert end - before < 3
    assert end - ready < 1.5  # in which the window waits


def test_5000_cards_come_in_within_six_seconds_and_are_found_again(empty: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "cards.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("Title,標題,Text,內容,Theme,Tags,Source\n")
        for n in range(5_000):
            file.write(f"Card {n},卡片{n},Text of {n} is this and that,內容{n},Theme {n % 9},a; b,Source {n % 50}\n")
    before = process_time()
    plan = plan_of(empty, read_draft(path))
    empty.imports.run(plan)
    assert process_time() - before < 6
    assert empty.library.count("card") == 5_000
    again = plan_of(empty, read_draft(path))
    assert (again.counts[Outcome.SAME], again.empty) == (5_000, True)


def test_what_is_said_of_a_wide_table_does_not_take_long(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    heads = ",".join(f"Region {n}" for n in range(300))
    values = ",".join(str(n) for n in range(300))
    path.write_text(f"Invented grants,,,HK$ million\nName,{heads}\n" + f"x,{values}\n" * 20, "utf-8")
    draft = read_draft(path)
    mapping = guess_mapping(draft, Target.DATASET)
    before = process_time()
    remarks = say_remarks(draft, mapping)
    assert process_time() - before < 0.5
    assert [each.key for each in remarks][:1] == ["tables.note.unit"]


def test_a_thousand_formulas_of_which_many_cannot_be_calculated_are_told_within_two_seconds(
    empty: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "figures.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("Key,Label,Value,Formula\n")
        file.writelines(f"given_{n},Given {n},{n},\n" for n in range(500))
        file.writelines(f"sum_{n},Sum {n},,given_{n} + sum_{n - 1}\n" for n in range(1, 500))
        file.write("sum_0,Sum 0,,given_0 + 1\n")
        file.writelines(f"lost_{n},Lost {n},,gone_{n} + sum_{n}\n" for n in range(300))
        file.writelines(f"one_{n},One {n},,other_{n} + 1\nother_{n},Other {n},,one_{n} + 1\n" for n in range(40))
    before = process_time()
    plan = plan_of(empty, read_draft(path))
    assert process_time() - before < 2
    assert (plan.counts[Outcome.NEW], plan.counts[Outcome.REFUSED]) == (1_000, 380)
