"""How a row of a table names a record of a type, and what a new one is made of when it is not on file."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from cme_desktop.description.record_type import RecordType


class Links(Enum):
    """When a row is linked by itself, without a reference, to one on file."""

    BY_PARTICULARS = "by what it is known by"
    WHEN_SURE = "when every condition of the sure rule holds; else somebody is asked"
    NEVER = "by reference only; a likeness is told"


@dataclass(frozen=True, kw_only=True)
class Target:
    """One type that rows point at by its particulars; any other record is named by its reference.

    `known_by` are the ways to recognise one, the surest first: the fields that have to agree. `told_apart_by`
    is a number that two never share: where it differs, nothing else makes them the same. `given` are the
    fields that a row may hold of it (`addresses.postcode` is that of a first address). One that is not on
    file is made from them when `made` is set. `kept_in` names the link, the rows and the row's link that hold
    it, where a name alone tells it from its like only inside that record. `links` says when a row means one
    on file without its reference. `how` says what to put into the
    column, `missing` what to do about one that is not on file and not made.
    """

    type: RecordType[Any]
    known_by: tuple[tuple[str, ...], ...]
    given: tuple[str, ...]
    made: bool
    how: str
    links: Links = Links.BY_PARTICULARS
    missing: str = ""
    told_apart_by: str = ""
    kept_in: tuple[str, str, str] | None = None
