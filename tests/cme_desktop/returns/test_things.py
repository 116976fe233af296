"""Every figure knows what it counted: the record or its row, by which day, and what it weighs."""

from datetime import date

from hypothesis import given, settings

from cme_desktop.records.home_education import HomeEducation
from cme_desktop.records.off_roll_notice.fields import OffRollNotice
from cme_desktop.records.on_roll_notice import OnRollNotice
from cme_desktop.records.penalty_notice import PenaltyNotice
from cme_desktop.records.penalty_notice.fields import Payment
from cme_desktop.records.whereabouts_enquiry import Check, WhereaboutsEnquiry
from cme_desktop.returns.catalogue import MEASURES
from cme_desktop.returns.figures import figures
from cme_desktop.returns.measures import SUMS, FigureUnit
from cme_desktop.returns.things import Thing
from tests.cme_desktop.returns.filed import NOVEMBER, Filed, nov
from tests.cme_desktop.returns.test_adding_up import PERIODS, RECORDS


def things(measure: str, filed: Filed, category: str | None = None) -> list[Thing]:
    """What one figure of November counted."""
    (figure,) = (f for f in figures(filed, NOVEMBER) if (f.measure, f.category) == (measure, category))
    return [*figure.things]


def test_checks_are_counted_as_rows_each_by_its_own_day() -> None:
    checks = [
        Check(id=11, check="hmrc", asked_on=nov(3), result="found"),
        Check(id=12, check="hmrc", asked_on=nov(4), result="nothing"),
        Check(id=13, check="hmrc", asked_on=date(2026, 10, 4), result="nothing"),
    ]
    filed = Filed(WhereaboutsEnquiry(received_on=nov(1), checks=checks))
    assert things("whereabouts_enquiry.checks_made", filed) == [
        Thing(1, None, 1, 11, nov(3)),
        Thing(1, None, 1, 12, nov(4)),
    ]
    assert [thing.amount for thing in things("whereabouts_enquiry.check_success_rate", filed, "hmrc")] == [
        1,
        0,
    ]


def test_money_is_counted_payment_by_payment_in_pence() -> None:
    paid = [Payment(id=5, paid_on=nov(2), amount=6000), Payment(id=6, paid_on=nov(9), amount=10050)]
    filed = Filed(PenaltyNotice(received_on=nov(1), issued_on=nov(1), status="issued", payments=paid))
    assert things("penalty_notice.money_received", filed) == [
        Thing(1, None, 6000, 5, nov(2)),
        Thing(1, None, 10050, 6, nov(9)),
    ]


def test_a_difference_holds_both_of_its_sides_with_their_sign() -> None:
    filed = Filed(
        OnRollNotice(child=9, entered_on=nov(5), origin="abroad"),
        OffRollNotice(child=8, deleted_on=nov(6), destination_kind="abroad"),
    )
    assert things("on_roll_notice.net_flow", filed) == [
        Thing(1, None, 1, None, nov(5)),
        Thing(2, None, -1, None, nov(6)),
    ]


def test_what_stands_is_counted_by_the_day_it_began() -> None:
    filed = Filed(HomeEducation(child=9, started_on=date(2025, 1, 6), received_on=date(2025, 2, 3)))
    assert things("home_education.on_register", filed) == [Thing(1, None, 1, None, date(2025, 1, 6))]


@settings(deadline=None)
@given(RECORDS, PERIODS)
def test_what_a_figure_counted_adds_up_to_it(records, period):
    for figure in figures(Filed(*records), period):
        unit = MEASURES[figure.measure].unit
        total = sum(thing.amount for thing in figure.things)
        if unit in SUMS:
            assert figure.value == (total / 100 if unit is FigureUnit.POUNDS else total)
        elif unit is FigureUnit.SHARE and figure.value is not None:
            assert figure.value == round(total / len(figure.things), 4)


@settings(deadline=None)
@given(RECORDS, PERIODS)
def test_whatever_does_not_stand_is_counted_by_a_day_of_the_period(records, period):
    for figure in figures(Filed(*records), period):
        if all(source.pick.adds_over_time for source in MEASURES[figure.measure].sources()):
            assert all(thing.on in period for thing in figure.things)
