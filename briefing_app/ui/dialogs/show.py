"""Opens the dialogs that only say something."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from briefing_app import __version__
from briefing_app.ui.dialogs.doctor import DoctorDialog
from briefing_app.ui.dialogs.report import ReportDialog
from briefing_app.ui.look import Look

_BUG = "bug"


def show_about(look: Look, library: Path, parent: QWidget) -> ReportDialog:
    """Version, library and licences."""
    say = look.say
    sentence, details = say("about.sentence", version=__version__), say("about.details", library=library)
    return _open(ReportDialog(look, say("about.title"), say("app.name"), sentence, details, parent))


def show_licences(look: Look, resources_dir: Path, parent: QWidget) -> ReportDialog:
    """What the program is made of and under which terms, with every text that it carries.

    A frozen program carries all it is made of, and the notices about it (packaging/evidence/notices.py); otherwise the
    libraries are installed beside it with their own texts, and it carries fonts and icons.
    """
    say = look.say
    notices = resources_dir / "licences" / "THIRD-PARTY-NOTICES.txt"
    if notices.is_file():
        texts = [say("dialogs.licences.carried"), notices.read_text(encoding="utf-8")]
    else:
        files = [*sorted((resources_dir / "fonts" / "licences").glob("*.txt")), resources_dir / "icons" / "LICENSE.txt"]
        texts = [f"{each.stem}\n\n{each.read_text(encoding='utf-8')}" for each in files]
    details = "\n\n\n".join([say("dialogs.licences.list"), *texts])
    title = say("dialogs.licences")
    return _open(ReportDialog(look, title, title, say("dialogs.licences.sentence"), details, parent))


def show_doctor(look: Look, library: Path, parent: QWidget) -> ReportDialog:
    """The doctor's report, once it is there."""
    return _open(DoctorDialog(look, library, parent))


def show_bug(look: Look, details: str, parent: QWidget, report: Callable[[], object]) -> ReportDialog:
    """A fault of ours, with the details to copy; one at a time, since a fault may come again with each repaint.

    Args:
        look: Fonts, words and colours.
        details: Where in the program it was; nothing of what somebody wrote.
        parent: The window.
        report: Opens the report of a problem, in which the fault stands as well.
    """
    open_already = parent.findChild(ReportDialog, _BUG)
    if open_already is not None:
        return open_already
    say = look.say
    dialog = ReportDialog(look, say("bug.title"), say("bug.title"), say("bug.text"), details, parent)
    dialog.setObjectName(_BUG)
    dialog.offer("lifebuoy", say("dialogs.problem"), report)
    return _open(dialog)


def _open(dialog: ReportDialog) -> ReportDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
