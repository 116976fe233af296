"""A home visit as an officer types it."""

from cme_desktop.description.example import THE_CHILD, Example, ExampleStep

EXAMPLE = Example(
    steps=(
        THE_CHILD,
        ExampleStep("received_on", "-2s"),
        ExampleStep("made_on", "t"),
        ExampleStep("status", "made"),
    )
)
