"""What may grow out of an interview under caution."""

from cme_desktop.description.follow_up import WHO, FollowUp
from cme_desktop.records.offences import OFFENCE
from cme_desktop.records.pace_interview.fields import PaceInterview

FOLLOW_UPS: tuple[FollowUp[PaceInterview], ...] = (
    FollowUp(
        to="penalty_notice",
        label="Make a penalty notice",
        carry={**WHO, **OFFENCE, "pace_interview": "id"},
        named_in="follow_on",
        noted="penalty notice {reference} made",
    ),
)
