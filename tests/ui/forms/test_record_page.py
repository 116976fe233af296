"""The page: what is outstanding, saving, refusing, and two officers at one record."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import combinations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cme_desktop.drafts import Draft
from cme_desktop.fields import Reading
from cme_desktop.issues import outstanding
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION, SchoolEnquiry, TenDayNotification
from tests.ui.forms.conftest import TODAY, Officer
from tests.ui.forms.listed import ListedLookups
from ui.forms.outstanding import Outstanding
from ui.forms.record_page import RecordPage
from ui.theme import LIGHT, apply_theme
from ui.widgets import Chip

_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier

Opened = tuple[RecordPage, Officer]


@pytest.fixture
def open_page(qtbot: QtBot, on_screen: Callable[[QWidget], None]) -> Callable[..., Opened]:
    def open_one(base: TenDayNotification | None = None, side: QWidget | None = None) -> Opened:
        draft = Draft(TEN_DAY_NOTIFICATION, Reading(TODAY), base, {1: "Okafor, Ada", 11: "Ashdown"})
        page = RecordPage(draft, ListedLookups())
        if side is not None:
            page.put_beside(side)
        on_screen(page)
        return page, Officer(qtbot, page.form, page)

    return open_one


OpenPage = Callable[..., Opened]


def _saved() -> TenDayNotification:
    return TenDayNotification(
        id=5,
        reference="TDN-2026-0412",
        version=1,
        child=1,
        school=11,
        received_on=date(2026, 11, 17),
        first_absent_on=date(2026, 11, 3),
        sender="The office",
        school_enquiries=[SchoolEnquiry(id=1, check="letter")],
    )


def test_what_is_outstanding_is_named_and_leads_there(open_page: OpenPage) -> None:
    page, officer = open_page(_saved())
    assert page.outstanding.summary() == "5 things outstanding:"
    words = [link.text() for link in page.outstanding.links()]
    assert words == ["Codes used", "Last seen", "Safety concern for visits", "Screened", "and 1 more"]
    page.outstanding.links()[1].click()
    assert officer.is_at() == "Last seen"
    officer.types("5/11").tabs()
    assert page.outstanding.summary() == "4 things outstanding:"
    assert "Last seen" not in [link.text() for link in page.outstanding.links()]


class Counted(QObject):
    """Counts events of some kinds, whoever gets them."""

    def __init__(self, *kinds: QEvent.Type) -> None:
        super().__init__()
        self._kinds = kinds
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in self._kinds:
            self.seen.append(f"{event.type().name} of {type(watched).__name__}")
        return False


def test_a_letter_that_changes_nothing_has_nothing_laid_out_anew(
    open_page: OpenPage, qapp: QApplication
) -> None:
    _, officer = open_page()
    officer.go_to("received_on").types("1")
    for _ in range(4):  # until the page, just opened, is laid out
        qapp.processEvents()
    counted = Counted(QEvent.Type.LayoutRequest, QEvent.Type.Polish)
    qapp.installEventFilter(counted)
    officer.types("2/")
    qapp.processEvents()
    qapp.removeEventFilter(counted)
    assert counted.seen == []


def test_other_links_have_nothing_laid_out_around_them(open_page: OpenPage, qapp: QApplication) -> None:
    page, officer = open_page()
    officer.go_to("received_on").types("12/")
    for _ in range(4):
        qapp.processEvents()
    before = [link.text() for link in page.outstanding.links()]
    counted = Counted(QEvent.Type.LayoutRequest)
    qapp.installEventFilter(counted)
    officer.types("1")
    for _ in range(4):  # one for each part that might hand it on to the next
        qapp.processEvents()
    qapp.removeEventFilter(counted)
    assert [link.text() for link in page.outstanding.links()] != before
    assert "LayoutRequest of RecordPage" not in counted.seen
    assert _stand_apart(page.outstanding)


def test_what_is_understood_has_nothing_laid_out_around_it(open_page: OpenPage, qapp: QApplication) -> None:
    page, officer = open_page()
    page.resize(1200, 800)
    officer.go_to("received_on").types("12/1")
    for _ in range(4):
        qapp.processEvents()
    editor = page.form.editor("received_on")
    before = editor.echo()
    counted = Counted(QEvent.Type.LayoutRequest)
    qapp.installEventFilter(counted)
    officer.types("0")
    for _ in range(4):  # one for each part that might hand it on to the next
        qapp.processEvents()
    qapp.removeEventFilter(counted)
    assert before != editor.echo() > ""
    assert set(counted.seen) <= {"LayoutRequest of EchoBeside", "LayoutRequest of Outstanding"}
    assert _shown_words(page, editor.echo()).width() >= _shown_words(page, editor.echo()).sizeHint().width()


def _shown_words(page: RecordPage, text: str) -> QLabel:
    (words,) = (one for one in page.findChildren(QLabel) if one.text() == text and one.isVisible())
    return words


def test_in_larger_text_the_links_stand_apart(open_page: OpenPage, qapp: QApplication) -> None:
    page, _ = open_page()
    for _ in range(4):
        qapp.processEvents()
    small = page.outstanding.links()[0].width()
    apply_theme(qapp, "light", 1.5)
    for _ in range(4):
        qapp.processEvents()
    assert page.outstanding.links()[0].width() > small
    assert _stand_apart(page.outstanding)


def _stand_apart(line: Outstanding) -> bool:
    """Whether each link has the room that it wants, within the line, and no two of them the same."""
    places = [link.geometry() for link in line.links()]
    return (
        all(link.width() == link.sizeHint().width() for link in line.links())
        and all(line.rect().contains(place) for place in places)
        and not any(one.intersects(other) for one, other in combinations(places, 2))
    )


class Behind(QWidget):
    """What a page stands on."""


def test_nothing_is_painted_behind_a_page(qtbot: QtBot, on_screen: Callable[[QWidget], None]) -> None:
    ground = Behind()
    page = RecordPage(Draft(TEN_DAY_NOTIFICATION, Reading(TODAY)), ListedLookups(), parent=ground)
    QVBoxLayout(ground).addWidget(page)
    on_screen(ground)
    qtbot.waitExposed(ground)
    counted = Counted(QEvent.Type.Paint)
    ground.installEventFilter(counted)
    page.outstanding.repaint()
    assert counted.seen == []
    assert page.grab().toImage().pixelColor(1, 1) == QColor(LIGHT.window)


def test_what_is_outstanding_has_the_lines_that_it_needs(
    on_screen: Callable[[QWidget], None], qapp: QApplication
) -> None:
    ground = QWidget()
    line = Outstanding(TEN_DAY_NOTIFICATION, ground)
    below = QLabel("below", ground)
    column = QVBoxLayout(ground)
    column.addWidget(line)
    column.addWidget(below)
    on_screen(ground)
    ground.resize(320, 200)
    heights = []
    for names in (["child"], ["child", "school", "last_seen_on", "codes_used"], []):
        line.show_issues([outstanding(name, name) for name in names])
        qapp.processEvents()
        heights.append(line.heightForWidth(line.width()))
        assert _stand_apart(line)
        assert line.geometry().bottom() < below.y()
    assert heights[0] == heights[2] < heights[1] <= line.parentWidget().height()


def test_links_that_changed_out_of_sight_stand_in_their_places(
    open_page: OpenPage, qapp: QApplication
) -> None:
    page, _ = open_page()
    page.hide()
    page.show_draft(Draft(TEN_DAY_NOTIFICATION, Reading(TODAY), _saved()))
    page.show()
    qapp.processEvents()
    assert _stand_apart(page.outstanding)


def test_the_links_to_what_is_outstanding_are_made_once(open_page: OpenPage, qapp: QApplication) -> None:
    page, officer = open_page(_saved())
    links = page.outstanding.links()
    counted = Counted(QEvent.Type.Polish)
    qapp.installEventFilter(counted)
    officer.go_to("last_seen_on").types("5/11").tabs()
    officer.go_to("screened_on").types("t").tabs()
    qapp.removeEventFilter(counted)
    assert page.outstanding.links() == links[:4]
    words = [link.text() for link in links[:4]]
    assert words == ["Codes used", "Safety concern for visits", "Status", "Outcome of screening"]
    assert "Polish of FieldLink" not in counted.seen


def test_a_complete_record_has_nothing_outstanding(open_page: OpenPage) -> None:
    base = _saved()
    base.codes_used, base.cause, base.last_seen_on, base.safety_concern = (
        ("O",),
        "Moved",
        date(2026, 10, 30),
        False,
    )
    base.screened_on, base.outcome = date(2026, 11, 17), "no_further_action"
    base.status = "no_further_action"
    page, _ = open_page(base)
    assert page.outstanding.summary() == "Nothing outstanding"
    assert page.outstanding.links() == []


def test_saving_is_asked_for_by_key_and_by_button(open_page: OpenPage) -> None:
    page, officer = open_page()
    asked: list[bool] = []
    page.save_asked.connect(asked.append)
    officer.go_to("sender").types("x")
    officer.presses(Qt.Key.Key_S, _CTRL)
    officer.presses(Qt.Key.Key_N, _CTRL | _SHIFT)
    assert asked == [False, True]


def test_the_draft_is_to_be_kept_on_leaving_a_field(open_page: OpenPage, qtbot: QtBot) -> None:
    page, officer = open_page()
    officer.go_to("sender").types("x")
    with qtbot.waitSignal(page.draft_kept_asked):
        officer.tabs()


def test_the_draft_is_to_be_kept_while_typing_goes_on(
    open_page: OpenPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(RecordPage, "keep_ms", 1)
    page, officer = open_page()
    officer.go_to("sender")
    with qtbot.waitSignal(page.draft_kept_asked):
        officer.types("x")


def test_a_refused_save_lists_why_and_goes_to_the_first(open_page: OpenPage) -> None:
    page, officer = open_page()
    officer.go_to("notes")
    refusals = page.draft.refusals()
    page.show_refused(refusals)
    assert page.refusals.lines() == [refusal.text for refusal in refusals]
    assert refusals[0].text == "Child is needed before this can be saved."
    assert officer.is_at() == "Child"
    assert officer.reads_below("school") == "School is needed before this can be saved."


def chip(page: RecordPage) -> str:
    found = page.findChild(Chip)
    assert isinstance(found, Chip)
    return found.text()


def test_a_save_is_acknowledged_with_its_reference_and_time(open_page: OpenPage) -> None:
    page, _ = open_page()
    page.show_refused(page.draft.refusals())
    page.show_draft(Draft(TEN_DAY_NOTIFICATION, Reading(TODAY), _saved()))
    page.show_saved(datetime(2026, 11, 17, 14, 2, tzinfo=UTC))
    assert chip(page) == "Saved 14:02"
    assert page.refusals.lines() == []
    assert "TDN-2026-0412" in [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_the_state_is_said_in_words(open_page: OpenPage) -> None:
    page, officer = open_page(_saved())
    assert chip(page) == "Saved"
    officer.go_to("sender").types("x")
    assert chip(page) == "Draft · changes not yet saved"


def test_a_failed_save_is_said_and_the_typing_stays(open_page: OpenPage) -> None:
    page, officer = open_page()
    officer.go_to("sender").types("The office")
    page.show_problem("The disk is full. Make room, then save again.")
    assert page.notice.text() == "The disk is full. Make room, then save again."
    assert page.form.editor("sender").text() == "The office"


def test_two_versions_are_settled_field_by_field(open_page: OpenPage) -> None:
    page, officer = open_page(_saved())
    officer.go_to("sender").presses(Qt.Key.Key_A, _CTRL).types("Mine").tabs()
    officer.go_to("cause").types("Moved away").tabs()
    theirs = replace(
        _saved(),
        version=2,
        sender="Theirs",
        first_absent_on=date(2026, 11, 2),
        cause="Left",
        school_enquiries=[],
    )
    page.show_stale(theirs, {})
    assert page.stale is not None
    assert page.stale.differing == ["first_absent_on", "cause", "sender", "school_enquiries"]
    assert page.stale.taken() == {"first_absent_on", "school_enquiries"}  # what only they changed
    assert page.stale.keepers["cause"].text() == "Keep mine: Moved away"
    assert page.stale.takers["first_absent_on"].text() == "Take theirs: Mon 2 Nov 2026"
    page.stale.takers["sender"].click()
    page.stale.settled.emit(page.stale.taken())
    assert page.stale is None
    record = page.draft.record()
    assert (record.version, record.sender, record.cause) == (2, "Theirs", "Moved away")
    assert record.first_absent_on == date(2026, 11, 2)
    assert record.school_enquiries == []
    assert page.form.editor("sender").text() == "Theirs"
    assert officer.is_at() == "Last seen"  # where the caret was, so that Ctrl+S is heard


def test_the_side_pane_stands_beside_the_form(open_page: OpenPage) -> None:
    side = QLabel("Dates")
    page, _ = open_page(side=side)
    page.resize(1190, 700)
    assert side.isVisible()
    assert (
        side.mapTo(page, side.rect().topLeft()).x()
        > page.form.mapTo(page, page.form.rect().topRight()).x() - 1
    )
    page.resize(700, 700)
    assert side.parentWidget() is page.form.parentWidget()  # below it, where there is no room


def test_the_side_pane_is_there_in_a_window_narrow_from_the_start(qtbot: QtBot) -> None:
    side = QLabel("Dates")
    page = RecordPage(Draft(TEN_DAY_NOTIFICATION, Reading(TODAY)), ListedLookups())
    page.put_beside(side)
    qtbot.addWidget(page)
    page.resize(700, 700)
    with qtbot.waitExposed(page):
        page.show()
    assert side.isVisible()
    assert side.parentWidget() is page.form.parentWidget()


def test_tab_goes_through_the_rows_of_a_saved_record(open_page: OpenPage) -> None:
    _, officer = open_page(_saved())
    officer.go_to("purpose")
    assert officer.tabs().is_at() == "What the school tried, enquiry 1"
    assert officer.tabs().is_at() == "On, enquiry 1"
    seen = [officer.tabs().is_at() for _ in range(60)]
    assert {"Notes", "Save 10-day notification", "Child", "Purpose"} <= set(seen)  # and comes round again
