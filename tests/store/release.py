"""Writes `db/schema.sql` and the small released file of this version: `python -m tests.store.release`, from the top folder.

Run it after a migration was added. A released file of an older version is never written again.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from briefing_app.model.card import TextState, Verification
from briefing_app.paths import db_dir
from briefing_app.store.library import Library
from briefing_app.store.migrations import STEPS, describe_schema
from tests.store.samples import PRINTER, fill, make_card, texts


def write_sample(path: Path) -> None:
    """A library with one thing of every kind, two steps of history and one undone."""
    with Library.create(path, printer=PRINTER) as library:
        fill(library)
        second = make_card("card-2", "Second text", "第二", title="Second")
        second = replace(second, title=texts("Second", "第二"), verification=Verification("A. Chan", "2024-06-01"))
        with library.step("card.add", {"title": "Second"}, at="2024-06-02T08:30:00Z") as writer:
            writer.save_card(second)
            states = (TextState.COMPLETE, TextState.OUTDATED, TextState.MISSING)
            writer.save_card(replace(second, text=texts("Changed", "第二"), states=states, verification=None))
        with library.operation("card.add", title="Third") as writer:
            writer.save_card(make_card("card-3", "Third text"))
        library.undo()


def main() -> None:
    """Write both."""
    (db_dir() / "schema.sql").write_text(describe_schema(), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.briefing"
        write_sample(path)
        shutil.copy(path, db_dir() / "released" / f"v{len(STEPS)}.briefing")


if __name__ == "__main__":
    main()
