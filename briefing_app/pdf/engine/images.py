"""Pictures: JPEG passes through, everything else becomes compressed RGB on white, at most a sensible number of pixels."""

from __future__ import annotations

import hashlib
import io
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from briefing_app.errors import Phrase
from briefing_app.pdf.engine.errors import PictureError

_MOST_PIXELS: Final = 40_000_000


class Picture:
    """A decoded picture, ready to be written; `width` and `height` in pixels.

    Raises:
        PictureError: not a PNG or JPEG, damaged, or larger than 40 million pixels.
    """

    __slots__ = ("data", "digest", "entries", "height", "width")

    def __init__(self, data: bytes) -> None:
        try:
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
                self.width, self.height = image.size
                turned = image.getexif().get(0x0112, 1) > 1
                if self.width * self.height > _MOST_PIXELS:
                    raise PictureError(why=Phrase("picture.pixels", most=_MOST_PIXELS // 1_000_000))
                plain_jpeg = image.format == "JPEG" and image.mode in {"RGB", "L"} and not turned
                if plain_jpeg:
                    image.load()
                    self.data = data
                    space = b"/DeviceRGB" if image.mode == "RGB" else b"/DeviceGray"
                    self.entries = self._describe(space) + b"/Filter/DCTDecode"
                else:
                    upright = _flatten(ImageOps.exif_transpose(image) if turned else image)
                    self.width, self.height = upright.size
                    self.data = upright.tobytes()
                    self.entries = self._describe(b"/DeviceRGB")
        except PictureError:
            raise
        except Image.DecompressionBombError as error:
            raise PictureError(why=Phrase("picture.large")) from error
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
            raise PictureError(why=Phrase("picture.broken")) from error
        self.digest = hashlib.sha256(self.entries + self.data).hexdigest()[:16]

    def _describe(self, space: bytes) -> bytes:
        return b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace%s" % (
            self.width,
            self.height,
            space,
        )

    @property
    def compressed(self) -> bool:
        """Whether the data are compressed already (JPEG)."""
        return b"/DCTDecode" in self.entries


def _flatten(image: Image.Image) -> Image.Image:
    """RGB pixels; what is transparent shows white paper."""
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        layer = image.convert("RGBA")
        paper = Image.new("RGBA", layer.size, (255, 255, 255, 255))
        return Image.alpha_composite(paper, layer).convert("RGB")
    return image.convert("RGB")
