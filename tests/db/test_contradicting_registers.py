"""Entries of registers against the other entries: children, their parents, terms and local rules."""

from datetime import date
from typing import Any

import pytest

from cme_desktop.description.record import R
from cme_desktop.description.record_type import RecordType
from cme_desktop.ports import UnitOfWork
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.services.contradictions import Clash, contradictions
from cme_desktop.standing_records.calendar_entry import CALENDAR_ENTRY
from cme_desktop.standing_records.child import CHILD, Child
from cme_desktop.standing_records.child.fields import Relation
from cme_desktop.standing_records.local_rule import LOCAL_RULE
from cme_desktop.values.partial_dates import BirthDate
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_person, make_school, save

BORN = BirthDate(date(2015, 4, 3))
ADA = {"surname": "Okafor", "forename": "Ada", "birth": BORN}


def told(work: UnitOfWork, kind: RecordType[R], record: R) -> dict[str, Clash]:
    """What is said of an entry as it is typed, by the question that says it."""
    return {clash.kind: clash for clash in contradictions(work, kind, record, None)}


# -- children ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "other",
    [
        {"forename": "Ben"},
        {"surname": "Okafur"},
        {"birth": BirthDate(date(2015, 4, 4))},
        {"middle_names": "Jo"},
        {"birth": None},
    ],
    ids=["a twin", "another surname", "another birth", "another middle name", "no birth"],
)
def test_another_child_is_made_without_a_question(store: SqlStore, other: dict[str, Any]) -> None:
    with store.changing(AUTHOR) as work:
        make_child(work, **ADA, middle_names="Kit")
        assert told(work, CHILD, CHILD.cls(**{**ADA, "middle_names": "Kit", **other})) == {}


@pytest.mark.parametrize(("on_file", "typed"), [("Kit", None), (None, "Kit"), ("Kit", "KIT"), (None, None)])
def test_middle_names_left_out_do_not_make_another_child(
    store: SqlStore, on_file: str | None, typed: str | None
) -> None:
    with store.changing(AUTHOR) as work:
        make_child(work, "Okafor", "Ben", birth=BORN)
        first = make_child(work, **ADA, middle_names=on_file)
        asked = told(work, CHILD, CHILD.cls(**ADA, middle_names=typed))["child_on_file"]
        assert (asked.other, asked.ask) == (first.id, True)


def test_a_child_at_home_is_at_no_school(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, school = make_child(work, **ADA), make_school(work).id
        begun = {"received_on": date(2026, 10, 5), "started_on": date(2026, 10, 5)}
        spell = save(work, HOME_EDUCATION, child=child.id, **begun)
        assert on_a_day(work, child) == {}
        child.school = school
        clash = on_a_day(work, child)["at_school_by_own_record"]
        assert clash.issue.text == (
            f"By {spell.reference} the child has been home educated since Mon 5 Oct 2026; "
            "end that spell, or leave the school out."
        )
        assert (clash.other, clash.type, clash.issue.path) == (spell.id, HOME_EDUCATION.key, "school")
        assert on_a_day(work, child, date(2026, 10, 4)) == {}
        assert told(work, CHILD, child) == {}
        spell.ended_on = date(2026, 11, 2)
        work.save(HOME_EDUCATION, spell, [])
        assert on_a_day(work, child) == {}


def on_a_day(work: UnitOfWork, child: Child, day: date = date(2026, 11, 9)) -> dict[str, Clash]:
    """What is said of a child's record that is typed on a day."""
    return {clash.kind: clash for clash in contradictions(work, CHILD, child, None, day)}


def test_two_children_whose_births_nobody_knows_are_not_one(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        make_child(work, "Okafor", "Ada")
        assert told(work, CHILD, CHILD.cls(surname="Okafor", forename="Ada")) == {}


def test_a_record_on_file_is_changed_without_a_question(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        make_child(work, **ADA)
        assert told(work, CHILD, make_child(work, **ADA)) == {}


def test_of_a_merged_record_the_one_that_stands_is_offered(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        stands = make_child(work, "Okafor", "Adaeze", birth=BORN)
        make_child(work, **ADA, status="merged", merged_into=stands.id)
        asked = told(work, CHILD, CHILD.cls(**ADA))["child_on_file"]
        assert asked.other == stands.id
        assert asked.issue.text.startswith(f"{stands.reference} is a child of the same names")


def test_a_record_that_is_merged_no_longer_stands_in_nobodys_way(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        one = make_child(work)
        two = make_child(work, status="merged", merged_into=one.id)
        one.merged_into = two.id
        assert told(work, CHILD, one) == {}


def test_a_circle_of_others_is_not_this_records_fault(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        one = make_child(work, status="merged")
        two = make_child(work, status="merged", merged_into=one.id)
        one.merged_into = two.id
        work.save(CHILD, one, [])
        third = make_child(work, status="merged", merged_into=two.id)
        assert "merged_in_a_circle" not in told(work, CHILD, third)


def test_a_new_record_may_be_a_second_one_of_a_child(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        second = CHILD.cls(surname="Okafor", status="merged", merged_into=make_child(work).id)
        assert told(work, CHILD, second) == {}


def test_a_parent_born_too_late_is_told_beside_people_not_yet_known(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        late = make_person(work, birth=BirthDate(date(2015, 4, 3)))
        people = [
            Relation(relationship="mother"),
            Relation(person=-1, relationship="father"),
            Relation(person=late.id, relationship="mother"),
        ]
        clash = told(work, CHILD, CHILD.cls(**ADA, people=people))["parents_older_than_child"]
        assert (clash.issue.path, clash.other, clash.type) == ("people.2.person", late.id, "person")


# -- terms ------------------------------------------------------------------------------------------

AUTUMN = {"kind": "term", "name": "Autumn", "first_on": date(2026, 9, 1), "last_on": date(2026, 12, 18)}


def test_a_term_is_told_of_one_that_shares_a_single_day(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        autumn = save(work, CALENDAR_ENTRY, **AUTUMN)
        for first, last, shares in (
            (date(2026, 6, 1), date(2026, 8, 31), False),
            (date(2026, 6, 1), date(2026, 9, 1), True),
            (date(2026, 12, 18), date(2027, 3, 1), True),
            (date(2026, 12, 19), date(2027, 3, 1), False),
        ):
            other = CALENDAR_ENTRY.cls(kind="term", name="Another", first_on=first, last_on=last)
            found = told(work, CALENDAR_ENTRY, other)
            assert [clash.other for clash in found.values()] == ([autumn.id] if shares else [])


def test_closures_and_terms_of_other_schools_share_days(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        save(work, CALENDAR_ENTRY, **AUTUMN)
        closed = {"kind": "closed", "first_on": date(2026, 10, 26), "last_on": date(2026, 10, 30)}
        assert told(work, CALENDAR_ENTRY, CALENDAR_ENTRY.cls(**{**AUTUMN, **closed})) == {}
        assert told(work, CALENDAR_ENTRY, CALENDAR_ENTRY.cls(**AUTUMN, school=make_school(work).id)) == {}


def test_a_term_on_file_is_told_of_another_and_not_of_itself(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        autumn = save(work, CALENDAR_ENTRY, **AUTUMN)
        save(work, CALENDAR_ENTRY, **{**AUTUMN, "last_on": None, "name": "No end yet"})
        assert told(work, CALENDAR_ENTRY, autumn) == {}
        winter = save(work, CALENDAR_ENTRY, **{**AUTUMN, "name": "Winter", "first_on": date(2026, 12, 1)})
        assert told(work, CALENDAR_ENTRY, autumn)["terms_that_share_days"].other == winter.id


# -- local rules ------------------------------------------------------------------------------------

RULE = {"rule": "off_roll.question", "since_on": date(2026, 9, 1), "value": "5"}


@pytest.mark.parametrize(
    ("other", "told_of_it"),
    [
        ({"value": "6"}, True),
        ({"value": "5"}, False),
        ({"value": "6", "since_on": date(2026, 9, 2)}, False),
        ({"value": "6", "status": "ended"}, False),
    ],
    ids=["another value", "the same value", "another day", "ended"],
)
def test_from_one_day_a_local_rule_has_one_value(
    store: SqlStore, other: dict[str, Any], told_of_it: bool
) -> None:
    with store.changing(AUTHOR) as work:
        on_file = save(work, LOCAL_RULE, **RULE)
        found = told(work, LOCAL_RULE, LOCAL_RULE.cls(**{**RULE, **other}))
        assert [clash.other for clash in found.values()] == ([on_file.id] if told_of_it else [])


def test_a_rule_that_is_typed_anew_is_not_told_of_what_stood_there_before(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        on_file = save(work, LOCAL_RULE, **RULE)
        on_file.value = "6"
        assert told(work, LOCAL_RULE, on_file) == {}
        save(work, LOCAL_RULE, **{**RULE, "value": "7", "status": "ended"})
        assert told(work, LOCAL_RULE, LOCAL_RULE.cls(**RULE, status="ended")) == {}
