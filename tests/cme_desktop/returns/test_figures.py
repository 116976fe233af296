"""Each measure, counted from a few records whose figures can be worked out by hand."""

from datetime import date

import pytest

from cme_desktop.records.home_education.fields import HomeEducation
from cme_desktop.records.on_roll_notice import OnRollNotice
from cme_desktop.records.pace_interview import PaceInterview
from cme_desktop.records.penalty_notice import PenaltyNotice
from cme_desktop.records.ten_day_notification import TenDayNotification
from cme_desktop.records.whereabouts_enquiry import WhereaboutsEnquiry
from cme_desktop.returns.catalogue import CHAPTERS, MEASURES
from cme_desktop.returns.figures import as_row, figures
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.sums import adds_up
from tests.cme_desktop.returns.filed import NOVEMBER, Filed, counted, days, nov, things

AUTUMN_2016 = DateRange(date(2016, 9, 1), date(2016, 12, 31))

MANCHESTER_OUTCOMES = {
    "prosecution": 67,
    "withdrawn_for_information": 17,
    "early_help_assessment": 9,
    "penalty_notice": 7,
    "caution": 8,
    "warning_letter": 16,
}


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
    lost = [f.recounted(0, f.things) if f.category == "caution" else f for f in found]
    assert adds_up(lost) == [
        "PACE interviews held, November 2026: “PACE interviews by outcome” add up to 0, but the whole is 1."
    ]
    strayed = [f.recounted(f.value, things(99)) if f.category == "caution" else f for f in found]
    assert adds_up(strayed) == [
        "PACE interviews held, November 2026: “PACE interviews by outcome” add up, "
        "but count other records than the whole."
    ]


def test_rows_in_long_form():
    found = figures(Filed(PaceInterview(held_on=nov(3), outcome="caution")), NOVEMBER)
    rows = {(row["measure"], row["category"]): row for row in [*map(as_row, found)]}
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
