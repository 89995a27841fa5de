"""Texts in three languages for artificial documents."""

# ruff: noqa: E501 - a text and its two translations stay in one place

from __future__ import annotations

from briefing_app.document.tree import Words
from briefing_app.model.language import Language, LocalText

EN, HANT, HANS = Language.EN, Language.HANT, Language.HANS

WORDS = {
    EN: Words(
        contents="Contents",
        page_of="Page {n} of {total}",
        continued="(continued)",
        dropped_one="{n} item did not fit on this page; it is in the full briefing: {names}",
        dropped_other="{n} items did not fit on this page; they are in the full briefing: {names}",
        dropped_separator=", ",
        count_of="{name} ({n})",
        cited_on="cited on page {pages}",
        page_separator=", ",
        go_to="Go to",
        open_address="Open",
        missing_glyph="[no glyph]",
    ),
    HANT: Words(
        contents="目錄",
        page_of="第{n}頁，共{total}頁",
        continued="（續）",
        dropped_one="本頁未能容納{n}項內容，請參閱完整簡報：{names}",
        dropped_other="本頁未能容納{n}項內容，請參閱完整簡報：{names}",
        dropped_separator="、",
        count_of="{name}（{n}）",
        cited_on="引用於第{pages}頁",
        page_separator="、",
        go_to="前往",
        open_address="開啟",
        missing_glyph="[缺字]",
    ),
    HANS: Words(
        contents="目录",
        page_of="第{n}页，共{total}页",
        continued="（续）",
        dropped_one="本页未能容纳{n}项内容，请参阅完整简报：{names}",
        dropped_other="本页未能容纳{n}项内容，请参阅完整简报：{names}",
        dropped_separator="、",
        count_of="{name}（{n}）",
        cited_on="引用于第{pages}页",
        page_separator="、",
        go_to="前往",
        open_address="打开",
        missing_glyph="[缺字]",
    ),
}

MARKING = LocalText("RESTRICTED — for the delegation", "限閱文件──只供代表團使用", "限阅文件——仅供代表团使用")
TITLE = LocalText("Shenzhen biotech delegation", "深圳生物科技代表團", "深圳生物科技代表团")
SUBTITLE = LocalText("Full briefing for the delegation", "代表團完整簡報", "代表团完整简报")
ORGANISATION = LocalText("Innovation Cooperation Office", "創新合作辦公室", "创新合作办公室")
FOOTER = LocalText("Facts checked 3 November 2026", "資料核對日期：2026年11月3日", "资料核对日期：2026年11月3日")
COVER_LINES = (
    (
        LocalText("Occasion", "場合", "场合"),
        LocalText("Visit to Shenzhen biotech parks", "訪問深圳生物科技園區", "访问深圳生物科技园区"),
    ),
    (LocalText("Date", "日期", "日期"), LocalText("7–9 December 2026", "2026年12月7日至9日", "2026年12月7日至9日")),
    (LocalText("Place", "地點", "地点"), LocalText("Futian and Nanshan, Shenzhen", "深圳福田及南山", "深圳福田及南山")),
    (LocalText("Readers", "閱讀對象", "阅读对象"), LocalText("The delegation lead", "代表團團長", "代表团团长")),
    (
        LocalText("Edition", "版本", "版本"),
        LocalText("Edition 3, 22 November 2026", "第3版，2026年11月22日", "第3版，2026年11月22日"),
    ),
)

PURPOSE = LocalText(
    "Agree on two joint projects in the Loop, learn which products the hospitals of the area need first, and say plainly "
    "what Hong Kong can offer: listing rules, trial sites and capital.",
    "就河套兩個合作項目達成共識，了解區內醫院最先需要哪些產品，並清楚說明香港能提供的條件：上市制度、臨床試驗場地及資金。",
    "就河套两个合作项目达成共识，了解区内医院最先需要哪些产品，并清楚说明香港能提供的条件：上市制度、临床试验场地及资金。",
)

SECTION_TITLES = (
    LocalText("Objectives and programme", "目標與行程", "目标与行程"),
    LocalText("Market access", "市場准入", "市场准入"),
    LocalText("R&D hub", "研發樞紐", "研发枢纽"),
    LocalText("Fundraising", "融資", "融资"),
)
SOURCES_TITLE = LocalText("Sources", "資料來源", "资料来源")

CARD_TITLES = (
    LocalText(
        "28 drugs and 28 devices for urgent clinical use",
        "28種藥物及28款醫療器械獲准作臨床急用",
        "28种药物及28款医疗器械获准作临床急用",
    ),
    LocalText("5 + 14 designated hospitals", "5加14家指定醫療機構", "5加14家指定医疗机构"),
    LocalText(
        "The Innovation and Technology Fund backs 847 biotech projects",
        "創新及科技基金資助847個生物科技項目",
        "创新及科技基金资助847个生物科技项目",
    ),
    LocalText(
        "63 biotech companies listed under Chapter 18A",
        "63家生物科技公司按第18A章上市",
        "63家生物科技公司按第18A章上市",
    ),
)
CARD_BODIES = (
    LocalText(
        "Designated hospitals in nine Mainland cities may use drugs registered, and devices used, in Hong Kong: "
        "28 of each were approved by January 2024. The measure began as a trial at one hospital in Shenzhen.",
        "內地九個城市的指定醫療機構可使用已在香港註冊的藥物及香港公立醫院使用的醫療器械；截至2024年1月，各有28種獲批。措施最初在深圳一家醫院試行。",
        "内地九个城市的指定医疗机构可使用已在香港注册的药物及香港公立医院使用的医疗器械；截至2024年1月，各有28种获批。措施最初在深圳一家医院试行。",
    ),
    LocalText(
        "Five institutions formed the first batch, among them the University of Hong Kong-Shenzhen Hospital. "
        "The list of 20 February 2023 added 14 more.",
        "首批共有5家，包括香港大學深圳醫院。2023年2月20日公布的名單新增14家。",
        "首批共有5家，包括香港大学深圳医院。2023年2月20日公布的名单新增14家。",
    ),
    LocalText(
        "By the end of 2023 the fund had approved grants of about HK$1.76 billion for projects in biotechnology, "
        "from early university research to clinical trials carried out with industry partners.",
        "截至2023年底，基金已批出約17.6億港元資助生物科技項目，由大學早期研究以至與業界合作的臨床試驗均有涵蓋。",
        "截至2023年底，基金已批出约17.6亿港元资助生物科技项目，由大学早期研究以至与业界合作的临床试验均有涵盖。",
    ),
    LocalText(
        "Companies without revenue or profit may list if a core product has passed the first phase of trials. "
        "Together they had raised about HK$120 billion by February 2024.",
        "未有收入或盈利的公司，只要核心產品已通過第一期臨床試驗，即可申請上市。截至2024年2月，合共集資約1,200億港元。",
        "未有收入或盈利的公司，只要核心产品已通过第一期临床试验，即可申请上市。截至2024年2月，合共集资约1200亿港元。",
    ),
)
# before, number, after, label
BIG = (
    (
        LocalText("", "", ""),
        LocalText("28 + 28", "28 + 28", "28 + 28"),
        LocalText("products", "種產品", "种产品"),
        LocalText("Imported drugs and devices", "進口藥物及醫療器械", "进口药物及医疗器械"),
    ),
    (
        LocalText("", "", ""),
        LocalText("5 + 14", "5 + 14", "5 + 14"),
        LocalText("hospitals", "家醫院", "家医院"),
        LocalText("First and second batch", "首批及第二批", "首批及第二批"),
    ),
    (
        LocalText("about", "約", "约"),
        LocalText("HK$1.76", "17.6", "17.6"),
        LocalText("billion", "億港元", "亿港元"),
        LocalText("Grants approved", "已批資助額", "已批资助额"),
    ),
    (
        LocalText("about", "約", "约"),
        LocalText("HK$120", "1,200", "1200"),
        LocalText("billion", "億港元", "亿港元"),
        LocalText("Raised under Chapter 18A", "第18A章集資額", "第18A章集资额"),
    ),
    (
        LocalText("over", "逾", "超过"),
        LocalText("50%", "50%", "50%"),
        LocalText("", "", ""),
        LocalText("Higher education in R&D spending", "高等教育佔研發開支", "高等教育占研发开支"),
    ),
    (
        LocalText("", "第", "第"),
        LocalText("2nd", "2", "2"),
        LocalText("worldwide", "位", "位"),
        LocalText("Science and technology clusters", "全球科技集群", "全球科技集群"),
    ),
)
AS_OF = LocalText("As of January 2024", "截至2024年1月", "截至2024年1月")
STALE = LocalText("older than a year", "資料已逾一年", "资料已超过一年")
SOURCE = LocalText("Source", "來源", "来源")
LOCATOR = LocalText(
    "Hong Kong biotech overview, Market connections", "香港生物科技概覽，市場連繫", "香港生物科技概览，市场联系"
)
NOTE = LocalText(
    "The text says “seven recommendations” and then lists eight lines of action.",
    "原文稱有「七項建議」，其後列出八項行動。",
    "原文称有“七项建议”，其后列出八项行动。",
)
INTERNAL = LocalText("Internal", "內部", "内部")

POINTS_LABEL = LocalText("Points to make", "發言要點", "发言要点")
ADDRESSEE = LocalText(
    "To: Deputy Mayor and the district health commission", "對象：副市長及區衞生健康局", "对象：副市长及区卫生健康局"
)
POINTS = (
    LocalText(
        "Drugs and devices used in Hong Kong can already meet urgent needs in designated hospitals; ask which products they need first.",
        "香港使用的藥物及器械已可應付指定醫院的急需；請對方說明最先需要哪些產品。",
        "香港使用的药物及器械已可应付指定医院的急需；请对方说明最先需要哪些产品。",
    ),
    LocalText(
        "Propose a standing contact between the two ethics boards, so that data of one trial count on both sides.",
        "建議兩地倫理委員會設立常設聯絡渠道，使同一試驗數據獲雙方承認。",
        "建议两地伦理委员会设立常设联络渠道，使同一试验数据获双方承认。",
    ),
    LocalText(
        "Offer a workshop on listing under Chapter 18A for companies in the park before June.",
        "提議於6月前為園區企業舉辦第18A章上市工作坊。",
        "提议于6月前为园区企业举办第18A章上市工作坊。",
    ),
)
OBJECTIVES_LABEL = LocalText("Objectives", "目標", "目标")
PRESS_LABEL = LocalText("Press line", "對傳媒口徑", "对媒体口径")
PRESS = LocalText(
    "Both sides agreed to work more closely on trials and on access to medicines for patients in the Greater Bay Area.",
    "雙方同意在臨床試驗及為大灣區病人提供藥物方面加強合作。",
    "双方同意在临床试验及为大湾区病人提供药物方面加强合作。",
)
CALLOUT_LABEL = LocalText("Mind", "留意", "留意")
CALLOUT = LocalText(
    "The figure for approvals is from January 2024; say so when you quote it.",
    "獲批數字截至2024年1月，引用時須說明。",
    "获批数字截至2024年1月，引用时须说明。",
)
QUESTIONS_LABEL = LocalText("Questions that may come", "可能的提問", "可能的提问")
QUESTIONS = (
    (
        LocalText(
            "When will trial data from Hong Kong be accepted without repetition?",
            "香港的臨床試驗數據何時可獲承認而無須重複？",
            "香港的临床试验数据何时可获承认而无须重复？",
        ),
        LocalText(
            "Sites accredited by the national regulator already produce data that count for registration. More sites apply each year.",
            "獲國家藥監部門認可的機構，其數據已可用於註冊；每年均有更多機構申請認可。",
            "获国家药监部门认可的机构，其数据已可用于注册；每年均有更多机构申请认可。",
        ),
        LocalText("Likely", "可能性高", "可能性高"),
        "high",
    ),
    (
        LocalText("Can a Shenzhen company use the fund?", "深圳公司可否申請基金？", "深圳公司可否申请基金？"),
        LocalText(
            "Yes, together with a partner in Hong Kong; several schemes are open to joint applications.",
            "可以，但須與香港夥伴合作；多項計劃接受聯合申請。",
            "可以，但须与香港伙伴合作；多项计划接受联合申请。",
        ),
        LocalText("Possible", "可能", "可能"),
        "medium",
    ),
    (
        LocalText("Is rent in the park subsidised?", "園區租金有沒有資助？", "园区租金有没有资助？"),
        LocalText(
            "Say that terms are published by the park and offer the contact.",
            "說明條款由園區公布，並提供聯絡人。",
            "说明条款由园区公布，并提供联系人。",
        ),
        LocalText("Unlikely", "可能性低", "可能性低"),
        "low",
    ),
)
EVENTS = (
    (
        LocalText("2018", "2018年", "2018年"),
        LocalText(
            "The listing chapter for companies before revenue opens.",
            "未有收入公司的上市章節生效。",
            "未有收入公司的上市章节生效。",
        ),
    ),
    (
        LocalText("January 2021", "2021年1月", "2021年1月"),
        LocalText(
            "The trial of drugs and devices begins at one hospital in Shenzhen.",
            "藥械措施在深圳一家醫院試行。",
            "药械措施在深圳一家医院试行。",
        ),
    ),
    (
        LocalText("20 February 2023", "2023年2月20日", "2023年2月20日"),
        LocalText(
            "The second batch of designated hospitals is announced; it has 14 institutions in eight cities, and brings the total to 19.",
            "公布第二批指定醫療機構，涵蓋八個城市共14家，總數增至19家。",
            "公布第二批指定医疗机构，涵盖八个城市共14家，总数增至19家。",
        ),
    ),
    (
        LocalText("2024", "2024年", "2024年"),
        LocalText(
            "The planned health hub is put out to tender.", "擬建的醫療健康樞紐招標。", "拟建的医疗健康枢纽招标。"
        ),
    ),
)
TIMELINE_TITLE = LocalText("How it came about", "發展歷程", "发展历程")
TABLE_HEAD = (
    LocalText("Institution", "機構", "机构"),
    LocalText("City", "城市", "城市"),
    LocalText("Batch", "批次", "批次"),
    LocalText("Beds", "床位", "床位"),
)
INSTITUTIONS = (
    (
        LocalText("University of Hong Kong-Shenzhen Hospital", "香港大學深圳醫院", "香港大学深圳医院"),
        LocalText("Shenzhen", "深圳", "深圳"),
        "1",
        "2,000",
    ),
    (
        LocalText("Guangzhou United Family Hospital", "廣州和睦家醫院", "广州和睦家医院"),
        LocalText("Guangzhou", "廣州", "广州"),
        "1",
        "118",
    ),
    (
        LocalText("Zhuhai People’s Hospital", "珠海市人民醫院", "珠海市人民医院"),
        LocalText("Zhuhai", "珠海", "珠海"),
        "1",
        "1,765",
    ),
    (
        LocalText("Dongguan Tungwah Hospital", "東莞東華醫院", "东莞东华医院"),
        LocalText("Dongguan", "東莞", "东莞"),
        "2",
        "3,100",
    ),
    (
        LocalText(
            "Zhongshan Chenxinghai Hospital of Integrated Medicine",
            "中山陳星海中西醫結合醫院",
            "中山陈星海中西医结合医院",
        ),
        LocalText("Zhongshan", "中山", "中山"),
        "2",
        "1,000",
    ),
)
TABLE_TITLE = LocalText("Some of the designated institutions", "部分指定醫療機構", "部分指定医疗机构")
FIGURE_WORD = LocalText("Figure {n}", "圖{n}", "图{n}")
TABLE_WORD = LocalText("Table {n}", "表{n}", "表{n}")
CHART_TITLES = (
    LocalText("Designated hospitals by batch", "按批次劃分的指定醫院", "按批次划分的指定医院"),
    LocalText("Approved for urgent clinical use", "獲准作臨床急用的產品", "获准作临床急用的产品"),
    LocalText("Listings by year", "按年上市數目", "按年上市数目"),
)
BODY = LocalText(
    "The Loop lies on both banks of the Shenzhen River. On the Hong Kong side the first buildings of the park open in stages; on "
    "the Shenzhen side laboratories, incubators and a customs arrangement of their own are in place. What both sides share is the "
    "wish that people, samples, data and money cross the river with little delay, and the task of the delegation is to find out "
    "which of the four is slowest at present and who could change that.",
    "河套位於深圳河兩岸。香港一側園區的首批大樓分階段啟用；深圳一側已設有實驗室、孵化器及專屬海關安排。雙方都希望人員、樣本、數據和資金能便捷過河；代表團的任務，是了解四者之中現時以何者最慢，以及由誰可以改變。",
    "河套位于深圳河两岸。香港一侧园区的首批大楼分阶段启用；深圳一侧已设有实验室、孵化器及专属海关安排。双方都希望人员、样本、数据和资金能便捷过河；代表团的任务，是了解四者之中目前以何者最慢，以及由谁可以改变。",
)
SOURCES = (
    LocalText("Hong Kong biotech overview", "香港生物科技概覽", "香港生物科技概览"),
    LocalText("Recommendations for collaboration in the Greater Bay Area", "大灣區協作建議", "大湾区协作建议"),
    LocalText("Annual report of the Innovation and Technology Fund", "創新及科技基金年報", "创新及科技基金年报"),
)
