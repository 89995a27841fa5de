"""How files with the same headings were understood before; kept beside the history, for undo does not unlearn it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Final

from briefing_app.model.chart import Column, ColumnKind
from briefing_app.model.figure import Citation, CountNoun, Unit
from briefing_app.model.language import Language, LocalText
from briefing_app.store.editions import Settings
from briefing_app.workspace.importing.draft import Draft
from briefing_app.workspace.importing.guess import guess_title, read_around
from briefing_app.workspace.importing.mapping import ColumnUse, Mapping
from briefing_app.workspace.importing.target import FIELD_BY_NAME, Target

_NAME: Final = "imports"
_MOST: Final = 100
_UNREADABLE: Final = (KeyError, TypeError, ValueError, AttributeError)


class MappingMemory:
    """The newest mappings first, one for each set of headings and target."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def find(self, draft: Draft, target: Target | None = None) -> Mapping | None:
        """The mapping that was used last for these headings (and target), None where there was none.

        A file that is called differently does not go into the dataset that the last one went into.
        """
        for kept in self._kept() if draft.signature else ():
            if kept.get("headings") == draft.signature and target in (None, kept.get("target")):
                mapping = _decode(kept)
                if mapping and len(mapping.columns) == len(draft.headings):
                    title, around = guess_title(draft), read_around(draft)
                    mapping = replace(mapping, as_of=around.as_of)
                    if mapping.into and kept.get("named") == title.to_json():
                        return mapping  # whose note may have been edited since
                    return replace(mapping, title=title, into="", note=around.note)
        return None

    def keep(self, draft: Draft, mapping: Mapping, dataset_id: str, today: date) -> None:
        """Remember a mapping that was used, and the dataset that its rows went into."""
        if not draft.signature:
            return
        new = _encode(draft, replace(mapping, into=dataset_id), today)
        same = ("headings", "target")
        others = [each for each in self._kept() if any(each.get(name) != new[name] for name in same)]
        self._settings.set(_NAME, [new, *others][:_MOST])

    def forget(self, draft: Draft) -> None:
        """Forget all mappings for these headings."""
        kept = self._kept()
        others = [each for each in kept if each.get("headings") != draft.signature]
        if len(others) < len(kept):
            self._settings.set(_NAME, others)

    def _kept(self) -> list[dict[str, Any]]:
        kept = self._settings.find(_NAME)
        return [each for each in kept if isinstance(each, dict)] if isinstance(kept, list) else []


def _encode(draft: Draft, mapping: Mapping, today: date) -> dict[str, Any]:
    return {
        "headings": draft.signature,
        "target": mapping.target.value,
        "at": today.isoformat(),
        "language": mapping.language.value,
        "into": mapping.into,
        "named": guess_title(draft).to_json(),
        "title": mapping.title.to_json(),
        "sources": [[each.source_id, each.locator] for each in mapping.sources],
        "theme": mapping.theme,
        "columns": [_encode_use(each) for each in mapping.columns],
    }


def _encode_use(use: ColumnUse) -> Any:
    column = use.column
    if column is None:
        return use.field
    noun = column.noun
    return {
        "key": column.key,
        "label": column.label.to_json(),
        "kind": column.kind.value,
        "unit": column.unit.value,
        "scale": column.scale,
        "noun": [noun.one, noun.other, noun.zh_hant, noun.zh_hans] if noun else None,
        "language": use.language.value if use.language else None,
    }


def _decode(kept: dict[str, Any]) -> Mapping | None:
    """A mapping as it was kept; None for one that this version does not understand."""
    try:
        target = Target(kept["target"])
        uses = tuple(_decode_use(each, target) for each in kept["columns"])
        return Mapping(
            target,
            uses,
            Language(kept["language"]),
            into=str(kept["into"]),
            title=LocalText.from_json(kept["title"]),
            sources=tuple(Citation(str(id), str(locator)) for id, locator in kept["sources"]),
            theme=str(kept["theme"]),
            remembered=str(kept["at"]),
        )
    except _UNREADABLE:
        return None


def _decode_use(kept: Any, target: Target) -> ColumnUse:
    if isinstance(kept, str):
        return ColumnUse(kept if target is not Target.DATASET and kept in FIELD_BY_NAME[target] else "")
    noun = CountNoun(*map(str, kept["noun"])) if kept["noun"] else None
    label = LocalText.from_json(kept["label"])
    kind, unit = ColumnKind(kept["kind"]), Unit(kept["unit"])
    column = Column(str(kept["key"]), label, kind, unit, noun, int(kept["scale"]))
    return ColumnUse(column=column, language=Language(kept["language"]) if kept.get("language") else None)
