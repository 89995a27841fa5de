"""The entries of the menu Help: dialogs that say something, loaded when they are opened."""

from __future__ import annotations

from briefing_app.ui.page import Commands
from briefing_app.ui.shell.frame import Frame


def list_help(frame: Frame) -> Commands:
    """What the menu Help can do, with or without a library."""
    return {
        "shortcuts": lambda: _show_shortcuts(frame),
        "recent": lambda: _show_recent(frame),
        "doctor": lambda: _show_doctor(frame),
        "problem": lambda: _show_problem(frame),
        "licences": lambda: _show_licences(frame),
        "about": lambda: _show_about(frame),
    }


def _show_shortcuts(frame: Frame) -> None:
    from briefing_app.ui.dialogs.shortcuts import ShortcutsDialog

    ShortcutsDialog(frame.look, frame).open()


def _show_recent(frame: Frame) -> None:
    from briefing_app.ui.dialogs.recent import RecentDialog

    RecentDialog(frame.look, frame.notices.recent, frame).open()


def _show_doctor(frame: Frame) -> None:
    from briefing_app.ui.dialogs.show import show_doctor

    show_doctor(frame.look, frame.library_path, frame)


def _show_problem(frame: Frame) -> None:
    from briefing_app.ui.dialogs.problem import ProblemDialog
    from briefing_app.ui.shell.problem_text import write_report

    frame.stage.keep()
    report = write_report(frame, frame.places)
    ProblemDialog(frame.look, report, frame.settings.export_folder, frame.sentences.say_phrase, frame).open()


def _show_licences(frame: Frame) -> None:
    from briefing_app.ui.dialogs.show import show_licences

    show_licences(frame.look, frame.wardrobe.resources_dir, frame)


def _show_about(frame: Frame) -> None:
    from briefing_app.ui.dialogs.show import show_about

    show_about(frame.look, frame.library_path, frame)
