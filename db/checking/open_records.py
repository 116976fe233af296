"""What is asked of an open case: it has a next step on file, and rests no longer than it may."""

from collections.abc import Iterator, Sequence

from cme_desktop.description.case import longest_rest
from cme_desktop.description.duties import carrying_on
from cme_desktop.description.record import R
from cme_desktop.description.record_type import RecordType
from cme_desktop.due import Reckoning, waits
from cme_desktop.statutory.calendar import BeyondCalendar
from cme_desktop.statutory.law import Law
from cme_desktop.values.dates import show_day
from db.checking.gathered import Stored


def silent(
    named: str, kind: RecordType[R], held: R, stored: Stored, reckonings: Sequence[Reckoning]
) -> Iterator[str]:
    """A sentence where no queue shows what comes next; not while its deadlines are still to be reckoned."""
    if not _is_open(kind, held) or waits(reckonings, stored.id, kind.key, held.school):
        return
    unmet = {duty for duty, row in stored.deadlines.items() if row["met_on"] is None}
    if unmet.isdisjoint(carrying_on(kind, held.status)):
        status = kind.life.statuses.label(held.status)
        yield f"{named} is open (“{status}”), and no duty on file says what comes next: no queue shows it."


def rests_too_long(named: str, kind: RecordType[R], held: R, law: Law) -> Iterator[str]:
    """A sentence where a rest goes beyond what is allowed; its status or the terms may be others by now."""
    if not _is_open(kind, held) or held.rests_until is None or held.rested_on is None:
        return
    try:
        last, rule = longest_rest(held, kind.longest_rest(held), held.rested_on, law)
    except (BeyondCalendar, OverflowError):
        return  # nobody can say yet
    if held.rests_until > last:
        until = f"rests until {show_day(held.rests_until)}, and may until {show_day(last)}"
        yield f"{named} {until}: {rule.because()}."


def _is_open(kind: RecordType[R], held: R) -> bool:
    return kind.worked and held.status in kind.life.open
