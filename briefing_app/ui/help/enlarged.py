"""A picture of the guide as large as the window that it shows."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from briefing_app.ui.look import Look
from briefing_app.ui.widgets.scroll_area import ScrollArea

_AROUND = 24  # pixels of the dialog around the picture, and of the screen around the dialog


class EnlargedPicture(QDialog):
    """Esc closes it; arrow keys move what is larger than the screen."""

    def __init__(self, look: Look, picture: QImage, size: QSize, caption: str, parent: QWidget) -> None:
        """Make it.

        Args:
            look: Fonts and colours.
            picture: As it is kept.
            size: In pixels of the window.
            caption: What it shows.
            parent: The page.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(caption)
        self.setFont(look.fonts.font())
        ratio = self.devicePixelRatioF()
        smooth = Qt.TransformationMode.SmoothTransformation
        pixmap = QPixmap.fromImage(picture.scaledToWidth(round(size.width() * ratio), smooth))
        pixmap.setDevicePixelRatio(ratio)
        self.picture = QLabel()
        self.picture.setPixmap(pixmap)
        self.picture.setAccessibleName(caption)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        area = ScrollArea(sideways=True)
        area.setAccessibleName(caption)
        area.setWidget(self.picture)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        room = parent.screen().availableSize() - QSize(_AROUND, 2 * _AROUND)
        self.resize((size + QSize(_AROUND, _AROUND)).boundedTo(room))
        area.setFocus(Qt.FocusReason.OtherFocusReason)
