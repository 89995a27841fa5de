"""What is known of the file that is imported, and of how it is to be understood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from briefing_app.errors import BriefingError
from briefing_app.formats.tables.raw import TextForm, Watch
from briefing_app.model.chart import Column
from briefing_app.model.language import Language, LocalText
from briefing_app.ui.jobs.job import Job
from briefing_app.ui.room import Room
from briefing_app.ui.table_import.comparison import Comparison
from briefing_app.ui.table_import.reading import Stamp, form_of, keep_guess, prepare, stamp_of
from briefing_app.ui.table_import.state import SessionState
from briefing_app.workspace.importing import (
    ColumnUse,
    Draft,
    Imported,
    Mapping,
    Plan,
    ReadChoice,
    Target,
    Understood,
    choose,
    find_gaps,
    guess_mapping,
    read_draft,
    understand,
)

_SOON = 120  # milliseconds after a correction, before all rows are read anew


class ImportSession(QObject):
    """Reads and understands in a thread; what comes of it for the library is the comparison's. Nothing is written before `run`.

    `problem` refuses the file as a whole; `remark` says why a correction was not taken, or what does not hold any more.
    """

    changed = Signal()
    progressed = Signal(int, int)

    def __init__(self, room: Room, parent: QObject) -> None:
        super().__init__(parent)
        self._room = room
        self.path: Path | None = None
        self.draft: Draft | None = None
        self.mapping: Mapping | None = None
        self.guessed: TextForm | None = None  # the form of a text file as nobody has corrected it
        self.problem = ""
        self.remark = ""
        self.stopped = False
        self.doing = ""  # `read`, `understand`, `compare`, or nothing
        self._wanted = ReadChoice()  # what was asked for last
        self._stamp: Stamp = None  # of the file as it was read
        self._first: Mapping | None = None  # what it was taken for before a person said anything
        self._guess_of_table: Mapping | None = None
        self._columns: list[Column | None] = []  # what each was when it was last used
        self._aimed = False  # a person said what it is
        self._touched = False  # a person corrected columns
        self._job = Job(self)
        self._job.progressed.connect(self.progressed)
        self._job.done.connect(self._take)
        self._job.failed.connect(self._fail)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self._understand)
        self._comparison = Comparison(room, self)
        self._comparison.changed.connect(self.changed)
        self._comparison.refused.connect(self._refuse)
        self._comparison.large.connect(partial(self._begin, "compare"))

    def close(self) -> None:
        """Stop what is under way and hear nothing more."""
        self._comparison.close()
        self._soon.stop()
        self._job.close()

    @property
    def understood(self) -> Understood | None:
        """The rows as they are understood; None as long as they are not."""
        return self._comparison.understood

    @property
    def plan(self) -> Plan | None:
        """What an import would do; None as long as that is not known."""
        return self._comparison.plan

    @property
    def state(self) -> SessionState:
        """What another session can go on from."""
        return SessionState(
            self.path,
            self._stamp,
            self._choice,
            self.draft,
            self.mapping,
            self._first,
            self.guessed,
            self._guess_of_table,
            tuple(self._columns),
            self._aimed,
            self._touched,
        )

    def restore(self, state: SessionState) -> None:
        """Go on from there; the file is read again only where it is another by now."""
        if state.draft is None or state.mapping is None:
            if state.path is not None:
                self.open(state.path)
            return
        self._job.stop()
        self.doing, self.problem = "", ""
        self.path, self.draft, self.guessed = state.path, state.draft, state.guessed
        self._stamp, self._first, self._guess_of_table = state.stamp, state.first, state.guess
        self._aimed, self._touched, self._columns = state.aimed, state.touched, list(state.columns)
        self._use(state.mapping)
        stamp = stamp_of(state.draft.path)
        if stamp not in (None, state.stamp):
            self._read(state.choice)
        elif state.choice != state.draft.choice:
            self._choose(state.draft, state.choice)

    @property
    def corrected(self) -> bool:
        """Whether a person has said something of the file that is not imported yet."""
        if self.draft is None or self._comparison.imported:
            return False
        return self._choice != ReadChoice() or self.mapping != self._first

    @property
    def _choice(self) -> ReadChoice:
        """How the file is read, or is being read."""
        return self._wanted if self.draft is None or self.doing == "read" else self.draft.choice

    @property
    def untitled(self) -> bool:
        """Whether a table has no title yet."""
        return self.mapping is not None and self.mapping.target is Target.DATASET and not self.mapping.title

    @property
    def gaps(self) -> tuple[str, ...]:
        """What is missing in the mapping, each as a sentence."""
        if self.mapping is None:
            return ()
        return tuple(map(self._room.sentences.say_phrase, find_gaps(self.mapping)))

    # -- the file ----------------------------------------------------------------------------------------------------

    def open(self, path: Path) -> None:
        """Read another file."""
        self.path = path
        self.draft = self.mapping = self.guessed = None
        self._comparison.clear()
        self._aimed = self._touched = self._comparison.imported = False
        self._read(ReadChoice())

    def read_again(self, **choice: Any) -> None:
        """Read it with another sheet, encoding or separator."""
        self._correct(headings=None, **choice)

    def choose_headings(self, rows: int) -> None:
        """So many rows lead down to and with the headings."""
        self._correct(headings=rows)

    def leave_out_below(self, left_out: bool) -> None:
        """Whether lines that look like notes and sources below the table are no rows of it."""
        if self.draft is not None:
            self._correct(headings=self.draft.first, whole=not left_out)

    def choose_language(self, language: Language) -> None:
        """Its texts are in this language."""
        if self.draft is not None:
            self._correct(
                headings=self._wanted.headings if self.doing == "read" else self.draft.first, language=language
            )

    def _correct(self, **fields: Any) -> None:
        """Go on from what was asked for last, read or not; only another form of the file needs it to be read again."""
        if self.draft is not None:
            self._choose(self.draft, replace(self._choice, **fields))

    def _choose(self, draft: Draft, choice: ReadChoice) -> None:
        if form_of(choice) != form_of(draft.choice):
            self._read(choice)
        else:
            self._wanted = choice
            self._begin("read", lambda _: prepare(choose(draft, choice)))

    def _read(self, choice: ReadChoice) -> None:
        path = self.path
        assert path is not None
        self.problem = self.remark = ""
        self._wanted, self._stamp = choice, stamp_of(path)
        self._begin("read", lambda watch: prepare(read_draft(path, choice, watch)))

    def _take_draft(self, draft: Draft, guess: Mapping) -> None:
        before, known = self.draft, self._guess_of_table
        self.draft, self._guess_of_table = draft, guess
        self.guessed = keep_guess(self.guessed, draft)
        mapping, language = self.mapping, draft.choice.language
        guessed = mapping is not None and known is not None and mapping.note == known.note
        if mapping is not None and guessed and before is not None and before.last != draft.last and not mapping.into:
            mapping = mapping.changed(note=guess.note)
        same = before is not None and draft.signature and before.signature == draft.signature
        if mapping is not None and same and len(mapping.columns) == len(draft.headings):
            kept = self._touched or mapping.into or language in (None, mapping.language)
            if kept:
                self._use(mapping.changed(language=language or mapping.language))
                return
        self._columns = []
        self._guess(mapping.target if mapping is not None and (self._aimed or same) else None)
        if language is not None and self.mapping is not None and self.mapping.language is not language:
            self._use(self.mapping.changed(language=language))

    # -- what it is --------------------------------------------------------------------------------------------------

    def set_target(self, target: Target) -> None:
        """The rows become this."""
        if self.mapping is not None and target is not self.mapping.target:
            self._aimed = True
            self._columns = []
            self._guess(target)

    def set_into(self, dataset_id: str) -> None:
        """The rows replace those of a dataset; of none with an empty id."""
        draft, mapping = self.draft, self.mapping
        if draft is None or mapping is None or dataset_id == mapping.into:
            return
        if not dataset_id:
            title = self._guess_of_table.title if self._guess_of_table is not None else mapping.title
            self._use(mapping.changed(into="", title=title))
            return
        head = self._room.attempt(lambda: self._room.core.tables.get_table(dataset_id))
        if head is not None:
            self._wanted = draft.choice
            self._begin("read", lambda _: guess_mapping(draft, Target.DATASET, head.dataset))

    def set_column(self, at: int, use: ColumnUse) -> None:
        """A column becomes something else."""
        if self.mapping is not None:
            self.set_columns(self.mapping.with_column(at, use).columns)

    def set_columns(self, columns: tuple[ColumnUse, ...]) -> None:
        """Several columns become something else."""
        if self.mapping is not None and columns != self.mapping.columns:
            self._touched = True
            self._use(self.mapping.changed(columns=columns))

    def find_column(self, at: int) -> Column:
        """What a column of a dataset is, or would be if it were used again."""
        assert self.mapping is not None
        assert self.draft is not None
        found = self.mapping.columns[at].column or (self._columns[at] if at < len(self._columns) else None)
        if found is not None:
            return found
        number = at + 1
        heading = self.draft.headings[at] or self._room.look.say("grid.column.new", n=number)
        taken = {use.column.key for use in self.mapping.columns if use.column}
        key = next(name for name in (f"column_{number}", f"column_{number}_new") if name not in taken)
        return Column(key, LocalText().with_text(self.mapping.language, heading))

    def set_about(self, **fields: Any) -> None:
        """Title, source, date, note or theme of the table."""
        if self.mapping is None:
            return
        mapping = self.mapping.changed(**fields)
        if mapping == self.mapping:
            return
        self.mapping = mapping
        self._comparison.set_about(mapping)
        self.changed.emit()

    def forget(self) -> None:
        """Forget how files with these headings were understood before, and guess."""
        draft, mapping = self.draft, self.mapping
        if draft is not None and mapping is not None:
            self._room.attempt(lambda: self._room.core.imports.forget(draft))
            self._columns = []
            self._guess(mapping.target)

    def _guess(self, target: Target | None) -> None:
        """As last time, else as it seems to be."""
        draft = self.draft
        assert draft is not None
        mapping = self._room.attempt(lambda: self._room.core.imports.recall(draft, target))
        if mapping is None:
            wanted = target or draft.target
            mapping = self._guess_of_table if wanted is Target.DATASET else guess_mapping(draft, wanted)
        if mapping is not None:
            self._touched = False
            if target is None:
                self._first = mapping
            self._use(mapping)

    def _use(self, mapping: Mapping) -> None:
        self.mapping = mapping
        self._columns = self._columns or [None] * len(mapping.columns)
        for at, use in enumerate(mapping.columns):
            self._columns[at] = use.column or self._columns[at]
        self.remark = ""
        self.refresh()

    # -- understanding -----------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read all rows by the mapping of now, soon."""
        self.stopped = False
        self._comparison.clear()
        self._job.stop()
        self.doing = "" if self.gaps else "understand"
        if self.doing:
            self._soon.start()
        else:
            self._soon.stop()
        self.changed.emit()

    def stop(self) -> None:
        """Stop what is under way; where nothing was read yet, there is no file."""
        self._job.stop()
        self._soon.stop()
        self.stopped = self.draft is not None and self.plan is None
        self.doing = ""
        if self.draft is None:
            self.path = None
        self.changed.emit()

    def _understand(self) -> None:
        draft, mapping = self.draft, self.mapping
        if draft is not None and mapping is not None:
            self._begin("understand", lambda watch: understand(draft, mapping, watch))

    def _begin(self, doing: str, work: Callable[[Watch], object]) -> None:
        self._soon.stop()
        self.doing, self.stopped = doing, False
        self._job.start(work)
        self.changed.emit()

    def _take(self, result: object) -> None:
        self.doing = ""
        if isinstance(result, tuple):
            self._take_draft(*result)
        elif isinstance(result, Mapping):
            self._touched = False
            self._use(result)
        elif isinstance(result, Understood):
            assert self.mapping is not None
            self._comparison.take(replace(result, mapping=self.mapping))  # the title may have been typed meanwhile
        elif isinstance(result, Plan):
            self._comparison.take_plan(result)

    def _refuse(self, sentence: str) -> None:
        self.remark = sentence

    def _fail(self, problem: Exception) -> None:
        was, self.doing = self.doing, ""
        if not isinstance(problem, BriefingError):
            self.changed.emit()
            raise problem
        sentence = self._room.sentences.say(problem)
        if was == "read" and self.draft is None:
            self.problem = sentence
        else:
            self.remark = sentence
            if was == "read" and self.plan is None:
                self.refresh()  # as it is still read
        self.changed.emit()

    def run(self, tell: Callable[[int, int], None]) -> Imported | None:
        """Import what is planned; see `Comparison.run`."""
        return self._comparison.run(tell)
