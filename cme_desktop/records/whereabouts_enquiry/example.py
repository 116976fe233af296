"""A whereabouts enquiry as an officer types it."""

from cme_desktop.description.example import THE_CHILD, Do, Example, ExampleStep

EXAMPLE = Example(
    steps=(
        THE_CHILD,
        ExampleStep("last_seen_on", "-15s"),
        ExampleStep("last_attended_on", "-15s"),
        ExampleStep("still_on_roll", "n"),
        ExampleStep("received_on", "t"),
        ExampleStep("source", "referral by a school"),
        ExampleStep("referrer", "Attendance office"),
        ExampleStep("reason", "known to have moved"),
        ExampleStep("whereabouts_known", "n"),
        ExampleStep("education_now", "missing"),
        ExampleStep("relocation_evidence", "House let to somebody else since the start of the month."),
        ExampleStep("risk_concern", "n"),
        ExampleStep("status", "checks"),
        ExampleStep("checks", do=Do.ADD),
        ExampleStep("checks.0.check", "home visit"),
        ExampleStep("checks.0.made_by", "auth"),
        ExampleStep("checks.0.asked_on", "-1s"),
        ExampleStep("checks.0.answered_on", "-1s"),
        ExampleStep("checks.0.result", "no trace"),
    ),
)
