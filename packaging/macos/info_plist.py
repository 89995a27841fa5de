"""What the Info.plist of Hetao Briefing.app says, shared by the freezer's spec, the checks and the tests."""

import plistlib

from kit import read_version

NAME = "Hetao Briefing"
EXECUTABLE = "HetaoBriefing"
ICON = "app.icns"
IDENTIFIER = "org.hetao-briefing.HetaoBriefing"
OLDEST_MACOS = "12.0"  # the newest that every pinned library still runs on; wheels.py checks it
LANGUAGES = {"en": "en", "zh-Hant": "zh_Hant", "zh-Hans": "zh_Hans"}  # as Apple names them, as our files do

LIBRARY_TYPE = f"{IDENTIFIER}.library"
PACK_TYPE = f"{IDENTIFIER}.pack"
LIBRARY_SUFFIX, LIBRARY_MIME = "briefing", "application/vnd.hetao-briefing.library"
PACK_SUFFIX, PACK_MIME = "hbpack", "application/vnd.hetao-briefing.pack"

# What Finder, the Dock and “Get Info” say in each language.
WORDS = {
    "en": {
        "CFBundleDisplayName": NAME,
        "NSHumanReadableCopyright": "© 2026 Hetao Briefing contributors. MIT licence.",
        "Hetao Briefing library": "Hetao Briefing library",
        "Hetao Briefing pack": "Hetao Briefing pack",
    },
    "zh-Hant": {
        "CFBundleDisplayName": "河套簡報",
        "NSHumanReadableCopyright": "© 2026 Hetao Briefing contributors。MIT授權條款。",
        "Hetao Briefing library": "河套簡報資料庫",
        "Hetao Briefing pack": "河套簡報資料包",
    },
    "zh-Hans": {
        "CFBundleDisplayName": "河套简报",
        "NSHumanReadableCopyright": "© 2026 Hetao Briefing contributors。MIT许可。",
        "Hetao Briefing library": "河套简报资料库",
        "Hetao Briefing pack": "河套简报资料包",
    },
}


def make_info() -> dict[str, object]:
    """Return the Info.plist of the program as Python values.

    There is deliberately no key that asks for the network, the camera, contacts or any other thing behind a question.
    """
    version = read_version()
    return {
        "CFBundleDevelopmentRegion": "en",
        "CFBundleDisplayName": NAME,
        "CFBundleDocumentTypes": [
            _document(LIBRARY_TYPE, "Hetao Briefing library", role="Editor"),
            _document(PACK_TYPE, "Hetao Briefing pack", role="Viewer"),
        ],
        "CFBundleExecutable": EXECUTABLE,
        "CFBundleIconFile": ICON,
        "CFBundleIdentifier": IDENTIFIER,
        "CFBundleInfoDictionaryVersion": "6.0",
        "CFBundleLocalizations": list(LANGUAGES),
        "CFBundleName": NAME,
        "CFBundlePackageType": "APPL",
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "LSApplicationCategoryType": "public.app-category.business",
        "LSHasLocalizedDisplayName": True,
        "LSMinimumSystemVersion": OLDEST_MACOS,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": WORDS["en"]["NSHumanReadableCopyright"],
        "NSPrincipalClass": "NSApplication",
        "NSSupportsAutomaticGraphicsSwitching": True,
        "UTExportedTypeDeclarations": [
            _declaration(LIBRARY_TYPE, "Hetao Briefing library", LIBRARY_SUFFIX, LIBRARY_MIME, ["public.database"]),
            _declaration(PACK_TYPE, "Hetao Briefing pack", PACK_SUFFIX, PACK_MIME, ["public.zip-archive"]),
        ],
    }


def make_strings(language: str) -> bytes:
    """Return the InfoPlist.strings of one language (`en`, `zh-Hant`, `zh-Hans`), in the form of a property list."""
    return plistlib.dumps(WORDS[language], sort_keys=True)


def _document(kind: str, name: str, *, role: str) -> dict[str, object]:
    return {
        "CFBundleTypeName": name,
        "CFBundleTypeRole": role,
        "CFBundleTypeIconFile": ICON,
        "LSHandlerRank": "Owner",
        "LSItemContentTypes": [kind],
    }


def _declaration(kind: str, name: str, suffix: str, mime: str, conforms_to: list[str]) -> dict[str, object]:
    return {
        "UTTypeConformsTo": [*conforms_to, "public.data"],
        "UTTypeDescription": name,
        "UTTypeIconFile": ICON,
        "UTTypeIdentifier": kind,
        "UTTypeTagSpecification": {"public.filename-extension": [suffix], "public.mime-type": [mime]},
    }
