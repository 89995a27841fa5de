"""What can be done about a finding at once: each repair is one undoable step, or says what has to be opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from briefing_app.errors import InputError, NotFoundError
from briefing_app.model.block import KeyFiguresBlock
from briefing_app.model.briefing import Section
from briefing_app.model.card import FactCard, TextState
from briefing_app.model.figure import Citation, Figure, Observation, Release
from briefing_app.model.finding import Finding, Place, Severity
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.model.walk import map_local_texts
from briefing_app.wording.catalogue import Catalogue
from briefing_app.workspace.briefings import BriefingActions
from briefing_app.workspace.cards import CardActions
from briefing_app.workspace.data import DataActions
from briefing_app.workspace.desk import Desk
from briefing_app.workspace.figures import FigureActions
from briefing_app.workspace.linking import LinkActions
from briefing_app.workspace.targets import Targets

Value = str | PartialDate | Citation | Observation | None


class Needs(StrEnum):
    """What a repair has to be given; `open` cannot be done here but at the place that is opened."""

    NONE = "none"
    TEXT = "text"
    DATE = "date"
    SOURCE = "source"
    VALUE = "value"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Repair:
    """One thing that can be done, and what has to be asked first. `of` is the kind of its place where the name says it."""

    id: str
    needs: Needs
    of: str = ""


_NEEDS: Final = {
    "add_date": Needs.DATE,
    "add_source": Needs.SOURCE,
    "add_observation": Needs.VALUE,
    "write_text": Needs.TEXT,
}
_NAMED: Final = {("leave_out", "section")}  # with all that is in it: a button has to say so


class RepairActions:
    """Repairs findings with the actions of the workspace, so that each is named, announced and undone like any other."""

    def __init__(
        self,
        desk: Desk,
        cards: CardActions,
        figures: FigureActions,
        data: DataActions,
        briefings: BriefingActions,
        linking: LinkActions,
        sentences: Callable[[], Catalogue],
    ) -> None:
        self._desk = desk
        self._cards = cards
        self._figures = figures
        self._data = data
        self._briefings = briefings
        self._linking = linking
        self._sentences = sentences
        self._targets = Targets(desk, cards, figures, data, briefings)
        self._acts: dict[str, Callable[[str, Finding, Value], object]] = {
            "add_date": self._add_date,
            "add_observation": self._add_observation,
            "add_source": self._add_source,
            "ask_again": self._ask_again,
            "draft_by_conversion": self._draft,
            "keep_with_note": self._keep,
            "leave_out": self._leave_out,
            "link_number": self._link,
            "mark_complete": self._mark_complete,
            "mark_internal": self._mark_internal,
            "mark_open": self._mark_open,
            "start_at_zero": self._start_at_zero,
            "write_text": self._write_text,
        }

    def list_repairs(self, finding: Finding) -> tuple[Repair, ...]:
        """What can be done, the best first; the last is always to go to the place."""
        if finding.accepted:
            ids = ["ask_again"]
        else:
            ids = [id for id in self._list_ids(finding) if self._is_possible(id, finding)]
            if _may_be_kept(finding):
                ids.append("keep_with_note")
        of = finding.place.kind
        repairs = [
            Repair(id, _NEEDS.get(id, Needs.NONE), of if (id, of) in _NAMED else "") for id in dict.fromkeys(ids)
        ]
        return (*repairs, Repair("open", Needs.OPEN))

    def apply(self, briefing_id: str, finding: Finding, repair_id: str, value: Value = None) -> None:
        """Do one of the repairs that `list_repairs` gives; one step of the history.

        Args:
            briefing_id: The briefing that was checked.
            finding: What was found.
            repair_id: Which repair.
            value: What it needs: a text, a `PartialDate` (or what was typed for one), a `Citation`, an `Observation`.

        Raises:
            InputError: The repair does not fit the finding any more, or what it needs is missing.
            NotFoundError: What the finding is about is gone.
        """
        needs = _NEEDS.get(repair_id, Needs.NONE)
        if repair_id not in self._acts or (needs is not Needs.NONE and value in (None, "")):
            raise InputError("repair.other", field="repair")
        self._acts[repair_id](briefing_id, finding, value)

    def say(self, repair: Repair, language: Language) -> str:
        """The name of a repair, for its button."""
        key = f"repair.{repair.id}.{repair.of}" if repair.of else f"repair.{repair.id}"
        return self._sentences().get(key, language)

    # -- which repairs fit -------------------------------------------------------------------------------------------

    def _list_ids(self, finding: Finding) -> tuple[str, ...]:
        what = finding.key.removeprefix("check.")
        match finding.check:
            case "broken_reference" | "chart_data" | "empty_section":
                return ("leave_out",)
            case "missing_language":
                return ("draft_by_conversion", "write_text", "leave_out")
            case "template_text":
                return ("leave_out",)
            case "internal_content":
                return ("mark_internal",) if what.endswith(".hole") else ("mark_open",)
            case "derived_inputs":
                return ("add_observation", "leave_out") if what.endswith(".none") else ("leave_out",)
            case "text_state":
                return ("mark_complete", "leave_out")
            case "stale_figure":
                return ("add_observation", "leave_out")
            case "undated_figure" | "undated_data":
                return ("add_date", "leave_out")
            case "misleading_chart" | "missing_unit":
                return ("leave_out",)
            case "cut_axis":
                return ("start_at_zero",)
            case "missing_source":
                return ("add_source", "leave_out")
            case "plain_number":
                return ("link_number",)
            case _:
                return ()

    def _is_possible(self, id: str, finding: Finding) -> bool:
        place = finding.place
        match id:
            case "add_date" if place.kind == "dataset":
                return self._targets.find_thing(place) is not None
            case "start_at_zero":
                return id in finding.repairs and self._targets.find_thing(place) is not None
            case "add_date" | "add_observation":
                figure = self._targets.find_figure(place)
                return figure is not None and not figure.derived
            case "leave_out" if finding.check == "template_text":
                return id in finding.repairs and self._targets.find_thing(place) is not None
            case "leave_out":
                return place.kind == "section" or self._targets.find_shown(place) is not None
            case "draft_by_conversion":
                thing = self._targets.find_thing(place)
                if finding.key == "check.missing_language.card":
                    return _can_be_drafted(thing, Language(place.language))
                return thing is not None and self._convert(finding, thing) != thing
            case "write_text":
                return place.kind in ("section", "figure") and bool(place.language)
            case "mark_open":
                return self._targets.find_internal(place) is not None
            case "link_number":
                thing = self._targets.find_thing(place)
                return thing is not None and self._with_link(finding, thing) != thing
            case _:
                return True

    # -- the repairs -------------------------------------------------------------------------------------------------

    def _keep(self, briefing_id: str, finding: Finding, _value: Value) -> None:
        """The date, or that there is none, is printed with the number anyway; the finding is a notice from now on."""
        briefing = self._desk.library.get_briefing(briefing_id)
        if not _may_be_kept(finding):
            raise InputError("repair.block", field="repair")
        if finding.mark not in briefing.accepted:
            self._briefings.update_briefing(replace(briefing, accepted=(*briefing.accepted, finding.mark)))

    def _ask_again(self, briefing_id: str, finding: Finding, _value: Value) -> None:
        briefing = self._desk.library.get_briefing(briefing_id)
        accepted = tuple(each for each in briefing.accepted if each != finding.mark)
        self._briefings.update_briefing(replace(briefing, accepted=accepted))

    def _leave_out(self, _briefing_id: str, finding: Finding, _value: Value) -> None:
        place = finding.place
        if place.kind == "section":
            self._briefings.remove_section(place.id)
            return
        if place.kind == "briefing":
            self._clear_purpose(place)
            return
        block = self._targets.find_shown(place)
        if block is None:
            raise InputError("repair.gone", field="repair")
        if isinstance(block, KeyFiguresBlock) and len(block.figures) > 1 and place.id in block.figures:
            kept = tuple(key for key in block.figures if key != place.id)
            self._briefings.update_block(replace(block, figures=kept))
        else:
            self._briefings.remove_block(block.id)

    def _clear_purpose(self, place: Place) -> None:
        briefing = self._desk.library.get_briefing(place.id)
        language = Language(place.language) if place.language else None
        purpose = briefing.purpose.with_text(language, "") if language else LocalText()
        if purpose == briefing.purpose:
            raise InputError("repair.gone", field="repair")
        self._briefings.update_briefing(replace(briefing, purpose=purpose))

    def _mark_complete(self, _briefing_id: str, finding: Finding, _value: Value) -> None:
        self._cards.mark_complete(finding.place.id, Language(finding.place.language))

    def _draft(self, _briefing_id: str, finding: Finding, _value: Value) -> None:
        place = finding.place
        language = Language(place.language)
        if finding.key == "check.missing_language.card":
            self._cards.draft_by_conversion(place.id, language)
            return
        self._targets.keep_thing(place, self._convert(finding, self._targets.get_thing(place)))

    def _write_text(self, _briefing_id: str, finding: Finding, value: Value) -> None:
        place, language = finding.place, Language(finding.place.language)
        thing = self._targets.get_thing(place)
        if isinstance(thing, Section):
            self._targets.keep_thing(place, replace(thing, title=thing.title.with_text(language, str(value).strip())))
        elif isinstance(thing, Figure):
            self._targets.keep_thing(place, replace(thing, label=thing.label.with_text(language, str(value).strip())))
        else:
            raise InputError("repair.texts", field="repair")

    def _mark_internal(self, _briefing_id: str, finding: Finding, _value: Value) -> None:
        block = self._targets.find_block(finding.place.block_id)
        if block is None:
            raise NotFoundError("block", finding.place.block_id)
        self._briefings.update_block(replace(block, release=Release.INTERNAL))

    def _mark_open(self, _briefing_id: str, finding: Finding, _value: Value) -> None:
        thing = self._targets.find_internal(finding.place)
        if isinstance(thing, FactCard):
            self._cards.update_card(replace(thing, release=Release.OPEN))
        elif thing is not None:
            self._data.update_chart(replace(thing, release=Release.OPEN))
        else:
            raise InputError("repair.open", field="repair")

    def _link(self, _briefing_id: str, finding: Finding, _value: Value) -> None:
        thing = self._targets.get_thing(finding.place)
        linked = self._with_link(finding, thing)
        if linked == thing:
            raise InputError("repair.link", field="repair")
        self._targets.keep_thing(finding.place, linked)

    def _add_date(self, _briefing_id: str, finding: Finding, value: Value) -> None:
        day = value if isinstance(value, PartialDate) else self._linking.parse_typed_date(str(value))
        if finding.place.kind == "dataset":
            self._targets.keep_thing(finding.place, replace(self._targets.get_thing(finding.place), as_of=day))
            return
        self._change_quoted(finding.place, lambda seen: replace(seen, as_of=day))

    def _start_at_zero(self, _briefing_id: str, finding: Finding, _value: Value) -> None:
        chart = self._targets.get_thing(finding.place)
        self._targets.keep_thing(finding.place, replace(chart, options={**chart.options, "zero": True}))

    def _add_source(self, _briefing_id: str, finding: Finding, value: Value) -> None:
        if not isinstance(value, Citation):
            raise InputError("repair.source", field="source")
        self._desk.library.get_source(value.source_id)
        thing = self._targets.get_thing(finding.place)
        if isinstance(thing, Figure):
            self._change_quoted(finding.place, lambda seen: replace(seen, citation=value))
        else:
            self._targets.keep_thing(finding.place, replace(thing, sources=(*thing.sources, value)))

    def _add_observation(self, _briefing_id: str, finding: Finding, value: Value) -> None:
        if not isinstance(value, Observation):
            raise InputError("repair.value", field="value")
        self._figures.add_observation(self._targets.get_thing(finding.place).id, value)

    def _change_quoted(self, place: Place, change: Callable[[Observation], Observation]) -> None:
        """Change the observation of a figure that is quoted."""
        figure = self._targets.get_thing(place)
        seen = figure.latest
        if seen is None:
            raise InputError("repair.no_value", field="repair")
        at = max(place for place, each in enumerate(figure.observations) if each is seen)
        self._figures.update_observation(figure.id, at, change(seen))

    # -- texts -------------------------------------------------------------------------------------------------------

    def _convert(self, finding: Finding, thing: Any) -> Any:
        """The thing with every text that lacks the language drafted from the other Chinese."""
        target = Language(finding.place.language)
        if not target.chinese:
            return thing
        source = target.other_chinese
        drafts = self._desk.drafts

        def fill(local: LocalText) -> LocalText:
            if local.get(target) or not local.get(source):
                return local
            return local.with_text(target, drafts.convert(local.get(source), source, target))

        if isinstance(thing, FactCard):
            # A card without its text is drafted as a whole; here it is note and what to say.
            at = LANGUAGES.index(target)
            drafted = replace(thing, note=fill(thing.note), say=fill(thing.say))
            if drafted.say == thing.say or thing.states[at] is TextState.MISSING:
                return drafted
            states = enumerate(thing.states)
            english, hant, hans = (TextState.REVIEW if place == at else state for place, state in states)
            return replace(drafted, states=(english, hant, hans))
        return _change_texts(thing, fill)

    def _with_link(self, finding: Finding, thing: Any) -> Any:
        """The thing with the number replaced by its figure wherever it stands, in every language."""
        key = finding.values.get("key", "")

        def link(local: LocalText) -> LocalText:
            for language in LANGUAGES:
                text = local.get(language)
                for found in reversed(self._linking.find_links(text, language) if text else ()):
                    for each in (found, *found.others):
                        if each.key == key:
                            form = "" if each.form == "value" else f"|{each.form}"
                            text = f"{text[: each.start]}{{{key}{form}}}{text[each.end :]}"
                            break
                local = local.with_text(language, text)
            return local

        return _change_texts(thing, link) if key else thing


def _may_be_kept(finding: Finding) -> bool:
    """Whether a person may decide that it stays: what a template says can be just what is to be handed out."""
    return finding.severity is Severity.WARNING or (
        finding.check == "template_text" and finding.severity is Severity.BLOCK
    )


def _can_be_drafted(card: FactCard | None, language: Language) -> bool:
    """Whether the other Chinese text of a card is there."""
    return card is not None and language.chinese and card.state(language.other_chinese) is not TextState.MISSING


def _change_texts(thing: Any, change: Callable[[LocalText], LocalText]) -> Any:
    """The thing with its own texts changed: of a section not those of its blocks, of a briefing not those of its sections."""
    if isinstance(thing, Section):
        return replace(thing, title=change(thing.title))
    sections = getattr(thing, "sections", None)
    if sections is None:
        return map_local_texts(thing, change)
    return replace(map_local_texts(replace(thing, sections=()), change), sections=sections)
