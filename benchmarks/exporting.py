"""An export of 20,000 notifications as a workbook, beside openpyxl writing the same values from memory."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from openpyxl import Workbook as Book

from benchmarks import Ratio, compare
from benchmarks._statements import bare_connection
from benchmarks.listing import fill
from cme_desktop.exports.export import export_plan
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.spreadsheets.writing import write_workbook
from db.store import SqlStore, open_store
from tests.builders import AUTHOR, StandingClock, make_child, make_school

RUNS = 5
ROWS = 20_000
CHILDREN, SCHOOLS = 500, 40
TARGET = 1.5
TODAY = date(2026, 11, 9)


def run() -> list[Ratio]:
    with TemporaryDirectory() as folder:
        storage = open_store(str(Path(folder, "exporting.cme")), StandingClock())
        _fill(storage)
        out = Path(folder, "out.xlsx")
        try:
            limit = partial(_write, out, _values(storage))
            return [compare(f"export {ROWS:,} records", partial(_export, storage, out), limit, TARGET, RUNS)]
        finally:
            storage.close()


def _fill(storage: SqlStore) -> None:
    """Notifications as full as schools send them, each about one of some children, with one enquiry made."""
    bare = bare_connection(storage.engine)
    fill(bare, ROWS)
    bare.close()
    with storage.changing(AUTHOR) as work:
        children = [make_child(work, f"Child {number}").id for number in range(CHILDREN)]
        schools = [make_school(work).id for _ in range(SCHOOLS)]
        work.commit()
    bare = bare_connection(storage.engine)
    bare.execute("BEGIN")
    bare.execute(
        f"UPDATE record SET child_id = {children[0]} + id % {CHILDREN}, "
        f"school_id = {schools[0]} + id % {SCHOOLS} WHERE type = 'ten_day_notification'"
    )
    bare.execute(
        "UPDATE ten_day_notification SET codes_used = 'N,O', cause = 'Said to have moved to Leeds.', "
        "last_seen_on = first_absent_on, sender = 'A. Mills, attendance lead', absence_kind = 'continuous', "
        "purpose = 'first', lives_with = 'Mother and two brothers', safety_concern = 0, ehc_plan = 0, "
        "social_worker = 0, safeguarding_concern = 0, notes = 'Rang twice; number ' || id"
    )
    bare.execute(
        'INSERT INTO ten_day_notification_school_enquiries (record_id, place, "check", done_on, result) '
        "SELECT id, 0, 'home_visit', '2026-10-20', 'No answer.' FROM ten_day_notification"
    )
    bare.execute("COMMIT")
    bare.close()


def _export(storage: SqlStore, out: Path) -> None:
    with storage.reading() as reader:
        write_workbook(out, export_plan(reader, TEN_DAY_NOTIFICATION, None, None, "Carrowby", TODAY))


def _values(storage: SqlStore) -> list[tuple[str, list[Sequence[Any]]]]:
    """What the export writes, sheet by sheet, in memory."""
    with storage.reading() as reader:
        plan = export_plan(reader, TEN_DAY_NOTIFICATION, None, None, "Carrowby", TODAY)
        return [
            (sheet.name, [[column.header for column in sheet.columns], *sheet.rows]) for sheet in plan.sheets
        ]


def _write(out: Path, sheets: list[tuple[str, list[Sequence[Any]]]]) -> None:
    book = Book(write_only=True)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(out)
