"""What happens in the made-up city: in the reported shares, by the law of the day, each tale whole."""

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from cme_desktop.codes.grounds import GROUNDS, needs_of
from cme_desktop.fields import Unanswered, known
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.pace_interview.story import OUTCOMES
from cme_desktop.records.penalty_notice.ladder import verdict_on
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.sample.dice import Dice
from cme_desktop.statutory.clocks import deadlines
from cme_desktop.statutory.ladder import LadderStep
from cme_desktop.statutory.national.registers import FIRST_2024
from tests.cme_desktop.sample.city import AS_OF, City, city_at


def test_nothing_comes_in_august_or_after_the_day_of_the_file(city: City) -> None:
    days = [
        record.received_on for records in city.records.values() for record in records if record.received_on
    ]
    assert max(days) <= AS_OF
    assert min(days) >= AS_OF - timedelta(days=4 * 365)
    received = Counter(notice.received_on.month for notice in city.records["ten_day_notification"])
    assert 8 not in received


def test_four_in_five_notifications_are_on_time(city: City) -> None:
    due = [
        deadline.late
        for notice in city.records["ten_day_notification"]
        for deadline in deadlines(notice, TEN_DAY_NOTIFICATION.clocks, city.law)
        if deadline.duty == "ten_day_notice"
    ]
    assert 1 - sum(due) / len(due) == pytest.approx(0.8, abs=0.1)


def test_interviews_end_in_the_reported_shares(city: City) -> None:
    ends = Counter(interview.outcome for interview in city.records["pace_interview"])
    held = sum(ends[outcome] for outcome in OUTCOMES)
    for outcome, share in OUTCOMES.items():
        assert ends[outcome] / held == pytest.approx(share / 124, abs=0.07)


def test_half_of_the_children_searched_for_are_found(city: City) -> None:
    ended = [
        enquiry.located_on is not None
        for enquiry in city.records["whereabouts_enquiry"]
        if enquiry.status in ("located", "not_located", "closed") and enquiry.cme_reason != "unsuitable_ehe"
    ]
    assert sum(ended) / len(ended) == pytest.approx(0.49, abs=0.12)


def test_grounds_are_of_the_list_in_force_when_they_were_met(city: City) -> None:
    notices = [notice for notice in city.records["off_roll_notice"] if notice.ground]
    assert all(GROUNDS[notice.ground].on_offer(notice.ground_met_on) for notice in notices)
    assert {notice.ground[:4] for notice in notices} >= {"2006", "2024"}


def test_enquiries_and_what_opened_them_point_at_each_other(city: City) -> None:
    notices = {notice.id: notice for notice in city.records["ten_day_notification"]}
    off_rolls = {notice.id: notice for notice in city.records["off_roll_notice"]}
    from_notices = [one for one in city.records["whereabouts_enquiry"] if one.opened_from]
    from_deletions = [one for one in city.records["whereabouts_enquiry"] if one.off_roll]
    assert from_notices
    assert from_deletions
    assert all(notices[one.opened_from].enquiry == one.id for one in from_notices)
    assert all(off_rolls[one.off_roll].enquiry == one.id for one in from_deletions)


def test_a_move_within_the_city_is_matched_from_both_ends(city: City) -> None:
    entries = {notice.id: notice for notice in city.records["on_roll_notice"]}
    matched = [notice for notice in city.records["off_roll_notice"] if notice.on_roll]
    assert matched
    assert all(entries[notice.on_roll].off_roll == notice.id for notice in matched)
    assert all(entries[notice.on_roll].child == notice.child for notice in matched)


def test_children_are_at_the_school_that_entered_them_last(city: City) -> None:
    last = {
        notice.child: notice for notice in sorted(city.records["on_roll_notice"], key=lambda n: n.entered_on)
    }
    recent = AS_OF - timedelta(days=60)
    left = {n.child for n in city.records["off_roll_notice"] if n.received_on > recent}
    for child in city.records["child"]:
        notice = last.get(child.id)
        if notice and notice.entered_on > recent and child.id not in left:
            assert child.school == notice.school


def test_some_deletions_wait_for_another_authority(city: City) -> None:
    unmatched = [n for n in city.records["off_roll_notice"] if n.status == "unmatched"]
    assert unmatched
    assert all(n.status in OFF_ROLL_NOTICE.life.open and n.on_roll is None for n in unmatched)


def test_every_way_that_a_question_is_answered_can_be_seen(city: City) -> None:
    notices = city.records["off_roll_notice"]
    answered = [notice for notice in notices if notice.answered_on]
    assert {"home_education", "enquiry_opened", "other_authority"} <= {n.closing_reason for n in answered}
    assert any(notice.on_roll for notice in answered)
    assert any(notice.answered_by for notice in answered)
    duties = [d for n in notices for d in deadlines(n, OFF_ROLL_NOTICE.clocks, city.law)]
    asked = [d for d in duties if d.duty == "off_roll_question" and d.met_on is None]
    assert {deadline.waits for deadline in asked} >= {True}
    assert any(deadline.duty == "joint_enquiries" for deadline in duties)


def test_schools_are_chased_for_what_was_sent_back_or_queried(city: City) -> None:
    back = [n for n in city.records["ten_day_notification"] if n.sent_back_on]
    assert {notice.sent_again_on is None for notice in back} == {True, False}
    queried = [n for n in city.records["off_roll_notice"] if n.queried_on]
    assert {notice.query_answered_on is None for notice in queried} == {True, False}


def test_some_notices_to_parents_lead_to_an_order(tmp_path: Path) -> None:
    """Few do, so that a small city of one seed may have none."""
    cities = [city_at(tmp_path / f"city-{seed}.db", seed) for seed in range(1, 5)]
    spells = [spell for city in cities for spell in city.records["home_education"]]
    steps = ("s437_notice_on", "intention_served_on", "order_made_on")
    counts = [sum(getattr(spell, step) is not None for spell in spells) for step in steps]
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] > 0


def test_home_education_follows_the_parents_notice(city: City) -> None:
    off_rolls = {notice.id: notice for notice in city.records["off_roll_notice"]}
    after = [spell for spell in city.records["home_education"] if spell.off_roll]
    assert len(after) > len(city.records["home_education"]) / 2
    for spell in after:
        assert "parent_notice" in needs_of(off_rolls[spell.off_roll].ground)


def test_unsuitable_education_becomes_missing_education(city: City) -> None:
    unsuitable = [spell for spell in city.records["home_education"] if spell.status == "unsuitable"]
    enquiries = {enquiry.id: enquiry for enquiry in city.records["whereabouts_enquiry"]}
    assert unsuitable
    assert all(enquiries[spell.enquiry].cme_reason == "unsuitable_ehe" for spell in unsuitable)


def test_returning_to_school_ends_home_education(city: City) -> None:
    returned = [spell for spell in city.records["home_education"] if spell.status == "returned"]
    assert returned
    assert all(spell.ended_on and spell.end_school for spell in returned)


def test_an_interview_leads_to_a_penalty_notice_for_the_same_dates(city: City) -> None:
    notices = {notice.id: notice for notice in city.records["penalty_notice"]}
    led = [interview for interview in city.records["pace_interview"] if interview.follow_on]
    assert led
    for interview in led:
        notice = notices[interview.follow_on]
        assert (notice.child, notice.parent) == (interview.child, interview.parent)
        assert (notice.offence_from, notice.offence_to) == (interview.offence_from, interview.offence_to)


def test_every_notice_is_the_one_that_the_ladder_allows(city: City) -> None:
    steps = Counter()
    with city.desk.store.reading() as reader:
        for notice in city.records["penalty_notice"]:
            verdict = verdict_on(reader, notice, AS_OF)
            if verdict is not None and (notice.issued_on or notice.refusal_reason == "third"):
                steps[verdict.step] += 1
                if verdict.step in (LadderStep.FIRST, LadderStep.SECOND):
                    assert notice.sequence == verdict.step.value
                assert (verdict.step is LadderStep.NONE) is (notice.refusal_reason == "third")
    assert set(steps) >= {LadderStep.LOCAL, LadderStep.FIRST, LadderStep.SECOND, LadderStep.NONE}


def test_some_ladders_began_elsewhere_and_one_offence_lies_on_both_sides(city: City) -> None:
    notices = city.records["penalty_notice"]
    elsewhere = {(n.child, n.parent) for n in notices if n.issued_by_other_authority}
    second = {(n.child, n.parent) for n in notices if n.sequence == "second" and n.issued_on}
    assert elsewhere & second
    across = [n for n in notices if n.offence_from < FIRST_2024 <= n.offence_to]
    assert across
    assert {n.scheme for n in across} == {None}
    assert all(n.amount_higher == 120_00 for n in across if n.issued_on)


def test_the_sessions_listed_are_those_counted(city: City) -> None:
    listed = [n for n in city.records["penalty_notice"] if n.sessions]
    assert len(listed) > 10
    for notice in listed:
        days = [row.missed_on for row in notice.sessions]
        assert notice.sessions_unauthorised == len({(row.missed_on, row.half) for row in notice.sessions})
        assert notice.offence_from <= min(days) <= max(days) <= notice.offence_to


def test_the_second_notice_has_no_lower_rate(city: City) -> None:
    second = [
        n for n in city.records["penalty_notice"] if n.sequence == "second" and n.offence_to >= FIRST_2024
    ]
    assert second
    assert {(notice.amount_lower, notice.amount_higher) for notice in second} == {(None, 160_00)}


def test_most_notices_that_were_issued_are_paid(city: City) -> None:
    issued = [n for n in city.records["penalty_notice"] if n.issued_on and n.status != "issued"]
    paid = sum(notice.status in ("paid_lower", "paid_higher") for notice in issued)
    assert 0.4 < paid / len(issued) < 0.8


def test_schools_leave_gaps_and_say_why(city: City) -> None:
    causes = [notice.cause for notice in city.records["ten_day_notification"]]
    assert any(isinstance(cause, Unanswered) for cause in causes)
    assert any(known(cause) for cause in causes)


def test_a_deck_is_dealt_in_proportion_and_leaves_nobody_out() -> None:
    dealt = Counter(Dice(1).deal({"often": 97, "seldom": 2.5, "hardly": 0.5}, 40))
    assert dealt == {"often": 38, "seldom": 1, "hardly": 1}
    assert Counter(Dice(1).deal({"a": 1, "b": 1, "c": 1}, 2)).total() == 2
