"""Why a chart cannot be drawn from its data, in three languages; said in the window, in checks and in place of the chart."""

from __future__ import annotations

from briefing_app.charts import words
from briefing_app.errors import ChartDataError
from briefing_app.model.language import LANGUAGES, Language, LocalText

NO_ROWS = LocalText(
    "its table has no rows; type or paste some.",
    "數據集沒有任何行；請輸入或貼上數據。",
    "数据集没有任何行；请输入或粘贴数据。",
)
MANY_ROWS = LocalText(
    "its table has {rows} rows, and this kind shows at most {most}; choose the rows that matter or add them up by group, in a"
    " copy of the table, sort it by value and keep the largest, or place it as a table.",
    "數據集有{rows}行，而這種圖表最多顯示{most}行；請複製數據集，只留下重要的行或按類合計，或按數值排序後保留最大的項目，也可直接以表格顯示。",
    "数据集有{rows}行，而这种图表最多显示{most}行；请复制数据集，只保留重要的行或按类合计，或按数值排序后保留最大的项目，也可直接以表格显示。",
)
NO_NUMBERS = LocalText(
    "its table has no column of numbers; add one, or set what a column holds to numbers.",
    "數據集沒有數字欄；請加入一欄，或把某一欄的內容設為數字。",
    "数据集没有数值列；请添加一列，或把某一列的内容设为数字。",
)
ALL_MISSING = LocalText(
    "every value in its table is missing; type those that are known, or choose other columns.",
    "數據集沒有任何數值；請輸入已知的數值，或選用其他欄。",
    "数据集没有任何数值；请输入已知的数值，或选用其他列。",
)
NOT_NUMBERS = LocalText(
    "the column “{column}” does not hold numbers.", "「{column}」欄不是數字。", "“{column}”列不是数字。"
)
NOT_DATES = LocalText(
    "the column “{column}” does not hold dates.", "「{column}」欄不是日期。", "“{column}”列不是日期。"
)
NO_DATES = LocalText(
    "no event in its table has a date.", "數據集內沒有註明日期的事件。", "数据集中没有注明日期的事件。"
)
TIMELINE_COLUMNS = LocalText(
    "a timeline needs a column of dates and a column of words; add what is missing.",
    "時間線須有日期欄及文字欄各一；請補上所缺的一欄。",
    "时间线须有日期列和文字列各一；请补上所缺的一列。",
)
HIGHLIGHT = LocalText(
    "its options highlight row {row}, but its table has rows 0 to {last}.",
    "選項要突出第{row}行，但數據集只有第0至{last}行。",
    "选项要突出第{row}行，但数据集只有第0至{last}行。",
)
NO_COLUMN = LocalText(
    "its options name the column “{key}”, which its table does not have ({known}).",
    "選項提及「{key}」欄，但數據集沒有此欄（現有：{known}）。",
    "选项提及“{key}”列，但数据集没有此列（现有：{known}）。",
)
CELLS = LocalText(
    "row {row} of its table has {cells} cells where there are {columns} columns.",
    "數據集第{row}行有{cells}格，但共有{columns}欄。",
    "数据集第{row}行有{cells}个单元格，但共有{columns}列。",
)
NO_FIGURE = LocalText(
    "its table follows the figure “{key}”, which is not there.",
    "數據集引用數字「{key}」，但沒有這個數字。",
    "数据集引用数字“{key}”，但没有这个数字。",
)
NO_KIND = LocalText(
    "there is no kind “{kind}”; use one of {known}.",
    "沒有「{kind}」這種圖表；請使用以下其中一種：{known}。",
    "没有“{kind}”这种图表；请使用以下其中一种：{known}。",
)
NO_OPTION = LocalText(
    "the kind “{kind}” has no option “{option}” (it knows {known}).",
    "「{kind}」圖表沒有選項「{option}」（可用：{known}）。",
    "“{kind}”图表没有选项“{option}”（可用：{known}）。",
)
WANTS_COLUMN = LocalText(
    "its option “{option}” cannot be {value}; it names one column.",
    "選項「{option}」不可為{value}；應為一個欄的代號。",
    "选项“{option}”不能为{value}；应为一个列的代号。",
)
WANTS_COLUMNS = LocalText(
    "its option “{option}” cannot be {value}; it is a list of column names.",
    "選項「{option}」不可為{value}；應列出欄的代號。",
    "选项“{option}”不能为{value}；应列出列的代号。",
)
WANTS_ROWS = LocalText(
    "its option “{option}” cannot be {value}; it is a list of row numbers from 0.",
    "選項「{option}」不可為{value}；應列出由0起計的行號。",
    "选项“{option}”不能为{value}；应列出从0起计的行号。",
)
WANTS_CHOICE = LocalText(
    "its option “{option}” cannot be {value}; it is not one of the choices.",
    "選項「{option}」不可為{value}；這不是可選的項目。",
    "选项“{option}”不能为{value}；这不是可选的项目。",
)
WANTS_FLAG = LocalText(
    "its option “{option}” cannot be {value}; it is true or false.",
    "選項「{option}」不可為{value}；應為真或假值。",
    "选项“{option}”不能为{value}；应为真或假值。",
)
WANTS_LINE = LocalText(
    "its option “{option}” cannot be {value}; it is a value, written as a decimal number, with a label.",
    "選項「{option}」不可為{value}；應為一個以十進制數字寫成的數值，並附標籤。",
    "选项“{option}”不能为{value}；应为一个用十进制数字写成的数值，并附标签。",
)
WANTS_NOTES = LocalText(
    "its option “{option}” cannot be {value}; it is a list of at most {most} annotations, each with the number of a row from 0,"
    " a column and a short text.",
    "選項「{option}」不可為{value}；應列出最多{most}則註解，每則載有由0起計的行號、欄的代號及簡短文字。",
    "选项“{option}”不能为{value}；应列出最多{most}条注释，每条载有从0起计的行号、列的代号和简短文字。",
)
NO_SUCH_SERIES = LocalText(
    "its options point at the column “{key}”, which the chart does not show ({known}).",
    "選項提及「{key}」欄，但圖表沒有顯示此欄（現有：{known}）。",
    "选项提及“{key}”列，但图表没有显示此列（现有：{known}）。",
)
ANNOTATED_ROW = LocalText(
    "an annotation belongs to row {row}, but its table has rows 0 to {last}.",
    "有一則註解屬於第{row}行，但數據集只有第0至{last}行。",
    "有一条注释属于第{row}行，但数据集只有第0至{last}行。",
)


def refuse(chart: str, sentence: LocalText, **values: object) -> ChartDataError:
    """The error for a chart of that name; tuples among the values are listed as each language does."""
    english, hant, hans = (sentence.get(each).format_map(_say(values, each)) for each in LANGUAGES)
    return ChartDataError(chart, LocalText(english, hant, hans))


def _say(values: dict[str, object], language: Language) -> dict[str, str]:
    return {
        name: words.join_items(tuple(map(str, value)), language) if isinstance(value, tuple) else str(value)
        for name, value in values.items()
    }
