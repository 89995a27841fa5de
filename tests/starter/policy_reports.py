"""What the second supplied document (the policy report page) says, typed by hand from it; the library must say the same."""

from __future__ import annotations

SOURCE = "policy-research-series"
PAGE = "Science & Tech Innovation | Policy Research Series"
BIOTECH = "Strategic Collaborations between Hong Kong and Shenzhen in Biotechnology"
BRIDGE = "Building the Technology Bridge for Scientific Breakthroughs"
UNLEASH = "Science & Technology Innovation Report"
FINTECH = "FinTech Advocacy Study"
ECOSYSTEM = "The Ecosystem of Innovation and Technology in Hong Kong"

# The date printed above the first report; the document dates nothing else.
DATE = "2021-07-26"

# card, heading, title as the document prints it, Chinese description in both scripts
REPORTS = (
    (
        "biotech-report",
        BIOTECH,
        BIOTECH + " – Capitalising opportunities in the Loop for Policy Innovations",
        "港深生物科技策略合作報告",
        "深港生物技术战略合作报告",
    ),
    (
        "technology-bridge-report",
        BRIDGE,
        BRIDGE + ": Developing an Innovation Hub of the Future",
        "大學技術轉移研究報告",
        "高校技术转移研究报告",
    ),
    (
        "unleash-potential-report",
        UNLEASH,
        "Unleash the Potential in Science and Technology Innovation: Develop Hong Kong into an International R&D Powerhouse",
        "科技創新研究報告",
        "科技创新研究报告",
    ),
    ("fintech-advocacy-study", FINTECH, "FinTech Advocacy Study", "金融科技倡議研究", "金融科技倡导研究"),
    (
        "innovation-ecosystem-report",
        ECOSYSTEM,
        "The Ecosystem of Innovation and Technology in Hong Kong",
        "香港創新科技生態系統研究報告",
        "香港科技创新生态系统研究报告",
    ),
)

# key, value, qualifier, unit, as-of (empty: the document gives none), heading, months until review
FIGURES = (
    ("ohkf_reports", "5", "exact", "count", DATE, PAGE, None),
    ("biotech_report_languages", "3", "exact", "count", DATE, BIOTECH, None),
    ("biotech_recommendations_stated", "7", "exact", "count", DATE, BIOTECH, None),
    ("biotech_actions_first", "5", "exact", "count", DATE, BIOTECH, None),
    ("biotech_actions_further", "3", "exact", "count", DATE, BIOTECH, None),
    ("bridge_recommendations_stated", "7", "exact", "count", "", BRIDGE, None),
    ("bridge_campus_recommendations", "4", "exact", "count", "", BRIDGE, None),
    ("bridge_government_recommendations", "3", "exact", "count", "", BRIDGE, None),
    ("hk_higher_education_rd_share", "50", "over", "percent", "", BRIDGE, 12),
    ("uk_higher_education_rd_share", "23.6", "exact", "percent", "", BRIDGE, 12),
    ("us_higher_education_rd_share", "12.9", "exact", "percent", "", BRIDGE, 12),
    ("unleash_areas", "3", "exact", "count", "", UNLEASH, None),
    ("sandbox_regulators", "3", "exact", "count", "", FINTECH, None),
    ("sandbox_aspects", "4", "exact", "count", "", FINTECH, None),
    ("applied_research_endowment", "50000000000", "exact", "HKD", "", ECOSYSTEM, None),
    ("public_rd_goal", "1", "exact", "percent", "", ECOSYSTEM, None),
)

# Figures that the document does not state: they were counted in its text, and their notes say so.
COUNTED = (
    "ohkf_reports",
    "biotech_report_languages",
    "biotech_actions_first",
    "biotech_actions_further",
    "bridge_campus_recommendations",
    "bridge_government_recommendations",
    "sandbox_regulators",
)

# key, value, as-of; both are calculated from counts
DERIVED = (("biotech_actions_listed", "8", DATE), ("bridge_recommendations_listed", "7", ""))

# Every number of the document in its order, digits and number words alike: as written, the word after it, and the figure
# that holds it, or (“=”) why none does.
NUMBERS = (
    ("07/26/2021", "15:00", "=date and time above the first report: published of the source, card biotech-report"),
    ("15:00", "Strategic", "=time of that date, quoted in the note of card biotech-report"),
    ("two", "major cities", "=Hong Kong and Shenzhen, named: card innovation-cooperation-attention"),
    ("two", "cities", "=the same cities: card biotech-obstacles"),
    ("seven", "major recommendations", "biotech_recommendations_stated"),
    ("one", "stop", "=part of a term: card biotech-one-stop-platform"),
    ("two", "cities", "=the same cities: card biotech-bridging-systems"),
    ("half", "of Hong Kong", "hk_higher_education_rd_share"),
    ("23.6", "in the United Kingdom", "uk_higher_education_rd_share"),
    ("12.9", "in the United States", "us_higher_education_rd_share"),
    ("seven", "recommendations", "bridge_recommendations_stated"),
    ("one", "of the world", "=not a count: card innovation-capability-gap"),
    ("three", "fundamental areas", "unleash_areas"),
    ("one", "of the major trends", "=not a count: card fintech-importance"),
    ("four", "aspects", "sandbox_aspects"),
    ("1", "collaboration", "=number in a list: card sandbox-aspects"),
    ("2", "inclusivity", "=number in a list: card sandbox-aspects"),
    ("3", "facilitation", "=number in a list: card sandbox-aspects"),
    ("4", "scalability", "=number in a list: card sandbox-aspects"),
    ("50", "billion endowment", "applied_research_endowment"),
    ("1", "of GDP", "public_rd_goal"),
)

# Everything the document names: card, heading, and words that the card must say in English, 繁 and 简.
CARDS = (
    ("policy-reports-series", PAGE, "Our Hong Kong Foundation", "團結香港基金", "团结香港基金"),
    ("policy-report-versions", PAGE, "presentation slides", "行政摘要", "执行摘要"),
    ("biotech-report-partners", BIOTECH, "China Development Institute", "中國國際經濟交流中心", "中国国际经济交流中心"),
    ("biotech-report-languages", BIOTECH, "only in Traditional Chinese", "只有繁體中文版", "只有繁体中文版"),
    ("innovation-cooperation-attention", BIOTECH, "Greater Bay Area", "粵港澳大灣區", "粤港澳大湾区"),
    ("hong-kong-strengths", BIOTECH, "basic research", "資本市場", "资本市场"),
    ("shenzhen-strengths", BIOTECH, "supply chains", "政府大力支持", "供应链"),
    ("biotech-entry-point", BIOTECH, "begin their cooperation", "切入點", "切入点"),
    ("hetao-common-development", BIOTECH, "Hetao", "河套深港科技創新合作區", "河套深港科技创新合作区"),
    ("biotech-obstacles", BIOTECH, "lack of planning", "制度差異", "产业集群发展不足"),
    ("biotech-recommendations", BIOTECH, "Central Government", "中央政府", "中央政府"),
    ("biotech-industrial-clusters", BIOTECH, "industrial clusters", "產業集群", "产业集群"),
    ("biotech-ancillary-facilities", BIOTECH, "ancillary facilities", "配套設施", "配套设施"),
    ("biotech-one-stop-platform", BIOTECH, "one-stop service platform", "一站式服務平台", "一站式服务平台"),
    ("biotech-technology-transfer", BIOTECH, "technology transfer", "技術轉移", "技术转移"),
    ("biotech-interdisciplinary-talent", BIOTECH, "across disciplines", "跨學科人才", "跨学科人才"),
    ("biotech-overall-coordination", BIOTECH, "overall coordination", "統籌協調", "统筹协调"),
    ("biotech-bridging-systems", BIOTECH, "connected", "銜接", "衔接"),
    ("biotech-materials-equipment", BIOTECH, "biological materials and equipment", "生物材料", "生物材料"),
    ("world-class-biotech-hub", BIOTECH, "Hetao zone", "世界級", "世界一流"),
    ("universities-competitive-edge", BRIDGE, "advantage", "競爭優勢", "竞争优势"),
    ("technology-transfer-gap", BRIDGE, "products and services", "產品及服務", "产品和服务"),
    ("higher-education-rd-share", BRIDGE, "United Kingdom", "美國", "美国"),
    ("technology-transfer-key", BRIDGE, "spin-off companies", "衍生公司", "衍生企业"),
    ("bridge-recommendations", BRIDGE, "culture", "校園", "校园"),
    ("bridge-assessment-funding", BRIDGE, "funds are allocated", "評核架構", "评估框架"),
    ("bridge-commercialisation-options", BRIDGE, "commercialised", "商品化", "商业化"),
    ("bridge-transfer-units", BRIDGE, "units that handle", "負責技術轉移的部門", "负责技术转移的部门"),
    (
        "bridge-start-up-scheme",
        BRIDGE,
        "Start-up Support Scheme",
        "大學科技初創企業資助計劃",
        "大学科技初创企业资助计划",
    ),
    ("bridge-future-fund", BRIDGE, "patient capital", "未來基金", "耐心资本"),
    ("bridge-science-development-office", BRIDGE, "Chief Executive", "科學與發展辦公室", "行政长官"),
    ("bridge-kowloon-bay", BRIDGE, "Kowloon Bay Action Area", "九龍灣行動區", "九龙湾行动区"),
    ("technology-bridge-benefits", BRIDGE, "productivity in the long run", "長遠生產力", "长远生产力"),
    ("innovation-capability-gap", UNLEASH, "competitive economies", "創新能力", "创新能力"),
    ("innovation-growth-engine", UNLEASH, "growth", "增長", "增长"),
    ("research-collaboration-need", UNLEASH, "across disciplines and institutions", "跨學科", "跨学科"),
    ("mega-research-institutes", UNLEASH, "leading scientists from abroad", "大型研究院", "大型研究院"),
    ("mega-institutes-careers", UNLEASH, "career prospects", "事業發展", "职业发展"),
    ("unleash-fundamental-areas", UNLEASH, "funding, talent and collaboration", "資金、人才及協作", "资金、人才和协作"),
    ("unleash-outlook", UNLEASH, "recent measures", "近期", "近期"),
    ("fintech-importance", FINTECH, "comparative advantage in finance", "比較優勢", "比较优势"),
    ("fintech-regulatory-sandbox", FINTECH, "social and economic stability", "監管沙盒", "监管沙盒"),
    ("sandbox-regulators", FINTECH, "Insurance Authority", "證券及期貨事務監察委員會", "香港金融管理局"),
    ("sandbox-aspects", FINTECH, "inclusivity, facilitation and scalability", "包容性", "可扩展性"),
    ("applied-research-endowment", ECOSYSTEM, "endowment fund", "留本基金", "留本基金"),
    ("public-rd-goal", ECOSYSTEM, "GDP", "本地生產總值", "本地生产总值"),
    ("societal-impact-indicator", ECOSYSTEM, "“societal impact”", "社會影響力", "社会影响力"),
    ("regulation-innovation-balance", ECOSYSTEM, "balance", "平衡", "平衡"),
    ("venture-capital-co-investment", ECOSYSTEM, "private incubator", "共同投資計劃", "创业投资"),
    ("spatial-data-infrastructure", ECOSYSTEM, "smart city", "空間數據基建", "智慧城市"),
    ("web-api-expansion", ECOSYSTEM, "Web API", "Web API", "Web API"),
    ("regional-technology-cluster", ECOSYSTEM, "Shenzhen", "區域科技集群", "区域科技集群"),
)

# What the document leaves unclear must be said on the card: card and words of its English note.
DOUBTS = (
    ("policy-reports-series", "Only the first carries a date"),
    ("policy-report-versions", "does not say in which language"),
    ("biotech-report", "07/26/2021 - 15:00"),
    ("biotech-obstacles", "systematic differences"),
    ("biotech-entry-point", "among the seven"),
    ("biotech-recommendations", "eight lines of action (five, then three)"),
    ("hetao-common-development", "Co-operation Zone"),
    ("hong-kong-strengths", "with no number"),
    ("shenzhen-strengths", "with no number"),
    ("higher-education-rd-share", "not an exact 50%"),
    ("bridge-recommendations", "agree"),
    ("bridge-science-development-office", "a translation made here"),
    ("unleash-fundamental-areas", "not each recommendation"),
    ("sandbox-regulators", "in the singular"),
    ("applied-research-endowment", "who would provide the money"),
    ("public-rd-goal", "no target year"),
    ("web-api-expansion", "Whose Web API"),
)

# One row for each line of action that the biotechnology report lists, in its order; the document says seven.
BIOTECH_ACTIONS = (
    "biotech-industrial-clusters",
    "biotech-ancillary-facilities",
    "biotech-one-stop-platform",
    "biotech-technology-transfer",
    "biotech-interdisciplinary-talent",
    "biotech-overall-coordination",
    "biotech-bridging-systems",
    "biotech-materials-equipment",
)
BRIDGE_RECOMMENDATIONS = (
    "bridge-assessment-funding",
    "bridge-commercialisation-options",
    "bridge-transfer-units",
    "bridge-start-up-scheme",
    "bridge-future-fund",
    "bridge-science-development-office",
    "bridge-kowloon-bay",
)

# Versions offered on the page: report, version, language, format.
FLIPBOOK = "Flipbook, PDF"
DOWNLOAD = "Download, format not stated"
VERSIONS = (
    ("Strategic Collaborations in Biotechnology", "Full report", "English", FLIPBOOK),
    ("Strategic Collaborations in Biotechnology", "Full report", "Traditional Chinese", FLIPBOOK),
    ("Strategic Collaborations in Biotechnology", "Full report", "Simplified Chinese", FLIPBOOK),
    ("Strategic Collaborations in Biotechnology", "Executive summary", "Traditional Chinese", FLIPBOOK),
    ("Building the Technology Bridge", "Full report", "Not stated", DOWNLOAD),
    ("Building the Technology Bridge", "Executive summary", "Not stated", DOWNLOAD),
    ("Unleash the Potential", "Full report", "Not stated", DOWNLOAD),
    ("FinTech Advocacy Study", "Presentation slides", "Not stated", DOWNLOAD),
    (ECOSYSTEM, "Executive summary", "Not stated", DOWNLOAD),
    (ECOSYSTEM, "Full report", "Not stated", DOWNLOAD),
)
