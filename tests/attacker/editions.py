"""Committee editions as a reader has them: open data, pages and notes, read from the files that were sent."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from cme_desktop.suppression.cells import CellKey

WITHHELD, NO_NUMBER = "[c]", "[z]"
_A_DAY = timedelta(days=1)
_FIRST_ROW = 5
_APART = ("Cover", "Headlines", "13 months", "Notes")
"""The sheets that are no pages of parts under wholes."""

Told = int | float | str
"""A number, or the sign in its place."""


@dataclass(frozen=True)
class Line:
    """A row of a page: its label without plus and minus, and what stands in each column."""

    label: str
    sign: int
    is_part: bool
    told: tuple[Told, ...]


@dataclass(frozen=True)
class ReadEdition:
    """One edition: the lines of its open data, the rows of each page, and the notes."""

    month: date
    cells: Mapping[CellKey, Told]
    labels: Mapping[CellKey, str]
    pages: Sequence[Sequence[Line]]
    notes: Mapping[str, str]

    @property
    def spans(self) -> list[tuple[date, date]]:
        """Of the five columns: the month, the one before, a year ago, and both years to date."""
        last_year = self.month.replace(year=self.month.year - 1)
        before = (self.month - _A_DAY).replace(day=1)
        starts = (self.month, before, last_year, _of_school_year(self.month), _of_school_year(last_year))
        ends = map(end_of, (self.month, before, last_year, self.month, last_year))
        return [*zip(starts, ends, strict=True)]

    def keys(self, line: Line, whole: str) -> list[CellKey] | None:
        """The lines of the open data that a row of a page repeats; None where there are none of that name."""
        called = {f"{line.label}".casefold(), line.label.replace("at the start", "at the end").casefold()}
        found = []
        for start, end in self.spans:
            if "at the start" in line.label:
                start, end = date.min, start - _A_DAY
            named = [
                key
                for key, label in self.labels.items()
                if (label.casefold() in called or label.casefold().endswith(f": {line.label.casefold()}"))
                and key.measure.startswith(whole)
                and key.end == end
                and start in (key.start, date.min)
            ]
            if not named:
                return None
            found.append(named[0])
        return found


def read_edition(month: date, workbook: Path, data: Path) -> ReadEdition:
    """What stands in the two files of an edition."""
    cells: dict[CellKey, Told] = {}
    labels: dict[CellKey, str] = {}
    with data.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            days = date.fromisoformat(row["from"]), date.fromisoformat(row["to"])
            key = CellKey(row["measure"], row["category"] or None, *days)
            cells[key], labels[key] = _told(row["value"]), row["label"]
    book = openpyxl.load_workbook(workbook)
    pages = [[*_lines(sheet)] for sheet in book.worksheets if sheet.title not in _APART]
    notes = {str(a.value): str(b.value) for a, b in book["Notes"].iter_rows(min_row=_FIRST_ROW, max_col=2)}
    return ReadEdition(month, cells, labels, pages, notes)


def _lines(sheet: Worksheet) -> Iterator[Line]:
    for row in sheet.iter_rows(min_row=_FIRST_ROW, max_col=6):
        label, *told = [cell.value for cell in row]
        if any(value is None for value in told):
            return
        signed = re.sub(r"^(plus|minus) ", "", str(label))
        minus = str(label).startswith("minus ")
        yield Line(signed, -1 if minus else 1, bool(row[0].alignment.indent), tuple(map(_told, told)))


def _told(value: object) -> Told:
    """A number as it is meant: 7 and 7.0 are one."""
    text = str(value)
    try:
        return float(text) if "." in text else int(text)
    except ValueError:
        return text


def disagreements(edition: ReadEdition) -> Iterator[str]:
    """Whatever a page tells otherwise than the open data."""
    for page in edition.pages:
        whole = ""
        for line in page:
            keys = edition.keys(line, whole if line.is_part and line.sign > 0 else "")
            if keys is None:
                yield f"{line.label} is not in the open data."
                continue
            if not line.is_part:
                whole = keys[0].measure.partition(".")[0]
            for key, told in zip(keys, line.told, strict=True):
                if edition.cells[key] != told:
                    yield f"{line.label}, {key.end}: {told} on the page, {edition.cells[key]} in the data."


def _of_school_year(day: date) -> date:
    return date(day.year if day.month >= 9 else day.year - 1, 9, 1)


def end_of(start: date) -> date:
    """The last day of a month."""
    return (start.replace(day=28) + timedelta(days=4)).replace(day=1) - _A_DAY
