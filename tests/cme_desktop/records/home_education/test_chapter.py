"""What is counted of home education: the register, and spells that begin and end."""

from datetime import date

import pytest

from cme_desktop.records.home_education.fields import HomeEducation
from cme_desktop.returns.periods import DateRange
from tests.cme_desktop.returns.filed import counted, nov, october


def test_the_register_on_the_last_day():
    december = date(2026, 12, 1)
    found = counted(
        HomeEducation(child=1, started_on=nov(30), primary_reason="lifestyle"),
        HomeEducation(child=2, started_on=december),
        HomeEducation(
            child=3, started_on=october(1), status="returned", ended_on=nov(30), end_reason="returned"
        ),
        HomeEducation(
            child=4, started_on=october(1), status="ended", ended_on=december, end_reason="over_age"
        ),
        HomeEducation(
            child=5, received_on=nov(2), status="unsuitable", judgement="unsuitable", judged_on=nov(20)
        ),
        HomeEducation(child=1, started_on=nov(1), primary_reason="religious"),
        HomeEducation(
            child=7, started_on=nov(1), status="ended", ended_on=nov(2), end_reason="opened_in_error"
        ),
    )
    assert found["home_education.on_register"] == 2
    assert found["home_education.unsuitable_at_end"] == 1
    assert found["home_education.on_register_by_reason", "religious"] == 1
    assert found["home_education.on_register_by_reason", "lifestyle"] == 0
    assert found["home_education.on_register_by_reason", "not_given"] == 1
    assert found["home_education.new_spells"] == 3
    assert found["home_education.new_children"] == 2
    assert found["home_education.closed"] == 1
    assert found["home_education.end_reason", "returned"] == 1
    assert found["home_education.returned_to_school"] == 1
    assert found["home_education.judged_unsuitable"] == 1


def test_the_register_on_the_last_census_day_of_the_period():
    spells = (
        HomeEducation(child=1, started_on=date(2026, 9, 7)),
        HomeEducation(child=2, started_on=october(1)),
        HomeEducation(child=3, started_on=october(2)),
        HomeEducation(child=4, started_on=october(1), judgement="unsuitable", judged_on=october(1)),
    )
    key = "home_education.on_census_day"
    assert counted(*spells, period=DateRange(date(2026, 9, 1), date(2026, 12, 31)))[key] == 2
    assert counted(*spells, period=DateRange(date(2026, 9, 1), date(2026, 9, 30)))[key] == 0


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
