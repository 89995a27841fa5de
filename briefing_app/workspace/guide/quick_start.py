"""The first page of the guide on paper: two to four sides of A4, made as every other PDF of the program."""

from __future__ import annotations

import hashlib
import io
from datetime import date

from briefing_app import __version__
from briefing_app.document.frame import find_words
from briefing_app.document.tree import (
    Align,
    AnyNode,
    Bullets,
    Document,
    Panel,
    PanelKind,
    Section,
    Span,
    Spans,
    SpanStyle,
    Table,
    TableCell,
)
from briefing_app.document.tree import Heading as HeadingNode
from briefing_app.document.tree import Paragraph as ParagraphNode
from briefing_app.document.tree import Picture as PictureNode
from briefing_app.model.edition import Asset, Audience, Form
from briefing_app.model.language import Language
from briefing_app.pdf import write_pdf
from briefing_app.workspace.guide.blocks import Block, Grid, Heading, Items, Paragraph, Picture, RunKind, Runs
from briefing_app.workspace.guide.pages import Guide
from briefing_app.workspace.guide.words import GuideWords
from briefing_app.workspace.resources import Resources

PAGE = "start"
_NAME = "Hetao Briefing"
_NAMES = {Language.EN: _NAME, Language.HANT: "河套簡報", Language.HANS: "河套简报"}
_STYLES = {
    RunKind.STRONG: SpanStyle.STRONG,
    RunKind.SAID: SpanStyle.STRONG,
    RunKind.KEYS: SpanStyle.STRONG,
    RunKind.LINK: SpanStyle.STRONG,
}


def make_quick_start(resources: Resources, language: Language, day: date) -> bytes:
    """The PDF; the same day gives the same bytes.

    Args:
        resources: Of the program.
        language: Of the document.
        day: On which it is made.
    """
    words = GuideWords((resources.catalogue("ui"), resources.checks), language)
    guide = Guide(resources.folder / "help", language, words, {})
    target = io.BytesIO()
    write_pdf(compose_quick_start(guide, resources, language, day), target, fonts=resources.fonts, icc=resources.icc)
    return target.getvalue()


def compose_quick_start(guide: Guide, resources: Resources, language: Language, day: date) -> Document:
    """The first page of the guide as a tree: its title, and all that stands on it."""
    page = guide.get_page(PAGE)
    name = _NAMES[language]
    nodes = tuple(_convert(block, guide) for block in page.blocks)
    return Document(
        form=Form.FULL,
        language=language,
        audience=Audience.DELEGATION,
        title=f"{name}{'：' if language.chinese else ': '}{page.title}",
        subject=page.title,
        author=_NAME,
        today=day,
        words=find_words(resources.wording, language),
        running_title=name,
        footer=f"{name} {__version__}",
        sections=(Section(page.title, PAGE, nodes),),
    )


def _convert(block: Block, guide: Guide) -> AnyNode:
    match block:
        case Heading():
            return HeadingNode(spans=_spans(block.runs), level=block.level)
        case Paragraph():
            words = ParagraphNode(spans=_spans(block.runs))
            return Panel(kind=PanelKind.NOTICE, label="", body=(words,)) if block.note else words
        case Items():
            return Bullets(items=tuple(_spans(each) for each in block.items), ordered=block.ordered)
        case Grid():
            rows = tuple(
                tuple(TableCell(_spans(cell), head=at == 0) for at, cell in enumerate(row)) for row in block.rows
            )
            aligns = (Align.LEFT,) * len(block.head)
            return Table(head=tuple(_spans(each) for each in block.head), rows=rows, aligns=aligns)
        case Picture():
            return PictureNode(
                asset=_load_picture(block.name, guide), alt=block.caption, caption=(Span(block.caption),)
            )
    raise ValueError(f"“{block.name}” cannot be printed")


def _spans(runs: Runs) -> Spans:
    """Links lead to pages that are not printed, so that their words are all that is left of them."""
    return tuple(Span(run.text, _STYLES.get(run.kind, SpanStyle.PLAIN)) for run in runs)


def _load_picture(name: str, guide: Guide) -> Asset:
    """A picture of the guide."""
    data = guide.get_picture(name).read_bytes()
    return Asset(hashlib.sha256(data).hexdigest(), "image/png", data, name)
