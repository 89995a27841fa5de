"""What is remembered of a card beside the card: the original each language was right against, and who verified it last.

Unlike the history, which forgets, this stays as long as the card, in the trash too; it is part of each operation and undone
with it. It is in no pack: superseded wording and names of colleagues are nobody else's business.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.errors import DamagedError, Phrase, name_kind
from briefing_app.model.card import FactCard, TextState, Verification
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.store.file import LibraryFile

_BEFORE = ", ".join(f"{name}_{each.attribute}" for each in LANGUAGES for name in ("state", "title", "text", "say"))
TABLES = ("card_confirmed", "card_verified")


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The original as it was when another language was last right, and when it changed (UTC, ISO 8601; may be empty)."""

    original: Language
    title: str
    text: str
    say: str
    changed_at: str


class CardMemory:
    """Reads and, within an operation, writes what is remembered of cards."""

    def __init__(self, file: LibraryFile) -> None:
        self._file = file

    # -- reading -----------------------------------------------------------------------------------------------------

    def find_confirmed(self, id: str, language: Language) -> Confirmed | None:
        """The original that a language which is behind was right against; None where it is not behind, or never was right."""
        with self._file.reading():
            row = self._file.execute(
                "SELECT original, title, text, say, changed_at FROM card_confirmed WHERE card_id = ? AND language = ?",
                (id, language.value),
            ).fetchone()
        if row is None:
            return None
        try:
            return Confirmed(Language(row[0]), *row[1:])
        except ValueError as problem:
            raise DamagedError(path=self._file.path, detail=Phrase("damage.entry", kind=name_kind("card"))) from problem

    def find_verification(self, id: str) -> Verification | None:
        """Who verified a card last, whatever was changed since."""
        with self._file.reading():
            row = self._file.execute("SELECT person, day FROM card_verified WHERE card_id = ?", (id,)).fetchone()
        return Verification(*row) if row else None

    def has_lapsed(self, card: FactCard) -> bool:
        """Whether a card was verified once and has changed since."""
        return card.verification is None and self.find_verification(card.id) is not None

    # -- writing, within an operation --------------------------------------------------------------------------------

    def note(self, card: FactCard) -> None:
        """Remember what saving this card would make one forget; called before its row is written."""
        behind = [each for each in LANGUAGES if card.state(each) is TextState.OUTDATED]
        marks = ", ".join("?" * len(behind))
        self._file.execute(
            f"DELETE FROM card_confirmed WHERE card_id = ? AND language NOT IN ({marks})",
            (card.id, *(each.value for each in behind)),
        )
        if behind:
            self._note_confirmed(card.id, behind)
        if card.verification is not None:
            self._note_verified(card.id, card.verification)

    def copy(self, id: str, copy_id: str) -> None:
        """Let the copy of a card know what its languages were right against; nobody has verified the copy."""
        self._file.execute(
            "INSERT INTO card_confirmed SELECT ?, language, original, title, text, say, changed_at "
            "FROM card_confirmed WHERE card_id = ?",
            (copy_id, id),
        )

    def forget_gone(self, id: str) -> None:
        """Forget a card that is neither in the library nor in the trash."""
        for table in TABLES:
            self._file.execute(
                f"DELETE FROM {table} WHERE card_id = :id AND NOT EXISTS (SELECT 1 FROM cards WHERE id = :id) "
                "AND NOT EXISTS (SELECT 1 FROM trash WHERE id = :id)",
                {"id": id},
            )

    def _note_confirmed(self, id: str, behind: list[Language]) -> None:
        """Keep the original as it is still in the library for each language that falls behind only now."""
        before = self._file.execute(f"SELECT original, {_BEFORE} FROM cards WHERE id = ?", (id,)).fetchone()
        if before is None:
            return
        original = before[0]
        texts = {each.value: before[1 + 4 * at : 5 + 4 * at] for at, each in enumerate(LANGUAGES)}
        for language in behind:
            state, title, text, _ = texts[language.value]
            if not (title and text) or state in (TextState.OUTDATED, TextState.MISSING):
                continue
            self._file.execute("DELETE FROM card_confirmed WHERE card_id = ? AND language = ?", (id, language.value))
            self._file.execute(
                "INSERT INTO card_confirmed (card_id, language, original, title, text, say, changed_at) VALUES "
                "(?, ?, ?, ?, ?, ?, (SELECT at FROM history_steps WHERE id = (SELECT step FROM temp.recording)))",
                (id, language.value, original, *texts[original][1:]),
            )

    def _note_verified(self, id: str, verification: Verification) -> None:
        values = (verification.person, verification.day, id)
        row = self._file.execute("SELECT person, day FROM card_verified WHERE card_id = ?", (id,)).fetchone()
        if row is None:
            self._file.execute("INSERT INTO card_verified (person, day, card_id) VALUES (?, ?, ?)", values)
        elif tuple(row) != values[:2]:
            self._file.execute("UPDATE card_verified SET person = ?, day = ? WHERE card_id = ?", values)
