"""A control that has the keyboard is destroyed: the program goes on."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]

_PROGRAM = """
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from ui.theme import apply_theme
app = QApplication([])
apply_theme(app, "light", 1.0)
window = QWidget()
column = QVBoxLayout(window)
page = QWidget(window)
column.addWidget(page)
inner = QVBoxLayout(page)
inner.addWidget(QLineEdit(page))
window.show()
window.activateWindow()
assert QTest.qWaitForWindowActive(window)
page.findChild(QLineEdit).setFocus()
assert QApplication.focusWidget() is not None
del column, inner
page.deleteLater()
QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
print("went on")
"""


def test_a_control_with_the_keyboard_may_be_destroyed() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _PROGRAM], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stdout) == (0, "went on\n"), ended.stderr
