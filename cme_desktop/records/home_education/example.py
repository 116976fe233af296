"""A spell of home education as an officer types it."""

from cme_desktop.description.example import THE_CHILD, Do, Example, Step

EXAMPLE = Example(
    steps=(
        THE_CHILD,
        Step("received_on", "-3s"),
        Step("sender", "School office"),
        Step("parent", "{parent}", Do.FIND),
        Step("started_on", "-4s"),
        Step("never_schooled", "n"),
        Step("previous_setting", "maintained"),
        Step("parent_notice_received_on", "-6s"),
        Step("parent_letter_held", "y"),
        Step("primary_reason", "philos"),
        Step("local_reason", "Wants to learn at the child’s own pace"),
        Step("ehc_plan", "n"),
        Step("child_in_need", "n"),
        Step("child_protection", "n"),
        Step("looked_after", "n"),
        Step("status", "enquiries"),
        Step("contacts", do=Do.ADD),
        Step("contacts.0.on", "t"),
        Step("contacts.0.contact_kind", "letter"),
        Step("contacts.0.note", "Visit offered for next week"),
    ),
)
