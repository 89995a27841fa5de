"""The pictures of the guide show the window as it is now."""

from tests.ui.help.make import run_pictures


def test_the_pictures_are_those_of_today() -> None:
    """Where this fails after a change that was looked at: `python3 dev.py help`."""
    done = run_pictures("compare")
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert "3 passed" in done.stdout
