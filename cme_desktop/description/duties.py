"""The duties of a record: those that its clocks set, and of an open one always what carries it on.

A child whom nobody follows up can come to harm, so an open record never lies still: where none of the duties
that its type names for its status stands, it is asked how things are.
"""

from datetime import date

from cme_desktop.description.record import R
from cme_desktop.description.record_type import RecordType
from cme_desktop.statutory.clocks import Deadline, deadlines
from cme_desktop.statutory.law import Law
from cme_desktop.values.moments import uk_day
from cme_desktop.values.sentences import NOW

HOW_IT_STANDS = "how_it_stands"
"""The duty of an open record that nothing else would carry on."""
_LABEL = "Say how it stands"


def duties(kind: RecordType[R], record: R, law: Law) -> list[Deadline]:
    """Every duty of a record as it stands; of an open one that is worked on, one at least is not met."""
    found = deadlines(record, kind.clocks, law)
    if not kind.worked or record.status not in kind.life.open:
        return found
    steps = [
        one for one in found if one.met_on is None and one.duty in kind.next_steps[record.status].split()
    ]
    if not steps:
        return [*found, _asked(kind, record)]
    stand_ins = {clock.duty for clock in kind.clocks if clock.stands_in}
    if all(one.duty in stand_ins for one in steps):
        return found
    return [one for one in found if one.duty not in stand_ins]


def labels_of(kind: RecordType[R]) -> dict[str, str]:
    """What each duty of a type is called."""
    return {clock.duty: clock.label for clock in kind.clocks} | {HOW_IT_STANDS: _LABEL}


def _asked(kind: RecordType[R], record: R) -> Deadline:
    status, waits_for = kind.life.statuses.label(record.status), kind.life.waits_for[record.status]
    return Deadline(
        duty=HOW_IT_STANDS,
        label=_LABEL,
        due_on=None,
        met_on=None,
        since=_began(kind, record),
        why=f"{NOW}: “{status}” waits for {waits_for}, and nothing on file says when that is to come.",
        clears="status",
        rule_set="LOCAL",
        waits=False,
        overran=False,
    )


def _began(kind: RecordType[R], record: R) -> date:
    """The day from which it has been on somebody's desk, as far as it is told."""
    day: date | None = record.received_on or getattr(record, kind.event)
    return uk_day(day) if day is not None else date.min
