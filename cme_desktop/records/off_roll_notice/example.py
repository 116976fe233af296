"""An off-roll notice as an officer types it."""

from cme_desktop.description.example import THE_CHILD, Do, Example, ExampleStep

EXAMPLE = Example(
    steps=(
        THE_CHILD,
        ExampleStep("received_on", "t"),
        ExampleStep("sender", "School office"),
        ExampleStep("ground_met_on", "-2s"),
        ExampleStep("ground", "9(1)(a)"),
        ExampleStep("deleted_on", "t"),
        ExampleStep("last_attended_on", "-3s"),
        ExampleStep("emergency_phone", "01632 960455"),
        ExampleStep("destination_kind", "another school in this"),
        ExampleStep("destination_school", "{other_school}", Do.FIND),
        ExampleStep("expected_start_on", "-2s"),
        ExampleStep("ehc_plan", "n"),
        ExampleStep("social_worker", "n"),
        ExampleStep("safeguarding_concern", "n"),
        ExampleStep("status", "accepted"),
    ),
)
