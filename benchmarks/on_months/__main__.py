"""`python -m benchmarks.on_months MONTH OUT`: makes a return; prints its processor seconds and bytes held."""

import resource
import sys
from pathlib import Path
from time import process_time

from benchmarks.on_months.returning import make

if __name__ == "__main__":
    start = process_time()
    make(Path(sys.argv[1]), Path(sys.argv[2]))
    print(process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
