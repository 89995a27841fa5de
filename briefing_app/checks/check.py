"""What a check is, and what it may say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from briefing_app.checks.subject import Subject
from briefing_app.model.finding import Finding, Place, Severity


class Sentences:
    """The sentences of a check, each with its severity; every finding is made here, so that none can differ from that."""

    def __init__(
        self, check: str, *, block: Sequence[str] = (), warning: Sequence[str] = (), notice: Sequence[str] = ()
    ) -> None:
        """Name them by the last part of their keys; an empty part is the sentence that is called like the check."""
        self.check = check
        said = ((Severity.BLOCK, block), (Severity.WARNING, warning), (Severity.NOTICE, notice))
        self.severities: Mapping[str, Severity] = MappingProxyType(
            {self._key(what): severity for severity, each in said for what in each}
        )

    def find(self, what: str, place: Place, values: dict[str, str], repairs: tuple[str, ...] = ()) -> Finding:
        """A finding with this sentence; `values` fill its braces."""
        key = self._key(what)
        return Finding(self.check, self.severities[key], place, key, values, repairs)

    def _key(self, what: str) -> str:
        return f"check.{self.check}.{what}" if what else f"check.{self.check}"


@dataclass(frozen=True, slots=True)
class Check:
    """A check. `stops_handout` says that what it warns of stops a hand-out until it is put right or accepted."""

    sentences: Sentences
    run: Callable[[Subject], Iterator[Finding]]
    stops_handout: bool = False

    @property
    def name(self) -> str:
        """What it is called everywhere."""
        return self.sentences.check

    @property
    def keys(self) -> tuple[str, ...]:
        """Its sentences in the catalogues, the gravest first."""
        return tuple(self.sentences.severities)
