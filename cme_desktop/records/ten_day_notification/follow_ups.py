"""What may grow out of a 10-day notification."""

from cme_desktop.description.follow_up import WHO, FollowUp
from cme_desktop.records.ten_day_notification.fields import TenDayNotification

FOLLOW_UPS: tuple[FollowUp[TenDayNotification], ...] = (
    FollowUp(
        to="whereabouts_enquiry",
        label="Open an enquiry",
        letter="Q",
        carry={**WHO, "opened_from": "id", "last_seen_on": "last_seen_on"},
        fixed={"source": "ten_day_notification"},
        named_in="enquiry",
        noted="enquiry {reference} opened",
    ),
)
