"""A 10-day notification as an officer types it."""

from cme_desktop.description.example import THE_CHILD, Do, Example, ExampleStep

EXAMPLE = Example(
    steps=(
        THE_CHILD,
        ExampleStep("first_absent_on", "-10s"),
        ExampleStep("received_on", "t"),
        ExampleStep("codes_used", "O"),
        ExampleStep("cause", "Neighbours say the family has gone to relatives in Leeds."),
        ExampleStep("last_seen_on", "-11s"),
        ExampleStep("sender", "Attendance office"),
        ExampleStep("school_enquiries", do=Do.ADD),
        ExampleStep("school_enquiries.0.check", "first day"),
        ExampleStep("school_enquiries.0.done_on", "-10s"),
        ExampleStep("school_enquiries.0.result", "No answer on three numbers"),
        ExampleStep("school_enquiries", do=Do.ADD),
        ExampleStep("school_enquiries.1.check", "home"),
        ExampleStep("school_enquiries.1.done_on", "-5s"),
        ExampleStep("school_enquiries.1.result", "House empty, post on the mat"),
        ExampleStep("lives_with", "Mother and a younger brother"),
        ExampleStep("emergency_phone", "01632 960412"),
        ExampleStep("safety_concern", "n"),
        ExampleStep("ehc_plan", "n"),
        ExampleStep("social_worker", "n"),
        ExampleStep("safeguarding_concern", "n"),
    ),
)
