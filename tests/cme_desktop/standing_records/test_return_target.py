"""Targets that managers set: what is refused, what they are called, and which stand for a return."""

from datetime import date

import pytest

from cme_desktop.codes.headlines import HEADLINES, IN_PER_CENT
from cme_desktop.drafts import Draft
from cme_desktop.fields import Reading
from cme_desktop.issues import Severity
from cme_desktop.returns.catalogue import MEASURES
from cme_desktop.returns.measures import FigureUnit
from cme_desktop.standing_records.return_target import RETURN_TARGET, ReturnTarget

LOCATED = "whereabouts_enquiry.located_rate"
FILLED = {
    "measure": "Share of children located",
    "direction": "At least",
    "value": "85",
    "since_on": "1/9/2026",
    "until_on": "31/8/2027",
}


def refused(**texts: str) -> list[str]:
    draft = Draft(RETURN_TARGET, Reading(today=date(2026, 11, 9)))
    for name, text in (FILLED | texts).items():
        draft.type_in(name, text)
    return [issue.text for issue in draft.issues() if issue.severity is Severity.REFUSE]


def test_a_headline_is_a_measure_and_goes_by_its_name() -> None:
    assert {choice.code: choice.label for choice in HEADLINES} == {
        choice.code: MEASURES[choice.code].label for choice in HEADLINES
    }
    shares = {choice.code for choice in HEADLINES if MEASURES[choice.code].unit is FigureUnit.SHARE}
    assert shares == IN_PER_CENT


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({}, []),
        ({"value": "101"}, ["A share is 100 per cent at most. Type its per cent, such as 85."]),
        ({"measure": "Enquiries opened", "value": "101"}, []),
        ({"until_on": "31/8/2026"}, ["It ends on Mon 31 Aug 2026, before it begins."]),
    ],
)
def test_what_cannot_be_a_target_is_refused(texts: dict[str, str], said: list[str]) -> None:
    assert refused(**texts) == said


def test_it_is_called_by_what_it_asks() -> None:
    target = ReturnTarget(measure=LOCATED, direction="at_least", value=85)
    assert RETURN_TARGET.label(target) == "Share of children located: at least 85%"
    most = ReturnTarget(measure="whereabouts_enquiry.open_at_end", direction="at_most", value=1500)
    assert RETURN_TARGET.label(most) == "Enquiries open at the end: at most 1,500"
    assert RETURN_TARGET.label(ReturnTarget()) == "New target"


@pytest.mark.parametrize(
    ("day", "stands"),
    [
        (date(2026, 8, 31), False),
        (date(2026, 9, 1), True),
        (date(2027, 8, 31), True),
        (date(2027, 9, 1), False),
    ],
)
def test_it_stands_for_periods_that_end_in_its_days(day: date, stands: bool) -> None:
    target = ReturnTarget(since_on=date(2026, 9, 1), until_on=date(2027, 8, 31))
    assert target.is_for(day) is stands
    assert not ReturnTarget(since_on=date(2026, 9, 1), until_on=date(2027, 8, 31), status="ended").is_for(day)
