"""The right side of the page: the kinds that suit the table, the drawing as it is printed, its options, its description."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from briefing_app.charts.captioned import CaptionedScene
from briefing_app.charts.frames import Frame
from briefing_app.model.language import Language, LocalText
from briefing_app.ui.charts.description import describe_chart
from briefing_app.ui.charts.kind_tiles import KindTiles
from briefing_app.ui.charts.option_form import OptionForm
from briefing_app.ui.charts.session import ChartSession
from briefing_app.ui.charts.suiting import judge_kinds
from briefing_app.ui.charts.view import ChartView
from briefing_app.ui.fonts import Size
from briefing_app.ui.room import Room
from briefing_app.ui.text.binding import keep_all
from briefing_app.ui.text.local_field import NEVER_WIDE, LocalField
from briefing_app.ui.widgets.labels import make_label, make_tool
from briefing_app.ui.widgets.segmented import Segmented
from briefing_app.ui.widgets.tab_order import list_stops, put_in_order


class DrawingSide(QWidget):
    """For as long as the chart is shown; `copy_asked` and `save_asked` are done by the page."""

    copy_asked = Signal()
    save_asked = Signal()
    kind_chosen = Signal(str)

    def __init__(self, room: Room, session: ChartSession, language: Language, frame: Frame) -> None:
        super().__init__()
        self._room = room
        self._session = session
        self._language = language
        look, say = room.look, room.look.say
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 24)
        column.setSpacing(12)
        self.kinds = KindTiles(look, say("charts.kind"), folded=True)
        self.kinds.chosen.connect(self.kind_chosen)
        column.addWidget(self.kinds)
        self.follow_table()  # now, so that Tab comes to the tiles first
        bar = QHBoxLayout()
        bar.setSpacing(6)
        self.frames: Segmented[Frame] = Segmented(
            look, say("charts.frame"), [(each, say(f"charts.frame.{each.value}"), None) for each in Frame]
        )
        self.frames.choose(frame)
        self.frames.chosen.connect(self._frame_chosen)
        bar.addWidget(self.frames)
        bar.addStretch(1)
        self.copy = self._tool("image", say("charts.copy_picture"))
        self.copy.clicked.connect(self.copy_asked)
        self.save = self._tool("download-simple", say("charts.save_picture.plain"))
        self.save.clicked.connect(self.save_asked)
        bar.addWidget(self.copy)
        bar.addWidget(self.save)
        column.addLayout(bar)
        self.view = ChartView(room, frame=frame)
        column.addWidget(self.view)
        self.doubts = make_label(look, "", Size.SMALL, tone="warn", wrap=True, select=True)
        self.doubts.hide()
        self.view.drawn.connect(self._say_doubts)
        self.view.refused.connect(self.doubts.hide)  # the sentence on the drawing says more
        column.addWidget(self.doubts)
        card, inside = self._make_card()
        self.options = OptionForm(room, session)
        inside.addWidget(self.options)
        column.addWidget(card)
        card, inside = self._make_card()
        self.alt = LocalField(
            room, say("charts.alt"), lambda: session.chart.alt, self._write_alt,
            lines=3, wide=NEVER_WIDE, name=f"chart {session.chart_id} alt",
        )  # fmt: skip
        inside.addWidget(self.alt)
        foot = QHBoxLayout()
        foot.addWidget(make_label(look, say("charts.alt.hint"), Size.SMALL, tone="faint", wrap=True), 1)
        self.write = QPushButton(say("charts.alt.write"))
        self.write.setFont(look.fonts.font())
        self.write.setProperty("quiet", "true")
        self.write.clicked.connect(self.write_description)
        foot.addWidget(self.write)
        inside.addLayout(foot)
        column.addWidget(card)
        column.addStretch(1)
        self.view.show_chart(session.chart_id, language)
        self.follow()

    @property
    def frame(self) -> Frame:
        """The frame that the drawing is laid out in."""
        return self.frames.value

    def choose_frame(self, frame: Frame) -> None:
        """Lay the drawing out in a frame."""
        self.frames.choose(frame)
        self.view.show_frame(frame)

    def show_language(self, language: Language) -> None:
        """Draw and name in another language."""
        self._language = language
        self.alt.show_language(language)
        self.view.show_chart(self._session.chart_id, language)
        self.options.show_options(language)

    def follow(self) -> None:
        """Show the kind and options of now; the drawing follows by itself."""
        self.options.show_options(self._language)
        self.kinds.show_kind(self._session.chart.kind)
        self._order_tabs()

    def follow_table(self) -> None:
        """Judge anew which kinds suit the table."""
        choices = judge_kinds(self._session.core, self._session.dataset_id, self._room.look)
        self.kinds.show_kinds(choices, self._session.chart.kind)
        self._order_tabs()

    def write_description(self) -> None:
        """Fill the description in three languages from the data as they are now."""
        keep_all(self)
        session, room = self._session, self._room
        text = room.attempt(lambda: describe_chart(session.core, session.chart_id))
        if text is not None and room.attempt(lambda: session.write_chart(alt=text)) is not None:
            room.notices.tell(room.look.say("charts.alt.written"))

    def _order_tabs(self) -> None:
        """Tab goes from top to bottom, whatever was made anew last."""
        put_in_order(list_stops(self))

    # -- inside ------------------------------------------------------------------------------------------------------

    def _write_alt(self, text: LocalText) -> None:
        self._session.write_chart(alt=text)

    def _say_doubts(self, drawn: CaptionedScene) -> None:
        """What the kind has against the table, below the drawing: the checks of a briefing say it too, but later."""
        say = self._room.look.say
        said = [say("charts.kind.doubt", why=each.sentence.best(say.language)[0]) for each in drawn.reasons]
        self.doubts.setText("\n".join(said))
        self.doubts.setVisible(bool(said))

    def _frame_chosen(self) -> None:
        self.view.show_frame(self.frames.value)

    def _make_card(self) -> tuple[QFrame, QVBoxLayout]:
        card = QFrame()
        card.setProperty("pane", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(6)
        return card, column

    def _tool(self, icon: str, name: str) -> QToolButton:
        button = make_tool(self._room.look, icon, name, least=34)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button
