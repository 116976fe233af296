"""Where a child was, what a parent answers for, and the course of an education, against what is on file."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from cme_desktop.description.record_type import RecordType
from cme_desktop.issues import Severity
from cme_desktop.ports import UnitOfWork
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.in_year_application import IN_YEAR_APPLICATION
from cme_desktop.records.missing_episode import MISSING_EPISODE
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.records.pace_interview import PACE_INTERVIEW
from cme_desktop.records.penalty_notice import PENALTY_NOTICE
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.services.contradictions import Clash, contradictions
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.local_rule import LOCAL_RULE
from cme_desktop.values.partial_dates import BirthDate
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_person, make_school, save

OFFENCES = pytest.mark.parametrize("kind", [PENALTY_NOTICE, PACE_INTERVIEW], ids=lambda kind: kind.key)
SEPTEMBER = {"offence_from": date(2026, 9, 7), "offence_to": date(2026, 9, 25)}


def told(work: UnitOfWork, of: RecordType[Any], /, **facts: Any) -> dict[str, Clash]:
    """What is said of a record as it is typed, by the question that says it; all of it can be saved."""
    found = contradictions(work, of, of.cls(**facts), work.get(CHILD, facts["child"]))
    assert all(clash.issue.severity is Severity.WARN for clash in found)
    return {clash.kind: clash for clash in found}


def moment(day: int) -> datetime:
    return datetime(2026, 11, day, 12, 0, tzinfo=UTC)


def test_nobody_goes_missing_again_before_coming_back(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work).id
        again = {"child": child, "received_on": date(2026, 11, 5), "reported_at": moment(5)}
        first = save(work, MISSING_EPISODE, child=child, received_on=date(2026, 11, 2), reported_at=moment(2))
        clash = told(work, MISSING_EPISODE, **again)["missing_already"]
        assert (clash.issue.path, clash.other) == ("reported_at", first.id)
        assert clash.issue.text == (
            f"{first.reference} has the child missing since Mon 2 Nov 2026, and no return is on file; go on "
            "with that one, or give the return there."
        )
        earlier = {**again, "reported_at": moment(1), "received_on": date(2026, 11, 1)}
        assert "missing_already" not in told(work, MISSING_EPISODE, **earlier)

        other = make_child(work).id
        save(
            work, MISSING_EPISODE, child=other, received_on=date(2026, 11, 2), reported_at=moment(2),
            returned_at=moment(3), status="returned",
        )  # fmt: skip
        assert told(work, MISSING_EPISODE, **{**again, "child": other}) == {}


def test_no_search_begins_for_a_child_a_school_has_just_entered(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        school = make_school(work, "Elm Lane School").id
        child = make_child(work).id
        entry = save(work, ON_ROLL_NOTICE, child=child, school=school, entered_on=date(2026, 11, 2))
        for opened in (date(2026, 11, 2), date(2026, 11, 9)):
            clash = told(work, WHEREABOUTS_ENQUIRY, child=child, received_on=opened)["back_at_school"]
            assert (clash.other, clash.type) == (entry.id, "on_roll_notice")
            assert clash.issue.text == (
                f"By {entry.reference} the child has been on the roll of Elm Lane School since Mon 2 Nov "
                "2026; ask there before looking further."
            )
        for fits in (
            {"received_on": date(2026, 10, 30)},
            {"received_on": date(2026, 12, 1)},
            {"received_on": date(2026, 11, 9), "last_seen_on": date(2026, 11, 4)},
        ):
            assert "back_at_school" not in told(work, WHEREABOUTS_ENQUIRY, child=child, **fits)
        save(work, OFF_ROLL_NOTICE, child=child, school=school, deleted_on=date(2026, 11, 6))
        gone = {"child": child, "received_on": date(2026, 11, 9)}
        assert "back_at_school" not in told(work, WHEREABOUTS_ENQUIRY, **gone)


def test_an_absent_child_may_have_been_entered_elsewhere(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        old, new = make_school(work).id, make_school(work, "Brook School").id
        child = make_child(work, school=old).id
        notice = {
            "child": child,
            "school": old,
            "first_absent_on": date(2026, 10, 12),
            "received_on": date(2026, 11, 2),
        }
        save(work, ON_ROLL_NOTICE, child=child, school=new, entered_on=date(2024, 9, 2))
        assert "at_another_school" not in told(work, TEN_DAY_NOTIFICATION, **notice)
        since = save(work, ON_ROLL_NOTICE, child=child, school=new, entered_on=date(2026, 10, 19))
        clash = told(work, TEN_DAY_NOTIFICATION, **notice)["at_another_school"]
        assert clash.issue.text == (
            f"{since.reference} has the child on the roll of Brook School since Mon 19 Oct 2026; ask both "
            "schools."
        )
        assert "at_another_school" not in told(work, TEN_DAY_NOTIFICATION, **{**notice, "school": new})
        other = make_child(work, school=old).id
        of_two = {"school": new, "entered_on": date(2026, 10, 19), "enrolment": "S"}
        save(work, ON_ROLL_NOTICE, child=other, **of_two)
        assert "at_another_school" not in told(work, TEN_DAY_NOTIFICATION, **{**notice, "child": other})


@OFFENCES
def test_an_offence_lies_where_the_child_was_on_the_roll(store: SqlStore, kind: RecordType[Any]) -> None:
    with store.changing(AUTHOR) as work:
        school = make_school(work).id
        child = make_child(work).id
        offence = {"child": child, "school": school, **SEPTEMBER}
        left = save(work, OFF_ROLL_NOTICE, child=child, school=school, deleted_on=date(2026, 9, 11))
        clash = told(work, kind, **offence)["gone_before_the_offence"]
        assert clash.issue.text == (
            f"{left.reference} took the child off this school’s roll on Fri 11 Sep 2026, before the offence "
            "ended; check the two."
        )
        assert told(work, kind, **{**offence, "offence_to": date(2026, 9, 11)}) == {}
        assert told(work, kind, **{**offence, "school": make_school(work).id}) == {}
        save(work, ON_ROLL_NOTICE, child=child, school=school, entered_on=date(2026, 9, 14))
        assert told(work, kind, **offence) == {}


@OFFENCES
def test_nobody_is_absent_before_the_entry(store: SqlStore, kind: RecordType[Any]) -> None:
    with store.changing(AUTHOR) as work:
        school = make_school(work).id
        child = make_child(work, school=school).id
        entry = save(work, ON_ROLL_NOTICE, child=child, school=school, entered_on=date(2026, 9, 14))
        said = (
            f"{entry.reference} has the child on this school’s roll from Mon 14 Sep 2026 only, after the "
            "absence began; check the two."
        )
        offence = {"child": child, "school": school, **SEPTEMBER}
        assert told(work, kind, **offence)["absent_before_the_entry"].issue.text == said
        absent = {"child": child, "school": school, "first_absent_on": date(2026, 9, 7)}
        assert told(work, TEN_DAY_NOTIFICATION, **absent)["absent_before_the_entry"].issue.text == said
        assert told(work, kind, **{**offence, "offence_from": date(2026, 9, 14)}) == {}
        save(work, OFF_ROLL_NOTICE, child=child, school=school, deleted_on=date(2026, 3, 6))
        assert "absent_before_the_entry" not in told(work, kind, **offence)


@OFFENCES
def test_no_offence_while_educated_at_home(store: SqlStore, kind: RecordType[Any]) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work).id
        spell = save(work, HOME_EDUCATION, child=child, started_on=date(2026, 9, 1))
        clash = told(work, kind, child=child, **SEPTEMBER)["offence_while_at_home"]
        assert clash.issue.text == (
            f"By {spell.reference} the child has been home educated since Tue 1 Sep 2026, before the offence "
            "ended; check the two."
        )
        summer = {"offence_from": date(2026, 6, 1), "offence_to": date(2026, 6, 12)}
        assert told(work, kind, child=child, **summer) == {}
        if kind is PENALTY_NOTICE:
            assert told(work, kind, child=child, **SEPTEMBER, kind="excluded") == {}


def test_one_absence_is_fined_once_and_not_prosecuted_after_payment(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        mother, father = make_person(work).id, make_person(work).id
        child = make_child(work).id
        paid = save(
            work, PENALTY_NOTICE, child=child, parent=mother, status="paid_lower",
            paid_in_full_on=date(2026, 10, 20), **SEPTEMBER,
        )  # fmt: skip
        later = {"offence_from": date(2026, 9, 21), "offence_to": date(2026, 10, 2)}
        clash = told(work, PENALTY_NOTICE, child=child, parent=mother, **later)["fined_twice"]
        assert clash.other == paid.id
        for fits in (
            {"parent": father, **later},
            {"parent": mother, "offence_from": date(2026, 9, 28), "offence_to": date(2026, 10, 2)},
            {"parent": mother, "status": "refused", **later},
        ):
            assert "fined_twice" not in told(work, PENALTY_NOTICE, child=child, **fits)

        case = {"child": child, **SEPTEMBER, "prosecution_authorised_on": date(2026, 11, 2)}
        clash = told(work, PACE_INTERVIEW, parent=mother, **case)["prosecuted_though_paid"]
        assert clash.issue.text == (
            f"{paid.reference}, for the same parent and some of the same days, was paid in full on "
            "Tue 20 Oct 2026; nobody is prosecuted for what was paid for."
        )
        assert "prosecuted_though_paid" not in told(work, PACE_INTERVIEW, parent=father, **case)
        undecided = {**case, "prosecution_authorised_on": None}
        assert "prosecuted_though_paid" not in told(work, PACE_INTERVIEW, parent=mother, **undecided)


@pytest.mark.parametrize("destination", ["home_education", "abroad"])
def test_a_child_gone_home_or_abroad_is_not_entered_at_once(store: SqlStore, destination: str) -> None:
    with store.changing(AUTHOR) as work:
        old, new = make_school(work).id, make_school(work, "Brook School").id
        child = make_child(work).id
        left = {
            "child": child,
            "school": old,
            "deleted_on": date(2026, 9, 11),
            "destination_kind": destination,
        }
        entered = {"child": child, "school": new, "entered_on": date(2026, 9, 11)}
        entry = save(work, ON_ROLL_NOTICE, **entered)
        said = told(work, OFF_ROLL_NOTICE, **left)["another_destination"].issue.text
        assert said.startswith(
            f"{entry.reference} put the child on the roll of Brook School on Fri 11 Sep 2026,"
        )
        assert "another_destination" not in told(work, OFF_ROLL_NOTICE, **left, on_roll=entry.id)
        for fits in ({"destination_kind": "school_in_authority"}, {"deleted_on": date(2026, 8, 20)}):
            assert "another_destination" not in told(work, OFF_ROLL_NOTICE, **{**left, **fits})

        other = make_child(work).id
        notice = save(work, OFF_ROLL_NOTICE, **{**left, "child": other})
        clash = told(work, ON_ROLL_NOTICE, **{**entered, "child": other})["another_destination"]
        assert (clash.other, clash.issue.path) == (notice.id, "entered_on")
        assert "another_destination" not in told(
            work, ON_ROLL_NOTICE, **{**entered, "child": other, "entered_on": date(2026, 9, 28)}
        )


def test_no_attendance_order_for_a_child_at_school(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        school = make_school(work, "Elm Lane School").id
        child = make_child(work).id
        spell = {"child": child, "started_on": date(2026, 3, 2), "order_made_on": date(2026, 10, 5)}
        save(work, ON_ROLL_NOTICE, child=child, school=school, entered_on=date(2024, 9, 2))
        assert "ordered_though_at_school" not in told(work, HOME_EDUCATION, **spell)
        entry = save(work, ON_ROLL_NOTICE, child=child, school=school, entered_on=date(2026, 9, 14))
        assert told(work, HOME_EDUCATION, **spell)["ordered_though_at_school"].issue.text == (
            f"By {entry.reference} the child has been on the roll of Elm Lane School since Mon 14 Sep 2026, "
            "before the order was made; check the two."
        )


def test_a_name_is_deleted_once_the_consent_that_the_spell_needs_is_told(store: SqlStore) -> None:
    deleted, needed = date(2026, 9, 11), {"consent_needed": "section_47", "consent": "granted"}
    with store.changing(AUTHOR) as work:
        left = {"child": make_child(work).id, "school": make_school(work).id, "deleted_on": deleted}
        left |= {"ground": "2024-9-1-f", "ground_met_on": deleted}
        left["id"] = save(work, OFF_ROLL_NOTICE, **left).id
        facts = {"child": left["child"], "off_roll": left["id"], "started_on": deleted}
        spell = save(work, HOME_EDUCATION, **facts, **needed, consent_told_on=date(2026, 9, 14))
        assert "deleted_without_consent" not in told(work, OFF_ROLL_NOTICE, **left), "not in force"
        save(work, LOCAL_RULE, rule="cnis.consent", value="in force", since_on=date(2026, 9, 1))
        clash = told(work, OFF_ROLL_NOTICE, **left)["deleted_without_consent"]
        assert (clash.other, clash.type, clash.issue.path) == (spell.id, HOME_EDUCATION.key, "deleted_on")
        for fits in ({"deleted_on": date(2026, 9, 14)}, {"ground": "2024-9-1-g"}):
            assert "deleted_without_consent" not in told(work, OFF_ROLL_NOTICE, **{**left, **fits})


@pytest.mark.parametrize(
    ("kind", "on"), [(ON_ROLL_NOTICE, "entered_on"), (IN_YEAR_APPLICATION, "received_on")]
)
def test_a_year_group_far_from_that_of_the_age(store: SqlStore, kind: RecordType[Any], on: str) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work, birth=BirthDate(date(2015, 4, 3))).id  # Year 7 in autumn 2026
        for group, doubted in ((4, True), (5, True), (6, False), (7, False), (8, False), (9, True)):
            found = told(work, kind, child=child, year_group=group, **{on: date(2026, 11, 2)})
            assert ("another_year_group" in found) is doubted
        late = told(work, kind, child=child, year_group=3, **{on: date(2026, 11, 2)})
        assert late["another_year_group"].issue.text == (
            "By date of birth the child would be in Year 7; check the two."
        )
