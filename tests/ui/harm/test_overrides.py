"""A mistake in a method that Qt calls is reported; it neither ends the process nor hangs it."""

import subprocess
import sys

import pytest

from tests.repo.scripts import ROOT

PROGRAM = """
import sys
import briefing_app.ui.start
from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QSize, QTimer, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QListView, QWidget

def fail():
    eval(sys.argv[1])

class Painted(QWidget):
    def resizeEvent(self, event):
        fail()

class Pressed(QAbstractButton):
    painted = 0
    def paintEvent(self, event):
        self.painted += 1

class Heard(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.User:
            fail()
        return False

class Listed(QAbstractListModel):
    def rowCount(self, parent=QModelIndex()):
        return 3
    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        fail()

application = QApplication([])
told = []
sys.excepthook = lambda kind, problem, trace: told.append(kind)
painted, heard, view, model = Painted(), Heard(), QListView(), Listed()
painted.installEventFilter(heard)
view.setModel(model)

button = Pressed()
button.show()

def mix():
    QApplication.postEvent(painted, QResizeEvent(QSize(9, 9), QSize(8, 8)))
    before = button.painted
    button.update()
    QApplication.processEvents()
    if button.painted == before:
        print("not painted")

def harm():
    for act in (
        mix,
        lambda: (painted.show(), painted.resize(300, 300)),
        lambda: QApplication.sendEvent(painted, QEvent(QEvent.Type.User)),
        lambda: (view.show(), view.grab()),
    ):
        try:
            act()
        except Exception as problem:
            told.append(type(problem))
    QTimer.singleShot(50, application.quit)

QTimer.singleShot(0, harm)
application.exec()
print(len(told) >= 4, {each.__name__ for each in told})
"""


@pytest.mark.parametrize(
    ("mistake", "kind"),
    [
        ("int('x')", "ValueError"),
        ("nothing", "NameError"),
        ("None.nothing", "AttributeError"),
        ("[].pop()", "IndexError"),
        ("(lambda: 0)(1)", "TypeError"),
        ("1/0", "ZeroDivisionError"),
    ],
)
def test_a_mistake_is_reported(mistake: str, kind: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, mistake], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == f"True {{'{kind}'}}"
