"""The net flow of pupils: all whom any chapter knows to have come, less those whom any knows to have left."""

from functools import cache

from cme_desktop.description.record import Record
from cme_desktop.returns.chapters import chapters
from cme_desktop.returns.counting import id_of
from cme_desktop.returns.measures import Source
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.snapshot import Snapshot
from cme_desktop.returns.things import Thing


def _came(_: Snapshot, record: Record, __: DateRange) -> tuple[Thing]:
    return (Thing(id_of(record)),)


def _left(_: Snapshot, record: Record, __: DateRange) -> tuple[Thing]:
    return (Thing(id_of(record), amount=-1),)


@cache
def net_flow() -> tuple[Source[Record], ...]:
    """Those who came, and then those who left."""
    came = (chapter.came for chapter in chapters() if chapter.came is not None)
    left = (chapter.left for chapter in chapters() if chapter.left is not None)
    return (
        *(Source(pick, _came, whatever_period=True) for pick in came),
        *(Source(pick, _left, whatever_period=True) for pick in left),
    )
