"""Artificial briefings as plain values, from which the library's content and the peers' input are both made."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

SIZES = {"S": 5, "M": 20, "L": 60}  # sections


def _cut(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_EN = _cut(
    "the fund supports early research at universities and trials with industry partners while hospitals in the area use "
    "drugs and devices that are registered in Hong Kong and data of accredited sites count on both sides of the river so "
    "that companies reach patients sooner and investors see the results of a listing reform in their own reports each year"
)
_ZH = _cut(
    "基金 支持 大學 早期 研究 以及 與 業界 合作 的 臨床 試驗 區內 醫院 使用 在 香港 註冊 的 藥物 和 醫療 儀器 認可 "
    "機構 的 數據 獲 兩地 監管 機構 承認 企業 可以 更快 接觸 病人 投資者 亦 從 上市 改革 中 看到 成果 園區 設有 實驗室 孵化器 "
    "和 專屬 海關 安排"
)
_PLACES = _cut("香港 深圳 廣州 珠海 佛山 惠州 東莞 中山 江門 肇慶")
_KINDS = ("column", "bar", "line", "donut", "stacked-column")


@dataclass(frozen=True, slots=True)
class Fact:
    """A card: title, text, its number with what it counts, the month it is from, and its source's number from 0."""

    title: str
    text: str
    number: int
    noun: str
    as_of: str
    source: int


@dataclass(frozen=True, slots=True)
class Graph:
    """A chart: kind, title, names of its rows, names of its series, and a row of values for each name."""

    kind: str
    title: str
    names: tuple[str, ...]
    series: tuple[str, ...]
    values: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: title, heads, and rows of a name and numbers."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A section."""

    heading: str
    english: str
    chinese: str
    facts: tuple[Fact, ...]
    graph: Graph
    grid: Grid


@dataclass(frozen=True, slots=True)
class Sample:
    """A briefing: title, sections, titles of the sources."""

    title: str
    parts: tuple[Part, ...]
    sources: tuple[str, ...]


def make_sample(sections: int, seed: int = 1) -> Sample:
    """The same numbers always give the same briefing; no two of its texts, charts or tables are alike."""
    chance = random.Random(f"{seed}/{sections}")
    sources = tuple(
        f"Annual report {2000 + number} of the {_english(chance, 4)}" for number in range(sections // 2 + 4)
    )
    return Sample(
        title="Artificial briefing on biotechnology in both cities",
        parts=tuple(_make_part(number, len(sources), chance) for number in range(sections)),
        sources=sources,
    )


def edit(sample: Sample, turn: int) -> Sample:
    """The briefing with one paragraph changed, another one each turn."""
    at = (turn * 7 + 3) % len(sample.parts)
    part = replace(sample.parts[at], english=f"Edited {turn}: {sample.parts[at].english}")
    return replace(sample, parts=(*sample.parts[:at], part, *sample.parts[at + 1 :]))


def _english(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(_EN, k=count))


def _chinese(chance: random.Random, count: int) -> str:
    return "，".join("".join(chance.choices(_ZH, k=6)) for _ in range(count // 6))


def _make_part(number: int, sources: int, chance: random.Random) -> Part:
    return Part(
        heading=f"{_english(chance, 4).capitalize()} {number + 1}",
        english=_english(chance, 70).capitalize() + ".",
        chinese=_chinese(chance, 60) + "。",
        facts=tuple(
            Fact(
                title=_english(chance, 7).capitalize(),
                text=f"{_english(chance, 16).capitalize()}. {_chinese(chance, 18)}。 {_english(chance, 12).capitalize()}.",
                number=chance.randint(2, 9_999),
                noun=chance.choice(("project", "company", "hospital")),
                as_of=f"{chance.randint(2022, 2026)}-{chance.randint(1, 12):02d}",
                source=chance.randrange(sources),
            )
            for _ in range(3)
        ),
        graph=_make_graph(_KINDS[number % len(_KINDS)], chance),
        grid=Grid(
            title=_english(chance, 6).capitalize(),
            heads=("城市", "項目", "企業", "機構"),
            rows=tuple((_PLACES[row], *(chance.randint(1, 99_999) for _ in range(3))) for row in range(8)),  # type: ignore[misc]
        ),
    )


def _make_graph(kind: str, chance: random.Random) -> Graph:
    series = ("第一批", "第二批", "第三批") if kind == "stacked-column" else ("項目數目",)
    count = 5 if kind == "donut" else 6
    names = tuple(str(2019 + row) for row in range(count)) if kind == "line" else tuple(chance.sample(_PLACES, count))
    return Graph(
        kind=kind,
        title=_english(chance, 8).capitalize(),
        names=names,
        series=series,
        values=tuple(tuple(chance.randint(20, 900) for _ in series) for _ in names),
    )
