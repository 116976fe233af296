"""Which children left the area, and for which authority or country."""

from cme_desktop.codes.destinations import OUT_OF_AREA, STAYS_OR_DIED
from cme_desktop.fields import known
from cme_desktop.records.off_roll_notice.fields import OffRollNotice
from cme_desktop.returns.authorities import name_of
from cme_desktop.returns.snapshot import Snapshot


def left_area(snapshot: Snapshot, notice: OffRollNotice) -> bool:
    """Whether the child left: by the kind of destination, or by another authority named as the destination.

    A child may leave for home education, or for a special school, in another authority.
    """
    if notice.destination_kind in OUT_OF_AREA:
        return True
    named = known(notice.destination_authority)
    return named is not None and notice.destination_kind not in STAYS_OR_DIED and not snapshot.is_own(named)


def destination(notice: OffRollNotice) -> str:
    """The authority or country that a child left for; empty where none is given."""
    named = known(notice.destination_authority)
    return name_of(named) if named is not None else ""
