"""The ladder as it stands on file: across schools and authorities, beside the form."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from cme_desktop.description.record_type import Offer
from cme_desktop.drafts import Draft
from cme_desktop.errors import Refused
from cme_desktop.fields import Reading
from cme_desktop.issues import Severity
from cme_desktop.records.penalty_notice import PENALTY_NOTICE
from cme_desktop.records.penalty_notice.ladder import ladders
from cme_desktop.services.guidance import Advice, Guidance, guidance
from cme_desktop.services.noted import noted
from cme_desktop.services.saving import against, save_draft, save_record
from cme_desktop.statutory.ladder import LadderStep
from db.store import SqlStore
from db.unit_of_work import SqlUnitOfWork
from tests.builders import AUTHOR, make_child, make_person, make_school

TODAY = date(2026, 11, 9)
Session = PENALTY_NOTICE.rows["sessions"].of
Issue = Callable[..., Any]


class Family:
    """A child with two parents, and the notices that they get."""

    def __init__(self, work: SqlUnitOfWork) -> None:
        self.work = work
        self.child, self.sister = make_child(work).id, make_child(work, forename="Bea").id
        self.mother, self.father = make_person(work).id, make_person(work, forename="Sam").id

    def issued(self, on: date, **values: Any) -> Any:
        """A notice on file, for an offence that ended ten days before; to the mother for the child."""
        offence = {"offence_from": on - timedelta(days=30), "offence_to": on - timedelta(days=10)}
        basis = {"child": self.child, "parent": self.mother, "status": "unpaid", "issued_on": on}
        notice = PENALTY_NOTICE.cls(
            received_on=on, school=make_school(self.work).id, **{**basis, **offence, **values}
        )
        return save_record(self.work, PENALTY_NOTICE, notice)

    def asked(self, **values: Any) -> Guidance:
        """What stands beside a request about the mother and the child."""
        basis = {"child": self.child, "parent": self.mother, "offence_to": date(2026, 10, 16)}
        return guidance(self.work, PENALTY_NOTICE, PENALTY_NOTICE.cls(**basis | values), TODAY)


@pytest.fixture
def family(store: SqlStore) -> Any:
    with store.changing(AUTHOR) as work:
        yield Family(work)


def test_first_second_and_third_across_schools(family: Family) -> None:
    family.issued(date(2025, 3, 3), parent=family.father)
    family.issued(date(2025, 3, 3), child=family.sister)
    first = family.asked()
    assert [line.text for line in first.advice] == [
        "First notice: no other counts towards the limit. £80.00 within 21 days, else £160.00 within 28 days."
    ]
    assert "SI 2024/210" in first.advice[0].remark
    assert first.offers == (
        Offer("sequence", "first", "No other notice to this parent for this child counts."),
    )

    one = family.issued(date(2025, 3, 3), status="paid_higher")
    second = family.asked()
    assert second.advice[0].text.startswith(f"Second notice: {one.reference} counts")
    assert second.advice[1] == Advice(
        f"{one.reference} · issued 3 Mar 2025", "Counts until Thu 2 Mar 2028", record=one.id
    )
    assert [offer.value for offer in second.offers] == ["second"]

    family.issued(date(2026, 1, 12))
    third = family.asked()
    assert third.advice[0].text.startswith("Not by penalty notice: ")
    assert third.advice[0].grave
    assert third.offers == ()
    refused = family.asked(status="refused")
    assert [(offer.field, offer.value) for offer in refused.offers] == [("refusal_reason", "third")]


@pytest.mark.parametrize(
    ("facts", "step"),
    [
        ({"status": "unpaid"}, LadderStep.SECOND),
        ({"status": "prosecution"}, LadderStep.SECOND),
        ({"status": "convicted", "prosecution_result": "guilty_plea"}, LadderStep.SECOND),
        ({"status": "convicted", "prosecution_result": "found_guilty"}, LadderStep.SECOND),
        ({"status": "requested", "issued_by_other_authority": True}, LadderStep.SECOND),
        ({"status": "paid_lower", "issued_by_other_authority": True, "offence_to": None}, LadderStep.SECOND),
        ({"status": "acquitted"}, LadderStep.FIRST),
        ({"status": "acquitted", "prosecution_result": "discontinued"}, LadderStep.SECOND),
        ({"status": "unpaid", "prosecution_result": "acquitted"}, LadderStep.FIRST),
        ({"status": "requested"}, LadderStep.FIRST),
        ({"status": "refused", "issued_by_other_authority": True}, LadderStep.FIRST),
        ({"status": "warning_letter"}, LadderStep.FIRST),
        ({"status": "withdrawn", "withdrawn_on": date(2025, 4, 1)}, LadderStep.FIRST),
        ({"status": "paid_lower", "kind": "excluded_in_public"}, LadderStep.FIRST),
        ({"status": "paid_lower", "scheme": "PN_C"}, LadderStep.SECOND),
        ({"offence_from": date(2024, 8, 19)}, LadderStep.SECOND),
        ({"offence_from": date(2024, 8, 18)}, LadderStep.FIRST),
        ({"offence_from": date(2024, 8, 18), "scheme": "PN_D"}, LadderStep.FIRST),
        ({"offence_from": date(2024, 7, 1), "offence_to": date(2024, 9, 20)}, LadderStep.FIRST),
    ],
)  # fmt: skip
def test_which_notices_on_file_count(family: Family, facts: dict[str, Any], step: LadderStep) -> None:
    notice = family.issued(date(2025, 3, 3), **facts)
    ((parent, verdict),) = ladders(family.work, family.child, TODAY)
    assert (parent, verdict.step) == (family.mother, step)
    judged = verdict.counted if step is LadderStep.SECOND else verdict.left_out
    assert [one.notice.id for one in judged] == [notice.id]
    told = family.asked().advice[1]
    assert ("Does not count" in told.remark) is (step is LadderStep.FIRST)


def test_a_notice_that_is_open_does_not_count_towards_itself(family: Family) -> None:
    one, two = family.issued(date(2025, 3, 3)), family.issued(date(2025, 6, 2))
    told = guidance(family.work, PENALTY_NOTICE, one, TODAY).advice
    assert told[0].text.startswith("First notice")
    assert told[1].remark.endswith("Does not count: issued later")
    assert guidance(family.work, PENALTY_NOTICE, two, TODAY).advice[0].text.startswith("Second notice")


def test_a_discontinued_prosecution_leaves_the_notice_counting_until_it_is_withdrawn(family: Family) -> None:
    family.issued(date(2025, 3, 3), prosecution_result="discontinued")
    assert family.asked().advice[1].remark == (
        "Counts until Thu 2 Mar 2028; its prosecution was discontinued, so it does unless it is withdrawn"
    )
    gone = {"status": "withdrawn", "withdrawn_on": date(2025, 9, 1), "prosecution_result": "discontinued"}
    family.issued(date(2025, 3, 4), **gone)
    assert family.asked().advice[2].remark == "Does not count: withdrawn"


# -- the third --------------------------------------------------------------------------------------


def a_third(family: Family, today: date = TODAY, **values: Any) -> Draft[Any]:
    """A third notice as it is typed, for an offence of October."""
    offence = {"offence_from": date(2026, 10, 12), "offence_to": date(2026, 10, 16)}
    basis = {"child": family.child, "parent": family.mother, "received_on": date(2026, 11, 2)}
    issued = {"status": "issued", "issued_on": TODAY, "school": make_school(family.work).id}
    record = PENALTY_NOTICE.cls(**{**basis, **offence, **issued, **values})
    return Draft(PENALTY_NOTICE, Reading(today), base=record)


def doubts(family: Family, record: Any, today: date | None) -> list[tuple[str, Severity]]:
    found = against(family.work, PENALTY_NOTICE, record, today)
    return [(one.issue.path, one.issue.severity) for one in found if one.kind == "one_too_many"]


def test_a_third_notice_cannot_be_issued_today_and_the_steps_that_are_open_are_named(family: Family) -> None:
    for day in (date(2025, 3, 3), date(2026, 1, 12)):
        family.issued(day)
    with pytest.raises(Refused) as refused:
        save_draft(family.work, a_third(family))
    (issue,) = refused.value.issues
    assert issue.path == "issued_on"
    assert issue.text.startswith("Not by penalty notice: ")
    assert "Consider a prosecution, an education supervision order or an attendance contract." in issue.text
    assert save_draft(family.work, a_third(family, issued_on=None, status="refused")).id


def test_a_third_notice_that_was_issued_is_kept_as_a_fact_and_flagged(family: Family) -> None:
    for day in (date(2025, 3, 3), date(2026, 1, 12)):
        family.issued(day)
    flagged = [("issued_on", Severity.WARN)]
    past = a_third(family, TODAY + timedelta(days=1))
    assert doubts(family, past.record(), TODAY + timedelta(days=1)) == flagged
    kept = save_draft(family.work, past)
    assert doubts(family, kept, TODAY) == flagged  # seen again, as of that very day
    assert save_draft(family.work, Draft(PENALTY_NOTICE, Reading(TODAY), base=kept)).id == kept.id
    assert doubts(family, replace(kept, id=None), None) == flagged  # brought in by a file
    elsewhere = a_third(family, issued_by_other_authority=True, other_authority="358")
    assert doubts(family, elsewhere.record(), TODAY) == flagged
    assert save_draft(family.work, elsewhere).id


def test_a_check_notes_each_notice_beyond_the_limit_and_no_other(family: Family) -> None:
    first, second = family.issued(date(2025, 3, 3)), family.issued(date(2026, 1, 12))
    family.issued(date(2026, 2, 2), status="withdrawn", withdrawn_on=date(2026, 2, 9))
    family.issued(date(2026, 2, 2), status="requested", issued_on=None)
    assert list(noted(family.work)) == []
    third = family.issued(date(2026, 3, 2))
    assert list(noted(family.work)) == [
        f"{third.reference} was issued on Mon 2 Mar 2026, when {first.reference} and {second.reference} "
        "counted towards the limit already; it is kept as a fact."
    ]


def test_a_second_notice_and_one_that_does_not_count_are_let_be(family: Family) -> None:
    family.issued(date(2025, 3, 3))
    assert doubts(family, a_third(family).record(), TODAY) == []
    family.issued(date(2026, 1, 12), status="withdrawn", withdrawn_on=date(2026, 2, 2))
    assert doubts(family, a_third(family).record(), TODAY) == []
    family.issued(date(2026, 3, 2))
    assert doubts(family, a_third(family).record(), TODAY) == [("issued_on", Severity.REFUSE)]
    before = {"offence_from": date(2024, 8, 18)}
    assert doubts(family, a_third(family, **before).record(), TODAY) == []


def test_another_step_on_the_form_is_warned_of(family: Family) -> None:
    family.issued(date(2025, 3, 3))
    told = family.asked(sequence="first").advice
    assert told[1].grave
    assert told[1].text.startswith("The form says “First within three years”")
    assert not any(line.grave for line in family.asked(sequence="second").advice)


def test_an_older_offence_is_for_the_local_code(family: Family) -> None:
    family.issued(date(2025, 3, 3))
    told = family.asked(offence_to=date(2024, 8, 18))
    assert [line.text.split(":")[0] for line in told.advice] == ["The local code of conduct decides"]
    assert [offer.field for offer in told.offers] == ["amount_lower", "amount_higher"]


def test_nothing_is_said_until_parent_child_and_offence_are_known(family: Family) -> None:
    for name in ("parent", "child", "offence_to"):
        assert family.asked(**{name: None}).advice == ()
    assert ladders(family.work, family.sister, TODAY) == []


# -- sessions ---------------------------------------------------------------------------------------


def sessions(*days: date, halves: tuple[str, ...] = ("am", "pm")) -> list[Any]:
    return [Session(missed_on=day, half=half, code="O") for day in days for half in halves]


def test_the_best_ten_weeks_are_told_and_the_lost_days_named(family: Family) -> None:
    october = [date(2026, 10, day) for day in (5, 6, 7, 8, 9)]
    rows = [*sessions(date(2026, 4, 20)), *sessions(date(2026, 4, 27), halves=("am",)), *sessions(*october)]
    told = family.asked(parent=None, sessions=rows)
    assert [line.text for line in told.advice] == [
        "10 sessions between Mon 5 Oct 2026 and Fri 9 Oct 2026: the national threshold is met.",
        "Out of time for a prosecution, if each day counts by itself: Mon 20 Apr 2026 (both sessions), "
        "Mon 27 Apr 2026.",
    ]
    assert "s127" in told.advice[1].remark
    assert [(offer.field, offer.value) for offer in told.offers] == [("sessions_unauthorised", 13)]


def test_below_the_threshold_it_says_how_many_of_how_many(family: Family) -> None:
    rows = sessions(*(date(2026, 10, day) for day in (5, 6, 7, 8)))
    told = family.asked(parent=None, sessions=rows).advice
    assert told[0].text == (
        "8 of 10 sessions in ten school weeks, between Mon 5 Oct 2026 and Thu 8 Oct 2026."
    )


def test_sessions_before_the_framework_do_not_count_towards_its_threshold(family: Family) -> None:
    rows = sessions(*(date(2024, 7, day) for day in (15, 16, 17)), date(2024, 9, 9), date(2024, 9, 10))
    told = family.asked(parent=None, sessions=rows, offence_to=date(2024, 9, 10), status="withdrawn").advice
    assert [line.text for line in told] == [
        "4 of 10 sessions in ten school weeks, between Mon 9 Sep 2024 and Tue 10 Sep 2024."
    ]


def test_before_the_framework_no_threshold_is_named(family: Family) -> None:
    rows = sessions(*(date(2024, 7, day) for day in (1, 2, 3, 4, 5)))
    told = family.asked(parent=None, sessions=rows, offence_to=date(2024, 7, 5), status="withdrawn").advice
    assert [line.text for line in told] == [
        "10 sessions in ten school weeks at most, between Mon 1 Jul 2024 and Fri 5 Jul 2024."
    ]
