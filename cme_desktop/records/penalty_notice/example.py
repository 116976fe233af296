"""A penalty notice as an officer types it."""

from cme_desktop.description.example import THE_CHILD, THE_PARENT, Example, ExampleStep

EXAMPLE = Example(
    steps=(
        THE_CHILD,
        THE_PARENT,
        ExampleStep("received_on", "-5s"),
        ExampleStep("requested_by", "Attendance lead"),
        ExampleStep("kind", "irregular"),
        ExampleStep("reason", "holiday"),
        ExampleStep("offence_from", "-25s"),
        ExampleStep("offence_to", "-21s"),
        ExampleStep("sessions_unauthorised", "10"),
        ExampleStep("certificate_attached", "y"),
        ExampleStep("certified_by", "Head teacher"),
        ExampleStep("certified_on", "-6s"),
        ExampleStep("status", "issued"),
        ExampleStep("sequence", "first"),
        ExampleStep("issued_on", "-2s"),
        ExampleStep("deemed_received_on", "t"),
        ExampleStep("receipt_shown", "Signed for"),
        ExampleStep("issuer", "authority"),
        ExampleStep("amount_lower", "80"),
        ExampleStep("amount_higher", "160"),
        ExampleStep("copy_kept", "y"),
    ),
)
