"""What is easily counted wrong: who was found, whose second record it is, what nothing later undoes."""

from datetime import date

import pytest

from cme_desktop.codes.destinations import DESTINATIONS, OUT_OF_AREA, STAYS_OR_DIED
from cme_desktop.records.home_education.fields import HomeEducation
from cme_desktop.records.off_roll_notice.fields import OffRollNotice
from cme_desktop.records.on_roll_notice import OnRollNotice
from cme_desktop.records.penalty_notice import Payment, PenaltyNotice
from cme_desktop.records.ten_day_notification import TenDayNotification
from cme_desktop.records.whereabouts_enquiry import WhereaboutsEnquiry
from cme_desktop.returns.figures import adds_up, figures
from cme_desktop.returns.periods import month_of
from cme_desktop.standing_records.child import Child
from tests.cme_desktop.returns.filed import Filed, values

OCTOBER, NOVEMBER = month_of(date(2026, 10, 1)), month_of(date(2026, 11, 1))
LIFTED = ("located", "not_located", "neither", "settled")


def nov(day):
    return date(2026, 11, day)


def october(day):
    return date(2026, 10, day)


def counted(*records, period=NOVEMBER, **settings):
    found = figures(Filed(*records, **settings), period)
    assert adds_up(found) == []
    return values(found)


# -- found or not -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reason", "counts"),
    [
        ("in_education", (1, 0, 0, 1)),
        ("found_no_place", (1, 0, 0, 1)),
        ("left_country", (1, 0, 0, 1)),
        ("passed_on", (1, 0, 0, 1)),
        ("checks_exhausted", (0, 1, 0, 1)),
        ("over_age", (0, 0, 1, 0)),
        ("died", (0, 0, 1, 0)),
        ("opened_in_error", (0, 0, 0, 0)),
        (None, (0, 1, 0, 1)),
    ],
)
def test_the_reason_for_closing_says_whether_the_child_was_found(reason, counts):
    closed = WhereaboutsEnquiry(
        child=1, status="closed", received_on=october(1), closed_on=nov(20), close_reason=reason
    )
    found = counted(closed)
    assert tuple(found[f"whereabouts_enquiry.{name}"] for name in LIFTED) == counts
    rate = found["whereabouts_enquiry.located_rate"]
    assert rate == (counts[0] / counts[3] if counts[3] else None)
    assert not any(counted(closed, period=OCTOBER)[f"whereabouts_enquiry.{name}"] for name in LIFTED)


@pytest.mark.parametrize("reason", ["left_country", "over_age", "checks_exhausted"])
def test_a_day_located_says_that_the_child_was_found_on_it(reason):
    located = WhereaboutsEnquiry(
        child=1,
        status="closed",
        received_on=october(1),
        located_on=october(20),
        closed_on=nov(20),
        close_reason=reason,
    )
    assert counted(located, period=OCTOBER)["whereabouts_enquiry.located"] == 1
    assert counted(located)["whereabouts_enquiry.settled"] == 0
    assert counted(located)["whereabouts_enquiry.closed"] == 1


# -- children with several records ------------------------------------------------------------------


def merged(*chain):
    """Children 1 and on, each merged into the one given; None stands for itself."""
    return [
        Child(surname=f"Okafor {n}", status="merged" if into else "current", merged_into=into)
        for n, into in enumerate(chain, 1)
    ]


@pytest.mark.parametrize(
    ("chain", "children"),
    [((None, 1, 2), 1), ((None, None, None), 3), ((2, 3, 1), 1), ((None, 1, None), 2), ((2, 1, 2), 1)],
)
def test_a_child_counts_once_whichever_record_a_notice_names(chain, children):
    def of_each(make):
        return [make(child) for child in (1, 2, 3)]

    found = counted(
        *merged(*chain),
        *of_each(lambda child: HomeEducation(child=child, started_on=nov(2))),
        *of_each(lambda child: OffRollNotice(child=child, deleted_on=nov(2), destination_kind="wales")),
        *of_each(lambda child: OnRollNotice(child=child, entered_on=nov(2), origin="abroad")),
        *of_each(lambda child: OnRollNotice(child=child, entered_on=nov(3), origin="wales")),
    )
    assert found["home_education.on_register"] == children
    assert found["home_education.new_children"] == children
    assert found["home_education.new_spells"] == 3
    assert found["off_roll_notice.left_area"] == children
    assert found["on_roll_notice.new_to_area"] == children
    assert found["on_roll_notice.net_flow"] == 0


def test_a_restricted_child_with_a_merged_record_counts_once():
    first, second = merged(None, 1)
    first.restricted = second.restricted = True
    spells = [HomeEducation(child=child, started_on=nov(2)) for child in (1, 2)]
    assert counted(first, second, *spells)["home_education.on_register"] == 1


# -- leavers ----------------------------------------------------------------------------------------


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


# -- penalty notices --------------------------------------------------------------------------------


def _paid(day, pence):
    return Payment(paid_on=day, amount=pence)


def issued(**values):
    """A notice under the national framework: received on 3 Oct, £80 by 23 Oct, £160 by 30 Oct."""
    return PenaltyNotice(
        **{
            "child": 1,
            "received_on": date(2026, 9, 30),
            "offence_from": date(2026, 9, 1),
            "offence_to": date(2026, 9, 7),
            "issued_on": october(1),
            "deemed_received_on": october(3),
            **values,
        }
    )


@pytest.mark.parametrize(
    ("values", "paid"),
    [
        ({"payments": [_paid(october(9), 8000)]}, "paid_lower"),
        (
            {"payments": [_paid(october(9), 8000)], "paid_in_full_on": october(9)},
            "paid_lower",
        ),
        ({"payments": [_paid(october(9), 16000)]}, "paid_higher"),
        (
            {
                "payments": [
                    _paid(october(4), 6000),
                    _paid(october(28), 10000),
                ]
            },
            "paid_higher",
        ),
        ({"paid_in_full_on": october(23)}, "paid_lower"),
        ({"paid_in_full_on": october(24)}, "paid_higher"),
        ({"sequence": "second", "paid_in_full_on": october(9)}, "paid_higher"),
        ({"payments": [_paid(october(9), 4000)]}, None),
        ({"payments": [_paid(october(28), 8000)]}, None),
        ({}, None),
    ],
)
def test_a_paid_notice_that_is_withdrawn_stays_in_the_month_it_was_paid(values, paid):
    notice = issued(status="withdrawn", withdrawn_on=nov(9), **values)
    then, later = counted(notice, period=OCTOBER), counted(notice)
    for rate in ("paid_lower", "paid_higher"):
        assert then[f"penalty_notice.{rate}"] == (rate == paid)
        assert later[f"penalty_notice.{rate}"] == 0
    assert later["penalty_notice.withdrawn"] == 1
    assert later["penalty_notice.withdrawn_though_paid"] == (paid is not None)
    assert then["penalty_notice.unpaid_then_withdrawn"] == (paid is None)


def test_a_notice_withdrawn_in_its_days_to_pay_never_went_unpaid():
    notice = issued(status="withdrawn", withdrawn_on=october(30))
    assert counted(notice, period=OCTOBER)["penalty_notice.unpaid_then_withdrawn"] == 0


# -- updates ----------------------------------------------------------------------------------------


def test_an_update_is_no_notification_received():
    found = counted(
        TenDayNotification(child=1, received_on=nov(2), purpose="first"),
        TenDayNotification(child=1, received_on=nov(9), purpose="update"),
    )
    assert found["ten_day_notification.received"] == 1
    assert found["ten_day_notification.hub", "no_hub"] == 1
    assert found["ten_day_notification.updates"] == 1


# -- the home education register --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "on_register"),
    [
        ({"judgement": "unsuitable", "status": "unsuitable", "judged_on": nov(30)}, 0),
        ({"judgement": "unsuitable", "status": "unsuitable", "judged_on": date(2026, 12, 1)}, 1),
        ({"judgement": "unsuitable", "status": "unsuitable"}, 0),
        ({"judgement": "not_yet", "status": "not_yet", "judged_on": nov(2)}, 1),
        ({"judgement": "pending"}, 1),
        ({"judgement": "suitable", "status": "suitable", "order_made_on": nov(2)}, 0),
        ({"judgement": "suitable", "order_made_on": nov(2), "order_revoked_on": nov(20)}, 1),
    ],
)
def test_the_register_leaves_out_the_unsuitable(values, on_register):
    found = counted(HomeEducation(child=1, started_on=october(1), **values))
    assert found["home_education.on_register"] == on_register
    assert found["home_education.unsuitable_at_end"] == 1 - on_register


def test_a_child_under_an_order_is_said_apart():
    found = counted(
        HomeEducation(
            child=1, started_on=october(1), judgement="unsuitable", judged_on=october(5), order_made_on=nov(2)
        )
    )
    assert found["home_education.unsuitable_at_end"] == 1
    assert found["home_education.under_order_at_end"] == 1
