"""What every form shares: title, marking, page edge, cover lines and the words that the writer places."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.document.context import Context
from briefing_app.document.texts import capital, paragraphs
from briefing_app.document.tree import Attachment, Bullets, Cover, Logo, Paragraph, Words
from briefing_app.model.language import Language
from briefing_app.model.partial_date import PartialDate
from briefing_app.wording.dates import print_date_range
from briefing_app.wording.printed import Wording
from briefing_app.wording.widths import measure_text

LONGEST_ON_COVER = 1_500
"""Of a purpose, in the widths of Latin letters."""


def words(context: Context) -> Words:
    """The words that only the writer knows where to put."""
    return find_words(context.wording, context.language)


def find_words(wording: Wording, language: Language) -> Words:
    """The same for a document that is of no edition."""
    raw = wording.words.entry_text

    def text(key: str) -> str:
        return raw(key, language)

    return Words(
        contents=text("label.contents"),
        page_of=text("page.of"),
        continued=text("label.continued"),
        dropped_one=text("notice.dropped_one"),
        dropped_other=text("notice.dropped_other"),
        dropped_separator=text("punctuation.list"),
        count_of=text("notice.count_of"),
        cited_on=capital(text("label.cited_on")),
        page_separator=text("punctuation.list"),
        go_to=text("link.go_to"),
        open_address=text("link.open_address"),
        missing_glyph=text("text.missing_glyph"),
    )


def marking(context: Context) -> str:
    """The marking of each page. A hand-out carries none: what it holds may be used freely."""
    return context.name(context.edition.briefing.marking) if context.internal_shown else ""


def occasion_date(context: Context) -> str:
    """The date or dates of the occasion; empty where the briefing has none."""
    briefing = context.edition.briefing
    if briefing.starts is None:
        return ""
    if briefing.ends is None or briefing.ends == briefing.starts:
        return context.wording.print_date(briefing.starts, context.language)
    return print_date_range(briefing.starts, briefing.ends, context.language)


def cover_lines(context: Context) -> tuple[tuple[str, str], ...]:
    """Label and value of what the cover says; lines without a value are left out."""
    edition = context.edition
    briefing = edition.briefing
    today = context.wording.print_date(PartialDate.of(edition.today), context.language)
    lines = (
        ("label.occasion", context.name(briefing.occasion)),
        ("label.date", occasion_date(context)),
        ("label.place", context.name(briefing.place)),
        ("label.audience", context.name(briefing.readers) if context.internal_shown else ""),
        ("label.edition", context.word("cover.edition", number=edition.number, date=today)),
    )
    return tuple((context.word(key), value) for key, value in lines if value)


def logo(context: Context) -> Logo | None:
    """The logo of the first page; None without one, or when the library no longer holds it."""
    briefing = context.edition.briefing
    asset = context.edition.assets.get(briefing.logo)
    if asset is None:
        return None
    name = context.name(briefing.organisation)
    return Logo(asset, context.word("text.logo_of", name=name) if name else context.word("text.logo"))


def cover(context: Context) -> Cover:
    """The first page of the full briefing."""
    briefing = context.edition.briefing
    return Cover(
        title=context.name(briefing.title),
        subtitle=context.word(f"audience.{context.edition.audience.value}"),
        lines=cover_lines(context),
        organisation=context.name(briefing.organisation),
        logo=logo(context),
        purpose=() if is_purpose_long(context) else purpose(context),
    )


def purpose(context: Context) -> tuple[Paragraph | Bullets, ...]:
    """What the briefing is for. What a delegation wants to achieve is not for the eyes of those it meets."""
    text = context.edition.briefing.purpose
    return paragraphs(context, text) if text and context.internal_shown else ()


def is_purpose_long(context: Context) -> bool:
    """Whether the purpose takes more room than a cover has; it is then a section of its own."""
    return measure_text(context.name(context.edition.briefing.purpose)) > LONGEST_ON_COVER


def footer(context: Context) -> str:
    """The small print at the foot: when the facts were put together."""
    today = context.wording.print_date(PartialDate.of(context.edition.today), context.language)
    return context.word("footer.prepared", date=today)


def keywords(context: Context) -> tuple[str, ...]:
    """What the document is filed under: the themes of its content, then the tags of its cards and charts."""
    edition = context.edition
    themes = sorted(edition.themes.values(), key=lambda theme: theme.order)
    tagged = (
        *(each.tags for each in edition.cards.values()),
        *(each.tags for each in edition.charts.values()),
        *(each.tags for each in edition.datasets.values()),
    )
    tags = sorted({tag for tags in tagged for tag in tags})
    return tuple(dict.fromkeys((*(context.name(theme.name) for theme in themes), *tags)))


@dataclass(frozen=True, slots=True)
class Frame:
    """The fields of a document that do not depend on its form."""

    title: str
    subject: str
    author: str
    marking: str
    running_title: str
    footer: str
    keywords: tuple[str, ...]
    words: Words


def frame(context: Context) -> Frame:
    """Put the shared fields together."""
    briefing = context.edition.briefing
    title = context.name(briefing.title)
    return Frame(
        title=title,
        subject=context.word(f"form.{context.edition.form.value}"),
        author=context.name(briefing.organisation),
        marking=marking(context),
        running_title=title,
        footer=footer(context),
        keywords=keywords(context),
        words=words(context),
    )


def attachments(context: Context) -> tuple[Attachment, ...]:
    """The data of the charts, then the briefing itself as a pack."""
    found = list(context.attachments)
    if context.edition.pack:
        found.append(
            Attachment(
                name=f"{context.edition.briefing.slug}.hetaopack",
                data=context.edition.pack,
                media_type="application/zip",
                relationship="Source",
                description=context.word("attachment.pack"),
            )
        )
    return tuple(found)
