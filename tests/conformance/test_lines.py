"""No line starts or ends with a mark that may not stand there; no word, number or unit is cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import pairwise

import pytest

from briefing_app.document.tree import BigNumber, Span
from briefing_app.model.edition import Form
from briefing_app.model.figure import Qualifier
from briefing_app.workspace import Resources
from tests.conformance.exports import Exported, select
from tests.conformance.tagged import Run

NOT_FIRST = frozenset("，。、；：！？）」』】》〉〕］｝”’…·％%,.;:!?)]}‰")
NOT_LAST = frozenset("（「『【《〈〔［｛“‘([{$")
HELD = re.compile(
    r"(?:HK|US)\$[\d,.]+(?: (?:billion|million|trillion))?"
    r"|\d[\d,.]*(?: (?:billion|million|trillion|per cent)|%)"
    r"|\d[\d,.]* ?[萬万億亿]*(?:[港美]元|元人民幣|元人民币)"
    r"|\d[\d,.]* ?[萬万億亿]"
    r"|\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?"
    r"|\d[\d,.]* ?[間间種种款項项家所個个位名份章]"
    r"|第[\d]+[A-Z]?[章位項项]"
)


def find_breaks(exported: Exported) -> Iterator[tuple[Run, Run]]:
    """Every two lines that follow each other where the text itself has no break.

    A figure in display size may stand above its unit on purpose; the two are texts of their own.
    """
    texts = [_even(each) for each in list_texts(exported.document)]
    displayed = {"".join((each.before + each.number).split()) for each in find_numbers(exported.document)}
    for lines in exported.tagged.blocks:
        for before, after in pairwise(lines):
            seam = _even(before.text[-6:] + after.text[:6])
            if "".join(before.text.split()) in displayed:
                continue
            if before.text.strip() and after.text.strip() and any(seam in text for text in texts):
                yield before, after


def list_texts(value: object) -> Iterator[str]:
    """Every text of a document; spans that follow each other are one."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple) and value and all(isinstance(each, Span) for each in value):
        yield "".join(each.text for each in value)
    elif isinstance(value, tuple):
        for each in value:
            yield from list_texts(each)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in {"attachments", "dataset", "figures"}:
                yield from list_texts(getattr(value, field.name))


def find_numbers(value: object) -> Iterator[BigNumber]:
    """Every figure in display size."""
    if isinstance(value, BigNumber):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from find_numbers(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from find_numbers(getattr(value, field.name))


def _even(text: str) -> str:
    """A text with one kind of space, and without the marks of hyphenation."""
    return text.replace("\u00a0", " ").replace("\u00ad", "").replace("\u2002", " ")


def find_cuts(before: str, after: str, whole: re.Pattern[str]) -> list[str]:
    """What matches over the end of the line."""
    joined, at = _even(before + after), len(before)
    return [found.group() for found in whole.finditer(joined) if found.start() < at < found.end()]


def test_no_line_starts_or_ends_with_a_forbidden_mark(exported: Exported) -> None:
    wrong = [
        (before.page + 1, before.text[-12:], after.text[:12])
        for before, after in find_breaks(exported)
        if after.text.lstrip()[0] in NOT_FIRST or before.text.rstrip()[-1] in NOT_LAST
    ]
    assert wrong == []


def test_no_word_or_number_is_cut(exported: Exported) -> None:
    wrong = []
    for before, after in find_breaks(exported):
        last, first = before.text[-1], after.text[0]
        latin = last.isascii() and last.isalnum() and first.isascii() and first.isalnum()
        number = re.search(r"\d[,.]?$", before.text) and first.isdigit()
        if latin or number:
            wrong.append((before.page + 1, before.text[-12:], after.text[:12]))
    assert wrong == []


def test_no_number_is_parted_from_its_unit(exported: Exported, resources: Resources) -> None:
    language = exported.key.language
    printed = {
        resources.wording.format_value(seen.value, Qualifier.EXACT, quoted.figure.unit, None, language)
        for quoted in exported.edition.figures.values()
        if (seen := quoted.observation) is not None
    }
    values = [
        re.escape(each.replace("\u00a0", " ")) for each in sorted(printed, key=len, reverse=True) if len(each) > 1
    ]
    wrong = []
    for before, after in find_breaks(exported):
        cut = find_cuts(before.text, after.text, HELD) + find_cuts(
            before.text, after.text, re.compile("|".join(values))
        )
        if cut:
            wrong.append((before.page + 1, before.text[-12:], after.text[:12], cut))
    assert wrong == []
    assert values


def test_the_rules_would_find_a_wrong_line() -> None:
    assert find_cuts("約17.6", "億港元", HELD) == ["17.6億港元"]
    assert find_cuts("about HK$1.76 ", "billion", HELD) == ["HK$1.76 billion"]
    assert find_cuts("共28", "種藥物", HELD) == ["28種"]
    assert find_cuts("共28種", "藥物", HELD) == []


@pytest.mark.parametrize("exported", select(Form.FULL), indirect=True, ids="-".join)
def test_there_are_lines_to_look_at(exported: Exported) -> None:
    assert sum(1 for _ in find_breaks(exported)) >= 12
