"""What a manager may set from a day on, and what nobody may."""

from datetime import date

import pytest

from cme_desktop.drafts import Draft
from cme_desktop.fields import Reading
from cme_desktop.standing_records.local_rule import LOCAL_RULE
from cme_desktop.statutory.calendars import Span, SpanKind
from cme_desktop.statutory.law import Law, law_of
from cme_desktop.statutory.national import SHIPPED
from cme_desktop.statutory.periods import Period, Unit
from cme_desktop.statutory.rules import LocalChange, RuleBook, read_value

REGISTER = "cnis.register"
DAY = date(2027, 9, 1)
STATUTORY = sorted({rule.key for rule in SHIPPED} - {rule.key for rule in SHIPPED if rule.local})


def as_typed(rule: str, value: str) -> Draft[object]:
    draft = Draft(LOCAL_RULE, Reading(date(2026, 11, 9)))
    for path, text in (("rule", rule), ("value", value), ("since_on", "1/9/2027")):
        draft.type_in(path, text)
    return draft


def test_what_is_enacted_and_not_in_force_governs_nothing_until_its_day_is_set() -> None:
    shipped, begun = RuleBook(SHIPPED), RuleBook(SHIPPED, [LocalChange(REGISTER, "in force", DAY)])
    for day in (date(2026, 5, 1), date(2027, 8, 31), DAY, date(2040, 1, 1)):
        assert shipped.at(REGISTER, day) is None
        found = begun.at(REGISTER, day)
        assert (found is not None) == (day >= DAY)
        assert found is None or (found.value, found.unconfirmed) == ("in force", "")
    parts = {rule.key for rule in SHIPPED if rule.within == REGISTER}
    assert begun.differing(shipped) == {REGISTER, *parts}
    enacted, in_force = begun.values(REGISTER)
    assert (enacted.since, enacted.value, in_force.since) == (None, "not in force", DAY)


@pytest.mark.parametrize(
    ("value", "fits"), [("in force", True), ("In force ", True), ("30", False), ("no", False)]
)
def test_of_what_is_not_in_force_only_the_day_may_be_set(value: str, fits: bool) -> None:
    refused = as_typed("Register of children not in school", value).refusals()
    assert (not refused) == fits
    if not fits:
        assert refused[0].text.startswith("Write “in force”")


@pytest.mark.parametrize("key", STATUTORY)
def test_a_statutory_rule_is_neither_offered_nor_changed(key: str) -> None:
    label = next(rule.label for rule in SHIPPED if rule.key == key)
    for typed in (key, label):
        assert any(issue.path == "rule" for issue in as_typed(typed, "30").refusals())
    shipped = RuleBook(SHIPPED)
    assert not RuleBook(SHIPPED, [LocalChange(key, 30, DAY)]).differing(shipped)


def test_a_local_value_is_read_as_the_kind_of_value_it_replaces() -> None:
    rule = next(rule for rule in SHIPPED if rule.key == "enquiry.chase")
    assert str(read_value(rule, "7", DAY)) != str(rule.value)


def test_the_law_of_an_authority_is_what_is_shipped_with_what_it_set_and_entered() -> None:
    term = Span(SpanKind.TERM, date(2027, 9, 1), date(2027, 12, 17), 7)
    closed = Span(SpanKind.CLOSED, date(2027, 9, 8), date(2027, 9, 8), 7)
    change = LocalChange("enquiry.chase", Period(5, Unit.SCHOOL_DAYS_AFTER), DAY)
    law, shipped = law_of([term, closed], [change], {7: "Ashdown Primary"}), Law()
    assert law.rules.differing(shipped.rules) == {"enquiry.chase"}
    assert law.calendars.of(7).name == "the calendar of Ashdown Primary"
    assert law.last_day("enquiry.chase", DAY, 7) == date(2027, 9, 9)
    assert law.last_day("enquiry.chase", DAY, None) == date(2027, 9, 8)
    assert not law.unread, "nobody is told that some of it could not be read"
