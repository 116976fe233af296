"""Reviews: an open record for which no other day is set is looked at again, for as long as it stands so."""

from cme_desktop.description.record import Record
from cme_desktop.fields import Condition, reads
from cme_desktop.statutory.clocks import DutyClock


def standing(*statuses: str) -> Condition[Record]:
    """Whether a record stands in one of these."""

    @reads("status")
    def stands(record: Record) -> bool:
        return record.status in statuses

    return stands


def review(
    label: str,
    *statuses: str,
    starts: str = "received_on",
    event: str = "received",
    clears: str = "status",
    waits: bool = False,
) -> DutyClock[Record]:
    """The clock that brings a record back which stands in one of these statuses; the first names the duty.

    It stands in for what has a day of its own.
    """
    return DutyClock(
        duty=f"review_{statuses[0]}",
        label=label,
        starts=starts,
        event=event,
        rule="review.open",
        applies=standing(*statuses),
        stands_in=True,
        rests=True,
        clears=clears,
        waits=waits,
    )
