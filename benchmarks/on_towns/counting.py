"""The figures of the return beside the same counts by the bare driver, one for each measure, on one file.

And the memory that counting takes at its height, beside that of the figures it comes to.
"""

import tracemalloc
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import Ratio, compare
from benchmarks._raw_counts import ask, page_questions, questions
from benchmarks._statements import bare_connection
from benchmarks.towns.made import AS_OF
from benchmarks.towns.month import OCTOBER
from cme_desktop.looks.returns import read_report, read_stock
from cme_desktop.ports import Reader
from cme_desktop.returns.catalogue import CHAPTERS, MEASURES
from cme_desktop.returns.chapters import Chapter
from cme_desktop.returns.figures import Asked, figures, figures_of, load
from cme_desktop.returns.periods import DateRange
from cme_desktop.watching import UNWATCHED
from db.store import open_store
from tests.builders import StandingClock

TARGET = 3.0
MEMORY = 4.0
GB = 10**9
RUNS = 5


def run(town: Path) -> Iterator[Ratio]:
    storage = open_store(str(town), StandingClock())
    bare = bare_connection(storage.engine)
    try:
        with storage.reading() as reader:
            month = partial(ask, bare, questions([(OCTOBER, MEASURES)]))
            yield compare("figures of a month", partial(figures, reader, OCTOBER), month, TARGET, RUNS)
            stock = read_stock(AS_OF, reader, UNWATCHED)
            whole = partial(read_report, stock, OCTOBER, reader, UNWATCHED)
            plainly = partial(ask, bare, page_questions(OCTOBER, AS_OF))
            yield compare("all periods of a return", whole, plainly, TARGET, RUNS)
            yield _memory(reader)
    finally:
        bare.close()
        storage.close()


def _memory(reader: Reader) -> Ratio:
    """At its height while all years are counted, to that of their figures and of a block of records."""
    asked, snapshot = [Asked(DateRange(date.min, date.max))], load(reader)
    figures_of(reader, snapshot, asked)
    tracemalloc.start()
    try:
        block = max(map(partial(_block, reader), CHAPTERS))
        tracemalloc.reset_peak()
        before, _ = tracemalloc.get_traced_memory()
        found = figures_of(reader, snapshot, asked)
        after, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found
    ours, limit = most - before, after - before + block
    return Ratio("memory while all is counted, in GB", ours / GB, limit / GB, MEMORY)


def _block(reader: Reader, chapter: Chapter[Any]) -> int:
    """The memory that the first records of a type take."""
    before, _ = tracemalloc.get_traced_memory()
    block = next(reader.wanted(chapter.kind, chapter.reads, [()]), None)
    after, _ = tracemalloc.get_traced_memory()
    assert block is not None
    return after - before
