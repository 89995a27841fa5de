"""The guide as one widget: search and contents at the left, the page at the right, and the way one came."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.ui.fonts import Size
from briefing_app.ui.help.browser import GuideBrowser
from briefing_app.ui.help.contents import ContentsDelegate
from briefing_app.ui.help.topics import FIRST, ICONS
from briefing_app.ui.lists.delegate import Shape
from briefing_app.ui.lists.rows import Row
from briefing_app.ui.lists.view import RowList
from briefing_app.ui.look import Look
from briefing_app.ui.widgets.labels import make_label, make_tool
from briefing_app.ui.widgets.search_field import SearchField
from briefing_app.workspace.guide.blocks import Picture
from briefing_app.workspace.guide.pages import Guide, Hit

_SIDE = 272  # pixels at 100 %
_MOST_SCALE = 1.25  # larger type takes no more room from the page; long titles are shortened
_MOST = 60  # sections listed


@dataclass(frozen=True, slots=True)
class Spot:
    """A page, and how far down one had read."""

    page: str
    scroll: int = 0


class GuideView(QFrame):
    """`turned` says that another page is shown; `left` that the way back leads out of the guide."""

    turned = Signal()
    left = Signal()

    def __init__(self, look: Look, guide: Guide) -> None:
        super().__init__()
        self._look = look
        self._guide = guide
        self._way: list[Spot] = []
        self._ahead: list[Spot] = []
        self._hits: dict[str, Hit] = {}
        self.name = ""
        self.setProperty("pane", "main")
        say = look.say
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._build_side())
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_bar())
        self.browser = GuideBrowser(look, guide)
        self.browser.page_asked.connect(self.open_page)
        self.browser.picture_asked.connect(self._enlarge)
        column.addWidget(self.browser, 1)
        row.addLayout(column, 1)
        forward = QShortcut(QKeySequence("Alt+Right"), self)
        forward.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        forward.activated.connect(self.go_forward)
        self.list.rows.set_rows([self._describe_page(name) for name in guide.names])
        self.setTabOrder(self.field, self.list)
        self.setAccessibleName(say("help.title"))

    def _build_side(self) -> QWidget:
        look, say = self._look, self._look.say
        side = QFrame()
        side.setProperty("pane", "side")
        side.setFixedWidth(round(_SIDE * max(1.0, min(look.fonts.scale, _MOST_SCALE))))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        self.field = SearchField(look, say("help.search"), say("help.search"))
        self.field.searched.connect(self.search)
        self.field.left.connect(self._enter_list)
        around = QHBoxLayout()
        around.setContentsMargins(12, 0, 12, 0)
        around.addWidget(self.field)
        column.addLayout(around)
        self.list = RowList(look, say("help.contents"), Shape())
        self.list.setItemDelegate(ContentsDelegate(look, self.list))
        self.list.chosen.connect(lambda row: self.open_page(row.id))
        self.hits = RowList(look, say("help.found"), Shape(title_lines=2, text_lines=3, fixed=False), moving=False)
        self.hits.chosen.connect(self._open_hit)
        self.nothing = make_label(look, "", tone="quiet", wrap=True)
        self.nothing.setContentsMargins(16, 8, 16, 8)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.stack = QStackedWidget()
        for each in (self.list, self.hits, self.nothing):
            self.stack.addWidget(each)
        column.addWidget(self.stack, 1)
        return side

    def _build_bar(self) -> QWidget:
        look, say = self._look, self._look.say
        bar = QFrame()
        bar.setProperty("pane", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 9, 20, 9)
        row.setSpacing(4)
        self.back_button = make_tool(look, "arrow-left", say("help.back"), icon_size=20, least=32)
        self.back_button.clicked.connect(self.go_back)
        self.forward_button = make_tool(look, "arrow-right", say("help.forward"), icon_size=20, least=32)
        self.forward_button.clicked.connect(self.go_forward)
        self.forward_button.setEnabled(False)
        heading = make_label(look, say("help.title"), Size.TITLE, bold=True)
        row.addWidget(self.back_button)
        row.addWidget(self.forward_button)
        row.addSpacing(6)
        row.addWidget(heading, 1)
        return bar

    # -- going -------------------------------------------------------------------------------------------------------

    @property
    def can_go_back(self) -> bool:
        """Whether a page of the guide was read before this one."""
        return bool(self._way)

    @property
    def title(self) -> str:
        """The title of the page that is shown."""
        return self._guide.get_page(self.name).title if self.name else ""

    @property
    def spot(self) -> Spot:
        """Where one reads."""
        return Spot(self.name, self.browser.verticalScrollBar().value())

    def open_page(self, name: str, anchor: str = "") -> None:
        """Show a page, from its beginning or from a heading; one that there is not is the first."""
        name = name if name in self._guide.names else FIRST
        if name != self.name:
            if self.name:
                self._way.append(self.spot)
                self._ahead.clear()
            self._show(name)
        self.browser.show_section(anchor)

    def go_back(self) -> None:
        """The page before, or out of the guide."""
        if not self._way:
            self.left.emit()
            return
        self._ahead.append(self.spot)
        self._return_to(self._way.pop())

    def go_forward(self) -> None:
        """The page from which one came back."""
        if self._ahead:
            self._way.append(self.spot)
            self._return_to(self._ahead.pop())

    def show_spot(self, spot: Spot) -> None:
        """Come back to where one had read, as after a change of language."""
        if spot.page in self._guide.names:
            self._return_to(spot)

    def _enlarge(self, name: str) -> None:
        from briefing_app.ui.help.enlarged import EnlargedPicture

        blocks = self._guide.get_page(self.name).blocks
        caption = next(each.caption for each in blocks if isinstance(each, Picture) and each.name == name)
        EnlargedPicture(self._look, *self.browser.load_picture(name), caption, self).open()

    def _return_to(self, spot: Spot) -> None:
        self._show(spot.page)
        self.browser.verticalScrollBar().setValue(spot.scroll)

    def _show(self, name: str) -> None:
        page = self._guide.get_page(name)
        self.name = name
        self.browser.mark("")
        self.browser.show_page(page)
        self.list.choose("page", name)
        self.forward_button.setEnabled(bool(self._ahead))
        self.turned.emit()

    # -- searching ---------------------------------------------------------------------------------------------------

    def search(self) -> None:
        """List the sections that hold what was typed; the contents again where nothing is."""
        words = self.field.text().strip()
        found = self._guide.search(words)[:_MOST]
        self._hits = {str(number): hit for number, hit in enumerate(found)}
        self.hits.rows.set_rows([self._describe_hit(id, hit) for id, hit in self._hits.items()])
        self.nothing.setText(self._look.say("help.nothing", words=words))
        self.stack.setCurrentWidget(self.list if not words else self.hits if found else self.nothing)
        if not words:
            self.browser.mark("")

    def _enter_list(self) -> None:
        shown = self.stack.currentWidget()
        if shown is self.hits:
            self.hits.setFocus(Qt.FocusReason.OtherFocusReason)
            if self.hits.current is None:
                self.hits.setCurrentIndex(self.hits.rows.index(0))
        elif shown is self.list:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_hit(self, row: Row) -> None:
        hit = self._hits[row.id]
        self.open_page(hit.page, hit.anchor)
        self.browser.mark(self.field.text())

    def _describe_page(self, name: str) -> Row:
        return Row("page", name, ICONS[name], self._guide.get_page(name).title, pause=self._look.say.pause)

    def _describe_hit(self, id: str, hit: Hit) -> Row:
        detail = hit.title if hit.heading != hit.title else ""
        return Row("hit", id, ICONS[hit.page], hit.heading, hit.text, detail, pause=self._look.say.pause)
