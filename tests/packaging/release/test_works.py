"""The table of works is whole, and every library the program is pinned to may be shipped."""

import re

import pytest
from evidence.debian import find_packages
from evidence.inventory import find_site
from evidence.libraries import read_libraries
from evidence.spdx import choose
from evidence.works import LICENCES, TEXTS, read_table

from tests.repo.scripts import ROOT

TABLE = read_table()
LIBRARIES = read_libraries(find_site())
PINNED = set(
    re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements" / "runtime.txt").read_text(encoding="utf-8"), re.MULTILINE)
)
NOT_CARRIED = {"pip"}  # sqlite-utils asks for it, the freezer leaves it out


@pytest.mark.parametrize("name", sorted((PINNED & LIBRARIES.keys()) - NOT_CARRIED))
def test_every_pinned_library_may_be_shipped_and_has_its_texts(name: str) -> None:
    library, note = LIBRARIES[name], TABLE.libraries.get(name)
    assert choose(note.licence if note else library.licence)
    assert library.texts or (note and note.texts)


def test_nearly_all_that_is_pinned_was_looked_at() -> None:
    assert len(PINNED & LIBRARIES.keys()) > 35


def test_no_note_is_about_a_library_nobody_pins() -> None:
    assert set(TABLE.libraries) - PINNED == {"pyinstaller"}


@pytest.mark.parametrize("work", TABLE.works, ids=lambda work: work.name)
def test_every_work_may_be_shipped_and_has_its_texts(work: object) -> None:
    each = next(item for item in TABLE.works if item is work)
    assert choose(each.licence)
    assert each.home.startswith("https://")
    assert all(len((TEXTS / text).read_text(encoding="utf-8")) > 300 for text in each.texts)
    assert all(list(ROOT.glob(text)) for text in each.own_texts)
    assert each.texts or each.own_texts or each.library_texts or each.inside
    assert each.always or each.inside or each.files
    if each.inside:
        known = {*TABLE.libraries, *PINNED, *(other.name for other in TABLE.works[: TABLE.works.index(each)])}
        assert each.inside in known


def test_every_licence_of_the_systems_libraries_is_allowed() -> None:
    for pattern, licence in TABLE.host.items():
        re.compile(pattern)
        assert choose(licence), pattern
    assert TABLE.find_host_licence("libxcb-cursor0") == "MIT"
    assert TABLE.find_host_licence("libreadline8") is None


def test_every_text_is_asked_for() -> None:
    told = (LICENCES / "works.toml").read_text(encoding="utf-8")
    common = set(re.findall(r"[\w.-]+", " ".join(choose(each) for each in TABLE.host.values())))
    unused = [each.name for each in TEXTS.iterdir() if f'"{each.name}"' not in told and each.stem not in common]
    assert unused == []


def test_a_library_of_no_package_stays_unknown() -> None:
    assert find_packages(["nobody-has-this.so.77"]) == ((), ("nobody-has-this.so.77",))
    assert find_packages([]) == ((), ())
