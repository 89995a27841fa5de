"""What the fields of cards, sources and figures are called in files: as we write them, and as other people do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from briefing_app.model.language import Language, LocalText


@dataclass(frozen=True, slots=True)
class FieldWord:
    """A field, its heading in three languages, and other headings that mean it (between bars); `local` has three texts."""

    name: str
    label: LocalText
    others: str = ""
    local: bool = False


LANGUAGE_NAMES: Final[Mapping[Language, LocalText]] = {
    Language.EN: LocalText("English", "英文", "英文"),
    Language.HANT: LocalText("Traditional Chinese", "繁體", "繁体"),
    Language.HANS: LocalText("Simplified Chinese", "簡體", "简体"),
}
"""How headings name a language."""

LANGUAGE_WORDS: Final[Mapping[str, Language | None]] = {
    **dict.fromkeys(("en", "eng", "english", "英", "英文", "英語", "英语"), Language.EN),
    **dict.fromkeys(
        (
            "zh-hant", "zh hant", "zh-hk", "zh hk", "zh-tw", "zh tw", "tc", "trad", "traditional", "traditional chinese",
            "hant", "繁", "繁體", "繁体", "繁中", "繁體中文", "繁体中文", "正體", "中文（繁體）", "中文(繁體)",
        ),
        Language.HANT,
    ),
    **dict.fromkeys(
        (
            "zh-hans", "zh hans", "zh-cn", "zh cn", "sc", "simp", "simplified", "simplified chinese", "hans", "簡", "简",
            "簡體", "简体", "簡中", "简中", "簡體中文", "简体中文", "中文（简体）", "中文(简体)",
        ),
        Language.HANS,
    ),
    **dict.fromkeys(("zh", "chi", "chinese", "中", "中文"), None),
}  # fmt: skip
"""Word in a heading → language; None is Chinese of the script that the column is written in."""


def _word(name: str, en: str, hant: str, hans: str, others: str = "", *, local: bool = False) -> FieldWord:
    return FieldWord(name, LocalText(en, hant, hans), others, local)


_ID: Final = _word("id", "ID", "識別碼", "标识码", "uuid|identity")
_SLUG: Final = _word("slug", "Short name", "簡稱", "简称", "slug")
_THEME: Final = _word("theme", "Theme", "主題", "主题", "topic|subject|category|themes|類別|类别|分類|分类")
_TAGS: Final = _word("tags", "Tags", "標籤", "标签", "tag|keywords|keyword|關鍵詞|关键词")
_RELEASE: Final = _word(
    "release",
    "Release",
    "可否公開",
    "可否公开",
    "open or internal|disclosure|公開程度|公开程度|可公開／內部|可公开／内部",
)
_STATUS: Final = _word("status", "Status", "狀態", "状态", "state|核實狀態|核实状态")
_AS_OF: Final = "as at|as of date|date|period|reference date|year|截至|日期|年份|數據日期|数据日期|年度"
_VALUE: Final = "number|figure value|amount|數值|数值|數字|数字"
_UNIT: Final = "figure unit|unit of measure|計量單位|计量单位"
_PUBLISHER: Final = (
    "source publisher|issuer|author|organisation|organization|出版機構|出版机构|發佈者|发布者|機構|机构|作者"
)
_PUBLISHED: Final = "date of publication|publication date|source date|published on|發佈日期|发布日期|出版日期|刊登日期"
_URL: Final = "url|website|web page|web address|hyperlink|source url|source link|網頁|网页|連結|链接|超連結|超链接"
_LOCATOR: Final = "page|pages|paragraph|page or paragraph|頁|页|頁數|页数|頁碼|页码|段落"

WORDS: Final[Mapping[str, tuple[FieldWord, ...]]] = {
    "cards": (
        _ID,
        _SLUG,
        _word(
            "title", "Title", "標題", "标题", "headline|heading|card|fact|card title|題目|题目|事實|事实", local=True
        ),
        _word(
            "text",
            "Text",
            "內容",
            "内容",
            "body|claim|statement|content|description|card text|正文|文字|說明|说明",
            local=True,
        ),
        _word(
            "say",
            "Line to say",
            "可說的話",
            "可说的话",
            "say|talking point|line to take|points to make|口徑|口径|講話要點|讲话要点",
            local=True,
        ),
        _word(
            "note",
            "Note",
            "備註",
            "备注",
            "notes|remark|remarks|comment|comments|附註|附注|註釋|注释|備忘|备忘",
            local=True,
        ),
        _word("original", "Original language", "原文語言", "原文语言", "original"),
        _THEME,
        _TAGS,
        _RELEASE,
        _STATUS,
        _word("verified_by", "Verified by", "核實人", "核实人", "checked by|核實者|核实者"),
        _word("verified_on", "Verified on", "核實日期", "核实日期", "checked on"),
        _word("figures", "Figures", "引用數字", "引用数字", "figure keys"),
        _word("sources", "Sources", "來源清單", "来源清单", "references|cited sources"),
        _word("figure.key", "Figure key", "數字代號", "数字代号", "key"),
        _word(
            "figure.label", "Figure", "數字名稱", "数字名称", "figure label|figure name|indicator|指標|指标", local=True
        ),
        _word("figure.value", "Value", "數值", "数值", _VALUE),
        _word("figure.unit", "Unit", "單位", "单位", _UNIT),
        _word("figure.as_of", "As of", "截至", "截至", _AS_OF),
        _word(
            "source.title",
            "Source",
            "來源",
            "来源",
            "source title|source name|source document|資料來源|资料来源|出處|出处",
        ),
        _word("source.publisher", "Publisher", "發佈機構", "发布机构", _PUBLISHER),
        _word("source.published", "Published", "發佈日期", "发布日期", _PUBLISHED),
        _word("source.url", "Link", "網址", "网址", _URL),
        _word("locator", "Page or place", "頁或段", "页或段", _LOCATOR),
    ),
    "sources": (
        _ID,
        _SLUG,
        _word(
            "title",
            "Title",
            "標題",
            "标题",
            "source|source title|name|document|來源|来源|名稱|名称|題目|题目|文件|資料來源|资料来源",
        ),
        _word("publisher", "Publisher", "發佈機構", "发布机构", _PUBLISHER),
        _word("description", "Description", "說明", "说明", "what it is|描述|簡介|简介", local=True),
        _word("kind", "Kind", "種類", "种类", "type|source type|source kind|類型|类型|類別|类别"),
        _word("published", "Published", "發佈日期", "发布日期", f"{_PUBLISHED}|date|year|日期|年份"),
        _word("url", "Link", "網址", "网址", _URL),
        _word("language", "Language", "語言", "语言", "language of the source|語文|语文"),
        _word(
            "accessed",
            "Read on",
            "閱覽日期",
            "阅览日期",
            "accessed|accessed on|retrieved|read|查閱日期|查阅日期|取用日期|瀏覽日期|浏览日期",
        ),
        _word("note", "Note", "備註", "备注", "notes|remark|remarks|comment|comments|附註|附注|註釋|注释", local=True),
    ),
    "figures": (
        _ID,
        _word("key", "Key", "代號", "代号", "figure key|數字代號|数字代号"),
        _word(
            "label",
            "Label",
            "名稱",
            "名称",
            "name|figure|figure label|indicator|數字名稱|数字名称|指標|指标",
            local=True,
        ),
        _word("unit", "Unit", "單位", "单位", _UNIT),
        _word("noun.one", "Counted thing, one", "所計之物（英文單數）", "所计之物（英文单数）"),
        _word("noun.other", "Counted thing, several", "所計之物（英文眾數）", "所计之物（英文复数）"),
        _word("noun.zh_hant", "Counted thing in Traditional Chinese", "所計之物（繁體）", "所计之物（繁体）"),
        _word("noun.zh_hans", "Counted thing in Simplified Chinese", "所計之物（簡體）", "所计之物（简体）"),
        _word("formula", "Formula", "算式", "算式", "calculation|公式"),
        _word("cadence", "Review after months", "覆核周期（月）", "复核周期（月）", "review cadence"),
        _THEME,
        _TAGS,
        _word("note", "Note", "備註", "备注", "notes|remark|remarks|附註|附注", local=True),
        _word("value", "Value", "數值", "数值", _VALUE),
        _word("qualifier", "How exact", "準確程度", "准确程度", "qualifier"),
        _word("as_of", "As of", "截至", "截至", _AS_OF),
        _word("source", "Source", "來源", "来源", "source title|資料來源|资料来源|出處|出处"),
        _word("locator", "Page or place", "頁或段", "页或段", _LOCATOR),
        _STATUS,
        _RELEASE,
        _word("remark", "Note on the value", "數值備註", "数值备注", local=True),
    ),
}
"""Target → its fields in the order in which they are shown and written."""
