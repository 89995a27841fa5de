"""What a pack calls its parts: the id of every slug, figure key and id, by kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID, uuid5

KINDS: Final[Mapping[str, str]] = {
    "sources": "source",
    "figures": "figure",
    "datasets": "dataset",
    "charts": "chart",
    "cards": "card",
    "glossary": "term",
    "briefings": "briefing",
}


def derive_id(parent: str, name: str) -> str:
    """The id of something that brings none: the same name under the same parent id gives the same UUID (version 5)."""
    return str(uuid5(UUID(parent), name))


def entity_id(manifest_id: str, kind: str, entity: Mapping[str, Any]) -> str:
    """The id that an entity of a pack has or gets; `kind` is a value of `KINDS`."""
    if given := entity.get("id"):
        return str(given).lower()
    return derive_id(manifest_id, f"{kind}/{handle_of(kind, entity)}")


def handle_of(kind: str, entity: Mapping[str, Any]) -> str:
    """The readable name that others refer to it by: the key of a figure, the slug of everything else."""
    return str(entity["key" if kind == "figure" else "slug"])


@dataclass(frozen=True, slots=True)
class Index:
    """Ids by kind and by any name that a reference may use."""

    by_name: Mapping[str, Mapping[str, str]]
    entities: Mapping[str, Mapping[str, Mapping[str, Any]]] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> Index:
        """Index a pack JSON that the schema has allowed; of two that share a name the first is kept."""
        manifest_id = document["manifest"]["id"].lower()
        by_name: dict[str, dict[str, str]] = {}
        entities: dict[str, dict[str, Mapping[str, Any]]] = {}
        for part, kind in KINDS.items():
            names = by_name.setdefault(kind, {})
            found = entities.setdefault(kind, {})
            for entity in document.get(part, ()):
                id = entity_id(manifest_id, kind, entity)
                names.setdefault(handle_of(kind, entity), id)
                names.setdefault(id, id)
                found.setdefault(id, entity)
        return cls(by_name, entities)

    def find_id(self, kind: str, name: str) -> str | None:
        """The id that a slug, key or id of this kind means."""
        names = self.by_name[kind]
        return names.get(name) or names.get(name.lower())

    def get_id(self, kind: str, name: str) -> str:
        """Like `find_id` where the references were checked; KeyError otherwise."""
        found = self.find_id(kind, name)
        if found is None:
            raise KeyError((kind, name))
        return found

    def find_entity(self, kind: str, name: str) -> Mapping[str, Any] | None:
        """The JSON object that a slug, key or id of this kind means."""
        return self.entities[kind].get(self.find_id(kind, name) or "")
