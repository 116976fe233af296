"""Figures in which all records of a child have a say, or that depend on the hour, counted by hand."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cme_desktop.records.home_education.fields import HomeEducation
from cme_desktop.records.in_year_application import InYearApplication
from cme_desktop.records.missing_episode import MissingEpisode
from cme_desktop.records.off_roll_notice.fields import OffRollNotice
from cme_desktop.records.penalty_notice import PenaltyNotice
from cme_desktop.records.whereabouts_enquiry import WhereaboutsEnquiry
from cme_desktop.returns.periods import DateRange
from cme_desktop.standing_records.child import Child
from tests.cme_desktop.returns.filed import OCTOBER, counted, ids, nov, october

MISSING, OUT = "missing_education", "out_of_education"


def at(day, hour, minute=0, month=11):
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


# -- missing episodes ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("episodes", "band"),
    [(1, "once"), (2, "twice"), (3, "three_or_four"), (4, "three_or_four"), (5, "five_or_more")],
)
def test_a_child_stands_in_the_band_of_all_its_episodes_whichever_record_they_name(episodes, band):
    one, merged = Child(surname="Okafor"), Child(surname="Okafour", status="merged", merged_into=1)
    found = counted(
        one, merged, *(MissingEpisode(child=1 + n % 2, received_on=nov(2 + n)) for n in range(episodes))
    )
    assert found["missing_episode.reports"] == episodes
    assert found["missing_episode.children"] == 1
    assert found["missing_episode.times", band] == 1


def test_a_restricted_child_stands_in_no_band():
    hidden = Child(surname="Hidden", restricted=True)
    found = counted(hidden, *(MissingEpisode(child=1, received_on=nov(n)) for n in (2, 3)))
    assert found["missing_episode.children"] == 1
    assert found["missing_episode.times", "restricted"] == 1


def test_a_report_counts_on_its_day_here_not_in_utc():
    late = MissingEpisode(child=1, received_on=nov(2), reported_at=at(30, 23, 30, month=9))
    assert counted(late, period=OCTOBER)["missing_episode.reports"] == 1  # 00:30 on Thu 1 Oct


@pytest.mark.parametrize(("hour", "in_time"), [(18, 1), (19, 0)])
def test_hours_are_those_of_the_clock_on_the_wall(hour, in_time):
    """Back on Fri 23 Oct at 18:30; the clocks go back on Sunday, so Mon 26 Oct 18:30 is 73 hours later."""
    back = at(23, 17, 30, month=10)
    held = at(26, hour, 30 if in_time else 0, month=10)
    found = counted(
        MissingEpisode(child=1, returned_at=back, held_at=held, status="interviewed"), period=OCTOBER
    )
    assert found["missing_episode.within_hours"] == in_time
    assert found["missing_episode.within_days"] == 1


def test_what_came_of_the_interview_is_one_thing_of_each_return():
    back = {"returned_at": at(5, 9)}
    found = counted(
        MissingEpisode(child=1, **back, held_at=at(6, 9), status="closed", answer="declined"),
        MissingEpisode(child=1, **back, answer="declined", status="closed"),
        MissingEpisode(child=2, **back, status="interviewed"),
        MissingEpisode(child=3, **back, status="returned"),
        MissingEpisode(child=4, received_on=nov(2), status="missing"),
    )
    names = ("returned", "interviewed", "declined", "no_interview", "missing_at_end")
    assert [found[f"missing_episode.{name}"] for name in names] == [4, 2, 1, 1, 1]
    assert found["missing_episode.within_hours_rate"] == 1  # of the one whose hour is known


def test_an_average_takes_a_cut_month_by_its_days():
    reports = [MissingEpisode(child=n, received_on=nov(2)) for n in range(1, 10)]
    whole = counted(*reports)["missing_episode.a_month"]
    half = counted(*reports, period=DateRange(nov(1), nov(15)))["missing_episode.a_month"]
    two = counted(*reports, period=DateRange(october(1), nov(30)))["missing_episode.a_month"]
    assert (whole, half, two) == (9.0, 18.0, 4.5)


# -- missing from and out of education ----------------------------------------------------------------------


def enquiry(child=1, **values):
    return WhereaboutsEnquiry(child=child, received_on=october(5), **values)


def kinds(*records):
    found = counted(*records)
    names = ("missing_at_end", "out_at_end", "both_at_end", "children_at_end")
    return [found[f"whereabouts_enquiry.{name}"] for name in names]


def test_a_child_of_two_enquiries_may_be_in_both_and_is_one_child():
    assert kinds(enquiry(education_now=MISSING), enquiry(education_now=OUT)) == [1, 1, 1, 1]
    assert kinds(enquiry(education_now=MISSING), enquiry(2, education_now=OUT)) == [1, 1, 0, 2]
    assert kinds(enquiry(education_now=OUT), enquiry()) == [0, 1, 0, 1]
    assert kinds(enquiry()) == [0, 0, 0, 1]
    assert kinds(enquiry(whereabouts_known=True)) == [0, 1, 0, 1]
    assert kinds(enquiry(whereabouts_known=False)) == [1, 0, 0, 1]


def test_a_day_located_says_from_when_the_whereabouts_are_known():
    later = enquiry(located_on=date(2026, 12, 1), education_now=OUT)
    assert kinds(later) == [1, 0, 0, 1]
    assert kinds(enquiry(located_on=nov(30), education_now=MISSING)) == [0, 1, 0, 1]
    assert kinds(enquiry(located_on=nov(3), found_where="abroad")) == [0, 0, 0, 0]


def test_months_open_are_whole_ones_of_the_enquiry_that_says_it():
    long = replace(enquiry(education_now=MISSING), received_on=date(2025, 11, 30))
    records = (long, enquiry(education_now=OUT))
    found = counted(*records)
    assert found["whereabouts_enquiry.missing_months", "from_12"] == 1
    assert found["whereabouts_enquiry.out_months", "from_1"] == 1
    assert ids("whereabouts_enquiry.missing_at_end", *records) == (1,)


# -- home education, applications, notices ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("began", "ended", "status", "counts"),
    [
        (nov(30), None, "notified", 1),
        (october(1), nov(1), "ended", 0),  # at home to the day before
        (october(1), nov(2), "ended", 1),
        (nov(5), nov(5), "ended", 1),
        (nov(5), october(1), "ended", 1),  # the wrong way round: it began here
        (october(1), None, "ended", 0),  # over on some day nobody gave
        (nov(5), None, "ended", 1),
        (date(2026, 12, 1), None, "notified", 0),
    ],
)
def test_at_home_at_any_time(began, ended, status, counts):
    spell = HomeEducation(child=1, started_on=began, ended_on=ended, status=status)
    assert counted(spell)["home_education.at_any_time"] == counts


def test_any_spell_of_the_period_says_what_the_child_was():
    found = counted(
        HomeEducation(child=1, started_on=october(1), ended_on=nov(9), status="ended", child_in_need=True),
        HomeEducation(child=1, started_on=nov(20), child_in_need=False, ehc_plan=True),
    )
    names = ("at_any_time", "any_time_child_in_need", "any_time_ehc_plan", "any_time_social_care")
    assert [found[f"home_education.{name}"] for name in names] == [1, 1, 1, 1]
    assert found["home_education.any_time_child_protection"] == 0


def test_who_withdrew_waits_no_longer_and_who_is_told_later_did():
    found = counted(
        InYearApplication(child=1, received_on=nov(2)),
        InYearApplication(child=2, received_on=nov(2), outcome="withdrawn"),
        InYearApplication(child=3, received_on=nov(2), outcome="refused", told_on=date(2026, 12, 1)),
        InYearApplication(child=4, received_on=nov(2), outcome="refused", status="refused"),
    )
    assert found["in_year_application.waiting_at_end"] == 2


def test_off_roll_until_something_says_where_the_child_is():
    left = {"deleted_on": october(5), "received_on": october(6), "status": "accepted"}
    found = counted(
        OffRollNotice(child=1, **left),
        OffRollNotice(child=1, **left),
        OffRollNotice(child=2, **left, answered_on=date(2026, 12, 1)),
        OffRollNotice(child=3, **left | {"status": "matched"}, answered_on=nov(3)),
        OffRollNotice(child=4, **left, destination_kind="died"),
        OffRollNotice(child=5, **left, final_year_leaver=True),
        OffRollNotice(child=6, **left, closing_reason="kept_on_roll", closed_on=date(2026, 12, 1)),
    )
    assert found["off_roll_notice.no_school_yet"] == 2


def fine(status="issued", **values):
    """Deemed received on Tue 6 Oct 2026: the lower rate to Mon 26 Oct, all of it to Mon 2 Nov."""
    served = {"issued_on": october(2), "deemed_received_on": october(6), "offence_from": date(2026, 9, 14)}
    return PenaltyNotice(child=1, status=status, **{**served, "offence_to": date(2026, 9, 18), **values})


def test_paid_in_time_is_of_notices_whose_last_day_fell_in_the_period():
    found = counted(
        fine("paid_lower", paid_in_full_on=october(26)),
        fine("paid_higher", paid_in_full_on=nov(2)),
        fine("paid_higher", paid_in_full_on=nov(3)),
        fine("paid_higher"),
        fine("unpaid"),
        fine("withdrawn", withdrawn_on=nov(2)),
        fine("withdrawn", withdrawn_on=nov(3)),
        fine("paid_lower", paid_in_full_on=nov(2), deemed_received_on=nov(6)),  # its last day is in December
    )
    assert found["penalty_notice.due"] == 6
    when = {name: found["penalty_notice.when_paid", name] for name in ("lower", "in_time", "late", "unpaid")}
    assert when == {"lower": 1, "in_time": 1, "late": 1, "unpaid": 2}
    assert found["penalty_notice.paid_in_time_rate"] == 0.4
