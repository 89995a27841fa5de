"""Self-test: every template and sample in every language and form, made in the worker process and proven there."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.model.briefing import Briefing
from briefing_app.model.edition import Audience, Form
from briefing_app.model.finding import Severity
from briefing_app.model.language import LANGUAGES
from briefing_app.self_test.bench import Bench, need
from briefing_app.self_test.pictures import draw_page
from briefing_app.workspace.output import file_name
from briefing_app.workspace.press import FileJob
from briefing_app.workspace.resolve import Frozen
from briefing_app.workspace.worker import FindTask, Found, Made, MakeTask


def try_papers(bench: Bench) -> str:
    """The text of each file is compared with what it has to say, that of hand-outs with what they must not say."""
    folder = bench.make_folder("pdf")
    files = pages = 0
    for job in _list_jobs(bench):
        made = bench.worker.do(MakeTask(files, job))
        assert isinstance(made, Made)
        need(made.data.startswith(b"%PDF-") and made.pages > 0, f"{job.name} is no PDF")
        need(not made.missing, f"{job.name}: no font has {made.missing}")
        draw_page(made.data, job.name)
        (folder / job.name).write_bytes(made.data)
        files, pages = files + 1, pages + made.pages
    return f"{files} files, {pages} pages, each proven"


def _list_jobs(bench: Bench) -> Iterator[FileJob]:
    for briefing in _list_briefings(bench):
        whole = bench.workspace.findings.freeze(briefing.id, Audience.DELEGATION, with_pack=True)
        yield from _list_files(briefing, whole, whole, tuple(Form))
        if not briefing.template_id:
            shown = bench.workspace.findings.freeze(briefing.id, Audience.HANDOUT, with_pack=True)
            yield from _list_files(briefing, whole, shown, (Form.FULL,))


def _list_files(briefing: Briefing, whole: Frozen, shown: Frozen, forms: tuple[Form, ...]) -> Iterator[FileJob]:
    for language in LANGUAGES:
        for form in forms:
            name = file_name(briefing, form, language, shown.audience)
            yield FileJob(whole, shown, form, language, name, number=1)


def _list_briefings(bench: Bench) -> Iterator[Briefing]:
    """The samples, and a briefing from each template."""
    all_briefings = bench.workspace.library.list_briefings()
    need(any(each.template for each in all_briefings), "the library holds no template")
    need(not all(each.template for each in all_briefings), "the library holds no sample")
    for each in all_briefings:
        yield bench.workspace.briefings.make_from_template(each.id) if each.template else each


def try_checks(bench: Bench) -> str:
    """The checks run in the worker process; no sample has a finding that would stop an export."""
    count = 0
    for briefing in bench.workspace.library.list_briefings():
        if briefing.template or briefing.template_id:
            continue
        frozen = bench.workspace.findings.freeze(briefing.id, Audience.DELEGATION)
        found = bench.worker.do(FindTask(0, frozen, frozen, LANGUAGES, LANGUAGES[0]))
        assert isinstance(found, Found)
        stops = [each.check for each in found.findings if each.severity is Severity.BLOCK]
        need(not stops, f"“{briefing.slug}” could not be exported: {', '.join(stops)}")
        count += len(found.findings)
    return f"{count} findings"
