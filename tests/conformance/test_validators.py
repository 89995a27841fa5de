"""Every file passes PDF/UA-1 and PDF/A-3a; files spoiled on purpose do not, so that passing means something."""

from __future__ import annotations

import re

import page
import pytest

from tests.conformance.exports import KEYS, Exported, Shelf

PROFILES = {"PDF/UA-1": page.ValidationProfile.PDF_UA_1, "PDF/A-3a": page.ValidationProfile.PDF_A_3A}

# What is spoiled, and which of the profiles must notice. A replacement is as long as what it replaces.
SPOILED = [
    (rb"/MarkInfo <</Marked true>>", b"/MxrkInfo <</Marked true>>", {"PDF/UA-1", "PDF/A-3a"}),
    (rb"/OutputIntents", b"/OxtputIntents", {"PDF/A-3a"}),
    (rb"/AFRelationship/Data", b"/AFRelxtionship/Data", {"PDF/A-3a"}),
    (rb"<pdfaid:part>3", b"<pdfaid:part>1", {"PDF/A-3a"}),
    (rb"<pdfuaid:part>1", b"<pdfuaid:part>9", {"PDF/UA-1"}),
    (rb"/ToUnicode", b"/TxUnicode", {"PDF/A-3a"}),
    (rb"/DisplayDocTitle true", b"/DisplayDocTitle fals", {"PDF/UA-1"}),
    (rb"/StructTreeRoot", b"/StrxctTreeRoot", {"PDF/UA-1", "PDF/A-3a"}),
]


def find_failures(data: bytes, profile: str) -> list[str]:
    report = page.validate_pdf_bytes(data, profile=PROFILES[profile])
    failures = [f"{each.rule_id}: {each.message}" for each in report.failures]
    assert report.is_compliant == (not failures)
    return failures


@pytest.mark.parametrize("profile", PROFILES)
def test_the_file_conforms(exported: Exported, profile: str) -> None:
    assert find_failures(exported.data, profile) == []


@pytest.mark.parametrize(("pattern", "replacement", "noticed_by"), SPOILED)
def test_a_spoiled_file_does_not(shelf: Shelf, pattern: bytes, replacement: bytes, noticed_by: set[str]) -> None:
    data = shelf.get(KEYS[0]).data
    spoiled = re.sub(pattern, replacement, data)
    assert spoiled != data, "the control must change something"
    assert {profile for profile in PROFILES if find_failures(spoiled, profile)} >= noticed_by
