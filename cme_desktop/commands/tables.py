"""Workbooks in and out: `template`, `import` and `export`."""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cme_desktop.commands import DONE, WITH_FINDINGS
from cme_desktop.commands.base import (
    WORKBOOK_HELP,
    Commands,
    Given,
    authority_of,
    in_order,
    reckon_what_is_left,
    some_path,
    telling,
    type_named,
)
from cme_desktop.errors import CmeError
from cme_desktop.files.names import refuse_impossible
from cme_desktop.files.shared import who_can_read

if TYPE_CHECKING:
    from cme_desktop.desk import Desk
    from cme_desktop.intake.date_order import DateOrder
    from cme_desktop.intake.outcome import Outcome
    from cme_desktop.operations.bringing_in import Loaded
    from cme_desktop.spreadsheets.saving import Receipt

_REGISTER, _READ = "schools", "Rows read"
_MOST_TOLD = 20
_TYPE_HELP = "a record type, such as penalty-notice; schools and children will do too"


def add(commands: Commands) -> None:
    """Add the commands."""
    template = commands.add("template", "write a blank import workbook for a record type", _template)
    template.add_argument("type", metavar="TYPE", type=type_named, help=_TYPE_HELP)
    template.add_argument("--out", metavar="F.xlsx", type=some_path, required=True, help=WORKBOOK_HELP)

    load = commands.add("import", "load a workbook or CSV file; bad rows come back with reasons", _import)
    load.add_argument("type", metavar="TYPE", type=_importable, help=_TYPE_HELP)
    load.add_argument("file", metavar="F", type=some_path, help="the workbook or CSV file to load")
    load.add_argument("--dry-run", action="store_true", help="judge every row, change nothing")
    load.add_argument(
        "--dates",
        metavar="dmy|mdy",
        type=_order,
        help="what stands first in the file’s dates, day or month, where they do not prove it",
    )
    load.add_argument("--json", action="store_true", help="print the counts and what is told as JSON")

    export = commands.add(
        "export", "write the records of one type as a workbook; it cannot be taken back", _export
    )
    export.add_argument("type", metavar="TYPE", type=type_named, help=_TYPE_HELP)
    export.add_argument("--out", metavar="F.xlsx", type=some_path, required=True, help=WORKBOOK_HELP)
    export.add_argument("--from", dest="since", metavar="D", type=commands.day, help="first day of the event")
    export.add_argument("--to", dest="until", metavar="D", type=commands.day, help="last day of the event")
    export.add_argument(
        "--publishable",
        action="store_true",
        help="counts only, small numbers suppressed; of a whole month, term or school year",
    )


def _importable(name: str) -> str:
    if name != _REGISTER:
        type_named(name)
    return name


def _order(text: str) -> "DateOrder":
    from cme_desktop.intake.date_order import DateOrder
    from cme_desktop.values.errors import quoted

    try:
        return DateOrder(text.lower())
    except ValueError as unknown:
        problem = f"{quoted(text)} is no order of dates. Give dmy for day first, or mdy for month first."
        raise argparse.ArgumentTypeError(problem) from unknown


def _template(arguments: argparse.Namespace, _given: Given) -> int:
    from cme_desktop.intake.templates import save_blank
    from cme_desktop.values.sentences import mid_sentence

    readers = save_blank(arguments.type, arguments.out)
    print(f"{arguments.out}: a blank workbook for {mid_sentence(arguments.type.plural)}. {readers}")
    return DONE


def _import(arguments: argparse.Namespace, given: Given) -> int:
    from cme_desktop.intake.date_order import Contradicted, OrderUnknown
    from cme_desktop.spreadsheets.problems import could_not_read

    refuse_impossible(arguments.file)
    if not os.path.exists(arguments.file):
        raise could_not_read(arguments.file, FileNotFoundError())
    is_new = not given.is_there()
    try:
        with given.desk(make=not arguments.dry_run) as desk:
            loaded = _judged(desk, arguments) if arguments.dry_run else _loaded(desk, arguments)
            if is_new:
                print(
                    f"{desk.store.name} was not there before, so a new data file was made.", file=sys.stderr
                )
            if arguments.json:
                print(json.dumps(_as_json(loaded.outcome), ensure_ascii=False, indent=1), flush=True)
            else:
                _tell(loaded, arguments.dry_run)
            reckon_what_is_left(desk)
    except (OrderUnknown, Contradicted) as unknown:
        print(unknown, file=sys.stderr)
        return WITH_FINDINGS
    return WITH_FINDINGS if loaded.outcome.refused else DONE


def _judged(desk: "Desk", arguments: argparse.Namespace) -> "Loaded":
    from cme_desktop.intake.importing import judge_table
    from cme_desktop.intake.schools import judge_schools
    from cme_desktop.operations.bringing_in import Loaded

    told, file, dates = telling(_READ), arguments.file, arguments.dates
    with desk.store.reading() as reader:
        if arguments.type == _REGISTER:
            return Loaded(judge_schools(desk, file, reader, told.report, dates=dates))
        return Loaded(judge_table(desk, type_named(arguments.type), file, reader, told.report, dates=dates))


def _loaded(desk: "Desk", arguments: argparse.Namespace) -> "Loaded":
    from cme_desktop.operations.bringing_in import LoadSchools, LoadTable
    from cme_desktop.operations.performing import perform

    file, dates = arguments.file, arguments.dates
    if arguments.type == _REGISTER:
        load: LoadSchools | LoadTable = LoadSchools(file, desk.clock, dates)
    else:
        load = LoadTable(type_named(arguments.type), file, desk.clock, dates)
    return perform(desk.store, desk.author, load, telling(_READ)).result


def _as_json(outcome: "Outcome") -> dict[str, object]:
    """The five counts, the first notes and how many there are, the first rows of each fate with why.

    How many rows were skipped and refused say the counts; `refused_file` is null where none was written.
    """
    return {
        **outcome.counts(),
        "notes": list(outcome.notes[:_MOST_TOLD]),
        "notes_in_all": len(outcome.notes),
        "skipped_rows": [{"row": row.number, "why": row.why} for row in outcome.skipped_rows[:_MOST_TOLD]],
        "refused_rows": [
            {"row": row.number, "reasons": list(row.reasons)} for row in outcome.refused_rows[:_MOST_TOLD]
        ],
        "refused_file": None if outcome.refused_file is None else str(outcome.refused_file),
    }


def _tell(loaded: "Loaded", dry_run: bool) -> None:
    outcome = loaded.outcome
    print(" ".join(_counts_in_words(outcome, dry_run)))
    for note in outcome.notes[:_MOST_TOLD]:
        print(note)
    if len(outcome.notes) > _MOST_TOLD:
        print(f"… and {len(outcome.notes) - _MOST_TOLD:,} more notes.")
    skipped, refused = outcome.skipped_rows[:_MOST_TOLD], outcome.refused_rows[:_MOST_TOLD]
    _tell_rows("skipped", outcome.skipped, [(row.number, row.why) for row in skipped])
    _tell_rows("refused", outcome.refused, [(row.number, " ".join(row.reasons)) for row in refused])
    if outcome.refused_file is not None:
        where = f"The refused rows are in {outcome.refused_file}. {loaded.readers}"
        print(f"{where} Put them right and load that file.")


def _counts_in_words(outcome: "Outcome", dry_run: bool) -> Iterator[str]:
    if not outcome.read:
        yield "There are no rows in it."
        return
    loaded = "would be loaded" if dry_run else "loaded"
    yield (
        f"{outcome.read:,} rows read: {outcome.loaded:,} {loaded}, {outcome.skipped:,} skipped, "
        f"{outcome.refused:,} refused."
    )
    if outcome.matched:
        are = "is" if outcome.matched == 1 else "are"
        yield f"{outcome.matched:,} of them {are} about a child or school already on file."


def _tell_rows(fate: str, count: int, first: Sequence[tuple[int, str]]) -> None:
    for number, why in first:
        print(f"Row {number} {fate}: {why}")
    if count > len(first):
        print(f"… and {count - len(first):,} more {fate}.")


def _export(arguments: argparse.Namespace, given: Given) -> int:
    from cme_desktop.spreadsheets.writing import write_workbook

    in_order(arguments.since, arguments.until)
    if not arguments.type.worked and (arguments.since or arguments.until):
        raise CmeError(f"{arguments.type.plural} have no day of an event; leave out --from and --to.")
    if arguments.publishable:
        return _publish(arguments, given)
    from cme_desktop.commands.stopped import NewFile, telling_what_is_so
    from cme_desktop.exports.export import export_plan

    with (
        telling_what_is_so(NewFile(arguments.out).what_is_so),
        given.desk() as desk,
        desk.store.reading() as reader,
    ):
        workbook = export_plan(
            reader, arguments.type, arguments.since, arguments.until, authority_of(reader), given.today
        )
        receipt = write_workbook(arguments.out, workbook)
    return _tell_of_export(arguments, receipt)


def _publish(arguments: argparse.Namespace, given: Given) -> int:
    """Of a whole month, term or school year, safe beside all that was published before."""
    from cme_desktop.commands.stopped import FileToPublish, telling_what_is_so
    from cme_desktop.exports.publishable import publishable_plan
    from cme_desktop.operations.performing import perform
    from cme_desktop.operations.returns import PublishExport
    from cme_desktop.returns.periods import DateRange
    from cme_desktop.spreadsheets.writing import write_workbook
    from cme_desktop.suppression.periods import why_unpublishable

    kind, since, until = arguments.type, arguments.since, arguments.until
    if not kind.worked:
        raise CmeError(f"{kind.plural} have no day of an event, so no month, term or year is published.")
    if since is None or until is None:
        raise CmeError("Give --from and --to: only a whole month, term or school year is published.")
    with given.desk() as desk:
        with desk.store.reading() as reader:
            refused = why_unpublishable(since, until, reader.law().calendars, given.today)
            if refused is not None:
                raise CmeError(refused)
            period, register = DateRange(since, until), reader.kept_returns.published()
            plan = publishable_plan(reader, kind, period, authority_of(reader), given.today, register)
        named = f"{kind.plural}, {period.show()}"
        stopped = FileToPublish(desk, arguments.out, len(register))
        with telling_what_is_so(stopped.what_is_so):
            perform(desk.store, desk.author, PublishExport(named, tuple(plan.register), len(register)))
            receipt = write_workbook(arguments.out, plan.workbook)  # last: what lies there is known
    return _tell_of_export(arguments, receipt, " Kept in the register of what was published.")


def _tell_of_export(arguments: argparse.Namespace, receipt: "Receipt", kept: str = "") -> int:
    counts = ", ".join(f"{name} {rows:,}" for name, rows in receipt.rows.items() if name != "Cover")
    print(f"{arguments.out}: rows by sheet: {counts}. {who_can_read(arguments.out)}{kept}")
    return DONE
