"""A child whom a second school enters while the first has told nobody of a deletion.

Both may be right for some days, so the notice is kept; but somebody has to ask.
"""

from collections.abc import Iterator
from typing import Any

from cme_desktop.description.record import Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.issues import Issue, warn
from cme_desktop.ports import Records
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.standing_records.child import Child

_OF_TWO = frozenset({"M", "S", "G"})
"""Enrolments that leave another school the child’s as well."""
_STILL_THERE = ("kept_on_roll", "entered_in_error")


def on_another_roll(
    reader: Records, child: Child, record_type: RecordType[Any], record: Record
) -> Issue | None:
    """What to say where a new on-roll notice is about a child who is on another roll; None elsewhere."""
    if record_type is not ON_ROLL_NOTICE or record.id is not None or child.school is None:
        return None
    notice: Any = record
    elsewhere = notice.school is not None and child.school != notice.school
    if (
        not elsewhere
        or notice.enrolment in _OF_TWO
        or notice.other_school
        or not still_on_roll(reader, child)
    ):
        return None
    school = reader.labels([child.school])[child.school]
    return warn(
        "school",
        f"The child is still on the roll of {school}, and no off-roll notice has come from there; "
        "ask both schools. This notice can be saved all the same.",
    )


def still_on_roll(reader: Records, child: Child) -> bool:
    """Whether the child's school has told of no deletion since it last entered the child."""
    left = {
        notice.deleted_on or notice.received_on
        for notice in _of_school(reader, child, OFF_ROLL_NOTICE)
        if notice.closing_reason not in _STILL_THERE
    }
    entered = {notice.entered_on for notice in _of_school(reader, child, ON_ROLL_NOTICE)}
    last_left, last_entered = max(filter(None, left), default=None), max(filter(None, entered), default=None)
    return last_left is None or (last_entered is not None and last_left < last_entered)


def _of_school(reader: Records, child: Child, kind: RecordType[Any]) -> Iterator[Any]:
    assert child.id is not None
    notices = (reader.get(kind, entry.id) for entry in reader.about("child", child.id, [kind.key]))
    return (notice for notice in notices if notice.school == child.school)
