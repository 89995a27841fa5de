"""Ways within the composer and out of it: to what a finding or an undo is about, and back to where one came from."""

from __future__ import annotations

from functools import partial

from briefing_app.model.block import AnyBlock, CardBlock, ChartBlock
from briefing_app.model.finding import Finding
from briefing_app.model.language import Language
from briefing_app.ui.checks.missing import list_missing_properties
from briefing_app.ui.composer.workbench import Workbench
from briefing_app.ui.room import Where
from briefing_app.ui.shell.stage import find_stage
from briefing_app.ui.shell.turner import Turner

_WRITTEN = "edit_text"  # the repair of what only a person can put in other words


class Going:
    """Belongs to one page."""

    def __init__(self, page: Workbench) -> None:
        self._page = page

    # -- to what is meant --------------------------------------------------------------------------------------------

    def go_to(self, finding: Finding) -> None:
        """Show what a finding is about: in the outline, or on the page where it is worked on."""
        place, navigator = finding.place, self._page.room.navigator
        id = place.block_id or (place.id if place.kind == "section" else "")
        if not (id and self._page.view.choose([id])):
            where = navigator.find_page_of(place.kind, place.id)
            if where is not None and place.kind != "briefing":
                navigator.go(where)

    def open_finding(self, finding: Finding) -> None:
        """Go where what was found is written over: the settings, the properties, or the page of the card or chart."""
        page, place = self._page, finding.place
        if _WRITTEN not in finding.repairs:
            return
        if place.kind == "briefing":
            page.keep()
            page.room.navigator.go(Where("properties", place.id, self._find_property(finding)))
        elif place.kind in ("block", "section"):
            page.open_settings()
            if place.language:
                page.inspector.enter_missing(Language(place.language))
        elif place.block_id and (where := page.room.navigator.find_page_of(place.kind, place.id)) is not None:
            page.room.navigator.go(where)  # go_to has chosen its block only

    def _find_property(self, finding: Finding) -> str:
        """The text of the properties that a finding means, as `purpose` or, of one language, `purpose:zh-Hans`."""
        place, briefing = finding.place, self._page.briefing
        name = "purpose" if finding.key == "check.template_text.briefing" else ""
        if finding.check == "missing_language" and place.language and briefing is not None:
            name = next(iter(list_missing_properties(briefing, Language(place.language))), "")
        return f"{name}:{place.language}" if name and place.language else name

    def show_finding(self, finding: Finding) -> None:
        """Go to what a finding is about, and to its text where only a person can write it."""
        self.go_to(finding)
        self.open_finding(finding)

    def reveal(self, kind: str, id: str) -> bool:
        """Choose what an undo or redo has touched."""
        page = self._page
        briefing = page.briefing
        if briefing is None:
            return False
        if kind == "briefing":
            if id == briefing.id and page.touched:
                page.view.choose(page.touched)
            return id == briefing.id
        shown = [each.id for each in briefing.blocks if self._shows(each, kind, id)]
        here = [each for each in page.chosen if each in shown]
        return page.view.choose((here or shown)[:1]) if shown else False

    def _shows(self, block: AnyBlock, kind: str, id: str) -> bool:
        match kind, block:
            case "card", CardBlock():
                return block.card_id == id
            case "chart", ChartBlock():
                return block.chart_id == id
            case "figure", _:
                figure = self._page.room.core.library.find_figure(id)
                return figure is not None and self._page.reader.quotes(block, figure.key)
        return False

    # -- back --------------------------------------------------------------------------------------------------------

    def leave(self) -> None:
        """Go back to where one came from, else to the briefings."""
        self._page.room.navigator.back()

    def turn(self, way: str) -> None:
        """Undo or redo, as the menu does it."""
        room, stage = self._page.room, find_stage(self._page)
        if stage is None:
            return
        turner = Turner(room.look, room.workspace, stage, room.notices)
        turner.undo() if way == "undo" else turner.redo()

    def show_turns(self) -> None:
        """Name at the buttons what would be undone and redone."""
        history, look = self._page.room.core.history, self._page.room.look
        undo, redo = history.find_undo(), history.find_redo()
        say = partial(history.say, language=look.language)
        self._page.outline.show_turns(
            look.say("composer.undo.named", what=say(undo)) if undo else "",
            look.say("composer.redo.named", what=say(redo)) if redo else "",
        )
