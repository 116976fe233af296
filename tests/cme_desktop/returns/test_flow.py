"""The net flow of pupils, from all who come and all who go."""

from cme_desktop.records.off_roll_notice.fields import OffRollNotice
from cme_desktop.records.on_roll_notice import OnRollNotice
from tests.cme_desktop.returns.filed import counted, ids, nov


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
