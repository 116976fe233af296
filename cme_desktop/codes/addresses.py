"""Kinds of address. Having none, and nobody knowing where it is, are kinds too: neither is ever a blank."""

from cme_desktop.fields.choices import Choices

ADDRESS_KINDS = Choices(
    ("home", "Home"),
    ("temporary", "Temporary"),
    ("refuge", "Refuge or confidential"),
    ("no_fixed_abode", "No fixed abode"),
    ("overseas", "Overseas"),
    ("unknown", "Whereabouts unknown"),
)
