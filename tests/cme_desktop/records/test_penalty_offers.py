"""What a penalty notice offers for its empty fields."""

from datetime import date
from typing import Any

import pytest

from cme_desktop.records.penalty_notice import PENALTY_NOTICE, PenaltyNotice
from cme_desktop.statutory.law import Law
from cme_desktop.statutory.national import SHIPPED
from cme_desktop.statutory.periods import Period, Unit
from cme_desktop.statutory.rules import LocalChange, RuleBook
from tests.builders import LAW

Session = PENALTY_NOTICE.rows["sessions"].of


def offered(law: Law = LAW, **facts: Any) -> dict[str, Any]:
    return {offer.field: offer.value for offer in PENALTY_NOTICE.offers(PenaltyNotice(**facts), law)}


def test_an_empty_form_offers_nothing() -> None:
    assert offered() == {}


@pytest.mark.parametrize(
    ("posted", "received"),
    [
        (date(2026, 11, 2), date(2026, 11, 4)),
        (date(2026, 11, 6), date(2026, 11, 10)),  # a Friday
        (date(2026, 11, 7), date(2026, 11, 10)),  # a Saturday
        (date(2026, 4, 2), date(2026, 4, 8)),  # over Easter
        (date(2026, 12, 23), date(2026, 12, 29)),  # over Christmas
    ],
)
def test_post_is_deemed_to_arrive_on_the_second_working_day(posted: date, received: date) -> None:
    assert offered(issued_on=posted) == {"deemed_received_on": received}


def test_when_post_arrives_is_law_which_no_local_value_changes() -> None:
    changes = [LocalChange("penalty.deemed_service", Period(5, Unit.DAYS_AFTER), date(2026, 1, 5))]
    assert offered(Law(RuleBook(SHIPPED, changes)), issued_on=date(2026, 11, 2)) == {
        "deemed_received_on": date(2026, 11, 4)
    }
    (offer,) = PENALTY_NOTICE.offers(PenaltyNotice(issued_on=date(2026, 11, 6)), LAW)
    assert offer.why == (
        "A notice sent by first-class post is deemed received two working days after it was posted, unless "
        "it is shown to have come on another day "
        "(SI 2007/1867, reg 22)."
    )
    (local,) = PENALTY_NOTICE.offers(PenaltyNotice(improvement_issued_on=date(2026, 11, 2)), LAW)
    assert local.why.endswith("(local practice).")


def test_a_notice_to_improve_runs_for_six_weeks() -> None:
    assert offered(improvement_issued_on=date(2026, 11, 2)) == {"improvement_ends_on": date(2026, 12, 14)}


def test_sessions_are_counted_once_each() -> None:
    rows = [Session(missed_on=date(2026, 11, 2), half=half) for half in ("am", "am", "pm")]
    assert offered(sessions=rows) == {"sessions_unauthorised": 2}


@pytest.mark.parametrize(
    ("facts", "sums"),
    [
        ({"offence_to": date(2026, 9, 25)}, {}),
        (
            {"offence_to": date(2026, 9, 25), "sequence": "first"},
            {"amount_lower": 80_00, "amount_higher": 160_00},
        ),
        ({"offence_to": date(2026, 9, 25), "sequence": "second"}, {"amount_higher": 160_00}),
        ({"offence_to": date(2024, 8, 18)}, {"amount_lower": 60_00, "amount_higher": 120_00}),
        (
            {"offence_to": date(2026, 9, 25), "kind": "excluded_in_public"},
            {"amount_lower": 60_00, "amount_higher": 120_00},
        ),
    ],
)  # fmt: skip
def test_the_sums_of_the_scheme_are_offered_once_it_is_known_which_notice_it_is(
    facts: dict[str, Any], sums: dict[str, int]
) -> None:
    assert offered(**facts) == sums
