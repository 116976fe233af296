"""One run over the table of a file: its rows in turn, each to what becomes of it."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from cme_desktop.intake.entries_on_file import EntriesOnFile
from cme_desktop.intake.loaded_rows import Further
from cme_desktop.intake.marks import Back, mark, together
from cme_desktop.intake.new_records import NewRecords
from cme_desktop.intake.outcome import Doubts, Outcome, RefusedRow
from cme_desktop.intake.report_lines import like_a_line, only_restricted, report_line
from cme_desktop.intake.row_reading import ReadRow, RowReader
from cme_desktop.intake.run_parts import RunParts
from cme_desktop.intake.sheets import Sheets, unclaimed
from cme_desktop.intake.targets import TARGETS
from cme_desktop.intake.whose import Description
from cme_desktop.ports import Batch, Reader
from cme_desktop.spreadsheets.tables import Picked, SheetRow
from cme_desktop.standing_records.child import CHILD


class Run:
    """Takes rows in lots, and finds out for all of them together whose they are before the first."""

    def __init__(self, parts: RunParts, sheets: Sheets) -> None:
        self.parts = parts
        self.sheets = sheets
        self.row_reader = RowReader(
            parts.type, sheets.columns, sheets.further_columns, parts.linker, parts.reading
        )
        self.news = NewRecords(parts)
        self.entries = EntriesOnFile(parts, self.news)
        self.further = sheets.rows_by_reference()
        self.claimed: set[str] = set()
        self.loaded = self.matched = 0
        self.doubts = Doubts()
        for note in sheets.notes:
            parts.telling.note(note)
        self._left = len(sheets.main.rows)
        self._read_ahead(len(sheets.main.rows))
        self.rows_in_turn = self._judged(sheets.main.rows)

    def mark(self) -> Back:
        """How to come back to what is in mind now, should the batch to come be undone."""
        own = mark(self, "claimed", "loaded", "matched", "_left")
        return together(own, self.doubts.mark(), self.parts.mark())

    def take_into(self, rows: Sequence[SheetRow], work: Batch) -> None:
        """Some rows of the table, into a batch."""
        self.take(rows, work, work)

    def take(self, rows: Sequence[SheetRow], reader: Reader, work: Batch | None) -> None:
        """Some rows of the table, judged by what is on file at this moment."""
        self.parts.read_from(reader, work)
        for key in work.news() if work is not None else ():
            self._take_note(key)
        self._left -= len(rows)
        for row in rows:
            reference = self.sheets.columns.reference(row.cells)
            if reference in self.further:
                self.claimed.add(reference)
            self._one(row, self._further(row))

    def outcome(self) -> Outcome:
        """What came of all rows taken."""
        unclaimed_sheets = unclaimed(self.further, self.claimed - {""})
        notes = chain(self.parts.told.notes(), self.doubts.notes(), unclaimed_sheets)
        return self.parts.telling.outcome(len(self.sheets.main.rows), self.loaded, self.matched, notes)

    def _take_note(self, key: str) -> None:
        """Somebody has saved a record of this type since the batch before."""
        self.parts.linker.forget(key)
        if key == self.parts.type.key:
            self.parts.on_file.forget()
        if key == CHILD.key:
            self.parts.linker.whose.plan_anew(self._described(self.rows_in_turn[-self._left :]))

    def _read_ahead(self, rows: int) -> None:
        """What a long table may hold again is read at once, unless there is more of it on file.

        Whom or what a row of a register means is found otherwise.
        """
        kind = self.parts.type.key
        if kind not in TARGETS and self.parts.reader.counts()[kind][0] <= rows:
            self.parts.on_file.read_ahead()

    def _judged(self, rows: Sequence[SheetRow]) -> Sequence[SheetRow]:
        """Find out for all rows together which were loaded before, and whose the others are.

        Those that are asked about come last: by then the children of the others have their references.
        """
        whose = self.parts.linker.whose
        self.parts.before.look_up(self.parts.reader, ((row, self._further(row)) for row in rows))
        if not whose.plan(self._described(rows)):
            return rows
        asked = bytearray(len(rows))
        for place, row in enumerate(rows):
            child = self._described_by(row)
            asked[place] = child is not None and bool(whose.meant(child).question)
        return Picked(rows, array("Q", (place for last in (0, 1) for place in _places(asked, last))))

    def _described(self, rows: Iterable[SheetRow]) -> Iterator[tuple[int, Description]]:
        """What each row says of a child, for those that name one."""
        for row in rows:
            if (child := self._described_by(row)) is not None:
                yield row.number, child

    def _described_by(self, row: SheetRow) -> Description | None:
        return self.row_reader.describer.description(row.cells) if self._no_record(row) is None else None

    def _no_record(self, row: SheetRow) -> str | None:
        return report_line(row) or only_restricted(row, self.sheets.columns)

    def _further(self, row: SheetRow) -> Further:
        reference = self.sheets.columns.reference(row.cells)
        return self.further.get(reference, {}) if reference else {}

    def _one(self, row: SheetRow, further: Further) -> None:
        before, telling = self.parts.before, self.parts.telling
        if before.known(row):
            self.matched += 1
            telling.skip(row.number, "Nothing new: this row was loaded before.")
        elif why := self._no_record(row):
            telling.skip(row.number, why)
        elif why := like_a_line(row.cells, self.sheets.columns):
            telling.refuse(RefusedRow(row.number, (why,), row, further))
        else:
            self._record(row, further)

    def _record(self, row: SheetRow, further: Further) -> None:
        """Take a row that tells of a record."""
        before, telling = self.parts.before, self.parts.telling
        read = self.row_reader.read(row.cells, further)
        if read.asks and (same := before.same_row(row)):
            telling.skip(row.number, f"Nothing new: the same as row {same}.")
            return
        about = read.own or read.links.get(CHILD.key)
        if about is not None and not about.new:
            self.matched += 1
        if not read.problems and (clash := self.news.other_of_that_reference(read)):
            read.problems.append(clash)
        if read.problems:
            reasons = tuple(dict.fromkeys(read.problems))
            telling.refuse(RefusedRow(row.number, reasons, row, further, read.asks))
        elif self._saved(read, row, further):
            self.loaded += 1
            self.doubts.add(row.number, read.doubts)
            self.parts.told.add(row.number, read.not_kept)

    def _saved(self, read: ReadRow, row: SheetRow, further: Further) -> bool:
        if read.own is not None and read.own.id is not None:
            return self.entries.bring_up(read, read.own, row, further)
        return self.news.take(read, row, further)


def _places(flags: bytearray, value: int) -> Iterator[int]:
    return (place for place, flag in enumerate(flags) if flag == value)
