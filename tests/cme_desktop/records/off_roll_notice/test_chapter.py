"""What is counted of off-roll notices, and who left the area."""

from datetime import date

import pytest

from cme_desktop.codes.destinations import DESTINATIONS, OUT_OF_AREA, STAYS_OR_DIED
from cme_desktop.records.off_roll_notice.fields import OffRollNotice
from tests.cme_desktop.returns.filed import counted, nov


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


def test_a_notice_counts_by_its_own_day_in_each_measure():
    notice = OffRollNotice(
        child=1, received_on=date(2026, 10, 30), deleted_on=nov(2), destination_kind="abroad"
    )
    found = counted(notice)
    assert found["off_roll_notice.received"] == 0
    assert found["off_roll_notice.left_area"] == 1


def leaving(child, kind, authority=None):
    return OffRollNotice(
        child=child, deleted_on=nov(2), destination_kind=kind, destination_authority=authority
    )


@pytest.mark.parametrize(
    ("kind", "authority", "left"),
    [
        ("school_in_england", None, 1),
        ("abroad", "Poland", 1),
        ("home_education", "Leeds", 1),
        ("special_or_ap", "383", 1),
        (None, "Leeds City Council", 1),
        ("not_known", "Leeds", 1),
        ("independent", "Lancashire", 0),
        ("independent", "Lancashire County Council", 0),
        ("independent", "888", 0),
        ("independent", None, 0),
        ("school_in_authority", "Leeds", 0),
        ("died", "Leeds", 0),
    ],
)
def test_who_left_the_area_is_told_by_kind_or_by_authority(kind, authority, left):
    own = {"authority": "Lancashire", "authority_code": "888"}
    assert counted(leaving(1, kind, authority), **own)["off_roll_notice.left_area"] == left


def test_leavers_by_the_authority_or_country_they_left_for():
    found = counted(
        leaving(1, "school_in_england", "Leeds"),
        leaving(2, "school_in_england", "leeds city council"),
        leaving(3, "school_in_england", "383"),
        leaving(4, "school_in_england", "Kent"),
        leaving(4, "school_in_england", "Kent"),
        leaving(5, "abroad", "Poland"),
        leaving(6, "abroad"),
    )
    told = {key[1]: value for key, value in found.items() if key[0] == "off_roll_notice.left_area_to"}
    assert told == {"Leeds": 3, "Kent": 1, "Poland": 1, "not_given": 1}
    assert next(iter(told)) == "Leeds"


def test_destinations_that_are_told_apart_are_on_the_list():
    codes = {choice.code for choice in DESTINATIONS}
    assert codes > OUT_OF_AREA | STAYS_OR_DIED
