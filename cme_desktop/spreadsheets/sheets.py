"""The plan of a workbook: what goes on which sheet, before anything is written. Tests compare plans."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal, TypeAlias

CellValue: TypeAlias = str | int | float | bool | date | datetime | time | None
ColumnKind: TypeAlias = Literal["text", "whole", "money", "date", "moment", "number", "percent"]
Marking: TypeAlias = Literal["OFFICIAL", "OFFICIAL-SENSITIVE"]
Contents: TypeAlias = Literal["Named – internal", "Publishable"]


class Percent(float):
    """A part of one among plain numbers: it shows as a percentage."""


class Pounds(float):
    """Pounds among plain numbers: they show as money."""


@dataclass(frozen=True)
class SheetColumn:
    """One column. `width` is in characters; money comes in whole pence, percent as a part of one,
    moments as naive times of the day in the UK. `note` and `required` tell the person filling in
    a template what to put; `choices` become a drop-down list.
    """

    header: str
    width: float = 18
    kind: ColumnKind = "text"
    note: str = ""
    choices: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True)
class Sheet:
    """One table, from A1. Rows are taken once, one at a time; rows with nothing in them are left out."""

    name: str
    columns: Sequence[SheetColumn]
    rows: Iterable[Sequence[CellValue]] = ()

    def __post_init__(self) -> None:
        headers = [column.header for column in self.columns]
        if not headers or "" in headers or len({header.casefold() for header in headers}) < len(headers):
            raise ValueError(f"The sheet {self.name!r} needs columns with a heading of their own each.")
        if any(header != " ".join(header.split()) for header in headers):
            raise ValueError(f"The sheet {self.name!r} has a heading with stray spaces or line ends.")


@dataclass(frozen=True)
class Cover:
    """What a reader must know before the first figure.

    `marking` is the Government Security Classification: OFFICIAL-SENSITIVE for rows about single
    children, OFFICIAL for aggregates. Control totals are label and value.
    """

    what: str
    authority: str
    period: str
    as_at: date
    filters: Sequence[str] = ()
    control_totals: Sequence[tuple[str, CellValue]] = ()
    rule_sets: Sequence[str] = ()
    anchor: str = ""
    """Where the history stood that the rows were read from; kept elsewhere, it proves the data file later."""
    marking: Marking = "OFFICIAL-SENSITIVE"
    contents: Contents = "Named – internal"


@dataclass(frozen=True)
class Workbook:
    """A whole workbook: cover first, then the sheets."""

    cover: Cover | None
    sheets: Sequence[Sheet]

    @property
    def marking(self) -> Marking:
        """For print headers; a workbook without a cover is taken to be about children."""
        return self.cover.marking if self.cover else "OFFICIAL-SENSITIVE"


_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
_LONGEST_NAME = 31


def sheet_name(wanted: str, taken: Collection[str]) -> str:
    """A name Excel accepts: 31 characters at most, none of []:*?/\\, no apostrophe at either end,
    and unlike all of `taken` whatever their case. A clash gets " (2)", " (3)" and so on.
    """
    plain = " ".join(_NOT_IN_A_NAME.sub(" ", wanted).split()).strip(" '") or "Sheet"
    used = {name.casefold() for name in taken} | {"history"}  # Excel keeps "History" for itself
    name, copy = plain[:_LONGEST_NAME].rstrip(" '"), 1
    while name.casefold() in used:
        copy += 1
        ending = f" ({copy})"
        name = plain[: _LONGEST_NAME - len(ending)].rstrip() + ending
    return name
