"""The words for choices (release, status, kind, language, unit) as people write them into the cells of a file."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Final, TypeVar

from briefing_app.errors import InputError, Listing
from briefing_app.model.figure import Qualifier, Release, Status, Unit
from briefing_app.model.language import Language, LocalText
from briefing_app.model.source import SourceKind

Choice = TypeVar("Choice", bound=StrEnum)

CHOICES: Final[Mapping[type[StrEnum], Mapping[StrEnum, LocalText]]] = {
    Release: {
        Release.OPEN: LocalText("open", "可公開", "可公开"),
        Release.INTERNAL: LocalText("internal", "內部", "内部"),
    },
    Status: {
        Status.AS_SUPPLIED: LocalText("as supplied", "按原文", "按原文"),
        Status.DRAFT: LocalText("draft", "草稿", "草稿"),
        Status.VERIFIED: LocalText("verified", "已核實", "已核实"),
    },
    SourceKind: {
        SourceKind.DOCUMENT: LocalText("document", "文件", "文件"),
        SourceKind.REPORT: LocalText("report", "報告", "报告"),
        SourceKind.WEB_PAGE: LocalText("web page", "網頁", "网页"),
        SourceKind.STATISTICS: LocalText("statistics", "統計", "统计"),
        SourceKind.LAW: LocalText("law", "法例", "法规"),
        SourceKind.SPEECH: LocalText("speech", "演辭", "讲话"),
        SourceKind.MEETING: LocalText("meeting", "會議", "会议"),
        SourceKind.OTHER: LocalText("other", "其他", "其他"),
    },
    Language: {
        Language.EN: LocalText("English", "英文", "英文"),
        Language.HANT: LocalText("Traditional Chinese", "繁體中文", "繁体中文"),
        Language.HANS: LocalText("Simplified Chinese", "簡體中文", "简体中文"),
    },
    Qualifier: {
        Qualifier.EXACT: LocalText("exact", "確數", "确数"),
        Qualifier.ABOUT: LocalText("about", "約", "约"),
        Qualifier.OVER: LocalText("over", "逾", "超过"),
        Qualifier.UNDER: LocalText("under", "低於", "低于"),
        Qualifier.AT_LEAST: LocalText("at least", "至少", "至少"),
        Qualifier.AT_MOST: LocalText("at most", "至多", "最多"),
    },
    Unit: {
        Unit.COUNT: LocalText("count", "數量", "数量"),
        Unit.RANK: LocalText("rank", "名次", "名次"),
        Unit.PERCENT: LocalText("%", "%", "%"),
        Unit.NUMBER: LocalText("number", "數值", "数值"),
        Unit.YEAR: LocalText("year", "年份", "年份"),
        Unit.HKD: LocalText("HK$", "港元", "港元"),
        Unit.USD: LocalText("US$", "美元", "美元"),
        Unit.CNY: LocalText("RMB", "人民幣", "人民币"),
    },
}
"""Kind of choice → each with its word in three languages, as the program writes it into files."""

_OTHERS: Final[Mapping[str, StrEnum]] = {
    "公開": Release.OPEN,
    "公开": Release.OPEN,
    "public": Release.OPEN,
    "confidential": Release.INTERNAL,
    "restricted": Release.INTERNAL,
    "不可公開": Release.INTERNAL,
    "不可公开": Release.INTERNAL,
    "核實": Status.VERIFIED,
    "核实": Status.VERIFIED,
    "checked": Status.VERIFIED,
    "website": SourceKind.WEB_PAGE,
    "webpage": SourceKind.WEB_PAGE,
    "法律": SourceKind.LAW,
    "法規": SourceKind.LAW,
    "演講": SourceKind.SPEECH,
    "演讲": SourceKind.SPEECH,
    "eng": Language.EN,
    "chinese": Language.HANT,
    "中文": Language.HANT,
    "繁體": Language.HANT,
    "繁体": Language.HANT,
    "traditional": Language.HANT,
    "簡體": Language.HANS,
    "简体": Language.HANS,
    "simplified": Language.HANS,
    "per cent": Unit.PERCENT,
    "percentage": Unit.PERCENT,
    "百分比": Unit.PERCENT,
    "港幣": Unit.HKD,
    "港币": Unit.HKD,
    "rmb": Unit.CNY,
    "人民幣元": Unit.CNY,
    "人民币元": Unit.CNY,
    "美金": Unit.USD,
}


def parse_choice(text: str, kind: type[Choice]) -> Choice:
    """Read one of the choices of an enumeration, by its code or its word in any of the three languages.

    Raises:
        InputError: It is none of them; the sentence names them.
    """
    plain = _plain(text)
    found = _known(kind).get(plain)
    if found is None:
        raise InputError(
            "import.choice", field=kind.__name__, text=text[:60], choices=Listing(tuple(CHOICES[kind].values()))
        )
    assert isinstance(found, kind)
    return found


def say_choice(value: StrEnum, language: Language) -> str:
    """The word for a choice, as `parse_choice` reads it."""
    return CHOICES[type(value)][value].get(language)


@cache
def _known(kind: type[StrEnum]) -> Mapping[str, StrEnum]:
    known = {_plain(word): each for word, each in _OTHERS.items() if isinstance(each, kind)}
    for each, local in CHOICES[kind].items():
        known.update({_plain(word): each for word in (each.value, local.en, local.zh_hant, local.zh_hans)})
    return known


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).replace("-", " ").replace("_", " ").casefold().split())
