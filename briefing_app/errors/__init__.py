"""Everything a person is told when something cannot be done, as typed errors with a message key.

The core raises; `cli` and `ui` find the words in the reader's language under `resources/i18n/errors/`.
The English sentence is kept with the key, so that an error is readable even before any catalogue is loaded.
"""

from briefing_app.errors.base import (
    BriefingError,
    InputError,
)
from briefing_app.errors.content import (
    CancelledError,
    ChartDataError,
    NotFoundError,
    TypedDateError,
    TypedDateOrderError,
    TypedDateYearError,
    TypedNumberError,
    TypedSpanError,
    TypedUnitError,
)
from briefing_app.errors.files import (
    BlockedError,
    ClashError,
    ExportError,
    LeakError,
    OutputError,
    PackError,
    Problem,
    ProofError,
)
from briefing_app.errors.library import (
    DamagedError,
    FullError,
    LibraryError,
    LockedError,
    LostLibraryError,
    MissingLibraryError,
    NotOursError,
    ReadOnlyError,
    TooNewError,
)
from briefing_app.errors.phrase import (
    ENGLISH,
    Listing,
    Phrase,
    Value,
    list_uses,
    name_kind,
    to_value,
)
from briefing_app.errors.system import (
    say_system,
)

__all__ = [
    "ENGLISH",
    "BlockedError",
    "BriefingError",
    "CancelledError",
    "ChartDataError",
    "ClashError",
    "DamagedError",
    "ExportError",
    "FullError",
    "InputError",
    "LeakError",
    "LibraryError",
    "Listing",
    "LockedError",
    "LostLibraryError",
    "MissingLibraryError",
    "NotFoundError",
    "NotOursError",
    "OutputError",
    "PackError",
    "Phrase",
    "Problem",
    "ProofError",
    "ReadOnlyError",
    "TooNewError",
    "TypedDateError",
    "TypedDateOrderError",
    "TypedDateYearError",
    "TypedNumberError",
    "TypedSpanError",
    "TypedUnitError",
    "Value",
    "list_uses",
    "name_kind",
    "say_system",
    "to_value",
]
