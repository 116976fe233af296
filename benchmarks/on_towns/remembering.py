"""What the program's window still holds after three hundred records, beside what it holds after thirty.

By then as many pages stand behind each other as are ever kept (Linux only, as it asks the system).
"""

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmarks import Ratio, turns
from benchmarks._at_work import at_work
from cme_desktop.ports import ListQuery, Reader
from cme_desktop.standing_records.child import CHILD
from tests.ui.sitter import Sitter
from ui.shell.places import Place, PlaceKind

OPENED, TIMES = 30, 10
GROWN = 1.2
GB = 1e9


def run(town: Path) -> Iterator[Ratio]:
    with at_work(town) as sitter:
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
    for place in places:
        sitter.go(place)
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")
