"""Only what differs is put on again: for each of style sheet, font and colours Qt goes through every widget there is."""

from typing import cast

from PySide6.QtWidgets import QApplication

from briefing_app.model.language import Language
from briefing_app.paths import resources_dir
from briefing_app.ui.appearance import Wardrobe
from briefing_app.ui.theme import Appearance


class Noting:
    """The application, and what was put on it."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self.put: list[str] = []

    def __getattr__(self, name: str) -> object:
        if name.startswith("set"):
            self.put.append(name)
        found: object = getattr(self._application, name)
        return found


def test_another_language_changes_no_style_and_another_theme_does(qapp: QApplication, wardrobe: Wardrobe) -> None:
    wardrobe.look(Language.EN, Appearance.LIGHT)
    noting = Noting(qapp)
    own = Wardrobe(cast(QApplication, noting), resources_dir())
    own.look(Language.EN, Appearance.LIGHT)
    assert noting.put == []
    chinese = own.look(Language.HANT, Appearance.LIGHT)
    assert noting.put == ["setFont"]
    assert qapp.font().families() == chinese.fonts.font().families()
    dark = own.look(Language.HANT, Appearance.DARK)
    assert noting.put == ["setFont", "setPalette", "setStyleSheet"]
    assert dark.theme.surface in qapp.styleSheet()


def test_icons_are_drawn_once_for_a_theme(wardrobe: Wardrobe) -> None:
    light = wardrobe.look(Language.EN, Appearance.LIGHT)
    dark = wardrobe.look(Language.EN, Appearance.DARK)
    chinese = wardrobe.look(Language.HANS, Appearance.LIGHT)
    assert light.icons.pixmap("x", "text", 16).cacheKey() == chinese.icons.pixmap("x", "text", 16).cacheKey()
    assert light.icons.pixmap("x", "text", 16).toImage() != dark.icons.pixmap("x", "text", 16).toImage()
