"""A spell of home education as an officer types it."""

from cme_desktop.description.example import THE_CHILD, Do, Example, ExampleStep

EXAMPLE = Example(
    steps=(
        THE_CHILD,
        ExampleStep("received_on", "-3s"),
        ExampleStep("sender", "School office"),
        ExampleStep("parent", "{parent}", Do.FIND),
        ExampleStep("started_on", "-4s"),
        ExampleStep("never_schooled", "n"),
        ExampleStep("previous_setting", "maintained"),
        ExampleStep("parent_notice_received_on", "-6s"),
        ExampleStep("parent_letter_held", "y"),
        ExampleStep("primary_reason", "philos"),
        ExampleStep("local_reason", "Wants to learn at the child’s own pace"),
        ExampleStep("ehc_plan", "n"),
        ExampleStep("child_in_need", "n"),
        ExampleStep("child_protection", "n"),
        ExampleStep("looked_after", "n"),
        ExampleStep("status", "enquiries"),
        ExampleStep("contacts", do=Do.ADD),
        ExampleStep("contacts.0.on", "t"),
        ExampleStep("contacts.0.contact_kind", "letter"),
        ExampleStep("contacts.0.note", "Visit offered for next week"),
    ),
)
