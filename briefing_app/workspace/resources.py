"""What the workspace reads from the program's own folder; no part of a library, so a worker needs no store for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.wording.catalogue import Catalogue
from briefing_app.wording.printed import Wording

if TYPE_CHECKING:
    from briefing_app.pdf import FontBook


@dataclass(frozen=True)
class Resources:
    """What the workspace reads from the program's own folder, each when it is first needed and once."""

    folder: Path

    @cached_property
    def wording(self) -> Wording:
        """The words of documents."""
        return Wording(self.catalogue("print"))

    @cached_property
    def checks(self) -> Catalogue:
        """The sentences of findings."""
        return self.catalogue("checks")

    @cached_property
    def repairs(self) -> Catalogue:
        """The names of repairs, and what a check that found nothing has made sure of."""
        return self.catalogue("repairs")

    @cached_property
    def operations(self) -> Catalogue:
        """The names of operations."""
        return self.catalogue("operations")

    @cached_property
    def errors(self) -> Catalogue:
        """The sentences of errors."""
        return self.catalogue("errors")

    @cached_property
    def fonts(self) -> FontBook:
        """The fonts of documents; loads the drawing libraries."""
        from briefing_app.pdf import open_fonts

        return open_fonts(self.folder)

    @cached_property
    def icc(self) -> bytes:
        """The colour profile of documents."""
        return (self.folder / "icc" / "sRGB.icc").read_bytes()

    def catalogue(self, name: str) -> Catalogue:
        """A folder of texts in three languages."""
        return Catalogue.load(self.folder / "i18n" / name)
