"""Charts of thirteen months say which line is which, whatever the last month withholds."""

from datetime import date

from cme_desktop.editions.as_shown import Sign
from cme_desktop.editions.month_charts import chart_of
from cme_desktop.editions.months_table import MonthsTable
from cme_desktop.records.whereabouts_enquiry import WhereaboutsEnquiry
from cme_desktop.returns.catalogue import CHAPTERS
from tests.cme_desktop.returns.filed import NOVEMBER, Filed
from tests.told import told

MONTHS = next(
    months
    for chapter in CHAPTERS
    for months in chapter.months
    if months.title == "Enquiries opened and closed"
)


def drawn(shows):
    filed = Filed(
        *(WhereaboutsEnquiry(received_on=date(2026, month, 5)) for month in range(1, 12)),
        WhereaboutsEnquiry(
            status="closed", received_on=date(2026, 9, 1), closed_on=date(2026, 11, 3), close_reason="gone"
        ),
    )
    return chart_of(MONTHS, MonthsTable(told(filed, NOVEMBER, date(2026, 12, 2)), shows), "A4:D15").series


def test_the_last_point_is_named_with_its_number():
    opened, closed = drawn(lambda figure: figure.value)
    assert (opened.name, opened.last, opened.named_at) == ("Opened 1", 1, None)
    assert (closed.name, closed.last, closed.named_at) == ("Closed 1", 1, None)


def test_a_line_whose_last_month_is_withheld_is_named_without_a_number_where_it_ends():
    hidden = (NOVEMBER.start, date(2026, 10, 1))
    opened, closed = drawn(lambda figure: Sign.WITHHELD if figure.start in hidden else figure.value)
    assert (opened.name, opened.last, opened.named_at) == ("Opened", 2, 10)
    assert (closed.name, closed.last, closed.named_at) == ("Closed", 0, 10)


def test_a_month_between_two_that_are_withheld_is_told_as_standing_alone():
    shown = (date(2026, 1, 1), date(2026, 10, 1), NOVEMBER.start)
    opened, _ = drawn(lambda figure: figure.value if figure.start in shown else Sign.WITHHELD)
    assert [*opened.alone] == [2]
