"""The national register's file of links (`links_edubasealldata*.csv`): what each school came from or became.

A row for each link and direction. Schools that are not on file are passed over, as an authority holds few of
the country's; kinds of link that say nothing of an earlier or later school are passed over too.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from cme_desktop.codes.schools import LINK_KINDS
from cme_desktop.description.texts import record_texts
from cme_desktop.desk import Desk
from cme_desktop.drafts import Draft
from cme_desktop.fields import Reading
from cme_desktop.files.names import as_text
from cme_desktop.intake.carrying_out import carry_out, finish
from cme_desktop.intake.date_order import DateOrder
from cme_desktop.intake.marks import Back, mark, together
from cme_desktop.intake.outcome import Outcome, Progress, RefusedRow, told_of, write_refused
from cme_desktop.intake.register_dates import Orders, day_first, order_notes, orders_of
from cme_desktop.intake.row_reading import in_words
from cme_desktop.intake.sameness import filled
from cme_desktop.intake.telling import Telling
from cme_desktop.ports import Batch, Notebook, NotebookPage, Reader
from cme_desktop.spreadsheets.reading import read_tables
from cme_desktop.spreadsheets.tables import SheetRow, Table
from cme_desktop.spreadsheets.values import cell_text
from cme_desktop.spreadsheets.waiting import GoOn
from cme_desktop.standing_records.school import SCHOOL
from cme_desktop.values.errors import quoted

LINKS = frozenset({"URN", "LinkURN", "LinkType"})
"""The columns by which the file is told."""
_SINCE = "LinkEstablishedDate"
_FIELDS = {"LinkType": "kind", "LinkURN": "urn", "LinkName": "name", _SINCE: "since"}
ROWS_IN_A_BATCH = 200
_URN = 20  # letters: more than any URN has


def import_links(
    desk: Desk, path: Path, progress: Progress | None, go_on: GoOn | None, dates: DateOrder | None
) -> Outcome:
    """Add to the schools on file the links that they lack. Raises FileProblem."""
    table = _table(path, go_on)
    with desk.store.importing(desk.author, as_text(path), carry_out) as intake:
        with desk.store.reading() as reader:
            law = reader.law()
            orders = orders_of(path.name, table.rows, dates, (_SINCE,))
            run = _Links(desk.reading(law), reader, desk.store.notebook(), orders)
        for some in told_of(table.rows, ROWS_IN_A_BATCH, progress):
            intake.batch(partial(run.take, some), run.mark())
        outcome = run.outcome(len(table.rows))
        if outcome.refused:
            refused_file = write_refused(path, table, {}, outcome.refused_rows)
            outcome = replace(outcome, refused_file=refused_file)
        finish(intake, law, progress)
    return replace(outcome, touched=intake.touched, number=intake.number)


def judge_links(
    desk: Desk,
    path: Path,
    reader: Reader,
    progress: Progress | None,
    go_on: GoOn | None,
    dates: DateOrder | None,
) -> Outcome:
    """What would come of loading the links. Raises FileProblem."""
    table = _table(path, go_on)
    orders = orders_of(path.name, table.rows, dates, (_SINCE,))
    run = _Links(desk.reading(reader.law()), reader, desk.store.notebook(), orders)
    for some in told_of(table.rows, ROWS_IN_A_BATCH, progress):
        run.take(some, None)
    return run.outcome(len(table.rows))


def _table(path: Path, go_on: GoOn | None) -> Table:
    return next(table for table in read_tables(path, go_on=go_on) if set(table.headers) >= LINKS)


class _Links:
    """One run over the links. Without a batch it is a rehearsal."""

    def __init__(self, reading: Reading, reader: Reader, notebook: Notebook, orders: Orders) -> None:
        self.reading = reading
        self.notebook = notebook
        self.orders = orders
        self.on_file: NotebookPage[str, Any] = notebook.page("schools by URN, as they will be")
        for school in reader.records(SCHOOL):
            if school.urn:
                self.on_file.put(school.urn, school)
        self.counts = Counter[str]()
        self.telling = Telling(notebook)

    def mark(self) -> Back:
        """How to come back to what is known now, should the batch to come be undone."""
        return together(mark(self, "counts"), self.notebook.mark())

    def take(self, rows: Sequence[SheetRow], work: Batch | None) -> None:
        """Some rows of the file."""
        for row in rows:
            cells = {header: cell_text(cell).strip() for header, cell in row.cells.items()}
            if why := self._passed_over(cells):
                self.telling.skip(row.number, why)
            else:
                self._one(row, cells, work)

    def _passed_over(self, cells: Mapping[str, str]) -> str | None:
        if cells["URN"] not in self.on_file:
            self.counts["unknown"] += 1
            return f"No school on file has the URN {cells['URN'][:_URN]}."
        if cells["LinkType"] and LINK_KINDS.find(cells["LinkType"]) is None:
            self.counts["other"] += 1
            return f"{quoted(cells['LinkType'])} tells of no earlier or later school."
        return None

    def _one(self, row: SheetRow, cells: Mapping[str, str], work: Batch | None) -> None:
        """Add one link to its school; done to the school once the import is finished."""
        self.counts["matched"] += 1
        draft = self._draft(cells)
        if issues := [issue for issue in draft.refusals() if issue.path.startswith("links.")]:
            self.telling.refuse(RefusedRow(row.number, tuple(in_words(draft, i) for i in issues), row))
            return
        school: Any = self.on_file.get(cells["URN"])
        before = record_texts(SCHOOL, school)
        filled(SCHOOL, school, draft.record(), set())
        if record_texts(SCHOOL, school) == before:
            self.telling.skip(row.number, "Nothing new: the school has this link.")
            return
        if work is not None:
            day = self.reading.today.isoformat()
            what = {"type": SCHOOL.key, "id": school.id, "draft": draft.to_json(), "given": [], "day": day}
            work.put_off("fill", what)
        self.on_file.put(cells["URN"], school)
        self.telling.save(school.id)
        self.counts["loaded"] += 1

    def _draft(self, cells: Mapping[str, str]) -> Draft[Any]:
        draft = Draft(SCHOOL, self.reading)
        number = draft.add_row("links")
        for header, name in _FIELDS.items():
            text: str | None = cells.get(header, "")
            if header in self.orders and text:
                text = day_first(text, self.orders[header])
            draft.type_in(f"links.{number}.{name}", text or "")
        return draft

    def outcome(self, read: int) -> Outcome:
        """What came of so many rows."""
        return self.telling.outcome(read, self.counts["loaded"], self.counts["matched"], self._notes())

    def _notes(self) -> Iterator[str]:
        yield "This is the register’s file of links: earlier and later schools were added, and nothing else."
        if unknown := self.counts["unknown"]:
            yield f"{unknown:,} links were passed over: their school is not on file."
        if other := self.counts["other"]:
            yield f"{other:,} links were passed over: they tell of no earlier or later school."
        yield from order_notes(self.orders)
