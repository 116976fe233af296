"""Facts typed that contradict what is on file: each gets its sentence, on both databases."""

from collections.abc import Iterator
from copy import copy
from datetime import date
from typing import Any

import pytest

from cme_desktop.description.record_type import About, RecordType
from cme_desktop.drafts import Draft, asking
from cme_desktop.drafts.asking import doubt_about
from cme_desktop.errors import Refused
from cme_desktop.fields import Reading
from cme_desktop.issues import Severity
from cme_desktop.ports import UnitOfWork
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.in_year_application import IN_YEAR_APPLICATION
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.records.penalty_notice import PENALTY_NOTICE
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.registry import CASEWORK, REGISTRY
from cme_desktop.services.contradictions import Clash, contradictions, questions
from cme_desktop.services.contradictions.facts import Facts
from cme_desktop.services.contradictions.questions import asked_of_all
from cme_desktop.services.saving import save_draft
from cme_desktop.services.saving import store as put
from cme_desktop.standing_records.calendar_entry import CALENDAR_ENTRY
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.child.fields import Relation
from cme_desktop.standing_records.local_rule import LOCAL_RULE
from cme_desktop.values.partial_dates import BirthDate
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_notice, make_person, make_school, save
from tests.conformance.test_words import PYTHON
from tests.db.filling import Filler

READING = Reading(date(2026, 11, 9))
REFUSE, WARN = Severity.REFUSE, Severity.WARN


def told(work: UnitOfWork, of: RecordType[Any], /, **facts: Any) -> dict[str, Clash]:
    """What is said of a record as it is typed, by the question that says it."""
    child = work.get(CHILD, facts["child"]) if facts.get("child") else None
    return {clash.kind: clash for clash in contradictions(work, of, of.cls(**facts), child)}


def test_nothing_is_said_of_an_empty_record(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work).id
        for kind in (TEN_DAY_NOTIFICATION, ON_ROLL_NOTICE, OFF_ROLL_NOTICE, HOME_EDUCATION, CALENDAR_ENTRY):
            assert told(work, kind) == {}
            assert told(work, kind, child=child) == {} or kind.about is not About.CHILD


def test_a_second_first_notice_of_one_absence_offers_the_first(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, school = make_child(work).id, make_school(work).id
        first = make_notice(work, child, school)
        again = {"child": child, "school": school, "received_on": date(2026, 11, 9)}
        later = {**again, "first_absent_on": date(2026, 10, 21)}
        clash = told(work, TEN_DAY_NOTIFICATION, **later)["same_absence"]
        assert (clash.other, clash.issue.severity) == (first.id, WARN)
        assert clash.issue.text == (
            f"{first.reference} is a first notice of an absence from this school since Mon 12 Oct 2026, and "
            f"no return is on file. If it is the same absence, choose “Update to an earlier notice” and "
            f"{first.reference}."
        )
        assert "same_absence" not in told(work, TEN_DAY_NOTIFICATION, **later, purpose="update")
        assert "same_absence" not in told(
            work, TEN_DAY_NOTIFICATION, **{**later, "school": make_school(work).id}
        )
        first.returned_on = date(2026, 10, 20)
        work.save(TEN_DAY_NOTIFICATION, first, [])
        assert "same_absence" not in told(work, TEN_DAY_NOTIFICATION, **later)


def test_a_child_educated_at_home_is_absent_from_no_school(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work).id
        spell = save(work, HOME_EDUCATION, child=child, started_on=date(2026, 9, 14))
        absent = {"child": child, "first_absent_on": date(2026, 10, 12)}
        clash = told(work, TEN_DAY_NOTIFICATION, **absent)["absent_while_at_home"]
        assert (clash.other, clash.type, clash.issue.severity) == (spell.id, "home_education", WARN)
        assert clash.issue.text == (
            f"By {spell.reference} the child has been home educated since Mon 14 Sep 2026; "
            "check the child, or end that spell."
        )
        before = {**absent, "first_absent_on": date(2026, 9, 7)}
        assert "absent_while_at_home" not in told(work, TEN_DAY_NOTIFICATION, **before)
        spell.ended_on = date(2026, 10, 12)
        work.save(HOME_EDUCATION, spell, [])
        assert "absent_while_at_home" not in told(work, TEN_DAY_NOTIFICATION, **absent)


def test_a_five_year_old_is_doubted_at_a_high_school(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        high = make_school(work, "Elm Lane High", phase="4").id
        free = make_school(work, "Oak Free", low_age=11, high_age=16).id
        small = make_child(work, birth=BirthDate(date(2021, 6, 1))).id
        big = make_child(work, birth=BirthDate(date(2014, 6, 1))).id
        day = date(2026, 10, 5)
        clash = told(work, ON_ROLL_NOTICE, child=small, school=high, entered_on=day)["ages_of_the_school"]
        assert clash.issue.text == (
            "By date of birth the child was 5 on Mon 5 Oct 2026; Elm Lane High is for ages 11 to 19. "
            "Check child, school and birth."
        )
        assert "ages_of_the_school" in told(work, ON_ROLL_NOTICE, child=small, school=free, entered_on=day)
        assert "ages_of_the_school" not in told(work, ON_ROLL_NOTICE, child=big, school=free, entered_on=day)
        assert "ages_of_the_school" not in told(
            work, ON_ROLL_NOTICE, child=small, school=make_school(work).id, entered_on=day
        )


def test_a_dead_child_begins_nothing(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, school = make_child(work).id, make_school(work).id
        died = save(
            work, OFF_ROLL_NOTICE, child=child, school=school, ground="2024-9-1-k",
            ground_met_on=date(2026, 10, 12), status="accepted",
        )  # fmt: skip
        new = {"child": child, "received_on": date(2026, 11, 2)}
        for kind, severity in (
            (HOME_EDUCATION, REFUSE), (IN_YEAR_APPLICATION, REFUSE), (WHEREABOUTS_ENQUIRY, WARN),
        ):  # fmt: skip
            clash = told(work, kind, **new)["after_death"]
            assert (clash.issue.severity, clash.other, clash.type) == (severity, died.id, "off_roll_notice")
        assert told(work, HOME_EDUCATION, **new)["after_death"].issue.text == (
            f"{died.reference} tells that the child died by Mon 12 Oct 2026; check the child, or put that "
            "notice right first."
        )
        before = {**new, "started_on": date(2026, 9, 1)}
        assert "after_death" not in told(work, HOME_EDUCATION, **before)

        other = make_child(work, status="died").id
        assert told(work, WHEREABOUTS_ENQUIRY, child=other)["after_death"].issue.severity is WARN


def test_an_application_for_the_school_the_child_is_at(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        school = make_school(work, "Elm Lane School").id
        child = make_child(work, school=school).id
        assert told(work, IN_YEAR_APPLICATION, child=child, school=school)["has_the_place"].issue.text == (
            "By what is on file the child is on the roll of Elm Lane School already; check the child and the "
            "school."
        )
        assert told(work, IN_YEAR_APPLICATION, child=child, school=make_school(work).id) == {}


def test_rolls_that_do_not_follow_one_another(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        old, new = make_school(work).id, make_school(work).id
        child = make_child(work, school=new).id
        assert "never_there" in told(work, OFF_ROLL_NOTICE, child=child, school=old)
        entry = save(work, ON_ROLL_NOTICE, child=child, school=old, entered_on=date(2026, 1, 5))
        assert "never_there" not in told(work, OFF_ROLL_NOTICE, child=child, school=old)
        twice = told(work, ON_ROLL_NOTICE, child=child, school=old, entered_on=date(2026, 9, 2))
        assert twice["entered_twice"].other == entry.id
        left = save(work, OFF_ROLL_NOTICE, child=child, school=old, deleted_on=date(2026, 7, 1))
        assert "entered_twice" not in told(
            work, ON_ROLL_NOTICE, child=child, school=old, entered_on=date(2026, 9, 2)
        )
        again = told(work, OFF_ROLL_NOTICE, child=child, school=old, deleted_on=date(2026, 10, 1))
        assert again["left_twice"].other == left.id
        absent = told(work, TEN_DAY_NOTIFICATION, child=child, school=old, first_absent_on=date(2026, 10, 1))
        assert absent["deleted_while_absent"].other == left.id
        matched = {"child": child, "school": old, "deleted_on": date(2026, 7, 1), "on_roll": entry.id}
        assert told(work, OFF_ROLL_NOTICE, **matched)["matched_with_itself"].issue.severity is REFUSE


def test_cases_that_run_at_one_time(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        school = make_school(work, "Elm Lane School").id
        child = make_child(work, school=school).id
        enquiry = save(work, WHEREABOUTS_ENQUIRY, child=child, received_on=date(2026, 11, 2))
        assert told(work, WHEREABOUTS_ENQUIRY, child=child)["open_enquiry"].other == enquiry.id
        assert "on_no_roll" in told(work, WHEREABOUTS_ENQUIRY, child=child, still_on_roll=False)
        started = {"child": child, "started_on": date(2026, 9, 1)}
        assert "at_home_and_on_roll" in told(work, HOME_EDUCATION, **started)
        spell = save(work, HOME_EDUCATION, **started)
        second = told(work, HOME_EDUCATION, child=child, started_on=date(2026, 10, 1))
        assert second["two_spells"].other == spell.id
        spell.ended_on = date(2026, 9, 30)
        work.save(HOME_EDUCATION, spell, [])
        assert "two_spells" not in told(work, HOME_EDUCATION, child=child, started_on=date(2026, 10, 1))


def test_who_and_what_is_named_belongs_to_the_child(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        mother, stranger = make_person(work).id, make_person(work, "Lis", "Jo").id
        child = make_child(work, people=[Relation(person=mother)]).id
        other = save(work, WHEREABOUTS_ENQUIRY, child=make_child(work, "Lis", "Kuba").id)
        assert told(work, PENALTY_NOTICE, child=child, parent=mother) == {}
        said = told(work, PENALTY_NOTICE, child=child, parent=stranger)["people_of_the_child"].issue
        assert said.text.startswith("Lis, Jo is not among the people of this child")
        linked = told(work, TEN_DAY_NOTIFICATION, child=child, enquiry=other.id)["of_this_child"].issue
        assert (linked.severity, linked.text) == (
            REFUSE, f"{other.reference} is about another child; choose one about this child.",
        )  # fmt: skip


def test_nothing_happened_before_the_child_was_born(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work, birth=BirthDate(date(2018, 5, 4))).id
        said = told(work, OFF_ROLL_NOTICE, child=child, last_attended_on=date(2017, 7, 3))
        assert said["before_birth"].issue.path == "last_attended_on"


def test_a_notice_about_a_merged_child_belongs_to_the_other(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        stays = make_child(work)
        second = make_child(work, status="merged", merged_into=stays.id)
        clash = told(work, TEN_DAY_NOTIFICATION, child=second.id)["merged_child"]
        assert (clash.other, clash.type) == (stays.id, "child")
        circle = {"id": stays.id, "surname": "Okafor", "status": "merged", "merged_into": second.id}
        assert told(work, CHILD, **circle)["merged_in_a_circle"].issue.severity is REFUSE
        itself = {**circle, "merged_into": stays.id}
        assert told(work, CHILD, **itself)["of_this_child"].issue.severity is REFUSE


def test_a_restricted_record_is_not_merged_into_one_that_all_see(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        open_one = make_child(work)
        hidden = make_child(work, restricted=True, restricted_reason="refuge")
        hers = {"surname": "Okafor", "restricted": True, "restricted_reason": "refuge", "status": "merged"}
        issue = told(work, CHILD, **hers, merged_into=open_one.id)["merged_into_the_open"].issue
        assert (issue.severity, issue.text) == (
            REFUSE,
            f"This record is restricted, and everybody sees {CHILD.label(open_one)}. "
            "Restrict that one first.",
        )
        assert "merged_into_the_open" not in told(work, CHILD, **hers, merged_into=hidden.id)


def test_a_child_on_file_is_asked_about_once_before_it_is_made_again(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        first = make_child(work, birth=BirthDate(date(2015, 4, 3)))
        draft = Draft(CHILD, READING)
        for name, text in (("surname", "OKAFOR"), ("forename", "ada"), ("birth", "3/4/2015")):
            draft.type_in(name, text)
        with pytest.raises(Refused) as refused:
            save_draft(work, draft)
        (asked,) = refused.value.issues
        assert asked.text == (
            f"{first.reference} is a child of the same names, born 3 Apr 2015. Go on with that record; if it "
            "really is another child, save once more."
        )
        assert save_draft(work, draft, answered=refused.value.issues).id != first.id


def test_of_a_restricted_child_nothing_is_said(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        make_child(work, birth=BirthDate(date(2015, 4, 3)), restricted=True, restricted_reason="refuge")
        assert told(work, CHILD, surname="Okafor", forename="Ada", birth=BirthDate(date(2015, 4, 3))) == {}


def test_registers_do_not_contradict_themselves(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        autumn = {
            "kind": "term",
            "name": "Autumn",
            "first_on": date(2026, 9, 1),
            "last_on": date(2026, 12, 18),
        }
        save(work, CALENDAR_ENTRY, **autumn)
        winter = {**autumn, "name": "Winter", "first_on": date(2026, 12, 1)}
        assert "terms_that_share_days" in told(work, CALENDAR_ENTRY, **winter)
        rule = {"rule": "off_roll.question", "since_on": date(2026, 9, 1)}
        save(work, LOCAL_RULE, **rule, value="5")
        assert "one_value_a_day" in told(work, LOCAL_RULE, **rule, value="6")
        baby = make_person(work, birth=BirthDate(date(2015, 4, 3)))
        child = {
            "birth": BirthDate(date(2015, 4, 3)),
            "people": [Relation(person=baby.id, relationship="mother")],
        }
        assert "parents_older_than_child" in told(work, CHILD, **child)


@pytest.mark.parametrize("kind", REGISTRY, ids=lambda kind: kind.key)
def test_no_question_fails_whatever_is_typed_or_on_file(
    sqlite_store: SqlStore, kind: RecordType[Any]
) -> None:
    """Of records with all fields answered but one, and with that one alone; beside the like on file."""
    with sqlite_store.changing(AUTHOR) as work:
        filler = Filler(work)
        record = filler.filled(kind)
        child = make_child(work, birth=BirthDate(date(2015, 4, 3)), school=make_school(work).id)
        for other in CASEWORK:
            whole = filler.filled(other)
            whole.child = child.id
            put(work, other, whole)
            save(work, other, child=child.id)
        about = child if kind.about is About.CHILD else None
        record.child = child.id if kind.about is About.CHILD else None
        for name in kind.fields:
            left_out, alone = copy(record), kind.cls(child=record.child)
            setattr(left_out, name, getattr(kind.cls(), name))
            setattr(alone, name, getattr(record, name))
            for one in (left_out, alone):
                for clash in contradictions(work, kind, one, about):
                    assert not PYTHON.search(clash.issue.text), clash.issue.text


@pytest.mark.logs("in rule broken")
def test_a_question_that_fails_is_a_doubt_and_stops_no_save(
    sqlite_store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_facts: Facts[Any]) -> Iterator[Clash]:
        raise TypeError("unorderable")

    monkeypatch.setattr(asking, "doubt_about", doubt_about)
    monkeypatch.setattr("cme_desktop.services.contradictions.asked_of", lambda _: asked_of_all(broken))
    with sqlite_store.changing(AUTHOR) as work:
        assert told(work, CHILD)["broken"].issue.severity is WARN


def test_every_question_says_what_it_is_for() -> None:
    assert all(question.words for question in questions())
    names = [(question.name, question.of and question.of.key) for question in questions()]
    assert len(set(names)) == len(names)
