"""CME Desktop: the one place where the officers' world, the storage and the window meet."""

import os
import sys

if __name__ == "__main__":  # no module comes out of the folder one happens to be in, wherever Python looks
    _OWN = os.path.dirname(os.path.abspath(__file__))
    try:
        _HERE = os.getcwd()
    except OSError:  # it was deleted
        _HERE = ""
    if not _HERE.startswith((sys.prefix, sys.base_prefix)):
        sys.path[:] = [entry for entry in sys.path if entry not in ("", _HERE)]
    sys.path[:] = [_OWN, *(entry for entry in sys.path if entry != _OWN)]

import signal

if __name__ == "__main__":  # Ctrl+C while the program loads, or in its window, just ends it
    signal.signal(signal.SIGINT, signal.SIG_DFL)

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from cme_desktop.clock import Clock
    from cme_desktop.commands.base import Given
    from cme_desktop.desk import Desk
    from cme_desktop.due import FirstLook
    from cme_desktop.paper.book import Book
    from cme_desktop.ports import Store
    from cme_desktop.spreadsheets.waiting import GoOn
    from db.files.emergency import DraftFiles
    from db.history.anchors import AnchorFile

NAME = "cme-desktop"
FILE = "authority.cme"
_PICTURES = Path(__file__).parent / "docs" / "pictures"
"""What fills forms and takes pictures where there is no display; only the source has it."""


class SystemClock:
    """The machine's clock, read in the United Kingdom."""

    def today(self) -> "date":
        from datetime import datetime

        from cme_desktop.values.moments import UK

        return datetime.now(UK).date()

    def now(self) -> "datetime":
        from datetime import UTC, datetime

        return datetime.now(UTC)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command, or open the window when there is none; gives the exit code.

    A window asks for nothing that only commands need, so that it is on the screen at once.
    """
    match sys.argv[1:] if arguments is None else list(arguments):
        case []:
            return _window(None)
        case ["--data", data]:
            return _window(data)
        case ["--read-a-file-from-outside"]:  # how a program packed into one file starts itself to read one
            from cme_desktop.spreadsheets.child import main as read_from_outside

            return read_from_outside()
        case given:
            return _command(given)


# -- the command line -------------------------------------------------------------------------------


def _command(words: Sequence[str]) -> int:
    from cme_desktop.commands.running import run

    return run(NAME, words, SystemClock().today(), _given_for, _window)


def _given_for(named: str | None) -> "Given":
    """What a command works with, on the data file named or else the usual one."""
    from cme_desktop.commands.base import Given

    data = named or default_data()
    return Given(
        data,
        partial(open_desk, data),
        partial(open_desk, data, make=False, settled=False),
        partial(_is_there, data),
        partial(_refuse_taken, named),
        partial(_restore, data),
        partial(_unmake, data),
        SystemClock().today(),
    )


# -- the data file ----------------------------------------------------------------------------------


def default_data() -> str:
    """The data file in this person's own folder."""
    import platformdirs

    return str(Path(platformdirs.user_data_dir(NAME, appauthor=False)) / FILE)


def open_desk(data: str, make: bool = True, clock: "Clock | None" = None, settled: bool = True) -> "Desk":
    """Open the data with the clock and the person at the desk. Raises Unavailable; Missing without `make`.

    Unless it is to be `settled`, what was left unfinished in it stays as it is.
    """
    from cme_desktop.desk import Desk
    from cme_desktop.errors import Unavailable
    from cme_desktop.files.names import ROOM, refuse_impossible
    from cme_desktop.files.private import private_folder
    from cme_desktop.ports import Author
    from db.files.shares import refuse_share
    from db.store import open_store

    clock = clock or SystemClock()
    if "://" not in data:
        path = Path(data)
        if not path.name:
            raise Unavailable(f"“{data}” is a folder. Name a data file with --data.")
        refuse_impossible(path, ROOM)
        refuse_share(path)
        if make and data == default_data():
            private_folder(path.parent)
    who = _who()
    store = open_store(data, clock, kept=_anchors(data), make=make, to_look=not settled)
    unsettled = _finish_what_was_left(store) if settled else ()
    drafts = _emergency_drafts(data, who)
    return Desk(store, clock, Author(who), drafts, own_print=_own_print, unsettled=unsettled)


def _own_print(book: "Book", pdf: Path, go_on: "GoOn" = lambda: None) -> None:
    """Qt prints where there is no LibreOffice; it is loaded for that alone."""
    from ui.printing import print_book

    print_book(book, pdf, go_on)


def _finish_what_was_left(store: "Store") -> Sequence[str]:
    """Bring to its end what was cut short; a sentence for whatever could not be."""
    from cme_desktop.operations.opening import FinishWhatWasLeft
    from cme_desktop.operations.performing import perform
    from cme_desktop.ports import PROGRAM

    try:
        return perform(store, PROGRAM, FinishWhatWasLeft()).result
    except BaseException:
        store.close()
        raise


def _anchors(data: str) -> "AnchorFile":
    """Where it is noted how far the history has come."""
    from db.history.anchors import AnchorFile, beside_file, for_server

    if "://" in data:
        return AnchorFile(for_server(data, Path(default_data()).parent))
    return AnchorFile(beside_file(Path(data)))


def _emergency_drafts(data: str, login: str) -> "DraftFiles":
    """Where this person's typing goes that the data cannot take yet."""
    from db.files.emergency import DraftFiles, beside_file, in_own_folder

    if "://" in data:
        return DraftFiles(in_own_folder(data, Path(default_data()).parent))
    return DraftFiles(beside_file(Path(data), login))


def _who() -> str:
    """The name this person is logged in by."""
    import getpass

    try:
        return os.fsencode(getpass.getuser()).decode("utf-8", "replace")
    except (KeyError, OSError, ImportError):
        return "somebody"


def _is_there(data: str) -> bool:
    """Whether there is something to open; a server's database is always there."""
    return "://" in data or os.path.lexists(data)


def _unmake(data: str) -> None:
    """Take away a data file that was made for nothing."""
    from db.data_file.making import unmake_file

    unmake_file(Path(data))


def _refuse_taken(data: str | None) -> None:
    """Raises Unavailable unless a path is named where nothing is; a server's database is always there."""
    from cme_desktop.errors import Unavailable
    from cme_desktop.files.names import ROOM, refuse_impossible

    if data is None:
        raise Unavailable(
            "A made-up authority does not go into your own data file. Name a new one with --data, "
            "such as --data try.cme."
        )
    if "://" not in data:
        refuse_impossible(Path(data), ROOM)
    if "://" not in data and os.path.lexists(data):
        raise Unavailable(f"There is a file {data} already. Name a path where nothing is with --data.")


def _restore(data: str, backup: Path) -> Path | None:
    """Put a backup in its place; gives where the file is now that stood there."""
    from cme_desktop.errors import Unavailable
    from cme_desktop.files.names import ROOM, refuse_impossible
    from db.data_file.restoring import restore
    from db.files.shares import refuse_share

    if "://" in data:
        raise Unavailable("A PostgreSQL database is restored on its server, with pg_restore.")
    refuse_impossible(backup)
    refuse_impossible(Path(data), ROOM)
    refuse_share(Path(data))
    return restore(backup, Path(data))


# -- the window -------------------------------------------------------------------------------------


def _window(data: str | None) -> int:
    if not _has_display():
        return _without_display(data)
    from PySide6.QtCore import QStandardPaths

    from ui.app import run

    config = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    name = FILE if data is None else "the team’s database" if "://" in data else Path(data).name
    return run(
        lambda: open_desk(data or default_data()),
        lambda path, make: open_desk(str(path), make),
        _put_back,
        partial(look, data or default_data()),
        settings=Path(config, NAME),
        name=name,
    )


def _put_back(offer: Path, missing: Path) -> None:
    _restore(str(missing), offer)


def look(data: str, name: str) -> "FirstLook | None":
    """What is due, without opening the data in full; None where that has more to do or to say."""
    if "://" in data:
        return None
    from db.early.first_look import first_look
    from db.files.shares import is_on_share

    if is_on_share(Path(data)):
        return None
    return first_look(Path(data), name, SystemClock().today())


def _without_display(data: str | None) -> int:
    """Show on a made-up authority what the window would do; a data file that was named is left alone.

    An installed program, which is without `docs`, says no more than that there is no display.
    """
    print("There is no display, so no window can be opened. Commands work without one: see --help.")
    sys.stdout.flush()
    if data is not None or not _PICTURES.is_dir():
        return 2
    from cme_desktop.commands import NOT_STARTED
    from cme_desktop.commands.parser import complain
    from cme_desktop.errors import CmeError
    from docs.pictures.headless import run

    try:
        return run(lambda path: open_desk(str(path)), Path("out"))
    except (CmeError, OSError) as problem:
        complain(str(problem))
        return NOT_STARTED


def _has_display() -> bool:
    """Whether Qt has something to draw on; only Linux can be without."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in named)


if __name__ == "__main__":
    sys.exit(main())
