"""A record put to rest: who did it is kept, the queue keeps quiet, and `check` goes by all of it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from cme_desktop.drafts import Draft
from cme_desktop.drafts.held import NowhereElse
from cme_desktop.due import EVERYBODY
from cme_desktop.fields import Reading
from cme_desktop.looks.work_queue import read_desktop
from cme_desktop.operations.performing import Done, perform
from cme_desktop.operations.records import SaveRecord
from cme_desktop.operations.undoing import PutBack, Undo
from cme_desktop.ports import Author
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY, Check
from cme_desktop.services.saving import store as put
from db.store import SqlStore
from tests.builders import AUTHOR, StandingClock, make_child, make_school, save
from tests.forging import forge

SAM = Author("Sam Field")
TODAY, UNTIL = date(2026, 11, 9), date(2026, 11, 13)
WHY = "waiting for Spain"


@pytest.fixture
def enquiry(store: SqlStore) -> int:
    """One whose review was due last week, and with a check that waits for its answer."""
    with store.changing(AUTHOR) as work:
        facts = {"received_on": date(2026, 9, 9), "officer": None, "status": "checks_running"}
        asked = [Check(check="contact_numbers", asked_on=date(2026, 11, 2))]
        id: int = save(work, WHEREABOUTS_ENQUIRY, child=make_child(work).id, checks=asked, **facts).id
        work.commit()
    return id


def typed(store: SqlStore, id: int, author: Author, **texts: str) -> Done[Any]:
    with store.reading() as reader:
        record = reader.get(WHEREABOUTS_ENQUIRY, id)
        draft = Draft(
            WHEREABOUTS_ENQUIRY, Reading(TODAY, reader.law()), record, reader.labels([record.child])
        )
    for path, text in texts.items():
        draft.type_in(path, text)
    return perform(store, author, SaveRecord(draft))


def put_to_rest(store: SqlStore, id: int, author: Author = SAM, until: date = UNTIL) -> Done[Any]:
    return typed(store, id, author, rests_until=f"{until:%d/%m/%Y}", rest_reason=WHY)


def rest_of(store: SqlStore, id: int) -> tuple[date | None, str | None, date | None, str | None]:
    with store.reading() as reader:
        record = reader.get(WHEREABOUTS_ENQUIRY, id)
    return record.rests_until, record.rest_reason, record.rested_on, record.rested_by


def test_one_that_is_drawn_out_keeps_the_day_on_which_it_began(
    store: SqlStore, clock: StandingClock, enquiry: int
) -> None:
    put_to_rest(store, enquiry)
    clock.moment += timedelta(days=2)
    later = UNTIL + timedelta(days=7)
    put_to_rest(store, enquiry, AUTHOR, later)
    assert rest_of(store, enquiry) == (later, WHY, TODAY, "Robin Ash")
    assert list(store.findings()) == []
    clock.moment += timedelta(days=9)
    put_to_rest(store, enquiry, SAM, later + timedelta(days=7))
    assert rest_of(store, enquiry)[2:] == (later, "Sam Field"), "it was back, and was looked at"
    assert list(store.findings()) == []


def test_what_is_finished_rests_no_more_and_wakes_when_it_is_asked_again(
    store: SqlStore, enquiry: int
) -> None:
    with store.changing(AUTHOR) as work:
        record = work.get(WHEREABOUTS_ENQUIRY, enquiry)
        record.rests_until, record.rest_reason, record.status = date(2100, 6, 1), WHY, "closed"
        put(work, WHEREABOUTS_ENQUIRY, record)
        work.commit()
    assert rest_of(store, enquiry) == (None, None, None, None)
    assert list(store.findings()) == []


def test_what_follows_from_another_record_leaves_no_longer_rest_than_may_be(
    store: SqlStore, enquiry: int
) -> None:
    with store.changing(AUTHOR) as work:
        record = work.get(WHEREABOUTS_ENQUIRY, enquiry)
        record.rests_until, record.rest_reason, record.status = date(2027, 2, 1), WHY, "located"
        record = put(work, WHEREABOUTS_ENQUIRY, record)
        assert record.rests_until == date(2027, 2, 1)
        record.status = "checks_running"
        put(work, WHEREABOUTS_ENQUIRY, record)
        work.commit()
    assert rest_of(store, enquiry) == (date(2026, 12, 7), WHY, TODAY, AUTHOR.name)
    assert list(store.findings()) == []


def on_today(store: SqlStore, day: date) -> set[str]:
    with store.reading() as reader:
        desktop = read_desktop("Robin Ash", EVERYBODY, day, False, NowhereElse(), reader)
    return {duty.line.duty for duty in desktop.queue.duties()} - {"allocate"}


def test_who_put_it_to_rest_and_when_is_kept_as_long_as_the_rest_stays(store: SqlStore, enquiry: int) -> None:
    put_to_rest(store, enquiry)
    assert rest_of(store, enquiry) == (UNTIL, WHY, TODAY, "Sam Field")
    typed(store, enquiry, AUTHOR, notes="Rang the consulate.")
    assert rest_of(store, enquiry) == (UNTIL, WHY, TODAY, "Sam Field")
    typed(store, enquiry, AUTHOR, rest_reason="waiting for Portugal")
    assert rest_of(store, enquiry) == (UNTIL, "waiting for Portugal", TODAY, "Robin Ash")
    typed(store, enquiry, AUTHOR, rests_until="")
    assert rest_of(store, enquiry) == (None, None, None, None)
    with store.reading() as reader:
        newest = reader.history(enquiry)[0].fields
    assert newest == {"rests_until": ("2026-11-13", None), "rest_reason": ("waiting for Portugal", None)}
    assert list(store.findings()) == []


def test_today_shows_nothing_of_it_until_its_day_and_then_all_of_it(store: SqlStore, enquiry: int) -> None:
    all_of_it = {"enquiry_review", "chase.1"}
    assert on_today(store, TODAY) == all_of_it
    put_to_rest(store, enquiry)
    for ahead in range(4):
        assert on_today(store, TODAY + timedelta(days=ahead)) == set()
    assert on_today(store, UNTIL) >= {"enquiry_review"}
    with store.reading() as reader:
        found = {line.duty: line for line in reader.due()}
    assert found.keys() == all_of_it
    assert found["enquiry_review"].due_on == UNTIL
    assert found["enquiry_review"].why.startswith(
        "Rests until Fri 13 Nov 2026: waiting for Spain (Sam Field). Then, due Wed 4 Nov 2026: "
    )
    assert found["chase.1"].due_on == date(2026, 11, 16), "its own day is later"
    with store.reading() as reader:
        assert [line.duty for line in reader.due(awake_on=TODAY)] == []
        assert {line.duty for line in reader.due(awake_on=UNTIL)} == all_of_it
        assert [line.duty for line in reader.awaited(TODAY)] == []
        assert [line.duty for line in reader.awaited(UNTIL)] == ["chase.1"]


def test_where_a_child_went_is_asked_all_the_same(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        about = {"child": make_child(work).id, "school": make_school(work).id}
        rest = {"rests_until": date(2027, 1, 11), "rest_reason": "waiting for the court"}
        save(work, OFF_ROLL_NOTICE, **about, deleted_on=date(2026, 10, 19), received_on=TODAY, **rest)
        work.commit()
    assert "off_roll_question" in on_today(store, TODAY)


def undo(store: SqlStore, clock: StandingClock, id: int) -> None:
    done = put_to_rest(store, id)
    clock.moment += timedelta(minutes=1)
    perform(store, AUTHOR, Undo("Save enquiry", done.written))


def undo_the_end(store: SqlStore, clock: StandingClock, id: int) -> None:
    put_to_rest(store, id)
    done = typed(store, id, AUTHOR, rests_until="")
    clock.moment = datetime(2026, 11, 10, 9, tzinfo=UTC)
    perform(store, AUTHOR, Undo("Save enquiry", done.written))


def put_back(store: SqlStore, clock: StandingClock, id: int) -> None:
    put_to_rest(store, id)
    done = typed(store, id, AUTHOR, rests_until="")
    clock.moment = datetime(2026, 12, 1, 9, tzinfo=UTC)
    with store.reading() as reader:
        reading = Reading(clock.today(), reader.law())
    perform(store, AUTHOR, PutBack(WHEREABOUTS_ENQUIRY, id, "", 2, done.result.record.version, reading))


@pytest.mark.parametrize(
    ("change", "rest"),
    [
        (undo, (None, None, None, None)),
        (undo_the_end, (UNTIL, WHY, date(2026, 11, 10), "Robin Ash")),
        (put_back, (UNTIL, WHY, date(2026, 12, 1), "Robin Ash")),
    ],
)
def test_taken_back_it_is_the_rest_of_whoever_took_it_back(
    store: SqlStore, clock: StandingClock, enquiry: int, change: Callable[..., None], rest: tuple[Any, ...]
) -> None:
    change(store, clock, enquiry)
    assert rest_of(store, enquiry) == rest
    assert list(store.findings()) == []


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE record SET rests_until = '2027-06-01' WHERE id = {id}", "is not as its history leaves it"),
        ("UPDATE record SET rested_by = 'Nobody' WHERE id = {id}", "who lets it rest, and since when"),
        (
            "UPDATE record SET rested_on = '2026-11-01' WHERE id = {id}",
            "who lets it rest, and since when",
        ),
        (
            "UPDATE record SET rest_reason = 'x' WHERE type = 'child'",
            "holds what a record of its kind never has",
        ),
        (
            "UPDATE deadline SET met_on = '2026-11-01' WHERE record_id = {id}",
            "is open (“Checks running”), and no duty on file says what comes next: no queue shows it.",
        ),
        (
            "DELETE FROM deadline WHERE record_id = {id}",
            "is open (“Checks running”), and no duty on file says what comes next: no queue shows it.",
        ),
    ],
)
def test_what_was_done_outside_is_found(store: SqlStore, enquiry: int, statement: str, sentence: str) -> None:
    put_to_rest(store, enquiry)
    assert list(store.findings()) == []
    forge(store, statement.format(id=enquiry))
    assert sentence in "\n".join(store.findings())


def test_a_rest_that_has_become_too_long_is_noted(store: SqlStore, enquiry: int) -> None:
    with store.changing(AUTHOR) as work:
        record = work.get(WHEREABOUTS_ENQUIRY, enquiry)
        record.rests_until, record.rest_reason = date(2027, 1, 11), WHY
        put(work, WHEREABOUTS_ENQUIRY, record)
        work.commit()
    notes: list[str] = []
    assert list(store.findings(note=notes.append)) == []
    (note,) = [note for note in notes if "rests until" in note]
    assert note == (
        "ENQ-2026-0001 rests until Mon 11 Jan 2027, and may until Mon 7 Dec 2026: an enquiry that has not "
        "found the child rests 20 school days at most."
    )
