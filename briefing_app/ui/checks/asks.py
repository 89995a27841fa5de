"""The questions that repairs have: what to ask for each, and what to make of the answers."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_app.model.figure import Citation, Figure, Observation
from briefing_app.model.finding import Finding
from briefing_app.model.language import Language
from briefing_app.model.partial_date import PartialDate
from briefing_app.model.source import Source
from briefing_app.ui.checks.form import Ask
from briefing_app.ui.describe import name_source
from briefing_app.ui.look import Look
from briefing_app.workspace import Workspace
from briefing_app.workspace.repairs import Needs, Repair, Value


def build_asks(core: Workspace, look: Look, finding: Finding, repair: Repair) -> tuple[Ask, ...]:
    """The fields of the form for a repair; none where it needs nothing."""
    say = look.say

    def read_date(text: str) -> str:
        return core.wording.format_date(core.linking.parse_typed_date(text), look.language)

    date = Ask(say("checks.form.date"), read_date, example=say("checks.form.date.example"))
    match repair.needs:
        case Needs.DATE:
            return (date,)
        case Needs.TEXT:
            language = Language(finding.place.language)
            return (Ask(say("checks.form.text", language=say(f"language.{language.value}")), language=language),)
        case Needs.SOURCE:
            return (_ask_source(core, look, ""), _ask_locator(look))
        case Needs.VALUE:
            figure = core.library.find_figure_by_key(finding.place.id)
            if figure is None:
                return ()
            return (
                _ask_value(core, look, figure),
                date,
                _ask_source(core, look, _source_of(figure)),
                _ask_locator(look),
            )
        case _:
            return ()


def make_value(core: Workspace, look: Look, finding: Finding, repair: Repair, answers: Sequence[str]) -> Value:
    """What the repair is given.

    Raises:
        BriefingError: An answer cannot be read.
        NotFoundError: The figure is gone.
    """
    match repair.needs:
        case Needs.DATE:
            return _date(core, answers[0])
        case Needs.TEXT:
            return answers[0]
        case Needs.SOURCE:
            return Citation(answers[0], answers[1])
        case Needs.VALUE:
            figure = core.library.get_figure(core.library.resolve_ref("figure", finding.place.id))
            read = core.linking.parse_typed_value(answers[0], figure.unit, look.language)
            return Observation(read.value, read.qualifier, _date(core, answers[1]), Citation(answers[2], answers[3]))
        case _:
            return None


def _date(core: Workspace, text: str) -> PartialDate:
    return core.linking.parse_typed_date(text)


def _ask_value(core: Workspace, look: Look, figure: Figure) -> Ask:
    def read(text: str) -> str:
        typed = core.linking.parse_typed_value(text, figure.unit, look.language)
        return core.wording.format_value(typed.value, typed.qualifier, figure.unit, figure.noun, look.language)

    label = look.say("checks.form.value", name=figure.label.best(look.language)[0])
    return Ask(label, read, now=_say_now(core, look, figure))


def _say_now(core: Workspace, look: Look, figure: Figure) -> str:
    """What is quoted now, with its date: it need not be looked up to be compared."""
    latest = figure.latest
    if latest is None:
        return ""
    value = core.wording.format_value(latest.value, latest.qualifier, figure.unit, figure.noun, look.language)
    return look.say("checks.form.now", value=value, as_of=core.wording.as_of(latest.as_of, look.language))


def _ask_source(core: Workspace, look: Look, chosen: str) -> Ask:
    sources = sorted(((each.id, _name(each, look)) for each in core.library.list_sources()), key=lambda each: each[1])
    example = look.say("checks.form.source.example")
    return Ask(look.say("checks.form.source"), choices=tuple(sources), text=chosen, example=example)


def _ask_locator(look: Look) -> Ask:
    return Ask(look.say("checks.form.locator"), example=look.say("checks.form.locator.example"), optional=True)


def _name(source: Source, look: Look) -> str:
    return name_source(source, look.language)


def _source_of(figure: Figure) -> str:
    """The source of the value that is quoted now: a newer one mostly comes from the same."""
    latest = figure.latest
    return latest.citation.source_id if latest is not None and latest.citation is not None else ""
