"""Invented paragraphs full of what is hard to break: amounts, dates, brackets, quotes, addresses, mixed scripts."""

from __future__ import annotations

from briefing_app.model.language import Language

ENGLISH = (
    (
        "The fund has approved about HK$1.76 billion for 847 biotechnology projects since 20 February 2023, "
        "according to No. 5 of the series (pp. 12–14). Two thirds, or 66.7%, went to firms with 10–50 staff; "
        "the “Phase 2” grants of US$226 million followed in January 2024."
    ),
    (
        "Dr Chan said that Chapter 18A “changed everything” — over 60 companies have listed, raising HK$120 "
        "billion — and that the Loop’s 300 hectares would open within 18 months. See "
        "https://www.example.org/en/funding-programmes/index.html?section=biotech&year=2024 for the list."
    ),
    (
        "Between 2019/20 and 2023/24 spending rose from 0.8 per cent to 1.1 per cent of GDP, i.e. by 0.3 "
        "percentage points; R&D staff (full-time equivalent) numbered 39,600, of whom 12,300 worked at "
        "universities."
    ),
)
TRADITIONAL = (
    (
        "香港科技園公司自2023年2月20日起為847個生物科技項目提供約17.6億港元，詳見《上市規則》第 18A "
        "章「生物科技公司」（下稱「河套」），佔總額的5.5%；其中28種藥物、3,600名研究人員及1,200億港元投"
        "資來自 10–50 人的企業。"
    ),
    (
        "「深港科技創新合作區」——即「河套」——佔地約3.89平方公里，預計2024年1月啟用；行政長官說：「這是『一"
        "河兩岸』、『一區兩園』的新起點。」嘅、咗、𨋢、㗎等字亦須正確顯示！"
    ),
    (
        "詳情請瀏覽 https://www.example.org/tc/funding/index.html?sec"
        "tion=biotech 或致電第2號熱線（星期一至五，上午9時至下午5時30分）。"
    ),
)
SIMPLIFIED = (
    (
        "香港科技园公司自2023年2月20日起为847个生物科技项目提供约17.6亿港元，详见《上市规则》第18A章“"
        "生物科技公司”（下称“河套”），占总额的5.5%；其中28种药物、3600名研究人员及约1200亿港元投资来自"
        "10至50人的企业。"
    ),
    (
        "“深港科技创新合作区”——即“河套”——占地约3.89平方公里，预计2024年1月启用；负责人说：“这是‘一河"
        "两岸’、‘一区两园’的新起点。”（见第三章）"
    ),
    ("据统计，2019年至2023年研发投入由2.26亿美元增至5.1亿美元，年均增长22.5%，涉及A、B、C三类共1.2万家企业。"),
)
PARAGRAPHS: dict[Language, tuple[str, ...]] = {
    Language.EN: ENGLISH,
    Language.HANT: TRADITIONAL,
    Language.HANS: SIMPLIFIED,
}
