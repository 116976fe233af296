"""The national register of schools, Get Information about Schools (GIAS), loaded from its extract.

`edubasealldata*.csv`: 133 to 140 columns that come and go, in Windows-1252 or UTF-8. Columns are read by
name, and only those named here: nothing about head teachers is ever looked at.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from cme_desktop.description.texts import record_texts
from cme_desktop.desk import Desk
from cme_desktop.drafts import Draft
from cme_desktop.fields import Reading
from cme_desktop.files.names import as_text
from cme_desktop.intake.carrying_out import carry_out, finish
from cme_desktop.intake.date_order import DateOrder
from cme_desktop.intake.headings import slots_of, understood
from cme_desktop.intake.importing import import_table, judge_table
from cme_desktop.intake.marks import Back, mark, together
from cme_desktop.intake.outcome import Outcome, Progress, RefusedRow, told_of, write_refused
from cme_desktop.intake.register_dates import Orders, day_first, order_notes, orders_of
from cme_desktop.intake.row_reading import in_words
from cme_desktop.intake.school_links import LINKS, import_links, judge_links
from cme_desktop.intake.telling import Telling
from cme_desktop.ports import Batch, Notebook, NotebookPage, Reader
from cme_desktop.public_names import NAMELESS
from cme_desktop.services.saving import store
from cme_desktop.spreadsheets.problems import FileProblem
from cme_desktop.spreadsheets.reading import read_tables
from cme_desktop.spreadsheets.tables import SheetRow, Table
from cme_desktop.spreadsheets.values import cell_text
from cme_desktop.spreadsheets.waiting import GoOn
from cme_desktop.standing_records.school import SCHOOL

NEEDED = (
    "URN",
    "LA (code)",
    "EstablishmentNumber",
    "EstablishmentName",
    "TypeOfEstablishment (code)",
    "EstablishmentStatus (code)",
)
FIELDS = {
    "URN": "urn",
    "EstablishmentName": "name",
    "LA (code)": "local_authority",
    "TypeOfEstablishment (code)": "type",
    "EstablishmentTypeGroup (code)": "type_group",
    "EstablishmentStatus (code)": "status",
    "PhaseOfEducation (code)": "phase",
    "StatutoryLowAge": "low_age",
    "StatutoryHighAge": "high_age",
    "OpenDate": "opened_on",
    "CloseDate": "closed_on",
    "Trusts (name)": "trust",
    "UKPRN": "ukprn",
    "Street": "line1",
    "Locality": "line2",
    "Address3": "line3",
    "Town": "town",
    "County (name)": "county",
    "Postcode": "postcode",
    "TelephoneNum": "phone",
    "SchoolWebsite": "website",
}
"""Column of the extract -> field of the school."""
_HEADERS = {name: header for header, name in FIELDS.items()}

_SAYS_NOTHING = re.compile(
    r"[-–—.?*_]+|n/?a|n\.a\.|not applicable|not known|unknown|none|null|(?:https?:?/*)|www\.?", re.IGNORECASE
)
"""What people and programs write where they have nothing to say."""
_NO_TRUST = "not supported by a trust"
"""The register's own words for a school that has none; a dash or “Not applicable” is no such statement."""
_NOUGHT_IS_NONE = {"phone", "ukprn", "high_age"}
_CLOSED_ON, _CLOSED = "CloseDate", "2"
_DAYS = ("OpenDate", _CLOSED_ON)
_CHILDRENS_CENTRES = {"47", "48"}
ROWS_IN_A_BATCH = 200


class _Links(Exception):
    """It is the register's other file, of the links between schools."""


class _OwnTable(Exception):
    """It is a table of schools such as the program writes, a template or an export."""


def import_schools(
    desk: Desk,
    path: Path,
    dry_run: bool = False,
    progress: Progress | None = None,
    go_on: GoOn | None = None,
    dates: DateOrder | None = None,
) -> Outcome:
    """Add and bring up to date the schools of an extract, by URN.

    What is new is saved in batches that nobody sees before the last, and then what there was is brought up to
    date: stopped half-way, nothing is changed. Schools as they are on file already are skipped, and so are
    children's centres, which have URNs too. A cell that is absent or blank changes nothing, nor does a value
    that cannot be read, which is told of; a row without a good URN and name is refused, and so is a URN that
    comes again with something else. The register's own file of links is taken in as earlier and later
    schools, and a table of the program's own as of any record type. Raises FileProblem, naming them, when
    needed columns are absent.
    """
    if dry_run:
        with desk.store.reading() as reader:
            return judge_schools(desk, path, reader, progress, go_on, dates)
    try:
        rows = _rows(path, go_on)
    except _Links:
        return import_links(desk, path, progress, go_on, dates)
    except _OwnTable:
        return import_table(desk, SCHOOL, path, False, progress, go_on, dates)
    with desk.store.importing(desk.author, as_text(path), carry_out) as intake:
        with desk.store.reading() as reader:
            law = reader.law()
            orders = orders_of(path.name, rows, dates, _DAYS)
            run = _Import(desk.reading(law), reader, desk.store.notebook(), intake.action, orders)
        for some in told_of(rows, ROWS_IN_A_BATCH, progress):
            intake.batch(partial(run.take, some), run.mark())
        outcome = run.outcome(len(rows))
        if outcome.refused:
            refused = Table("Schools", list(outcome.refused_rows[0].row.cells), [])
            refused_file = write_refused(path, refused, {}, outcome.refused_rows)
            outcome = replace(outcome, refused_file=refused_file)
        finish(intake, law, progress)
    return replace(outcome, touched=intake.touched, number=intake.number)


def judge_schools(
    desk: Desk,
    path: Path,
    reader: Reader,
    progress: Progress | None = None,
    go_on: GoOn | None = None,
    dates: DateOrder | None = None,
) -> Outcome:
    """What would come of loading an extract. Raises as `import_schools` does."""
    try:
        rows = _rows(path, go_on)
    except _Links:
        return judge_links(desk, path, reader, progress, go_on, dates)
    except _OwnTable:
        return judge_table(desk, SCHOOL, path, reader, progress, go_on, dates)
    orders = orders_of(path.name, rows, dates, _DAYS)
    run = _Import(desk.reading(reader.law()), reader, desk.store.notebook(), "", orders)
    for some in told_of(rows, ROWS_IN_A_BATCH, progress):
        run.take(some, None)
    return run.outcome(len(rows))


def _rows(path: Path, go_on: GoOn | None) -> Sequence[SheetRow]:
    """The rows, with the columns that are used and no others."""
    tables = read_tables(path, {*FIELDS, *NEEDED}, go_on)
    if any(_is_own(table.headers) for table in tables):
        raise _OwnTable
    table = max(tables, key=lambda table: len(table.rows))
    _check(path, table.headers)
    return table.rows


def _is_own(headers: list[str]) -> bool:
    """Told by the name of a school, which the register heads in its own way."""
    own = understood(headers, slots_of(SCHOOL)).values()
    return "EstablishmentName" not in headers and any(slot.name == "name" and not slot.rows for slot in own)


def _check(path: Path, headers: list[str]) -> None:
    if set(headers) >= LINKS:
        raise _Links
    if missing := [name for name in NEEDED if name not in headers]:
        raise FileProblem(
            f"“{path.name}” lacks columns of the school register: {', '.join(missing)}. "
            "Download “all establishment data” from Get Information about Schools and load that file."
        )


def _incomplete(row: SheetRow) -> str | None:
    """Why a row is not a whole school, if it is not."""
    if row.short:
        return "The row ends before its last column; the file may not have arrived whole."
    if not cell_text(row.cells["URN"]).strip():
        return "URN is missing; without it a school cannot be told apart."
    return None


def _is_taken_back(header: str, cells: Mapping[str, str]) -> bool:
    """Whether a blank says something: a closure that is called off leaves its day blank."""
    return header == _CLOSED_ON and header in cells and cells["EstablishmentStatus (code)"] != _CLOSED


def _unmeaning(name: str, cells: Mapping[str, str], base: Any) -> bool:
    """Whether the cell of a field is a placeholder, which is as good as blank.

    Phase 0 is the register's “Not applicable”: usual for a special school, and no reason to forget a phase.
    """
    text = cells[_HEADERS[name]]
    if not text.strip("0"):
        babies = name == "low_age" and cells.get(_HEADERS["high_age"], "").strip("0")
        no_phase = name == "phase" and base is not None and bool(base.phase)
        return name in _NOUGHT_IS_NONE or no_phase or (name == "low_age" and not babies)
    return name != "urn" and _SAYS_NOTHING.fullmatch(text) is not None


class _Import:
    """One run over an extract. Without a batch to save in, it is a rehearsal."""

    def __init__(
        self, reading: Reading, reader: Reader, notebook: Notebook, action: str, orders: Orders
    ) -> None:
        self.reading = reading
        self.notebook = notebook
        self.action = action
        self.orders = orders
        self.on_file: NotebookPage[str, Any] = notebook.page("schools on file by URN")
        for school in reader.records(SCHOOL):
            if school.urn:
                self.on_file.put(school.urn, school)
        self.counts = Counter[str]()
        self.telling = Telling(notebook)
        self.left_out = Counter[tuple[str, bool]]()
        self.unmeaning = Counter[tuple[str, bool]]()
        self.seen: NotebookPage[str, tuple[int, bytes]] = notebook.page("rows by URN")
        """The first row that has it, and what tells whether another says the same."""

    def mark(self) -> Back:
        """How to come back to what is known now, should the batch to come be undone."""
        return together(mark(self, "counts", "left_out", "unmeaning"), self.notebook.mark())

    def take(self, rows: Sequence[SheetRow], work: Batch | None) -> None:
        """Some rows of the extract."""
        for row in rows:
            self._one(row, work)

    def _one(self, row: SheetRow, work: Batch | None) -> None:
        """Add or bring up to date one school."""
        if problem := _incomplete(row):
            self.telling.refuse(RefusedRow(row.number, (problem,), row))
            return
        cells = {header: cell_text(cell).strip() for header, cell in row.cells.items()}
        if cells["TypeOfEstablishment (code)"] in _CHILDRENS_CENTRES:
            self.counts["centres"] += 1
            self.telling.skip(row.number, "A children’s centre, which is not a school.")
            return
        if self._again(row, cells):
            return
        base = self.on_file.get(cells["URN"]) or self._saved_meanwhile(cells["URN"], work)
        self.counts["matched"] += base is not None
        draft, given = self._draft(cells, base)
        if refusals := draft.refusals():
            self.telling.refuse(RefusedRow(row.number, tuple(in_words(draft, i) for i in refusals), row))
            return
        school = draft.record()
        if base is not None and record_texts(SCHOOL, base) == record_texts(SCHOOL, school):
            self.telling.skip(row.number, "Nothing new about the school.")
            return
        if work is not None:
            self._save(work, draft, school, given)
        self.counts["loaded"] += 1

    def _again(self, row: SheetRow, cells: Mapping[str, str]) -> bool:
        """Whether an earlier row has the same URN; of two that differ nobody can say which is right."""
        says = sha256(repr(cells).encode()).digest()
        found = self.seen.get(cells["URN"])
        if found is None:
            self.seen.put(cells["URN"], (row.number, says))
            return False
        first, said = found
        if said == says:
            self.telling.skip(row.number, f"Nothing new: the same as row {first}.")
        else:
            why = (
                f"URN {cells['URN']} is in this file twice: row {first} says something else of that school. "
                "Keep the right one of the two."
            )
            self.telling.refuse(RefusedRow(row.number, (why,), row))
        return True

    def _saved_meanwhile(self, urn: str, work: Batch | None) -> Any:
        """The school of that number that somebody has added since the import began."""
        found = work.by_value(SCHOOL, "urn", urn) if work is not None else []
        return work.get(SCHOOL, found[0]) if work is not None and found else None

    def _save(self, work: Batch, draft: Draft[Any], school: Any, given: Sequence[str]) -> None:
        """A new school at once; one that was on file before, once the import is finished."""
        if school.id is None:
            store(work, SCHOOL, school, self.action)
        else:
            typed = {name: draft.head[name].text for name in given}
            day = self.reading.today.isoformat()
            work.put_off("bring_up", {"type": SCHOOL.key, "id": school.id, "typed": typed, "day": day})
        self.telling.save(school.id)

    def _draft(self, cells: Mapping[str, str], base: Any) -> tuple[Draft[Any], list[str]]:
        """The school as the row has it, and the fields that the row says something of.

        A cell that is not there says nothing, and a value that the register has wrong is as good as none.
        """
        labels = {} if base is None else {id: NAMELESS for id in (base.hub,) if id is not None}
        draft = Draft(SCHOOL, self.reading, base, labels)
        texts: dict[str, str | None] = {
            name: cells[header]
            for header, name in FIELDS.items()
            if cells.get(header) or _is_taken_back(header, cells)
        }
        for name in [name for name, text in texts.items() if text and _unmeaning(name, cells, base)]:
            del texts[name]
            if base is None or getattr(base, name) not in (None, ""):
                self.unmeaning[SCHOOL.fields[name].label, base is not None] += 1
        if (texts.get("trust") or "").casefold() == _NO_TRUST:
            texts["trust"] = ""
        texts |= {
            FIELDS[header]: day_first(cells[header], order)
            for header, order in self.orders.items()
            if cells.get(header) and FIELDS[header] in texts
        }
        authority, number = cells["LA (code)"], cells["EstablishmentNumber"]
        if authority and number:
            texts["laestab"] = f"{authority:>03}{number:>04}"
        return draft, [name for name, text in texts.items() if self._type(draft, name, text, base)]

    def _type(self, draft: Draft[Any], name: str, text: str | None, base: Any) -> bool:
        """Whether a value was taken; one that cannot be read is left out unless the school is known by it."""
        described, before = SCHOOL.fields[name], draft.head[name]
        entry = None if text is None else draft.type_in(name, text)
        if entry is not None and (not entry.problem or described.required or described.unique):
            return True
        draft.type_in(name, before.text)
        self.left_out[described.label, base is not None] += 1
        return False

    def outcome(self, read: int) -> Outcome:
        """What came of so many rows."""
        return self.telling.outcome(read, self.counts["loaded"], self.counts["matched"], self._notes())

    def _notes(self) -> Iterator[str]:
        if centres := self.counts["centres"]:
            yield f"{centres:,} children’s centres were left out: they are not schools."
        for (label, on_file), count in sorted(self.left_out.items()):
            left = "left as it was" if on_file else "left empty"
            yield f"“{label}” was {left} in {count:,} rows: it cannot be read, or is not on its list."
        for (label, on_file), count in sorted(self.unmeaning.items()):
            left = "left as it was" if on_file else "left empty"
            rows = "row" if count == 1 else "rows"
            yield f"“{label}” was {left} in {count:,} {rows}: the cell says nothing, such as “-” or “N/A”."
        yield from order_notes(self.orders)
