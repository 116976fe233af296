"""A home visit as an officer types it."""

from cme_desktop.description.example import THE_CHILD, Example, Step

EXAMPLE = Example(steps=(THE_CHILD, Step("received_on", "-2s"), Step("made_on", "t"), Step("status", "made")))
