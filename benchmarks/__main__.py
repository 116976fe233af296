"""`python -m benchmarks [NAME …] [--children N …] [--records N …] [--runs N] [--json] [--keep [FILE]]`.

Gives ratios, and their targets.

Exit 0 when all targets are kept, 1 when some are not, 2 for a name that is none.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from benchmarks import Ratio, at_most
from benchmarks._results import KEPT, keep
from benchmarks.towns import busy_month, town

HERE = Path(__file__).parent
ALONE = sorted(
    found.name for found in iter_modules([str(HERE)]) if not found.name.startswith("_") and not found.ispkg
)
ON_TOWNS = sorted(found.name for found in iter_modules([str(HERE / "on_towns")]))
ON_MONTHS = sorted(
    found.name for found in iter_modules([str(HERE / "on_months")]) if found.name != "__main__"
)
CHILDREN = (1_000, 60_000)
RECORDS = (100_000,)
TENTH = 10


def main(arguments: list[str] | None = None) -> int:
    chosen = _read(arguments)
    ratios: list[Ratio] = []
    with at_most(chosen.runs):
        for name, ratio in _measured(chosen.names, chosen.children, chosen.records):
            ratios.append(ratio)
            if not chosen.json:
                print(_line(ratio), flush=True)
            if chosen.keep:
                keep(chosen.keep, name, [ratio], chosen.before)
    if chosen.json:
        print(
            json.dumps([asdict(r) | {"value": round(r.value, 3), "kept": r.kept} for r in ratios], indent=2)
        )
    return 0 if all(ratio.kept for ratio in ratios) else 1


def _read(arguments: list[str] | None) -> argparse.Namespace:
    names = [*ALONE, *ON_TOWNS, *ON_MONTHS]
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"some of {', '.join(names)}; all by default"
    )
    parser.add_argument(
        "--children", nargs="+", type=int, default=CHILDREN, metavar="N", help="the sizes of made-up towns"
    )
    parser.add_argument(
        "--records", nargs="+", type=int, default=RECORDS, metavar="N", help="the sizes of made-up months"
    )
    parser.add_argument(
        "--keep", nargs="?", type=Path, const=KEPT, metavar="FILE", help="keep them for docs/performance.md"
    )
    parser.add_argument("--before", action="store_true", help="keep them as what was before the work")
    parser.add_argument(
        "--runs",
        type=int,
        default=sys.maxsize,
        metavar="N",
        help="so many turns each at most, for a quick look",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON list instead of a table")
    chosen = parser.parse_args(arguments)
    if unknown := set(chosen.names) - set(names):
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    chosen.names = chosen.names or names
    return chosen


def _measured(
    names: Sequence[str], children: Sequence[int], records: Sequence[int]
) -> Iterator[tuple[str, Ratio]]:
    """Each ratio with the name of its benchmark."""
    for name in names:
        if name in ALONE:
            yield from ((name, ratio) for ratio in import_module(f"benchmarks.{name}").run())
            continue
        if name in ON_MONTHS:
            for size in records:
                months = busy_month(size), busy_month(size // TENTH)
                of_month: Iterator[Ratio] = import_module(f"benchmarks.on_months.{name}").run(*months, size)
                yield from ((name, ratio) for ratio in of_month)
            continue
        for size in children:
            ratios: Iterator[Ratio] = import_module(f"benchmarks.on_towns.{name}").run(town(size))
            yield from ((name, ratio.of(size)) for ratio in ratios)


def _line(ratio: Ratio) -> str:
    verdict = "" if ratio.kept else "  MISSED"
    times = f"{ratio.ours * 1000:.2f} ms to {ratio.limit * 1000:.2f} ms"
    size = "" if ratio.children is None else f"{ratio.children:>9,}"
    return f"{ratio.name:<52} {size:9} {ratio.value:6.2f} ×  (target {ratio.target:g} ×, {times}){verdict}"


if __name__ == "__main__":
    sys.exit(main())
