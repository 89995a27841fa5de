"""Opens the guide in the language and with the words of a look."""

from __future__ import annotations

from functools import partial

from briefing_app.ui.appearance import Wardrobe
from briefing_app.ui.help.shortcuts import list_shortcuts, write_keys
from briefing_app.ui.look import Look
from briefing_app.workspace.guide.blocks import Block
from briefing_app.workspace.guide.pages import Guide, Maker
from briefing_app.workspace.guide.words import GuideWords


def open_guide(look: Look, wardrobe: Wardrobe) -> Guide:
    """The guide in the language of the window; pages are read when they are shown."""
    checks = wardrobe.catalogue("checks")
    language = look.language

    def explain() -> tuple[Block, ...]:
        from briefing_app.workspace.guide.checks import explain_checks  # brings in the checks

        return explain_checks(checks, wardrobe.catalogue("repairs"), look.say("help.checks.stops_handout"), language)

    words = GuideWords((look.say.catalogue, checks), language, write_keys)
    makers: dict[str, Maker] = {"checks": explain, "shortcuts": partial(list_shortcuts, look.say)}
    return Guide(wardrobe.resources_dir / "help", language, words, makers)
