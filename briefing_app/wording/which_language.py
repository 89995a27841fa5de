"""In which of the three languages a text is written, told from its characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from briefing_app.model.language import Language

_HAN: Final = re.compile("[\u3400-\u9fff]")
_LATIN_WORD: Final = re.compile("[A-Za-z]{2,}")
# Pairs of everyday characters of which each form is written in one script only.
_TRADITIONAL: Final = frozenset(
    "個這國會為來時們發對於產業學經機構總數據項資計劃類區醫藥與稱單開關長門間問題見親車東書買賣員場報聯統組織結給級績際"
    "創動務勞勢協華億萬實專導將層屬島師帶廣應戰擇擔據斷術極樣樓權條點無獎環現產畫療監確種積競筆簡節範籌籤約紀細終"
    "網線練縣義職興舉藝處補裝視覺規訊設許評試話語認課調談請論證識議護讀變財責貨費質購軟輸達過運進遠適選還鄉鄰針"
    "銀錄錢鐵閱陸陽隊險隨電預領頭顯風館驗體龍歲濟"
)
_SIMPLIFIED: Final = frozenset(
    "个这国会为来时们发对于产业学经机构总数据项资计划类区医药与称单开关长门间问题见亲车东书买卖员场报联统组织结给级绩际"
    "创动务劳势协华亿万实专导将层属岛师带广应战择担据断术极样楼权条点无奖环现产画疗监确种积竞笔简节范筹签约纪细终"
    "网线练县义职兴举艺处补装视觉规讯设许评试话语认课调谈请论证识议护读变财责货费质购软输达过运进远适选还乡邻针"
    "银录钱铁阅陆阳队险随电预领头显风馆验体龙岁济"
)
_ONLY_TRADITIONAL: Final = _TRADITIONAL - _SIMPLIFIED
_ONLY_SIMPLIFIED: Final = _SIMPLIFIED - _TRADITIONAL
_MOST: Final = 500  # characters of one text that are looked at
_WEIGHT: Final = 2  # an English word says about as much as two characters


def has_han(text: str) -> bool:
    """Whether a text has a Chinese character."""
    return _HAN.search(text) is not None


def may_translate(above: Sequence[str], below: Sequence[str]) -> bool:
    """Whether two lines have words in the same columns, at least two, one line in English and the other in Chinese."""
    filled = [bool(each) for each in above]
    if filled != [bool(each) for each in below] or sum(filled) < 2:
        return False
    return guess_language(above).chinese is not guess_language(below).chinese


def guess_language(texts: Iterable[str], otherwise: Language = Language.EN) -> Language:
    """The language that most of these texts are written in; `otherwise` where they have no words.

    Chinese whose characters are the same in both scripts is Traditional, unless `otherwise` is Simplified.
    """
    han = latin = traditional = simplified = 0
    for whole in texts:
        text = whole[:_MOST]
        characters = _HAN.findall(text)
        han += len(characters)
        latin += len(_LATIN_WORD.findall(text))
        traditional += sum(each in _ONLY_TRADITIONAL for each in characters)
        simplified += sum(each in _ONLY_SIMPLIFIED for each in characters)
    if not (han or latin):
        return otherwise
    if han < latin * _WEIGHT:
        return Language.EN
    if traditional == simplified:
        return otherwise if otherwise.chinese else Language.HANT
    return Language.HANT if traditional > simplified else Language.HANS
