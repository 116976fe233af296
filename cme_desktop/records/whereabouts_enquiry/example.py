"""A whereabouts enquiry as an officer types it."""

from cme_desktop.description.example import THE_CHILD, Do, Example, Step

EXAMPLE = Example(
    steps=(
        THE_CHILD,
        Step("last_seen_on", "-15s"),
        Step("last_attended_on", "-15s"),
        Step("still_on_roll", "n"),
        Step("received_on", "t"),
        Step("source", "referral by a school"),
        Step("referrer", "Attendance office"),
        Step("reason", "known to have moved"),
        Step("whereabouts_known", "n"),
        Step("education_now", "missing"),
        Step("relocation_evidence", "House let to somebody else since the start of the month."),
        Step("risk_concern", "n"),
        Step("status", "checks"),
        Step("checks", do=Do.ADD),
        Step("checks.0.check", "home visit"),
        Step("checks.0.made_by", "auth"),
        Step("checks.0.asked_on", "-1s"),
        Step("checks.0.answered_on", "-1s"),
        Step("checks.0.result", "no trace"),
    ),
)
