"""Self-test: every page of the guide is read in the window, its quick start is printed, a report of a problem is written."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument

from briefing_app import __version__
from briefing_app.formats.pdf_read import read_pages
from briefing_app.model.language import LANGUAGES
from briefing_app.self_test.bench import Bench, need
from briefing_app.self_test.pictures import draw_page
from briefing_app.ui.help.html import PICTURE
from briefing_app.ui.help.opening import open_guide
from briefing_app.ui.help.page import HelpPage
from briefing_app.ui.room import Where
from briefing_app.ui.shell.problem_text import write_report
from briefing_app.ui.window import MainWindow
from briefing_app.workspace.guide.blocks import GuidePage, Heading, Picture, plain
from briefing_app.workspace.guide.pages import Guide
from briefing_app.workspace.guide.quick_start import PAGE
from briefing_app.workspace.guide.words import GuideWords
from briefing_app.workspace.proof import letters
from briefing_app.workspace.worker import GuideMade, GuideTask

_GRID = 24  # points in each direction at which a picture is looked at
_IMAGE = QTextDocument.ResourceType.ImageResource.value


def try_quick_start(bench: Bench) -> str:
    """The PDF in each language says every heading and caption of its page of the guide."""
    folder = bench.make_folder("guide")
    today = datetime.now().astimezone().date()
    count = 0
    for number, language in enumerate(LANGUAGES):
        made = bench.worker.do(GuideTask(number, language, today))
        assert isinstance(made, GuideMade)
        name = f"quick-start_{language.value}.pdf"
        (folder / name).write_bytes(made.data)
        draw_page(made.data, name)
        words = GuideWords((bench.resources.catalogue("ui"), bench.resources.checks), language)
        page = Guide(bench.resources.folder / "help", language, words, {}).get_page(PAGE)
        pages = [letters(each) for each in read_pages(made.data)]
        for text in (page.title, *_list_words(page)):
            need(any(letters(text) in each for each in pages), f"{name} does not say “{text}”")
        count += len(pages)
    return f"the quick start in {len(LANGUAGES)} languages, {count} pages"


def _list_words(page: GuidePage) -> list[str]:
    """Headings and captions, which are never torn by the end of a page."""
    headings = [plain(each.runs) for each in page.blocks if isinstance(each, Heading)]
    return headings + [each.caption for each in page.blocks if isinstance(each, Picture)]


def read_guide(window: MainWindow) -> str:
    """Turn to every page of the guide in the language of the window: it says what it has to, and its pictures are there."""
    guide = open_guide(window.look, window.wardrobe)
    pictures = 0
    for page in guide.pages:
        window.stage.go(Where("help", page.name))
        shown = window.page
        assert isinstance(shown, HelpPage)
        browser, name = shown.view.browser, f"“{page.title}” ({page.name}, {window.look.language.value})"
        said = letters(browser.words)
        for text in (page.title, *_list_words(page)):
            need(letters(text) and letters(text) in said, f"the page {name} of the guide does not say “{text}”")
        for each in page.blocks:
            if isinstance(each, Picture):
                image = browser.document().resource(_IMAGE, QUrl(PICTURE + each.name))
                need(_shows(image), f"the picture {each.name} of the page {name} of the guide shows nothing")
                pictures += 1
    need(pictures, "the guide has no pictures")
    return f"{len(guide.pages)} pages and {pictures} pictures of the guide"


def _shows(image: object) -> bool:
    """Whether there is an image with more than one colour inside the frame that is drawn around it."""
    if not isinstance(image, QImage) or image.isNull():
        return False
    inside = image.copy(image.rect().adjusted(3, 3, -3, -3)).scaled(_GRID, _GRID)
    return len({inside.pixel(x, y) for x in range(_GRID) for y in range(_GRID)}) > 1


def try_report(window: MainWindow) -> None:
    """The report of a problem tells the program, and the version of every library it names."""
    report = write_report(window, window.places)
    need(f"Hetao Briefing {__version__} (" in report, "the report of a problem does not name the program")
    need(" ?" not in report, f"the report of a problem does not know the version of a library:\n{report}")
