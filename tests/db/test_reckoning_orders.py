"""Changes of the law, saves and batches in any order: no line is ever wrong without saying so."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cme_desktop.ports import UnitOfWork
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.services import reckoning
from cme_desktop.services.reckoning import asking_to_reckon, reckon_batch
from cme_desktop.services.saving import store as put
from cme_desktop.standing_records.calendar_entry import CALENDAR_ENTRY
from cme_desktop.standing_records.local_rule import LOCAL_RULE
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_school, reckon_all, save
from tests.reckoned import wrong_deadlines

START = date(2026, 9, 1)
_days = st.integers(0, 90).map(lambda n: START + timedelta(days=n))
_schools = st.integers(0, 1)
_law = st.tuples(st.just("law"), st.sampled_from(["term", "closed", "rule"]), _days, st.none() | _schools)
_save = st.tuples(st.just("save"), st.sampled_from(["notice", "enquiry", "edit"]), _days, _schools)
_batch = st.tuples(st.just("batch"))
_ask = st.tuples(st.just("end"), st.integers(0, 5))
_steps = st.lists(_law | _save | _batch | _batch | _ask, max_size=20)


class Office:
    """What has been made so far, and how each kind of step is done."""

    def __init__(self, work: UnitOfWork) -> None:
        self.work = work
        self.schools = [make_school(work).id for _ in range(2)]
        self.child = make_child(work).id
        self.made: list[Any] = []
        self.laws: list[Any] = []
        for place in range(6):
            self.save("notice" if place % 2 else "enquiry", START + timedelta(days=9 * place), place % 2)

    def law(self, what: str, day: date, school: int | None) -> None:
        """A term of half a year, a closure of ten days, another number of days for a rule."""
        place = None if school is None else self.schools[school]
        with asking_to_reckon(self.work):
            if what == "rule":
                key = ("enquiry.chase", "ten_day.screening")[day.day % 2]
                made = LOCAL_RULE, save(self.work, LOCAL_RULE, rule=key, value=str(day.day), since_on=day)
            else:
                last = day + timedelta(days=180 if what == "term" else 9)
                days = {"kind": what, "name": "Days", "first_on": day, "last_on": last, "school": place}
                made = CALENDAR_ENTRY, save(self.work, CALENDAR_ENTRY, **days)
        self.laws.append(made)

    def end(self, which: int) -> None:
        """An entry or a rule is taken back."""
        if self.laws:
            kind, record = self.laws[which % len(self.laws)]
            record.status = "ended"
            with asking_to_reckon(self.work):
                put(self.work, kind, record)

    def save(self, what: str, day: date, school: int) -> None:
        place = self.schools[school]
        if what == "edit" and self.made:
            kind, record = self.made[day.day % len(self.made)]
            record.received_on, record.school = day, place
            put(self.work, kind, record)
        elif what == "notice":
            values = {"first_absent_on": day, "received_on": day + timedelta(days=12)}
            notice = save(self.work, TEN_DAY_NOTIFICATION, child=self.child, school=place, **values)
            self.made.append((TEN_DAY_NOTIFICATION, notice))
        elif what == "enquiry":
            enquiry = save(self.work, WHEREABOUTS_ENQUIRY, child=self.child, school=place, received_on=day)
            self.made.append((WHEREABOUTS_ENQUIRY, enquiry))

    def batch(self) -> None:
        """The next two records."""
        reckon_batch(self.work)


@pytest.fixture(autouse=True)
def tiny_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reckoning, "BATCH", 2)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
@given(steps=_steps)
def test_in_any_order_every_deadline_is_right_in_the_end(store: SqlStore, steps: list[Any]) -> None:
    with store.changing(AUTHOR) as work:
        office = Office(work)
        for name, *values in steps:
            before = {line.record for line in work.due(unmet=False)}
            getattr(office, name)(*values)
            assert before <= {line.record for line in work.due(unmet=False)} or name in ("batch", "save")
            assert list(wrong_deadlines(work)) == []  # those that wait say so, and are left out
        while work.reckonings():
            reckon_batch(work)
        reckoned = work.due(unmet=False)
        assert not any(line.anew for line in reckoned)
        assert list(wrong_deadlines(work)) == []
        reckon_all(work)
        assert work.due(unmet=False) == reckoned
