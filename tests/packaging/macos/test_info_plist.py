"""The Info.plist says what macOS needs to know, and asks for nothing."""

import plistlib
import re

import pytest
from macos.info_plist import LANGUAGES, OLDEST_MACOS, WORDS, make_info, make_strings
from pyinstaller.contents import IDENTIFIER, PROGRAMS, TITLE
from windows.product import FILE_TYPES

from briefing_app import __version__
from tests.repo.scripts import ROOT

INFO = make_info()


def test_it_is_the_same_after_a_round_through_a_property_list() -> None:
    assert plistlib.loads(plistlib.dumps(INFO)) == INFO


def test_it_names_the_program_as_the_freezer_does() -> None:
    assert INFO["CFBundleIdentifier"] == IDENTIFIER
    assert INFO["CFBundleExecutable"] == PROGRAMS["darwin"]
    assert INFO["CFBundleName"] == TITLE
    assert (INFO["CFBundleShortVersionString"], INFO["CFBundleVersion"]) == (__version__, __version__)
    assert INFO["NSHighResolutionCapable"] is True


def test_every_document_type_has_a_declaration_with_the_suffixes_of_the_other_systems() -> None:
    documents, declarations = INFO["CFBundleDocumentTypes"], INFO["UTExportedTypeDeclarations"]
    assert isinstance(documents, list)
    assert isinstance(declarations, list)
    assert [each["LSItemContentTypes"] for each in documents] == [[each["UTTypeIdentifier"]] for each in declarations]
    tags = [each["UTTypeTagSpecification"] for each in declarations]
    assert [(f".{tag['public.filename-extension'][0]}", tag["public.mime-type"][0]) for tag in tags] == [
        (each.suffix, each.mime) for each in FILE_TYPES
    ]
    assert all(each["UTTypeIdentifier"].startswith(f"{IDENTIFIER}.") for each in declarations)
    assert all("public.data" in each["UTTypeConformsTo"] for each in declarations)


def test_it_asks_for_neither_the_network_nor_anything_behind_a_question() -> None:
    assert [key for key in INFO if key.endswith("UsageDescription") or "Network" in key or "Transport" in key] == []


def test_it_needs_the_macos_that_the_locks_are_tried_for() -> None:
    lock = (ROOT / "packaging" / "lock.py").read_text(encoding="utf-8")
    assert f'OLDEST_MACOS = "{OLDEST_MACOS}"' in lock
    assert INFO["LSMinimumSystemVersion"] == OLDEST_MACOS


@pytest.mark.parametrize("language", LANGUAGES)
def test_finder_is_told_everything_in_each_language(language: str) -> None:
    words = plistlib.loads(make_strings(language))
    assert words == WORDS[language]
    documents = INFO["CFBundleDocumentTypes"]
    assert isinstance(documents, list)
    assert {each["CFBundleTypeName"] for each in documents} <= words.keys()
    assert {"CFBundleDisplayName", "NSHumanReadableCopyright"} <= INFO.keys() & words.keys()
    assert all(re.search(r"[\u4e00-\u9fff]", text) for text in words.values()) == (language != "en")
    assert INFO["LSHasLocalizedDisplayName"] is True
    assert language in str(INFO["CFBundleLocalizations"])


def test_the_hardened_runtime_allows_two_things_only() -> None:
    entitlements = plistlib.loads((ROOT / "packaging" / "macos" / "entitlements.plist").read_bytes())
    assert entitlements == {
        "com.apple.security.cs.allow-unsigned-executable-memory": True,
        "com.apple.security.cs.disable-library-validation": True,
    }
