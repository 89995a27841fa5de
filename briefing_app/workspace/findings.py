"""What the checks find in a briefing before it is exported, and in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing_app.checks import CHECKS
from briefing_app.checks.say import say_finding
from briefing_app.checks.subject import FindMissing
from briefing_app.model.edition import Audience, Edition, Form
from briefing_app.model.finding import Finding, Severity
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.wording.catalogue import Catalogue
from briefing_app.workspace.desk import Desk, EditionReader
from briefing_app.workspace.press import find_in
from briefing_app.workspace.resolve import Frozen, freeze
from briefing_app.workspace.text_memory import TextMemory

_OF_HANDOUTS = ("internal_content",)


class FindingActions:
    """Runs the checks. `find_missing` is asked for only when they run, because it opens the fonts."""

    def __init__(
        self,
        desk: Desk,
        sentences: Callable[[], Catalogue],
        find_missing: Callable[[], FindMissing],
        assurances: Callable[[], Catalogue],
    ) -> None:
        self._desk = desk
        self._sentences = sentences
        self._find_missing = find_missing
        self._assurances = assurances
        self._memory = TextMemory()

    def find_findings(
        self,
        briefing_id: str,
        *,
        languages: Sequence[Language] = LANGUAGES,
        audience: Audience = Audience.DELEGATION,
        naming: Language = Language.EN,
    ) -> tuple[Finding, ...]:
        """All findings for one audience in these languages, what blocks first; things are named in `naming`."""
        whole = self.freeze(briefing_id, Audience.DELEGATION)
        shown = whole if audience is Audience.DELEGATION else self.freeze(briefing_id, audience)
        return self.find_in(whole, shown, languages, naming)

    def freeze(self, briefing_id: str, audience: Audience, *, with_pack: bool = False) -> Frozen:
        """The briefing as this audience gets it today."""
        library = self._desk.library
        briefing = library.get_briefing(briefing_id)
        return freeze(
            EditionReader(library), briefing, audience, self._desk.today(), with_pack=with_pack, memory=self._memory
        )

    def make_edition(self, frozen: Frozen, form: Form, language: Language) -> Edition:
        """The edition of a frozen briefing, as preview and printer show it: numbered as the next export."""
        number = self._desk.library.next_edition_number(frozen.briefing.id)
        return frozen.edition(form, language, number=number, memory=self._memory)

    def find_in(
        self, whole: Frozen, shown: Frozen, languages: Sequence[Language], naming: Language = Language.EN
    ) -> tuple[Finding, ...]:
        """The findings of a briefing that was frozen already, as the delegation and as this audience gets it."""
        return find_in(whole, shown, languages, naming, self._find_missing())

    def say(self, finding: Finding, language: Language) -> str:
        """The sentence of a finding."""
        return say_finding(finding, self._sentences(), self._desk.wording, language)

    def list_passed(
        self, findings: Sequence[Finding], language: Language, *, audience: Audience = Audience.DELEGATION
    ) -> tuple[str, ...]:
        """What the checks that found nothing have made sure of, one sentence each, in the order of the checks."""
        found = {each.check for each in findings}
        names = [each.name for each in CHECKS if each.name not in found]
        if audience is Audience.DELEGATION:
            names = [each for each in names if each not in _OF_HANDOUTS]
        return tuple(self._assurances().get(f"passed.{name}", language) for name in names)

    def say_severity(self, severity: Severity, language: Language) -> str:
        """What a severity is called."""
        return self._sentences().get(f"severity.{severity.value}", language)


def blocks_language(finding: Finding, language: Language) -> bool:
    """Whether this finding stops the export in a language: one of another language does not."""
    return finding.severity is Severity.BLOCK and finding.place.language in ("", language.value)
