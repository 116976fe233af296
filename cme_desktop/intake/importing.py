"""A table of records, loaded: good rows in batches that nobody sees before the last, bad rows handed back."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from cme_desktop.description.record_type import RecordType
from cme_desktop.description.texts import record_texts
from cme_desktop.desk import Desk
from cme_desktop.drafts import Draft
from cme_desktop.fields import LinkField
from cme_desktop.files.names import as_text
from cme_desktop.intake.agreement import same
from cme_desktop.intake.carrying_out import carry_out, finish
from cme_desktop.intake.date_order import DateOrder
from cme_desktop.intake.like_people import LikePeople
from cme_desktop.intake.linked import Linked
from cme_desktop.intake.linking import Linker
from cme_desktop.intake.loaded_rows import LoadedRows
from cme_desktop.intake.made_records import MadeRecords
from cme_desktop.intake.making import RecordMaker, kept_in, name_in
from cme_desktop.intake.marks import Back, mark, together
from cme_desktop.intake.outcome import Doubts, Outcome, Progress, RefusedRow, told_of, write_refused
from cme_desktop.intake.report_lines import like_a_line, only_restricted, report_line
from cme_desktop.intake.row_reading import ReadRow, RowReader, in_words
from cme_desktop.intake.sameness import OnFile, filled
from cme_desktop.intake.sheets import Sheets, read_sheets, unclaimed
from cme_desktop.intake.telling import Telling
from cme_desktop.intake.twice import Twice
from cme_desktop.intake.whose import Description
from cme_desktop.issues import Severity
from cme_desktop.ports import Batch, Notebook, NotebookPage, Reader
from cme_desktop.services.contradictions import contradictions
from cme_desktop.spreadsheets.outside import GoOn
from cme_desktop.spreadsheets.tables import Cell, Picked, SheetRow
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.person import PERSON

ROWS_IN_A_BATCH = 50
"""Each brings up to five records. A batch takes a quarter of a second or so, and then others may save."""
_FAR_MORE = 10  # times as many; reading one record alone takes about ten times as long as one of all

Further = Mapping[str, Sequence[Mapping[str, Cell]]]


def import_table(
    desk: Desk,
    record_type: RecordType[Any],
    path: Path,
    dry_run: bool = False,
    progress: Progress | None = None,
    go_on: GoOn | None = None,
    dates: DateOrder | None = None,
) -> Outcome:
    """Load a file of one record type. A dry run reads and judges every row and changes nothing.

    Good rows are saved in batches that nobody sees before the last: stopped half-way, nothing is loaded.
    After rows of the law, due dates are reckoned anew once, and `progress` is then told of the records done.
    Refused rows are written beside the file before the end. `dates` says what its dates have first, where
    they do not prove it; `go_on` is asked while the file is read. Raises FileProblem, OrderUnknown,
    Unavailable, or what `progress` and `go_on` raise.
    """
    if dry_run:
        with desk.store.reading() as reader:
            return judge_table(desk, record_type, path, reader, progress, go_on, dates)
    with desk.store.reading() as reader:
        reading = desk.reading(reader.law())
    sheets = read_sheets(record_type, path, reading, go_on, dates)
    notebook = desk.store.notebook()
    with desk.store.importing(desk.author, as_text(path), carry_out) as intake:
        with desk.store.reading() as reader:
            law = reader.law()
            run = _Import(desk, record_type, intake.action, sheets, reader, notebook)
        for some in told_of(run.rows_in_turn, ROWS_IN_A_BATCH, progress):
            intake.batch(partial(run.take_into, some), run.mark())
        outcome = run.outcome()
        if outcome.refused:
            refused_file = write_refused(
                path, sheets.main, sheets.further, outcome.refused_rows, sheets.columns_of
            )
            outcome = replace(outcome, refused_file=refused_file)
        finish(intake, law, progress)
    return replace(outcome, touched=intake.touched, number=intake.number)


def judge_table(
    desk: Desk,
    record_type: RecordType[Any],
    path: Path,
    reader: Reader,
    progress: Progress | None = None,
    go_on: GoOn | None = None,
    dates: DateOrder | None = None,
) -> Outcome:
    """What would come of loading a file. Raises as `import_table` does."""
    sheets = read_sheets(record_type, path, desk.reading(reader.law()), go_on, dates)
    run = _Import(desk, record_type, "", sheets, reader, desk.store.notebook())
    for some in told_of(run.rows_in_turn, ROWS_IN_A_BATCH, progress):
        run.take(some, reader, None)
    return run.outcome()


class _Import:
    """One run over a table. Without a batch to save in, what is new gets a made-up id below nought."""

    def __init__(
        self,
        desk: Desk,
        record_type: RecordType[Any],
        action: str,
        sheets: Sheets,
        reader: Reader,
        notebook: Notebook,
    ) -> None:
        self.type = record_type
        self.sheets = sheets
        self.reader = reader
        self.reading = desk.reading(reader.law())
        self.notebook = notebook
        made = MadeRecords(notebook)
        columns, further = sheets.columns, sheets.further_columns
        self.linker = Linker(reader, self.reading, notebook)
        self.rows = RowReader(record_type, columns, further, self.linker, self.reading)
        self.on_file = OnFile(reader, record_type, notebook)
        self.maker = RecordMaker(reader, self.linker, made, action)
        self.before = LoadedRows(record_type, columns, further, self.reading, notebook)
        self.people = LikePeople(reader, notebook)
        self.twice = Twice(record_type, notebook)
        self.of_rows: NotebookPage[str, int] = notebook.page("records by the rows they are of")
        self.further = sheets.rows_by_reference()
        self.claimed: set[str] = set()
        self.loaded = self.matched = 0
        self.telling = Telling(notebook)
        self.told, self.doubts = Doubts(), Doubts()
        for note in sheets.notes:
            self.telling.note(note)
        self._left = len(sheets.main.rows)
        self.restricted = reader.unseen(CHILD)
        self._read_ahead(len(sheets.main.rows))
        self.rows_in_turn = self._judged(sheets.main.rows)

    def mark(self) -> Back:
        """How to come back to what is in mind now, should the batch to come be undone."""
        own = mark(self, "claimed", "loaded", "matched", "_left")
        notes = self.notebook.mark(), self.told.mark(), self.doubts.mark()
        return together(own, *notes, self.on_file.mark(), self.linker.let_go)

    def take_into(self, rows: Sequence[SheetRow], work: Batch) -> None:
        """Some rows of the table, into a batch."""
        self.take(rows, work, work)

    def take(self, rows: Sequence[SheetRow], reader: Reader, work: Batch | None) -> None:
        """Some rows of the table, judged by what is on file at this moment."""
        self._read_from(reader)
        self.maker.work = work
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
        notes = chain(self.told.notes(), self.doubts.notes(), unclaimed_sheets)
        return self.telling.outcome(len(self.sheets.main.rows), self.loaded, self.matched, notes)

    def _read_from(self, reader: Reader) -> None:
        self.reader = self.on_file.reader = self.maker.reader = self.people.reader = reader
        self.linker.read_from(reader)

    def _take_note(self, key: str) -> None:
        """Somebody has saved a record of this type since the batch before."""
        self.linker.forget(key)
        if key == self.type.key:
            self.on_file.forget()
        if key == CHILD.key:
            self.linker.whose.plan_anew(self._described(self.rows_in_turn[-self._left :]))

    def _read_ahead(self, rows: int) -> None:
        """What a long table may hold again is read at once, unless there is far more of it on file."""
        if self.reader.counts()[self.type.key][0] <= rows * _FAR_MORE:
            self.on_file.read_ahead()

    def _judged(self, rows: Sequence[SheetRow]) -> Sequence[SheetRow]:
        """Find out for all rows together which were loaded before, and whose the others are.

        Those that are asked about come last: by then the children of the others have their references.
        """
        whose = self.linker.whose
        self.before.look_up(self.reader, ((row, self._further(row)) for row in rows))
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
        return self.rows.describer.description(row.cells) if self._no_record(row) is None else None

    def _no_record(self, row: SheetRow) -> str | None:
        return report_line(row) or only_restricted(row, self.sheets.columns)

    def _further(self, row: SheetRow) -> Further:
        reference = self.sheets.columns.reference(row.cells)
        return self.further.get(reference, {}) if reference else {}

    def _one(self, row: SheetRow, further: Further) -> None:
        if self.before.known(row):
            self.matched += 1
            self.telling.skip(row.number, "Nothing new: this row was loaded before.")
            return
        if why := self._no_record(row):
            self.telling.skip(row.number, why)
            return
        if why := like_a_line(row.cells, self.sheets.columns):
            self.telling.refuse(RefusedRow(row.number, (why,), row, further))
            return
        read = self.rows.read(row.cells, further)
        if read.asks and (same := self.before.same_row(row)):
            self.telling.skip(row.number, f"Nothing new: the same as row {same}.")
            return
        about = read.own or read.links.get("child")
        if about is not None and not about.new:
            self.matched += 1
        if not read.problems and (clash := self._other_of_that_reference(read)):
            read.problems.append(clash)
        if read.problems:
            reasons = tuple(dict.fromkeys(read.problems))
            self.telling.refuse(RefusedRow(row.number, reasons, row, further, read.asks))
            return
        loaded = self.loaded
        if read.own is not None and read.own.id is not None:
            self._bring_up(read, read.own, row, further)
        else:
            self._take(read, row, further)
        if self.loaded > loaded:
            self.doubts.add(row.number, read.doubts)

    # -- a new record ---------------------------------------------------------------------------

    def _take(self, read: ReadRow, row: SheetRow, further: Further) -> None:
        """Save the record of a row with what it points at, unless it is on file already."""
        if on_file := self._on_file(read):
            reference, why = on_file
            self.telling.skip(row.number, why)
            same = self.of_rows.get(reference) or self.reader.by_reference(reference)
            if same is not None:
                self.before.keep(row, same, self.maker)
            return
        if reasons := self._contradicted(read):
            self.telling.refuse(RefusedRow(row.number, reasons, row, further))
            return
        self._make_linked(read, row)
        record = read.draft.record()
        seen = record.child not in self.restricted
        if seen and read.own is None and (like := self.on_file.like(record)):
            told = f"this row tells of the same episode as {like}, but not in the same way."
            self.told.add(row.number, [("episode", told)])
        if read.own is None:
            self.on_file.add(record, f"row {row.number}")
        id = self.maker.make(self.type, record)
        self.of_rows.put(f"row {row.number}", id)
        if read.own is not None:
            self.linker.settle(read.own, id, record)
            self._tell_likeness(read, row, record)
            self.twice.keep(row.number, id)
            read.doubts += self.twice.told(row.number, record)
        self.before.keep(row, id, self.maker)
        self.telling.save(id)
        self.loaded += 1

    def _make_linked(self, read: ReadRow, row: SheetRow) -> None:
        """Save what the row points at, and say which of the people may be on file already."""
        added = {
            id(linked): (linked, linked.draft.record())
            for linked in read.links.values()
            if linked.to == PERSON.key and linked.draft is not None
        }
        self.maker.make_linked(read)
        for linked, person in added.values():
            person.id, person.reference = linked.id, linked.reference
            self._tell_likeness(read, row, person)

    def _tell_likeness(self, read: ReadRow, row: SheetRow, record: Any) -> None:
        if isinstance(record, PERSON.cls):
            read.doubts += self.people.told(row.number, record)

    def _contradicted(self, read: ReadRow) -> tuple[str, ...]:
        """Why a row cannot be true beside what is on file; what can be, but is unlikely, becomes a doubt.

        Nothing is said of what is on file of a restricted child.
        """
        if read.draft.record().child in self.restricted:
            return ()
        against = contradictions(self.reader, self.type, read.draft.record(), self._child_of(read))
        refusals = [clash.issue for clash in against if clash.issue.severity is Severity.REFUSE]
        read.doubts += [(clash.kind, clash.issue.text) for clash in against if clash.issue not in refusals]
        return tuple(in_words(read.draft, issue) for issue in refusals)

    def _child_of(self, read: ReadRow) -> Any | None:
        """The child whom a row is about, as the row leaves it: with the parents whom it names."""
        about = read.links.get(CHILD.key)
        if about is None:
            return None
        child = about.draft.record() if about.draft else self.maker.saved(CHILD, about.id or 0)
        for linked in read.links.values():
            if linked.id is not None and (place := kept_in(linked)) is not None and place[0] == CHILD.key:
                name_in(child, CHILD.key, place, linked.id)
        return child

    def _on_file(self, read: ReadRow) -> tuple[str, str] | None:
        """The record on file that a row would load again, and in words why it is left out."""
        if read.own is not None:
            return None
        linked = all(link.id is not None for link in read.links.values())
        if linked and (same := self.on_file.same(read.draft.record())):
            return same, f"Nothing new: the same as {same}."
        if self._referred(read.reference) is None:
            return None
        return read.reference, f"{read.reference} is on file, and is left as it is."

    def _referred(self, reference: str) -> int | None:
        """The record of this type that goes by that reference."""
        if not reference.upper().startswith(f"{self.type.prefix}-"):
            return None
        id = self.reader.by_reference(reference)
        return id if id is not None and self.reader.type_of(id) == self.type.key else None

    def _other_of_that_reference(self, read: ReadRow) -> str | None:
        """A reference that is on file for another child was given by another data file."""
        id = self._referred(read.reference) if read.own is None else None
        child = read.links.get("child")
        if id is None or child is None or self.reader.get(self.type, id).child == child.id:
            return None
        return f"{read.reference} is on file for another child. Empty its reference to load the row."

    # -- an entry of a register that is on file -------------------------------------------------

    def _bring_up(self, read: ReadRow, own: Linked, row: SheetRow, further: Further) -> None:
        """Fill the blanks of an entry on file; what is on file already is never overwritten."""
        assert own.id is not None
        if why := self.twice.contrary(own.id, partial(self._differing, read, own.id)):
            self.telling.refuse(RefusedRow(row.number, (why,), row, further))
            return
        self._make_linked(read, row)
        base = self.maker.saved(self.type, own.id)
        before = record_texts(self.type, base)
        differing = filled(self.type, base, read.draft.record(), read.given)
        known_as = base.reference or own.label
        self.twice.keep(row.number, own.id)
        if differing:
            labels = ", ".join(f"“{label}”" for label in differing)
            self.told.add(row.number, [(labels, f"{known_as} is on file with another {labels}; kept.")])
        refusals = Draft(self.type, self.reading, base).refusals()
        same = record_texts(self.type, base) == before
        if refusals and not same:
            reasons = tuple(in_words(read.draft, issue) for issue in refusals)
            self.telling.refuse(RefusedRow(row.number, reasons, row, further))
            return
        self.before.keep(row, own.id, self.maker)
        if same:
            self.telling.skip(row.number, f"Nothing new about {known_as}.")
        else:
            self.maker.change(self.type, own.id, base, "fill", self._as_read(read))
            self.telling.save(own.id)
            self.linker.settle(own, own.id, base)
            self.loaded += 1

    def _differing(self, read: ReadRow, id: int) -> list[str]:
        """The labels of what a row says otherwise than the entry on file, in more than its capitals."""
        held, said = self.maker.saved(self.type, id), read.draft.record()
        pairs = {
            described.label: (getattr(held, name), getattr(said, name))
            for name, described in self.type.plain.items()
            if name in read.given and not isinstance(described, LinkField)
        }
        return [label for label, (one, other) in pairs.items() if one and other and not same(one, other)]

    def _as_read(self, read: ReadRow) -> dict[str, Any]:
        """What a row says, so that it can be said again later, whatever day it is then."""
        return {
            "draft": read.draft.to_json(),
            "given": sorted(read.given),
            "day": self.reading.today.isoformat(),
        }


def _places(flags: bytearray, value: int) -> Iterator[int]:
    return (place for place, flag in enumerate(flags) if flag == value)
