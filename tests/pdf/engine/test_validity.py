"""Finished files pass PDF/UA-1 and PDF/A-3a; spoiled ones fail, so the passing means something."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from briefing_app.pdf.engine.canvas import TaggedCanvas
from tests.pdf.engine.conftest import MakeCanvas
from tests.pdf.engine.demo import Demo, build_demo
from tests.pdf.engine.reading import ARCHIVE, UA, find_failures, open_pdf


@pytest.fixture(scope="module")
def finished(request: pytest.FixtureRequest) -> bytes:
    typesetter, profile = request.getfixturevalue("typesetter"), request.getfixturevalue("profile")
    from briefing_app.model.language import Language
    from briefing_app.pdf.engine.archive import DocumentInfo
    from tests.pdf.engine.conftest import CREATED

    canvas = TaggedCanvas(typesetter, DocumentInfo("Demo", Language.EN, CREATED), profile, width=595, height=842)
    build_demo(canvas)
    return canvas.finish().data


def test_everything_passes_both_profiles(finished: bytes) -> None:
    assert find_failures(finished, UA) == []
    assert find_failures(finished, ARCHIVE) == []


def test_an_empty_page_passes(make_canvas: MakeCanvas) -> None:
    data = make_canvas().finish().data
    assert find_failures(data, UA) == []
    assert find_failures(data, ARCHIVE) == []


def drop_alternative(demo: Demo) -> None:
    demo.figure.alt = None


def drop_scope(demo: Demo) -> None:
    for header in demo.headers:
        header.scope = None
    for row in demo.canvas.root.walk():
        row.headers = ()


def draw_unmarked(demo: Demo) -> None:
    demo.canvas._file.code.append("0 0 10 10 re f")


@pytest.mark.parametrize(
    ("spoil", "rule"),
    [
        (drop_alternative, "(?i)alt|figure"),
        (drop_scope, "(?i)th|scope|header|table"),
        (draw_unmarked, "(?i)tag|content|artifact|mark"),
    ],
)
def test_spoiled_documents_fail_ua(make_canvas: MakeCanvas, spoil: Callable[[Demo], None], rule: str) -> None:
    canvas = make_canvas()
    demo = build_demo(canvas)
    spoil(demo)
    failures = find_failures(canvas.finish().data, UA)
    assert failures
    assert any(re.search(rule, failure) for failure in failures), failures


@pytest.mark.parametrize(
    ("pattern", "replacement"),
    [
        (rb"/Lang \(en-HK\)", b"/Lxng (en-HK)"),  # no document language
        (rb"/DisplayDocTitle true", b"/DisplayDocTitle fals"),
        (rb"/Contents\(Go to section 1\)", b"/Cxntents(Go to section 1)"),
        (rb"/MarkInfo <</Marked true>>", b"/MxrkInfo <</Marked true>>"),
    ],
)
def test_each_of_these_entries_is_needed_for_ua(finished: bytes, pattern: bytes, replacement: bytes) -> None:
    assert re.search(pattern, finished), "the control must change something"
    assert find_failures(re.sub(pattern, replacement, finished), UA)


@pytest.mark.parametrize(
    ("pattern", "replacement"),
    [
        (rb"/OutputIntents", b"/OxtputIntents"),
        (rb"/AFRelationship/Data", b"/AFRelxtionship/Data"),
        (rb"<pdfaid:part>3", b"<pdfaid:part>2"),
        (rb"/ToUnicode", b"/TxUnicode"),
    ],
)
def test_each_of_these_entries_is_needed_for_the_archive(finished: bytes, pattern: bytes, replacement: bytes) -> None:
    assert re.search(pattern, finished), "the control must change something"
    assert find_failures(re.sub(pattern, replacement, finished), ARCHIVE)


def test_every_font_is_embedded_and_cut_down(finished: bytes) -> None:
    with open_pdf(finished) as pdf:
        fonts = list(pdf.pages[0].Resources.Font.values())
        assert len(fonts) >= 5
        for font in fonts:
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert re.fullmatch(r"/[A-Z]{6}\+[A-Za-z0-9]+-(Regular|Bold)", str(descriptor.FontName))
            assert len(descriptor.FontFile2.read_bytes()) < 200_000
    assert b"Helvetica" not in finished
