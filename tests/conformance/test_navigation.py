"""Bookmarks, contents, page labels and links lead where they say, and back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pikepdf
import pytest

from briefing_app.model.edition import Form
from tests.conformance.exports import Exported, select
from tests.conformance.tagged import Element

FULL = select(Form.FULL)


class Link(NamedTuple):
    """One link: where it stands, where it leads by name (or address), and what it says of itself."""

    page: int
    target: str
    address: str
    contents: str


def read_destinations(pdf: pikepdf.Pdf) -> dict[str, tuple[int, float]]:
    """Named places: page from 0 and height in points."""
    numbers: dict[Any, int] = {page.objgen: at for at, page in enumerate(pdf.pages)}
    found: dict[str, tuple[int, float]] = {}

    def walk(node: Any) -> None:
        for kid in node.get("/Kids", []):
            walk(kid)
        names = list(node.get("/Names", []))
        for name, place in zip(names[::2], names[1::2], strict=True):
            place = place.D if isinstance(place, pikepdf.Dictionary) else place
            found[str(name)] = (numbers[place[0].objgen], float(place[3]))

    walk(pdf.Root.Names.Dests)
    return found


def read_links(pdf: pikepdf.Pdf) -> Iterator[Link]:
    for at, page in enumerate(pdf.pages):
        for note in page.get("/Annots", []):
            assert note.Subtype == "/Link"
            address = str(note.A.URI) if "/A" in note else ""
            yield Link(at, str(note.get("/Dest", "")), address, str(note.Contents))


def read_outline(pdf: pikepdf.Pdf) -> list[tuple[int, str, str]]:
    """Depth, title and destination of each bookmark."""
    rows: list[tuple[int, str, str]] = []

    def walk(items: list[pikepdf.OutlineItem], depth: int) -> None:
        for item in items:
            rows.append((depth, item.title, str(item.destination)))
            walk(item.children, depth + 1)

    with pdf.open_outline() as outline:
        walk(outline.root, 0)
    return rows


def test_every_link_and_bookmark_leads_to_a_page(exported: Exported) -> None:
    pdf = exported.tagged.pdf
    places = read_destinations(pdf)
    links = list(read_links(pdf))
    for link in links:
        assert bool(link.target) != bool(link.address), link
        assert link.contents
        if link.target:
            assert link.target in places, link
    for page, height in places.values():
        assert 0 <= height <= float(pdf.pages[page].MediaBox[3])
    outline = read_outline(pdf)
    assert outline
    assert {target for _, _, target in outline} <= set(places)
    assert links


def test_addresses_are_those_of_the_sources(exported: Exported) -> None:
    known = {source.url for source in exported.edition.sources.values() if source.url}
    assert {link.address for link in read_links(exported.tagged.pdf) if link.address} <= known


def test_bookmarks_follow_the_pages_and_name_the_chapters(exported: Exported) -> None:
    places = read_destinations(exported.tagged.pdf)
    outline = read_outline(exported.tagged.pdf)
    pages = [places[target][0] for _, _, target in outline]
    assert pages == sorted(pages)
    titles = " ".join(title for _, title, _ in outline)
    for section in exported.document.sections:
        assert section.title in titles
    if exported.key.form is Form.SLIDES:
        assert len(outline) >= len(exported.document.slides) - 1


def test_page_labels_are_what_is_printed(exported: Exported) -> None:
    tagged = exported.tagged
    labels = [str(page.label) for page in tagged.pdf.pages]
    assert len(set(labels)) == len(labels)
    for at, (label, page) in enumerate(zip(labels, tagged.pages, strict=True)):
        if at == 0 and exported.key.form is not Form.SUMMARY:
            continue  # covers carry no number
        height = float(tagged.pdf.pages[at].MediaBox[3])
        foot = " ".join(run.text for run in page.artifacts if run.y < height * 0.08)
        assert re.search(rf"(?<![\dA-Za-z]){label}(?![\dA-Za-z])", foot), (label, foot)


@pytest.mark.parametrize("exported", FULL, indirect=True, ids="-".join)
def test_the_contents_name_each_chapter_with_its_page(exported: Exported) -> None:
    tagged = exported.tagged
    places = read_destinations(tagged.pdf)
    rows = [each for each in tagged.root.walk() if each.type == "TOCI"]
    sections = exported.document.sections
    labels = [str(page.label) for page in tagged.pdf.pages]
    said = [_squeeze(row.text()) for row in rows]  # chapters, and in short briefings what they hold
    at = -1
    for section in sections:
        label = labels[places[section.destination][0]]
        at = said.index(_squeeze(f"{section.number}{section.title}{label}"), at + 1)
    pages = [next(n for n in reversed(range(len(labels))) if text.endswith(labels[n])) for text in said]
    assert len(pages) >= len(sections)
    headings = {_squeeze(each.text()): _page_of(each) for each in tagged.root.walk() if each.type == "H1"}
    for section in sections:
        assert headings[_squeeze(section.number + section.title)] == places[section.destination][0]


@pytest.mark.parametrize("exported", FULL, indirect=True, ids="-".join)
def test_citations_lead_to_the_source_and_back(exported: Exported) -> None:
    pdf = exported.tagged.pdf
    places = read_destinations(pdf)
    links = [each for each in read_links(pdf) if each.target]
    first = places["sources"][0] if "sources" in places else min(places[each.target][0] for each in _cites(links))
    cited: dict[str, set[int]] = {}
    for link in _cites(links):
        cited.setdefault(link.target, set()).add(link.page)
        assert places[link.target][0] >= first
    assert len(cited) == len(exported.edition.sources)
    back = [each for each in links if each.page >= first and each.target.startswith("block-")]
    reached = {places[each.target][0] for each in back}
    # A citation may stand on a later page than the beginning of the block that is led back to.
    for pages in cited.values():
        assert any(page in reached for page in pages)
    for link in back:
        page = places[link.target][0]
        assert str(pdf.pages[page].label) in link.contents


def _cites(links: list[Link]) -> list[Link]:
    return [each for each in links if each.target.startswith("src-")]


def _squeeze(text: str) -> str:
    return "".join(text.split()).replace("\u2002", "")


def _page_of(element: Element) -> int:
    return next(element.runs()).page
