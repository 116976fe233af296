"""One record type as a workbook: its records with every field, and the rows of its repeating fields.

A restricted child, and whoever is a parent or carer of one, is pointed at by reference number only; the
records of and about them stand last and say Restricted only.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from operator import attrgetter
from typing import Any

from cme_desktop.description.record_type import RecordType
from cme_desktop.exports.restricted import Guarded
from cme_desktop.fields import Field, LinkField, RowsField
from cme_desktop.fields.answered import cell
from cme_desktop.intake.headings import REFERENCE
from cme_desktop.intake.targets import TARGETS
from cme_desktop.ports import Hit, Reader
from cme_desktop.public_names import NOT_BROKEN_DOWN, RESTRICTED
from cme_desktop.spreadsheets.sheets import CellValue, Cover, Sheet, SheetColumn, Workbook, sheet_name
from cme_desktop.values.dates import show_day

_BATCH = 500
_Cell = Callable[[Any], CellValue]
_Cells = Callable[[Iterable[Any]], list[CellValue]]
"""One column of a batch: a cell for each record or row."""


def export_plan(
    reader: Reader,
    record_type: RecordType[Any],
    since: date | None,
    until: date | None,
    authority: str,
    as_at: date,
) -> Workbook:
    """The plan of the workbook; records are read as it is written, so `reader` has to stay open till then.

    `since` and `until` bound the days of the event, both included; records without one are then left out.
    """
    export = _Export(reader, record_type)
    main = Sheet(sheet_name(record_type.plural, ()), export.columns(), export.rows(since, until))
    sheets = [main]
    for name, described in record_type.rows.items():
        title = sheet_name(described.label, [sheet.name for sheet in sheets])
        sheets.append(Sheet(title, export.row_columns(described.fields), export.further[name]))
    cover = Cover(
        what=f"{record_type.plural}: export",
        authority=authority,
        period=span(since, until),
        as_at=as_at,
        filters=bounds(record_type, since, until),
        control_totals=export.totals,
    )
    return Workbook(cover, sheets)


def span(since: date | None, until: date | None) -> str:
    """The period of an export in words."""
    if since is None and until is None:
        return "All records"
    start = f"from {show_day(since)} " if since else ""
    return f"{start}to {show_day(until)}" if until else start.strip()


def bounds(record_type: RecordType[Any], since: date | None, until: date | None) -> list[str]:
    """Which day decides whether a record is in the period."""
    if since is None and until is None:
        return []
    return [f"“{record_type.fields[record_type.event].label}” lies in the period"]


class _Export:
    """One pass over the records. `further` and `totals` are filled while the main sheet's rows are taken."""

    def __init__(self, reader: Reader, record_type: RecordType[Any]) -> None:
        self.reader = reader
        self.type = record_type
        self.guarded = Guarded(reader)
        self.hits: dict[int, Hit] = {}
        self.further: dict[str, list[Sequence[CellValue]]] = {name: [] for name in record_type.rows}
        self.totals: list[tuple[str, CellValue]] = []
        self._columns = self._columns_of(record_type.plain)
        self._row_columns = {name: self._columns_of(rows.fields) for name, rows in record_type.rows.items()}

    # -- columns --------------------------------------------------------------------------------

    def columns(self) -> list[SheetColumn]:
        """The main sheet's, in the order of the form."""
        return self.row_columns(self.type.plain)

    def row_columns(self, fields: Mapping[str, Field[Any]]) -> list[SheetColumn]:
        """The reference, then each field; a link to a child or a person has its reference beside it."""
        columns = [SheetColumn(REFERENCE, 16)]
        for described in fields.values():
            columns.append(SheetColumn(described.label, 20, described.cell.value))
            if self._has_reference(described):
                columns.append(SheetColumn(f"{described.label} {REFERENCE.lower()}", 16))
        return columns

    # -- rows -----------------------------------------------------------------------------------

    def rows(self, since: date | None, until: date | None) -> Iterator[Sequence[CellValue]]:
        """The main sheet's rows, in reference order."""
        by_status, untold = Counter[str](), 0
        for batch in _batches(self.reader.records(self.type, since, until)):
            self._look_up(batch)
            told = [record for record in batch if not self.guarded.record(self.type, record)]
            untold += len(batch) - len(told)
            by_status.update(record.status for record in told)
            self._keep_further(told)
            yield from _lines([record.reference for record in told], self._columns, told)
        for _ in range(untold):
            yield [RESTRICTED, *(None for _ in self.columns()[1:])]
        statuses = self.type.life.statuses
        self.totals += [(f"status “{statuses.label(code)}”", n) for code, n in sorted(by_status.items())]
        self.totals += [(NOT_BROKEN_DOWN, untold)] if untold else []

    def _keep_further(self, records: Sequence[Any]) -> None:
        """The rows of repeating fields, for the sheets after the main one."""
        for name, columns in self._row_columns.items():
            references = [record.reference for record in records for _ in getattr(record, name)]
            rows = [row for record in records for row in getattr(record, name)]
            self.further[name].extend(_lines(references, columns, rows))

    def _columns_of(self, fields: Mapping[str, Field[Any]]) -> list[_Cells]:
        """What takes each column out of records or rows, decided once for the whole export."""
        return [_column(name, one) for name, described in fields.items() for one in self._of(described)]

    def _of(self, described: Field[Any]) -> list[_Cell]:
        """What turns a field's value into its cells."""
        if isinstance(described, RowsField):
            return []
        if isinstance(described, LinkField) and described.to == self.type.key:
            return [self._reference]
        if isinstance(described, LinkField):
            return [self._label, self._reference] if self._has_reference(described) else [self._label]
        return [described.to_cell]

    def _has_reference(self, described: Field[Any]) -> bool:
        """Names of children and people do not tell them apart; one of the same type is by number anyway."""
        if not isinstance(described, LinkField) or described.to == self.type.key:
            return False
        return described.to in TARGETS and len(TARGETS[described.to].given) > 3

    # -- links ----------------------------------------------------------------------------------

    def _look_up(self, batch: Iterable[Any]) -> None:
        """The names of all that a batch points at, asked for together."""
        links = [name for name, f in self.type.plain.items() if isinstance(f, LinkField)]
        ids = {getattr(record, name) for record in batch for name in links}
        for rows, described in self.type.rows.items():
            row_links = [name for name, f in described.fields.items() if isinstance(f, LinkField)]
            if row_links:
                ids |= {getattr(r, n) for record in batch for r in getattr(record, rows) for n in row_links}
        wanted = sorted(ids - self.hits.keys() - {None})
        self.hits |= {hit.id: hit for hit in self.reader.hits(wanted)}

    def _label(self, id: int) -> str:
        hit = self.hits[id]
        return hit.reference if self.guarded.named(hit) else hit.label

    def _reference(self, id: int) -> str:
        return self.hits[id].reference


def _column(name: str, of_value: _Cell) -> _Cells:
    """The cells of one field: a blank value gives a blank cell, and why there is none is said in words."""
    value_of = attrgetter(name)

    def cells(holders: Iterable[Any]) -> list[CellValue]:
        return [cell(value, of_value) for value in map(value_of, holders)]

    return cells


def _lines(
    references: list[str], columns: Sequence[_Cells], holders: Sequence[Any]
) -> Iterator[tuple[CellValue, ...]]:
    """Records or rows as lines of cells, made column by column: value by value it takes twice as long."""
    return zip(references, *(column(holders) for column in columns), strict=True)


def _batches(records: Iterator[Any]) -> Iterator[list[Any]]:
    while batch := list(islice(records, _BATCH)):
        yield batch
