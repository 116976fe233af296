"""What may grow out of a spell of home education."""

from cme_desktop.description.follow_up import WHO, FollowUp
from cme_desktop.records.home_education.fields import HomeEducation

FOLLOW_UPS: tuple[FollowUp[HomeEducation], ...] = (
    FollowUp(
        to="whereabouts_enquiry",
        label="Open an enquiry",
        letter="Q",
        carry={**WHO, "home_education": "id", "missing_since_on": "judged_on"},
        fixed={
            "source": "home_education",
            "cme_reason": "unsuitable_ehe",
            "education_now": "out_of_education",
        },
        named_in="enquiry",
        noted="enquiry {reference} opened",
    ),
)
