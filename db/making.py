"""A new data file: it appears whole, at a path where nothing is, and for its owner only."""

import os
from contextlib import suppress
from pathlib import Path

from cme_desktop.clock import Clock
from cme_desktop.errors import Unavailable
from cme_desktop.files.lasting import sync_folder
from cme_desktop.files.private import private_file
from db.beside import log_of, new_for, refuse_traces
from db.engine import PATIENCE, engine_for
from db.failures import CANNOT_OPEN
from db.versions import bring_up_to_date


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
