"""Which form edits which kind of block: a table, so that adding one is one line."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefing_app.model.language import Language
from briefing_app.ui.composer.acts import OutlineActs
from briefing_app.ui.composer.inspector.agenda import AgendaForm
from briefing_app.ui.composer.inspector.card import CardForm
from briefing_app.ui.composer.inspector.chart import ChartForm
from briefing_app.ui.composer.inspector.form import Form
from briefing_app.ui.composer.inspector.key_figures import KeyFiguresForm
from briefing_app.ui.composer.inspector.page_break import PageBreakForm
from briefing_app.ui.composer.inspector.people import PeopleForm
from briefing_app.ui.composer.inspector.picture import PictureForm
from briefing_app.ui.composer.inspector.points import PointsForm
from briefing_app.ui.composer.inspector.questions import QuestionsForm
from briefing_app.ui.composer.inspector.section import SectionForm
from briefing_app.ui.composer.inspector.table import TableForm
from briefing_app.ui.composer.inspector.text import TextForm
from briefing_app.ui.composer.inspector.timeline import TimelineForm
from briefing_app.ui.room import Room

FORMS: Mapping[str, Callable[[Room, OutlineActs, str, Language], Form]] = {
    "section": SectionForm,
    "text": TextForm,
    "card": CardForm,
    "chart": ChartForm,
    "key_figures": KeyFiguresForm,
    "table": TableForm,
    "points": PointsForm,
    "questions": QuestionsForm,
    "agenda": AgendaForm,
    "people": PeopleForm,
    "timeline": TimelineForm,
    "picture": PictureForm,
    "page_break": PageBreakForm,
}
