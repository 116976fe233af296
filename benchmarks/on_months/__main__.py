"""`python -m benchmarks.on_months MONTH OUT`: makes a return; prints its seconds and the bytes it held."""

import resource
import sys
from pathlib import Path
from time import perf_counter

from benchmarks.on_months.returning import make

if __name__ == "__main__":
    start = perf_counter()
    make(Path(sys.argv[1]), Path(sys.argv[2]))
    print(perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
