"""A PACE interview as an officer types it."""

from cme_desktop.description.example import THE_CHILD, THE_PARENT, Do, Example, ExampleStep

EXAMPLE = Example(
    steps=(
        THE_CHILD,
        THE_PARENT,
        ExampleStep("received_on", "-20s"),
        ExampleStep("requested_by", "Attendance lead"),
        ExampleStep("offence", "444(1):"),
        ExampleStep("offence_from", "-60s"),
        ExampleStep("offence_to", "-30s"),
        ExampleStep("sessions_possible", "60"),
        ExampleStep("sessions_missed", "31"),
        ExampleStep("sessions_unauthorised", "27"),
        ExampleStep("warned_on", "-40s"),
        ExampleStep("interventions", do=Do.ADD),
        ExampleStep("interventions.0.what", "attendance meeting"),
        ExampleStep("interventions.0.offered_on", "-38s"),
        ExampleStep("interventions.0.result", "Parent came; two better weeks"),
        ExampleStep("evidence", "certificate"),
        ExampleStep("invited_on", "-10s"),
        ExampleStep("invited_how", "letter"),
        ExampleStep("attended", "y"),
        ExampleStep("held_on", "-1s"),
        ExampleStep("place", "Civic Centre, room 2"),
        ExampleStep("caution_given", "y"),
        ExampleStep("rights_explained", "y"),
        ExampleStep("solicitor", "n"),
        ExampleStep("interpreter", "n"),
        ExampleStep("appropriate_adult", "n"),
        ExampleStep("recording", "audio"),
        ExampleStep("status", "held"),
    ),
)
