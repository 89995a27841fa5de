"""Tables in Chinese, and in English and Chinese."""

from __future__ import annotations

from tests.wording.corpus import Case

CASES = (
    Case(
        "headings in two languages in one cell",
        "Park 園區|Grants 資助 (HK$ million)|Projects 項目\nA|12.5|5\nB|7|6",
        ("Park = 園區: text", "Grants = 資助: HKD 6", "Projects = 項目: count projects"),
        (1, 3),
        {(0, 1): "12500000", (1, 2): "6"},
    ),
    Case(
        "headings in two languages in two rows",
        "Park|Grants (HK$ million)|Share (%)\n園區|資助（百萬港元）|佔比（%）\nA|12.5|61\nB|7|39",
        ("Park = 園區: text", "Grants = 資助: HKD 6", "Share = 佔比: percent"),
        (2, 4),
        {(0, 1): "12500000", (1, 2): "39"},
    ),
    Case(
        "names in English and Chinese side by side",
        "Name|名稱|Staff 人數\nAlpha Park|甲園區|12\nBeta Park|乙園區|15",
        ("Name: text", "名稱: text", "Staff = 人數: count persons"),
        (1, 3),
        {(0, 1): "“甲園區”", (1, 2): "15"},
        groups=((0, 1),),
    ),
    Case(
        "Chinese names before English ones",
        "名稱|Name|人數\n甲學院|Alpha College|12\n乙學院|Beta College|15",
        ("名稱: text", "Name: text", "人數: count persons"),
        (1, 3),
        {(1, 2): "15"},
        groups=((0, 1),),
    ),
    Case(
        "names in three languages",
        "Name (English)|Name (Traditional Chinese)|Name (Simplified Chinese)|Beds\n"
        "Alpha Hospital|甲醫院|甲医院|120\nBeta Hospital|乙醫院|乙医院|90",
        (
            "Name (English): text",
            "Name (Traditional Chinese): text",
            "Name (Simplified Chinese): text",
            "Beds: count",
        ),
        (1, 3),
        {(0, 3): "120"},
        groups=((0, 1, 2),),
    ),
    Case(
        "remarks in the other language are no names",
        "Name|備註|Staff\nAlpha Park|暫定數字|12\nBeta Park|修訂數字|15",
        ("Name: text", "備註: text", "Staff: count"),
        (1, 3),
    ),
    Case(
        "a Hong Kong table with its unit, notes and source",
        """
表1：虛構資助（按園區劃分）|||
（單位：億元）|||
園區|2022年|2023年|2024年
甲園區|1.25|–|2
乙園區|0.5|不適用|3.1
合計|1.75|..|5.1
註：數字純屬虛構。|||
資料來源：虛構統計處|||
""",
        ("園區: text", "2022年: HKD 8", "2023年: HKD 8", "2024年: HKD 8"),
        (3, 6),
        {(0, 1): "125000000", (0, 2): "“–”", (1, 2): "“n/a”", (1, 3): "310000000"},
        title="表1：虛構資助（按園區劃分）",
        note="註：數字純屬虛構。\n資料來源：虛構統計處",
        shared="億元",
        totals=(6,),
    ),
    Case(
        "a mainland table in 亿元",
        "指标|2022年|2023年\n|亿元|亿元\n甲区|12.5|14\n乙区|3|4.1\n数据来源：虚构统计局",
        ("指标: text", "2022年: CNY 8", "2023年: CNY 8"),
        (2, 4),
        {(0, 1): "1250000000", (1, 2): "410000000"},
        note="数据来源：虚构统计局",
    ),
    Case(
        "人民幣億元",
        "地區|生產總值（人民幣億元）|增長率（%）\n甲市|34,606|5.8\n乙市|3,100|6.0",
        ("地區: text", "生產總值: CNY 8", "增長率: percent"),
        (1, 3),
        {(0, 1): "3460600000000", (1, 2): "6.0"},
    ),
    Case(
        "萬人次",
        "口岸|旅客（萬人次）|車輛（萬架次）\n甲口岸|1,200|12\n乙口岸|85.5|7",
        ("口岸: text", "旅客: count 4 visits", "車輛: count 4"),
        (1, 3),
        {(0, 0): "“甲口岸”", (0, 1): "12000000", (1, 1): "855000", (0, 2): "120000"},
    ),
    Case(
        "ranks in Chinese",
        "指數|排名\n虛構城市|第2\n虛構港口|第3位\n虛構金融|第12",
        ("指數: text", "排名: rank"),
        (1, 4),
        {(0, 1): "2", (1, 1): "3", (2, 1): "12"},
    ),
    Case(
        "full-width digits",
        "年份|人數|比率\n２０２２年|１，２３４|６１％\n２０２３年|２，０００|３９．５％",
        ("年份: date", "人數: count persons", "比率: percent"),
        (1, 3),
        {(0, 0): "2022", (0, 1): "1234", (1, 2): "39.5"},
    ),
    Case(
        "months as rows",
        "月份|個案\n1月|12\n2月|15\n十二月|20",
        ("月份: text", "個案: count cases"),
        (1, 4),
        {(0, 0): "“1月”", (2, 1): "20"},
    ),
    Case(
        "quarters and financial years",
        "期間|資助（百萬港元）\n2023年第1季|12\n2023年第二季|15\n2022/23年度|50",
        ("期間: text", "資助: HKD 6"),
        (1, 4),
        {(0, 0): "“2023年第1季”", (2, 1): "50000000"},
    ),
    Case(
        "amounts in 億 and 萬 with qualifiers",
        "基金|金額\n甲|17.6億港元\n乙|約1,200萬港元\n丙|逾5億港元\n丁|沒有",
        ("基金: text", "金額: HKD"),
        (1, 5),
        {(0, 1): "1760000000", (1, 1): "about 12000000", (2, 1): "over 500000000", (3, 1): "“nil”"},
    ),
    Case(
        "the date and the unit in Chinese",
        "虛構機構人手|\n截至2024年3月31日|\n單位：萬人|\n機構|2023|2024\n甲|1.2|1.5\n乙|3|4",
        ("機構: text", "2023: count 4 persons", "2024: count 4 persons"),
        (4, 6),
        {(0, 1): "12000", (1, 2): "40000"},
        title="虛構機構人手",
        shared="萬人",
        as_of="2024-03-31",
    ),
    Case(
        "a title in two languages",
        "Invented staff||\n虛構人手||\nPark|2023|2024\nA|5|6\nB|7|8\nNote: invented.||\n註：虛構。||",
        ("Park: text", "2023: count", "2024: count"),
        (3, 5),
        {(1, 2): "8"},
        title="Invented staff = 虛構人手",
        note="Note: invented. = 註：虛構。",
    ),
    Case(
        "merged years over headings in two languages",
        "園區 Park|2022||2023|\n|資助 Grants|項目 Projects|資助 Grants|項目 Projects\n甲 A|1.2|5|1.5|8\n乙 B|0.4|2|0.6|3",
        (
            "Park = 園區: text",
            "2022: Grants = 2022：資助: number",
            "2022: Projects = 2022：項目: count projects",
            "2023: Grants = 2023：資助: number",
            "2023: Projects = 2023：項目: count projects",
        ),
        (2, 4),
        {(0, 1): "1.2"},
    ),
)
