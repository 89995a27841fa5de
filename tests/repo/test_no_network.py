"""Neither window nor export opens a socket that leads out of the computer."""

import os
import subprocess
import sys
import threading
from pathlib import Path

from tests.repo.scripts import ROOT

# Python's own sockets end the program; those of Qt, which Python does not see, are looked for in the tables of the kernel.
GUARD = """
import sys
def refuse(event, arguments):
    local = event == "socket.__new__" and arguments[1] == 1  # a pipe of this computer, as to the worker
    if event.startswith("socket.") and not local:
        sys.stderr.write(f"TOUCHED {event} {arguments}\\n")
        sys.stderr.flush()
        import os
        os._exit(66)
sys.addaudithook(refuse)
"""
WINDOW = """
from PySide6.QtCore import QTimer
from briefing_app.ui import start
from briefing_app import app
show = start.MainWindow.show
def look(window):
    print("open", flush=True)
    window.start_service()
    QTimer.singleShot(3000, window.close)
def show_and_look(window):
    window.settled.connect(lambda: look(window))
    show(window)
start.MainWindow.show = show_and_look
sys.exit(app.run(sys.argv[1:]))
"""
COMMAND = """
from briefing_app.app import run
sys.exit(run(sys.argv[1:]))
"""
_TABLES = ("tcp", "tcp6", "udp", "udp6", "raw", "raw6")


def find_sockets(process: int) -> list[str]:
    """Sockets to a network of a process and of those it started; needs Linux."""
    family = [process]
    for each in family:
        for task in Path(f"/proc/{each}/task").glob("*/children"):
            family += map(int, task.read_text().split())
    held = set()
    for each in family:
        for link in Path(f"/proc/{each}/fd").glob("*"):
            try:
                held.add(str(link.readlink()))
            except OSError:  # closed meanwhile
                continue
    tables = [path for table in _TABLES if (path := Path(f"/proc/net/{table}")).exists()]
    rows = [line for path in tables for line in path.read_text().splitlines()]
    return [line for line in rows if len(parts := line.split()) > 9 and f"socket:[{parts[9]}]" in held]


def start(program: str, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", GUARD + program, *arguments],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip


def test_the_guard_sees_sockets() -> None:
    with start("import socket; socket.socket()") as process:
        assert process.wait() == 66
    if not sys.platform.startswith("linux"):
        return
    listening = "from PySide6.QtNetwork import QTcpServer; s = QTcpServer(); s.listen(); print(1, flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", listening], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "1\n"
        assert len(find_sockets(process.pid)) == 1
        process.kill()


def test_a_start_opens_no_network(own_library: Path, tmp_path: Path) -> None:
    made = start(COMMAND, "list", "cards", "--library", str(own_library), "--json")
    made.communicate()
    assert made.returncode == 0
    with start(WINDOW, "--library", str(own_library), "--data-folder", str(tmp_path / "data")) as window:
        assert window.stdout is not None
        opened = window.stdout.readline()
        seen: list[str] = []
        while window.poll() is None:
            if sys.platform.startswith("linux"):
                seen += find_sockets(window.pid)
            threading.Event().wait(0.05)
        assert window.stderr is not None
        said = window.stderr.read()
        assert (opened, window.returncode, seen) == ("open\n", 0, []), said


def test_an_export_opens_no_network(own_library: Path, tmp_path: Path) -> None:
    arguments = ("export", "delegation-visit-sample", "--output", str(tmp_path / "out"), "--library", str(own_library))
    done = start(COMMAND, *arguments)
    _, said = done.communicate()
    assert done.returncode == 0, said
    assert "TOUCHED" not in said
    assert len(list((tmp_path / "out").rglob("*.pdf"))) == 1
