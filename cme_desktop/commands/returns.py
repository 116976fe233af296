"""What managers and the Department are told: `return monthly`, `return termly` and `figures`."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cme_desktop.commands import DONE, WITH_FINDINGS, listed, sent
from cme_desktop.commands.base import WORKBOOK_HELP, Commands, Given, some_path, telling
from cme_desktop.commands.return_periods import add_days, add_month_or_days, days_asked, month_or_days
from cme_desktop.errors import CmeError, Unavailable

if TYPE_CHECKING:
    from cme_desktop.desk import Desk
    from cme_desktop.editions.file_names import Edition
    from cme_desktop.editions.making import MadeEdition
    from cme_desktop.operations.returns import KeepMade
    from cme_desktop.ports import Reader
    from cme_desktop.returns.periods import DateRange
    from cme_desktop.returns.undated import Undated
    from cme_desktop.spreadsheets.saving import Progress


def add(commands: Commands) -> None:
    """Add the commands."""
    returns = commands.below(
        commands.add("return", "write a return as a workbook; it cannot be taken back", None)
    )
    monthly = returns.add("monthly", "write the managers’ return of a month, or of any period", _monthly)
    monthly.add_argument(
        "--out", metavar="F.xlsx", type=some_path, required=True, help=f"{WORKBOOK_HELP}, or a folder"
    )
    monthly.add_argument(
        "--edition",
        choices=("committee", "working"),
        default="working",
        help="six pages without names, or named rows behind every figure; working unless you say so",
    )
    monthly.add_argument(
        "--small-numbers",
        action="store_true",
        help="withhold no numbers from the committee edition, which may then not be published",
    )
    monthly.add_argument(
        "--pdf", action="store_true", help="print the committee edition as a PDF as well, beside the workbook"
    )
    add_month_or_days(monthly, commands)
    _add_as_at(monthly, commands)
    sent.add(returns)
    listed.add(returns)

    termly = returns.add("termly", "write the Department’s form of a census day, to key from", _termly)
    termly.add_argument("--census", metavar="D", type=commands.day, required=True, help="the census day")
    termly.add_argument(
        "--out", metavar="F.xlsx", type=some_path, required=True, help=f"{WORKBOOK_HELP}, or a folder"
    )

    told = commands.add("figures", "print the figures of the return for a period", _figures)
    add_days(told, commands)
    _add_as_at(told, commands)
    told.add_argument("--json", action="store_true", help="print the figures as JSON")
    told.add_argument(
        "--by",
        choices=("school", "hub", "sex", "year-group", "month", "school-year"),
        help="tell each figure apart",
    )
    told.add_argument("--rows", action="store_true", help="print what each figure counted below it")


def _add_as_at(parser: argparse.ArgumentParser, commands: Commands) -> None:
    parser.add_argument(
        "--as-at",
        metavar="D",
        type=commands.day,
        help="count what was on file at the end of that day, out of the history",
    )


@contextmanager
def _reading(arguments: argparse.Namespace, given: Given) -> Iterator["tuple[Desk, Reader, date, list[str]]"]:
    """What is counted, the day that counts as today, and what is to be said of it."""
    from cme_desktop.values.dates import show_day

    day: date | None = arguments.as_at
    with given.desk() as desk:
        if day is None:
            with desk.store.reading() as reader:
                yield desk, reader, given.today, []
            return
        with desk.store.reading_as_at(day, telling("Records of that day")) as reader:
            yield desk, reader, day, [f"As the file stood at the end of {show_day(day)}."]


def _monthly(arguments: argparse.Namespace, given: Given) -> int:
    from cme_desktop.commands.stopped import FileToKeep, telling_what_is_so
    from cme_desktop.editions.making import make_edition, places
    from cme_desktop.editions.next_version import next_version
    from cme_desktop.operations.returns import keeping

    edition = _edition(arguments)
    _refuse_as_pages(arguments, edition)
    period = month_or_days(arguments)
    if arguments.as_at is not None:
        return _monthly_as_at(arguments, given, edition, period)
    with given.desk() as desk:
        with desk.store.reading() as reader:
            version = next_version(reader, period, given.today, desk.clock.now())
            workbook, _ = places(version.told, edition, arguments.out)
            stopped = FileToKeep(desk, version.of, workbook).what_is_so
            with telling_what_is_so(stopped):
                made = make_edition(
                    reader, version.told, edition, arguments.out, version.register, progress=_rows_written()
                )
                _tell_of_files(made, edition, f"the return for {period.told(given.today)}")
        with telling_what_is_so(stopped):
            keep = keeping(version, edition, made)
            kept = _keep(desk, keep)
            return kept if kept != DONE or not arguments.pdf else _keep_pages(desk, keep, made)


def _keep_pages(desk: "Desk", keep: "KeepMade", made: "MadeEdition") -> int:
    """Beside the workbook, which is kept already: whatever becomes of its pages, the return is made."""
    from cme_desktop.operations.performing import perform
    from cme_desktop.returns.made_files import made_file
    from cme_desktop.versions.edition_files import PAGES

    pages = _print_pages(desk, made)
    perform(desk.store, desk.author, replace(keep, files=(made_file(PAGES, pages),)))
    return DONE


def _print_pages(desk: "Desk", made: "MadeEdition") -> Path:
    from cme_desktop.paper.pages import write_pages

    assert made.book is not None, "a PDF is asked of the committee edition alone"
    pages = made.workbook.with_suffix(".pdf")
    write_pages(made.book, made.workbook, pages, desk.own_print)
    print(f"{pages}: its pages as a PDF.")
    return pages


def _monthly_as_at(
    arguments: argparse.Namespace, given: Given, edition: "Edition", period: "DateRange"
) -> int:
    """As the file stood at the end of a day; what is published is of today."""
    from cme_desktop.commands.stopped import NewFile, telling_what_is_so
    from cme_desktop.editions.as_it_stood import tell_as_it_stood, version_by
    from cme_desktop.editions.making import make_edition, places

    if not edition.is_sensitive:
        raise CmeError("What is published is of today. Give --small-numbers as well, or leave --as-at out.")
    with _reading(arguments, given) as (desk, reader, day, notes):
        with desk.store.reading() as now:
            kept = version_by(now, period, day)
        told = tell_as_it_stood(reader, period, day, desk.clock.now(), kept)
        workbook, _ = places(told, edition, arguments.out)
        with telling_what_is_so(NewFile(workbook).what_is_so):
            made = make_edition(reader, told, edition, arguments.out, progress=_rows_written())
            _tell_of_files(made, edition, f"the return for {period.told(day)}", *notes)
            if arguments.pdf:
                _print_pages(desk, made)
    print(f"Not kept as a version. {told.beside}", file=sys.stderr)
    return DONE


def _rows_written() -> "Progress":
    told = telling("Rows written")
    return lambda done, total: told.report(done, total or 0)


def _tell_of_files(made: "MadeEdition", edition: "Edition", what: str, *notes: str) -> None:
    from cme_desktop.editions.file_names import unsaid_marking
    from cme_desktop.files.shared import who_can_read

    rows = "" if made.book else f", {sum(made.rows.values()):,} rows"  # of what is printed nobody counts them
    said = " ".join([f"{what}{rows}.", *notes])
    print(f"{made.workbook}: {said} {who_can_read(made.workbook)}")
    if made.data is not None:
        print(f"{made.data}: its figures as open data.")
    if edition.is_sensitive and (warning := unsaid_marking(made.workbook.name)):
        print(warning, file=sys.stderr)
    if made.left_out:
        print(made.left_out, file=sys.stderr)


def _termly(arguments: argparse.Namespace, given: Given) -> int:
    from cme_desktop.commands.stopped import FileToKeep, telling_what_is_so
    from cme_desktop.editions.file_names import unsaid_marking
    from cme_desktop.files.shared import who_can_read
    from cme_desktop.operations.returns import keeping_form
    from cme_desktop.termly.next_form import next_form
    from cme_desktop.termly.workbook import place_of, write_form
    from cme_desktop.values.dates import show_day

    with given.desk() as desk:
        with desk.store.reading() as reader:
            made = next_form(reader, arguments.census, given.today, desk.clock.now())
            stopped = FileToKeep(desk, made.of, place_of(made, arguments.out)).what_is_so
            with telling_what_is_so(stopped):
                workbook = write_form(reader, made, arguments.out)
        with telling_what_is_so(stopped):
            print(f"{workbook}: the termly form of {show_day(made.form.day)}. {who_can_read(workbook)}")
            if warning := unsaid_marking(workbook.name):
                print(warning, file=sys.stderr)
            found = sum(not check.holds for check in made.form.checks)
            if found:
                print(f"Look at the checks before keying: {found} found something.", file=sys.stderr)
            return _keep(desk, keeping_form(made, workbook))


def _keep(desk: "Desk", keep: "KeepMade") -> int:
    """Keep what was made, as the window does; where that cannot be done now, say so: the file is there."""
    from cme_desktop.operations.performing import perform

    try:
        version = perform(desk.store, desk.author, keep).result
    except Unavailable as problem:
        print(f"The workbook is there, but is not kept as made. {problem}", file=sys.stderr)
        return WITH_FINDINGS
    print(f"Kept as {version.named}, check code {version.check_code}.", file=sys.stderr)
    return DONE


def _edition(arguments: argparse.Namespace) -> "Edition":
    from cme_desktop.editions.file_names import Edition

    if arguments.edition == "working":
        if arguments.small_numbers:
            raise CmeError(
                "--small-numbers is for the committee edition; the working edition has them anyway."
            )
        return Edition.WORKING
    return Edition.COMMITTEE_WITH_SMALL_NUMBERS if arguments.small_numbers else Edition.COMMITTEE


def _refuse_as_pages(arguments: argparse.Namespace, edition: "Edition") -> None:
    """The workbook is the return, and its pages are of six sheets without names."""
    from cme_desktop.editions.file_names import Edition

    if arguments.pdf and edition is Edition.WORKING:
        raise CmeError("--pdf is for the committee edition: the working edition names children.")
    if arguments.out.suffix.casefold() == ".pdf":
        raise CmeError(
            "The return is a workbook: name it with --out F.xlsx. With --pdf its pages lie beside it."
        )


def _figures(arguments: argparse.Namespace, given: Given) -> int:
    from cme_desktop.returns.figures import load
    from cme_desktop.returns.told import told_figures
    from cme_desktop.returns.undated import undated

    period = days_asked(arguments)
    with _reading(arguments, given) as (_, reader, today, notes):
        snapshot = load(reader)
        told = told_figures(reader, snapshot, period.so_far(today), arguments.by, with_rows=arguments.rows)
        lacking = undated(reader, snapshot)
    _tell_of_the_period(period, today, notes, lacking)
    if arguments.json:
        print(json.dumps([one.as_row() for one in told], ensure_ascii=False, indent=1))
        return DONE
    for one in told:
        print("\n".join(one.lines()))
    return DONE


def _tell_of_the_period(
    period: "DateRange", today: date, notes: Sequence[str], lacking: "Sequence[Undated]"
) -> None:
    """Beside the figures: what they are of, and what is in none of them for want of a day."""
    print(" ".join([f"Figures for {period.told(today)}.", *notes]), file=sys.stderr)
    for found in lacking:
        print(f"Not counted for want of a day, {found.measures}: {found.in_words()}", file=sys.stderr)
