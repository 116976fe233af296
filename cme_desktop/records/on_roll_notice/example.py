"""An on-roll notice as an officer types it."""

from cme_desktop.description.example import THE_CHILD, Do, Example, Step

EXAMPLE = Example(
    steps=(
        THE_CHILD,
        Step("school", "{other_school}", Do.FIND),
        Step("received_on", "t"),
        Step("sender", "Admissions clerk"),
        Step("entered_on", "-2s"),
        Step("starting_on", "-2s"),
        Step("year_group", "{year_group}"),
        Step("boarding", "day"),
        Step("standard_intake", "n"),
        Step("origin", "another school in this"),
        Step("previous_school", "{school}", Do.FIND),
        Step("emergency_phone", "01632 960478"),
        Step("ehc_plan", "n"),
        Step("social_worker", "n"),
    ),
)
