"""Whom the Department's termly form counts: children with their hard twins, and a second plain count."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from cme_desktop.codes.home_education import EHE_REASONS
from cme_desktop.codes.missing_education import CME_REASONS, DURATIONS
from cme_desktop.education_status.deciding import status_on
from cme_desktop.education_status.reading import statuses_on, told_of
from cme_desktop.education_status.statuses import EducationStatus
from cme_desktop.ports import Reader, UnitOfWork
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.in_year_application import IN_YEAR_APPLICATION
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.standing_records.child import CHILD
from cme_desktop.termly.form import TermlyForm, fill_in
from cme_desktop.termly.sides import Side
from cme_desktop.values.partial_dates import BirthDate
from cme_desktop.values.school_years import year_group
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_school, save

DAY = date(2026, 10, 1)
SUMMER = date(2026, 5, 21)
JUNE, LATER = date(2026, 6, 1), date(2026, 10, 2)
BORN = BirthDate(date(2013, 3, 4))
AT_HOME, MISSING = {"EHE": 1, "CME": 0}, {"EHE": 0, "CME": 1}
NEITHER = {"EHE": 0, "CME": 0}
Saved = Any


class Town:
    """One child, whose story each test tells."""

    def __init__(self, work: UnitOfWork, **child: Any) -> None:
        self.work = work
        self.school = make_school(work).id
        self.child = make_child(work, **{"birth": BORN, "sex": "F", **child}).id

    def at_home(self, **more: Any) -> Saved:
        told = {"received_on": JUNE, "started_on": JUNE, "primary_reason": "lifestyle", **more}
        return save(self.work, HOME_EDUCATION, **{"child": self.child, **told})

    def sought(self, **more: Any) -> Saved:
        told = {"received_on": JUNE, "missing_since_on": JUNE, **more}
        return save(self.work, WHEREABOUTS_ENQUIRY, **{"child": self.child, **told})

    def excluded(self, deleted_on: date) -> Saved:
        told = {"received_on": JUNE, "excluded_on": JUNE, "deleted_on": deleted_on, "school": self.school}
        return save(self.work, OFF_ROLL_NOTICE, child=self.child, **told)

    def applied(self, **more: Any) -> Saved:
        told = {"received_on": JUNE, "school": self.school, **more}
        return save(self.work, IN_YEAR_APPLICATION, child=self.child, **told)


def born(year: int, month: int, day: int) -> dict[str, BirthDate]:
    return {"birth": BirthDate(date(year, month, day))}


def two_spells(town: Town) -> None:
    ended = {"status": "ended", "ended_on": date(2026, 6, 30), "end_reason": "other"}
    town.at_home(primary_reason="religious", **ended)
    town.at_home(started_on=date(2026, 9, 7))


def merged(town: Town) -> None:
    second = make_child(town.work, status="merged", merged_into=town.child)
    town.sought()
    town.sought(child=second.id)


STORIES: dict[str, tuple[dict[str, Any], Callable[[Town], Any], dict[str, int]]] = {
    "at home": ({}, Town.at_home, AT_HOME),
    "at home from the day after": ({}, lambda town: town.at_home(started_on=LATER), NEITHER),
    "unsuitable": ({}, lambda town: town.at_home(judgement="unsuitable", judged_on=DAY), MISSING),
    "unsuitable the day after": (
        {},
        lambda town: town.at_home(judgement="unsuitable", judged_on=LATER),
        AT_HOME,
    ),
    "under an order": ({}, lambda town: town.at_home(judgement="suitable", order_made_on=DAY), MISSING),
    "opened in error": (
        {},
        lambda town: town.at_home(status="ended", end_reason="opened_in_error"),
        NEITHER,
    ),
    "flexi-schooling, on a roll": ({}, lambda town: town.at_home(register_ground="b"), NEITHER),
    "two spells": ({}, two_spells, AT_HOME),
    "sought": ({}, Town.sought, MISSING),
    "merged": ({}, merged, MISSING),
    "sought, on a roll": (
        {},
        lambda town: town.sought(school=town.school, still_on_roll=True),
        NEITHER,
    ),
    "waiting": ({}, Town.applied, MISSING),
    "moved away": ({"status": "moved_away"}, Town.sought, NEITHER),
    "restricted": ({"restricted": True, "restricted_reason": "refuge"}, Town.at_home, AT_HOME),
    "sixteen, in Year 11": (born(2010, 9, 1), Town.at_home, AT_HOME),
    "sixteen, past the last Friday in June": (born(2010, 8, 31), Town.at_home, NEITHER),
    "five, since the summer": (born(2021, 8, 30), Town.at_home, AT_HOME),
    "four, in Reception": (born(2021, 10, 2), Town.at_home, NEITHER),
    "no birth on file": ({"birth": None}, Town.sought, MISSING),
    "excluded, off roll": ({}, lambda town: town.excluded(date(2026, 6, 15)), MISSING),
    "excluded, still on roll": ({}, lambda town: town.excluded(LATER), NEITHER),
}


@pytest.mark.parametrize("name", STORIES)
def test_who_is_counted_on_which_side(sqlite_store: SqlStore, name: str) -> None:
    child, tell, expected = STORIES[name]
    with sqlite_store.changing(AUTHOR) as work:
        tell(Town(work, **child))
        form = fill_in(work, DAY)
        assert {item: sides["all children"] for item, sides in told(form).items()} == expected
        assert all(tried.holds for tried in form.sums)


def told(form: TermlyForm) -> dict[str, Counter[str]]:
    """By side each item that counts somebody; those of a heading with its name before them."""
    found: dict[str, Counter[str]] = {side.value: Counter() for side in Side}
    for block in form.blocks:
        for line in block.lines:
            for side, one in line.now.items():
                value = one.figure.value
                if value:
                    key = block.heading.key
                    found[side.value]["all children" if key == "all" else f"{key}: {line.label}"] = value
    return found


@pytest.mark.parametrize(
    ("days", "band"), [(13, "Less than 2 weeks"), (14, "2 to 4 weeks"), (363, "26 to 52 weeks"),
                       (364, "Over 52 weeks")],
)  # fmt: skip
def test_time_missing_is_lower_inclusive(sqlite_store: SqlStore, days: int, band: str) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        Town(work).sought(missing_since_on=DAY - timedelta(days))
        assert told(fill_in(work, DAY))["CME"][f"length: {band}"] == 1


def test_four_answers_are_never_merged(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        for reason in ("unknown", "no_reason_given", "other", None):
            Town(work).at_home(primary_reason=reason)
        for reason in ("unknown", "not_recorded", "other", None):
            Town(work).sought(cme_reason=reason)
        Town(work).sought(missing_since_on=None)
        found = told(fill_in(work, DAY))
        assert found["EHE"]["reason_at_home: Unknown"] == 2
        assert found["EHE"]["reason_at_home: No reason given"] == 1
        assert found["EHE"]["reason_at_home: Other"] == 1
        assert found["CME"]["reason_missing: Unknown"] == 1
        assert found["CME"]["reason_missing: Not recorded"] == 3
        assert found["CME"]["reason_missing: Other"] == 1
        assert found["CME"]["length: Unknown"] == 1


def test_a_restricted_child_is_in_the_totals_and_in_no_named_category(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        Town(work, restricted=True, restricted_reason="refuge", sex=None).at_home(
            previous_setting="academy", started_on=date(2026, 5, 5)
        )
        form = fill_in(work, DAY)
        untold = "Not broken down (restricted)"
        assert told(form)["EHE"] == {
            "all children": 1,
            f"sex: {untold}": 1,
            f"year_group: {untold}": 1,
            f"reason_at_home: {untold}": 1,
        }
        assert not [check.asks for check in form.checks if check.concerned]
        started = {line.item.label: line.figure.figure.value for line in form.of_year}
        assert (started["Started home education"], started["Academy"], started[untold]) == (1, 0, 1)


def test_a_reason_that_was_not_on_the_list_of_last_term_was_not_asked(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        form = fill_in(work, date(2025, 10, 2))
    (reasons,) = [block for block in form.blocks if block.heading.key == "reason_at_home"]
    new = {line.label for line in reasons.lines if Side.AT_HOME not in line.before}
    assert new == {
        "Offered school place but not yet accepted",
        "Did not apply for school place at compulsory school age",
    }
    assert len(reasons.lines) == 19
    assert [len(block.lines) for block in form.blocks] == [1, 3, 13, 19, 20, 8]


def test_the_whole_year_counts_each_child_once(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        town = Town(work)
        ended = {"status": "returned", "end_reason": "returned"}
        first = {
            "started_on": date(2025, 9, 10),
            "ended_on": date(2025, 12, 1),
            "previous_setting": "academy",
        }
        again = {"started_on": date(2026, 2, 2), "ended_on": date(2026, 4, 1), "previous_setting": "special"}
        town.at_home(**first, **ended)
        town.at_home(**again, **ended, s437_notice_on=date(2026, 3, 2))
        town.sought(missing_since_on=date(2026, 4, 1))
        Town(work).at_home(**first, **ended, register_ground="b", s437_notice_on=date(2025, 10, 1))
        Town(work).at_home(started_on=date(2025, 8, 31), ended_on=date(2025, 8, 31), **ended)
        Town(work).at_home(started_on=date(2025, 8, 31), s437_notice_on=date(2026, 9, 1))
        form = fill_in(work, DAY)
        found = {
            line.item.label: line.figure.figure.value for line in form.of_year if line.figure.figure.value
        }
        assert found == {
            "Started home education": 1,
            "Academy": 1,
            "Home educated at any point": 2,
            "Returned to school": 1,
            "Section 437(1) notices": 1,
            "Missing education at any point": 1,
        }
        assert fill_in(work, SUMMER).of_year == []


def test_what_is_odd_is_told_with_the_children_concerned(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        unborn = Town(work, birth=None, sex=None)
        unborn.sought()
        older = Town(work, year_group=6, year_group_as_at=DAY)
        older.at_home()
        revoked = Town(work)
        revoked.at_home(order_revoked_on=JUNE)
        concerned = {check.asks: {*check.concerned} for check in fill_in(work, DAY).checks if not check.holds}
    changes = {f"{side.value} is within 10% of last term" for side in Side}
    assert {asks: ids for asks, ids in concerned.items() if asks not in changes} == {
        "Every child has a date of birth, by which the age is known": {unborn.child},
        "Every child has a sex, or the answer that it is not known": {unborn.child},
        "Every child has a primary reason, or an answer in its place": {unborn.child},
        "The year group on file is that of the age": {older.child},
        "No order is revoked that was never made": {revoked.child},
    }
    assert concerned.keys() >= changes


SIDES = {
    EducationStatus.HOME_UNDER_ENQUIRY: "EHE",
    EducationStatus.HOME_SUITABLE: "EHE",
    EducationStatus.MISSING_FOUND: "CME",
    EducationStatus.MISSING_SOUGHT: "CME",
}


def plain_count(reader: Reader, day: date) -> dict[str, Counter[str]]:
    """Child by child out of whole records, without the form."""
    unseen = reader.unseen(CHILD)
    found: dict[str, Counter[str]] = {side.value: Counter() for side in Side}
    children = [reader.get(CHILD, id) for id in every_child(reader)]
    whole = {child.id: child for child in children}
    for id, status in statuses_on(reader, children, day):
        if status.status not in SIDES or status.decided_by is None:
            continue
        tally = found[SIDES[status.status]]
        tally["all children"] += 1
        tally.update(
            ["sex: Not broken down (restricted)", "year_group: Not broken down (restricted)"]
            if id in unseen
            else items(whole[id], day)
        )
    return found


def every_child(reader: Reader) -> Iterator[int]:
    for block in reader.wanted(CHILD, (), [()]):
        yield from (child.id for child in block if child.id is not None)


def items(child: Any, day: date) -> list[str]:
    sex = {"F": "Female", "M": "Male"}.get(child.sex, "Unknown")
    birth = child.birth if isinstance(child.birth, BirthDate) else None
    year = "Unknown" if birth is None or birth.precision == "year" else year_group(birth.day, day)
    group = {0: "Reception", "Unknown": "Unknown"}.get(year, f"Year {year}")
    return [f"sex: {sex}", f"year_group: {group}"]


@pytest.mark.parametrize("day", [DAY, SUMMER, date(2025, 10, 2)])
def test_a_plain_count_of_a_made_up_authority_agrees(authority: SqlStore, day: date) -> None:
    with authority.reading() as reader:
        form, plain = fill_in(reader, day), plain_count(reader, day)
    counted = told(form)
    for side, tally in plain.items():
        assert tally["all children"] > 0
        asked = {item: value for item, value in counted[side].items() if not item.startswith(("rea", "len"))}
        assert asked == tally
    assert all(tried.holds for tried in form.sums)
    assert {one.label for block in form.blocks[3:] for one in block.lines} >= {
        *(choice.label for listed in (EHE_REASONS, CME_REASONS, DURATIONS) for choice in listed.offered(day))
    }


def test_at_any_point_is_what_each_day_of_the_year_comes_to(sqlite_authority: SqlStore) -> None:
    first, last = date(2025, 9, 1), date(2026, 8, 31)
    days = [first + timedelta(number) for number in range((last - first).days + 1)]
    held: dict[str, set[int]] = {side.value: set() for side in Side}
    with sqlite_authority.reading() as reader:
        form = fill_in(reader, DAY)
        children = [reader.get(CHILD, id) for id in every_child(reader)]
        for id, of_child in told_of(reader, children, first).items():
            if of_child.facts:
                for status in {status_on(of_child, day).status for day in days} & SIDES.keys():
                    held[SIDES[status]].add(id)
    points = {
        line.item.label: {*line.figure.figure.ids} for line in form.of_year if "any point" in line.item.label
    }
    assert points == {
        "Home educated at any point": held["EHE"],
        "Missing education at any point": held["CME"],
    }
