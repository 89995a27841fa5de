"""What a person is told when the engine cannot make a document."""

from __future__ import annotations

from briefing_app.errors import ExportError


class FontFileError(ExportError):
    """A font of the product is missing or unreadable."""

    key = "error.export.font"
    english = "Nothing was exported because the font “{path}” is missing or damaged; install the program again."


class PictureError(ExportError):
    """A picture is not a PNG or JPEG that can be decoded, or it is unreasonably large."""

    key = "error.export.picture"
    english = "The picture cannot be used ({why}); choose another PNG or JPEG picture."


class LinkTargetError(ExportError):
    """A link points to a place in the document that does not exist."""

    key = "error.export.link"
    english = (
        "Nothing was exported because a link points to “{target}”, which is not in the document; please report this."
    )
