"""What the reader says of each kind of thing, in three languages, from the starter library."""

from dataclasses import replace

import pytest

from briefing_app.model.chart import Cell, Column
from briefing_app.model.figure import Status
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.store import table_rows
from briefing_app.store.cell_codec import RawRow, decode_rows
from briefing_app.ui.reader.article import MOST_ROWS, Article, Library
from briefing_app.workspace import Workspace

EN, HANT, HANS = LANGUAGES


def read(workspace: Workspace, kind: str, name: str, language: Language) -> Article:
    id = workspace.library.resolve_ref(kind, name)
    article = Library(workspace).find_article(kind, id, language)
    assert article is not None
    return article


def test_a_card_is_read_with_its_numbers_as_they_print(workspace: Workspace) -> None:
    figure = workspace.library.find_figure_by_key("itf_grants")
    assert figure is not None
    card = next(each for each in workspace.library.list_cards() if "itf_grants" in each.figure_keys)
    said = [read(workspace, "card", card.slug, language) for language in LANGUAGES]
    for article, number in zip(said, ("HK$1.76 billion", "17.6億港元", "17.6亿港元"), strict=True):
        assert number in " ".join(article.paragraphs)
        assert "{" not in article.copy_text
        assert article.sources
        assert article.status is Status.AS_SUPPLIED
        line = next(each for each in article.figures if each.number and each.number.text == number)
        assert line.as_of
        assert line.source == article.sources[0].title
    assert said[0].figures[0].as_of == "as of January 2024"
    assert said[1].figures[0].as_of == "截至2024年1月"


def test_every_thing_of_the_starter_library_can_be_read(workspace: Workspace) -> None:
    library = Library(workspace)
    for kind in ("card", "figure", "chart", "dataset", "source", "term", "theme"):
        ids = workspace.library.ids(kind)
        assert ids
        for id in ids:
            for language in LANGUAGES:
                article = library.find_article(kind, id, language)
                assert article is not None
                assert article.language is language
                assert article.title
                assert "{" not in article.copy_text


def test_a_chart_is_read_with_its_data(workspace: Workspace) -> None:
    chart = workspace.library.list_charts()[0]
    dataset = workspace.library.get_dataset(chart.dataset_id)
    article = read(workspace, "chart", chart.slug, HANT)
    assert len(article.rows) == len(dataset.rows)
    assert article.head == tuple(each.label.zh_hant for each in dataset.columns)
    assert article.head[0] in article.copy_text


def test_a_derived_figure_names_what_it_is_calculated_from(workspace: Workspace) -> None:
    figure = next(each for each in workspace.library.list_figures() if each.formula == "itf_grants / itf_projects")
    article = read(workspace, "figure", figure.key, EN)
    grants = workspace.library.find_figure_by_key("itf_grants")
    assert grants is not None
    assert f"“{grants.label.en}” ÷" in article.paragraphs[0]
    assert "itf_grants" not in article.copy_text
    assert article.figures[0].derived


def test_a_language_that_is_missing_is_shown_in_the_nearest_one(workspace: Workspace) -> None:
    card = workspace.library.list_cards()[0]
    workspace.cards.update_card(replace(card, title=card.title.with_text(HANS, ""), text=card.text.with_text(HANS, "")))
    assert read(workspace, "card", card.slug, HANS).language is HANT


def test_a_name_is_read_in_three_languages(workspace: Workspace) -> None:
    term = workspace.library.list_terms()[0]
    article = read(workspace, "term", term.slug, EN)
    assert [language for language, _ in article.names] == list(term.name.languages)
    assert article.names[1][1].startswith(term.name.zh_hant)


@pytest.mark.parametrize("kind", ["card", "figure", "source", "chart", "dataset", "term", "theme", "nonsense"])
def test_what_is_not_there_is_not_read(workspace: Workspace, kind: str) -> None:
    assert Library(workspace).find_article(kind, "00000000-0000-4000-8000-000000000000", EN) is None


def test_a_source_without_title_is_read_by_its_description(workspace: Workspace) -> None:
    source = workspace.library.list_sources()[0]
    described = replace(source, title="", publisher="A publisher", description=LocalText.same("Described"))
    workspace.data.update_source(described)
    article = read(workspace, "source", source.slug, EN)
    assert article.title == "Described"
    assert "A publisher" in article.paragraphs


def test_of_a_long_table_the_first_rows_are_read_and_the_rest_is_counted(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    columns = (Column("a", LocalText.same("Firm")),)
    rows = [(Cell(text=LocalText.same(f"Firm {at}")),) for at in range(1_500)]
    table = workspace.tables.add_table(LocalText("Register", "登記冊", "登记册"), columns, rows, note=LocalText("All."))
    read_in_all: list[int] = []

    def count(raw: list[RawRow]) -> tuple[tuple[Cell, ...], ...]:
        read_in_all.append(len(raw))
        return decode_rows(raw)

    monkeypatch.setattr(table_rows, "decode_rows", count)
    said = [read(workspace, "dataset", table.slug, language) for language in LANGUAGES]
    assert [len(each.rows) for each in said] == [MOST_ROWS] * 3
    assert said[0].rows[-1] == ("Firm 99",)
    assert said[0].note == "All.\nThe first 100 of 1,500 rows."
    assert said[1].note.endswith("只顯示1,500行中的首100行。")
    assert sum(read_in_all) < 3 * 300
    chart = workspace.data.add_chart(LocalText("Firms"), table.id, "bar", {})
    assert read(workspace, "chart", chart.slug, EN).rows == said[0].rows
    workspace.tables.delete_rows(table.id, MOST_ROWS, 1_400)
    assert read(workspace, "dataset", table.slug, EN).note == "All."
