"""A missing episode as an officer types it."""

from cme_desktop.description.example import THE_CHILD, Example, Step

EXAMPLE = Example(
    steps=(
        THE_CHILD,
        Step("looked_after", "n"),
        Step("received_on", "t"),
        Step("reported_at", "-4 21:40"),
        Step("reported_by", "Mother"),
        Step("police_reference", "MISP-1184"),
        Step("risk", "medium"),
        Step("last_seen_at", "-4 16:15"),
        Step("returned_at", "-2 18:30"),
        Step("found_where", "friends"),
        Step("told_at", "-1 09:10"),
        Step("checked_on", "-1"),
        Step("offered_on", "t"),
        Step("answer", "accept"),
        Step("provider", "voluntary"),
        Step("status", "returned"),
    ),
)
