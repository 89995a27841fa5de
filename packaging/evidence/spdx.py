"""Which licences may be shipped with the program, judged on SPDX expressions such as `MIT AND (ISC OR GPL-2.0-only)`."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Terms that let a work be part of a program under another licence. The weak copyleft of LGPL and MPL asks for its texts, its
# source and replaceable libraries, which docs/packaging.md says how we give.
ALLOWED = frozenset({
    "0BSD", "AFL-2.1", "Apache-2.0", "Artistic-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "Bitstream-Vera",
    "CC-BY-4.0", "CC0-1.0", "FTL", "HPND", "ICU", "IJG", "ISC", "LGPL-2.1-only", "LGPL-2.1-or-later", "LGPL-3.0-only",
    "LGPL-3.0-or-later", "LicenseRef-Microsoft-Runtime", "LicenseRef-Public-Domain", "MIT", "MIT-CMU",
    "MIT-Modern-Variant", "MPL-1.1", "MPL-2.0", "OFL-1.1", "PSF-2.0", "Python-2.0.1", "Unicode-3.0", "X11", "Zlib",
    "blessing", "bzip2-1.0.6", "libpng-2.0", "libtiff",
})  # fmt: skip
# A licence that may not be shipped by itself, made harmless by its exception for what is compiled with it.
ALLOWED_WITH = frozenset({
    ("GPL-2.0-or-later", "Bootloader-exception"),  # PyInstaller's own start
    ("GPL-3.0-or-later", "GCC-exception-3.1"),  # libgcc_s and libstdc++ of the compiler
})  # fmt: skip

_NAME = re.compile(r"[A-Za-z0-9.+-]+")


class LicenceError(ValueError):
    """An expression that cannot be read, or one that does not let the work be shipped; the text says which part."""


def choose(expression: str) -> str:
    """Return the terms under which a work is shipped: of alternatives the first that may be.

    Raises:
        LicenceError: The expression cannot be read, or its terms forbid it.
    """
    reader = _Reader(expression)
    terms = reader.read_alternatives()
    if reader.tokens:
        raise LicenceError(f"“{expression}” is no SPDX expression")
    if terms.refused:
        raise LicenceError(f"{terms.refused} may not be shipped")
    return terms.text


@dataclass(frozen=True)
class _Terms:
    """Part of an expression, with what in it may not be shipped (empty if all may)."""

    text: str
    refused: str = ""


class _Reader:
    """Reads an expression from its beginning; OR binds looser than AND, which binds looser than WITH."""

    def __init__(self, expression: str) -> None:
        self._expression = expression
        self.tokens: list[str] = re.findall(r"[()]|[^\s()]+", expression)

    def read_alternatives(self) -> _Terms:
        choices = [self._read_sum()]
        while self._take("OR"):
            choices.append(self._read_sum())
        refused = " and ".join(each.refused for each in choices)
        return next((each for each in choices if not each.refused), _Terms(choices[0].text, refused))

    def _read_sum(self) -> _Terms:
        parts = [self._read_one()]
        while self._take("AND"):
            parts.append(self._read_one())
        text = " AND ".join(f"({each.text})" if " OR " in each.text else each.text for each in parts)
        return _Terms(text, " and ".join(each.refused for each in parts if each.refused))

    def _read_one(self) -> _Terms:
        if self._take("("):
            inside = self.read_alternatives()
            if not self._take(")"):
                raise self._wrong()
            return inside
        name = self._read_name()
        if not self._take("WITH"):
            return _Terms(name, "" if name in ALLOWED else name)
        exception = self._read_name()
        text = f"{name} WITH {exception}"
        return _Terms(text, "" if name in ALLOWED or (name, exception) in ALLOWED_WITH else text)

    def _read_name(self) -> str:
        if not self.tokens or not _NAME.fullmatch(self.tokens[0]) or self.tokens[0] in ("AND", "OR", "WITH"):
            raise self._wrong()
        return self.tokens.pop(0)

    def _take(self, word: str) -> bool:
        if self.tokens[:1] == [word]:
            del self.tokens[0]
            return True
        return False

    def _wrong(self) -> LicenceError:
        return LicenceError(f"“{self._expression}” is no SPDX expression")
