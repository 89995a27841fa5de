"""Self-test: tables and packs go out and come back the same."""

from __future__ import annotations

from briefing_app.errors import BriefingError
from briefing_app.model.language import LANGUAGES
from briefing_app.self_test.bench import Bench, SelfTestError, need
from briefing_app.workspace import Workspace, create_library
from briefing_app.workspace.importing import Outcome, Target, read_draft, understand
from briefing_app.workspace.table_output import SUFFIXES

_RECORDS = (Target.CARDS, Target.FIGURES, Target.SOURCES)


def try_tables(bench: Bench) -> str:
    """Lists of cards, figures and sources, and every dataset, as XLSX and CSV; the lists are read back and change nothing."""
    folder = bench.make_folder("tables")
    workspace, output = bench.workspace, bench.workspace.table_output
    count = 0
    for suffix in SUFFIXES:
        for target in _RECORDS:
            path = folder / f"{target.value}{suffix}"
            rows = output.export_records(target, path, LANGUAGES[count % len(LANGUAGES)])
            draft = read_draft(path)
            plan = workspace.imports.plan(understand(draft, workspace.imports.find_mapping(draft, target)))
            same = plan.counts[Outcome.SAME]
            need(rows and same == rows and not plan.refused, f"{path.name}: of {rows} rows {same} came back the same")
            count += 1
        for table in workspace.library.list_tables():
            path = folder / f"{table.dataset.slug}{suffix}"
            output.export_dataset(table.dataset.id, path)
            need(read_draft(path), f"{path.name} cannot be read")
            count += 1
    return f"{count} files written and read"


def try_packs(bench: Bench) -> str:
    """The whole library as a pack: nothing in it is new to the library, and all of it to an empty one's like."""
    path = bench.folder / "library.hbpack"
    content = bench.workspace.packs.export_pack(path)
    report = bench.workspace.packs.import_pack(path)
    need(
        not any(report.added.values()) and not any(report.updated.values()), "a pack of the library changed the library"
    )
    other = bench.folder / "other.briefing"
    other.unlink(missing_ok=True)
    try:
        create_library(other, path, bench.resources)
        with Workspace.open(other, bench.resources) as workspace:
            damage = workspace.library.find_damage()
            need(not damage, f"the library made of a pack is damaged: {', '.join(map(str, damage))}")
            cards = len(workspace.library.list_cards())
    except BriefingError as problem:
        raise SelfTestError(str(problem)) from problem
    need(cards == len(content.cards), f"of {len(content.cards)} cards {cards} arrived")
    return f"{cards} cards out and in"
