"""Whole files: valid in both standards, the same each time, with every text in order, links, labels and attachments."""

from __future__ import annotations

import hashlib
import io
import itertools
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from briefing_app.document.tree import Card, Paragraph, SourceList
from briefing_app.errors import CancelledError
from briefing_app.model.edition import Form
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.paths import resources_dir
from briefing_app.pdf import FontBook, write_pdf
from tests.pdf.engine.reading import ARCHIVE, UA, find_failures, list_structure, open_pdf, read_text, squeeze
from tests.pdf.layout import words
from tests.pdf.layout.conftest import EVERY, Write, WriteSample
from tests.pdf.layout.reading_order import list_texts
from tests.pdf.layout.samples import Sampler, make_document, make_full, make_summary

_HEAD = 14  # so many characters of a text are looked for: longer ones may continue on the next page


@pytest.mark.parametrize(("form", "language"), EVERY)
def test_every_form_follows_both_standards(sample: WriteSample, form: Form, language: Language) -> None:
    data = sample(form, language).data
    assert find_failures(data, UA) == []
    assert find_failures(data, ARCHIVE) == []


@pytest.mark.parametrize(("form", "language"), EVERY)
def test_every_text_can_be_read_in_the_order_of_the_tree(sample: WriteSample, form: Form, language: Language) -> None:
    written = sample(form, language)
    found = squeeze(read_text(written.data))
    at = 0
    for text in list_texts(written.document):
        head = squeeze(text)[:_HEAD]
        where = found.find(head, at)
        assert where >= 0, f"“{text}” is not after {found[max(0, at - 40) : at + 60]}"
        at = where + len(head)


def test_a_second_process_writes_the_same_bytes(sample: WriteSample) -> None:
    code = (
        "import io, hashlib; from briefing_app.model.edition import Form; from briefing_app.model.language import Language\n"
        "from briefing_app.paths import resources_dir; from briefing_app.pdf import open_fonts, write_pdf\n"
        "from tests.pdf.layout.samples import make_document\n"
        "icc = (resources_dir() / 'icc' / 'sRGB.icc').read_bytes(); fonts = open_fonts(resources_dir())\n"
        "for form in reversed(Form):\n"
        "    target = io.BytesIO(); write_pdf(make_document(form, Language.HANT), target, fonts=fonts, icc=icc)\n"
        "    print(form, hashlib.sha256(target.getvalue()).hexdigest())\n"
    )
    root = Path(__file__).parents[3]
    environment = {**os.environ, "PYTHONHASHSEED": "4711", "PYTHONPATH": str(root)}
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment, cwd=root
    )
    others = dict(line.split() for line in result.stdout.splitlines())
    own = {str(form): hashlib.sha256(sample(form, Language.HANT).data).hexdigest() for form in Form}
    assert others == own


def test_drawing_charts_loads_no_drawing_library() -> None:
    code = (
        "import io, sys; from briefing_app.model.edition import Form; from briefing_app.model.language import Language\n"
        "from briefing_app.paths import resources_dir; from briefing_app.pdf import open_fonts, write_pdf\n"
        "from tests.pdf.layout.samples import make_document\n"
        "icc = (resources_dir() / 'icc' / 'sRGB.icc').read_bytes()\n"
        "write_pdf(make_document(Form.FULL, Language.EN), io.BytesIO(), fonts=open_fonts(resources_dir()), icc=icc)\n"
        "print('matplotlib' in sys.modules)\n"
    )
    root = Path(__file__).parents[3]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment, cwd=root
    )
    assert result.stdout.strip() == "False"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_structure_of_a_full_briefing(sample: WriteSample, language: Language) -> None:
    written = sample(Form.FULL, language)
    rows = list_structure(written.data)
    top = [kind for depth, kind in rows if depth == 1]
    assert top == ["Sect", "TOC"] + ["Sect"] * len(written.document.sections)
    kinds = [kind for _, kind in rows]
    assert kinds.count("H1") == 1 + len(written.document.sections)
    assert kinds.count("Figure") == 3 + 1  # charts and the picture
    assert kinds.count("Table") == kinds.count("THead") == kinds.count("TBody") == 2
    assert kinds.count("TR") == 1 + 5 + 1 + 34  # the repeated heading row counts once
    assert kinds.count("TOCI") == len(written.document.sections) + 4 + 2 + 2
    levels = [int(kind[1]) for kind in kinds if kind[0] == "H" and kind[1:].isdigit()]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_a_torn_paragraph_is_one_element_on_two_pages(write: Write) -> None:
    sampler = Sampler(Language.EN)
    long = replace(sampler.paragraph(), spans=sampler.spans(words.BODY) * 14)
    document = make_full(Language.EN)
    section = replace(document.sections[0], nodes=(long,))
    written = write(replace(document, cover=None, sections=(section,)))
    assert written.report.pages == 2
    assert [kind for _, kind in list_structure(written.data)].count("P") == 1


def test_links_lead_to_sources_and_back(sample: WriteSample) -> None:
    written = sample(Form.FULL, Language.EN)
    with open_pdf(written.data) as pdf:
        names = pdf.Root.Names.Dests.Names
        places = {str(names[at]): names[at + 1][0] for at in range(0, len(names), 2)}
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        numbers = {name: pages[place.objgen] for name, place in places.items()}
        links: dict[str, set[int]] = {}
        addresses: set[str] = set()
        for number, page in enumerate(pdf.pages, 1):
            for link in page.get("/Annots", pikepdf.Array()):
                if "/Dest" in link:
                    links.setdefault(str(link.Dest), set()).add(number)
                else:
                    addresses.add(str(link.A.URI))
    assert links.keys() <= numbers.keys()
    assert all(numbers[f"src-{source}"] == written.report.pages for source in (1, 2, 3))
    cited = [node.destination for each in written.document.sections for node in each.nodes if isinstance(node, Card)]
    back = {name for name, where in links.items() if written.report.pages in where}
    assert back & set(cited), "the sources link back to cards"
    sources = written.document.sections[-1].nodes[0]
    assert isinstance(sources, SourceList)
    printed = squeeze(read_text(written.data))
    for entry in sources.entries:
        labels = dict.fromkeys(written.report.page_labels[numbers[name] - 1] for name in entry.cited_at)
        assert squeeze(f"cited on page {', '.join(labels)}") in printed
    assert addresses == {"https://example.org/a/long/address?with=query"}
    assert links["section-4"] == {2}, "the contents are the only page that links to a section"


def test_contents_say_the_page_on_which_a_section_starts(sample: WriteSample) -> None:
    written = sample(Form.FULL, Language.EN)
    document = pypdfium2.PdfDocument(written.data)
    contents = document[1].get_textpage().get_text_range()
    for section in written.document.sections:
        starts = next(
            number
            for number in range(2, len(document))
            if f"{section.number}\u2002{section.title}".strip() in document[number].get_textpage().get_text_range()
        )
        line = next(line for line in contents.splitlines() if section.title in line)
        assert line.split()[-1] == written.report.page_labels[starts]


def test_front_pages_are_roman_and_the_body_starts_at_one(sample: WriteSample) -> None:
    report = sample(Form.FULL, Language.EN).report
    assert report.page_labels[:3] == ("i", "ii", "1")
    assert report.page_labels[-1] == str(report.pages - 2)
    with open_pdf(sample(Form.FULL, Language.EN).data) as pdf:
        rows = pdf.Root.PageLabels.Nums
        assert [(int(rows[at]), str(rows[at + 1].S)) for at in range(0, len(rows), 2)] == [(0, "/r"), (2, "/D")]


def test_bookmarks_name_sections_and_cards(sample: WriteSample) -> None:
    with open_pdf(sample(Form.FULL, Language.EN).data) as pdf, pdf.open_outline() as outline:
        titles = {item.title: [child.title for child in item.children] for item in outline.root}
    assert list(titles)[:2] == ["Contents", "1 Objectives and programme"]
    assert words.CARD_TITLES[0].en in titles["2 Market access"]


@pytest.mark.parametrize("form", Form)
def test_the_marking_stands_top_and_bottom_of_each_page(sample: WriteSample, form: Form) -> None:
    written = sample(form, Language.EN)
    document = pypdfium2.PdfDocument(written.data)
    for number in range(len(document)):
        height = document[number].get_height()
        text = document[number].get_textpage()
        search = text.search(words.MARKING.en)
        tops = []
        while found := search.get_next():
            tops.append(text.get_charbox(found[0])[3])
        assert len(tops) == 2
        assert max(tops) > height - 40
        assert min(tops) < 40


def test_attachments_come_out_as_they_went_in(sample: WriteSample) -> None:
    written = sample(Form.FULL, Language.EN)
    with open_pdf(written.data) as pdf:
        files = {
            name: (bytes(each.get_file().read_bytes()), str(each.obj.AFRelationship))
            for name, each in pdf.attachments.items()
        }
    assert files == {each.name: (each.data, f"/{each.relationship}") for each in written.document.attachments}


def test_blocks_are_reported_where_they_are_printed(sample: WriteSample) -> None:
    written = sample(Form.FULL, Language.EN)
    card = next(node for node in written.document.sections[1].nodes if isinstance(node, Card))
    places = [place for place in written.report.blocks if place[0] == card.block_id]
    assert len(places) == 1
    _, page, left, bottom, right, top = places[0]
    document = pypdfium2.PdfDocument(written.data)
    inside = document[page - 1].get_textpage().get_text_bounded(left, bottom, right, top)
    assert squeeze("".join(span.text for span in card.title)) in squeeze(inside)
    assert words.CARD_TITLES[1].en not in inside
    ids = {node.block_id for section in written.document.sections for node in section.nodes if node.block_id}
    assert ids == {place[0] for place in written.report.blocks}


def test_missing_characters_are_named_with_their_block(write: Write) -> None:
    document = make_full(Language.EN)
    strange = Paragraph(spans=Sampler(Language.EN).spans(LocalText("fine \U00013000 here")), block_id="strange")
    written = write(replace(document, sections=(replace(document.sections[0], nodes=(strange,)),)))
    assert written.report.missing == {("\U00013000", "strange")}
    assert find_failures(written.data, ARCHIVE) == []


@pytest.mark.parametrize("form", Form)
def test_progress_counts_every_page_and_stopping_writes_nothing(fonts: FontBook, form: Form) -> None:
    icc = (resources_dir() / "icc" / "sRGB.icc").read_bytes()
    seen: list[tuple[int, int]] = []
    document = make_document(form, Language.EN)
    report = write_pdf(document, io.BytesIO(), fonts=fonts, icc=icc, progress=lambda *step: seen.append(step))
    assert seen == [(page, report.pages) for page in range(1, report.pages + 1)]
    target = io.BytesIO()
    with pytest.raises(CancelledError):
        write_pdf(document, target, fonts=fonts, icc=icc, cancelled=lambda: len(seen) > 0)
    assert target.getvalue() == b""


def test_slides_never_print_running_text_small(sample: WriteSample) -> None:
    """Body text of at least 16 points, sources of at least 10, whatever has to continue on further slides."""
    written = sample(Form.SLIDES, Language.EN)
    assert written.report.pages > len(written.document.slides)
    sizes = _read_sizes(written.data, words.CARD_BODIES[2].en[:30])
    assert min(sizes) >= 16
    assert min(_read_sizes(written.data, words.SOURCES[0].en)) >= 10


def test_the_summary_prints_nothing_below_eight_and_a_half_points(write: Write) -> None:
    written = write(make_summary(Language.EN, facts=60))
    for text in (words.PRESS.en[:30], words.AS_OF.en, words.SOURCES[0].en, words.BIG[0][3].en):
        assert min(_read_sizes(written.data, text)) >= 8.49


def _read_sizes(data: bytes, text: str) -> list[float]:
    """Type sizes of the first character of a text, wherever it stands."""
    document = pypdfium2.PdfDocument(data)
    sizes = []
    for number in range(len(document)):
        page = document[number].get_textpage()
        search = page.search(text)
        while found := search.get_next():
            sizes.append(float(pypdfium2.raw.FPDFText_GetFontSize(page.raw, found[0])))
    assert sizes, f"“{text}” is nowhere"
    return sizes
