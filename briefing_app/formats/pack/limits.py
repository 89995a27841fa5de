"""How much a pack may hold; beyond these sizes it is an attack or a mistake, not a briefing library."""

from __future__ import annotations

from typing import Final

FILE_BYTES: Final = 10_000_000  # one member, unpacked
TABLES_BYTES: Final = 100_000_000  # the member with the tables, which may have fifty thousand rows each
TOTAL_BYTES: Final = 200_000_000  # all members, unpacked
MEMBERS: Final = 5_000
RATIO: Final = 200  # unpacked : packed, judged for members above RATIO_FROM bytes
RATIO_FROM: Final = 1_000_000
# A long table of equal values packs as well as an attack; TABLES_BYTES holds for it all the same.
ANY_RATIO: Final = frozenset(("datasets.json",))
DEPTH: Final = 60  # nesting of JSON
PROBLEMS: Final = 500  # listed at most; more help nobody
PIXELS: Final = 40_000_000
