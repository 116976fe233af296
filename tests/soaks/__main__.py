"""The commands of the long runs: `python -m tests.soaks` with the name of one and its options."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests.postgres import running_server
from tests.soaks import (
    actions,
    attacks,
    clients,
    editions,
    forgeries,
    kills,
    long_files,
    neighbours,
    workbooks,
)


def main(given: list[str]) -> int:
    """Run one; 0 when nothing was lost and nothing found wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.soaks", description=__doc__)
    runs = parser.add_subparsers(dest="run", required=True)
    killing = runs.add_parser("kills", help="kill a process that saves, half of the time within a write")
    killing.add_argument("--times", type=int, default=1000)
    killing.add_argument("--seed", type=int, default=1)
    beside = runs.add_parser("neighbours", help="a second process at the same file, whatever is done to it")
    beside.add_argument("--times", type=int, default=300)
    beside.add_argument("--seed", type=int, default=1)
    team = runs.add_parser("clients", help="officers who save at once, and an import, on a PostgreSQL server")
    team.add_argument("--clients", type=int, default=20)
    team.add_argument("--saves", type=int, default=40)
    team.add_argument("--rows", type=int, default=2000)
    spoilt = runs.add_parser("workbooks", help="read workbooks whose parts are spoilt and zipped again")
    spoilt.add_argument("--times", type=int, default=5000)
    spoilt.add_argument("--seed", type=int, default=1)
    forging = runs.add_parser("forgeries", help="forge a data file in every way, and look what `check` finds")
    forging.add_argument("--times", type=int, default=3)
    forging.add_argument("--seed", type=int, default=1)
    forging.add_argument("--one-in", type=int, default=1, help="one kind of forgery in so many")
    long = runs.add_parser("files", help="load a file of a million rows, and see how much memory that takes")
    long.add_argument("--rows", type=int, default=1_000_000)
    long.add_argument("--kinds", nargs="+", choices=[*long_files.KINDS], default=[*long_files.KINDS])
    acting = runs.add_parser("actions", help="officers' actions in any order, held against a plain model")
    acting.add_argument("--times", type=int, default=500)
    acting.add_argument("--steps", type=int, default=actions.STEPS)
    acting.add_argument("--seed", type=int, default=1)
    reading = runs.add_parser("attacks", help="work out withheld numbers from twelve returns in a row")
    reading.add_argument("--times", type=int, default=50)
    reading.add_argument("--seed", type=int, default=1)
    keeping = runs.add_parser("editions", help="work out withheld numbers from a year of real editions")
    keeping.add_argument("--times", type=int, default=5)
    keeping.add_argument("--children", type=int, default=600)
    keeping.add_argument("--months", type=int, default=12)
    keeping.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(given)
    with tempfile.TemporaryDirectory() as folder:
        match options.run:
            case "kills":
                return _kills(options, Path(folder), given)
            case "neighbours":
                return _neighbours(options, Path(folder))
            case "workbooks":
                return _workbooks(options, Path(folder))
            case "forgeries":
                return _forgeries(options, Path(folder))
            case "actions":
                return _actions(options, Path(folder))
            case "attacks":
                return _attacks(options)
            case "editions":
                return _editions(options, Path(folder))
            case "files":
                return _files(options, Path(folder))
            case _:
                return _clients(options, Path(folder))


def _kills(options: argparse.Namespace, folder: Path, given: list[str]) -> int:
    if not kills.can_die():
        print("Writes can be made to die on Linux with a C compiler only. Nothing was run.")
        return 2
    if not kills.prepared():
        return kills.with_dying_writes(folder, ["tests.soaks", *given])
    saves, torn, wrong = kills.run(folder / "authority.cme", options.times, options.seed)
    print(f"{options.times:,} kills, {torn:,} of them within a write: {saves:,} acknowledged saves.")
    return _told(wrong)


def _neighbours(options: argparse.Namespace, folder: Path) -> int:
    saves, wrong = neighbours.run(folder, options.times, options.seed)
    print(f"{options.times:,} lives beside a second process: {saves:,} acknowledged saves.")
    return _told(wrong)


def _forgeries(options: argparse.Namespace, folder: Path) -> int:
    tallies = forgeries.run(folder, options.times, options.one_in, options.seed)
    for line in forgeries.lines(tallies):
        print(line)
    return 1 if any(tally.missed for tally in tallies.values()) else 0


def _actions(options: argparse.Namespace, folder: Path) -> int:
    actions.run(actions.on_files(folder), options.times, options.steps, options.seed)
    with running_server() as server, actions.empty_database(server) as empty:
        actions.run(actions.on_a_server(server, empty), options.times, options.steps, options.seed + 1)
    print(f"{options.times:,} lives of a data file and as many of a database, as the model has them.")
    return 0


def _attacks(options: argparse.Namespace) -> int:
    withheld, wrong = attacks.run(options.times, options.seed)
    print(f"{options.times:,} times twelve returns: {withheld:,} numbers from 1 to 4 withheld.")
    return _told(wrong)


def _editions(options: argparse.Namespace, folder: Path) -> int:
    found = editions.run(folder, options.times, options.children, options.months, options.seed)
    print(
        f"{options.times:,} times {options.months} editions: "
        f"{found.withheld:,} numbers from 1 to 4 withheld, and {found.others:,} others."
    )
    return _told(found.wrong)


def _files(options: argparse.Namespace, folder: Path) -> int:
    times = [long_files.run(folder, kind, options.rows) for kind in options.kinds]
    return 1 if max(times) > long_files.MOST_TIMES else 0


def _clients(options: argparse.Namespace, folder: Path) -> int:
    with running_server() as server:
        url = server.create()
        try:
            course = clients.run(url, folder, options.clients, options.saves, options.rows)
        finally:
            server.drop(url)
    print(
        f"{options.clients} officers and an import of {options.rows:,} rows: {len(course.together):,} "
        f"acknowledged saves; the middle one took {course.slower():.1f} times as long as alone."
    )
    return _told(course.wrong)


def _workbooks(options: argparse.Namespace, folder: Path) -> int:
    found, wrong = workbooks.run(folder, options.times, options.seed)
    course = ", ".join(f"{count:,} {what}" for what, count in found.most_common())
    print(f"{options.times:,} mutated workbooks: {course}.")
    return _told(wrong)


def _told(wrong: list[str]) -> int:
    for line in wrong:
        print(line)
    print(f"{len(wrong)} lost or wrong.")
    return 1 if wrong else 0


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main(sys.argv[1:]))
