"""How a record is named to whoever is at the desk: a restricted one by its reference alone.

What a record calls itself (`RecordType.label`) is no name to show before it is known whether it may be. What
is read for a page, a message or a file has a `ShownName`, and only here is one made.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from cme_desktop.description.record import R
    from cme_desktop.description.record_type import RecordType

ShownName = NewType("ShownName", str)
"""What a record is called for the person at the desk."""
Labels = Mapping[int, ShownName]
"""The names of linked records, by id."""

RESTRICTED = ShownName("Restricted")
"""In place of whatever would tell of a restricted child."""
NAMELESS = ShownName("")
"""Where there is no record to name."""
NOT_BROKEN_DOWN = "Not broken down (restricted)"
"""The one part of a whole in which restricted children count."""


def public_name(label: str, reference: str | None, restricted: bool) -> ShownName:
    """What a record is called where it is only pointed at."""
    return ShownName(f"{RESTRICTED} – {reference}" if restricted else label)


def name_elsewhere(record_type: "RecordType[R]", record: "R") -> ShownName:
    """What a record is called where another one points at it."""
    return public_name(record_type.label(record), record.reference, record.restricted)


def own_name(record_type: "RecordType[R]", record: "R") -> ShownName:
    """What a record is called to whoever has all of it before them: who opened it, or typed or sent it."""
    return ShownName(record_type.label(record))


def kept_name(text: str) -> ShownName:
    """A name that was kept as it was shown: beside a link, or among what somebody typed."""
    return ShownName(text)


def plain_words(words: str) -> ShownName:
    """Words that hide from nobody: in place of a name that there is not yet, or the officer’s own."""
    return ShownName(words)
