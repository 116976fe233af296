"""An in-year application as an officer types it."""

from cme_desktop.description.example import THE_CHILD, Do, Example, ExampleStep

EXAMPLE = Example(
    steps=(
        THE_CHILD,
        ExampleStep("received_on", "-5s"),
        ExampleStep("school", "{other_school}", Do.FIND),
        ExampleStep("year_group", "{year_group}"),
        ExampleStep("preferences", do=Do.ADD),
        ExampleStep("preferences.0.school", "{other_school}", Do.FIND),
        ExampleStep("preferences.0.rank", "1"),
        ExampleStep("outcome", "refused"),
        ExampleStep("told_on", "-1s"),
        ExampleStep("fair_access_on", "t"),
        ExampleStep("status", "referred to fair access"),
    ),
)
