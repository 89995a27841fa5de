"""Tables in English."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.wording.corpus import Case

D = Decimal
CASES = (
    Case(
        "share and year in one heading",
        "Place | Share (%) | 2023 (HK$ million)\nPark A | 61% | 132\nPark B | 39 | 85.5",
        ("Place: text", "Share: percent", "2023: HKD 6"),
        (1, 3),
        {(0, 1): "61", (1, 1): "39", (0, 2): "132000000", (1, 2): "85500000"},
    ),
    Case(
        "title, blank rows, unit at the right, total, notes and source",
        """
Table 3: Invented grants by park||||
||||
||||HK$ million
Park|2021|2022|2023|2024
Alpha Park|12.5|14.0|–|20
Beta Park|3|4|5|1,250
Total|15.5|18|5|1,270
||||
Note: (1) Figures may not add up to the totals because of rounding.||||
(2) Plainly invented.||||
Source: Office of Made-up Statistics||||
""",
        ("Park: text", "2021: HKD 6", "2022: HKD 6", "2023: HKD 6", "2024: HKD 6"),
        (4, 7),
        {(0, 1): "12500000", (0, 3): "“–”", (1, 4): "1250000000", (2, 0): "“Total”"},
        title="Table 3: Invented grants by park",
        note="Note: (1) Figures may not add up to the totals because of rounding.\n(2) Plainly invented.\n"
        "Source: Office of Made-up Statistics",
        shared="HK$ million",
        totals=(7,),
    ),
    Case(
        "a row of units under the headings",
        "Park|Area|Grants|Share\n|hectares|HK$ million|%\nA|12.5|132|61\nB|7|85|39",
        ("Park: text", "Area: hectares: number", "Grants: HKD 6", "Share: percent"),
        (2, 4),
        {(0, 1): "12.5", (0, 2): "132000000", (1, 3): "39"},
    ),
    Case(
        "merged years over sub-headings",
        "Park|2022||2023|\n|Grants (US$ bn)|Projects|Grants (US$ bn)|Projects\nA|1.2|5|1.5|8\nB|0.4|2|0.6|3",
        (
            "Park: text",
            "2022: Grants: USD 9",
            "2022: Projects: count projects",
            "2023: Grants: USD 9",
            "2023: Projects: count projects",
        ),
        (2, 4),
        {(0, 1): "1200000000", (1, 4): "3", (1, 3): "600000000"},
    ),
    Case(
        "merged cells as a workbook fills them",
        (
            ("Park", D(2022), D(2022), D(2023), D(2023)),
            ("Park", "Grants", "Share", "Grants", "Share"),
            ("Park", "HK$ million", "%", "HK$ million", "%"),
            ("A", D(12), D("61.5"), D(14), D("60.1")),
            ("B", D(3), D("38.5"), D(4), D("39.9")),
        ),
        (
            "Park: text",
            "2022: Grants: HKD 6",
            "2022: Share: percent",
            "2023: Grants: HKD 6",
            "2023: Share: percent",
        ),
        (3, 5),
        {(0, 1): "12000000", (0, 2): "61.5"},
    ),
    Case(
        "groups over nothing but units",
        "Park|2023||2024|\n|Number|%|Number|%\nA|5|50|6|60\nB|5|50|4|40",
        ("Park: text", "2023: Number: count", "2023: %: percent", "2024: Number: count", "2024: %: percent"),
        (2, 4),
        {(0, 2): "50", (1, 3): "4"},
    ),
    Case(
        "financial years as rows",
        "Financial year|Grants (HK$ million)\n2009/10|12\n2010/11|14\n2011/12|15\n2012/13|20",
        ("Financial year: text", "Grants: HKD 6"),
        (1, 5),
        {(2, 0): "“2011/12”", (3, 1): "20000000"},
    ),
    Case(
        "financial years that look like months",
        "Year|Cases\n2009-10|12\n2010-11|14\n2011-12|15",
        ("Year: text", "Cases: count cases"),
        (1, 4),
        {(1, 0): "“2010-11”", (1, 1): "14"},
    ),
    Case(
        "months with a year",
        "Month|Visitors\n2023-11|12\n2023-12|14\n2024-01|15",
        ("Month: date", "Visitors: count"),
        (1, 4),
        {(1, 0): "2023-12", (1, 1): "14"},
    ),
    Case(
        "financial years as headings, the last revised",
        "Head|2021–22|2022–23|2023-24 (Revised)|2024-25 (Budget)\nA|1|2|3|4\nB|5|6|7|8",
        ("Head: text", "2021–22: count", "2022–23: count", "2023-24 (Revised): count", "2024-25 (Budget): count"),
        (1, 3),
        {(1, 4): "8"},
    ),
    Case(
        "financial years alone as headings",
        "Head|2009/10|2010/11|2011/12\nA|1.5|2|3\nB|5|6|7",
        ("Head: text", "2009/10: number", "2010/11: count", "2011/12: count"),
        (1, 3),
        {(0, 1): "1.5"},
    ),
    Case(
        "quarters as rows and as words",
        "Quarter|Patients\nQ1 2023|100\nQ2 2023|120\nQ3 2023|90",
        ("Quarter: text", "Patients: count"),
        (1, 4),
        {(0, 0): "“Q1 2023”", (2, 1): "90"},
    ),
    Case(
        "quarters as headings",
        "Park|2023 Q1|2023 Q2|1H 2024\nA|10|12|3\nB|20|22|4",
        ("Park: text", "2023 Q1: count", "2023 Q2: count", "1H 2024: count"),
        (1, 3),
        {(1, 2): "22"},
    ),
    Case(
        "months as headings",
        "Park|Jan|Feb|Mar-24\nA|10|12|3\nB|20|22|4",
        ("Park: text", "Jan: count", "Feb: count", "Mar-24: count"),
        (1, 3),
        {(1, 3): "4"},
    ),
    Case(
        "days of a workbook as headings",
        (("Park", date(2024, 1, 31), date(2024, 2, 29)), ("A", D(5), D(6)), ("B", D(7), D(8))),
        ("Park: text", "31 January 2024: count", "29 February 2024: count"),
        (1, 3),
        {(1, 2): "8"},
    ),
    Case(
        "years as rows",
        "Year|Grants (HK$m)|Growth\n2019|120|5.5%\n2020|98|-18.3%\n2021|131|+33.7%",
        ("Year: date", "Grants: HKD 6", "Growth: percent"),
        (1, 4),
        {(0, 0): "2019", (1, 2): "-18.3", (2, 2): "33.7"},
    ),
    Case(
        "ranks",
        "Index|Rank\nInvented cities|1st\nInvented ports|2nd\nInvented finance|12th",
        ("Index: text", "Rank: rank"),
        (1, 4),
        {(0, 1): "1", (2, 1): "12"},
    ),
    Case(
        "thousands of dollars",
        "Fund|Amount (HK$'000)|Amount (HK$’000) last year\nA|1,234|1 100\nB|(56)|-7",
        ("Fund: text", "Amount: HKD 3", "Amount (HK$’000) last year: count"),
        (1, 3),
        {(0, 1): "1234000", (1, 1): "-56000", (0, 2): "1100"},
    ),
    Case(
        "the unit said below the title in words",
        "Invented budget\n(Expressed in US$ million)\nItem|2023|2024\nA|1.5|2\nB|(0.5)|3",
        ("Item: text", "2023: USD 6", "2024: USD 6"),
        (3, 5),
        {(1, 1): "-500000", (0, 2): "2000000"},
        title="Invented budget",
        shared="US$ million",
    ),
    Case(
        "the unit in the title; shares and counts keep their own",
        "Grants by park (HK$ million)||||\nPark|2023|2024|Share of total|No. of projects\nA|1.5|2|40|5\nB|3|3|60|7",
        ("Park: text", "2023: HKD 6", "2024: HKD 6", "Share of total: count", "No. of projects: count projects"),
        (2, 4),
        {(0, 1): "1500000", (0, 3): "40", (1, 4): "7"},
        title="Grants by park (HK$ million)",
        shared="HK$ million",
    ),
    Case(
        "cells that say their size keep it",
        "Fund|HK$ million\nA|132\nB|HK$1.2bn\nC|HK$45\nD|HK$132,500,000\nE|n.a.",
        ("Fund: text", "HK$ million: HKD 6"),
        (1, 6),
        {(0, 1): "132000000", (1, 1): "1200000000", (2, 1): "45000000", (3, 1): "“HK$132,500,000”", (4, 1): "“n/a”"},
        refused=1,
    ),
    Case(
        "sized money beside bare numbers stays words",
        "Fund|Amount\nA|HK$1.2bn\nB|HK$850m\nC|5",
        ("Fund: text", "Amount: text"),
        (1, 4),
        {(2, 1): "“5”"},
    ),
    Case(
        "percentages beside fractions stay words",
        "Fund|Part\nA|61%\nB|0.25\nC|14%",
        ("Fund: text", "Part: text"),
        (1, 4),
        {(1, 1): "“0.25”"},
    ),
    Case(
        "footnote marks",
        "City|Staff [a]|Grants (HK$ million)*\nA#|1,234*|12.5 (1)\nB @|56@|7[2]\nC (2)|78 (r)|~8\nD|90~|9¹",
        ("City: text", "Staff: count", "Grants: HKD 6"),
        (1, 5),
        {
            (0, 1): "1234",
            (0, 2): "12500000",
            (1, 1): "56",
            (1, 2): "7000000",
            (2, 1): "78",
            (2, 2): "about 8000000",
            (3, 1): "90",
            (3, 2): "9000000",
        },
    ),
    Case(
        "nothing in many words",
        "City|Staff\nA|12\nB|N.A.\nC|..\nD|–\nE|not available\nF|nil\nG|",
        ("City: text", "Staff: count"),
        (1, 8),
        {(1, 1): "“n/a”", (2, 1): "“..”", (3, 1): "“–”", (4, 1): "“not available”", (5, 1): "“nil”", (6, 1): ""},
    ),
    Case(
        "spaces between thousands",
        "City|Staff\nA|12 345\nB|1\u202f234\u202f567\nC|12",
        ("City: text", "Staff: count"),
        (1, 4),
        {(0, 1): "12345", (1, 1): "1234567"},
    ),
    Case(
        "European decimals",
        "City|Rate|Amount\nA|12,5|1.234,50\nB|7,25|12.345\nC|8|1,5",
        ("City: text", "Rate: number", "Amount: number"),
        (1, 4),
        {(0, 1): "12.5", (0, 2): "1234.50", (1, 2): "12345", (2, 2): "1.5"},
    ),
    Case(
        "a comma that may be either stays a thousands separator",
        "City|Staff\nA|1,234\nB|12\nC|5,678",
        ("City: text", "Staff: count"),
        (1, 4),
        {(0, 1): "1234"},
    ),
    Case(
        "minus signs behind numbers are not understood",
        "Item|Change\nA|12\nB|132-\nC|15\nD|11\nE|9",
        ("Item: text", "Change: count"),
        (1, 6),
        {(1, 1): "“132-”"},
        refused=1,
    ),
    Case(
        "codes keep their zeros",
        "Code|Name|Staff\n001|A|5\n002|B|6",
        ("Code: text", "Name: text", "Staff: count"),
        (1, 3),
        {(0, 0): "“001”", (1, 2): "6"},
    ),
    Case(
        "numbers of columns below the headings",
        "Park|Grants|Share\n(1)|(2)|(3)\nA|12|61%\nB|14|39%",
        ("Park: text", "Grants: count", "Share: percent"),
        (2, 4),
        {(0, 1): "12"},
    ),
    Case(
        "sections and totals among the rows",
        "Park|Grants (US$ bn)\nNorth|\nA|1\nB|2\nSub-total|3\nSouth|\nC|4\nTotal|7",
        ("Park: text", "Grants: USD 9"),
        (1, 8),
        {(0, 0): "“North”", (0, 1): "", (6, 1): "7000000000"},
        totals=(5, 8),
    ),
    Case(
        "the date above the table",
        "Staff of invented parks\nAs at 31 March 2024\n\nPark|Staff\nA|5\nB|6",
        ("Park: text", "Staff: count"),
        (4, 6),
        {(1, 1): "6"},
        title="Staff of invented parks",
        as_of="2024-03-31",
    ),
    Case(
        "marked notes right below the table",
        "Park|Staff\nA*|5\nB|6\n* Provisional.\n# Invented.",
        ("Park: text", "Staff: count"),
        (1, 3),
        {(1, 1): "6"},
        note="* Provisional.\n# Invented.",
    ),
    Case(
        "a source with its words in the next cell",
        "Park|Staff|When\nA|5|Jan 2024\nB|6|March 2024\nSource:|Made-up Office, annual report|",
        ("Park: text", "Staff: count", "When: date"),
        (1, 3),
        {(0, 2): "2024-01"},
        note="Source: Made-up Office, annual report",
    ),
    Case(
        "a last row that is only a name stays",
        "Park|Staff\nA|5\nB|6\nOthers|",
        ("Park: text", "Staff: count"),
        (1, 4),
        {(2, 0): "“Others”"},
    ),
    Case(
        "a list of numbers without headings",
        "A|5\nB|6\nC|7",
        (": text", ": count"),
        (0, 3),
        {(2, 1): "7"},
    ),
    Case(
        "amounts of several sizes and qualifiers",
        "Fund|Amount\nA|over HK$1.2 billion\nB|about HK$850m\nC|US$5m\nD|HK$3m",
        ("Fund: text", "Amount: HKD"),
        (1, 5),
        {(0, 1): "over 1200000000", (1, 1): "about 850000000", (2, 1): "“US$5m”", (3, 1): "3000000"},
        refused=1,
    ),
    Case(
        "metres are no millions",
        "Tunnel|Length\nA|5 m\nB|12 m\nC|7 m",
        ("Tunnel: text", "Length: count"),
        (1, 4),
        {(0, 1): "5"},
    ),
)
