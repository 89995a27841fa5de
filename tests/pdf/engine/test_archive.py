"""Metadata, attachments, bookmarks, page labels, destinations: read back with other programs."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from briefing_app.model.language import Language
from briefing_app.pdf.engine.archive import Attachment, DocumentInfo, format_date
from briefing_app.pdf.engine.navigation import PageLabel, get_page_label
from briefing_app.pdf.engine.text_style import TextStyle
from tests.pdf.engine.conftest import CREATED, MakeCanvas
from tests.pdf.engine.reading import ARCHIVE, find_failures, open_pdf


def test_information_and_metadata_say_the_same(make_canvas: MakeCanvas) -> None:
    with open_pdf(make_canvas("河套 <Briefing> & (1)", Language.HANT).finish().data) as pdf:
        assert str(pdf.docinfo.Title) == "河套 <Briefing> & (1)"
        assert str(pdf.docinfo.CreationDate) == "D:20260901093000+08'00'"
        assert str(pdf.docinfo.Keywords) == "biotech, 河套"
        assert str(pdf.Root.Lang) == "zh-Hant-HK"
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "河套 <Briefing> & (1)"
            assert metadata["dc:creator"] == ["Office"]
            assert metadata["xmp:CreateDate"] == "2026-09-01T09:30:00+08:00"
            assert metadata["pdf:Keywords"] == "biotech, 河套"
            assert metadata["pdfuaid:part"] == "1"
            assert metadata.pdfa_status == "3A"


def test_a_date_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        DocumentInfo("T", Language.EN, datetime(2026, 9, 1))  # noqa: DTZ001
    assert format_date(datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)) == b"(D:20260102030405+00'00')"


def test_attachments_come_back(make_canvas: MakeCanvas) -> None:
    canvas = make_canvas()
    canvas.set_attachments(
        [
            Attachment("z.json", b'{"x": "\xe6\xb8\xaf"}', "application/json", "Source", "Edition"),
            Attachment("數據.csv", b"a,b\r\n", "text/csv", "Data"),
            Attachment("empty.txt", b"", "text/plain", "Supplement", "Nothing"),
        ]
    )
    data = canvas.finish().data
    with open_pdf(data) as pdf:
        assert {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()} == {
            "z.json": b'{"x": "\xe6\xb8\xaf"}',
            "數據.csv": b"a,b\r\n",
            "empty.txt": b"",
        }
        assert [str(each.AFRelationship) for each in pdf.Root.AF] == ["/Supplement", "/Source", "/Data"]
        assert pdf.attachments["z.json"].get_file().mime_type == "application/json"
    assert find_failures(data, ARCHIVE) == []


def test_bookmarks_nest_and_never_skip_a_level(make_canvas: MakeCanvas) -> None:
    canvas = make_canvas()
    canvas.draw_text("x", 50, 50, TextStyle(), Language.EN)
    canvas.add_destination("here", 500, 20)
    for title, level in [("一", 0), ("1.1.1", 2), ("1.2", 1), ("2", 0), ("2.1", 1), ("2.1.1", 2), ("3", 0)]:
        canvas.add_bookmark(title, level, "here")
    with open_pdf(canvas.finish().data) as pdf, pdf.open_outline() as outline:
        tree = [
            (item.title, [(kid.title, [each.title for each in kid.children]) for kid in item.children])
            for item in outline.root
        ]
        assert tree == [("一", [("1.1.1", []), ("1.2", [])]), ("2", [("2.1", ["2.1.1"])]), ("3", [])]
        assert str(pdf.Root.PageMode) == "/UseOutlines"
        names = pdf.Root.Names.Dests.Names
        assert str(names[0]) == "here"
        assert [str(names[1][1]), float(names[1][2]), float(names[1][3])] == ["/XYZ", 20, 500]


def test_page_labels(make_canvas: MakeCanvas) -> None:
    canvas = make_canvas()
    for _ in range(5):
        canvas.start_page()
    labels = [
        PageLabel(1, "none", prefix="Cover"),
        PageLabel(2, "roman"),
        PageLabel(4, "decimal", start=3, prefix="A-"),
    ]
    canvas.set_page_labels(labels)
    with open_pdf(canvas.finish().data) as pdf:
        shown = [str(sheet.label) for sheet in pdf.pages]
    assert shown == ["Cover", "i", "ii", "A-3", "A-4", "A-5"]
    assert [get_page_label(labels, page) for page in range(1, 7)] == shown


@pytest.mark.parametrize(
    ("number", "roman"), [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (40, "xl"), (99, "xcix"), (104, "civ")]
)
def test_roman_numbers(number: int, roman: str) -> None:
    assert get_page_label([PageLabel(1, "roman")], number) == roman


def test_without_labels_pages_count_from_one() -> None:
    assert get_page_label([], 7) == "7"
    assert get_page_label([PageLabel(3, "decimal")], 2) == "2"


def test_created_is_the_only_clock() -> None:
    assert CREATED.utcoffset() is not None
