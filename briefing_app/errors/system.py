"""What the operating system reports about a file, in words of our own: its own are English on most systems."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from typing import Final

from briefing_app.errors.phrase import Phrase

_KEYS: Final[Mapping[int, str]] = {
    errno.ENOSPC: "system.full",
    errno.EDQUOT: "system.full",
    errno.EACCES: "system.denied",
    errno.EPERM: "system.denied",
    errno.EROFS: "system.denied",
    errno.ENOENT: "system.missing",
    errno.ENOTDIR: "system.there",
    errno.EISDIR: "system.there",
    errno.EEXIST: "system.there",
    errno.ENAMETOOLONG: "system.long",
}


def say_system(problem: OSError) -> Phrase:
    """Why the system refused, as it is said in parentheses within a sentence."""
    key = _KEYS.get(problem.errno or 0)
    return Phrase(key) if key else Phrase("system.other", number=problem.errno or 0)
