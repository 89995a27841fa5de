"""What a finding is about: finding the thing itself in the library, and keeping it changed, whatever its kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from briefing_app.errors import NotFoundError
from briefing_app.model.block import AnyBlock, CardBlock, ChartBlock, KeyFiguresBlock, PictureBlock, TableBlock
from briefing_app.model.figure import Figure, Release
from briefing_app.model.finding import Place
from briefing_app.workspace.briefings import BriefingActions
from briefing_app.workspace.cards import CardActions
from briefing_app.workspace.data import DataActions
from briefing_app.workspace.desk import Desk
from briefing_app.workspace.figures import FigureActions

_SHOWS_ONE_THING: Final = (CardBlock, ChartBlock, TableBlock, PictureBlock, KeyFiguresBlock)


class Targets:
    """The things that places of findings name."""

    def __init__(
        self, desk: Desk, cards: CardActions, figures: FigureActions, data: DataActions, briefings: BriefingActions
    ) -> None:
        self._desk = desk
        self._cards = cards
        self._figures = figures
        self._data = data
        self._briefings = briefings

    def find_block(self, block_id: str) -> AnyBlock | None:
        """A block by its id."""
        place = self._desk.library.find_place(block_id) if block_id else None
        if place is None:
            return None
        briefing = self._desk.library.get_briefing(place[0])
        return next(each for each in briefing.blocks if each.id == block_id)

    def find_shown(self, place: Place) -> AnyBlock | None:
        """The block to leave out, where it shows nothing but the thing in question, or is itself the trouble."""
        block = self.find_block(place.block_id)
        return block if place.kind == "block" or isinstance(block, _SHOWS_ONE_THING) else None

    def find_internal(self, place: Place) -> Any:
        """The internal card or chart that an open block shows."""
        block, library = self.find_block(place.block_id), self._desk.library
        thing: Any = None
        if isinstance(block, CardBlock):
            thing = library.find_card(block.card_id)
        elif isinstance(block, ChartBlock):
            thing = library.find_chart(block.chart_id)
        return thing if thing is not None and thing.release is Release.INTERNAL else None

    def find_figure(self, place: Place) -> Figure | None:
        """The figure in question, None where the place is another kind of thing."""
        return self._desk.library.find_figure_by_key(place.id) if place.kind == "figure" else None

    def find_thing(self, place: Place) -> Any:
        """What a finding is about, None if it is gone; of a briefing its head alone."""
        library = self._desk.library
        match place.kind:
            case "figure":
                return self.find_figure(place)
            case "block":
                return self.find_block(place.id)
            case "section":
                owner = library.find_owner(place.id)
                sections = library.get_briefing(owner).sections if owner else ()
                return next((each for each in sections if each.id == place.id), None)
            case "card" | "chart" | "dataset" | "source" | "briefing":
                return getattr(library, f"find_{place.kind}")(place.id)
            case _:
                return None

    def get_thing(self, place: Place) -> Any:
        """What a finding is about; NotFoundError if it is gone."""
        thing = self.find_thing(place)
        if thing is None:
            raise NotFoundError(place.kind, place.id)
        return thing

    def keep_thing(self, place: Place, thing: Any) -> None:
        """Keep it changed, by the action of its kind."""
        keep: dict[str, Callable[[Any], object]] = {
            "block": self._briefings.update_block,
            "briefing": self._briefings.update_briefing,
            "card": self._cards.update_card,
            "chart": self._data.update_chart,
            "dataset": self._data.update_dataset,
            "figure": self._figures.update_figure,
            "section": self._briefings.update_section,
            "source": self._data.update_source,
        }
        keep[place.kind](thing)
