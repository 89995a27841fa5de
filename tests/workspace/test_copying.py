"""Clips for mails and documents: complete, dated, sourced, marked where internal, and text only."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from briefing_app.errors import NotFoundError
from briefing_app.model.card import FactCard
from briefing_app.model.chart import Cell
from briefing_app.model.figure import Figure, Observation, Release, Value
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.workspace import Workspace
from briefing_app.workspace.copying import Clip


class Reader(HTMLParser):
    """Reads a fragment strictly: every tag is closed in its turn."""

    def __init__(self, clip: Clip) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []
        self.tags: list[str] = []
        self.feed(clip.html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert {name for name, _ in attrs} <= {"lang", "border", "cellpadding", "style"}
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.fixture
def open_card(workspace: Workspace, card: FactCard, grants: Figure) -> FactCard:
    """The card “fund-grants” with open values only."""
    workspace.figures.remove_observation(grants.id, 1)
    return card


def test_a_card_copies_as_one_would_type_it_into_a_mail(workspace: Workspace, open_card: FactCard) -> None:
    clip = workspace.copying.copy_card(open_card.id, Language.EN)
    assert clip.text == (
        "Grants of the fund\n"
        "The fund has given about HK$1.76 billion to 19; {so it says}.\n"
        "- Grants: about HK$1.76 billion (as of December 2023)\n"
        "- All: 19 (as of 1 July 2021; derived)\n"
        "Source: A note, An office, March 2024, Funds\n"
    )
    read = Reader(clip)
    assert read.tags == ["div", "p", "b", "p", "ul", "li", "li", "p", "small"]
    assert "".join(read.words).replace("\n", "") == clip.text.replace("- ", "").replace("\n", "")


@pytest.mark.parametrize(
    ("language", "figure", "source"),
    [
        (
            Language.HANT,
            "- Grants（繁）：約17.6億港元（截至2023年12月）",
            "資料來源：A note，An office，2024年3月，Funds",
        ),
        (
            Language.HANS,
            "- Grants（简）：约17.6亿港元（截至2023年12月）",
            "资料来源：A note，An office，2024年3月，Funds",
        ),
    ],
)
def test_each_language_has_its_own_habits(
    workspace: Workspace, open_card: FactCard, language: Language, figure: str, source: str
) -> None:
    clip = workspace.copying.copy_card(open_card.id, language)
    lines = clip.text.splitlines()
    assert figure in lines
    assert lines[-1] == source
    assert f'lang="{language.value}"' in clip.html


def test_neither_note_nor_what_to_say_is_copied(workspace: Workspace, open_card: FactCard) -> None:
    clip = workspace.copying.copy_card(open_card.id, Language.EN)
    for words in ("Ask again in June", "with pride"):
        assert words not in clip.text + clip.html


def test_what_is_internal_says_so_first(workspace: Workspace, card: FactCard, grants: Figure) -> None:
    for language, words in zip(LANGUAGES, ("INTERNAL", "內部資料", "内部资料"), strict=True):
        assert workspace.copying.copy_card(card.id, language).text.startswith(words)  # its newest value is internal
        assert workspace.copying.copy_figure("grants", language).text.startswith(words)
        assert workspace.copying.copy_figure("first_batch", language).text.startswith("First batch")
    workspace.figures.remove_observation(grants.id, 1)
    assert not workspace.copying.copy_card(card.id, Language.EN).text.startswith("INTERNAL")
    workspace.cards.update_card(replace(card, release=Release.INTERNAL))
    assert workspace.copying.copy_card(card.id, Language.EN).text.startswith("INTERNAL")


def test_a_figure_copies_with_its_date_and_source(workspace: Workspace) -> None:
    assert workspace.copying.copy_figure("first_batch", Language.EN) == Clip(
        "First batch: 5 hospitals (as of 1 July 2021)\nSource: A note, An office, March 2024\n",
        '<div lang="en"><p>First batch: 5 hospitals (as of 1 July 2021)</p>'
        "<p><small>Source: A note, An office, March 2024</small></p></div>",
    )
    with pytest.raises(NotFoundError):
        workspace.copying.copy_figure("gone", Language.EN)


def test_a_derived_figure_names_the_sources_of_its_inputs(workspace: Workspace) -> None:
    lines = workspace.copying.copy_figure("hospitals_all", Language.EN).text.splitlines()
    assert lines[0].startswith("All: 19 (as of ")
    assert lines[0].endswith("; derived)")
    assert lines[1] == "Source: A note, An office, March 2024"


def test_a_figure_without_value_date_or_source_says_so(workspace: Workspace) -> None:
    workspace.figures.add_figure("bare", LocalText("Bare"))
    assert workspace.copying.copy_figure("bare", Language.EN).text == "Bare: no value\nNo source given\n"
    seen = Observation(Value.parse("7"))
    workspace.figures.add_figure("undated", LocalText("Undated"), observations=(seen,))
    assert workspace.copying.copy_figure("undated", Language.EN).text.startswith("Undated: 7 (no date in the source)")


def test_a_text_is_only_ever_text(workspace: Workspace, open_card: FactCard) -> None:
    nasty = LocalText('<script>alert("x")</script> & {{b}}\n\n- one\n- <b>two</b>\nafter')
    workspace.cards.update_card(replace(open_card, title=LocalText("<i>T</i>"), text=nasty))
    clip = workspace.copying.copy_card(open_card.id, Language.EN)
    read = Reader(clip)
    assert {"script", "i"}.isdisjoint(read.tags)
    assert read.tags.count("b") == 1  # the title's own
    assert '<script>alert("x")</script> & {b}' in read.words
    assert "<b>two</b>" in read.words
    assert "- <b>two</b>\nafter\n" in clip.text


def test_a_chart_copies_as_the_table_it_shows(workspace: Workspace) -> None:
    id = workspace.library.resolve_ref("chart", "hospitals")
    clip = workspace.copying.copy_chart_table(id, Language.EN)
    lines = clip.text.splitlines()
    assert lines[0] == "Hospitals"
    assert lines[1:4] == ["Batch\tHospitals\tAs of", "First\t5\t1 July 2021", "Second\tover 14\t2023"]
    assert lines[4].startswith("Dates differ:")
    assert lines[-1] == "Source: A note, An office, March 2024, Table 1"
    read = Reader(clip)
    assert read.tags.count("tr") == 3
    assert read.tags.count("td") == 6
    assert read.tags.count("th") == 3


def test_cells_are_never_formulas_nor_break_the_table(workspace: Workspace) -> None:
    dataset = workspace.library.list_datasets()[0]
    first = (Cell(text=LocalText('=HYPERLINK("x")\tb\nc')), *dataset.rows[0][1:])
    second = (Cell(text=LocalText("B")), Cell(), Cell())
    workspace.data.update_dataset(replace(dataset, rows=(first, second)))
    clip = workspace.copying.copy_chart_table(workspace.library.resolve_ref("chart", "hospitals"), Language.EN)
    assert clip.text.splitlines()[2:4] == ['\'=HYPERLINK("x") b c\t5', "B\tno value"]
    assert "mso-number-format" in clip.html


def test_values_of_one_date_say_it_once(workspace: Workspace) -> None:
    dataset = workspace.library.list_datasets()[0]
    day = PartialDate(2023)
    rows = tuple((row[0], Cell(value=Value.parse("5")), Cell()) for row in dataset.rows)
    workspace.data.update_dataset(replace(dataset, rows=rows, as_of=day))
    lines = workspace.copying.copy_chart_table(
        workspace.library.resolve_ref("chart", "hospitals"), Language.EN
    ).text.splitlines()
    assert lines[1:5] == ["Batch\tHospitals", "First\t5", "Second\t5", "As of 2023"]
