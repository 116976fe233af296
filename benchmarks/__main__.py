"""`python -m benchmarks [NAME …] [--json]`: each measurement's ratio to its limit, beside its target.

Exit 0 when all targets are kept, 1 when some are not, 2 for a name that is none.
"""

import argparse
import json
import sys
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from benchmarks import Ratio

NAMES = sorted(
    found.name for found in iter_modules([str(Path(__file__).parent)]) if not found.name.startswith("_")
)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"some of {', '.join(NAMES)}; all by default"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON list instead of a table")
    chosen = parser.parse_args(arguments)
    if unknown := set(chosen.names) - set(NAMES):
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    ratios: list[Ratio] = []
    for name in chosen.names or NAMES:
        for ratio in import_module(f"benchmarks.{name}").run():
            ratios.append(ratio)
            if not chosen.json:
                print(_line(ratio), flush=True)
    if chosen.json:
        print(
            json.dumps([asdict(r) | {"value": round(r.value, 3), "kept": r.kept} for r in ratios], indent=2)
        )
    return 0 if all(ratio.kept for ratio in ratios) else 1


def _line(ratio: Ratio) -> str:
    verdict = "" if ratio.kept else "  MISSED"
    times = f"{ratio.ours * 1000:.2f} ms to {ratio.limit * 1000:.2f} ms"
    return f"{ratio.name:<52} {ratio.value:6.2f} ×  (target {ratio.target:g} ×, {times}){verdict}"


if __name__ == "__main__":
    sys.exit(main())
