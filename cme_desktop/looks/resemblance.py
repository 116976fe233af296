"""A record that is like a restricted child's, beside that child."""

from dataclasses import dataclass

from cme_desktop.leave import Leave
from cme_desktop.ports import Reader, Resemblance
from cme_desktop.services.comparing import ComparedLine, compare
from cme_desktop.services.opening import refuse_unopened
from cme_desktop.standing_records.child import CHILD


@dataclass(frozen=True)
class ComparedChildren:
    """What is asked, and the two records side by side."""

    asked: Resemblance
    lines: list[ComparedLine]


def read_compared(id: int | None, leave: Leave, reader: Reader) -> ComparedChildren | None:
    """What is asked under a number; None once it has been answered. Raises AskFirst."""
    asked = next((asked for asked in reader.resemblances() if asked.id == id), None)
    if asked is None:
        return None
    refuse_unopened(reader, leave, [asked.restricted])
    children = (reader.get(CHILD, id) for id in (asked.record, asked.restricted))
    return ComparedChildren(asked, compare(reader, *children))
