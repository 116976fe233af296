"""Whether the course of a child's education, as one record tells it, is that of the others."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from cme_desktop.codes.destinations import DESTINATIONS
from cme_desktop.fields import known
from cme_desktop.issues import warn
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.in_year_application import IN_YEAR_APPLICATION
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.services.contradictions.facts import Clash, Facts
from cme_desktop.services.contradictions.presence import NO_ENTRY, deletions, entries, stays_there
from cme_desktop.values.dates import show_day
from cme_desktop.values.school_years import show_year_group, year_group

_NO_SCHOOL_HERE = frozenset({"home_education", "abroad"})
"""Destinations from which nobody enters a school here at once."""
_AT_ONCE = timedelta(days=7)
_PLACED = {ON_ROLL_NOTICE.key: "entered_on", IN_YEAR_APPLICATION.key: "received_on"}
"""What names a year group, and the field of the day on which the child is in it."""


def another_destination(facts: Facts) -> Iterator[Clash]:
    """A child leaves to be educated at home or abroad, and another school enters it within days."""
    record = facts.record
    if facts.type is OFF_ROLL_NOTICE and record.deleted_on is not None:
        for entry in entries(facts):
            if record.on_roll != entry.id and _at_odds(record, entry):
                school = facts.named(entry.school)
                said = (
                    f"{entry.reference} put the child on the roll of {school} on {show_day(entry.entered_on)}"
                )
                yield Clash(
                    warn(
                        "destination_kind",
                        f"{said}, yet the destination is {_destination(record)}; check both.",
                    ),
                    entry.id,
                    ON_ROLL_NOTICE.key,
                )
                return
    elif (
        facts.type is ON_ROLL_NOTICE
        and record.entered_on is not None
        and record.closing_reason not in NO_ENTRY
    ):
        for left in deletions(facts):
            matched = record.off_roll == left.id or (record.id is not None and left.on_roll == record.id)
            if not matched and _at_odds(left, record):
                yield Clash(
                    warn(
                        "entered_on",
                        f"{left.reference}, of {show_day(left.deleted_on)}, gives the destination as "
                        f"{_destination(left)}; check both.",
                    ),
                    left.id,
                    OFF_ROLL_NOTICE.key,
                )
                return


def _at_odds(left: Any, entry: Any) -> bool:
    soon = timedelta(0) <= entry.entered_on - left.deleted_on <= _AT_ONCE
    return soon and left.school != entry.school and left.destination_kind in _NO_SCHOOL_HERE


def _destination(left: Any) -> str:
    return f"“{DESTINATIONS.label(left.destination_kind)}”"


def ordered_though_at_school(facts: Facts) -> Iterator[Clash]:
    """No attendance order is made for a child who is at school."""
    record = facts.record
    if facts.type is not HOME_EDUCATION or record.order_made_on is None or record.started_on is None:
        return
    for entry in stays_there(facts, record.order_made_on):
        if entry.entered_on >= record.started_on:
            yield Clash(
                warn(
                    "order_made_on",
                    f"By {entry.reference} the child has been on the roll of {facts.named(entry.school)} "
                    f"since {show_day(entry.entered_on)}, before the order was made; check the two.",
                ),
                entry.id,
                ON_ROLL_NOTICE.key,
            )
            return


def another_year_group(facts: Facts) -> Iterator[Clash]:
    """A year group more than one year from that of the child's age; a year out of cohort is let be."""
    record = facts.record
    born = known(facts.child.birth) if facts.child is not None else None
    day = getattr(record, _PLACED[facts.type.key]) if facts.type.key in _PLACED else None
    if day is None or record.year_group is None or born is None or born.estimated or born.precision == "year":
        return
    expected = year_group(born.day, day)
    if abs(record.year_group - expected) > 1:
        yield Clash(
            warn(
                "year_group",
                f"By date of birth the child would be in {show_year_group(expected)}; check the two.",
            )
        )
