"""Chinese in the glyph forms of its place, also beside English."""

import pytest
from PySide6.QtGui import QTextLayout

from briefing_app.model.language import Language
from briefing_app.ui.fonts import Fonts, Size, register_fonts

pytestmark = pytest.mark.usefixtures("wardrobe")


def families(text: str, fonts: Fonts, language: Language | None) -> set[str]:
    layout = QTextLayout(text, fonts.font(language=language))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return {run.rawFont().familyName() for run in layout.glyphRuns()}


@pytest.mark.parametrize("interface", list(Language))
@pytest.mark.parametrize(
    ("language", "text", "family"),
    [
        (Language.HANT, "骨直門說，𨋢", "Noto Sans HK"),
        (Language.HANS, "骨直门说，与", "Noto Sans SC"),
        (Language.EN, "Loop", "Inter"),
    ],
)
def test_a_text_is_drawn_by_the_font_of_its_language(
    interface: Language, language: Language, text: str, family: str
) -> None:
    fonts = Fonts(interface)
    families("Loop 骨直門", fonts, Language.EN)  # fills Qt's memory of stand-in fonts, which must not matter
    assert families(text, fonts, language) == {family}


def test_sizes_follow_the_chosen_text_size() -> None:
    assert Fonts(Language.EN).font().pixelSize() == 13
    assert Fonts(Language.EN, scale=1.5).font(Size.TITLE).pixelSize() == round(17 * 1.5)
    assert Fonts(Language.EN).font(bold=True).bold()


def test_a_missing_font_is_said(tmp_path_factory: pytest.TempPathFactory) -> None:
    with pytest.raises(FileNotFoundError, match=r"Inter-Regular\.ttf"):
        register_fonts(tmp_path_factory.mktemp("empty"))
