"""The page on which a briefing is begun: a template on the left, what is known of the occasion on the right."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from briefing_app.errors import InputError
from briefing_app.model.briefing import Briefing
from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.ui.briefings.outline_sketch import OutlineSketch
from briefing_app.ui.fonts import Size, find_language
from briefing_app.ui.lists.delegate import Shape
from briefing_app.ui.lists.rows import Row
from briefing_app.ui.lists.view import RowList
from briefing_app.ui.page import Commands, Page
from briefing_app.ui.room import Room, Where
from briefing_app.ui.stylesheet import restyle
from briefing_app.ui.widgets.head_bar import HeadBar
from briefing_app.ui.widgets.labels import make_caption, make_label, set_icon_text
from briefing_app.ui.widgets.line_edit import LineEdit
from briefing_app.ui.widgets.scroll_area import ScrollArea

_BLANK = "blank"
_FIELDS = ("title", "occasion", "place", "starts", "ends", "readers")


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed so far."""

    template: str
    texts: tuple[str, ...]
    language: Language  # of the interface, and so of the first title field
    titles: tuple[str, ...]


class NewBriefingPage(Page):
    """Nothing is made before “Create”; then the briefing opens."""

    def __init__(self, room: Room, where: Where) -> None:
        super().__init__(room, where)
        look, say = room.look, room.look.say
        self.setProperty("pane", "tint")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_bar())
        row = QHBoxLayout()
        row.setSpacing(0)
        self.templates = RowList(
            look, say("new.template"), Shape(title_lines=2, text_lines=3, detail=False, fixed=False)
        )
        self.templates.setMinimumWidth(300)
        self.templates.setMaximumWidth(400)
        self.templates.chosen.connect(self._show_template)
        row.addWidget(self.templates, 2)
        row.addWidget(self._make_form(), 5)
        column.addLayout(row, 1)
        self._fill(where.id)

    def _make_bar(self) -> HeadBar:
        look, say = self.room.look, self.room.look.say
        bar = HeadBar(look, say("new.back"), self._leave)
        bar.set_heading(say("new.heading"))
        self.create_button = QPushButton()
        set_icon_text(self.create_button, look.icons.icon("check-bold", "accent_text"), say("new.create"))
        self.create_button.setFont(look.fonts.font())
        self.create_button.setProperty("primary", "true")
        self.create_button.clicked.connect(self.create_briefing)
        bar.add(self.create_button)
        return bar

    def _make_form(self) -> ScrollArea:
        look = self.room.look
        area = ScrollArea(sideways=True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it has
        body = QFrame()
        body.setProperty("pane", "main")
        outer = QHBoxLayout(body)
        outer.setContentsMargins(28, 24, 28, 24)
        outer.setSpacing(36)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        self.fields: dict[str, LineEdit] = {}
        self.errors: dict[str, QLabel] = {}
        places = {
            "title": (0, 2),
            "occasion": (1, 2),
            "place": (2, 2),
            "starts": (3, 1),
            "ends": (3, 1),
            "readers": (4, 2),
        }
        for name in _FIELDS:
            at, span = places[name]
            left = 1 if name == "ends" else 0
            column = self._make_field(name)
            if name == "title":
                column.addLayout(self._make_titles())
                column.addSpacing(10)
            grid.addLayout(column, at, left, 1, span)
        grid.setRowStretch(5, 1)
        outer.addLayout(grid, 3)
        right = QVBoxLayout()
        right.setSpacing(8)
        caption = make_caption(look, look.say("new.outline"))
        caption.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        right.addWidget(caption)
        self.sketch = OutlineSketch(look)
        right.addWidget(self.sketch)
        right.addStretch(1)
        outer.addLayout(right, 2)
        area.setWidget(body)
        return area

    def _make_field(self, name: str) -> QVBoxLayout:
        look, say = self.room.look, self.room.look.say
        column = QVBoxLayout()
        column.setSpacing(4)
        field = LineEdit()
        field.setFont(look.fonts.font())
        field.setMaxLength(400)
        label = make_label(look, say(f"new.{name}"), Size.SMALL, tone="quiet")
        label.setBuddy(field)
        field.setAccessibleName(say(f"new.{name}"))
        field.setPlaceholderText(say(f"new.{name}.example"))
        field.returnPressed.connect(self.create_briefing)
        error = make_label(look, "", Size.SMALL, tone="err", wrap=True)
        error.hide()
        field.textEdited.connect(lambda: self._show_error(name, ""))
        column.addWidget(label)
        column.addWidget(field)
        column.addWidget(error)
        column.addSpacing(8)
        column.addStretch(1)  # a sentence below the field beside it moves nothing here
        self.fields[name], self.errors[name] = field, error
        return column

    def _make_titles(self) -> QHBoxLayout:
        """The title in the other two languages; what is left empty is printed as its placeholder says."""
        look, say = self.room.look, self.room.look.say
        self.titles: dict[Language, LineEdit] = {look.language: self.fields["title"]}
        row = QHBoxLayout()
        row.setSpacing(16)
        for language in Language:
            if language is look.language:
                continue
            field = LineEdit()
            field.setFont(look.fonts.font(language=language))
            field.setMaxLength(400)
            field.setAccessibleName(say.speak(say("new.title"), say(f"language.{language.value}")))
            field.returnPressed.connect(self.create_briefing)
            field.textEdited.connect(self._show_drafts)
            column = QVBoxLayout()
            column.setSpacing(4)
            label = make_label(look, say(f"language.{language.value}"), Size.SMALL, tone="quiet")
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)
            row.addLayout(column)
            self.titles[language] = field
        tallest = max(field.sizeHint().height() for field in self.titles.values())
        for field in self.titles.values():  # a line of Chinese is taller than one of English
            field.setFixedHeight(tallest)
        self.fields["title"].textEdited.connect(self._show_drafts)
        return row

    # -- as a page ---------------------------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """What is done here."""
        return self.room.look.say("new.heading")

    @property
    def commands(self) -> Commands:
        """Nothing but what the window does."""
        return {}

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """Title first, for that is where one begins to type."""
        return self.fields["title"], self.templates

    @property
    def state(self) -> object:
        """What was typed."""
        row = self.templates.current
        texts = tuple(self.fields[name].text() for name in _FIELDS)
        titles = tuple(self.titles[language].text() for language in Language)
        return Draft(row.id if row else "", texts, self.room.look.language, titles)

    def restore(self, state: object) -> None:
        """Type it again."""
        assert isinstance(state, Draft)
        for name, text in zip(_FIELDS, state.texts, strict=True):
            self.fields[name].setText(text)
        if any(state.titles[at] for at, each in enumerate(Language) if each is not state.language):
            for at, language in enumerate(Language):  # each stays in the language it was typed for
                self.titles[language].setText(state.titles[at])
        self.show_at(Where("new_briefing", state.template))

    def show_at(self, where: Where) -> None:
        """Choose another template."""
        super().show_at(where)
        if self.templates.choose("briefing", where.id):
            self._show_template()

    # -- doing -------------------------------------------------------------------------------------------------------

    def create_briefing(self) -> None:
        """Make the briefing and open it; where a field cannot be understood, say so under it."""
        try:
            starts, ends = (self._read_date(name) for name in ("starts", "ends"))
        except InputError:
            return
        template = self._find_template()
        made = self.room.attempt(lambda: self._make(template, starts, ends))
        if made is not None:
            self.room.navigator.go(Where("composer", made.id))

    def _make(self, template: Briefing | None, starts: PartialDate | None, ends: PartialDate | None) -> Briefing:
        title = self._read_title(template)

        def head(briefing: Briefing) -> Briefing:
            return replace(
                briefing,
                occasion=self._local("occasion", briefing.occasion),
                place=self._local("place", briefing.place),
                readers=self._local("readers", briefing.readers),
                starts=starts or briefing.starts,
                ends=ends or briefing.ends,
            )

        briefings = self.room.core.briefings
        if template is None:
            return briefings.add_briefing(title, head=head)
        return briefings.make_from_template(template.id, title, head=head)

    def _read_title(self, template: Briefing | None) -> LocalText:
        """The title as typed; an empty Chinese one is drafted from the other, what is left is the template's."""
        catalogue = self.room.look.say.catalogue
        title = (
            template.title
            if template is not None
            else LocalText(*(catalogue.get("new.untitled", each) for each in Language))
        )
        typed = {language: text for language, field in self.titles.items() if (text := field.text().strip())}
        if len(typed) == 1:
            return (
                self._local("title", title)
                if self.room.look.language in typed
                else self._draft(title, *typed.popitem())
            )
        for language, text in typed.items():
            title = title.with_text(language, text)
        chinese = [each for each in typed if each.chinese]
        return self._draft(title, chinese[0], typed[chinese[0]]) if len(chinese) == 1 else title

    def _local(self, name: str, before: LocalText) -> LocalText:
        """What was typed in its own language, the other Chinese drafted from it, the rest as it was."""
        text = self.fields[name].text().strip()
        return self._draft(before, find_language(text, self.room.look.language), text) if text else before

    def _draft(self, before: LocalText, language: Language, text: str) -> LocalText:
        """A text in its language and, of a Chinese one, the draft in the other Chinese."""
        local = before.with_text(language, text)
        if language is Language.EN:
            return local
        other = language.other_chinese
        return local.with_text(other, self.room.core.drafts.convert(text, language, other))

    def _show_drafts(self) -> None:
        """Say in each empty field what the title will be in that language."""
        title = self._read_title(self._find_template())
        for language, field in self.titles.items():
            if language is not self.room.look.language:
                field.setPlaceholderText(title.get(language))

    def _read_date(self, name: str) -> PartialDate | None:
        text = self.fields[name].text().strip()
        if not text:
            return None
        try:
            return self.room.core.linking.parse_typed_date(text)
        except InputError as problem:
            self._show_error(name, self.room.sentences.say(problem))
            self.fields[name].setFocus(Qt.FocusReason.OtherFocusReason)
            raise

    # -- inside ------------------------------------------------------------------------------------------------------

    def _fill(self, chosen: str) -> None:
        say = self.room.look.say
        rows = []
        for each in self.room.core.library.list_heads():
            if each.template and not each.archived:
                title, language = each.title.best(say.language)
                text = each.description.best(say.language)[0]
                rows.append(
                    Row(
                        "briefing",
                        each.id,
                        "book-open-text",
                        title,
                        text,
                        language=language,
                        tone="note",
                        pause=say.pause,
                    )
                )
        rows.append(
            Row(
                "briefing",
                _BLANK,
                "plus",
                say("new.blank"),
                say("new.blank.text"),
                language=say.language,
                pause=say.pause,
            )
        )
        self.templates.rows.set_rows(rows)
        if not self.templates.choose("briefing", chosen):
            self.templates.choose("briefing", rows[0].id)
        self._show_template()

    def _show_template(self) -> None:
        self.sketch.show_briefing(self._find_template())
        self._show_drafts()

    def _find_template(self) -> Briefing | None:
        row = self.templates.current
        return self.room.core.library.find_briefing(row.id) if row is not None and row.id != _BLANK else None

    def _show_error(self, name: str, sentence: str) -> None:
        self.errors[name].setText(sentence)
        self.errors[name].setVisible(bool(sentence))
        restyle(self.fields[name], "wrong", "true" if sentence else "")

    def _leave(self) -> None:
        self.room.navigator.back()
