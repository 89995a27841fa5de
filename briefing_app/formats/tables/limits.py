"""How much a table may hold; beyond these sizes it is an attack or a mistake, not a table for a briefing."""

from __future__ import annotations

from typing import Final

FILE_BYTES: Final = 30_000_000  # a file as it lies on the disk
PART_BYTES: Final = 100_000_000  # one part of a workbook, unpacked
PLAN_BYTES: Final = 5_000_000  # a part that lists sheets or styles, which is read as a whole
BOOK_BYTES: Final = 300_000_000  # all parts of a workbook, unpacked
PARTS: Final = 2_000
RATIO: Final = 300  # unpacked : packed, judged for parts above RATIO_FROM bytes; sheets of one repeated row reach 100
RATIO_FROM: Final = 5_000_000
ROWS: Final = 100_000
LINES: Final = (
    2_000_000  # of a text, empty ones too; spreadsheets write a million where somebody formatted whole columns
)
COLUMNS: Final = 500
CELLS: Final = 1_000_000  # 50,000 rows of 20 columns; what is made of twice as many fills half a gigabyte of memory
CELL_CHARACTERS: Final = 10_000
TEXTS: Final = 1_000_000  # in the list of texts that the cells of a workbook share
TEXTS_CHARACTERS: Final = 30_000_000  # of all of them, and of all words that stand in the cells of a sheet themselves
ELEMENTS: Final = 6_000_000  # of one part; a full sheet has a tenth of it in rows, the rest in cells and values
NAMES: Final = 10_000  # of elements and attributes, different ones; a workbook knows some hundred
DEPTH: Final = 200  # elements within elements
TAG_BYTES: Final = 1_000_000  # one tag with its attributes, or one comment
TAG_CHARACTERS: Final = 10_000  # one tag of a page; longer ones hold a picture, never a cell
NUMBER_CHARACTERS: Final = 60  # a number with its unit, as its format shows it
STEP: Final = 2_000  # rows between two reports of progress
