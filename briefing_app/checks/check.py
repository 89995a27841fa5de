"""What a check is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefing_app.checks.subject import Subject
from briefing_app.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Check:
    """A named check. `keys` are the sentences it may use, each `check.NAME` or `check.NAME.…` in the catalogues."""

    name: str
    keys: tuple[str, ...]
    run: Callable[[Subject], Iterator[Finding]]
