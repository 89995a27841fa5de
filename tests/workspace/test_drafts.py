"""Chinese drafts follow the glossary of the library and keep their dictionaries."""

import pytest

from briefing_app.errors import InputError
from briefing_app.model.glossary import Term
from briefing_app.model.language import Language, LocalText
from briefing_app.wording.conversion import Converter
from briefing_app.workspace import Workspace
from briefing_app.workspace.drafts import Drafts

PARK = LocalText("the Loop", "港深創新及科技園", "港深创科园")


def test_a_new_official_name_is_used_at_once(workspace: Workspace) -> None:
    said = "在港深創新及科技園會面"
    assert workspace.drafts.convert(said, Language.HANT, Language.HANS) == "在港深创新及科技园会面"
    term = workspace.data.add_term(PARK)
    assert workspace.drafts.convert(said, Language.HANT, Language.HANS) == "在港深创科园会面"
    workspace.data.delete_term(term.id)
    assert workspace.drafts.convert(said, Language.HANT, Language.HANS) == "在港深创新及科技园会面"


def test_the_dictionaries_are_loaded_once_while_the_glossary_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Converter] = []
    begin = Converter.__init__

    def count(self: Converter, *given: object) -> None:
        made.append(self)
        begin(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Converter, "__init__", count)
    terms = [Term("a", "park", PARK)]
    drafts = Drafts(lambda: tuple(terms))
    for text in ("會", "會議", "會議室"):
        drafts.convert(text, Language.HANT, Language.HANS)
    before = len(made)
    drafts.convert("会议室", Language.HANS, Language.HANT)
    assert len(made) == before
    terms.clear()
    drafts.convert("會", Language.HANT, Language.HANS)
    assert len(made) == before + 1


def test_english_is_not_drafted(workspace: Workspace) -> None:
    with pytest.raises(InputError):
        workspace.drafts.convert("meeting", Language.EN, Language.HANS)
