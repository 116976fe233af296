"""A record is looked at once, however many periods are counted."""

from datetime import date

from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION, TenDayNotification
from cme_desktop.returns.counting import counted
from cme_desktop.returns.days import Day
from cme_desktop.returns.figures import Asked, figures_of, load
from cme_desktop.returns.measures import Measure
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.picks import Happened
from cme_desktop.statutory.law import Law
from tests.cme_desktop.returns.filed import NOVEMBER, OCTOBER, Filed, nov


def test_the_day_of_a_record_is_found_once_for_all_periods() -> None:
    looked_at: list[int | None] = []

    def received(record: TenDayNotification, _law: Law) -> date | None:
        looked_at.append(record.id)
        return record.received_on

    pick = Happened(TEN_DAY_NOTIFICATION, Day(("received_on",), received))
    measure = Measure(key="seen", label="Seen", definition="All there are.", sources=counted(pick))
    periods = OCTOBER, NOVEMBER, DateRange(OCTOBER.start, NOVEMBER.end)
    filed = Filed(*(TenDayNotification(received_on=day) for day in (nov(2), nov(3), date(2026, 10, 5))))
    found = figures_of(filed, load(filed), [Asked(period, [measure]) for period in periods])
    assert [figure.value for of_period in found for figure in of_period] == [1, 2, 3]
    assert looked_at == [1, 2, 3]
