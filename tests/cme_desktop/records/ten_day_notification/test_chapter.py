"""What is counted of 10-day notifications."""

from datetime import date

from cme_desktop.records.ten_day_notification import TenDayNotification
from cme_desktop.returns.figures import figures, load
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.row_details import RowDetails
from cme_desktop.standing_records.hub import EarlierName, Hub
from tests.cme_desktop.returns.filed import Filed, counted, nov


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


def test_an_update_is_no_notification_received():
    found = counted(
        TenDayNotification(child=1, received_on=nov(2), purpose="first"),
        TenDayNotification(child=1, received_on=nov(9), purpose="update"),
    )
    assert found["ten_day_notification.received"] == 1
    assert found["ten_day_notification.hub", "no_hub"] == 1
    assert found["ten_day_notification.updates"] == 1


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
        (DateRange(date(2026, 10, 1), date(2026, 10, 31)), {"North": 1}),
        (DateRange(nov(1), nov(30)), {"North and East": 1}),
        (DateRange(date(2026, 10, 1), nov(30)), {"North and East": 2}),
    ):
        found = [f for f in figures(reader, period) if f.measure == "ten_day_notification.hub"]
        assert {f.category_label: f.value for f in found} == names
        details = RowDetails(reader, load(reader), found)
        assert {detail.hub for figure in found for detail in details.of(figure)} == set(names)
