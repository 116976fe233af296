"""`python -m benchmarks._whose [--children N] [--rows N] [--seeds N …]`: what an import makes of spoilt rows.

The truth is known, as the town is made up (`tests/cme_desktop/intake/spoilt.py`). Prints by kind of row what
became of it, and how long the import took. It has no target of its own: what may never be
is held by `tests/cme_desktop/intake/test_spoilt_rows.py`.
"""

import argparse
import csv
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from cme_desktop.desk import Desk
from db.store import open_store
from tests.builders import AUTHOR, StandingClock
from tests.cme_desktop.intake.spoilt import HEADINGS, Fates, cells, fill, load, total, town


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks._whose", description=__doc__)
    parser.add_argument("--children", type=int, default=2_000)
    parser.add_argument("--rows", type=int, default=1_000)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    chosen = parser.parse_args()
    for seed in chosen.seeds:
        _one(seed, chosen.children, chosen.rows)


def _one(seed: int, children: int, rows: int) -> None:
    made = town(seed, children, rows)
    with TemporaryDirectory() as folder:
        store = open_store(str(Path(folder, "town.cme")), StandingClock())
        desk = Desk(store, StandingClock(), AUTHOR)
        fill(desk, made)
        path = Path(folder, "sent.csv")
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([HEADINGS, *map(cells, made.rows)])
        start = perf_counter()
        found = load(desk, made, path)
        taken = perf_counter() - start
        store.close()
    print(f"seed {seed}: {len(made.on_file):,} children on file, {len(made.rows):,} rows, {taken:.1f} s")
    names = list(vars(Fates()))
    print(f"{'':26}" + "".join(f"{name.replace('_', ' '):>15}" for name in names))
    for kind, fates in [*sorted(found.items()), ("all", total(found))]:
        print(f"{kind:26}" + "".join(f"{getattr(fates, name):15,}" for name in names))


if __name__ == "__main__":
    main()
