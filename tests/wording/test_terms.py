"""One word for one thing: print, window, checks and errors say it alike in each language, as officers of that place do."""

import json
import re
from collections.abc import Iterator

import pytest

from briefing_app.charts.kinds import KINDS
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.paths import db_dir, resources_dir
from briefing_app.wording.catalogue import Catalogue

FOLDERS = ("print", "ui", "checks", "errors", "operations", "repairs")

# What a thing is called in English, Hong Kong and Shenzhen, and every key that is its name alone.
NAMES = {
    ("Points to make", "談話要點", "谈话要点"): ("panel.points", "composer.kind.points", "menu.insert_points"),
    ("Press line", "傳媒口徑", "媒体口径"): ("panel.press-line", "composer.role.press-line"),
    ("Objectives", "目標", "目标"): ("panel.objectives", "composer.role.objectives"),
    ("What to say", "應對口徑", "应对口径"): ("panel.say", "cards.say", "facts.say", "meeting.say"),
    ("Key figures", "重點數字", "重点数字"): (
        "label.key_figures",
        "composer.kind.key_figures",
        "menu.insert_key_figures",
        "cards.figures",
    ),
    ("Questions and answers", "問與答", "问答"): (
        "panel.questions",
        "composer.kind.questions",
        "menu.insert_questions",
    ),
    ("Programme", "行程", "日程"): ("panel.agenda", "composer.kind.agenda", "menu.insert_agenda"),
    ("People", "出席人士", "出席人员"): ("panel.people", "composer.kind.people", "menu.insert_people"),
    ("Timeline", "大事時序", "大事记"): ("panel.timeline", "composer.kind.timeline", "menu.insert_timeline"),
    ("Likelihood", "提問機會", "提问可能性"): ("label.likelihood", "composer.field.likelihood"),
    ("Item", "項目", "事项"): ("label.item", "composer.field.item"),
    ("Time", "時間", "时间"): ("label.time", "composer.field.time"),
    ("Name", "姓名", "姓名"): ("label.name", "composer.person.name"),
    ("Position", "職位", "职务"): ("label.role", "composer.person.role"),
    ("Organisation", "機構", "单位"): (
        "label.organisation",
        "composer.person.organisation",
        "properties.organisation",
        "versions.field.organisation",
    ),
    ("Readers", "閱覽對象", "阅读对象"): (
        "label.audience",
        "new.readers",
        "properties.readers",
        "versions.field.readers",
    ),
    ("Occasion", "場合", "活动"): ("label.occasion", "new.occasion", "properties.occasion", "versions.field.occasion"),
    ("Place", "地點", "地点"): ("label.place", "new.place", "properties.place", "versions.field.place"),
    ("Purpose", "目的", "目的"): ("label.purpose", "versions.field.purpose"),
    ("Audience", "對象", "对象"): ("preview.audience", "export.audiences"),
    ("Full briefing", "完整簡報", "完整简报"): ("form.full", "export.form.full"),
    ("Executive summary", "摘要", "摘要"): ("form.summary", "export.form.summary", "label.summary"),
    ("Slides", "投影片", "幻灯片"): ("form.slides", "export.form.slides", "form.short.slides"),
    ("Internal", "內部", "内部"): (
        "badge.internal",
        "cards.release.internal",
        "charts.release.internal",
        "composer.release.internal",
        "composer.internal",
        "lists.internal",
        "meeting.internal",
    ),
    ("Open", "可公開", "可公开"): (
        "cards.release.open",
        "charts.release.open",
        "composer.release.open",
        "facts.open_only",
    ),
    ("Release", "公開範圍", "公开范围"): (
        "cards.release",
        "cards.column.release",
        "charts.release",
        "composer.field.release",
    ),
    ("As supplied", "按文件收錄", "按文件收录"): (
        "status.as-supplied@print",
        "lists.status.as-supplied",
        "cards.status.as_supplied",
    ),
    ("Verified", "已核實", "已核实"): (
        "status.verified@print",
        "status.verified",
        "lists.status.verified",
        "cards.status.verified",
        "composer.pill.verified",
    ),
    ("Draft", "草稿", "草稿"): ("status.draft@print", "status.draft", "lists.status.draft", "cards.status.draft"),
    ("Due for review", "待覆核", "待复核"): (
        "mark.stale",
        "lists.status.stale",
        "reader.stale",
        "composer.problem.stale_figure",
    ),
    ("Derived", "計算所得", "计算得出"): ("mark.derived", "lists.derived", "reader.derived", "cards.derived"),
    ("As of", "截至", "截至"): (
        "label.as_of",
        "cards.column.as_of",
        "cards.observation.date",
        "facts.review.date",
        "meeting.dated",
    ),
    ("Note", "備註", "备注"): ("label.note", "cards.column.note", "facts.figure.note", "reader.note"),
    ("Fact card", "資料卡", "资料卡"): ("kind.card", "kind.card@errors", "composer.kind.card", "checks.place.card"),
    ("Figure", "數字", "数字"): ("kind.figure", "kind.figure@errors", "checks.place.figure"),
    ("Source", "來源", "来源"): (
        "label.source",
        "kind.source",
        "kind.source@errors",
        "checks.place.source",
        "cards.column.source",
        "meeting.source",
        "facts.figure.source",
    ),
    ("Dataset", "數據集", "数据集"): (
        "kind.dataset",
        "kind.dataset@errors",
        "checks.place.dataset",
        "composer.field.dataset",
    ),
    ("Chart", "圖表", "图表"): ("kind.chart", "kind.chart@errors", "composer.kind.chart", "checks.place.chart"),
    ("Briefing", "簡報", "简报"): ("kind.briefing", "kind.briefing@errors", "menu.briefing"),
    ("Section", "章節", "章节"): (
        "kind.section",
        "composer.kind.section",
        "menu.insert_section",
        "checks.place.section",
    ),
    ("Block", "內容塊", "内容块"): ("kind.block", "composer.add.block", "checks.place.block"),
    ("Theme", "主題", "主题"): ("kind.theme", "cards.theme", "charts.theme", "facts.sort.theme", "label.theme"),
    ("Template", "範本", "模板"): ("kind.template", "composer.template", "new.template"),
    ("Trash", "回收筒", "回收站"): ("trash.title", "menu.trash"),
    ("Duplicate", "製作副本", "创建副本"): (
        "briefings.duplicate",
        "cards.duplicate",
        "charts.duplicate",
        "facts.duplicate",
        "composer.settings.duplicate",
        "menu.duplicate",
    ),
    ("Undo", "復原", "撤销"): (
        "menu.undo",
        "button.undo",
        "composer.undo",
        "history.take_back",
    ),
    ("Export", "匯出", "导出"): ("export.button", "export.title", "composer.export", "menu.export", "settings.export"),
    ("Print", "列印", "打印"): ("print.title", "menu.print"),
    ("Settings", "設定", "设置"): ("place.settings", "menu.settings", "palette.section.settings"),
}

# Words of another place, or a second word for a thing that has one: the pattern, and what is written in its stead.
STRANGE = {
    Language.HANT: {
        "垃圾桶|回收桶|回收箱|回收站": "回收筒",
        "組件": "內容塊",
        "語文": "語言",
        "發言要點": "談話要點",
        "新聞口徑": "傳媒口徑",
        "可說的話|可以這樣說": "應對口徑",
        "主要數字|關鍵數字": "重點數字",
        "議程": "行程",
        "覆檢|校對|審閱|複核": "覆核",
        "保存(?!在本機|兩者)": "儲存",
        "文檔": "文件／檔案",
        "導出|導入": "匯出／匯入",
        "打印(?!機)": "列印",
        "屏幕|熒幕": "螢幕",
        "默認": "預設",
        "軟體": "軟件",
        "網路|聯網": "網絡",
        "鏈接": "連結",
        "用戶": "使用者",
        "文件夾": "資料夾",
        "搜索": "搜尋",
        "信息": "資訊／訊息",
        "設置": "設定",
        "粘貼": "貼上",
        "撤銷": "復原",
        "模板": "範本",
        "您": "你",
        "出版者|發布者": "發布機構",
    },
    Language.HANS: {
        "垃圾桶|回收筒|废纸篓": "回收站",
        "组件": "内容块",
        "发言要点": "谈话要点",
        "新闻口径": "媒体口径",
        "可说的话|可以这样说": "应对口径",
        "主要数字|关键数字": "重点数字",
        "议程": "日程",
        "审阅|校对|复检|覆核": "复核",
        "储存": "保存",
        "档案": "文件",
        "汇出|汇入": "导出／导入",
        "列印": "打印",
        "萤幕|荧幕": "屏幕",
        "预设": "默认",
        "软体": "软件",
        "网路": "网络",
        "连结": "链接",
        "资料夹": "文件夹",
        "搜寻": "搜索",
        "讯息|资讯": "消息／信息",
        "设定": "设置",
        "贴上": "粘贴",
        "复原": "撤销",
        "范本": "模板",
        "你": "您",
        "出版方|发布者": "发布机构",
        "字型": "字体",
        "标示为|(?<!目)标为": "标记为",
    },
}


@pytest.fixture(scope="module")
def catalogues() -> dict[str, Catalogue]:
    return {name: Catalogue.load(resources_dir() / "i18n" / name) for name in FOLDERS}


def bare(text: str) -> str:
    """The name without what a menu or a heading adds to it."""
    return re.sub(r"\(&\w\)|&|…|:$|：$", "", text).casefold()


def find_name(catalogues: dict[str, Catalogue], key: str, language: Language) -> str:
    """What a key says; the part after @ says of which catalogue where two have the key."""
    name, _, folder = key.partition("@")
    folders = [folder] if folder else [each for each in ("ui", "print", "errors") if name in catalogues[each]]
    return bare(catalogues[folders[0]].entry_text(name, language))


@pytest.mark.parametrize("term", NAMES, ids=lambda term: term[0])
def test_a_thing_has_one_name(catalogues: dict[str, Catalogue], term: tuple[str, str, str]) -> None:
    for key in NAMES[term]:
        said = tuple(find_name(catalogues, key, language) for language in LANGUAGES)
        assert said == tuple(each.casefold() for each in term), key


def test_kinds_of_charts_are_called_alike(catalogues: dict[str, Catalogue]) -> None:
    """In the composer as in the place of the charts, whose names come from the kinds themselves."""
    for kind in KINDS:
        for language in LANGUAGES:
            assert catalogues["ui"].entry_text(f"composer.chart.{kind.name}", language) == kind.label.get(language)


def list_texts(catalogues: dict[str, Catalogue], language: Language) -> Iterator[tuple[str, str]]:
    for name, catalogue in catalogues.items():
        for key in sorted(catalogue.keys(language)):
            if not key.startswith(("language.own", "language.short", "menu.zh-")):
                yield f"{name}: {key}", catalogue.entry_text(key, language)


@pytest.mark.parametrize("language", STRANGE)
def test_no_words_of_elsewhere(catalogues: dict[str, Catalogue], language: Language) -> None:
    found = [
        (key, text, word)
        for key, text in list_texts(catalogues, language)
        for pattern, word in STRANGE[language].items()
        if re.search(pattern, text)
    ]
    assert found == []


@pytest.mark.parametrize("language", STRANGE)
def test_chinese_and_numbers_stand_without_a_gap(catalogues: dict[str, Catalogue], language: Language) -> None:
    """As in print: 2024年1月, 4張, 按Enter鍵; one way everywhere. Lists of keys and of names are set apart by gaps."""
    gap = re.compile(r"[\u3400-\u9fff] [A-Za-z0-9{]|[A-Za-z0-9}%] [\u3400-\u9fff]")
    spaced = {"ui: palette.keys", "ui: dialogs.licences.list", "ui: about.details"}
    found = [(key, text) for key, text in list_texts(catalogues, language) if key not in spaced and gap.search(text)]
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_signs_are_those_of_the_language(catalogues: dict[str, Catalogue], language: Language) -> None:
    """One sign for what goes on (…), the quotation marks of each place, full-width commas and stops in Chinese."""
    wrong = {
        Language.EN: r"\.\.\.|……|「|」|，|。|\w'\w|\"",
        Language.HANT: r"\.\.\.|……|[“”\"]|[\u3400-\u9fff][,;?!]|[\u3400-\u9fff]\.(?!\w)",
        Language.HANS: r"\.\.\.|……|[「」\"]|[\u3400-\u9fff][,;?!]|[\u3400-\u9fff]\.(?!\w)",
    }[language]
    found = [(key, text) for key, text in list_texts(catalogues, language) if re.search(wrong, text)]
    assert found == []


def test_the_starter_library_uses_the_same_names() -> None:
    """Titles of its sections and blocks are what print calls them."""
    briefings = json.loads((db_dir() / "starter" / "briefings.json").read_text("utf-8"))
    titles = set(list_local_texts(briefings))
    for term in (
        ("Points to make", "談話要點", "谈话要点"),
        ("Press line", "傳媒口徑", "媒体口径"),
        ("Objectives", "目標", "目标"),
    ):
        assert {each for each in titles if each[0] == term[0]} == {term}
    assert {each for each in titles if each[0] == "Key figures"} == {("Key figures", "重點數字", "重点数字")}


def list_local_texts(value: object) -> Iterator[tuple[str, ...]]:
    """Every text in three languages, however deep it lies."""
    if isinstance(value, dict):
        if value.keys() == {each.value for each in LANGUAGES}:
            yield tuple(str(value[each.value]) for each in LANGUAGES)
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from list_local_texts(each)
