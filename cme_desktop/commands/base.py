"""What the commands share: what they are given to work with, and how their options are read."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cme_desktop.due import said_of_unread
from cme_desktop.errors import CmeError, Unavailable
from cme_desktop.settings import AUTHORITY, UNNAMED
from cme_desktop.watching import UNWATCHED, Watcher

if TYPE_CHECKING:
    from cme_desktop.description.record_type import RecordType
    from cme_desktop.desk import Desk
    from cme_desktop.ports import Reader

PLURALS = {"children": "child", "schools": "school"}
"""Names of record types that are said in the plural."""


@dataclass(frozen=True)
class Given:
    """What a command works with; nothing is opened until it asks.

    `data` is the path or address of the data file. `open_desk` opens it, making a new one only if told so;
    `open_to_look` leaves in it what was left unfinished. `is_there` says whether there is anything to open.
    `refuse_taken` raises Unavailable unless a place was named for the data file where nothing is. `restore`
    puts a backup in its place, and gives the path that the file has now which stood there. `unmake` takes a
    data file away that was made for nothing.
    """

    data: str
    open_desk: Callable[[bool], "Desk"]
    open_to_look: Callable[[], "Desk"]
    is_there: Callable[[], bool]
    refuse_taken: Callable[[], None]
    restore: Callable[[Path], Path | None]
    unmake: Callable[[], None]
    today: date

    @contextmanager
    def desk(self, make: bool = False) -> Iterator["Desk"]:
        """The data file and all that goes with it, closed afterwards. Raises Unavailable.

        What a change of the law left to be reckoned is reckoned first, where the data may be changed now.
        A file that is made for a command that comes to nothing goes again.
        """
        with self._or_nothing(), _at_work(self.open_desk(make)) as desk:
            yield desk

    @contextmanager
    def desk_as_it_is(self) -> Iterator["Desk"]:
        """The same, with nothing of it changed."""
        with _closing(self.open_to_look()) as desk:
            yield desk

    @contextmanager
    def desk_to_read(self) -> Iterator["Desk"]:
        """As `desk`; a file that cannot be opened for work is read as it lies there, if it can be."""
        try:
            opened = _at_work(self.open_desk(False))
        except Unavailable:
            opened = _closing(self.open_to_look())
        with opened as desk:
            yield desk

    @contextmanager
    def _or_nothing(self) -> Iterator[None]:
        was_there = self.is_there()
        try:
            yield
        except BaseException:
            if not was_there:
                self.unmake()
            raise


@contextmanager
def _at_work(opened: "Desk") -> Iterator["Desk"]:
    with _closing(opened) as desk:
        reckon_what_is_left(desk)
        _tell_what_is_unread(desk)
        yield desk


@contextmanager
def _closing(desk: "Desk") -> Iterator["Desk"]:
    try:
        yield desk
    finally:
        desk.store.close()


def _tell_what_is_unread(desk: "Desk") -> None:
    """What somebody has written into the data that cannot be read, as far as it bears on the work."""
    with desk.store.reading() as reader:
        unread = said_of_unread(reader.law().unread, 0)
    for sentence in (*desk.unsettled, *unread):
        print(sentence, file=sys.stderr)


def reckon_what_is_left(desk: "Desk") -> None:
    """Reckon what waits; where that cannot be done now, say so, as lines that are not reckoned do."""
    from cme_desktop.operations.performing import perform
    from cme_desktop.operations.reckoning import ReckonWhatWaits

    try:
        told = telling("Records whose due dates are reckoned anew")
        perform(desk.store, desk.author, ReckonWhatWaits(), told)
    except Unavailable as problem:
        with desk.store.reading() as reader:
            left = reader.to_reckon()
        print(f"{in_records(left)} still to be reckoned anew. {problem}", file=sys.stderr)


def in_records(count: int) -> str:
    """So many records, as the beginning of a sentence about their due dates."""
    return f"The due dates of {count:,} {'record' if count == 1 else 'records'} are"


Run = Callable[[argparse.Namespace, Given], int]


class Commands:
    """Adds commands to the parser; each takes `--data` too, before its name or after it."""

    def __init__(self, under: Any, today: date) -> None:
        self._under = under
        self._today = today
        self._data = argparse.ArgumentParser(add_help=False)
        self._data.add_argument("--data", metavar="PATH|URL", default=argparse.SUPPRESS, help=DATA_HELP)

    def add(self, name: str, help: str, run: Run | None) -> argparse.ArgumentParser:
        """A new command; one without `run` only leads to others below it."""
        parser: argparse.ArgumentParser = self._under.add_parser(
            name, help=help, description=help, parents=[self._data], allow_abbrev=False
        )
        if run is not None:
            parser.set_defaults(run=run)
        return parser

    def below(self, parser: argparse.ArgumentParser) -> "Commands":
        """Commands of two words."""
        return Commands(parser.add_subparsers(dest="which", metavar="WHICH", required=True), self._today)

    def day(self, text: str) -> date:
        """A day as officers and programs write it."""
        from cme_desktop.values.dates import YearWindow, parse_day
        from cme_desktop.values.errors import ValueProblem

        try:
            return parse_day(text, today=self._today, window=YearWindow.EVENT)
        except ValueProblem as problem:
            raise argparse.ArgumentTypeError(str(problem)) from problem


WORKBOOK_HELP = "where the workbook goes; its name ends in .xlsx"
DATA_HELP = "the data file, or the postgresql:// address of the team’s database"


def type_named(name: str) -> "RecordType[Any]":
    """A record type by its name on the command line, or by its plural where it has one there."""
    from cme_desktop.registry import record_type

    try:
        return record_type(PLURALS.get(name, name))
    except KeyError as unknown:
        plurals = " and ".join(PLURALS)
        raise argparse.ArgumentTypeError(f"{unknown} {plurals.capitalize()} will do too.") from unknown


def authority_of(reader: "Reader") -> str:
    """The authority's name, for covers."""
    return reader.setting(AUTHORITY) or UNNAMED


def some_path(text: str) -> Path:
    """A path as it is given. Raises ArgumentTypeError for none, which would be the folder one is in."""
    if not text:
        raise argparse.ArgumentTypeError("The name of a file or folder is missing; a dot is this folder.")
    return Path(text)


def in_order(since: date | None, until: date | None, last: str = "--to") -> None:
    """Raises CmeError for a period that ends before it begins; `last` is the option of its last day."""
    if since is not None and until is not None and until < since:
        raise CmeError(f"The period ends before it begins; swap --from and {last}.")


class _Terminal:
    """Says how far work is on one line of the terminal. It is stopped by Ctrl+C, and by nothing else."""

    cancelled = False

    def __init__(self, what: str) -> None:
        self._what = what

    def report(self, done: int, total: int) -> None:
        end = "\n" if done == total else "\r"  # back to where it begins, so that what is said next covers it
        print(f"{self._what}: {done:,} of {total:,}", end=end, file=sys.stderr, flush=True)

    def check(self) -> None:
        pass


def telling(what: str) -> Watcher:
    """Progress on one line of the terminal; nothing where the output is kept."""
    if sys.stderr is None or not sys.stderr.isatty():  # None where whoever started the program closed it
        return UNWATCHED
    return _Terminal(what)
