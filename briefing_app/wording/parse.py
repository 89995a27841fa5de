"""Reading numbers as people write them in the three languages: the reverse of `values`.

One grammar reads all languages, because officers paste 1.2億港元 into an English form and HK$1.2 billion into a Chinese one.
The language decides only what a bare 元 or $ means.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from briefing_app.errors import InputError
from briefing_app.model.figure import Qualifier, Unit, Value
from briefing_app.model.language import Language
from briefing_app.wording.digits import MINUS, shift, significant
from briefing_app.wording.ranks import HAN_DIGITS, ORDINALS


@dataclass(frozen=True, slots=True)
class ParsedNumber:
    """What a number says. `unit` is None for bare digits, which may be a count, a number or an English year.

    `noun` is what follows a bare number (`drugs`, 種藥物); a form that expects none treats it as a mistake.
    """

    value: Value
    qualifier: Qualifier = Qualifier.EXACT
    unit: Unit | None = None
    noun: str = ""


_QUALIFIERS: Mapping[Qualifier, str] = {
    Qualifier.ABOUT: r"about|around|approximately|approx\.|some|nearly|almost|大約|大约|約|约|接近|近",
    Qualifier.AT_LEAST: r"at least|no fewer than|no less than|not less than|至少|最少|不少於|不少于|不低於|不低于",
    Qualifier.AT_MOST: r"at most|up to|no more than|not more than|至多|最多|不超過|不超过|不多於|不多于|不高於|不高于",
    Qualifier.OVER: r"over|more than|above|exceeding|逾|超過|超过|超逾|多於|多于|高於|高于",
    Qualifier.UNDER: r"under|less than|fewer than|below|少於|少于|低於|低于|不足|不到",
}
_AFTER: Mapping[str, Qualifier] = {"以上": Qualifier.AT_LEAST, "以下": Qualifier.AT_MOST}
_MORE = re.compile("[多餘余]")  # 50多億, 30餘
_SCALES: Mapping[str, int] = {
    "thousand": 3,
    "million": 6,
    "mn": 6,
    "billion": 9,
    "bn": 9,
    "trillion": 12,
    "tn": 12,
    **dict.fromkeys(("萬億", "万亿"), 12),
    **dict.fromkeys("億亿", 8),
    **dict.fromkeys("萬万", 4),
}
_STEPS: Mapping[str, int] = {"十": 1, "百": 2, "千": 3, "": 0}
_CURRENCIES: Mapping[str, Unit] = {
    **dict.fromkeys(("HK$", "HKD", "港元", "港幣", "港币", "元港幣", "元港币"), Unit.HKD),
    **dict.fromkeys(("US$", "USD", "美元", "美金"), Unit.USD),
    **dict.fromkeys(("RMB", "CNY", "CN¥", "¥", "人民幣", "人民币", "元人民幣", "元人民币"), Unit.CNY),
}
_BARE_CURRENCY: Mapping[Language, Mapping[str, Unit]] = {
    Language.EN: {"$": Unit.HKD, "元": Unit.CNY},
    Language.HANT: {"$": Unit.HKD, "元": Unit.HKD},
    Language.HANS: {"$": Unit.USD, "元": Unit.CNY},
}

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_HAN_SCALE = r"[十百千]?(?:萬億|万亿|億|亿|萬|万)"
_SIZE = rf"{_DIGITS}(?:\s*[多餘余]?{_HAN_SCALE}(?:{_DIGITS}{_HAN_SCALE})*|\s*(?:thousand|million|billion|trillion|mn|bn|tn)\b)?"
_PREFIX = r"(?:HK\$|US\$|CN¥|(?<![A-Za-z])(?:HKD|USD|RMB|CNY)|人民幣|人民币|港幣|港币|美元|¥|\$)"
_SUFFIX = r"(?:元人民幣|元人民币|元港幣|元港币|人民幣|人民币|港元|港幣|港币|美元|美金|元)"
_PERCENT = r"(?:%|per cent\b|percent\b)"


def _end(name: str) -> str:
    """The pattern of one end of a range; group names carry a number, because a pattern may use each only once."""
    return (
        rf"(?P<sign{name}>[-{MINUS}]|負|负)?\s*(?P<prefix{name}>{_PREFIX})?\s*(?P<size{name}>{_SIZE})"
        rf"(?P<more{name}>[多餘余](?!\d))?\s*(?:(?P<percent{name}>{_PERCENT})|(?P<suffix{name}>{_SUFFIX}))?"
    )


_WORDS = "|".join(
    f"(?P<{qualifier.name}>(?:{words}))"
    for qualifier, words in sorted(_QUALIFIERS.items(), key=lambda each: each[0] is Qualifier.ABOUT)
)
QUALIFIER_PATTERN = rf"(?:(?<![A-Za-z])(?:{_WORDS})\s*)?"
AMOUNT_PATTERN = rf"{_end('1')}(?:\s*(?:[–—~～至到-]|to\b)\s*{_end('2')})?(?P<year>年)?(?P<after>以上|以下)?"
RANK_PATTERN = (
    rf"(?:第(?P<han>[{HAN_DIGITS}])(?:位|名)"
    rf"|第(?P<rank1>[-{MINUS}]?{_DIGITS})(?:至(?P<rank2>[-{MINUS}]?{_DIGITS}))?(?:位|名)"
    rf"|(?P<th1>[-{MINUS}]?{_DIGITS})(?:st|nd|rd|th)(?:(?:–| to )(?P<th2>[-{MINUS}]?{_DIGITS})(?:st|nd|rd|th))?\b"
    rf"|(?:\btop |前)(?P<top1>[-{MINUS}]?{_DIGITS})(?:(?:[–至]| to )(?P<top2>[-{MINUS}]?{_DIGITS}))?(?:位|名|\b)"
    rf"|\b(?P<word>{'|'.join(ORDINALS)})\b)"
)
_RANK = re.compile(QUALIFIER_PATTERN + RANK_PATTERN, re.IGNORECASE)
_AMOUNT = re.compile(QUALIFIER_PATTERN + AMOUNT_PATTERN + r"\s*(?P<noun>\D*)", re.IGNORECASE)
# Full-width forms, one character for one, so that places in a text stay the same.
PLAIN_FORMS = str.maketrans("０１２３４５６７８９％．＄￥－", "0123456789%.$¥-")


def parse_number(text: str, language: Language) -> ParsedNumber:
    """Read a number with its qualifier, scale and unit, or a rank.

    Args:
        text: Such as `about HK$120 billion`, `約1,200億港元`, `20–30%`, `second`, `28 drugs`, full-width digits included.
        language: What language the text is in.

    Raises:
        InputError: There is no such number, or there is more than one.
    """
    plain = text.translate(PLAIN_FORMS).replace("，", ",").strip()
    if match := _RANK.fullmatch(plain):
        return read_rank(match)
    if match := _AMOUNT.fullmatch(plain):
        parsed = read_amount(match, language)
        noun = match["noun"].strip()
        if noun and parsed.unit is not None:
            raise InputError("number.noun", field="number", noun=noun, text=text)
        return ParsedNumber(parsed.value, parsed.qualifier, parsed.unit, noun)
    raise InputError("number.text", field="number", text=text)


def read_rank(match: re.Match[str]) -> ParsedNumber:
    """The rank that `RANK_PATTERN` matched, its qualifier included if the pattern had one."""
    qualifier = _read_qualifier(match)
    if word := match["word"]:
        return ParsedNumber(Value(Decimal(ORDINALS.index(word.lower()) + 1)), qualifier, Unit.RANK)
    if han := match["han"]:
        return ParsedNumber(Value(Decimal(HAN_DIGITS.index(han) + 1)), qualifier, Unit.RANK)
    if match["top1"]:
        qualifier = Qualifier.AT_MOST
    low = match["rank1"] or match["th1"] or match["top1"]
    high = match["rank2"] or match["th2"] or match["top2"]
    return ParsedNumber(Value(_decimal(low), _decimal(high) if high else None), qualifier, Unit.RANK)


def read_amount(match: re.Match[str], language: Language) -> ParsedNumber:
    """The amount that `AMOUNT_PATTERN` matched."""
    low, low_scaled = _read_size(match["size1"])
    high: Decimal | None = None
    if match["size2"]:
        high, high_scaled = _read_size(match["size2"])
        if high_scaled and not low_scaled:  # HK$2–3 billion, 20至30億
            low = shift(low, high_scaled)
        high = high.copy_negate() if match["sign2"] else high
    low = low.copy_negate() if match["sign1"] else low
    qualifier = _read_qualifier(match)
    if match["after"] and qualifier is Qualifier.EXACT:
        qualifier = _AFTER[match["after"]]
    elif (match["more1"] or match["more2"] or _MORE.search(match["size1"])) and qualifier is Qualifier.EXACT:
        qualifier = Qualifier.OVER
    return ParsedNumber(Value(low, high), qualifier, _read_unit(match, language))


def _read_size(text: str) -> tuple[Decimal, int]:
    """The size and the power of ten of its last scale word (0 for none): 17億6,000萬 adds up."""
    total, power = Decimal(0), 0
    pieces = re.findall(rf"({_DIGITS})\s*([十百千]?)([^\d\s,.]*)", _MORE.sub("", text))
    for digits, step, word in pieces:
        number = Decimal(digits.replace(",", ""))
        power = _STEPS[step] + _SCALES[word.lower()] if word else 0
        number = shift(significant(number) if power else number, power)
        total = number if len(pieces) == 1 else total + number
    return total, power


def _read_unit(match: re.Match[str], language: Language) -> Unit | None:
    """The unit that one or both ends name; the sure names win over a bare 元 or $."""
    if match["percent1"] or match["percent2"]:
        return Unit.PERCENT
    if match["year"]:
        return Unit.YEAR
    names = [match[name] for name in ("suffix1", "suffix2", "prefix1", "prefix2") if match[name]]
    units = {_CURRENCIES[name.upper()] for name in names if name.upper() in _CURRENCIES}
    if len(units) > 1:
        raise InputError("number.currencies", field="number", text=match[0])
    bare = [_BARE_CURRENCY[language][name] for name in names if name in _BARE_CURRENCY[language]]
    return next(iter(units), bare[0] if bare else None)


def _read_qualifier(match: re.Match[str]) -> Qualifier:
    return next((each for each in _QUALIFIERS if match.groupdict().get(each.name)), Qualifier.EXACT)


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "").replace(MINUS, "-"))
