"""Going to a field changes nothing in it, by whatever way one goes there."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFormLayout, QWidget

from cme_desktop.description.record_type import RecordType
from cme_desktop.registry import REGISTRY
from cme_desktop.standing_records.child import CHILD
from tests.ui.forms.conftest import Officer, OpenForm
from tests.ui.forms.kinds import KINDS
from ui.editors import Editor
from ui.forms.field_row import FieldLabel

_ALT = Qt.KeyboardModifier.AltModifier
_TAB, _BACKTAB = Qt.Key.Key_Tab, Qt.Key.Key_Backtab
ALL = [*REGISTRY, KINDS]


@pytest.fixture(params=ALL, ids=lambda kind: kind.key)
def officer(request: pytest.FixtureRequest, open_form: OpenForm) -> Officer:
    """Before the empty form of each type, with the fields that are shown for some records only."""
    officer: Officer = open_form(request.param)
    form = officer.form.findChild(QFormLayout)
    assert isinstance(form, QFormLayout)
    for label in officer.form.findChildren(FieldLabel):
        form.setRowVisible(label, True)
    return officer


def labels(officer: Officer) -> Iterator[FieldLabel]:
    """The labels on the form."""
    for label in officer.form.findChildren(FieldLabel):
        if label.isVisible():
            yield label


def letter_of(label: FieldLabel) -> Qt.Key | None:
    after = label.text().replace("&&", "").partition("&")[2]
    return Qt.Key(ord(after[0].upper())) if after else None


def editor_at(part: QWidget | None) -> Editor | None:
    """The editor of the form that a part of it belongs to; of cells, the rows they stand in."""
    found = None
    while part is not None:
        found = part if isinstance(part, Editor) else found
        part = part.parentWidget()
    return found


def test_alt_and_its_letter(officer: Officer) -> None:
    untouched = officer.form.draft.to_json()
    gone_to = 0
    for label in labels(officer):
        if (letter := letter_of(label)) is None:
            continue
        alt(officer, letter)
        assert editor_at(QApplication.focusWidget()) is label.editor, label.text()
        assert officer.form.draft.to_json() == untouched, label.text()
        gone_to += 1
    assert gone_to
    assert not officer.form.draft.dirty


def test_alt_and_a_letter_or_figure_that_no_field_has(officer: Officer) -> None:
    """Whoever takes the wrong one stays where they are, and nothing is written there."""
    letters = {letter_of(label) for label in labels(officer)}
    keys = [Qt.Key(ord(sign)) for sign in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"]
    nobodys = next(key for key in keys if key not in letters)
    untouched = officer.form.draft.to_json()
    for editor in officer.form.findChildren(Editor):
        officer.form.focus_field(editor.path)
        QTest.keyClick(officer.at(), nobodys, _ALT)
        assert officer.form.draft.to_json() == untouched, editor.path


def test_tab_and_shift_tab(officer: Officer) -> None:
    untouched = officer.form.draft.to_json()
    count = len(officer.form.findChildren(Editor)) * 6
    officer.form.take_focus()
    for key in (_TAB, _BACKTAB):
        for _ in range(count):
            QTest.keyClick(officer.at(), key)
    assert officer.form.draft.to_json() == untouched


def test_the_mouse_on_labels_and_its_wheel_on_everything(officer: Officer) -> None:
    untouched = officer.form.draft.to_json()
    for label in labels(officer):
        click(label)
    for editor in officer.form.findChildren(Editor):
        officer.form.focus_field(editor.path)
        for part in (editor.target(), *editor.target().findChildren(QWidget)):
            turn_wheel(part)
    assert officer.form.draft.to_json() == untouched


def alt(officer: Officer, letter: Qt.Key) -> None:
    """Press Alt and a letter, and wait: a button that is pressed by them acts a tenth of a second later."""
    QTest.keyClick(officer.window, letter, _ALT)
    come_up(officer)


def come_up(officer: Officer) -> None:
    """Wait until no button is down."""
    while any(button.isDown() for button in officer.form.findChildren(QAbstractButton)):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def click(on: QWidget) -> None:
    """Press and let go; unlike that of QTest it may come to nothing."""
    middle, left = QPointF(on.rect().center()), Qt.MouseButton.LeftButton
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        event = QMouseEvent(kind, middle, on.mapToGlobal(middle), left, left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(on, event)


def turn_wheel(over: QWidget) -> None:
    middle = QPointF(over.rect().center())
    turned = QWheelEvent(
        middle, over.mapToGlobal(middle), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(over, turned)


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.key)
def test_going_from_answer_to_answer(kind: RecordType, open_form: OpenForm) -> None:  # type: ignore[type-arg]
    """What has been answered is left as it was answered, by letter and by Tab."""
    officer = open_form(kind)
    answered = [label for label in labels(officer) if label.editor.field.kind == "yes-no"]
    for label in answered:
        officer.form.focus_field(label.editor.path)
        officer.types("n")
    filled = officer.form.draft.to_json()
    for label in labels(officer):
        if (letter := letter_of(label)) is not None:
            alt(officer, letter)
    assert officer.form.draft.to_json() == filled


def test_n_typed_at_once_after_the_letter_answers_no(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    (label,) = (label for label in labels(officer) if label.editor is officer.form.editor("kept"))
    letter = letter_of(label)
    assert letter is not None
    QTest.keyClick(officer.window, letter, _ALT)
    officer.types("n")
    come_up(officer)
    assert officer.form.draft.entry("kept").value is False


def test_a_letter_puts_no_row_among_the_rows(open_form: OpenForm) -> None:
    """A button that a label leads to would be pressed."""
    officer = open_form(CHILD)
    for label in labels(officer):
        if (letter := letter_of(label)) is not None:
            alt(officer, letter)
    assert not any(officer.form.draft.rows.values())
