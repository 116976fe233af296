"""The work queue equals a plain search through all records, whatever was done to them."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cme_desktop.description.record import Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.due import EVERYBODY, Scope
from cme_desktop.ports import UnitOfWork
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.registry import CASEWORK
from cme_desktop.services.duties_on_file import duties_on_file
from cme_desktop.services.saving import store as put
from cme_desktop.standing_records.calendar_entry import CALENDAR_ENTRY
from cme_desktop.statutory.clocks import Deadline
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_hub, make_officer, make_school, reckon_all
from tests.conformance.samples import SAMPLES, samples_of
from tests.db.filling import Filler
from tests.reckoned import wrong_deadlines

START = date(2026, 9, 1)
Check = WHEREABOUTS_ENQUIRY.rows["checks"].of

_days = st.integers(0, 90).map(lambda n: START + timedelta(days=n))
_steps = st.lists(
    st.tuples(
        st.sampled_from(["notice", "enquiry", "of any type", "edit", "term"]),
        _days,
        st.none() | _days,
        st.integers(0, 2),
        st.integers(0, 1),
    ),
    max_size=10,
)


def all_duties(work: UnitOfWork) -> list[tuple[Record, Deadline]]:
    """Every duty, met or not, reckoned from the records themselves."""
    law = work.law()
    return [
        (record, due)
        for kind in CASEWORK
        for record in work.records(kind)
        for due in duties_on_file(work, kind, record, law)
    ]


def plain_search(every: list[tuple[Record, Deadline]]) -> list[tuple[Any, ...]]:
    """The unmet ones: (due, record, duty, officer, hub, waits)."""
    return [
        (due.due_on, record.id, due.duty, record.officer, record.hub, due.waits)
        for record, due in every
        if due.met_on is None
    ]


def still_open(work: UnitOfWork) -> set[int | None]:
    """The records that nobody may lose sight of."""
    return {
        record.id for kind in CASEWORK for record in work.records(kind) if record.status in kind.life.open
    }


def nobodys(work: UnitOfWork, hub: int | None) -> list[tuple[date, int]]:
    """The open notices that no officer has, those without a day of receipt last."""
    found = [
        (record.received_on or date.max, record.id or 0)
        for kind in CASEWORK
        for record in work.records(kind)
        if record.officer is None and record.status in kind.life.open and hub in (None, record.hub)
    ]
    return sorted(found)


def at_random(work: UnitOfWork, kind: RecordType[Any], number: int, of: dict[str, int | None]) -> Record:
    """Some record of a type, whose it is apart; what is empty is what a new one begins with."""
    record, blank = Filler(work).pointed(samples_of(kind.cls)[number % SAMPLES]), kind.cls()
    begins = {name: getattr(blank, name) for name in kind.plain if getattr(record, name) is None}
    return replace(record, **begins | {name: id for name, id in of.items() if name in kind.plain})


def act(work: UnitOfWork, made: list[Any], step: tuple[Any, ...], whose: dict[str, list[Any]]) -> None:
    what, day, other, who, where = step
    of = {"officer": whose["officer"][who], "hub": whose["hub"][where], "school": whose["school"][where]}
    if what == "term":
        entry = CALENDAR_ENTRY.cls(
            kind="term",
            name="Term",
            first_on=day,
            last_on=day + timedelta(days=40),
            school=of["school"] if who else None,
        )
        put(work, CALENDAR_ENTRY, entry)
        reckon_all(work)
    elif what == "notice":
        notice = TEN_DAY_NOTIFICATION.cls(
            child=whose["child"][0], **of, first_absent_on=day, received_on=other, screened_on=other
        )
        made.append((TEN_DAY_NOTIFICATION, put(work, TEN_DAY_NOTIFICATION, notice)))
    elif what == "enquiry":
        checks = [Check(check="gp", asked_on=day, answered_on=other)]
        enquiry = WHEREABOUTS_ENQUIRY.cls(child=whose["child"][0], **of, received_on=day, checks=checks)
        made.append((WHEREABOUTS_ENQUIRY, put(work, WHEREABOUTS_ENQUIRY, enquiry)))
    elif what == "of any type":
        kind = CASEWORK[day.toordinal() % len(CASEWORK)]
        made.append((kind, put(work, kind, at_random(work, kind, day.toordinal(), of))))
    elif made:
        kind, record = made[who % len(made)]
        record.received_on, record.officer, record.hub = other, of["officer"], of["hub"]
        finished = next(choice.code for choice in kind.life.statuses if choice.code not in kind.life.open)
        record.status = finished if where and not who else record.status
        put(work, kind, record)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(steps=_steps, until=_days)
def test_the_queue_is_what_a_plain_search_finds(
    store: SqlStore, steps: list[tuple[Any, ...]], until: date
) -> None:
    with store.changing(AUTHOR) as work:
        whose: dict[str, list[Any]] = {
            "officer": [*(make_officer(work, name).id for name in ("Robin Ash", "Sam Hale")), None],
            "hub": [make_hub(work).id for _ in range(2)],
            "school": [make_school(work).id for _ in range(2)],
            "child": [make_child(work).id],
        }
        made: list[Any] = []
        for step in steps:
            act(work, made, step, whose)
        every = all_duties(work)
        expected = plain_search(every)
        assert still_open(work) <= {record for _, record, *_ in expected}
        then = sorted(
            (due.due_on or date.max, record.id, due.duty)
            for record, due in every
            if due.since <= until and (due.met_on is None or due.met_on > until)
        )
        assert sorted((d.due_on or date.max, d.record, d.duty) for d in work.unmet_on(until)) == then
        for scope in (EVERYBODY, Scope(officer=whose["officer"][0]), Scope(hub=whose["hub"][1])):
            within = [
                found
                for found in expected
                if scope.officer in (None, found[3]) and scope.hub in (None, found[4])
            ]
            dated = sorted(found[:3] for found in within if found[0] is not None and found[0] <= until)
            assert [(d.due_on, d.record, d.duty) for d in work.due(until, scope=scope)] == dated
            awaited = sorted(found[:3] for found in within if found[5] and found[0] and found[0] > until)
            assert [(d.due_on, d.record, d.duty) for d in work.awaited(until, scope)] == awaited
            undated = sorted(found[1:3] for found in within if found[0] is None)
            assert sorted((d.record, d.duty) for d in work.undated(scope)) == undated
            by_type = Counter(work.type_of(record) for _, record, _ in dated)
            assert work.due_by_type(until, scope) == by_type
            assert work.workload(until + timedelta(days=1), scope).overdue == len(dated)
            assert sorted(str(found[:3]) for found in within) == sorted(
                str((d.due_on, d.record, d.duty)) for d in work.due(scope=scope)
            )
            unowned = [record for _, record in nobodys(work, scope.hub)]
            assert [line.record for line in work.unallocated(scope)] == unowned
        assert list(wrong_deadlines(work)) == []


def test_what_no_officer_has_is_open_and_the_oldest_comes_first(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        officer, hub = make_officer(work).id, make_hub(work).id
        child = make_child(work).id
        for day, values in (
            (3, {}), (1, {"hub": hub}), (2, {"officer": officer}), (4, {"status": "closed"}),
        ):  # fmt: skip
            notice = TEN_DAY_NOTIFICATION.cls(child=child, received_on=START + timedelta(days=day), **values)
            put(work, TEN_DAY_NOTIFICATION, notice)
        found = work.unallocated()
        assert [line.why for line in found] == [
            "Received Wed 2 Sep 2026; no officer has it yet.",
            "Received Fri 4 Sep 2026; no officer has it yet.",
        ]
        assert [line.hub for line in work.unallocated(Scope(hub=hub))] == [hub]
        assert {(line.duty, line.clears) for line in found} == {("allocate", "officer")}
