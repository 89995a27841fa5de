"""The program's icon as each system wants it, drawn from resources/icons/program/app.svg."""

from __future__ import annotations

import io
import os
from pathlib import Path

from kit import ROOT, read_version
from macos.icns import KINDS, make_icns

MARK = ROOT / "resources" / "icons" / "program" / "app.svg"
LINUX_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
_WINDOWS_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)

_VERSION_RESOURCE = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0x0, OS=0x40004, fileType=0x1, subtype=0x0),
  kids=[
    StringFileInfo([StringTable("040904B0", [
      StringStruct("CompanyName", "Hetao Briefing contributors"),
      StringStruct("FileDescription", "Hetao Briefing"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("InternalName", "HetaoBriefing"),
      StringStruct("LegalCopyright", "Hetao Briefing contributors, MIT licence"),
      StringStruct("OriginalFilename", "HetaoBriefing.exe"),
      StringStruct("ProductName", "Hetao Briefing"),
      StringStruct("ProductVersion", "{version}"),
    ])]),
    VarFileInfo([VarStruct("Translation", [0x0409, 1200])]),
  ],
)
"""


def draw_mark(size: int) -> bytes:
    """The mark as a PNG of `size` × `size` pixels."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(MARK)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def make_ico() -> bytes:
    """The icon of Windows: one file with every size, each drawn for itself."""
    from PIL import Image

    pictures = [Image.open(io.BytesIO(draw_mark(size))) for size in _WINDOWS_SIZES]
    target = io.BytesIO()
    sizes = [(size, size) for size in _WINDOWS_SIZES]
    pictures[-1].save(target, "ICO", sizes=sizes, append_images=pictures[:-1])
    return target.getvalue()


def make_version_resource(version: str) -> str:
    """What Windows shows of the program under Properties, as PyInstaller reads it; a version has up to four numbers."""
    numbers = [int(each) for each in version.split(".") if each.isdecimal()][:4]
    return _VERSION_RESOURCE.format(numbers=tuple(numbers + [0] * (4 - len(numbers))), version=version)


def make_art(folder: Path) -> None:
    """Write app-SIZE.png, app.ico, app.icns and version.txt into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for size in LINUX_SIZES:
        (folder / f"app-{size}.png").write_bytes(draw_mark(size))
    (folder / "app.ico").write_bytes(make_ico())
    (folder / "app.icns").write_bytes(make_icns({size: draw_mark(size) for size in KINDS}))
    (folder / "version.txt").write_text(make_version_resource(read_version()), encoding="utf-8")
