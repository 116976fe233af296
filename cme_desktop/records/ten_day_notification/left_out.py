"""The 10-day notifications that the return counts apart, and no other count has."""

from cme_desktop.description.left_out import LeftOut
from cme_desktop.fields import reads
from cme_desktop.records.ten_day_notification.fields import TenDayNotification, is_update


@reads("purpose")
def is_notification(notice: TenDayNotification) -> bool:
    """Later news of an absence that was notified before is no further notification."""
    return not is_update(notice)


LEFT_OUT = LeftOut(
    is_notification, "Updates to earlier 10-day notifications are not counted: they are no notifications."
)
