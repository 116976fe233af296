"""A 10-day notification as an officer types it."""

from cme_desktop.description.example import THE_CHILD, Do, Example, Step

EXAMPLE = Example(
    steps=(
        THE_CHILD,
        Step("first_absent_on", "-10s"),
        Step("received_on", "t"),
        Step("codes_used", "O"),
        Step("cause", "Neighbours say the family has gone to relatives in Leeds."),
        Step("last_seen_on", "-11s"),
        Step("sender", "Attendance office"),
        Step("school_enquiries", do=Do.ADD),
        Step("school_enquiries.0.check", "first day"),
        Step("school_enquiries.0.done_on", "-10s"),
        Step("school_enquiries.0.result", "No answer on three numbers"),
        Step("school_enquiries", do=Do.ADD),
        Step("school_enquiries.1.check", "home"),
        Step("school_enquiries.1.done_on", "-5s"),
        Step("school_enquiries.1.result", "House empty, post on the mat"),
        Step("lives_with", "Mother and a younger brother"),
        Step("emergency_phone", "01632 960412"),
        Step("safety_concern", "n"),
        Step("ehc_plan", "n"),
        Step("social_worker", "n"),
        Step("safeguarding_concern", "n"),
    ),
)
