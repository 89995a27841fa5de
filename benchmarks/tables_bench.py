"""A table of fifty thousand rows: taking in a file, editing, writing files, deleting, and packs of it there and back."""

from __future__ import annotations

import gc
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from benchmarks.report import Target, print_table
from briefing_app.model.chart import Cell
from briefing_app.model.figure import Value
from briefing_app.paths import resources_dir
from briefing_app.store.library import Library
from briefing_app.workspace import Resources, Workspace
from briefing_app.workspace.importing import read_draft, understand
from briefing_app.workspace.workspace import make_printer

Made = TypeVar("Made")
TODAY = date(2024, 6, 1)
SHOWN = 60  # rows that the grid asks for to paint itself


def bench_tables(*, quick: bool) -> list[Target]:
    """One table of six columns through all that a person does with it; wall and processor time."""
    size = 1_000 if quick else 50_000
    with tempfile.TemporaryDirectory(prefix="hetao-bench-") as name:
        folder = Path(name)
        bench = _Bench(folder, size)
        bench.run()
        print_table(f"A table of {size:,} rows and 6 columns", ("what", "wall ms", "processor ms"), bench.rows)
        return bench.targets


class _Bench:
    def __init__(self, folder: Path, size: int) -> None:
        self._folder = folder
        self._size = size
        self._resources = Resources(resources_dir())
        self.rows: list[tuple[str, float, float]] = []
        self.targets: list[Target] = []

    def run(self) -> None:
        """Everything in the order in which a person would do it."""
        csv, book, pack = (self._folder / each for each in ("register.csv", "register.xlsx", "register.zip"))
        self._write_csv(csv)
        with self._make("first") as workspace:
            table_id = self._time("a CSV file comes in", 3_000, lambda: self._import(workspace, csv))
            self._time(
                "it is written as XLSX", 10_000, lambda: workspace.table_output.export_datasets([table_id], book)
            )
            self._time("it is written as CSV", 3_000, lambda: workspace.table_output.export_datasets([table_id], csv))
        with self._make("second") as workspace:
            self._time("the XLSX file comes in", 10_000, lambda: self._import(workspace, book))
        with Workspace.open(self._folder / "first.briefing", self._resources, lambda: TODAY) as workspace:
            self._work(workspace, table_id, pack)
        with self._make("third") as workspace:
            self._time("the pack comes in", 8_000, lambda: workspace.packs.import_pack(pack))
            self._time("it comes in once more", 8_000, lambda: workspace.packs.import_pack(pack))

    def _work(self, workspace: Workspace, table_id: str, pack: Path) -> None:
        tables, last = workspace.tables, self._size - 1
        edited = {(last, 2): Cell(value=Value.parse("7"))}
        self._time("its grid is opened", 50, lambda: (tables.get_table(table_id), tables.read_rows(table_id, 0, SHOWN)))
        self._time("the last rows are shown", 50, lambda: tables.read_rows(table_id, last - SHOWN, SHOWN))
        self._time("a cell is edited", 30, lambda: tables.set_cells(table_id, edited))
        self._time("and undone", 30, workspace.history.undo)
        self._time("a row comes in on top", 30, lambda: tables.insert_rows(table_id, 0, 1))
        self._time("all rows are read", 1_000, lambda: workspace.library.get_dataset(table_id))
        self._time("a collection of garbage after that", 200, gc.collect)
        self._time("it is sorted", 3_000, lambda: tables.sort_rows(table_id, 2))
        copy = self._time("it is copied", 2_000, lambda: tables.duplicate_table(table_id))
        self._time("the copy is deleted", 500, lambda: workspace.data.delete_dataset(copy.id))
        self._time("the trash is listed", 50, workspace.trash.list_trash)
        self._time("the copy is brought back", 3_000, lambda: workspace.trash.restore(copy.id))
        workspace.data.delete_dataset(copy.id)
        self._time("a pack of the library is written", 8_000, lambda: workspace.packs.export_pack(pack))

    def _time(self, what: str, most: float, act: Callable[[], Made]) -> Made:
        wall, spent = time.perf_counter(), time.process_time()
        made = act()
        spent, wall = (time.process_time() - spent) * 1_000, (time.perf_counter() - wall) * 1_000
        self.rows.append((what, wall, spent))
        self.targets.append(Target(f"{self._size:,} rows: {what}", most, spent, "ms"))
        return made

    def _make(self, name: str) -> Workspace:
        library = Library.create(self._folder / f"{name}.briefing", printer=make_printer(self._resources.wording))
        return Workspace(library, self._resources, lambda: TODAY)

    def _write_csv(self, path: Path) -> None:
        with path.open("w", encoding="utf-8") as file:
            file.write("Firm,Year,Staff,Revenue (HK$ million),Share (%),Listed\n")
            for n in range(self._size):
                day = f"2023-{n % 12 + 1:02d}-{n % 28 + 1:02d}"
                file.write(f"Firm {n},{2000 + n % 25},{n * 7 % 9999},{n * 1.25:.2f},{n % 100}.5,{day}\n")

    def _import(self, workspace: Workspace, path: Path) -> str:
        draft = read_draft(path)
        plan = workspace.imports.plan(understand(draft, workspace.imports.find_mapping(draft)))
        return workspace.imports.run(plan).dataset_id
