"""An import of a long file, and how much memory it takes at its most, beside that of a file of few rows.

`python -m tests.soaks.long_files FOLDER KIND ROWS [trace]` loads one file of made-up rows into a new data
file, and prints the highest mark in bytes: of the process, or traced, of what Python holds.
"""

import csv
import gc
import random
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import db.store
from cme_desktop.desk import Desk
from cme_desktop.intake.importing import import_table
from cme_desktop.intake.outcome import Outcome
from cme_desktop.intake.schools import import_schools
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.standing_records.child import CHILD
from db.store import open_store
from tests.builders import AUTHOR, StandingClock, make_school

ROOT = Path(__file__).parents[2]
FEW = 10_000
MOST_TIMES = 2.0
"""As much memory may a million rows take as ten thousand."""
MOST_TIMES_SHORT = 1.5
"""As much of what Python holds may six hundred rows take as a hundred and fifty.

The fewer are less than one lot of those that are looked up together.
"""
_SYLLABLES = ("ka", "lo", "mi", "ran", "tes", "vor", "bel", "dan", "fi", "gus", "hal", "jor", "ken", "mon")
_TO_WARM_UP = 800
"""Rows that fill what is kept for every file of a sitting, such as how names sound."""

Cells = Sequence[object]


def _name(dice: random.Random) -> str:
    return "".join(dice.choices(_SYLLABLES, k=dice.randint(2, 4))).title()


def _birth(dice: random.Random) -> str:
    return f"{dice.randint(13, 28)}/{dice.randint(1, 12)}/{dice.randint(2009, 2021)}"


def _children(dice: random.Random, rows: int) -> Iterator[Cells]:
    yield "Surname", "Forename", "Date of birth", "Sex", "Address postcode"
    for _ in range(rows):
        yield _name(dice), _name(dice), _birth(dice), dice.choice("MF"), f"M{dice.randint(1, 40)} 1AA"


def _notices(dice: random.Random, rows: int) -> Iterator[Cells]:
    """Every third child with a parent, every fourth row refused for its day."""
    yield (
        "Child surname", "Child forename", "Child date of birth", "School", "Notice received", "Name entered",
        "Status", "Parent lived with",
    )  # fmt: skip
    for number in range(rows):
        parent = f"{_name(dice)}, {_name(dice)}" if number % 3 == 0 else ""
        day = "soon" if number % 4 == 0 else "20/10/2026"
        yield _name(dice), _name(dice), _birth(dice), "106653", "21/10/2026", day, "received", parent


def _schools(dice: random.Random, rows: int) -> Iterator[Cells]:
    yield (
        "URN", "LA (code)", "EstablishmentNumber", "EstablishmentName", "TypeOfEstablishment (code)",
        "EstablishmentStatus (code)", "Street",
    )  # fmt: skip
    for number in range(rows):
        yield (
            100_000 + number % 900_000, 352 + number // 9000 % 500, 1000 + number % 9000,
            f"{_name(dice)} School", "01", "1", f"{number} High Street",
        )  # fmt: skip


KINDS: dict[str, Callable[[random.Random, int], Iterator[Cells]]] = {
    "children": _children,
    "notices": _notices,
    "schools": _schools,
}


def run(folder: Path, kind: str, rows: int) -> float:
    """How many times as much memory a file of so many rows takes as one of ten thousand."""
    few, many = (peak(folder, kind, count) for count in (FEW, rows))
    print(f"{kind}: {few / 1e6:,.0f} MB for {FEW:,} rows, {many / 1e6:,.0f} MB for {rows:,}.", flush=True)
    return many / few


def peak(folder: Path, kind: str, rows: int, traced: bool = False) -> int:
    """The highest mark, in bytes, of a process that loads such a file."""
    more = ["trace"] if traced else []
    command = [sys.executable, "-m", "tests.soaks.long_files", str(folder), kind, str(rows), *more]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    return int(done.stdout)


def main(folder: Path, kind: str, rows: int, traced: bool) -> None:
    db.store.LONGEST_LOOK_AWAY = 0.0  # nobody waits for this file
    data, sent = folder / f"{kind}-{rows}.cme", folder / f"{kind}-{rows}.csv"
    store = open_store(str(data), StandingClock())
    desk = Desk(store, StandingClock(), AUTHOR)
    with store.changing(AUTHOR) as work:
        make_school(work, "Elm Lane", urn="106653")
        work.commit()
    for seed, count in enumerate((_TO_WARM_UP, rows)):
        with sent.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(KINDS[kind](random.Random(seed), count))
        gc.collect()
        if traced and count == rows:
            tracemalloc.start()
        outcome = _load(desk, kind, sent, dry_run=count == _TO_WARM_UP)
        assert outcome.read == count
        assert outcome.loaded > count / 2, outcome.counts()
    print(tracemalloc.get_traced_memory()[1] if traced else _highest_of_the_process())
    store.close()


def _load(desk: Desk, kind: str, sent: Path, dry_run: bool) -> Outcome:
    if kind == "schools":
        return import_schools(desk, sent, dry_run)
    return import_table(desk, CHILD if kind == "children" else ON_ROLL_NOTICE, sent, dry_run)


def _highest_of_the_process() -> int:
    import resource  # late: Windows has none

    highest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return highest if sys.platform == "darwin" else highest * 1024


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), len(sys.argv) > 4)
