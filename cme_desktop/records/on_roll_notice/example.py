"""An on-roll notice as an officer types it."""

from cme_desktop.description.example import THE_CHILD, Do, Example, ExampleStep

EXAMPLE = Example(
    steps=(
        THE_CHILD,
        ExampleStep("school", "{other_school}", Do.FIND),
        ExampleStep("received_on", "t"),
        ExampleStep("sender", "Admissions clerk"),
        ExampleStep("entered_on", "-2s"),
        ExampleStep("starting_on", "-2s"),
        ExampleStep("year_group", "{year_group}"),
        ExampleStep("boarding", "day"),
        ExampleStep("standard_intake", "n"),
        ExampleStep("origin", "another school in this"),
        ExampleStep("previous_school", "{school}", Do.FIND),
        ExampleStep("emergency_phone", "01632 960478"),
        ExampleStep("ehc_plan", "n"),
        ExampleStep("social_worker", "n"),
    ),
)
