"""Charts in finished files: every kind follows both standards, is described, and has its numbers beside it."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from briefing_app.charts.drawing import build_drawing
from briefing_app.charts.estimate import ANY_WIDTH, estimate_width
from briefing_app.charts.kinds import KINDS
from briefing_app.model.edition import Form
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.pdf import FontBook
from tests.charts.gallery.paper import find_figures, make_document, make_edition, write_charts, write_document
from tests.charts.gallery.tables import SOURCES, Example, list_examples
from tests.pdf.engine.reading import ARCHIVE, UA, find_failures, list_structure, open_pdf, read_text, squeeze

FORMS = (Form.FULL, Form.SLIDES)  # the summary shows no charts
EVERY = [pytest.param(form, language, id=f"{form.value}-{language.value}") for form in FORMS for language in LANGUAGES]
MANY = 60
LONGEST = (
    20.0  # seconds of the processor for a briefing of sixty charts on a busy machine; on a calm one it takes about 2
)


def describe(example: Example, language: Language) -> str:
    drawing = build_drawing(
        example.chart, example.dataset, {}, language, width_pt=ANY_WIDTH, measure=estimate_width, sources=SOURCES
    )
    return drawing.alt


@pytest.mark.parametrize(("form", "language"), EVERY)
def test_a_file_with_every_kind_follows_both_standards(form: Form, language: Language, fonts: FontBook) -> None:
    data = write_charts(list_examples(), form, language, fonts, data="always")
    assert find_failures(data, UA) == []
    assert find_failures(data, ARCHIVE) == []


@pytest.mark.parametrize(("form", "language"), EVERY)
def test_every_chart_is_a_figure_with_its_alternative_text_and_its_data(
    form: Form, language: Language, fonts: FontBook
) -> None:
    examples = list_examples()
    assert {each.kind for each in examples} == {each.name for each in KINDS}
    data = write_charts(examples, form, language, fonts, data="never")
    assert [alt for _, alt in find_figures(data)] == [describe(each, language) for each in examples]
    with open_pdf(data) as pdf:
        names = [f"{at:02d}-{each.slug}.csv" for at, each in enumerate(examples, 1)]
        assert sorted(pdf.attachments) == sorted(names)
        for name in names:
            assert pdf.attachments[name].get_file().read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_has_its_numbers_in_a_tagged_table_that_can_be_gone_to(language: Language, fonts: FontBook) -> None:
    examples = list_examples()
    document = make_document(make_edition(examples, Form.FULL, language, data="always"))
    data = write_document(document, fonts)
    kinds = [kind for _, kind in list_structure(data)]
    assert kinds.count("Figure") == kinds.count("Table") == kinds.count("THead") == len(examples)
    assert kinds.count("TH") >= sum(1 + len(each.dataset.rows) for each in examples)
    with open_pdf(data) as pdf:
        names = pdf.Root.Names.Dests.Names
        places = {str(names[at]) for at in range(0, len(names), 2)}
        linked = {str(link.Dest) for page in pdf.pages for link in page.get("/Annots", ()) if "/Dest" in link}
    wanted = {f"chart-data-{number}" for number in range(1, len(examples) + 1)}
    assert wanted <= places
    assert wanted <= linked
    (section,) = (each for each in document.sections if each.destination == "chart-data")
    printed = squeeze(read_text(data))
    assert squeeze(section.title) in printed
    said = {"en": "The data are in a table", "zh-Hant": "數據列於文件末的表格。", "zh-Hans": "数据列于文件末的表格。"}
    assert all(said[language.value] in alt for _, alt in find_figures(data))


@pytest.mark.timed
def test_sixty_charts_are_one_briefing(fonts: FontBook) -> None:
    examples = list_examples()
    # Each with a table of its own, so that none is found among those that were drawn before.
    many = [
        Example(f"{each.slug}-{at}", each.kind, replace(each.dataset, id=f"table-{at}"), each.title, {**each.options})
        for at, each in ((at, examples[at % len(examples)]) for at in range(MANY))
    ]
    begun = time.process_time()
    data = write_charts(many, Form.FULL, Language.HANT, fonts)
    assert time.process_time() - begun < LONGEST
    assert len(find_figures(data)) == MANY
    assert find_failures(data, UA) == []
    with open_pdf(data) as pdf:
        assert len(pdf.attachments) == MANY
