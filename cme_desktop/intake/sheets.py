"""A file for one record type, taken apart: the main table, the rows that belong to its rows, and notes."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import BirthField, DateField, Reading
from cme_desktop.intake.cells import is_day_zero
from cme_desktop.intake.columns import TableColumns, dated
from cme_desktop.intake.date_order import DateOrder, Key, Written, settle
from cme_desktop.intake.day_numbers import DayNumbers
from cme_desktop.intake.headings import REFERENCE, ROW, WHY, Slot, row_slots, slots_of, understood
from cme_desktop.registry import REGISTRY
from cme_desktop.spreadsheets.cover import COVER_NAME
from cme_desktop.spreadsheets.problems import FileProblem
from cme_desktop.spreadsheets.reading import read_tables
from cme_desktop.spreadsheets.sheets import sheet_name
from cme_desktop.spreadsheets.tables import Cell, Table
from cme_desktop.spreadsheets.templates import CHOICES_NAME, NOTES_NAME
from cme_desktop.spreadsheets.waiting import GoOn
from cme_desktop.values.errors import quoted
from cme_desktop.values.names import fold
from cme_desktop.values.sentences import mid_sentence, some_of

_NOT_DATA = {fold(name) for name in (COVER_NAME, NOTES_NAME, CHOICES_NAME)}
_PASSED_OVER = {fold(ROW), fold(WHY)}
_NAMED = 10
"""Of the columns that were not read; whoever sent them can find the others by these."""


class OtherType(FileProblem):
    """The headings of a file are those of another record type, `type`, than the one it was read as."""

    def __init__(self, message: str, type: RecordType[Any]) -> None:
        super().__init__(message)
        self.type = type


@dataclass(frozen=True)
class Sheets:
    """The main table with its columns; further tables by the field whose rows they hold."""

    main: Table
    columns: TableColumns
    further: Mapping[str, Table]
    further_columns: Mapping[str, TableColumns]
    notes: tuple[str, ...]

    @property
    def columns_of(self) -> dict[str, TableColumns]:
        """The columns of every table that is read, by its name."""
        further = {table.name: self.further_columns[name] for name, table in self.further.items()}
        return {self.main.name: self.columns, **further}

    def rows_by_reference(self) -> dict[str, dict[str, list[Mapping[str, Cell]]]]:
        """reference -> field -> the rows of the further sheets that carry it."""
        found: dict[str, dict[str, list[Mapping[str, Cell]]]] = defaultdict(lambda: defaultdict(list))
        for name, table in self.further.items():
            for row in table.rows:
                found[self.further_columns[name].reference(row.cells)][name].append(row.cells)
        return found


def read_sheets(
    record_type: RecordType[Any],
    path: Path,
    reading: Reading,
    go_on: GoOn | None = None,
    dates: DateOrder | None = None,
) -> Sheets:
    """A file taken apart; `dates` is what somebody said of the order of its dates.

    `go_on` is asked while it is read, and may raise Cancelled. Raises FileProblem for a file that cannot be
    read, is of another type, or lacks a needed column, and OrderUnknown where somebody has to say what its
    dates have first.
    """
    tables = [table for table in read_tables(path, go_on=go_on) if fold(table.name) not in _NOT_DATA]
    further = {name: table for table in tables if (name := _holds_rows(record_type, table))}
    mains = [table for table in tables if table not in further.values()]
    if not mains:
        raise FileProblem(f"“{path.name}” holds no sheet of {mid_sentence(record_type.plural)}.")
    main = _main_of(record_type, mains)
    columns = TableColumns(understood(main.headers, slots_of(record_type)), main.epoch_1904)
    _check(record_type, path, main, columns)
    further_columns = {
        name: TableColumns(
            understood(table.headers, row_slots(name, record_type.rows[name])), table.epoch_1904
        )
        for name, table in further.items()
    }
    notes = [*_notes(main, columns), *_not_read([table.name for table in mains if table is not main])]
    _refuse_twice(path, columns)
    for name, table in further.items():
        _refuse_twice(path, further_columns[name])
        if not any(not slot.name for slot in further_columns[name].slots.values()):
            raise FileProblem(
                f"The sheet “{table.name}” of “{path.name}” has no column “{REFERENCE}”, which says "
                "which row of the first sheet each of its rows belongs to."
            )
        notes += _notes(table, further_columns[name])
    sheets = _with_day_numbers(Sheets(main, columns, further, further_columns, tuple(notes)), reading, dates)
    return _with_dates(path, sheets, dates)


def _main_of(record_type: RecordType[Any], tables: Sequence[Table]) -> Table:
    """The first table with rows; a hidden one only where no table that Excel shows has what is needed."""
    filled = [table for table in tables if table.rows] or list(tables)
    if filled[0].hidden:
        slots = slots_of(record_type)
        for table in filled:
            found = understood(table.headers, slots)
            if found and not table.hidden and not _missing(record_type, found):
                return table
    return filled[0]


def _with_day_numbers(sheets: Sheets, reading: Reading, said: DateOrder | None) -> Sheets:
    """The same with what bare numbers mean in every column of dates."""
    further = {
        name: _counting(sheets.further[name], columns, reading, said)
        for name, columns in sheets.further_columns.items()
    }
    columns = _counting(sheets.main, sheets.columns, reading, said)
    notes = [
        column.note
        for one in (columns, *further.values())
        for column in one.day_numbers.values()
        if column.note
    ]
    return replace(sheets, columns=columns, further_columns=further, notes=(*sheets.notes, *notes))


def _counting(table: Table, columns: TableColumns, reading: Reading, said: DateOrder | None) -> TableColumns:
    found = {
        header: DayNumbers(header, slot.read_as, reading, columns.epoch_1904, said or DateOrder.DAY_FIRST)
        for header, slot in columns.slots.items()
        if isinstance(slot.read_as, (DateField, BirthField))
    }
    for row in table.rows if found else ():
        for header, column in found.items():
            cell = row.cells.get(header)
            if cell is not None and not is_day_zero(cell, column.field, columns.epoch_1904):
                column.add(cell)
    return replace(columns, day_numbers=found)


def _with_dates(path: Path, sheets: Sheets, said: DateOrder | None) -> Sheets:
    """The same with the order of the dates of every column."""
    tables = [(sheets.main, sheets.columns, "")]
    tables += [(table, sheets.further_columns[name], name) for name, table in sheets.further.items()]
    written: dict[Key, Written] = {}
    for table, columns, name in tables:
        headers = [header for header, slot in columns.slots.items() if dated(slot)]
        found = {header: Written(header) for header in headers}
        for row in table.rows if headers else ():
            for header, column in found.items():
                if isinstance(row.cells.get(header), (str, int)):
                    column.add(columns.text(row.cells, header))
        written |= {(name, header): column for header, column in found.items()}
    settled = settle(path.name, written, said)

    def ordered(columns: TableColumns, name: str) -> TableColumns:
        orders = {header: settled.orders[name, header] for of, header in written if of == name}
        proofs = {
            header: next(iter(column.proved.values()))
            for (of, header), column in written.items()
            if of == name and column.proved
        }
        return replace(columns, orders=orders, proofs=proofs)

    return replace(
        sheets,
        columns=ordered(sheets.columns, ""),
        further_columns={name: ordered(columns, name) for name, columns in sheets.further_columns.items()},
        notes=(*sheets.notes, *settled.notes),
    )


def _holds_rows(record_type: RecordType[Any], table: Table) -> str | None:
    for name, described in record_type.rows.items():
        if fold(table.name) in (fold(name), fold(sheet_name(described.label, ()))):
            return name
    return None


def _check(record_type: RecordType[Any], path: Path, main: Table, columns: TableColumns) -> None:
    known = len(columns.slots)
    belonging = {other.key: len(understood(main.headers, slots_of(other))) for other in REGISTRY}
    likeliest = max(REGISTRY, key=lambda other: belonging[other.key])
    theirs = belonging[likeliest.key]
    if theirs > known:
        raise OtherType(
            f"“{path.name}” looks like a file of {mid_sentence(likeliest.plural)}, not of "
            f"{mid_sentence(record_type.plural)}: {theirs} of its columns belong to those, "
            f"{known} to these.",
            likeliest,
        )
    if missing := _missing(record_type, columns.slots):
        columns_word = "the column" if len(missing) == 1 else "the columns"
        raise FileProblem(
            f"“{path.name}” lacks {columns_word} {' and '.join(missing)}, without which no "
            f"{mid_sentence(record_type.title)} can be saved."
        )


def _missing(record_type: RecordType[Any], slots: Mapping[str, Slot]) -> list[str]:
    """The labels of needed fields that none of the columns holds."""
    named = {slot.name for slot in slots.values() if not slot.rows}
    blank = record_type.cls()
    return [
        f"“{described.label}”"
        for name, described in record_type.plain.items()
        if described.required
        and described.presumed is None
        and getattr(blank, name) is None
        and name not in named
    ]


def _refuse_twice(path: Path, columns: TableColumns) -> None:
    """A field's label and its name are the same heading; of two columns one would be lost."""
    seen: dict[tuple[str, str, str], str] = {}
    for header, slot in columns.slots.items():
        first = seen.setdefault(slot.place, header)
        if first != header:
            raise FileProblem(
                f"“{path.name}” has one column twice, as “{first}” and as “{header}”. Keep one of the two."
            )


def _notes(table: Table, columns: TableColumns) -> Iterator[str]:
    yield from table.notes
    unknown = [
        quoted(header)
        for header in table.headers
        if header not in columns.slots and fold(header) not in _PASSED_OVER
    ]
    if len(unknown) == 1:
        one = f"The column {unknown[0]} was not read: it is not one"
        yield f"{one} of the columns of {quoted(table.name)}."
    elif unknown:
        some = f"The columns {some_of(unknown, _NAMED)} were not read: they are not among"
        yield f"{some} the columns of {quoted(table.name)}."


def _not_read(sheets: Sequence[str]) -> Iterator[str]:
    if sheets:
        sheet, was = ("sheet", "was") if len(sheets) == 1 else ("sheets", "were")
        yield f"The {sheet} {some_of(list(map(quoted, sheets)))} {was} not read."


def unclaimed(
    rows: Mapping[str, Mapping[str, Sequence[Mapping[str, Cell]]]], claimed: set[str]
) -> Iterator[str]:
    """Notes about further rows that belong to no row of the main sheet."""
    counts = {of: sum(map(len, rows[of].values())) for of in sorted(rows.keys() - claimed)}
    belong = "to no row of the first sheet, so they were not read."
    if without := counts.pop("", 0):
        yield f"{without:,} further rows with no reference belong {belong}"
    if counts:
        references = "reference" if len(counts) == 1 else "references"
        named = some_of(list(map(quoted, counts)))
        yield f"{sum(counts.values()):,} further rows with the {references} {named} belong {belong}"
