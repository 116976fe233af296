"""What may grow out of a penalty notice."""

from cme_desktop.description.follow_up import WHO, FollowUp
from cme_desktop.records.offences import OFFENCE
from cme_desktop.records.penalty_notice.fields import PenaltyNotice

FOLLOW_UPS: tuple[FollowUp[PenaltyNotice], ...] = (
    FollowUp(to="pace_interview", label="Request a PACE interview", carry={**WHO, **OFFENCE}),
)
