"""A truancy sweep as an officer types it, the day after."""

from cme_desktop.description.example import Do, Example, ExampleStep

EXAMPLE = Example(
    steps=(
        ExampleStep("swept_on", "-1"),
        ExampleStep("area", "Castlefold and the bus station"),
        ExampleStep("starts_at", "-1 09:30"),
        ExampleStep("ends_at", "-1 11:30"),
        ExampleStep("partners", "police"),
        ExampleStep("staff", "Two attendance officers"),
        ExampleStep("authorised_by", "Superintendent, Castlefold division"),
        ExampleStep("authorised_on", "-9"),
        ExampleStep("premises", "Castlefold House, room 2"),
        ExampleStep("children", do=Do.ADD),
        ExampleStep("children.0.child", "{child}", Do.FIND),
        ExampleStep("children.0.school", "{school}", Do.FIND),
        ExampleStep("children.0.met_at", "-1 10:05"),
        ExampleStep("children.0.met_where", "Bus station"),
        ExampleStep("children.0.with_adult", "n"),
        ExampleStep("children.0.excluded", "n"),
        ExampleStep("children.0.reason", "gave no reason"),
        ExampleStep("children.0.good_reason", "n"),
        ExampleStep("children.0.action", "taken to school"),
        ExampleStep("status", "held"),
    ),
)
