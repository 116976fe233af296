"""A new data file: it appears whole, at a path where nothing is, and for its owner only."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from cme_desktop.clock import Clock
from cme_desktop.errors import Unavailable
from cme_desktop.files.lasting import sync_folder
from cme_desktop.files.private import private_file
from db.connecting.engine import PATIENCE, engine_for
from db.data_file.versions import bring_up_to_date
from db.failures import CANNOT_OPEN
from db.files.alone import alone, has_content
from db.files.beside import ANCHORS, log_of, new_for, refuse_traces
from db.files.import_turn import TURN


def make_file(path: Path, clock: Clock) -> None:
    """Make an empty data file, unless somebody is faster. Raises LeftBehind, Unavailable."""
    refuse_traces(path)
    new = new_for(path)
    try:
        private_file(new)
        _fill(new, clock)
        _name(new, path)
        sync_folder(path.parent)
    except OSError as failure:
        raise Unavailable(CANNOT_OPEN.format(name=path)) from failure
    finally:
        for ending in ("", "-journal"):
            with suppress(OSError):  # in a folder that may only be read there is none
                log_of(new, ending).unlink(missing_ok=True)


def unmake_file(path: Path) -> None:
    """Take a data file away again that was made just now for work that came to nothing.

    It stays where somebody has put anything into it meanwhile, or has it open. Never raises.
    """
    with suppress(OSError, sqlite3.Error, Unavailable):
        if not has_content(path) or not _is_as_made(path):
            return
        with alone(path, "remove it"):
            for ending in ("", TURN, ANCHORS):
                log_of(path, ending).unlink(missing_ok=True)


def _is_as_made(path: Path) -> bool:
    with closing(sqlite3.connect(path, timeout=0.2)) as connection:
        tables = ("history", "record", "draft")
        return not any(connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() for table in tables)


def _fill(new: Path, clock: Clock) -> None:
    engine = engine_for(str(new), PATIENCE)
    try:
        bring_up_to_date(engine, clock)
    finally:
        engine.dispose()


def _name(new: Path, path: Path) -> None:
    """Give the file its name, which nothing has yet."""
    try:
        os.link(new, path)
    except FileExistsError:
        pass  # somebody was faster
    except OSError:  # a disk on which a file has one name only
        if not path.exists():
            new.replace(path)
