"""What an undo is called: titles in the language of whoever reads it."""

from __future__ import annotations

from dataclasses import replace

from briefing_app.model.language import Language, LocalText
from briefing_app.store.history import Step
from briefing_app.workspace.workspace import Workspace


def _newest(workspace: Workspace) -> Step:
    return workspace.history.list_steps()[0]


def test_a_title_is_said_in_the_reader_s_language(workspace: Workspace) -> None:
    card = workspace.cards.add_card(LocalText("Sample ward", "樣本病房", "样本病房"))
    step = _newest(workspace)
    assert workspace.history.say(step, Language.EN) == "Add the card “Sample ward”"
    assert "「樣本病房」" in workspace.history.say(step, Language.HANT)
    assert "“样本病房”" in workspace.history.say(step, Language.HANS)
    workspace.cards.update_card(replace(card, title=LocalText("Only English")))
    assert "「Only English」" in workspace.history.say(_newest(workspace), Language.HANT)


def test_what_has_no_title_is_said_by_its_short_name(workspace: Workspace) -> None:
    chart = workspace.library.list_charts()[0]
    workspace.data.update_chart(replace(chart, title=LocalText()))
    assert chart.slug in workspace.history.say(_newest(workspace), Language.HANS)


def test_a_step_of_an_earlier_version_has_its_title_in_one_language(workspace: Workspace) -> None:
    step = Step(1, "card.add", {"title": "Kept before"})
    assert "「Kept before」" in workspace.history.say(step, Language.HANT)


def test_a_card_without_a_title_is_called_so(workspace: Workspace) -> None:
    card = workspace.cards.add_card(LocalText())
    untitled = ("“Untitled card”", "「未命名的資料卡」", "“未命名的资料卡”")
    steps = (
        lambda: workspace.cards.update_card(replace(card, tags=("new",))),
        lambda: workspace.cards.duplicate_card(card.id),
        lambda: workspace.cards.delete_card(card.id),
    )
    for step in (lambda: None, *steps):
        step()
        for language, words in zip(Language, untitled, strict=True):
            assert words in workspace.history.say(_newest(workspace), language).replace("(copy)", "")
    workspace.trash.restore(card.id)
    assert "“Untitled”" in workspace.history.say(_newest(workspace), Language.EN)
    assert "「未命名」" in workspace.history.say(_newest(workspace), Language.HANT)
