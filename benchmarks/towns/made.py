"""The data file of a town, made once and kept for the next run."""

import os
from datetime import date
from pathlib import Path

from benchmarks.towns.grown import grow
from cme_desktop.sample import fill
from db.store import open_store
from tests.builders import AUTHOR, StandingClock

AS_OF = date(2026, 11, 9)
KEPT = Path(__file__).parents[2] / "build" / "towns"
LARGEST_SAVED = 20_000
"""Up to so many children are saved one by one; a larger town is so many times one of these."""


def town(children: int) -> Path:
    """A town of so many children, for reading: whoever changes it takes a copy."""
    file = KEPT / f"{children}.cme"
    if not file.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        unfinished = KEPT / f"unfinished-{children}.cme"
        unfinished.unlink(missing_ok=True)
        make(unfinished, children)
        os.replace(unfinished, file)
    return file


def make(file: Path, children: int, saved: int = LARGEST_SAVED) -> None:
    """Make a town in a file that is not there yet, of about so many children."""
    times = -(-children // saved)
    storage = open_store(str(file), StandingClock())
    with storage.changing(AUTHOR) as work:
        fill(work, children=children // times, seed=1, as_of=AS_OF)
        work.commit()
    if times > 1:
        grow(file, storage, times)
    else:
        storage.close()
