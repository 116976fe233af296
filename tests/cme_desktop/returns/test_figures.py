"""Each measure, counted from a few records whose figures can be worked out by hand."""

from dataclasses import replace
from datetime import date

import pytest

from cme_desktop.records.home_education.fields import HomeEducation
from cme_desktop.records.off_roll_notice.fields import OffRollNotice
from cme_desktop.records.on_roll_notice import OnRollNotice
from cme_desktop.records.pace_interview import PaceInterview
from cme_desktop.records.penalty_notice import Payment, PenaltyNotice
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION, TenDayNotification
from cme_desktop.records.whereabouts_enquiry import Check, WhereaboutsEnquiry
from cme_desktop.returns.catalogue import CHAPTERS, MEASURES
from cme_desktop.returns.figures import adds_up, as_rows, figures, load
from cme_desktop.returns.periods import Period, month_of
from cme_desktop.returns.rows import rows_sheet
from cme_desktop.standing_records.hub import EarlierName, Hub
from tests.cme_desktop.returns.filed import Filed, days, values

NOVEMBER = month_of(date(2026, 11, 1))
AUTUMN_2016 = Period(date(2016, 9, 1), date(2016, 12, 31))

MANCHESTER_OUTCOMES = {
    "prosecution": 67,
    "withdrawn_for_information": 17,
    "early_help_assessment": 9,
    "penalty_notice": 7,
    "caution": 8,
    "warning_letter": 16,
}


def nov(day):
    return date(2026, 11, day)


def counted(*records, period=NOVEMBER):
    found = figures(Filed(*records), period)
    assert adds_up(found) == []
    return values(found)


def ids(measure, *records, category=None):
    (figure,) = (
        f for f in figures(Filed(*records), NOVEMBER) if (f.measure, f.category) == (measure, category)
    )
    return figure.ids


def manchester():
    """The autumn that Manchester reported in 2017: interviews, notices, enquiries, home education."""
    outcomes = [outcome for outcome, count in MANCHESTER_OUTCOMES.items() for _ in range(count)]
    interviews = [
        PaceInterview(status="outcome", received_on=day, held_on=day, outcome=outcome, outcome_on=day)
        for outcome, day in zip(outcomes, days(AUTUMN_2016.start, 124), strict=True)
    ]
    notices = [
        PenaltyNotice(status="issued", received_on=day, issued_on=day) for day in days(AUTUMN_2016.start, 870)
    ]
    enquiries = [
        WhereaboutsEnquiry(
            status="closed", received_on=date(2016, 8, 1), closed_on=day, located_on=day if n < 49 else None
        )
        for n, day in enumerate(days(AUTUMN_2016.start, 100))
    ]
    spells = [HomeEducation(child=9000 + n, started_on=date(2015, 9, 1)) for n in range(250)]
    return [*interviews, *notices, *enquiries, *spells]


def test_manchester_in_the_autumn_of_2016():
    found = counted(*manchester(), period=AUTUMN_2016)
    assert found["pace_interview.held"] == 124
    assert {
        key[1]: value for key, value in found.items() if key[0] == "pace_interview.outcome"
    } == MANCHESTER_OUTCOMES
    assert found["penalty_notice.issued"] == 870
    assert found["whereabouts_enquiry.closed"] == 100
    assert found["whereabouts_enquiry.located"] == 49
    assert found["whereabouts_enquiry.not_located"] == 51
    assert found["whereabouts_enquiry.located_rate"] == 0.49
    assert found["home_education.on_register"] == 250


def test_an_interview_without_an_outcome_is_pending():
    held = [
        PaceInterview(status="held", held_on=nov(3)),
        PaceInterview(status="outcome", held_on=nov(4), outcome="no_further_action"),
    ]
    found = counted(*held)
    assert found["pace_interview.held"] == 2
    assert found["pace_interview.outcome", "pending"] == 1
    assert found["pace_interview.outcome", "no_further_action"] == 1
    assert found["pace_interview.outcome", "prosecution"] == 0


def test_a_parent_who_stayed_away_and_came_later_was_interviewed():
    away = PaceInterview(status="did_not_attend", received_on=nov(1), invited_on=nov(9))
    later = PaceInterview(status="held", received_on=nov(1), invited_on=nov(9), held_on=nov(20))
    found = counted(away, later)
    assert found["pace_interview.requested"] == 2
    assert found["pace_interview.did_not_attend"] == 1
    assert found["pace_interview.held"] == 1


def test_notifications_on_time_and_late():
    # From Mon 2 Nov 2026 the 11th school day is Mon 16 Nov.
    on_time = TenDayNotification(first_absent_on=nov(2), received_on=nov(16))
    late = TenDayNotification(first_absent_on=nov(2), received_on=nov(17))
    irregular = TenDayNotification(first_absent_on=nov(2), received_on=nov(25), absence_kind="irregular")
    update = TenDayNotification(first_absent_on=nov(2), received_on=nov(25), purpose="update")
    found = counted(on_time, late, irregular, update)
    assert found["ten_day_notification.received"] == 3
    assert found["ten_day_notification.updates"] == 1
    assert found["ten_day_notification.on_time"] == 1
    assert found["ten_day_notification.late"] == 1
    assert found["ten_day_notification.no_due_day"] == 1
    assert found["ten_day_notification.on_time_rate"] == 0.5


def test_notifications_by_outcome_and_hub():
    north = Hub(name="North")
    allocated = TenDayNotification(received_on=nov(2), screened_on=nov(3), outcome="allocated_to_hub", hub=1)
    waiting = TenDayNotification(received_on=nov(4))
    found = counted(north, Hub(name="South"), allocated, waiting)
    assert found["ten_day_notification.screened"] == 1
    assert found["ten_day_notification.outcome", "allocated_to_hub"] == 1
    assert found["ten_day_notification.outcome", "mash"] == 0
    assert found["ten_day_notification.hub", "North"] == 1
    assert found["ten_day_notification.hub", "South"] == 0
    assert found["ten_day_notification.hub", "no_hub"] == 1


def test_a_renamed_hub_keeps_its_old_name_in_the_periods_of_that_name():
    renamed = [EarlierName(name="North", until_on=date(2026, 10, 31))]
    hub = Hub(name="North and East", earlier_names=renamed)
    october = TenDayNotification(received_on=date(2026, 10, 5), hub=1)
    november = TenDayNotification(received_on=nov(4), hub=1)
    reader = Filed(hub, october, november)
    for period, names in (
        (Period(date(2026, 10, 1), date(2026, 10, 31)), {"North": 1}),
        (Period(nov(1), nov(30)), {"North and East": 1}),
        (Period(date(2026, 10, 1), nov(30)), {"North and East": 2}),
    ):
        found = [f for f in figures(reader, period) if f.measure == "ten_day_notification.hub"]
        assert {f.category_label: f.value for f in found} == names
        chapter = next(chapter for chapter in CHAPTERS if chapter.kind is TEN_DAY_NOTIFICATION)
        sheet = rows_sheet(reader, chapter, load(reader), found)
        place = [column.header for column in sheet.columns].index("Hub")
        assert {row[place] for row in sheet.rows} == set(names)


def test_off_roll_notices_by_ground_and_destination():
    notice = OffRollNotice(
        child=1, received_on=nov(5), deleted_on=nov(4), ground="2024-9-1-f", destination_kind="home_education"
    )
    silent = OffRollNotice(child=2, received_on=nov(6), deleted_on=nov(6))
    mistake = OffRollNotice(child=3, received_on=nov(6), closing_reason="entered_in_error")
    found = counted(notice, silent, mistake)
    assert found["off_roll_notice.received"] == 2
    assert found["off_roll_notice.ground", "2024-9-1-f"] == 1
    assert found["off_roll_notice.ground", "none"] == 1
    assert found["off_roll_notice.destination_kind", "home_education"] == 1
    assert found["off_roll_notice.destination_kind", "not_given"] == 1
    assert found["off_roll_notice.late"] == 1
    assert found["off_roll_notice.on_time"] == 1


def test_only_grounds_of_the_day_are_listed_unless_counted():
    old = OffRollNotice(received_on=nov(6), ground="2006-8-1-d")
    found = counted(old)
    assert found["off_roll_notice.ground", "2006-8-1-d"] == 1
    assert ("off_roll_notice.ground", "2006-8-1-e") not in found
    assert found["off_roll_notice.ground", "2024-9-1-a"] == 0


def test_on_roll_notices_late_after_the_fifth_day():
    in_time = OnRollNotice(received_on=nov(7), entered_on=nov(2))
    late = OnRollNotice(received_on=nov(8), entered_on=nov(2))
    found = counted(in_time, late)
    assert found["on_roll_notice.on_time"] == 1
    assert found["on_roll_notice.late"] == 1


def test_net_flow_counts_each_child_once():
    came = [
        OnRollNotice(child=1, received_on=nov(3), entered_on=nov(2), origin="abroad"),
        OnRollNotice(child=1, received_on=nov(20), entered_on=nov(19), origin="abroad"),
        OnRollNotice(child=2, received_on=nov(3), entered_on=nov(2), origin="wales"),
        OnRollNotice(child=3, received_on=nov(3), entered_on=nov(2), origin="school_in_authority"),
    ]
    went = [
        OffRollNotice(
            child=number, received_on=nov(3), deleted_on=nov(3), destination_kind="school_in_england"
        )
        for number in (11, 12, 13)
    ]
    found = counted(*came, *went)
    assert found["on_roll_notice.new_to_area"] == 2
    assert found["off_roll_notice.left_area"] == 3
    assert found["on_roll_notice.net_flow"] == -1
    assert set(ids("on_roll_notice.net_flow", *came, *went)) == {2, 3, 5, 6, 7}


def test_a_notice_counts_by_its_own_day_in_each_measure():
    notice = OffRollNotice(
        child=1, received_on=date(2026, 10, 30), deleted_on=nov(2), destination_kind="abroad"
    )
    found = counted(notice)
    assert found["off_roll_notice.received"] == 0
    assert found["off_roll_notice.left_area"] == 1


def test_enquiries_open_located_and_given_up():
    found = counted(
        WhereaboutsEnquiry(status="opened", received_on=nov(10)),
        WhereaboutsEnquiry(status="located", received_on=date(2026, 9, 1), located_on=nov(9)),
        WhereaboutsEnquiry(
            status="closed", received_on=nov(1), closed_on=nov(30), close_reason="checks_exhausted"
        ),
        WhereaboutsEnquiry(
            status="closed", received_on=nov(1), closed_on=nov(11), close_reason="in_education"
        ),
        WhereaboutsEnquiry(status="closed", received_on=nov(1), closed_on=date(2026, 12, 1)),
        WhereaboutsEnquiry(
            status="closed", received_on=nov(1), closed_on=nov(2), close_reason="opened_in_error"
        ),
    )
    assert found["whereabouts_enquiry.opened"] == 4
    assert found["whereabouts_enquiry.closed"] == 2
    assert found["whereabouts_enquiry.open_at_end"] == 3
    assert found["whereabouts_enquiry.located"] == 2
    assert found["whereabouts_enquiry.not_located"] == 1
    assert found["whereabouts_enquiry.located_rate"] == 0.6667
    assert found["whereabouts_enquiry.days_open_mean"] == 19.5
    assert found["whereabouts_enquiry.days_open_median"] == 19.5


def test_checks_by_agency_and_how_many_helped():
    enquiry = WhereaboutsEnquiry(
        received_on=date(2026, 10, 1),
        checks=[
            Check(check="gp", made_by="school", asked_on=nov(2), result="no_trace"),
            Check(check="gp", made_by="authority", asked_on=nov(9), result="information"),
            Check(check="police", asked_on=nov(9)),
            Check(check="hmrc", asked_on=nov(9), result="not_applicable"),
            Check(check="police", asked_on=date(2026, 10, 9), result="found"),
        ],
    )
    found = counted(enquiry)
    assert found["whereabouts_enquiry.checks_made"] == 3
    assert found["whereabouts_enquiry.checks", "gp"] == 2
    assert found["whereabouts_enquiry.checks", "police"] == 1
    assert found["whereabouts_enquiry.check_success_rate", "gp"] == 0.5
    assert found["whereabouts_enquiry.check_success_rate", "police"] == 0
    assert found["whereabouts_enquiry.check_success_rate", "hmrc"] is None
    assert ids("whereabouts_enquiry.checks", enquiry, category="gp") == (1,)


def test_penalty_notices_each_by_its_own_day():
    october = date(2026, 10, 1)
    found = counted(
        PenaltyNotice(status="requested", received_on=nov(2)),
        PenaltyNotice(status="warning_letter", received_on=october, warning_letter_on=nov(3)),
        PenaltyNotice(status="issued", received_on=october, issued_on=nov(4), warning_letter_on=nov(1)),
        PenaltyNotice(
            status="paid_lower",
            received_on=october,
            issued_on=october,
            paid_in_full_on=nov(5),
            payments=[Payment(paid_on=nov(5), amount=8000)],
        ),
        PenaltyNotice(
            status="paid_higher",
            received_on=october,
            issued_on=october,
            payments=[Payment(paid_on=october, amount=10050), Payment(paid_on=nov(6), amount=5950)],
        ),
        PenaltyNotice(
            status="withdrawn",
            received_on=october,
            issued_on=october,
            withdrawn_on=nov(7),
            refunded_on=nov(8),
            refund=8000,
        ),
        # 28 days beginning with Thu 8 Oct end on Wed 4 Nov.
        PenaltyNotice(
            status="unpaid", received_on=october, issued_on=october, deemed_received_on=date(2026, 10, 8)
        ),
        PenaltyNotice(
            status="prosecution", received_on=october, issued_on=october, prosecution_authorised_on=nov(9)
        ),
        PenaltyNotice(status="issued", received_on=nov(1), issued_on=nov(1), issued_by_other_authority=True),
    )
    expected = {
        "requested": 1,
        "warning_letter": 1,
        "issued": 1,
        "paid_lower": 1,
        "paid_higher": 1,
        "withdrawn": 1,
        "unpaid": 1,
        "prosecution": 1,
        "money_received": 139.5,
        "money_refunded": 80,
    }
    assert {name: found[f"penalty_notice.{name}"] for name in expected} == expected
    assert found["penalty_notice.issued_by_status", "issued"] == 1


def test_the_register_on_the_last_day():
    october, december = date(2026, 10, 1), date(2026, 12, 1)
    found = counted(
        HomeEducation(child=1, started_on=nov(30), primary_reason="lifestyle"),
        HomeEducation(child=2, started_on=december),
        HomeEducation(
            child=3, started_on=october, status="returned", ended_on=nov(30), end_reason="returned"
        ),
        HomeEducation(child=4, started_on=october, status="ended", ended_on=december, end_reason="over_age"),
        HomeEducation(
            child=5, received_on=nov(2), status="unsuitable", judgement="unsuitable", judged_on=nov(20)
        ),
        HomeEducation(child=1, started_on=nov(1), primary_reason="religious"),
        HomeEducation(
            child=7, started_on=nov(1), status="ended", ended_on=nov(2), end_reason="opened_in_error"
        ),
    )
    assert found["home_education.on_register"] == 2
    assert found["home_education.unsuitable_at_end"] == 1
    assert found["home_education.on_register_by_reason", "religious"] == 1
    assert found["home_education.on_register_by_reason", "lifestyle"] == 0
    assert found["home_education.on_register_by_reason", "not_given"] == 1
    assert found["home_education.new_spells"] == 3
    assert found["home_education.new_children"] == 2
    assert found["home_education.closed"] == 1
    assert found["home_education.end_reason", "returned"] == 1
    assert found["home_education.returned_to_school"] == 1
    assert found["home_education.judged_unsuitable"] == 1


def test_nothing_to_divide_by_is_no_figure():
    found = counted()
    for name in (
        "ten_day_notification.on_time_rate",
        "whereabouts_enquiry.located_rate",
        "whereabouts_enquiry.days_open_mean",
        "whereabouts_enquiry.days_open_median",
    ):
        assert found[name] is None
    assert found["pace_interview.held"] == 0


def test_a_part_gone_missing_is_named():
    found = figures(Filed(PaceInterview(held_on=nov(3), outcome="caution")), NOVEMBER)
    lost = [replace(f, value=0) if f.category == "caution" else f for f in found]
    assert adds_up(lost) == [
        "PACE interviews held, November 2026: “PACE interviews by outcome” add up to 0, but the whole is 1."
    ]
    strayed = [replace(f, ids=(99,)) if f.category == "caution" else f for f in found]
    assert adds_up(strayed) == [
        "PACE interviews held, November 2026: “PACE interviews by outcome” add up, "
        "but count other records than the whole."
    ]


def test_rows_in_long_form():
    found = figures(Filed(PaceInterview(held_on=nov(3), outcome="caution")), NOVEMBER)
    rows = {(row["measure"], row["category"]): row for row in as_rows(found)}
    assert rows["pace_interview.outcome", "caution"] == {
        "measure": "pace_interview.outcome",
        "label": "PACE interviews by outcome: Caution offered and accepted",
        "category": "caution",
        "value": 1,
        "from": "2026-11-01",
        "to": "2026-11-30",
    }
    assert rows["pace_interview.held", None]["label"] == "PACE interviews held"


def test_each_type_is_read_once():
    filed = Filed()
    figures(filed, NOVEMBER)
    assert set(filed.reads.values()) == {1}
    assert {chapter.kind.key for chapter in CHAPTERS} <= filed.reads.keys()


@pytest.mark.parametrize("key", MEASURES)
def test_every_measure_says_what_it_is(key):
    measure = MEASURES[key]
    assert measure.definition.endswith(".")
    assert measure.definition.count(". ") == 0, "one sentence"
    assert not measure.parts_of or MEASURES[measure.parts_of].split is None


def test_measures_are_named_after_their_type():
    assert all(m.key.startswith(f"{c.kind.key}.") for c in CHAPTERS for m in c.measures)
    assert len(MEASURES) == sum(len(chapter.measures) for chapter in CHAPTERS)


def test_what_was_entered_in_error_is_not_counted():
    found = counted(
        TenDayNotification(received_on=nov(5), outcome="entered_in_error"),
        OnRollNotice(received_on=nov(5), entered_on=nov(4), closing_reason="entered_in_error"),
        PenaltyNotice(received_on=nov(5), refusal_reason="entered_in_error", refused_on=nov(6)),
    )
    assert found["ten_day_notification.received"] == 0
    assert found["on_roll_notice.received"] == 0
    assert found["penalty_notice.requested"] == 0
