"""What a record being typed has in common with one on file."""

from datetime import date

import pytest

from cme_desktop.drafts import Draft
from cme_desktop.errors import Refused
from cme_desktop.fields import Reading
from cme_desktop.issues import Severity
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.services.clashes import clashes
from cme_desktop.services.saving import save_draft
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.school import SCHOOL
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_notice, make_school, save

UPN = "B801200005001"
READING = Reading(date(2026, 11, 9))


def test_a_upn_on_file_is_named_and_may_be_saved_again(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        first = make_child(work, upn=UPN)
        (clash,) = clashes(work, CHILD, CHILD.cls(surname="Okafur", upn=UPN))
        assert clash.other == first.id
        assert clash.issue.severity is Severity.WARN
        assert f"Okafor, Ada ({first.reference})" in clash.issue.text
        assert not clashes(work, CHILD, work.get(CHILD, first.id))


@pytest.mark.parametrize(
    ("number", "said"), [(2, ""), (3, " 1 other has it too."), (5, " 3 others have it too.")]
)
def test_of_many_who_share_a_number_it_is_said_how_many(store: SqlStore, number: int, said: str) -> None:
    with store.changing(AUTHOR) as work:
        for _ in range(number):
            make_child(work, upn=UPN)
        first, second = clashes(work, CHILD, CHILD.cls(surname="Okafur", upn=UPN))
    assert first.issue.text.endswith("is it the same?")
    assert second.issue.text.endswith(f"is it the same?{said}")


@pytest.mark.parametrize("wrong", ["A801200005001", "B80120000500", "not known"])
def test_a_wrong_number_makes_nobody_the_same(store: SqlStore, wrong: str) -> None:
    with store.changing(AUTHOR) as work:
        make_child(work, upn=wrong)
        assert clashes(work, CHILD, CHILD.cls(surname="Okafur", upn=wrong)) == []


def test_a_number_that_a_restricted_child_holds_reads_as_nobodys(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        make_child(work, upn=UPN, restricted=True, restricted_reason="refuge")
        assert clashes(work, CHILD, CHILD.cls(surname="Okafur", upn=UPN)) == []


def test_the_urn_of_another_school_is_refused_and_nothing_is_saved(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        make_school(work, "Elm Lane", urn="123456")
        draft = Draft(SCHOOL, READING)
        draft.type_in("name", "Oak Lane")
        draft.type_in("urn", "123456")
        with pytest.raises(Refused, match="already belongs to Elm Lane"):
            save_draft(work, draft)
        assert work.counts()["school"] == (1, 1)


def test_the_same_episode_twice_is_told(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, school = make_child(work).id, make_school(work).id
        first = make_notice(work, child, school)
        again = TEN_DAY_NOTIFICATION.cls(child=child, school=school, first_absent_on=first.first_absent_on)
        (clash,) = clashes(work, TEN_DAY_NOTIFICATION, again)
        assert (clash.other, clash.issue.path) == (first.id, "purpose"), "asked where the last of it is typed"
        again.first_absent_on = date(2026, 10, 13)
        assert not clashes(work, TEN_DAY_NOTIFICATION, again)


def test_two_notices_that_do_not_say_from_when_are_not_held_for_one(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, school = make_child(work).id, make_school(work).id
        make_notice(work, child, school, first_absent_on=None)
        again = TEN_DAY_NOTIFICATION.cls(child=child, school=school, received_on=date(2026, 11, 2))
        assert not clashes(work, TEN_DAY_NOTIFICATION, again)


def test_of_two_searches_from_one_notice_the_one_to_go_on_with_is_told(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, school = make_child(work).id, make_school(work).id
        off = save(work, OFF_ROLL_NOTICE, child=child, school=school, status="accepted")
        values = {"child": child, "off_roll": off.id}
        closed = save(work, WHEREABOUTS_ENQUIRY, **values, status="closed", received_on=date(2026, 11, 2))
        still_open = save(work, WHEREABOUTS_ENQUIRY, **values, received_on=date(2026, 11, 3))
        new = WHEREABOUTS_ENQUIRY.cls(**values, received_on=date(2026, 11, 9))
        (clash,) = clashes(work, WHEREABOUTS_ENQUIRY, new)
        assert closed.id < still_open.id == clash.other


def test_two_officers_never_open_two_enquiries_from_one_notice(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, school = make_child(work).id, make_school(work).id
        off = save(work, OFF_ROLL_NOTICE, child=child, school=school, status="accepted")
        new = WHEREABOUTS_ENQUIRY.cls(child=child, off_roll=off.id, received_on=date(2026, 11, 9))
        drafts = [Draft(WHEREABOUTS_ENQUIRY, READING) for _ in range(2)]
        for draft in drafts:
            for name in ("child", "off_roll", "received_on"):
                draft.head.fill(name, getattr(new, name), {})
        first = save_draft(work, drafts[0])
        with pytest.raises(Refused) as refused:
            save_draft(work, drafts[1])
        (issue,) = refused.value.issues
        assert issue.text == (
            f"{first.reference} has been opened from {off.reference} already and is still open; "
            "go on with that one."
        )
        first.notes = "Rang the aunt"
        assert not clashes(work, WHEREABOUTS_ENQUIRY, first), "it is not in its own way"

        first.status = "closed"
        save(work, WHEREABOUTS_ENQUIRY, child=child)
        work.save(WHEREABOUTS_ENQUIRY, first, [])
        clash = next(
            clash for clash in clashes(work, WHEREABOUTS_ENQUIRY, new) if clash.issue.path == "off_roll"
        )
        assert (clash.issue.severity, clash.other) == (Severity.WARN, first.id)
        assert clash.issue.text.endswith(
            "is closed; open it again, or save this one if it really is another."
        )


def test_of_two_enquiries_from_one_notice_the_open_one_is_gone_on_with(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work).id
        off = save(work, OFF_ROLL_NOTICE, child=child, school=make_school(work).id, status="accepted")
        save(work, WHEREABOUTS_ENQUIRY, child=child, off_roll=off.id, status="closed")
        still_open = save(work, WHEREABOUTS_ENQUIRY, child=child, off_roll=off.id)
        third = WHEREABOUTS_ENQUIRY.cls(child=child, off_roll=off.id)
        (clash,) = [one for one in clashes(work, WHEREABOUTS_ENQUIRY, third) if one.issue.path == "off_roll"]
    assert (clash.issue.severity, clash.other) == (Severity.REFUSE, still_open.id)
