"""What a page shows when there is nothing to list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.theme import GROUP_GAP, set_icon, set_role
from ui.widgets.words import Words

_LINE = 420  # about 60 characters of prose, in px


class EmptyState(QWidget):
    """One sentence, and the one button that helps."""

    acted = Signal()
    """The button was pressed."""

    def __init__(self, icon: str, sentence: str, button: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        picture = QLabel()
        set_icon(picture, icon, "border", 40)
        words = Words(sentence)
        set_role(words, "muted")
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setMaximumWidth(_LINE)
        column = QVBoxLayout(self)
        column.setSpacing(GROUP_GAP)
        column.addStretch(2)
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(words, 100)
        line.addStretch(1)
        column.addLayout(line)
        if button:
            press = QPushButton(button)
            press.clicked.connect(self.acted)
            column.addWidget(press, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.setAccessibleName(sentence)
