"""What every record of every type carries."""

from datetime import date, datetime
from typing import TypeVar

from cme_desktop.fields import Attribute, Holder


class Record(Holder):
    """What every record of every type carries; one row of the `record` table.

    The officer-entered ones among these are described anew by each type that uses them.
    """

    id = Attribute(int)
    reference = Attribute(str)
    status = Attribute(str, "")
    received_on = Attribute(date)
    child = Attribute(int)
    school = Attribute(int)
    officer = Attribute(int)
    hub = Attribute(int)
    restricted = Attribute(bool, False)
    rests_until = Attribute(date)
    rest_reason = Attribute(str)
    rested_on = Attribute(date)
    rested_by = Attribute(str)
    created_at = Attribute(datetime)
    created_by = Attribute(str)
    changed_at = Attribute(datetime)
    changed_by = Attribute(str)
    version = Attribute(int, 0)


R = TypeVar("R", bound=Record)

BASE_COLUMNS = tuple(Record.__dataclass_fields__)
"""The attributes that live in the `record` table whatever the type."""
STAMPS = (
    "id", "reference", "created_at", "created_by", "changed_at", "changed_by", "version", "rested_on",
    "rested_by",
)  # fmt: skip
"""Those of them that nobody types: a save leaves them behind."""


def copied(record: R) -> R:
    """The same once more, rows and all: whoever is given it may change it."""
    return record.known_by(
        {
            name: [row.known_by(dict(vars(row))) for row in value] if isinstance(value, list) else value
            for name, value in vars(record).items()
        }
    )
