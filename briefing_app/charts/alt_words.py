"""The words of alternative texts, in three languages; `words.py` has those that are printed beside a chart as well."""

from __future__ import annotations

from briefing_app.model.language import LocalText

OPENING = LocalText("{kind}: {title}.", "{kind}：{title}。", "{kind}：{title}。")
MEASURED = LocalText("Values: {series}.", "數值：{series}。", "数值：{series}。")
COUNT = LocalText("{count} entries.", "共{count}項。", "共{count}项。")
COUNT_SERIES = LocalText(
    "{count} entries with {values} values each: {series}.",
    "共{count}項，每項{values}個數值：{series}。",
    "共{count}项，每项{values}个数值：{series}。",
)
EXTREMES = LocalText("Highest: {high}; lowest: {low}.", "最高為{high}，最低為{low}。", "最高为{high}，最低为{low}。")
ENDS = LocalText("First: {first}; last: {last}.", "首項為{first}，末項為{last}。", "首项为{first}，末项为{last}。")
ALL_EQUAL = LocalText("All values are {value}.", "數值全部為{value}。", "数值均为{value}。")
SERIES_ALL = LocalText(
    "{series}: first {first}, last {last}, highest {high}, lowest {low}.",
    "{series}：首項為{first}，末項為{last}；最高為{high}，最低為{low}。",
    "{series}：首项为{first}，末项为{last}；最高为{high}，最低为{low}。",
)
SERIES_EMPTY = LocalText("{series}: no data.", "{series}：沒有數據。", "{series}：无数据。")
CHANGE = LocalText(
    "from {before} ({first}) to {after} ({last})",
    "由{before}（{first}）變為{after}（{last}）",
    "由{before}（{first}）变为{after}（{last}）",
)
RANGE = LocalText("{low} to {high}", "{low}至{high}", "{low}至{high}")
VALUE_OF = LocalText("{series} {value}", "{series}{value}", "{series}{value}")
NOTHING_OF = LocalText("{series}: no data", "{series}沒有數據", "{series}无数据")
LIMIT = LocalText(" (a limit, not an exact value)", "（只是界限，並非確數）", "（只是界限，并非确数）")
LIMITS = LocalText(
    "Limits, not exact values: {items}.", "以下只是界限，並非確數：{items}。", "以下只是界限，并非确数：{items}。"
)
MISSING = LocalText("No data: {items}.", "沒有數據：{items}。", "无数据：{items}。")
REFERENCE = LocalText(
    "Reference line at {value}: {label}.", "參考線（{value}）：{label}。", "参考线（{value}）：{label}。"
)
BARE_REFERENCE = LocalText("Reference line at {value}.", "參考線：{value}。", "参考线：{value}。")
ANNOTATION = LocalText("Note on {name}: {text}.", "{name}的註解：{text}。", "{name}的注释：{text}。")
SUM_OF = LocalText(", {value} in total", "，合共{value}", "，合计{value}")
SUM = LocalText("They add up to {value}.", "各項合共{value}。", "各项合计{value}。")
RESULT = LocalText("The steps lead to {value}.", "累計結果為{value}。", "累计结果为{value}。")
CALCULATED_SUMS = LocalText("Totals are calculated.", "總數由各項相加得出。", "总数由各项相加得出。")
CALCULATED_SHARES = LocalText("Shares are calculated.", "佔比由計算得出。", "占比由计算得出。")
CALCULATED_BOTH = LocalText("Totals and shares are calculated.", "總數及佔比由計算得出。", "总数和占比由计算得出。")
AS_OF = LocalText("As of {date}.", "截至{date}。", "截至{date}。")
