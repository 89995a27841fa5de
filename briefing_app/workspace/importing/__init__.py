"""Import of CSV, TSV and XLSX files as datasets, fact cards, sources and figures.

How it goes, and in which thread:

1. `read_draft(path, ReadChoice(…), Watch(tell, cancelled))` → `Draft`: any thread. What it guessed (sheet, encoding, separator,
   headings, language) is corrected by another `ReadChoice`; `choose` does headings and language without reading again.
2. `core.imports.find_mapping(draft, target, into)` → `Mapping`: the library's thread, at once; as last time or guessed.
   `Mapping.with_column(at, ColumnUse(…))` corrects it, `find_gaps(mapping)` says what is missing. `FIELDS[target]` are the
   fields to choose from; for a dataset a `ColumnUse` holds a `Column` instead.
3. `understand(draft, mapping, Watch(…))` → `Understood`: any thread.
4. `core.imports.plan(understood)` → `Plan`: the library's thread; counts and reasons, nothing written.
5. `core.imports.run(plan, tell, cancelled)` → `Imported`: the library's thread; one step of the history.
"""

from briefing_app.workspace.importing.draft import Draft, ReadChoice, choose, make_draft, read_draft
from briefing_app.workspace.importing.guess import guess_mapping, read_around, say_remarks
from briefing_app.workspace.importing.mapping import ColumnUse, MadeColumn, Mapping, find_gaps
from briefing_app.workspace.importing.plan import Imported, Outcome, Plan, PlannedRow, RowProblem, Understood
from briefing_app.workspace.importing.target import FIELDS, Field, Target
from briefing_app.workspace.importing.understand import understand

__all__ = [
    "FIELDS",
    "ColumnUse",
    "Draft",
    "Field",
    "Imported",
    "MadeColumn",
    "Mapping",
    "Outcome",
    "Plan",
    "PlannedRow",
    "ReadChoice",
    "RowProblem",
    "Target",
    "Understood",
    "choose",
    "find_gaps",
    "guess_mapping",
    "make_draft",
    "read_around",
    "read_draft",
    "say_remarks",
    "understand",
]
