"""What the forms of all kinds of blocks have in common: the block as it is now, fields bound to it, and lists of items."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefing_app.errors import NotFoundError
from briefing_app.model.block import AnyBlock
from briefing_app.model.language import Language
from briefing_app.ui.composer.acts import OutlineActs
from briefing_app.ui.fonts import Size
from briefing_app.ui.room import Room
from briefing_app.ui.text.local_field import NEVER_WIDE, LocalField
from briefing_app.ui.widgets.labels import make_label, make_tool, set_icon_text
from briefing_app.ui.widgets.tab_order import list_stops, put_in_order

Kind = TypeVar("Kind", bound=AnyBlock)


class Form(QWidget):
    """A column of fields for one thing of the briefing. Everything is kept at once."""

    def __init__(self, room: Room, acts: OutlineActs, id: str, language: Language) -> None:
        super().__init__()
        self.room = room
        self.acts = acts
        self.id = id
        self.language = language
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)
        self.setAccessibleName(room.look.say("composer.side.settings"))

    def say(self, key: str, **values: object) -> str:
        """Words of the composer."""
        return self.room.look.say(key, **values)

    def follow(self) -> None:
        """The briefing has changed; fields that are bound follow by themselves."""

    def add(self, widget: QWidget) -> None:
        """Put something below what is there."""
        self.column.addWidget(widget)

    def add_note(self, text: str, tone: str = "quiet") -> QLabel:
        """Put a sentence below what is there."""
        label = make_label(self.room.look, text, Size.SMALL, tone=tone, wrap=True)
        self.add(label)
        return label

    def add_button(self, icon: str, key: str, act: Callable[[], object]) -> QPushButton:
        """Put a button below what is there."""
        button = QPushButton()
        set_icon_text(button, self.room.look.icons.icon(icon, "text"), self.say(key))
        button.setFont(self.room.look.fonts.font())
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())
        self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button


class BlockForm(Form, Generic[Kind]):
    """A form for one block."""

    @property
    def block(self) -> Kind:
        """The block as it is now.

        Raises:
            NotFoundError: It was taken out.
        """
        found = self.acts.find_blocks([self.id])
        if not found:
            raise NotFoundError("block", self.id)
        block: Any = found[0]
        kind: Kind = block
        return kind

    def change(self, **changes: Any) -> None:
        """Keep the block with other values; raises BriefingError where it is refused."""
        block: Any = replace(self.block, **changes)
        self.room.core.briefings.update_block(block)

    def add_text(self, key: str, name: str, *, lines: int = 1, figures: bool = False) -> LocalField:
        """A text in three languages that is a value of the block."""
        field = LocalField(
            self.room,
            self.say(key),
            lambda: getattr(self.block, name),
            lambda text: self.change(**{name: text}),
            lines=lines,
            figures=figures,
            wide=NEVER_WIDE,
            name=f"{self.id} {name}",
        )
        field.show_language(self.language)
        self.add(field)
        return field


Item = TypeVar("Item")


class ItemList(QWidget, Generic[Item]):
    """The items of a block under each other: each can be written, moved and taken out, and another added."""

    def __init__(
        self,
        form: BlockForm[Any],
        name: str,
        make: Callable[[], Item],
        build: Callable[[ItemCard[Item]], object],
        words: tuple[str, str],
    ) -> None:
        """Make the list.

        Args:
            form: Of the block.
            name: Of the tuple of items in the block.
            make: Gives a new, empty item.
            build: Puts the fields of an item into its card.
            words: Keys of what one item is called (`{n}` counts), and of the button that adds one.
        """
        super().__init__()
        self.form = form
        self.name = name
        self._make = make
        self._build = build
        self._words = words
        self.cards: list[ItemCard[Item]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        column.addLayout(self._column)
        look = form.room.look
        self.more = QPushButton()
        set_icon_text(self.more, look.icons.icon("plus", "accent"), form.say(words[1]))
        self.more.setFont(look.fonts.font())
        self.more.setProperty("quiet", "true")
        self.more.setAutoDefault(False)
        self.more.clicked.connect(self.add_item)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.follow()

    @property
    def items(self) -> tuple[Item, ...]:
        """The items as they are now."""
        items: tuple[Item, ...] = getattr(self.form.block, self.name)
        return items

    def set_items(self, items: Sequence[Item]) -> None:
        """Keep other items."""
        self.form.room.attempt(lambda: self.form.change(**{self.name: tuple(items)}))
        self.follow()

    def follow(self) -> None:
        """Show as many cards as there are items; what is in them follows by itself."""
        count = len(self.items)
        while len(self.cards) > count:
            card = self.cards.pop()
            card.hide()
            card.setParent(None)
            card.deleteLater()
        while len(self.cards) < count:
            card = ItemCard(self, len(self.cards), self.form.say(self._words[0], n=len(self.cards) + 1))
            self._build(card)
            self.cards.append(card)
            self._column.addWidget(card)
        if self.isVisible():
            self._lead_tab()
        for at, card in enumerate(self.cards):
            card.up.setEnabled(at > 0)
            card.down.setEnabled(at < count - 1)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Only now: in parts that stand in no window yet, an order of their own would break that of the window."""
        super().showEvent(event)
        self._lead_tab()

    def _lead_tab(self) -> None:
        """Have Tab go from card to card, and to the button that adds one last."""
        put_in_order([*chain.from_iterable(map(list_stops, self.cards)), self.more])

    def clear(self) -> None:
        """Take all cards away, to be built anew by `follow`."""
        for card in self.cards:
            card.hide()
            card.setParent(None)
            card.deleteLater()
        self.cards.clear()

    def add_item(self) -> None:
        """Add an empty item at the end and write it."""
        self.set_items((*self.items, self._make()))
        if self.cards:
            self.cards[-1].enter()

    def move_item(self, at: int, by: int) -> None:
        """Exchange an item with its neighbour."""
        items = list(self.items)
        if 0 <= at + by < len(items):
            items[at], items[at + by] = items[at + by], items[at]
            self.set_items(items)
            (self.cards[at + by].up if by < 0 else self.cards[at + by].down).setFocus(Qt.FocusReason.OtherFocusReason)

    def remove_item(self, at: int) -> None:
        """Take an item out."""
        items = self.items
        self.set_items((*items[:at], *items[at + 1 :]))
        (self.cards[min(at, len(self.cards) - 1)].remove if self.cards else self.more).setFocus(
            Qt.FocusReason.OtherFocusReason
        )


class ItemCard(QFrame, Generic[Item]):
    """The frame of one item: what it is, and how it is moved and taken out."""

    def __init__(self, owner: ItemList[Item], at: int, name: str) -> None:
        super().__init__()
        self.owner = owner
        self.form = owner.form
        self._at = at
        self._called = name
        look = owner.form.room.look
        self.setProperty("pane", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(10, 6, 10, 10)
        self.column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(make_label(look, name, Size.SMALL, bold=True, tone="faint"))
        head.addStretch(1)
        self.up, self.down, self.remove = (
            make_tool(self.form.room.look, icon, owner.form.say(key, name=name))
            for icon, key in (
                ("arrow-up", "composer.item.up"),
                ("arrow-down", "composer.item.down"),
                ("trash", "composer.item.remove"),
            )
        )
        self.up.clicked.connect(lambda: owner.move_item(at, -1))
        self.down.clicked.connect(lambda: owner.move_item(at, 1))
        self.remove.clicked.connect(lambda: owner.remove_item(at))
        for button in (self.up, self.down, self.remove):
            head.addWidget(button)
        self.column.addLayout(head)

    @property
    def name(self) -> str:
        """Of the item, for the history of typing."""
        return f"{self.owner.name} {self._at}"

    @property
    def item(self) -> Item:
        """The item as it is now.

        Raises:
            NotFoundError: There are fewer by now.
        """
        items = self.owner.items
        if self._at >= len(items):
            raise NotFoundError("item", str(self._at + 1))
        return items[self._at]

    def change(self, item: Item) -> None:
        """Keep another item in its place."""
        items = self.owner.items
        self.form.change(**{self.owner.name: (*items[: self._at], item, *items[self._at + 1 :])})

    def add(self, widget: QWidget) -> None:
        """Put a field below what is there."""
        self.column.addWidget(widget)

    def add_text(self, key: str, name: str, *, lines: int = 1, figures: bool = False) -> LocalField:
        """A text in three languages: the value of this name, or the item itself where the name is empty."""

        def read() -> Any:
            return getattr(self.item, name) if name else self.item

        def write(text: Any) -> None:
            item: Any = self.item
            self.change(replace(item, **{name: text}) if name else text)

        field = LocalField(
            self.form.room,
            self.form.say(key),
            read,
            write,
            lines=lines,
            figures=figures,
            wide=NEVER_WIDE,
            name=f"{self.form.id} {self.name} {name}",
            spoken=self.speak(key) if name else self._called,
        )
        field.show_language(self.form.language)
        self.add(field)
        return field

    def speak(self, key: str) -> str:
        """What a field is called where it is read aloud: the other items have one with the same label."""
        return self.form.room.look.say.speak(self._called, self.form.say(key))

    def enter(self) -> None:
        """Go to the first field."""
        fields = self.findChildren(LocalField)
        first = fields[0] if fields else None
        if first is not None:
            first.fields[first.language].setFocus(Qt.FocusReason.OtherFocusReason)
