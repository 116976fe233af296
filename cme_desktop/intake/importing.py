"""A table of records, loaded: good rows in batches that nobody sees before the last, bad rows handed back."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from cme_desktop.description.record_type import RecordType
from cme_desktop.desk import Desk
from cme_desktop.files.names import as_text
from cme_desktop.intake.carrying_out import carry_out, finish
from cme_desktop.intake.date_order import DateOrder
from cme_desktop.intake.outcome import Outcome, Progress, told_of, write_refused
from cme_desktop.intake.run import Run
from cme_desktop.intake.run_parts import RunParts
from cme_desktop.intake.sheets import read_sheets
from cme_desktop.ports import Reader
from cme_desktop.spreadsheets.waiting import GoOn

ROWS_IN_A_BATCH = 50
"""Each brings up to five records. A batch takes a quarter of a second or so, and then others may save."""


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
            run = Run(RunParts(desk, record_type, intake.action, sheets, reader, notebook), sheets)
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
    run = Run(RunParts(desk, record_type, "", sheets, reader, desk.store.notebook()), sheets)
    for some in told_of(run.rows_in_turn, ROWS_IN_A_BATCH, progress):
        run.take(some, reader, None)
    return run.outcome()
