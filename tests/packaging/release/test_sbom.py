"""The bill of materials is valid CycloneDX 1.6, whole, and the same for the same program."""

import json
from dataclasses import replace
from importlib.resources import files

import pytest
from evidence.inventory import Work
from evidence.sbom import make_sbom
from jsonschema import Draft7Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

from tests.packaging.release.test_notices import WORKS

PUBLIC = Work("old", "", "LicenseRef-Public-Domain", "", "pkg:generic/old", (("old", "free"),))


def read_schema(name: str) -> object:
    text = (files("cyclonedx.schema") / "_res" / name).read_text(encoding="utf-8")
    return json.loads(text)


def test_it_keeps_to_the_schema() -> None:
    names = ("bom-1.6.SNAPSHOT.schema.json", "spdx.SNAPSHOT.schema.json", "jsf-0.82.SNAPSHOT.schema.json")
    schemas = [read_schema(name) for name in names]
    registry: Registry[object] = Registry().with_resources(
        (resource.id() or "", resource) for resource in (Resource.from_contents(each, DRAFT7) for each in schemas)
    )
    document = make_sbom((*WORKS, PUBLIC), "0.9", 1_767_225_600)
    validator = Draft7Validator(schemas[0], registry=registry)  # type: ignore[arg-type] # a schema read from a file
    assert [error.message for error in validator.iter_errors(document)] == []
    assert list(validator.iter_errors({**document, "specVersion": 7})) != []


def test_every_work_is_in_it_and_hangs_on_what_carries_it() -> None:
    document = make_sbom(WORKS, "0.9", 0)
    components, dependencies = document["components"], document["dependencies"]
    assert isinstance(components, list)
    assert isinstance(dependencies, list)
    assert [(each["name"], each["version"], each["purl"]) for each in components] == [
        (each.name, each.version, each.purl) for each in WORKS
    ]
    graph = {each["ref"]: each["dependsOn"] for each in dependencies}
    assert graph == {
        "pkg:generic/hetao-briefing@0.9": ["pkg:generic/glass@2", "pkg:pypi/window@6.9.3"],
        "pkg:pypi/window@6.9.3": ["pkg:generic/qt@6.9.3"],
    }


def test_the_same_program_gives_the_same_document_and_another_a_new_number() -> None:
    first = make_sbom(WORKS, "0.9", 1_767_225_600)
    assert first == make_sbom(WORKS, "0.9", 1_767_225_600)
    assert str(first["serialNumber"]).startswith("urn:uuid:")
    assert first["serialNumber"] != make_sbom(WORKS[1:], "0.9", 1_767_225_600)["serialNumber"]
    metadata = first["metadata"]
    assert isinstance(metadata, dict)
    assert metadata["timestamp"] == "2026-01-01T00:00:00Z"


def test_terms_without_an_spdx_name_are_named_in_words() -> None:
    components = make_sbom((PUBLIC,), "0.9", 0)["components"]
    assert isinstance(components, list)
    assert components[0]["licenses"] == [{"license": {"name": "Public Domain"}}]
    assert "version" not in components[0]


def test_two_works_with_one_address_are_noticed() -> None:
    with pytest.raises(ValueError, match="one package URL"):
        make_sbom((WORKS[0], replace(WORKS[1], purl=WORKS[0].purl)), "0.9", 0)
