"""A missing episode as an officer types it."""

from cme_desktop.description.example import THE_CHILD, Example, ExampleStep

EXAMPLE = Example(
    steps=(
        THE_CHILD,
        ExampleStep("looked_after", "n"),
        ExampleStep("received_on", "t"),
        ExampleStep("reported_at", "-4 21:40"),
        ExampleStep("reported_by", "Mother"),
        ExampleStep("police_reference", "MISP-1184"),
        ExampleStep("risk", "medium"),
        ExampleStep("last_seen_at", "-4 16:15"),
        ExampleStep("returned_at", "-2 18:30"),
        ExampleStep("found_where", "friends"),
        ExampleStep("told_at", "-1 09:10"),
        ExampleStep("checked_on", "-1"),
        ExampleStep("offered_on", "t"),
        ExampleStep("answer", "accept"),
        ExampleStep("provider", "voluntary"),
        ExampleStep("status", "returned"),
    ),
)
