"""Today: what is due, why, and the way to it."""

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QTabBar

from cme_desktop.description.record_type import RecordType
from cme_desktop.due import Scope
from cme_desktop.looks import work_queue
from cme_desktop.records.home_education import HOME_EDUCATION, HomeEducation
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE, OffRollNotice
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE, OnRollNotice
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION, TenDayNotification
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY, Check, WhereaboutsEnquiry
from cme_desktop.services.saving import save_record
from cme_desktop.standing_records.calendar_entry import CALENDAR_ENTRY, CalendarEntry
from cme_desktop.standing_records.child import CHILD
from tests.ui.doing import EVERYTHING
from tests.ui.office import TODAY as WORK_DAY
from tests.ui.office import changing
from tests.ui.sitter import Sitter, words_on
from ui.lists.folding import Detail, FoldedLine, Heading
from ui.lists.folding_table import FoldingTable
from ui.pages.parts import LinkLine
from ui.pages.record import RecordEntry
from ui.pages.today import TodayPage
from ui.shell.places import TODAY, Place, PlaceKind
from ui.shell.rail import RailButton


def queue(sitter: Sitter) -> FoldingTable:
    found = sitter.page(TodayPage).findChild(FoldingTable)
    assert isinstance(found, FoldingTable)
    return found


def lines(sitter: Sitter) -> list[tuple[str, ...]]:
    return [part.cells for part in queue(sitter).lines.parts if isinstance(part, FoldedLine)]


def show_only(sitter: Sitter, duty: str) -> None:
    duties = sitter.page(TodayPage).findChild(QComboBox)
    assert duties is not None
    duties.setCurrentText(duty)
    queue(sitter).setFocus()


@pytest.fixture
def screening(sitter: Sitter) -> Sitter:
    """The queue of an office in which much else is open, with what is to be screened alone."""
    show_only(sitter, "Screen the notification")
    return sitter


def test_the_oldest_debt_comes_first_counted_in_school_days(screening: Sitter) -> None:
    sitter = screening
    headings = [(p.title, p.remark) for p in queue(sitter).lines.parts if isinstance(p, Heading)]
    assert headings == [("Overdue", "5")]
    assert lines(sitter)[0][:3] == ("19 school days", "Screen the notification", "Walker, Finn")
    assert lines(sitter)[4][0] == "1 school day"


def test_a_screen_reader_hears_that_it_is_overdue(screening: Sitter) -> None:
    sitter = screening
    spoken = queue(sitter).lines.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Overdue by 19 school days"


def test_w_unfolds_the_reason_and_folds_it_again(screening: Sitter) -> None:
    sitter = screening
    sitter.press(Qt.Key.Key_W)
    detail = queue(sitter).lines.parts[2]
    assert isinstance(detail, Detail)
    assert "within two school days of receipt" in detail.text
    line = queue(sitter).lines.index(1, 0)
    described = line.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert described == detail.text, "a screen reader has it with the line"
    sitter.press(Qt.Key.Key_Down)
    assert queue(sitter).currentIndex().row() == 3, "a reason is no line to stop at"
    sitter.press(Qt.Key.Key_Up)
    sitter.press(Qt.Key.Key_Space)
    assert not any(isinstance(part, Detail) for part in queue(sitter).lines.parts)


def test_enter_opens_at_the_field_that_clears_it(screening: Sitter) -> None:
    sitter = screening
    sitter.press(Qt.Key.Key_Return)
    page = sitter.page(RecordEntry)
    assert page.place.field == "screened_on"
    assert sitter.at().accessibleName() == "Screened"


def test_what_was_met_goes_away(screening: Sitter) -> None:
    sitter = screening
    sitter.press(Qt.Key.Key_Return)
    sitter.type("t")
    sitter.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    sitter.go(TODAY)
    assert len([line for line in lines(sitter) if line[1] == "Screen the notification"]) == 4
    assert "Saved" in words_on(sitter.window.status)


def test_everybodys_work_is_one_tab_away(sitter: Sitter) -> None:
    tabs = sitter.page(TodayPage).findChild(QTabBar)
    assert tabs is not None
    assert [tabs.tabText(n) for n in range(tabs.count())] == ["Mine", "My hub", "Everybody’s"]
    tabs.setCurrentIndex(2)
    sitter.settle()
    with sitter.sitting.desk.store.reading() as reader:
        unmet = reader.due(until=WORK_DAY + timedelta(days=7))
    assert sorted(line[4] for line in lines(sitter)) == sorted(
        line.reference for line in unmet if line.due_on
    )


def test_however_much_is_overdue_todays_work_is_shown(
    sitter: Sitter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work_queue, "MOST_LINES", 3)
    officer = sitter.sitting.desk.author.officer
    opened = WORK_DAY - timedelta(days=56)
    due_today = WhereaboutsEnquiry(child=sitter.child("okafor noor"), officer=officer, received_on=opened)
    filed(sitter, due_today, WHEREABOUTS_ENQUIRY)
    found = [(part.title, part.remark) for part in queue(sitter).lines.parts if isinstance(part, Heading)]
    assert found == [
        ("Overdue", "the first 3 of 31"),
        ("Due today", "2"),
        ("Due in the next seven days", "the first 1"),
    ]
    duties = sitter.page(TodayPage).findChild(QComboBox)
    assert duties is not None
    duties.setCurrentText("Enquiry review")
    assert headings(sitter) == ["Due today", "Due in the next seven days"]


def test_the_rail_counts_all_that_is_due_of_ones_own(sitter: Sitter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work_queue, "MOST_LINES", 3)
    opened = WORK_DAY - timedelta(days=56)
    somebody_elses = WhereaboutsEnquiry(child=sitter.child("okafor noor"), received_on=opened)
    filed(sitter, somebody_elses, WHEREABOUTS_ENQUIRY)
    sitter.press(Qt.Key.Key_Return)
    sitter.type("t")
    sitter.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    names = {button.accessibleName() for button in sitter.window.rail.findChildren(RailButton)}
    mine = Scope(officer=sitter.sitting.desk.author.officer)
    with sitter.sitting.desk.store.reading() as reader:
        by_type = reader.due_by_type(WORK_DAY, mine)
        of_all = reader.due_by_type(WORK_DAY)
    assert sum(by_type.values()) < sum(of_all.values())
    to_do = f"Today, {sum(by_type.values())} to do"
    assert {to_do, f"10-day notifications, {by_type['ten_day_notification']} to do"} <= names


def headings(sitter: Sitter) -> list[str]:
    return [part.title for part in queue(sitter).lines.parts if isinstance(part, Heading)]


def filed(sitter: Sitter, record: object, kind: RecordType[Any]) -> None:
    with changing(sitter.sitting.desk.store) as work:
        save_record(work, kind, record)
    sitter.sitting.window.stack.refresh(EVERYTHING)
    sitter.settle()


def test_what_is_awaited_and_what_nobody_has_stand_under_their_own_headings(sitter: Sitter) -> None:
    child = sitter.child("okafor noor")
    officer = sitter.sitting.desk.author.officer
    asked = Check(check="council_tax", asked_on=WORK_DAY)
    mine = WhereaboutsEnquiry(child=child, officer=officer, received_on=WORK_DAY, checks=[asked])
    filed(sitter, mine, WHEREABOUTS_ENQUIRY)
    filed(sitter, WhereaboutsEnquiry(child=child, received_on=WORK_DAY), WHEREABOUTS_ENQUIRY)
    assert headings(sitter)[-2:] == ["Waiting for a reply", "With no officer yet"]
    assert lines(sitter)[-2][1] == "Chase: Council tax"
    assert lines(sitter)[-1][0] == "No officer"


def test_a_check_is_opened_at_the_row_that_clears_it(sitter: Sitter) -> None:
    officer = sitter.sitting.desk.author.officer
    asked = [
        Check(check="gp", asked_on=WORK_DAY, answered_on=WORK_DAY),
        Check(check="hmrc", asked_on=WORK_DAY),
    ]
    child = sitter.child("okafor noor")
    enquiry = WhereaboutsEnquiry(child=child, officer=officer, received_on=WORK_DAY, checks=asked)
    filed(sitter, enquiry, WHEREABOUTS_ENQUIRY)
    table = queue(sitter)
    row = next(
        n
        for n, part in enumerate(table.lines.parts)
        if isinstance(part, FoldedLine) and "HMRC" in part.cells[1]
    )
    table.setCurrentIndex(table.lines.index(row, 0))
    sitter.press(Qt.Key.Key_Return)
    assert sitter.page(RecordEntry).place.field == "checks.1.answered_on"
    assert sitter.at().accessibleName() == "Answered, check 2"
    sitter.type("t")
    sitter.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    checks = sitter.reading(lambda reader: reader.get(WHEREABOUTS_ENQUIRY, enquiry.id)).checks
    assert checks[1].answered_on == WORK_DAY


def asked_which_ended(sitter: Sitter) -> HomeEducation:
    """A spell of home education of a child on a roll, with the line that asks of it chosen."""
    officer, child = sitter.sitting.desk.author.officer, sitter.child("okafor noor")
    school = sitter.reading(lambda reader: reader.get(CHILD, child)).school
    september, october = date(2026, 9, 1), date(2026, 10, 5)
    entry = OnRollNotice(child=child, school=school, entered_on=september, received_on=september)
    filed(sitter, entry, ON_ROLL_NOTICE)
    spell = HomeEducation(child=child, officer=officer, received_on=october, started_on=october)
    filed(sitter, spell, HOME_EDUCATION)
    show_only(sitter, "Which ended")
    table = queue(sitter)
    (row, line) = next(
        (n, part)
        for n, part in enumerate(table.lines.parts)
        if isinstance(part, FoldedLine) and part.cells[2] == "Okafor, Noor"
    )
    assert line.cells[1] == "Which ended: roll or home education"
    assert line.detail.startswith("On the roll of a school since Tue 1 Sep 2026 (")
    table.setCurrentIndex(table.lines.index(row, 0))
    return spell


def still_asked(sitter: Sitter) -> list[tuple[str, ...]]:
    sitter.go(TODAY)
    return [one for one in lines(sitter) if one[1].startswith("Which ended") and one[2] == "Okafor, Noor"]


def test_what_cannot_be_so_at_one_time_is_asked_and_answered_at_its_field(sitter: Sitter) -> None:
    asked_which_ended(sitter)
    sitter.press(Qt.Key.Key_Return)
    assert sitter.at().accessibleName() == "Ended"
    sitter.type("t")
    sitter.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert still_asked(sitter) == []


def test_flexi_schooling_is_said_one_field_above_where_it_is_asked(sitter: Sitter) -> None:
    spell = asked_which_ended(sitter)
    sitter.press(Qt.Key.Key_Return)
    sitter.press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert sitter.at().accessibleName() == "Roll of a school"
    sitter.type("flexi")
    sitter.press(Qt.Key.Key_Tab)
    sitter.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert sitter.reading(lambda reader: reader.get(HOME_EDUCATION, spell.id)).register_ground == "b"
    assert still_asked(sitter) == []


def test_a_duty_without_a_day_is_never_out_of_sight(sitter: Sitter) -> None:
    spring = CalendarEntry(kind="term", name="Spring", first_on=date(2026, 1, 5), last_on=date(2026, 3, 27))
    filed(sitter, spring, CALENDAR_ENTRY)
    officer = sitter.sitting.desk.author.officer
    notice = TenDayNotification(child=sitter.child("okafor noor"), officer=officer, received_on=WORK_DAY)
    filed(sitter, notice, TEN_DAY_NOTIFICATION)
    assert "No due day yet" in headings(sitter)
    row = next(
        part
        for part in queue(sitter).lines.parts
        if isinstance(part, FoldedLine) and part.cells[0] == "No date"
    )
    assert row.detail.startswith("No due day yet: ")
    assert row.spoken == "No due day yet"


def test_unfinished_typing_is_listed_and_taken_up_again(sitter: Sitter) -> None:
    sitter.go(Place(PlaceKind.NEW, "penalty_notice", child=sitter.child("okafor noor")))
    sitter.page(RecordEntry)
    sitter.type("30/2")  # no such day: kept all the same
    sitter.press(Qt.Key.Key_Tab)
    sitter.go(TODAY)
    unfinished = [
        line for line in sitter.page(TodayPage).findChildren(LinkLine) if line.words() == "Okafor, Noor"
    ]
    assert unfinished
    assert "1 draft" in words_on(sitter.window.status)
    unfinished[0].click()
    sitter.settle()
    assert sitter.page(RecordEntry).place.draft is not None


def test_one_key_turns_an_unanswered_question_into_an_enquiry(sitter: Sitter) -> None:
    child, officer = sitter.child("okafor noor"), sitter.sitting.desk.author.officer
    deleted = date(2026, 10, 30)
    asked = OffRollNotice(
        child=child, officer=officer, received_on=deleted, deleted_on=deleted, last_attended_on=deleted,
        status="accepted",
    )  # fmt: skip
    filed(sitter, asked, OFF_ROLL_NOTICE)
    table = queue(sitter)
    parts = enumerate(table.lines.parts)
    row = next(
        n for n, part in parts if isinstance(part, FoldedLine) and part.cells[1].startswith("Find out")
    )
    table.setCurrentIndex(table.lines.index(row, 0))
    sitter.press(Qt.Key.Key_E)
    page = sitter.page(RecordEntry)
    assert (page.place.type, page.place.source) == ("whereabouts_enquiry", asked.id)
    for _ in range(20):
        if sitter.at().accessibleName() == "Opened":
            break
        sitter.press(Qt.Key.Key_Tab)
    sitter.type("t")
    sitter.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    closed = sitter.reading(lambda reader: reader.get(OFF_ROLL_NOTICE, asked.id))
    assert (closed.status, closed.closing_reason) == ("closed", "enquiry_opened")
    sitter.go(TODAY)
    assert not any(line[1].startswith("Find out") for line in lines(sitter))


def test_the_key_goes_to_the_enquiry_that_there_is(sitter: Sitter) -> None:
    child, officer = sitter.child("okafor noor"), sitter.sitting.desk.author.officer
    notice = TenDayNotification(child=child, officer=officer, received_on=date(2026, 11, 2))
    filed(sitter, notice, TEN_DAY_NOTIFICATION)
    enquiry = WhereaboutsEnquiry(child=child, opened_from=notice.id, received_on=WORK_DAY)
    filed(sitter, enquiry, WHEREABOUTS_ENQUIRY)
    table = queue(sitter)
    keys = {part.key[1]: n for n, part in enumerate(table.lines.parts) if isinstance(part, FoldedLine)}
    table.setCurrentIndex(table.lines.index(keys[notice.id], 0))
    sitter.press(Qt.Key.Key_E)
    assert sitter.page(RecordEntry).place.id == enquiry.id
