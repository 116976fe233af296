"""How a record is named to everybody: a restricted one by its reference alone."""

RESTRICTED = "Restricted"
"""In place of whatever would tell of a restricted child."""
NOT_BROKEN_DOWN = "Not broken down (restricted)"
"""The one part of a whole in which restricted children count."""


def public_name(label: str, reference: str | None, restricted: bool) -> str:
    """What a record is called where it is only pointed at."""
    return f"{RESTRICTED} – {reference}" if restricted else label
