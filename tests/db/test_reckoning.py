"""A change of the law is one short commit; every deadline that it concerns follows, batch by batch."""

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from cme_desktop.description.duties import AT_ODDS
from cme_desktop.description.record_type import RecordType
from cme_desktop.drafts import Draft
from cme_desktop.errors import Cancelled
from cme_desktop.fields import Reading
from cme_desktop.ports import Reader, UnitOfWork
from cme_desktop.registry import CASEWORK
from cme_desktop.services import reckoning
from cme_desktop.services.duties_on_file import duties_on_file
from cme_desktop.services.reckoning import reckon_batch, reckon_what_waits
from cme_desktop.services.saving import save_draft
from cme_desktop.services.saving import store as put
from cme_desktop.standing_records.calendar_entry import CALENDAR_ENTRY
from cme_desktop.standing_records.local_rule import LOCAL_RULE
from cme_desktop.standing_records.school import SCHOOL
from cme_desktop.statutory.calendars import SpanKind
from db.connecting import prepared
from db.connecting.turns import WRITING
from db.store import SqlStore
from tests.builders import AUTHOR, reckon_all
from tests.reckoned import wrong_deadlines
from tests.ui.office import fill

TODAY = date(2026, 11, 23)
BATCH = 7
TERM = (SpanKind.TERM, date(2026, 1, 5), date(2026, 11, 30))


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reckoning, "BATCH", BATCH)


@pytest.fixture
def office(store: SqlStore) -> SqlStore:
    """Thirty children with every kind of notice, and no term dates."""
    fill(store)
    return store


def entry(kind: SpanKind, first: date, last: date, school: int | None = None) -> Draft[Any]:
    record = CALENDAR_ENTRY.cls(kind=kind, name="Days", first_on=first, last_on=last, school=school)
    return _typed(CALENDAR_ENTRY, record)


def rule(key: str, value: str, since: date) -> Draft[Any]:
    return _typed(LOCAL_RULE, LOCAL_RULE.cls(rule=key, value=value, since_on=since))


def _typed(kind: RecordType[Any], record: Any) -> Draft[Any]:
    draft = Draft(kind, Reading(TODAY))
    for name in kind.plain:
        draft.head.fill(name, getattr(record, name), {})
    return draft


def saved(store: SqlStore, draft: Draft[Any]) -> Any:
    with store.changing(AUTHOR) as work:
        record = save_draft(work, draft)
        work.commit()
    return record


def a_batch(store: SqlStore) -> reckoning.Reckoned:
    with store.changing(AUTHOR) as work:
        batch = reckon_batch(work)
        work.commit()
    return batch


def all_batches(work: UnitOfWork) -> int:
    """How many records were gone through until nothing was left."""
    done, batch = 0, reckon_batch(work)
    while batch.done:
        done, batch = done + batch.done, reckon_batch(work)
    return done


Held = dict[tuple[int, str], tuple[object, ...]]


def on_file(reader: Reader) -> Held:
    """The lines by record and duty, without the mark."""
    return {(line.record, line.duty): line[:-1] for line in reader.due(unmet=False)}


def marked(reader: Reader) -> set[int]:
    return {line.record for line in reader.due(unmet=False) if line.anew}


def _backwards() -> Any:
    """What an older version of the program took."""
    days = {"first_on": date(2026, 9, 4), "last_on": date(2026, 9, 1)}
    return CALENDAR_ENTRY.cls(kind=SpanKind.CLOSED, name="Days", **days)


def test_whatever_is_edited_no_deadline_is_left_behind(office: SqlStore) -> None:
    """The reckoning of what a change can concern is held against one of everything, edit after edit."""
    dice = random.Random(20261123)
    with office.changing(AUTHOR) as work:
        schools = [school.id for school in work.records(SCHOOL)]
        keys = ("enquiry.chase", "ten_day.due", "ten_day.screening", "off_roll.question", "ehe.review")
        put(work, CALENDAR_ENTRY, _backwards())
        save_draft(work, entry(SpanKind.TERM, date(2026, 4, 1), date(2026, 12, 18)))
        moved = 0
        for _ in range(40):
            before = on_file(work)
            first = date(2026, 8, 1) + timedelta(days=dice.randrange(150))
            last = first + timedelta(days=dice.choice((0, 0, 1, 40, 90)))
            place = dice.choice((None, *schools))
            draft = dice.choice((
                entry(dice.choice(list(SpanKind)), first, last, place),
                rule(dice.choice(keys), str(dice.randrange(1, 30)), first),
            ))  # fmt: skip
            kept = save_draft(work, draft)
            if dice.random() < 0.3:
                again = Draft(draft.type, Reading(TODAY), work.get(draft.type, kept.id))
                again.type_in("status", "ended")
                save_draft(work, again)
            all_batches(work)
            as_reckoned = on_file(work)
            reckon_all(work)
            assert as_reckoned == on_file(work)
            moved += as_reckoned != before
        assert moved >= 10


def test_a_school_day_of_one_school_leaves_the_others_alone(office: SqlStore) -> None:
    with office.changing(AUTHOR) as work:
        one = next(work.records(SCHOOL)).id
        save_draft(work, entry(SpanKind.TERM, date(2026, 9, 1), date(2026, 12, 18)))
        everything = work.to_reckon()
        assert all_batches(work) == everything
        save_draft(work, entry(SpanKind.CLOSED, date(2026, 11, 24), date(2026, 11, 24), one))
        assert {line.school for line in work.due(unmet=False) if line.anew} == {one}
        assert 0 < work.to_reckon() < everything / 2
        assert all_batches(work) < everything / 2


def test_an_entry_that_changes_no_day_asks_for_nothing(office: SqlStore) -> None:
    """A second save in which only the name differs."""
    with office.changing(AUTHOR) as work:
        kept = save_draft(work, entry(SpanKind.TERM, date(2026, 9, 1), date(2026, 12, 18)))
        all_batches(work)
        again = Draft(CALENDAR_ENTRY, Reading(TODAY), work.get(CALENDAR_ENTRY, kept.id))
        again.type_in("name", "Autumn term")
        save_draft(work, again)
        assert not work.reckonings()


def test_a_change_of_the_law_in_an_empty_file_asks_for_nothing(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        save_draft(work, entry(*TERM))
        assert not work.reckonings()


def test_one_change_takes_the_place_of_another_that_it_covers(office: SqlStore) -> None:
    """Six terms entered one after the other are reckoned once."""
    with office.changing(AUTHOR) as work:
        one, other, *_ = (school.id for school in work.records(SCHOOL))
        closed = (SpanKind.CLOSED, date(2026, 11, 24), date(2026, 11, 24))
        save_draft(work, entry(*closed, one))
        save_draft(work, entry(*closed, other))
        assert [asked.schools for asked in work.reckonings()] == [(one,), (other,)]
        save_draft(work, entry(*TERM))
        reckon_batch(work)
        save_draft(work, entry(SpanKind.TERM, date(2027, 1, 5), date(2027, 3, 25)))
        (asked,) = work.reckonings()
        assert (asked.schools, asked.done) == (None, 0)
        save_draft(work, rule("enquiry.chase", "3", date(2026, 1, 1)))
        assert len(work.reckonings()) == 2
        all_batches(work)
        assert not work.reckonings()
        assert not list(wrong_deadlines(work))


def test_after_each_batch_a_line_is_right_or_says_that_it_is_being_reckoned(office: SqlStore) -> None:
    with office.reading() as reader:
        before = on_file(reader)
    saved(office, entry(*TERM))
    left, seen = 1, 0
    while left:
        with office.reading() as reader:
            law, held, waiting = reader.law(), on_file(reader), marked(reader)
            for kind in CASEWORK:
                for record in reader.records(kind):
                    lines = {key: line for key, line in held.items() if key[0] == record.id}
                    if record.id in waiting:
                        assert lines == {key: line for key, line in before.items() if key[0] == record.id}
                    else:
                        fresh = {d.duty: d.due_on for d in duties_on_file(reader, kind, record, law)}
                        stored = {duty: line[5] for (_, duty), line in lines.items() if duty != AT_ODDS}
                        assert stored == fresh
            assert not list(wrong_deadlines(reader))
            seen += bool(waiting)
        left = a_batch(office).left
    assert seen > 3
    with office.reading() as reader:
        assert not marked(reader)
        assert on_file(reader) != before
        assert not list(wrong_deadlines(reader))


def test_what_is_saved_meanwhile_is_reckoned_by_the_new_law(office: SqlStore) -> None:
    saved(office, entry(*TERM))
    a_batch(office)
    with office.changing(AUTHOR) as work:
        kind = CASEWORK[0]
        record = list(work.records(kind))[-1]
        put(work, kind, record)
        new = put(work, kind, kind.cls(child=record.child, received_on=TODAY, first_absent_on=TODAY))
        work.commit()
    with office.reading() as reader:
        held, law = on_file(reader), reader.law()
        for one in (record, new):
            for due in duties_on_file(reader, kind, one, law):
                assert held[one.id, due.duty][5] == due.due_on
        assert new.id not in marked(reader)  # it came after the change


def test_a_batch_that_fails_is_undone_alone_and_the_rest_goes_on_later(
    office: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(office, entry(*TERM))
    left = a_batch(office).left
    with office.reading() as reader:
        before = on_file(reader)
    calls = iter(range(100))

    def fail(*given: Any) -> Any:
        if next(calls) == BATCH // 2:
            raise OSError("disk full")
        return duties_on_file(*given)

    monkeypatch.setattr(reckoning, "duties_on_file", fail)
    with pytest.raises(OSError, match="disk full"):
        a_batch(office)
    monkeypatch.setattr(reckoning, "duties_on_file", duties_on_file)
    with office.reading() as reader:
        assert on_file(reader) == before
        assert reader.to_reckon() == left
    reckon_what_waits(office, AUTHOR)
    with office.reading() as reader:
        assert not reader.reckonings()
        assert not list(wrong_deadlines(reader))


@pytest.mark.parametrize("fault", [Cancelled("Stopped."), KeyboardInterrupt()])
def test_stopped_between_batches_what_is_done_stays_and_the_rest_waits(
    office: SqlStore, fault: BaseException
) -> None:
    saved(office, entry(*TERM))
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if len(told) == 2:
            raise fault

    with pytest.raises(Cancelled):
        reckon_what_waits(office, AUTHOR, stop)
    with office.reading() as reader:
        assert [done for done, _ in told] == [BATCH, 2 * BATCH]
        assert reader.to_reckon() == told[0][1] - 2 * BATCH
        assert len(list(reader.records(CALENDAR_ENTRY))) == 1
        assert marked(reader)
    reckon_what_waits(office, AUTHOR)
    with office.reading() as reader:
        assert not marked(reader)
        assert not list(wrong_deadlines(reader))


Written = list[set[int]]


@pytest.fixture
def written(office: SqlStore, monkeypatch: pytest.MonkeyPatch) -> Iterator[Written]:
    """The records whose deadlines each transaction writes, transaction by transaction."""
    found: Written = []

    def note(_connection: Any, _cursor: Any, text: str, given: Any, *_: Any) -> None:
        if text in ("BEGIN IMMEDIATE", WRITING):
            found.append(set())
        elif " deadline" in text.partition("\n")[0] and not text.startswith("SELECT"):
            rows = given if isinstance(given, list) else [given]
            found[-1].update(_records_in(row) for row in rows)

    execute: Callable[..., Any] = prepared.execute

    def watched(connection: sa.Connection, text: str, given: Any, many: bool = False) -> Any:
        note(connection, None, text, given if many else [given])
        return execute(connection, text, given, many)

    monkeypatch.setattr(prepared, "execute", watched)
    sa.event.listen(office.engine, "before_cursor_execute", note)
    yield found
    sa.event.remove(office.engine, "before_cursor_execute", note)


def _records_in(row: Any) -> int:
    if isinstance(row, dict):
        return int(row.get("key_record_id") or row["record_id"])
    return next(value for value in row if isinstance(value, int) and not isinstance(value, bool))


def test_no_transaction_writes_more_than_one_batch(office: SqlStore, written: Written) -> None:
    saved(office, entry(*TERM))
    assert written == [set()]  # the change itself moves nothing
    reckon_what_waits(office, AUTHOR)
    assert max(map(len, written)) <= BATCH
    assert len(set().union(*written)) > 2 * BATCH


def test_only_what_differs_is_written(office: SqlStore) -> None:
    statements: list[str] = []

    def note(*execution: Any) -> None:
        statements.append(execution[2])

    with office.changing(AUTHOR) as work:
        work.ask_reckoning([kind.key for kind in CASEWORK], None)
        sa.event.listen(office.engine, "before_cursor_execute", note)
        done = all_batches(work)
        sa.event.remove(office.engine, "before_cursor_execute", note)
    assert done > BATCH
    assert not [text for text in statements if " deadline" in text and not text.lstrip().startswith("SELECT")]
