"""What cannot be so at one time, as a question of the work queue: set, cleared, and no false alarms."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.standing_records.child import CHILD
from cme_desktop.values.partial_dates import BirthDate
from db.store import SqlStore
from tests.asked_in_town import BORN, NOVEMBER, OCTOBER, SEPTEMBER, Town
from tests.builders import AUTHOR, make_child, make_officer


@pytest.fixture
def town(store: SqlStore) -> Iterator[Town]:
    with store.changing(AUTHOR) as work:
        yield Town.in_which(work)


def test_on_a_roll_and_home_educated_is_asked_of_the_spell(town: Town) -> None:
    officer = make_officer(town.work).id
    entry = town.entered(SEPTEMBER)
    assert town.asked() == []
    spell = town.at_home(OCTOBER, officer=officer)
    (line,) = town.asked()
    assert (line.record, line.officer, line.clears) == (spell.id, officer, "ended_on")
    assert line.due_on == date(2026, 10, 12)
    assert line.label == "Which ended: roll or home education"
    assert line.why == (
        f"On the roll of a school since Mon 7 Sep 2026 ({entry.reference}), and home educated since "
        f"Mon 5 Oct 2026 ({spell.reference}): which has ended? Give the day on which home education ended, "
        "ask the school for its off-roll notice, or say that the child is on roll and taught at home as "
        "agreed. Due Mon 12 Oct 2026: a child who is on two rolls at one time, or on a roll and home "
        "educated, is asked about within seven days (both so from Mon 5 Oct 2026). Local practice."
    )


def test_two_rolls_are_asked_of_the_later_entry(town: Town) -> None:
    first = town.entered(SEPTEMBER, school=town.ashdown)
    second = town.entered(OCTOBER)
    (line,) = town.asked()
    assert (line.record, line.clears, line.due_on) == (second.id, "enrolment", date(2026, 10, 12))
    assert first.reference in line.why
    assert second.reference in line.why
    assert "off-roll notice, or say that the child is at both. " in line.why


@pytest.mark.parametrize("kind", ["application", "enquiry", "spell"])
def test_a_record_that_cannot_say_both_names_the_one_that_can(town: Town, kind: str) -> None:
    town.entered(SEPTEMBER, school=town.ashdown)
    (second, field) = {
        "application": lambda: (town.started(OCTOBER), "started_on"),
        "enquiry": lambda: (town.found(OCTOBER), "found_school"),
        "spell": lambda: (town.back(OCTOBER), "end_school"),
    }[kind]()
    (line,) = town.asked()
    assert (line.record, line.clears) == (second.id, field)
    assert "say that the child is at both" not in line.why
    assert "if the child is at both, the on-roll notice of the other school says so, once it is" in line.why
    entry = town.entered(NOVEMBER)
    (line,) = town.asked()
    assert (line.record, line.clears) == (entry.id, "enrolment")
    assert "or say that the child is at both" in line.why
    town.change(ON_ROLL_NOTICE, entry.id, enrolment="S")
    assert town.asked() == []


def test_an_application_and_the_notice_of_the_same_school_tell_of_one_roll(town: Town) -> None:
    town.started(SEPTEMBER)
    town.entered(OCTOBER)
    assert town.asked() == []
    town.entered(NOVEMBER, school=town.ashdown)
    assert len(town.asked()) == 1
    town.left(NOVEMBER, school=town.beech)
    assert town.asked() == []


def test_a_roll_that_a_search_tells_without_a_day_is_no_second_roll(town: Town) -> None:
    town.saved(WHEREABOUTS_ENQUIRY, school=town.ashdown, missing_since_on=SEPTEMBER, still_on_roll=True)
    town.entered(OCTOBER)
    assert town.asked() == []


def test_the_roll_that_the_childs_own_record_names_counts_beside_a_spell(town: Town) -> None:
    town.change(CHILD, town.child, school=town.ashdown)
    spell = town.at_home(OCTOBER)
    (line,) = town.asked()
    assert (line.record, line.due_on) == (spell.id, date(2026, 10, 12))
    assert line.why.startswith("On the roll of a school (CHD-2026-0001), and home educated since ")
    town.change(CHILD, town.child, school=None)
    assert town.asked() == []


CLEARED_BY: dict[str, tuple[str, dict[str, Any]]] = {
    "the end of the spell": (
        "spell",
        {"status": "ended", "ended_on": NOVEMBER, "end_reason": "other_provision"},
    ),
    "a spell opened in error": (
        "spell",
        {"status": "ended", "ended_on": NOVEMBER, "end_reason": "opened_in_error"},
    ),
    "an entry in error": (
        "entry",
        {"status": "closed", "closed_on": NOVEMBER, "closing_reason": "entered_in_error"},
    ),
    "flexi-schooling as agreed": ("spell", {"register_ground": "b"}),
    "no first day of the spell": ("spell", {"started_on": None}),
    "no day of the entry": ("entry", {"entered_on": None}),
    "another child’s entry": ("entry", {"child": "other", "home_education": None}),
    "another child’s spell": ("spell", {"child": "other", "off_roll": None}),
}


@pytest.mark.parametrize("by", CLEARED_BY)
def test_whatever_ends_one_of_the_two_clears_the_question(town: Town, by: str) -> None:
    namesake = make_child(town.work, birth=BORN).id
    records = {"entry": town.entered(SEPTEMBER), "spell": town.at_home(OCTOBER)}
    assert town.carriers() == [records["spell"].id]
    which, values = CLEARED_BY[by]
    kind = ON_ROLL_NOTICE if which == "entry" else HOME_EDUCATION
    values = {name: namesake if value == "other" else value for name, value in values.items()}
    was = {name: getattr(records[which], name) for name in values}
    own_school = town.work.get(CHILD, town.child).school
    town.change(kind, records[which].id, **values)
    if which == "entry":  # the child's own record names the school that the entry wrote there
        town.change(CHILD, town.child, school=None)
    assert town.asked() == []
    town.change(CHILD, town.child, school=own_school)
    town.change(kind, records[which].id, **was)
    assert town.carriers() == [records["spell"].id]


def test_an_off_roll_notice_of_the_first_school_clears_it(town: Town) -> None:
    town.entered(SEPTEMBER, school=town.ashdown)
    town.entered(OCTOBER)
    assert len(town.asked()) == 1
    notice = town.left(OCTOBER)
    assert town.asked() == []
    town.change(OFF_ROLL_NOTICE, notice.id, status="closed", closing_reason="kept_on_roll")
    assert len(town.asked()) == 1


NO_ALARM: dict[str, list[tuple[str, dict[str, Any]]]] = {
    "a roll that ended on the day the other began": [
        ("entered", {"on": SEPTEMBER, "school": "ashdown"}),
        ("left", {"on": OCTOBER}),
        ("entered", {"on": OCTOBER}),
    ],
    "taken off on the day home education began": [
        ("entered", {"on": SEPTEMBER, "school": "ashdown"}),
        ("left", {"on": OCTOBER}),
        ("at_home", {"on": OCTOBER}),
    ],
    "put on a roll on the day home education ended": [
        ("at_home", {"on": SEPTEMBER, "status": "ended", "ended_on": OCTOBER, "end_reason": "other"}),
        ("entered", {"on": OCTOBER}),
    ],
    "a subsidiary school": [
        ("entered", {"on": SEPTEMBER, "school": "ashdown"}),
        ("entered", {"on": OCTOBER, "enrolment": "S"}),
    ],
    "a guest": [
        ("entered", {"on": SEPTEMBER, "school": "ashdown"}),
        ("entered", {"on": OCTOBER, "enrolment": "G"}),
    ],
    "a main school that names the other": [
        ("entered", {"on": SEPTEMBER, "school": "ashdown", "other_school": "Beech, two days a week"}),
        ("entered", {"on": OCTOBER}),
    ],
    "a whole class that moved on": [
        ("entered", {"on": SEPTEMBER, "school": "ashdown"}),
        ("entered", {"on": OCTOBER, "standard_intake": True}),
    ],
    "an entry without a day": [
        ("entered", {"on": SEPTEMBER, "school": "ashdown"}),
        ("entered", {"on": None}),
    ],
    "one entry told twice": [("entered", {"on": OCTOBER}), ("entered", {"on": OCTOBER})],
    "a notification of home education, and no spell yet": [
        ("entered", {"on": SEPTEMBER}),
        ("at_home", {"on": None}),
    ],
    "consent that nobody has told of yet": [
        ("entered", {"on": SEPTEMBER}),
        ("at_home", {"on": OCTOBER, "consent_needed": "special"}),
    ],
    "flexi-schooling as agreed": [
        ("entered", {"on": SEPTEMBER}),
        ("at_home", {"on": OCTOBER, "register_ground": "b"}),
    ],
    "an entry that ends the spell": [("at_home", {"on": SEPTEMBER}), ("entered", {"on": OCTOBER})],
}


@pytest.mark.parametrize("story", NO_ALARM)
def test_nobody_is_asked_where_both_may_be_so(town: Town, story: str) -> None:
    for told, values in NO_ALARM[story]:
        schools = {name: getattr(town, value) for name, value in values.items() if name == "school"}
        getattr(town, told)(**values | schools)
    assert town.asked() == []


def test_two_children_of_one_name_contradict_nothing(town: Town) -> None:
    namesake = make_child(town.work, birth=BORN).id
    town.entered(SEPTEMBER)
    town.at_home(OCTOBER, child=namesake)
    town.entered(OCTOBER, school=town.ashdown, child=namesake)
    assert town.asked() == []


def test_a_second_record_of_a_child_contradicts_the_first_once_it_is_merged(town: Town) -> None:
    second = make_child(town.work, birth=BORN).id
    town.entered(SEPTEMBER)
    spell = town.at_home(OCTOBER, child=second)
    assert town.asked() == []
    town.change(CHILD, second, status="merged", merged_into=town.child)
    assert town.carriers() == [spell.id]
    town.change(CHILD, second, status="current", merged_into=None)
    assert town.asked() == []


def test_nobody_is_asked_of_a_child_who_is_gone_or_was_over_age(town: Town) -> None:
    town.entered(SEPTEMBER)
    spell = town.at_home(OCTOBER)
    town.change(CHILD, town.child, status="moved_away")
    assert town.asked() == []
    town.change(CHILD, town.child, status="current")
    assert town.carriers() == [spell.id]
    town.change(CHILD, town.child, birth=BirthDate(date(2009, 3, 4)))
    assert town.asked() == []
    town.change(CHILD, town.child, birth=BORN)
    assert town.carriers() == [spell.id]


def test_the_question_is_whose_the_record_is(town: Town) -> None:
    officer = make_officer(town.work).id
    town.entered(SEPTEMBER)
    spell = town.at_home(OCTOBER)
    town.change(HOME_EDUCATION, spell.id, officer=officer)
    assert [line.officer for line in town.asked()] == [officer]


def test_of_a_restricted_child_no_more_is_said_than_what_to_open(town: Town) -> None:
    town.entered(SEPTEMBER)
    spell = town.at_home(OCTOBER)
    town.change(CHILD, town.child, restricted=True)
    (line,) = town.asked()
    assert (line.record, line.label, line.restricted) == (spell.id, "Which ended", True)
    assert line.why == "The record is restricted: open it to see why."
