"""The status of education as the records of a data file make it, on both databases."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from cme_desktop.education_status.deciding import DayStatus
from cme_desktop.education_status.reading import READ_OF_CHILD, statuses_on
from cme_desktop.education_status.statuses import AtOdds, EducationStatus
from cme_desktop.ports import UnitOfWork
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.in_year_application import IN_YEAR_APPLICATION
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.services.saving import save_record
from cme_desktop.standing_records.child import CHILD
from cme_desktop.values.partial_dates import BirthDate
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_school, save
from tests.db.asked import asked

BORN = BirthDate(date(2011, 3, 4))
"""In Year 10 in the autumn of 2026; of school age until Fri 25 Jun 2027."""
SEPTEMBER, OCTOBER, NOVEMBER = date(2026, 9, 7), date(2026, 10, 5), date(2026, 11, 9)
LATER = date(2026, 11, 28)


class Town:
    """One child who was at Ashdown, and another school."""

    def __init__(self, work: UnitOfWork, at_school: bool = False) -> None:
        self.work = work
        self.ashdown, self.beech = make_school(work).id, make_school(work).id
        self.child = make_child(work, birth=BORN, school=self.ashdown if at_school else None).id

    def entered(self, on: date = OCTOBER, **more: Any) -> Any:
        return self._saved(ON_ROLL_NOTICE, entered_on=on, **{"school": self.beech, **more})

    def left(self, on: date = OCTOBER, **more: Any) -> Any:
        return self._saved(OFF_ROLL_NOTICE, deleted_on=on, **{"school": self.ashdown, **more})

    def at_home(self, on: date = OCTOBER, **more: Any) -> Any:
        return self._saved(HOME_EDUCATION, started_on=on, **more)

    def sought(self, on: date = OCTOBER, **more: Any) -> Any:
        more = {"received_on": on, **more}
        return self._saved(WHEREABOUTS_ENQUIRY, missing_since_on=on, **more)

    def applied(self, on: date = OCTOBER, **more: Any) -> Any:
        more = {"received_on": on, "school": self.beech, **more}
        return self._saved(IN_YEAR_APPLICATION, **more)

    def _saved(self, kind: Any, **values: Any) -> Any:
        return save(self.work, kind, child=self.child, **{"received_on": SEPTEMBER, **values})

    def status(self, on: date = LATER) -> DayStatus:
        return dict(statuses_on(self.work, [self.work.get(CHILD, self.child)], on))[self.child]


CLOSED = {"status": "closed", "closed_on": NOVEMBER}
TOLD: dict[str, tuple[str, dict[str, Any], EducationStatus]] = {
    "entered": ("entered", {}, EducationStatus.ON_ROLL),
    "never came": ("entered", {**CLOSED, "closing_reason": "never_came"}, EducationStatus.NOT_KNOWN),
    "left": ("left", {}, EducationStatus.NOT_KNOWN),
    "kept on roll": ("left", {**CLOSED, "closing_reason": "kept_on_roll"}, EducationStatus.NOT_KNOWN),
    "left for a school": ("left", {**CLOSED, "closing_reason": "new_school"}, EducationStatus.ON_ROLL),
    "left the country": ("left", {**CLOSED, "closing_reason": "left_country"}, EducationStatus.GONE),
    "confirmed abroad": (
        "left",
        {"destination_kind": "abroad", "answered_on": NOVEMBER},
        EducationStatus.GONE,
    ),
    "said to be abroad": ("left", {"destination_kind": "abroad"}, EducationStatus.NOT_KNOWN),
    "died": ("left", {"ground": "2024-9-1-k"}, EducationStatus.GONE),
    "excluded": ("left", {"excluded_on": SEPTEMBER}, EducationStatus.EXCLUDED_UNTAUGHT),
    "excluded and taught": (
        "left",
        {"excluded_on": SEPTEMBER, "educated_from": NOVEMBER},
        EducationStatus.EXCLUDED_TAUGHT,
    ),
    "excluded, then elsewhere": (
        "left",
        {"excluded_on": SEPTEMBER, **CLOSED, "closing_reason": "new_school"},
        EducationStatus.ON_ROLL,
    ),
    "at home": ("at_home", {}, EducationStatus.HOME_UNDER_ENQUIRY),
    "not yet suitable": (
        "at_home",
        {"status": "not_yet", "judgement": "not_yet", "judged_on": NOVEMBER},
        EducationStatus.HOME_UNDER_ENQUIRY,
    ),
    "suitable": ("at_home", {"judgement": "suitable"}, EducationStatus.HOME_SUITABLE),
    "unsuitable": ("at_home", {"judgement": "unsuitable"}, EducationStatus.MISSING_FOUND),
    "ordered to school": (
        "at_home",
        {"judgement": "suitable", "order_made_on": NOVEMBER},
        EducationStatus.MISSING_FOUND,
    ),
    "order revoked": (
        "at_home",
        {"judgement": "suitable", "order_made_on": OCTOBER, "order_revoked_on": NOVEMBER},
        EducationStatus.HOME_SUITABLE,
    ),
    "on roll, taught elsewhere as agreed": (
        "at_home",
        {"register_ground": "b"},
        EducationStatus.NOT_KNOWN,
    ),
    "taught at home in error": (
        "at_home",
        {"status": "ended", "end_reason": "opened_in_error"},
        EducationStatus.NOT_KNOWN,
    ),
    "ended as missing": (
        "at_home",
        {"status": "ended", "ended_on": NOVEMBER, "end_reason": "missing_education"},
        EducationStatus.MISSING_FOUND,
    ),
    "ended without a word": (
        "at_home",
        {"status": "ended", "ended_on": NOVEMBER},
        EducationStatus.NOT_KNOWN,
    ),
    "sought": ("sought", {}, EducationStatus.MISSING_SOUGHT),
    "whereabouts known": ("sought", {"whereabouts_known": True}, EducationStatus.MISSING_FOUND),
    "out of education": (
        "sought",
        {"education_now": "out_of_education"},
        EducationStatus.MISSING_FOUND,
    ),
    "located": ("sought", {"status": "located", "located_on": NOVEMBER}, EducationStatus.MISSING_FOUND),
    "closed located, no school": (
        "sought",
        {**CLOSED, "located_on": NOVEMBER, "close_reason": "found_no_place"},
        EducationStatus.MISSING_FOUND,
    ),
    "closed, waiting for a place": (
        "sought",
        {**CLOSED, "close_reason": "in_education", "education_at_close": "awaiting_place"},
        EducationStatus.MISSING_FOUND,
    ),
    "closed, not found": (
        "sought",
        {**CLOSED, "close_reason": "checks_exhausted"},
        EducationStatus.MISSING_SOUGHT,
    ),
    "found at a school": (
        "sought",
        {**CLOSED, "close_reason": "in_education"},
        EducationStatus.ON_ROLL,
    ),
    "sought in error": ("sought", {**CLOSED, "close_reason": "opened_in_error"}, EducationStatus.NOT_KNOWN),
    "waiting for a place": ("applied", {}, EducationStatus.MISSING_FOUND),
    "application closed": ("applied", {"status": "closed"}, EducationStatus.NOT_KNOWN),
    "started": ("applied", {"status": "closed", "started_on": NOVEMBER}, EducationStatus.ON_ROLL),
}


@pytest.mark.parametrize("name", TOLD)
def test_one_record_makes_a_status(sqlite_store: SqlStore, name: str) -> None:
    how, facts, expected = TOLD[name]
    with sqlite_store.changing(AUTHOR) as work:
        town = Town(work)
        getattr(town, how)(**facts)
        assert town.status().status is expected


def test_a_judgement_counts_from_its_day(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        town = Town(work)
        town.at_home(OCTOBER, judgement="unsuitable", judged_on=NOVEMBER)
        days = (date(2026, 10, 4), OCTOBER, date(2026, 11, 8), NOVEMBER)
        assert [town.status(day).status for day in days] == [
            EducationStatus.NOT_KNOWN,
            EducationStatus.HOME_UNDER_ENQUIRY,
            EducationStatus.HOME_UNDER_ENQUIRY,
            EducationStatus.MISSING_FOUND,
        ]


def test_turning_sixteen_in_year_11_ends_no_school_age(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        town = Town(work)
        town.at_home()
        assert town.status(date(2027, 6, 25)).status is EducationStatus.HOME_UNDER_ENQUIRY
        assert town.status(date(2027, 6, 26)).status is EducationStatus.OUT_OF_AGE


def test_whereabouts_unknown_on_a_roll_is_on_roll_and_both_are_told(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        town = Town(work, at_school=True)
        enquiry = town.sought()
        found = town.status()
        assert found.status is EducationStatus.ON_ROLL
        assert [(one.source.id, one.source.field) for one in found.because] == [
            (town.child, "school"),
            (enquiry.id, "missing_since_on"),
        ]
        town.left(NOVEMBER)
        assert town.status(OCTOBER).status is EducationStatus.ON_ROLL
        assert town.status(NOVEMBER).status is EducationStatus.MISSING_SOUGHT


def test_an_enquiry_tells_of_a_roll_that_no_other_record_knows(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        town = Town(work)
        town.sought(school=town.ashdown, still_on_roll=True)
        assert town.status().status is EducationStatus.ON_ROLL
        town.left(NOVEMBER)
        assert town.status().status is EducationStatus.MISSING_SOUGHT


def test_a_second_roll_that_nobody_gave_up_is_at_odds(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        town = Town(work)
        town.entered(SEPTEMBER, school=town.ashdown)
        town.entered(OCTOBER)
        assert town.status().at_odds == (AtOdds.TWO_ROLLS,)
        town.left(NOVEMBER)
        assert town.status().at_odds == ()


@pytest.mark.parametrize(
    ("facts", "odd"),
    [
        ({}, True),
        ({"destination_kind": "abroad"}, True),
        ({"destination_kind": "abroad", "answered_on": NOVEMBER}, False),
        ({"final_year_leaver": True}, False),
        ({"enrolment": "S"}, False),
        ({"ground": "2024-9-1-k"}, False),
    ],
)
def test_who_left_is_asked_for_until_somebody_says_where_to(
    sqlite_store: SqlStore, facts: dict[str, Any], odd: bool
) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        town = Town(work)
        town.left(**facts)
        assert (AtOdds.NO_ROLL_NO_ENQUIRY in town.status().at_odds) is odd


def test_saving_what_answers_the_question_answers_it_here_too(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        town = Town(work, at_school=True)
        deletion = {"school": town.ashdown, "deleted_on": OCTOBER, "received_on": OCTOBER}
        left = OFF_ROLL_NOTICE.cls(child=town.child, status="accepted", **deletion)
        save_record(work, OFF_ROLL_NOTICE, left)
        assert town.status().status is EducationStatus.NOT_KNOWN
        assert town.status().at_odds == (AtOdds.NO_ROLL_NO_ENQUIRY,)
        entry = {"school": town.beech, "entered_on": NOVEMBER, "received_on": NOVEMBER}
        save_record(work, ON_ROLL_NOTICE, ON_ROLL_NOTICE.cls(child=town.child, **entry))
        found = town.status()
        assert (found.status, found.at_odds) == (EducationStatus.ON_ROLL, ())


def statuses(work: UnitOfWork, children: Sequence[int], day: date = LATER) -> dict[int, EducationStatus]:
    found = statuses_on(work, [work.get(CHILD, id) for id in children], day)
    return {id: status.status for id, status in found}


def test_the_one_that_stands_tells_for_all_that_were_merged_into_it(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        stands = make_child(work, birth=BORN)
        between = make_child(work, status="merged", merged_into=stands.id)
        third = make_child(work, status="merged", merged_into=between.id)
        once_merged = make_child(work, merged_into=stands.id)
        save(work, WHEREABOUTS_ENQUIRY, child=third.id, received_on=OCTOBER)
        save(work, HOME_EDUCATION, child=once_merged.id, received_on=NOVEMBER, started_on=NOVEMBER)
        everybody = [one.id for one in (stands, between, third, once_merged)]
        assert statuses(work, everybody) == {
            stands.id: EducationStatus.MISSING_SOUGHT,
            once_merged.id: EducationStatus.HOME_UNDER_ENQUIRY,
        }


def test_a_circle_of_merged_records_comes_to_an_end(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        stands = make_child(work, status="merged")
        other = make_child(work, status="merged", merged_into=stands.id)
        stands.status, stands.merged_into = "current", other.id
        work.save(CHILD, stands, [])
        save(work, WHEREABOUTS_ENQUIRY, child=other.id, received_on=OCTOBER)
        assert statuses(work, [stands.id, other.id]) == {stands.id: EducationStatus.MISSING_SOUGHT}


def test_a_figure_counts_the_restricted_and_tells_missing_from_out_of_education(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        for number in range(7):
            child = make_child(work, birth=BORN, restricted=number == 0, restricted_reason="refuge")
            at_known_place = number > 2
            enquiry = {"received_on": OCTOBER, "whereabouts_known": at_known_place}
            save(work, WHEREABOUTS_ENQUIRY, child=child.id, **enquiry)
        blocks = work.wanted(CHILD, READ_OF_CHILD, [()])
        found = [status.status for _, status in statuses_on(work, (one for b in blocks for one in b), LATER)]
        assert found.count(EducationStatus.MISSING_SOUGHT) == 3
        assert found.count(EducationStatus.MISSING_FOUND) == 4


def test_a_hundred_children_take_no_more_statements_than_one(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        school = make_school(work).id
        children = [make_child(work, birth=BORN) for _ in range(100)]
        for child in children:
            save(work, ON_ROLL_NOTICE, child=child.id, school=school, received_on=OCTOBER, entered_on=OCTOBER)
        list(statuses_on(work, children[:1], LATER))  # the law is read once
        with asked(store.engine) as for_one:
            list(statuses_on(work, children[:1], LATER))
        with asked(store.engine) as for_all:
            found = list(statuses_on(work, children, LATER))
        assert len(for_all) == len(for_one) < 10
        assert {status.status for _, status in found} == {EducationStatus.ON_ROLL}


def test_no_record_of_another_child_is_gone_through(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        child = make_child(work, birth=BORN)
        list(statuses_on(work, [child], LATER))  # the law is read once
        with asked(sqlite_store.engine) as ran:
            list(statuses_on(work, [child], LATER))
        questions = [(text, values) for text, values in ran if text.startswith("SELECT")]
        assert questions
        for text, values in questions:
            plan = work.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", tuple(values)).all()
            scans = [row[-1] for row in plan if row[-1].startswith("SCAN") and "json_each" not in row[-1]]
            assert not scans, text
