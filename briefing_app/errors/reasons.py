"""Why what was typed, chosen or passed cannot be kept: the English sentence of each reason of an `InputError`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

REASONS: Final[Mapping[str, str]] = {
    "chart.line": "“{text}” is no number in the unit of the chart; write one exact value, such as 50 or 2.5.",
    "chart.narrow": "A chart needs a width of at least {least} points, but {width} were given; make it wider.",
    "chart.internal": (
        "“{chart}” is internal, so the other side gets no picture of it; mark it as open first if it may be used "
        "freely."
    ),
    "picture.kind": "This is no PNG or JPEG picture; save it as one of the two and add it again.",
    "picture.damaged": "The picture is damaged and cannot be shown; save it anew as PNG or JPEG, or take another one.",
    "picture.pixels": (
        "The picture has {width} × {height} pixels, more than {most} million; save it smaller and add it again."
    ),
    "picture.bytes": (
        "“{name}” has {size} MB, more than the {most} MB that a picture may have; save it smaller and add it again."
    ),
    "picture.refused": "“{name}” was not added. {why}",
    "pdf.kind": "This is no PDF that can be read; choose another file.",
    "pdf.damaged": "The PDF is damaged and cannot be read to its end; get a fresh copy of it.",
    "pdf.files": (
        "The PDF holds {count} files, more than {most}, so they were not read; choose a PDF that this program exported."
    ),
    "pdf.bytes": (
        "The files inside the PDF are larger than {most} MB, so they were not read; choose a PDF that this program "
        "exported."
    ),
    "value.infinite": "“{text}” is not a finite number; write its digits.",
    "value.digits": "“{text}” is beyond {most} digits or powers of ten; write the number as the source gives it.",
    "value.range": "The range {low} to {high} does not go up; write the smaller number first.",
    "value.text": "“{text}” is not a number; write it in digits, such as 847 or 23.6.",
    "figure.key": (
        "“{key}” cannot be the key of a figure; use small letters, digits and underscores, and begin with a letter."
    ),
    "figure.derived": (
        "The figure “{key}” is calculated from others and cannot have observations of its own; take its formula "
        "away first."
    ),
    "figure.renamed": (
        "Texts refer to this figure as “{key}”, so its key stays; make a new figure if you need another key."
    ),
    "figure.label": "A figure needs a label that says what is measured; write one.",
    "date.month": "A day needs its month ({year}, day {day}); add the month, or leave the day out.",
    "date.calendar": "“{date}” is not a date of the calendar; check its day and month.",
    "date.text": "“{text}” is not written as 2023, 2024-01 or 2023-02-20; write the date in one of these ways.",
    "date.order": "The time from {start} to {end} runs backwards; exchange the two dates.",
    "date.needed": "An event of a timeline needs a date; give at least its year.",
    "reference": (
        "Something here refers to an item that is not in this library, so nothing was changed; add that item "
        "first, or take the reference out."
    ),
    "taken": "Another entry ({kind}) already has this {name}, so nothing was changed; each needs its own.",
    "kind": "“{kind}” is not a kind of thing in a library; check how it is written.",
    "used": "“{name}” is used by {uses}; take it out there first.",
    "language.convert": (
        "A text is converted only between Traditional and Simplified Chinese, not from {source} to {target}; write "
        "it in that language."
    ),
    "formula.long": "The formula is longer than {most} characters; calculate it in steps, with a figure for each.",
    "formula.size": "The result of “{formula}” is too large or too small; check the formula.",
    "formula.circle": "These figures are calculated from each other: {circle}; take one of them out of its formula.",
    "formula.sign": (
        "“{part}” in “{formula}” is not understood; a formula has keys of figures, numbers, + - * / and parentheses."
    ),
    "formula.surplus": "“{part}” is too much in “{formula}”; take it out, or put a sign before it.",
    "formula.zero": "“{formula}” divides by zero, so it has no result; check the figures in it.",
    "formula.deep": "“{formula}…” is nested too deeply; calculate it in steps, with a figure for each.",
    "formula.parenthesis": "A closing parenthesis is missing in “{formula}”; add it.",
    "formula.before": "A figure or number is missing before “{part}” in “{formula}”; add it.",
    "formula.end": "A figure or number is missing at the end of “{formula}”; add it.",
    "formula.no_value": "“{formula}” needs the figure “{key}”, which has no value here; give it one first.",
    "formula.range": "“{key}” is a range ({value}), which cannot be calculated with; use a figure that has one value.",
    "formula.unknown": "There is no figure “{key}”; check how it is written, or make the figure first.",
    "number.text": "“{text}” is not a number; write for example 847, 23.6% or HK$1.76 billion.",
    "number.currencies": "“{text}” names two currencies; keep one of them.",
    "number.noun": "“{noun}” does not belong after the number in “{text}”; take it out.",
    "number.long": "The text is longer than {most} characters, so it is no number; write the number alone.",
    "number.several": "There is more than one number in “{text}”; write one.",
    "briefing.dates": "The occasion ends ({ends}) before it starts ({starts}); correct one of the two dates.",
    "briefing.not_template": "“{briefing}” is a briefing, not a template; duplicate it instead.",
    "briefing.template": "“{briefing}” is a template, which is not exported; make a briefing from it first.",
    "block.there": (
        "The briefing “{briefing}” has this block already, so it was not added; make a copy of the block instead."
    ),
    "block.twice": (
        "Two blocks of the briefing “{briefing}” would be the same one, so nothing was changed; make a copy of the "
        "block instead."
    ),
    "block.several": "Blocks are moved or removed together only within one briefing; do it in each briefing by itself.",
    "card.no_source": "The card “{card}” names no source to verify it against; add a source first.",
    "card.no_text": "The card “{card}” has no text in {language} yet; write it first.",
    "card.no_draft": (
        "The card “{card}” cannot be drafted in {language}, because a draft is made from the other Chinese text, "
        "which is missing; write that first."
    ),
    "card.no_person": "The name of whoever verified the card is missing; write it.",
    "dataset.columns": (
        "A dataset needs at least one column, and each a key of its own; add a column, or give each another key."
    ),
    "dataset.row": (
        "Row {row} has {cells} cells for {columns} columns; add the missing cells, or take away those too many."
    ),
    "search.name": "A saved search needs a name; write one.",
    "tag.empty": "A tag needs at least one letter, digit or sign; write one.",
    "theme.name": "A theme needs a name in at least one language; write one.",
    "theme.itself": "What is under a theme that is removed has to go to another one; choose another theme.",
    "repair.other": "This repair cannot be done here; open the place and edit it.",
    "repair.block": "What stops an export cannot be kept as it is; repair it, or leave the item out.",
    "repair.gone": "The block is there no more, or says more than this; open the place and edit it.",
    "repair.texts": "More than one text is missing here; open the place and write them.",
    "repair.open": "Nothing that this block shows is internal any more; check the briefing again.",
    "repair.link": "No figure says this number today, so there is nothing to link it to; check the briefing again.",
    "repair.source": "A source of the library has to be chosen; choose one.",
    "repair.value": "A number with its date and source is needed; fill in all three.",
    "repair.no_value": "This figure has no value of its own; open it and add one.",
    "trash.placed": (
        "Only fact cards and charts are taken out of all briefings at once; delete this item ({kind}) once nothing "
        "uses it."
    ),
    "trash.dataset": (
        "The table that the chart “{chart}” draws is gone for good, so the chart cannot be brought back; make a "
        "new chart."
    ),
    "trash.figure": (
        "The table “{dataset}” follows the figure “{key}”, which is gone for good, so it cannot be brought back; "
        "make a new table."
    ),
}
"""Reason → sentence; in the catalogues its key is `error.input.<reason>`."""
