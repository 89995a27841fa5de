"""Briefing → frozen editions: the last step that may look into the library (DESIGN §4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID, uuid5

from briefing_app.formats.pack import Pack, build_zip
from briefing_app.model.briefing import Briefing
from briefing_app.model.content import Content, PackManifest
from briefing_app.model.edition import Audience, Edition, Form, Quoted
from briefing_app.model.glossary import Term
from briefing_app.model.language import Language, LocalText
from briefing_app.workspace.closure import Reader, collect
from briefing_app.workspace.quote import quote_figures
from briefing_app.workspace.redact import redact
from briefing_app.workspace.text_memory import TextMemory


@dataclass(frozen=True, slots=True)
class Frozen:
    """A briefing and all it needs for one audience on one day; every form and language is made from it.

    `pack` is empty where none was asked for (the preview attaches nothing). `template` is what the briefing was made from, for
    the checks alone: empty if that is gone, and in what the other side gets.
    """

    briefing: Briefing
    content: Content
    audience: Audience
    today: date
    figures: Mapping[str, Quoted]
    pack: bytes = b""
    template: Briefing | None = None

    def with_pack(self) -> Frozen:
        """The same with its pack, which takes a while; asks no library, so any thread may do it."""
        if self.pack:
            return self
        return replace(self, pack=build_zip(Pack(briefing_manifest(self.briefing, self.audience), self.content)))

    def edition(
        self,
        form: Form,
        language: Language,
        *,
        number: int = 1,
        show_staleness: bool = False,
        memory: TextMemory | None = None,
    ) -> Edition:
        """The edition that one export prints; `memory` spares looking through texts that were looked through before."""
        content = self.content
        return Edition(
            briefing=self.briefing,
            form=form,
            language=language,
            audience=self.audience,
            today=self.today,
            number=number,
            cards={each.id: each for each in content.cards},
            figures=self.figures,
            charts={each.id: each for each in content.charts},
            datasets={each.id: each for each in content.datasets},
            sources={each.id: each for each in content.sources},
            themes={each.slug: each for each in content.themes},
            assets={each.id: each for each in content.assets},
            glossary=_terms_in(self, language, memory or TextMemory()),
            show_staleness=show_staleness,
            pack=self.pack,
        )


def freeze_handout(whole: Frozen) -> Frozen:
    """What the other side gets of a briefing that was frozen for the delegation, at the same moment; asks no library."""
    content, briefing = redact(whole.content, whole.briefing)
    return Frozen(briefing, content, Audience.HANDOUT, whole.today, quote_figures(content.figures, whole.today))


def freeze(
    reader: Reader,
    briefing: Briefing,
    audience: Audience,
    today: date,
    *,
    with_pack: bool = True,
    memory: TextMemory | None = None,
) -> Frozen:
    """Read all that a briefing needs, once, and take out what this audience may not see."""
    template = reader.find_briefing(briefing.template_id) if briefing.template_id else None
    content = collect(reader, [briefing], memory)
    if audience is Audience.HANDOUT:
        content, briefing = redact(content, briefing)
        template = None
    frozen = Frozen(briefing, content, audience, today, quote_figures(content.figures, today), template=template)
    return frozen.with_pack() if with_pack else frozen


def briefing_manifest(briefing: Briefing, audience: Audience) -> PackManifest:
    """The manifest of a briefing's own pack; the same briefing and audience always give the same id."""
    return PackManifest(
        id=str(uuid5(UUID(briefing.id), f"pack/{audience.value}")),
        title=briefing.title,
        partial=audience is Audience.HANDOUT,
    )


def _terms_in(frozen: Frozen, language: Language, memory: TextMemory) -> tuple[Term, ...]:
    """The glossary terms that the texts name which are printed in this language."""
    sections = tuple(replace(each, guidance=LocalText()) for each in frozen.briefing.sections)
    briefing = replace(frozen.briefing, sections=sections, description=LocalText())
    content = frozen.content
    texts = (briefing, content.cards, content.charts, content.datasets, content.figures, content.sources)
    return memory.find_printed_terms(content.glossary, language, *texts)
