"""Exports: proven files or none, the right names, and a record of each."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from briefing_app.document import compose
from briefing_app.errors import (
    BlockedError,
    CancelledError,
    InputError,
    LeakError,
    NotFoundError,
    OutputError,
    ProofError,
)
from briefing_app.formats.pdf_read import read_attachments, read_pages
from briefing_app.model.block import PageBreakBlock
from briefing_app.model.briefing import Briefing
from briefing_app.model.card import FactCard
from briefing_app.model.edition import Audience, Form
from briefing_app.model.language import Language, LocalText
from briefing_app.workspace import Resources, Workspace
from briefing_app.workspace.desk import LibraryReader
from briefing_app.workspace.export import Step
from briefing_app.workspace.proof import letters, prove, prove_nothing_internal
from briefing_app.workspace.resolve import freeze

EN, HANT, HANS = Language.EN, Language.HANT, Language.HANS


def _export(workspace: Workspace, briefing: Briefing, folder: Path, **options: object) -> list[Path]:
    chosen: dict[str, object] = {"forms": (Form.FULL,), "languages": (EN,)} | options
    return [each.path for each in workspace.exports.export(briefing.id, folder, **chosen).files]  # type: ignore[arg-type]


def test_every_file_is_named_recorded_and_read_back(workspace: Workspace, sample: Briefing, tmp_path: Path) -> None:
    result = workspace.exports.export(
        sample.id, tmp_path / "deep" / "out", forms=tuple(Form), languages=(EN, HANT), audiences=tuple(Audience)
    )
    names = {each.path.name for each in result.files}
    assert len(names) == 12
    assert "visit-sample_full_en.pdf" in names
    assert "visit-sample_full_handout_zh-Hant.pdf" in names
    assert names == {each.name for each in (tmp_path / "deep" / "out").iterdir()}
    records = {each.file_name: each for each in workspace.library.list_editions(sample.id)}
    for file in result.files:
        data = file.path.read_bytes()
        assert hashlib.sha256(data).hexdigest() == file.sha256 == records[file.path.name].sha256
        assert len(read_pages(data)) == file.pages
        assert file.number == records[file.path.name].number == 1
        assert (file.path.stat().st_mode & 0o777) == 0o644
    assert workspace.exports.export(sample.id, tmp_path, forms=(Form.FULL,), languages=(EN,)).files[0].number == 2
    assert workspace.history.find_undo().name == "pack.import"  # type: ignore[union-attr]  # an export is no step


def test_the_same_content_gives_the_same_bytes(workspace: Workspace, sample: Briefing, tmp_path: Path) -> None:
    frozen = freeze(LibraryReader(workspace.library), sample, Audience.DELEGATION, date(2024, 6, 1))
    made = [workspace.exports._press.draw(frozen.edition(Form.SUMMARY, HANS))[0] for _ in range(2)]
    assert made[0] == made[1]
    assert not list(tmp_path.glob("*.pdf"))


def test_a_hand_out_names_nothing_internal(workspace: Workspace, sample: Briefing, tmp_path: Path) -> None:
    (full,) = _export(workspace, sample, tmp_path)
    (handout,) = _export(workspace, sample, tmp_path, audiences=(Audience.HANDOUT,))
    inside, outside = (letters("".join(read_pages(path.read_bytes()))) for path in (full, handout))
    for secret in ("Thank them for", "Ask again in June", "Shy", "HK$2.10 billion"):
        assert letters(secret) in inside, secret
        assert letters(secret) not in outside, secret
    assert letters("HK$1.76 billion") in outside


def test_a_pdf_carries_its_briefing_back(
    workspace: Workspace, sample: Briefing, card: FactCard, tmp_path: Path
) -> None:
    (path,) = _export(workspace, sample, tmp_path)
    assert any(name.endswith(".hetaopack") for name, _ in read_attachments(path.read_bytes()))
    before = workspace.library.list_content()
    workspace.cards.update_card(replace(card, text=LocalText("Lost {grants}", "失 {grants}", "失 {grants}")))
    report = workspace.packs.import_pack(path)
    assert report.updated == {"card": ("fund-grants",)}
    assert workspace.library.list_content() == before


def test_a_language_in_which_something_is_missing_is_left_out(
    workspace: Workspace, sample: Briefing, card: FactCard, tmp_path: Path
) -> None:
    workspace.cards.update_card(replace(card, text=card.text.with_text(HANS, "")))
    result = workspace.exports.export(sample.id, tmp_path, forms=(Form.FULL,))
    assert [each.language for each in result.files] == [EN, HANT]
    assert [(each.check, each.place.language) for each in result.blocked] == [("missing_language", "zh-Hans")]
    with pytest.raises(
        BlockedError, match=r"“Visit, sample” cannot be exported yet: The card “Grants of the fund” has no"
    ):
        _export(workspace, sample, tmp_path / "none", languages=(HANS,))
    assert not (tmp_path / "none").exists()


def test_templates_and_unknown_briefings_are_not_exported(workspace: Workspace, tmp_path: Path) -> None:
    template = workspace.library.get_briefing(workspace.library.resolve_ref("briefing", "visit"))
    with pytest.raises(InputError, match="is a template"):
        _export(workspace, template, tmp_path)
    with pytest.raises(NotFoundError):
        workspace.exports.export("no-such-id", tmp_path)


def test_a_folder_that_cannot_be_made_is_said(workspace: Workspace, sample: Briefing, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("here already")
    with pytest.raises(OutputError, match="Nothing was exported because"):
        _export(workspace, sample, tmp_path / "file")
    assert workspace.library.list_editions() == ()


def test_progress_counts_files_and_pages_and_a_stop_leaves_whole_files_only(
    workspace: Workspace, sample: Briefing, tmp_path: Path
) -> None:
    steps: list[Step] = []
    with pytest.raises(CancelledError):
        workspace.exports.export(
            sample.id,
            tmp_path,
            forms=(Form.SUMMARY, Form.FULL),
            languages=(EN,),
            progress=steps.append,
            cancelled=lambda: any(step.file == 2 and step.page >= 2 for step in steps),
        )
    assert steps[0] == Step("visit-sample_summary_en.pdf", 1, 2)
    assert (steps[-1].file_name, steps[-1].page) == ("visit-sample_full_en.pdf", 2)
    assert [each.name for each in tmp_path.glob("*.pdf")] == ["visit-sample_summary_en.pdf"]
    assert not [each for each in tmp_path.iterdir() if each.name.endswith(".part")]
    assert [each.file_name for each in workspace.library.list_editions()] == ["visit-sample_summary_en.pdf"]


def test_preview_and_print_show_the_number_of_the_next_export(
    workspace: Workspace, sample: Briefing, tmp_path: Path
) -> None:
    def shown() -> int:
        frozen = workspace.findings.freeze(sample.id, Audience.DELEGATION)
        return workspace.findings.make_edition(frozen, Form.SUMMARY, EN).number

    assert shown() == 1
    result = workspace.exports.export(sample.id, tmp_path, forms=(Form.SUMMARY,), languages=(EN,))
    assert result.files
    assert shown() == 2


# -- the proof -------------------------------------------------------------------------------------------------------


def test_a_file_that_lacks_a_text_is_refused(workspace: Workspace, sample: Briefing, resources: Resources) -> None:
    frozen = freeze(LibraryReader(workspace.library), sample, Audience.DELEGATION, date(2024, 6, 1))
    edition = frozen.edition(Form.FULL, EN)
    document = compose(edition, resources.wording)
    made, _ = workspace.exports._press.draw(edition)
    prove(made, edition, document, (), resources.wording, "a.pdf")
    card = next(iter(edition.cards.values()))
    other = replace(edition, cards={card.id: replace(card, text=LocalText("This was never printed"))})
    with pytest.raises(
        ProofError, match=r"“a\.pdf” was not kept because its text does not contain “This was never printed”"
    ):
        prove(made, other, document, (), resources.wording, "a.pdf")
    with pytest.raises(ProofError, match="Another title"):
        prove(made, edition, replace(document, title="Another title"), (), resources.wording, "a.pdf")


def test_an_internal_text_in_a_hand_out_is_a_leak(workspace: Workspace, sample: Briefing, resources: Resources) -> None:
    reader = LibraryReader(workspace.library)
    whole = freeze(reader, sample, Audience.DELEGATION, date(2024, 6, 1))
    shown = freeze(reader, sample, Audience.HANDOUT, date(2024, 6, 1))
    safe, _ = workspace.exports._press.draw(shown.edition(Form.FULL, EN))
    prove_nothing_internal(safe, whole, shown, resources.wording, "a.pdf")
    leaking, _ = workspace.exports._press.draw(whole.edition(Form.FULL, EN))
    with pytest.raises(LeakError, match=r"“a\.pdf” was not kept because internal content"):
        prove_nothing_internal(leaking, whole, shown, resources.wording, "a.pdf")
    attached, _ = workspace.exports._press.draw(replace(shown.edition(Form.FULL, EN), pack=whole.pack))
    with pytest.raises(LeakError):
        prove_nothing_internal(attached, whole, shown, resources.wording, "a.pdf")


def test_a_text_may_run_over_the_end_of_a_page(
    workspace: Workspace, sample: Briefing, card: FactCard, tmp_path: Path
) -> None:
    long = " ".join(f"Word {number} of a long paragraph." for number in range(900))
    workspace.cards.update_card(replace(card, text=LocalText(long, "長" * 3000, "长" * 3000)))
    briefing = workspace.briefings.update_briefing(
        replace(
            sample,
            sections=tuple(
                replace(s, blocks=tuple(b for b in s.blocks if not isinstance(b, PageBreakBlock)))
                for s in sample.sections
            ),
        )
    )
    assert len(_export(workspace, briefing, tmp_path)) == 1


def test_letters_are_what_two_extractions_share() -> None:
    assert letters("Pre-\nlim inary\u00ad ＡＢ 17.6億，港元") == "preliminaryab176億港元"


def test_an_export_does_not_forget_what_was_undone(workspace: Workspace, sample: Briefing, tmp_path: Path) -> None:
    workspace.briefings.archive_briefing(sample.id)
    workspace.history.undo()
    _export(workspace, sample, tmp_path, forms=(Form.SUMMARY,))
    workspace.history.redo()
    assert workspace.library.get_briefing(sample.id).archived
