"""Tables on their way from the process that reads a file: lines of JSON in a file without a name.

Nothing but plain cells can be written in it: whatever a file does to the process that reads it, nothing else
comes back. Rows are read from it when they are wanted, so that a long file takes no more memory than a short
one.
"""

import json
import os
import weakref
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time
from typing import Any, BinaryIO, overload

from cme_desktop.spreadsheets.bounds import MAX_LETTERS
from cme_desktop.spreadsheets.tables import Cell, Picked, SheetRow, Table

_BETWEEN_MARKS = 64
_BETWEEN_LOOKS = 10_000_000  # bytes
_MOST_HELD = 1_000_000  # bytes
_LONGEST = 12 * MAX_LETTERS + 1_000_000  # bytes: a letter takes up to twelve, and no other cell many
_PLAIN = {str, int, float, bool, date, datetime, time, type(None)}
_READERS: dict[str, Callable[[str], date | time]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
}


class Overfull(Exception):
    """More is written than an office machine has room for."""


class NoRoom(Exception):
    """The disk takes no more."""


class Overlong(Exception):
    """A row, or the headings, are longer than any table's; its argument is the row, nought for headings."""


class SpoolWriter:
    """Writes tables, one after the other; each begins, has rows, and ends."""

    def __init__(self, file: BinaryIO, most: int) -> None:
        self._file = file
        self._left = most

    def begun(self) -> None:
        """Whoever writes has come so far as to write. Raises NoRoom."""
        self._write({"begun": True})
        self._flush()

    def begin(
        self, name: str, headers: Sequence[str], read: Sequence[str], epoch_1904: bool, hidden: bool = False
    ) -> None:
        """A table with these headings; its rows have the cells of those that are `read`."""
        about = {"name": name, "headers": headers, "read": read}
        self._write({**about, "epoch_1904": epoch_1904, "hidden": hidden})

    def row(self, number: int, short: bool, cells: Sequence[Cell]) -> None:
        """One row. Raises Overfull, NoRoom."""
        self._write([number, int(short), *cells])

    def end(self, notes: Sequence[str]) -> None:
        """No more rows of this table."""
        self._write({"notes": notes})

    def note(self, note: str) -> None:
        """A sentence about the whole file, for the first table."""
        self._write({"note": note})

    def close(self, **last: str) -> None:
        """Nothing more; or what went wrong."""
        self._write({"last": last})
        self._flush()

    def _flush(self) -> None:
        try:
            self._file.flush()
        except OSError as error:
            raise NoRoom from error

    def _write(self, line: Any) -> None:
        written = _to_json(line).encode("ascii") + b"\n"
        if len(written) > _LONGEST:
            raise Overlong(line[0] if isinstance(line, list) else 0)
        self._left -= len(written)
        if self._left < 0 and "last" not in line:
            raise Overfull
        try:
            self._file.write(written)
        except OSError as error:
            raise NoRoom from error


class Spool:
    """What was written, to be read. Raises ValueError for what no `SpoolWriter` has written."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        weakref.finalize(self, file.close)

    def fileno(self) -> int:
        """The number of the open file."""
        return self._file.fileno()

    def is_begun(self) -> bool:
        """Whether anything was written."""
        return self._file.seek(0, os.SEEK_END) > 0

    def read(self, go_on: Callable[[], None]) -> tuple[list[Table], dict[str, str]]:
        """The tables, and the last word: empty when all went well. Raises what `go_on` raises."""
        tables: list[Table] = []
        notes: list[str] = []
        rows = SpooledRows(self, ())
        end = 0
        self._file.seek(0)
        for line in self._file:
            at, end = end, end + len(line)
            if at // _BETWEEN_LOOKS != end // _BETWEEN_LOOKS:
                go_on()
            if line[:1] != b"{":
                rows.begins_at(at)
                continue
            said = json.loads(line)
            if "last" in said:
                for table in tables[:1]:
                    table.notes.extend(notes)
                return tables, dict(said["last"])
            if "begun" in said:
                continue
            if "note" in said:
                notes.append(str(said["note"]))
            elif "notes" in said:
                tables[-1].notes.extend(map(str, said["notes"]))
                rows.end_at(at)
            else:
                rows = SpooledRows(self, tuple(map(str, said["read"])))
                headers = list(map(str, said["headers"]))
                epoch_1904, hidden = bool(said["epoch_1904"]), bool(said["hidden"])
                tables.append(Table(str(said["name"]), headers, rows, [], epoch_1904, hidden))
        raise ValueError("it ends too soon")

    def lines(self, start: int, end: int) -> list[bytes]:
        """What stands between two places."""
        self._file.seek(start)
        return self._file.read(end - start).splitlines()


class SpooledRows(Sequence[SheetRow]):
    """The rows of one table, where they lie."""

    def __init__(self, spool: Spool, headers: tuple[str, ...]) -> None:
        self._spool = spool
        self._headers = headers
        self._count = 0
        self._marks: array[int] = array("Q")
        """Where every block of rows begins, and where the last ends."""
        self._firsts: array[int] = array("Q")
        """The first row of each block: as many as fill it, or one that is longer than that."""
        self._held: tuple[int, list[bytes]] = (-1, [])

    def begins_at(self, place: int) -> None:
        """The next row begins here."""
        if not self._count or self._is_full(place):
            self._marks.append(place)
            self._firsts.append(self._count)
        self._count += 1

    def _is_full(self, place: int) -> bool:
        full = self._count - self._firsts[-1] == _BETWEEN_MARKS
        return full or place - self._marks[-1] > _MOST_HELD

    def end_at(self, place: int) -> None:
        """All rows are there."""
        self._marks.append(place)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> SheetRow: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[SheetRow]: ...
    def __getitem__(self, place: int | slice) -> SheetRow | Sequence[SheetRow]:
        places = range(self._count)[place]
        if isinstance(places, range):
            return Picked(self, places)
        block = bisect_right(self._firsts, places) - 1
        if self._held[0] != block:
            self._held = (block, self._block(block))
        return self._row(self._held[1][places - self._firsts[block]])

    def __iter__(self) -> Iterator[SheetRow]:
        for block in range(len(self._marks) - 1):
            yield from map(self._row, self._block(block))

    def _block(self, block: int) -> list[bytes]:
        return self._spool.lines(self._marks[block], self._marks[block + 1])

    def _row(self, line: bytes) -> SheetRow:
        number, short, *cells = _from_json(line.decode("ascii"))
        if type(number) is not int or not _PLAIN.issuperset(map(type, cells)):
            raise ValueError("no row of cells")
        return SheetRow(number, dict(zip(self._headers, cells, strict=True)), bool(short))


def _as_object(value: object) -> dict[str, str]:
    if isinstance(value, date | time):
        return {type(value).__name__: value.isoformat()}
    raise TypeError(f"no cell: {type(value).__name__}")


def _value(written: dict[str, str]) -> date | time:
    ((kind, text),) = written.items()
    return _READERS[kind](text)


_from_json = json.JSONDecoder(object_hook=_value).decode
_to_json = json.JSONEncoder(default=_as_object, separators=(",", ":")).encode
