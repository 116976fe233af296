"""Whether a record is about a child of compulsory school age (Education Act 1996, s8).

A record about another child is flagged, never refused: schools report them, and dates of birth are often
wrong.
"""

from cme_desktop.description.record import R
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import known
from cme_desktop.issues import Issue, warn
from cme_desktop.registry import ABOUT_A_CHILD
from cme_desktop.standing_records.child import Child, school_age
from cme_desktop.statutory.rules import RuleBook
from cme_desktop.values.dates import show_day


def outside_school_age(child: Child, record_type: RecordType[R], record: R, rules: RuleBook) -> Issue | None:
    """What to say where the child was below or above that age on the day of the event; None where not."""
    day = known(getattr(record, record_type.event)) or record.received_on
    ages = school_age(child, rules, day) if record_type in ABOUT_A_CHILD and day is not None else None
    if day is None or ages is None:
        return None
    first, last = ages
    if day < first:
        said = f"it begins on {show_day(first)}"
    elif day > last:
        said = f"it ended on {show_day(last)}"
    else:
        return None
    return warn(
        record_type.event,
        f"By date of birth the child was not of compulsory school age on {show_day(day)}: {said} "
        "(Education Act 1996, s8). The record is kept all the same.",
    )
