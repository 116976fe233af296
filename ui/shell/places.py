"""Where in the program an officer can be."""

import dataclasses
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cme_desktop.returns.figures import Figure


class PlaceKind(StrEnum):
    """The kinds of page."""

    TODAY = "today"
    LIST = "list"
    CHILD = "child"
    RECORD = "record"
    NEW = "new"
    ROWS = "rows"
    COUNTED = "counted"
    RETURNS = "returns"
    IMPORT = "import"
    CALENDAR = "calendar"
    RULES = "rules"
    RESEMBLANCE = "resemblance"
    FIRST_RUN = "first-run"


@dataclass(frozen=True)
class Place:
    """One page, named so that it can be gone to, gone back to, and opened in a window of its own."""

    kind: PlaceKind
    type: str = ""
    """The key of a record type, for lists and records."""
    id: int | None = None
    """The record, or the child whose file it is."""
    field: str = ""
    """The field of the record to begin at."""
    child: int | None = None
    """Whom a new record is about."""
    source: int | None = None
    """The record that a new one grows out of."""
    draft: int | None = None
    """The unfinished typing to take up again, by its number in the data file."""
    mark: str = ""
    """The unfinished typing to take up again, by its mark, wherever it is kept."""
    words: str = ""
    """What was typed before a new record was asked for."""
    fill: tuple[tuple[str, Any], ...] = ()
    """What a new record begins with: values by field."""
    ids: tuple[int, ...] = ()
    """The records behind a figure."""
    figure: "Figure | None" = dataclasses.field(default=None, hash=False)
    """The figure whose counted things are told one by one."""
    title: str = ""
    """What the rows behind a figure are called."""


TODAY = Place(PlaceKind.TODAY)
CHILDREN = Place(PlaceKind.LIST, "child")


def file_or_record(type: str, id: int) -> Place:
    """Where a record is opened: a child's file, the form of anything else."""
    return Place(PlaceKind.CHILD, "child", id) if type == "child" else Place(PlaceKind.RECORD, type, id)
