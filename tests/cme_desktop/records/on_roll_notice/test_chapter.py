"""What is counted of on-roll notices."""

from cme_desktop.records.on_roll_notice import OnRollNotice
from tests.cme_desktop.returns.filed import counted, nov


def test_on_roll_notices_late_after_the_fifth_day():
    in_time = OnRollNotice(received_on=nov(7), entered_on=nov(2))
    late = OnRollNotice(received_on=nov(8), entered_on=nov(2))
    found = counted(in_time, late)
    assert found["on_roll_notice.on_time"] == 1
    assert found["on_roll_notice.late"] == 1
