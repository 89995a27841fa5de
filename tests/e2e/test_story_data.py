"""The story of numbers: a workbook and a CSV file become a chart, its pictures and the pages of a briefing.

Simplified Chinese, mouse and keyboard mixed.
"""

from __future__ import annotations

import csv
import io
import json
import re
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pytest
from openpyxl import Workbook

from briefing_app.model.language import LANGUAGES, Language, LocalText
from tests.e2e.person import ROOT, Person, State
from tests.e2e.story import read_papers, says, see_text, wait_for_rest

pytestmark = pytest.mark.desktop
# Made up, all of it.
TABLE = (
    ("Budgets of the trial centres (made-up numbers)",),
    ("Centre", "中心", "Budget 預算", "Trials 試驗項目", "Share of patients 病人佔比", "Room code 房間編號"),
    ("", "", "HK$ million", "", "%", ""),
    ("Alpha Centre", "甲中心", 340.5, 12, "21%", 101),
    ("Beta Institute", "乙研究所", "over 1,250", 58, "46%", 205),
    ("Gamma Laboratory", "丙實驗室", "n/a", 9, "9.5%", 310),
    ("Delta Hospital", "丁醫院", 87.25, 31, "約23%", 402),
    ("Total", "總計", 1677.75, 110, "99.5%", None),
    ("Note: made up for a test.",),
)
STAFF = "中心,職員人數,開業年份\n甲中心,120,2019\n乙研究所,超過300,2021\n丙實驗室,不詳,2022\n丁醫院,45,2024\n"
WORKBOOK, FILE = "centres.xlsx", "staff.csv"
TABLE_TITLE = LocalText("Budgets of the trial centres (made-up numbers)", "試驗中心預算", "试验中心预算")
TITLE = LocalText("Beta has by far the largest budget", "乙研究所預算遠高於其他中心", "乙研究所预算远高于其他中心")
LINE = LocalText("Ceiling", "上限", "上限")
BRIEFING = LocalText("Trial centres at a glance", "試驗中心簡況", "试验中心简况")
NAMES = (
    LocalText("Alpha Centre", "甲中心", "甲中心"),
    LocalText("Beta Institute", "乙研究所", "乙研究所"),
    LocalText("Gamma Laboratory", "丙實驗室", "丙实验室"),
    LocalText("Delta Hospital", "丁醫院", "丁医院"),
)
OPEN = LocalText("over HK$1.25 billion", "逾12.5億港元", "超过12.5亿港元")
BEFORE = LocalText("HK$340.5 million", "3.405億港元", "3.405亿港元")
EDITED = LocalText("HK$417.25 million", "4.1725億港元", "4.1725亿港元")
OTHER = LocalText("HK$87.25 million", "8,725萬港元", "8725万港元")
LAST = "96.5"


def test_the_story_of_numbers(person: Person) -> None:
    make_files(person.home)
    begin(person)
    import_workbook(person)
    take_back_and_do_again(person)
    tidy_table(person)
    make_chart(person)
    write_title(person)
    add_line(person)
    highlight_row(person)
    save_pictures(person)
    edit_value(person)
    chart = place_in_briefing(person)
    export_papers(person)
    check_papers(person)
    import_csv(person)
    edit_and_lose_nothing(person, chart)
    assert person.complaints == ""
    person.kill()
    exchange_files(person)


# -- files that come in ----------------------------------------------------------------------------------------------


def make_files(folder: Path) -> None:
    """What the officer was sent."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in TABLE:
        sheet.append(row)
    book.save(folder / WORKBOOK)
    (folder / FILE).write_bytes(STAFF.encode("big5"))


def begin(person: Person) -> None:
    """First start in Simplified Chinese; nothing is opened."""
    person.start()
    person.see(person.say("first_start.start"), "QPushButton")
    person.language = Language.HANS
    person.click(person.say("language.own.zh-Hans"), "QPushButton")
    person.click(person.say("first_start.start"), "QPushButton")
    person.click(person.say("first_start.way.look"))
    person.wait("the briefings", lambda state: state.page == "briefings" and state.rows)


def choose_in_file_menu(person: Person, words: str) -> None:
    """Alt+F, and a click."""
    person.press("alt+f")
    person.click(re.sub(r"\(.*", "", words), "QMenu")


def name_file(person: Person, path: Path) -> None:
    """Write the path of a file into the dialog that asks for one."""
    person.wait("the dialog", lambda state: any(each.kind == "QTreeView" for each in state.things))
    person.press("ctrl+a")
    person.type(str(path))
    see_text(person, str(path))
    person.press("Return")


def ask_for_table(person: Person, name: str, count: int) -> State:
    """File > Import a table…, the file chosen in its dialog; wait until so many rows can be imported."""
    choose_in_file_menu(person, person.say("menu.import_table"))
    person.wait("the page", lambda state: state.focus == person.say("table_import.choose"))
    person.press("Return")
    name_file(person, person.home / name)
    person.see(person.say("table_import.import", n=count), "QPushButton")
    return person.wait("the rows", lambda state: state.focus == person.say("table_import.preview"))


def import_workbook(person: Person) -> None:
    """Room codes are no numbers: the column is corrected with the keyboard; then five rows are imported."""
    ask_for_table(person, WORKBOOK, 5)
    person.shoot("what was understood")
    person.press(*["Right"] * 5, "Return")
    person.wait("the kind of the column", lambda state: state.focus == person.say("table_import.use"))
    assert {"F  Room code 房間編號", person.say("table_import.kind.number")} <= read_choices(person.look())
    person.press("Up")
    person.wait("words", lambda state: person.say("table_import.kind.text") in read_choices(state))
    person.shoot("a column corrected")
    person.click(person.say("table_import.import", n=5), "QPushButton")
    wait_for_table(person)
    person.shoot("imported")


def read_choices(state: State | None) -> set[str]:
    """What stands in the lists that open."""
    assert state is not None
    return {each.text for each in state.things if each.kind == "ComboBox"}


def wait_for_table(person: Person) -> State:
    """The page of the table, with what was read of the first rows and the last."""
    return person.wait(
        "the table",
        lambda state: (
            state.page == "table"
            and all(find_cell(state, each) for each in ("340.5", "超过1250", "不适用", "约23", "101", "1677.75"))
        ),
    )


def find_cell(state: State, text: str) -> Any:
    """The cell of the grid that says this."""
    return next((each for each in state.rows if each.text.rsplit("，", 1)[-1] == text), None)


def take_back_and_do_again(person: Person) -> None:
    """The whole import is one step."""
    person.press("ctrl+z")
    person.see(person.say("charts.table.gone"))
    person.wait("the focus on the way back", lambda state: state.focus == person.say("button.back"))
    person.shoot("import undone")
    person.press("ctrl+y")
    wait_for_table(person)


def click_cell(person: Person, text: str) -> None:
    """Click on the cell that says this."""
    state = person.wait(f"the cell “{text}”", lambda state: find_cell(state, text))
    person.screen.click(find_cell(state, text).middle)
    person.wait("it chosen", lambda state: find_cell(state, text).current)


def tidy_table(person: Person) -> None:
    """The row of totals goes, the table is named in Chinese too."""
    click_cell(person, "1677.75")
    person.press("ctrl+minus")
    person.wait("no totals", lambda state: find_cell(state, "87.25") and not find_cell(state, "1677.75"))
    write_local(person, person.say("charts.table.title"), TABLE_TITLE)
    person.shoot("tidy table")


def write_local(person: Person, label: str, text: LocalText) -> None:
    """Write a text into a field with three tabs, in one language after the other."""
    for language in LANGUAGES:
        write_language(person, person.speak(label, person.say(f"language.{language.value}")), text.get(language))


def write_language(person: Person, name: str, words: str) -> None:
    """Choose the tab, write over what the field holds."""
    person.click(name + person.say("text.pause"), "QPushButton")  # whether it is filled follows
    state = person.wait(f"“{name}”", lambda state: state.focus.startswith(name))
    if state.focus != name:  # the tab itself
        person.press("Tab")
        person.wait(f"the field “{name}”", lambda state: state.focus == name)
    person.press("ctrl+a")
    enter(person, words)
    person.wait(f"“{words}”", lambda state: holds(state, name, words))


def enter(person: Person, words: str) -> None:
    """Type what has keys; the rest comes from another program."""
    if words.isascii():
        person.type(words)
    else:
        person.paste(words)


def holds(state: State, name: str, text: str) -> bool:
    """Whether a field holds a text."""
    return any((each.name, each.text) == (name, text) for each in state.things)


# -- the chart -------------------------------------------------------------------------------------------------------


def see_drawn(person: Person, what: str, drawn: Callable[[str], bool]) -> None:
    """Wait until what a screen reader is told of the drawing says something."""
    person.wait(
        what,
        lambda state: not state.busy and any(each.kind == "ChartView" and drawn(each.note) for each in state.things),
    )


def make_chart(person: Person) -> None:
    """One of the suggestions."""
    person.click("柱状图", "ChoiceCard")
    person.wait("the chart", lambda state: state.page == "chart")
    see_drawn(person, "the drawing", lambda said: BEFORE.zh_hans in said and OPEN.zh_hans in said)
    person.shoot("chart")


def write_title(person: Person) -> None:
    """In three languages; the window is called like the chart."""
    write_local(person, person.say("charts.title"), TITLE)
    see_drawn(person, "the title", lambda said: TITLE.zh_hans in said)
    person.wait("the title of the window", lambda state: state.title.startswith(TITLE.zh_hans))


def add_line(person: Person) -> None:
    """A reference line at a value in the unit of the column, and what it is."""
    person.click(person.say("charts.choice.sort.none"), "QPushButton")
    tab_to(person, person.say("charts.option.add_line"))
    person.press("space")
    person.wait("the value", lambda state: state.focus.endswith(person.say("charts.option.value")))
    person.type("400")
    person.press("Tab")
    write_local(person, person.say("charts.option.line_label"), LINE)
    see_drawn(person, "the line", lambda said: "4亿港元" in said and LINE.zh_hans in said)
    person.shoot("reference line")


def tab_to(person: Person, name: str, key: str = "Tab") -> None:
    """Press a key until something has the focus."""
    for _ in range(40):
        before = person.look()
        if before is not None and before.focus == name:
            return
        person.press(key)
        person.wait_for_change(before)
    raise AssertionError(f"“{name}” never had the focus")


def highlight_row(person: Person) -> None:
    """Chosen from the list of rows that opens."""
    name = NAMES[1].zh_hant
    person.click(person.say("charts.option.add_row"), "ComboBox")
    state = person.wait("the list", lambda state: find_choice(state, name))
    while state != person.look():  # it opens step by step
        state = person.wait("the list", lambda state: find_choice(state, name))
    person.screen.click(find_choice(state, name).middle)
    person.see(person.say("charts.option.remove") + name, "QPushButton")
    person.shoot("highlighted")


def find_choice(state: State, text: str) -> Any:
    """A line of the list that is open; it has no name."""
    return next((each for each in state.rows if (each.name, each.text) == ("", text)), None)


def save_pictures(person: Person) -> None:
    """As PNG, SVG and PDF; each is what it says."""
    for kind, suffix in (("screen", "png"), ("svg", "svg"), ("pdf", "pdf")):
        person.press("ctrl+e")
        person.click(person.say(f"charts.file.{kind}"), "QMenu")
        target = person.home / f"chart.{suffix}"
        name_file(person, target)
        person.see(person.say("charts.picture_saved", name=target.name))
    picture = (person.home / "chart.png").read_bytes()
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", picture[16:24])
    drawing = ElementTree.parse(person.home / "chart.svg").getroot()
    assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
    _, _, wide, high = map(float, drawing.attrib["viewBox"].split())
    assert (width, height) == (1920, pytest.approx(high * 1920 / wide, abs=1))  # as wide as a screen
    assert TITLE.zh_hans in "".join(drawing.itertext())
    pages = read_papers(person.home)["chart"]
    assert len(pages) == 1
    for text in (TITLE, OPEN, BEFORE, OTHER, LINE):
        assert says(pages, text.zh_hans), text
    check_fonts(person.home / "chart.pdf")


def check_fonts(path: Path) -> None:
    """Every font of a PDF is in it."""
    with pikepdf.open(path) as document:
        fonts = [each for each in document.objects if isinstance(each, pikepdf.Dictionary) and "/FontName" in each]
        assert fonts
        assert all("/FontFile2" in each or "/FontFile3" in each for each in fonts)


def edit_value(person: Person) -> None:
    """A number is typed over in the grid; the drawing follows."""
    click_cell(person, "340.5")
    person.type("417.25")
    person.press("Return")
    see_drawn(person, "the new value", lambda said: EDITED.zh_hans in said and BEFORE.zh_hans not in said)
    person.shoot("value edited")


# -- the briefing ----------------------------------------------------------------------------------------------------


def place_in_briefing(person: Person) -> str:
    """A new one that is empty; the chart comes from its drawer. Gives the id of the chart."""
    state = person.look()
    assert state is not None
    choose_in_file_menu(person, person.say("menu.new_briefing"))
    person.click_row(person.say("new.blank"), person.say("new.template"))
    person.click(person.say("new.title"), "LineEdit")
    for text in (BRIEFING.zh_hans, BRIEFING.en, BRIEFING.zh_hant):
        enter(person, text)
        see_text(person, text)
        person.press("Tab")
    person.click(person.say("new.create"), "QPushButton")
    outline, charts = person.say("composer.outline"), person.say("composer.tab.charts")
    person.wait("the composer", lambda state: state.page == "composer")
    person.click(charts, "QTabBar")
    person.click(person.say("composer.search.charts"), "SearchField")
    person.paste(TITLE.zh_hans)
    person.click_row(TITLE.zh_hans, charts)
    person.press("Return")
    person.see_row(TITLE.zh_hans, outline)
    wait_for_rest(person)
    person.shoot("in the briefing")
    return state.id


def export_papers(person: Person) -> None:
    """What is missing in Simplified Chinese is drafted from Traditional; then three languages."""
    person.press("F7")
    person.click(person.say("repair.draft_by_conversion", of="repairs"), "QPushButton")
    person.see_row(TITLE.zh_hans, person.say("composer.outline"))
    person.wait(
        "nothing to fix",
        lambda state: (
            not state.busy
            and state.find(person.say("checks.before_export"), "Label")
            and not any(each.text.endswith(person.say("checks.fix", n=1)[-4:]) for each in state.things)
        ),
    )
    person.press("ctrl+e")
    person.see(person.say("export.for.handout"))
    for language in ("en", "zh-Hant"):
        person.click(person.say(f"language.own.{language}"), "CheckBox")
    go = person.say("export.go", n=3)
    person.click(go, "QPushButton")
    person.see(person.say("export.done", n=3), "Label")
    person.shoot("exported")
    person.press("Escape")
    person.wait("the composer", lambda state: not state.find(person.say("export.done", n=3), "Label"))


def check_papers(person: Person) -> None:
    """Each language says the numbers of the table in its own way, on the page and in the attached data."""
    folder = person.home / "Documents" / "Hetao Briefing"
    papers = read_papers(folder)
    assert len(papers) == len(LANGUAGES)
    for language in LANGUAGES:
        name = next(each for each in papers if each.endswith(f"_{language.value}"))
        wanted = (BRIEFING, TITLE, *NAMES, EDITED, OPEN, OTHER, LINE)
        assert [each.get(language) for each in wanted if not says(papers[name], each.get(language))] == [], language
        assert not says(papers[name], BEFORE.get(language))
        check_fonts(folder / f"{name}.pdf")
        rows = read_data(folder / f"{name}.pdf")
        assert [row[0] for row in rows[1:]] == [each.get(language) for each in NAMES], language
        assert [row[2] for row in rows[1:]] == ["417250000", "1250000000", "", "87250000"]
        printed = [each.get(language) for each in (EDITED, OPEN, OTHER)]
        assert [row[-1] for row in (rows[1], rows[2], rows[4])] == printed


def read_data(path: Path) -> list[list[str]]:
    """The rows of the CSV file that is attached to a PDF."""
    document = pypdfium2.PdfDocument(path)
    try:
        files = [document.get_attachment(at) for at in range(document.count_attachments())]
        (data,) = [bytes(each.get_data()) for each in files if each.get_name().endswith(".csv")]
    finally:
        document.close()
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


# -- the other file, and the power cut -------------------------------------------------------------------------------


def import_csv(person: Person) -> None:
    """Big5 is recognised; the words for no number stay words."""
    state = ask_for_table(person, FILE, 4)
    assert any(each.startswith("Big5") for each in read_choices(state)), read_choices(state)
    person.shoot("Big5")
    person.click(person.say("table_import.import", n=4), "QPushButton")
    person.wait("the table", lambda state: state.page == "table" and find_cell(state, "超过300"))


def edit_and_lose_nothing(person: Person, chart: str) -> None:
    """The power goes right after the last number; all is there, and undo still knows what came before."""
    person.press("alt+Left")
    person.wait("the page before", lambda state: state.page != "table")
    person.press("ctrl+k")
    person.wait("the palette", lambda state: state.focus == person.say("palette.placeholder"))
    person.paste(TITLE.zh_hans)
    person.see_row(TITLE.zh_hans, person.say("palette.results"))
    person.press("Return")
    person.wait("the chart", lambda state: state.page == "chart" and state.id == chart)
    click_cell(person, "87.25")
    person.type(LAST)
    person.press("Return")
    person.wait("it written", lambda state: find_cell(state, LAST))
    person.kill()
    person.start()
    person.wait("the same chart", lambda state: state.page == "chart" and find_cell(state, LAST))
    see_drawn(person, "the drawing", lambda said: "9650万港元" in said and EDITED.zh_hans in said)
    person.shoot("after the power cut")
    person.press("ctrl+z")
    see_drawn(person, "the value before", lambda said: OTHER.zh_hans in said)
    person.press("ctrl+y")
    see_drawn(person, "the last value", lambda said: "9650万港元" in said)


# -- the command line ------------------------------------------------------------------------------------------------


def exchange_files(person: Person) -> None:
    """What goes out as XLSX and as CSV comes in again as the same, and leaves nothing behind."""
    before = command(person, "list", "datasets")
    ours = [each["id"] for each in before if {TABLE_TITLE.en, Path(FILE).stem} & set(each["title"].values())]
    assert len(ours) == 2
    for id in ours:
        paths = [person.home / f"{id}.{suffix}" for suffix in ("xlsx", "csv")]
        for path, sign in zip(paths, (b"PK", b"\xef\xbb\xbf"), strict=True):
            assert command(person, "show", "dataset", id, "--output", str(path))["rows"] == len(NAMES)
            assert path.read_bytes().startswith(sign)
        for done in command(person, "import", *map(str, paths), "--into", id)["files"]:
            assert done["counts"] == {"new": 0, "changed": 0, "same": len(NAMES), "refused": 0}
            assert (done["dataset"], done["removed"], done["also"]) == (id, 0, {})
    assert command(person, "list", "datasets") == before
    rows = list(csv.reader((person.home / f"{ours[0]}.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert rows[1] == [NAMES[0].en, "417.25", "12", "21", "101"]
    assert rows[4] == [NAMES[3].en, LAST, "31", "about 23", "402"]


def command(person: Person, *words: str) -> Any:
    """What a command of the program answers."""
    done = subprocess.run(
        [sys.executable, "-m", "briefing_app", "--library", str(person.library), "--json", *words],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
