"""A PACE interview as an officer types it."""

from cme_desktop.description.example import THE_CHILD, THE_PARENT, Do, Example, Step

EXAMPLE = Example(
    steps=(
        THE_CHILD,
        THE_PARENT,
        Step("received_on", "-20s"),
        Step("requested_by", "Attendance lead"),
        Step("offence", "444(1):"),
        Step("offence_from", "-60s"),
        Step("offence_to", "-30s"),
        Step("sessions_possible", "60"),
        Step("sessions_missed", "31"),
        Step("sessions_unauthorised", "27"),
        Step("warned_on", "-40s"),
        Step("interventions", do=Do.ADD),
        Step("interventions.0.what", "attendance meeting"),
        Step("interventions.0.offered_on", "-38s"),
        Step("interventions.0.result", "Parent came; two better weeks"),
        Step("evidence", "certificate"),
        Step("invited_on", "-10s"),
        Step("invited_how", "letter"),
        Step("attended", "y"),
        Step("held_on", "-1s"),
        Step("place", "Civic Centre, room 2"),
        Step("caution_given", "y"),
        Step("rights_explained", "y"),
        Step("solicitor", "n"),
        Step("interpreter", "n"),
        Step("appropriate_adult", "n"),
        Step("recording", "audio"),
        Step("status", "held"),
    ),
)
