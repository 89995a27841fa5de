"""Charts for screen and clipboard: frozen, sent through a pipe, drawn; internal things stay with us."""

from __future__ import annotations

import io
import pickle
import subprocess
import sys
from dataclasses import replace
from datetime import date
from multiprocessing import Pipe
from pathlib import Path
from threading import Thread

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from briefing_app.charts.frames import Frame, PictureKind
from briefing_app.charts.sheet import MARGIN
from briefing_app.errors import ChartDataError, InputError, NotFoundError
from briefing_app.model.chart import Cell
from briefing_app.model.edition import Audience
from briefing_app.model.figure import Release
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.paths import resources_dir
from briefing_app.workspace import Workspace
from briefing_app.workspace.worker import (
    Answer,
    ChartDrawn,
    ChartTask,
    Failed,
    PictureMade,
    PictureTask,
    Ready,
    SheetTask,
    StopTask,
    Task,
    serve,
)


@pytest.fixture
def chart_id(workspace: Workspace) -> str:
    return workspace.library.resolve_ref("chart", "hospitals")


def ask(*tasks: Task) -> list[Answer]:
    """What a worker answers; in a thread, through a real pipe."""
    near, far = Pipe()
    thread = Thread(target=serve, args=(far, resources_dir()), daemon=True)
    thread.start()
    answers: list[Answer] = []
    assert isinstance(near.recv(), Ready)
    for task in tasks:
        near.send(task)
        answers.append(near.recv())
    near.send(StopTask())
    thread.join(20)
    near.close()
    return answers


def test_a_frozen_chart_holds_what_its_drawing_needs_and_no_more(workspace: Workspace, chart_id: str) -> None:
    frozen = workspace.charts.freeze_chart(chart_id, Language.EN)
    assert frozen.chart == workspace.library.get_chart(chart_id)
    assert frozen.dataset.slug == "hospitals"
    assert list(frozen.figures) == ["first_batch"]
    assert [each.slug for each in frozen.sources.values()] == ["note"]
    assert pickle.loads(pickle.dumps(frozen)) == frozen


def test_the_other_side_gets_no_internal_value_note_or_chart(workspace: Workspace, chart_id: str) -> None:
    id = workspace.library.resolve_ref("figure", "first_batch")
    figure = workspace.library.get_figure(id)
    secret = replace(figure.observations[0], release=Release.INTERNAL)
    workspace.figures.update_observation(id, 0, secret)
    ours = workspace.charts.freeze_chart(chart_id, Language.EN)
    theirs = workspace.charts.freeze_chart(chart_id, Language.EN, Audience.HANDOUT)
    assert ours.figures["first_batch"].observation == secret
    assert "first_batch" not in theirs.figures
    assert theirs.dataset.rows[0][1].missing
    assert ours.dataset.tags
    assert not theirs.dataset.tags
    workspace.data.update_chart(replace(ours.chart, release=Release.INTERNAL))
    assert workspace.charts.freeze_chart(chart_id, Language.EN).chart.release is Release.INTERNAL
    with pytest.raises(InputError, match="internal"):
        workspace.charts.freeze_chart(chart_id, Language.EN, Audience.HANDOUT)
    with pytest.raises(NotFoundError):
        workspace.charts.freeze_chart("none", Language.EN)


def test_a_worker_draws_charts_and_pictures(workspace: Workspace, chart_id: str) -> None:
    freeze = workspace.charts.freeze_chart
    drawings = [ChartTask(n, freeze(chart_id, each), 320.0) for n, each in enumerate(LANGUAGES)]
    high = ChartTask(7, freeze(chart_id, Language.EN), 320.0, 500.0)
    pictures = [
        PictureTask(8 + at, freeze(chart_id, Language.HANT), 320.0, dpi) for at, dpi in enumerate((144.0, 600.0))
    ]
    narrow = ChartTask(10, freeze(chart_id, Language.EN), 20.0)
    *drawn, tall, coarse, fine, refused = ask(*drawings, high, *pictures, narrow)
    for number, (answer, language) in enumerate(zip(drawn, LANGUAGES, strict=True)):
        assert isinstance(answer, ChartDrawn)
        assert (answer.number, answer.chart.width_pt) == (number, 320.0)
        assert answer.chart.title == workspace.library.get_chart(chart_id).title.get(language)
        assert any(each.text in ("5", "5間醫院", "5家医院") for each in answer.chart.scene.labels)
        assert answer.chart.alt
        assert "A note" in answer.chart.source_note
    assert isinstance(tall, ChartDrawn)
    assert tall.chart.height_pt == 500.0
    assert len({each.chart.key for each in (*drawn, tall) if isinstance(each, ChartDrawn)}) == 4
    assert isinstance(coarse, PictureMade)
    with Image.open(io.BytesIO(coarse.data)) as image:
        assert image.format == "PNG"
        assert image.width == 1920  # never less than a screen
    assert isinstance(fine, PictureMade)
    with Image.open(io.BytesIO(fine.data)) as image:
        assert image.width == round((320 + 2 * MARGIN) * 600 / 72)
    assert isinstance(refused, Failed)
    assert refused.key == "error.input.chart.narrow"


def test_a_chart_is_laid_out_for_each_frame_with_its_words(workspace: Workspace, chart_id: str) -> None:
    frozen = workspace.charts.freeze_chart(chart_id, Language.EN)
    answers = ask(*(SheetTask(at, frozen, frame) for at, frame in enumerate(Frame)))
    widths = {}
    for frame, answer in zip(Frame, answers, strict=True):
        assert isinstance(answer, ChartDrawn)
        widths[frame] = answer.chart.width_pt
        words = [each.text for each in answer.chart.scene.labels]
        assert frozen.chart.title.en in words
        assert any("A note" in each for each in words)
        assert answer.chart.alt
    assert widths[Frame.HALF] < widths[Frame.SLIDE] < widths[Frame.FULL]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chart_becomes_a_pdf_of_its_own(workspace: Workspace, chart_id: str, language: Language) -> None:
    frozen = workspace.charts.freeze_chart(chart_id, language)
    task = PictureTask(1, frozen, kind=PictureKind.PDF, frame=Frame.HALF, day=date(2026, 3, 1))
    first, again = ask(task, task)
    assert isinstance(first, PictureMade)
    assert isinstance(again, PictureMade)
    assert first.data == again.data
    title = frozen.chart.title.get(language)
    with pikepdf.open(io.BytesIO(first.data)) as pdf:
        assert len(pdf.pages) == 1
        assert pdf.docinfo["/Title"] == title
        assert list(pdf.attachments) == ["hospitals.csv"]
        assert "/XObject" not in pdf.pages[0].Resources or not pdf.pages[0].images
        tags = [str(each.S) for each in pdf.Root.StructTreeRoot.K[0].K]
        assert tags[0] == "/H1"
        assert tags.count("/Figure") == 1
        figure = next(each for each in pdf.Root.StructTreeRoot.K[0].K if each.S == "/Figure")
        assert str(figure.Alt) == frozen.chart.alt.get(language)
    pages = pypdfium2.PdfDocument(first.data)
    text = pages[0].get_textpage().get_text_bounded()
    pages.close()
    assert "".join(text.split()).startswith("".join(title.split()))


def test_a_chart_becomes_lines_that_need_no_font(workspace: Workspace, chart_id: str) -> None:
    frozen = workspace.charts.freeze_chart(chart_id, Language.HANS)
    (made,) = ask(PictureTask(1, frozen, kind=PictureKind.SVG, frame=Frame.FULL))
    assert isinstance(made, PictureMade)
    assert made.data.startswith(b"<?xml")
    assert frozen.chart.title.zh_hans in made.data.decode()
    assert b"<text" not in made.data


def test_an_edited_chart_is_drawn_before_it_is_kept(workspace: Workspace, chart_id: str) -> None:
    chart = replace(workspace.library.get_chart(chart_id), title=LocalText("Not kept"))
    frozen = workspace.charts.freeze_chart(chart_id, Language.EN, edited=chart)
    assert frozen.chart.title.en == "Not kept"
    assert workspace.library.get_chart(chart_id).title.en == "Hospitals"


def test_laying_out_charts_loads_no_matplotlib() -> None:
    program = (
        "import sys, briefing_app.charts.drawing, briefing_app.charts.sheet, briefing_app.workspace.worker, "
        "briefing_app.workspace.chart_views; print(*({'matplotlib', 'reportlab'} & set(sys.modules)))"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr


def test_a_table_of_thousands_of_rows_is_refused_before_it_is_read(
    workspace: Workspace, chart_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    chart = workspace.library.get_chart(chart_id)
    width = len(workspace.tables.get_table(chart.dataset_id).dataset.columns)
    workspace.tables.insert_rows(chart.dataset_id, 0, [(Cell(),) * width] * 3_000)

    def read(*_: object) -> None:
        raise AssertionError("the rows were read")

    monkeypatch.setattr(type(workspace.library), "list_datasets", read)
    monkeypatch.setattr(type(workspace.library), "get_dataset", read)
    with pytest.raises(ChartDataError, match="30"):
        workspace.charts.freeze_chart(chart_id, Language.EN)
