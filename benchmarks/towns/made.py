"""The data file of a town, made once and kept for the next run."""

import os
from datetime import date
from pathlib import Path

from cme_desktop.sample import fill
from main import open_desk
from tests.builders import AUTHOR

AS_OF = date(2026, 11, 9)
KEPT = Path(__file__).parents[2] / "build" / "towns"


def town(children: int) -> Path:
    """A town of so many children, for reading: whoever changes it takes a copy."""
    file = KEPT / f"{children}.cme"
    if not file.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        unfinished = KEPT / f"unfinished-{children}.cme"
        _make(unfinished, children)
        os.replace(unfinished, file)
    return file


def _make(file: Path, children: int) -> None:
    desk = open_desk(str(file))
    with desk.store.changing(AUTHOR) as work:
        fill(work, children=children, seed=1, as_of=AS_OF)
        work.commit()
    desk.store.close()
