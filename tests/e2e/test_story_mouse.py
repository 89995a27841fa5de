"""The ten-minute story, led by the mouse: English, light, from the first start to the finished papers."""

from functools import partial

import pytest

from briefing_app.model.language import LANGUAGES, Language
from tests.e2e.person import Person
from tests.e2e.story import (
    CARD,
    CHART,
    FIRST,
    KEPT,
    LEFT_OUT,
    NEW,
    OLD,
    PURPOSE,
    SECOND,
    STALE,
    TEMPLATE,
    TITLE,
    check_papers,
    is_gone,
    name_point,
    nothing_to_fix,
    says,
    see_text,
    wait_for_rest,
)

pytestmark = pytest.mark.desktop
SECTION = "Background that may be used freely"
BLOCK = "Hong Kong and Shenzhen plan to develop the HSITP jointly, "


def test_the_story_by_mouse(person: Person) -> None:
    begin(person)
    take_from_the_drawer(person)
    write_points(person)
    follow_in_the_preview(person)
    repair_in_place(person)
    export_everything(person)
    check_papers(person, "visit-of-futian-district")
    undo_and_lose_nothing(person)
    assert person.complaints == ""


def begin(person: Person) -> None:
    """First start, a new briefing from a template."""
    person.start()
    person.see(person.say("first_start.start"), "QPushButton")
    person.shoot("first start")
    person.click(person.say("first_start.start"), "QPushButton")
    person.see(person.say("first_start.way.template"))
    person.shoot("three ways in")
    person.click(person.say("first_start.way.template"))
    person.click_row(TEMPLATE.en, person.say("new.template"))
    person.click(person.say("new.title"), "LineEdit")
    person.type(TITLE)
    person.click(person.say("new.starts"), "LineEdit")
    person.type("12/3/27")
    person.shoot("new briefing")
    person.click(person.say("new.create"), "QPushButton")
    wait_for_rest(person)
    person.shoot("composer")


def take_from_the_drawer(person: Person) -> None:
    """A card is found and dragged in, and a chart behind it."""
    person.click(person.say("composer.search.facts"), "SearchField")
    person.type("18A")
    drag_in(person, CARD.en, person.say("composer.tab.facts"), behind=SECTION)
    person.shoot("card dragged in")
    person.click(person.say("composer.tab.charts"), "QTabBar")
    drag_in(person, CHART.en, person.say("composer.tab.charts"), behind=CARD.en)
    person.shoot("chart dragged in")


def drag_in(person: Person, what: str, inside: str, *, behind: str) -> None:
    """Drag a row of the drawer between a row of the outline and the first card that the template brought."""
    outline = person.say("composer.outline")
    thing, below = person.see_row(what, inside), person.see_row(BLOCK, outline)
    x, y, width, height = below.rect
    person.screen.drag(thing.middle, (x + width // 2, y + min(8, height // 4)))
    state = person.wait(f"“{what}” in the outline", lambda state: state.find_row(what, outline))
    rows = [each.text for each in state.rows if each.name == outline]
    at = next(at for at, text in enumerate(rows) if behind in text)
    assert what in rows[at + 1]


def write_points(person: Person) -> None:
    """Two points to make behind the block that was clicked; one comes in Chinese too, from another program."""
    outline = person.say("composer.outline")
    person.click_row(OLD.en, outline)
    person.click(person.say("composer.add.block"), "QPushButton")
    person.click(person.say("composer.kind.points"), "QMenu")
    person.click(name_point(person, Language.EN), "FigureField")
    person.type(FIRST.en)
    person.click(person.speak(name_point(person, Language.HANT), person.say("writing.empty")))
    person.wait("the Chinese field", lambda state: state.focus == name_point(person, Language.HANT))
    person.paste(FIRST.zh_hant)
    person.see(person.speak(name_point(person, Language.HANT), person.say("writing.filled")))
    person.click(person.say("composer.item.point.add"), "QPushButton")
    person.see(person.say("composer.item.point", n=2), "Label")
    person.wait("the second field", lambda state: state.focus == name_point(person, Language.EN, 2))
    person.type(SECOND.en)
    person.see_row(FIRST.en, outline)
    person.shoot("points written")


def follow_in_the_preview(person: Person) -> None:
    """The page shows what was typed; with the focus on it, it has its text spoken."""
    person.click(person.say("composer.side.preview"), "QTabBar")
    person.click_row(FIRST.en, person.say("composer.outline"))
    wait_for_rest(person)
    page = person.say("preview.page.spoken")
    x, y, _, height = person.see(page, "PageView").rect
    person.screen.click((x + 6, y + height // 2))  # beside the paper
    state = person.wait("the text of the page", lambda state: (found := state.find(page)) and found.note)
    shown = state.find(page)
    assert shown is not None
    assert says(["".join(shown.note.split())], FIRST.en)
    assert says(["".join(shown.note.split())], SECOND.en)
    person.shoot("preview follows")


def repair_in_place(person: Person) -> None:
    """A text is missing, a draft is made, a figure is stale: all are put right where they are listed."""
    go = person.say("checks.go")
    person.click(person.say("composer.checks", n=9).partition("9")[2].strip(), "QPushButton")
    person.see(f"{go}: ", "QPushButton")
    person.shoot("checks")
    person.click(f"{go}: In the section “Points to make” a text is missing in Traditional Chinese", "QPushButton")
    person.wait("the empty field", lambda state: state.focus == name_point(person, Language.HANT, 2))
    person.shoot("a missing text")
    person.paste(SECOND.zh_hant)
    person.wait(
        "it filled",
        lambda state: not state.find(person.speak(name_point(person, Language.HANT, 2), person.say("writing.empty"))),
    )
    person.click(person.say("composer.side.checks"), "QTabBar")
    one = person.say("checks.fix", n=1)
    person.wait("one thing left to fix", lambda state: not state.busy and state.find(one, "Label"))
    person.click(person.say("repair.draft_by_conversion", of="repairs"), "QPushButton")
    person.wait("nothing to fix", lambda state: nothing_to_fix(person, state))
    write_over_the_template(person)
    person.click(person.say("checks.group.stale_figure", n=7).strip("7 "), "Fold")
    person.click(f"{person.say('repair.add_observation', of='repairs')}: The figure “{STALE.en}", "QPushButton")
    person.wait("the form", lambda state: state.focus == person.say("checks.form.value").rstrip("“") + f"“{STALE.en}”")
    person.type("31")
    person.press("Tab")
    person.type("2026-06")
    person.shoot("a stale figure")
    person.press("Return")
    person.see_row(NEW.en, person.say("composer.outline"))
    person.shoot("repaired")


def write_over_the_template(person: Person) -> None:
    """What the template tells the writer is written over or left out, from the list of what was found."""
    person.click(person.say("checks.group.template_text", n=8).strip("8 "), "Fold")
    person.click(f"{person.say('checks.go')}: The purpose is still that of the template", "QPushButton")
    purpose = person.say("properties.purpose")
    english = person.speak(purpose, person.say("language.en"))
    person.wait("the cursor in the purpose", lambda state: state.focus == english)
    for language in LANGUAGES:
        person.click(person.speak(purpose, person.say(f"language.{language.value}")), "FigureField")
        person.press("ctrl+a")
        person.paste(PURPOSE.get(language))
        see_text(person, PURPOSE.get(language))
    person.shoot("the purpose")
    person.press("alt+Left")
    person.wait("the checks", lambda state: state.page == "composer" and not state.busy)
    person.click(person.say("composer.side.checks"), "QTabBar")
    done = [("leave_out", each.en) for each in LEFT_OUT] + [("keep_with_note", each) for each in KEPT]
    for repair, text in done:
        words = f"{person.say(f'repair.{repair}', of='repairs')}: A text is still that of the template: “{text}"
        person.wait("the checks", lambda state: not state.busy)
        person.click(words, "QPushButton")
        person.wait(f"no “{words}”", partial(is_gone, words=words))
    person.shoot("nothing left of the template")


def export_everything(person: Person) -> None:
    """Three forms, three languages, for both sides."""
    person.click(person.say("composer.export"), "QPushButton")
    for form in ("summary", "slides"):
        person.click(person.say(f"export.form.{form}"), "FormCard")
    for box in ("language.own.zh-Hant", "language.own.zh-Hans", "export.for.handout"):
        person.click(person.say(box), "CheckBox")
    person.see(person.say("export.go", n=18), "QPushButton")
    person.shoot("export")
    person.click(person.say("export.go", n=18), "QPushButton")
    person.see(person.say("export.done", n=18), "Label")
    person.shoot("exported")
    person.click(person.say("button.close"), "QPushButton")


def undo_and_lose_nothing(person: Person) -> None:
    """Undo the newer number and do it again; pull the plug; all is there, and undo still knows what came before."""
    outline = person.say("composer.outline")
    person.click_row("Objectives", outline)
    person.press("ctrl+z")
    person.see_row(OLD.en, outline)
    person.press("ctrl+y")
    person.see_row(NEW.en, outline)
    person.shoot("undone and done again")
    person.kill()
    person.start()
    wait_for_rest(person)
    for words in (FIRST.en, NEW.en):
        person.see_row(words, outline)
    person.shoot("after the power cut")
    person.press("ctrl+z")
    person.see_row(OLD.en, outline)
