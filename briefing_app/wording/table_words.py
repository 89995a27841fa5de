"""What stands around a table: notes, sources, units, totals and dates, recognised by their first words in three languages."""

from __future__ import annotations

import re
from typing import Final

from briefing_app.model.partial_date import PartialDate
from briefing_app.wording.cell_marks import tidy
from briefing_app.wording.typed_date import find_typed_date

_LONGEST: Final = 100  # characters of a unit, a date or the name of a total
_NOTE: Final = re.compile(
    r"(?:(?:general )?(?:foot)?notes?|remarks?|n\.?b|註釋|注釋|注释|註|注|附註|附注|備註|备注|說明|说明)"
    r"\s*(?:\d{1,2}|\([0-9a-z]{1,2}\)|[一二三四五])?\s*(?:[:.]|$)",
    re.IGNORECASE,
)
_SOURCE: Final = re.compile(
    r"(?:(?:data )?sources?(?: of data)?|資料來源|资料来源|數據來源|数据来源|來源|来源|資料提供|extracted from|compiled from)"
    r"\s*(?:[:：]|$)|(?:資料來源|资料来源|數據來源|数据来源)",
    re.IGNORECASE,
)
_MARK: Final = re.compile(
    r"(?:[*†‡#§@^~]+|\([0-9a-z]{1,2}\)|\[[0-9a-z]{1,2}\]|[⁰¹²³⁴-⁹]+|\d{1,2}[.)]|[a-z][.)])\s*\S", re.IGNORECASE
)
_UNIT: Final = re.compile(
    r"(?:(?:units?|單位|单位|計算單位|计量单位|計量單位)\s*:\s*|(?:figures?|amounts?|values?|all figures)?\s*(?:are )?"
    r"(?:expressed )?in (?=\S))",
    re.IGNORECASE,
)
_TOTAL: Final = re.compile(
    r"(?:(?:grand |overall |sub-?\s?)?totals?(?: of .*)?|all (?:regions|places|parks)|overall|sum"
    r"|總計|总计|合計|合计|小計|小计|總數|总数|總和|总和|總額|总额|全部|共計|共计)",
    re.IGNORECASE,
)
_AS_AT: Final = re.compile(
    r"(?:\(?(?:position |figures? |data )?as (?:at|of)|up to|截至|截止)\s*(?:the )?(?:end of |end-)?(?P<date>[^()（）]+?)"
    r"(?:\s*(?:止|為止|为止|的數字|的数据))?\)?",
    re.IGNORECASE,
)


def is_note(text: str) -> bool:
    """Whether a line begins as a note, such as “Note: …” and 註：… do."""
    return bool(_NOTE.match(tidy(text)))


def is_source(text: str) -> bool:
    """Whether a line begins as the source of a table, such as “Source: …” and 資料來源：… do."""
    return bool(_SOURCE.match(tidy(text)))


def is_marked(text: str) -> bool:
    """Whether a line begins with the mark of a footnote: `* …`, `(1) …`, `[a] …`."""
    return bool(_MARK.match(tidy(text)))


def is_total(text: str) -> bool:
    """Whether a row of this name is the sum of others."""
    if len(text) > _LONGEST:
        return False
    plain = re.sub(r"\s+", " ", re.sub(r"[\s:*#@()\[\]0-9]+$", "", tidy(text)))
    if _TOTAL.fullmatch(plain):
        return True
    parts = [each.strip() for each in re.split(r"[/|]|(?<=[a-z])\s+(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])\s+", plain)]
    return len(parts) > 1 and all(_TOTAL.fullmatch(each) for each in parts if each)


def take_unit(text: str) -> str:
    """A line such as “Unit: HK$ million”, （單位：億元） or “(in HK$ million)” without all but the unit."""
    plain = tidy(text).strip()
    if len(plain) > _LONGEST:
        return plain
    if plain[:1] in "([" and plain[-1:] in ")]":
        plain = plain[1:-1].strip()
    match = _UNIT.match(plain)
    return plain[match.end() :].strip(" .") if match else plain


def find_as_at(text: str) -> PartialDate | None:
    """The date of a line such as “As at 31 March 2024” or 截至2024年3月31日; None where it says none."""
    match = _AS_AT.fullmatch(tidy(text).strip(" .。")) if len(text) <= _LONGEST else None
    return find_typed_date(match["date"].strip(" .底末")) if match else None
