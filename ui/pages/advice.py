"""What the law says of the decision being made, as parts of the pane beside a form."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from cme_desktop.issues import warn
from cme_desktop.services.guidance import Advice
from ui.editors.issue_line import IssueLine
from ui.pages.parts import LinkLine
from ui.shell.places import Place, file_or_record
from ui.theme import GAP, set_kind, set_role
from ui.told import tell
from ui.widgets import Words


def advice_parts(type: str, advice: Iterable[Advice], going: Callable[[Place], None]) -> Iterator[QWidget]:
    """A line for each; what tells of another record of the type leads there."""
    for one in advice:
        if one.record is not None:
            line = LinkLine(one.text, one.remark)
            line.clicked.connect(partial(_go, going, type, one.record))
            yield line
        else:
            yield from _said(one)


def _go(going: Callable[[Place], None], type: str, record: int, _checked: bool = False) -> None:
    going(file_or_record(type, record))


def _said(one: Advice) -> Iterator[QWidget]:
    """The sentence, a warning if it is grave; its source unfolds."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GAP)
    row.addWidget(_warning(one.text, holder) if one.grave else _words(one.text), 1)
    yield holder
    if not one.remark:
        return
    why = _words(one.remark)
    set_role(why, "hint")
    why.hide()
    button = QPushButton("why")
    button.setCheckable(True)
    tell(button).opens = True
    button.setAccessibleName(f"Why: {one.text}")
    set_kind(button, "link")
    button.toggled.connect(why.setVisible)
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    yield why


def _warning(text: str, holder: QWidget) -> IssueLine:
    line = IssueLine(holder)  # shown before it has a parent, it would be a window
    line.show_issue(warn("", text))
    return line


def _words(text: str) -> QLabel:
    label = Words(text)
    label.setWordWrap(True)
    return label
