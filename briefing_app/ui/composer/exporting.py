"""From the composer to the export dialog and back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from briefing_app.ui.export.dialog import ExportDialog
from briefing_app.ui.export.flow import ExportFlow, ExportRequest
from briefing_app.ui.files import choose_folder, show_folder
from briefing_app.ui.preview.pane import PreviewPane
from briefing_app.ui.room import Room
from briefing_app.workspace.export import ExportResult


def open_export(room: Room, parent: QWidget, preview: PreviewPane) -> ExportDialog | None:
    """Open the dialog for what is previewed; None where there is nothing."""
    briefing = preview.briefing
    if briefing is None:
        return None
    say, notices = room.look.say, room.notices

    def make_flow(request: ExportRequest) -> ExportFlow:
        return ExportFlow(request, room.core, room.service, room.sentences, room.look.language)

    def exported(result: ExportResult, folder: Path) -> None:
        room.settings.export_folder = folder
        notices.tell(say("export.done", n=len(result.files)), say("export.show"), lambda: show_folder(folder))
        if result.blocked:
            reasons = [room.core.findings.say(each, room.look.language) for each in result.blocked[:3]]
            notices.warn("warn", " ".join([say("export.left_out"), *reasons]))

    dialog = ExportDialog(
        room.look,
        briefing,
        preview.choice,
        room.settings.export_folder,
        make_flow,
        lambda widget, folder, then: choose_folder(widget, say("export.choose"), folder, then),
        parent.window(),
    )
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.exported.connect(exported)
    dialog.open()
    return dialog
