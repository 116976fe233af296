"""An in-year application as an officer types it."""

from cme_desktop.description.example import THE_CHILD, Do, Example, Step

EXAMPLE = Example(
    steps=(
        THE_CHILD,
        Step("received_on", "-5s"),
        Step("school", "{other_school}", Do.FIND),
        Step("year_group", "{year_group}"),
        Step("preferences", do=Do.ADD),
        Step("preferences.0.school", "{other_school}", Do.FIND),
        Step("preferences.0.rank", "1"),
        Step("outcome", "refused"),
        Step("told_on", "-1s"),
        Step("fair_access_on", "t"),
        Step("status", "referred to fair access"),
    ),
)
