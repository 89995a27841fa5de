"""What becomes of each row, as rows of a table that can be copied or saved."""

from __future__ import annotations

from collections import defaultdict

from briefing_app.formats.tables.guard import guard
from briefing_app.model.language import LocalText
from briefing_app.ui.room import Room
from briefing_app.ui.table_import.words import name_column
from briefing_app.workspace.importing import Plan, RowProblem


def list_report(room: Room, plan: Plan) -> list[list[str]]:
    """Headings, then one row for each row of the file, or several where several things are wrong with it."""
    say, draft = room.look.say, plan.understood.draft
    problems: dict[int, list[RowProblem]] = defaultdict(list)
    for each in plan.problems:
        problems[each.number].append(each)
    names = ("row", "outcome", "name", "column", "reason")
    report = [[say(f"table_import.report.{name}") for name in names]]
    outcomes = {each: say(f"table_import.outcome.{each.value}") for each in plan.counts}
    for row in plan.rows:
        title = row.title.best(room.look.language)[0] if isinstance(row.title, LocalText) else row.title
        begin = [str(row.number), outcomes[row.outcome], title]
        found = problems.get(row.number)
        if not found:
            report.append([*begin, "", ""])
            continue
        for each in found:
            column = "" if each.column is None else name_column(room, draft, each.column)
            report.append([*begin, column, room.sentences.say_phrase(each.said)])
    return report


def make_text(report: list[list[str]]) -> str:
    """Cells apart by tabs, as spreadsheets take them from the clipboard; nothing is taken for a formula."""
    return "\n".join("\t".join(guard(" ".join(cell.split())) for cell in row) for row in report) + "\n"
