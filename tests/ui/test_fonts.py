"""Chinese in the glyph forms of its place, also beside English."""

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFontDatabase, QTextLayout

from briefing_app.model.language import Language
from briefing_app.paths import resources_dir
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


def test_a_font_that_qt_cannot_open_by_its_name_is_read_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    add = QFontDatabase.addApplicationFontFromData

    def note(data: QByteArray) -> int:
        read.append(add(data))
        return read[-1]

    monkeypatch.setattr(QFontDatabase, "addApplicationFont", lambda _name: -1)
    monkeypatch.setattr(QFontDatabase, "addApplicationFontFromData", note)
    register_fonts(resources_dir() / "fonts")
    assert read
    assert min(read) >= 0
