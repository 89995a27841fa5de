"""What the stories have in common: what is written in them, and what the finished papers must hold."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from briefing_app.model.language import LANGUAGES, Language, LocalText
from tests.e2e.person import Person, State

TITLE = "Visit of Futian District"
FIRST = LocalText(
    "We propose a joint laboratory for cell therapy in the Loop.",
    "我們建議在河套共建細胞治療聯合實驗室。",
    "我们建议在河套共建细胞治疗联合实验室。",
)
SECOND = LocalText(
    "Clinical data should be shared under one set of rules.",
    "臨床數據應按同一套規則共享。",
    "临床数据应按同一套规则共享。",
)
PURPOSE = LocalText(
    "Futian wants to see how the two sides of the Loop can share laboratories.",
    "福田區希望了解河套兩側如何共用實驗室。",
    "福田区希望了解河套两侧如何共用实验室。",
)
# Of the starter library.
KEPT = ("Hong Kong and Shenzhen plan to develop the Hong", "As of …, … and … had been approved")  # facts that are right
LEFT_OUT = (  # what the template tells the writer, block by block
    LocalText("What we want to have agreed or learnt", "會面後希望達成或了解的事項", "会面后希望达成或了解的事项"),
    LocalText("Welcome and introductions", "歡迎及介紹", "欢迎与介绍"),
    LocalText("What is the hardest question", "對方可能提出的最棘手問題", "对方可能提出的最棘手问题"),
    LocalText("State here which numbers are old", "在此說明哪些數字已舊", "在此说明哪些数字已旧"),
    LocalText("The two sides exchanged views", "雙方就生物科技合作交換意見", "双方就生物技术合作交换了意见"),
)
TEMPLATE = LocalText("Delegation visit", "代表團訪問", "代表团访问")
CARD = LocalText(
    "Chapter 18A strengthens Hong Kong as a biotech funding hub",
    "第 18A 章鞏固香港的生物科技融資地位",
    "第 18A 章巩固香港的生物科技融资地位",
)
CHART = LocalText(
    "Listings have raised hundreds of billions of dollars", "上市集資數以千億港元計", "上市募资数以千亿港元计"
)
OLD = LocalText("As of January 2024, 28 drugs", "截至2024年1月，已有28", "截至2024年1月，已有28")
NEW = LocalText("As of June 2026, 31 drugs", "截至2026年6月，已有31", "截至2026年6月，已有31")
STALE = LocalText("Imported drugs approved for urgent clinical use", "獲批供臨床急需使用的進口藥物")
FORMS = ("full", "summary", "slides")


def wait_for_rest(person: Person) -> State:
    """Wait until the composer shows pages of what is written, and the checks have run."""
    fresh = person.say("preview.up_to_date")
    return person.wait("fresh pages", lambda state: state.page == "composer" and not state.busy and state.find(fresh))


def name_point(person: Person, language: Language, n: int = 1) -> str:
    """How the field of a point is spoken."""
    return person.speak(person.say("composer.item.point", n=n), person.say(f"language.{language.value}"))


def see_text(person: Person, text: str) -> None:
    """Wait until a field holds this text and nothing else."""
    person.wait(f"“{text}”", lambda state: any(each.text == text for each in state.things))


def nothing_to_fix(person: Person, state: State) -> bool:
    """Whether the checks are shown and have nothing that stops an export."""
    fix = person.say("checks.fix", n=2).strip("0123456789 ")
    shown = state.find(person.say("checks.before_export"), "Label")
    return (
        not state.busy
        and shown is not None
        and not any(fix in each.text for each in state.things if "Label" in each.kind)
    )


def is_gone(state: State, words: str) -> bool:
    """Whether the checks have run and do not say this any more."""
    return not state.busy and not state.find(words)


def read_papers(folder: Path) -> dict[str, list[str]]:
    """Name of each PDF in a folder → the text of its pages, without spaces and line breaks."""
    papers = {}
    for path in sorted(folder.glob("*.pdf")):
        document = pypdfium2.PdfDocument(path)
        try:
            papers[path.stem] = ["".join(page.get_textpage().get_text_range().split()) for page in document]
        finally:
            document.close()
    return papers


def says(pages: list[str], text: str) -> bool:
    """Whether a text is on these pages, wherever its lines break."""
    return "".join(text.split()) in "".join(pages)


def check_papers(person: Person, name: str) -> None:
    """All eighteen are there; our own side reads the points, the other side does not."""
    papers = read_papers(person.home / "Documents" / "Hetao Briefing")
    for form in FORMS:
        for language in LANGUAGES:
            ours = papers.pop(f"{name}_{form}_{language.value}")
            theirs = papers.pop(f"{name}_{form}_handout_{language.value}")
            assert (len(ours), len(theirs)) == (1, 1) if form == "summary" else min(len(ours), len(theirs)) > 3
            for text in (FIRST.get(language), SECOND.get(language)):
                assert says(ours, text), (form, language, text)
                assert not says(theirs, text), (form, language, text)
            assert not says(theirs, "RESTRICTED")
            assert says(ours, PURPOSE.get(language)) is (form != "slides"), (form, language)
            assert not any(says(pages, each.get(language)) for pages in (ours, theirs) for each in LEFT_OUT)
            if form == "full":
                assert all(says(pages, each.get(language)) for pages in (ours, theirs) for each in (CARD, CHART))
                assert says(ours, NEW.get(language))
    assert papers == {}
