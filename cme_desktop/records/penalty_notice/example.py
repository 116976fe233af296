"""A penalty notice as an officer types it."""

from cme_desktop.description.example import THE_CHILD, THE_PARENT, Example, Step

EXAMPLE = Example(
    steps=(
        THE_CHILD,
        THE_PARENT,
        Step("received_on", "-5s"),
        Step("requested_by", "Attendance lead"),
        Step("kind", "irregular"),
        Step("reason", "holiday"),
        Step("offence_from", "-25s"),
        Step("offence_to", "-21s"),
        Step("sessions_unauthorised", "10"),
        Step("certificate_attached", "y"),
        Step("certified_by", "Head teacher"),
        Step("certified_on", "-6s"),
        Step("status", "issued"),
        Step("sequence", "first"),
        Step("scheme", "national"),
        Step("issued_on", "-2s"),
        Step("deemed_received_on", "t"),
        Step("issuer", "authority"),
        Step("amount_lower", "80"),
        Step("amount_higher", "160"),
        Step("copy_kept", "y"),
    ),
)
