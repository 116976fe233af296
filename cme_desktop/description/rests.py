"""What becomes of a rest when its record moves on, be it by what follows from another one."""

from cme_desktop.description.case import longest_rest
from cme_desktop.description.record import R
from cme_desktop.description.record_type import RecordType
from cme_desktop.statutory.calendar import BeyondCalendar
from cme_desktop.statutory.law import Law


def end_rest(kind: RecordType[R], record: R, law: Law) -> None:
    """What is finished rests no more, and what is open no longer than it may as it stands now.

    So a record that is asked again wakes, and nobody who made it so need have seen the rest.
    """
    if record.rests_until is None:
        return
    if record.status not in kind.life.open:
        record.rests_until = record.rest_reason = None
    elif record.rested_on is not None:
        try:
            last, _ = longest_rest(record, kind.longest_rest(record), record.rested_on, law)
        except (BeyondCalendar, OverflowError):  # nobody can say yet
            return
        if record.rests_until > last:
            record.rests_until, record.rested_by = last, None  # whoever shortens it signs
