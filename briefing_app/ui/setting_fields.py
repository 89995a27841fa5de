"""Which settings there are, in the order of the page; the palette finds them here too."""

from __future__ import annotations

from dataclasses import dataclass

GROUPS = ("general", "library", "review", "export", "advanced")


@dataclass(frozen=True, slots=True)
class Field:
    """A setting; its words are `settings.<id>` and, where it needs a sentence, `settings.<id>.note`."""

    id: str
    group: str
    note: bool = False


FIELDS: tuple[Field, ...] = (
    Field("person", "general", note=True),
    Field("language", "general"),
    Field("text_size", "general"),
    Field("appearance", "general"),
    Field("place", "library"),
    Field("backup_days", "library", note=True),
    Field("backups_kept", "library"),
    Field("review_months", "review", note=True),
    Field("export_folder", "export"),
    Field("export_forms", "export", note=True),
    Field("export_languages", "export"),
    Field("diagnostics", "advanced", note=True),
    Field("layout", "advanced", note=True),
)
