"""What an on-roll notice tells of a child's past: the day of the entry."""

from cme_desktop.records.on_roll_notice import OnRollNotice
from cme_desktop.records.on_roll_notice.answering import entry_stands
from cme_desktop.services.past import Past, Turn


def _entered(notice: OnRollNotice) -> Turn | None:
    return Turn(notice.entered_on, notice.school) if notice.entered_on and entry_stands(notice) else None


PAST = Past(entered=_entered)
