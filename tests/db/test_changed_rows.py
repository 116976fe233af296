"""A change of a record looks again only at what is another than before, and writes no more."""

from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from cme_desktop.fields import Unanswered
from cme_desktop.ports import UnitOfWork
from cme_desktop.records.penalty_notice import PENALTY_NOTICE, PenaltyNotice
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION, SchoolEnquiry, TenDayNotification
from cme_desktop.services.saving import store as put
from cme_desktop.standing_records.child import CHILD
from db.connecting import prepared
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_notice, make_school
from tests.db.called import calls_in, calls_of

ENQUIRIES = 12


@pytest.fixture
def updates(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every row that is changed by the driver, by its table and the columns that are set."""
    found: list[str] = []
    execute = prepared.execute

    def watched(connection: Any, text: str, parameters: Any, many: bool = False) -> Any:
        if text.startswith("UPDATE "):
            found.append(text.partition(" WHERE ")[0])
        return execute(connection, text, parameters, many)

    monkeypatch.setattr(prepared, "execute", watched)
    return found


def notice_with_enquiries(work: UnitOfWork, enquiries: int = ENQUIRIES) -> TenDayNotification:
    made = [
        SchoolEnquiry(check="phone_call", done_on=date(2026, 10, 19), result=f"No answer, call {number}.")
        for number in range(enquiries)
    ]
    notice: TenDayNotification = make_notice(
        work, make_child(work).id, make_school(work).id, school_enquiries=made
    )
    return notice


def test_rows_that_are_as_they_were_are_not_made_into_columns_again(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        notice = notice_with_enquiries(work)
        notice.school_enquiries[5].result = "A neighbour answered."
        with calls_of("_columns") as made:
            put(work, TEN_DAY_NOTIFICATION, notice)
    assert len(made) == 1, "the one enquiry, and neither the notice nor the others"


def test_the_columns_of_what_was_changed_are_written_and_no_others(
    sqlite_store: SqlStore, updates: list[str]
) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        notice = notice_with_enquiries(work)
        notice.notes = "Rang twice."
        notice.school_enquiries[5].result = "A neighbour answered."
        updates.clear()
        put(work, TEN_DAY_NOTIFICATION, notice)
    own, rows = (text for text in updates if text.startswith("UPDATE ten_day_notification"))
    assert own == "UPDATE ten_day_notification SET notes=?"
    assert rows == "UPDATE ten_day_notification_school_enquiries SET result=?"


def test_a_reason_for_no_answer_is_written_when_it_comes_goes_or_changes(store: SqlStore) -> None:
    answers = (None, Unanswered.REFUSED, Unanswered.NOT_KNOWN, date(2026, 10, 9), Unanswered.REFUSED, None)
    with store.changing(AUTHOR) as work:
        notice = notice_with_enquiries(work)
        notice.safety_concern = Unanswered.NOT_KNOWN
        for answer in answers:
            notice.last_seen_on = answer
            put(work, TEN_DAY_NOTIFICATION, notice)
            kept = work.get(TEN_DAY_NOTIFICATION, notice.id or 0)
            assert kept.last_seen_on == answer
            assert kept.safety_concern is Unanswered.NOT_KNOWN


def test_rows_that_are_all_as_they_were_are_compared_at_once(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        notice = notice_with_enquiries(work)
        notice.notes = "Rang twice."
        with calls_of("differing") as compared:
            put(work, TEN_DAY_NOTIFICATION, notice)
    assert len(compared) == 2, "the notice alone, for its history and for its columns"


def calls_of_a_change(work: UnitOfWork, enquiries: int) -> int:
    """Those of a save that leaves so many rows as they were."""
    notice = notice_with_enquiries(work, enquiries)
    for notes in ("Rang twice.", "Rang a third time.", "Wrote."):
        notice.notes = notes
        calls = calls_in(lambda: put(work, TEN_DAY_NOTIFICATION, notice))
    return calls


def test_a_row_that_is_as_it_was_is_read_by_three_calls(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        few, many = (calls_of_a_change(work, enquiries) for enquiries in (1, 1 + ENQUIRIES))
    assert many - few <= 3 * ENQUIRIES


def test_what_goes_is_deleted_in_a_statement_that_was_made_once(store: SqlStore) -> None:
    by_library: list[str] = []

    def note(_connection: Any, _cursor: Any, text: str, *_: Any) -> None:
        by_library.append(text)

    with store.changing(AUTHOR) as work:
        notice = notice_with_enquiries(work)
        duties = [line.duty for line in work.due(unmet=False) if line.record == notice.id]
        notice.received_on = None  # from which the time to look at it runs
        del notice.school_enquiries[2:7]
        sa.event.listen(store.engine, "before_cursor_execute", note)
        put(work, TEN_DAY_NOTIFICATION, notice)
        sa.event.remove(store.engine, "before_cursor_execute", note)
        kept = [line.duty for line in work.due(unmet=False) if line.record == notice.id]
        left = work.get(TEN_DAY_NOTIFICATION, notice.id or 0).school_enquiries
    assert set(duties) - set(kept)
    assert [enquiry.result for enquiry in left] == [enquiry.result for enquiry in notice.school_enquiries]
    assert len(left) == ENQUIRIES - 5
    assert by_library == []


@pytest.mark.parametrize("made", ["words", "keys_of"])
def test_what_a_child_is_still_known_by_is_not_made_again(sqlite_store: SqlStore, made: str) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        child = make_child(work)
        child.notes = "Has moved."
        with calls_of(made) as callers:
            put(work, CHILD, child)
        assert callers == []
        child.surname = f"Known by {made}"  # by a name that no other test has had made
        with calls_of(made) as callers:
            put(work, CHILD, child)
        assert callers


def test_the_scheme_of_a_penalty_notice_is_found_once_for_all_its_duties(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        notice = PenaltyNotice(
            child=make_child(work).id,
            school=make_school(work).id,
            offence_from=date(2026, 9, 14),
            issued_on=date(2026, 10, 5),
            deemed_received_on=date(2026, 10, 7),
            status="issued",
        )
        with calls_of("_scheme") as found:
            put(work, PENALTY_NOTICE, notice)
        duties = [line.duty for line in work.due() if line.record == notice.id]
    assert {"pay_lower_rate", "pay_in_full", "decide_unpaid"} <= set(duties)
    assert len(found) == 1
