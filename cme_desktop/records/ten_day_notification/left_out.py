"""The 10-day notifications that the return counts apart, and no other count has."""

from cme_desktop.description.left_out import LeftOut
from cme_desktop.records.ten_day_notification.fields import is_update

LEFT_OUT = LeftOut(
    is_update, "Updates to earlier 10-day notifications are not counted: they are no notifications."
)
