"""The net flow of pupils: all whom any chapter knows to have come, less those whom any knows to have left."""

from collections.abc import Iterator

from cme_desktop.description.record import Record
from cme_desktop.returns.chapters import chapters
from cme_desktop.returns.counting import Pick, id_of
from cme_desktop.returns.measures import Counted, Select, Snapshot
from cme_desktop.returns.periods import DateRange


def _came() -> list[Pick[Record]]:
    return [chapter.came for chapter in chapters() if chapter.came is not None]


def _left() -> list[Pick[Record]]:
    return [chapter.left for chapter in chapters() if chapter.left is not None]


def _flow(snapshot: Snapshot, period: DateRange) -> Iterator[Counted]:
    for came in _came():
        yield from (Counted(id_of(record)) for record in came(snapshot, period))
    for left in _left():
        yield from (Counted(id_of(record), amount=-1) for record in left(snapshot, period))


def _undated(snapshot: Snapshot) -> Iterator[Record]:
    for pick in (*_came(), *_left()):
        yield from pick.undated(snapshot)


NET_FLOW = Select(_flow, _undated)
