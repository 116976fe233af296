"""What may grow out of an off-roll notice."""

from cme_desktop.description.follow_up import WHO, FollowUp
from cme_desktop.fields import reads
from cme_desktop.records.off_roll_notice.fields import OffRollNotice, tells_of_death


@reads("ground", "destination_kind")
def child_died(notice: OffRollNotice) -> bool:
    """Nobody is looked for, and nothing begins, once the child has died."""
    return tells_of_death(notice) or notice.destination_kind == "died"


FOLLOW_UPS: tuple[FollowUp[OffRollNotice], ...] = (
    FollowUp(
        to="whereabouts_enquiry",
        label="Open an enquiry",
        letter="Q",
        unless=child_died,
        carry={**WHO, "off_roll": "id", "last_attended_on": "last_attended_on"},
        fixed={"source": "off_roll_notice"},
        named_in="enquiry",
        noted="enquiry {reference} opened",
    ),
    FollowUp(
        to="home_education",
        label="Start a home education spell",
        unless=child_died,
        carry={
            **WHO,
            "off_roll": "id",
            "started_on": "deleted_on",
            "parent_notice_received_on": "parent_notice_received_on",
        },
    ),
)
