"""What the doctor says, in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

DOCTOR_WORDS: Final[Mapping[str, str]] = {
    "doctor.part.versions": "versions",
    "doctor.part.fonts": "fonts",
    "doctor.part.pdf": "pdf",
    "doctor.part.library": "library",
    "doctor.part.network": "network",
    "doctor.fine": "{part}: fine",
    "doctor.not_fine": "{part}: NOT in order",
    "doctor.problem": "{part}: {what}",
    "doctor.fact": "    {name}: {value}",
    "doctor.fact.system": "system",
    "doctor.fact.files": "files",
    "doctor.fact.path": "path",
    "doctor.fact.exists": "exists",
    "doctor.fact.schema": "schema",
    "doctor.fact.journal": "journal",
    "doctor.fact.bytes": "bytes",
    "doctor.fact.counts": "counts",
    "doctor.fact.used": "used",
    "doctor.yes": "yes",
    "doctor.no": "no",
    "doctor.count": "{kind} {count}",
    "doctor.page": "{pages} page, {bytes} bytes",
    "doctor.connected": "The program used the network while it was examined ({events}).",
    "doctor.font_missing": "The font “{name}” is missing; install the program again.",
    "doctor.font_damaged": "The font “{name}” is damaged; install the program again.",
    "doctor.damaged": "The library is damaged: {what}; restore a backup.",
}
