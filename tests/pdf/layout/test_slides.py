"""The outline of slides: every section has its bookmark, whether or not a slide announces it."""

from briefing_app.document.tree import Slide, SlideKind
from briefing_app.pdf.forms.slides import list_bookmarks


def test_a_section_without_an_opening_slide_still_has_its_bookmark() -> None:
    opening = Slide(kind=SlideKind.SECTION, title="One")
    shown = Slide(kind=SlideKind.CONTENT, title="Fact", section="One")
    alone = Slide(kind=SlideKind.CONTENT, title="Other fact", section="Two")
    same = Slide(kind=SlideKind.CONTENT, title="Three", section="Three")
    assert list_bookmarks(opening, "") == [("One", 0)]
    assert list_bookmarks(shown, "One") == [("Fact", 1)]
    assert list_bookmarks(alone, "One") == [("Two", 0), ("Other fact", 1)]
    assert list_bookmarks(same, "Two") == [("Three", 0)]
    assert list_bookmarks(same, "Three") == [("Three", 1)]
    assert list_bookmarks(Slide(kind=SlideKind.SOURCES, title="Sources"), "Three") == [("Sources", 0)]
