"""The sums that prove a return, and what is said of one that breaks."""

from datetime import date

from cme_desktop.records.ten_day_notification import TenDayNotification
from cme_desktop.records.whereabouts_enquiry import WhereaboutsEnquiry
from cme_desktop.returns.compared import ComparedPeriods, Span
from cme_desktop.returns.counts import Counts, count
from cme_desktop.returns.figures import load
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.sums import Sum
from tests.cme_desktop.returns.filed import NOVEMBER, OCTOBER, Filed, nov, october

AS_AT = date(2026, 12, 2)
TIDY = (
    WhereaboutsEnquiry(received_on=date(2025, 9, 30), closed_on=nov(3), status="closed"),
    WhereaboutsEnquiry(received_on=october(4), closed_on=october(9), status="closed"),
    WhereaboutsEnquiry(received_on=nov(4), status="checks_running"),
    TenDayNotification(received_on=date(2026, 9, 7)),
    TenDayNotification(received_on=nov(7)),
    TenDayNotification(received_on=date(2025, 9, 7)),
)


def counts(*records, period: DateRange = NOVEMBER) -> Counts:
    filed = Filed(*records)
    return count(filed, load(filed), ComparedPeriods(period, AS_AT))


def of(found: Counts, measure: str, words: str, span: Span = Span.OWN) -> Sum:
    """The sum of a measure in a span that is about something."""
    wholes = [figure for figure in found.spans[span] if figure.measure == measure]
    (tried,) = (one for one in found.sums if one.whole in wholes and words in one.named)
    return tried


def test_a_tidy_file_keeps_every_sum() -> None:
    found = counts(*TIDY)
    assert found.broken() == []
    opened = of(found, "whereabouts_enquiry.open_at_end", "open before")
    assert [(term.sign, term.figure.value) for term in opened.terms] == [(1, 1), (1, 1), (-1, 1)]
    assert opened.whole.value == 1
    year = of(found, "ten_day_notification.received", "months before it", Span.YEAR)
    assert [term.figure.value for term in year.terms] == [1, 1]


def test_last_year_is_tried_like_this_one() -> None:
    year = of(counts(*TIDY), "ten_day_notification.received", "months before it", Span.LAST_YEAR)
    assert [term.figure.value for term in year.terms] == [1, 0]
    assert year.holds


def test_an_enquiry_closed_before_it_was_opened_breaks_its_balance_and_is_named() -> None:
    """Counted as closed in October and as opened in November, it was open on no day."""
    found = counts(*TIDY, WhereaboutsEnquiry(received_on=nov(4), closed_on=october(4), status="closed"))
    broken = of(found, "whereabouts_enquiry.open_at_end", "open before")
    assert broken.strays == (7,)
    assert broken.broken() == (
        "Enquiries open at the end, November 2026: what was open before, what came and what went come to 2, "
        "but the whole is 1."
    )


def test_one_that_ended_on_no_day_breaks_its_balance() -> None:
    found = counts(*TIDY, WhereaboutsEnquiry(received_on=nov(4), status="closed"))
    assert of(found, "whereabouts_enquiry.open_at_end", "open before").strays == (7,)


def test_two_faults_that_cancel_out_are_told_apart_by_their_records() -> None:
    came_too_often = WhereaboutsEnquiry(received_on=nov(4), status="closed")
    went_too_often = WhereaboutsEnquiry(closed_on=nov(6), status="closed")
    found = counts(*TIDY, came_too_often, went_too_often)
    tried = of(found, "whereabouts_enquiry.open_at_end", "open before")
    assert tried.total == tried.whole.value
    assert tried.strays == (7, 8)
    assert tried.broken().endswith("come, but count other records than the whole.")


def test_days_in_two_school_years_are_no_part_of_a_year_to_date() -> None:
    found = counts(*TIDY, period=DateRange(date(2026, 8, 3), OCTOBER.end))
    assert not any("months before it" in tried.named for tried in found.sums)
    assert found.broken() == []


def test_thirteen_months_end_with_that_of_the_return() -> None:
    months = ComparedPeriods(NOVEMBER, AS_AT).months()
    assert len(months) == 13
    assert months[0] == NOVEMBER.year_before()
    assert months[-1] == NOVEMBER


def test_a_month_that_is_not_over_is_held_against_as_many_days() -> None:
    spans = ComparedPeriods(NOVEMBER, nov(18)).spans()
    assert spans == {
        Span.OWN: DateRange(nov(1), nov(18)),
        Span.BEFORE: DateRange(october(1), october(18)),
        Span.YEAR_AGO: DateRange(date(2025, 11, 1), date(2025, 11, 18)),
        Span.YEAR: DateRange(date(2026, 9, 1), nov(18)),
        Span.LAST_YEAR: DateRange(date(2025, 9, 1), date(2025, 11, 18)),
    }


def test_the_time_before_is_as_many_months_or_as_many_days() -> None:
    assert NOVEMBER.just_before() == OCTOBER
    assert DateRange(date(2026, 3, 1), date(2026, 3, 30)).just_before() == DateRange(
        date(2026, 2, 1), date(2026, 2, 28)
    )
    assert DateRange(date(2026, 2, 1), date(2026, 2, 28)).just_before() == DateRange(
        date(2026, 1, 1), date(2026, 1, 31)
    )
    term = DateRange(date(2026, 9, 1), date(2026, 12, 31))
    assert term.just_before() == DateRange(date(2026, 5, 1), date(2026, 8, 31))
    assert DateRange(nov(10), nov(12)).just_before() == DateRange(nov(7), nov(9))
