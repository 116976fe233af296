"""What an off-roll notice tells of a child's past: the day of the deletion."""

from cme_desktop.records.off_roll_notice.fields import OffRollNotice
from cme_desktop.records.off_roll_notice.presence import deletion_stands
from cme_desktop.services.past import Past, Turn


def _left(notice: OffRollNotice) -> Turn | None:
    return Turn(notice.deleted_on, notice.school) if notice.deleted_on and deletion_stands(notice) else None


PAST = Past(left=_left)
