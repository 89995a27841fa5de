"""The heading of a column, read for what it says about the numbers below it: unit, scale and what is counted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from briefing_app.model.figure import CountNoun, Unit
from briefing_app.model.language import Language
from briefing_app.wording.cell_marks import as_written, take_note, tidy
from briefing_app.wording.nouns import make_noun
from briefing_app.wording.two_languages import split_languages

Found = tuple[Unit, int, CountNoun | None]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as it is written, without the unit that stood in parentheses. `unit` is None where it names none."""

    label: str
    unit: Unit | None = None
    scale: int = 0
    noun: CountNoun | None = None
    dated: bool = False  # the column holds years or dates
    counted: CountNoun | None = None  # what it counts if numbers stand below, though it names them as well: Projects

    @property
    def speaks(self) -> bool:
        """Whether it says that numbers stand below."""
        return self.unit is not None


_MONEY: Final[Mapping[str, Unit]] = {
    **dict.fromkeys(
        ("hk$", "hkd", "hong kong dollars", "hk dollars", "港元", "港幣", "港币", "港幣元", "港币元"), Unit.HKD
    ),
    **dict.fromkeys(("us$", "usd", "us dollars", "美元", "美金"), Unit.USD),
    **dict.fromkeys(
        (
            "rmb",
            "cny",
            "cn¥",
            "¥",
            "yuan",
            "rmb yuan",
            "人民幣",
            "人民币",
            "人民幣元",
            "人民币元",
            "元人民幣",
            "元人民币",
        ),
        Unit.CNY,
    ),
}
_BARE: Final[Mapping[Language, Unit]] = {
    Language.EN: Unit.HKD,
    Language.HANT: Unit.HKD,
    Language.HANS: Unit.CNY,
}
_SCALES: Final[Mapping[str, int]] = {
    **dict.fromkeys(("thousand", "thousands", "'000", "000", "000s", "k", "千"), 3),
    **dict.fromkeys(("million", "millions", "mn", "m", "mil", "百萬", "百万"), 6),
    **dict.fromkeys(("billion", "billions", "bn", "b", "十億", "十亿"), 9),
    "ten thousand": 4,  # as we write 萬 and 億 in English headings
    "hundred million": 8,
    **dict.fromkeys(("trillion", "trillions", "tn", "萬億", "万亿"), 12),
    **dict.fromkeys(("萬", "万"), 4),
    **dict.fromkeys(("十萬", "十万"), 5),
    **dict.fromkeys(("千萬", "千万"), 7),
    **dict.fromkeys(("億", "亿"), 8),
    **dict.fromkeys(("百億", "百亿"), 10),
    **dict.fromkeys(("千億", "千亿"), 11),
}
_PERSON: Final = CountNoun("person", "persons", "人", "人")
_COMPANY: Final = CountNoun("company", "companies", "家公司", "家公司")
_PROJECT: Final = CountNoun("project", "projects", "個項目", "个项目")
_HOSPITAL: Final = CountNoun("hospital", "hospitals", "間醫院", "家医院")
_CASE: Final = CountNoun("case", "cases", "宗個案", "宗个案")
_VISIT: Final = CountNoun("visit", "visits", "人次", "人次")
_NOUNS: Final[Mapping[str, CountNoun]] = {
    **dict.fromkeys(("persons", "people", "人", "人數", "人数", "名"), _PERSON),
    **dict.fromkeys(("人次", "visits", "person-times"), _VISIT),
    **dict.fromkeys(("companies", "公司", "家公司", "間公司", "公司數目", "公司数目", "公司數", "公司数"), _COMPANY),
    **dict.fromkeys(
        ("projects", "項目", "项目", "個項目", "个项目", "項目數目", "项目数目", "項目數", "项目数"), _PROJECT
    ),
    **dict.fromkeys(("hospitals", "醫院", "医院", "間醫院", "家医院", "醫院數目", "医院数目"), _HOSPITAL),
    **dict.fromkeys(("cases", "個案", "个案", "宗個案", "宗", "個案數目", "个案数目"), _CASE),
}
_NAMES: Final = frozenset(
    ("companies", "projects", "hospitals", "cases", "公司", "項目", "项目", "醫院", "医院", "個案", "个案")
)
_PERCENT: Final = frozenset(
    ("%", "per cent", "percent", "percentage", "per cent share", "百分比", "百分率", "百分数", "百分數", "佔比", "占比")
)
_PERCENT_OF: Final = re.compile(r"(?:%|per cent|percent|percentage)\s+(?:share|of|change|growth|to)\b.*", re.IGNORECASE)
_COUNTS: Final = frozenset(("number", "no.", "count", "數目", "数目", "數量", "数量", "個", "个", "#"))
_RANKS: Final = frozenset(("rank", "ranking", "排名", "名次"))
_YEARS: Final = frozenset(("year", "date", "month", "as at", "as of", "年", "年份", "日期", "月份", "年度", "年月"))
_NUMBER_OF: Final = re.compile(r"(?:number|no\.|count) of ([a-z][a-z -]{1,40})", re.IGNORECASE)
_PARTS: Final = (
    re.compile(r"^(?P<label>.*?\S)\s*[(\[](?P<unit>[^()\[\]]+)[)\]]$"),
    re.compile(r"^(?P<label>.*?\S)\s*[,:/|]\s*(?P<unit>[^,:/|]+)$"),
    re.compile(r"^(?P<label>.*?\S)\s*(?P<unit>%)$"),
    re.compile(r"^(?P<label>.*?\S)\s+in\s+(?P<unit>.+)$", re.IGNORECASE),
)
_RELATIVE: Final = re.compile(
    r"%|\b(?:share|rate|growth|ratio|change|per cent|percentage|index|rank|ranking|average age|median age)\b"
    r"|比率|比例|佔比|占比|增長|增长|增幅|變動|变动|百分|指數|指数|排名|同比|按年",
    re.IGNORECASE,
)
_LONGEST: Final = 200  # characters of a heading that is looked into
_THINGS: Final = re.compile(
    r"(?:(?:number|no\.?|count) of .*|(?:new |total )?(?:staff|headcount|employees|persons|people|population|visitors|patients"
    r"|students|beds|places|patents|firms|companies|enterprises|start-?ups|projects|cases|applications|licences|units|sites"
    r"|labs|laboratories|trials|drugs|area|floor area|gfa)(?: .*)?|.*(?:人數|人数|人手|人口|員工|员工|病床|床位|專利|专利"
    r"|宗數|宗数|數目|数目|數量|数量|家數|家数|面積|面积)|公司|企業|企业|項目|项目|個案|个案|學生|学生|病人|機構|机构)",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(r"(?<=[A-Za-z\u3400-\u9fff)])\s*\([1-9]\)$")  # Grants (1)
_PRICES: Final = re.compile(r"\s*(?:at|in) (?:current|constant|\d{4}) (?:market )?prices$")
_MONEY_WORDS: Final = "|".join(re.escape(each) for each in sorted((*_MONEY, "$", "元"), key=len, reverse=True))
_SCALE_WORDS: Final = "|".join(re.escape(each) for each in sorted(_SCALES, key=len, reverse=True))
_AMOUNT: Final = re.compile(
    rf"(?:in )?(?P<before>{_MONEY_WORDS})?\s*(?P<scale>{_SCALE_WORDS})?\s*(?P<after>{_MONEY_WORDS})?", re.IGNORECASE
)
_COUNTABLE: Final = re.compile(r"[a-z][a-z .²³-]{1,20}|[\u3400-\u9fff]{1,5}")
_MANY: Final = re.compile(rf"(?:in )?(?P<scale>{_SCALE_WORDS})\s*(?P<noun>.*)", re.IGNORECASE)


def read_heading(text: str, language: Language) -> Heading:
    """Read a heading such as `HK$ million`, `Share (%)`, `港幣百萬元`, `人數` or `Grants (US$ bn)`, without marks of notes.

    The whole heading is looked at first, then what stands in parentheses, or behind a comma or colon.
    """
    if len(text) > _LONGEST:
        return Heading(" ".join(text.split()))
    whole_text = tidy(text)
    plain = _take_mark(whole_text)
    own = _restore(plain, whole_text, text)
    if whole := read_unit(plain, language):
        return Heading(own, *whole)
    if plain.casefold() in _YEARS:
        return Heading(own, dated=True)
    for pattern in _PARTS:
        if (match := pattern.match(plain)) and (found := _read_either(match["unit"].strip(), language)):
            label = _take_mark(match["label"])
            unit, scale, noun = found
            if unit is Unit.COUNT and noun is None:
                noun = _find_noun(label)
            return Heading(_restore(label, whole_text, text), unit, scale, noun)
    if noun := _find_noun(plain):
        return Heading(own, Unit.COUNT, 0, noun)
    if _PERCENT_OF.fullmatch(plain):
        return Heading(own, Unit.PERCENT)
    return Heading(own)


def _restore(part: str, plain: str, text: str) -> str:
    """A part of a heading in plain forms as it stands in the heading: 企業數目（間）, which is looked for as 企業數目(間)."""
    at = plain.find(part)
    return as_written(text)[at : at + len(part)]


def _read_either(text: str, language: Language) -> Found | None:
    """A unit that may be written in two languages, which then say the same: HK$ million 百萬港元."""
    if found := read_unit(text, language):
        return found
    halves = split_languages(text)
    if halves is None:
        return None
    english, chinese = read_unit(halves[0], Language.EN), read_unit(halves[1], language)
    return english if english is not None and chinese is not None and english[:2] == chinese[:2] else None


def find_counted(label: str) -> CountNoun | None:
    """What “Projects” or 項目 counts where numbers stand below it; None where that is not known."""
    return _NOUNS.get(tidy(label).casefold())


def is_of_things(label: str) -> bool:
    """Whether a heading says that things are counted or measured below, which is no money whatever stands above the table."""
    return bool(_THINGS.fullmatch(tidy(label)))


def is_relative(label: str) -> bool:
    """Whether a heading says that what stands below is a share, a change or a rate, which no unit of amounts suits."""
    return bool(_RELATIVE.search(tidy(label)))


def _take_mark(text: str) -> str:
    """A heading without the mark of a note: [1], *, (a); m² stays."""
    text = _NUMBERED.sub("", text)
    bare, note = take_note(text)
    if not note or note[0] in "註注":  # 備註
        return text
    return text if not bare or (note[0] in "²³" and bare[-1:] in "mM") else bare


def _find_noun(text: str) -> CountNoun | None:
    """What a heading such as “Number of projects” or 項目數目 says is counted; “Projects” alone may head their names."""
    match = _NUMBER_OF.fullmatch(text)
    words = (match[1].strip() if match else text).casefold()
    return _NOUNS.get(words) if match or words not in _NAMES else None


def read_unit(text: str, language: Language) -> Found | None:
    """Unit, scale and noun of a text that is nothing but a unit; None for any other."""
    if len(text) > _LONGEST:
        return None
    word = " ".join(text.casefold().replace("(", " ").replace(")", " ").split()).strip(". ")
    word = _PRICES.sub("", word)
    if word in _PERCENT:
        return Unit.PERCENT, 0, None
    if word in _RANKS:
        return Unit.RANK, 0, None
    if word in _COUNTS:
        return Unit.COUNT, 0, None
    if word in ("人數", "人数", "人", "persons", "people"):
        return Unit.COUNT, 0, _PERSON
    amount = _AMOUNT.fullmatch(word)
    if amount and (money := amount["before"] or amount["after"]):
        names = [name for name in (amount["before"], amount["after"]) if name]
        units = {_MONEY[name] for name in names if name in _MONEY}
        if len(units) > 1 or (word in ("元", "¥") and language is Language.EN):
            return None
        unit = next(iter(units), None) or (Unit.HKD if money == "$" and language is not Language.HANS else None)
        unit = unit or (_BARE[language] if money == "元" else Unit.USD)
        return unit, _SCALES.get(amount["scale"] or "", 0), None
    many = _MANY.fullmatch(word)
    if many and (len(many["scale"]) > 1 or many["scale"] in "千萬万億亿"):
        noun = many["noun"].strip()
        if not noun or noun in _NOUNS:
            return Unit.COUNT, _SCALES[many["scale"]], _NOUNS.get(noun)
        if _COUNTABLE.fullmatch(noun):  # 萬架次, thousand tonnes
            return Unit.COUNT, _SCALES[many["scale"]], make_noun(noun, language)
    return None
