"""The same story by the keyboard alone: interface in Traditional Chinese, dark; Chinese text comes by the clipboard."""

from functools import partial

import pytest

from briefing_app.model.language import LANGUAGES, Language
from tests.e2e.person import Person, State
from tests.e2e.story import (
    CARD,
    CHART,
    FIRST,
    LEFT_OUT,
    NEW,
    OLD,
    PURPOSE,
    SECOND,
    STALE,
    TITLE,
    check_papers,
    is_gone,
    name_point,
    nothing_to_fix,
    see_text,
    wait_for_rest,
)

pytestmark = pytest.mark.desktop
SECTION = "可公開使用的背景資料"
STEPS = 60  # presses of one key that a list may need


def test_the_story_by_keyboard(person: Person) -> None:
    begin(person)
    take_from_the_drawer(person)
    write_points(person)
    repair_in_place(person)
    export_everything(person)
    check_papers(person, "visit-of-futian-district")
    undo_and_lose_nothing(person)
    assert person.complaints == ""


def focus_by(person: Person, key: str, name: str) -> None:
    """Press a key until something has the focus; at least once."""
    for _ in range(STEPS):
        before = person.look()
        person.press(key)
        person.wait_for_change(before)
        after = person.look()
        if after is not None and after.focus == name:
            return
    raise AssertionError(f"“{name}” never had the focus")


def walk_to(person: Person, words: str, inside: str) -> None:
    """Go down a list to the row that says this."""
    for _ in range(STEPS):
        state = person.wait(f"a row of {inside}", lambda state: find_current(state, inside) is not None)
        if words in (find_current(state, inside) or ""):
            return
        person.press("Down")
        person.wait_for_change(state)
    raise AssertionError(f"“{words}” is not in {inside}")


def find_current(state: State, inside: str) -> str | None:
    """What the row with the cursor says."""
    return next((each.text for each in state.rows if each.name == inside and each.current), None)


def choose_command(person: Person, words: str) -> None:
    """Ctrl+K, the words, Enter."""
    person.press("ctrl+k")
    person.wait("the palette", lambda state: state.focus == person.say("palette.placeholder"))
    person.paste(f">{words}")  # commands only
    person.wait(f"“{words}”", lambda state: words in (find_current(state, person.say("palette.results")) or ""))
    person.press("Return")


def begin(person: Person) -> None:
    """First start in another language, a new briefing from the template that is chosen already, the dark look."""
    person.start()
    person.wait("the first start", lambda state: state.focus == person.say("first_start.start"))
    focus_by(person, "shift+Tab", f"{person.say('first_start.language')}: English")
    person.language = Language.HANT
    reach(person, "Right", person.say("language.own.zh-Hant"))
    focus_by(person, "Tab", person.say("first_start.start"))
    person.shoot("first start")
    person.press("Return")
    person.wait("three ways in", lambda state: state.focus == person.say("first_start.way.sample"))
    focus_by(person, "Tab", person.say("first_start.way.template"))
    person.press("Return")
    person.wait("the title", lambda state: state.focus == person.say("new.title"))
    person.type(TITLE)
    person.press("Return")
    wait_for_rest(person)
    choose_command(person, person.say("menu.dark").replace("(&D)", ""))
    wait_for_rest(person)
    person.shoot("composer")


def take_from_the_drawer(person: Person) -> None:
    """The cursor of the outline says where a card and a chart go."""
    outline, facts, charts = (person.say(f"composer.{each}") for each in ("outline", "tab.facts", "tab.charts"))
    focus_by(person, "F6", outline)
    walk_to(person, SECTION, outline)
    focus_by(person, "F6", person.say("composer.search.facts"))
    person.type("18A")
    person.see_row(CARD.zh_hant, facts)
    person.press("Down")
    walk_to(person, CARD.zh_hant, facts)
    person.press("Return")
    person.wait("the card", lambda state: CARD.zh_hant in (find_current(state, outline) or ""))
    focus_by(person, "shift+Tab", person.say("composer.drawer"))
    person.press("Right")
    person.see(person.say("composer.search.charts"), "SearchField")
    person.press("Tab")
    person.wait("the field", lambda state: state.focus == person.say("composer.search.charts"))
    person.press("Down")
    walk_to(person, CHART.zh_hant, charts)
    person.press("Return")
    person.wait("the chart", lambda state: CHART.zh_hant in (find_current(state, outline) or ""))
    person.shoot("card and chart")


def write_points(person: Person) -> None:
    """Two points in Chinese, then, with the content in English, the same two again."""
    outline = person.say("composer.outline")
    focus_by(person, "F6", outline)
    person.press("Home")
    walk_to(person, OLD.zh_hant, outline)
    choose_command(person, person.say("composer.kind.points"))
    person.wait("the new block", lambda state: state.focus.startswith(person.say("composer.field.addressee")))
    point = name_point(person, Language.HANT)
    focus_by(person, "Tab", point)
    paste(person, FIRST.zh_hant)
    focus_by(person, "Tab", person.say("composer.item.point.add"))
    person.press("space")
    person.wait("another field", lambda state: state.focus == name_point(person, Language.HANT, 2))
    paste(person, SECOND.zh_hant)
    person.shoot("points written")
    person.press("F8", "F8")
    person.see(name_point(person, Language.EN), "FigureField")
    for n, text in enumerate((FIRST, SECOND), start=1):
        focus_by(person, "Tab", name_point(person, Language.EN, n))
        person.type(text.en)
        see_text(person, text.en)
    person.shoot("points written in English")
    person.press("F8")
    person.see_row(FIRST.zh_hant, outline)


def paste(person: Person, text: str) -> None:
    """Paste a text and see it where it was pasted."""
    person.paste(text)
    see_text(person, text)


def repair_in_place(person: Person) -> None:
    """F7 goes to the first finding, Tab to what can be done about it."""
    person.wait("the checks", lambda state: not state.busy)
    draft = person.say("repair.draft_by_conversion", of="repairs")
    person.press("F7")
    person.see(draft, "QPushButton")
    person.shoot("checks")
    reach(person, "Tab", draft)
    person.press("space")
    person.wait("nothing to fix", lambda state: nothing_to_fix(person, state))
    write_over_the_template(person)
    reach(person, "Tab", person.say("checks.group.stale_figure", n=7).strip("7 "))
    person.press("Return")
    newer = person.say("repair.add_observation", of="repairs")
    person.see(f"{newer}：", "QPushButton")
    for _ in range(STEPS):
        reach(person, "Tab", newer)
        state = person.look()
        if state is not None and STALE.zh_hant in state.focus:
            break
    person.press("space")
    person.wait("the form", lambda state: state.find(person.say("checks.form.value"), "QLineEdit") is not None)
    person.type("31")
    person.press("Tab")
    person.type("2026-06")
    person.shoot("a stale figure")
    person.press("Return")
    person.see_row(NEW.zh_hant, person.say("composer.outline"))
    person.shoot("repaired")


def write_over_the_template(person: Person) -> None:
    """The purpose is written in its page, the rest of what the template says left out from the list."""
    reach(person, "Tab", person.say("checks.group.template_text", n=8).strip("8 "))
    person.press("Return")
    goal = f"{person.say('checks.go')}：簡報的目的仍是範本原文"
    person.see(goal, "QPushButton")
    reach(person, "Tab", goal)
    person.press("space")
    purpose = person.say("properties.purpose")
    names = {each: person.speak(purpose, person.say(f"language.{each.value}")) for each in LANGUAGES}
    person.wait("the purpose", lambda state: state.focus == names[Language.HANT])
    write_anew(person, PURPOSE.zh_hant)
    focus_by(person, "Tab", names[Language.HANS])
    write_anew(person, PURPOSE.zh_hans)
    focus_by(person, "shift+Tab", names[Language.EN])
    write_anew(person, PURPOSE.en)
    person.shoot("the purpose")
    person.press("alt+Left")
    person.wait("the checks", lambda state: state.page == "composer" and not state.busy)
    leave_out = person.say("repair.leave_out", of="repairs")
    person.press("F7")
    for text in LEFT_OUT:
        words = f"{leave_out}：有文字仍是範本原文：「{text.zh_hant}"
        person.wait(f"“{text.zh_hant}”", partial(is_listed, words=words))
        reach(person, "Tab", words)
        person.press("space")
        person.wait(f"no “{text.zh_hant}”", partial(is_gone, words=words))
    person.shoot("nothing left of the template")


def write_anew(person: Person, text: str) -> None:
    """Paste over all that a field holds."""
    person.press("ctrl+a")
    paste(person, text)


def is_listed(state: State, words: str) -> bool:
    """Whether the checks have run and say this."""
    return not state.busy and state.find(words) is not None


def reach(person: Person, key: str, words: str) -> None:
    """Press a key until something that says this has the focus; at least once."""
    for _ in range(STEPS):
        before = person.look()
        person.press(key)
        person.wait_for_change(before)
        after = person.look()
        if after is not None and words in after.focus:
            return
    raise AssertionError(f"“{words}” never had the focus")


def export_everything(person: Person) -> None:
    """Ctrl+E, space on every box, Enter."""
    person.press("ctrl+e")
    person.see(person.say("export.go", n=1), "QPushButton")
    names = [person.say(f"export.form.{each}") for each in ("summary", "slides")]
    names += [person.say(each) for each in ("language.own.en", "language.own.zh-Hans", "export.for.handout")]
    for name in names:
        reach(person, "Tab", name)
        person.press("space")
    person.see(person.say("export.go", n=18), "QPushButton")
    person.shoot("export")
    reach(person, "Tab", person.say("export.go", n=18))
    person.press("Return")
    person.see(person.say("export.done", n=18), "Label")
    person.shoot("exported")
    person.press("Escape")
    person.wait("the composer", lambda state: not state.find(person.say("export.done", n=18), "Label"))


def undo_and_lose_nothing(person: Person) -> None:
    """Undo the newer number and do it again; pull the plug; all is there, and undo still knows what came before."""
    outline = person.say("composer.outline")
    person.press("ctrl+z")
    person.see_row(OLD.zh_hant, outline)
    person.press("ctrl+shift+z")
    person.see_row(NEW.zh_hant, outline)
    person.kill()
    person.start()
    wait_for_rest(person)
    for words in (FIRST.zh_hant, NEW.zh_hant):
        person.see_row(words, outline)
    person.shoot("after the power cut")
    person.press("ctrl+z")
    person.see_row(OLD.zh_hant, outline)
