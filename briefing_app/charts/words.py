"""The fixed words that charts print beside the data, in three languages."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_app.model.language import Language, LocalText

MISSING = LocalText("no data", "沒有數據", "无数据")
LACKING = LocalText("No data: {items}.", "沒有數據：{items}。", "无数据：{items}。")
UNDATED = LocalText("no date in the source", "來源沒有註明日期", "来源未注明日期")
UNDATED_EVENT = LocalText("no date given", "未註明日期", "未注明日期")
UNDATED_TILE = LocalText("no as-of date", "未註明日期", "未注明日期")
TOTAL = LocalText("total", "總數", "总数")
SPAN = LocalText("{low} – {high}", "{low}至{high}", "{low}至{high}")
AREA = LocalText(
    "Area: {name} (this size: {value})", "面積：{name}（此大小為{value}）", "面积：{name}（此大小为{value}）"
)
IN_SIZE = LocalText("{sizes}", "單位：{size}", "单位：{size}")
TOTAL_STEP = LocalText("Total", "總數", "总数")

AS_OF = LocalText("as of {date}", "截至{date}", "截至{date}")
DATES_DIFFER = LocalText("Dates differ: {parts}.", "數據日期不一：{parts}。", "数据日期不一：{parts}。")
ALL_UNDATED = LocalText("The source gives no date.", "來源沒有註明日期。", "来源未注明日期。")
NO_DATE = LocalText("No as-of date is given.", "沒有註明數據日期。", "未注明数据日期。")
AND_OTHERS = LocalText("{names} and {count} more", "{names}等{total}項", "{names}等{total}项")
ASIDE = LocalText("{name} ({aside})", "{name}（{aside}）", "{name}（{aside}）")
DATED_PART = LocalText("{names} as of {date}", "{names}截至{date}", "{names}截至{date}")
UNDATED_PART = LocalText("{names}: no date in the source", "{names}的日期來源沒有註明", "{names}的日期来源未注明")
BARE_PART = LocalText("{names}: no date given", "{names}未註明日期", "{names}未注明日期")

KEY_ABOUT = LocalText("Hatched: approximate value.", "斜線部分為約數。", "斜线部分为约数。")
KEY_ABOUT_POINT = LocalText("Hollow mark: approximate value.", "空心標記為約數。", "空心标记为约数。")
KEY_OPEN = LocalText(
    "Arrow: the source gives a limit, not an exact value.",
    "箭咀：來源只提供界限，並非確數。",
    "箭头：来源只提供界限，并非确数。",
)
KEY_RANGE = LocalText("Hatched end: range given by the source.", "斜線末段為來源所列範圍。", "斜线末段为来源所列范围。")
KEY_DASH = LocalText("–: no data.", "–：沒有數據。", "–：无数据。")
KEY_DERIVED = LocalText(
    "Calculated from other figures: {names}.", "由其他數字計算得出：{names}。", "由其他数字计算得出：{names}。"
)
KEY_TOTAL = LocalText("Totals are calculated.", "總數由各項相加得出。", "总数由各项相加得出。")
KEY_SHARES = LocalText(
    "Each stack is 100%; its shares are calculated.",
    "每疊為100%，佔比由計算得出。",
    "每叠为100%，占比由计算得出。",
)
KEY_SHARES_DATE = LocalText(
    "The parts make 100% at each date; their shares are calculated.",
    "每個日期各部分合共100%，佔比由計算得出。",
    "每个日期各部分合计100%，占比由计算得出。",
)
KEY_ROUNDED = LocalText(
    "Shares are rounded and may not add up to 100%.",
    "佔比經四捨五入，總和未必等於100%。",
    "占比经四舍五入，总和未必等于100%。",
)
AXIS_STARTS = LocalText("axis starts at {value}", "數值軸由{value}開始", "数值轴从{value}开始")
KEY_CUT = LocalText(
    "The value axis does not start at zero, so changes look larger than they are.",
    "數值軸並非由零開始，變化看來會比實際大。",
    "数值轴并非从零开始，变化看上去会比实际大。",
)
KEY_DATE = LocalText(
    "Hollow or long mark: the source gives only the month or year.",
    "空心或長條標記：來源只提供月份或年份。",
    "空心或长条标记：来源只提供月份或年份。",
)

SOURCE = LocalText("Source: {names}", "資料來源：{names}", "资料来源：{names}")


def join_items(items: Sequence[str], language: Language) -> str:
    """A list of names within one part of a sentence."""
    return ("、" if language.chinese else ", ").join(items)


def join_first(items: Sequence[str], language: Language, *, most: int, first: int) -> str:
    """A list of names; of more than `most` only the `first` ones and how many there are more."""
    if len(items) <= most:
        return join_items(items, language)
    names = join_items(items[:first], language)
    return AND_OTHERS.get(language).format(names=names, count=len(items) - first, total=len(items))


def add_aside(name: str, aside: str, language: Language) -> str:
    """“2023 (drugs)”; where one of the two is empty, the other."""
    return ASIDE.get(language).format(name=name, aside=aside) if name and aside else name or aside


def join_parts(items: Sequence[str], language: Language) -> str:
    """Parts that may hold commas themselves."""
    return ("；" if language.chinese else "; ").join(items)


def join_sentences(items: Sequence[str], language: Language) -> str:
    """Whole sentences, empty ones left out; only English needs a space between them."""
    return ("" if language.chinese else " ").join(each.strip() for each in items if each.strip())


def join_pair(name: str, value: str, language: Language) -> str:
    """A name and its value."""
    return f"{name}{'：' if language.chinese else ': '}{value}"
