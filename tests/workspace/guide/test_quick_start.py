"""The quick start on paper: two to four sides, tagged and archival, with the words and pictures of its page."""

import io
from datetime import date

import page
import pikepdf
import pypdfium2
import pytest

from briefing_app.model.language import LANGUAGES, Language
from briefing_app.paths import resources_dir
from briefing_app.workspace import Resources
from briefing_app.workspace.guide.quick_start import make_quick_start

DAY = date(2026, 3, 1)
SAID = {
    Language.EN: ("Quick start", "File › New briefing", "Ctrl+Shift+N", "hand-out", "Page 1 of", "Hetao Briefing 0."),
    Language.HANT: ("快速入門", "檔案 › 新增簡報", "Ctrl+Shift+N", "派發文件", "第1頁", "河套簡報 0."),
    Language.HANS: ("快速入门", "文件 › 新建简报", "Ctrl+Shift+N", "交流材料", "第1页", "河套简报 0."),
}


@pytest.fixture(scope="module")
def resources() -> Resources:
    return Resources(resources_dir())


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_complete_and_conforms(resources: Resources, language: Language) -> None:
    data = make_quick_start(resources, language, DAY)
    assert make_quick_start(resources, language, DAY) == data
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A):
        assert [each.message for each in page.validate_pdf_bytes(data, profile=profile).failures] == []
    document = pypdfium2.PdfDocument(data)
    try:
        assert 2 <= len(document) <= 4
        text = "".join(sheet.get_textpage().get_text_range() for sheet in document)
    finally:
        document.close()
    flat = "".join(text.split())
    assert [words for words in SAID[language] if "".join(words.split()) not in flat] == []


def test_every_picture_says_what_it_shows(resources: Resources) -> None:
    data = make_quick_start(resources, Language.EN, DAY)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        tags = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"]
        said = [str(each.get("/Alt", "")) for each in tags]
        assert pdf.Root.Lang == "en-HK"
    assert len(said) == 4
    assert all(len(text) > 20 for text in said)
