"""The executive summary: always one page, dropping by the stated rule, and saying so."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing_app.document.tree import Bullets, Document, Droppable, Heading, Paragraph, Span
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.pdf.forms.summary import find_droppable
from tests.pdf.engine.reading import UA, find_failures, read_text, squeeze
from tests.pdf.layout import words
from tests.pdf.layout.conftest import Write
from tests.pdf.layout.samples import make_summary


def make_item(text: str, priority: int) -> Droppable:
    return Droppable(Paragraph(spans=(Span(text),)), priority, f"name of {text[:20]}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_fits_is_printed_whole(write: Write, language: Language) -> None:
    report = write(make_summary(language)).report
    assert (report.pages, report.dropped) == (1, ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_facts_go_first_the_last_one_before_the_others(write: Write, language: Language) -> None:
    written = write(make_summary(language, facts=40))
    dropped = written.report.dropped
    assert written.report.pages == 1
    names = [item.name for item in written.document.summary if item.priority == 4]
    assert 0 < len(dropped) < len(names)
    assert list(dropped) == names[len(names) - len(dropped) :]
    assert find_failures(written.data, UA) == []


def test_the_notice_counts_and_names_what_was_dropped(write: Write) -> None:
    document = make_summary(Language.EN, facts=0)
    many = tuple(make_item(f"{letter} " + words.BODY.en, 5) for letter in "ABCDEF")
    written = write(replace(document, summary=(*document.summary, *many)))
    text = squeeze(read_text(written.data))
    count = len(written.report.dropped)
    assert 1 < count < 7
    notice = words.WORDS[Language.EN].dropped_other.format(n=count, names=", ".join(written.report.dropped))
    assert squeeze(notice) in text
    for item in many:
        printed = squeeze(item.node.spans[0].text) in text  # type: ignore[union-attr] # all are paragraphs
        assert printed == (item.name not in written.report.dropped)


def test_a_heading_that_has_lost_all_below_it_is_not_printed(write: Write) -> None:
    document = make_summary(Language.EN, facts=0)
    heading = Droppable(Heading(spans=(Span("Only a heading"),), level=3), 1, "heading")
    long = Droppable(Bullets(items=((Span(words.BODY.en * 40),),)), 9, "long")
    written = write(replace(document, summary=(*document.summary, heading, long)))
    assert "long" in written.report.dropped
    assert "Only a heading" not in read_text(written.data)


def test_what_never_goes_goes_only_when_it_does_not_fit_by_itself(write: Write) -> None:
    document = make_summary(Language.EN)
    huge = make_item(words.BODY.en * 60, 0)
    written = write(replace(document, summary=(huge, make_item("small", 3))))
    assert written.report.pages == 1
    assert set(written.report.dropped) == {huge.name, "name of small"}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(1, 3000)), max_size=60),
    st.text(max_size=400),
    st.sampled_from(LANGUAGES),
)
def test_any_summary_is_one_page(write: Write, items: list[tuple[int, int]], title: str, language: Language) -> None:
    text = words.BODY.get(language) * 12
    document = make_summary(language, facts=0)
    cover = document.cover
    assert cover is not None
    summary = tuple(make_item(text[: length % len(text) + 1], priority) for priority, length in items)
    written = write(replace(document, cover=replace(cover, title=title), summary=summary))
    assert written.report.pages == 1
    kept = [item.priority for item in summary if item.name not in written.report.dropped]
    gone = [item.priority for item in summary if item.name in written.report.dropped]
    if 0 not in gone and kept and gone:
        assert max(kept) <= max(gone)


def test_citations_of_dropped_sources_are_plain_text(write: Write) -> None:
    document: Document = make_summary(Language.EN)
    last = document.summary[-1]
    grown = replace(last, priority=9)
    huge = make_item(words.BODY.en * 7, 0)
    written = write(replace(document, summary=(huge, *document.summary[:-1], grown)))
    assert last.name in written.report.dropped
    assert find_failures(written.data, UA) == []


def test_the_rule() -> None:
    items = [make_item(str(at), priority) for at, priority in enumerate((0, 2, 4, 4, 1))]
    order = []
    dropped: set[int] = set()
    while len(dropped) < len(items):
        order.append(find_droppable(items, dropped))
        dropped.add(order[-1])
    assert order == [3, 2, 1, 4, 0]
