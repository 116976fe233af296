"""Whether it is asked where a child went who was taken off roll, and of whom.

Of every notice it is, until that is known. A ground or a destination that leaves nobody to look for ends the
question; one that tells of an age does so only where the date of birth does not speak against it.
"""

from cme_desktop.codes.grounds import DIED
from cme_desktop.fields import known
from cme_desktop.records.off_roll_notice.fields import OffRollNotice
from cme_desktop.records.off_roll_notice.leaving_age import READ_OF_AGE, needs_no_school_by_age
from cme_desktop.statutory.conditions import reads_by_age
from cme_desktop.statutory.law import Law
from cme_desktop.values.partial_dates import BirthDate

_SOMEWHERE = ("destination_school", "destination_name", "destination_authority")
_NOWHERE = frozenset({"none", "not_known"})
"""Answers to the destination that name none."""
_NO_SEARCH = frozenset({"died", "custody"})
"""Destinations that leave nobody to look for, whatever the age."""
_READ = (
    *READ_OF_AGE,
    "status",
    "answered_on",
    "final_year_leaver",
    "on_roll",
    "closing_reason",
    *_SOMEWHERE,
)


@reads_by_age(*_READ)
def confirmation_awaited(notice: OffRollNotice, law: Law, born: BirthDate | None) -> bool:
    """Whether the school named a destination, so that it is for others to say that the child is there."""
    return _is_a_question(notice, law, born) and _destination_named(notice)


@reads_by_age(*_READ)
def whereabouts_asked(notice: OffRollNotice, law: Law, born: BirthDate | None) -> bool:
    """Whether nobody has said yet where the child went."""
    return _is_a_question(notice, law, born) and not _destination_named(notice)


def _is_a_question(notice: OffRollNotice, law: Law, born: BirthDate | None) -> bool:
    """Whether it is asked where the child went.

    A notice that is finished tells it by what finished it. A deletion that need not be told, at the end of
    the oldest class, asks nothing.
    """
    if notice.answered_on is not None:
        return True
    finished_by = {"matched": notice.on_roll, "closed": notice.closing_reason}.get(notice.status)
    return finished_by is None and needs_a_school(notice, law, born)


def needs_a_school(notice: OffRollNotice, law: Law, born: BirthDate | None) -> bool:
    """Whether there is somebody to look for, as far as ground and destination tell."""
    gone = notice.ground in DIED or notice.destination_kind in _NO_SEARCH
    return not (notice.final_year_leaver or gone or needs_no_school_by_age(notice, law, born))


def _destination_named(notice: OffRollNotice) -> bool:
    named = any(known(getattr(notice, name)) for name in _SOMEWHERE)
    return named or notice.destination_kind not in (None, *_NOWHERE)
