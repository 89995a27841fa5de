"""The bill of materials: everything in a frozen program as a CycloneDX 1.6 document."""

from __future__ import annotations

import argparse
import json
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from evidence.bundle import read_bundle
from evidence.inventory import Work, find_site, take_stock
from kit import DIST, find_epoch, read_version, say
from pyinstaller.contents import name_bundle

_SPACE = uuid.UUID(
    "5c1a4a0e-7a0b-5f5e-9b0a-6f5b0c3a2d11"
)  # serial numbers are made from it and the contents; never change it


def make_sbom(works: Sequence[Work], version: str, epoch: int) -> dict[str, object]:
    """Return the document; equal works give equal documents.

    Args:
        works: Everything that is carried.
        version: Of the program.
        epoch: Unix time of the build (`SOURCE_DATE_EPOCH`).
    """
    root = f"pkg:generic/hetao-briefing@{version}"
    refs = {each.name: each.purl for each in works}
    document: dict[str, object] = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application",
                "bom-ref": root,
                "name": "Hetao Briefing",
                "version": version,
                "licenses": [{"expression": "MIT"}],
                "purl": root,
            },
        },
        "components": [_describe(each) for each in works],
        "dependencies": [
            {"ref": root, "dependsOn": sorted(each.purl for each in works if not each.inside)},
            *(
                {"ref": each.purl, "dependsOn": sorted(part.purl for part in works if part.inside == each.name)}
                for each in works
                if any(part.inside == each.name for part in works)
            ),
        ],
    }
    if len(set(refs.values())) != len(works):
        raise ValueError("two works have one package URL")
    document["serialNumber"] = f"urn:uuid:{uuid.uuid5(_SPACE, json.dumps(document, sort_keys=True))}"
    return document


def _describe(work: Work) -> dict[str, object]:
    described: dict[str, object] = {"type": "library", "bom-ref": work.purl, "name": work.name}
    if work.version:
        described["version"] = work.version
    if "LicenseRef-" in work.licence and " " not in work.licence:
        described["licenses"] = [{"license": {"name": work.licence.removeprefix("LicenseRef-").replace("-", " ")}}]
    else:
        described["licenses"] = [{"expression": work.licence}]
    described["purl"] = work.purl
    if work.home:
        described["externalReferences"] = [{"type": "distribution", "url": work.home}]
    return described


def main(arguments: Sequence[str]) -> int:
    """Write the bill of materials of a frozen program."""
    parser = argparse.ArgumentParser(prog="dev.py build sbom", description=__doc__)
    parser.add_argument("--bundle", type=Path, default=DIST / name_bundle(), help="the frozen program")
    parser.add_argument(
        "--site", type=Path, default=find_site(), help="where the libraries lie with which it was frozen"
    )
    parser.add_argument("--output", type=Path, default=DIST / "sbom.cdx.json", help="the file to write")
    chosen = parser.parse_args(arguments)
    works = take_stock(read_bundle(chosen.bundle), chosen.site)
    document = make_sbom(works, read_version(), find_epoch())
    chosen.output.write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")
    say(f"{chosen.output}: {len(works)} components")
    return 0
