"""One law: what the rule book says, every answer says. No number of a rule stands anywhere else."""

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import cme_desktop
from cme_desktop.description.record_type import RecordType
from cme_desktop.drafts import Draft
from cme_desktop.fields import Reading, reads_of
from cme_desktop.records.penalty_notice import PENALTY_NOTICE, PenaltyNotice
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.registry import REGISTRY
from cme_desktop.returns.catalogue import MEASURES
from cme_desktop.returns.measures import Measure
from cme_desktop.statutory.clocks import deadlines
from cme_desktop.statutory.law import Law
from cme_desktop.statutory.national import SHIPPED
from cme_desktop.statutory.periods import Period as Length
from cme_desktop.statutory.periods import Unit
from tests.conformance.answers import SPAN, WINDOWS, Answers, answers, differing, fined
from tests.conformance.other_laws import A_DAY, BLOCK_OF, BLOCKS, KEYS, NotingBook, in_force, with_others
from tests.conformance.rules_asked import (
    CONCERNED,
    GO_BY,
    MAKES_A_LIST,
    NO_LENGTH,
    OF_A_CHILD,
    OF_A_RETURN,
    UNREAD,
)

SINCE = date(2026, 9, 1)
TODAY = date(2027, 2, 15)
LAWS = {
    "prosecution.limit": Length(12, Unit.MONTHS),
    "penalty.threshold": 8,
    "penalty.PN_D.first_lower": 90_00,
}

# -- three that were shown to be two laws -----------------------------------------------------------------


def said(notice: PenaltyNotice, path: str, law: Law) -> list[str]:
    found = (issue for rule in PENALTY_NOTICE.rules for issue in rule(notice, Reading(TODAY, law)))
    return [issue.text for issue in found if issue.path == path]


def test_clock_and_form_know_one_time_limit() -> None:
    law, notice = with_others(LAWS, SINCE, LAWS), fined()
    (due,) = [
        d.due_on for d in deadlines(notice, PENALTY_NOTICE.clocks, law) if d.duty == "prosecution_time_limit"
    ]
    assert due == date(2027, 10, 30)
    assert said(notice, "offence_to", law) == ["A prosecution must begin by Sat 30 Oct 2027."]


def test_the_form_warns_below_the_threshold_of_the_book() -> None:
    law = with_others(LAWS, SINCE, LAWS)
    assert said(fined(sessions_unauthorised=8), "sessions_unauthorised", law) == []
    assert said(fined(sessions_unauthorised=7), "sessions_unauthorised", law) == [
        "The national threshold is 8 sessions in ten school weeks; "
        "below it a notice is issued only as an exception."
    ]


def test_the_form_corrects_to_the_sum_of_the_book() -> None:
    law = with_others(LAWS, SINCE, LAWS)
    assert said(fined(amount_lower=90_00), "amount_lower", law) == []
    assert said(fined(amount_lower=80_00), "amount_lower", law) == [
        "The lower amount is £90.00 under this scheme."
    ]
    before = fined(SINCE - A_DAY, amount_lower=80_00)
    assert said(before, "amount_lower", law) == []


# -- every rule, and every answer -------------------------------------------------------------------------


@cache
def as_shipped(kind: RecordType[Any], begins: date, *blocks: str) -> tuple[Answers, set[str]]:
    """The answers by the law as shipped, and the keys of the rules that were asked for them.

    What is not in force is asked nowhere; it is looked at once its day, the first of all, is set.
    """
    book = NotingBook(in_force(blocks, begins))
    return answers(kind, begins, Law(book)), book.asked


WORLDS = tuple((begins, *blocks) for begins in WINDOWS for blocks in ((), *((one,) for one in BLOCKS)))
"""From when things come to pass, and which enactment that is not in force has begun then."""


def pattern(key: str) -> str:
    """A key; of a rule that every scheme has, the same for all of them."""
    return re.sub(r"PN_[A-Z]", "*", key)


def concerned(key: str) -> set[str]:
    return CONCERNED.get(pattern(key)) or CONCERNED[key.partition(".")[0]]


@pytest.mark.parametrize("kind", REGISTRY, ids=lambda kind: kind.name)
def test_what_a_record_says_goes_by_rules_about_it_alone(kind: RecordType[Any]) -> None:
    for begins, *blocks in WORLDS:
        asked = as_shipped(kind, begins, *blocks)[1]
        assert {key for key in asked if kind.key not in concerned(key)} == set()


@pytest.mark.parametrize("pattern_", GO_BY)
def test_another_value_of_a_rule_is_another_answer_of_all_who_go_by_it(pattern_: str) -> None:
    keys = {key for key in KEYS if pattern(key) == pattern_}
    blocks = sorted({BLOCK_OF[key] for key in keys if key in BLOCK_OF})
    found: set[str] = set()
    for begins in WINDOWS:
        law = with_others(keys, begins, blocks=blocks, from_=begins)
        for kind in REGISTRY:
            before, asked = as_shipped(kind, begins, *blocks)
            if keys & asked:
                found |= differing(answers(kind, begins, law), before)
    assert found == set(GO_BY[pattern_].split(", "))


def test_every_rule_of_the_book_is_read() -> None:
    """Or it says in its row why it stands there all the same; nobody may list what nothing goes by."""
    asked = set().union(*(as_shipped(kind, *world)[1] for kind in REGISTRY for world in WORLDS))
    assert set(KEYS) - asked - (MAKES_A_LIST | OF_A_RETURN | OF_A_CHILD).keys() == UNREAD
    assert {pattern(key) for key in asked} == GO_BY.keys() | NO_LENGTH


def test_what_may_stand_unread_says_why() -> None:
    assert {rule.key for rule in SHIPPED if rule.unread} == UNREAD


def test_a_list_and_a_return_go_by_their_rules() -> None:
    for key, module in (MAKES_A_LIST | OF_A_RETURN | OF_A_CHILD).items():
        assert f'"{key}"' in (Path(cme_desktop.__file__).parent / module).read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", REGISTRY, ids=lambda kind: kind.name)
def test_what_came_to_pass_before_keeps_the_law_of_its_day(kind: RecordType[Any]) -> None:
    for begins in WINDOWS:
        law = with_others(KEYS, begins + SPAN + A_DAY, begun=True)
        assert answers(kind, begins, law) == as_shipped(kind, begins)[0]


@pytest.mark.parametrize("measure", [one for one in MEASURES.values() if one.rule], ids=lambda one: one.key)
def test_the_return_tells_of_the_rule_in_force(measure: Measure) -> None:
    begins = WINDOWS[-1]
    ends = begins + SPAN
    shipped = measure.defined(Law(), begins, ends)
    assert measure.defined(with_others(KEYS, ends + A_DAY), begins, ends) == shipped
    has_number = "{n" in Law().rules.near(measure.rule, ends).words and "{rule}" in measure.definition
    assert (measure.defined(with_others(KEYS, begins), begins, ends) != shipped) == has_number


def test_a_form_is_read_by_the_law_of_its_reading() -> None:
    """The draft hands on the law that it was given: to rules, conditions and what is typed."""
    law = with_others({"ten_day.continuous"}, WINDOWS[0])
    told = {}
    for name, given in (("shipped", Law()), ("other", law)):
        draft = Draft(TEN_DAY_NOTIFICATION, Reading(TODAY, given).at(None), labels={2: "Elm Lane"})
        draft.choose("school", 2, "Elm Lane")
        for path, text in (("first_absent_on", "2/11/2026"), ("received_on", "13/11/2026")):
            draft.type_in(path, text)
        told[name] = [issue.text for issue in draft.issues() if issue.path == "received_on"]
    assert told["shipped"] == []
    assert told["other"] == ["The 13th school day of absence is Wed 18 Nov 2026; this came before."]


def test_no_condition_by_law_goes_undeclared() -> None:
    lawful = [clock.applies for kind in REGISTRY for clock in kind.clocks if clock.applies is not None]
    assert all(reads_of(condition) for condition in lawful)
