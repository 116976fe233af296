"""Which rows of a table this authority has loaded before, told by a digest of all that is read of them.

The same workbook, or next month's with the same line in it, asks nothing twice and makes no second record.
Of an answered row two digests are kept: with the answer, and without it, which is the row as it was sent.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import islice
from typing import Any

from cme_desktop.description.record_type import RecordType
from cme_desktop.description.target import Links
from cme_desktop.fields import Field, LinkField, Reading
from cme_desktop.intake.columns import TableColumns
from cme_desktop.intake.headings import Slot
from cme_desktop.intake.linked import NEW, is_reference
from cme_desktop.intake.making import RecordMaker
from cme_desktop.intake.targets import TARGETS, names_whose
from cme_desktop.ports import Notebook, NotebookPage, Reader
from cme_desktop.spreadsheets.tables import Cell, SheetRow
from cme_desktop.values.errors import ValueProblem
from cme_desktop.values.names import fold

Further = Mapping[str, Sequence[Mapping[str, Cell]]]
_ENOUGH = 16
"""Bytes of a digest, of which no two are the same."""
_AT_ONCE = 200
"""Rows that are looked up together."""


@dataclass(frozen=True)
class Digests:
    """Those of one row: as it stands, and as it was before somebody answered whose it is."""

    as_sent: str
    as_it_stands: str
    known: bool = False
    """Whether such a row was loaded before this file."""

    @property
    def key(self) -> bytes:
        """What it is noted under, as it stands."""
        return bytes.fromhex(self.as_it_stands)[:_ENOUGH]


class LoadedRows:
    """The digests of the rows of one file, and which of them are on file already."""

    def __init__(
        self,
        record_type: RecordType[Any],
        columns: TableColumns,
        further: Mapping[str, TableColumns],
        reading: Reading,
        notebook: Notebook,
    ) -> None:
        self.type = record_type
        self.columns = columns
        self.further = further
        self.reading = reading
        self._counts = _concerns_people(record_type)
        self._digests: NotebookPage[int, Digests] = notebook.page("digests of rows")
        self._last = (-1, Digests("", ""))
        """The row that was asked about last, as a row is asked about several times."""
        self._here: NotebookPage[bytes, int] = notebook.page("rows by their digests")

    def look_up(self, reader: Reader, rows: Iterable[tuple[SheetRow, Further]]) -> None:
        """Take in all rows of the file."""
        if not self._counts:
            return
        left = ((row.number, self._of(row, further)) for row, further in rows)
        while some := dict(islice(left, _AT_ONCE)):
            known = reader.loaded_rows({digests.as_it_stands for digests in some.values()})
            for number, digests in some.items():
                self._digests.put(number, replace(digests, known=digests.as_it_stands in known))

    def known(self, row: SheetRow) -> bool:
        """Whether it was loaded before this file."""
        return self._counts and self._digests_of(row).known

    def same_row(self, row: SheetRow) -> int | None:
        """The number of an equal row of this file that was loaded."""
        return self._here.get(self._digests_of(row).key) if self._counts else None

    def keep(self, row: SheetRow, record: int, maker: RecordMaker) -> None:
        """Remember which record a row went to, for the rows to come and for other files."""
        if not self._counts:
            return
        digests = self._digests_of(row)
        self._here.put_first(digests.key, row.number)
        maker.remember({digests.as_sent, digests.as_it_stands}, record)

    def _digests_of(self, row: SheetRow) -> Digests:
        if self._last[0] != row.number:
            digests = self._digests.get(row.number)
            assert digests is not None
            self._last = (row.number, digests)
        return self._last[1]

    def _of(self, row: SheetRow, further: Further) -> Digests:
        beside = [
            sorted(self._read(self.further[name], cells, {}))
            for name in sorted(further)
            for cells in further[name]
        ]
        answers: dict[Slot, str] = {}
        cells = sorted(self._read(self.columns, row.cells, answers))
        answer = sorted(answers.values())
        as_it_stands = self._digest(cells, beside, answer)
        names_a_child = any(path.startswith("child:") for path, _ in cells)
        return Digests(self._digest(cells, beside, []) if names_a_child else as_it_stands, as_it_stands)

    def _read(
        self, columns: TableColumns, cells: Mapping[str, Cell], answers: dict[Slot, str]
    ) -> Iterator[tuple[str, str]]:
        """What is read of the cells, by what it is read as; answers are put by."""
        for header, slot in columns.slots.items():
            text = columns.text(cells, header).strip()
            if not text or (not slot.name and not slot.answer):
                continue
            whose = slot.answer or names_whose(slot.field, self.type)
            if slot.answer or (whose and (is_reference(text) or fold(text) == NEW)):
                answers[slot] = fold(text)
                continue
            kind = "child:" if whose or self._is_whose_itself(slot) else ""
            yield f"{kind}{slot.rows}.{slot.name}.{slot.part}", self._plain(slot.read_as, text)

    def _is_whose_itself(self, slot: Slot) -> bool:
        target = TARGETS.get(self.type.key)
        path = f"{slot.rows}.{slot.name}" if slot.rows else slot.name
        return target is not None and path in target.given

    def _plain(self, described: Field[object] | None, text: str) -> str:
        """A cell as what it means, so that two ways to write a day are one.

        Digests on file were made of this, so it stays as it is whatever else becomes of the text of a value.
        """
        if described is not None and not isinstance(described, LinkField):
            try:
                return str(described.to_column(described.parse(text, self.reading)))
            except ValueProblem:
                pass
        return " ".join(text.casefold().split())

    def _digest(self, *read: object) -> str:
        return sha256(json.dumps([self.type.key, *read]).encode()).hexdigest()


def _concerns_people(record_type: RecordType[Any]) -> bool:
    """Whether its rows are of people, or name children: what else a file brings is known by its number."""
    target = TARGETS.get(record_type.key)
    if target is not None and target.links is not Links.BY_PARTICULARS:
        return True
    return any(names_whose(described, record_type) for described in record_type.plain.values())
