"""What the program's window still holds after three hundred records, beside what it holds after thirty.

By then as many pages stand behind each other as are ever kept. Garbage is looked for by the program itself
alone (Linux only, as it asks the system).
"""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from benchmarks import Ratio, turns
from benchmarks._at_work import at_work
from cme_desktop.ports import ListQuery, Reader
from cme_desktop.standing_records.child import CHILD
from tests.ui.sitter import Sitter
from ui.app import sweep
from ui.shell.places import Place, PlaceKind

OPENED, TIMES = 30, 10
SWEPT = 3
"""So many records are opened at most between two times that garbage is looked for, ten seconds apart."""
GROWN = 1.2
GB = 1e9


def run(town: Path) -> Iterator[Ratio]:
    with at_work(town) as sitter, _no_other_sweep():
        first = turns(OPENED)
        places = iter(sitter.reading(lambda reader: list(islice(_places(reader), first * TIMES))))
        limit = _after(sitter, islice(places, first))
        ours = _after(sitter, places)
        yield Ratio(f"memory after {TIMES} times as many records, in GB", ours / GB, limit / GB, GROWN)


def _places(reader: Reader) -> Iterator[Place]:
    """The files of children in turn, each followed by the forms of what is on file about the child."""
    for row in reader.page(ListQuery(CHILD, "reference"), None, OPENED * TIMES):
        yield Place(PlaceKind.CHILD, CHILD.key, row.id)
        for entry in reader.timeline(row.id):
            yield Place(PlaceKind.RECORD, entry.type, entry.id)


def _after(sitter: Sitter, places: Iterator[Place]) -> int:
    """The bytes that the process takes once all have been gone to."""
    sweeping = sweep(sitter.app)
    for number, place in enumerate(places, 1):
        sitter.go(place)
        if number % SWEPT == 0:
            sweeping.timeout.emit()  # without the wait
    sweeping.deleteLater()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


@contextmanager
def _no_other_sweep() -> Iterator[None]:
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
