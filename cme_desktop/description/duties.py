"""The duties of a record: those that its clocks set, and of an open one always what carries it on.

A child whom nobody follows up can come to harm, so an open record never lies still: where none of the duties
that its type names for its status stands, it is asked how things are.
"""

from dataclasses import replace
from datetime import date

from cme_desktop.description.case import rest_in_words
from cme_desktop.description.record import R
from cme_desktop.description.record_type import RecordType
from cme_desktop.statutory.clocks import Deadline, deadlines
from cme_desktop.statutory.law import Law
from cme_desktop.statutory.national.local import PRACTICE
from cme_desktop.values.moments import uk_day
from cme_desktop.values.partial_dates import BirthDate
from cme_desktop.values.sentences import NOW, mid_sentence

AT_ODDS = "at_odds"
"""The duty of a record that tells what cannot be so beside what another record of its child tells, or whose
ending leaves its child on no roll while nobody asks where it is.

It follows from all of them, so whoever saves any of them sets or clears it: see `services.at_odds`.
"""
HOW_IT_STANDS = "how_it_stands"
"""The duty of an open record that nothing else would carry on."""
WHICH_ENDED = "Which ended"
"""What is asked of such a record; the rest of its label tells of the child, and follows a colon."""
_LABEL = "Say how it stands"
_LOCAL = "LOCAL"


def duties(kind: RecordType[R], record: R, law: Law, born: BirthDate | None = None) -> list[Deadline]:
    """Every duty of a record as it stands; of an open one that is worked on, one at least is not met.

    While it rests, its reviews and chases are due on the last day of the rest at the earliest. `born` is when
    its child was, wanted of a type that `asks_age`.
    """
    found = deadlines(record, kind.clocks, law, born)
    if not kind.worked or record.status not in kind.life.open:
        return found
    return _rested(kind, record, _carried_on(kind, record, found))


def carrying_on(kind: RecordType[R], status: str) -> set[str]:
    """The duties of which one at least stands, not met, while a record has this open status."""
    return {*kind.next_steps[status].split(), HOW_IT_STANDS}


def _carried_on(kind: RecordType[R], record: R, found: list[Deadline]) -> list[Deadline]:
    steps = [one for one in found if one.met_on is None and one.duty in carrying_on(kind, record.status)]
    if not steps:
        return [*found, _asked(kind, record)]
    stand_ins = {clock.duty for clock in kind.clocks if clock.stands_in}
    if all(one.duty in stand_ins for one in steps):
        return found
    return [one for one in found if one.duty not in stand_ins]


def _rested(kind: RecordType[R], record: R, found: list[Deadline]) -> list[Deadline]:
    if record.rests_until is None:
        return found
    quieted = {clock.duty for clock in kind.clocks if clock.rests} | {HOW_IT_STANDS}
    return [_put_off(record, one) if _may_rest(one, quieted) else one for one in found]


def _may_rest(one: Deadline, quieted: set[str]) -> bool:
    """Never what the law sets, and never what is met already; in rows, each has the duty of its clock."""
    return one.duty.partition(".")[0] in quieted and one.rule_set == _LOCAL and one.met_on is None


def _put_off(record: R, one: Deadline) -> Deadline:
    until = record.rests_until
    assert until is not None
    if one.due_on is not None and one.due_on >= until:
        return replace(one, rests_until=until)
    then = mid_sentence(one.why.removeprefix(f"{NOW}: "))
    return replace(one, rests_until=until, due_on=until, why=f"{rest_in_words(record)}. Then, {then}")


def labels_of(kind: RecordType[R]) -> dict[str, str]:
    """What each duty of a type is called."""
    asked = {AT_ODDS: WHICH_ENDED, HOW_IT_STANDS: _LABEL}
    return {clock.duty: clock.label for clock in kind.clocks} | asked


def _asked(kind: RecordType[R], record: R) -> Deadline:
    status, waits_for = kind.life.statuses.label(record.status), kind.life.waits_for[record.status]
    return Deadline(
        duty=HOW_IT_STANDS,
        label=_LABEL,
        due_on=None,
        met_on=None,
        since=_began(kind, record),
        why=f"{NOW}: “{status}” waits for {waits_for}, and nothing on file says when that is to come. "
        f"{PRACTICE}.",
        clears="status",
        rule_set=_LOCAL,
        waits=False,
        overran=False,
    )


def _began(kind: RecordType[R], record: R) -> date:
    """The day from which it has been on somebody's desk, as far as it is told."""
    day: date | None = record.received_on or getattr(record, kind.event)
    return uk_day(day) if day is not None else date.min
