"""A definition prints the rule by which its figure was counted; none has a rule's value written into it."""

import re
from dataclasses import replace
from datetime import date

import pytest

from cme_desktop.records.ten_day_notification import TenDayNotification
from cme_desktop.returns.catalogue import CHAPTERS, MEASURES
from cme_desktop.returns.figures import figures
from cme_desktop.returns.periods import DateRange, month_of
from cme_desktop.standing_records.child import Child
from cme_desktop.statutory.law import Law
from cme_desktop.statutory.national import SHIPPED
from cme_desktop.statutory.rules import LocalChange, RuleBook
from tests.cme_desktop.returns.filed import Filed, values
from tests.told import told

OCTOBER, NOVEMBER = month_of(date(2026, 10, 1)), month_of(date(2026, 11, 1))
AS_AT = date(2026, 12, 2)
NUMBER_WORDS = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|thirty|"
    r"first|second|third|fourth|fifth|sixth|tenth|eleventh|fifteenth)\b|\d"
)
NO_RULES = ("10-day", "The middle one", "first day", "without one")
"""Numbers that no rule sets."""


def test_a_share_is_defined_in_plain_words():
    assert not [key for key, measure in MEASURES.items() if "1 is all" in measure.definition]


def law(*changes):
    """The shipped rules with what the authority has set in place of them: key, length and day."""
    made = [
        LocalChange(key, replace(RuleBook(SHIPPED).values(key)[-1].period, length=length), since)
        for key, length, since in changes
    ]
    return Law(RuleBook(SHIPPED, made))


def notices():
    """From Mon 2 Nov 2026 the 9th school day is Thu 12 Nov, the 11th is Mon 16 Nov."""
    first = date(2026, 11, 2)
    children = [Child(surname=f"Okafor {n}") for n in range(4)]
    return children + [
        TenDayNotification(child=n, first_absent_on=first, received_on=date(2026, 11, day))
        for n, day in enumerate((12, 13, 16, 17), 1)
    ]


def defined(filed, period):
    """How the notes of a return say what is on time."""
    measure = MEASURES["ten_day_notification.on_time"]
    return told(filed, period, AS_AT).counted.compared.defined(measure, filed.law())


@pytest.mark.parametrize(
    ("changes", "on_time", "day"),
    [
        ((), 3, "11th"),
        ((("ten_day.due", 9, date(2025, 9, 1)),), 1, "9th"),
        ((("ten_day.due", 10, date(2025, 9, 1)),), 2, "10th"),
    ],
)
def test_a_local_rule_changes_what_is_counted_and_what_is_printed(changes, on_time, day):
    filed = Filed(*notices(), law=law(*changes))
    assert values(figures(filed, NOVEMBER))["ten_day_notification.on_time"] == on_time
    printed = defined(filed, NOVEMBER)
    assert f"the notice is due on the {day} school day" in printed
    assert re.findall(r"\d+", printed) == [day.removesuffix("th")]


def test_a_rule_of_next_month_is_not_printed_yet():
    filed = Filed(*notices(), law=law(("ten_day.due", 9, date(2026, 11, 30))))
    october = defined(filed, OCTOBER)
    assert "11th" in october
    assert "9th" not in october


def test_a_rule_that_changed_within_the_days_compared_is_printed_with_the_one_before():
    filed = Filed(*notices(), law=law(("ten_day.due", 9, date(2026, 11, 9))))
    printed = defined(filed, NOVEMBER)
    assert printed == (
        "Of those received in the period, the ones received on or before their due day: the notice is due on "
        "the 9th school day of an absence without authority (for events from Mon 9 Nov 2026; before that, "
        "the notice is due on the 11th school day of an absence without authority)."
    )


def test_where_the_law_sets_nothing_nothing_is_printed_of_it():
    measure = MEASURES["on_roll_notice.on_time"]
    printed = measure.defined(Law(), date(2010, 9, 1), date(2010, 9, 30))
    assert printed.endswith("their due day: no day is set for it.")


@pytest.mark.parametrize("key", MEASURES)
def test_no_definition_has_the_value_of_a_rule_written_into_it(key):
    said = MEASURES[key].definition
    for harmless in NO_RULES:
        said = said.replace(harmless, "")
    assert NUMBER_WORDS.findall(said) == []


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.kind.key)
def test_every_notice_with_a_due_day_prints_its_rule(chapter):
    ruled = {measure.rule for measure in chapter.measures if "{rule}" in measure.definition}
    clocks = {clock.rule for clock in chapter.kind.clocks if chapter.duty and clock.duty == chapter.duty}
    assert clocks <= ruled
    assert ruled == {measure.rule for measure in chapter.measures if measure.rule}


@pytest.mark.parametrize("key", MEASURES)
def test_every_definition_as_printed_is_one_sentence(key):
    changed = law(("ten_day.due", 9, date(2026, 11, 9)))
    year = DateRange(date(2025, 9, 1), NOVEMBER.end)
    printed = MEASURES[key].defined(changed, year.start, year.end)
    assert printed.endswith(".")
    assert printed.count(". ") == 0
    assert "{" not in printed
