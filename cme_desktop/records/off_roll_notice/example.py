"""An off-roll notice as an officer types it."""

from cme_desktop.description.example import THE_CHILD, Do, Example, Step

EXAMPLE = Example(
    steps=(
        THE_CHILD,
        Step("received_on", "t"),
        Step("sender", "School office"),
        Step("ground_met_on", "-2s"),
        Step("ground", "9(1)(a)"),
        Step("deleted_on", "t"),
        Step("last_attended_on", "-3s"),
        Step("emergency_phone", "01632 960455"),
        Step("destination_kind", "another school in this"),
        Step("destination_school", "{other_school}", Do.FIND),
        Step("expected_start_on", "-2s"),
        Step("ehc_plan", "n"),
        Step("social_worker", "n"),
        Step("safeguarding_concern", "n"),
        Step("status", "accepted"),
    ),
)
