"""Whether a record is about a child of compulsory school age (Education Act 1996, s8).

A record about another child is flagged, never refused: schools report them, and dates of birth are often
wrong.
"""

from collections.abc import Iterator
from datetime import date

from cme_desktop.description.record import R
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import known
from cme_desktop.issues import Issue, warn
from cme_desktop.registry import ABOUT_A_CHILD
from cme_desktop.standing_records.child import Child, school_age
from cme_desktop.statutory.rules import RuleBook
from cme_desktop.values.dates import show_day


def outside_school_age(child: Child, record_type: RecordType[R], record: R, rules: RuleBook) -> Issue | None:
    """What to say where the child was below or above that age on the day that counts; None where not."""
    if record_type not in ABOUT_A_CHILD:
        return None
    said = (_outside(child, name, day, rules) for name, day in _days(record_type, record))
    return next((issue for issue in said if issue is not None), None)


def _days(record_type: RecordType[R], record: R) -> Iterator[tuple[str, date]]:
    """The days on which the child has to be of that age, each by its field; or else that of the event."""
    told = [(name, day) for name in record_type.aged_on if (day := known(getattr(record, name))) is not None]
    event = known(getattr(record, record_type.event)) or record.received_on
    yield from told
    if not told and event is not None:
        yield record_type.event, event


def _outside(child: Child, name: str, day: date, rules: RuleBook) -> Issue | None:
    ages = school_age(child, rules, day)
    if ages is None or ages[0] <= day <= ages[1]:
        return None
    first, last = ages
    said = f"it begins on {show_day(first)}" if day < first else f"it ended on {show_day(last)}"
    return warn(
        name,
        f"By date of birth the child was not of compulsory school age on {show_day(day)}: {said} "
        "(Education Act 1996, s8). The record is kept all the same.",
    )
