"""Each block of an enactment has a switch: it changes what the block governs, from its day on, no more."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cme_desktop.description.duties import duties
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import Reading
from cme_desktop.registry import CASEWORK, REGISTRY
from cme_desktop.statutory.law import Law
from cme_desktop.statutory.national import SHIPPED
from cme_desktop.statutory.national.not_in_school import ORDERS
from cme_desktop.statutory.rules import IN_FORCE, LocalChange, RuleBook
from tests.conformance.answers import SPAN, WINDOWS, answers, differing, samples
from tests.conformance.other_laws import A_DAY, BLOCK_OF, BLOCKS
from tests.conformance.rules_asked import CONCERNED, GO_BY

every_block = pytest.mark.parametrize("block", BLOCKS)
every_type = pytest.mark.parametrize("kind", REGISTRY, ids=lambda kind: kind.name)
WINDOW = WINDOWS[-1]


def begun(block: str, since: date) -> Law:
    """The law of an authority that has set the day of a block."""
    return Law(RuleBook(SHIPPED, [LocalChange(block, IN_FORCE, since)]))


def governed(block: str) -> set[str]:
    """Who goes by a block or one of its parts."""
    parts = [key for key, within in BLOCK_OF.items() if within == block]
    return {one for key in parts for one in GO_BY.get(key, "").split(", ")} - {""}


def sayings(kind: RecordType[Any], record: Any, law: Law) -> tuple[Any, ...]:
    """All that follows from one record, and is not only a place on its form."""
    reading = Reading(WINDOW + SPAN, law).at(record.school)
    issues = [issue for rule in kind.rules for issue in rule(record, reading)]
    return duties(kind, record, law), issues, list(kind.guidance(record, law)), list(kind.offers(record, law))


@every_block
@every_type
def test_a_block_that_begins_changes_what_it_governs_alone(kind: RecordType[Any], block: str) -> None:
    found = differing(answers(kind, WINDOW, begun(block, WINDOW)), answers(kind, WINDOW, Law()))
    assert found <= governed(block)
    assert not found or kind.key in CONCERNED[block.partition(".")[0]]


@every_block
@every_type
def test_what_came_to_pass_before_its_day_stays_as_it_was(kind: RecordType[Any], block: str) -> None:
    law = begun(block, WINDOW + SPAN + A_DAY)
    found = differing(answers(kind, WINDOW, law), answers(kind, WINDOW, Law()))
    assert all(one.startswith(("shown ", "offer ")) for one in found), "but what may be asked of it since"
    assert found <= governed(block)


@every_block
@given(st.integers(0, SPAN.days))
def test_its_parts_are_in_force_from_its_day_on_and_no_others(block: str, later: int) -> None:
    since = WINDOW + timedelta(days=later)
    book, shipped = begun(block, since).rules, RuleBook(SHIPPED)
    for key in {rule.key for rule in SHIPPED}:
        ours = BLOCK_OF.get(key) == block
        assert (book.at(key, since - A_DAY) is not None) == (shipped.at(key, since - A_DAY) is not None)
        assert (book.at(key, since) is not None) == (ours or shipped.at(key, since) is not None)


def reach(record: Any) -> date:
    """The first notice says by which law a case goes, and before it is served the day it was owed on."""
    days = (getattr(record, name, None) for name in ("s437_notice_on", "judged_from"))
    return next(filter(None, days), date.min)


@pytest.mark.parametrize("kind", CASEWORK, ids=lambda kind: kind.name)
@given(data=st.data())
def test_a_record_that_the_block_does_not_reach_is_told_the_same(
    kind: RecordType[Any], data: st.DataObject
) -> None:
    """From any day on, of any record: what differs has come to pass since, or is asked of its future."""
    block = data.draw(st.sampled_from(BLOCKS))
    record = data.draw(st.sampled_from(samples(kind, WINDOW)))
    since = WINDOW + timedelta(days=data.draw(st.integers(0, SPAN.days + 60)))
    before, after = sayings(kind, record, Law()), sayings(kind, record, begun(block, since))
    reached = reach(record)
    gone = [one for one in before[0] if one not in after[0]]
    assert not gone or block == ORDERS
    assert all(max(one.since, reached) >= since for one in gone), "another law for the same step"
    new = [one for one in after[0] if one not in before[0] and not one.duty.startswith("register_answer")]
    assert all(max(one.since, reached) >= since for one in new), (
        "but for an answer that was asked for by an earlier day"
    )
    if kind.key not in CONCERNED[block.partition(".")[0]]:
        assert before == after


def test_by_the_law_as_shipped_no_block_is_in_force_on_any_day() -> None:
    book = RuleBook(SHIPPED)
    for key in BLOCK_OF:
        assert all(rule.since is None for rule in book.values(key))
        assert all(book.at(key, day) is None for day in (date.min, date(2026, 11, 28), date.max))


def test_no_part_has_a_day_of_its_own_to_set() -> None:
    parts = [rule for rule in SHIPPED if rule.within]
    assert parts
    assert not [rule.key for rule in parts if rule.local or rule.within not in BLOCKS]
